"""The truth in an SQLite file, which belongs to one process."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from time import monotonic
from typing import cast

import aiosqlite
from sqlalchemy import URL, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import AdaptedConnection
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import ConnectionPoolEntry

from state.records.errors import StoreUnavailable
from state.store.databases import WAITING_SECONDS, Pool, fault_at, file_at
from state.store.queries import Inserting

# WAL lets readers go on beside the writer; FULL because a power cut may otherwise drop the last commits.
PRAGMAS = (
    f"PRAGMA busy_timeout={WAITING_SECONDS * 1000}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
    "PRAGMA foreign_keys=ON;"
)
READING = PRAGMAS + "PRAGMA query_only=ON;"
LOOK = "BEGIN DEFERRED; SELECT 1 FROM sqlite_schema LIMIT 1;"  # there is no moment before something is read
WRITE = "BEGIN IMMEDIATE;"
# `executescript` begins a transaction or sets a connection up, and a commit waits for the disk.
MAY_WAIT = frozenset({"executescript", "commit", "close", "backup"})


class Sqlite:
    """An SQLite file."""

    many_write = False

    def __init__(self, url: URL) -> None:
        self.url = url
        file = file_at(url)
        if file is None:
            raise StoreUnavailable(
                place=":memory:",
                cause="two connections cannot share a database in memory",
                remedy="give the path of a file, or use MemoryStore",
            )
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault_at(url, error) from error
        self._looks = _pool(url, READING, keep=4, most=64)
        self._writers = _pool(url, PRAGMAS, keep=1, most=4)

    @property
    def inserting(self) -> Inserting:
        """How a row is inserted."""
        return sqlite.insert

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A look at one moment, which cannot write and waits for no writer; raises StoreUnavailable."""
        return _transaction(self._looks, LOOK)

    def glancing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection for a single statement; raises StoreUnavailable."""
        return self._looks.connection()

    def writing(self, plans: frozenset[str] | None) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that is the only one that writes, in every process; raises StoreUnavailable."""
        return _transaction(self._writers, WRITE)

    def remembering(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that is the only one that writes; raises StoreUnavailable."""
        return _transaction(self._writers, WRITE)

    migrating = remembering

    async def hold(self, connection: AsyncConnection, name: str) -> None:
        """There is no other transaction to keep out."""

    @asynccontextmanager
    async def alone_with(self, name: str) -> AsyncIterator[None]:
        """There is no other process to keep out."""
        yield

    async def close(self) -> None:
        """Let go of every connection, now or when it is given back."""
        await self._looks.close()
        await self._writers.close()


class _Connection(aiosqlite.Connection):
    """What takes microseconds is done in the thread that asks; what may wait, for a lock or the disk, in another one.

    A statement handed to another thread and back costs that thread's turn several times over: measured on one
    processor, a turn took three times as long.
    """

    def __init__(self, url: URL) -> None:
        def connector() -> sqlite3.Connection:
            # The driver's own BEGIN is deferred and comes too late, so it is told to leave that to us.
            return sqlite3.connect(
                url.database or "", timeout=WAITING_SECONDS, isolation_level=None, check_same_thread=False
            )

        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True

    async def _execute(self, fn: Callable[..., object], *args: object, **kwargs: object) -> object:
        if getattr(fn, "__name__", "") in MAY_WAIT or self._connection is None:
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def _pool(url: URL, pragmas: str, *, keep: int, most: int) -> Pool:
    pool = Pool(url, keep=keep, most=most, async_creator=partial(_Connection, url))

    @event.listens_for(pool.engine.sync_engine, "connect")
    def set_up(connection: AdaptedConnection, _: ConnectionPoolEntry) -> None:
        connection.run_async(partial(_set, pragmas))

    return pool


@asynccontextmanager
async def _transaction(pool: Pool, begin: str) -> AsyncIterator[AsyncConnection]:
    """A connection on which `begin` was run at one go, since every single step is another thread's."""
    async with pool.connection() as connection:
        driver = cast("aiosqlite.Connection", (await connection.get_raw_connection()).driver_connection)
        try:
            await driver.executescript(begin)
        except sqlite3.Error as error:
            raise fault_at(pool.url, error) from error
        yield connection
        await connection.commit()


async def _set(pragmas: str, connection: aiosqlite.Connection) -> None:
    until = monotonic() + WAITING_SECONDS
    while True:
        try:
            await connection.executescript(pragmas)
        except sqlite3.Error as error:
            # Whoever opens the file first or closes it last locks it for a moment, without letting others wait.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                await connection.close()
                raise
            await asyncio.sleep(0.01)
        else:
            return
