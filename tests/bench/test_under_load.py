"""A load on the bot as a process: every turn is answered once, and nothing grows with the turns."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator

import pytest

from tests.bench.front_door import Server, server, teams
from tests.bench.load import PEOPLE, memory_mb, open_files

AT_ONCE = 16
ROUND = 300
MOST_GROWTH_MB = 6


@pytest.fixture(scope="module")
def bot() -> Iterator[Server]:
    if sys.platform != "linux":
        pytest.skip("only Linux tells what a process holds")
    with teams() as service_url, server("fremdrift", service_url) as one:
        yield one


def test_a_load_loses_no_turn_and_leaves_nothing_behind(bot: Server) -> None:
    """`load` itself holds the messages sent against the turns answered; what is known after that stays."""
    pid = bot.process.pid
    asyncio.run(bot.load(at_once=AT_ONCE, turns=2 * PEOPLE))
    asyncio.run(bot.load(at_once=AT_ONCE, turns=ROUND))
    told, memory, files = bot.stats(), memory_mb(pid) or 0.0, open_files(pid) or 0
    for _ in range(3):
        asyncio.run(bot.load(at_once=AT_ONCE, turns=ROUND))
    after = bot.stats()
    assert after["sent"] - told["sent"] == 3 * ROUND
    assert after["connections"] - told["connections"] <= AT_ONCE
    assert (after["tokens"], told["tokens"]) == (1, 1)
    assert (open_files(pid) or 0) <= files + AT_ONCE
    assert (memory_mb(pid) or 0.0) - memory < MOST_GROWTH_MB
