"""In which language people are written to: the one they set, else their client's as far as it was seen, else Danish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.clock import Clock
from bot.references import References
from dialogs.reminding import compose
from dialogs.speech import Reply
from dialogs.texts import Texts
from state.people import Person
from state.portfolio import COPENHAGEN, check
from state.reach import Reference
from state.reminders import ReminderKind
from state.store.protocol import Store
from tests.bot.in_teams import ENGLISH, playground, teams_client
from tests.builders import CountedStore
from tests.mailroom import (
    NOON,
    TENANT,
    claimed,
    every,
    kept,
    person_id,
    reached,
    reference_of,
    reminding,
    somebody,
)
from tests.stores import a_memory_store

TEXTS = Texts()
INSTALLED = {"type": "installationUpdate", "action": "add"}
REACTION = {"type": "messageReaction"}
IN_CHANNEL = SimpleNamespace(id="19:x@thread.tacv2", conversation_type="channel", is_group=True)


def turn(name: str, locale: str | None = None, **given: object) -> SimpleNamespace:
    """Something the person does in their own chat with the bot, as the front door reads it."""
    activity = {
        "type": "message",
        "service_url": "https://teams.example/",
        "from_property": SimpleNamespace(id=f"29:{name}", aad_object_id=name),
        "recipient": SimpleNamespace(id="28:bot"),
        "conversation": SimpleNamespace(id=f"a:{name}", conversation_type="personal", is_group=None),
        "locale": locale,
        "entities": None,
        **given,
    }
    return SimpleNamespace(**activity)


async def seen(store: Store, *turns: SimpleNamespace) -> None:
    """The bot sees these turns, one after the other."""
    references = References(store, Clock(lambda: NOON))
    for one in turns:
        references.notice(one, TENANT)
        await references.settled()


async def known(store: Store, *people: Person) -> None:
    await kept(store, check(COPENHAGEN).organisation, *people)


async def told(store: Store, *owing: str) -> dict[str, str]:
    """Everybody who is reminded of something these people owe, with the language they are told in."""
    await kept(store, *(reminding(one, kind=ReminderKind.OWN, text="LBF") for one in owing))
    return {name: reply.language for name, reply in (await worded(store)).items()}


async def worded(store: Store) -> dict[str, Reply]:
    sendings = (await claimed(store)).sendings
    async with store.reading() as look:
        said = {one.outgoing.to.name: await compose(look, TEXTS, one.outgoing, NOON) for one in sendings}
    return {name: reply for name, reply in said.items() if reply is not None}


async def test_whose_client_speaks_english_is_reminded_in_english(store: Store) -> None:
    await known(store, somebody("åse"))
    await seen(store, turn("åse", "en-GB"))
    assert await told(store, "åse") == {"åse": "en"}


async def test_the_language_a_person_set_comes_before_their_clients(store: Store) -> None:
    await known(store, replace(somebody("åse"), language="da"), replace(somebody("bo"), language="en"))
    await seen(store, turn("åse", "en-GB"), turn("bo", "da-DK"))
    assert await told(store, "åse", "bo") == {"åse": "da", "bo": "en"}


@pytest.mark.parametrize("locale", [None, "", "da-DK", "nb-NO", "de-DE"])
async def test_whose_client_speaks_neither_or_does_not_say_is_reminded_in_danish(locale: str | None) -> None:
    store = a_memory_store()
    await known(store, somebody("åse"))
    await seen(store, turn("åse", locale))
    assert await told(store, "åse") == {"åse": "da"}


async def test_a_reference_from_before_languages_were_learnt_is_reminded_in_danish(store: Store) -> None:
    await known(store, somebody("åse"), reached("åse"))
    assert await told(store, "åse") == {"åse": "da"}


async def test_the_language_of_a_later_turn_is_the_one_that_holds(store: Store) -> None:
    await known(store, somebody("åse"), somebody("bo"))
    await seen(store, turn("åse", "en-GB"), turn("åse", "da-DK"), turn("bo", "da-DK"), turn("bo", "en-US"))
    assert await told(store, "åse", "bo") == {"åse": "da", "bo": "en"}


async def test_a_deputy_is_written_to_in_their_own_language(store: Store) -> None:
    await known(store, somebody("åse", deputy="bo"), somebody("bo"))
    await seen(store, turn("åse", "da-DK"), turn("bo", "en-GB"))
    assert await told(store, "åse") == {"bo": "en"}


async def test_two_people_are_each_told_in_their_own_language_in_one_round() -> None:
    store = a_memory_store()
    await known(store, somebody("åse"), somebody("bo"))
    await seen(store, turn("åse", "en-GB"), turn("bo", "da-DK"))
    assert await told(store, "åse", "bo") == {"åse": "en", "bo": "da"}


async def test_who_installed_the_app_in_english_is_reminded_in_english_before_they_ever_write() -> None:
    store = a_memory_store()
    await known(store, somebody("åse"))
    await seen(store, turn("åse", "en-GB", **INSTALLED))
    assert await told(store, "åse") == {"åse": "en"}


async def test_a_client_that_tells_its_language_beside_the_message_is_heard_too() -> None:
    store = a_memory_store()
    client = SimpleNamespace(type="clientInfo", additional_properties={"locale": "en-GB"})
    await known(store, somebody("åse"))
    await seen(store, turn("åse", entities=[client]))
    assert await told(store, "åse") == {"åse": "en"}


@pytest.mark.parametrize(
    ("turns", "language"),
    [
        ([turn("åse", "en-GB"), turn("åse", **REACTION)], "en"),
        ([turn("åse", **REACTION), turn("åse", "en-GB")], "en"),
        ([turn("åse", "en-GB"), turn("åse", **REACTION), turn("åse", "da-DK")], "da"),
        ([turn("åse", "da-DK"), turn("åse", "en-GB", conversation=IN_CHANNEL)], "en"),
        ([turn("åse", "da-DK"), turn("åse", "en-GB", conversation=IN_CHANNEL), turn("åse", "da-DK")], "da"),
    ],
    ids=["a reaction last", "a reaction first", "changed after", "in a channel", "back in one's own chat"],
)
async def test_the_last_language_told_holds_wherever_it_was_told_and_silence_changes_nothing(
    turns: Iterable[SimpleNamespace], language: str
) -> None:
    store = a_memory_store()
    await seen(store, *turns)
    assert (await reference_of(store, "åse")).language == language


async def test_only_a_language_that_changed_is_written() -> None:
    store = a_memory_store()
    await seen(store, turn("åse", "en-GB"), turn("åse", "en-US"), turn("åse", **REACTION))
    assert (await reference_of(store, "åse")).version == 1
    await seen(store, turn("åse", "da-DK"), turn("åse", "nb-NO"))
    assert (await reference_of(store, "åse")).version == 2


async def test_a_turn_in_a_language_that_is_known_does_not_even_look() -> None:
    store = CountedStore(a_memory_store())
    references = References(store, Clock(lambda: NOON))

    async def looks(*turns: SimpleNamespace) -> int:
        before = store.asked
        for one in turns:
            references.notice(one, TENANT)
            await references.settled()
        return store.asked - before

    assert await looks(turn("åse", "en-GB")) == 1
    assert await looks(turn("åse", "en-GB"), turn("åse", "en-US"), turn("åse")) == 0
    assert await looks(turn("åse", "da-DK")) == 1


async def test_whose_address_is_learnt_is_the_one_who_wrote() -> None:
    store = a_memory_store()
    await seen(store, turn("åse", "en-GB"), turn("bo", "da-DK"))
    found = {one.id: one.language for one in await every(store, Reference)}
    assert found == {person_id("åse"): "en", person_id("bo"): "da"}


async def test_teams_own_client_is_heard_from_the_front_door_on() -> None:
    store = a_memory_store()
    async with teams_client(store=store) as client:
        await client.says("status", **ENGLISH)
    assert [one.language for one in await every(store, Reference)] == ["en"]


async def test_the_playground_which_says_english_for_everybody_teaches_no_language() -> None:
    async with playground() as client:
        await client.says("status", **ENGLISH)
    assert [one.language for one in await every(client.store, Reference)] == [None]
