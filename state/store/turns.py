"""Who may write now: the tasks of one process take turns, first come, first served."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeAlias

from msgspec import Struct

Plans: TypeAlias = frozenset[str] | None  # None: all there are
NONE_OF_THEM: Plans = frozenset()
Task: TypeAlias = asyncio.Task[object]


class _Waiting(Struct, eq=False):
    task: Task | None
    plans: Plans
    let_in: asyncio.Future[None]


class Turns:
    """Writers of different plans go beside each other, in the order they came; one of all plans goes alone.

    Who writes to none of them is in nobody's way. A task that would wait for itself is refused.
    """

    def __init__(self) -> None:
        self._writing: dict[Task | None, Plans] = {}
        self._queue: list[_Waiting] = []

    @asynccontextmanager
    async def turn(self, plans: Plans = None) -> AsyncIterator[None]:
        """The time in which a task may write to these plans; raises RuntimeError inside another turn of the task."""
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("a transaction was opened inside another one; pass the open one on instead")
        await self._wait(task, plans)
        try:
            yield
        finally:
            self._leave(task)

    async def _wait(self, task: Task | None, plans: Plans) -> None:
        waiting = _Waiting(task, plans, asyncio.get_running_loop().create_future())
        self._queue.append(waiting)
        self._let_in()
        try:
            await waiting.let_in
        except asyncio.CancelledError:
            if waiting in self._queue:
                self._queue.remove(waiting)
            self._leave(task)
            raise

    def _leave(self, task: Task | None) -> None:
        self._writing.pop(task, None)
        self._let_in()

    def _let_in(self) -> None:
        """Let in everybody who would be in the way neither of who is writing nor of who came before them."""
        before = list(self._writing.values())
        waiting: list[_Waiting] = []
        for one in self._queue:
            if one.let_in.cancelled():
                continue
            if any(_collide(one.plans, other) for other in before):
                waiting.append(one)
            else:
                self._writing[one.task] = one.plans
                one.let_in.set_result(None)
            before.append(one.plans)
        self._queue = waiting


def _collide(one: Plans, other: Plans) -> bool:
    if one is None or other is None:
        return NONE_OF_THEM not in (one, other)
    return not one.isdisjoint(other)
