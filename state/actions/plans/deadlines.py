"""A deadline set, moved, met, set aside or reopened by people; what people fixed no rule moves again."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, must_be_the_one_seen, must_have_reason, plan_of, the_plan
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.deadline import LONGEST, Deadline, DeadlineState
from state.deadlines.rederivation import Moved, dates_moved
from state.deadlines.rulebook import is_event
from state.facts.plan import Plan
from state.organisation.calendar import Span, local_day
from state.organisation.people import Action, Person
from state.records.errors import NoSuchThing, PlanError
from state.records.store import Store


class DayHasPassed(PlanError):
    """A deadline lies today or later; if it has happened, mark it as met instead."""

    text_id: ClassVar[str] = "error-day-has-passed"
    day: Span
    today: date


class ComesByItself(PlanError):
    """A period's first or last day is nobody's to move or meet; change the period instead."""

    text_id: ClassVar[str] = "error-deadline-comes-by-itself"


class DeadlineClosed(PlanError):
    """The deadline is met or not relevant; reopen it first."""

    text_id: ClassVar[str] = "error-deadline-closed"


class DeadlineOpen(PlanError):
    """The deadline is open, so there is nothing to reopen."""

    text_id: ClassVar[str] = "error-deadline-open"


class SpanTooLong(PlanError):
    """A deadline spans at most so many days; say a day or a shorter span."""

    text_id: ClassVar[str] = "error-span-too-long"
    days: int


class DeadlineKept(Struct, frozen=True, kw_only=True):
    """A deadline before and after; `working_day` is the one before a day that is not worked, else None."""

    before: Deadline
    after: Deadline
    plan: Plan
    working_day: date | None = None


async def set_deadline(
    store: Store,
    *,
    actor: Person,
    deadline: str,
    due: Span,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> DeadlineKept:
    """Set the day or span of a deadline that had none, or a day within its span; other changes need a reason.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, ComesByItself, DeadlineClosed, DayHasPassed, SpanTooLong and
    ReasonMissing.
    """
    its_plan = await plan_of(store, Deadline, deadline)
    async with acting(store, Action.SET_DEADLINE, actor, now, message, its_plan) as recorder:
        found = await _owed(recorder, deadline, seen)
        narrows = found.due is None or (not found.fixed and due.first in found.due and due.last in found.due)
        if not narrows and due != found.due:
            must_have_reason(reason)
        return await _put_day(recorder, found, due, reason)


async def move_deadline(
    store: Store,
    *,
    actor: Person,
    deadline: str,
    due: Span,
    reason: str,
    now: datetime,
    seen: int | None = None,
    message: str = "",
) -> DeadlineKept:
    """Give a deadline another day or span, which no rule moves again.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, ReasonMissing, ComesByItself, DeadlineClosed, DayHasPassed and
    SpanTooLong.
    """
    its_plan = await plan_of(store, Deadline, deadline)
    async with acting(store, Action.MOVE_DEADLINE, actor, now, message, its_plan) as recorder:
        found = await _owed(recorder, deadline, seen)
        must_have_reason(reason)
        return await _put_day(recorder, found, due, reason)


async def mark_met(
    store: Store,
    *,
    actor: Person,
    deadline: str,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> DeadlineKept:
    """Say that nobody owes the deadline any more, because it is done.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, ComesByItself and DeadlineClosed.
    """
    its_plan = await plan_of(store, Deadline, deadline)
    async with acting(store, Action.MARK_MET, actor, now, message, its_plan) as recorder:
        found = await _owed(recorder, deadline, seen)
        return await _put(recorder, found, replace(found, state=DeadlineState.MET, reason=reason.strip()))


async def mark_not_relevant(
    store: Store,
    *,
    actor: Person,
    deadline: str,
    reason: str,
    now: datetime,
    seen: int | None = None,
    message: str = "",
) -> DeadlineKept:
    """Say why nobody needs to do what the deadline is for.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, ReasonMissing, ComesByItself and DeadlineClosed.
    """
    its_plan = await plan_of(store, Deadline, deadline)
    async with acting(store, Action.MARK_NOT_RELEVANT, actor, now, message, its_plan) as recorder:
        found = await _owed(recorder, deadline, seen)
        must_have_reason(reason)
        set_aside = replace(found, state=DeadlineState.NOT_RELEVANT, reason=reason.strip())
        return await _put(recorder, found, set_aside)


async def reopen_deadline(
    store: Store,
    *,
    actor: Person,
    deadline: str,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> DeadlineKept:
    """Owe a deadline again that was met or not relevant.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, ComesByItself and DeadlineOpen.
    """
    its_plan = await plan_of(store, Deadline, deadline)
    async with acting(store, Action.REOPEN_DEADLINE, actor, now, message, its_plan) as recorder:
        found = await _the_deadline(recorder, deadline, seen)
        if found.is_open():
            raise DeadlineOpen()
        return await _put(recorder, found, replace(found, state=DeadlineState.OPEN, reason=""), reason)


async def _the_deadline(recorder: Recorder, deadline: str, seen: int | None) -> Deadline:
    found = await recorder.unit.get(Deadline, deadline)
    if found is None:
        raise NoSuchThing(kind="Deadline", id=deadline)
    must_be_the_one_seen("Deadline", deadline, found.version, seen)
    if is_event(found.rule):
        raise ComesByItself()
    return found


async def _owed(recorder: Recorder, deadline: str, seen: int | None) -> Deadline:
    found = await _the_deadline(recorder, deadline, seen)
    if not found.is_open():
        raise DeadlineClosed()
    return found


async def _put_day(recorder: Recorder, found: Deadline, due: Span, reason: str) -> DeadlineKept:
    today = local_day(recorder.now)
    if due.last < today:
        raise DayHasPassed(day=due, today=today)
    if due.last - due.first > LONGEST:
        raise SpanTooLong(days=LONGEST.days)
    calendar = (await rederivation.the_organisation(recorder.unit)).calendar
    worked = calendar.working_day_on_or_before(due.last)
    kept = await _put(recorder, found, replace(found, due=due, fixed=True), reason)
    return replace(kept, working_day=worked if due.is_day and worked != due.last else None)


async def _put(recorder: Recorder, found: Deadline, changed: Deadline, reason: str = "") -> DeadlineKept:
    """Save the deadline, have the plan's next day follow, and write the entry of the trace."""
    unit = recorder.unit
    after = await recorder.put(changed)
    await rederivation.rederive(unit, [found.plan], local_day(recorder.now))
    after = await unit.get(Deadline, found.id) or after
    dates = dates_moved((Moved(before=found, after=after),))
    await recorder.note(
        found.id,
        plan=found.plan,
        reason=reason or changed.reason,
        before={"state": found.state.value, **dates["before"]},
        after={"state": after.state.value, **dates["after"]},
    )
    return DeadlineKept(before=found, after=after, plan=await the_plan(unit, found.plan))
