"""What can be wrong with a plan somebody registers, renews, merges or renames."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from state.records.errors import PlanError


class NameMissing(PlanError):
    """A plan has a name with a letter in it; write one."""

    text_id: ClassVar[str] = "error-name-missing"


class NameTaken(PlanError):
    """Another plan is found by this name; choose another one."""

    text_id: ClassVar[str] = "error-name-taken"
    name: str
    plan: str


class PeriodTurned(PlanError):
    """The period ends before it begins; correct one of the days."""

    text_id: ClassVar[str] = "error-period-turned"
    start: date
    last_day: date


class PeriodTooLong(PlanError):
    """No period lasts so many years; correct one of the days."""

    text_id: ClassVar[str] = "error-period-too-long"
    years: int


class PeriodOverlaps(PlanError):
    """The period would begin before the one before it ends; choose a later day."""

    text_id: ClassVar[str] = "error-period-overlaps"
    start: date
    last_day: date


class PeriodThere(PlanError):
    """The next period has its days already; move its deadlines instead."""

    text_id: ClassVar[str] = "error-period-there"
    plan: str
    start: date | None


class EndUnknown(PlanError):
    """Nobody knows when the present period ends; say when the next one begins."""

    text_id: ClassVar[str] = "error-end-unknown"
    plan: str


class MergeNeedsTwo(PlanError):
    """Fewer than two different plans are no merger; name another one."""

    text_id: ClassVar[str] = "error-merge-needs-two"


class AlreadyMerged(PlanError):
    """The plan has a successor; work on that one."""

    text_id: ClassVar[str] = "error-already-merged"
    plan: str
    successor: str
