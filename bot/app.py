"""The HTTP surface: one path for Teams, one for whoever watches over the process."""

from __future__ import annotations

import asyncio
import errno
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import web

from bot.commands.pages import add_pages
from bot.connector.connector import Connector
from bot.connector.credentials import credentials_for
from bot.front_door.adapter import teams_adapter
from bot.front_door.body import BODY_LIMIT
from bot.operation.faults import CannotStart
from bot.operation.health import add_health, database_answers
from bot.operation.metrics import Metrics
from bot.operation.turn_metrics import TurnMetrics
from bot.sandbox.playground import playground
from bot.sending.messenger import Messenger
from bot.sending.scheduler import scheduler_for
from bot.turns.handler import Handler
from bot.turns.installs import Installs
from bot.turns.references import References
from bot.turns.surfaces import Surfaces
from bot.wiring import House, messenger_for

STOP_SECONDS = 12.0  # longer than the front door lets Teams wait for an answer
DELIVERY_STOP_SECONDS = 20.0  # longer than one call to Teams may take
PLAYGROUND_FOLDER = Path("var/playground")


MESSENGER = web.AppKey("messenger", Messenger)
REFERENCES = web.AppKey("references", References)


def app_for(house: House) -> web.Application:
    """The application: the bot's own path, what an operator watches, and the pages the app package links to."""
    credentials = credentials_for(house.settings)
    connector = Connector(credentials)
    adapter = teams_adapter(house.settings, connector, house.texts)
    metrics = Metrics()
    references = References(house.store, house.clock)
    surfaces = Surfaces(house.beside, house.answering, house.texts)
    handler = Handler(
        house.answering,
        house.people,
        house.clock,
        house.texts,
        surfaces,
        installs=Installs(house.store, house.clock),
        references=references,
        metrics=TurnMetrics(metrics.registry),
        in_teams=house.settings.authenticates,  # who has an app id talks with Teams, not with the Playground
    )

    async def messages(request: web.Request) -> web.StreamResponse:
        return await adapter.process(request, handler)

    async def outward(_: web.Application) -> AsyncIterator[None]:
        credentials.start()
        yield
        await adapter.close()
        await references.settled()
        await connector.close()
        await credentials.close()

    async def figures(_: web.Request) -> web.StreamResponse:
        async with house.store.reading() as look:
            await metrics.look_at(look, house.clock.now())
        return web.Response(text=metrics.text(), content_type="text/plain", charset="utf-8")

    app = web.Application(client_max_size=BODY_LIMIT)
    app[MESSENGER] = messenger = messenger_for(house, connector, references, metrics)
    app[REFERENCES] = references

    async def deliver() -> None:
        await references.settled()
        await messenger.deliver()

    if house.passing is not None:
        house.passing.delivered_by(deliver)
    app.cleanup_ctx.append(outward)
    app.router.add_post("/api/messages", messages)
    add_health(app, {"database": database_answers(house.store), "keys": adapter.can_check_tokens})
    if house.settings.shows_metrics:
        app.router.add_get("/metrics", figures)
    add_pages(app)
    return app


@asynccontextmanager
async def listening(house: House) -> AsyncIterator[str]:
    """The bot at work: answers on its port and ticks; gives its address. Raises CannotStart."""
    settings = house.settings
    app = app_for(house)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=STOP_SECONDS)
    await runner.setup()
    scheduler = scheduler_for(house.store, house.clock, app[MESSENGER])
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            raise CannotStart(_why_not(error, settings.host, settings.port)) from error
        scheduler.start()
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        yield f"http://{host}:{settings.port}"
    finally:
        if scheduler.running:
            scheduler.pause()  # ending it would cancel the sending that is under way, and log that as a fault
        await app[MESSENGER].stop(DELIVERY_STOP_SECONDS)
        if scheduler.running:
            scheduler.shutdown(wait=False)
        await runner.cleanup()


def stop_signal() -> asyncio.Event:
    """An event that is set by Ctrl-C or a request to end."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def serve(house: House, say: Callable[[str], None]) -> None:
    """Listen until asked to stop; `say` is told the address."""
    stop = stop_signal()
    async with listening(house) as address:
        say(f"Fremdrift listens on {address}/api/messages ({house.settings.mode.value}). Ctrl-C ends it.")
        await stop.wait()


async def serve_with_playground(house: House, say: Callable[[str], None]) -> None:
    """Listen until asked to stop, with the Playground beside it where that is possible."""
    stop = stop_signal()
    async with listening(house) as address:
        say(f"Fremdrift listens on {address}/api/messages (sandbox). Ctrl-C ends it.")
        beside = asyncio.create_task(_beside(address, say))
        await stop.wait()
        beside.cancel()
        with suppress(asyncio.CancelledError):
            await beside


async def _beside(address: str, say: Callable[[str], None]) -> None:
    """Keep the Playground running until cancelled."""
    try:
        async with playground(PLAYGROUND_FOLDER, address, say) as shown:
            if shown:
                say(f"The Playground is at {shown}: open it in a browser and write `hej`.")
            await asyncio.Event().wait()
    except OSError as error:
        say(f"The Playground could not be started: {error}. `make chat` talks to the bot here.")


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is in use; stop what listens there or set FREMDRIFT_PORT to another port"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} on {host} is not allowed for this user; set FREMDRIFT_PORT to one above 1023"
    return (
        f"cannot listen on {host}:{port}: {error.strerror or error}; check FREMDRIFT_HOST and FREMDRIFT_PORT"
    )
