"""Teams sends a turn again: with its id or a new one, to this process or another, before or after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.turns.deliveries import KEPT_SECONDS, PATIENCE, Deliveries, Delivery
from dialogs.conversation.root import Root
from state.conversations.turn import KEPT_FOR, Turn, forget_old_turns
from state.facts.negotiation import NegotiationEntry
from state.records.audit import AuditEntry
from state.records.store import Store
from state.store.sql import open_store
from tests.support.bot.fake_connector import Teams, a_connector
from tests.support.bot.house import NOW, Echo, answering, teams_with
from tests.support.bot.process import serving
from tests.support.bot.talking import MEETING, Talk, actions_in, talking, words
from tests.support.dialogs.transcript import a_conversation

SENT = "2026-11-23T09:31:00.123Z"
LATER = "2026-11-23T09:31:30.456Z"


@asynccontextmanager
async def two_processes(url: str) -> AsyncIterator[tuple[Talk, Talk]]:
    """Two bots with connections of their own to one database."""
    one, two = await open_store(url), await open_store(url)
    try:
        async with talking(one) as first, talking(two, filled=True) as second:
            yield first, second
    finally:
        await one.close()
        await two.close()


async def to_the_summary(talk: Talk) -> None:
    await talk.say(MEETING)
    (told,) = await talk.say("spring over")
    assert "Sådan bliver det gemt" in told


def the_save(sent: dict[str, Any]) -> dict[str, Any]:
    """The click that saves, as this card would send it."""
    (action,) = [one for one in actions_in(sent) if one["title"] == "Gem"]
    return {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}


@pytest.mark.parametrize("ids", [("same", "same"), ("one", "two")], ids=["same id", "new id"])
async def test_a_click_sent_to_two_processes_at_once_records_once(
    database_url: str, ids: tuple[str, str]
) -> None:
    async with two_processes(database_url) as (one, two):
        await to_the_summary(one)
        click = the_save(one.teams.connector.sent[-1])
        (_, first), (_, second) = await asyncio.gather(
            one.teams.post(**click, id=ids[0]), two.teams.post(**click, id=ids[1])
        )
        assert len(await one.meetings()) == 1
        assert len(await one.entries()) == 1
    # An SQLite file belongs to one process: a second one records nothing either, but may say so in its own words.
    assert first == second or database_url.startswith("sqlite")
    assert "Nørrebro" in str(first)
    assert "Nørrebro" in str(second)


@pytest.mark.parametrize("ids", [("same", "same"), ("one", "two")], ids=["same id", "new id"])
async def test_a_yes_sent_to_two_processes_at_once_records_once(
    database_url: str, ids: tuple[str, str]
) -> None:
    async with two_processes(database_url) as (one, two):
        await to_the_summary(one)
        first, second = await asyncio.gather(
            *(each.say("ja", id=id_, timestamp=SENT) for each, id_ in zip((one, two), ids, strict=True))
        )
        assert len(await one.meetings()) == 1
    assert first == second or database_url.startswith("sqlite")


async def test_an_answer_in_an_unfinished_matter_is_taken_once_by_two_processes(database_url: str) -> None:
    async with two_processes(database_url) as (one, two):
        await one.say(MEETING)
        first, second = await asyncio.gather(
            one.say("holde et nyt møde", id="step"), two.say("holde et nyt møde", id="step")
        )
    assert first == second


async def test_a_turn_that_comes_again_after_a_restart_is_answered_with_what_was_done(
    database_url: str,
) -> None:
    answers = []
    for restarted in (False, True):
        store = await open_store(database_url)
        try:
            async with talking(store, filled=restarted) as talk:
                if not restarted:
                    await to_the_summary(talk)
                answers.append(await talk.say("ja", id="yes"))
                assert len(await talk.meetings()) == 1
        finally:
            await store.close()
    assert answers[0] == answers[1]
    assert "Skrevet i forhandlingens log" in answers[0][0]


@pytest.mark.parametrize("message", ["yes", "yes-again"], ids=["same id", "new id"])
async def test_a_process_killed_before_it_answered_has_recorded_once_and_the_next_one_says_so(
    database_url: str, tmp_path: Path, message: str
) -> None:
    given = {"FREMDRIFT_DATABASE_URL": database_url}
    async with a_connector() as connector, aiohttp.ClientSession() as http:
        with serving(tmp_path, **given, FREMDRIFT_CLOCK="2026-11-23T09:30") as (process, address):
            teams = Teams(bot=address, connector=connector, http=http)
            for text in (MEETING, "spring over"):
                await teams.post(text=text)
            connector.arrival.clear()
            connector.answers.clear()
            waiting = asyncio.create_task(teams.post(text="ja", id="yes", timestamp=SENT))
            await asyncio.wait_for(connector.arrival.wait(), 20)
            process.kill()
            await asyncio.gather(waiting, return_exceptions=True)
            connector.answers.set()
        lost = words(connector.sent[-1])
        with serving(tmp_path, **given, FREMDRIFT_CLOCK="2026-11-23T09:31") as (_, address):
            teams = Teams(bot=address, connector=connector, http=http)
            await teams.post(text="ja", id=message, timestamp=SENT)
    assert words(connector.sent[-1]) == lost
    store = await open_store(database_url)
    try:
        async with store.reading() as look:
            assert await look.count(AuditEntry, action="log-meeting") == 1
    finally:
        await store.close()


async def test_two_processes_that_get_the_same_click_at_once_record_once_and_answer_alike(
    database_url: str, tmp_path: Path
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("an SQLite file belongs to one process")
    given = {"FREMDRIFT_DATABASE_URL": database_url, "FREMDRIFT_CLOCK": "2026-11-23T09:30"}
    async with a_connector() as connector, aiohttp.ClientSession() as http:
        with serving(tmp_path, **given) as (_, first), serving(tmp_path, **given) as (_, second):
            bots = [Teams(bot=address, connector=connector, http=http) for address in (first, second)]
            for number, text in enumerate((MEETING, "spring over")):
                await bots[number].post(text=text)
            click = the_save(connector.sent[-1])
            answers = await asyncio.gather(*(bot.post(**click, id=f"click-{bot.bot}") for bot in bots))
    assert answers[0] == answers[1]
    assert "Skrevet i forhandlingens log" in str(answers[0])
    store = await open_store(database_url)
    try:
        async with store.reading() as look:
            assert await look.count(AuditEntry, action="log-meeting") == 1
    finally:
        await store.close()


async def test_what_was_recorded_before_a_crash_could_be_remembered_is_not_recorded_again() -> None:
    class Crashing:
        async def keep(self, *_: object) -> None:
            raise ConnectionError("the process ends here")

    talk = await a_conversation()
    for text in (MEETING, "spring over"):
        await talk.say(text)
    talk.root._keeper = Crashing()  # type: ignore[assignment]
    with pytest.raises(ConnectionError):
        await talk.say("ja")
    talk.root = Root(talk.store)
    talk.message = "the-same-under-a-new-id"
    reply = await talk.say("ja")
    assert "intet er registreret to gange" in reply.text
    assert "Ida Holm" in reply.text
    async with talk.store.reading() as look:
        assert await look.count(NegotiationEntry) == 1


async def test_words_said_twice_by_a_person_are_two_turns() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(id="1", text="ja", timestamp=SENT)
        await teams.post(id="2", text="ja", timestamp=LATER)
    assert len(echo.heard) == 2


async def test_the_same_words_sent_at_the_same_moment_are_one_message_under_two_ids() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(id="1", text="ja", timestamp=SENT)
        await teams.post(id="2", text="ja", timestamp=SENT)
    assert len(echo.heard) == len(teams.connector.sent) == 1


async def test_a_click_sent_again_under_a_new_id_gets_the_first_answer() -> None:
    async with teams_with(echo := answering(text="noteret")) as teams:
        first = await teams.click({"card": "c"}, id="1", timestamp=SENT)
        second = await teams.click({"card": "c"}, id="2", timestamp=SENT)
    assert first == second
    assert len(echo.heard) == 1


def a_delivery(message: str, arrived: float, words: str = "ja") -> Delivery:
    return Delivery(conversation="c", message=message, words=("c", "ida", words), arrived=arrived)


def test_words_that_came_while_a_slow_answer_was_awaited_are_its_second_delivery() -> None:
    now = [0.0]
    handled: Deliveries[str] = Deliveries(clock=lambda: now[0])
    now[0] = PATIENCE + 1
    handled.keep(a_delivery("m1", 0), "svar", begun=0)
    assert handled.find(a_delivery("m2", arrived=PATIENCE + 0.5))
    assert not handled.find(a_delivery("m2", arrived=PATIENCE + 0.5, words="nej"))
    assert not handled.find(a_delivery("m3", arrived=PATIENCE + 2))


def test_words_that_came_while_a_quick_answer_was_awaited_were_written_twice() -> None:
    now = [1.0]
    handled: Deliveries[str] = Deliveries(clock=lambda: now[0])
    handled.keep(a_delivery("m1", 0), "svar", begun=0)
    assert not handled.find(a_delivery("m2", arrived=0.5))


def test_only_so_many_turns_are_remembered() -> None:
    handled: Deliveries[str] = Deliveries(size=2)
    for message in ("1", "2", "3"):
        handled.keep(a_delivery(message, 0, words=message), message, begun=0)
    assert [bool(handled.find(a_delivery(one, 0, words="x"))) for one in ("1", "2", "3")] == [
        False,
        True,
        True,
    ]


async def test_a_second_yes_is_no_second_delivery_and_repeats_no_receipt() -> None:
    async with talking() as talk:
        await to_the_summary(talk)
        await talk.say("ja", id="yes")
        for later in ("ja", "gem"):
            (told,) = await talk.say(later, id=f"{later}-new")
            assert "Der er ikke noget, jeg venter svar på" in told
        assert len(await talk.meetings()) == 1


async def test_a_yes_to_the_next_question_counts_though_it_is_the_same_word() -> None:
    async with talking() as talk:
        for text in ("møde", "holdt et andet møde"):
            await talk.say(f"{MEETING} og {text}")
            await talk.say("spring over")
            await talk.say("ja")
        assert len(await talk.meetings()) == 2


async def test_a_question_writes_nothing(database_url: str) -> None:
    store = await open_store(database_url)
    try:
        async with talking(store) as talk:
            await talk.say("status for Nørrebro")
            async with store.reading() as look:
                assert not await look.count(Turn)
    finally:
        await store.close()


async def test_the_tick_empties_answers_nobody_will_ask_for_again(store: Store) -> None:
    async with store.writing() as unit:
        for name, at in (("old", NOW - KEPT_FOR), ("new", NOW)):
            await unit.put(Turn(id=name, message="m", at=at, answer={"text": "svar"}))
    assert await forget_old_turns(store, NOW) == 1
    assert await forget_old_turns(store, NOW) == 0
    async with store.reading() as look:
        found = {one.id: one.answer for one in await look.find(Turn)}
    assert found == {"old": {}, "new": {"text": "svar"}}


async def test_only_one_process_is_alone_under_a_name(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("an SQLite file belongs to one process")
    one, two = await open_store(database_url), await open_store(database_url)
    order: list[str] = []

    async def hold(store: Store, name: str, said: str) -> None:
        async with store.alone(name):
            order.append(f"{said} in")
            await asyncio.sleep(0.05)
            order.append(f"{said} out")

    try:
        await asyncio.gather(hold(one, "a", "1"), hold(two, "a", "2"))
        assert [step.split()[1] for step in order] == ["in", "out", "in", "out"]
        order.clear()
        await asyncio.gather(hold(one, "a", "1"), hold(two, "b", "2"))
        assert [step.split()[1] for step in order] == ["in", "in", "out", "out"]
    finally:
        await one.close()
        await two.close()


async def test_many_at_once_wait_for_their_turn_without_running_out_of_connections(database_url: str) -> None:
    async with two_processes(database_url) as (one, two):
        await one.say("hej")

        async def somebody(number: int, talk: Talk) -> None:
            who = {"id": f"29:{number}", "name": f"Nr {number}", "aadObjectId": f"{number}"}
            place = {"id": f"a:{number}", "conversationType": "personal"}
            given: dict[str, Any] = {"from": who, "conversation": place}
            for text in ("registrér bidrag", "Nørrebro", "annullér"):
                await talk.teams.post(text=text, **given)

        await asyncio.gather(*(somebody(n, talk) for n in range(15) for talk in (one, two)))


def test_an_answer_is_kept_for_as_long_as_a_turn_may_come_again_and_then_let_go() -> None:
    now = [0.0]
    handled: Deliveries[str] = Deliveries(clock=lambda: now[0])
    for number in range(10):
        handled.keep(Delivery(conversation="c", message=str(number), words=(str(number),)), "card", now[0])
    now[0] = KEPT_SECONDS
    handled.keep(Delivery(conversation="c", message="new", words=("new",)), "card", now[0])
    assert handled.find(Delivery(conversation="c", message="3", words=("3",))) is not None
    now[0] += 1
    handled.keep(Delivery(conversation="c", message="newer", words=("newer",)), "card", now[0])
    assert len(handled) == 2
    assert handled.find(Delivery(conversation="c", message="3", words=("3",))) is None
