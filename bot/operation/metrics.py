"""Figures for whoever watches over the bot, in Prometheus' format: counts and seconds, nobody's name or words."""

from __future__ import annotations

from datetime import datetime, timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from state.facts.reminder import Reminder, ReminderState
from state.organisation.reach import Pace, ReachState, Reference
from state.records.store import Between, OneOf, Reading

LATE = timedelta(minutes=2)
UNREACHABLE = OneOf(tuple(state for state in ReachState if state is not ReachState.REACHABLE))


class Metrics:
    """One registry an app, so that two bots in one process do not count together."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.due = self._gauge(
            "reminders_due", "Reminders whose moment has come and which nobody has taken yet"
        )
        self.late = self._gauge("reminders_late", "Those of them that are more than two minutes late")
        self.undelivered = self._gauge("reminders_undelivered", "Reminders nobody could be told")
        self.unreachable = self._gauge("people_unreachable", "People Teams does not let us write to")
        self.in_flight = self._gauge("messages_in_flight", "Messages that are taken and not marked yet")
        self.sent = self._counter("messages_sent", "Messages Teams took")
        self.reminded = self._counter("reminders_sent", "Reminders in the messages Teams took")
        self.redrawn = self._counter("messages_redrawn", "Messages that were drawn again")
        self.lost = self._counter(
            "reminders_lost", "Reminders nobody could be told, at the moment that was found"
        )
        self.given_up = self._counter("messages_given_up", "Messages that will not be tried again")
        self.attempts = Counter(
            "fremdrift_attempts", "Attempts, by the status Teams gave", ("status",), registry=self.registry
        )
        self.retry_after = Histogram(
            "fremdrift_retry_after_seconds",
            "How long Teams asked to wait",
            buckets=(1, 2, 5, 10, 30, 60, 300, 3600),
            registry=self.registry,
        )

    async def look_at(self, look: Reading, now: datetime) -> None:
        """Read the figures that stand in the store."""
        due = late = undelivered = 0
        for pace in await look.find(Pace):
            waiting = {"tenant": pace.id, "state": ReminderState.WAITING}
            due += await look.count(Reminder, **waiting, next_at=Between(None, now))
            late += await look.count(Reminder, **waiting, next_at=Between(None, now - LATE))
            undelivered += await look.count(Reminder, tenant=pace.id, state=ReminderState.UNDELIVERED)
        self.due.set(due)
        self.late.set(late)
        self.undelivered.set(undelivered)
        self.unreachable.set(await look.count(Reference, state=UNREACHABLE))

    def text(self) -> str:
        """All figures as Prometheus reads them."""
        return generate_latest(self.registry).decode()

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(f"fremdrift_{name}", meaning, registry=self.registry)

    def _counter(self, name: str, meaning: str) -> Counter:
        return Counter(f"fremdrift_{name}", meaning, registry=self.registry)
