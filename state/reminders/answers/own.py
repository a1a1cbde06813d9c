"""What people do about being reminded: ask for it on a day, take that back, put a thing off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, already_done, must_not_have_passed, the_plan
from state.actions.recorder import Recorder
from state.deadlines.deadline import Deadline
from state.deadlines.rederivation import the_organisation
from state.facts.contribution import Contribution
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind, reminder_id
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, Role
from state.records.audit import AuditEntry
from state.records.errors import NoSuchThing, NotAllowed, PlanError
from state.records.store import OneOf, Reading, Store, Writing
from state.reminders import schedule
from state.reminders.answers.chosen import LONGEST_TEXT, another, one_a_topic, put_over, those_meant
from state.reminders.due.days import next_sending, sending_moment
from state.reminders.due.of_portfolio import PORTFOLIO, Topic, is_owed
from state.reminders.reconcile import ASKED_NOT_TO, PUT_OFF, is_snooze

FURTHEST = timedelta(days=3653)
HOURS_LATER = timedelta(hours=3)  # what is asked for today is told later today
FIRST_OWN = 1  # the offset of an OWN row that was asked for


class NothingToRemindOf(PlanError):
    """A reminder is about something, or says something of up to 500 letters, within ten years."""

    text_id: ClassVar[str] = "error-nothing-to-remind-of"


class NothingLeftToDo(PlanError):
    """All of it is done already, so there is nothing to be reminded of."""

    text_id: ClassVar[str] = "error-nothing-left-to-do"


class OwnReminder(Struct, frozen=True, kw_only=True):
    """A reminder somebody asked for; `moved` says that it comes on another day than was asked for.

    `entry` is None where nothing changed, `repeated` means that the same message had done it.
    """

    reminder: Reminder
    entry: AuditEntry | None
    moved: bool = False
    repeated: bool = False


class TakenBack(Struct, frozen=True):
    """The reminders somebody took back; `entry` is None where all of them had come or gone before.

    `repeated` means that the same message had done it.
    """

    reminders: tuple[Reminder, ...]
    entry: AuditEntry | None
    repeated: bool = False


class Snoozed(Struct, frozen=True, kw_only=True):
    """What comes again on the day, and not before; `moved` as in OwnReminder."""

    reminders: tuple[Reminder, ...]
    on: date
    entry: AuditEntry
    moved: bool = False
    repeated: bool = False


async def remind_me(
    store: Store,
    *,
    actor: Person,
    now: datetime,
    day: date | None = None,
    moment: datetime | None = None,
    subject: Topic | None = None,
    plan: str = "",
    text: str = "",
    message: str = "",
) -> OwnReminder:
    """Remind the actor on a day or at a moment, of a thing, in words of their own, or both.

    A day that is no working day becomes the next one, as `moved` says. What is done already is kept as words alone,
    what is asked for again as it is.
    Raises NotAllowed, NothingToRemindOf, NothingLeft, NoSuchThing and DueHasPassed.
    """
    asked = local_day(moment) if moment is not None else day
    words = " ".join(text.split())
    if asked is None or len(words) > LONGEST_TEXT or not (words or subject):
        raise NothingToRemindOf()
    async with acting(store, Action.REMIND_ME, actor, now, message) as recorder:
        unit = recorder.unit
        if done := await already_done(unit, actor, Action.REMIND_ME, message):
            return _own(await _the_reminder(unit, done.subject), asked, done, repeated=True)
        _must_be_ahead(asked, now)
        topic, of_plan = await _what(unit, subject, plan, words, actor)
        at = await _moment(unit, asked, moment, actor.id, now)
        row = Reminder(
            id="",
            tenant=actor.tenant,
            recipient=actor.id,
            plan=of_plan,
            subject_kind=topic[0],
            subject=topic[1],
            kind=ReminderKind.OWN,
            offset=FIRST_OWN,
            due=local_day(at),
            next_at=at,
            text=words,
        )
        same = await _the_same(unit, row)
        if same is not None:
            return _own(same, asked, None, repeated=True)
        saved = await recorder.put(await _free(unit, row))
        entry = await recorder.note(saved.id, plan=of_plan or None, after={"on": str(saved.due)})
    return _own(saved, asked, entry)


async def cancel_own(
    store: Store, *, actor: Person, reminders: Iterable[str], now: datetime, message: str = ""
) -> TakenBack:
    """Take back what one asked to be reminded of, all of it or nothing; raises NotAllowed and NoSuchThing."""
    async with acting(store, Action.CANCEL_REMINDER, actor, now, message) as recorder:
        unit, ids = recorder.unit, tuple(dict.fromkeys(reminders))
        found = [await _own_reminder(unit, one, actor) for one in ids]
        subject = "+".join(ids)
        if done := await already_done(unit, actor, Action.CANCEL_REMINDER, message, subject):
            gone = {change.id for change in done.changes}
            return TakenBack(tuple(one for one in found if one.id in gone), entry=done, repeated=True)
        waiting = [one for one in found if one.state is ReminderState.WAITING]
        if not waiting:
            return TakenBack((), entry=None)
        saved = [
            await recorder.put(replace(one, state=ReminderState.CANCELLED, why=ASKED_NOT_TO))
            for one in waiting
        ]
        plans = {one.plan for one in saved}
        entry = await recorder.note(subject, plan=(plans.pop() or None) if len(plans) == 1 else None)
        if put_off := {one.plan for one in waiting if is_snooze(one)}:
            await schedule.follow(unit, put_off, {actor.id}, None, now)
    return TakenBack(tuple(saved), entry=entry)


async def snooze(
    store: Store,
    *,
    actor: Person,
    day: date,
    now: datetime,
    reminders: Iterable[str] = (),
    notice: str = "",
    message: str = "",
) -> Snoozed:
    """Tell the same again on that day, and not before: these reminders, or all that a message held.

    Raises NotAllowed for what is told somebody else, NoSuchThing, NothingLeft and DueHasPassed.
    """
    async with acting(store, Action.SNOOZE, actor, now, message) as recorder:
        unit = recorder.unit
        rows = await those_meant(unit, actor, Action.SNOOZE, reminders, notice, now)
        subject = "+".join(sorted({row.subject for row in rows}))
        if done := await already_done(unit, actor, Action.SNOOZE, message, subject):
            ids = tuple(change.id for change in done.changes if change.after["state"] == "waiting")
            kept = await unit.find(Reminder, id=OneOf(ids))
            return _snoozed(kept, day, done, repeated=True)
        if day <= local_day(now):
            must_not_have_passed(day, local_day(now) + timedelta(days=1))
        _must_be_ahead(day, now)
        left = [row for row in rows if await _is_open(unit, (row.subject_kind, row.subject))]
        if not left:
            raise NothingLeftToDo()
        saved = [await _put_off(recorder, row, day, now) for row in one_a_topic(left)]
        await schedule.follow(unit, {row.plan for row in saved}, {row.recipient for row in saved}, None, now)
        entry = await recorder.note(subject, after={"on": str(saved[0].due)})
    return _snoozed(saved, day, entry)


async def _put_off(recorder: Recorder, row: Reminder, day: date, now: datetime) -> Reminder:
    """The row that stands for the same thing on another day; an earlier one of it is let go."""
    unit = recorder.unit
    at = await _moment(unit, day, None, row.recipient, now)
    on = local_day(at)
    for other in await unit.find(Reminder, subject=row.subject, state=ReminderState.WAITING):
        same = other.recipient == row.recipient and other.subject_kind is row.subject_kind
        if same and is_snooze(other) and other.due != on:
            await recorder.put(replace(other, state=ReminderState.CANCELLED, why=ASKED_NOT_TO))
    return await put_over(recorder, another(row, offset=PUT_OFF, due=on, at=at))


async def _the_reminder(look: Reading, reminder: str) -> Reminder:
    found = await look.get(Reminder, reminder)
    if found is None:
        raise NoSuchThing(kind="Reminder", id=reminder)
    return found


async def _own_reminder(look: Reading, reminder: str, actor: Person) -> Reminder:
    """The reminder, which the actor asked for."""
    found = await _the_reminder(look, reminder)
    if found.kind is not ReminderKind.OWN:
        raise NoSuchThing(kind="Reminder", id=reminder)
    if found.recipient != actor.id:
        raise NotAllowed(action=Action.CANCEL_REMINDER.value, needs=Role.VIEWER.value)
    return found


async def _what(
    look: Reading, subject: Topic | None, plan: str, words: str, actor: Person
) -> tuple[Topic, str]:
    """What a reminder is about and of which plan; what is done is kept as words alone."""
    if subject is None:
        if plan:
            await the_plan(look, plan)
        return (SubjectKind.PERSON, actor.id), plan
    of_plan = await _plan_of(look, subject)
    if await _is_open(look, subject):
        return subject, of_plan
    if not words:
        raise NothingLeftToDo()
    return (SubjectKind.PERSON, actor.id), of_plan


async def _plan_of(look: Reading, topic: Topic) -> str:
    kind, subject = topic
    if kind is SubjectKind.PORTFOLIO and subject == PORTFOLIO:
        return ""
    if kind is SubjectKind.KEYS:
        plan = await look.get(Plan, subject.rpartition(".")[0])
        if plan is not None:
            return plan.id
    for of_kind, record in (
        (SubjectKind.DEADLINE, Deadline),
        (SubjectKind.CONTRIBUTION, Contribution),
        (SubjectKind.STEP, NegotiationEntry),
    ):
        found = await look.get(record, subject) if of_kind is kind else None
        if isinstance(found, Deadline | Contribution | NegotiationEntry):
            return found.plan
    raise NoSuchThing(kind=kind.value, id=subject)


async def _is_open(look: Reading, topic: Topic) -> bool:
    """Whether there is anything left to do about it; of what is nobody's to do there always is."""
    kind, subject = topic
    if kind is SubjectKind.DEADLINE:
        deadline = await look.get(Deadline, subject)
        return deadline is not None and deadline.is_open()
    if kind is SubjectKind.CONTRIBUTION:
        contribution = await look.get(Contribution, subject)
        plan = await look.get(Plan, contribution.plan) if contribution else None
        return contribution is not None and plan is not None and is_owed(contribution, plan)
    if kind is SubjectKind.STEP:
        step = await look.get(NegotiationEntry, subject)
        return step is not None and not step.annulled
    return True


async def _moment(
    look: Reading, day: date, moment: datetime | None, recipient: str, now: datetime
) -> datetime:
    """The moment a reminder for the day is sent: on a working day, later than now."""
    organisation = await the_organisation(look)
    policy, calendar = organisation.reminders, organisation.calendar
    if moment is not None and calendar.is_working_day(day) and moment > now:
        return moment
    at = sending_moment(day, recipient, policy, calendar, later=True)
    if at > now:
        return at
    later = now + HOURS_LATER
    closes = sending_moment(day, recipient, replace(policy, opens=policy.closes, jitter=0), calendar)
    return later if later < closes else next_sending(now, recipient, policy, calendar)


async def _the_same(look: Reading, row: Reminder) -> Reminder | None:
    """What somebody already waits for that says the same on the same day: asked twice, it is told once."""
    waiting = await look.find(Reminder, recipient=row.recipient, state=ReminderState.WAITING)
    wanted = (row.kind, row.subject_kind, row.subject, row.plan, row.due, row.text)
    said = ((one.kind, one.subject_kind, one.subject, one.plan, one.due, one.text) for one in waiting)
    return next((one for one, each in zip(waiting, said, strict=True) if each == wanted), None)


async def _free(unit: Writing, row: Reminder) -> Reminder:
    """The row under the first id of its own: somebody may ask for several things on one day."""
    while True:
        key = reminder_id(row.subject_kind, row.subject, row.recipient, row.kind, row.offset, row.due)
        if await unit.get(Reminder, key) is None:
            return replace(row, id=key)
        row = replace(row, offset=row.offset + 1)


def _must_be_ahead(day: date, now: datetime) -> None:
    today = local_day(now)
    must_not_have_passed(day, today)
    if day - today > FURTHEST:
        raise NothingToRemindOf()


def _own(row: Reminder, asked: date, entry: AuditEntry | None, *, repeated: bool = False) -> OwnReminder:
    moved = row.due != asked
    return OwnReminder(reminder=row, entry=entry, moved=moved, repeated=repeated)


def _snoozed(rows: Iterable[Reminder], asked: date, entry: AuditEntry, *, repeated: bool = False) -> Snoozed:
    kept = tuple(rows)
    on = kept[0].due or asked if kept else asked
    return Snoozed(reminders=kept, on=on, entry=entry, moved=on != asked, repeated=repeated)
