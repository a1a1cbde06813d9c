"""The first tables: one for each kind of record, and the revisions.

A step says what the tables were on its day, so it takes nothing from `state.store.tables`.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

TEXT = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
DAY = sa.Date()
NUMBER = sa.Integer()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and their indexes."""
    _plans()
    _people_and_their_trace()


def downgrade() -> None:
    """There is nothing before the first tables; a backup is the way back."""
    raise NotImplementedError("restore the backup made before the first migration")


def _plans() -> None:
    _records("organisation")
    _records(
        "plan",
        _must("annulled", sa.Boolean()),
        _may("attention", DAY),
        _may("moves_on", DAY),
        _must("name", TEXT),
    )
    _index("plan", "annulled", "attention")
    _index("plan", "moves_on")
    _index("plan", "name")
    _records(
        "deadline",
        _must("plan", TEXT),
        _must("rule", TEXT),
        _must("owner", TEXT),
        _must("state", TEXT),
        _may("first", DAY),
        _may("last", DAY),
    )
    _index("deadline", "plan", "state", "first")
    _index("deadline", "state", "first", "last")
    _index("deadline", "state", "last", "rule")
    _index("deadline", "owner", "state", "first")
    _index("deadline", "rule", "state", "last")
    _records("open_question", _must("topic", TEXT), _must("plan", TEXT))
    _index("open_question", "topic")
    _index("open_question", "plan")
    _records(
        "appropriation", _must("budget", TEXT), _must("code", TEXT), _must("kind", TEXT), _must("plan", TEXT)
    )
    _index("appropriation", "plan")
    _index("appropriation", "budget", "code")
    _index("appropriation", "code")
    _index("appropriation", "kind")
    _records("release", _must("appropriation", TEXT), _may("plan", TEXT))
    _index("release", "appropriation")
    _index("release", "plan")
    _records(
        "contribution",
        _must("plan", TEXT),
        _must("period", NUMBER),
        _must("unit", TEXT),
        _must("state", TEXT),
        _may("responsible", TEXT),
    )
    _index("contribution", "plan", "period", "unit")
    _index("contribution", "unit", "state")
    _index("contribution", "state")
    _index("contribution", "responsible")
    _records("negotiation_entry", _must("plan", TEXT), _must("on", DAY), _must("owner", TEXT))
    _index("negotiation_entry", "plan", "on")
    _index("negotiation_entry", "on")
    _index("negotiation_entry", "owner")
    _records("decision", _must("plan", TEXT), _must("period", NUMBER), _must("body", TEXT), _must("on", DAY))
    _index("decision", "plan", "period")
    _index("decision", "body", "on")
    _index("decision", "on")


def _people_and_their_trace() -> None:
    _records(
        "person",
        _must("tenant", TEXT),
        _must("name", TEXT),
        _may("unit", TEXT),
        _must("role", TEXT),
        _may("deputy_id", TEXT),
    )
    _index("person", "tenant", "name")
    _index("person", "name")
    _index("person", "unit")
    _index("person", "role")
    _index("person", "deputy_id")
    _records("talk", _may("updated", MOMENT))
    _index("talk", "updated")
    _records(
        "audit_entry",
        _may("plan", TEXT),
        _must("subject", TEXT),
        _must("at", MOMENT),
        _must("action", TEXT),
        _must("who", TEXT),
        _must("message", TEXT),
    )
    _index("audit_entry", "plan", "at")
    _index("audit_entry", "subject", "at")
    _index("audit_entry", "at")
    _index("audit_entry", "action")
    _index("audit_entry", "who")
    _index("audit_entry", "message")
    op.create_table(
        "revision",
        _must("kind", TEXT),
        _must("number", NUMBER),
        sa.PrimaryKeyConstraint("kind", name="pk_revision"),
    )


def _records(name: str, *searched: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _must("id", TEXT),
        _must("version", NUMBER),
        *searched,
        _must("record", sa.JSON()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _must(name: str, of: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, of, nullable=False)


def _may(name: str, of: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, of, nullable=True)
