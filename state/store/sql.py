"""The store in SQLite or PostgreSQL: a table a kind, and a version in every UPDATE.

Who writes has their plans to themselves, so that what a transaction has read of them holds until it commits and two
people's actions never cross. In one process that is a turn of its tasks, which wait here and not for a connection;
between processes it is a lock of the database.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from state.records.codec import from_text, to_text, with_version
from state.records.errors import RecordMovedOn, StoreUnavailable
from state.records.store import Glance, Reading, Record, Writing
from state.store import queries
from state.store.databases import Database, fault_at
from state.store.engines import database_at
from state.store.schema import table_of
from state.store.search import criteria, ordering, searched_values
from state.store.tables import Kind, kind_of, must_be_remembered
from state.store.turns import NONE_OF_THEM, Plans, Turns

R = TypeVar("R", bound=Record)


async def open_store(url: str) -> SqlStore:
    """The store at this address, tried once.

    Raises StoreUnavailable if the database does not answer, cannot be written to or is not migrated.
    """
    database = database_at(url)
    store = SqlStore(database)
    try:
        async with database.writing(None):
            pass
        try:
            async with store.reading() as look:
                await look.revisions()
        except StoreUnavailable as fault:
            raise fault_at(database.url, fault.cause, "migrate the database first") from fault
    except BaseException:
        await store.close()
        raise
    return store


class SqlStore:
    """The truth in a database; made by `open_store`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turns = Turns()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A look at one moment; raises StoreUnavailable."""
        async with self._database.reading() as connection:
            yield _SqlReading(connection)

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """One record and all revisions, as committed now; raises StoreUnavailable."""
        asked = queries.glance(table_of(kind_of(kind)))
        async with self._database.glancing() as connection:
            rows = (await connection.execute(asked, {"id": record_id})).all()
        text = next((record for kind, _, record in rows if kind is None), None)
        revisions = {kind: number for kind, number, _ in rows if kind is not None}
        return Glance(revisions, None if text is None else from_text(kind, text))

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction that waits its turn; raises StoreUnavailable."""
        chosen = None if plans is None else frozenset(plans)
        async with self._turn(chosen), self._database.writing(chosen) as connection:
            transaction = _SqlWriting(connection, self._database)
            yield transaction
            await transaction.count_changes()

    @asynccontextmanager
    async def remembering(self) -> AsyncIterator[Writing]:
        """A transaction for what conversations remember; raises StoreUnavailable."""
        async with self._turn(NONE_OF_THEM), self._database.remembering() as connection:
            transaction = _SqlWriting(connection, self._database, remembers=True)
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

    def _turn(self, plans: Plans) -> AbstractAsyncContextManager[None]:
        return self._turns.turn(plans if self._database.many_write else None)


class _SqlReading:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, kind: type[R], record_id: str) -> R | None:
        asked = queries.one(table_of(kind_of(kind)))
        text = await self._connection.scalar(asked, {"id": record_id})
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
        its = kind_of(kind)
        asked = queries.matching(
            table_of(its), criteria(its, where), ordering(its, order), limit=limit, offset=offset
        )
        found = await self._connection.scalars(asked)
        return tuple(from_text(kind, text) for text in found)

    async def count(self, kind: type[R], /, **where: object) -> int:
        its = kind_of(kind)
        number = await self._connection.scalar(queries.number_of(table_of(its), criteria(its, where)))
        return number or 0

    async def versions(self, kind: type[R]) -> dict[str, int]:
        return dict((await self._connection.execute(queries.versions(table_of(kind_of(kind))))).all())

    async def revisions(self) -> dict[str, int]:
        return dict((await self._connection.execute(queries.REVISIONS)).all())


class _SqlWriting(_SqlReading):
    def __init__(self, connection: AsyncConnection, database: Database, *, remembers: bool = False) -> None:
        super().__init__(connection)
        self._database = database
        self._remembers = remembers
        self._counted: set[str] = set()

    async def put(self, record: R) -> R:
        (saved,) = await self.put_all((record,))
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        if not records:
            return ()
        kind = kind_of(type(records[0]))
        if self._remembers:
            must_be_remembered(kind)
        saved = tuple(with_version(record, record.version + 1) for record in records)
        await self._add(kind, [record for record in saved if record.version == 1])
        await self._replace(kind, [record for record in saved if record.version != 1])
        if kind.counted:
            self._counted.add(kind.name)
        return saved

    async def hold(self, name: str) -> None:
        await self._database.hold(self._connection, name)

    async def count_changes(self) -> None:
        """Move on the revision of every kind that was changed; last and in order, so that nobody waits in a circle."""
        if self._counted:
            kinds = [{"kind": kind} for kind in sorted(self._counted)]
            await self._connection.execute(queries.counted(self._database.inserting), kinds)

    async def _add(self, kind: Kind, records: Sequence[Record]) -> None:
        if not records:
            return
        asked = queries.added(self._database.inserting, table_of(kind))
        rows = [{"id": record.id, **_values(kind, record)} for record in records]
        added = set(await self._connection.scalars(asked, rows))
        taken = next((record.id for record in records if record.id not in added), None)
        if taken is not None:
            raise RecordMovedOn(kind=kind.name, id=taken, seen=0)

    async def _replace(self, kind: Kind, records: Sequence[Record]) -> None:
        if not records:
            return
        if kind.append_only:
            raise _moved_on(kind, records[0])
        table = table_of(kind)
        rows = [{"of": one.id, "seen": one.version - 1, **_values(kind, one)} for one in records]
        result = await self._connection.execute(queries.replaced(table), rows)
        if result.rowcount == len(rows):
            return
        asked = await self._connection.execute(queries.several(table), {"ids": [one.id for one in records]})
        found = dict(asked.all())
        raise _moved_on(kind, next((one for one in records if found.get(one.id) != to_text(one)), records[0]))


def _values(kind: Kind, record: Record) -> dict[str, object]:
    """What a record's columns hold, without its id."""
    return {"version": record.version, **searched_values(kind, record), "record": to_text(record)}


def _moved_on(kind: Kind, record: Record) -> RecordMovedOn:
    return RecordMovedOn(kind=kind.name, id=record.id, seen=record.version - 1)
