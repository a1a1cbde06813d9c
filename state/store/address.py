"""Where a database lies, read from an address such as `sqlite+aiosqlite:///var/fremdrift.db`."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct


class Engine(Enum):
    """The kinds of database the truth can be kept in, by what their addresses begin with."""

    SQLITE = "sqlite+aiosqlite"
    POSTGRESQL = "postgresql+psycopg"


class Address(Struct, frozen=True, kw_only=True):
    """An engine, and the file's path or what psycopg connects to; `place` is what may be shown of it."""

    engine: Engine
    target: str
    place: str

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None for a server or what is only in memory."""
        in_file = self.engine is Engine.SQLITE and self.target not in ("", ":memory:")
        return Path(self.target) if in_file else None


def read_address(said: str) -> Address:
    """The address, whether or not it names the driver; raises ValueError for one that is none."""
    scheme, _, rest = said.partition("://")
    engine = next((one for one in Engine if scheme in (one.value, one.value.partition("+")[0])), None)
    if engine is None:
        raise ValueError(f"{scheme} is none of {', '.join(one.value for one in Engine)}")
    if engine is Engine.SQLITE:
        path = rest.removeprefix("/")
        return Address(engine=engine, target=path, place=path)
    parts = urlsplit(f"postgresql://{rest}")
    _ = parts.port  # raises for what is no number
    account, at, host = parts.netloc.rpartition("@")
    user, colon, _ = account.partition(":")
    # A password may also stand among the settings behind the question mark, so these are not shown.
    place = f"{engine.value}://{user}{colon and ':***'}{at}{host}{parts.path}"
    return Address(engine=engine, target=parts.geturl(), place=place)
