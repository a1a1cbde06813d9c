"""Saving with a trace: every record an action puts is kept before and after, in one entry of the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines.deadline import Deadline
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Release
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.facts.reminder import Reminder
from state.organisation.people import Person
from state.records.audit import AuditEntry, Change
from state.records.codec import from_plain, to_plain
from state.records.store import OneOf, Record, Writing

R = TypeVar("R", bound=Record)

CALENDAR = "fremdrift"
TRACED: dict[str, type[Record]] = {
    kind.__name__: kind
    for kind in (
        Plan,
        OpenQuestion,
        Appropriation,
        Release,
        Contribution,
        NegotiationEntry,
        Decision,
        Deadline,
        Person,
        Reminder,
    )
}


class Recorder(Struct, kw_only=True, dict=True):
    """One action on a transaction; `actor` is None where the calendar acts.

    `by_right_of` is the person whose right the action rests on, where the actor is their deputy.
    """

    unit: Writing
    action: str
    now: datetime
    actor: Person | None = None
    message: str = ""
    by_right_of: Person | None = None

    def __post_init__(self) -> None:
        self._changes: list[Change] = []

    @property
    def has_changed(self) -> bool:
        """Whether anything has been put."""
        return bool(self._changes)

    async def put(self, record: R) -> R:
        """Save a record and keep what it was and what it became; raises RecordMovedOn."""
        (saved,) = await self.put_all((record,))
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        """Save records of one kind, each id once, and keep what they were, as `put` would one by one."""
        present = tuple(one.id for one in records if one.version)
        found = await self.unit.find(type(records[0]), id=OneOf(present)) if present else ()
        before = {one.id: one for one in found}
        saved = await self.unit.put_all(records)
        self._changes += [_change(before.get(one.id), one) for one in saved]
        return saved

    async def note(
        self,
        subject: str,
        *,
        plan: str | None = None,
        reason: str = "",
        on_behalf_of: str | None = None,
        before: dict[str, object] | None = None,
        after: dict[str, object] | None = None,
        undoes: str | None = None,
    ) -> AuditEntry:
        """Write the entry of the trace that says who did this, for whom, why, and what it changed."""
        absent = self.by_right_of
        deputised = absent is not None and self.actor is not None and absent.id != self.actor.id
        return await self.unit.put(
            AuditEntry(
                id=str(uuid4()),
                at=self.now,
                who=self.actor.id if self.actor else CALENDAR,
                who_name=self.actor.name if self.actor else "Fremdrift",
                action=self.action,
                subject=subject,
                plan=plan,
                on_behalf_of=absent.id if absent is not None and deputised else on_behalf_of,
                on_behalf_of_name=absent.name if absent is not None and deputised else "",
                reason=reason.strip(),
                message=self.message,
                before=before or {},
                after=after or {},
                changes=tuple(self._changes),
                undoes=undoes,
            )
        )


def _change(before: Record | None, saved: Record) -> Change:
    return Change(
        kind=type(saved).__name__,
        id=saved.id,
        before=to_plain(before) if before is not None else None,
        after=to_plain(saved),
    )


def restored(change: Change, version: int) -> Record:
    """The record as it was before the change, to be saved over this version; raises ValueError if there was none."""
    if change.before is None:
        raise ValueError(f"{change.kind} {change.id} did not exist before")
    record: Any = as_record(change.kind, change.before)
    found: Record = replace(record, version=version)
    return found


def as_record(kind: str, values: dict[str, object]) -> Record:
    """The record these plain values are of; fields that came later have their defaults."""
    return from_plain(TRACED[kind], values)
