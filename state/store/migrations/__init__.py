"""How a database is brought to the tables of today: at once where there are none, else by the steps in `versions/`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, select

from state.store.databases import fault_at
from state.store.engines import database_at
from state.store.schema import METADATA

VERSIONS = Path(__file__).parent / "versions"
NEWEST = "head"
# Where Alembic keeps the step a database is at.
STAMP = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


async def migrate(url: str, *, to: str = NEWEST) -> None:
    """Bring the database at this address to this step, from none or any before it; raises StoreUnavailable.

    All steps are one transaction; two processes that start together take turns.
    """
    database = database_at(url)
    try:
        async with database.migrating() as connection:
            if not await connection.run_sync(_is_as_wanted, to):
                # Alembic takes as long to load as a question takes to answer many times over.
                from state.store.migrations.steps import UnknownStep, take_steps

                try:
                    await connection.run_sync(take_steps, to)
                except UnknownStep as error:
                    remedy = "run the program that wrote it, or a newer one"
                    raise fault_at(database.url, error, remedy) from error
    finally:
        await database.close()


def newest_step() -> str:
    """The id of the last step, with which its file's name begins."""
    return max(file.name for file in VERSIONS.glob("*.py")).partition("_")[0]


def _is_as_wanted(connection: Connection, to: str) -> bool:
    """Whether the tables are those of today: they were already, or have been made where there were none."""
    tables = inspect(connection).get_table_names()
    if to != NEWEST:
        return False
    if tables:
        return STAMP.name in tables and connection.scalar(select(STAMP.c.version_num)) == newest_step()
    # What a test holds against what the steps make.
    METADATA.create_all(connection, checkfirst=False)
    STAMP.create(connection)
    connection.execute(STAMP.insert().values(version_num=newest_step()))
    return True
