"""The ticks: what the calendar has moved is moved, what is due is sent, and a fault does not end the ticking."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from structlog.testing import capture_logs

from bot.operation.clock import Clock
from bot.sending.scheduler import delivering, scheduler_for, ticking
from state.facts.plan import Plan
from state.records.store import Store
from tests.support.bot.house import Echo, a_house

LATER = datetime(2035, 6, 1, tzinfo=UTC)


async def stages(store: Store) -> list[str]:
    async with store.reading() as look:
        return [period.stage.value for plan in await look.find(Plan) for period in plan.periods]


async def test_a_tick_moves_the_stages_by_the_calendar_and_a_second_one_nothing() -> None:
    house = await a_house(Echo())
    before = await stages(house.store)
    tick = ticking(house.store, Clock(lambda: LATER))
    await tick()
    after = await stages(house.store)
    assert after != before
    await tick()
    assert await stages(house.store) == after


async def test_a_tick_that_fails_is_logged_and_no_more() -> None:
    with capture_logs() as log:
        await ticking(cast(Store, None), Clock())()
    assert [entry["event"] for entry in log] == ["tick failed"]


class Broken:
    async def tick(self) -> None:
        raise ValueError("words of somebody's")


async def test_a_delivery_that_fails_is_logged_and_no_more() -> None:
    with capture_logs() as log:
        await delivering(Broken())()
    assert [entry["event"] for entry in log] == ["delivery tick failed"]
    assert "words" not in str(log)


async def test_a_late_tick_is_run_once_and_never_two_at_a_time() -> None:
    house = await a_house(Echo())
    scheduler = scheduler_for(house.store, house.clock, Broken())
    scheduler.start(paused=True)
    jobs = scheduler.get_jobs()
    scheduler.shutdown(wait=False)
    assert {job.id: job.trigger.interval.seconds for job in jobs} == {"tick": 60, "delivery": 1}
    for job in jobs:
        assert (job.max_instances, job.coalesce, job.misfire_grace_time) == (1, True, None)
