"""How fast a tenant is written to (GCRA): each request has a moment of its own, one step of time after the last.

A few are given their moments ahead, so that a claim is worth a transaction and a process that is held up for less than
that loses nothing. They do not go out together: each waits for its moment.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from state.organisation.reach import Pace

AHEAD = timedelta(seconds=0.4)
FURTHEST = timedelta(minutes=1)
ROUNDING = 1e-3  # moments are kept in whole microseconds


class Rate(Struct, frozen=True, kw_only=True):
    """How many requests a second a tenant gets, and how far ahead they are given their moments."""

    per_second: float
    ahead: timedelta = AHEAD

    @property
    def step(self) -> timedelta:
        """The time one request takes up."""
        return timedelta(seconds=1 / self.per_second)

    @property
    def most(self) -> int:
        """How many may have their moments ahead."""
        return max(1, math.floor(self.ahead / self.step + ROUNDING))


def room(pace: Pace, rate: Rate, now: datetime) -> int:
    """How many requests can be given a moment now."""
    taken = taken_up_to(pace, now) - now
    return max(0, math.floor((rate.most * rate.step - taken) / rate.step + ROUNDING))


def room_from(pace: Pace, rate: Rate) -> datetime:
    """The moment from which half as many as may be ahead fit."""
    return pace.next_at - (rate.most - max(1, rate.most // 2)) * rate.step


def spent(pace: Pace, rate: Rate, requests: int, now: datetime) -> Pace:
    """The pace after so many requests."""
    return replace(pace, next_at=taken_up_to(pace, now) + requests * rate.step)


def taken_up_to(pace: Pace, now: datetime) -> datetime:
    """The moment the next request is given; a pace far ahead was left by a clock that was turned back."""
    return max(pace.next_at, now) if pace.next_at <= now + FURTHEST else now
