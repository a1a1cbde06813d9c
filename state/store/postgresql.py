"""The truth on a PostgreSQL server, which several processes may share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from typing import LiteralString

import psycopg
from psycopg.conninfo import conninfo_to_dict

from state.store.address import Address
from state.store.connections import Asked, Connections, Row
from state.store.databases import Seen, fault_at, seen_in
from state.store.statements import glance

CONNECT_SECONDS = 5
MIGRATION = 0x46524D44  # any number nobody else locks by

# The lock lets looks through. A process that stalls while it holds it is cut off, so that the others go on.
ALONE = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'; LOCK TABLE revision IN EXCLUSIVE MODE"
LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# A process that died lets go of its locks with its connection; for one that hangs nobody waits longer than Teams does.
NAMED_LOCK = (
    "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'; SET LOCAL lock_timeout = '15s'; "
    "SELECT pg_advisory_xact_lock({})"
)
TABLES = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"


class Postgresql:
    """A database on a PostgreSQL server."""

    # The "C" collation orders text by code point, as SQLite and Python do, whatever the server's locale is.
    types: Mapping[type, str] = {
        str: 'VARCHAR COLLATE "C"',
        int: "INTEGER",
        bool: "BOOLEAN",
        date: "DATE",
        datetime: "TIMESTAMP WITH TIME ZONE",
    }
    errors: tuple[type[Exception], ...] = (psycopg.Error, OSError)

    def __init__(self, address: Address) -> None:
        self.address = address
        fault = partial(fault_at, address)
        try:
            conninfo_to_dict(address.target)
        except psycopg.ProgrammingError:
            # Its own words may hold the password.
            raise fault(ValueError("its address is none that PostgreSQL understands")) from None
        self._connections = Connections(self._connected, most=10, keep=10, errors=self.errors, fault=fault)
        # Of their own: who holds a lock still needs a connection.
        self._locks = Connections(self._connected, most=20, keep=2, errors=self.errors, fault=fault)

    def writing(self) -> AbstractAsyncContextManager[PostgresqlConnection]:
        """A transaction that is the only one that writes records, in every process; raises StoreUnavailable."""
        return self._connections.transaction(ALONE)

    def migrating(self) -> AbstractAsyncContextManager[PostgresqlConnection]:
        """A transaction in which the tables may be missing; two come one after the other; raises StoreUnavailable."""
        return self._connections.transaction(f"BEGIN; SELECT pg_advisory_xact_lock({MIGRATION})")

    def reading(self) -> AbstractAsyncContextManager[PostgresqlConnection]:
        """A look at one moment, which cannot write; raises StoreUnavailable."""
        return self._connections.transaction(LOOK)

    async def glance(self, table: str, record_id: str) -> Seen:
        """The revisions and the record's text, without a transaction around it; raises StoreUnavailable."""
        return seen_in(await self._connections.ask(glance(table), (record_id,)))

    @asynccontextmanager
    async def alone_with(self, name: str) -> AsyncIterator[None]:
        """Keep every other process out of what is done under this name; raises StoreUnavailable."""
        number = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
        async with self._locks.transaction(NAMED_LOCK.format(number)):
            yield

    async def tables(self, connection: Asked) -> set[str]:
        """The names of the tables there are."""
        return {name for (name,) in await connection.rows(TABLES)}

    async def close(self) -> None:
        """Let go of every connection."""
        await self._locks.close()
        await self._connections.close()

    async def _connected(self) -> PostgresqlConnection:
        return PostgresqlConnection(
            await psycopg.AsyncConnection.connect(
                self.address.target, autocommit=True, connect_timeout=CONNECT_SECONDS
            )
        )


class PostgresqlConnection:
    """A connection to the server."""

    def __init__(self, connection: psycopg.AsyncConnection) -> None:
        self._connection = connection

    async def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """What the statement gives, if anything; raises psycopg.Error."""
        cursor = await self._connection.execute(_in_psycopg(statement), values or None)
        return await cursor.fetchall() if cursor.description else []

    async def each(self, statement: str, values: Sequence[Sequence[object]]) -> int:
        """Run the statement for each of these; how many rows it changed in all."""
        async with self._connection.cursor() as cursor:
            await cursor.executemany(_in_psycopg(statement), values)
            return cursor.rowcount

    async def close(self) -> None:
        """Hang up; what was not committed is undone."""
        await self._connection.close()

    @property
    def gone(self) -> bool:
        """Whether the server has hung up."""
        return self._connection.closed


def _in_psycopg(statement: str) -> LiteralString:
    """The statement with values where psycopg expects them; no statement of ours holds a percent sign."""
    return statement.replace("?", "%s")
