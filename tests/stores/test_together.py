"""What many want saved at once is saved together, one round after the other, and nobody spoils another's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from state.records.concurrency import Together


class Rounds:
    """Saves what it is handed once it is let go; a round that holds "bad" fails. A round's outcome is its number."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.saved: list[list[str]] = []
        self.under_way = 0
        self.most_under_way = 0

    async def save(self, items: Sequence[str]) -> int:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        self.saved.append(list(items))
        number = len(self.saved)
        try:
            await self.go.wait()
            if "bad" in items:
                raise OSError("the disk is full")
        finally:
            self.under_way -= 1
        return number


async def begun() -> None:
    """Let what can begin do so."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_who_comes_alone_is_saved_at_once() -> None:
    rounds = Rounds()
    rounds.go.set()
    together = Together(rounds.save)
    assert [await together.put("a"), await together.put("b")] == [1, 2]
    assert rounds.saved == [["a"], ["b"]]


async def test_who_comes_while_a_round_is_saved_waits_for_the_next_in_the_order_they_came() -> None:
    rounds = Rounds()
    together = Together(rounds.save)
    first = together.put("a")
    await begun()
    others = []
    for item in ("b", "c", "d"):
        others.append(together.put(item))
        await begun()
    assert rounds.saved == [["a"]]
    rounds.go.set()
    assert await asyncio.gather(first, *others) == [1, 2, 2, 2]
    assert rounds.saved == [["a"], ["b", "c", "d"]]
    assert rounds.most_under_way == 1


async def test_everybody_of_a_round_hears_that_it_failed_and_nobody_else() -> None:
    rounds = Rounds()
    together = Together(rounds.save)
    before = together.put("a")
    await begun()
    failed = [together.put("b"), together.put("bad")]
    await begun()
    rounds.go.set()
    told = await asyncio.gather(before, *failed, return_exceptions=True)
    assert [type(one) for one in told] == [int, OSError, OSError]
    assert await together.put("c") == 3


@pytest.mark.parametrize("steps", [0, 5], ids=["before its round", "during its round"])
async def test_who_gives_up_waiting_takes_nobody_along_and_is_saved_all_the_same(steps: int) -> None:
    rounds = Rounds()
    together = Together(rounds.save)
    given_up, other = together.put("a"), together.put("b")
    for _ in range(steps):
        await asyncio.sleep(0)
    given_up.cancel()
    rounds.go.set()
    assert await other == 1
    assert rounds.saved == [["a", "b"]]
    assert given_up.cancelled()


async def test_a_round_that_was_ended_before_it_began_leaves_its_items_to_the_next() -> None:
    rounds = Rounds()
    rounds.go.set()
    together = Together(rounds.save)
    together.hand_in("a").cancel()
    await begun()
    assert await together.put("b") == 1
    assert rounds.saved == [["a", "b"]]


async def test_what_nobody_waits_for_is_saved_beside_and_one_can_wait_until_all_is() -> None:
    rounds = Rounds()
    together = Together(rounds.save)
    await together.settled()
    together.hand_in("a")
    await begun()
    together.hand_in("b")
    settled = asyncio.create_task(together.settled())
    await begun()
    assert not settled.done()
    rounds.go.set()
    await settled
    assert rounds.saved == [["a"], ["b"]]
    assert rounds.under_way == 0


async def test_a_round_that_fails_is_over_for_who_waits_until_all_is_saved() -> None:
    rounds = Rounds()
    rounds.go.set()
    together = Together(rounds.save)
    failing = together.hand_in("bad")
    await together.settled()
    assert isinstance(failing.exception(), OSError)


async def test_who_gives_up_waiting_until_all_is_saved_ends_no_round() -> None:
    rounds = Rounds()
    together = Together(rounds.save)
    saved = together.put("a")
    settled = asyncio.create_task(together.settled())
    await begun()
    settled.cancel()
    await begun()
    rounds.go.set()
    assert await saved == 1
