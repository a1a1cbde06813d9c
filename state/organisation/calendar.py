"""Danish days: spans, ISO weeks, holidays and working days. Dates are local dates in Europe/Copenhagen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from state.organisation import public_holidays

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
THURSDAY = 3


class Precision(Enum):
    """How exactly a span was said: the label keeps the words, a reminder takes the earliest day."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    PART = "part"  # primo, medio, ultimo
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


class Span(Struct, frozen=True, kw_only=True):
    """One or more days, first and last included."""

    first: date
    last: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a span ends before it begins: {self.first}..{self.last}")

    @classmethod
    def day(cls, day: date) -> Span:
        """The span of one day."""
        return cls(first=day, last=day)

    @property
    def is_day(self) -> bool:
        """Whether the span is a single day."""
        return self.first == self.last

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def local_day(moment: datetime) -> date:
    """The day it is in Copenhagen at this moment."""
    return moment.astimezone(COPENHAGEN).date()


def week_of(day: date) -> tuple[int, int]:
    """ISO year and week of a day; the week's year may differ from the date's (1 Jan 2027 is 2026, 53)."""
    iso = day.isocalendar()
    return iso.year, iso.week


def weeks_in(year: int) -> int:
    """How many ISO weeks a year has: 52 or 53. 28 December always lies in the last one."""
    return date(year, 12, 28).isocalendar().week


def week_span(year: int, week: int) -> Span:
    """Monday to Sunday of an ISO week; raises ValueError for a week the year does not have."""
    monday = date.fromisocalendar(year, week, 1)
    return Span(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)


def months_before(day: date, months: int) -> date:
    """The same day of the month `months` earlier, or the month's last day where it is shorter."""
    return day - relativedelta(months=months)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day where it is shorter."""
    return day + relativedelta(months=months)


def month_span(year: int, month: int) -> Span:
    """First to last day of a month."""
    first = date(year, month, 1)
    return Span(first=first, last=first + relativedelta(months=1, days=-1), precision=Precision.MONTH)


def year_span(year: int) -> Span:
    """1 January to 31 December of a year."""
    return Span(first=date(year, 1, 1), last=date(year, 12, 31), precision=Precision.YEAR)


def part_of_month(year: int, month: int, part: str) -> Span:
    """Primo (days 1-10), medio (11-20) or ultimo (21-end) of a month."""
    whole = month_span(year, month)
    first, last = {"primo": (1, 10), "medio": (11, 20), "ultimo": (21, whole.last.day)}[part]
    return Span(
        first=whole.first.replace(day=first), last=whole.first.replace(day=last), precision=Precision.PART
    )


SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def season_span(year: int, season: str) -> Span:
    """The meteorological season that begins in `year`; winter runs into February of the next year."""
    begins, ends = SEASONS[season]
    last = month_span(year + (ends < begins), ends).last
    return Span(first=date(year, begins, 1), last=last, precision=Precision.SEASON)


def first_thursday(year: int, month: int) -> date:
    """The first Thursday of a month; Copenhagen's council has adopted its budget on October's since 2023."""
    first = date(year, month, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7)


class ClosingDay(Struct, frozen=True, kw_only=True):
    """A day of the year on which the municipality is closed though it is no public holiday."""

    month: int
    day: int


class Calendar(Struct, frozen=True, kw_only=True, dict=True):
    """Which days are worked: Danish public holidays by law, closing days by the municipality's setting."""

    closing_days: tuple[ClosingDay, ...] = ()

    @cached_property
    def _worked(self) -> dict[date, bool]:
        """The days that were asked about before, because reminders ask about the same ones again and again."""
        return {}

    def holiday(self, day: date, language: str = "da") -> str | None:
        """The name of the public holiday on this day, in Danish or English ("en"), or None."""
        names = public_holidays.names_of(day)
        return names["en" if language == "en" else "da"] if names else None

    def is_closing_day(self, day: date) -> bool:
        """Whether the municipality is closed on this day by its own setting."""
        return any((closed.month, closed.day) == (day.month, day.day) for closed in self.closing_days)

    def is_weekday(self, day: date) -> bool:
        """Whether the day is a "hverdag": Monday to Friday and no public holiday."""
        return day.weekday() < 5 and public_holidays.names_of(day) is None

    def is_working_day(self, day: date) -> bool:
        """Whether the day is an "arbejdsdag": a weekday that is no closing day either."""
        if day not in self._worked:
            self._worked[day] = self.is_weekday(day) and not self.is_closing_day(day)
        return self._worked[day]

    def weekday_on_or_before(self, day: date) -> date:
        """The nearest "hverdag" not later than the day."""
        while not self.is_weekday(day):
            day -= timedelta(days=1)
        return day

    def working_day_on_or_before(self, day: date) -> date:
        """The nearest "arbejdsdag" not later than the day."""
        while not self.is_working_day(day):
            day -= timedelta(days=1)
        return day

    def working_day_on_or_after(self, day: date) -> date:
        """The nearest "arbejdsdag" not earlier than the day."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last`; 0 if last <= first."""
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(map(self.is_working_day, days))
