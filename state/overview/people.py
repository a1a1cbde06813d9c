"""Read models about people: who stands in for whom, and what somebody has to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from state.deadlines.contribution_round import DUE
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.facts.contribution import Contribution, ContributionState
from state.facts.negotiation import NegotiationEntry
from state.organisation.people import Action, Person, covers
from state.overview.snapshot import Snapshot
from state.records.store import OneOf

OWED = frozenset(
    {
        ContributionState.REQUESTED,
        ContributionState.ACCEPTED,
        ContributionState.DRAFT,
        ContributionState.RETURNED,
    }
)
TO_INCLUDE = frozenset({ContributionState.SUBMITTED, ContributionState.MANAGEMENT_APPROVED})


class Task(Struct, frozen=True, kw_only=True):
    """One thing to do: a contribution to write or to work in, or a step agreed in a negotiation.

    `due` is its day (local date), None where no day is set; `instead_of` the person away who is stood in for.
    """

    due: date | None
    contribution: Contribution | None = None
    step: NegotiationEntry | None = None
    instead_of: Person | None = None


def stands_in_for(snapshot: Snapshot, person: Person, today: date) -> tuple[Person, ...]:
    """The people this one stands in for today, by name."""
    found = snapshot.find(Person, deputy_id=person.id, order=("name",))
    return tuple(one for one in found if one.deputy_on(today) == person.id)


def open_contributions_of(snapshot: Snapshot, person: Person) -> tuple[Contribution, ...]:
    """The contributions this person is responsible for that have not been worked into a plan."""
    found = snapshot.find(Contribution, responsible=person.id, order=("plan", "unit"))
    return tuple(one for one in found if not one.annulled and one.state in OWED | TO_INCLUDE)


def open_steps_of(snapshot: Snapshot, person: Person) -> tuple[NegotiationEntry, ...]:
    """The next steps of negotiations this person owns, by id or by name, with something left to do."""
    found = snapshot.find(NegotiationEntry, owner=OneOf((person.id, person.name)), order=("on",))
    return tuple(one for one in found if not one.annulled and (one.open_points or one.step_left))


def tasks_of(snapshot: Snapshot, person: Person, today: date) -> tuple[Task, ...]:
    """What this person has to do today, for themselves and for those they stand in for, the earliest day first.

    A contributor owes the unit's contributions nobody else is responsible for; a coordinator works in what came.
    """
    tasks = list(_own_tasks(snapshot, person, None))
    for away in stands_in_for(snapshot, person, today):
        tasks += _own_tasks(snapshot, away, away)
    return _soonest_first(tasks)


def _own_tasks(snapshot: Snapshot, person: Person, instead_of: Person | None) -> tuple[Task, ...]:
    theirs: dict[str, Contribution] = {}
    if person.unit is not None and covers(person, Action.SAVE_CONTRIBUTION, person.unit):
        found = snapshot.find(Contribution, unit=person.unit, state=OneOf(tuple(OWED)))
        theirs |= {one.id: one for one in found if one.responsible in (None, person.id)}
    if person.may(Action.INCLUDE_CONTRIBUTION):
        found = snapshot.find(Contribution, state=OneOf(tuple(TO_INCLUDE)))
        theirs |= {one.id: one for one in found}
    theirs |= {one.id: one for one in open_contributions_of(snapshot, person) if one.state in OWED}
    written = _with_days(snapshot, (one for one in theirs.values() if not one.annulled), instead_of)
    steps = open_steps_of(snapshot, person)
    return (*written, *(Task(due=one.due, step=one, instead_of=instead_of) for one in steps))


def _with_days(
    snapshot: Snapshot, contributions: Iterable[Contribution], instead_of: Person | None = None
) -> tuple[Task, ...]:
    known = tuple(contributions)
    ids = {deadline_id(one.plan, one.period, DUE) for one in known}
    shared = {one.id: one for one in snapshot.find(Deadline, id=OneOf(tuple(ids)))} if ids else {}
    return tuple(
        Task(due=one.due or (round_day.last if round_day else None), contribution=one, instead_of=instead_of)
        for one in known
        for round_day in [shared.get(deadline_id(one.plan, one.period, DUE))]
    )


def _soonest_first(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda one: one.due or date.max))
