"""The composition root: the only file that names concrete classes."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import Struct, field

from bot.front_door.dialogs_port import Answering
from bot.front_door.service_hosts import Served
from bot.operation.clock import Clock, SandboxClock
from bot.operation.faults import CannotStart
from bot.operation.metrics import Metrics
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.time_passing import TimePassing
from bot.sending.messenger import Messenger
from bot.sending.post import Outbound, Serves
from bot.settings import Settings
from bot.turns.people import People, playground_people
from bot.turns.references import References
from dialogs.conversation.root import Root
from dialogs.reminders import message
from dialogs.search.surfaces import Beside
from dialogs.texts import Texts
from state.actions.plans.advance import advance
from state.actions.plans.fill import fill, rederive
from state.delivery.claim import Terms
from state.delivery.learn import prepare
from state.delivery.pace import Rate
from state.delivery.window import OfficeHours
from state.organisation.bodies import Organisation
from state.organisation.calendar import Calendar
from state.organisation.reminder_policy import Policy
from state.overview.snapshot import Snapshots
from state.records.errors import StoreUnavailable
from state.records.store import Store
from state.reminders.following_store import Following
from state.reminders.schedule import after_sent, catch_up
from state.store.migrations import migrate
from state.store.sql import open_store

if TYPE_CHECKING:
    from state.portfolio import Portfolio


class House(Struct, frozen=True, kw_only=True):
    """The bot put together, without a surface to talk through."""

    settings: Settings
    store: Store
    snapshots: Snapshots
    clock: Clock
    people: People
    texts: Texts
    answering: Answering
    beside: Beside
    passing: TimePassing | None = None  # in the sandbox
    hours: OfficeHours = field(default_factory=lambda: OfficeHours(policy=Policy(), calendar=Calendar()))


@asynccontextmanager
async def the_house(settings: Settings) -> AsyncIterator[House]:
    """The bot with its database migrated, filled and up to date; raises CannotStart."""
    clock = _clock(settings)
    try:
        store: Store = Following(await _opened(settings), clock.now)
    except StoreUnavailable as error:
        raise CannotStart(str(error)) from error
    try:
        if await _is_empty(store):
            await fill(store, the_portfolio(settings.portfolio), clock.now())
        await rederive(store, clock.now())
        await advance(store, clock.today(), clock.now())
        await catch_up(store, clock.now())
        house = _furnished(settings, store, clock, await _hours(store))
        await house.people.assemble()
        await prepare(store, clock.now())
        yield house
    finally:
        await store.close()


def the_portfolio(path: Path | None) -> Portfolio:
    """The portfolio in the file, or the shipped one; raises CannotStart with every fault."""
    # Here, because only an empty store is filled from a file, and reading one takes much code.
    from state.portfolio import COPENHAGEN, PortfolioFaults, check

    try:
        return check(path or COPENHAGEN)
    except PortfolioFaults as faults:
        raise CannotStart(*map(str, faults.faults)) from faults


def messenger_for(
    house: House,
    connector: Outbound,
    references: References | None,
    metrics: Metrics,
    *,
    serves: Serves | None = None,
    paced: bool = True,
    plain: bool = False,
) -> Messenger:
    """Who sends what is due, in this process and under a name no other start of it has.

    It goes to whom the settings let it, unless `serves` says otherwise.
    """
    settings = house.settings
    worker = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
    return Messenger(
        store=house.store,
        snapshots=house.snapshots,
        connector=connector,
        wording=message,
        texts=house.texts,
        clock=house.clock,
        terms=Terms(
            worker=worker, window=house.hours, rate=Rate(per_second=settings.send_rate) if paced else None
        ),
        metrics=metrics,
        references=references,
        after_sent=after_sent,
        serves=serves or Served(settings),
        in_flight=settings.in_flight,
        plain=plain,
    )


async def _is_empty(store: Store) -> bool:
    async with store.reading() as look:
        return await look.get(Organisation, "organisation") is None


async def _hours(store: Store) -> OfficeHours:
    async with store.reading() as look:
        organisation = await look.get(Organisation, "organisation")
    if organisation is None:
        return OfficeHours(policy=Policy(), calendar=Calendar())
    return OfficeHours(policy=organisation.reminders, calendar=organisation.calendar)


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


def _furnished(settings: Settings, store: Store, clock: Clock, hours: OfficeHours) -> House:
    people = People(store, admins=settings.admins, cast=playground_people() if settings.sandbox else ())
    texts = Texts()
    snapshots = Snapshots(store)
    root = Root(store, texts, frozenset(settings.admins), snapshots)
    answering: Answering = root
    passing = None
    if isinstance(clock, SandboxClock):
        passing = TimePassing(store, clock)
        answering = Sandbox(answering, store=store, people=people, clock=clock, texts=texts, passing=passing)
    return House(
        settings=settings,
        store=store,
        snapshots=snapshots,
        clock=clock,
        people=people,
        texts=texts,
        answering=answering,
        beside=Beside(root, store),
        passing=passing,
        hours=hours,
    )
