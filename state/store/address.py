"""Where a database lies, read from an address such as `sqlite+aiosqlite:///var/fremdrift.db`."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import cast
from urllib.parse import quote, unquote

from msgspec import Struct

# Whatever comes before the last "@" of the host is the account, so that a password may hold any sign but that.
SERVER = re.compile(
    r"(?:(?P<user>[^:/@]*)(?::(?P<password>[^@]*))?@)?(?P<place>[^?]*)(?P<settings>\?.*)?", re.DOTALL
)


class Engine(Enum):
    """The kinds of database the truth can be kept in."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


# An address names a driver after the engine, as other programs want it; these are the usual ones.
BEGINNINGS = {
    "sqlite+aiosqlite": Engine.SQLITE,
    "sqlite": Engine.SQLITE,
    "postgresql+psycopg": Engine.POSTGRESQL,
    "postgresql": Engine.POSTGRESQL,
}


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
    """The address; raises ValueError with what is wrong, which shows nothing of what was said."""
    beginning, _, rest = said.partition("://")
    engine = BEGINNINGS.get(beginning)
    if engine is None:
        raise ValueError("it must begin with sqlite+aiosqlite:/// or postgresql+psycopg://")
    return _file(rest) if engine is Engine.SQLITE else _server(rest)


def _file(rest: str) -> Address:
    if rest[:1] not in ("", "/"):
        raise ValueError(
            "a file's address has three slashes before the path, or four where it begins at the root"
        )
    if "?" in rest:
        raise ValueError("a file's address ends with the path; a ? in it is written %3F")
    path = unquote(rest[1:])
    return Address(engine=Engine.SQLITE, target=path, place=path)


def _server(rest: str) -> Address:
    found = cast("re.Match[str]", SERVER.fullmatch(rest))  # every part of it may be missing
    user, password, place = found["user"], found["password"], found["place"]
    # Written anew, because psycopg takes these only with every special sign as a percentage.
    secret = "" if password is None else ":" + quote(unquote(password), safe="")
    account = "" if user is None else quote(unquote(user), safe="") + secret + "@"
    hidden = "" if user is None else user + (":***" if password is not None else "") + "@"
    return Address(
        engine=Engine.POSTGRESQL,
        target=f"postgresql://{account}{place}{found['settings'] or ''}",
        place=f"postgresql+psycopg://{hidden}{place}",
    )
