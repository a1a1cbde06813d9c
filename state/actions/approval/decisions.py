"""A decision recorded or corrected: the order of the bodies kept, the stage, keys and deadlines following it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import (
    IN_TREATMENT,
    LEAST_REASON,
    acting,
    changed_since,
    deadlines_of,
    must_be_the_one_seen,
    must_have_reason,
    plan_of,
    refuse_again,
    the_period,
    the_plan,
)
from state.actions.approval.postponement import postpone, put_back
from state.actions.approval.stage_after_decision import follow
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.readings import starts
from state.deadlines.rederivation import Moved, dates_moved
from state.deadlines.rulebook import rule
from state.facts.decision import Decision, Point, TwoKeys
from state.facts.plan import Period, Plan, Stage
from state.facts.route import departure, must_rest
from state.organisation.bodies import Body, BodyKind, Organisation
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person
from state.records.codec import to_plain
from state.records.errors import NoSuchThing, PlanError
from state.records.store import Reading, Store

OUTSIDE_THE_ORDER = frozenset({BodyKind.HOUSING, BodyKind.FUND})


class BodyDoesNotDecide(PlanError):
    """The body is none of those that decide on a plan; `deciders` are the bodies of the route."""

    text_id: ClassVar[str] = "error-body-does-not-decide"
    body: Body
    deciders: str


class PointsMissing(PlanError):
    """A decision without a point decides nothing; say what was decided."""

    text_id: ClassVar[str] = "error-points-missing"


class NothingCorrected(PlanError):
    """The decision stands as it is said to be already; there is nothing to correct."""

    text_id: ClassVar[str] = "error-nothing-corrected"


class DecisionInFuture(PlanError):
    """The meeting has not been held; record the decision then, or move the deadline."""

    text_id: ClassVar[str] = "error-decision-in-future"
    on: date
    today: date


class DecisionTooEarly(PlanError):
    """Nobody worked on the period then; `first` is the first day anybody did."""

    text_id: ClassVar[str] = "error-decision-too-early"
    on: date
    first: date


class Decided(Struct, frozen=True, kw_only=True):
    """What recording a decision did.

    `final` says whether it ends the case, which only the council's word does; `moved` are the deadlines with
    another date or state; `late` are those the postponement leaves no room for before the period begins.
    """

    decision: Decision
    plan: Plan
    final: bool
    keys: TwoKeys
    stage_before: Stage
    stage: Stage
    moved: tuple[Moved, ...]
    late: tuple[Moved, ...]
    replaced: Decision | None = None


async def record_decision(
    store: Store,
    *,
    actor: Person,
    plan: str,
    body: str,
    on: date,
    points: tuple[Point, ...],
    now: datetime,
    period: int | None = None,
    vote: str = "",
    reference: str = "",
    override_reason: str = "",
    postponed_to: date | None = None,
    new_date_unknown: bool = False,
    seen: int | None = None,
    message: str = "",
) -> Decided:
    """Record what a body decided on a plan's period, and have stage, keys and deadlines follow.

    Without a period the one under treatment is meant. A postponed case needs its new day, or that it is not
    known. Raises NotAllowed, NoSuchThing, RecordMovedOn, BodyDoesNotDecide, PointsMissing, DecisionInFuture,
    DecisionTooEarly, AlreadyRecorded, NewDateMissing, NewDateTooEarly, DecisionRests, TransitionRefused, and
    BodySkipped or BodyOvertaken where the order is departed from without an `override_reason`.
    """
    async with acting(store, Action.RECORD_DECISION, actor, now, message, (plan,)) as recorder:
        unit = recorder.unit
        found = await the_plan(unit, plan, seen)
        meant = the_period(found, period, IN_TREATMENT, local_day(now))
        decision = Decision(
            id="",
            plan=plan,
            period=meant.number,
            body=body,
            on=on,
            points=points,
            vote=vote.strip(),
            reference=reference.strip(),
            override=override_reason.strip(),
            postponed_to=postponed_to,
            recorded_by=actor.id,
        )
        return await _decide(recorder, found, meant, decision, new_date_unknown)


async def correct_decision(
    store: Store,
    *,
    actor: Person,
    decision: str,
    reason: str,
    now: datetime,
    on: date | None = None,
    body: str | None = None,
    points: tuple[Point, ...] | None = None,
    vote: str | None = None,
    reference: str | None = None,
    override_reason: str | None = None,
    postponed_to: date | None = None,
    new_date_unknown: bool = False,
    seen: int | None = None,
    message: str = "",
) -> Decided:
    """Replace a recorded decision by one with what is given here changed; the old one is annulled and kept.

    The deadlines the old one moved go back first. Raises what `record_decision` raises, ReasonMissing,
    NothingCorrected, and RecordMovedOn if `seen` is not the decision's version.
    """
    its_plan = await plan_of(store, Decision, decision)
    async with acting(store, Action.CORRECT_DECISION, actor, now, message, its_plan) as recorder:
        unit = recorder.unit
        must_have_reason(reason)
        old = await unit.get(Decision, decision)
        if old is None or old.annulled:
            raise NoSuchThing(kind="Decision", id=decision)
        must_be_the_one_seen("Decision", decision, old.version, seen)
        found = await the_plan(unit, old.plan)
        said = replace(
            old,
            on=old.on if on is None else on,
            body=old.body if body is None else body,
            points=old.points if points is None else points,
            vote=old.vote if vote is None else vote.strip(),
            reference=old.reference if reference is None else reference.strip(),
            override=old.override if override_reason is None else override_reason.strip(),
            postponed_to=postponed_to or (old.postponed_to if points is None else None),
        )
        if said == old:
            raise NothingCorrected()
        new = replace(said, id="", replaces=old.id, recorded_by=actor.id, version=0)
        unknown = new_date_unknown or (points is None and old.postponed_to is None)
        return await _decide(recorder, found, found.period(old.period), new, unknown, old, reason)


async def _decide(
    recorder: Recorder,
    plan: Plan,
    period: Period,
    decision: Decision,
    new_date_unknown: bool,
    old: Decision | None = None,
    reason: str = "",
) -> Decided:
    unit, today = recorder.unit, local_day(recorder.now)
    organisation = await rederivation.the_organisation(unit)
    _must_decide(organisation, decision, today)
    await _must_be_in_time(unit, plan, period, decision, today)
    before = await deadlines_of(unit, plan.id)
    if old is not None:
        await recorder.put(replace(old, annulled=True))
        await put_back(recorder, old.id)
    known = await unit.find(Decision, plan=plan.id, period=period.number)
    standing = tuple(one for one in known if not one.annulled)
    for one in standing:
        if (one.body, one.on) == (decision.body, decision.on):
            raise await refuse_again(unit, one.id)
    decision = replace(decision, id=_free_id(decision, {one.id for one in known}))
    fault = departure(decision, standing, organisation)
    if fault is None:
        decision = replace(decision, override="")
    elif len(decision.override) < LEAST_REASON:
        raise fault
    must_rest((*standing, decision), decision.id, organisation)
    decision = await recorder.put(decision)
    late = await postpone(recorder, decision, new_date_unknown, organisation)
    plan, case = await follow(recorder, plan, period.number, organisation)
    await rederivation.rederive(unit, [plan.id], today)
    moved = changed_since(before, await deadlines_of(unit, plan.id))
    stage = plan.period(period.number).stage
    dates = dates_moved(moved)
    await recorder.note(
        decision.id,
        plan=plan.id,
        reason=reason or decision.override,
        before={**(_told(old) if old else {}), "stage": period.stage.value, **dates["before"]},
        after={**_told(decision), "stage": stage.value, **dates["after"]},
    )
    return Decided(
        decision=decision,
        plan=await the_plan(unit, plan.id),
        final=decision.is_final(organisation.route[-1]),
        keys=case.keys,
        stage_before=period.stage,
        stage=stage,
        moved=moved,
        late=tuple(one for one in moved if one.after.id in late),
        replaced=old,
    )


def _must_decide(organisation: Organisation, decision: Decision, today: date) -> None:
    body = next((one for one in organisation.bodies if one.id == decision.body), None)
    if body is None:
        raise NoSuchThing(kind="Body", id=decision.body)
    if body.id not in organisation.route and body.kind not in OUTSIDE_THE_ORDER:
        route = (organisation.body(one).name_on(today).abbreviation for one in organisation.route)
        raise BodyDoesNotDecide(body=body, deciders=", ".join(route))
    if not decision.points:
        raise PointsMissing()


async def _must_be_in_time(
    unit: Reading, plan: Plan, period: Period, decision: Decision, today: date
) -> None:
    if decision.on > today:
        raise DecisionInFuture(on=decision.on, today=today)
    begins = starts(plan, period, await rederivation.questions_about(unit, plan.id))
    cycle = rule("preparation").gives(begins[0].day) if begins else None
    if cycle is not None and decision.on < cycle.first:
        raise DecisionTooEarly(on=decision.on, first=cycle.first)


def _free_id(decision: Decision, taken: set[str]) -> str:
    name = f"{decision.plan}.{decision.period}.{decision.body}.{decision.on}"
    tries = (name, *(f"{name}.{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in tries if one not in taken)


def _told(decision: Decision) -> dict[str, object]:
    told = to_plain(decision)
    return {
        name: told[name] for name in ("id", "period", "body", "on", "points", "vote", "reference", "override")
    }
