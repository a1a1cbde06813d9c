"""How many turns there were, how they ended and how long they took, for whoever watches over the bot."""

from __future__ import annotations

import time
from enum import StrEnum

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)


class TurnKind(StrEnum):
    """What came in."""

    MESSAGE = "message"
    EDIT = "edit"
    CLICK = "click"
    SURFACE = "surface"
    EVENT = "event"


class TurnOutcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    REPEATED = "repeated"  # it had been handled before
    IGNORED = "ignored"
    FAILED = "failed"


class CountedTurn:
    """A turn under way, counted at the end of the block as its `outcome`; one that raises has failed."""

    __slots__ = ("_begun", "_kind", "_metrics", "outcome")

    def __init__(self, metrics: TurnMetrics, kind: TurnKind) -> None:
        self._metrics = metrics
        self._kind = kind
        self.outcome = TurnOutcome.ANSWERED

    def __enter__(self) -> CountedTurn:
        self._begun = time.perf_counter()
        return self

    def __exit__(self, fault: object, *_: object) -> None:
        if fault is not None:
            self.outcome = TurnOutcome.FAILED
        self._metrics.count(self._kind, self.outcome, time.perf_counter() - self._begun)


class TurnMetrics:
    """The figures of turns, in a registry that others share."""

    def __init__(self, registry: CollectorRegistry) -> None:
        turns = Counter(
            "fremdrift_turns",
            "Turns, by what came in and how it ended",
            ("kind", "outcome"),
            registry=registry,
        )
        seconds = Histogram(
            "fremdrift_turn_seconds",
            "How long a turn took, waiting for the one before included",
            ("kind",),
            buckets=BUCKETS,
            registry=registry,
        )
        # Looking a label up for every turn costs more than counting.
        self._turns = {
            (kind, end): turns.labels(kind.value, end.value) for kind in TurnKind for end in TurnOutcome
        }
        self._seconds = {kind: seconds.labels(kind.value) for kind in TurnKind}

    def turn(self, kind: TurnKind) -> CountedTurn:
        """Count and time the turn that is the block."""
        return CountedTurn(self, kind)

    def count(self, kind: TurnKind, outcome: TurnOutcome, seconds: float) -> None:
        """One more turn of this kind."""
        self._turns[kind, outcome].inc()
        self._seconds[kind].observe(seconds)
