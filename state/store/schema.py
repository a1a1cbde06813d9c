"""The tables of today: one for each of `KINDS`, and the revisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Cast,
    ColumnElement,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    cast,
)
from sqlalchemy import Column as TableColumn
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine, UserDefinedType

from state.store.tables import ID, KINDS, Column, Kind

METADATA = MetaData()

TYPES: dict[type, TypeEngine[Any]] = {
    # The "C" collation orders text by code point, as SQLite and Python do, whatever the server's locale is.
    str: String().with_variant(postgresql.VARCHAR(collation="C"), "postgresql"),
    int: Integer(),
    bool: Boolean(),
    date: Date(),
    datetime: DateTime(timezone=True),
}


class RecordText(UserDefinedType[str]):
    """A record as JSON, given and taken as text: the codec reads it faster than a driver takes it apart."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """What the column's type is called."""
        return "JSON"

    def column_expression(self, column: ColumnElement[Any]) -> Cast[str]:
        """How the column is asked for."""
        return cast(column, Text)


def table_of(kind: Kind) -> Table:
    """The table the kind's records lie in."""
    return METADATA.tables[kind.table]


def _column(column: Column) -> TableColumn[Any]:
    return TableColumn(column.name, TYPES[column.type], nullable=column.nullable)


def _table(kind: Kind) -> Table:
    return Table(
        kind.table,
        METADATA,
        *map(_column, (ID, Column("version", int), *kind.columns)),
        TableColumn("record", RecordText(), nullable=False),
        PrimaryKeyConstraint("id", name=f"pk_{kind.table}"),
        *(Index("_".join(("ix", kind.table, *index)), *index) for index in kind.indexes),
    )


for _kind in KINDS:
    _table(_kind)

REVISION = Table(
    "revision",
    METADATA,
    *map(_column, (Column("kind", str), Column("number", int))),
    PrimaryKeyConstraint("kind", name="pk_revision"),
)
