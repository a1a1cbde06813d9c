"""What is due at the same moment is found in the order it is asked for, without sorting."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

# which table, and the field before the state and the moment
ORDERED = (("reminder", "tenant"), ("reminder", "recipient"), ("notice", "tenant"))


def upgrade() -> None:
    """Let the indexes by moment end in the id."""
    for table, field in ORDERED:
        op.drop_index(f"ix_{table}_{field}_state_next_at", table)
        op.create_index(f"ix_{table}_{field}_state_next_at_id", table, [field, "state", "next_at", "id"])


def downgrade() -> None:
    """Take the id off again."""
    for table, field in ORDERED:
        op.drop_index(f"ix_{table}_{field}_state_next_at_id", table)
        op.create_index(f"ix_{table}_{field}_state_next_at", table, [field, "state", "next_at"])
