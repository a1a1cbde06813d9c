"""The steps lead from an empty database to exactly today's tables."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import create_engine, inspect, make_url
from sqlalchemy.engine.interfaces import ReflectedColumn

from state.records.errors import StoreUnavailable
from state.store.address import Engine
from state.store.databases import database_at
from state.store.layout import making
from state.store.migrations import STAMP, migrate, newest_step
from state.store.migrations.steps import take_steps
from state.store.sql import open_store
from state.store.tables import KINDS
from tests.stores.test_contract import saved
from tests.support.state.records import a_plan

Tables = dict[str, object]


def tables_of(url: str) -> Tables:
    """Everything the database says of its tables."""
    engine = create_engine(make_url(url.replace("+aiosqlite", "")))
    with engine.connect() as connection:
        look = inspect(connection)
        found: Tables = {
            table: (
                [{**column, "type": repr(column["type"])} for column in look.get_columns(table)],
                look.get_pk_constraint(table),
                sorted(look.get_indexes(table), key=str),
                sorted(look.get_unique_constraints(table), key=str),
                look.get_foreign_keys(table),
                look.get_check_constraints(table),
            )
            for table in look.get_table_names()
        }
    engine.dispose()
    return found


def columns_of(url: str, table: str) -> list[ReflectedColumn]:
    engine = create_engine(make_url(url.replace("+aiosqlite", "")))
    columns = inspect(engine).get_columns(table)
    engine.dispose()
    return columns


async def step_of(url: str) -> object:
    database = database_at(url)
    async with database.migrating() as connection:
        ((step,),) = await connection.rows(f"SELECT version_num FROM {STAMP}")  # noqa: S608
    await database.close()
    return step


async def emptied(url: str) -> None:
    database = database_at(url)
    async with database.migrating() as connection:
        for table in await database.tables(connection):
            await connection.rows(f'DROP TABLE "{table}"')
    await database.close()


async def test_an_empty_database_gets_at_once_what_the_steps_lead_to(empty_database_url: str) -> None:
    take_steps(database_at(empty_database_url))
    by_steps = (await step_of(empty_database_url), tables_of(empty_database_url))
    await emptied(empty_database_url)
    await migrate(empty_database_url)
    assert (await step_of(empty_database_url), tables_of(empty_database_url)) == by_steps
    assert by_steps[0] == newest_step()


async def test_there_is_a_table_for_every_kind_and_no_other(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    kept = {kind.table: {"id", "version", "record", *kind.searched} for kind in KINDS}
    found = {name: {column["name"] for column in columns_of(empty_database_url, name)} for name in kept}
    assert found == kept
    assert set(tables_of(empty_database_url)) == {*kept, "revision", STAMP}


@pytest.mark.parametrize("step", ["0001", "0002", "0003", "0004"])
async def test_a_database_of_any_step_is_brought_to_the_newest(empty_database_url: str, step: str) -> None:
    take_steps(database_at(empty_database_url), to=step)
    assert await step_of(empty_database_url) == step
    await migrate(empty_database_url)
    brought = tables_of(empty_database_url)
    await emptied(empty_database_url)
    await migrate(empty_database_url)
    assert brought == tables_of(empty_database_url)


async def test_steps_that_fail_leave_the_database_as_it_was(empty_database_url: str) -> None:
    take_steps(database_at(empty_database_url), to="0003")
    database = database_at(empty_database_url)
    async with database.migrating() as connection:
        await connection.rows("CREATE TABLE feedback (id INTEGER)")  # which the next step wants to make
    await database.close()
    before = tables_of(empty_database_url)
    with pytest.raises(StoreUnavailable, match="feedback"):
        await migrate(empty_database_url)
    assert (await step_of(empty_database_url), tables_of(empty_database_url)) == ("0003", before)


async def test_a_database_of_today_is_left_as_it_is(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())
    await migrate(database_url)
    async with store.reading() as look:
        assert await look.revisions() == {"Plan": 1}
    await store.close()


@pytest.mark.parametrize("step", [None, "0002"])
async def test_four_that_start_together_migrate_once(empty_database_url: str, step: str | None) -> None:
    if step is not None:
        take_steps(database_at(empty_database_url), to=step)
    await asyncio.gather(*(migrate(empty_database_url) for _ in range(4)))
    await (await open_store(empty_database_url)).close()


async def test_a_database_of_a_newer_program_is_one_clear_fault(database_url: str) -> None:
    database = database_at(database_url)
    async with database.migrating() as connection:
        await connection.rows(f"UPDATE {STAMP} SET version_num = '9999'")  # noqa: S608
    await database.close()
    with pytest.raises(StoreUnavailable, match=r"9999.*newer"):
        await migrate(database_url)


async def test_text_is_ordered_by_code_point_in_the_tables_too(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    kept = {
        column["name"]: getattr(column["type"], "collation", None)
        for column in columns_of(empty_database_url, "plan")
        if column["name"] in ("id", "name")
    }
    on_server = database_at(empty_database_url).address.engine is Engine.POSTGRESQL
    assert kept == ({"id": "C", "name": "C"} if on_server else {"id": None, "name": None})


def test_no_name_in_a_statement_could_end_its_quotes() -> None:
    names = {name for kind in KINDS for name in (kind.table, *kind.searched)}
    assert all(name.replace("_", "").isalpha() for name in names)
    database = database_at("sqlite+aiosqlite:///never-opened.db")
    assert all(statement.count('"') % 2 == 0 for statement in making(database))
