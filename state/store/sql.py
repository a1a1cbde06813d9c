"""The store in SQLite or PostgreSQL: a table a kind, a version in every UPDATE, one writer at a time.

The one writer is what makes a transaction's look hold until it commits, so two people's actions never cross;
on PostgreSQL too, where a lock on `revision` does what SQLite's BEGIN IMMEDIATE does.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from state.records.codec import from_text, to_text, with_version
from state.records.errors import RecordMovedOn
from state.records.store import Glance, Reading, Record, Writing
from state.store import statements
from state.store.connections import Asked, Connection
from state.store.databases import Database, database_at, fault_at
from state.store.search import criteria, ordering, searched_values
from state.store.tables import Kind, kind_of
from state.store.turns import OneWriter

R = TypeVar("R", bound=Record)

AT_ONCE = 500  # rows of one statement; SQLite takes 32,766 values, and a row has ten at most


async def open_store(url: str) -> SqlStore:
    """The store at this address, tried once.

    Raises StoreUnavailable if the database does not answer, cannot be written to or is not migrated.
    """
    database = database_at(url)
    store = SqlStore(database)
    try:
        async with store.reading() as look:
            await look.revisions()
        async with store.writing():
            pass
    except database.errors as error:
        await store.close()
        raise fault_at(database.address, error, "migrate the database first") from error
    except BaseException:
        await store.close()
        raise
    return store


class SqlStore:
    """The truth in a database; made by `open_store`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer = OneWriter()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A look at one moment; raises StoreUnavailable."""
        async with self._database.reading() as connection:
            yield _SqlReading(connection)

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """One record and all revisions, as committed now; raises StoreUnavailable."""
        revisions, text = await self._database.glance(kind_of(kind).table, record_id)
        return Glance(dict(revisions), None if text is None else from_text(kind, text))

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Writing]:
        """A transaction; the process's tasks queue here, not for a connection; raises StoreUnavailable."""
        async with self._writer, self._database.writing() as connection:
            transaction = _SqlWriting(connection)
            yield transaction
            await transaction.count_changes()

    @asynccontextmanager
    async def alone(self, name: str) -> AsyncIterator[None]:
        """No other process is here under this name meanwhile; an SQLite file belongs to one process."""
        async with self._database.alone_with(name):
            yield

    async def close(self) -> None:
        """Let go of every connection."""
        await self._database.close()


class _SqlReading:
    def __init__(self, connection: Asked) -> None:
        self._connection = connection

    async def get(self, kind: type[R], record_id: str) -> R | None:
        rows = await self._connection.rows(statements.one(kind_of(kind)), (record_id,))
        return from_text(kind, rows[0][0]) if rows else None

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
        its = kind_of(kind)
        asked = statements.matching(
            its, criteria(its, where), ordering(its, order), limit=limit, offset=offset
        )
        rows = await self._connection.rows(asked.statement, asked.values)
        return tuple(from_text(kind, text) for (text,) in rows)

    async def count(self, kind: type[R], /, **where: object) -> int:
        its = kind_of(kind)
        asked = statements.number_of(its, criteria(its, where))
        number: int
        ((number,),) = await self._connection.rows(asked.statement, asked.values)
        return number

    async def revisions(self) -> dict[str, int]:
        return dict(await self._connection.rows(statements.REVISIONS))


class _SqlWriting(_SqlReading):
    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._many = connection
        self._counted: set[str] = set()

    async def put(self, record: R) -> R:
        (saved,) = await self.put_all((record,))
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        if not records:
            return ()
        kind = kind_of(type(records[0]))
        saved = tuple(with_version(record, record.version + 1) for record in records)
        await self._add(kind, [record for record in saved if record.version == 1])
        await self._replace(kind, [record for record in saved if record.version != 1])
        if kind.counted:
            self._counted.add(kind.name)
        return saved

    async def count_changes(self) -> None:
        """Move on the revision of every kind of truth this transaction changed."""
        if self._counted:
            await self._many.each(statements.COUNTED, [(name,) for name in sorted(self._counted)])

    async def _add(self, kind: Kind, records: Sequence[Record]) -> None:
        for start in range(0, len(records), AT_ONCE):
            some = records[start : start + AT_ONCE]
            values = [value for record in some for value in _row(kind, record)]
            # Not by catching a unique violation: on PostgreSQL that would spoil the transaction for its caller.
            added = {found for (found,) in await self._many.rows(statements.added(kind, len(some)), values)}
            taken = next((record.id for record in some if record.id not in added), None)
            if taken is not None:
                raise RecordMovedOn(kind=kind.name, id=taken, seen=0)

    async def _replace(self, kind: Kind, records: Sequence[Record]) -> None:
        if not records:
            return
        if kind.append_only:
            raise _moved_on(kind, records[0])
        rows = [(*_row(kind, record)[1:], record.id, record.version - 1) for record in records]
        if await self._many.each(statements.replaced(kind), rows) == len(rows):
            return
        ids = [record.id for record in records]
        found: dict[str, str] = dict(await self._many.rows(statements.several(kind, len(ids)), ids))
        raise _moved_on(kind, next((one for one in records if found.get(one.id) != to_text(one)), records[0]))


def _row(kind: Kind, record: Record) -> Sequence[object]:
    """The values of a record's columns, in the order of `statements.fields`."""
    return (record.id, record.version, *searched_values(kind, record).values(), to_text(record))


def _moved_on(kind: Kind, record: Record) -> RecordMovedOn:
    return RecordMovedOn(kind=kind.name, id=record.id, seen=record.version - 1)
