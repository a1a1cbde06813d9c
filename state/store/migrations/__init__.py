"""How a database is brought to the tables of today: at once where there are none, else by the steps in `versions/`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from state.store.connections import Connection
from state.store.databases import Database, database_at, fault_at
from state.store.layout import making

HERE = Path(__file__).parent
STAMP = "alembic_version"


async def migrate(url: str) -> None:
    """Bring the database at this address to the newest step, from none or any; raises StoreUnavailable.

    All steps are one transaction, which once begun is not given up for a cancelled task; two processes that start
    together take turns.
    """
    database = database_at(url)
    try:
        async with database.migrating() as connection:
            is_todays = await _made_or_found(database, connection)
        if not is_todays:
            # Loaded where there is a step to take, with all that Alembic needs: most starts find none.
            from state.store.migrations.steps import take_steps

            await asyncio.to_thread(take_steps, database)
    except database.errors as error:
        raise fault_at(database.address, error) from error
    finally:
        await database.close()


def newest_step() -> str:
    """The id of the last step; their files are named after their ids."""
    return max(file.stem.split("_")[0] for file in (HERE / "versions").glob("[0-9]*.py"))


async def _made_or_found(database: Database, connection: Connection) -> bool:
    """Whether the tables are today's, which they are made to be where there are none."""
    tables = await database.tables(connection)
    if not tables:
        await _make(database, connection)
        return True
    stamps = await connection.rows(f"SELECT version_num FROM {STAMP}") if STAMP in tables else []  # noqa: S608
    return stamps == [(newest_step(),)]


async def _make(database: Database, connection: Connection) -> None:
    """Make today's tables, as a test holds against what the steps make."""
    for statement in making(database):
        await connection.rows(statement)
    await connection.rows(
        f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {STAMP}_pkc PRIMARY KEY (version_num))"
    )
    await connection.rows(f"INSERT INTO {STAMP} VALUES (?)", (newest_step(),))  # noqa: S608
