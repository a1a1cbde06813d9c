"""A load of Teams messages over kept connections, and what the server that answers them used meanwhile."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TENANT = "11111111-1111-1111-1111-111111111111"
APP = "22222222-2222-2222-2222-222222222222"
PEOPLE = 200
TIMEOUT_SECONDS = 30


@dataclass
class Measured:
    """What a load came to: milliseconds for each turn answered 2xx, and every other outcome by name."""

    seconds: float = 0.0
    cpu_ms: float | None = None
    taken: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)

    @property
    def turns(self) -> int:
        """The turns that were answered."""
        return len(self.taken)

    @property
    def per_second(self) -> float:
        """Turns answered a second."""
        return self.turns / self.seconds

    @property
    def cpu_per_turn(self) -> float | None:
        """The server's CPU milliseconds for a turn, where the system tells."""
        return None if self.cpu_ms is None else self.cpu_ms / max(1, self.turns)

    def quantile(self, share: float) -> float:
        """The milliseconds that this share of the turns stayed below."""
        ordered = sorted(self.taken)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def message(number: int, service_url: str, text: str) -> dict[str, Any]:
    """One person's message, as Teams writes it."""
    person = f"{number % PEOPLE:04d}"
    return {
        "type": "message",
        "id": str(int(time.time() * 1000) * 1_000_000 + number),
        "text": text,
        "textFormat": "plain",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {
            "id": f"29:1user-{person}-abcdefghijklmnopqrstuvwxyz0123456789",
            "name": f"User {person}",
            "aadObjectId": f"33333333-3333-3333-3333-33333333{person}",
        },
        "conversation": {
            "conversationType": "personal",
            "tenantId": TENANT,
            "id": f"a:1conv-{person}-abcdefghijklmnopqrstuvwxyz0123456789",
        },
        "recipient": {"id": f"28:{APP}", "name": "Fremdrift"},
        "entities": [{"type": "clientInfo", "locale": "da-DK", "country": "DK", "platform": "Windows"}],
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "da-DK",
    }


async def load(
    port: int,
    service_url: str,
    *,
    at_once: int,
    token: str = "",
    pid: int | None = None,
    seconds: float | None = None,
    turns: int | None = None,
    per_second: float | None = None,
    text: str = "status",
) -> Measured:
    """Post messages for so many seconds, or so many of them; at a rate of one's choice, or as fast as they go."""
    measured = Measured()
    began, cpu = time.perf_counter(), cpu_ms(pid)
    numbers = iter(range(turns if turns is not None else 1 << 60))
    head = (
        f"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        + (f"Authorization: Bearer {token}\r\n" if token else "")
    ).encode()

    async def worker() -> None:
        connection: _Connection | None = None
        for number in numbers:
            due = began + number / per_second if per_second else 0.0
            if due > time.perf_counter():
                await asyncio.sleep(due - time.perf_counter())
            if seconds is not None and time.perf_counter() - began >= seconds:
                break
            body = json.dumps(message(number, service_url, text)).encode()
            asked = time.perf_counter()
            try:
                if connection is None or connection.transport.is_closing():
                    connection = await _connected(port)
                status = await connection.ask(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
            except (OSError, TimeoutError) as error:
                measured.failed[type(error).__name__] += 1
                connection = None
                continue
            if status == 200:
                measured.taken.append((time.perf_counter() - asked) * 1_000)
            else:
                measured.failed[str(status)] += 1
        if connection is not None:
            connection.transport.close()

    await asyncio.gather(*(worker() for _ in range(at_once)))
    measured.seconds = time.perf_counter() - began
    after = cpu_ms(pid)
    measured.cpu_ms = None if cpu is None or after is None else after - cpu
    return measured


class _Connection(asyncio.Protocol):
    """One kept connection with one request on it at a time; a raw one, so that the load costs little."""

    def __init__(self) -> None:
        self._received = b""
        self._status: asyncio.Future[int] | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._status is not None and not self._status.done():
            self._status.set_exception(ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if len(body) >= int(length or 0) and self._status is not None and not self._status.done():
            self._status.set_result(int(head[9:12]))
            self._received = b""

    async def ask(self, request: bytes) -> int:
        """The status a request is answered with."""
        self._status = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await asyncio.wait_for(self._status, TIMEOUT_SECONDS)


async def _connected(port: int) -> _Connection:
    _, protocol = await asyncio.get_running_loop().create_connection(_Connection, "127.0.0.1", port)
    return protocol


def cpu_ms(pid: int | None) -> float | None:
    """The CPU milliseconds a process has used, all its threads; None where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    except OSError:
        return None
    return (int(told[11]) + int(told[12])) * 1_000 / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float | None:
    """The memory a process holds; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    told: Mapping[str, str] = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(told["VmRSS"].split()[0]) / 1024


def open_files(pid: int) -> int | None:
    """The files and connections a process holds; None where the system does not tell."""
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return None
