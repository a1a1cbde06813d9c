"""One thing one person is told for one reason, and the days on which they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from state.facts.reminder import ReminderKind, SubjectKind
from state.organisation.calendar import Calendar
from state.organisation.people import Person

NO_OFFSET = 0

Topic = tuple[SubjectKind, str]


class Slot(Struct, frozen=True, kw_only=True):
    """One day on which somebody is told, and what tells its row from the others of the series."""

    day: date
    offset: int
    due: date | None


class Series(Struct, frozen=True, kw_only=True):
    """One thing one person is told for one reason, on one day or on several.

    `due` is the date all of it rests on, None where each row rests on its own day. `named` says that it is this
    person's own, and not one of those who might do it.
    """

    kind: ReminderKind
    topic: Topic
    plan: str
    recipient: Person
    due: date | None
    slots: tuple[Slot, ...]
    named: bool = False

    @property
    def key(self) -> tuple[ReminderKind, Topic, str, date | None]:
        """What all rows of the series have in common."""
        return self.kind, self.topic, self.recipient.id, self.due


def days_before(due: date, offsets: tuple[int, ...], calendar: Calendar, today: date) -> tuple[Slot, ...]:
    """The days before a date; of several on one working day the nearest, of those that have come the latest."""
    days: dict[date, Slot] = {}
    for offset in offsets:  # the furthest first, so that the nearest stays
        day = calendar.working_day_on_or_before(due - timedelta(days=offset))
        days[day] = Slot(day=day, offset=offset, due=due)
    come = [day for day in days if day <= today]
    return tuple(slot for day, slot in days.items() if day > today or day == max(come))


def on_days(kind: ReminderKind, topic: Topic, person: Person, days: Iterable[date], plan: str = "") -> Series:
    """A series whose rows each rest on their own day."""
    slots = tuple(Slot(day=day, offset=NO_OFFSET, due=day) for day in days)
    return a_series(kind, topic, plan, person, None, slots)


def a_series(
    kind: ReminderKind,
    topic: Topic,
    plan: str,
    person: Person,
    due: date | None,
    slots: tuple[Slot, ...],
) -> Series:
    """A series whose rows rest on one date."""
    return Series(kind=kind, topic=topic, plan=plan, recipient=person, due=due, slots=slots)
