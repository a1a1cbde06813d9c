"""What several actions ask of a request before they change anything."""

from __future__ import annotations

from datetime import date

from state.audit import AuditEntry
from state.errors import DayNotYet, DueHasPassed, ReasonMissing, RecordMovedOn
from state.people import Action, Person
from state.store.protocol import Reading

LEAST_REASON = 3


def must_have_reason(reason: str) -> None:
    """Raise ReasonMissing unless the reason has at least three characters."""
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonMissing()


def must_be_the_one_seen(kind: str, record_id: str, version: int, seen: int | None) -> None:
    """Raise RecordMovedOn unless the record is the version the person saw; None where nothing was shown."""
    if seen is not None and seen != version:
        raise RecordMovedOn(kind=kind, id=record_id, seen=seen)


def must_not_have_passed(day: date, today: date) -> None:
    """Raise DueHasPassed for a deadline before today."""
    if day < today:
        raise DueHasPassed(day=day, earliest=today)


def must_have_come(day: date, today: date) -> None:
    """Raise DayNotYet for something said to have happened on a day after today."""
    if day > today:
        raise DayNotYet(day=day, today=today)


async def already_done(
    look: Reading, actor: Person, action: Action, message: str, subject: str | None = None
) -> AuditEntry | None:
    """The entry this person's same message has already left for the action and subject (None: any), if any.

    A message is delivered again when an answer was lost; what it asked for is done once.
    """
    if not message:
        return None
    found = await look.find(AuditEntry, message=message, action=action.value, who=actor.id, order=("at",))
    return next((one for one in found if subject in (None, one.subject)), None)
