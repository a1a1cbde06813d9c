"""Which turns were handled already, and one turn at a time in each conversation."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from msgspec import Struct, field

from bot.operation.bounded import Bounded

TURNS = 2_000  # of the last minutes, for Teams tries again no longer than that
DELETIONS = 4_000
PATIENCE = 10.0  # Teams waits about 15 seconds before it sends again
KEPT_SECONDS = 3_600.0  # it tries again for minutes, and an answer may be a whole card
T = TypeVar("T")


class _Queue(Struct):
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Locks:
    """A lock for each conversation, kept only while somebody holds it or waits for it."""

    def __init__(self) -> None:
        self._queues: dict[str, _Queue] = {}

    def held(self, conversation: str) -> _Held:
        """Hold the conversation's lock within the block; others wait in the order they came."""
        return _Held(self._queues, conversation)

    def __len__(self) -> int:
        return len(self._queues)


class _Held:
    """A place in a conversation's queue."""

    def __init__(self, queues: dict[str, _Queue], conversation: str) -> None:
        self._queues = queues
        self._conversation = conversation

    async def __aenter__(self) -> None:
        self._queue = self._queues.setdefault(self._conversation, _Queue())
        self._queue.users += 1
        try:
            await self._queue.lock.acquire()
        except BaseException:
            self._leave()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._queue.lock.release()
        self._leave()

    def _leave(self) -> None:
        self._queue.users -= 1
        if not self._queue.users:
            del self._queues[self._conversation]


class Delivery(Struct, frozen=True, kw_only=True):
    """One arrival of a turn: the message's id, all that was said in it as a key, and when the person sent it.

    `arrived` is on the process's own clock.
    """

    conversation: str
    message: str
    words: tuple[str, ...]
    sent: datetime | None = None
    arrived: float = 0.0


class Handled(Struct, Generic[T], frozen=True):
    """What a turn was answered with, and, on the process's own clock, when it ended and how long it took."""

    answer: T
    sent: datetime | None
    ended: float
    took: float


class Deliveries(Generic[T]):
    """The turns this process has handled, by which a second delivery is known and not handled again.

    Teams sends again with the same id, or with a new one after some thirty seconds. Under a new id the same words
    are the same message if they were sent at the same moment, or if they came while the first was still unanswered
    after longer than Teams waits: nobody who had an answer is taken for an echo of themselves.
    """

    def __init__(self, size: int = TURNS, clock: Callable[[], float] = time.monotonic) -> None:
        self._by_message: Bounded[Handled[T]] = Bounded(size)
        self._by_words: Bounded[Handled[T]] = Bounded(size)
        self._clock = clock

    def __len__(self) -> int:
        return len(self._by_words)

    def now(self) -> float:
        """The process's own clock, in seconds."""
        return self._clock()

    def find(self, delivery: Delivery) -> Handled[T] | None:
        """What the same turn was answered with, or None where it is a new one."""
        known = self._by_message.get(_message(delivery)) if delivery.message else None
        return known or self._sent_again(delivery)

    def _sent_again(self, delivery: Delivery) -> Handled[T] | None:
        known = self._by_words.get(hash(delivery.words))
        if known is None:
            return None
        if known.sent is not None and known.sent == delivery.sent:
            return known
        return known if known.took > PATIENCE and delivery.arrived < known.ended else None

    def keep(self, delivery: Delivery, answer: T, begun: float) -> None:
        """Remember a turn that has ended, and forget those nobody will send again."""
        now = self._clock()
        for remembered in (self._by_message, self._by_words):
            remembered.forget_while(lambda one: one.ended < now - KEPT_SECONDS)
        handled = Handled(answer, delivery.sent, now, now - begun)
        if delivery.message:
            self._by_message.put(_message(delivery), handled)
        self._by_words.put(hash(delivery.words), handled)


def _message(delivery: Delivery) -> int:
    """A message's id in its conversation, as the number that takes least to keep."""
    return hash((delivery.conversation, delivery.message))
