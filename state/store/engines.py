"""How the two databases are opened: one engine to write through, one to look through, with their settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from state.store.connections import AwaitedConnection, connected, disposed
from state.store.errors import StoreUnavailable

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
WAITING = "postgresql+psycopg_async"  # SQLAlchemy's name for that driver where it is waited for
BUSY_SECONDS = 30
CONNECT_SECONDS = 5
MIGRATION = 0x46524D44  # any number nobody else locks by

# The lock lets looks through. A process that stalls while it holds it is cut off, so that the others go on.
ALONE = "SET LOCAL idle_in_transaction_session_timeout = '60s'; LOCK TABLE revision IN EXCLUSIVE MODE"
# A process that died lets go of its locks with its connection; for one that hangs nobody waits longer than Teams does.
NAMED_LOCK = (
    "SET LOCAL idle_in_transaction_session_timeout = '60s'; SET LOCAL lock_timeout = '15s'; "
    "SELECT pg_advisory_xact_lock({})"
)
REMEDY = {
    "sqlite": "choose a folder on a local disk and a file in it that this user may write to",
    "postgresql": "check that PostgreSQL runs there, and the user, the password and the database's name",
}

# WAL lets readers go on beside the writer; FULL because a power cut may otherwise drop the last commits.
PRAGMAS = ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
READING = (*PRAGMAS, "query_only=ON")


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines transactions, looks and glances run on; on PostgreSQL they share a pool."""

    url: URL
    write: Engine
    read: Engine
    glance: Engine
    alone: str | None = None  # the statement after which no other process writes records
    locks: Engine | None = None  # of its own: who holds a lock still needs a connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AwaitedConnection]:
        """A transaction that is the only one that writes records, in every process."""
        async with self._transaction(self.write, self.alone) as connection:
            yield connection

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[AwaitedConnection]:
        """A transaction in which the tables may still be missing; two of them come one after the other."""
        turn = self.alone and f"SELECT pg_advisory_xact_lock({MIGRATION})"
        async with self._transaction(self.write, turn) as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AwaitedConnection]:
        """A transaction that sees one moment and writes nothing."""
        async with self._transaction(self.read, None) as connection:
            yield connection

    @asynccontextmanager
    async def glancing(self) -> AsyncIterator[AwaitedConnection]:
        """A connection for a single statement."""
        async with self._transaction(self.glance, None) as connection:
            yield connection

    @asynccontextmanager
    async def alone_with(self, name: str) -> AsyncIterator[None]:
        """Keep every other process out of what is done under this name."""
        if self.locks is None:
            yield
            return
        number = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
        async with self._transaction(self.locks, NAMED_LOCK.format(number)):
            yield

    async def dispose(self) -> None:
        """Close every connection."""
        if self.locks is not None:
            await disposed(self.locks)
        await disposed(self.read)
        await disposed(self.write)

    def unavailable(self, error: Exception, remedy: str | None = None) -> StoreUnavailable:
        """The fault an operator reads when the database does not do what it must."""
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()
        return StoreUnavailable(
            place=_place(self.url),
            cause=cause[0] if cause else type(error).__name__,
            remedy=remedy or REMEDY[self.url.get_backend_name()],
        )

    @asynccontextmanager
    async def _transaction(self, engine: Engine, first: str | None) -> AsyncIterator[AwaitedConnection]:
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(connected(engine))
                await stack.enter_async_context(connection.begin())
                if first:
                    await connection.execute(text(first))
            except (DBAPIError, PoolTimeout, OSError) as error:
                raise self.unavailable(error) from error
            try:
                yield connection
            except DBAPIError as error:
                if error.connection_invalidated:
                    raise self.unavailable(error) from error
                raise


def engines_for(address: str) -> Engines:
    """The engines for `sqlite+aiosqlite:///file` or `postgresql+psycopg://…`; raises StoreUnavailable."""
    url = _url(address)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        url = url.set(drivername=DRIVERS[url.get_backend_name()])
    except (ArgumentError, KeyError):
        raise StoreUnavailable(
            place=address.split(":", maxsplit=1)[0],
            cause="no such kind of database",
            remedy="give an address like sqlite+aiosqlite:///var/fremdrift.db or postgresql+psycopg://…",
        ) from None
    return url


def _place(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.render_as_string(hide_password=True)


def _sqlite(url: URL) -> Engines:
    if url.database in (None, "", ":memory:"):
        raise StoreUnavailable(
            place=":memory:",
            cause="two engines cannot share a database in memory",
            remedy="give the path of a file, or use MemoryStore",
        )
    read = _sqlite_engine(url, READING)
    engines = Engines(url, write=_sqlite_engine(url, PRAGMAS), read=read, glance=read)
    _on_begin(engines.write, "BEGIN IMMEDIATE")
    _on_begin(engines.read, "BEGIN DEFERRED")
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise engines.unavailable(error) from error
    return engines


def _sqlite_engine(url: URL, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(url, pool_size=4, max_overflow=0, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def configure(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own BEGIN is deferred and comes too late
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _on_begin(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def _postgresql(url: URL) -> Engines:
    waiting = url.set(drivername=WAITING)
    engine = create_engine(
        waiting,
        pool_size=10,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )
    locks = create_engine(
        waiting,
        pool_size=2,
        max_overflow=18,
        pool_pre_ping=True,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )
    look = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    # A statement alone needs no transaction around it, which would be two more ways to the server and back.
    glance = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Engines(url, write=engine, read=look, glance=glance, alone=ALONE, locks=locks)
