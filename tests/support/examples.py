"""How many examples a property is tried on: a few while one works, many in `.ci/run`."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

FEW, MANY = 12, 100
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
