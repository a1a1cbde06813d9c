"""What people do about being reminded: ask for it on a day, put it off, hand the thing back, ask others again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import ClassVar

from state import schedule
from state.actions.bearings import acting
from state.actions.checks import already_done, must_not_have_passed
from state.actions.nudging import Asked, Nudged, nudge
from state.actions.people import the_person
from state.actions.wishes import PolicyInvalid, PolicySet, set_lead, set_policy, set_wishes
from state.audit import AuditEntry
from state.calendar import local_day
from state.contributions import Contribution
from state.deadlines import Deadline
from state.errors import CannotTakeOver, NoSuchThing, NotAllowed, PlanError
from state.ledger import ASKED_NOT_TO, HANDED_BACK, NOT_MINE, PUT_OFF, is_snooze
from state.negotiation import NegotiationEntry
from state.people import Action, Person, Role, covers
from state.plan import Plan
from state.recorder import Recorder
from state.reminders import Notice, Reminder, ReminderKind, ReminderState, SubjectKind, reminder_id
from state.reminding import PORTFOLIO, Topic, is_owed
from state.sending_times import next_sending, sending_moment
from state.store.protocol import OneOf, Reading, Store, Writing
from state.told import Staff
from state.upkeep import the_organisation

__all__ = [
    "Asked",
    "HandedBack",
    "NobodyElse",
    "NothingLeft",
    "NothingToRemindOf",
    "Nudged",
    "OwnReminder",
    "PolicyInvalid",
    "PolicySet",
    "Snoozed",
    "cancel_own",
    "not_mine",
    "nudge",
    "remind_me",
    "set_lead",
    "set_policy",
    "set_wishes",
    "snooze",
]

LONGEST_TEXT = 500
FURTHEST = timedelta(days=3653)
HOURS_LATER = timedelta(hours=3)  # what is asked for today is told later today
FIRST_OWN, DISOWNED = (
    1,
    -1,
)  # offsets of OWN rows: asked for, and the mark that somebody handed the thing back


@dataclass(eq=False)
class NothingToRemindOf(PlanError):
    """A reminder is about something, or says something of up to 500 letters, within ten years."""

    text_id: ClassVar[str] = "error-nothing-to-remind-of"


@dataclass(eq=False)
class NothingLeft(PlanError):
    """All of it is done already, so there is nothing to be reminded of."""

    text_id: ClassVar[str] = "error-nothing-left-to-do"


@dataclass(eq=False)
class NobodyElse(PlanError):
    """There is nobody else who could take this on; name somebody first."""

    text_id: ClassVar[str] = "error-nobody-else"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnReminder:
    """A reminder somebody asked for or cancelled; `moved` says that it comes on another day than was asked for.

    `entry` is None where nothing changed, `repeated` means that the same message had done it.
    """

    reminder: Reminder
    entry: AuditEntry | None
    moved: bool = False
    repeated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Snoozed:
    """What comes again on the day, and not before; `moved` as in OwnReminder."""

    reminders: tuple[Reminder, ...]
    on: date
    entry: AuditEntry
    moved: bool = False
    repeated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HandedBack:
    """What somebody said was not theirs, who has it now, and the coordinators who are told."""

    topics: tuple[Topic, ...]
    taker: Person | None
    told: tuple[Person, ...]
    entry: AuditEntry
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
    store: Store, *, actor: Person, reminder: str, now: datetime, message: str = ""
) -> OwnReminder:
    """Take back what one asked to be reminded of; raises NotAllowed and NoSuchThing."""
    async with acting(store, Action.CANCEL_REMINDER, actor, now, message) as recorder:
        found = await _the_reminder(recorder.unit, reminder)
        if found.kind is not ReminderKind.OWN:
            raise NoSuchThing(kind="Reminder", id=reminder)
        if found.recipient != actor.id:
            raise NotAllowed(action=Action.CANCEL_REMINDER.value, needs=Role.VIEWER.value)
        if done := await already_done(recorder.unit, actor, Action.CANCEL_REMINDER, message, reminder):
            return OwnReminder(reminder=found, entry=done, repeated=True)
        if found.state is not ReminderState.WAITING:
            return OwnReminder(reminder=found, entry=None)
        saved = await recorder.put(replace(found, state=ReminderState.CANCELLED, why=ASKED_NOT_TO))
        entry = await recorder.note(reminder, plan=found.plan or None)
        if is_snooze(found):
            await schedule.follow(recorder.unit, {found.plan}, {found.recipient}, None, now)
    return OwnReminder(reminder=saved, entry=entry)


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
        rows = await _rows(unit, actor, Action.SNOOZE, reminders, notice, now)
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
            raise NothingLeft()
        saved = [await _put_off(recorder, row, day, now) for row in _one_a_topic(left)]
        await schedule.follow(unit, {row.plan for row in saved}, {row.recipient for row in saved}, None, now)
        entry = await recorder.note(subject, after={"on": str(saved[0].due)})
    return _snoozed(saved, day, entry)


async def not_mine(
    store: Store,
    *,
    actor: Person,
    reminders: Iterable[str],
    now: datetime,
    to: str | None = None,
    reason: str = "",
    message: str = "",
) -> HandedBack:
    """Hand back what one is reminded of but does not own: to somebody by name, else to the coordinators.

    The actor is told no more of it. Raises NotAllowed, NoSuchThing, CannotTakeOver and NobodyElse.
    """
    async with acting(store, Action.HAND_BACK, actor, now, message) as recorder:
        unit = recorder.unit
        rows = _one_a_topic(await _rows(unit, actor, Action.HAND_BACK, reminders, "", now))
        topics = tuple((row.subject_kind, row.subject) for row in rows)
        subject = "+".join(sorted(row.subject for row in rows))
        taker = await the_person(unit, to) if to else None
        writers = await unit.find(Person, role=OneOf(tuple(one for one in Role if one is not Role.VIEWER)))
        others = tuple(one for one in Staff.of(writers).coordinators if one.id != actor.id)
        told = () if taker else others
        if done := await already_done(unit, actor, Action.HAND_BACK, message, subject):
            return HandedBack(topics=topics, taker=taker, told=told, entry=done, repeated=True)
        if taker is None and not others:
            raise NobodyElse()
        for row in rows:
            await _give_back(recorder, row, taker)
            for coordinator in told:
                await _tell_handed_back(recorder, row, coordinator, reason, now)
        await schedule.follow(
            unit, {row.plan for row in rows}, {row.recipient for row in rows}, actor.id, now
        )
        entry = await recorder.note(
            subject,
            plan=rows[0].plan or None,
            reason=reason,
            after={"responsible": taker.name if taker else None, "told": [one.name for one in told]},
        )
    return HandedBack(topics=topics, taker=taker, told=told, entry=entry)


async def _give_back(recorder: Recorder, row: Reminder, taker: Person | None) -> None:
    unit = recorder.unit
    if row.subject_kind is SubjectKind.CONTRIBUTION:
        contribution = await unit.get(Contribution, row.subject)
        if contribution is None:
            raise NoSuchThing(kind="Contribution", id=row.subject)
        if taker is not None and not covers(taker, Action.SAVE_CONTRIBUTION, contribution.unit):
            body = (await the_organisation(unit)).body(contribution.unit)
            raise CannotTakeOver(name=taker.name, unit=body)
        if taker is not None or contribution.responsible == row.recipient:
            named = taker.id if taker else None
            given = replace(contribution, responsible=named, responsible_name=taker.name if taker else "")
            await recorder.put(given)
    elif row.subject_kind is SubjectKind.STEP:
        step = await unit.get(NegotiationEntry, row.subject)
        if step is None:
            raise NoSuchThing(kind="NegotiationEntry", id=row.subject)
        await recorder.put(replace(step, owner=taker.id if taker else ""))
    key = reminder_id(row.subject_kind, row.subject, row.recipient, ReminderKind.OWN, DISOWNED, None)
    present = await unit.get(Reminder, key)
    await recorder.put(
        Reminder(
            id=key,
            tenant=row.tenant,
            recipient=row.recipient,
            plan=row.plan,
            subject_kind=row.subject_kind,
            subject=row.subject,
            kind=ReminderKind.OWN,
            offset=DISOWNED,
            next_at=recorder.now,
            state=ReminderState.CANCELLED,
            why=NOT_MINE,
            version=present.version if present else 0,
        )
    )


async def _tell_handed_back(
    recorder: Recorder, row: Reminder, coordinator: Person, reason: str, now: datetime
) -> None:
    organisation = await the_organisation(recorder.unit)
    today = local_day(now)
    kind = ReminderKind.ESCALATED
    key = reminder_id(row.subject_kind, row.subject, coordinator.id, kind, HANDED_BACK, today)
    if await recorder.unit.get(Reminder, key) is not None:
        return
    await recorder.put(
        Reminder(
            id=key,
            tenant=coordinator.tenant,
            recipient=coordinator.id,
            plan=row.plan,
            subject_kind=row.subject_kind,
            subject=row.subject,
            kind=kind,
            offset=HANDED_BACK,
            due=today,
            next_at=next_sending(now, coordinator.id, organisation.reminders, organisation.calendar),
            text=" ".join(reason.split())[:LONGEST_TEXT],
        )
    )


async def _put_off(recorder: Recorder, row: Reminder, day: date, now: datetime) -> Reminder:
    """The row that stands for the same thing on another day; an earlier one of it is let go."""
    unit = recorder.unit
    at = await _moment(unit, day, None, row.recipient, now)
    on = local_day(at)
    for other in await unit.find(Reminder, subject=row.subject, state=ReminderState.WAITING):
        same = other.recipient == row.recipient and other.subject_kind is row.subject_kind
        if same and is_snooze(other) and other.due != on:
            await recorder.put(replace(other, state=ReminderState.CANCELLED, why=ASKED_NOT_TO))
    key = reminder_id(row.subject_kind, row.subject, row.recipient, ReminderKind.OWN, PUT_OFF, on)
    present = await unit.get(Reminder, key)
    again = Reminder(
        id=key,
        tenant=row.tenant,
        recipient=row.recipient,
        plan=row.plan,
        subject_kind=row.subject_kind,
        subject=row.subject,
        kind=ReminderKind.OWN,
        offset=PUT_OFF,
        due=on,
        next_at=at,
        version=present.version if present else 0,
    )
    return await recorder.put(again)


async def _rows(
    look: Reading, actor: Person, action: Action, reminders: Iterable[str], notice: str, now: datetime
) -> tuple[Reminder, ...]:
    """The reminders meant, all of which the actor is told; raises NoSuchThing and NotAllowed."""
    ids = tuple(reminders)
    to_actor = False
    if notice:
        sent = await look.get(Notice, notice)
        if sent is None:
            raise NoSuchThing(kind="Notice", id=notice)
        ids, to_actor = (*ids, *sent.reminders), sent.to == actor.id
    found = await look.find(Reminder, id=OneOf(ids), order=("next_at",)) if ids else ()
    if not found:
        raise NoSuchThing(kind="Reminder", id=ids[0] if ids else "")
    for row in found:
        if actor.id in (row.recipient, row.told) or (to_actor and not reminders):
            continue
        absent = await look.get(Person, row.recipient)
        if absent is None or absent.deputy_on(local_day(now)) != actor.id:
            raise NotAllowed(action=action.value, needs=Role.VIEWER.value)
    return found


async def _the_reminder(look: Reading, reminder: str) -> Reminder:
    found = await look.get(Reminder, reminder)
    if found is None:
        raise NoSuchThing(kind="Reminder", id=reminder)
    return found


async def _what(
    look: Reading, subject: Topic | None, plan: str, words: str, actor: Person
) -> tuple[Topic, str]:
    """What a reminder is about and of which plan; what is done is kept as words alone."""
    if subject is None:
        if plan and await look.get(Plan, plan) is None:
            raise NoSuchThing(kind="Plan", id=plan)
        return (SubjectKind.PERSON, actor.id), plan
    of_plan = await _plan_of(look, subject)
    if await _is_open(look, subject):
        return subject, of_plan
    if not words:
        raise NothingLeft()
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


def _one_a_topic(rows: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple({(row.subject_kind, row.subject, row.recipient): row for row in rows}.values())


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
