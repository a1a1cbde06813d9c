"""That somebody could not be told, as something the coordinators are told."""

from __future__ import annotations

from datetime import date, datetime

from state.calendar import COPENHAGEN
from state.people import Person, Role
from state.reach import ReachState, Reference
from state.reminders import Reminder, ReminderKind, SubjectKind, reminder_id
from state.store.protocol import Writing


async def tell_coordinators(
    unit: Writing, person: Person, reference: Reference | None, now: datetime, why: str = ""
) -> None:
    """Make a reminder about the person for each coordinator.

    It is made once for each time the person became unreachable, and for somebody who can be reached but was not
    (`why` says what Teams answered) once a day.
    """
    failed = reference is not None and reference.state is ReachState.REACHABLE
    day = _day(now) if failed else _day(reference.since if reference else None)
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
                    why=why if failed else "",
                )
            )


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(COPENHAGEN).date() if moment else None
