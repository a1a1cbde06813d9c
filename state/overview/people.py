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
from state.records.store import OneOf, Reading

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


async def stands_in_for(look: Reading, person: Person, today: date) -> tuple[Person, ...]:
    """The people this one stands in for today, by name."""
    found = await look.find(Person, deputy_id=person.id, order=("name",))
    return tuple(one for one in found if one.deputy_on(today) == person.id)


async def open_contributions_of(look: Reading, person: Person) -> tuple[Contribution, ...]:
    """The contributions this person is responsible for that have not been worked into a plan."""
    found = await look.find(Contribution, responsible=person.id, order=("plan", "unit"))
    return tuple(one for one in found if not one.annulled and one.state in OWED | TO_INCLUDE)


async def open_steps_of(look: Reading, person: Person) -> tuple[NegotiationEntry, ...]:
    """The next steps of negotiations this person owns, by id or by name, with something left to do."""
    found = await look.find(NegotiationEntry, owner=OneOf((person.id, person.name)), order=("on",))
    return tuple(one for one in found if not one.annulled and (one.open_points or one.step_left))


async def tasks_of(look: Reading, person: Person, today: date) -> tuple[Task, ...]:
    """What this person has to do today, for themselves and for those they stand in for, the earliest day first.

    A contributor owes the unit's contributions nobody else is responsible for; a coordinator works in what came.
    """
    tasks = list(await _own_tasks(look, person, None))
    for away in await stands_in_for(look, person, today):
        tasks += await _own_tasks(look, away, away)
    return _soonest_first(tasks)


async def _own_tasks(look: Reading, person: Person, instead_of: Person | None) -> tuple[Task, ...]:
    theirs: dict[str, Contribution] = {}
    if person.unit is not None and covers(person, Action.SAVE_CONTRIBUTION, person.unit):
        found = await look.find(Contribution, unit=person.unit, state=OneOf(tuple(OWED)))
        theirs |= {one.id: one for one in found if one.responsible in (None, person.id)}
    if person.may(Action.INCLUDE_CONTRIBUTION):
        found = await look.find(Contribution, state=OneOf(tuple(TO_INCLUDE)))
        theirs |= {one.id: one for one in found}
    theirs |= {one.id: one for one in await open_contributions_of(look, person) if one.state in OWED}
    written = await _with_days(look, (one for one in theirs.values() if not one.annulled), instead_of)
    steps = await open_steps_of(look, person)
    return (*written, *(Task(due=one.due, step=one, instead_of=instead_of) for one in steps))


async def _with_days(
    look: Reading, contributions: Iterable[Contribution], instead_of: Person | None = None
) -> tuple[Task, ...]:
    known = tuple(contributions)
    ids = {deadline_id(one.plan, one.period, DUE) for one in known}
    shared = {one.id: one for one in await look.find(Deadline, id=OneOf(tuple(ids)))} if ids else {}
    return tuple(
        Task(due=one.due or (round_day.last if round_day else None), contribution=one, instead_of=instead_of)
        for one in known
        for round_day in [shared.get(deadline_id(one.plan, one.period, DUE))]
    )


def _soonest_first(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda one: one.due or date.max))
