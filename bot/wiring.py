"""The composition root: the only file that names concrete classes."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answering import Answering
from bot.clock import Clock, SandboxClock
from bot.faults import CannotStart
from bot.people import People, playground_people
from bot.sandbox import Sandbox
from bot.settings import Settings
from dialogs.beside import Beside
from dialogs.root import Root
from dialogs.texts import Texts
from state.actions import advance, fill, rederive
from state.portfolio import COPENHAGEN, Portfolio, check
from state.portfolio.faults import PortfolioFaults
from state.store.errors import StoreUnavailable
from state.store.migrations import migrate
from state.store.protocol import Store
from state.store.sql import open_store


@dataclass(frozen=True, kw_only=True)
class House:
    """The bot put together, without a surface to talk through."""

    settings: Settings
    store: Store
    clock: Clock
    people: People
    texts: Texts
    answering: Answering
    beside: Beside


@asynccontextmanager
async def the_house(settings: Settings) -> AsyncIterator[House]:
    """The bot with its database migrated, filled and up to date; raises CannotStart."""
    portfolio = the_portfolio(settings.portfolio)
    clock = _clock(settings)
    try:
        store = await _opened(settings)
    except StoreUnavailable as error:
        raise CannotStart(str(error)) from error
    try:
        await fill(store, portfolio, clock.now())
        del portfolio  # from here on the store is asked; nobody needs the file's values again
        await rederive(store, clock.now())
        await advance(store, clock.today(), clock.now())
        yield _furnished(settings, store, clock)
    finally:
        await store.close()


def the_portfolio(path: Path | None) -> Portfolio:
    """The portfolio in the file, or the shipped one; raises CannotStart with every fault."""
    try:
        return check(path or COPENHAGEN)
    except PortfolioFaults as faults:
        raise CannotStart(*map(str, faults.faults)) from faults


async def _opened(settings: Settings) -> Store:
    file = settings.database_file
    if file is not None:
        with contextlib.suppress(OSError):  # opening the database says what is wrong with the place
            file.parent.mkdir(parents=True, exist_ok=True)
    await migrate(settings.database_url)
    return await open_store(settings.database_url)


def _clock(settings: Settings) -> Clock:
    if not settings.sandbox:
        return Clock()
    database = settings.database_file
    return SandboxClock(start=settings.clock, file=database.with_suffix(".clock") if database else None)


def _furnished(settings: Settings, store: Store, clock: Clock) -> House:
    people = People(store, admins=settings.admins, cast=playground_people() if settings.sandbox else ())
    texts = Texts()
    root = Root(store, texts, frozenset(settings.admins))
    answering: Answering = root
    if isinstance(clock, SandboxClock):
        answering = Sandbox(answering, store=store, people=people, clock=clock, texts=texts)
    return House(
        settings=settings,
        store=store,
        clock=clock,
        people=people,
        texts=texts,
        answering=answering,
        beside=Beside(root, store),
    )
