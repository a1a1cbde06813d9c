"""What follows when records go back: stages, keys and deadlines in line again, and nothing impossible left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from state.actions.acting import the_plan
from state.actions.approval import stage_after_decision
from state.actions.approval.shares import MoreThanLeft
from state.actions.recorder import Recorder
from state.deadlines import contribution_round, rederivation
from state.deadlines.deadline import Deadline
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Release
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.facts.reminder import Reminder
from state.facts.route import must_rest
from state.records.audit import Change
from state.records.store import OneOf, Reading
from state.reminders import schedule


async def follow_what_went_back(recorder: Recorder, changes: tuple[Change, ...], today: date) -> None:
    """Bring all that rests on these records in line.

    Raises DecisionRests where a later body's decision would lose what it rests on, and MoreThanLeft where more
    would be released than is set aside.
    """
    unit = recorder.unit
    for appropriation in sorted(
        _named(changes, Release, "appropriation") | _named(changes, Appropriation, "id")
    ):
        await _must_not_exceed(unit, appropriation)
    for plan, period in sorted(await _treated(unit, changes)):
        await _follow_treatment(recorder, plan, period)
    for plan, period in sorted(_periods(changes, Contribution)):
        await contribution_round.follow(unit, plan, period, today)
    if told := _named(changes, Reminder, "recipient"):
        await schedule.follow(unit, _named(changes, Reminder, "plan"), told, None, recorder.now)
    questions = [change for change in changes if change.kind == OpenQuestion.__name__]
    if any(not change.after["plans"] for change in questions):
        await rederivation.rederive(unit, None, today)
        return
    asked = {plan for change in questions for plan in _texts(change.after["plans"])}
    plans = asked | _named(changes, Plan, "id") | _named(changes, Deadline, "plan")
    await rederivation.rederive(unit, sorted(plans - {""}), today)


async def _follow_treatment(recorder: Recorder, plan: str, number: int) -> None:
    organisation = await rederivation.the_organisation(recorder.unit)
    decisions = await recorder.unit.find(Decision, plan=plan, period=number)
    must_rest(decisions, "", organisation)
    await stage_after_decision.follow(recorder, await the_plan(recorder.unit, plan), number, organisation)


async def _treated(look: Reading, changes: tuple[Change, ...]) -> set[tuple[str, int]]:
    """The periods of present plans whose keys the records may turn; a release may turn those of several plans."""
    treated = _periods(changes, Decision)
    for change in changes:
        number = change.after.get("period")
        if change.kind != Release.__name__ or not isinstance(number, int):
            continue
        if change.after["plan"] is not None:
            treated.add((str(change.after["plan"]), number))
            continue
        money = await look.get(Appropriation, str(change.after["appropriation"]))
        served = money.plans if money else ()
        found = await (look.find(Plan, id=OneOf(served)) if served else look.find(Plan))
        treated |= {(one.id, number) for one in found if any(each.number == number for each in one.periods)}
    found = await look.find(Plan, id=OneOf(tuple({plan for plan, _ in treated})), annulled=False)
    present = {one.id for one in found}
    return {(plan, number) for plan, number in treated if plan in present}


async def _must_not_exceed(look: Reading, appropriation: str) -> None:
    money = await look.get(Appropriation, appropriation)
    if money is None or money.total is None:
        return
    found = await look.find(Release, appropriation=appropriation)
    released = sum((one.amount for one in found if not one.annulled), Decimal(0))
    if released > money.total:
        raise MoreThanLeft(amount=released, code=money.code, left=Decimal(0), total=money.total)


def _periods(changes: tuple[Change, ...], kind: type[Contribution | Decision]) -> set[tuple[str, int]]:
    return {
        (str(change.after["plan"]), number)
        for change in changes
        if change.kind == kind.__name__ and isinstance(number := change.after["period"], int)
    }


def _named(changes: tuple[Change, ...], kind: type[object], field: str) -> set[str]:
    return {str(change.after[field]) for change in changes if change.kind == kind.__name__}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
