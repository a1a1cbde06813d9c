"""What a date rule is: a pattern and the function that turns its match into a date, a yearly span or a problem."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from state.organisation.calendar import Precision, Span, month_span, weeks_in

MAKE_ERRORS = (ValueError, OverflowError)
YEARS_AHEAD = 9  # 29 February 1896 was followed by the one of 1904


class Tense(Enum):
    """Whether a day without a year is the next such day or the most recent one; today is either."""

    FUTURE = "future"
    PAST = "past"


class ProblemKind(Enum):
    """Why words that look like a date cannot be one."""

    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_WEEK = "no-such-week"
    NO_SUCH_QUARTER = "no-such-quarter"
    WEEKDAY_DIFFERS = "weekday-differs"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"


class DateProblem(Struct, frozen=True, kw_only=True):
    """Words at `start:end` that look like a date and are none, with the figures in them."""

    kind: ProblemKind
    said: str = ""
    start: int = 0
    end: int = 0
    day: int | None = None
    month: int | None = None
    year: int | None = None
    week: int | None = None
    quarter: int | None = None
    weekday: int | None = None  # Monday is 0
    limit: int | None = None  # the largest number allowed: days of the month, weeks of the year, 12 or 4
    suggestions: tuple[Span, ...] = ()  # dates that may have been meant


class Yearly(Struct, frozen=True, kw_only=True):
    """A span that comes back every year; `make` raises ValueError for a year that does not have it."""

    make: Callable[[int], Span]

    def try_year(self, year: int) -> Span | None:
        """The span of that year, or None where the year does not have it."""
        try:
            return self.make(year)
        except MAKE_ERRORS:
            return None

    def coming(self, today: date) -> Span | None:
        """The first of the spans that is not over today."""
        for year in range(today.year - 1, today.year + YEARS_AHEAD):
            span = self.try_year(year)
            if span is not None and span.last >= today:
                return span
        return None

    def recent(self, today: date) -> Span | None:
        """The latest of the spans that has begun today."""
        for year in range(today.year + 1, today.year - YEARS_AHEAD, -1):
            span = self.try_year(year)
            if span is not None and span.first <= today:
                return span
        return None

    def settle(self, today: date, tense: Tense) -> Span | None:
        """The span meant by someone who speaks today in this tense."""
        return self.recent(today) if tense is Tense.PAST else self.coming(today)


class NotADate(Enum):
    """A figure that is money, a share, an hour or a paragraph; its words are no part of any date."""

    FIGURE = "figure"


When = Span | Yearly
RuleResult = When | DateProblem | NotADate | None


class DateMatch(Struct, frozen=True, kw_only=True):
    """A match of a date rule, with the day it was said and its tense."""

    groups: re.Match[str]
    today: date
    tense: Tense

    def group(self, name: str) -> str | None:
        """The text of the named group, or None if the pattern has none of that name or it took nothing."""
        return self.groups.groupdict().get(name)

    def number(self, name: str) -> int | None:
        """The digits of the named group as a number."""
        digits = self.group(name)
        return int(digits) if digits else None

    @property
    def year(self) -> int | None:
        """The year said with four digits or two, or None."""
        year = self.number("year")
        short = self.number("short")
        return year if year is not None else None if short is None else 2000 + short


class Rule(Struct, frozen=True, kw_only=True):
    """A wording of a date and how to read it."""

    #: matched against text in plain form
    pattern: re.Pattern[str]
    #: what a match stands for; None if it is no date after all
    read: Callable[[DateMatch], RuleResult]
    #: whether it holds only as the whole message
    alone: bool = False
    #: whether a match is a date only next to "primo", "inden" or another such word
    weak: Callable[[DateMatch], bool] = lambda match: False


def rule(
    pattern: str,
    read: Callable[[DateMatch], RuleResult],
    *,
    alone: bool = False,
    weak: Callable[[DateMatch], bool] = lambda match: False,
) -> Rule:
    """A rule from the source of its pattern."""
    return Rule(pattern=re.compile(pattern), read=read, alone=alone, weak=weak)


def on_year(year: int | None, make: Callable[[int], Span]) -> RuleResult:
    """The span in the year said, or one that comes back every year if none was."""
    return Yearly(make=make) if year is None else make(year)


def day_in(day: int, month: int, year: int | None) -> RuleResult:
    """That day of that month, or what is wrong with it."""
    if not 1 <= month <= 12:
        swapped = _day(month, day, year) if 1 <= day <= 12 and year else None
        return DateProblem(
            kind=ProblemKind.NO_SUCH_MONTH,
            day=day,
            month=month,
            year=year,
            limit=12,
            suggestions=(swapped,) if swapped else (),
        )
    longest = month_span(2000 if year is None else year, month).last.day
    if not 1 <= day <= longest:
        near = month_span(year or 2000, month).last
        return DateProblem(
            kind=ProblemKind.NO_SUCH_DAY,
            day=day,
            month=month,
            year=year,
            limit=longest,
            suggestions=() if year is None else (Span.day(near), Span.day(near + timedelta(days=1))),
        )
    return on_year(year, lambda known: Span.day(date(known, month, day)))


def no_such_week(year: int, week: int) -> DateProblem:
    """The problem with a week that the year does not have, with its last week's number."""
    last = weeks_in(year)
    sunday = date.fromisocalendar(year, last, 7)
    nearest = Span(first=sunday - timedelta(days=6), last=sunday, precision=Precision.WEEK)
    after = Span(first=sunday + timedelta(days=1), last=sunday + timedelta(days=7), precision=Precision.WEEK)
    return DateProblem(
        kind=ProblemKind.NO_SUCH_WEEK,
        week=week,
        year=year,
        limit=last,
        suggestions=(nearest, after) if week == last + 1 else (),
    )


def _day(day: int, month: int, year: int | None) -> Span | None:
    try:
        return Span.day(date(year or 2000, month, day))
    except MAKE_ERRORS:
        return None
