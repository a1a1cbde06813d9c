"""The reminders somebody means who acts on one, and another reminder of the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec.structs import replace

from state.actions.recorder import Recorder
from state.facts.reminder import Notice, Reminder, ReminderKind, reminder_id
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, Role
from state.records.errors import NoSuchThing, NotAllowed
from state.records.store import OneOf, Reading

LONGEST_TEXT = 500


async def those_meant(
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


def one_a_topic(rows: Iterable[Reminder]) -> tuple[Reminder, ...]:
    """One reminder of each thing each recipient is told of: the last."""
    return tuple({(row.subject_kind, row.subject, row.recipient): row for row in rows}.values())


def another(
    row: Reminder,
    *,
    offset: int,
    at: datetime,
    kind: ReminderKind = ReminderKind.OWN,
    due: date | None = None,
    to: Person | None = None,
) -> Reminder:
    """A new reminder of what this one is of, sent at the moment, to the same person unless somebody is named."""
    recipient = to.id if to else row.recipient
    return Reminder(
        id=reminder_id(row.subject_kind, row.subject, recipient, kind, offset, due),
        tenant=to.tenant if to else row.tenant,
        recipient=recipient,
        plan=row.plan,
        subject_kind=row.subject_kind,
        subject=row.subject,
        kind=kind,
        offset=offset,
        due=due,
        next_at=at,
    )


async def put_over(recorder: Recorder, row: Reminder) -> Reminder:
    """Put the reminder, in place of what stands under its id."""
    present = await recorder.unit.get(Reminder, row.id)
    return await recorder.put(replace(row, version=present.version if present else 0))
