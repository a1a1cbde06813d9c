"""What only holds of a database: it lasts, it is shared by processes, and it can be out of reach."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text

from state.conversations.talk import Talk
from state.facts.plan import Plan
from state.records.errors import StoreUnavailable
from state.store.engines import database_at
from state.store.migrations import migrate
from state.store.sql import SqlStore, open_store
from tests.support.places import PROJECT
from tests.support.state.elsewhere import renamed_elsewhere
from tests.support.state.records import a_plan, a_talk
from tests.support.state.saving import saved


async def test_what_was_saved_is_there_after_a_restart(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())
    await store.close()
    store = await open_store(database_url)
    async with store.reading() as look:
        plan = await look.get(Plan, "norrebro")
        assert await look.revisions() == {"Plan": 1}
    await store.close()
    assert plan
    assert plan.version == 1


async def test_two_processes_count_to_640_and_lose_nothing(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_talk("counter", count=0))
    command = (sys.executable, "-m", "tests.support.state.counting", database_url, "8", "40")
    processes = [await asyncio.create_subprocess_exec(*command, cwd=PROJECT) for _ in range(2)]
    assert [await process.wait() for process in processes] == [0, 0]
    async with store.reading() as look:
        talk = await look.get(Talk, "counter")
    await store.close()
    assert talk
    assert talk.memory == {"count": 640}


async def test_a_glance_sees_at_once_what_another_process_saved(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())
    before = await store.glance(Plan, "norrebro")
    await renamed_elsewhere(database_url, "norrebro", "Nordvest")
    after = await store.glance(Plan, "norrebro")
    await store.close()
    assert (before.revisions, after.revisions) == ({"Plan": 1}, {"Plan": 2})
    assert before.record is not None and after.record is not None
    assert (before.record.name, after.record.name) == ("Nørrebro", "Nordvest")


async def test_where_the_file_is_locked_a_look_waits_and_the_rest_of_the_house_goes_on(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    await migrate(url)
    store = await open_store(url)
    await saved(store, a_plan())
    await store.close()

    async def looked(store: SqlStore) -> dict[str, int]:
        async with store.reading() as look:
            return await look.revisions()

    # Only whoever locks a file outside WAL mode keeps its readers waiting.
    with closing(sqlite3.connect(tmp_path / "fremdrift.db", isolation_level=None)) as locker:
        locker.execute("PRAGMA journal_mode=DELETE")
        locker.execute("BEGIN EXCLUSIVE")
        store = SqlStore(database_at(url))
        glance = asyncio.create_task(store.glance(Plan, "norrebro"))
        look = asyncio.create_task(looked(store))
        await asyncio.sleep(0.1)
        assert not glance.done()
        assert not look.done()
        locker.execute("ROLLBACK")
    assert (await glance).revisions == await look == {"Plan": 1}
    await store.close()


async def test_a_database_that_went_away_is_the_same_fault_at_a_glance(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        await SqlStore(database_at(f"sqlite+aiosqlite:///{tmp_path}")).glance(Plan, "norrebro")


async def test_more_readers_than_connections_all_get_their_look(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())

    async def read() -> int:
        async with store.reading() as look:
            return await look.count(Plan)

    async with store.writing():
        assert await asyncio.gather(*(read() for _ in range(100))) == [1] * 100
    await store.close()


async def test_a_look_held_open_by_many_keeps_nobody_out(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    await migrate(url)
    store = await open_store(url)
    await saved(store, a_plan())
    all_in = asyncio.Barrier(40)

    async def read() -> str:
        async with store.reading() as look:
            await all_in.wait()
            plan = await look.get(Plan, "norrebro")
            assert plan
            return plan.name

    async with asyncio.timeout(20):
        assert await asyncio.gather(*(read() for _ in range(40))) == ["Nørrebro"] * 40
    await store.close()


async def test_sqlite_runs_with_every_setting_that_was_measured(tmp_path: Path) -> None:
    database = database_at(f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}")
    for transaction in (database.writing(None), database.remembering(), database.reading()):
        async with transaction as connection:
            names = ("journal_mode", "busy_timeout", "synchronous", "foreign_keys")
            settings = [await connection.scalar(text(f"PRAGMA {name}")) for name in names]
        assert settings == ["wal", 30000, 2, 1]
    await database.close()


async def test_postgresql_cuts_off_a_writer_that_stalls(
    postgresql_template: str, postgresql_server: URL
) -> None:
    url = postgresql_server.set(database=postgresql_template).render_as_string(hide_password=False)
    database = database_at(url)
    for transaction in (database.writing(None), database.writing(frozenset({"x"})), database.remembering()):
        async with transaction as connection:
            assert await connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == "1min"
    await database.close()


async def test_a_look_cannot_write(database_url: str) -> None:
    database = database_at(database_url)
    with pytest.raises(Exception, match=r"read-?only"):
        async with database.reading() as connection:
            await connection.exec_driver_sql("DELETE FROM plan")
    await database.close()


async def test_open_deadlines_of_a_span_are_found_by_their_index(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    await migrate(url)
    database = database_at(url)
    question = (
        "EXPLAIN QUERY PLAN SELECT record FROM deadline WHERE state = 'open' "
        "AND first >= '2026-01-01' AND first <= '2026-12-31' ORDER BY first ASC NULLS LAST, id ASC"
    )
    async with database.reading() as connection:
        steps = [row[3] for row in await connection.exec_driver_sql(question)]
    await database.close()
    assert "ix_deadline_state_first_last (state=? AND first>? AND first<?)" in steps[0]


@pytest.mark.parametrize(
    ("table", "whose"), [("reminder", "tenant"), ("reminder", "recipient"), ("notice", "tenant")]
)
async def test_what_is_due_is_found_in_order_without_sorting_those_due_at_one_moment(
    tmp_path: Path, table: str, whose: str
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'fremdrift.db'}"
    await migrate(url)
    database = database_at(url)
    question = (
        f"EXPLAIN QUERY PLAN SELECT record FROM {table} WHERE {whose} = 'x' AND state = 'waiting' "  # noqa: S608
        "AND next_at IS NOT NULL AND next_at <= '2026-01-01' ORDER BY next_at ASC NULLS LAST, id ASC LIMIT 40"
    )
    async with database.reading() as connection:
        steps = [row[3] for row in await connection.exec_driver_sql(question)]
    await database.close()
    assert len(steps) == 1, steps
    assert f"ix_{table}_{whose}_state_next_at_id" in steps[0]


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'var' / 'data' / 'fremdrift.db'}"
    await migrate(url)
    await (await open_store(url)).close()
    assert (tmp_path / "var" / "data" / "fremdrift.db").is_file()


@pytest.mark.parametrize("use", [migrate, open_store])
async def test_a_place_that_cannot_be_written_is_one_clear_fault(use: object, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "fremdrift.db"
    with pytest.raises(StoreUnavailable) as fault:
        await use(f"sqlite+aiosqlite:///{path}")  # type: ignore[operator]
    assert fault.value.place == str(path)
    assert "choose a folder" in str(fault.value)


async def test_a_folder_where_the_file_should_be_is_one_clear_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="unable to open database file"):
        await open_store(f"sqlite+aiosqlite:///{tmp_path}")


async def test_a_file_that_is_no_database_is_one_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but long enough to be read as one" * 20)
    with pytest.raises(StoreUnavailable, match="not a database"):
        await migrate(f"sqlite+aiosqlite:///{tmp_path / 'notes.txt'}")


@pytest.mark.parametrize("use", [migrate, open_store])
async def test_a_postgresql_that_does_not_answer_is_one_clear_fault_without_the_password(use: object) -> None:
    with pytest.raises(StoreUnavailable) as fault:
        await use("postgresql+psycopg://anne:hemmelig@127.0.0.1:1/fremdrift")  # type: ignore[operator]
    assert "127.0.0.1:1/fremdrift" in fault.value.place
    assert "hemmelig" not in str(fault.value)
    assert "check that PostgreSQL runs" in fault.value.remedy


async def test_a_database_that_was_not_migrated_is_not_opened(empty_database_url: str) -> None:
    with pytest.raises(StoreUnavailable, match=r"revision.*migrate the database first"):
        await open_store(empty_database_url)


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite+aiosqlite://", "sqlite:///:memory:", "nonsense"])
async def test_an_address_that_is_no_lasting_database_is_refused(url: str) -> None:
    with pytest.raises(StoreUnavailable):
        await open_store(url)
