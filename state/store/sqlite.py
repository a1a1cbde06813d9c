"""The truth in an SQLite file, which belongs to one process.

Some rows that lie in memory cost twenty microseconds to fetch, and twenty times that to hand over from another
thread. So looks and glances are taken in the caller's thread, where in WAL mode they wait for nobody; where they
cannot begin at once, because somebody has locked the file, they wait in a thread like everything that writes.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime
from functools import partial
from time import monotonic, sleep
from typing import TypeVar

from state.records.errors import StoreUnavailable
from state.store.address import Address
from state.store.connections import Asked, Connections, Row
from state.store.databases import Seen, fault_at, seen_in
from state.store.glances import Glances, looking_at
from state.store.statements import glance

R = TypeVar("R")

BUSY_SECONDS = 30
KEPT_LOOKS = 4

# WAL lets readers go on beside the writer; FULL because a power cut may otherwise drop the last commits.
PRAGMAS = (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
READING = (*PRAGMAS, "query_only=ON")
ONE_MOMENT = "SELECT 1 FROM revision LIMIT 1"  # a transaction has no moment before it has read something


class Sqlite:
    """An SQLite file."""

    types: Mapping[type, str] = {
        str: "VARCHAR",
        int: "INTEGER",
        bool: "BOOLEAN",
        date: "DATE",
        datetime: "DATETIME",
    }
    errors: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, address: Address) -> None:
        self.address = address
        fault = partial(fault_at, address)
        if address.file is None:
            raise StoreUnavailable(
                place=":memory:",
                cause="two connections cannot share a database in memory",
                remedy="give the path of a file, or use MemoryStore",
            )
        self._file = address.target
        opened = partial(SqliteConnection.opened, self._file)
        self._writers = Connections(partial(opened, PRAGMAS), most=4, keep=4, errors=self.errors, fault=fault)
        self._waiting = Connections(partial(opened, READING), most=4, keep=4, errors=self.errors, fault=fault)
        self._looks: list[Look] = []
        self._is_closed = False
        self._glances = Glances(self._file)
        try:
            address.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault(error) from error

    def writing(self) -> AbstractAsyncContextManager[SqliteConnection]:
        """A transaction that is the only one that writes, in every process; raises StoreUnavailable."""
        return self._writers.transaction("BEGIN IMMEDIATE")

    migrating = writing

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Asked]:
        """A look at one moment, which cannot write; raises StoreUnavailable."""
        look = self._look()
        if look is None:
            async with self._waiting.transaction("BEGIN DEFERRED") as connection:
                yield connection
            return
        try:
            yield look
        finally:
            self._looked(look)

    async def glance(self, table: str, record_id: str) -> Seen:
        """The revisions and the record's text; raises StoreUnavailable."""
        found = self._glances.at_once(table, record_id)
        if found is not None:
            return found
        return seen_in(await self._waiting.ask(glance(table), (record_id,)))

    @asynccontextmanager
    async def alone_with(self, name: str) -> AsyncIterator[None]:
        """There is no other process to keep out."""
        yield

    async def tables(self, connection: Asked) -> set[str]:
        """The names of the tables there are."""
        return {
            name for (name,) in await connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        }

    async def close(self) -> None:
        """Let go of every connection, now or when it is given back."""
        self._is_closed = True
        self._glances.close()
        while self._looks:
            self._looks.pop().close()
        await self._waiting.close()
        await self._writers.close()

    def _look(self) -> Look | None:
        """A look that has begun; None where somebody has locked the file."""
        look = self._looks.pop() if self._looks else None
        try:
            look = look or Look(self._file)
            look.begin()
        except sqlite3.Error:
            if look is not None:
                look.close()
            return None
        return look

    def _looked(self, look: Look) -> None:
        look.end()
        if len(self._looks) < KEPT_LOOKS and not self._is_closed:
            self._looks.append(look)
        else:
            look.close()


class Look:
    """A connection in the caller's thread, which is asked like one that is waited for."""

    def __init__(self, file: str) -> None:
        self._connection = looking_at(file)

    def begin(self) -> None:
        """From here on one moment is seen."""
        self._connection.execute("BEGIN DEFERRED")
        self._connection.execute(ONE_MOMENT)

    async def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """What the statement gives."""
        return self._connection.execute(statement, _bound(values)).fetchall()

    def end(self) -> None:
        """The moment is over."""
        self._connection.rollback()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class SqliteConnection:
    """A connection in a thread of its own."""

    gone = False  # a file does not hang up

    def __init__(self, thread: ThreadPoolExecutor, connection: sqlite3.Connection) -> None:
        self._thread = thread
        self._connection = connection

    @classmethod
    async def opened(cls, file: str, pragmas: Sequence[str]) -> SqliteConnection:
        """A connection with these settings; raises sqlite3.Error."""
        thread = ThreadPoolExecutor(1, "sqlite")
        try:
            return cls(thread, await _in(thread, _set_up, file, pragmas))
        except BaseException:
            thread.shutdown(wait=False)
            raise

    async def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """What the statement gives, if anything; raises sqlite3.Error."""
        return await _in(self._thread, self._rows, statement, _bound(values))

    async def each(self, statement: str, values: Sequence[Sequence[object]]) -> int:
        """Run the statement for each of these; how many rows it changed in all."""
        return await _in(self._thread, self._each, statement, [_bound(each) for each in values])

    async def close(self) -> None:
        """Let go of the file; what was not committed is undone."""
        await _in(self._thread, self._connection.close)
        self._thread.shutdown(wait=False)

    def _rows(self, statement: str, values: Sequence[object]) -> list[Row]:
        return self._connection.execute(statement, values).fetchall()

    def _each(self, statement: str, values: Sequence[Sequence[object]]) -> int:
        return self._connection.executemany(statement, values).rowcount


async def _in(thread: ThreadPoolExecutor, work: Callable[..., R], *given: object) -> R:
    """What the work gives in the thread, where one thing is done after the other."""
    return await asyncio.get_running_loop().run_in_executor(thread, work, *given)


def _set_up(file: str, pragmas: Sequence[str]) -> sqlite3.Connection:
    until = monotonic() + BUSY_SECONDS
    while True:
        # The driver's own BEGIN is deferred and comes too late, so it is told to leave that to us.
        connection = sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            connection.close()
            # Whoever opens the file first or closes it last locks it for a moment, without letting others wait.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return connection


def _bound(values: Sequence[object]) -> list[object]:
    """Values as the file keeps them: days and moments as text, moments without saying that they are in UTC."""
    return [_text(value) if isinstance(value, date) else value for value in values]


def _text(day: date) -> str:
    if isinstance(day, datetime):
        return day.replace(tzinfo=None).isoformat(" ", "microseconds")
    return day.isoformat()
