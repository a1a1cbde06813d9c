"""A siege: the real bot sends while it is killed again and again and Teams refuses one message in ten.

Whoever is killed is started again, and so is one that is asked to end in the midst of it. What is left when sending
has come to rest (leases of the dead, pauses after a 500) is sent by processes started with a later clock. Nothing may
be lost; what arrives twice may be no more than was on its way in the moments of the kills; and whatever counts as an
attempt is an answer of Teams or a kill, so that what ends undelivered was refused as often as it may be.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from state.actions.plans.fill import fill
from state.delivery.learn import prepare
from state.facts.reminder import Notice, Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.people import Person
from state.organisation.reach import Reference
from state.portfolio import COPENHAGEN, check
from state.records.store import Store
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.support.bot.teams_service import OK, Answer, Service, a_service
from tests.support.mailroom import TENANT, person_id, reached, somebody
from tests.support.places import PROJECT

BEGINS = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)  # a Tuesday, at half past nine in Copenhagen
LATER = timedelta(minutes=20)  # longer than a lease, and than the pause after a 500
SOON = timedelta(seconds=10)  # what waits longer is sent with a later clock
FAULTS = (
    Answer(status=429, code="Throttled", retry_after=1),
    Answer(status=500, code="ServiceError"),
    Answer(status=502),
    Answer(status=503),
    Answer(breaks=True),
)
COUNTS = {429: 0, 500: 3}  # attempts an answer counts for, if not one
IN_FLIGHT = 40  # taken and not marked: the default, and what a kill repeats at most


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How hard it is: so many reminders, kills and processes, and the share of requests that fail."""

    reminders: int
    kills: int = 3
    processes: int = 1
    faults: float = 0.1
    seed: int = 1


@dataclass(frozen=True, kw_only=True)
class Report:
    """What came of it; `in_flight` is what was on its way at the kills, `whys` what the undelivered were answered.

    `unasked` are attempts that count though Teams was not asked and nobody was killed.
    """

    reminders: int
    lost: int
    undelivered: int
    whys: Counter[str]
    repeated: int
    in_flight: int
    unasked: int
    marked: int
    statuses: Counter[int]
    seconds: float

    @property
    def is_fine(self) -> bool:
        """Nothing lost, nothing said more often than a kill explains, nothing counted that was no attempt."""
        return self.lost == 0 and self.unasked == 0 and self.repeated <= self.in_flight

    def __str__(self) -> str:
        answers = ", ".join(f"{count} x {_named(status)}" for status, count in sorted(self.statuses.items()))
        whys = "; ".join(f"{count} x {why}" for why, count in sorted(self.whys.items()))
        undelivered = f"{self.undelivered} visibly undelivered" + (f" ({whys})" if whys else "")
        unasked = f", {self.unasked} attempts counted without a request" if self.unasked else ""
        return (
            f"{self.reminders:,} reminders: {self.lost} lost, {undelivered}, "
            f"{self.repeated} repeated of {self.in_flight} on their way at the kills{unasked}, {self.marked:,} marked "
            f"({answers}; {self.seconds:.0f} s)"
        )


@dataclass
class Siege:
    """The bot's processes, their clock and what they are up against."""

    plan: Plan
    url: str
    folder: Path
    service: Service
    store: Store
    chance: random.Random
    began: float = field(default_factory=time.monotonic)
    turned: timedelta = timedelta()
    running: list[Process] = field(default_factory=list)
    killed: Counter[str] = field(default_factory=Counter)  # how often each person's reminder was on its way

    @property
    def now(self) -> datetime:
        """What the processes' clocks show."""
        return BEGINS + self.turned + timedelta(seconds=time.monotonic() - self.began)

    async def start(self) -> None:
        """Start another process of the real bot."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FREMDRIFT_")},
            "PYTHONPATH": str(PROJECT),
            "FREMDRIFT_DATABASE_URL": self.url,
            "FREMDRIFT_PORT": str(_free_port()),
            "FREMDRIFT_CLOCK": self.now.isoformat(),
            "FREMDRIFT_SEND_RATE": "50",
            "FREMDRIFT_IN_FLIGHT": str(IN_FLIGHT),
            "FREMDRIFT_LOG_LEVEL": "ERROR",
        }
        self.running.append(
            await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "serve", cwd=self.folder, env=environment, stdout=DEVNULL
            )
        )

    async def kill(self) -> None:
        """Kill one of them without warning, note what it had on its way, and start another one."""
        process = self.chance.choice(self.running)
        self.running.remove(process)
        process.kill()
        await process.wait()
        mark = f"{socket.gethostname()}-{process.pid}-"
        waiting = await self._rows(ReminderState.WAITING)
        self.killed.update(one.recipient for one in waiting if one.owner.startswith(mark))
        await self.start()

    async def replace(self) -> None:
        """Ask one of them to end, as an update does, and start another one once it has."""
        process = self.chance.choice(self.running)
        self.running.remove(process)
        await _ended(process)
        await self.start()

    async def end(self) -> None:
        """Ask them all to stop, and see that they do."""
        await asyncio.gather(*(_ended(process) for process in self.running))
        self.running.clear()

    async def under_fire(self) -> None:
        """Send; whenever another part of the messages has arrived one is killed, and before that one replaced."""
        most = max(self.plan.reminders * 8 // 10, 2)
        parts = sorted(self.chance.sample(range(1, most), 2 * self.plan.kills))
        for _ in range(self.plan.processes):
            await self.start()
        for number, part in enumerate(parts):
            await self.rest(arrived=part)
            await (self.kill() if number % 2 else self.replace())
        await self.rest()

    async def rest(self, arrived: float = float("inf")) -> None:
        """Wait until so many messages have arrived, or until nothing more is sent before the clock has moved on."""
        while len(self.service.taken) < arrived and not await self._is_at_rest():
            fallen = [process.returncode for process in self.running if process.returncode is not None]
            assert not fallen, f"the bot ended by itself: {fallen}"
            await asyncio.sleep(0.05)

    async def afterwards(self) -> None:
        """Let processes with a later clock send what is left."""
        for _ in range(12):
            await self.end()
            if not await self._rows(ReminderState.WAITING):
                return
            self.turned += LATER
            for _ in range(self.plan.processes):
                await self.start()
            await self.rest()
        await self.end()

    async def report(self) -> Report:
        """Who was told how often, and what the bot believes of it."""
        arrived = Counter(self.service.to)
        missed = {f"p{number:05}" for number in range(self.plan.reminders)} - {
            conversation.removeprefix("a:") for conversation in arrived
        }
        undelivered = await self._rows(ReminderState.UNDELIVERED)
        lost = {one.recipient for one in undelivered}
        async with self.store.reading() as look:
            notices = await look.count(Notice, tenant=TENANT)
        sent = await self._rows(ReminderState.SENT)
        assert all(one.notice and one.told for one in sent)
        assert notices >= len(sent)
        return Report(
            reminders=self.plan.reminders,
            lost=sum(person_id(name) not in lost for name in missed),
            undelivered=sum(person_id(name) in lost for name in missed),
            whys=Counter(self._story(one) for one in undelivered),
            repeated=sum(arrived.values()) - len(arrived),
            in_flight=self.killed.total(),
            unasked=sum(max(0, self._unasked(one)) for one in (*undelivered, *sent)),
            marked=len(sent),
            statuses=self.service.statuses,
            seconds=time.monotonic() - self.began,
        )

    def _answers(self, one: Reminder) -> list[int]:
        name = one.recipient.removeprefix(f"{TENANT}/")
        return self.service.answers[f"send:a:{name}"]

    def _unasked(self, one: Reminder) -> int:
        """How many of the attempts at it neither Teams' answers nor the kills account for."""
        asked = sum(COUNTS.get(status, 1) for status in self._answers(one))
        return one.attempts - asked - self.killed[one.recipient]

    def _story(self, one: Reminder) -> str:
        """Why it was given up, and all that happened to it."""
        killed = ["killed"] * self.killed[one.recipient]
        return f"{one.why} after {' '.join([*map(_named, self._answers(one)), *killed])}"

    async def _is_at_rest(self) -> bool:
        """Whether none is due soon that nobody has taken, and none on its way but under a dead one's lease."""
        alive = tuple(f"{socket.gethostname()}-{process.pid}-" for process in self.running)
        return not any(
            one.owner.startswith(alive)
            if one.owner and one.next_at > self.now
            else one.next_at <= self.now + SOON
            for one in await self._rows(ReminderState.WAITING)
        )

    async def _rows(self, state: ReminderState) -> list[Reminder]:
        async with self.store.reading() as look:
            found = await look.find(Reminder, tenant=TENANT, state=state)
        return [one for one in found if one.id.startswith("siege|")]


async def siege(plan: Plan, url: str, folder: Path, say: Callable[[str], None] = lambda _: None) -> Report:
    """Hold it in an empty database at this address."""
    chance = random.Random(plan.seed)  # noqa: S311  # chance, not a secret
    async with a_service() as service:
        service.chance = lambda: chance.choice(FAULTS) if chance.random() < plan.faults else OK
        service.latency = 0.05
        await migrate(url)
        store = await open_store(url)
        try:
            await _seed(store, service, plan)
            say(
                f"  {plan.reminders:,} reminders are due; {plan.processes} process(es), {plan.kills} kills ..."
            )
            held = Siege(plan=plan, url=url, folder=folder, service=service, store=store, chance=chance)
            try:
                await held.under_fire()
                await held.afterwards()
            finally:
                for process in held.running:
                    process.kill()
            return await held.report()
        finally:
            await store.close()


async def _seed(store: Store, service: Service, plan: Plan) -> None:
    """The shipped portfolio, and so many people with a reminder each, every second one in their own words."""
    await fill(store, check(COPENHAGEN), BEGINS)
    names = [f"p{number:05}" for number in range(plan.reminders)]
    async with store.writing() as unit:
        await unit.put_all([somebody(name) for name in names])
        await unit.put_all([reached(name, url=f"{service.url}/{TENANT}/") for name in names])
        await unit.put_all([_due(name, is_own=number % 2 == 0) for number, name in enumerate(names)])
    await prepare(store, BEGINS)
    async with store.reading() as look:
        assert await look.count(Person) >= await look.count(Reference) == plan.reminders


def _due(name: str, *, is_own: bool) -> Reminder:
    """A reminder about nothing the schedule knows, so that only delivery has a say in it."""
    person = person_id(name)
    return Reminder(
        id=f"siege|{person}",
        tenant=TENANT,
        recipient=person,
        plan="siege",
        subject_kind=SubjectKind.PORTFOLIO,
        subject="siege",
        kind=ReminderKind.OWN if is_own else ReminderKind.AHEAD,
        next_at=BEGINS - timedelta(minutes=1),
        text="husk det" if is_own else "",
    )


async def _ended(process: Process) -> None:
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 60) in (
        0,
        -signal.SIGTERM,
    )  # the latter: it had hardly begun


def _named(status: int) -> str:
    return str(status) if status else "broken"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
