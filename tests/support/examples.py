"""How many examples a property is tried on: a few while one works, many in `.ci/run`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import HealthCheck, settings

T = TypeVar("T")

FEW, MANY = 12, 100
NEAR_A_LEAP_DAY = {(2, 28), (2, 29), (3, 1)}
# How long an example takes depends on what else the machine does, and is no property of the code.
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def take_profile(name: str) -> None:
    """Take the profile `quick` or `ci`; neither measures time."""
    settings.register_profile("quick", max_examples=FEW, **UNTIMED)
    settings.register_profile("ci", max_examples=MANY, derandomize=False, print_blob=True, **UNTIMED)
    settings.load_profile(name)


def examples(most: int) -> int:
    """How many a property with its own number is tried on: all of them in `ci`, a share of them in `quick`."""
    return max(most * settings().max_examples // MANY, min(most, 3))


def is_thorough() -> bool:
    """Whether the profile is that of `.ci/run`."""
    return settings().max_examples >= MANY


def a_share_of(all_of_them: Sequence[T]) -> Sequence[T]:
    """All of a long list in `ci`; in `quick` one in seven, the same at every run."""
    return all_of_them if is_thorough() else all_of_them[::7]


def days_of_a_century() -> tuple[date, ...]:
    """Every day of 2000-2100 in `ci`; in `quick` one in eleven and all about 29 February."""
    first, after = date(2000, 1, 1), date(2101, 1, 1)
    days = (first + timedelta(days=number) for number in range((after - first).days))
    if is_thorough():
        return tuple(days)
    return tuple(day for day in days if day.toordinal() % 11 == 0 or (day.month, day.day) in NEAR_A_LEAP_DAY)
