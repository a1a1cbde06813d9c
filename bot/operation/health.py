"""Whether the process is alive, and whether it can do its work, for whoever starts and watches it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.operation import log
from state.records.store import Store

PATIENCE = 3.0

Check = Callable[[], Awaitable[bool]]


def add_health(app: web.Application, checks: Mapping[str, Check]) -> None:
    """GET /healthz: it lives. GET /readyz: 200 if every check holds, else 503 with the names of those that fail."""

    async def health(_: web.Request) -> web.StreamResponse:
        return web.json_response({"status": "ok"})

    async def ready(_: web.Request) -> web.StreamResponse:
        held = await asyncio.gather(*(_holds(name, check) for name, check in checks.items()))
        failing = [name for name, holds in zip(checks, held, strict=True) if not holds]
        if failing:
            return web.json_response({"status": "not ready", "failing": failing}, status=503)
        return web.json_response({"status": "ready"})

    app.router.add_get("/healthz", health)
    app.router.add_get("/readyz", ready)


def database_answers(store: Store) -> Check:
    """The check that the database can be read."""

    async def check() -> bool:
        async with store.reading() as look:
            await look.revisions()
        return True

    return check


async def _holds(name: str, check: Check) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            return await check()
    except Exception as error:
        log.get().warning("not ready", check=name, **log.trace(error))
        return False
