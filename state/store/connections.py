"""Connections that are waited for, so that one slow statement holds nobody else up.

SQLAlchemy's own asyncio package offers the same, and loads its object-relational mapper for it, which nobody here uses:
six megabytes, and a twentieth of the start.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Dialect, Engine, Executable, RootTransaction, ScalarResult
from sqlalchemy.engine import Connection
from sqlalchemy.util import greenlet_spawn

R = TypeVar("R")
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class AwaitedConnection:
    """A connection to be asked from a coroutine; the whole answer is there when the waiting is over."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def dialect(self) -> Dialect:
        """The dialect of the database at the other end."""
        return self._connection.dialect

    async def execute(
        self, statement: Executable, parameters: Parameters | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        """The rows."""
        return await greenlet_spawn(self._connection.execute, statement, parameters)

    async def scalar(self, statement: Executable) -> str | None:
        """The first column of the first row, or None."""
        found: str | None = await greenlet_spawn(self._connection.scalar, statement)
        return found

    async def scalars(self, statement: Executable, parameters: Parameters | None = None) -> ScalarResult[Any]:
        """The first column of every row."""
        return await greenlet_spawn(self._connection.scalars, statement, parameters)

    async def run_sync(self, work: Callable[[Connection], R]) -> R:
        """What the work gives, which asks the connection as if it waited for nothing."""
        return await greenlet_spawn(work, self._connection)

    def begin(self) -> _Begun:
        """A transaction: committed at the end of the block, rolled back where it raises."""
        return _Begun(self._connection)


class _Begun:
    __slots__ = ("_connection", "_transaction")

    _transaction: RootTransaction

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def __aenter__(self) -> None:
        self._transaction = await greenlet_spawn(self._connection.begin)
        self._transaction.__enter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await greenlet_spawn(self._transaction.__exit__, kind, error, trace)


@asynccontextmanager
async def connected(engine: Engine) -> AsyncIterator[AwaitedConnection]:
    """A connection of the engine's pool, which must be one of an asynchronous driver; given back afterwards."""
    connection = await greenlet_spawn(engine.connect)
    try:
        yield AwaitedConnection(connection)
    finally:
        await _to_the_end(greenlet_spawn(connection.close))


async def disposed(engine: Engine) -> None:
    """Close the connections in the engine's pool."""
    await greenlet_spawn(engine.dispose)


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Do the work though the caller is cancelled meanwhile; a connection half given back is lost to the pool."""
    task = asyncio.create_task(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if task.done():
                raise
            cancelled = error
    if cancelled is not None:
        raise cancelled
