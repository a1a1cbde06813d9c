"""A record and all revisions in one statement, which is what every turn begins with.

An SQLite file is asked on a connection of its own in the caller's thread. It never waits: where the file is locked,
which in WAL mode is while it is opened or closed, nothing is seen.
"""

from __future__ import annotations

import sqlite3

from state.store.databases import Seen, seen_in
from state.store.statements import glance

REMEMBERED = 4_096


class Glances:
    """The quickest look an SQLite file has."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._seen: dict[tuple[str, str], Seen] = {}
        self._seen_at = -1
        self._revisions: dict[str, int] = {}

    def at_once(self, table: str, record_id: str) -> Seen | None:
        """The revisions and the record's text where they can be had without waiting, else None."""
        try:
            if self._connection is None:
                self._connection = looking_at(self._file)
            return self._look(self._connection, table, record_id)
        except sqlite3.Error:
            self.close()
            return None

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self._seen_at = -1  # another connection counts anew

    def _look(self, connection: sqlite3.Connection, table: str, record_id: str) -> Seen:
        """What is seen, which is what it was as long as SQLite says that nobody has committed anything."""
        (version,) = connection.execute("PRAGMA data_version").fetchone()
        if version != self._seen_at or len(self._seen) >= REMEMBERED:
            self._seen.clear()
            self._seen_at = version
        known = self._seen.get((table, record_id))
        if known is None:
            revisions, record = seen_in(connection.execute(glance(table), (record_id,)))
            if revisions != self._revisions:
                self._revisions = revisions  # one for all that see the same, who may be thousands
            known = self._seen[table, record_id] = (self._revisions, record)
        return known


def looking_at(file: str) -> sqlite3.Connection:
    """A connection to the file in the caller's thread that waits for nobody and cannot write."""
    connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA query_only=ON")
    return connection
