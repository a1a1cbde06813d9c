"""What the store asks of its tables, in SQLAlchemy's words; what is always asked alike is put together once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    CompoundSelect,
    Insert,
    Select,
    Table,
    Text,
    Update,
    and_,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.dml import ReturningInsert

from state.store.schema import REVISION
from state.store.search import Among, Criterion
from state.store.tables import Column

# An engine's own way to insert, which knows what to do about a taken id.
Inserting: TypeAlias = Callable[[Table], postgresql.Insert | sqlite.Insert]

REVISIONS = select(REVISION.c.kind, REVISION.c.number)


@cache
def one(table: Table) -> Select[str]:
    """The record with the `id`."""
    return select(table.c.record).where(table.c.id == bindparam("id"))


@cache
def versions(table: Table) -> Select[str, int]:
    """Id and version of every record."""
    return select(table.c.id, table.c.version)


@cache
def several(table: Table) -> Select[str, str]:
    """Id and record of these `ids`."""
    return select(table.c.id, table.c.record).where(table.c.id.in_(bindparam("ids", expanding=True)))


@cache
def glance(table: Table) -> CompoundSelect[str | None, int, str | None]:
    """All revisions, and in a row without a kind the record with the `id`."""
    record = select(null(), literal(0), table.c.record).where(table.c.id == bindparam("id"))
    return union_all(select(REVISION.c.kind, REVISION.c.number, null().cast(Text)), record)


def matching(
    table: Table,
    criteria: Iterable[Criterion],
    order: Iterable[tuple[Column, bool]],
    *,
    limit: int | None,
    offset: int,
) -> Select[str]:
    """The records that meet all criteria, in this order; a column goes with whether it descends."""
    found = select(table.c.record).where(*_clauses(table, criteria))
    found = found.order_by(*(_term(table, column, descending) for column, descending in order))
    if limit is not None:
        found = found.limit(limit)
    return found.offset(offset) if offset else found


def number_of(table: Table, criteria: Iterable[Criterion]) -> Select[int]:
    """How many records meet all criteria."""
    return select(func.count()).select_from(table).where(*_clauses(table, criteria))


@cache
def added(inserting: Inserting, table: Table) -> ReturningInsert[str]:
    """New records; the ids of those whose id was not taken come back."""
    # Not by catching a unique violation: on PostgreSQL that would spoil the transaction for its caller.
    return inserting(table).on_conflict_do_nothing(index_elements=["id"]).returning(table.c.id)


@cache
def replaced(table: Table) -> Update:
    """A record in place of the one with the id `of` and the version `seen`."""
    meant = table.update().where(table.c.id == bindparam("of"), table.c.version == bindparam("seen"))
    return meant.values({column: bindparam(column.name) for column in table.c if column.name != "id"})


@cache
def counted(inserting: Inserting) -> Insert:
    """The revision of a `kind` moved on."""
    first = inserting(REVISION).values(kind=bindparam("kind"), number=1)
    return first.on_conflict_do_update(index_elements=["kind"], set_={"number": REVISION.c.number + 1})


def _clauses(table: Table, criteria: Iterable[Criterion]) -> Sequence[ColumnElement[bool]]:
    return [_clause(table.c[one.field], one) for one in criteria]


def _clause(column: ColumnElement[Any], criterion: Criterion) -> ColumnElement[bool]:
    if isinstance(criterion, Among):
        return _among(column, criterion.values)
    low, high = criterion.low, criterion.high
    if low is None and high is None:
        return column.is_not(None)
    return and_(*([column >= low] if low else []), *([column <= high] if high else []))


def _among(column: ColumnElement[Any], values: Sequence[object]) -> ColumnElement[bool]:
    known = [value for value in values if value is not None]
    among = column == known[0] if len(known) == 1 else column.in_(known)
    if len(known) == len(values):
        return among
    return or_(among, column.is_(None)) if known else column.is_(None)


def _term(table: Table, column: Column, descending: bool) -> ColumnElement[Any]:
    its = table.c[column.name]
    term = its.desc() if descending else its.asc()
    return term.nulls_last() if column.nullable else term
