"""Time passes in the sandbox by what can happen: what nobody will ever take does not hold it up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.operation.clock import SandboxClock
from bot.sandbox.time_passing import TimePassing
from state.facts.reminder import ReminderState
from state.records.store import Writing
from state.store.memory import MemoryStore
from tests.support.bot.desk import a_desk
from tests.support.mailroom import NOON, TENANT, kept, reached, reminding, row, somebody
from tests.support.stores import a_memory_store


async def test_a_year_passes_though_a_reminder_waits_where_nobody_is_ever_written_to() -> None:
    store, clock = a_memory_store(), SandboxClock(machine=lambda: NOON)
    async with store.writing() as unit:
        await unit.put(reminding("åse", tenant="nowhere"))
    deliveries: list[None] = []

    async def deliver() -> None:
        deliveries.append(None)

    passing = TimePassing(store, clock)
    passing.delivered_by(deliver)
    await passing.run_to(NOON + timedelta(days=365))
    assert clock.now() == NOON + timedelta(days=365)
    assert len(deliveries) == 2


class Closed(MemoryStore):
    """A store that takes no more changes."""

    closed = False

    def writing(self, plans: Iterable[str] | None = None) -> Writing:  # type: ignore[override]
        if self.closed:
            raise OSError
        return super().writing(plans)  # type: ignore[return-value]


async def test_what_cannot_be_taken_is_left_due_and_nobody_waits_for_it_for_ever() -> None:
    store = Closed()
    async with a_desk(store=store) as desk:
        await kept(store, somebody("åse"), reached("åse", tenant=TENANT), reminding("åse"))
        store.closed = True
        await desk.deliver()
        assert (await row(store, "åse")).state is ReminderState.WAITING
