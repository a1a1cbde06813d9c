"""What conversations remember is saved before their answers go out, many at once in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from dialogs.conversation.save import Keeper
from state.conversations.talk import Talk
from state.records.store import Store, Writing
from tests.support.stores import a_memory_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_talk(talk_id: str, said: str = "hej") -> Talk:
    return Talk(id=talk_id, memory={"said": said}, updated=NOW)


async def kept(store: Store, talk_id: str) -> object:
    talk = (await store.glance(Talk, talk_id)).record
    return talk.memory["said"] if talk else None


class Slow:
    """A store whose transactions wait to be let go; `fails` makes the next one fail."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.glance = store.glance
        self.reading = store.reading
        self.alone = store.alone
        self.close = store.close
        self.go = asyncio.Event()
        self.transactions = 0
        self.fails = False

    @asynccontextmanager
    async def remembering(self) -> AsyncIterator[Writing]:
        self.transactions += 1
        await self.go.wait()
        async with self._store.remembering() as unit:
            yield unit
            if self.fails:
                self.fails = False
                raise OSError("the disk is full")


async def test_what_is_kept_is_saved_when_it_returns(store: Store) -> None:
    keeper = Keeper(store)
    await keeper.keep(a_talk("a"))
    assert await kept(store, "a") == "hej"
    talk = (await store.glance(Talk, "a")).record
    assert talk is not None
    await keeper.keep(Talk(id="a", memory={"said": "farvel"}, updated=NOW, version=talk.version))
    assert await kept(store, "a") == "farvel"


async def test_those_who_wait_are_saved_in_one_transaction() -> None:
    slow = Slow(a_memory_store())
    keeper = Keeper(slow)
    first = asyncio.create_task(keeper.keep(a_talk("0")))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.create_task(keeper.keep(a_talk(str(number)))) for number in range(1, 50)]
    await asyncio.sleep(0)
    slow.go.set()
    await asyncio.gather(first, *others)
    assert slow.transactions == 2
    assert [await kept(slow, str(number)) for number in range(50)] == ["hej"] * 50


async def test_of_two_turns_in_one_conversation_the_later_one_holds(store: Store) -> None:
    keeper = Keeper(store)
    await asyncio.gather(keeper.keep(a_talk("a", "one")), keeper.keep(a_talk("a", "two")))
    assert await kept(store, "a") == "two"
    await keeper.keep(a_talk("a", "three"))  # with the version of before the others
    assert await kept(store, "a") == "three"


async def test_a_conversation_that_two_processes_keep_is_the_later_ones(store: Store) -> None:
    one, other = Keeper(store), Keeper(store)
    await one.keep(a_talk("a", "one"))
    await other.keep(a_talk("a", "two"))
    assert await kept(store, "a") == "two"


async def test_everybody_who_waited_hears_that_saving_failed_and_the_next_round_goes_well() -> None:
    slow = Slow(a_memory_store())
    slow.fails = True
    slow.go.set()
    keeper = Keeper(slow)
    told = await asyncio.gather(
        *(keeper.keep(a_talk(talk_id)) for talk_id in ("a", "b")), return_exceptions=True
    )
    assert [type(one) for one in told] == [OSError, OSError]
    assert await kept(slow, "a") is None
    await keeper.keep(a_talk("a"))
    assert await kept(slow, "a") == "hej"


async def test_a_turn_that_is_given_up_takes_nobody_with_it() -> None:
    slow = Slow(a_memory_store())
    keeper = Keeper(slow)
    given_up = asyncio.create_task(keeper.keep(a_talk("a")))
    other = asyncio.create_task(keeper.keep(a_talk("b")))
    await asyncio.sleep(0)
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    slow.go.set()
    await other
    assert await kept(slow, "b") == "hej"
