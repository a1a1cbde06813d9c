"""What a whole turn over HTTP costs: token, message, status card and its sending, beside the least a bot can do.

`python -m tests.bench.front_door` compares; `--minutes 10` keeps half of the most it can do up for so long, and
tells whether memory or connections grow and whether a turn was lost.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from tests.bench.load import APP, PEOPLE, Measured, load, memory_mb, open_files
from tests.support.places import PROJECT

PEERS = ("bare", "fremdrift")
SAMPLES = 20
TWO_PROCESSORS = hasattr(os, "sched_getaffinity") and {0, 1} <= os.sched_getaffinity(0)


@dataclass(frozen=True)
class Server:
    """A server that answers, where Teams' stand-in is, and how long the first answer took."""

    process: subprocess.Popen[bytes]
    port: int
    service_url: str
    token: str
    cold: float

    async def load(self, **how: float | int | None) -> Measured:
        """Put a load on it; raises AssertionError if a turn was answered and nothing was sent, or the reverse."""
        before = self.stats()["sent"]
        measured = await load(self.port, self.service_url, token=self.token, pid=self.process.pid, **how)  # type: ignore[arg-type]
        sent = self.stats()["sent"] - before
        assert not measured.failed, dict(measured.failed)
        assert sent == measured.turns, f"{measured.turns} turns answered, {sent} messages sent"
        return measured

    def stats(self) -> dict[str, int]:
        """What the stand-in has counted."""
        told: dict[str, int] = json.loads(_got(f"{self.service_url}/stats"))
        return told


@contextmanager
def teams() -> Iterator[str]:
    """Teams' stand-in; its address."""
    port = a_free_port()
    process = _started([sys.executable, "-m", "tests.bench.stand_in", "teams", str(port)], cpu=1)
    try:
        _answering(f"http://127.0.0.1:{port}/stats", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        _ended(process)


@contextmanager
def server(peer: str, service_url: str) -> Iterator[Server]:
    """The bot or its bare peer, from the start until its first turn is answered."""
    port = a_free_port()
    command = ["bash", ".ci/bench-server"]
    if peer == "bare":
        command = [sys.executable, "-m", "tests.bench.stand_in", "bare", str(port)]
    token = _got(f"{service_url}/mint?aud={APP}").decode()
    folder = tempfile.TemporaryDirectory()
    began = time.perf_counter()
    process = _started(
        command, cpu=0, PORT=str(port), FAKE=service_url, PYTHON=sys.executable, TMPDIR=folder.name
    )
    try:
        while True:
            first = asyncio.run(load(port, service_url, at_once=1, turns=1, token=token))
            if first.turns:
                break
            assert process.poll() is None, f"{peer} did not start"
            time.sleep(0.005)
        yield Server(process, port, service_url, token, time.perf_counter() - began)
    finally:
        _ended(process)
        folder.cleanup()


def a_free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def compared(one: Server, seconds: float) -> dict[str, float]:
    """A peer's figures, after everybody has said something."""
    await one.load(at_once=8, turns=2 * PEOPLE)
    before = one.stats()
    alone = await one.load(at_once=1, seconds=seconds)
    many = await one.load(at_once=32, seconds=seconds)
    after = one.stats()
    return {
        "turns a second, 32 at once": many.per_second,
        "CPU ms a turn, 32 at once": many.cpu_per_turn or float("nan"),
        "p95 ms, one at a time": alone.quantile(0.95),
        "p95 ms, 32 at once": many.quantile(0.95),
        "memory MB": memory_mb(one.process.pid) or float("nan"),
        "first answer s": one.cold,
        "requests for a token": after["tokens"] - before["tokens"],
        # As many as are used at once, made once; one for each turn would be thousands.
        "new connections": after["connections"] - before["connections"],
    }


def compare(rounds: int, seconds: float) -> None:
    """Print the table: medians over the rounds, whose order is turned every time."""
    _pin(os.getpid(), 1)
    told: dict[str, list[dict[str, float]]] = {peer: [] for peer in PEERS}
    with teams() as service_url:
        for number in range(rounds):
            for peer in PEERS[:: 1 if number % 2 == 0 else -1]:
                print(f"  {peer}, round {number + 1} of {rounds} ...", file=sys.stderr, flush=True)
                with server(peer, service_url) as one:
                    told[peer].append(asyncio.run(compared(one, seconds)))
    print(f"\nA whole turn over HTTP, {PEOPLE} people asking for the status; medians of {rounds} rounds\n")
    print(f"{'':<28}" + "".join(f"{peer:>12}" for peer in PEERS) + f"{'ratio':>9}")
    for name in told[PEERS[0]][0]:
        bare, ours = (median(figures[name] for figures in told[peer]) for peer in PEERS)
        ratio = f"{ours / bare:9.2f}" if bare else ""
        print(f"{name:<28}{bare:>12.2f}{ours:>12.2f}{ratio}")


async def endured(one: Server, minutes: float) -> str:
    """Half of the most, for so long; what grew."""
    pid = one.process.pid
    await one.load(at_once=8, turns=2 * PEOPLE)
    most = (await one.load(at_once=32, seconds=10)).per_second
    rows, turns, taken = [], 0, []
    for _ in range(SAMPLES):
        measured = await one.load(at_once=32, seconds=minutes * 60 / SAMPLES, per_second=most / 2)
        turns += measured.turns
        taken.append(measured.quantile(0.95))
        rows.append((memory_mb(pid) or 0.0, open_files(pid) or 0))
    early, late = rows[SAMPLES // 4], rows[-1]
    return (
        f"{turns} turns at {most / 2:.0f} a second, none lost; p95 {median(taken):.1f} ms (worst {max(taken):.1f}); "
        f"memory {early[0]:.1f} MB after a quarter, {late[0]:.1f} MB at the end; "
        f"open files {early[1]}, {late[1]}; requests for a token in all: {one.stats()['tokens']}"
    )


def _started(command: list[str], *, cpu: int, **given: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **given}, stdout=subprocess.DEVNULL, stderr=sys.stderr
    )
    _pin(process.pid, cpu)
    return process


def _pin(pid: int, cpu: int) -> None:
    """Keep the server and the load from taking each other's time, where there are two processors."""
    if TWO_PROCESSORS:
        os.sched_setaffinity(pid, {cpu})


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()


def _got(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 - our own address
        told: bytes = answer.read()
    return told


def _answering(url: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        assert process.poll() is None, "the stand-in did not start"
        try:
            _got(url)
        except OSError:
            time.sleep(0.01)
        else:
            return


def main() -> None:
    """Compare, or endure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--minutes", type=float, help="keep half of the most up for so long")
    asked = parser.parse_args()
    if asked.minutes is None:
        compare(asked.rounds, asked.seconds)
        return
    with teams() as service_url, server("fremdrift", service_url) as one:
        print(asyncio.run(endured(one, asked.minutes)))


if __name__ == "__main__":
    main()
