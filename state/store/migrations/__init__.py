"""How a database is brought to the tables of today, by the steps in `versions/`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from state.store.engines import engines_for
from state.store.tables import METADATA

HERE = Path(__file__).parent
STAMP = "alembic_version"


class WrittenByAnother(Exception):
    """The database knows a step that this program does not."""


async def migrate(url: str) -> None:
    """Bring the database at this address to the newest step, from none or any; raises StoreUnavailable.

    All steps are one transaction, and two processes that start together take turns.
    """
    engines = engines_for(url)
    try:
        async with engines.migrating() as connection:
            await connection.run_sync(_bring)
    except DBAPIError as error:
        raise engines.unavailable(error) from error
    except WrittenByAnother as error:
        raise engines.unavailable(error, "run the program that wrote it, or a newer one") from error
    finally:
        await engines.dispose()


def newest_step() -> str:
    """The id of the last step; their files are named after their ids."""
    return max(file.stem.split("_")[0] for file in (HERE / "versions").glob("[0-9]*.py"))


def upgrade(connection: Connection) -> None:
    """Take every step that is still to be taken; raises WrittenByAnother."""
    # Loaded where there is a step to take: most starts find the tables as they should be.
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise WrittenByAnother(str(error)) from error


def _bring(connection: Connection) -> None:
    tables = inspect(connection).get_table_names()
    if not tables:
        _make(connection)
    elif STAMP not in tables or connection.scalar(text(f"SELECT version_num FROM {STAMP}")) != newest_step():  # noqa: S608
        upgrade(connection)


def _make(connection: Connection) -> None:
    """Make today's tables at once, as a test holds against what the steps make."""
    METADATA.create_all(connection)
    connection.execute(
        text(
            f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL, "
            f"CONSTRAINT {STAMP}_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text(f"INSERT INTO {STAMP} VALUES (:step)"), {"step": newest_step()})  # noqa: S608
