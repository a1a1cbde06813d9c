"""How a database is brought to the tables of today, by the steps in `versions/`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from state.store.engines import engines_for


async def migrate(url: str) -> None:
    """Bring the database at this address to the newest step, from none or any; raises StoreUnavailable.

    All steps are one transaction, and two processes that start together take turns.
    """
    engines = engines_for(url)
    try:
        async with engines.migrating() as connection:
            await connection.run_sync(_upgrade)
    except DBAPIError as error:
        raise engines.unavailable(error) from error
    except CommandError as error:
        raise engines.unavailable(error, "run the program that wrote it, or a newer one") from error
    finally:
        await engines.dispose()


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
