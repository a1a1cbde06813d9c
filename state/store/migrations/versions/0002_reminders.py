"""Reminders: what is to be told whom, the messages they went out in, and how people are reached."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

TEXT = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the four tables and their indexes."""
    _records("reference", _must("tenant", TEXT), _must("conversation", TEXT), _must("state", TEXT))
    _index("reference", "tenant")
    _index("reference", "conversation")
    _index("reference", "state")
    _records(
        "reminder",
        _must("tenant", TEXT),
        _must("recipient", TEXT),
        _must("plan", TEXT),
        _must("subject", TEXT),
        _must("state", TEXT),
        _must("notice", TEXT),
        _must("next_at", MOMENT),
    )
    _index("reminder", "notice")
    _index("reminder", "tenant", "state", "next_at")
    _index("reminder", "recipient", "state", "next_at")
    _index("reminder", "plan", "state")
    _index("reminder", "subject", "state")
    _records(
        "notice",
        _must("tenant", TEXT),
        _must("to", TEXT),
        _must("state", TEXT),
        sa.Column("next_at", MOMENT, nullable=True),
        _must("sent_at", MOMENT),
    )
    _index("notice", "tenant", "state", "next_at")
    _index("notice", "to", "sent_at")
    _records("pace")


def downgrade() -> None:
    """Nothing was owed to anybody before; a backup is the way back."""
    raise NotImplementedError("restore the backup made before the migration")


def _records(name: str, *searched: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _must("id", TEXT),
        _must("version", sa.Integer()),
        *searched,
        _must("record", sa.JSON()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _must(name: str, of: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, of, nullable=False)
