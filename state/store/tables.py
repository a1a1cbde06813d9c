"""Which kinds of record are kept, in which table, and by which fields they can be found.

A new kind is a frozen Struct and an entry in `KINDS` (and a migration).
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from state.conversations.feedback import Feedback
from state.conversations.installation import Installation
from state.conversations.moved_to_private import Handover
from state.conversations.talk import Talk
from state.conversations.turn import Turn
from state.deadlines.deadline import Deadline
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Release
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.facts.reminder import Notice, Reminder
from state.organisation.bodies import Organisation
from state.organisation.people import Person
from state.organisation.reach import Pace, Reference
from state.records.audit import AuditEntry
from state.records.store import Record


class Column(Struct, frozen=True):
    """A field that records are found by, which stands beside the record as a str, int, bool, date or datetime."""

    name: str
    type: type[str | int | date]
    nullable: bool = False


class Kind(Struct, frozen=True):
    """One kind of record: its class, its table, what it is found by, and whether its changes are counted.

    `remembered` is what belongs to a conversation and not to what is true of the plans.
    """

    record: type[Record]
    table: str
    columns: tuple[Column, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    counted: bool = True
    append_only: bool = False
    remembered: bool = False

    @property
    def name(self) -> str:
        """The class name, which revisions and faults use."""
        return self.record.__name__

    @property
    def searched(self) -> tuple[str, ...]:
        """The names of the fields it is found by, besides its id."""
        return tuple(column.name for column in self.columns)


ID = Column("id", str)

KINDS = (
    Kind(Organisation, "organisation"),
    Kind(
        Plan,
        "plan",
        (
            Column("annulled", bool),
            Column("attention", date, nullable=True),
            Column("moves_on", date, nullable=True),
            Column("name", str),
        ),
        (
            ("moves_on",),
            ("name",),
            ("annulled", "attention"),  # a page of them, the one that needs somebody first
        ),
    ),
    Kind(
        Deadline,
        "deadline",
        (
            Column("plan", str),
            Column("rule", str),
            Column("owner", str),
            Column("state", str),
            Column("first", date, nullable=True),
            Column("last", date, nullable=True),
        ),
        (
            ("plan", "state", "first"),  # a plan's open ones in order
            ("state", "first", "last"),  # the open ones within a span, and how many
            ("state", "last", "rule"),  # the overdue ones, and how many
            ("owner", "state", "first"),
            ("rule", "state", "last"),  # the events that have come
        ),
    ),
    Kind(OpenQuestion, "open_question", (Column("topic", str), Column("plan", str)), (("topic",), ("plan",))),
    Kind(
        Appropriation,
        "appropriation",
        (Column("budget", str), Column("code", str), Column("kind", str), Column("plan", str)),
        (
            ("code",),
            ("kind",),
            ("plan",),
            ("budget", "code"),  # a code is unique only together with its budget
        ),
    ),
    Kind(
        Release,
        "release",
        (Column("appropriation", str), Column("plan", str, nullable=True)),
        (("appropriation",), ("plan",)),
    ),
    Kind(
        Contribution,
        "contribution",
        (
            Column("plan", str),
            Column("period", int),
            Column("unit", str),
            Column("state", str),
            Column("responsible", str, nullable=True),
        ),
        (("state",), ("responsible",), ("plan", "period", "unit"), ("unit", "state")),
    ),
    Kind(
        NegotiationEntry,
        "negotiation_entry",
        (Column("plan", str), Column("on", date), Column("owner", str)),
        (("on",), ("owner",), ("plan", "on")),
    ),
    Kind(
        Decision,
        "decision",
        (Column("plan", str), Column("period", int), Column("body", str), Column("on", date)),
        (("on",), ("plan", "period"), ("body", "on")),
    ),
    Kind(
        Person,
        "person",
        (
            Column("tenant", str),
            Column("name", str),
            Column("unit", str, nullable=True),
            Column("role", str),
            Column("deputy_id", str, nullable=True),
        ),
        (("unit",), ("role",), ("deputy_id",), ("tenant", "name"), ("name",)),
    ),
    Kind(
        Talk,
        "talk",
        (Column("updated", datetime, nullable=True),),
        (("updated",),),
        counted=False,
        remembered=True,
    ),
    Kind(Turn, "turn", (Column("at", datetime, nullable=True),), (("at",),), counted=False, remembered=True),
    Kind(Installation, "installation", counted=False, remembered=True),
    Kind(Handover, "handover", (Column("waiting", bool),), (("waiting",),), remembered=True),
    Kind(
        Reference,
        "reference",
        (Column("tenant", str), Column("conversation", str), Column("state", str)),
        (("tenant",), ("conversation",), ("state",)),
        counted=False,
        remembered=True,
    ),
    Kind(
        Reminder,
        "reminder",
        (
            Column("tenant", str),
            Column("recipient", str),
            Column("plan", str),
            Column("subject", str),
            Column("state", str),
            Column("notice", str),
            Column("next_at", datetime),
        ),
        (
            ("notice",),
            ("tenant", "state", "next_at", "id"),  # what is due, which is all a tick reads
            ("recipient", "state", "next_at", "id"),
            ("plan", "state"),
            ("subject", "state"),
        ),
        counted=False,
    ),
    Kind(
        Notice,
        "notice",
        (
            Column("tenant", str),
            Column("to", str),
            Column("state", str),
            Column("next_at", datetime, nullable=True),
            Column("sent_at", datetime),
        ),
        (("tenant", "state", "next_at", "id"), ("to", "sent_at")),
        counted=False,
    ),
    Kind(Pace, "pace", counted=False),
    Kind(
        Feedback,
        "feedback",
        (Column("tenant", str), Column("at", datetime), Column("reaction", str)),
        (("tenant", "at"), ("tenant", "reaction")),
        remembered=True,
    ),
    Kind(
        AuditEntry,
        "audit_entry",
        (
            Column("plan", str, nullable=True),
            Column("subject", str),
            Column("at", datetime),
            Column("action", str),
            Column("who", str),
            Column("message", str),
        ),
        (("at",), ("action",), ("who",), ("message",), ("plan", "at"), ("subject", "at")),
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


def is_counted(record: type[Record]) -> bool:
    """Whether a saved change of this kind moves its revision on."""
    return kind_of(record).counted


def must_be_remembered(kind: Kind) -> None:
    """Raise ValueError unless the kind belongs to conversations."""
    if not kind.remembered:
        raise ValueError(f"{kind.name} is true of the plans, and not what a conversation remembers")


def column_of(kind: Kind, name: str) -> Column:
    """The column a field is found by; raises ValueError for a field that is not among them."""
    for column in (ID, *kind.columns):
        if column.name == name:
            return column
    raise ValueError(f"{kind.name} is not indexed by {name}; it is by {', '.join(('id', *kind.searched))}")
