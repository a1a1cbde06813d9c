"""Connections that are lent: nobody's leaving costs a place, and one that was cut off is replaced unnoticed."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from state.facts.plan import Plan
from state.records.errors import StoreUnavailable
from state.records.store import Store
from state.store.databases import Database
from state.store.engines import database_at
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.stores.test_contract import saved
from tests.support.places import PROJECT
from tests.support.state.records import a_plan


@pytest.fixture
async def notes(empty_database_url: str) -> AsyncIterator[Database]:
    """A database with a table of notes."""
    database = database_at(empty_database_url)
    async with database.migrating() as connection:
        await connection.exec_driver_sql("CREATE TABLE note (words TEXT)")
    yield database
    await database.close()


async def written(connection: AsyncConnection, words: str = "husk") -> None:
    await connection.execute(text("INSERT INTO note VALUES (:words)"), {"words": words})


async def write(notes: Database, *, then: BaseException | None = None) -> None:
    async with notes.writing(None) as connection:
        await written(connection)
        if then is not None:
            raise then


async def all_of(notes: Database) -> list[str]:
    async with notes.reading() as look:
        return list(await look.scalars(text("SELECT words FROM note")))


async def test_what_a_block_wrote_is_there_when_it_ends(notes: Database) -> None:
    await write(notes)
    assert await all_of(notes) == ["husk"]


async def test_a_block_that_raises_has_written_nothing(notes: Database) -> None:
    with pytest.raises(LookupError):
        await write(notes, then=LookupError())
    assert await all_of(notes) == []


@pytest.mark.parametrize("steps", range(6))
async def test_whoever_leaves_in_a_hurry_leaves_nothing_begun_and_the_place_free(
    notes: Database, steps: int
) -> None:
    for _ in range(12):  # more often than there are places
        in_use = asyncio.Event()
        await left_in_a_hurry(held(notes, in_use), in_use, steps)
    assert await all_of(notes) == []
    await write(notes)
    assert await all_of(notes) == ["husk"]


async def held(notes: Database, in_use: asyncio.Event) -> None:
    async with notes.writing(None) as connection:
        await written(connection, "glem")
        in_use.set()
        await asyncio.Event().wait()


async def left_in_a_hurry(work: Awaitable[None], in_use: asyncio.Event, steps: int) -> None:
    """The work is cancelled, and a second time some steps later."""
    holding = asyncio.ensure_future(work)
    await in_use.wait()
    holding.cancel()
    for _ in range(steps):
        await asyncio.sleep(0)
    holding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await holding


@pytest.mark.parametrize("steps", range(12))
async def test_whoever_leaves_while_something_is_being_written_leaves_the_place_free(
    notes: Database, steps: int
) -> None:
    for _ in range(4):
        writing = asyncio.ensure_future(write(notes))
        for _ in range(steps):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.wait([writing])
    before = await all_of(notes)
    await write(notes)
    assert await all_of(notes) == [*before, "husk"]


async def test_who_waits_too_long_for_a_place_is_told_so(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("state.store.databases.WAITING_SECONDS", 0.01)
    database = database_at(empty_database_url)
    await all_places_taken(database)
    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT 1")) == 1
    await database.close()


async def all_places_taken(database: Database) -> None:
    """One more than there are places wants one."""
    async with database.reading():
        try:
            await all_places_taken(database)
        except StoreUnavailable as fault:
            assert fault.cause == "all connections to it are in use"


async def test_what_is_closed_while_it_is_lent_is_let_go_of_when_it_is_given_back(notes: Database) -> None:
    with pytest.raises(LookupError):
        async with notes.writing(None) as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute("SELECT 1")
            await notes.close()
            raise LookupError
    with pytest.raises(Exception, match=r"closed|no active"):
        await driver.execute("SELECT 1")


async def test_no_thread_of_a_closed_store_is_left(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    before = set(threading.enumerate())
    await migrate(url)
    store = await open_store(url)
    await asyncio.gather(*(looked_at(store) for _ in range(20)))
    await saved(store, a_plan())
    assert set(threading.enumerate()) != before
    await store.close()
    gc.collect()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=30)
    assert set(threading.enumerate()) == before


async def looked_at(store: Store) -> int:
    async with store.reading() as look:
        return await look.count(Plan)


LEAVING = """
import asyncio, sys
from state.store.migrations import migrate
from state.store.sql import open_store

async def main():
    await migrate(sys.argv[1])
    store = await open_store(sys.argv[1])
    async with store.writing():
        {leaves}

asyncio.run(main())
"""


@pytest.mark.parametrize("leaves", ["pass", "sys.exit(0)", "asyncio.current_task().cancel()"])
async def test_a_process_ends_though_nobody_closed_its_store(tmp_path: Path, leaves: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        LEAVING.format(leaves=leaves),
        url,
        cwd=PROJECT,
        stderr=asyncio.subprocess.DEVNULL,
    )
    async with asyncio.timeout(30):
        await process.wait()


CLOSING = """
import asyncio, sys
from state.store.migrations import migrate
from state.store.sql import open_store

async def look(store):
    async with store.reading() as look:
        await look.revisions()

async def main():
    await migrate(sys.argv[1])
    store = await open_store(sys.argv[1])
    await asyncio.gather(*(look(store) for _ in range(20)))
    waiting = [asyncio.create_task(look(store)) for _ in range(20)]
    await asyncio.sleep(0)
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await store.close()

asyncio.run(main())
"""


async def test_a_process_that_closes_its_store_ends_without_a_word(empty_database_url: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", CLOSING),
        empty_database_url,
        cwd=PROJECT,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(60):
        _, said = await process.communicate()
    assert (process.returncode, said.decode()) == (0, "")


@pytest.fixture
async def server(postgresql_template: str, postgresql_server: URL) -> AsyncIterator[Database]:
    url = postgresql_server.set(database=postgresql_template).render_as_string(hide_password=False)
    database = database_at(url)
    yield database
    await database.close()


async def hung_up(server: Database) -> None:
    """The server hangs up on everybody who waits for something to do, as it does when it is started anew."""
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )
    another = database_at(server.url.render_as_string(hide_password=False))
    async with another.migrating() as connection:
        await connection.exec_driver_sql(others)
    await another.close()


async def glanced(server: Database) -> object:
    async with server.glancing() as connection:
        return await connection.scalar(text("SELECT 1"))


async def looked(server: Database) -> object:
    async with server.reading() as look:
        return await look.scalar(text("SELECT 1"))


async def wrote(server: Database) -> object:
    async with server.writing(None) as connection:
        return await connection.scalar(text("SELECT 1"))


@pytest.mark.parametrize("use", [glanced, looked, wrote])
async def test_a_connection_that_was_cut_off_while_it_lay_idle_is_replaced_unnoticed(
    server: Database, use: Callable[[Database], Awaitable[object]]
) -> None:
    before = await use(server)
    await hung_up(server)
    assert await use(server) == before


async def test_nothing_is_prepared_which_a_pooler_would_give_to_somebody_else(server: Database) -> None:
    async with server.reading() as look:
        for _ in range(20):
            await look.scalar(text("SELECT CAST(:asked AS TEXT)"), {"asked": "x"})
        assert await look.scalar(text("SELECT count(*) FROM pg_prepared_statements")) == 0


async def test_a_connection_that_is_cut_off_while_it_is_used_is_a_fault_of_the_database(
    server: Database,
) -> None:
    with pytest.raises(StoreUnavailable):
        async with server.writing(None) as connection:
            await hung_up(server)
            await connection.scalar(text("SELECT 1"))
    assert await wrote(server) == 1
