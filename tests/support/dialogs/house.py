"""The bot's conversation on the shipped portfolio, without a channel: what it understands and what it replies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from dialogs.conversation.root import Root
from dialogs.meaning.message import Heard, hear
from dialogs.meaning.names import Lexicon
from dialogs.meaning.recognise import recognise
from dialogs.saying.speech import Reply, Said
from state.deadlines.rederivation import the_organisation
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Person, Role
from state.store.memory import MemoryStore
from tests.support.filled import advance_once, fill_once
from tests.support.places import TRANSCRIPTS
from tests.support.stores import a_memory_store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SLOT = re.compile(r"\s*\[(?P<slots>[^\]]+)\]\s*$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One message of a table: the intents it may have, and the slots that must be heard."""

    text: str
    intents: tuple[str, ...]
    slots: tuple[tuple[str, frozenset[str]], ...]


def rows(path: Path) -> Iterator[Row]:
    """The messages of a table, each under its heading `== intent` (or `== intent|other`)."""
    intents: tuple[str, ...] = ()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            intents = tuple(line.removeprefix("== ").strip().split("|"))
        elif line.strip() and not line.startswith("#"):
            found = SLOT.search(line)
            slots = found["slots"].split() if found else []
            pairs = (slot.split("=") for slot in slots)
            yield Row(
                text=SLOT.sub("", line),
                intents=intents,
                slots=tuple((name, frozenset(value.split(","))) for name, value in pairs),
            )


def named(heard: Heard, slot: str) -> frozenset[str]:
    """What was heard in a slot, as the tables write it."""
    values: dict[str, tuple[object, ...]] = {
        "plan": heard.plans,
        "unit": heard.units,
        "body": heard.bodies,
        "year": heard.years,
        "code": heard.codes,
        "question": heard.questions,
    }
    return frozenset(map(str, values[slot]))


def understood(heard: Heard) -> str:
    """The intent of a message on its own; `choose` where it is asked about, `lost` where nothing fits."""
    recognised = recognise(heard)
    if heard.is_empty:
        return "lost"
    if recognised.intent is None:
        return "choose" if recognised.candidates else "lost"
    if heard.ambiguous and not heard.units and recognised.intent != "bodies":
        return "choose"
    return "choose" if heard.ambiguous and not heard.bodies else recognised.intent


@dataclass(frozen=True, slots=True)
class House:
    """The conversation with its store and the names it knows."""

    root: Root
    store: MemoryStore
    organisation: Organisation
    lexicon: Lexicon

    def heard(self, text: str, today: date = TODAY) -> Heard:
        """The message taken apart."""
        return hear(text, self.lexicon, self.organisation, today)

    async def reply(
        self,
        text: str,
        *,
        conversation: str = "c",
        person: Person | None = None,
        locale: str = "da-DK",
        payload: dict[str, object] | None = None,
        now: datetime = NOW,
    ) -> Reply:
        """The reply to a message or a card's click."""
        return await self.root.reply(
            Said(
                text=text,
                person=person or a_person(),
                conversation=conversation,
                now=now,
                locale=locale,
                payload=payload,
            )
        )


def a_person(
    *, role: Role = Role.COORDINATOR, unit: str | None = "ktf", language: str | None = None
) -> Person:
    """Somebody who writes to the bot."""
    return Person(id="t/1", tenant="t", name="Ida Holm", unit=unit, role=role, language=language)


async def a_house() -> House:
    """A fresh conversation on the shipped portfolio, on 23 November 2026."""
    store = a_memory_store()
    await fill_once(store, NOW)
    await advance_once(store, TODAY, NOW)
    async with store.reading() as look:
        organisation = await the_organisation(look)
        lexicon = Lexicon(organisation, await look.find(Plan))
    return House(Root(store), store, organisation, lexicon)


@cache
def table(name: str) -> tuple[Row, ...]:
    """All rows of a table of messages."""
    return tuple(rows(TRANSCRIPTS / name))
