"""Runs the steps on the connection `migrate` gives; Alembic loads this file by name."""

from __future__ import annotations

from alembic import context

from state.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
