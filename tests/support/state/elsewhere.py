"""What another process does to a database."""

from __future__ import annotations

import asyncio
import sys

from tests.support.places import PROJECT


async def renamed_elsewhere(url: str, plan: str, name: str) -> None:
    """Another process gives the plan another name."""
    command = (sys.executable, "-m", "tests.support.state.renaming", url, plan, name)
    process = await asyncio.create_subprocess_exec(*command, cwd=PROJECT)
    assert await process.wait() == 0
