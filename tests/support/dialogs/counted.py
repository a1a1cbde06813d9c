"""Somebody who talks, at a store that counts how often it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply, Said, Surface
from state.organisation.people import Person, Role
from state.records.store import Store
from tests.support.builders import CountedStore
from tests.support.dialogs.talking import IDA
from tests.support.filled import advance_once, fill_once
from tests.support.stores import a_memory_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


SARA = Person(id="t/2", tenant="t", name="Sara Nygaard", unit="sof", role=Role.VIEWER)


class Talking(Struct):
    """Somebody who talks; `looks` counts what the store was asked."""

    root: Root
    store: CountedStore
    person: Person = IDA
    now: datetime = NOW
    locale: str = "da-DK"
    surface: Surface = Surface.PERSONAL
    numbers: Iterator[int] = field(default_factory=count)

    async def say(self, text: str, payload: dict[str, object] | None = None) -> Reply:
        number = next(self.numbers)
        return await self.root.reply(
            Said(
                text=text,
                person=self.person,
                conversation="c",
                now=self.now,
                locale=self.locale,
                surface=self.surface,
                payload=payload,
                message=f"m{number}",
                sent=self.now + timedelta(milliseconds=number),
            )
        )

    async def asked_for(self, text: str) -> int:
        """How often the store is asked for the answer."""
        before = self.store.asked
        await self.say(text)
        return self.store.asked - before

    def by(self, person: Person, **changed: Any) -> Talking:
        """Somebody else in the same house."""
        return replace(self, person=person, **changed)


async def a_talk(store: Store | None = None) -> Talking:
    store = store or a_memory_store()
    await fill_once(store, NOW - timedelta(hours=2))
    await advance_once(store, NOW.date(), NOW - timedelta(hours=1))
    counted = CountedStore(store)
    return Talking(root=Root(counted), store=counted)


async def repeated(talk: Talking, text: str) -> Reply:
    """The answer, once it has been remembered after itself."""
    for _ in range(3):
        reply = await talk.say(text)
    return reply
