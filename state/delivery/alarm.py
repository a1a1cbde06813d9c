"""That somebody could not be told, as something the coordinators are told."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from state.facts.reminder import (
    Notice,
    NoticeState,
    Reminder,
    ReminderKind,
    ReminderState,
    SubjectKind,
    reminder_id,
)
from state.organisation.calendar import local_day
from state.organisation.people import Person, Role
from state.organisation.reach import ReachState, Reference
from state.records.store import OneOf, Writing


async def tell_coordinators(
    unit: Writing, person: Person, reference: Reference | None, now: datetime
) -> None:
    """Make a reminder about the person for each coordinator.

    It is made once for each time the person became unreachable, and once a day for somebody who can be reached but
    was not.
    """
    failed = reference is not None and reference.state is ReachState.REACHABLE
    since = now if failed else reference.since if reference else None
    day = local_day(since) if since else None
    for coordinator in await unit.find(Person, role=Role.COORDINATOR):
        if coordinator.tenant != person.tenant or coordinator.id == person.id:
            continue
        key = reminder_id(SubjectKind.PERSON, person.id, coordinator.id, ReminderKind.UNREACHABLE, 0, day)
        if await unit.get(Reminder, key) is None:
            await unit.put(
                Reminder(
                    id=key,
                    tenant=person.tenant,
                    recipient=coordinator.id,
                    plan="",
                    subject_kind=SubjectKind.PERSON,
                    subject=person.id,
                    kind=ReminderKind.UNREACHABLE,
                    due=day,
                    next_at=now,
                )
            )


async def all_clear(unit: Writing, person: str, now: datetime) -> None:
    """The person is reached again: what waits about them is not sent, and what was sent is drawn again."""
    about = await unit.find(
        Reminder, subject=person, state=OneOf((ReminderState.WAITING, ReminderState.SENT))
    )
    alarms = [row for row in about if row.kind is ReminderKind.UNREACHABLE]
    for row in alarms:
        if row.state is ReminderState.WAITING:
            await unit.put(replace(row, state=ReminderState.CANCELLED, owner=""))
    shown = tuple(sorted({row.notice for row in alarms if row.notice}))
    for notice in await unit.find(Notice, id=OneOf(shown)) if shown else ():
        if notice.state is NoticeState.LIVE:
            await unit.put(replace(notice, state=NoticeState.STALE, next_at=now, attempts=0))
