"""The two databases the truth can be kept in, as the store asks them: SQLAlchemy's engines and their pools."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as WaitedTooLong
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from state.records.errors import StoreUnavailable
from state.store.queries import Inserting

WAITING_SECONDS = 30  # for a connection, for whoever holds a lock, and for an SQLite file

# What an operator is told to do where a database cannot be used.
REMEDY = {
    "sqlite": "choose a folder on a local disk and a file in it that this user may write to",
    "postgresql": "check that PostgreSQL runs there, and the user, the password and the database's name",
}

# A driver is named after the engine, as SQLAlchemy wants it; these are the usual ones.
DRIVERS = {
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "sqlite": "sqlite+aiosqlite",
    "postgresql+psycopg": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}

OURS = (DataError, IntegrityError)  # what is wrong with a value and not with the database


class Database(Protocol):
    """What an engine must be able to do; whatever it cannot, it says with StoreUnavailable."""

    url: URL
    many_write: bool  # at once, to different plans

    @property
    def inserting(self) -> Inserting:
        """How a row is inserted."""

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that sees one moment and writes nothing."""

    def glancing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection for a single statement that sees what is committed now."""

    def writing(self, plans: frozenset[str] | None) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that in no process writes beside another one of these plans (None: beside any)."""

    def remembering(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that waits for no plan's."""

    def migrating(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction in which the tables may still be missing; two of them come one after the other."""

    async def hold(self, connection: AsyncConnection, name: str) -> None:
        """Keep other transactions from what they hold under this name until this one ends."""

    def alone_with(self, name: str) -> AbstractAsyncContextManager[None]:
        """Keep every other process out of what is done under this name."""

    async def close(self) -> None:
        """Let go of every connection."""


def read_address(said: str) -> URL:
    """The address of a database; raises ValueError with what is wrong, which shows nothing of what was said."""
    driver = DRIVERS.get(said.partition("://")[0])
    if driver is None:
        raise ValueError("it must begin with sqlite+aiosqlite:/// or postgresql+psycopg://")
    try:
        url = make_url(said).set(drivername=driver)
    except (ArgumentError, ValueError):
        raise ValueError("its parts cannot be told apart; a port is a number") from None
    return _of_a_file(url) if driver.startswith("sqlite") else url


def file_at(url: URL) -> Path | None:
    """The SQLite file, or None for a server or what is only in memory."""
    in_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(str(url.database)) if in_file else None


class Pool:
    """At most so many connections to a database, of which so many are kept open."""

    def __init__(self, url: URL, *, keep: int, most: int, **settings: object) -> None:
        self.url = url
        self._is_closed = False
        # What a statement is given may be about people, so that no fault shows it.
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=keep,
            max_overflow=most - keep,
            pool_timeout=WAITING_SECONDS,
            hide_parameters=True,
            **settings,
        )

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[AsyncConnection]:
        """A connection, on which whatever was not committed is undone at the end; raises StoreUnavailable."""
        with faults_at(self.url):
            async with self.engine.connect() as connection:
                try:
                    yield connection
                finally:
                    if self._is_closed:
                        await connection.invalidate()

    @asynccontextmanager
    async def transaction(self, begin: str) -> AsyncIterator[AsyncConnection]:
        """A connection on which `begin` was run: committed at the end of the block, rolled back where it raises."""
        async with self.connection() as connection:
            await connection.exec_driver_sql(begin)
            yield connection
            await connection.commit()

    async def close(self) -> None:
        """Let go of every connection, now or when it is given back."""
        self._is_closed = True
        await self.engine.dispose()


@contextmanager
def faults_at(url: URL) -> Iterator[None]:
    """Say in one sentence what a database cannot do."""
    try:
        yield
    except WaitedTooLong as error:
        raise fault_at(url, "all connections to it are in use") from error
    except OURS:
        raise
    except DBAPIError as error:
        raise fault_at(url, error.orig or error) from error


def fault_at(url: URL, cause: BaseException | str, remedy: str | None = None) -> StoreUnavailable:
    """The fault an operator reads when a database does not do what it must, with the first line its driver says."""
    said = str(cause).strip().splitlines()
    file = file_at(url)
    return StoreUnavailable(
        place=url.set(query={}).render_as_string() if file is None else str(file),
        cause=said[0] if said else type(cause).__name__,
        remedy=remedy or REMEDY[url.get_backend_name()],
    )


def _of_a_file(url: URL) -> URL:
    if url.host or url.port or url.username:
        raise ValueError(
            "a file's address has three slashes before the path, or four where it begins at the root"
        )
    if url.query:
        raise ValueError("a file's address ends with the path; a ? in it is written %3F")
    return url.set(database=unquote(url.database or ""))
