"""Where a request finds itself: the plan, the period it means, the day it is, and who recorded what before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import ClassVar

from state.actions.checks import must_be_the_one_seen
from state.actions.rights import must_cover
from state.audit import AuditEntry
from state.calendar import local_day
from state.deadlines import Deadline
from state.errors import NoSuchThing, PlanError
from state.people import Action, Person
from state.plan import Period, Plan, Stage
from state.recorder import Recorder
from state.store.protocol import Reading, Store
from state.upkeep import Moved

IN_TREATMENT = (Stage.POLITICAL, Stage.NEGOTIATION, Stage.CONTRIBUTIONS, Stage.PREPARATION, Stage.APPROVED)
IN_NEGOTIATION = (Stage.NEGOTIATION, Stage.CONTRIBUTIONS, Stage.PREPARATION, Stage.POLITICAL, Stage.APPROVED)
IN_FUNDING = (Stage.POLITICAL, Stage.APPROVED, Stage.RUNNING, Stage.EXPIRING)


class AlreadyRecorded(PlanError):
    """The very same is recorded already, by whom and on which day; correct or undo that one."""

    text_id: ClassVar[str] = "error-already-recorded"
    by: str
    on: object


@asynccontextmanager
async def acting(
    store: Store, action: Action, actor: Person, now: datetime, message: str
) -> AsyncIterator[Recorder]:
    """A transaction in which the actor does this, by their own right or that of somebody away; raises NotAllowed."""
    async with store.writing() as unit:
        right = await must_cover(unit, actor, action, local_day(now))
        yield Recorder(
            unit=unit, action=action.value, now=now, actor=actor, message=message, by_right_of=right
        )


async def the_plan(unit: Reading, plan_id: str, seen: int | None = None) -> Plan:
    """The plan; raises NoSuchThing, and RecordMovedOn if `seen` is not its version."""
    plan = await unit.get(Plan, plan_id)
    if plan is None or plan.annulled:
        raise NoSuchThing(kind="Plan", id=plan_id)
    must_be_the_one_seen("Plan", plan_id, plan.version, seen)
    return plan


def the_period(plan: Plan, number: int | None, stages: tuple[Stage, ...], today: date) -> Period:
    """The period with the number, or the one that is furthest in these stages; raises NoSuchThing."""
    if number is not None:
        try:
            return plan.period(number)
        except KeyError:
            raise NoSuchThing(kind="Period", id=f"{plan.id}.{number}") from None
    for stage in stages:
        for period in plan.periods:
            if period.stage is stage:
                return period
    return plan.current(today)


async def refuse_again(unit: Reading, subject: str) -> AlreadyRecorded:
    """The refusal of what is recorded under this subject already, with who did it and when."""
    entries = await unit.find(AuditEntry, subject=subject, order=("-at",), limit=1)
    by, on = (entries[0].who_name, local_day(entries[0].at)) if entries else ("–", "–")
    return AlreadyRecorded(by=by, on=on)


async def deadlines_of(unit: Reading, plan_id: str) -> dict[str, Deadline]:
    """Every deadline of the plan, by id."""
    return {one.id: one for one in await unit.find(Deadline, plan=plan_id)}


def changed_since(before: dict[str, Deadline], now: dict[str, Deadline]) -> tuple[Moved, ...]:
    """The deadlines whose date or state is another than before, new ones included."""
    return tuple(
        Moved(before=was, after=one)
        for one in now.values()
        for was in [before.get(one.id)]
        if was is None or (was.due, was.state) != (one.due, one.state)
    )
