"""The ticking: asks what the calendar has moved and what is to be sent, and holds no data of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.operation import log
from bot.operation.clock import Clock
from state.actions.plans.advance import advance
from state.conversations.turn import forget_old_turns
from state.records.store import Store

TICK_SECONDS = 60
DELIVERY_SECONDS = 1


class Deliverer(Protocol):
    """Who sends what is due."""

    async def tick(self) -> object:
        """Begin to send it; returns at once."""


def scheduler_for(store: Store, clock: Clock, deliverer: Deliverer) -> AsyncIOScheduler:
    """A scheduler that is ready to start; a late tick is run once, and never two at a time."""
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        # The default grace of one second would silently skip a tick the machine was too busy for.
        job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
    )
    scheduler.add_job(ticking(store, clock), "interval", seconds=TICK_SECONDS, id="tick")
    scheduler.add_job(delivering(deliverer), "interval", seconds=DELIVERY_SECONDS, id="delivery")
    return scheduler


def ticking(store: Store, clock: Clock) -> Callable[[], Awaitable[None]]:
    """The tick: stages follow the calendar. A fault is logged, and the next tick tries again."""

    async def tick() -> None:
        try:
            await advance(store, clock.today(), clock.now())
            await forget_old_turns(store, clock.now())
        except Exception as error:
            log.get().error("tick failed", **log.trace(error))

    return tick


def delivering(deliverer: Deliverer) -> Callable[[], Awaitable[None]]:
    """The delivery's tick. A fault is logged, and the next tick tries again."""

    async def tick() -> None:
        try:
            await deliverer.tick()
        except Exception as error:
            log.get().error("delivery tick failed", **log.trace(error))

    return tick
