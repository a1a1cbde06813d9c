"""What sending costs: speed against a bare loop of the same requests, and a tick with few and many rows ahead.

The sender claims, sends and marks in a database; the bare loop only posts. Both send 20 at a time to a service that
takes 50 ms, without a pace. Then real reminders are sent in the bot's own words, every second message about several
things. Each has the best of its rounds, since other work on a machine only ever slows one down. Read the ratios.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from typing import cast

import aiohttp
from msgspec.structs import replace

from bot.connector.connector import Anonymous, Connector
from bot.operation import log
from bot.operation.clock import Clock
from bot.operation.metrics import Metrics
from bot.sending.messages import activity_for
from bot.sending.messenger import MessageWording, Messenger
from dialogs.reminders import message
from dialogs.saying.speech import Reply
from dialogs.texts import Texts
from state.actions.plans.fill import fill
from state.deadlines.deadline import Deadline
from state.delivery.claim import Terms, claim, tenants_with_work
from state.facts.reminder import Notice, Outgoing, Reminder, SubjectKind
from state.organisation.people import Role
from state.overview.snapshot import Snapshot
from state.portfolio import COPENHAGEN, check
from state.records.store import OneOf, Reading, Store
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.support.bot.teams_service import a_service
from tests.support.mailroom import HOURS, NOON, TENANT, kept, reached, reminding, somebody

MESSAGES = 2_000
WARM_UP = 50  # what the first messages import and compile is paid once in a bot's life
REAL, SEVERAL = 500, 4  # messages, and the reminders in every second of them
AT_ONCE = 20  # the default, as is how many are taken and not yet marked
LATENCY = 0.05
AHEAD = (1_000, 100_000)
DUE = 10
TICKS = 30
ROUNDS = 3
WORDS = Reply(
    text="Påmindelse: " + "bidrag til Nørrebro " * 20,
    language="da",
    card={"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "ord " * 300}]},
    buttons=("Klaret",),
)


class Words:
    """The same card for everybody, since what is measured is the sending."""

    async def compose(
        self, _snapshot: Snapshot, _look: Reading, _texts: Texts, _outgoing: Outgoing, _now: object
    ) -> Reply:
        return WORDS

    async def redraw(
        self,
        _snapshot: Snapshot,
        _look: Reading,
        _texts: Texts,
        _notice: Notice,
        _rows: tuple[Reminder, ...],
        _now: object,
    ) -> Reply:
        return WORDS


class StillClock(Clock):
    """Stands at noon."""

    def __init__(self) -> None:
        super().__init__(lambda: NOON)


def _serve(wire: Connection) -> None:
    async def work() -> None:
        async with a_service() as service:
            service.latency = LATENCY
            wire.send(service.url)
            await asyncio.to_thread(wire.recv)

    asyncio.run(work())


@contextmanager
def teams() -> Iterator[str]:
    """The service in a process of its own, as Teams is; its address."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,))
    process.start()
    try:
        yield here.recv()
    finally:
        here.send(None)
        process.join()


@asynccontextmanager
async def a_store(folder: Path, name: str) -> AsyncIterator[Store]:
    url = f"sqlite+aiosqlite:///{folder / name}.db"
    await migrate(url)
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


async def bare(url: str) -> float:
    """Messages a second of nothing but posting."""
    names = iter(range(MESSAGES))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100)) as session:

        async def send() -> None:
            for number in names:
                reference = reached(f"p{number:05}", url=f"{url}/{TENANT}/")
                path = f"{reference.service_url}v3/conversations/{reference.conversation}/activities"
                async with session.post(path, json=activity_for(WORDS, reference)) as answer:
                    await answer.json()

        began = time.perf_counter()
        await asyncio.gather(*(send() for _ in range(AT_ONCE)))
        return MESSAGES / (time.perf_counter() - began)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """How many messages a second were sent, and the CPU milliseconds of each, from the first claim to the last mark."""

    per_second: float
    cpu: float


async def sender(store: Store, url: str) -> Sent:
    """The cost of the same words to everybody."""
    async with a_messenger(store, Words(), cast(Texts, None)) as messenger:
        await fall_due(store, url, range(WARM_UP))
        await messenger.deliver()
        await fall_due(store, url, range(WARM_UP, WARM_UP + MESSAGES))
        return await measured(store, messenger, WARM_UP + MESSAGES)


async def in_real_words(store: Store, url: str) -> Sent:
    """The cost of real reminders in the bot's own words."""
    await fill(store, check(COPENHAGEN), NOON)
    async with store.reading() as look:
        found = await look.find(Deadline, order=("first",))
    deadlines = [one for one in found if one.is_open() and one.due]
    async with a_messenger(store, message, Texts()) as messenger:
        await fall_due_really(store, url, range(WARM_UP), deadlines)
        await messenger.deliver()
        await fall_due_really(store, url, range(WARM_UP, WARM_UP + REAL), deadlines)
        return await measured(store, messenger, WARM_UP + REAL)


@asynccontextmanager
async def a_messenger(store: Store, wording: MessageWording, texts: Texts) -> AsyncIterator[Messenger]:
    """The sender as it is set by default, but for its pace."""
    connector = Connector(Anonymous())
    yield Messenger(
        store=store,
        connector=connector,
        wording=wording,
        texts=texts,
        clock=StillClock(),
        terms=Terms(worker="bench", window=HOURS, rate=None),
        metrics=Metrics(),
    )
    await connector.close()


async def measured(store: Store, messenger: Messenger, sent: int) -> Sent:
    """The cost of all that is due, after which so many messages have been sent."""
    async with store.reading() as look:
        before = await look.count(Notice, tenant=TENANT)
    began, cpu = time.perf_counter(), time.process_time()
    await messenger.deliver()
    taken, cpu = time.perf_counter() - began, time.process_time() - cpu
    async with store.reading() as look:
        assert await look.count(Notice, tenant=TENANT) == sent
    return Sent(per_second=(sent - before) / taken, cpu=cpu * 1_000 / (sent - before))


async def fall_due_really(store: Store, url: str, numbers: range, deadlines: list[Deadline]) -> None:
    """Let so many people have reminders of open deadlines, every second of them several."""
    names = [f"p{number:05}" for number in numbers]
    await kept(store, *(somebody(name, role=Role.COORDINATOR) for name in names))
    await kept(store, *(reached(name, url=f"{url}/{TENANT}/") for name in names))
    rows = []
    for number, name in zip(numbers, names, strict=True):
        for step in range(SEVERAL if number % 2 else 1):
            one = deadlines[(number + step) % len(deadlines)]
            told = reminding(name, one.id, due=one.due.last if one.due else None)
            rows.append(replace(told, plan=one.plan, subject_kind=SubjectKind.DEADLINE))
    await kept(store, *rows)


async def fall_due(store: Store, url: str, numbers: range) -> None:
    """Let so many people have a reminder each, at moments spread as the schedule spreads them."""
    names = [f"p{number:05}" for number in numbers]
    await kept(store, *(somebody(name) for name in names))
    await kept(store, *(reached(name, url=f"{url}/{TENANT}/") for name in names))
    spread = timedelta(hours=1) / (WARM_UP + MESSAGES)
    moments = (NOON - timedelta(hours=1) + number * spread for number in numbers)
    await kept(store, *(reminding(name, next_at=moment) for name, moment in zip(names, moments, strict=True)))


async def ahead_in(store: Store, ahead: int) -> None:
    """Fill a store with so many rows that are due in a month."""
    names = [f"p{number:03}" for number in range(DUE)]
    records = [*map(somebody, names), *map(reached, names)]
    await kept(store, *records)
    later = NOON + timedelta(days=30)
    for start in range(0, ahead, 10_000):
        rows = range(start, min(start + 10_000, ahead))
        async with store.writing() as unit:
            await unit.put_all([reminding(names[n % DUE], f"ahead{n}", next_at=later) for n in rows])


async def ticks_in(stores: dict[int, Store]) -> dict[int, float]:
    """The median milliseconds of asking what is due and claiming it, by the rows still ahead, turn and turn about."""
    taken: dict[int, list[float]] = {ahead: [] for ahead in stores}
    for number in range(TICKS):
        for ahead, store in stores.items():
            taken[ahead].append(await tick(store, number))
    return {ahead: median(some) for ahead, some in taken.items()}


async def tick(store: Store, number: int) -> float:
    """The milliseconds of one tick."""
    names = [f"p{number:03}" for number in range(DUE)]
    terms = Terms(worker="bench", window=HOURS, rate=None)
    now = NOON + number * timedelta(minutes=2)
    await kept(store, *(reminding(name, f"due{number}", next_at=now) for name in names))
    began = time.perf_counter()
    async with store.reading() as look:
        assert await tenants_with_work(look, now) == (TENANT,)
    claimed = await claim(store, terms, tenant=TENANT, now=now, most=AT_ONCE)
    taken = (time.perf_counter() - began) * 1_000
    assert len(claimed.sendings) == DUE
    async with store.writing() as unit:  # out of the way, so that every tick has as much to do
        rows = [row for sending in claimed.sendings for row in sending.outgoing.reminders]
        claims = await unit.find(Reminder, id=OneOf(tuple(row.id for row in rows)))
        await unit.put_all([replace(row, owner="", next_at=now + timedelta(days=30)) for row in claims])
    return taken


async def main() -> None:
    """Print all three."""
    log.set_up("WARNING")
    with tempfile.TemporaryDirectory() as folder, teams() as url:
        rates, worded = [], []
        for number in range(ROUNDS):
            async with a_store(Path(folder), f"send{number}") as store:
                rates.append(((await sender(store, url)).per_second, await bare(url)))
            async with a_store(Path(folder), f"real{number}") as store:
                worded.append(await in_real_words(store, url))
        for ahead in AHEAD:
            async with a_store(Path(folder), f"tick{ahead}") as store:
                await ahead_in(store, ahead)
        async with AsyncExitStack() as stack:
            stores = {
                ahead: await stack.enter_async_context(a_store(Path(folder), f"tick{ahead}"))
                for ahead in AHEAD
            }
            ticks = await ticks_in(stores)
    ours, theirs = (max(one) for one in zip(*rates, strict=True))
    how = f"{AT_ONCE} at a time, {LATENCY * 1000:.0f} ms each, SQLite, the best of {ROUNDS}"
    print(f"\nSending {MESSAGES:,} messages, {how}\n")
    print(f"a bare loop that only posts     {theirs:7.0f} messages/s")
    print(f"claimed, sent and marked        {ours:7.0f} messages/s, {ours / theirs:.2f} of it")
    fastest, least = max(one.per_second for one in worded), min(one.cpu for one in worded)
    print(f"{REAL} in the bot's own words      {fastest:7.0f} messages/s, {least:.1f} ms of CPU each")
    print(f"\nA tick with {DUE} reminders due\n")
    few, many = (ticks[ahead] for ahead in AHEAD)
    for ahead, taken in ticks.items():
        print(f"{ahead:>9,} rows ahead            {taken:7.1f} ms")
    print(f"{'':>9} the second in the first's   {many / few:.2f} x")


if __name__ == "__main__":
    asyncio.run(main())
