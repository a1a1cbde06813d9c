"""How a database is brought to the tables of today: at once where there are none, else by the steps in `versions/`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, inspect

from state.store.databases import fault_at
from state.store.engines import database_at
from state.store.schema import METADATA

HERE = Path(__file__).parent
NEWEST = "head"


async def migrate(url: str, *, to: str = NEWEST) -> None:
    """Bring the database at this address to this step, from none or any before it; raises StoreUnavailable.

    All steps are one transaction; two processes that start together take turns.
    """
    database = database_at(url)
    try:
        async with database.migrating() as connection:
            await connection.run_sync(_bring, to)
    except CommandError as error:
        raise fault_at(database.url, error, "run the program that wrote it, or a newer one") from error
    finally:
        await database.close()


def newest_step() -> str | None:
    """The id of the last step."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _bring(connection: Connection, to: str) -> None:
    if to == NEWEST and not inspect(connection).get_table_names():
        # What a test holds against what the steps make.
        METADATA.create_all(connection, checkfirst=False)
        command.stamp(_config(connection), to)
    else:
        command.upgrade(_config(connection), to)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection  # which `env.py` runs the steps on
    return config
