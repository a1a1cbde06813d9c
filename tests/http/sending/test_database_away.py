"""A database that is away while messages are put into words costs nobody an attempt."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogs.saying.speech import Reply
from dialogs.texts import Texts
from state.facts.reminder import Outgoing, ReminderState
from state.overview.snapshot import Snapshot
from state.records.errors import StoreUnavailable
from state.records.store import Reading
from state.store.memory import MemoryStore
from tests.support.bot.desk import Words, a_desk
from tests.support.mailroom import row

GONE = StoreUnavailable(place="db", cause="gone", remedy="wait")


@dataclass
class Looks:
    """How many more looks succeed before one fails."""

    left: int | None = None


class Failing(MemoryStore):
    """A store in which one look fails, and those before and after it do not."""

    looks: Looks

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        if self.looks.left is not None:
            self.looks.left -= 1
            if self.looks.left < 0:
                self.looks.left = None
                raise GONE
        async with super().reading() as look:
            yield look


async def test_messages_that_could_not_be_put_into_words_are_given_back_at_once() -> None:
    store = Failing()
    store.looks = Looks()
    async with a_desk(store=store) as desk:
        await desk.due("åse", "bo")
        store.looks.left = 1  # what is due is seen, the words are not
        await desk.deliver()
        waiting = await row(store, "åse")
        assert (waiting.state, waiting.owner, waiting.attempts) == (ReminderState.WAITING, "", 0)
        await desk.later(timedelta(seconds=5))
        assert sorted(desk.service.to) == ["a:bo", "a:åse"]
        assert desk.figure("messages_in_flight") == 0


class Away(Words):
    """Words that cannot be found the first time, since the database went away."""

    def __init__(self) -> None:
        super().__init__()
        self.away = True

    async def compose(
        self, snapshot: Snapshot, look: Reading, texts: Texts, outgoing: Outgoing, now: datetime
    ) -> Reply | None:
        if self.away:
            self.away = False
            raise GONE
        return await super().compose(snapshot, look, texts, outgoing, now)


async def test_a_database_that_goes_away_meanwhile_is_no_fault_of_the_message() -> None:
    async with a_desk() as desk:
        desk.messenger._wording = Away()
        await desk.due("åse")
        await desk.deliver()
        assert (await row(desk.store, "åse")).attempts == 0
        await desk.later(timedelta(seconds=5))
        assert desk.service.to == ["a:åse"]
