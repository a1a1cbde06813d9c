"""One turn at a time in a conversation, and each only once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

WELCOMES = 10_000
TURNS = 50_000
T = TypeVar("T")


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Locks:
    """A lock for each conversation, kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    @asynccontextmanager
    async def held(self, conversation: str) -> AsyncIterator[None]:
        """Hold the conversation's lock; others wait in the order they came."""
        queue = self._queues.setdefault(conversation, _Queue())
        queue.users += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.users -= 1
            if not queue.users:
                del self._queues[conversation]

    def __len__(self) -> int:
        return len(self._queues)


class Remembered(Generic[T]):
    """The newest `size` keys with a value each; the oldest are forgotten."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[tuple[str, ...], T] = OrderedDict()

    def __contains__(self, key: tuple[str, ...]) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: tuple[str, ...]) -> T | None:
        """The key's value, or None."""
        return self._values.get(key)

    def put(self, key: tuple[str, ...], value: T) -> None:
        """Remember the key as the newest."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def forget(self, key: tuple[str, ...]) -> None:
        """Forget the key, if it is known."""
        self._values.pop(key, None)
