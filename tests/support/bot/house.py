"""A bot for tests: the real front door, people, clock and sandbox, with an answering of one's choice behind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer

from bot.app import app_for
from bot.operation.clock import SandboxClock
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from bot.turns.people import People, playground_people
from bot.wiring import House
from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply, Said
from dialogs.search.surfaces import Beside
from dialogs.texts import Texts
from state.overview.snapshot import Snapshots
from tests.support.bot.fake_connector import Teams, a_connector
from tests.support.filled import fill_once
from tests.support.stores import a_memory_store

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

Answer = Callable[[Said], Awaitable[Reply]]


class Echo:
    """Repeats what was said, and remembers it; `answer` may be replaced."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.heard: list[Said] = []
        self.forgotten: list[str] = []
        self._answer = answer

    async def reply(self, said: Said) -> Reply:
        self.heard.append(said)
        return await self._answer(said) if self._answer else Reply(text=f"ekko: {said.text}", language="da")

    async def forget(self, conversation: str, person: str, message: str) -> None:
        self.forgotten.append(message)

    async def welcome(self, said: Said) -> Reply:
        self.heard.append(said)
        return Reply(text="velkommen", language="da")


def answering(**reply: Any) -> Echo:
    """An echo that always gives this reply."""

    async def answer(_: Said) -> Reply:
        return Reply(**{"text": "svar", "language": "da", **reply})

    return Echo(answer)


def some_settings(**given: Any) -> Settings:
    """Sandbox settings that neither the environment nor a file has a say in."""
    return Settings.model_construct(**given)


async def a_house(behind: Echo, *, settings: Settings | None = None, start: datetime = NOW) -> House:
    """A filled house in memory around the answering, with a clock that stands still until it is turned."""
    store = a_memory_store()
    clock = SandboxClock(machine=lambda: start)
    await fill_once(store, start)
    people = People(store, cast=playground_people())
    texts = Texts()
    return House(
        settings=settings or some_settings(),
        store=store,
        snapshots=Snapshots(store),
        clock=clock,
        people=people,
        texts=texts,
        answering=Sandbox(behind, store=store, people=people, clock=clock, texts=texts),
        beside=Beside(Root(store, texts), store),
    )


@asynccontextmanager
async def teams_with(behind: Echo, settings: Settings | None = None) -> AsyncIterator[Teams]:
    """Teams, with a bot on a real port that answers so."""
    house = await a_house(behind, settings=settings)
    async with (
        a_connector() as connector,
        TestServer(app_for(house)) as server,
        aiohttp.ClientSession() as http,
    ):
        yield Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http)


def a_broken_portfolio(folder: Path) -> Path:
    """A portfolio file with faults in it."""
    file = folder / "portfolio.yaml"
    file.write_text("plans: 3\n", encoding="utf-8")
    return file
