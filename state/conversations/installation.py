"""Where the bot was added, so that everybody is welcomed once for each time."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from state.records.concurrency import once_more
from state.records.errors import RecordMovedOn
from state.records.store import Store

SAME_ONE_WITHIN = timedelta(minutes=10)


class Installation(Struct, frozen=True, kw_only=True):
    """The bot in one chat, group or team; `id` is the conversation's."""

    id: str
    at: datetime
    removed: bool = False
    version: int = 0


async def added(store: Store, conversation: str, now: datetime, *, surely_new: bool = False) -> bool:
    """Keep that the bot was added; whether that is news.

    Teams tells of one installation in two ways and more than once. `surely_new` is for an event that comes only when
    somebody installs: some time after the first it means that a removal was never heard of.
    """
    try:
        async with store.remembering() as unit:
            known = await unit.get(Installation, conversation)
            if known is None:
                await unit.put(Installation(id=conversation, at=now))
                return True
            if not known.removed and not (surely_new and now - known.at > SAME_ONE_WITHIN):
                return False
            await unit.put(replace(known, at=now, removed=False))
            return True
    except RecordMovedOn:
        return False


async def removed(store: Store, conversation: str) -> None:
    """Keep that the bot was removed, so that the next time it is added it says welcome again."""
    await once_more(partial(_remove, store, conversation))


async def _remove(store: Store, conversation: str) -> None:
    async with store.remembering() as unit:
        known = await unit.get(Installation, conversation)
        if known is not None and not known.removed:
            await unit.put(replace(known, removed=True))
