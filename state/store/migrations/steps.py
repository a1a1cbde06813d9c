"""Alembic takes the steps, over a connection of SQLAlchemy; neither is needed for anything else."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from state.store.address import Address
from state.store.address import Engine as Kept
from state.store.databases import Database, fault_at

HERE = Path(__file__).parent


def take_steps(database: Database, *, to: str = "head") -> None:
    """Take every step up to this one that is still to be taken, one process after the other.

    Raises StoreUnavailable.
    """
    engine = _engine(database.address)
    try:
        with engine.begin() as connection:
            _upgrade(connection, to)
    except DBAPIError as error:
        cause = error.orig if isinstance(error.orig, Exception) else error
        raise fault_at(database.address, cause) from error
    except CommandError as error:
        raise fault_at(database.address, error, "run the program that wrote it, or a newer one") from error
    finally:
        engine.dispose()


def _engine(address: Address) -> Engine:
    """An engine whose transactions wait for whoever else takes steps."""
    if address.engine is Kept.POSTGRESQL:
        engine = create_engine(make_url(address.target).set(drivername="postgresql+psycopg"))
        from state.store.postgresql import MIGRATION

        _on_begin(engine, f"SELECT pg_advisory_xact_lock({MIGRATION})")
        return engine
    engine = create_engine(URL.create("sqlite", database=address.target), connect_args={"timeout": 30})
    event.listen(engine, "connect", _leave_beginning_to_us)
    _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


def _on_begin(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def _leave_beginning_to_us(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver's own BEGIN is deferred and comes too late


def _upgrade(connection: Connection, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
