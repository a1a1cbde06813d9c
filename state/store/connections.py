"""Connections to a database, lent one at a time and kept for the next who needs one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, Generic, Protocol, TypeVar

from state.records.errors import StoreUnavailable

Row = tuple[Any, ...]
WAITING_SECONDS = 30


class Asked(Protocol):
    """What statements can be put to; `?` stands for a value in them."""

    async def rows(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """What the statement gives, if anything."""


class Connection(Asked, Protocol):
    """What can be read from and written to."""

    async def each(self, statement: str, values: Sequence[Sequence[object]]) -> int:
        """Run the statement for each of these; how many rows it changed in all."""

    async def close(self) -> None:
        """Let go of the database; what was not committed is undone."""

    @property
    def gone(self) -> bool:
        """Whether the database has let go of it."""


C = TypeVar("C", bound=Connection)


class Connections(Generic[C]):
    """At most so many connections of one kind, opened when all others are out; so many are kept when they are not.

    `errors` are the driver's, of which `fault` makes what an operator reads.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[C]],
        *,
        most: int,
        keep: int,
        errors: tuple[type[Exception], ...],
        fault: Callable[[Exception], StoreUnavailable],
    ) -> None:
        self._connect = connect
        self._errors = errors
        self._fault = fault
        self._places = asyncio.Semaphore(most)
        self._keep = keep
        self._idle: list[C] = []

    async def ask(self, statement: str, values: Sequence[object] = ()) -> list[Row]:
        """What a single statement gives; raises StoreUnavailable."""
        async with self._place():
            connection, rows = await self._first(statement, values)
            await self._give_back(connection)
            return rows

    @asynccontextmanager
    async def transaction(self, begin: str) -> AsyncIterator[C]:
        """A connection on which `begin` was run: committed at the end of the block, rolled back where it raises.

        Raises StoreUnavailable where it cannot begin, and where the database goes away meanwhile.
        """
        async with self._place():
            try:
                connection, _ = await self._first(begin, ())
            except self._errors as error:
                raise self._fault(error) from error
            try:
                yield connection
                await connection.rows("COMMIT")
            except BaseException as error:
                await _to_the_end(self._undo(connection))
                if isinstance(error, self._errors) and connection.gone:
                    raise self._fault(error) from error
                raise
            await self._give_back(connection)

    async def close(self) -> None:
        """Let go of every connection, now or when it is given back."""
        self._keep = 0
        while self._idle:
            await self._idle.pop().close()

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(WAITING_SECONDS):
                await self._places.acquire()
        except TimeoutError:
            raise self._fault(TimeoutError("all connections to it are in use")) from None
        try:
            yield
        finally:
            self._places.release()

    async def _first(self, statement: str, values: Sequence[object]) -> tuple[C, list[Row]]:
        """A connection with what it answered first; one that was cut off while it lay idle is replaced."""
        while True:
            kept = self._idle.pop() if self._idle else None
            try:
                connection = kept or await self._connect()
            except self._errors as error:
                raise self._fault(error) from error
            try:
                return connection, await connection.rows(statement, values)
            except BaseException as error:
                await _to_the_end(connection.close())
                if not isinstance(error, self._errors) or not connection.gone:
                    raise
                if kept is None:
                    raise self._fault(error) from error

    async def _undo(self, connection: C) -> None:
        """Undo what was begun; a connection that cannot even do that is let go of."""
        try:
            await connection.rows("ROLLBACK")
        except BaseException as error:
            await connection.close()
            if not isinstance(error, self._errors):
                raise
        else:
            await self._give_back(connection)

    async def _give_back(self, connection: C) -> None:
        if len(self._idle) < self._keep:
            self._idle.append(connection)
        else:
            await connection.close()


async def _to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Do the work though the caller is cancelled meanwhile, or a connection would be left half undone."""
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
