"""A process that counts in a shared database: `python -m tests.support.state.counting URL TASKS TIMES`."""

from __future__ import annotations

import asyncio
import sys

from msgspec.structs import replace

from state.conversations.talk import Talk
from state.records.store import Store
from state.store.sql import open_store


async def count(store: Store, times: int) -> None:
    """Read the number and save the next one, each time in a transaction."""
    for _ in range(times):
        async with store.writing() as transaction:
            talk = await transaction.get(Talk, "counter")
            if talk is None or not isinstance(talk.memory["count"], int):
                raise LookupError("counter")
            await transaction.put(replace(talk, memory={"count": talk.memory["count"] + 1}))


async def main(url: str, tasks: int, times: int) -> None:
    """Count `tasks` times `times` steps at once."""
    store = await open_store(url)
    await asyncio.gather(*(count(store, times) for _ in range(tasks)))
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
