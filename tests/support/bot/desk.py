"""A messenger at work before a Teams over real HTTP, with a clock one can turn and words of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from bot.connector.connector import Anonymous, Connector
from bot.operation.clock import Clock
from bot.operation.metrics import Metrics
from bot.sending.messenger import Messenger
from dialogs.saying.speech import Reply
from dialogs.texts import Texts
from state.delivery.claim import Terms
from state.delivery.pace import Rate
from state.facts.reminder import Notice, Outgoing, Reminder
from state.organisation.reach import Reference
from state.overview.snapshot import Snapshot
from state.records.store import Reading, Store
from tests.support.bot.teams_service import Service, a_service
from tests.support.mailroom import (
    HOURS,
    NOON,
    TENANT,
    every,
    kept,
    reached,
    reminding,
    somebody,
)
from tests.support.stores import a_memory_store

SECRET = "Skriv til Landsbyggefonden"


class Words:
    """A text and a card that say who is told about how much."""

    def __init__(self) -> None:
        self.unspeakable: set[str] = set()
        self.buttons: tuple[str, ...] = ("Klaret",)
        self.takes: timedelta | None = None  # the first message only
        self.clock: StillClock | None = None
        self.asked_for = asyncio.Event()
        self.may_come = asyncio.Event()
        self.may_come.set()

    async def compose(
        self, _snapshot: Snapshot, _look: Reading, _texts: Texts, outgoing: Outgoing, _now: datetime
    ) -> Reply | None:
        self.asked_for.set()
        await self.may_come.wait()
        if outgoing.to.name in self.unspeakable:
            raise ValueError(SECRET)
        if self.takes is not None and self.clock is not None:
            self.clock.turn(self.takes)
            self.takes = None
        if any(one.subject == "done" for one in outgoing.reminders):
            return None
        return self._said(f"{outgoing.to.name}: {len(outgoing.reminders)} {SECRET}")

    async def redraw(
        self,
        _snapshot: Snapshot,
        _look: Reading,
        _texts: Texts,
        notice: Notice,
        reminders: tuple[Reminder, ...],
        _now: datetime,
    ) -> Reply:
        return self._said(f"{notice.id}: {len(reminders)}")

    def _said(self, text: str) -> Reply:
        return Reply(text=text, language="da", card={"type": "AdaptiveCard"}, buttons=self.buttons)


class StillClock(Clock):
    """Stands still until it is turned."""

    def __init__(self, moment: datetime = NOON) -> None:
        super().__init__(lambda: self.moment)
        self.moment = moment

    def turn(self, by: timedelta) -> None:
        self.moment += by


@dataclass
class Desk:
    """A messenger at work in a store, with Teams' side and a clock one can turn."""

    store: Store
    service: Service
    messenger: Messenger
    clock: StillClock
    words: Words
    metrics: Metrics
    told: list[str] = field(default_factory=list)

    def reached(self, name: str, **given: object) -> Reference:
        return reached(name, url=f"{self.service.url}/{given.get('tenant', TENANT)}/", **given)

    async def due(self, *names: str, **given: object) -> None:
        """These people can be reached and have something due."""
        for name in names:
            await kept(self.store, somebody(name), self.reached(name), reminding(name, **given))

    async def deliver(self) -> None:
        await self.messenger.deliver()

    async def later(self, by: timedelta) -> None:
        self.clock.turn(by)
        await self.deliver()

    def figure(self, name: str, **labels: str) -> float:
        return self.metrics.registry.get_sample_value(f"fremdrift_{name}", labels) or 0.0


@asynccontextmanager
async def a_desk(
    store: Store | None = None, clock: Clock | None = None, **given: object
) -> AsyncIterator[Desk]:
    async with a_service() as service:
        connector = Connector(Anonymous(), timeout=cast(float, given.pop("timeout", 15.0)))
        desk_clock = clock or StillClock()
        metrics, words = Metrics(), Words()
        where = store or a_memory_store()
        rate = cast("Rate | None", given.pop("rate", None))
        told: list[str] = []

        async def after_sent(_unit: object, rows: tuple[Reminder, ...], _now: datetime) -> None:
            told.extend(one.id for one in rows)

        messenger = Messenger(
            store=where,
            connector=connector,
            wording=words,
            texts=cast(Texts, None),
            clock=desk_clock,
            terms=Terms(worker="w", window=HOURS, rate=rate),
            metrics=metrics,
            after_sent=after_sent,
            **given,  # type: ignore[arg-type]
        )
        yield Desk(where, service, messenger, cast(StillClock, desk_clock), words, metrics, told)
        await connector.close()


async def notices(desk: Desk) -> list[Notice]:
    return await every(desk.store, Notice)
