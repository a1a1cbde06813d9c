"""Which reminders there ought to be: a function of what is recorded, of whom there is, and of the day.

Everything still ahead has all its rows. What is told again and again has the latest row that has come and the next
one, so that sending one makes the next appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from state.calendar import Calendar
from state.contributions import Contribution, ContributionState
from state.deadlines import Deadline
from state.derivation import deadline_id
from state.negotiation import NegotiationEntry
from state.organisation import Organisation
from state.people import Person
from state.plan import Plan, Stage
from state.queries import PlanStatus
from state.queries_people import OWED
from state.reminder_policy import BY_MEETING, CONTRIBUTION, POLITICAL, STEP, Policy
from state.reminders import Reminder, ReminderKind, SubjectKind, reminder_id
from state.rounds import DUE
from state.rulebook import is_event
from state.sending_times import (
    every_working_days,
    first_of_months,
    first_of_weeks,
    latest_and_next,
    local_day,
    next_sending,
    nth_working_day_after,
    sending_moment,
    window_is_open,
)
from state.told import Staff, wants, wants_weekly

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

DERIVATION = 1  # to be raised with every change of what is derived here, so that stored schedules follow
PORTFOLIO = "portfolio"
NO_OFFSET = 0

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
PREPARED = frozenset({Stage.PREPARATION, Stage.CONTRIBUTIONS, Stage.NEGOTIATION, Stage.POLITICAL})

Topic = tuple[SubjectKind, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """One day on which somebody is told, and what tells its row from the others of the series."""

    day: date
    offset: int
    due: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
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


def of_plan(
    status: PlanStatus,
    steps: tuple[NegotiationEntry, ...],
    staff: Staff,
    organisation: Organisation,
    today: date,
) -> tuple[tuple[Series, ...], frozenset[Topic]]:
    """What is told of one plan, and what of it is still to be done."""
    if status.plan.annulled:
        return (), frozenset()
    told = _Plan(
        status=status,
        steps=steps,
        staff=staff,
        organisation=organisation,
        policy=organisation.reminders.changed_by(status.plan.reminders),
        calendar=organisation.calendar,
        today=today,
    )
    series = (*told.deadlines(), *told.contributions(), *told.negotiation(), *told.keys())
    return series, frozenset({*(one.topic for one in series), *told.topics()})


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
            found.append(_own_days(ReminderKind.WEEKLY, topic, person, weeks))
        if person not in staff.coordinators:
            continue
        if policy.open_questions and any_question:
            months = latest_and_next(first_of_months(today, calendar), today)
            found.append(_own_days(ReminderKind.OPEN_QUESTIONS, topic, person, months))
        for one in deadlines:
            if one.first:
                slots = _ahead(one.first, policy.offsets_for(one.rule), calendar, today)
                about = (SubjectKind.DEADLINE, one.id)
                found.append(_series(ReminderKind.AHEAD, about, "", person, one.first, slots))
    return tuple(found), frozenset((SubjectKind.DEADLINE, one.id) for one in deadlines)


def of_units(
    units: Iterable[str], staff: Staff, organisation: Organisation, today: date
) -> tuple[Series, ...]:
    """What the coordinators are told of units that owe something and have nobody who could be told, every week."""
    weeks = latest_and_next(first_of_weeks(today, organisation.calendar), today)
    return tuple(
        _own_days(ReminderKind.UNREACHABLE, (SubjectKind.PERSON, unit), person, weeks)
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


def step_is_open(
    entry: NegotiationEntry, entries: Iterable[NegotiationEntry], plan: Plan | None = None
) -> bool:
    """Whether a step agreed in a negotiation is still to be taken.

    It is over when a later meeting was held on its day or after, or when the period is no longer negotiated.
    """
    if entry.annulled or not entry.next_step or entry.due is None:
        return False
    if plan is not None and not any(
        one.number == entry.period and one.stage in PREPARED for one in plan.periods
    ):
        return False
    due = entry.due
    return not any(
        not one.annulled and one.period == entry.period and one.on > entry.on and one.on >= due
        for one in entries
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    """One plan on one day, and whom its reminders go to."""

    status: PlanStatus
    steps: tuple[NegotiationEntry, ...]
    staff: Staff
    organisation: Organisation
    policy: Policy
    calendar: Calendar
    today: date

    def deadlines(self) -> Iterator[Series]:
        """The coordinators answer for every deadline; once a round is open each unit answers for its own part."""
        open_rounds = {one.period for one in self.status.contributions if one.requested is not None}
        status = self.status
        for one in (*status.ahead, *status.overdue, *status.undated):
            if one.rule == DUE and one.period in open_rounds:
                continue
            for person in self.staff.coordinators:
                yield from self._deadline(one, person)
            if one.last is not None and not is_event(one.rule):
                topic = (SubjectKind.DEADLINE, one.id)
                yield from self._lead(topic, self.organisation.coordinator, self.staff.coordinators, one.last)

    def contributions(self) -> Iterator[Series]:
        """What each administration owes: the one responsible, else all who contribute for it."""
        round_days = {
            one.id: one.last for one in (*self.status.ahead, *self.status.overdue) if one.rule == DUE
        }
        for one in self._owed():
            due = one.due or round_days.get(deadline_id(one.plan, one.period, DUE))
            topic = (SubjectKind.CONTRIBUTION, one.id)
            told = self.staff.answering_for(one)
            for person in told:
                mine = one.responsible == person.id
                yield from (replace(each, named=mine) for each in self._asked(one, topic, person))
                if due is not None:
                    slots = self._days_ahead(due, CONTRIBUTION) if due >= self.today else ()
                    ahead = self._told(ReminderKind.AHEAD, topic, person, due, slots)
                    yield replace(ahead, named=mine)
                    yield self._late(topic, person, due)
            if due is not None and told:
                yield from self._lead(topic, one.unit, told, due, or_coordinators=True)

    def negotiation(self) -> Iterator[Series]:
        """The steps agreed with the fund and the housing organisations: whoever owns them."""
        for one in self._open_steps():
            topic = (SubjectKind.STEP, one.id)
            owners = self.staff.owning(one.owner)
            if one.due is None:
                continue
            for person in owners:
                slots = self._days_ahead(one.due, STEP) if one.due >= self.today else ()
                ahead = self._told(ReminderKind.AHEAD, topic, person, one.due, slots)
                yield replace(ahead, named=one.owner in (person.id, person.name))
                yield self._late(topic, person, one.due)
            if owners:
                yield from self._lead(topic, owners[0].unit, owners, one.due, or_coordinators=True)

    def keys(self) -> Iterator[Series]:
        """Content and release decided one without the other, every week until both are or it is settled."""
        weeks = latest_and_next(first_of_weeks(self.today, self.calendar), self.today)
        for period, keys in (
            (self.status.current, self.status.keys),
            (self.status.upcoming, self.status.next_keys),
        ):
            if period is None or not keys.alarm:
                continue
            topic = (SubjectKind.KEYS, f"{self.status.plan.id}.{period.number}")
            for person in self.staff.coordinators:
                yield _own_days(ReminderKind.TWO_KEYS, topic, person, weeks, self.status.plan.id)

    def topics(self) -> Iterator[Topic]:
        """What is still to be done, whether or not anybody is told of it."""
        status = self.status
        for deadline in (*status.ahead, *status.overdue, *status.undated):
            yield SubjectKind.DEADLINE, deadline.id
        for contribution in self._owed():
            yield SubjectKind.CONTRIBUTION, contribution.id
        for step in self._open_steps():
            yield SubjectKind.STEP, step.id
        for period in status.plan.periods:
            yield SubjectKind.KEYS, f"{status.plan.id}.{period.number}"

    def _deadline(self, one: Deadline, person: Person) -> Iterator[Series]:
        topic = (SubjectKind.DEADLINE, one.id)
        if one.first is None or one.last is None:
            if one.rule in POLITICAL and self._stage(one.period) in PREPARED:
                months = latest_and_next(first_of_months(self.today, self.calendar), self.today)
                yield _own_days(ReminderKind.NOT_SCHEDULED, topic, person, months, one.plan)
            return
        unscheduled = one.rule in BY_MEETING and not one.fixed and one.first != one.last
        kind = ReminderKind.NOT_SCHEDULED if unscheduled else ReminderKind.AHEAD
        slots = self._days_ahead(one.first, one.rule) if one.last >= self.today else ()
        yield self._told(kind, topic, person, one.first, slots)
        if not is_event(one.rule):
            yield self._late(topic, person, one.last)

    def _asked(self, one: Contribution, topic: Topic, person: Person) -> Iterator[Series]:
        """That a contribution has been asked for, or has come back."""
        if one.state is ContributionState.REQUESTED and one.requested is not None:
            slot = Slot(day=one.requested, offset=NO_OFFSET, due=one.requested)
            yield self._told(ReminderKind.REQUESTED, topic, person, one.requested, (slot,))
        if one.state is ContributionState.RETURNED:
            # The day it came and the revision tell one return from the next.
            slot = Slot(day=one.received or self.today, offset=one.revision, due=one.received)
            yield self._told(ReminderKind.RETURNED, topic, person, one.received, (slot,))

    def _lead(
        self,
        topic: Topic,
        unit: str | None,
        told: tuple[Person, ...],
        last: date,
        *,
        or_coordinators: bool = False,
    ) -> Iterator[Series]:
        """Whom it goes on to when it stays late: the unit's leads, and the coordinators unless they know."""
        sooner, later = self.policy.lead_after, self.policy.coordinator_after
        leads = tuple(one for one in self.staff.leads(unit) if one not in told)
        for person in leads:
            yield self._once(ReminderKind.LEAD, topic, person, last, sooner)
        if or_coordinators:
            for person in (one for one in self.staff.coordinators if one not in (*told, *leads)):
                after = later if leads else min(sooner, later)
                yield self._once(ReminderKind.ESCALATED, topic, person, last, after)

    def _once(self, kind: ReminderKind, topic: Topic, person: Person, last: date, after: int) -> Series:
        day = nth_working_day_after(last, after, self.calendar)
        slot = Slot(day=day, offset=(last - day).days, due=last)
        return self._told(kind, topic, person, last, (slot,))

    def _late(self, topic: Topic, person: Person, last: date) -> Series:
        days = every_working_days(last, self.policy.overdue_every, self.calendar)
        slots = tuple(
            Slot(day=day, offset=(last - day).days, due=last) for day in latest_and_next(days, self.today)
        )
        return self._told(ReminderKind.OVERDUE, topic, person, last, slots)

    def _told(
        self, kind: ReminderKind, topic: Topic, person: Person, due: date | None, slots: tuple[Slot, ...]
    ) -> Series:
        return _series(kind, topic, self.status.plan.id, person, due, slots)

    def _days_ahead(self, due: date, rule: str) -> tuple[Slot, ...]:
        return _ahead(due, self.policy.offsets_for(rule), self.calendar, self.today)

    def _owed(self) -> Iterator[Contribution]:
        return (one for one in self.status.contributions if is_owed(one, self.status.plan))

    def _open_steps(self) -> Iterator[NegotiationEntry]:
        return (one for one in self.steps if step_is_open(one, self.steps, self.status.plan))

    def _stage(self, number: int) -> Stage | None:
        return next((one.stage for one in self.status.plan.periods if one.number == number), None)


def is_owed(one: Contribution, plan: Plan) -> bool:
    """Whether the contribution is still to be given, to a period that is not over."""
    expired = any(period.number == one.period and period.stage is Stage.EXPIRED for period in plan.periods)
    return not one.annulled and not plan.annulled and one.state in OWED and not expired


def _ahead(due: date, offsets: tuple[int, ...], calendar: Calendar, today: date) -> tuple[Slot, ...]:
    """The days before a date; of several on one working day the nearest, of those that have come the latest."""
    days: dict[date, Slot] = {}
    for offset in offsets:  # the furthest first, so that the nearest stays
        day = calendar.working_day_on_or_before(due - timedelta(days=offset))
        days[day] = Slot(day=day, offset=offset, due=due)
    come = [day for day in days if day <= today]
    return tuple(slot for day, slot in days.items() if day > today or day == max(come))


def _own_days(
    kind: ReminderKind, topic: Topic, person: Person, days: Iterable[date], plan: str = ""
) -> Series:
    slots = tuple(Slot(day=day, offset=NO_OFFSET, due=day) for day in days)
    return _series(kind, topic, plan, person, None, slots)


def _series(
    kind: ReminderKind,
    topic: Topic,
    plan: str,
    person: Person,
    due: date | None,
    slots: tuple[Slot, ...],
) -> Series:
    return Series(kind=kind, topic=topic, plan=plan, recipient=person, due=due, slots=slots)


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
