"""What those who run the bot see of it: life, readiness, log lines, figures, and an end that cuts nobody off."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry, generate_latest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from bot.operation import log
from bot.operation.health import add_health, database_answers
from bot.operation.turn_metrics import TurnKind, TurnMetrics, TurnOutcome
from dialogs.saying.speech import Reply, Said
from state.records.store import Store
from state.store.engines import database_at
from state.store.sql import SqlStore
from tests.support.bot.fake_connector import Teams, a_connector
from tests.support.bot.house import Echo, teams_with
from tests.support.bot.issuer import an_issuer, signed_in
from tests.support.bot.process import a_free_port, serving, surroundings
from tests.support.places import PROJECT
from tests.support.virtual_time import in_virtual_time

SECRET = "den hemmelige besked"


@asynccontextmanager
async def asked(checks: dict[str, Any]) -> AsyncIterator[Any]:
    """How to ask a process with these checks for its health."""
    app = web.Application()
    add_health(app, checks)
    async with TestServer(app) as server, aiohttp.ClientSession() as http:

        async def get(path: str) -> tuple[int, Any]:
            async with http.get(server.make_url(path)) as answer:
                return answer.status, await answer.json()

        yield get


async def holds() -> bool:
    return True


async def fails() -> bool:
    return False


async def breaks() -> bool:
    raise RuntimeError("postgresql://fremdrift:kodeord@db")


async def hangs() -> bool:
    await asyncio.sleep(60)
    return True


async def test_a_bot_that_can_work_is_ready() -> None:
    async with teams_with(Echo()) as teams:
        for path, said in (("healthz", "ok"), ("readyz", "ready")):
            async with teams.http.get(f"{teams.bot}/{path}") as answer:
                assert (answer.status, await answer.json()) == (200, {"status": said})


@pytest.mark.parametrize("broken", [fails, breaks, hangs])
async def test_readiness_names_what_fails_and_nothing_more(
    broken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.operation.health.PATIENCE", 0.05)
    async with asked({"database": broken, "keys": holds}) as get:
        status, body = await get("/readyz")
        assert (status, body) == (503, {"status": "not ready", "failing": ["database"]})
        assert await get("/healthz") == (200, {"status": "ok"})


async def test_a_database_that_answers_is_ready(store: Store) -> None:
    assert await database_answers(store)()


async def test_a_database_that_is_gone_makes_the_bot_unready() -> None:
    gone = await open_store_nowhere()
    async with asked({"database": database_answers(gone), "keys": holds}) as get:
        assert await get("/readyz") == (503, {"status": "not ready", "failing": ["database"]})


async def open_store_nowhere() -> SqlStore:
    """A store on a PostgreSQL server that does not answer."""
    return SqlStore(database_at(f"postgresql+psycopg://fremdrift:kodeord@127.0.0.1:{a_free_port()}/nowhere"))


async def test_a_bot_without_keys_to_check_tokens_by_is_not_ready_until_it_has_them() -> None:
    async with an_issuer() as issuer, teams_with(Echo(), signed_in(issuer)) as teams:

        async def readiness() -> tuple[int, Any]:
            async with teams.http.get(f"{teams.bot}/readyz") as answer:
                return answer.status, await answer.json()

        issuer.broken = True
        assert await readiness() == (503, {"status": "not ready", "failing": ["keys"]})
    async with an_issuer() as issuer, teams_with(Echo(), signed_in(issuer)) as teams:
        assert await readiness() == (200, {"status": "ready"})
        issuer.broken = True
        assert await readiness() == (200, {"status": "ready"})


async def said_by(said: Said) -> Reply:
    log.get().warning("on the way")
    raise RuntimeError(SECRET)


async def test_every_line_of_a_turn_carries_its_id_and_no_line_what_was_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs([merge_contextvars]) as lines:
        async with teams_with(Echo(said_by)) as teams:
            await teams.post(text=SECRET)
            await teams.post(text=SECRET)
    turns = [line["turn"] for line in lines if line["event"] == "on the way"]
    assert len(set(turns)) == 2
    for turn in turns:
        events = {line["event"] for line in lines if line.get("turn") == turn}
        assert {"on the way", "turn failed", "turn ended"} <= events
    assert "hemmelig" not in str(lines)
    assert "Ida" not in str(lines)
    assert log.turn_id() == ""


@in_virtual_time
async def test_turns_at_the_same_time_keep_their_ids_apart() -> None:
    seen: dict[str, set[str]] = {}

    async def slowly(said: Said) -> Reply:
        for _ in range(3):
            seen.setdefault(said.conversation, set()).add(log.turn_id())
            await asyncio.sleep(0.01)
        return Reply(text="svar", language="da")

    async with teams_with(Echo(slowly)) as teams:
        places = [{"id": f"a:{n}", "conversationType": "personal"} for n in range(5)]
        await asyncio.gather(*(teams.post(conversation=place) for place in places))
    assert all(len(ids) == 1 for ids in seen.values())
    assert len(set.union(*seen.values())) == 5


def test_away_from_a_terminal_each_line_is_a_json_object(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        request = urllib.request.Request(  # noqa: S310 - an address of this test
            f"{address}/api/messages",
            data=json.dumps({"type": "message", "serviceUrl": "http://127.0.0.1:9", "text": SECRET}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(request)  # noqa: S310
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=20)
    assert SECRET not in errors
    for line in filter(None, errors.splitlines()):
        assert isinstance(json.loads(line), dict)


async def test_turns_are_counted_by_what_came_and_how_it_ended() -> None:
    registry = CollectorRegistry()
    metrics = TurnMetrics(registry)
    with metrics.turn(TurnKind.MESSAGE):
        pass
    with metrics.turn(TurnKind.MESSAGE) as turn:
        turn.outcome = TurnOutcome.REPEATED
    with pytest.raises(RuntimeError), metrics.turn(TurnKind.CLICK):
        raise RuntimeError

    def counted(kind: str, outcome: str) -> float | None:
        return registry.get_sample_value("fremdrift_turns_total", {"kind": kind, "outcome": outcome})

    assert (counted("message", "answered"), counted("message", "repeated")) == (1, 1)
    assert counted("click", "failed") == 1
    assert registry.get_sample_value("fremdrift_turn_seconds_count", {"kind": "message"}) == 2
    assert b"fremdrift_turns_total" in generate_latest(registry)


async def nobody_listens_at(address: str) -> None:
    """Wait until the bot takes no more connections, which is how its end begins."""
    place = urlsplit(address)
    with suppress(ConnectionRefusedError):
        while True:
            _, writer = await asyncio.open_connection(place.hostname, place.port)
            writer.close()
            await asyncio.sleep(0.01)


async def test_a_turn_under_way_is_ended_before_the_process_is(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        cwd=PROJECT,
        env=surroundings(tmp_path),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    address = line.split("listens on ")[1].split("/api")[0]
    async with a_connector() as connector, aiohttp.ClientSession() as http:
        connector.answers.clear()
        teams = Teams(bot=address, connector=connector, http=http)
        turn = asyncio.create_task(teams.post(text="status for Nørrebro"))
        await asyncio.wait_for(connector.arrival.wait(), 20)
        process.send_signal(signal.SIGTERM)
        await nobody_listens_at(address)
        assert not turn.done()
        assert process.returncode is None
        connector.answers.set()
        assert await turn == (200, {})
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 0, errors.decode()
    assert not errors
