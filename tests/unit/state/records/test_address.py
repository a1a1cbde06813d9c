"""Where a database lies is read as people write it, and a password is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from state.records.errors import StoreUnavailable
from state.store.databases import fault_at, file_at, read_address
from state.store.engines import database_at


def shown(address: URL) -> str:
    """What a fault says of where the database lies."""
    return fault_at(address, "gone").place


def told_the_driver(address: URL) -> dict[str, str]:
    """What psycopg is told."""
    _, told = address.get_dialect()().create_connect_args(address)
    return {name: str(value) for name, value in told.items() if name not in ("context", "adapters")}


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ("sqlite+aiosqlite:///var/fremdrift.db", "var/fremdrift.db"),
        ("sqlite:///var/fremdrift.db", "var/fremdrift.db"),
        ("sqlite+aiosqlite:////var/lib/fremdrift/fremdrift.db", "/var/lib/fremdrift/fremdrift.db"),
        ("sqlite+aiosqlite:///C:\\Fremdrift\\fremdrift.db", "C:\\Fremdrift\\fremdrift.db"),
        ("sqlite+aiosqlite:///var/mine%20data%3F/bo#1 øst.db", "var/mine data?/bo#1 øst.db"),
    ],
)
def test_a_file_is_where_its_path_says(said: str, file: str) -> None:
    address = read_address(said)
    assert file_at(address) == Path(file)
    assert shown(address) == file


@pytest.mark.parametrize(
    "said", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///", "sqlite+aiosqlite:///:memory:"]
)
def test_what_is_only_in_memory_is_no_file(said: str) -> None:
    assert file_at(read_address(said)) is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("mysql://x/y", "must begin with"),
        ("fremdrift.db", "must begin with"),
        ("", "must begin with"),
        ("sqlite+aiosqlite://localhost/fremdrift.db", "three slashes"),
        ("sqlite+aiosqlite:///fremdrift.db?timeout=5", "ends with the path"),
        ("postgresql+psycopg://db:5432x/fremdrift", "a port is a number"),
    ],
)
def test_an_address_that_means_something_else_is_refused_with_the_reason(said: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_address(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "postgresql+psycopg://anne:hemmelig@db.example.dk:5433/fremdrift",
            {
                "user": "anne",
                "password": "hemmelig",
                "host": "db.example.dk",
                "port": "5433",
                "dbname": "fremdrift",
            },
        ),
        ("postgresql://db/fremdrift", {"host": "db", "dbname": "fremdrift"}),
        ("postgresql+psycopg://anne@[::1]/fremdrift", {"user": "anne", "host": "::1", "dbname": "fremdrift"}),
        ("postgresql+psycopg:///fremdrift", {"dbname": "fremdrift"}),
        (
            "postgresql+psycopg:///fremdrift?host=/run/postgresql",
            {"dbname": "fremdrift", "host": "/run/postgresql"},
        ),
        (
            "postgresql+psycopg://db/fremdrift?sslmode=verify-full&connect_timeout=3",
            {"host": "db", "dbname": "fremdrift", "sslmode": "verify-full", "connect_timeout": "3"},
        ),
    ],
)
def test_a_server_is_what_its_address_says(said: str, meant: dict[str, str]) -> None:
    assert told_the_driver(read_address(said)) == meant


@given(password=st.text(st.characters(codec="utf-8", exclude_characters="@%\0"), min_size=1))
def test_a_password_may_hold_any_sign_but_is_never_shown(password: str) -> None:
    address = read_address(f"postgresql+psycopg://anne:{password}@db:5433/fremdrift")
    meant = told_the_driver(address)
    assert (meant["user"], meant["password"], meant["host"], meant["port"]) == (
        "anne",
        password,
        "db",
        "5433",
    )
    assert shown(address) == "postgresql+psycopg://anne:***@db:5433/fremdrift"


@pytest.mark.parametrize("password", ["hem%40melig", "hem%25melig", "hem%melig", "12/34?hemmelig", "%F8"])
def test_a_password_written_in_percentages_is_understood_and_not_shown(password: str) -> None:
    address = read_address(f"postgresql+psycopg://anne:{password}@db/fremdrift")
    assert told_the_driver(address)["user"] == "anne"
    assert shown(address) == "postgresql+psycopg://anne:***@db/fremdrift"


@pytest.mark.parametrize(
    "said",
    [
        "postgresql+psycopg://db/fremdrift?password=hem%melig",
        "postgresql+psycopg://db/fremdrift?passwort=hemmelig",
        "postgresql+psycopg://db:5432x/fremdrift?password=hemmelig",
    ],
)
async def test_settings_that_postgresql_does_not_understand_are_one_clear_fault_that_shows_no_password(
    said: str,
) -> None:
    with pytest.raises(StoreUnavailable) as fault:
        database = database_at(said)
        async with database.reading():
            pass
    assert "melig" not in str(fault.value)
    assert fault.value.__cause__ is None or "melig" not in str(fault.value.__cause__)
