"""The records behind some reminders, read together, and which of them are done: a constant number of look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dialogs.reminders.matter import Matter, is_handed_back
from state.deadlines.contribution_round import DUE
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.facts.contribution import Contribution, ContributionState
from state.facts.decision import TwoKeys
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind, reminder_id
from state.organisation.bodies import Body, Organisation
from state.organisation.people import Action, Person
from state.organisation.reach import ReachState, Reference
from state.overview.plans import open_questions, plan_statuses
from state.overview.snapshot import Snapshot
from state.records.audit import AuditEntry
from state.records.store import OneOf, Reading, Record
from state.reminders.due.of_portfolio import step_is_open
from state.reminders.reconcile import DISOWNED, NOT_MINE, is_snooze

R = TypeVar("R", bound=Record)

MOST_SENT_BACK = 200
ABOUT_REMINDING = frozenset(
    one.value
    for one in (
        Action.REMIND_ME,
        Action.CANCEL_REMINDER,
        Action.SNOOZE,
        Action.HAND_BACK,
        Action.NUDGE,
        Action.ADVANCE_CALENDAR,
    )
)


async def matters_of(
    snapshot: Snapshot, look: Reading, organisation: Organisation, reminders: Iterable[Reminder], today: date
) -> tuple[Matter, ...]:
    """The matters of some reminders, in their order; a constant number of look-ups whatever their number."""
    told = tuple(reminders)
    known = await _known(snapshot, look, organisation, told, today)
    matters = [_matter(one, known) for one in told]
    settled = {one.reminder.id for one in matters if _is_settled(one, known, organisation)}
    entries = await _latest(look, {one.reminder.subject for one in matters if one.reminder.id in settled})
    return tuple(
        replace(one, is_done=True, entry=entries.get(one.reminder.subject))
        if one.reminder.id in settled
        else one
        for one in matters
    )


_Whose = tuple[SubjectKind, str, str]


def _whose(one: Reminder) -> _Whose:
    return one.subject_kind, one.subject, one.recipient


class _Known(Struct, frozen=True, kw_only=True):
    """Every record some reminders are about."""

    people: dict[str, Person]
    references: dict[str, Reference]
    plans: dict[str, Plan]
    deadlines: dict[str, Deadline]
    contributions: dict[str, Contribution]
    steps: dict[str, NegotiationEntry]
    meetings: tuple[NegotiationEntry, ...]
    keys: dict[str, TwoKeys]
    questions: tuple[OpenQuestion, ...]
    units: dict[str, Body]
    lost: frozenset[str]
    later: dict[_Whose, date]
    given_back: frozenset[_Whose]
    sent_back_by: dict[str, str]


async def _known(
    snapshot: Snapshot, look: Reading, organisation: Organisation, told: tuple[Reminder, ...], today: date
) -> _Known:
    contributions = _named(snapshot, Contribution, _subjects(told, SubjectKind.CONTRIBUTION))
    rounds = {deadline_id(one.plan, one.period, DUE) for one in contributions.values()}
    steps = _named(snapshot, NegotiationEntry, _subjects(told, SubjectKind.STEP))
    plans = {one.plan for one in steps.values()}
    about = _subjects(told, SubjectKind.PERSON)
    asks = any(one.kind is ReminderKind.OPEN_QUESTIONS for one in told)
    lost = (
        await look.find(Reminder, recipient=OneOf(tuple(sorted(about))), state=ReminderState.UNDELIVERED)
        if about
        else ()
    )
    return _Known(
        people=_named(snapshot, Person, {one.recipient for one in told} | about),
        references=await _references(look, about),
        plans=_named(snapshot, Plan, {one.plan for one in told if one.plan}),
        deadlines=_named(snapshot, Deadline, _subjects(told, SubjectKind.DEADLINE) | rounds),
        contributions=contributions,
        steps=steps,
        meetings=snapshot.find(NegotiationEntry, plan=OneOf(tuple(sorted(plans)))) if plans else (),
        keys=_keys(snapshot, organisation, told, today),
        questions=open_questions(snapshot) if asks else (),
        units={one.id: one for one in organisation.bodies if one.id in about},
        lost=frozenset(one.recipient for one in lost),
        later=await _put_off(look, told),
        given_back=await _given_back(look, told),
        sent_back_by=await _sent_back_by(look, told),
    )


async def _put_off(look: Reading, told: tuple[Reminder, ...]) -> dict[_Whose, date]:
    """To which day somebody put a thing off, by a reminder that is none of these."""
    subjects = sorted({one.subject for one in told if one.subject and one.state is ReminderState.SENT})
    if not subjects:
        return {}
    mine = {one.id for one in told}
    found = await look.find(Reminder, subject=OneOf(tuple(subjects)), state=ReminderState.WAITING)
    return {_whose(one): one.due for one in found if is_snooze(one) and one.due and one.id not in mine}


async def _given_back(look: Reading, told: tuple[Reminder, ...]) -> frozenset[_Whose]:
    marks = {
        reminder_id(*_whose(one), ReminderKind.OWN, DISOWNED, None): _whose(one)
        for one in told
        if one.kind is not ReminderKind.OWN
    }
    found = await look.find(Reminder, id=OneOf(tuple(sorted(marks)))) if marks else ()
    return frozenset(marks[one.id] for one in found if one.why == NOT_MINE)


def _comes_back(one: Reminder) -> bool:
    return one.kind is ReminderKind.RETURNED or is_handed_back(one)


async def _sent_back_by(look: Reading, told: tuple[Reminder, ...]) -> dict[str, str]:
    """Who sent a contribution back, or handed a thing back to the coordinators, last, by the trace."""
    if not any(_comes_back(one) for one in told):
        return {}
    actions = OneOf((Action.HAND_BACK.value, Action.RETURN_CONTRIBUTION.value))
    found: dict[str, str] = {}
    for entry in await look.find(AuditEntry, action=actions, order=("-at",), limit=MOST_SENT_BACK):
        for subject in entry.subject.split("+"):
            found.setdefault(subject, entry.who_name)
    return found


def _matter(one: Reminder, known: _Known) -> Matter:
    kind, subject = one.subject_kind, one.subject
    given = known.contributions.get(subject) if kind is SubjectKind.CONTRIBUTION else None
    of_round = known.deadlines.get(deadline_id(given.plan, given.period, DUE)) if given else None
    is_about = kind is SubjectKind.PERSON
    return Matter(
        reminder=one,
        owner=known.people.get(one.recipient),
        plan=known.plans.get(one.plan),
        deadline=known.deadlines.get(subject) if kind is SubjectKind.DEADLINE else None,
        contribution=given,
        round_due=of_round.last if of_round else None,
        step=known.steps.get(subject) if kind is SubjectKind.STEP else None,
        keys=known.keys.get(subject) if kind is SubjectKind.KEYS else None,
        about=known.people.get(subject) if is_about else None,
        reference=known.references.get(subject) if is_about else None,
        lost=is_about and subject in known.lost,
        unit=known.units.get(subject) if is_about else None,
        questions=known.questions if one.kind is ReminderKind.OPEN_QUESTIONS else (),
        later=known.later.get(_whose(one)),
        given_back=one.kind is not ReminderKind.OWN and _whose(one) in known.given_back,
        sent_back_by=known.sent_back_by.get(subject, "") if _comes_back(one) else "",
    )


def _is_settled(matter: Matter, known: _Known, organisation: Organisation) -> bool:
    """Whether there is nothing left to do about it: done, withdrawn, gone, or asked not to be told."""
    one = matter.reminder
    if one.state is ReminderState.CANCELLED or matter.later is not None or matter.given_back:
        return True
    if one.kind is ReminderKind.OWN and one.text:
        return False
    if one.subject_kind is SubjectKind.DEADLINE:
        return matter.deadline is None or not matter.deadline.is_open()
    if one.subject_kind is SubjectKind.CONTRIBUTION:
        return _is_answered(matter)
    if one.subject_kind is SubjectKind.STEP:
        step, plan = matter.step, matter.plan
        meetings = [each for each in known.meetings if step is not None and each.plan == step.plan]
        return step is None or not step_is_open(step, meetings, plan)
    if one.subject_kind is SubjectKind.KEYS:
        return matter.keys is None or not matter.keys.alarm
    if one.kind is ReminderKind.OPEN_QUESTIONS:
        return not matter.questions
    if one.kind is ReminderKind.UNREACHABLE and matter.reference is not None:
        return matter.reference.state is ReachState.REACHABLE and not matter.lost
    return False


def _is_answered(matter: Matter) -> bool:
    given = matter.contribution
    if given is None or given.annulled or given.state is ContributionState.WITHDRAWN or given.is_answered:
        return True
    return matter.reminder.kind is ReminderKind.RETURNED and given.state is not ContributionState.RETURNED


def _subjects(reminders: Iterable[Reminder], kind: SubjectKind) -> set[str]:
    return {one.subject for one in reminders if one.subject_kind is kind}


def _named(snapshot: Snapshot, record: type[R], ids: set[str]) -> dict[str, R]:
    return {one.id: one for one in snapshot.find(record, id=OneOf(tuple(ids)))}


async def _references(look: Reading, people: set[str]) -> dict[str, Reference]:
    if not people:
        return {}
    return {one.id: one for one in await look.find(Reference, id=OneOf(tuple(sorted(people))))}


def _keys(
    snapshot: Snapshot, organisation: Organisation, reminders: tuple[Reminder, ...], today: date
) -> dict[str, TwoKeys]:
    """The keys of each period that is told of, by the subject's id."""
    plans = sorted({one.plan for one in reminders if one.subject_kind is SubjectKind.KEYS and one.plan})
    found: dict[str, TwoKeys] = {}
    page = plan_statuses(snapshot, today, plans) if plans else None
    for one in page.statuses if page else ():
        found[f"{one.plan.id}.{one.current.number}"] = one.keys
        if one.upcoming is not None:
            found[f"{one.plan.id}.{one.upcoming.number}"] = one.next_keys
    return found


async def _latest(look: Reading, subjects: set[str]) -> dict[str, AuditEntry]:
    """The last entry of the trace about each subject that was more than a word about reminding."""
    if not subjects:
        return {}
    found: dict[str, AuditEntry] = {}
    entries = await look.find(AuditEntry, subject=OneOf(tuple(sorted(subjects))), order=("-at",))
    for entry in sorted(entries, key=_when, reverse=True):
        if entry.action not in ABOUT_REMINDING:
            found.setdefault(entry.subject, entry)
    return found


def _when(entry: AuditEntry) -> tuple[datetime, int]:
    """The moment of an entry, and which of several at one moment it was."""
    versions = [one.after.get("version") for one in entry.changes if one.id == entry.subject]
    return entry.at, max((one for one in versions if isinstance(one, int)), default=0)
