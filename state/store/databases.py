"""The two databases the truth can be kept in, as the store asks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from state.records.errors import StoreUnavailable
from state.store.address import Address, Engine, read_address
from state.store.connections import Asked, Connection

Seen = tuple[dict[str, int], str | None]  # the revisions, and a record's text


# What an operator is told to do where a database cannot be used.
REMEDY = {
    Engine.SQLITE: "choose a folder on a local disk and a file in it that this user may write to",
    Engine.POSTGRESQL: "check that PostgreSQL runs there, and the user, the password and the database's name",
}


class Database(Protocol):
    """What an engine must be able to do; whatever it cannot, it says with StoreUnavailable."""

    address: Address
    types: Mapping[type, str]  # what a column of this type is called
    errors: tuple[type[Exception], ...]  # what its driver raises

    def writing(self) -> AbstractAsyncContextManager[Connection]:
        """A transaction that is the only one that writes records, in every process."""

    def migrating(self) -> AbstractAsyncContextManager[Connection]:
        """A transaction in which the tables may still be missing; two of them come one after the other."""

    def reading(self) -> AbstractAsyncContextManager[Asked]:
        """A transaction that sees one moment and writes nothing."""

    async def glance(self, table: str, record_id: str) -> Seen:
        """What is committed now, as cheaply as can be."""

    def alone_with(self, name: str) -> AbstractAsyncContextManager[None]:
        """Keep every other process out of what is done under this name."""

    async def tables(self, connection: Asked) -> set[str]:
        """The names of the tables there are."""

    async def close(self) -> None:
        """Let go of every connection."""


def database_at(address: str) -> Database:
    """The database at `sqlite+aiosqlite:///file` or `postgresql+psycopg://…`; raises StoreUnavailable."""
    try:
        found = read_address(address)
    except ValueError as fault:
        raise StoreUnavailable(
            place=address.split(":", maxsplit=1)[0],
            cause=f"its address cannot be read, because {fault}",
            remedy="give an address like sqlite+aiosqlite:///var/fremdrift.db or postgresql+psycopg://…",
        ) from None
    # Only the engine that is used is loaded with its driver.
    if found.engine is Engine.SQLITE:
        from state.store.sqlite import Sqlite

        return Sqlite(found)
    from state.store.postgresql import Postgresql

    return Postgresql(found)


def seen_in(rows: Iterable[tuple[str | None, int, str | None]]) -> Seen:
    """What the rows of a glance tell; the record is the row without a kind."""
    found = list(rows)
    revisions = {kind: number for kind, number, _ in found if kind is not None}
    return revisions, next((record for kind, _, record in found if kind is None), None)


def fault_at(address: Address, error: Exception, remedy: str | None = None) -> StoreUnavailable:
    """The fault an operator reads when a database does not do what it must, with the first line its driver says."""
    said = str(error).strip().splitlines()
    return StoreUnavailable(
        place=address.place,
        cause=said[0] if said else type(error).__name__,
        remedy=remedy or REMEDY[address.engine],
    )
