"""What conversations remember is saved before their answers go out; those that wait are saved together.

So a draft outlives the process at any moment, the next message may be answered by another process on the same
database, and many people who write at once cost one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from state.conversations.talk import Talk
from state.conversations.turn import Turn
from state.records.concurrency import Together
from state.records.errors import RecordMovedOn
from state.records.store import Store, Writing


class Keeper:
    """Saves conversations, one round after the other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._together = Together(self._save)

    async def keep(self, talk: Talk, turn: Turn | None = None) -> None:
        """Save the conversation, with its newest turn if that changed something; it is saved when this returns."""
        await self._together.put((talk, turn))

    async def _save(self, kept: Sequence[tuple[Talk, Turn | None]]) -> None:
        talks = {talk.id: talk for talk, _ in kept}
        turns = {talk.id: turn for talk, turn in kept if turn is not None}
        async with self._store.remembering() as unit:
            for one in sorted(talks):  # another process may save the same ones
                await _put(unit, talks[one])
                if one in turns:
                    await _put(unit, turns[one])


async def _put(unit: Writing, record: Talk | Turn) -> None:
    """Save the conversation as it is now; of two turns in one conversation the later one holds."""
    try:
        await unit.put(record)
    except RecordMovedOn:
        present = await unit.get(type(record), record.id)
        await unit.put(replace(record, version=present.version if present else 0))
