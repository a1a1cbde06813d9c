"""The SQL of the store, which both engines understand; `?` stands for a value, and every name is one of `KINDS`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from state.store.search import Among, Criterion
from state.store.tables import Column, Kind

# As text, because the codec reads it faster than a driver takes it apart.
RECORD = "CAST(record AS TEXT)"
REVISIONS = "SELECT kind, number FROM revision"
COUNTED = (
    "INSERT INTO revision (kind, number) VALUES (?, 1) "
    "ON CONFLICT (kind) DO UPDATE SET number = revision.number + 1"
)
ALL = 2**62  # rows; there is no limit without a number that both engines take


class Question(Struct, frozen=True):
    """A statement with the values that belong into it."""

    statement: str
    values: tuple[object, ...] = ()


def one(kind: Kind) -> str:
    """The record with an id."""
    return f'SELECT {RECORD} FROM "{kind.table}" WHERE id = ?'


def several(kind: Kind, ids: int) -> str:
    """Id and record of so many ids."""
    return f'SELECT id, {RECORD} FROM "{kind.table}" WHERE id IN ({_marks(ids)})'


def matching(
    kind: Kind,
    criteria: Sequence[Criterion],
    order: Sequence[tuple[Column, bool]],
    *,
    limit: int | None,
    offset: int,
) -> Question:
    """The records that meet all criteria, in this order; a column goes with whether it descends."""
    where = _where(criteria)
    ordered = ", ".join(_term(column, descending) for column, descending in order)
    statement = f'SELECT {RECORD} FROM "{kind.table}"{where.statement} ORDER BY {ordered}'
    if limit is None and not offset:
        return Question(statement, where.values)
    return Question(f"{statement} LIMIT ? OFFSET ?", (*where.values, ALL if limit is None else limit, offset))


def number_of(kind: Kind, criteria: Sequence[Criterion]) -> Question:
    """How many records meet all criteria."""
    where = _where(criteria)
    return Question(f'SELECT count(*) FROM "{kind.table}"{where.statement}', where.values)


def added(kind: Kind, rows: int) -> str:
    """So many new records; the ids of those whose id was not taken come back."""
    names = ", ".join(f'"{name}"' for name in fields(kind))
    each = f"({_marks(len(fields(kind)))})"
    return (
        f'INSERT INTO "{kind.table}" ({names}) VALUES {", ".join([each] * rows)} '
        "ON CONFLICT (id) DO NOTHING RETURNING id"
    )


def replaced(kind: Kind) -> str:
    """A record in place of the one with this id and version, which are the last two values."""
    sets = ", ".join(f'"{name}" = ?' for name in fields(kind)[1:])
    return f'UPDATE "{kind.table}" SET {sets} WHERE id = ? AND version = ?'


@cache
def glance(table: str) -> str:
    """All revisions, and in a row without a kind the record with an id."""
    return (
        "SELECT kind, number, CAST(NULL AS TEXT) FROM revision "
        f'UNION ALL SELECT NULL, 0, {RECORD} FROM "{table}" WHERE id = ?'
    )


def fields(kind: Kind) -> tuple[str, ...]:
    """The columns of the kind's table, in the order their values are given in."""
    return ("id", "version", *kind.searched, "record")


def _where(criteria: Sequence[Criterion]) -> Question:
    if not criteria:
        return Question("")
    clauses = [_clause(one) for one in criteria]
    return Question(
        " WHERE " + " AND ".join(clause.statement for clause in clauses),
        tuple(value for clause in clauses for value in clause.values),
    )


def _clause(criterion: Criterion) -> Question:
    column = f'"{criterion.field}"'
    if isinstance(criterion, Among):
        return _among(column, criterion)
    bounds = [(">=", criterion.low), ("<=", criterion.high)]
    given = [(sign, day) for sign, day in bounds if day is not None]
    if not given:
        return Question(f"{column} IS NOT NULL")
    return Question(" AND ".join(f"{column} {sign} ?" for sign, _ in given), tuple(day for _, day in given))


def _among(column: str, criterion: Among) -> Question:
    values = tuple(value for value in criterion.values if value is not None)
    within = Question(f"{column} = ?" if len(values) == 1 else f"{column} IN ({_marks(len(values))})", values)
    if None not in criterion.values:
        return within if values else Question("1 = 0")
    return Question(f"({within.statement} OR {column} IS NULL)" if values else f"{column} IS NULL", values)


def _term(column: Column, descending: bool) -> str:
    direction = "DESC" if descending else "ASC"
    return f'"{column.name}" {direction}{" NULLS LAST" if column.nullable else ""}'


def _marks(number: int) -> str:
    return ", ".join("?" * number)
