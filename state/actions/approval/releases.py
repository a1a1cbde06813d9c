"""Money released, and the alarm of one key without the other settled: never more than was set aside."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import (
    IN_FUNDING,
    acting,
    changed_since,
    deadlines_of,
    must_have_reason,
    plan_of,
    refuse_again,
    the_period,
    the_plan,
)
from state.actions.approval.decisions import DecisionInFuture
from state.actions.approval.shares import must_be_left, must_cover, the_appropriation
from state.actions.approval.stage_after_decision import follow, the_case
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.rederivation import Moved, dates_moved
from state.facts.decision import Decision, Key, TwoKeys
from state.facts.funding import Appropriation, Basis, MoneyKind, Release
from state.facts.plan import Plan, Stage
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person
from state.records.errors import NoSuchThing, PlanError
from state.records.store import OneOf, Reading, Store, Writing


class CouncilDecisionMissing(PlanError):
    """Only the council releases money: name its recorded decision with an adopted release, or the minutes."""

    text_id: ClassVar[str] = "error-council-decision-missing"


class WhichPlan(PlanError):
    """The plans the money serves are in different periods; say which plan the release is for."""

    text_id: ClassVar[str] = "error-which-plan"
    code: str


class NoAlarm(PlanError):
    """Both keys are turned, or none; there is no alarm to settle."""

    text_id: ClassVar[str] = "error-no-alarm"
    plan: str


class PlanAfter(Struct, frozen=True, kw_only=True):
    """A plan's stage and keys before and after, and the deadlines with another date or state."""

    plan: Plan
    period: int
    keys: TwoKeys
    stage_before: Stage
    stage: Stage
    moved: tuple[Moved, ...]


class Released(Struct, frozen=True, kw_only=True):
    """What a release did: the sum released so far, what is left (kroner), and each plan it concerns."""

    release: Release
    appropriation: Appropriation
    released: Decimal
    left: Decimal
    plans: tuple[PlanAfter, ...]


async def release_funds(
    store: Store,
    *,
    actor: Person,
    appropriation: str,
    now: datetime,
    amount: Decimal | None = None,
    plan: str | None = None,
    period: int | None = None,
    on: date | None = None,
    decision: str = "",
    reference: str = "",
    year: int | None = None,
    seen: int | None = None,
    message: str = "",
) -> Released:
    """Record that the council released an amount (kroner), or without one all that is left.

    Without a plan it is for all the appropriation serves. `decision` is the id of a recorded decision of the
    council that adopts a release, `reference` words about one that is not; `on` is its day unless given. Raises
    NotAllowed, NoSuchThing, RecordMovedOn, NoAmount, AmountNotPositive, NothingLeft, MoreThanLeft, YearOutside,
    PlanNotServed, CouncilDecisionMissing, DecisionInFuture, WhichPlan and AlreadyRecorded.
    """
    today = local_day(now)
    its_plan = await plan_of(store, Appropriation, appropriation)
    async with acting(store, Action.RELEASE_FUNDS, actor, now, message, its_plan) as recorder:
        unit = recorder.unit
        organisation = await rederivation.the_organisation(unit)
        money = await the_appropriation(unit, appropriation, seen)
        await must_cover(unit, money, plan, year)
        decided = await _the_decision(unit, decision, reference, money, plan, organisation)
        day = on or (decided.on if decided else today)
        if day > today:
            raise DecisionInFuture(on=day, today=today)
        plans = await _plans(unit, money, plan)
        known = await unit.find(Release, appropriation=money.id)
        standing = [one for one in known if not one.annulled]
        ceiling, spent = _frame(money, standing, year)
        release = Release(
            id=_free_id(money.id, {one.id for one in known}),
            appropriation=money.id,
            plan=plan,
            period=_period(plans, period, money, today),
            amount=ceiling - spent if amount is None else amount,
            on=day,
            decision=decided.id if decided else reference.strip(),
            recorded_by=actor.id,
            year=year,
        )
        for one in standing:
            if replace(one, id="", recorded_by="", version=0) == replace(release, id="", recorded_by=""):
                raise await refuse_again(unit, one.id)
        must_be_left(release.amount, spent, ceiling, money)
        release = await recorder.put(release)
        concerned = plans if money.kind is MoneyKind.CAPITAL else ()
        after = [await _after(recorder, one, release.period, organisation) for one in concerned]
        dates = dates_moved(tuple(moved for one in after for moved in one.moved))
        await recorder.note(
            release.id,
            plan=plan or money.plan or None,
            before=dates["before"],
            after={"amount": str(release.amount), "decision": release.decision, **dates["after"]},
        )
    released = sum((one.amount for one in standing), release.amount)
    return Released(
        release=release,
        appropriation=money,
        released=released,
        left=(money.total or Decimal(0)) - released,
        plans=tuple(after),
    )


async def settle_alarm(
    store: Store,
    *,
    actor: Person,
    plan: str,
    reason: str,
    now: datetime,
    period: int | None = None,
    seen: int | None = None,
    message: str = "",
) -> PlanAfter:
    """Declare the missing one of the two keys not relevant: no capital money, or settled in another way.

    Without a period the one with an alarm is meant. Content adopted and no release needed is an approval. Raises
    NotAllowed, NoSuchThing, RecordMovedOn, ReasonMissing and NoAlarm.
    """
    async with acting(store, Action.SETTLE_ALARM, actor, now, message, (plan,)) as recorder:
        unit = recorder.unit
        must_have_reason(reason)
        organisation = await rederivation.the_organisation(unit)
        found = await the_plan(unit, plan, seen)
        wanted = found.periods if period is None else (the_period(found, period, (), local_day(now)),)
        for one in wanted:
            if (await the_case(unit, found, one, organisation)).keys.alarm:
                break
        else:
            raise NoAlarm(plan=found.name)
        changed = await recorder.put(found.with_period(replace(one, waived=reason.strip())))
        after = await _after(recorder, changed, one.number, organisation)
        dates = dates_moved(after.moved)
        await recorder.note(
            f"{plan}.{one.number}",
            plan=plan,
            reason=reason,
            before={"stage": after.stage_before.value, **dates["before"]},
            after={"stage": after.stage.value, **dates["after"]},
        )
    return after


async def _after(recorder: Recorder, plan: Plan, number: int | None, organisation: Organisation) -> PlanAfter:
    today = local_day(recorder.now)
    period = the_period(plan, number, IN_FUNDING, today)
    before = await deadlines_of(recorder.unit, plan.id)
    changed, case = await follow(recorder, plan, period.number, organisation)
    await rederivation.rederive(recorder.unit, [plan.id], today)
    return PlanAfter(
        plan=await the_plan(recorder.unit, plan.id),
        period=period.number,
        keys=case.keys,
        stage_before=period.stage,
        stage=changed.period(period.number).stage,
        moved=changed_since(before, await deadlines_of(recorder.unit, plan.id)),
    )


async def _the_decision(
    unit: Reading,
    decision: str,
    reference: str,
    money: Appropriation,
    plan: str | None,
    organisation: Organisation,
) -> Decision | None:
    """The recorded decision of the council that releases, None where words refer to one."""
    if not decision:
        if not reference.strip():
            raise CouncilDecisionMissing()
        return None
    found = await unit.get(Decision, decision)
    if found is None or found.annulled:
        raise NoSuchThing(kind="Decision", id=decision)
    served = plan is None and (not money.plans or found.plan in money.plans)
    if (
        found.body != organisation.route[-1]
        or not found.adopts(Key.RELEASE)
        or not (served or found.plan == plan)
    ):
        raise CouncilDecisionMissing()
    return found


async def _plans(unit: Writing, money: Appropriation, plan: str | None) -> tuple[Plan, ...]:
    if plan is not None:
        return (await the_plan(unit, plan),)
    if money.plans:
        return await unit.find(Plan, id=OneOf(money.plans))
    return await unit.find(Plan, annulled=False)


def _period(plans: tuple[Plan, ...], number: int | None, money: Appropriation, today: date) -> int | None:
    """The period whose key the release turns, the same for every plan; None where it turns none."""
    if money.kind is not MoneyKind.CAPITAL:
        return number
    meant = {the_period(plan, number, IN_FUNDING, today).number for plan in plans}
    if len(meant) > 1:
        raise WhichPlan(code=money.code)
    return next(iter(meant), number)


def _frame(money: Appropriation, standing: list[Release], year: int | None) -> tuple[Decimal, Decimal]:
    """How much may be released (kroner) and how much has been: of the year where it has an amount of its own."""
    if year is not None and money.basis is Basis.PER_YEAR and (amount := money.in_year(year)) is not None:
        spent = sum((one.amount for one in standing if one.year == year), Decimal(0))
        rest = sum((one.amount for one in standing), Decimal(0)) - spent
        return min(amount, (money.total or Decimal(0)) - rest), spent
    return money.total or Decimal(0), sum((one.amount for one in standing), Decimal(0))


def _free_id(appropriation: str, taken: set[str]) -> str:
    return next(
        one
        for number in range(1, len(taken) + 2)
        if (one := f"{appropriation}.release.{number}") not in taken
    )
