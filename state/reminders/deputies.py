"""Who is told: the person who owes it, whoever stands in for them today, or nobody, and then why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from state.facts.reminder import Reminder
from state.organisation.people import Person
from state.organisation.reach import ReachState, Reference
from state.records.store import OneOf, Reading

UNKNOWN = "unknown"
NEVER_SEEN = "never-seen"
FAILED = "failed"  # can be reached, but a message could not be delivered


class AddressBook(Struct, frozen=True, kw_only=True):
    """The people some reminders concern, their deputies, and how all of them are reached on one day."""

    day: date
    people: Mapping[str, Person]
    references: Mapping[str, Reference]

    def told(self, recipient: str) -> str | None:
        """The id of whoever is told what this person owes, or None if neither they nor a deputy is reached.

        A deputy whose days are still to come is asked only where the person cannot be reached.
        """
        person = self.people.get(recipient)
        if person is None:
            return None
        asked = (person.deputy_on(self.day), recipient, person.deputy_yet(self.day))
        return next((one for one in asked if one is not None and self.is_reached(one)), None)

    def is_reached(self, person: str) -> bool:
        """Whether the person is known and can be written to."""
        reference = self.references.get(person)
        return person in self.people and reference is not None and reference.state is ReachState.REACHABLE

    def why_not(self, recipient: str) -> str:
        """What keeps the person from being reached: a state's value, and what Teams said."""
        if recipient not in self.people:
            return UNKNOWN
        reference = self.references.get(recipient)
        if reference is None:
            return NEVER_SEEN
        return " ".join(part for part in (reference.state.value, reference.code) if part)


async def address_book(look: Reading, reminders: Iterable[Reminder], day: date) -> AddressBook:
    """The book for these reminders' recipients."""
    recipients = {reminder.recipient for reminder in reminders}
    people = await _people(look, recipients)
    deputies = {deputy for one in people.values() if (deputy := one.deputy_yet(day))}
    people |= await _people(look, deputies - people.keys())
    found = await look.find(Reference, id=OneOf(tuple(sorted(people)))) if people else ()
    return AddressBook(day=day, people=people, references={one.id: one for one in found})


async def represented(look: Reading, people: Iterable[str]) -> frozenset[str]:
    """These people and everybody who ever named one of them their deputy."""
    named = tuple(sorted(people))
    away = await look.find(Person, deputy_id=OneOf(named)) if named else ()
    return frozenset(named) | {one.id for one in away}


async def _people(look: Reading, ids: Iterable[str]) -> dict[str, Person]:
    wanted = tuple(sorted(ids))
    found = await look.find(Person, id=OneOf(wanted)) if wanted else ()
    return {one.id: one for one in found}
