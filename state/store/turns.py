"""Who may write now: the tasks of one process take turns, first come, first served."""

from __future__ import annotations

import asyncio
from types import TracebackType


class OneWriter:
    """A lock that refuses a task waiting for itself, which would otherwise wait for ever."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._holder: asyncio.Task[object] | None = None

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            raise RuntimeError("a transaction was opened inside another one; pass the open one on instead")
        await self._lock.acquire()
        self._holder = task

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._holder = None
        self._lock.release()
