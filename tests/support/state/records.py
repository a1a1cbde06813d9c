"""Records for the store's tests, where only the fields a test names matter."""

from __future__ import annotations

from datetime import UTC, date, datetime

from state.conversations.talk import Talk
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.plan import Period, Plan, Stage
from state.organisation.calendar import Span
from state.organisation.people import Person
from state.records.audit import AuditEntry


def a_plan(record_id: str = "norrebro", *, name: str = "Nørrebro", attention: date | None = None) -> Plan:
    return Plan(
        id=record_id, name=name, periods=(Period(number=1, stage=Stage.RUNNING),), attention=attention
    )


def a_deadline(
    record_id: str,
    *,
    first: date | None = None,
    state: DeadlineState = DeadlineState.OPEN,
    plan: str = "norrebro",
    owner: str = "sof",
    period: int = 1,
) -> Deadline:
    return Deadline(
        id=record_id,
        plan=plan,
        period=period,
        rule="contributions-in",
        owner=owner,
        due=Span.day(first) if first else None,
        state=state,
    )


def an_audit_entry(record_id: str, *, at: datetime = datetime(2026, 11, 23, 8, tzinfo=UTC)) -> AuditEntry:
    return AuditEntry(
        id=record_id, at=at, who="t/1", who_name="Anne", action="settle-question", subject="question"
    )


def a_talk(record_id: str = "t/c/1", **memory: object) -> Talk:
    return Talk(id=record_id, memory=memory, updated=datetime(2026, 11, 23, 8, tzinfo=UTC))


def a_person(record_id: str = "t/1") -> Person:
    return Person(id=record_id, tenant="t", name="Anne")
