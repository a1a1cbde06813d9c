"""Read models about reminders: what somebody will be told, who was told what, and who cannot be told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from state.addressing import AddressBook
from state.contributions import Contribution
from state.people import Level, Person, Role
from state.reach import Reference
from state.reminders import Notice, Reminder, ReminderState
from state.store.protocol import OneOf, Reading

PAGE = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreached:
    """Somebody who is told nothing, and why.

    `why` is how they are (not) reached as `state.addressing` has it, "" where they asked for no reminders; `deputy`
    is told in their place today; `undelivered` is what they were to be told and nobody was.
    """

    person: Person
    why: str
    deputy: str | None
    undelivered: tuple[Reminder, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One reminder that was delivered: to whom, and the message with the id Teams gave it."""

    reminder: Reminder
    to: Person | None
    notice: Notice | None


async def reminders_of(
    look: Reading, person: str, limit: int = PAGE, offset: int = 0
) -> tuple[tuple[Reminder, ...], int]:
    """What this person will be told, the next first, at most `limit`, and how much in all."""
    found = await look.find(
        Reminder,
        recipient=person,
        state=ReminderState.WAITING,
        order=("next_at",),
        limit=limit,
        offset=offset,
    )
    return found, await look.count(Reminder, recipient=person, state=ReminderState.WAITING)


async def unreachable(look: Reading, today: date) -> tuple[Unreached, ...]:
    """Everybody with a part in the work who cannot be written to or wants no reminders, by name."""
    lost: dict[str, list[Reminder]] = defaultdict(list)
    for row in await look.find(Reminder, state=ReminderState.UNDELIVERED, order=("-next_at",)):
        lost[row.recipient].append(row)
    roles = OneOf(tuple(role for role in Role if role is not Role.VIEWER))
    people = {one.id: one for one in await look.find(Person, role=roles)}
    missing = tuple(sorted({*lost, *_deputies(people, today)} - people.keys()))
    more = {one.id: one for one in await look.find(Person, id=OneOf(missing))} if missing else {}
    known = people | more
    references = await look.find(Reference, id=OneOf(tuple(sorted(known)))) if known else ()
    book = AddressBook(day=today, people=known, references={one.id: one for one in references})
    found: list[Unreached] = []
    for person in known.values():
        silent = person.wishes.level is Level.NONE
        concerned = person.id in people or person.id in lost
        if not concerned or (book.is_reached(person.id) and not silent):
            continue
        instead = book.told(person.id)
        found.append(
            Unreached(
                person=person,
                why="" if book.is_reached(person.id) else book.why_not(person.id),
                deputy=instead if instead != person.id else None,
                undelivered=tuple(lost[person.id]),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.person.name, one.person.id)))


async def last_told(look: Reading, *subjects: str, limit: int = PAGE) -> tuple[Told, ...]:
    """Who was told of these things (ids of deadlines, contributions or steps), the latest first."""
    if not subjects:
        return ()
    rows = await look.find(Reminder, subject=OneOf(subjects), state=ReminderState.SENT)
    latest = sorted((row for row in rows if row.sent_at), key=lambda row: str(row.sent_at), reverse=True)
    return await _with_messages(look, latest[:limit])


async def last_told_unit(
    look: Reading, unit: str, plans: tuple[str, ...] = (), limit: int = PAGE
) -> tuple[Told, ...]:
    """Who of an administration was told of its contributions (to these plans, or any), the latest first."""
    found = await look.find(Contribution, unit=unit)
    subjects = tuple(one.id for one in found if not plans or one.plan in plans)
    return await last_told(look, *subjects, limit=limit)


async def _with_messages(look: Reading, rows: list[Reminder]) -> tuple[Told, ...]:
    ids = tuple({row.notice for row in rows if row.notice})
    notices = {one.id: one for one in await look.find(Notice, id=OneOf(ids))} if ids else {}
    names = tuple({row.told for row in rows if row.told})
    people = {one.id: one for one in await look.find(Person, id=OneOf(names))} if names else {}
    return tuple(
        Told(reminder=row, to=people.get(row.told or ""), notice=notices.get(row.notice)) for row in rows
    )


def _deputies(people: dict[str, Person], today: date) -> set[str]:
    return {deputy for one in people.values() if (deputy := one.deputy_yet(today))}
