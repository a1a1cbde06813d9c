"""The truth on a PostgreSQL server, which several processes may share.

Who may write beside whom is settled by advisory locks of the transaction: one that changes some plans shares the
portfolio with others of its kind and has its plans to itself, any other one has the portfolio to itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from hashlib import blake2b

from sqlalchemy import URL
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from state.store.databases import WAITING_SECONDS, Pool
from state.store.queries import Inserting

CONNECT_SECONDS = 5

# Numbers nobody else locks by. PostgreSQL keeps the pairs and the single ones apart.
PORTFOLIO, PLAN, NAME = 0x46524D00, 0x46524D01, 0x46524D02
MIGRATION = 0x46524D44

LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# A process that stalls in a transaction is cut off, so that the others go on.
BEGIN = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'; SET LOCAL lock_timeout = '{}s'"
WRITE = BEGIN.format(WAITING_SECONDS)
# A process that died lets go of its locks with its connection; for one that hangs nobody waits longer than Teams does.
ALONE = BEGIN.format(15) + "; SELECT pg_advisory_xact_lock({})"
MIGRATE = f"BEGIN; SELECT pg_advisory_xact_lock({MIGRATION})"


class Postgresql:
    """A database on a PostgreSQL server."""

    many_write = True

    def __init__(self, url: URL) -> None:
        self.url = url
        self._quick = _pool(url, keep=10, most=10)  # for whoever waits for nobody
        self._writers = _pool(url, keep=2, most=10)
        self._locks = _pool(url, keep=2, most=20)  # who holds one still needs a connection of the others

    @property
    def inserting(self) -> Inserting:
        """How a row is inserted."""
        return postgresql.insert

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A look at one moment, which cannot write; raises StoreUnavailable."""
        return self._quick.transaction(LOOK)

    def glancing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A connection for a single statement, without a transaction around it; raises StoreUnavailable."""
        return self._quick.connection()

    def writing(self, plans: frozenset[str] | None) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that writes beside no other of these plans (None: beside none); raises StoreUnavailable."""
        return self._writers.transaction("; ".join((WRITE, *_locks(plans))))

    def remembering(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that waits for no plan's; raises StoreUnavailable."""
        return self._quick.transaction(WRITE)

    def migrating(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction in which the tables may be missing; two come one after the other; raises StoreUnavailable."""
        return self._writers.transaction(MIGRATE)

    async def hold(self, connection: AsyncConnection, name: str) -> None:
        """Keep other transactions from what they hold under this name until this one ends."""
        await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({NAME}, {_number(name)})")

    @asynccontextmanager
    async def alone_with(self, name: str) -> AsyncIterator[None]:
        """Keep every other process out of what is done under this name; raises StoreUnavailable."""
        async with self._locks.transaction(ALONE.format(_number(name, size=8))):
            yield

    async def close(self) -> None:
        """Let go of every connection, now or when it is given back."""
        for pool in (self._locks, self._writers, self._quick):
            await pool.close()


def _pool(url: URL, *, keep: int, most: int) -> Pool:
    # Transactions begin with statements of ours. A prepared statement would be another connection's behind a
    # PgBouncer that lends them by the transaction.
    settings: dict[str, object] = {"autocommit": True, "prepare_threshold": None}
    if "connect_timeout" not in url.query:
        settings["connect_timeout"] = CONNECT_SECONDS
    return Pool(url, keep=keep, most=most, pool_pre_ping=True, connect_args=settings)


def _locks(plans: Iterable[str] | None) -> Iterable[str]:
    """What is waited for, in one order everywhere."""
    if plans is None:
        yield f"SELECT pg_advisory_xact_lock({PORTFOLIO}, 0)"
        return
    yield f"SELECT pg_advisory_xact_lock_shared({PORTFOLIO}, 0)"
    for number in sorted({_number(plan) for plan in plans}):
        yield f"SELECT pg_advisory_xact_lock({PLAN}, {number})"


def _number(name: str, size: int = 4) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=size).digest(), signed=True)
