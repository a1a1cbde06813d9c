"""What many want saved at once is saved together: whatever comes while one round is being saved waits for the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from state.records.errors import RecordMovedOn

Saved = TypeVar("Saved")
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


async def once_more(save: Callable[[], Awaitable[Saved]]) -> Saved:
    """What the saving gives; done once more where somebody else saved the same record at that moment."""
    try:
        return await save()
    except RecordMovedOn:
        return await save()


class Together(Generic[Item, Outcome]):
    """Hands `save` all that waits, in the order it came, one round after the other.

    Everybody of a round is told its outcome, or that it failed; another round is none of their business. An item is
    saved whether or not anybody still waits for it.
    """

    def __init__(self, save: Callable[[Sequence[Item]], Awaitable[Outcome]]) -> None:
        self._save = save
        self._waiting: list[Item] = []
        self._newest: asyncio.Task[Outcome] | None = None  # takes all who wait, if there are any
        self._one_at_a_time = asyncio.Lock()

    def put(self, item: Item) -> asyncio.Future[Outcome]:
        """What comes of the item's round, to be awaited; the item is handed in whether or not it is."""
        # Whoever gives up waiting must not take the others' round with them.
        return asyncio.shield(self.hand_in(item))

    def hand_in(self, item: Item) -> asyncio.Task[Outcome]:
        """Have the item saved beside what the caller does; the task is its round, which others share."""
        newest = self._newest
        # A round that is done while somebody waits for it was ended before it began.
        if newest is None or not self._waiting or newest.done():
            newest = self._newest = asyncio.create_task(self._round())
        self._waiting.append(item)
        return newest

    async def settled(self) -> None:
        """Whatever was handed in by now has had its round, however that ended."""
        if self._newest is not None:
            await asyncio.wait((self._newest,))

    async def _round(self) -> Outcome:
        async with self._one_at_a_time:
            items, self._waiting = self._waiting, []
            return await self._save(items)
