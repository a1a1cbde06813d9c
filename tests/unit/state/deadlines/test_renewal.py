"""A whole renewal against the clock, from the first meeting to the day the new period runs and the old has ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from state.actions.approval.decisions import record_decision
from state.actions.approval.releases import release_funds
from state.actions.gathering.negotiation import close_point, log_meeting
from state.actions.plans.advance import advance
from state.actions.plans.deadlines import set_deadline
from state.actions.plans.register import renew_plan
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.decision import Outcome, Point
from state.facts.plan import Plan, Stage
from state.organisation.calendar import Span
from state.overview import plans
from state.overview.snapshot import Snapshot
from state.records.store import Store
from tests.support.state.town import CAPITAL, IDA, at, both, content, the, the_town


class Clock:
    """The day it is; every step of the calendar on the way is taken."""

    def __init__(self, store: Store, day: date) -> None:
        self.store, self.day = store, day

    async def reach(self, day: date) -> None:
        self.day = day
        await advance(self.store, day, at(day))

    async def status(self) -> plans.PlanStatus:
        async with self.store.reading() as look:
            page = plans.plan_statuses(await Snapshot().renewed(look), self.day, ["noerrebro"])
        return page.statuses[0]

    async def stages(self) -> list[Stage]:
        return [one.stage for one in (await the(self.store, Plan, "noerrebro")).periods[1:]]

    async def decide(self, body: str, *points: Point, postponed_to: date | None = None) -> Stage:
        done = await record_decision(
            self.store,
            actor=IDA,
            plan="noerrebro",
            period=3,
            body=body,
            on=self.day,
            points=points,
            postponed_to=postponed_to,
            now=at(self.day),
        )
        return done.stage

    async def meet(self, *agreed: str, still_open: tuple[str, ...] = ()) -> str:
        done = await log_meeting(
            self.store,
            actor=IDA,
            plan="noerrebro",
            on=self.day,
            parties=("lbf", "bol"),
            agreed=agreed,
            open_points=still_open,
            now=at(self.day),
        )
        return done.entry.id


async def test_a_whole_renewal_from_the_first_meeting_to_the_day_the_new_period_runs(store: Store) -> None:
    clock = Clock(await the_town(store, date(2026, 11, 23)), date(2026, 11, 23))
    assert await clock.stages() == [Stage.POLITICAL, Stage.PREPARATION]
    for body, day in (("ktu", 1), ("ou", 9), ("br", 18)):  # the present period's own case, recorded late
        await record_decision(
            store,
            actor=IDA,
            plan="noerrebro",
            period=2,
            body=body,
            on=date(2025, 12, day),
            points=both(Outcome.RECOMMENDED if body != "br" else Outcome.APPROVED),
            now=at(clock.day),
        )
    await clock.reach(date(2026, 11, 24))
    assert await clock.stages() == [Stage.EXPIRING, Stage.PREPARATION]

    await renew_plan(
        store,
        actor=IDA,
        plan="noerrebro",
        start=date(2029, 1, 1),
        last_day=date(2032, 12, 31),
        now=at(clock.day),
    )
    assert (await the(store, Deadline, "noerrebro.3.council")).first == date(2028, 12, 11)

    await clock.reach(date(2028, 1, 11))
    meeting = await clock.meet("indsatsområde 1 og 2", still_open=("medfinansiering",))
    assert await clock.stages() == [Stage.EXPIRING, Stage.NEGOTIATION]
    assert (await the(store, Deadline, "noerrebro.3.negotiation-start")).state is DeadlineState.MET
    await clock.reach(date(2028, 5, 16))
    await clock.meet("medfinansiering 12,5 %")
    await close_point(store, actor=IDA, entry=meeting, point=2, now=at(clock.day))

    await clock.reach(date(2028, 10, 2))
    await set_deadline(
        store,
        actor=IDA,
        deadline="noerrebro.3.council",
        due=Span.day(date(2028, 12, 14)),
        now=at(clock.day),
    )
    await clock.reach(date(2028, 11, 13))
    assert await clock.decide("ktu", *both(Outcome.RECOMMENDED)) is Stage.POLITICAL
    await clock.reach(date(2028, 11, 28))
    await clock.decide("ou", *both(Outcome.POSTPONED), postponed_to=date(2028, 12, 5))
    assert (await the(store, Deadline, "noerrebro.3.finance-committee")).due == Span.day(date(2028, 12, 5))
    assert (await the(store, Deadline, "noerrebro.3.council")).due == Span.day(date(2028, 12, 19))
    await clock.reach(date(2028, 12, 5))
    await clock.decide("ou", *both(Outcome.RECOMMENDED))

    await clock.reach(date(2028, 12, 19))
    assert await clock.decide("br", content(Outcome.APPROVED)) is Stage.POLITICAL
    forgotten = await clock.status()
    assert (forgotten.next_keys.alarm, forgotten.keys.alarm) == (True, False)
    assert [one.rule for one in forgotten.ahead if one.period == 3][:1] == ["release"]

    await clock.reach(date(2028, 12, 21))
    done = await release_funds(
        store,
        actor=IDA,
        appropriation=CAPITAL,
        amount=Decimal(4_400_000),
        plan="noerrebro",
        period=3,
        reference="BR 21. december 2028",
        now=at(clock.day),
    )
    assert (done.plans[0].stage, done.plans[0].keys.alarm) == (Stage.APPROVED, False)
    assert not (await clock.status()).next_keys.alarm

    await clock.reach(date(2028, 12, 31))
    assert (await clock.stages())[1] is Stage.APPROVED
    await clock.reach(date(2029, 1, 1))
    assert await clock.stages() == [Stage.EXPIRED, Stage.RUNNING, Stage.DORMANT]
    status = await clock.status()
    assert (status.current.number, status.upcoming and status.upcoming.number) == (3, 4)
    assert status.keys.approved
    assert not {one.owner for one in status.overdue} & {"ktu", "ou"}
    assert (await the(store, Deadline, "noerrebro.4.preparation")).first == date(2031, 7, 1)
    await clock.reach(date(2031, 7, 1))
    assert await clock.stages() == [Stage.EXPIRED, Stage.EXPIRING, Stage.PREPARATION]
