"""Looks at an SQLite file in the caller's thread: to fetch a few rows that lie in memory costs less than to hand them
over from another thread, which is what the asynchronous driver does four times a query.

In WAL mode a look that has begun waits for nobody. Where it cannot begin at once, the ordinary one is taken instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, CursorResult, Executable, ScalarResult, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

ONE_MOMENT = (
    "SELECT 1 FROM revision LIMIT 1"  # a deferred transaction has no moment before it has read something
)


class Here:
    """An SQLite file's looks in the caller's thread."""

    def __init__(self, url: URL) -> None:
        # Without a limit: to wait for a connection here would be to wait for oneself.
        self._engine = create_engine(
            url.set(drivername="sqlite+pysqlite"), pool_size=4, max_overflow=-1, connect_args={"timeout": 0}
        )
        event.listen(self._engine, "connect", _configured)
        event.listen(self._engine, "begin", _begun)

    def look(self) -> Look | None:
        """A look at this moment, to be closed; None where somebody has locked the file."""
        try:
            connection = self._engine.connect()
        except DBAPIError:
            return None
        try:
            connection.exec_driver_sql(ONE_MOMENT)
        except DBAPIError:
            connection.close()
            return None
        return Look(connection)

    def dispose(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


class Look:
    """A connection of this thread that is asked like an asynchronous one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> CursorResult[Any]:
        """The rows."""
        return self._connection.execute(statement, parameters)

    async def scalar(self, statement: Executable) -> str | None:
        """The first column of the first row, or None."""
        found: str | None = self._connection.scalar(statement)
        return found

    async def scalars(self, statement: Executable) -> ScalarResult[Any]:
        """The first column of every row."""
        return self._connection.scalars(statement)

    def close(self) -> None:
        """End the look."""
        self._connection.close()


def _configured(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _begun(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN DEFERRED")
