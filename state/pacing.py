"""How fast a tenant is written to (GCRA): a message costs a step of time, and a few may come at once."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from state.reach import Pace

BURST = 3
FURTHEST = timedelta(minutes=1)
ROUNDING = 1e-3  # moments are kept in whole microseconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How many messages a second a tenant gets, and how many of them may come at the same moment."""

    per_second: float
    burst: int = BURST

    @property
    def step(self) -> timedelta:
        """The time one message takes up."""
        return timedelta(seconds=1 / self.per_second)


def room(pace: Pace, rate: Rate, now: datetime) -> int:
    """How many messages fit now."""
    taken = _taken_up_to(pace, now) - now
    return max(0, math.floor((rate.burst * rate.step - taken) / rate.step + ROUNDING))


def room_from(pace: Pace, rate: Rate) -> datetime:
    """The moment from which the next message fits."""
    return pace.next_at - (rate.burst - 1) * rate.step


def spent(pace: Pace, rate: Rate, messages: int, now: datetime) -> Pace:
    """The pace after so many messages."""
    return replace(pace, next_at=_taken_up_to(pace, now) + messages * rate.step)


def _taken_up_to(pace: Pace, now: datetime) -> datetime:
    """The moment up to which messages have been sent; one far ahead was left by a clock that was turned back."""
    return max(pace.next_at, now) if pace.next_at <= now + FURTHEST else now
