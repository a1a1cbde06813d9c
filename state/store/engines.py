"""The database an address names."""

from __future__ import annotations

from state.records.errors import StoreUnavailable
from state.store.databases import Database, read_address


def database_at(address: str) -> Database:
    """The database at `sqlite+aiosqlite:///file` or `postgresql+psycopg://…`; raises StoreUnavailable."""
    try:
        url = read_address(address)
    except ValueError as fault:
        raise StoreUnavailable(
            place=address.split(":", maxsplit=1)[0],
            cause=f"its address cannot be read, because {fault}",
            remedy="give an address like sqlite+aiosqlite:///var/fremdrift.db or postgresql+psycopg://…",
        ) from None
    # Only the engine that is used is loaded with its driver.
    if url.get_backend_name() == "sqlite":
        from state.store.sqlite import Sqlite

        return Sqlite(url)
    from state.store.postgresql import Postgresql

    return Postgresql(url)
