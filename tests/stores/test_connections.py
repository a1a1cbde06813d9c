"""Connections that are lent: nobody's leaving costs a place, and one that was cut off is replaced unnoticed."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from state.records.errors import StoreUnavailable
from state.store.address import read_address
from state.store.connections import Connections, Row
from state.store.databases import Database, database_at, fault_at
from state.store.sqlite import PRAGMAS, Sqlite, SqliteConnection
from tests.support.places import PROJECT

WRITE = "BEGIN IMMEDIATE"


class Notes:
    """A file of notes behind a single connection, with every one that was opened."""

    def __init__(self, file: Path) -> None:
        self.opened: list[SqliteConnection] = []
        address = read_address(f"sqlite:///{file}")
        self.file = address.target
        self.connections = Connections(
            self.open, most=1, keep=1, errors=Sqlite.errors, fault=partial(fault_at, address)
        )

    async def open(self) -> SqliteConnection:
        self.opened.append(await SqliteConnection.opened(self.file, PRAGMAS))
        return self.opened[-1]

    async def all(self) -> list[Row]:
        return await self.connections.ask("SELECT words FROM note")

    async def write(self, *, then: BaseException | None = None) -> None:
        async with self.connections.transaction(WRITE) as connection:
            await connection.rows("INSERT INTO note VALUES (?)", ("husk",))
            if then is not None:
                raise then


@pytest.fixture
async def notes(tmp_path: Path) -> AsyncIterator[Notes]:
    one = Notes(tmp_path / "notes.db")
    await one.connections.ask("CREATE TABLE note (words TEXT)")
    yield one
    await one.connections.close()


async def test_what_a_block_wrote_is_there_when_it_ends(notes: Notes) -> None:
    await notes.write()
    assert await notes.all() == [("husk",)]


async def test_a_block_that_raises_has_written_nothing(notes: Notes) -> None:
    with pytest.raises(RuntimeError):
        await notes.write(then=RuntimeError())
    assert await notes.all() == []


async def test_a_connection_serves_one_after_the_other(notes: Notes) -> None:
    with pytest.raises(RuntimeError):
        await notes.write(then=RuntimeError())
    await asyncio.gather(*(notes.write() for _ in range(5)))
    assert len(notes.opened) == 1


@pytest.mark.parametrize("steps", range(6))
async def test_whoever_leaves_in_a_hurry_leaves_nothing_begun_and_the_place_free(
    notes: Notes, steps: int
) -> None:
    in_use = asyncio.Event()

    async def held() -> None:
        async with notes.connections.transaction(WRITE) as connection:
            await connection.rows("INSERT INTO note VALUES ('glem')")
            in_use.set()
            await asyncio.Event().wait()

    await left_in_a_hurry(held(), in_use, steps)
    assert await notes.all() == []
    await notes.write()
    assert len(notes.opened) == 1


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
    notes: Notes, steps: int
) -> None:
    writing = asyncio.ensure_future(notes.write())
    for _ in range(steps):
        await asyncio.sleep(0)
    writing.cancel()
    await asyncio.wait([writing])
    before = await notes.all()
    await notes.write()
    assert await notes.all() == [*before, ("husk",)]


async def test_who_waits_too_long_for_a_place_is_told_so(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("state.store.connections.WAITING_SECONDS", 0.01)
    async with notes.connections.transaction(WRITE):
        with pytest.raises(StoreUnavailable, match="in use"):
            await notes.all()
    assert await notes.all() == []


async def test_what_is_closed_while_it_is_lent_is_let_go_of_when_it_is_given_back(notes: Notes) -> None:
    with pytest.raises(RuntimeError):
        async with notes.connections.transaction(WRITE):
            await notes.connections.close()
            raise RuntimeError
    with pytest.raises(RuntimeError, match="shutdown"):
        await notes.opened[0].rows("SELECT 1")


async def test_no_more_are_kept_than_are_wanted(notes: Notes) -> None:
    few = Connections(notes.open, most=8, keep=2, errors=(sqlite3.Error,), fault=lambda _: pytest.fail())
    await asyncio.gather(*(few.ask("SELECT 1") for _ in range(8)))
    before = len(notes.opened)
    await asyncio.gather(*(few.ask("SELECT 1") for _ in range(2)))
    assert len(notes.opened) == before
    await few.close()


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
    another = database_at(f"{server.address.target}")
    async with another.migrating() as connection:
        await connection.rows(others)
    await another.close()


async def glanced(server: Database) -> object:
    return await server.glance("plan", "norrebro")


async def looked(server: Database) -> object:
    async with server.reading() as look:
        return await look.rows("SELECT 1")


async def written(server: Database) -> object:
    async with server.writing() as connection:
        return await connection.rows("SELECT 1")


@pytest.mark.parametrize("use", [glanced, looked, written])
async def test_a_connection_that_was_cut_off_while_it_lay_idle_is_replaced_unnoticed(
    server: Database, use: Callable[[Database], Awaitable[object]]
) -> None:
    before = await use(server)
    await hung_up(server)
    assert await use(server) == before


async def test_a_connection_that_is_cut_off_while_it_is_used_is_a_fault_of_the_database(
    server: Database,
) -> None:
    with pytest.raises(StoreUnavailable):
        async with server.writing() as connection:
            await hung_up(server)
            await connection.rows("SELECT 1")
    assert await written(server) == [(1,)]


@pytest.mark.parametrize("values", [(), ("%s",), ("?",), ("100 %",)])
async def test_values_are_taken_as_they_are(server: Database, values: Sequence[str]) -> None:
    async with server.reading() as look:
        asked = "SELECT CAST(? AS TEXT)" if values else "SELECT 1"
        assert await look.rows(asked, values) == [tuple(values) or (1,)]
