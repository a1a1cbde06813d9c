"""The negotiation ledger kept: a meeting logged with what is agreed and open, and an open point closed."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import (
    IN_NEGOTIATION,
    acting,
    already_done,
    must_be_the_one_seen,
    plan_of,
    refuse_again,
    the_period,
    the_plan,
)
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.derivation import deadline_id
from state.deadlines.rederivation import Moved, dates_moved
from state.deadlines.stages import TRANSITIONS, Event
from state.facts.negotiation import NegotiationEntry, NegotiationPoint, PointState
from state.facts.plan import Plan, Stage
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, Role, Scope
from state.records.audit import AuditEntry
from state.records.errors import NoSuchThing, NotAllowed, PlanError
from state.records.store import Reading, Store

BEGINS = "negotiation-start"


class MeetingInFuture(PlanError):
    """The meeting has not been held; write it as the next step until then."""

    text_id: ClassVar[str] = "error-meeting-in-future"
    on: date
    today: date


class DueBeforeMeeting(PlanError):
    """The next step is due on a day before the meeting that agreed it."""

    text_id: ClassVar[str] = "error-due-before-meeting"
    on: date
    due: date


class PartiesMissing(PlanError):
    """A meeting was with somebody; say whom."""

    text_id: ClassVar[str] = "error-parties-missing"


class MeetingEmpty(PlanError):
    """Nothing was said of the meeting: no topic, nothing agreed, nothing open, no position."""

    text_id: ClassVar[str] = "error-meeting-empty"


class PointClosed(PlanError):
    """The point is not open, so there is nothing to close."""

    text_id: ClassVar[str] = "error-point-closed"


class Logged(Struct, frozen=True, kw_only=True):
    """A meeting as it is kept; `stage` is another one than before if the negotiation began with it.

    `met` is the negotiation's own deadline where this meeting met it, else None.
    """

    entry: NegotiationEntry
    plan: Plan
    stage_before: Stage
    stage: Stage
    met: Moved | None


class PointSettled(Struct, frozen=True, kw_only=True):
    """A point that is open no more, and the meeting it belongs to."""

    entry: NegotiationEntry
    point: NegotiationPoint


async def log_meeting(
    store: Store,
    *,
    actor: Person,
    plan: str,
    on: date,
    parties: tuple[str, ...],
    now: datetime,
    topic: str = "",
    agreed: tuple[str, ...] = (),
    open_points: tuple[str, ...] = (),
    position: str = "",
    next_step: str = "",
    owner: str = "",
    due: date | None = None,
    period: int | None = None,
    seen: int | None = None,
    message: str = "",
) -> Logged:
    """Keep a meeting of a plan's negotiation; the first one begins the negotiation and meets its deadline.

    Without a period the one being negotiated is meant. Raises NotAllowed, NoSuchThing, RecordMovedOn,
    MeetingInFuture, DueBeforeMeeting, PartiesMissing, MeetingEmpty and AlreadyRecorded.
    """
    async with acting(store, Action.LOG_MEETING, actor, now, message, (plan,)) as recorder:
        unit, today = recorder.unit, local_day(now)
        found = await the_plan(unit, plan, seen)
        meant = the_period(found, period, IN_NEGOTIATION, today)
        if on > today:
            raise MeetingInFuture(on=on, today=today)
        if due is not None and due < on:
            raise DueBeforeMeeting(on=on, due=due)
        entry = NegotiationEntry(
            id="",
            plan=plan,
            period=meant.number,
            on=on,
            parties=_written(parties),
            topic=topic.strip(),
            position=position.strip(),
            points=_points(_written(agreed), _written(open_points)),
            next_step=next_step.strip(),
            owner=owner.strip(),
            due=due,
            recorded_by=actor.id,
        )
        if not entry.parties:
            raise PartiesMissing()
        if not (entry.topic or entry.points or entry.position):
            raise MeetingEmpty()
        known = await unit.find(NegotiationEntry, plan=plan, on=on)
        for one in known:
            if replace(one, id="", recorded_by=actor.id, version=0) == entry:
                raise await refuse_again(unit, one.id)
        entry = await recorder.put(replace(entry, id=_free_id(entry, {one.id for one in known})))
        stage = TRANSITIONS.get((meant.stage, Event.NEGOTIATION_BEGUN), meant.stage)
        if stage is not meant.stage:
            await recorder.put(found.with_period(replace(meant, stage=stage)))
        met = await _meet(recorder, plan, meant.number)
        await rederivation.rederive(unit, [plan], today)
        dates = dates_moved((met,) if met else ())
        await recorder.note(
            entry.id,
            plan=plan,
            before={"stage": meant.stage.value, **dates["before"]},
            after={"stage": stage.value, "on": on.isoformat(), **dates["after"]},
        )
        return Logged(
            entry=entry,
            plan=await the_plan(unit, plan),
            stage_before=meant.stage,
            stage=stage,
            met=met,
        )


async def close_point(
    store: Store,
    *,
    actor: Person,
    entry: str,
    point: int,
    now: datetime,
    agreed: bool = True,
    settled: str = "",
    on: date | None = None,
    seen: int | None = None,
    message: str = "",
) -> PointSettled:
    """Close an open point: agreed, or dropped and settled elsewhere; `settled` says how, `on` when (today).

    Raises NotAllowed, NoSuchThing, RecordMovedOn, PointClosed and MeetingInFuture.
    """
    its_plan = await plan_of(store, NegotiationEntry, entry)
    async with acting(store, Action.CLOSE_POINT, actor, now, message, its_plan) as recorder:
        today = local_day(now)
        found = await recorder.unit.get(NegotiationEntry, entry)
        if found is None or found.annulled:
            raise NoSuchThing(kind="NegotiationEntry", id=entry)
        must_be_the_one_seen("NegotiationEntry", entry, found.version, seen)
        was = next((one for one in found.points if one.number == point), None)
        if was is None:
            raise NoSuchThing(kind="NegotiationPoint", id=f"{entry}.{point}")
        if was.state is not PointState.OPEN:
            raise PointClosed()
        day = on or today
        if day > today:
            raise MeetingInFuture(on=day, today=today)
        state = PointState.AGREED if agreed else PointState.CLOSED
        closed = replace(was, state=state, settled=settled.strip(), settled_on=day)
        points = tuple(closed if one is was else one for one in found.points)
        kept = await recorder.put(replace(found, points=points))
        await recorder.note(
            entry,
            plan=found.plan,
            reason=settled,
            before={"point": point, "state": was.state.value},
            after={"point": point, "state": state.value, "text": was.text},
        )
    return PointSettled(entry=kept, point=closed)


async def _meet(recorder: Recorder, plan: str, period: int) -> Moved | None:
    before = await recorder.unit.get(Deadline, deadline_id(plan, period, BEGINS))
    if before is None or not before.is_open():
        return None
    return Moved(before=before, after=await recorder.put(replace(before, state=DeadlineState.MET)))


def _points(agreed: tuple[str, ...], open_points: tuple[str, ...]) -> tuple[NegotiationPoint, ...]:
    said = [
        *((text, PointState.AGREED) for text in agreed),
        *((text, PointState.OPEN) for text in open_points),
    ]
    return tuple(
        NegotiationPoint(number=number, text=text, state=state)
        for number, (text, state) in enumerate(said, 1)
    )


def _written(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _free_id(entry: NegotiationEntry, taken: set[str]) -> str:
    name = f"{entry.plan}.{entry.period}.meeting.{entry.on}"
    tries = (name, *(f"{name}.{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in tries if one not in taken)


class StepFinished(Struct, frozen=True, kw_only=True):
    """The meeting whose step was taken; `entry` is None where that was known, `repeated` for the same message."""

    step: NegotiationEntry
    entry: AuditEntry | None
    repeated: bool = False


async def finish_step(
    store: Store, *, actor: Person, step: str, now: datetime, seen: int | None = None, message: str = ""
) -> StepFinished:
    """Mark the next step of a meeting as taken today; raises NotAllowed, NoSuchThing and RecordMovedOn."""
    its_plan = await plan_of(store, NegotiationEntry, step)
    async with acting(store, Action.FINISH_STEP, actor, now, message, its_plan) as recorder:
        found = await recorder.unit.get(NegotiationEntry, step)
        if found is None or found.annulled or not found.next_step:
            raise NoSuchThing(kind="NegotiationEntry", id=step)
        await _must_be_theirs(recorder.unit, found, actor, now)
        if done := await already_done(recorder.unit, actor, Action.FINISH_STEP, message, step):
            return StepFinished(step=found, entry=done, repeated=True)
        must_be_the_one_seen("NegotiationEntry", step, found.version, seen)
        if found.done_on is not None:
            return StepFinished(step=found, entry=None)
        saved = await recorder.put(replace(found, done_on=local_day(now)))
        entry = await recorder.note(step, plan=found.plan, after={"step": found.next_step})
    return StepFinished(step=saved, entry=entry)


async def _must_be_theirs(look: Reading, step: NegotiationEntry, actor: Person, now: datetime) -> None:
    present = await look.get(Person, actor.id) or actor
    if present.scope(Action.FINISH_STEP) is Scope.ANY:
        return
    today = local_day(now)
    away = [one for one in await look.find(Person, deputy_id=actor.id) if one.deputy_on(today) == actor.id]
    if not any(step.owner in (one.id, one.name) for one in (present, *away)):
        raise NotAllowed(action=Action.FINISH_STEP.value, needs=Role.COORDINATOR.value)
