"""The steps in `versions/`, taken by Alembic; loaded only where there are any to take."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection

HERE = Path(__file__).parent


class UnknownStep(Exception):
    """The database is at a step this program does not know."""


def take_steps(connection: Connection, to: str) -> None:
    """Bring the tables to this step; raises UnknownStep."""
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection  # which `env.py` runs the steps on
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise UnknownStep(str(error)) from error
