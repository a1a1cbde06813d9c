"""A copy of everything there is, to try something out on."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from state.conversations.talk import Talk
from state.records.store import Store
from state.store.memory import MemoryStore
from state.store.tables import KINDS


async def copied_to_memory(store: Store) -> MemoryStore:
    """All records but the conversations, as they are at one moment; their versions begin anew."""
    copy = MemoryStore()
    async with store.reading() as look, copy.writing() as unit:
        for kind in KINDS:
            if kind.record is Talk:
                continue
            for record in await look.find(kind.record):
                fresh: Any = record
                await unit.put(replace(fresh, version=0))
    return copy
