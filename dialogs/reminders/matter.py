"""What a reminder is about, as it stands now: the record behind it, whose it is, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from state.deadlines.deadline import Deadline
from state.deadlines.rulebook import is_event
from state.facts.contribution import Contribution
from state.facts.decision import TwoKeys
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Period, Plan
from state.facts.reminder import Reminder, ReminderKind
from state.organisation.bodies import Body
from state.organisation.calendar import Calendar, Span
from state.organisation.people import Person
from state.organisation.reach import Reference
from state.records.audit import AuditEntry
from state.reminders.reconcile import HANDED_BACK

# of several reminders about one thing, the one that says most
WEIGHT: dict[ReminderKind, int] = {
    kind: place
    for place, kind in enumerate(
        (
            ReminderKind.ESCALATED,
            ReminderKind.LEAD,
            ReminderKind.OVERDUE,
            ReminderKind.RETURNED,
            ReminderKind.TWO_KEYS,
            ReminderKind.NOT_SCHEDULED,
            ReminderKind.AHEAD,
            ReminderKind.REQUESTED,
            ReminderKind.UNREACHABLE,
            ReminderKind.OWN,
            ReminderKind.OPEN_QUESTIONS,
            ReminderKind.WEEKLY,
        )
    )
}


class Matter(Struct, frozen=True, kw_only=True):
    """A reminder with its record; `owner` is who owes it, `entry` what was done last to the record, where it is done.

    `round_due` is the day of the round a contribution belongs to. `about` and `reference` are the person and their
    address where it is about somebody, `lost` says that something did not reach them, `unit` is the administration
    where nobody in it can be told. `questions` are the open questions where it is about those. `later` is the day to
    which the person put it off, `given_back` says that they handed it back, `sent_back_by` names who sent a
    contribution back to them, or handed the thing back to the coordinator.
    """

    reminder: Reminder
    owner: Person | None = None
    plan: Plan | None = None
    deadline: Deadline | None = None
    contribution: Contribution | None = None
    round_due: date | None = None
    step: NegotiationEntry | None = None
    keys: TwoKeys | None = None
    about: Person | None = None
    reference: Reference | None = None
    lost: bool = False
    unit: Body | None = None
    questions: tuple[OpenQuestion, ...] = ()
    later: date | None = None
    given_back: bool = False
    sent_back_by: str = ""
    is_done: bool = False
    entry: AuditEntry | None = None

    @property
    def due(self) -> Span | None:
        """The day or span it is due, as it stands now; None where no day is set or none is owed."""
        if self.deadline is not None:
            return self.deadline.due
        if self.contribution is not None:
            day = self.contribution.due or self.round_due
            return Span.day(day) if day else None
        return Span.day(self.step.due) if self.step is not None and self.step.due is not None else None

    @property
    def period(self) -> Period | None:
        """The period whose keys it is about."""
        number = self.reminder.subject.rpartition(".")[2]
        periods = self.plan.periods if self.plan and self.keys else ()
        return next((one for one in periods if str(one.number) == number), None)

    @property
    def is_event(self) -> bool:
        """Whether it is a day that comes by itself, which nobody can owe."""
        return self.deadline is not None and is_event(self.deadline.rule)

    def is_late(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.due is not None and today > self.due.last and not self.is_event

    @property
    def is_alarm(self) -> bool:
        """Whether it is one key without the other, which is graver than any day that has passed."""
        return self.reminder.kind is ReminderKind.TWO_KEYS

    def is_urgent(self, today: date) -> bool:
        """Whether it is an alarm, late or due today."""
        return self.is_alarm or self.is_late(today) or (self.due is not None and self.due.last == today)

    def days_late(self, today: date, calendar: Calendar) -> int:
        """How many working days have passed since its last day."""
        return calendar.working_days_between(self.due.last, today) if self.due else 0


def is_handed_back(one: Reminder) -> bool:
    """Whether it tells a coordinator that somebody handed a thing back."""
    return one.kind is ReminderKind.ESCALATED and one.offset == HANDED_BACK


def the_most_urgent(matters: Iterable[Matter], today: date) -> tuple[Matter, ...]:
    """One matter a thing, the weightiest reminder of each; alarms first, then the late ones, then by day."""
    best: dict[tuple[object, ...], Matter] = {}
    for one in matters:
        told = one.reminder
        thing: tuple[object, ...] = (told.subject_kind, told.subject, told.plan)
        if told.kind in (ReminderKind.OWN, ReminderKind.WEEKLY, ReminderKind.OPEN_QUESTIONS):
            thing = (told.kind, told.subject, told.text)
        kept = best.get(thing)
        if kept is None or WEIGHT[told.kind] < WEIGHT[kept.reminder.kind]:
            best[thing] = one
    return tuple(sorted(best.values(), key=lambda one: _place(one, today)))


def _place(matter: Matter, today: date) -> tuple[bool, bool, date, date, int]:
    """Alarms, then the late and what is due today before the rest; what has no day comes last."""
    urgent, due = matter.is_urgent(today), matter.due
    first, last = (due.first, due.last) if due else (date.max, date.max)
    return not matter.is_alarm, not urgent, last if urgent else first, last, WEIGHT[matter.reminder.kind]
