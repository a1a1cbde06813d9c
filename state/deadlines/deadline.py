"""Deadlines as facts: what, when, for whom, why, and whether it is met."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from state.organisation.calendar import Span

SHARED = ""  # the plan id of deadlines that belong to the whole portfolio
LONGEST = timedelta(days=200)  # no span is longer: what reaches into a day began at most so long before it


class DeadlineState(Enum):
    """Whether somebody still owes it."""

    OPEN = "open"
    MET = "met"
    NOT_RELEVANT = "not-relevant"


class Because(Struct, frozen=True, kw_only=True):
    """The reading of an open question a date rests on."""

    question: str
    reading: str


class Alternative(Struct, frozen=True, kw_only=True):
    """Another date for the same deadline, and the readings under which it would hold."""

    due: Span
    anchor: date
    because: tuple[Because, ...]


class Deadline(Struct, frozen=True, kw_only=True):
    """A rule applied to one period of a plan, or to the whole portfolio (`plan` is SHARED).

    `first` and `last` are the days of `due` (None where only people can set it); `because` names the open
    readings the date rests on, `alternatives` what the other readings would give. `about` is what the rule
    alone does not say: a budget, a year. `fixed` means that people set the date and no rule moves it.
    """

    id: str
    plan: str
    period: int
    rule: str
    owner: str
    anchor: date | None = None
    due: Span | None = None
    because: tuple[Because, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    state: DeadlineState = DeadlineState.OPEN
    reason: str = ""
    about: str = ""
    fixed: bool = False
    version: int = 0

    @property
    def first(self) -> date | None:
        """The earliest day, which reminders go by (local date)."""
        return self.due.first if self.due else None

    @property
    def last(self) -> date | None:
        """The latest day (local date)."""
        return self.due.last if self.due else None

    def is_open(self) -> bool:
        """Whether somebody still owes it."""
        return self.state is DeadlineState.OPEN

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its last day has passed."""
        return self.is_open() and self.last is not None and today > self.last
