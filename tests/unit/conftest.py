"""What keeps the tests here cheap: they start no process, open no socket and no database file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

COSTLY = frozenset(
    {"os.fork", "os.posix_spawn", "socket.bind", "socket.connect", "sqlite3.connect", "subprocess.Popen"}
)
HERE = Path(__file__).parent
_is_watched = False


def _watch(event: str, _: tuple[object, ...]) -> None:
    if _is_watched and event in COSTLY:
        raise AssertionError(
            f"{event} in a test that is to be cheap: it belongs in tests/http or tests/stores"
        )


sys.addaudithook(_watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watch each test here, unless databases were asked for."""
    global _is_watched  # noqa: PLW0603 - a hook for the whole process, which cannot be taken away again
    # Every conftest is asked about every test.
    _is_watched = item.path.is_relative_to(HERE) and not item.config.getoption("--every-engine")
    try:
        return (yield)
    finally:
        _is_watched = False
