"""How many turns there were, how they ended and how long they took, for whoever watches over the bot."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)


class TurnKind(Enum):
    """What came in."""

    MESSAGE = "message"
    EDIT = "edit"
    CLICK = "click"
    SURFACE = "surface"
    EVENT = "event"


class TurnOutcome(Enum):
    """How a turn ended."""

    ANSWERED = "answered"
    REPEATED = "repeated"  # it had been handled before
    IGNORED = "ignored"
    FAILED = "failed"


class CountedTurn:
    """A turn under way; `outcome` is what it will be counted as."""

    __slots__ = ("outcome",)

    def __init__(self) -> None:
        self.outcome = TurnOutcome.ANSWERED


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

    @contextmanager
    def turn(self, kind: TurnKind) -> Iterator[CountedTurn]:
        """Count and time a turn; one that raises has failed."""
        begun, turn = time.perf_counter(), CountedTurn()
        try:
            yield turn
        except BaseException:
            turn.outcome = TurnOutcome.FAILED
            raise
        finally:
            self._turns[kind, turn.outcome].inc()
            self._seconds[kind].observe(time.perf_counter() - begun)
