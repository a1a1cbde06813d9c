"""Connections that are waited for: nobody's leaving costs the pool one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, QueuePool, create_engine, event, text

from state.store.connections import connected, disposed


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    one = create_engine(f"sqlite+aiosqlite:///{tmp_path / 'notes.db'}", pool_size=1, max_overflow=0)
    async with connected(one) as connection, connection.begin():
        await connection.execute(text("CREATE TABLE note (words TEXT)"))
    yield one
    await disposed(one)


async def notes(engine: Engine) -> int:
    async with connected(engine) as connection:
        return len((await connection.scalars(text("SELECT words FROM note"))).all())


async def written(engine: Engine, *, then: BaseException | None = None) -> None:
    async with connected(engine) as connection, connection.begin():
        await connection.execute(text("INSERT INTO note VALUES (:words)"), {"words": "husk"})
        if then is not None:
            raise then


async def test_what_a_block_wrote_is_there_when_it_ends(engine: Engine) -> None:
    await written(engine)
    assert await notes(engine) == 1


async def test_a_block_that_raises_has_written_nothing(engine: Engine) -> None:
    with pytest.raises(RuntimeError):
        await written(engine, then=RuntimeError())
    assert await notes(engine) == 0


@pytest.mark.parametrize("steps", range(6))
async def test_a_connection_given_back_in_a_hurry_can_be_used_again(engine: Engine, steps: int) -> None:
    in_use = asyncio.Event()
    opened: list[object] = []
    event.listen(engine, "connect", lambda connection, _: opened.append(connection))

    async def held() -> None:
        async with connected(engine) as connection:
            await connection.scalar(text("SELECT 1"))
            in_use.set()
            await asyncio.Event().wait()

    holding = asyncio.create_task(held())
    await in_use.wait()
    holding.cancel()
    for _ in range(steps):
        await asyncio.sleep(0)
    holding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await holding
    assert isinstance(engine.pool, QueuePool)
    assert engine.pool.checkedout() == 0
    assert await notes(engine) == 0
    assert not opened
