"""What a reminder is about, as it stands now: the record behind it, whose it is, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from state.audit import AuditEntry
from state.calendar import Calendar, Span
from state.contributions import Contribution, ContributionState
from state.deadlines import Deadline
from state.negotiation import NegotiationEntry
from state.open_questions import OpenQuestion
from state.organisation import Organisation
from state.people import Person
from state.plan import Plan
from state.queries import PlanStatus, open_questions, plan_statuses
from state.reach import ReachState, Reference
from state.reminders import Reminder, ReminderKind, ReminderState, SubjectKind
from state.store.protocol import OneOf, Reading, Record

R = TypeVar("R", bound=Record)

# what nobody owes on a day
UNDATED = frozenset(
    {ReminderKind.TWO_KEYS, ReminderKind.UNREACHABLE, ReminderKind.OPEN_QUESTIONS, ReminderKind.WEEKLY}
)
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """A reminder with its record; `owner` is who owes it, `entry` what was done last to the record, where it is done.

    `about` and `reference` are the person and their address where it is about somebody; `questions` are the open
    questions where it is about those.
    """

    reminder: Reminder
    owner: Person | None = None
    plan: Plan | None = None
    deadline: Deadline | None = None
    contribution: Contribution | None = None
    step: NegotiationEntry | None = None
    status: PlanStatus | None = None
    about: Person | None = None
    reference: Reference | None = None
    questions: tuple[OpenQuestion, ...] = ()
    is_done: bool = False
    entry: AuditEntry | None = None

    @property
    def due(self) -> Span | None:
        """The day or span it is due, as it stands now; None where no day is set or none is owed."""
        if self.reminder.kind in UNDATED:
            return None
        if self.deadline is not None:
            return self.deadline.due
        if self.step is not None and self.step.due is not None:
            return Span.day(self.step.due)
        return Span.day(self.reminder.due) if self.reminder.due else None

    def is_late(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.due is not None and self.reminder.kind is not ReminderKind.OWN and today > self.due.last

    def is_urgent(self, today: date) -> bool:
        """Whether it is late or due today."""
        return self.is_late(today) or (self.due is not None and self.due.last == today)

    def days_late(self, today: date, calendar: Calendar) -> int:
        """How many working days have passed since its last day."""
        return calendar.working_days_between(self.due.last, today) if self.due else 0


async def matters_of(
    look: Reading, organisation: Organisation, reminders: Iterable[Reminder], today: date
) -> tuple[Matter, ...]:
    """The matters of some reminders, in their order; a constant number of look-ups whatever their number."""
    told = tuple(reminders)
    deadlines = await _by_id(look, Deadline, told, SubjectKind.DEADLINE)
    contributions = await _by_id(look, Contribution, told, SubjectKind.CONTRIBUTION)
    steps = await _by_id(look, NegotiationEntry, told, SubjectKind.STEP)
    references = await _by_id(look, Reference, told, SubjectKind.PERSON)
    people = {one.recipient for one in told} | _subjects(told, SubjectKind.PERSON)
    persons = await _named(look, Person, people)
    plans = await _named(look, Plan, {one.plan for one in told if one.plan})
    statuses = await _statuses(look, organisation, told, today)
    asks = any(one.kind is ReminderKind.OPEN_QUESTIONS for one in told)
    questions = await open_questions(look) if asks else ()
    matters = [
        Matter(
            reminder=one,
            owner=persons.get(one.recipient),
            plan=plans.get(one.plan),
            deadline=deadlines.get(one.subject) if one.subject_kind is SubjectKind.DEADLINE else None,
            contribution=(
                contributions.get(one.subject) if one.subject_kind is SubjectKind.CONTRIBUTION else None
            ),
            step=steps.get(one.subject) if one.subject_kind is SubjectKind.STEP else None,
            status=statuses.get(one.plan) if one.kind is ReminderKind.TWO_KEYS else None,
            about=persons.get(one.subject) if one.subject_kind is SubjectKind.PERSON else None,
            reference=references.get(one.subject) if one.subject_kind is SubjectKind.PERSON else None,
            questions=questions if one.kind is ReminderKind.OPEN_QUESTIONS else (),
        )
        for one in told
    ]
    done = {one.reminder.subject for one in matters if is_settled(one)}
    entries = await _latest(look, done)
    return tuple(
        replace(one, is_done=True, entry=entries.get(one.reminder.subject)) if is_settled(one) else one
        for one in matters
    )


def is_settled(matter: Matter) -> bool:
    """Whether there is nothing left to do about it: done, withdrawn, gone, or asked not to be told."""
    one = matter.reminder
    if one.state is ReminderState.CANCELLED:
        return True
    if one.subject_kind is SubjectKind.DEADLINE:
        return matter.deadline is None or not matter.deadline.is_open()
    if one.subject_kind is SubjectKind.CONTRIBUTION:
        return _is_answered(matter)
    if one.subject_kind is SubjectKind.STEP:
        return matter.step is None or matter.step.annulled or _is_followed_up(matter.step)
    if one.kind is ReminderKind.TWO_KEYS:
        return not _alarms(matter)
    if one.kind is ReminderKind.OPEN_QUESTIONS:
        return not matter.questions
    if one.kind is ReminderKind.UNREACHABLE and matter.reference is not None and not one.why:
        return matter.reference.state is ReachState.REACHABLE
    return False


def the_most_urgent(matters: Iterable[Matter], today: date) -> tuple[Matter, ...]:
    """One matter a thing, the weightiest reminder of each; the late ones first, then by day."""
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


def _place(matter: Matter, today: date) -> tuple[bool, date, int]:
    """The late and what is due today before the rest; what has no day comes last."""
    urgent, due = matter.is_urgent(today), matter.due
    day = date.max if due is None else due.last if urgent else due.first
    return not urgent, day, WEIGHT[matter.reminder.kind]


def _is_answered(matter: Matter) -> bool:
    given = matter.contribution
    if given is None or given.annulled or given.state is ContributionState.WITHDRAWN or given.is_answered:
        return True
    return matter.reminder.kind is ReminderKind.RETURNED and given.state is not ContributionState.RETURNED


def _is_followed_up(step: NegotiationEntry) -> bool:
    return bool(step.points) and not step.open_points


def _alarms(matter: Matter) -> bool:
    return matter.status is not None and (matter.status.keys.alarm or matter.status.next_keys.alarm)


def _subjects(reminders: Iterable[Reminder], kind: SubjectKind) -> set[str]:
    return {one.subject for one in reminders if one.subject_kind is kind}


async def _by_id(
    look: Reading, record: type[R], reminders: tuple[Reminder, ...], kind: SubjectKind
) -> dict[str, R]:
    return await _named(look, record, _subjects(reminders, kind))


async def _named(look: Reading, record: type[R], ids: set[str]) -> dict[str, R]:
    if not ids:
        return {}
    return {one.id: one for one in await look.find(record, id=OneOf(tuple(sorted(ids))))}


async def _statuses(
    look: Reading, organisation: Organisation, reminders: tuple[Reminder, ...], today: date
) -> dict[str, PlanStatus]:
    plans = sorted({one.plan for one in reminders if one.kind is ReminderKind.TWO_KEYS and one.plan})
    if not plans:
        return {}
    page = await plan_statuses(look, organisation, today, plans)
    return {one.plan.id: one for one in page.statuses}


async def _latest(look: Reading, subjects: set[str]) -> dict[str, AuditEntry]:
    """The last entry of the trace about each subject."""
    if not subjects:
        return {}
    found: dict[str, AuditEntry] = {}
    for entry in await look.find(AuditEntry, subject=OneOf(tuple(sorted(subjects))), order=("-at",)):
        found.setdefault(entry.subject, entry)
    return found
