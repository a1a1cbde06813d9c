"""What became of a message afterwards: edited ones are answered, deleted ones are not used."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from dialogs.saying.speech import Reply, Said
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.house import Echo, teams_with
from tests.support.bot.talking import MEETING, MENTIONED, Talk, talking, words
from tests.support.virtual_time import in_virtual_time

FIRST, SECOND = "2026-11-23T09:31:00.000Z", "2026-11-23T09:32:00.000Z"
GIVES = "SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro"


def edited(moment: str = FIRST, **fields: object) -> dict[str, Any]:
    data = {"tenant": {"id": TENANT}, "eventType": "editMessage"}
    return {"type": "messageUpdate", "id": "m", "timestamp": moment, "channelData": data, **fields}


def deleted(message: str) -> dict[str, Any]:
    data = {"tenant": {"id": TENANT}, "eventType": "softDeleteMessage"}
    return {"type": "messageDelete", "id": message, "channelData": data}


async def test_an_edited_message_is_answered_as_a_new_one() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(id="m", text="status for Amager")
        again = edited(text="<at>Fremdrift</at> status for Nørrebro", entities=[MENTIONED])
        assert (await teams.post(**again))[0] == 200
    assert [one.text for one in echo.heard] == ["status for Amager", "status for Nørrebro"]
    assert echo.heard[0].message != echo.heard[1].message


async def test_each_edit_is_answered_once() -> None:
    async with teams_with(echo := Echo()) as teams:
        for moment in (FIRST, FIRST, SECOND, SECOND):
            await teams.post(**edited(moment, text="status"))
    assert len(echo.heard) == 2


@pytest.mark.parametrize(
    "update",
    [
        {**edited(text="status"), "channelData": {"eventType": "undeleteMessage"}},
        {**edited(text="status"), "channelData": {}},
        {**edited(text="status"), "channelData": {"eventType": ["editMessage"]}},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}], "replyToId": "m"},
        {"type": "messageReaction", "reactionsRemoved": [{"type": "like"}], "replyToId": "m"},
        deleted("m"),
    ],
)
async def test_what_says_nothing_new_gets_no_answer(update: dict[str, Any]) -> None:
    async with teams_with(echo := Echo()) as teams:
        assert (await teams.post(**update))[0] == 200
    assert not echo.heard
    assert not teams.connector.sent


@in_virtual_time
async def test_a_message_deleted_before_its_turn_came_is_not_read() -> None:
    begun, let_go = asyncio.Event(), asyncio.Event()

    async def slowly(_: Said) -> Reply:
        begun.set()
        await let_go.wait()
        return Reply(text="svar", language="da")

    async with teams_with(echo := Echo(slowly)) as teams:
        first = asyncio.create_task(teams.post(id="first", text="status"))
        await begun.wait()
        second = asyncio.create_task(teams.post(id="second", text="hemmeligt"))
        await asyncio.sleep(0.05)
        third = asyncio.create_task(teams.post(**deleted("second")))
        await asyncio.sleep(0.05)
        let_go.set()
        await asyncio.gather(first, second, third)
    assert [one.text for one in echo.heard] == ["status"]
    assert echo.forgotten == ["second"]


async def to_the_amounts(talk: Talk) -> str:
    """A contribution talked through to its summary; what it says."""
    await talk.say(GIVES, id="gives")
    (told,) = await talk.say("1", id="kind")
    assert "Sådan bliver det gemt" in told
    return told


async def test_what_a_deleted_message_gave_is_taken_out_of_the_unfinished_matter_without_a_word() -> None:
    async with talking() as talk:
        await to_the_amounts(talk)
        before = len(talk.teams.connector.sent)
        await talk.teams.post(**deleted("kind"))
        assert len(talk.teams.connector.sent) == before
        await talk.say("ja")
        assert not await talk.entries()


async def test_the_matter_a_deleted_message_began_is_forgotten() -> None:
    async with talking() as talk:
        await talk.say(GIVES, id="gives")
        await talk.teams.post(**deleted("gives"))
        (told,) = await talk.say("1")
        assert "Sådan bliver det gemt" not in told


async def test_an_edited_answer_counts_and_its_deletion_takes_it_back() -> None:
    async with talking() as talk:
        await talk.say(MEETING, id="meeting")
        await talk.teams.post(**edited(text="spring over"))
        assert "Sådan bliver det gemt" in words(talk.teams.connector.sent[-1])
        await talk.teams.post(**deleted("m"))
        await talk.say("ja")
        assert not await talk.meetings()


async def test_deleting_an_older_or_an_unknown_message_changes_nothing() -> None:
    async with talking() as talk:
        await to_the_amounts(talk)
        for message in ("gives", "never-seen"):
            await talk.teams.post(**deleted(message))
        await talk.say("ja")
        assert {one.action for one in await talk.entries()} == {"submit-contribution"}


async def test_what_is_recorded_stays_though_the_yes_to_it_is_deleted() -> None:
    async with talking() as talk:
        await to_the_amounts(talk)
        await talk.say("ja", id="yes")
        recorded = await talk.entries()
        await talk.teams.post(**deleted("yes"))
        (told,) = await talk.say("ja", id="again")
        assert await talk.entries() == recorded
        assert "Der er ikke noget, jeg venter svar på" in told
