"""What a deadline rule is: an anchor, an arithmetic, a source, a validity and worked examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from state.organisation.calendar import Precision, Span, first_thursday, months_before, season_span
from state.organisation.sources import Source


class Anchor(Enum):
    """The day a rule counts from."""

    PERIOD_START = "period-start"
    PERIOD_END = "period-end"
    YEAR = "year"


class Force(Enum):
    """How binding a rule's date is, which every answer says."""

    RULE = "rule"  # the source states it as a rule
    PATTERN = "pattern"  # the source shows it once or more; we expect it again
    RECOMMENDATION = "recommendation"  # advice of a handbook
    ASSUMPTION = "assumption"  # ours, by a principle that is named
    EVENT = "event"  # a day that comes by itself; nobody owes it
    PEOPLE = "people"  # no basis in any source: people set it


class Owner(Enum):
    """Who owes a deadline, by part rather than by name."""

    COORDINATOR = "coordinator"
    CONTRIBUTORS = "contributors"
    COMMITTEE = "committee"
    FINANCE_COMMITTEE = "finance-committee"
    COUNCIL = "council"


Arithmetic = Callable[[date], Span | None]


class Example(Struct, frozen=True, kw_only=True):
    """A worked example: from this anchor the rule gives these days."""

    anchor: date
    first: date
    last: date


class DeadlineRule(Struct, frozen=True, kw_only=True):
    """One rule, as a record; a rule that ended keeps its record and gets a `valid_to`."""

    id: str
    anchor: Anchor
    gives: Arithmetic
    owner: Owner
    force: Force
    source: Source
    valid_from: date
    valid_to: date | None = None
    budget_years_before: int | None = None
    examples: tuple[Example, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the rule was in force on the day it counts from."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def the_day() -> Arithmetic:
    """The anchor itself."""
    return Span.day


def months_ahead(months: int) -> Arithmetic:
    """So many months before the anchor, counted by calendar."""
    return lambda anchor: Span.day(months_before(anchor, months))


def days_ahead(first: int, last: int) -> Arithmetic:
    """A span of days from `first` to `last` days before the anchor."""
    return lambda anchor: Span(
        first=anchor - timedelta(days=first), last=anchor - timedelta(days=last), precision=Precision.DAYS
    )


def autumn_before() -> Arithmetic:
    """The last autumn (September to November) that ends before the anchor."""

    def autumn(anchor: date) -> Span:
        this_year = season_span(anchor.year, "autumn")
        return this_year if this_year.last < anchor else season_span(anchor.year - 1, "autumn")

    return autumn


def budget_adoption(years_before: int) -> Arithmetic:
    """When the council adopts the budget, on the first Thursday of October, so many years before the start's.

    `years_before` 1 is the budget of the year the period begins in, which is adopted the October before.
    """
    return lambda anchor: Span.day(first_thursday(anchor.year - years_before, 10))


def set_by_people() -> Arithmetic:
    """No date: nothing in the sources gives one, so people do."""
    return lambda _anchor: None
