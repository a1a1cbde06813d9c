"""Marks what became of messages, many in one commit: answers that come while a commit runs wait for the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.operation import log
from bot.operation.clock import Clock
from state.delivery.mark import AfterSent, DeliveryOutcome, settle
from state.records.concurrency import Together
from state.records.errors import StoreUnavailable
from state.records.store import Store

RETRY_SECONDS = 1.0


class Marks:
    """The one place outcomes are handed to; whoever hands one in waits until it is committed."""

    def __init__(self, store: Store, clock: Clock, worker: str, after_sent: AfterSent | None) -> None:
        self._store = store
        self._clock = clock
        self._worker = worker
        self._after_sent = after_sent
        self._together = Together(self._marked)

    async def put(self, outcome: DeliveryOutcome) -> None:
        """Mark the outcome; returns when the mark is committed."""
        await self._together.put(outcome)

    async def _marked(self, outcomes: Sequence[DeliveryOutcome]) -> None:
        """Commit them, as long as the database is away; what cannot be marked together is marked one by one."""
        try:
            await self._settled(outcomes, self._after_sent)
        except Exception as error:
            log.get().error("marking failed", messages=len(outcomes), **log.trace(error))
            for outcome in outcomes:
                await self._alone(outcome)

    async def _alone(self, outcome: DeliveryOutcome) -> None:
        for after_sent in (self._after_sent, None):  # a mark matters more than what follows from it
            try:
                await self._settled((outcome,), after_sent)
            except Exception as error:
                log.get().error("a mark failed", **log.trace(error))
            else:
                return

    async def _settled(self, outcomes: Sequence[DeliveryOutcome], after_sent: AfterSent | None) -> None:
        while True:
            try:
                return await settle(self._store, self._worker, outcomes, self._clock.now(), after_sent)
            except StoreUnavailable as error:
                # Teams has taken these messages: giving up would send them a second time.
                log.get().error("marks wait for the database", **log.trace(error))
                await asyncio.sleep(RETRY_SECONDS)
