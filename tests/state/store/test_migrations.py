"""The steps lead from an empty database to exactly today's tables."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from state.store.connections import AwaitedConnection
from state.store.engines import engines_for
from state.store.errors import StoreUnavailable
from state.store.migrations import migrate, newest_step, upgrade
from state.store.sql import open_store
from state.store.tables import METADATA
from tests.state.store.records import a_plan
from tests.state.store.test_contract import saved


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, METADATA))


@asynccontextmanager
async def tables_of(url: str, *, by_steps: bool) -> AsyncIterator[AwaitedConnection]:
    """The tables, made one step after another or all at once."""
    engines = engines_for(url)
    if by_steps:
        async with engines.migrating() as connection:
            await connection.run_sync(upgrade)
    else:
        await migrate(url)
    async with engines.reading() as connection:
        yield connection
    await engines.dispose()


async def emptied(url: str) -> None:
    engines = engines_for(url)
    async with engines.migrating() as connection:
        await connection.run_sync(METADATA.drop_all)
        await connection.execute(text("DROP TABLE alembic_version"))
    await engines.dispose()


def described(connection: Connection) -> dict[str, object]:
    """Everything the database says of its tables."""
    look = inspect(connection)
    return {
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


@pytest.mark.parametrize("by_steps", [True, False])
async def test_the_steps_make_exactly_the_tables(empty_database_url: str, by_steps: bool) -> None:
    async with tables_of(empty_database_url, by_steps=by_steps) as connection:
        assert await connection.run_sync(differences) == []


async def test_an_empty_database_gets_at_once_what_the_steps_lead_to(empty_database_url: str) -> None:
    made = []
    for by_steps in (True, False):
        async with tables_of(empty_database_url, by_steps=by_steps) as connection:
            stamp = await connection.scalar(text("SELECT version_num FROM alembic_version"))
            made.append((stamp, await connection.run_sync(described)))
        await emptied(empty_database_url)
    assert made[0] == made[1]
    assert made[0][0] == newest_step()


async def test_a_database_of_today_is_left_as_it_is(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())
    await migrate(database_url)
    async with store.reading() as look:
        assert await look.revisions() == {"Plan": 1}
    await store.close()


async def test_two_that_start_together_migrate_once(empty_database_url: str) -> None:
    await asyncio.gather(*(migrate(empty_database_url) for _ in range(4)))
    await (await open_store(empty_database_url)).close()


async def test_a_database_of_a_newer_program_is_one_clear_fault(database_url: str) -> None:
    engines = engines_for(database_url)
    async with engines.migrating() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engines.dispose()
    with pytest.raises(StoreUnavailable, match=r"9999.*newer"):
        await migrate(database_url)


async def test_text_is_ordered_by_code_point_in_the_tables_too(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    engines = engines_for(empty_database_url)
    async with engines.reading() as connection:
        columns = await connection.run_sync(lambda sync: inspect(sync).get_columns("plan"))
        dialect = connection.dialect.name
    await engines.dispose()
    kept = {
        column["name"]: getattr(column["type"], "collation", None)
        for column in columns
        if column["name"] in ("id", "name")
    }
    assert kept == ({"id": "C", "name": "C"} if dialect == "postgresql" else {"id": None, "name": None})
