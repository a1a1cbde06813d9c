"""Time that passes in the sandbox: the clock stops wherever something is due, and what is due then happens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta

from bot.operation.clock import SandboxClock
from state.actions.plans.advance import advance
from state.facts.plan import Plan
from state.facts.reminder import Notice, NoticeState, Reminder, ReminderState
from state.organisation.calendar import COPENHAGEN
from state.organisation.reach import Pace
from state.records.store import OneOf, Reading, Store

Deliver = Callable[[], Awaitable[None]]
LEAST_STEP = timedelta(minutes=1)  # what could not be sent is tried again, and the clock still gets on


class TimePassing:
    """Lets the sandbox's clock run; whoever delivers is named once there is somebody."""

    def __init__(self, store: Store, clock: SandboxClock) -> None:
        self._store = store
        self._clock = clock
        self._deliver: Deliver | None = None

    def delivered_by(self, deliver: Deliver) -> None:
        """Name what sends everything that is due and returns once it is sent."""
        self._deliver = deliver

    async def run_to(self, moment: datetime) -> int:
        """Let the time pass to the aware moment, with all that is due on the way; how many stages moved."""
        moved = await self._happen()
        while (following := await self._next_moment()) is not None and following <= moment:
            self._clock.turn_to(max(following, self._clock.now() + LEAST_STEP))
            moved += await self._happen()
        if self._clock.now() < moment:
            self._clock.turn_to(moment)
        return moved + await self._happen()

    async def jump_to(self, moment: datetime) -> int:
        """Turn the clock at once, as if nobody had been there meanwhile; how many stages moved."""
        self._clock.turn_to(moment)
        return await self._advanced()

    async def reset(self) -> int:
        """Let the clock show what it did at the start; how many stages moved."""
        self._clock.reset()
        return await self._advanced()

    async def _happen(self) -> int:
        moved = await self._advanced()
        if self._deliver is not None:
            await self._deliver()
        return moved

    async def _advanced(self) -> int:
        return await advance(self._store, self._clock.today(), self._clock.now())

    async def _next_moment(self) -> datetime | None:
        """The next moment at which something is due or a stage moves; what is due already counts."""
        async with self._store.reading() as look:
            moments = [*await _due(look), *await _moves(look)]
        return min(moments, default=None)


async def _due(look: Reading) -> list[datetime]:
    # Of a tenant without a pace nothing is ever taken, and waiting for it would go on minute by minute.
    tenants = OneOf(tuple(pace.id for pace in await look.find(Pace)))
    waiting = await look.find(
        Reminder, tenant=tenants, state=ReminderState.WAITING, order=("next_at",), limit=1
    )
    stale = await look.find(Notice, tenant=tenants, state=NoticeState.STALE, order=("next_at",), limit=1)
    return [
        *(one.next_at for one in waiting),
        *(one.next_at for one in stale if one.next_at is not None),
    ]


async def _moves(look: Reading) -> list[datetime]:
    found = await look.find(Plan, annulled=False, order=("moves_on",), limit=1)
    return [datetime.combine(one.moves_on, time(), COPENHAGEN) for one in found if one.moves_on is not None]
