"""Where a request finds itself: the plan, the period it means, the day it is, and who recorded what before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import ClassVar

from state.actions.recorder import Recorder
from state.deadlines.deadline import SHARED, Deadline
from state.deadlines.rederivation import Moved, the_organisation
from state.facts.decision import Decision
from state.facts.funding import Appropriation
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Period, Plan, Stage
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, covers, must_be_allowed
from state.records.audit import AuditEntry
from state.records.errors import (
    DayNotYet,
    DueHasPassed,
    NoSuchThing,
    PlanError,
    ReasonMissing,
    RecordMovedOn,
)
from state.records.store import Reading, Store

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
    store: Store,
    action: Action,
    actor: Person,
    now: datetime,
    message: str,
    plans: Iterable[str] | None = None,
) -> AsyncIterator[Recorder]:
    """A transaction in which the actor does this, by their own right or that of somebody away; raises NotAllowed.

    What changes nothing but what belongs to some plans names them, as for `Store.writing`.
    """
    async with store.writing(plans) as unit:
        right = await must_cover(unit, actor, action, local_day(now))
        yield Recorder(
            unit=unit, action=action.value, now=now, actor=actor, message=message, by_right_of=right
        )


async def plan_of(
    store: Store, kind: type[Deadline | Decision | NegotiationEntry | Appropriation], record_id: str
) -> tuple[str, ...] | None:
    """The plan a record belongs to, which never changes, as `acting` is told it; None where it is no single one's."""
    found = (await store.glance(kind, record_id)).record
    return (found.plan,) if found is not None and found.plan != SHARED else None


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


LEAST_REASON = 3


def must_have_reason(reason: str) -> None:
    """Raise ReasonMissing unless the reason has at least three characters."""
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonMissing()


def must_be_the_one_seen(kind: str, record_id: str, version: int, seen: int | None) -> None:
    """Raise RecordMovedOn unless the record is the version the person saw; None where nothing was shown."""
    if seen is not None and seen != version:
        raise RecordMovedOn(kind=kind, id=record_id, seen=seen)


def must_not_have_passed(day: date, today: date) -> None:
    """Raise DueHasPassed for a deadline before today."""
    if day < today:
        raise DueHasPassed(day=day, earliest=today)


def must_have_come(day: date, today: date) -> None:
    """Raise DayNotYet for something said to have happened on a day after today."""
    if day > today:
        raise DayNotYet(day=day, today=today)


async def already_done(
    look: Reading, actor: Person, action: Action, message: str, subject: str | None = None
) -> AuditEntry | None:
    """The entry this person's same message has already left for the action and subject (None: any), if any.

    A message is delivered again when an answer was lost; what it asked for is done once.
    """
    if not message:
        return None
    found = await look.find(AuditEntry, message=message, action=action.value, who=actor.id, order=("at",))
    return next((one for one in found if subject in (None, one.subject)), None)


async def must_cover(
    look: Reading, actor: Person, action: Action, today: date, unit: str | None = None
) -> Person:
    """The person by whose right the actor may do this for the unit (None: for no one unit) today.

    A role counts as it is recorded now, so what was taken away since the conversation began is gone. Raises
    NotAllowed, and NotOwnUnit where the role covers the actor's own unit alone.
    """
    present = await look.get(Person, actor.id) or actor
    if covers(present, action, unit):
        return present
    away = await look.find(Person, deputy_id=actor.id)
    bodies = (await the_organisation(look)).bodies if unit is not None else ()
    return must_be_allowed(present, action, today, away, unit, bodies)
