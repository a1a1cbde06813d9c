"""Fetching and starting the Playground: six Danish colleagues in a Teams look-alike, talking to this bot."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import signal
import socket
import subprocess
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

SHIPPED = Path(__file__).parent
CONFIG = ".m365agentsplayground.yml"
PACKAGE = "@microsoft/m365agentsplayground"
FILES = ("package.json", "package-lock.json")
STAMP = ".fetched"
LOG = "playground.log"
LEAST_NODE = 18
PORT = 56150
PORTS_TRIED = 50
START_SECONDS = 60.0  # a slow machine that has just unpacked it
STOP_SECONDS = 5.0
LOG_LINES = 5

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has one way to end a process

Say = Callable[[str], None]
NO_NODE = (
    "The Playground (Teams in a browser) needs Node.js 18 or newer: install the package `nodejs` and `npm` with "
    "your system's package manager, or take it from nodejs.org. Meanwhile `make chat` talks to the bot here."
)
NOT_FETCHED = "The Playground could not be fetched; the bot runs without it. `make chat` talks to it here."


@asynccontextmanager
async def playground(folder: Path, bot: str, say: Say) -> AsyncIterator[str | None]:
    """The Playground running beside the bot at this address, or None with the reason said; ended on leaving."""
    node = _node()
    if node is None:
        say(NO_NODE)
        yield None
        return
    folder = _absolute(folder)
    if not await _fetched(folder, say):
        say(NOT_FETCHED)
        yield None
        return
    port = _free_port(say)
    process = await _started(folder, node, port, bot)
    try:
        yield await _address(process, port, folder, say)
    finally:
        await _ended(process)


async def _started(folder: Path, node: str, port: int, bot: str) -> Process:
    shutil.copyfile(SHIPPED / CONFIG, folder / CONFIG)
    with (folder / LOG).open("wb") as log:
        return await asyncio.create_subprocess_exec(
            *(node, str(_program(folder)), "start", "-p", str(port), "-e", f"{bot}/api/messages"),
            *("-c", "msteams", "--disable-telemetry"),
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=asyncio.subprocess.STDOUT,
            # A group of its own: Ctrl-C reaches the bot alone, and the bot ends the whole group.
            start_new_session=True,
        )


def _absolute(folder: Path) -> Path:
    """Both programs are started inside the folder, where a relative path would lead elsewhere."""
    return folder.resolve()


def _program(folder: Path) -> Path:
    return folder / "node_modules" / PACKAGE / "cli.js"


def _node() -> str | None:
    """The path of a Node.js that is new enough, or None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True)
        version = int(said.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return node if version >= LEAST_NODE else None


async def _fetched(folder: Path, say: Say) -> bool:
    """Whether the pinned Playground is there, fetched now if it was not."""
    wanted = hashlib.sha256((SHIPPED / FILES[1]).read_bytes()).hexdigest()
    stamp = folder / STAMP
    with suppress(OSError):
        if stamp.read_text(encoding="ascii") == wanted and _program(folder).is_file():
            return True
    say("Fetching the Playground, once (about 15 MB) ...")
    try:
        _laid_out(folder)
        # npm is a script with its own children, so it gets a group that can be ended as one.
        npm = await asyncio.create_subprocess_exec(
            shutil.which("npm") or "npm",
            *("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"),
            cwd=folder,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        say(f"npm could not be started: {error.strerror or error}.")
        return False
    try:
        output, _ = await npm.communicate()
    except asyncio.CancelledError:
        _signalled(npm.pid, signal.SIGTERM)
        raise
    if npm.returncode != 0 or not _program(folder).is_file():
        for line in output.decode("utf-8", "replace").splitlines()[:LOG_LINES]:
            say(f"  {line}")
        return False
    stamp.write_text(wanted, encoding="ascii")
    return True


def _laid_out(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(SHIPPED / name, folder / name)


def _free_port(say: Say) -> int:
    for port in range(PORT, PORT + PORTS_TRIED):
        if not _is_listening(port):
            if port != PORT:
                say(f"Port {PORT} is in use, so the Playground takes {port}.")
            return port
    return PORT


def _is_listening(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


async def _address(process: Process, port: int, folder: Path, say: Say) -> str | None:
    """The Playground's address once it listens, or None with the reason said."""
    deadline = asyncio.get_running_loop().time() + START_SECONDS
    while asyncio.get_running_loop().time() < deadline:
        if process.returncode is not None:
            break
        if _is_listening(port):
            return f"http://localhost:{port}"
        await asyncio.sleep(0.1)
    say(f"The Playground did not start; {folder / LOG} and {folder / 'devTools'} say why.")
    return None


async def _ended(process: Process) -> None:
    """End the Playground and all it started, politely first."""
    _signalled(process.pid, signal.SIGTERM)
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    _signalled(process.pid, KILL)
    await process.wait()


def _signalled(group: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(group, number)
        else:
            os.kill(group, number)
