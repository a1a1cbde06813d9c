"""Fixtures every test may ask for by name."""

from __future__ import annotations

from tests.stores import (  # noqa: F401  # pytest finds fixtures by their being here
    database_url,
    empty_database_url,
    migrated_file,
    postgresql_server,
    postgresql_template,
    store,
)
