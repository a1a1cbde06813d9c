"""Rules applied to plans: every deadline of a plan's periods, under the earliest reading, the others beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from state.deadlines.deadline import SHARED, Alternative, Deadline
from state.deadlines.readings import Candidate, last_days, starts
from state.deadlines.rulebook import RULES, rule
from state.deadlines.rules import Anchor, DeadlineRule, Owner
from state.facts.funding import Appropriation, MoneyKind
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Period, Plan
from state.organisation.bodies import Organisation
from state.organisation.calendar import Span


def deadline_id(plan: str, period: int, rule_id: str) -> str:
    """The id of a rule's deadline in a plan's period."""
    return f"{plan}.{period}.{rule_id}"


def plan_deadlines(
    plan: Plan, questions: Iterable[OpenQuestion], organisation: Organisation
) -> tuple[Deadline, ...]:
    """Every deadline the rules give the plan's periods, in the rulebook's order.

    A deadline carries the earliest reading's date and, beside it, every other date an open reading gives.
    """
    asked = tuple(questions)
    return tuple(
        _deadline(plan, period, one, candidates, organisation)
        for period in plan.periods
        for one in RULES
        for candidates in [_anchors(one, plan, period, asked)]
        if candidates and one.holds_on(candidates[0].day)
    )


def shared_deadlines(
    organisation: Organisation, appropriations: Iterable[Appropriation]
) -> tuple[Deadline, ...]:
    """The yearly days that belong to the whole portfolio: the state's list, and each service year's start."""
    known = tuple(appropriations)
    years = [year for one in known for year in one.years]
    first_year = min(years, default=organisation.goal.by_year)
    return (*_goal_lists(organisation, first_year), *_service_years(organisation, known))


def owner_of(part: Owner, organisation: Organisation) -> str:
    """The body's id that stands for a rule's owner; "contributors" stands for all other administrations."""
    if part is Owner.COORDINATOR:
        return organisation.coordinator
    if part is Owner.CONTRIBUTORS:
        return Owner.CONTRIBUTORS.value
    return organisation.route[(Owner.COMMITTEE, Owner.FINANCE_COMMITTEE, Owner.COUNCIL).index(part)]


def _anchors(
    one: DeadlineRule, plan: Plan, period: Period, questions: tuple[OpenQuestion, ...]
) -> tuple[Candidate, ...]:
    if one.anchor is Anchor.PERIOD_START:
        return starts(plan, period, questions)
    if one.anchor is Anchor.PERIOD_END:
        return last_days(plan, period, questions)
    return ()


def _deadline(
    plan: Plan,
    period: Period,
    one: DeadlineRule,
    candidates: tuple[Candidate, ...],
    organisation: Organisation,
) -> Deadline:
    earliest, *others = candidates
    due = one.gives(earliest.day)
    return Deadline(
        id=deadline_id(plan.id, period.number, one.id),
        plan=plan.id,
        period=period.number,
        rule=one.id,
        owner=owner_of(one.owner, organisation),
        anchor=earliest.day,
        due=due,
        because=earliest.because,
        alternatives=tuple(_alternatives(one, due, others)),
        about=_budget(one, earliest.day),
    )


def _alternatives(one: DeadlineRule, due: Span | None, others: list[Candidate]) -> Iterator[Alternative]:
    seen = {due}
    for other in others:
        span = one.gives(other.day)
        if span is not None and span not in seen:
            seen.add(span)
            yield Alternative(due=span, anchor=other.day, because=other.because)


def _budget(one: DeadlineRule, anchor: date) -> str:
    if one.budget_years_before is None:
        return ""
    return str(anchor.year - one.budget_years_before)


def _goal_lists(organisation: Organisation, first_year: int) -> Iterator[Deadline]:
    goal, one = organisation.goal, rule("goal-list")
    for year in range(first_year, goal.by_year + 1):
        day = date(year, goal.list_month, goal.list_day)
        if goal.settled_on is None or day <= goal.settled_on:
            yield _shared(one, day, organisation, about=str(year))


def _service_years(organisation: Organisation, appropriations: Iterable[Appropriation]) -> Iterator[Deadline]:
    one = rule("service-year")
    years = {
        year
        for appropriation in appropriations
        if appropriation.kind is MoneyKind.SERVICE
        for year in appropriation.years
    }
    for year in sorted(years):
        yield _shared(one, date(year, 1, 1), organisation, about=str(year))


def _shared(one: DeadlineRule, day: date, organisation: Organisation, about: str) -> Deadline:
    return Deadline(
        id=deadline_id("shared", day.year, one.id),
        plan=SHARED,
        period=day.year,
        rule=one.id,
        owner=owner_of(one.owner, organisation),
        anchor=day,
        due=one.gives(day),
        about=about,
    )
