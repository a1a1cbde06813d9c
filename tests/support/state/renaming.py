"""A process that renames a plan in a shared database: `python -m tests.support.state.renaming URL PLAN NAME`."""

from __future__ import annotations

import asyncio
import sys

from msgspec.structs import replace

from state.facts.plan import Plan
from state.store.sql import open_store


async def main(url: str, plan_id: str, name: str) -> None:
    """Save the plan under another name."""
    store = await open_store(url)
    async with store.writing() as transaction:
        plan = await transaction.get(Plan, plan_id)
        if plan is None:
            raise LookupError(plan_id)
        await transaction.put(replace(plan, name=name))
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3]))
