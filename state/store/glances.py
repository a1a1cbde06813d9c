"""A record and all revisions in one statement, which is what every turn begins with.

On SQLite it is asked on a connection of its own in the caller's thread: some rows that lie in memory cost twenty
microseconds, handing them from another thread twenty times that. It never waits: where the file is locked, which in
WAL mode is while it is opened or closed, the ordinary look is taken instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache

from sqlalchemy import text

from state.store.engines import Engines

REMEMBERED = 4_096
Seen = tuple[dict[str, int], str | None]  # the revisions, and the record's text


class Glances:
    """The quickest look each engine has."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._file = engines.url.database if engines.url.get_backend_name() == "sqlite" else None
        self._connection: sqlite3.Connection | None = None
        self._seen: dict[tuple[str, str], Seen] = {}
        self._seen_at = -1
        self._revisions: dict[str, int] = {}

    async def rows(self, table: str, record_id: str) -> tuple[dict[str, int], str | None]:
        """The revisions and the record's text; raises StoreUnavailable."""
        found = self._at_once(table, record_id)
        if found is None:
            async with self._engines.glancing() as connection:
                rows = await connection.execute(text(_question(table)), {"id": record_id})
                found = self._read((row[0], row[1], row[2]) for row in rows)
        revisions, record = found
        return dict(revisions), record

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._seen_at = -1  # another connection counts anew

    def _at_once(self, table: str, record_id: str) -> Seen | None:
        """What is seen where it can be had without waiting, else None."""
        if self._file is None:
            return None
        try:
            if self._connection is None:
                self._connection = _opened(self._file)
            return self._look(self._connection, table, record_id)
        except sqlite3.Error:
            self.close()
            return None

    def _look(self, connection: sqlite3.Connection, table: str, record_id: str) -> Seen:
        """What is seen, which is what it was as long as SQLite says that nobody has committed anything."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_at or len(self._seen) >= REMEMBERED:
            self._seen.clear()
            self._seen_at = version
        known = self._seen.get((table, record_id))
        if known is None:
            known = self._read(connection.execute(_question(table), {"id": record_id}))
            self._seen[table, record_id] = known
        return known

    def _read(self, rows: Iterable[tuple[str | None, int, str | None]]) -> Seen:
        found = list(rows)
        revisions = {kind: number for kind, number, _ in found if kind is not None}
        if revisions != self._revisions:
            self._revisions = revisions  # one for all that see the same, who may be thousands
        # The record is the row without a kind.
        return self._revisions, next((record for kind, _, record in found if kind is None), None)


def _opened(file: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only=ON")
    return connection


@cache
def _question(table: str) -> str:
    """The statement, for a table of ours."""
    return (
        "SELECT kind, number, CAST(NULL AS TEXT) FROM revision "  # noqa: S608 - the name is no input
        f"UNION ALL SELECT NULL, 0, CAST(record AS TEXT) FROM {table} WHERE id = :id"
    )
