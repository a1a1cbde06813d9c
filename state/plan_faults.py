"""What can be wrong with a plan somebody registers, renews, merges or renames."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from state.errors import PlanError


@dataclass(eq=False)
class NameMissing(PlanError):
    """A plan has a name with a letter in it; write one."""

    text_id: ClassVar[str] = "error-name-missing"


@dataclass(eq=False)
class NameTaken(PlanError):
    """Another plan is found by this name; choose another one."""

    text_id: ClassVar[str] = "error-name-taken"
    name: str
    plan: str


@dataclass(eq=False)
class PeriodTurned(PlanError):
    """The period ends before it begins; correct one of the days."""

    text_id: ClassVar[str] = "error-period-turned"
    start: date
    last_day: date


@dataclass(eq=False)
class PeriodTooLong(PlanError):
    """No period lasts so many years; correct one of the days."""

    text_id: ClassVar[str] = "error-period-too-long"
    years: int


@dataclass(eq=False)
class PeriodOverlaps(PlanError):
    """The period would begin before the one before it ends; choose a later day."""

    text_id: ClassVar[str] = "error-period-overlaps"
    start: date
    last_day: date


@dataclass(eq=False)
class PeriodThere(PlanError):
    """The next period has its days already; move its deadlines instead."""

    text_id: ClassVar[str] = "error-period-there"
    plan: str
    start: date | None


@dataclass(eq=False)
class EndUnknown(PlanError):
    """Nobody knows when the present period ends; say when the next one begins."""

    text_id: ClassVar[str] = "error-end-unknown"
    plan: str


@dataclass(eq=False)
class MergeNeedsTwo(PlanError):
    """Fewer than two different plans are no merger; name another one."""

    text_id: ClassVar[str] = "error-merge-needs-two"


@dataclass(eq=False)
class AlreadyMerged(PlanError):
    """The plan has a successor; work on that one."""

    text_id: ClassVar[str] = "error-already-merged"
    plan: str
    successor: str
