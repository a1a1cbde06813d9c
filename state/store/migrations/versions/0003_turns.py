"""Turns that are delivered again, where the bot was added, and what waits for a person in their own chat."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

TEXT = sa.String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the three tables."""
    _records("turn", sa.Column("at", MOMENT, nullable=True))
    op.create_index("ix_turn_at", "turn", ["at"])
    _records("installation")
    _records("handover", sa.Column("waiting", sa.Boolean(), nullable=False))
    op.create_index("ix_handover_waiting", "handover", ["waiting"])


def downgrade() -> None:
    """Nothing of this was known before; a backup is the way back."""
    raise NotImplementedError("restore the backup made before the migration")


def _records(name: str, *searched: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *searched,
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
