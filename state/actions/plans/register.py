"""Plans registered, renewed, merged and renamed: the periods that give the deadlines, and who follows whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, changed_since, deadlines_of, the_plan
from state.actions.plans.naming import free_id, must_be_free
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.readings import LONGEST_TERM, last_days, starts
from state.deadlines.rederivation import Moved, dates_moved
from state.deadlines.rulebook import is_event
from state.facts.names import (
    AlreadyMerged,
    EndUnknown,
    MergeNeedsTwo,
    PeriodOverlaps,
    PeriodThere,
    PeriodTooLong,
    PeriodTurned,
)
from state.facts.plan import Period, Plan, Stage
from state.organisation.calendar import local_day, months_after
from state.organisation.people import Action, Person
from state.records.store import Reading, Store

ONE_DAY = timedelta(days=1)
MERGED, BEGUN = "merged", "begun-before-registered"  # why nobody owes a deadline, as "rule-gone" is


class PlanKept(Struct, frozen=True, kw_only=True):
    """A plan as it stands, and every deadline that is new or has another date or state."""

    plan: Plan
    moved: tuple[Moved, ...]


class PlansMerged(Struct, frozen=True, kw_only=True):
    """The new plan, the old ones that lead to it, and every deadline that is new or no more relevant."""

    plan: Plan
    predecessors: tuple[Plan, ...]
    moved: tuple[Moved, ...]


async def register_plan(
    store: Store,
    *,
    actor: Person,
    name: str,
    start: date,
    now: datetime,
    last_day: date | None = None,
    aliases: tuple[str, ...] = (),
    official_name: str | None = None,
    message: str = "",
) -> PlanKept:
    """Register a plan with its first period; of one that runs already nobody owes what came before.

    Raises NotAllowed, NameMissing, NameTaken, PeriodTurned and PeriodTooLong.
    """
    async with acting(store, Action.REGISTER_PLAN, actor, now, message) as recorder:
        plan = await _new_plan(recorder.unit, name, start, last_day, local_day(now))
        written = tuple(alias.strip() for alias in aliases if alias.strip())
        must_be_free(await recorder.unit.find(Plan), *written)
        plan = replace(plan, aliases=written, official_name=(official_name or "").strip() or None)
        moved = await _put_new(recorder, plan)
        await recorder.note(plan.id, plan=plan.id, after=_told(plan, moved))
        return PlanKept(plan=await the_plan(recorder.unit, plan.id), moved=moved)


async def renew_plan(
    store: Store,
    *,
    actor: Person,
    plan: str,
    now: datetime,
    start: date | None = None,
    last_day: date | None = None,
    seen: int | None = None,
    message: str = "",
) -> PlanKept:
    """Give a plan its next period; without a start it begins the day after the present one ends.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, AlreadyMerged, PeriodThere, EndUnknown, PeriodOverlaps,
    PeriodTurned and PeriodTooLong.
    """
    async with acting(store, Action.RENEW_PLAN, actor, now, message, (plan,)) as recorder:
        unit, today = recorder.unit, local_day(now)
        found = await the_plan(unit, plan, seen)
        if found.successor is not None:
            raise AlreadyMerged(plan=found.name, successor=(await the_plan(unit, found.successor)).name)
        before = await deadlines_of(unit, plan)
        changed = await recorder.put(await _renewed(unit, found, start, last_day, today))
        await rederivation.rederive(unit, [plan], today)
        moved = changed_since(before, await deadlines_of(unit, plan))
        await recorder.note(f"{plan}.{changed.periods[-1].number}", plan=plan, after=_told(changed, moved))
        return PlanKept(plan=await the_plan(unit, plan), moved=moved)


async def merge_plans(
    store: Store,
    *,
    actor: Person,
    plans: tuple[str, ...],
    name: str,
    start: date,
    now: datetime,
    last_day: date | None = None,
    message: str = "",
) -> PlansMerged:
    """Let a new plan follow two or more; what the old ones still owed is not relevant, their history stays.

    Raises NotAllowed, NoSuchThing, MergeNeedsTwo, AlreadyMerged, NameMissing, NameTaken, PeriodTurned and
    PeriodTooLong.
    """
    async with acting(store, Action.MERGE_PLANS, actor, now, message) as recorder:
        unit, today = recorder.unit, local_day(now)
        if len(set(plans)) < 2:
            raise MergeNeedsTwo()
        old = [await the_plan(unit, one) for one in dict.fromkeys(plans)]
        for one in old:
            if one.successor is not None:
                raise AlreadyMerged(plan=one.name, successor=(await the_plan(unit, one.successor)).name)
        new = await _new_plan(unit, name, start, last_day, today)
        new = replace(new, predecessors=tuple(one.id for one in old))
        moved = list(await _put_new(recorder, new))
        for one in old:
            before = await deadlines_of(unit, one.id)
            begun = tuple(each for each in one.periods if each.stage is not Stage.DORMANT) or one.periods[:1]
            await recorder.put(replace(one, periods=begun, successor=new.id))
            await _close(recorder, before.values(), begun[-1].number, one.current(today).number)
            await rederivation.rederive(unit, [one.id], today)
            moved += changed_since(before, await deadlines_of(unit, one.id))
        await recorder.note(
            new.id,
            plan=new.id,
            before={"plans": [one.id for one in old]},
            after=_told(new, tuple(moved)),
        )
        return PlansMerged(
            plan=await the_plan(unit, new.id),
            predecessors=tuple([await the_plan(unit, one.id) for one in old]),
            moved=tuple(moved),
        )


async def rename_plan(
    store: Store,
    *,
    actor: Person,
    plan: str,
    name: str,
    now: datetime,
    seen: int | None = None,
    message: str = "",
) -> Plan:
    """Give a plan another name; it is found by the old one too. Raises NotAllowed, NoSuchThing, RecordMovedOn,
    NameMissing and NameTaken.
    """
    async with acting(store, Action.RENAME_PLAN, actor, now, message) as recorder:
        found = await the_plan(recorder.unit, plan, seen)
        must_be_free(await recorder.unit.find(Plan), name, but=plan)
        new = name.strip()
        aliases = tuple(
            one for one in dict.fromkeys((*found.aliases, found.name)) if one.casefold() != new.casefold()
        )
        renamed = await recorder.put(replace(found, name=new, aliases=aliases))
        await recorder.note(plan, plan=plan, before={"name": found.name}, after={"name": new})
        return renamed


async def _new_plan(unit: Reading, name: str, start: date, last_day: date | None, today: date) -> Plan:
    must_be_free(await unit.find(Plan), name)
    _must_be_a_term(start, last_day)
    stage = Stage.DORMANT
    if start <= today:
        stage = Stage.EXPIRED if last_day is not None and last_day < today else Stage.RUNNING
    first = Period(number=1, stage=stage, start=start, last_day=last_day)
    plan = Plan(id=await free_id(unit, name), name=name.strip(), periods=(first,))
    return plan if stage is Stage.DORMANT else plan.followed(1)


async def _put_new(recorder: Recorder, plan: Plan) -> tuple[Moved, ...]:
    """Save the plan and derive its deadlines; those of a period that has begun are not owed any more."""
    unit, today = recorder.unit, local_day(recorder.now)
    saved = await recorder.put(plan)
    await rederivation.rederive(unit, [plan.id], today)
    if saved.periods[0].stage is not Stage.DORMANT:
        owed = [
            one
            for one in (await deadlines_of(unit, plan.id)).values()
            if one.period == 1 and one.is_open() and not is_event(one.rule)
        ]
        await recorder.put_all([replace(one, state=DeadlineState.NOT_RELEVANT, reason=BEGUN) for one in owed])
        await rederivation.rederive(unit, [plan.id], today)
    return changed_since({}, await deadlines_of(unit, plan.id))


async def _renewed(unit: Reading, plan: Plan, start: date | None, last_day: date | None, today: date) -> Plan:
    questions = await rederivation.questions_about(unit, plan.id)
    following = plan.periods[-1]
    begins = starts(plan, following, questions)
    waiting = following.number > plan.current(today).number or following.stage is Stage.DORMANT
    if waiting and last_days(plan, following, questions):
        raise PeriodThere(plan=plan.name, start=begins[0].day if begins else None)
    if not waiting:
        following = Period(number=following.number + 1, stage=Stage.DORMANT)
        plan = replace(plan, periods=(*plan.periods, following))
    before = next((one for one in plan.periods if one.number == following.number - 1), None)
    ends = last_days(plan, before, questions) if before else ()
    if before is not None and not ends:
        if start is None:
            raise EndUnknown(plan=plan.name)
        plan = plan.with_period(replace(before, last_day=start - ONE_DAY))
    if start is not None and ends and start <= ends[0].day:
        raise PeriodOverlaps(start=start, last_day=ends[0].day)
    first = start or following.start or (ends[-1].day + ONE_DAY if ends else today)
    _must_be_a_term(first, last_day)
    return plan.with_period(replace(following, start=start or following.start, last_day=last_day))


async def _close(recorder: Recorder, deadlines: Iterable[Deadline], last: int, present: int) -> None:
    """Nobody owes what a plan still owed; what comes by itself comes for the present period, and for none dropped."""
    owed: list[Deadline] = []
    for one in deadlines:
        comes = is_event(one.rule) and one.period <= min(present, last)
        if (one.is_open() and not comes) or (one.period > last and one.state is DeadlineState.MET):
            owed.append(replace(one, state=DeadlineState.NOT_RELEVANT, reason=MERGED))
    await recorder.put_all(owed)


def _must_be_a_term(start: date, last_day: date | None) -> None:
    if last_day is None:
        return
    if last_day < start:
        raise PeriodTurned(start=start, last_day=last_day)
    if last_day > months_after(start, LONGEST_TERM):
        raise PeriodTooLong(years=LONGEST_TERM // 12)


def _told(plan: Plan, moved: tuple[Moved, ...]) -> dict[str, object]:
    last = plan.periods[-1] if len(plan.periods) > 1 and plan.periods[-1].last_day else plan.periods[0]
    return {
        "name": plan.name,
        "period": last.number,
        "start": last.start and last.start.isoformat(),
        "last_day": last.last_day and last.last_day.isoformat(),
        **dates_moved(moved)["after"],
    }
