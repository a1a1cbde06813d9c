"""Which reminders there ought to be: a function of what is recorded, of whom there is, and of the day.

Everything still ahead has all its rows. What is told again and again has the latest row that has come and the next
one, so that sending one makes the next appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from state.deadlines.deadline import Deadline
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, SubjectKind, reminder_id
from state.organisation.bodies import Organisation
from state.organisation.calendar import Calendar, local_day
from state.organisation.people import Person
from state.organisation.reminder_policy import Policy
from state.reminders.due.days import (
    first_of_months,
    first_of_weeks,
    latest_and_next,
    next_sending,
    sending_moment,
    window_is_open,
)
from state.reminders.due.of_plan import is_owed, of_plan, step_is_open
from state.reminders.due.recipients import Staff, wants, wants_weekly
from state.reminders.due.series import Series, Slot, Topic, a_series, days_before, on_days

__all__ = [
    "ALARMS",
    "DERIVATION",
    "PORTFOLIO",
    "Derived",
    "Series",
    "Slot",
    "Topic",
    "begins",
    "is_owed",
    "next_sending",
    "of_plan",
    "of_portfolio",
    "of_units",
    "owed_by_nobody",
    "sending_moment",
    "step_is_open",
    "the_rows",
]

DERIVATION = 2  # to be raised with every change of what is derived here, so that stored schedules follow
PORTFOLIO = "portfolio"

# What is told although its day has passed: it is still so, and nobody has been told.
ALARMS = frozenset(
    {
        ReminderKind.OVERDUE,
        ReminderKind.LEAD,
        ReminderKind.ESCALATED,
        ReminderKind.RETURNED,
        ReminderKind.NOT_SCHEDULED,
        ReminderKind.TWO_KEYS,
        ReminderKind.UNREACHABLE,
    }
)


class Derived(Struct, frozen=True, kw_only=True):
    """The rows there ought to be, the series they and earlier ones belong to, and what is still to be done.

    `named` is what is explicitly somebody's own, by what it is about and their id.
    """

    rows: tuple[Reminder, ...]
    series: frozenset[tuple[ReminderKind, Topic, str, date | None]]
    topics: frozenset[Topic]
    named: frozenset[tuple[Topic, str]]

    def still_holds(self, row: Reminder) -> bool:
        """Whether what a row says is still so, though it may have been sent long ago."""
        topic = (row.subject_kind, row.subject)
        return bool(
            {(row.kind, topic, row.recipient, row.due), (row.kind, topic, row.recipient, None)} & self.series
        )


def the_rows(series: Iterable[Series], topics: Iterable[Topic], organisation: Organisation) -> Derived:
    """The rows of these series, each at its person's moment of the day, leaving out what people do not want."""
    known = tuple(series)
    policy, calendar = organisation.reminders, organisation.calendar
    return Derived(
        rows=tuple(
            _row(one, slot, policy, calendar)
            for one in known
            for slot in one.slots
            if wants(one.recipient, one.kind, slot.offset)
        ),
        series=frozenset(one.key for one in known),
        topics=frozenset(topics),
        named=frozenset((one.topic, one.recipient.id) for one in known if one.named),
    )


def begins(row: Reminder, policy: Policy, calendar: Calendar, now: datetime) -> datetime | None:
    """When a row that is not there yet is sent, or None where its day has passed and it is too late to begin it.

    What is due today is told today even so; what is wrong, at the person's next moment.
    """
    if row.next_at > now:
        return row.next_at
    today = local_day(now)
    asked_today = row.kind is ReminderKind.REQUESTED and row.due is not None and row.due >= today
    if row.kind in ALARMS or asked_today:
        return next_sending(now, row.recipient, policy, calendar)
    due_today = row.kind is ReminderKind.AHEAD and row.offset == 0 and local_day(row.next_at) == today
    return now if due_today and window_is_open(now, policy) else None


def of_portfolio(
    recipients: Iterable[Person],
    shared: Iterable[Deadline],
    any_question: bool,
    staff: Staff,
    organisation: Organisation,
    today: date,
) -> tuple[tuple[Series, ...], frozenset[Topic]]:
    """What these people are told of the whole portfolio: the weekly overview, open questions, the yearly days."""
    policy, calendar = organisation.reminders, organisation.calendar
    topic = (SubjectKind.PORTFOLIO, PORTFOLIO)
    found: list[Series] = []
    deadlines = tuple(one for one in shared if one.is_open() and one.first and one.first >= today)
    for person in recipients:
        if policy.weekly and wants_weekly(person, staff.coordinators):
            weeks = latest_and_next(first_of_weeks(today, calendar), today)
            found.append(on_days(ReminderKind.WEEKLY, topic, person, weeks))
        if person not in staff.coordinators:
            continue
        if policy.open_questions and any_question:
            months = latest_and_next(first_of_months(today, calendar), today)
            found.append(on_days(ReminderKind.OPEN_QUESTIONS, topic, person, months))
        for one in deadlines:
            if one.first:
                slots = days_before(one.first, policy.offsets_for(one.rule), calendar, today)
                about = (SubjectKind.DEADLINE, one.id)
                found.append(a_series(ReminderKind.AHEAD, about, "", person, one.first, slots))
    return tuple(found), frozenset((SubjectKind.DEADLINE, one.id) for one in deadlines)


def of_units(
    units: Iterable[str], staff: Staff, organisation: Organisation, today: date
) -> tuple[Series, ...]:
    """What the coordinators are told of units that owe something and have nobody who could be told, every week."""
    weeks = latest_and_next(first_of_weeks(today, organisation.calendar), today)
    return tuple(
        on_days(ReminderKind.UNREACHABLE, (SubjectKind.PERSON, unit), person, weeks)
        for unit in sorted(units)
        for person in staff.coordinators
    )


def owed_by_nobody(
    contributions: Iterable[Contribution], plans: Mapping[str, Plan], staff: Staff
) -> frozenset[str]:
    """The units that owe one of these contributions and have nobody who could write it."""
    return frozenset(
        one.unit
        for one in contributions
        if one.plan in plans and is_owed(one, plans[one.plan]) and not staff.answering_for(one)
    )


def _row(one: Series, slot: Slot, policy: Policy, calendar: Calendar) -> Reminder:
    subject_kind, subject = one.topic
    person = one.recipient
    later = one.kind is not ReminderKind.AHEAD
    return Reminder(
        id=reminder_id(subject_kind, subject, person.id, one.kind, slot.offset, slot.due),
        tenant=person.tenant,
        recipient=person.id,
        plan=one.plan,
        subject_kind=subject_kind,
        subject=subject,
        kind=one.kind,
        offset=slot.offset,
        due=slot.due,
        next_at=sending_moment(slot.day, person.id, policy, calendar, later=later),
    )
