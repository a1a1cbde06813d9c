"""The store in SQLite or PostgreSQL: a table a kind, a version in every UPDATE, one writer at a time.

The one writer is what makes a transaction's look hold until it commits, so two people's actions never cross;
on PostgreSQL too, where a lock on `revision` does what SQLite's BEGIN IMMEDIATE does.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Column, ColumnElement, Table, and_, bindparam, func, or_, select, true, update
from sqlalchemy.exc import DBAPIError

from state.errors import RecordMovedOn
from state.store.codec import from_text, to_text, with_version
from state.store.connections import AwaitedConnection
from state.store.engines import Engines, engines_for
from state.store.glances import Glances
from state.store.here import Here, Look
from state.store.protocol import Glance, Reading, Record, Writing
from state.store.search import Among, Criterion, criteria, ordering, searched_values
from state.store.tables import Kind, kind_of, revision
from state.store.turns import OneWriter

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

R = TypeVar("R", bound=Record)


async def open_store(url: str) -> SqlStore:
    """The store at this address, tried once.

    Raises StoreUnavailable if the database does not answer, cannot be written to or is not migrated.
    """
    engines = engines_for(url)
    store = SqlStore(engines)
    try:
        async with store.reading() as look:
            await look.revisions()
        async with store.writing():
            pass
    except DBAPIError as error:
        await store.close()
        raise engines.unavailable(error, "migrate the database first") from error
    except BaseException:
        await store.close()
        raise
    return store


class SqlStore:
    """The truth in a database; made by `open_store`."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._glances = Glances(engines)
        self._here = Here(engines.url) if engines.url.get_backend_name() == "sqlite" else None
        self._writer = OneWriter()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A look at one moment; raises StoreUnavailable."""
        here = self._here.look() if self._here is not None else None
        if here is None:
            async with self._engines.reading() as connection:
                yield _SqlReading(connection)
            return
        with closing(here):
            yield _SqlReading(here)

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """One record and all revisions, as committed now; raises StoreUnavailable."""
        revisions, text = await self._glances.rows(kind_of(kind).table.name, record_id)
        return Glance(revisions, None if text is None else from_text(kind, text))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Writing]:
        """A transaction; the process's tasks queue here, not for a connection; raises StoreUnavailable."""
        async with self._writer, self._engines.writing() as connection:
            transaction = _SqlWriting(connection)
            yield transaction
            await transaction.count_changes()

    @asynccontextmanager
    async def alone(self, name: str) -> AsyncIterator[None]:
        """No other process is here under this name meanwhile; an SQLite file belongs to one process."""
        async with self._engines.alone_with(name):
            yield

    async def close(self) -> None:
        """Let go of every connection."""
        self._glances.close()
        if self._here is not None:
            self._here.dispose()
        await self._engines.dispose()


class _SqlReading:
    def __init__(self, connection: AwaitedConnection | Look) -> None:
        self._connection = connection

    async def get(self, kind: type[R], record_id: str) -> R | None:
        table = kind_of(kind).table
        text = await self._connection.scalar(select(table.c.record).where(table.c.id == record_id))
        return None if text is None else from_text(kind, text)

    async def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        table = kind_of(kind).table
        order_by = [_term(table.c[name], descending) for name, descending in ordering(kind_of(kind), order)]
        found = select(table.c.record).where(_condition(kind_of(kind), where)).order_by(*order_by)
        found = found.limit(limit).offset(offset or None)
        return tuple(from_text(kind, text) for text in await self._connection.scalars(found))

    async def count(self, kind: type[R], /, **where: object) -> int:
        found = select(func.count()).select_from(kind_of(kind).table).where(_condition(kind_of(kind), where))
        number: int = (await self._connection.execute(found)).scalar_one()
        return number

    async def revisions(self) -> dict[str, int]:
        rows = await self._connection.execute(select(revision.c.kind, revision.c.number))
        return {row.kind: row.number for row in rows}


class _SqlWriting(_SqlReading):
    def __init__(self, connection: AwaitedConnection) -> None:
        super().__init__(connection)
        self._many = connection
        self._insert = _insert_into(connection.dialect.name)
        self._counted: set[str] = set()

    async def put(self, record: R) -> R:
        kind = kind_of(type(record))
        saved = with_version(record, record.version + 1)
        row = {"version": saved.version, **searched_values(kind, saved), "record": to_text(saved)}
        if record.version == 0:
            done = await self._added(kind, {"id": record.id, **row})
        else:
            done = not kind.append_only and await self._replaced(kind, record, row)
        if not done:
            raise RecordMovedOn(kind=kind.name, id=record.id, seen=record.version)
        if kind.counted:
            self._counted.add(kind.name)
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        if not records:
            return ()
        kind = kind_of(type(records[0]))
        saved = tuple(with_version(record, record.version + 1) for record in records)
        rows = [
            {
                "id": new.id,
                "version": new.version,
                **searched_values(kind, new),
                "record": to_text(new),
                "seen": old.version,
            }
            for old, new in zip(records, saved, strict=True)
        ]
        await self._all_added(kind, [row for row in rows if not row["seen"]])
        await self._all_replaced(kind, [row for row in rows if row["seen"]])
        if kind.counted:
            self._counted.add(kind.name)
        return saved

    async def count_changes(self) -> None:
        """Move on the revision of every kind of truth this transaction changed."""
        if not self._counted:
            return
        first = self._insert(revision).values([{"kind": name, "number": 1} for name in sorted(self._counted)])
        next_one = {"number": revision.c.number + 1}
        await self._connection.execute(first.on_conflict_do_update(index_elements=["kind"], set_=next_one))

    async def _added(self, kind: Kind, row: Mapping[str, Any]) -> bool:
        # Not by catching a unique violation: on PostgreSQL that would spoil the transaction for its caller.
        added = self._insert(kind.table).values(row).on_conflict_do_nothing().returning(kind.table.c.id)
        return (await self._connection.execute(added)).first() is not None

    async def _all_added(self, kind: Kind, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        values = [{name: value for name, value in row.items() if name != "seen"} for row in rows]
        adding = self._insert(kind.table).on_conflict_do_nothing().returning(kind.table.c.id)
        added = set(await self._many.scalars(adding, values))
        taken = next((row["id"] for row in rows if row["id"] not in added), None)
        if taken is not None:
            raise RecordMovedOn(kind=kind.name, id=taken, seen=0)

    async def _all_replaced(self, kind: Kind, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        if kind.append_only:
            raise RecordMovedOn(kind=kind.name, id=rows[0]["id"], seen=rows[0]["seen"])
        table = kind.table
        named: dict[str, Any] = {
            name: bindparam(f"new_{name}") for name in rows[0] if name not in ("id", "seen")
        }
        same = and_(table.c.id == bindparam("which"), table.c.version == bindparam("seen"))
        values = [
            {"which": row["id"], "seen": row["seen"], **{f"new_{name}": row[name] for name in named}}
            for row in rows
        ]
        replaced = await self._many.execute(update(table).where(same).values(named), values)
        if replaced.rowcount != len(rows):
            asked = select(table.c.id, table.c.record).where(table.c.id.in_([row["id"] for row in rows]))
            found = {row.id: row.record for row in await self._connection.execute(asked)}
            moved = next((row for row in rows if found.get(row["id"]) != row["record"]), rows[0])
            raise RecordMovedOn(kind=kind.name, id=moved["id"], seen=moved["seen"])

    async def _replaced(self, kind: Kind, seen: Record, row: Mapping[str, Any]) -> bool:
        table = kind.table
        same = and_(table.c.id == seen.id, table.c.version == seen.version)
        return (await self._connection.execute(update(table).where(same).values(row))).rowcount == 1


def _insert_into(dialect: str) -> Callable[[Table], sqlite.Insert | postgresql.Insert]:
    """An INSERT that may find its row there already; only the dialect that is spoken is loaded."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert
    from sqlalchemy.dialects import postgresql

    return postgresql.insert


def _condition(kind: Kind, where: Mapping[str, object]) -> ColumnElement[bool]:
    return and_(true(), *(_clause(kind.table.c[one.field], one) for one in criteria(kind, where)))


def _clause(column: Column[Any], criterion: Criterion) -> ColumnElement[bool]:
    if isinstance(criterion, Among):
        values = [value for value in criterion.values if value is not None]
        with_value = column == values[0] if len(values) == 1 else column.in_(values)
        return or_(with_value, column.is_(None)) if None in criterion.values else with_value
    low = column.is_not(None) if criterion.low is None else column >= criterion.low
    high = column.is_not(None) if criterion.high is None else column <= criterion.high
    return and_(low, high)


def _term(column: Column[Any], descending: bool) -> ColumnElement[Any]:
    direction = column.desc() if descending else column.asc()
    return direction.nulls_last() if column.nullable else direction
