"""Sends what is due: claims it, hands it to Teams, marks what became of it; never more than so many at a time.

Delivery is at least once. A message is claimed and committed before it is sent, and marked once Teams has given it an
id; what was on its way when the process died is sent again when its lease ends, so somebody may read it twice.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct, field

from bot.operation import log
from bot.operation.clock import Clock
from bot.operation.metrics import Metrics
from bot.sending.marks import Marks
from bot.sending.post import Outbound, Post, Serves, attempts_of, everybody
from bot.sending.reactions import Patience
from dialogs.saying.speech import Reply
from dialogs.texts import Texts
from state.delivery.claim import Claimed, Redrawing, Sending, Terms, claim, tenants_with_work
from state.delivery.mark import AfterSent, DeliveryOutcome, Fate, follow_up
from state.facts.reminder import Notice, Outgoing, Reminder
from state.overview.snapshot import Snapshot, Snapshots
from state.records.errors import StoreUnavailable
from state.records.remembered import Remembered
from state.records.store import Reading, Store

IN_FLIGHT = 40
AT_ONCE = 20
DATABASE_PAUSE = timedelta(seconds=5)


class MessageWording(Protocol):
    """How a message is put into words."""

    async def compose(
        self, snapshot: Snapshot, look: Reading, texts: Texts, outgoing: Outgoing, now: datetime
    ) -> Reply | None:
        """The message that is to be sent; None where all it was about has been done meanwhile."""

    async def redraw(
        self,
        snapshot: Snapshot,
        look: Reading,
        texts: Texts,
        notice: Notice,
        reminders: tuple[Reminder, ...],
        now: datetime,
    ) -> Reply:
        """A message that was sent, as things stand now."""


class Forgetful(Protocol):
    """Whoever remembers how people are reached."""

    def forget(self, person: str) -> None:
        """What is remembered of the person no longer holds."""


class _Lane(Struct):
    """What is on its way in one tenant; tenants share nothing but the database."""

    tenant: str
    at_once: asyncio.Semaphore
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    serving: asyncio.Task[None] | None = None
    left: asyncio.Event = field(default_factory=asyncio.Event)
    failed: bool = False  # the last claim


class Messenger:
    """The sender of one process.

    `in_flight` bounds what a tenant has claimed and not marked, which is what a death repeats at most, and `at_once`
    what is with Teams at one moment: while that is under way, others are claimed and marked.
    """

    def __init__(
        self,
        *,
        store: Store,
        snapshots: Snapshots | None = None,
        connector: Outbound,
        wording: MessageWording,
        texts: Texts,
        clock: Clock,
        terms: Terms,
        metrics: Metrics,
        references: Forgetful | None = None,
        after_sent: AfterSent | None = None,
        patience: Patience | None = None,
        serves: Serves = everybody,
        in_flight: int = IN_FLIGHT,
        at_once: int = AT_ONCE,
        plain: bool = False,
    ) -> None:
        self._store = store
        self._snapshots = snapshots or Snapshots(store)
        self._wording = wording
        self._texts = texts
        self._clock = clock
        self._terms = terms
        self._metrics = metrics
        self._references = references
        self._post = Post(connector, clock, metrics, patience or Patience(), serves=serves, plain=plain)
        self._in_flight = in_flight
        self._at_once = at_once
        self._after_sent = after_sent
        self._marks = Marks(store, clock, terms.worker, after_sent)
        self._lanes: dict[str, _Lane] = {}
        self._stopping = asyncio.Event()
        self._paused_until: datetime | None = None

    async def tick(self) -> bool:
        """Begin to send what is due, and return at once; whether there is anything."""
        now = self._clock.now()
        if self._stopping.is_set() or (self._paused_until and now < self._paused_until):
            return False
        self._paused_until = None
        async with self._store.reading() as look:
            tenants = await tenants_with_work(look, now)
        for tenant in tenants:
            lane = self._lanes.setdefault(tenant, _Lane(tenant, asyncio.Semaphore(self._at_once)))
            if lane.serving is None or lane.serving.done():
                lane.serving = asyncio.create_task(self._serve(lane))
        return bool(tenants)

    async def deliver(self) -> None:
        """Send everything that is due, with what that makes due, and wait until it is marked.

        Where it cannot be claimed it stays due, for whoever asks next.
        """
        while await self.tick():
            for lane in tuple(self._lanes.values()):
                if lane.serving is not None:
                    await lane.serving
                while lane.tasks:
                    await asyncio.wait(lane.tasks)
            if any(lane.failed for lane in self._lanes.values()):
                return

    async def stop(self, seconds: float) -> None:
        """Claim no more, let what is on its way end and be marked; after so many seconds it is left to its lease."""
        self._stopping.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                # Again and again: a claim that was being made then still puts what it took on its way.
                while running := self._running():
                    await asyncio.wait(running)
        rest = self._running()
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _running(self) -> set[asyncio.Task[None]]:
        tasks = (task for lane in self._lanes.values() for task in (*lane.tasks, lane.serving))
        return {task for task in tasks if task is not None and not task.done()}

    async def _serve(self, lane: _Lane) -> None:
        """Claim and send as long as something of this tenant is due."""
        lane.failed = False
        try:
            while not self._stopping.is_set() and self._paused_until is None:
                await self._room(lane)
                if self._stopping.is_set():
                    return
                now = self._clock.now()
                free = self._in_flight - len(lane.tasks)
                claimed = await claim(self._store, self._terms, tenant=lane.tenant, now=now, most=free)
                await self._start(lane, claimed)
                if not claimed.more:
                    return
                if claimed.wait_until is not None:
                    await self._pause(claimed.wait_until - self._clock.now())
        except Exception as error:
            lane.failed = True
            log.get().error("claiming failed", **log.trace(error))

    async def _room(self, lane: _Lane) -> None:
        """Wait until so many places are free that a claim is worth a transaction."""
        worthwhile = max(1, self._in_flight // 3)
        while self._in_flight - len(lane.tasks) < worthwhile:
            lane.left.clear()
            await lane.left.wait()

    async def _pause(self, length: timedelta) -> None:
        try:
            async with asyncio.timeout(max(length.total_seconds(), 0.001)):
                await self._stopping.wait()
        except TimeoutError:
            return

    async def _start(self, lane: _Lane, claimed: Claimed) -> None:
        """Put what was claimed into words and on its way."""
        if claimed.given_up:
            await self._follow_up(claimed.given_up)
        left: deque[Sending | Redrawing] = deque((*claimed.sendings, *claimed.redrawings))
        while left:
            try:
                snapshot = await self._snapshots.now()
                async with self._store.reading() as look:
                    remembered = Remembered(look)
                    while left:
                        words = await self._worded(snapshot, remembered, left[0])
                        self._begin(lane, left.popleft(), words)
                        await asyncio.sleep(0)  # a look may be in this thread, and others have their turn too
            except StoreUnavailable as error:
                # Given back, since a lease that runs out would be an attempt.
                log.get().warning("messages wait for the database", messages=len(left), **log.trace(error))
                at = self._clock.now() + DATABASE_PAUSE
                while left:
                    one = left.popleft()
                    self._begin(lane, one, DeliveryOutcome(of=one, fate=Fate.WAITS, at=at))
            except Exception as error:
                # The others get a look of their own: this one may have been spoilt.
                one = left.popleft()
                log.get().error(
                    "a message could not be put into words", notice=_notice(one), **log.trace(error)
                )
                self._begin(lane, one, self._post.rested(one, "wording"))

    def _begin(self, lane: _Lane, one: Sending | Redrawing, words: Reply | DeliveryOutcome) -> None:
        """Put one message on its way."""
        self._metrics.in_flight.inc()
        task = asyncio.create_task(self._carry(lane, one, words))
        lane.tasks.add(task)
        task.add_done_callback(lambda done: self._landed(lane, done))

    async def _follow_up(self, lost: tuple[Reminder, ...]) -> None:
        for row in lost:
            self._metrics.lost.inc()
            log.get().warning("nobody could be told", reminder=row.id, why=row.why)
        try:
            await follow_up(self._store, lost, self._clock.now(), self._after_sent)
        except Exception as error:
            log.get().error("following up failed", **log.trace(error))

    def _landed(self, lane: _Lane, task: asyncio.Task[None]) -> None:
        lane.tasks.discard(task)
        lane.left.set()
        self._metrics.in_flight.dec()

    async def _worded(
        self, snapshot: Snapshot, look: Reading, one: Sending | Redrawing
    ) -> Reply | DeliveryOutcome:
        """The words, or that all it was about has been done meanwhile."""
        now = self._clock.now()
        if isinstance(one, Redrawing):
            return await self._wording.redraw(snapshot, look, self._texts, one.notice, one.reminders, now)
        words = await self._wording.compose(snapshot, look, self._texts, one.outgoing, now)
        return words or DeliveryOutcome(of=one, fate=Fate.MOOT)

    async def _carry(self, lane: _Lane, one: Sending | Redrawing, words: Reply | DeliveryOutcome) -> None:
        """Send one message and mark what became of it."""
        began = time.perf_counter()
        outcome = words if isinstance(words, DeliveryOutcome) else await self._sent_in_turn(lane, one, words)
        if outcome.fate is Fate.WAITS and outcome.why:
            self._paused_until = outcome.at
        await self._marks.put(outcome)
        if outcome.fate is Fate.UNREACHABLE and self._references is not None:
            self._references.forget(one.reference.id)
        self._report(one, outcome, time.perf_counter() - began)

    async def _sent_in_turn(self, lane: _Lane, one: Sending | Redrawing, reply: Reply) -> DeliveryOutcome:
        if one.at is not None and one.at > self._clock.now():
            await self._pause(one.at - self._clock.now())
        async with lane.at_once:
            if self._stopping.is_set():
                return DeliveryOutcome(of=one, fate=Fate.WAITS, at=self._clock.now())
            try:
                return await (
                    self._post.send(one, reply) if isinstance(one, Sending) else self._post.redraw(one, reply)
                )
            except Exception as error:
                log.get().error("sending failed", notice=_notice(one), **log.trace(error))
                return self._post.rested(one, "unexpected")

    def _report(self, one: Sending | Redrawing, outcome: DeliveryOutcome, seconds: float) -> None:
        """One line a message, with ids and nothing else."""
        reminders = one.outgoing.reminders if isinstance(one, Sending) else one.reminders
        if outcome.fate is Fate.DELIVERED and isinstance(one, Sending):
            self._metrics.sent.inc()
            self._metrics.reminded.inc(len(reminders))
        elif outcome.fate is Fate.DELIVERED:
            self._metrics.redrawn.inc()
        elif outcome.fate is Fate.GIVEN_UP:
            self._metrics.given_up.inc()
        tell = log.get().info if outcome.fate in (Fate.DELIVERED, Fate.WAITS) else log.get().warning
        tell(
            "delivery" if isinstance(one, Sending) else "redrawing",
            notice=_notice(one),
            reminders=len(reminders),
            status=outcome.fate.value,
            attempt=attempts_of(one),
            why=outcome.why,
            ms=round(seconds * 1000),
        )


def _notice(one: Sending | Redrawing) -> str:
    return one.outgoing.notice if isinstance(one, Sending) else one.notice.id
