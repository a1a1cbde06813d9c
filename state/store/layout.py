"""The statements that make today's tables, in an engine's words for the types."""

from __future__ import annotations

from collections.abc import Iterator

from state.store.databases import Database
from state.store.tables import ID, KINDS, Column, Kind

VERSION = Column("version", int)
REVISION = (Column("kind", str), Column("number", int))


def making(database: Database) -> Iterator[str]:
    """A statement for each table and index."""
    for kind in KINDS:
        columns = [_column(database, column) for column in (ID, VERSION, *kind.columns)]
        yield _table(kind.table, "id", [*columns, '"record" JSON NOT NULL'])
        for index in kind.indexes:
            yield f'CREATE INDEX "{_named(kind, index)}" ON "{kind.table}" ({_listed(index)})'
    yield _table("revision", "kind", [_column(database, column) for column in REVISION])


def _table(name: str, key: str, columns: list[str]) -> str:
    return f'CREATE TABLE "{name}" ({", ".join(columns)}, CONSTRAINT "pk_{name}" PRIMARY KEY ("{key}"))'


def _column(database: Database, column: Column) -> str:
    return f'"{column.name}" {database.types[column.type]}{"" if column.nullable else " NOT NULL"}'


def _named(kind: Kind, index: tuple[str, ...]) -> str:
    return "_".join(("ix", kind.table, *index))


def _listed(index: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in index)
