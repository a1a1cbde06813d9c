"""Which kinds of record are kept, in which table, and by which fields they can be found.

A new kind is a frozen dataclass, a table and a line in `KINDS` (and a migration).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    VARCHAR,
    Boolean,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    cast,
)

from state.approvals import Decision
from state.audit import AuditEntry
from state.contributions import Contribution
from state.deadlines import Deadline
from state.feedback import Feedback
from state.funding import Appropriation, Release
from state.handover import Handover
from state.installation import Installation
from state.negotiation import NegotiationEntry
from state.open_questions import OpenQuestion
from state.organisation import Organisation
from state.people import Person
from state.plan import Plan
from state.reach import Pace, Reference
from state.reminders import Notice, Reminder
from state.store.protocol import Record
from state.talk import Talk
from state.turns import Turn

METADATA = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"}
)

# The "C" collation orders text by code point, as SQLite and Python do, whatever the server's locale is.
TEXT = String().with_variant(VARCHAR(collation="C"), "postgresql")
MOMENT = DateTime(timezone=True)


class JsonText(TypeDecorator[str]):
    """JSON that is given and taken as text, because the codec reads it faster than the drivers would."""

    impl = JSON
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Pass the text on as it is."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Pass the text on as it is."""

    def column_expression(self, column: ColumnElement[str]) -> ColumnElement[str]:
        """Ask for text, which a driver does not take apart."""
        return cast(column, Text)


def _record_table(name: str, *searched: Column[Any] | Index) -> Table:
    """A table of records: the searched fields stand beside the whole value, which is in `record`."""
    return Table(
        name,
        METADATA,
        Column("id", TEXT, primary_key=True),
        Column("version", Integer, nullable=False),
        *searched,
        Column("record", JsonText, nullable=False),
    )


organisation = _record_table("organisation")

plan = _record_table(
    "plan",
    Column("annulled", Boolean, nullable=False),
    Column("attention", Date),
    Column("moves_on", Date, index=True),
    Column("name", TEXT, nullable=False, index=True),
    Index(None, "annulled", "attention"),  # a page of them, the one that needs somebody first
)

deadline = _record_table(
    "deadline",
    Column("plan", TEXT, nullable=False),
    Column("rule", TEXT, nullable=False),
    Column("owner", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Index(None, "plan", "state", "first"),  # a plan's open ones in order
    Index(None, "state", "first", "last"),  # the open ones within a span, and how many
    Index(None, "state", "last", "rule"),  # the overdue ones, and how many
    Index(None, "owner", "state", "first"),
    Index(None, "rule", "state", "last"),  # the events that have come
)

open_question = _record_table(
    "open_question",
    Column("topic", TEXT, nullable=False, index=True),
    Column("plan", TEXT, nullable=False, index=True),
)

appropriation = _record_table(
    "appropriation",
    Column("budget", TEXT, nullable=False),
    Column("code", TEXT, nullable=False, index=True),
    Column("kind", TEXT, nullable=False, index=True),
    Column("plan", TEXT, nullable=False, index=True),
    Index(None, "budget", "code"),  # a code is unique only together with its budget
)

release = _record_table(
    "release",
    Column("appropriation", TEXT, nullable=False, index=True),
    Column("plan", TEXT, index=True),
)

contribution = _record_table(
    "contribution",
    Column("plan", TEXT, nullable=False),
    Column("period", Integer, nullable=False),
    Column("unit", TEXT, nullable=False),
    Column("state", TEXT, nullable=False, index=True),
    Column("responsible", TEXT, index=True),
    Index(None, "plan", "period", "unit"),
    Index(None, "unit", "state"),
)

negotiation_entry = _record_table(
    "negotiation_entry",
    Column("plan", TEXT, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Column("owner", TEXT, nullable=False, index=True),
    Index(None, "plan", "on"),
)

decision = _record_table(
    "decision",
    Column("plan", TEXT, nullable=False),
    Column("period", Integer, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("on", Date, nullable=False, index=True),
    Index(None, "plan", "period"),
    Index(None, "body", "on"),
)

person = _record_table(
    "person",
    Column("tenant", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("unit", TEXT, index=True),
    Column("role", TEXT, nullable=False, index=True),
    Column("deputy_id", TEXT, index=True),
    Index(None, "tenant", "name"),
    Index(None, "name"),
)

talk = _record_table("talk", Column("updated", MOMENT, index=True))

turn = _record_table("turn", Column("at", MOMENT, index=True))

installation = _record_table("installation")

handover = _record_table("handover", Column("waiting", Boolean, nullable=False, index=True))

audit_entry = _record_table(
    "audit_entry",
    Column("plan", TEXT),
    Column("subject", TEXT, nullable=False),
    Column("at", MOMENT, nullable=False, index=True),
    Column("action", TEXT, nullable=False, index=True),
    Column("who", TEXT, nullable=False, index=True),
    Column("message", TEXT, nullable=False, index=True),
    Index(None, "plan", "at"),
    Index(None, "subject", "at"),
)

reference = _record_table(
    "reference",
    Column("tenant", TEXT, nullable=False, index=True),
    Column("conversation", TEXT, nullable=False, index=True),
    Column("state", TEXT, nullable=False, index=True),
)

reminder = _record_table(
    "reminder",
    Column("tenant", TEXT, nullable=False),
    Column("recipient", TEXT, nullable=False),
    Column("plan", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("notice", TEXT, nullable=False, index=True),
    Column("next_at", MOMENT, nullable=False),
    Index(None, "tenant", "state", "next_at", "id"),  # what is due, which is all a tick reads
    Index(None, "recipient", "state", "next_at", "id"),
    Index(None, "plan", "state"),
    Index(None, "subject", "state"),
)

notice = _record_table(
    "notice",
    Column("tenant", TEXT, nullable=False),
    Column("to", TEXT, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("next_at", MOMENT),
    Column("sent_at", MOMENT, nullable=False),
    Index(None, "tenant", "state", "next_at", "id"),
    Index(None, "to", "sent_at"),
)

pace = _record_table("pace")

feedback = _record_table(
    "feedback",
    Column("tenant", TEXT, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("reaction", TEXT, nullable=False),
    Index(None, "tenant", "at"),
    Index(None, "tenant", "reaction"),
)

revision = Table(
    "revision",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("number", Integer, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its class, its table, the fields it is found by, and whether its changes are counted."""

    record: type[Record]
    table: Table
    searched: tuple[str, ...] = ()
    counted: bool = True
    append_only: bool = False

    @property
    def name(self) -> str:
        """The class name, which revisions and faults use."""
        return self.record.__name__


KINDS = (
    Kind(Organisation, organisation),
    Kind(Plan, plan, ("annulled", "attention", "moves_on", "name")),
    Kind(Deadline, deadline, ("plan", "rule", "owner", "state", "first", "last")),
    Kind(OpenQuestion, open_question, ("topic", "plan")),
    Kind(Appropriation, appropriation, ("budget", "code", "kind", "plan")),
    Kind(Release, release, ("appropriation", "plan")),
    Kind(Contribution, contribution, ("plan", "period", "unit", "state", "responsible")),
    Kind(NegotiationEntry, negotiation_entry, ("plan", "on", "owner")),
    Kind(Decision, decision, ("plan", "period", "body", "on")),
    Kind(Person, person, ("tenant", "name", "unit", "role", "deputy_id")),
    Kind(Talk, talk, ("updated",), counted=False),
    Kind(Turn, turn, ("at",), counted=False),
    Kind(Installation, installation, counted=False),
    Kind(Handover, handover, ("waiting",)),
    Kind(Reference, reference, ("tenant", "conversation", "state"), counted=False),
    Kind(
        Reminder,
        reminder,
        ("tenant", "recipient", "plan", "subject", "state", "notice", "next_at"),
        counted=False,
    ),
    Kind(Notice, notice, ("tenant", "to", "state", "next_at", "sent_at"), counted=False),
    Kind(Pace, pace, counted=False),
    Kind(Feedback, feedback, ("tenant", "at", "reaction")),
    Kind(
        AuditEntry,
        audit_entry,
        ("plan", "subject", "at", "action", "who", "message"),
        append_only=True,
    ),
)

_BY_RECORD = {kind.record: kind for kind in KINDS}


def kind_of(record: type[Record]) -> Kind:
    """The kind a class is kept as; raises ValueError for a class that is not kept."""
    try:
        return _BY_RECORD[record]
    except KeyError:
        raise ValueError(f"{record.__name__} is not kept in the store; see KINDS in {__name__}") from None
