"""What conversations remember is saved before their answers go out; those that wait are saved together.

So a draft outlives the process at any moment, the next message may be answered by another process on the same
database, and many people who write at once cost one transaction.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from state.errors import RecordMovedOn
from state.store.protocol import Store, Writing
from state.talk import Talk
from state.turns import Turn


class Keeper:
    """Saves conversations, one round after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, tuple[Talk, Turn | None]] = {}
        self._round: asyncio.Task[None] | None = None  # the one that has not begun, which takes all who wait
        self._one_at_a_time = asyncio.Lock()

    async def keep(self, talk: Talk, turn: Turn | None = None) -> None:
        """Save the conversation, with its newest turn if that changed something; it is saved when this returns."""
        waiting = self._waiting.get(talk.id)
        self._waiting[talk.id] = (talk, turn or (waiting[1] if waiting else None))
        if self._round is None:
            self._round = asyncio.create_task(self._save())
        # A turn that is given up must not take the others' round with it.
        await asyncio.shield(self._round)

    async def _save(self) -> None:
        async with self._one_at_a_time:
            waiting, self._waiting, self._round = self._waiting, {}, None
            async with self._store.writing() as unit:
                for talk, turn in waiting.values():
                    await _put(unit, talk)
                    if turn is not None:
                        await _put(unit, turn)


async def _put(unit: Writing, record: Talk | Turn) -> None:
    """Save the conversation as it is now; of two turns in one conversation the later one holds."""
    try:
        await unit.put(record)
    except RecordMovedOn:
        present = await unit.get(type(record), record.id)
        await unit.put(replace(record, version=present.version if present else 0))
