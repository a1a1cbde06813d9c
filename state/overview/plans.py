"""Read models behind questions and cards: pure functions of a snapshot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from state.deadlines.deadline import LONGEST, SHARED, Deadline, DeadlineState
from state.deadlines.readings import Candidate, last_days, starts
from state.deadlines.rulebook import RULES, is_event, order_of
from state.deadlines.rules import Owner
from state.facts.contribution import Contribution
from state.facts.decision import NO_KEYS, Decision, TwoKeys, two_keys
from state.facts.funding import Appropriation, MoneyKind, Release, releases_for
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Period, Plan
from state.organisation.bodies import Organisation
from state.organisation.calendar import Span
from state.overview.snapshot import Snapshot
from state.records.store import Between, OneOf

PAGE = 10

OfPlan = TypeVar("OfPlan", Deadline, Decision, Contribution)


class PlanStatus(Struct, frozen=True, kw_only=True):
    """Everything a status says about one plan on one day; `released` is of its capital money (kroner).

    `keys` are those of the current period, `next_keys` those of the one being prepared.
    """

    plan: Plan
    current: Period
    upcoming: Period | None
    last_days: tuple[Candidate, ...]
    next_starts: tuple[Candidate, ...]
    ahead: tuple[Deadline, ...]
    overdue: tuple[Deadline, ...]
    undated: tuple[Deadline, ...]
    questions: tuple[OpenQuestion, ...]
    keys: TwoKeys
    next_keys: TwoKeys
    decisions: tuple[Decision, ...]
    contributions: tuple[Contribution, ...]
    appropriations: tuple[Appropriation, ...]
    released: Decimal


class Page(Struct, frozen=True, kw_only=True):
    """Some of the plans, the one that needs somebody first, and how many there are in all."""

    statuses: tuple[PlanStatus, ...]
    total: int


def plan_statuses(
    snapshot: Snapshot,
    today: date,
    plans: Iterable[str] | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> Page:
    """The status of the named plans, or of a page of all, ordered by who needs somebody first."""
    if plans is None:
        chosen = snapshot.find(Plan, annulled=False, order=("attention",), limit=limit, offset=offset)
        total = snapshot.count(Plan, annulled=False)
    else:
        chosen = snapshot.find(Plan, id=OneOf(tuple(plans)), order=("attention",))
        total = len(chosen)
    ids = tuple(plan.id for plan in chosen)
    with_shared = OneOf((*ids, SHARED))
    found = snapshot.find(Deadline, plan=OneOf(ids), order=("first",))
    deadlines = _by_plan(one for one in found if one.is_open())
    questions = snapshot.find(OpenQuestion, plan=with_shared, order=("id",))
    decisions = _by_plan(snapshot.find(Decision, plan=OneOf(ids), order=("on",)))
    given = snapshot.find(Contribution, plan=OneOf(ids), order=("unit",))
    contributions = _by_plan(one for one in given if not one.annulled)
    money = snapshot.find(Appropriation, plan=with_shared, order=("id",))
    releases = snapshot.find(Release, appropriation=OneOf(tuple(one.id for one in money)))
    council = snapshot.organisation.route[-1]
    return Page(
        total=total,
        statuses=_soonest_first(
            _status(
                plan,
                today,
                council,
                deadlines[plan.id],
                tuple(one for one in questions if one.concerns(plan.id)),
                tuple(decisions[plan.id]),
                tuple(contributions[plan.id]),
                tuple(one for one in money if plan.id in one.plans or not one.plans),
                releases,
            )
            for plan in chosen
        ),
    )


def _soonest_first(statuses: Iterable[PlanStatus]) -> tuple[PlanStatus, ...]:
    return tuple(sorted(statuses, key=lambda one: one.ahead[0].first or date.max if one.ahead else date.max))


def _status(
    plan: Plan,
    today: date,
    council: str,
    deadlines: list[Deadline],
    questions: tuple[OpenQuestion, ...],
    decisions: tuple[Decision, ...],
    contributions: tuple[Contribution, ...],
    appropriations: tuple[Appropriation, ...],
    releases: tuple[Release, ...],
) -> PlanStatus:
    current, upcoming = plan.current(today), plan.upcoming(today)
    mine = releases_for(plan.id, current.number, releases, appropriations)
    decided = tuple(one for one in decisions if not one.annulled)

    def keys_of(period: Period) -> TwoKeys:
        released = bool(releases_for(plan.id, period.number, releases, appropriations))
        theirs = (one for one in decided if one.period == period.number)
        return two_keys(theirs, released, council, bool(period.waived))

    return PlanStatus(
        plan=plan,
        current=current,
        upcoming=upcoming,
        last_days=last_days(plan, current, questions),
        next_starts=starts(plan, upcoming, questions) if upcoming else (),
        ahead=tuple(
            sorted(
                (one for one in deadlines if one.last is not None and one.last >= today), key=_by_day_and_rule
            )
        ),
        overdue=tuple(one for one in deadlines if one.is_overdue(today) and not is_event(one.rule)),
        undated=tuple(one for one in deadlines if one.due is None),
        questions=_in_order(one for one in questions if one.is_open),
        keys=keys_of(current),
        next_keys=keys_of(upcoming) if upcoming else NO_KEYS,
        decisions=decided,
        contributions=contributions,
        appropriations=appropriations,
        released=sum((one.amount for one in mine), Decimal(0)),
    )


def deadlines_within(
    snapshot: Snapshot,
    span: Span,
    *,
    plans: tuple[str, ...] | None = None,
    owners: tuple[str, ...] | None = None,
    limit: int = PAGE,
    offset: int = 0,
    open_only: bool = True,
) -> tuple[tuple[Deadline, ...], int]:
    """Deadlines with a day in the span, the earliest first, at most `limit` after the `offset`, and how many in all."""
    earliest = date.fromordinal(max(1, span.first.toordinal() - LONGEST.days))
    where: dict[str, object] = {
        "first": Between(first=earliest, last=span.last),
        "last": Between(first=span.first),
    }
    if open_only:
        where["state"] = DeadlineState.OPEN
    if plans is not None:
        where["plan"] = OneOf(plans)
    if owners is not None:
        where["owner"] = OneOf(owners)
    return _part(snapshot, where, limit, offset)


def _part(
    snapshot: Snapshot, where: dict[str, object], limit: int, offset: int
) -> tuple[tuple[Deadline, ...], int]:
    found = snapshot.find(Deadline, order=("first",), limit=limit, offset=offset, **where)
    ends = len(found) < limit and not offset
    total = len(found) if ends else snapshot.count(Deadline, **where)
    return tuple(sorted(found, key=_by_day_and_rule)), total


def _by_day_and_rule(deadline: Deadline) -> tuple[date, int]:
    """On one day the rulebook's order holds: the negotiation before the contributions it gathers."""
    return deadline.first or date.max, order_of(deadline.rule)


def overdue(
    snapshot: Snapshot,
    today: date,
    *,
    plans: tuple[str, ...] | None = None,
    limit: int = PAGE,
    offset: int = 0,
) -> tuple[tuple[Deadline, ...], int]:
    """Owed deadlines whose last day has passed, the oldest first, at most `limit` after the `offset`, and how many."""
    where: dict[str, object] = {
        "state": DeadlineState.OPEN,
        "last": Between(last=today - timedelta(days=1)),
        "rule": OneOf(tuple(one.id for one in RULES if not is_event(one.id))),
    }
    if plans is not None:
        where["plan"] = OneOf(plans)
    return _part(snapshot, where, limit, offset)


def owners_for(unit: str, organisation: Organisation) -> tuple[str, ...]:
    """Whose deadlines an administration answers for: its own, its committee's, and those of all contributors."""
    body = organisation.body(unit)
    part = () if unit == organisation.coordinator else (Owner.CONTRIBUTORS.value,)
    return (unit, *part, *((body.serves,) if body.serves else ()))


def open_questions(snapshot: Snapshot, plan: str | None = None) -> tuple[OpenQuestion, ...]:
    """Unsettled questions, about one plan or about all."""
    found = (
        snapshot.find(OpenQuestion, order=("id",))
        if plan is None
        else snapshot.find(OpenQuestion, plan=OneOf((plan, SHARED)), order=("id",))
    )
    return _in_order(one for one in found if one.is_open and (plan is None or one.concerns(plan)))


def questions_about(snapshot: Snapshot, plan: str) -> tuple[OpenQuestion, ...]:
    """The open and settled questions about a plan, the shared ones included."""
    found = snapshot.find(OpenQuestion, plan=OneOf((plan, SHARED)), order=("id",))
    return tuple(one for one in found if one.concerns(plan))


def _in_order(found: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """A2 before A12."""
    return tuple(sorted(found, key=lambda one: (len(one.id), one.id)))


class MoneyView(Struct, frozen=True, kw_only=True):
    """Appropriations that match, with what is recorded as released of each (kroner)."""

    appropriations: tuple[Appropriation, ...]
    released: dict[str, Decimal]


def money(
    snapshot: Snapshot,
    *,
    plans: tuple[str, ...] = (),
    kind: MoneyKind | None = None,
    code: str | None = None,
    year: int | None = None,
) -> MoneyView:
    """Appropriations by plan, kind, code or year; one that names no plan serves all."""
    found = (
        snapshot.find(Appropriation, plan=OneOf((*plans, SHARED)), order=("id",))
        if plans
        else snapshot.find(Appropriation, order=("id",))
    )
    chosen = tuple(
        one
        for one in found
        if (not plans or not one.plans or set(plans) & set(one.plans))
        and (kind is None or one.kind is kind)
        and (code is None or one.code == code)
        and (year is None or year in one.years)
    )
    released: dict[str, Decimal] = defaultdict(Decimal)
    for release in snapshot.find(Release, appropriation=OneOf(tuple(one.id for one in chosen))):
        if not release.annulled:
            released[release.appropriation] += release.amount
    return MoneyView(appropriations=chosen, released=released)


def ledger(snapshot: Snapshot, plans: tuple[str, ...], limit: int = PAGE) -> tuple[NegotiationEntry, ...]:
    """The latest entries of the negotiation ledger, the newest first."""
    found = snapshot.find(NegotiationEntry, plan=OneOf(plans), order=("-on",))
    return tuple(one for one in found if not one.annulled)[:limit]


def contributions(snapshot: Snapshot, plans: tuple[str, ...]) -> tuple[Contribution, ...]:
    """Every contribution recorded for these plans, without those whose making was undone."""
    found = snapshot.find(Contribution, plan=OneOf(plans), order=("plan", "unit"))
    return tuple(one for one in found if not one.annulled)


def contribution_of(snapshot: Snapshot, plan: str, period: int, unit: str) -> Contribution | None:
    """The administration's contribution to the period, None where there is none that stands."""
    found = snapshot.find(Contribution, plan=plan, period=period, unit=unit)
    return next((one for one in found if not one.annulled), None)


def _by_plan(found: Iterable[OfPlan]) -> dict[str, list[OfPlan]]:
    by_plan: dict[str, list[OfPlan]] = defaultdict(list)
    for one in found:
        by_plan[one.plan].append(one)
    return by_plan
