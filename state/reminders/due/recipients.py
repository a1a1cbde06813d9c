"""Who is told: the coordinators, those who contribute for a unit, its leads, and whoever owns a step."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from state.facts.contribution import Contribution
from state.facts.reminder import ReminderKind
from state.organisation.people import Action, Level, Person, Role, covers

NEAR = 7  # days ahead, for those who want to be told less


class Staff(Struct, frozen=True, kw_only=True, dict=True):
    """The people a schedule knows; a deputy is found when something is delivered, not here."""

    people: tuple[Person, ...]

    @classmethod
    def of(cls, people: Iterable[Person]) -> Staff:
        """Everybody once, in an order that does not depend on who was read first."""
        known = {one.id: one for one in people}
        return cls(people=tuple(known[one] for one in sorted(known)))

    @cached_property
    def coordinators(self) -> tuple[Person, ...]:
        """The coordinators, or the administrators where nobody is one."""
        return self._with(Role.COORDINATOR) or self._with(Role.ADMIN)

    def contributors(self, unit: str) -> tuple[Person, ...]:
        """Those who may write the unit's contributions and belong to it, contributors before others."""
        own = [one for one in self.people if one.unit == unit and one.role is not Role.VIEWER]
        return tuple(one for one in own if one.role is Role.CONTRIBUTOR) or tuple(own)

    def leads(self, unit: str | None) -> tuple[Person, ...]:
        """Those who lead the unit."""
        return tuple(one for one in self.people if unit is not None and one.unit == unit and one.leads)

    def answering_for(self, contribution: Contribution) -> tuple[Person, ...]:
        """The one responsible for a contribution if they still may write it, else the unit's contributors."""
        chosen = self.known(contribution.responsible)
        if chosen is not None and covers(chosen, Action.SAVE_CONTRIBUTION, contribution.unit):
            return (chosen,)
        return self.contributors(contribution.unit)

    def owning(self, owner: str) -> tuple[Person, ...]:
        """The person a step was given to, by id or by name; the coordinators where the name is nobody's here."""
        found = self.known(owner) or next((one for one in self.people if owner and one.name == owner), None)
        return (found,) if found else self.coordinators

    def known(self, person: str | None) -> Person | None:
        """The person with this id, if known."""
        return self._by_id.get(person or "")

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {one.id: one for one in self.people}

    def _with(self, role: Role) -> tuple[Person, ...]:
        return tuple(one for one in self.people if one.role is role)


def wants(person: Person, kind: ReminderKind, offset: int) -> bool:
    """Whether the person wishes to be told this."""
    level = person.wishes.level
    if level is Level.NONE:
        return False
    if level is Level.FEWER:
        return kind is not ReminderKind.OPEN_QUESTIONS and not (kind is ReminderKind.AHEAD and offset > NEAR)
    return True


def wants_weekly(person: Person, coordinators: Iterable[Person]) -> bool:
    """Whether the person gets the weekly overview: coordinators unless they said no, others if they said yes."""
    if person.wishes.level is Level.NONE:
        return False
    if person.wishes.weekly is None:
        return person in coordinators
    return person.wishes.weekly
