"""Who writes beside whom: different plans, what is remembered, and questions wait for nobody; the rest takes turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

import psycopg
import pytest
from msgspec.structs import replace

from state.conversations.talk import Talk
from state.facts.plan import Plan
from state.records.store import Store, Writing
from state.store.sql import open_store
from tests.support.state.records import a_plan, a_talk

T = TypeVar("T")

PATIENCE = 30  # what waits for ever fails instead
ALL = None
WAITS = (
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_locks.database = pg_database.oid "
    "WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted"
)


@pytest.fixture
async def one(postgresql_url: str) -> AsyncIterator[Store]:
    """The store of one process."""
    async with opened(postgresql_url) as store:
        yield store


@pytest.fixture(params=["the same process", "another process"])
async def other(request: pytest.FixtureRequest, one: Store, postgresql_url: str) -> AsyncIterator[Store]:
    """The store another task writes through, of the same process or of another one."""
    if request.param == "the same process":
        yield one
        return
    async with opened(postgresql_url) as store:
        yield store


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


async def meanwhile(work: Awaitable[T]) -> T:
    """What comes of the work, done by another task while this one is in the middle of something."""

    async def done() -> T:
        return await work

    async with asyncio.timeout(PATIENCE):
        return await asyncio.create_task(done())


async def add(store: Store, plans: Sequence[str] | None, plan: str) -> None:
    async with store.writing(plans) as unit:
        await unit.put(a_plan(plan))


async def remember(store: Store, talk: str) -> None:
    async with store.remembering() as unit:
        await unit.put(a_talk(talk))


async def known(store: Store) -> set[str]:
    async with store.reading() as look:
        return {plan.id for plan in await look.find(Plan)}


async def test_writers_of_different_plans_do_not_wait_for_each_other(one: Store, other: Store) -> None:
    async with one.writing(["amager"]) as unit:
        await unit.put(a_plan("amager"))
        await meanwhile(add(other, ["valby"], "valby"))
        assert await meanwhile(known(other)) == {"valby"}
    assert await known(one) == {"amager", "valby"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["amager"], ["amager"]),
        (["amager", "valby"], ["valby", "brøndby"]),
        (["amager"], ALL),
        (ALL, ["amager"]),
        (ALL, ALL),
    ],
)
async def test_writers_of_the_same_plans_take_turns_and_so_does_whoever_names_none(
    one: Store, other: Store, postgresql_url: str, first: Sequence[str] | None, second: Sequence[str] | None
) -> None:
    async def count(store: Store, plans: Sequence[str] | None, begun: asyncio.Event) -> None:
        begun.set()
        async with store.writing(plans) as unit:
            plan = await unit.get(Plan, "counted") or a_plan("counted", name="")
            await unit.put(replace(plan, name=plan.name + "I"))

    begun = asyncio.Event()
    async with one.writing(first) as unit:
        await unit.put(a_plan("counted", name="I"))
        waiting = asyncio.create_task(count(other, second, begun))
        await begun.wait()
        if other is not one:
            await somebody_waits(postgresql_url)
        assert not waiting.done()
    await meanwhile(waiting)
    plan = (await one.glance(Plan, "counted")).record
    assert plan is not None
    assert (plan.name, plan.version) == ("II", 2)


async def somebody_waits(url: str) -> None:
    """Return when somebody waits for a lock."""
    address = url.replace("+psycopg", "")
    async with asyncio.timeout(PATIENCE), await psycopg.AsyncConnection.connect(address) as connection:
        while (await (await connection.execute(WAITS)).fetchone()) == (0,):  # noqa: ASYNC110  # it has no event
            await asyncio.sleep(0.01)


async def test_whoever_names_plans_in_another_order_waits_in_the_same(one: Store, other: Store) -> None:
    async def count(store: Store, plans: Sequence[str]) -> None:
        async with store.writing(plans) as unit:
            plan = await unit.get(Plan, plans[0]) or a_plan(plans[0], name="")
            await unit.put(replace(plan, name=plan.name + "I"))

    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(
            *(count(one, ["amager", "valby"]) for _ in range(20)),
            *(count(other, ["valby", "amager"]) for _ in range(20)),
        )
    for plan in ("amager", "valby"):
        found = (await one.glance(Plan, plan)).record
        assert found is not None
        assert found.name == "I" * 20


async def test_whoever_names_no_plan_comes_before_those_who_come_later(one: Store) -> None:
    order: list[str] = []

    async def write(plans: Sequence[str] | None, name: str) -> None:
        async with one.writing(plans):
            order.append(name)
            await asyncio.sleep(0)

    async with one.writing(["amager"]):
        late = [asyncio.create_task(write(ALL, "all")), asyncio.create_task(write(["valby"], "valby"))]
        for _ in range(10):
            await asyncio.sleep(0)
        assert order == []
    await asyncio.gather(*late)
    assert order == ["all", "valby"]


@pytest.mark.parametrize("plans", [["amager"], ALL])
async def test_what_is_remembered_waits_for_no_writer(
    one: Store, other: Store, plans: Sequence[str] | None
) -> None:
    async with one.writing(plans) as unit:
        await unit.put(a_plan("amager"))
        await meanwhile(remember(other, "t"))
        assert (await meanwhile(other.glance(Talk, "t"))).record is not None
        assert await meanwhile(known(other)) == set()


async def test_many_who_wait_for_a_plan_keep_neither_another_plan_nor_a_question_waiting(
    one: Store, postgresql_url: str
) -> None:
    async with opened(postgresql_url) as other, one.writing(["amager"]):
        waiting = [asyncio.create_task(add(other, ["amager"], f"amager-{n}")) for n in range(40)]
        await somebody_waits(postgresql_url)
        await meanwhile(add(other, ["valby"], "valby"))
        assert await meanwhile(known(other)) == {"valby"}
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*waiting)
        assert len(await known(other)) == 41


async def test_a_question_is_answered_while_somebody_writes(database_url: str) -> None:
    async with opened(database_url) as store:
        for door in (store.writing(), store.writing(["amager"])):
            async with door as unit:
                await unit.put(a_plan(str(id(door))))
                before = await meanwhile(known(store))
                glance = await meanwhile(store.glance(Plan, str(id(door))))
                assert glance.record is None
                assert len(before) == glance.revisions.get("Plan", 0)


async def test_two_who_remember_the_same_at_once_do_not_both_win(one: Store, other: Store) -> None:
    """The second is refused, so that whoever remembers knows and can look again."""
    await remember(one, "t")
    seen = (await one.glance(Talk, "t")).record
    assert seen is not None

    async def change(store: Store, said: str) -> None:
        async with store.remembering() as unit:
            await unit.put(replace(seen, memory={"said": said}))

    async with asyncio.timeout(PATIENCE):
        outcomes = await asyncio.gather(change(one, "a"), change(other, "b"), return_exceptions=True)
    assert [type(one).__name__ for one in outcomes if one is not None] == ["RecordMovedOn"]


async def test_only_what_a_conversation_remembers_is_put_while_remembering(store: Store) -> None:
    with pytest.raises(ValueError, match="Plan is true of the plans"):
        async with store.remembering() as unit:
            await unit.put(a_plan())
    with pytest.raises(ValueError, match="Plan is true of the plans"):
        async with store.remembering() as unit:
            await unit.put_all([a_plan()])
    assert await known(store) == set()


async def test_what_is_remembered_is_there_or_lost_together(store: Store) -> None:
    with pytest.raises(LookupError):
        async with store.remembering() as unit:
            await unit.put(a_talk("t"))
            raise LookupError
    assert (await store.glance(Talk, "t")).record is None
    await remember(store, "t")
    assert (await store.glance(Talk, "t")).record is not None


async def test_one_door_inside_another_is_refused(store: Store) -> None:
    for outer in (store.writing(), store.writing(["amager"]), store.remembering()):
        async with outer:
            for inner in (store.writing(), store.writing(["valby"]), store.remembering()):
                with pytest.raises(RuntimeError, match="inside another"):
                    async with inner:
                        pass


async def test_what_is_held_is_seen_as_the_one_before_left_it(one: Store, postgresql_url: str) -> None:
    async def count(unit: Writing) -> None:
        await unit.hold("the same")
        talk = await unit.get(Talk, "counter") or a_talk("counter", count=0)
        await unit.put(replace(talk, memory={"count": int(str(talk.memory["count"])) + 1}))

    async def write(store: Store, plan: str) -> None:
        async with store.writing([plan]) as unit:
            await count(unit)

    async def remembered(store: Store) -> None:
        async with store.remembering() as unit:
            await count(unit)

    async with opened(postgresql_url) as other, asyncio.timeout(PATIENCE):
        await asyncio.gather(
            *(write(one, f"plan-{n}") for n in range(10)),
            *(write(other, f"plan-{n}") for n in range(10, 20)),
            *(remembered(store) for store in (one, other) * 5),
        )
    talk = (await one.glance(Talk, "counter")).record
    assert talk is not None
    assert talk.memory == {"count": 30}


async def test_a_cancelled_writer_lets_the_next_one_of_its_plan_in(one: Store, other: Store) -> None:
    begun = asyncio.Event()

    async def write_for_ever() -> None:
        async with one.writing(["amager"]) as unit:
            await unit.put(a_plan("never"))
            begun.set()
            await asyncio.Event().wait()

    first = asyncio.create_task(write_for_ever())
    await begun.wait()
    waiting = asyncio.create_task(add(other, ["amager"], "never-either"))
    await asyncio.sleep(0)
    waiting.cancel()
    first.cancel()
    await asyncio.gather(first, waiting, return_exceptions=True)
    await meanwhile(add(other, ["amager"], "amager"))
    assert await known(one) == {"amager"}
