"""What is told of one plan: its deadlines, contributions, agreed steps and keys, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines.contribution_round import DUE
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.deadlines.rulebook import is_event
from state.facts.contribution import Contribution, ContributionState
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan, Stage
from state.facts.reminder import ReminderKind, SubjectKind
from state.organisation.bodies import Organisation
from state.organisation.calendar import Calendar
from state.organisation.people import Level, Person
from state.organisation.reminder_policy import BY_MEETING, CONTRIBUTION, POLITICAL, STEP, Policy
from state.overview.people import OWED
from state.overview.plans import PlanStatus
from state.reminders.due.days import (
    days_told_late,
    first_of_months,
    first_of_weeks,
    latest_and_next,
    nth_working_day_after,
)
from state.reminders.due.recipients import Staff
from state.reminders.due.series import NO_OFFSET, Series, Slot, Topic, a_series, days_before, on_days

WEEK = timedelta(weeks=1)
PREPARED = frozenset({Stage.PREPARATION, Stage.CONTRIBUTIONS, Stage.NEGOTIATION, Stage.POLITICAL})


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


def is_owed(one: Contribution, plan: Plan) -> bool:
    """Whether the contribution is still to be given, to a period that is not over."""
    expired = any(period.number == one.period and period.stage is Stage.EXPIRED for period in plan.periods)
    return not one.annulled and not plan.annulled and one.state in OWED and not expired


def step_is_open(
    entry: NegotiationEntry, entries: Iterable[NegotiationEntry], plan: Plan | None = None
) -> bool:
    """Whether a step agreed in a negotiation is still to be taken.

    It is over when somebody said so, when a later meeting was held on its day or after, or when the period is no
    longer negotiated.
    """
    if entry.annulled or not entry.step_left or entry.due is None:
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


class _Plan(Struct, frozen=True, kw_only=True):
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
                yield on_days(ReminderKind.TWO_KEYS, topic, person, weeks, self.status.plan.id)

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
                yield on_days(ReminderKind.NOT_SCHEDULED, topic, person, months, one.plan)
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
        return self._told(kind, topic, person, last, self._days_late(last, (day,), day + WEEK))

    def _late(self, topic: Topic, person: Person, last: date) -> Series:
        sparsely = person.wishes.level is Level.FEWER
        days = days_told_late(last, self.policy.overdue_weeks, self.calendar, sparsely=sparsely)
        slots = self._days_late(last, latest_and_next(days, self.today), last)
        return self._told(ReminderKind.OVERDUE, topic, person, last, slots)

    def _days_late(self, last: date, days: Iterable[date], at_least_until: date) -> tuple[Slot, ...]:
        """The days on which something late is told; none once it is so late that the overview alone tells it."""
        if self.today > max(last + self.policy.overdue_weeks * WEEK, at_least_until):
            return ()
        return tuple(Slot(day=day, offset=(last - day).days, due=last) for day in days)

    def _told(
        self, kind: ReminderKind, topic: Topic, person: Person, due: date | None, slots: tuple[Slot, ...]
    ) -> Series:
        return a_series(kind, topic, self.status.plan.id, person, due, slots)

    def _days_ahead(self, due: date, rule: str) -> tuple[Slot, ...]:
        return days_before(due, self.policy.offsets_for(rule), self.calendar, self.today)

    def _owed(self) -> Iterator[Contribution]:
        return (one for one in self.status.contributions if is_owed(one, self.status.plan))

    def _open_steps(self) -> Iterator[NegotiationEntry]:
        return (one for one in self.steps if step_is_open(one, self.steps, self.status.plan))

    def _stage(self, number: int) -> Stage | None:
        return next((one.stage for one in self.status.plan.periods if one.number == number), None)
