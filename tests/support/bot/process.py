"""The bot as a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.places import PROJECT

COMMAND = [sys.executable, "-m", "bot"]


def surroundings(folder: Path, **given: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "FREMDRIFT_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'var' / 'fremdrift.db'}",
        "FREMDRIFT_PORT": str(a_free_port()),
        **given,
    }


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def run(folder: Path, *arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=PROJECT,
        env=surroundings(folder, **given),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def serving(folder: Path, **given: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The bot as a process that listens, and its address."""
    process = subprocess.Popen(
        [*COMMAND, "serve"],
        cwd=PROJECT,
        env=surroundings(folder, **given),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "listens on" in line, line + str(process.communicate(timeout=10))
        yield process, line.split("listens on ")[1].split("/api")[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=10)
