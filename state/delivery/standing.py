"""Read models about reminders: what somebody will be told, who was told what, and who cannot be told."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from msgspec import Struct

from state.facts.contribution import Contribution
from state.facts.reminder import Notice, Reminder, ReminderState
from state.organisation.people import Level, Person, Role
from state.organisation.reach import Reference
from state.records.store import OneOf, Reading
from state.reminders.deputies import FAILED, AddressBook

PAGE = 10
LATELY = timedelta(days=14)  # what failed is kept, but is no news for ever


class Unreached(Struct, frozen=True, kw_only=True):
    """Somebody who is told nothing, or was not told something, and why.

    `why` is how they are (not) reached as `state.addressing` has it, "" where they asked for no reminders; `deputy`
    is told in their place today; `undelivered` is what they were to be told and nobody was.
    """

    person: Person
    why: str
    deputy: str | None
    undelivered: tuple[Reminder, ...]


class DeliveredReminder(Struct, frozen=True, kw_only=True):
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
    """Everybody with a part in the work who cannot be written to, wants no reminders, or missed one lately, by name."""
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
        reached = book.is_reached(person.id)
        missed = tuple(row for row in lost[person.id] if not reached or row.next_at.date() >= today - LATELY)
        if not concerned or (reached and not silent and not missed):
            continue
        instead = book.told(person.id)
        found.append(
            Unreached(
                person=person,
                why=_why(book, person, missed),
                deputy=instead if instead != person.id else None,
                undelivered=missed,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.person.name, one.person.id)))


def _why(book: AddressBook, person: Person, missed: tuple[Reminder, ...]) -> str:
    if not book.is_reached(person.id):
        return book.why_not(person.id)
    return FAILED if missed else ""


async def last_told(look: Reading, *subjects: str, limit: int = PAGE) -> tuple[DeliveredReminder, ...]:
    """Who was told of these things (ids of deadlines, contributions or steps), the latest first."""
    if not subjects:
        return ()
    rows = await look.find(Reminder, subject=OneOf(subjects), state=ReminderState.SENT)
    latest = sorted((row for row in rows if row.sent_at), key=lambda row: str(row.sent_at), reverse=True)
    return await _with_messages(look, latest[:limit])


async def last_told_unit(
    look: Reading, unit: str, plans: tuple[str, ...] = (), limit: int = PAGE
) -> tuple[DeliveredReminder, ...]:
    """Who of an administration was told of its contributions (to these plans, or any), the latest first."""
    found = await look.find(Contribution, unit=unit)
    subjects = tuple(one.id for one in found if not plans or one.plan in plans)
    return await last_told(look, *subjects, limit=limit)


async def _with_messages(look: Reading, rows: list[Reminder]) -> tuple[DeliveredReminder, ...]:
    ids = tuple({row.notice for row in rows if row.notice})
    notices = {one.id: one for one in await look.find(Notice, id=OneOf(ids))} if ids else {}
    names = tuple({row.told for row in rows if row.told})
    people = {one.id: one for one in await look.find(Person, id=OneOf(names))} if names else {}
    return tuple(
        DeliveredReminder(reminder=row, to=people.get(row.told or ""), notice=notices.get(row.notice))
        for row in rows
    )


def _deputies(people: dict[str, Person], today: date) -> set[str]:
    return {deputy for one in people.values() if (deputy := one.deputy_yet(today))}
