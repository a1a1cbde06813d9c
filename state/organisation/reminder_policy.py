"""When people are reminded, by default, and what an organisation or a plan changes in that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from msgspec import Struct, field
from msgspec.structs import replace

# What is no deadline of the rulebook, and yet reminded of: keys of `Policy.offsets` beside the rules' ids.
CONTRIBUTION, STEP, OTHER = "contribution", "step", "other"

# Deadlines that are met in a meeting of a political body, whose day has to be found in its calendar.
BY_MEETING = ("political-treatment", "committee", "finance-committee", "council", "release")
POLITICAL = (*BY_MEETING, "declaration", "money")

DEFAULT_OFFSETS: Mapping[str, tuple[int, ...]] = {
    "negotiation-start": (90, 30, 7, 0),
    **dict.fromkeys(POLITICAL, (60, 28, 14, 0)),
    "start": (30,),
    "expiry": (90, 30),
    "goal-list": (7,),
    "service-year": (30,),
    CONTRIBUTION: (30, 14, 7, 1, 0),
    STEP: (7, 1, 0),
    OTHER: (30, 7, 0),
}


class Changes(Struct, frozen=True, kw_only=True):
    """What a plan does otherwise than its organisation; None, or a rule that is not named, is as everywhere."""

    offsets: dict[str, tuple[int, ...]] = field(default_factory=dict)
    overdue_weeks: int | None = None
    lead_after: int | None = None
    coordinator_after: int | None = None


class Policy(Struct, frozen=True, kw_only=True):
    """How many days ahead somebody is told, by rule id, and how often and whom else when it is late.

    `offsets` are calendar days before. What is late is told the first working day after, and together on the first
    working day of each week for `overdue_weeks` weeks, then in the weekly overview alone; the unit's lead is told
    after `lead_after` working days, the coordinator after `coordinator_after`. Messages go out between `opens` and
    `closes` (local time), spread over `jitter` minutes.
    """

    offsets: dict[str, tuple[int, ...]] = field(default_factory=lambda: dict(DEFAULT_OFFSETS))
    overdue_weeks: int = 12
    lead_after: int = 5
    coordinator_after: int = 10
    open_questions: bool = True
    weekly: bool = True
    opens: time = time(8, 30)
    closes: time = time(17, 0)
    jitter: int = 60

    def offsets_for(self, rule: str) -> tuple[int, ...]:
        """The days ahead on which somebody is told of this, the furthest first."""
        chosen = self.offsets.get(rule)
        if chosen is None:
            chosen = self.offsets.get(OTHER, DEFAULT_OFFSETS[OTHER])
        return tuple(sorted(set(chosen), reverse=True))

    def changed_by(self, changes: Changes | None) -> Policy:
        """The policy of a plan that does some things otherwise."""
        if changes is None:
            return self
        return replace(
            self,
            offsets={**self.offsets, **changes.offsets},
            overdue_weeks=self.overdue_weeks if changes.overdue_weeks is None else changes.overdue_weeks,
            lead_after=self.lead_after if changes.lead_after is None else changes.lead_after,
            coordinator_after=(
                self.coordinator_after if changes.coordinator_after is None else changes.coordinator_after
            ),
        )
