"""Turns at work: each once, however often it is sent, and finished also when its answer had to go out before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Key = tuple[str, ...]


class TakesLonger(Exception):
    """The work goes on, but the one who asked must be answered now."""


class Running(Generic[T]):
    """The work that is under way, by what asked for it."""

    def __init__(self) -> None:
        self._tasks: dict[Key, asyncio.Task[T]] = {}
        self._late: dict[asyncio.Task[T], asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._tasks)

    async def outcome(
        self,
        key: Key,
        work: Callable[[], Coroutine[Any, Any, T]],
        *,
        within: float,
        afterwards: Callable[[T], Awaitable[None]],
    ) -> T:
        """What the work gives; raises TakesLonger after `within` seconds, and then hands it to `afterwards` once.

        A key that is under way is joined, not begun again.
        """
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(work())
            task.add_done_callback(lambda _: self._tasks.pop(key, None))
        if await _ended(task, within):
            return task.result()
        if task not in self._late:
            late = self._late[task] = asyncio.create_task(_handed_over(task, afterwards))
            late.add_done_callback(lambda _: self._late.pop(task, None))
        raise TakesLonger

    async def drained(self, seconds: float) -> None:
        """Wait for all work that is under way, and end what takes longer than this."""
        waiting = {*self._tasks.values(), *self._late.values()}
        if waiting:
            _, left = await asyncio.wait(waiting, timeout=seconds)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)


async def _ended(task: asyncio.Task[Any], within: float) -> bool:
    """Whether the task has ended before so many seconds have gone; it is not disturbed."""
    loop = asyncio.get_running_loop()
    waiter: asyncio.Future[None] = loop.create_future()

    def wake(_: object = None) -> None:
        if not waiter.done():
            waiter.set_result(None)

    timer = loop.call_later(within, wake)
    task.add_done_callback(wake)
    try:
        await waiter
    finally:
        timer.cancel()
        task.remove_done_callback(wake)
    return task.done()


async def _handed_over(task: asyncio.Task[T], afterwards: Callable[[T], Awaitable[None]]) -> None:
    await afterwards(await task)
