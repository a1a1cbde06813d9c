"""Danish days: holidays by law, ISO weeks, and the working day before."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from state.organisation import public_holidays
from state.organisation.calendar import (
    Calendar,
    ClosingDay,
    Precision,
    Span,
    first_thursday,
    month_span,
    months_after,
    months_before,
    part_of_month,
    season_span,
    week_of,
    week_span,
    weeks_in,
    year_span,
)

ONE_DAY = timedelta(days=1)
EVERY_DAY = tuple(
    date(2000, 1, 1) + timedelta(days=n) for n in range((date(2101, 1, 1) - date(2000, 1, 1)).days)
)
BY_LAW = Calendar()
COPENHAGEN = Calendar(
    closing_days=(ClosingDay(month=6, day=5), ClosingDay(month=12, day=24), ClosingDay(month=12, day=31))
)

# One line a holiday, one column a year from 2026 to 2030; the same for every year where there is one column.
HOLIDAYS = """
Nytårsdag              | 1/1
Skærtorsdag            | 2/4  | 25/3 | 13/4 | 29/3 | 18/4
Langfredag             | 3/4  | 26/3 | 14/4 | 30/3 | 19/4
Påskedag               | 5/4  | 28/3 | 16/4 | 1/4  | 21/4
Anden påskedag         | 6/4  | 29/3 | 17/4 | 2/4  | 22/4
Kristi himmelfartsdag  | 14/5 | 6/5  | 25/5 | 10/5 | 30/5
Pinsedag               | 24/5 | 16/5 | 4/6  | 20/5 | 9/6
Anden pinsedag         | 25/5 | 17/5 | 5/6  | 21/5 | 10/6
Juledag                | 25/12
Anden juledag          | 26/12
"""


def holidays_written() -> dict[date, str]:
    written = {}
    for line in HOLIDAYS.strip().splitlines():
        name, *days = (part.strip() for part in line.split("|"))
        for year, day in zip(range(2026, 2031), days if len(days) > 1 else days * 5, strict=True):
            number, month = map(int, day.split("/"))
            written[date(year, month, number)] = name
    return written


@pytest.mark.parametrize("year", range(2026, 2031))
def test_the_holidays_of_a_year_are_those_of_the_almanac_and_no_others(year: int) -> None:
    written = {day: name for day, name in holidays_written().items() if day.year == year}
    computed = {day: name for day in EVERY_DAY if day.year == year and (name := BY_LAW.holiday(day))}
    assert computed == written


@pytest.mark.parametrize(("year", "month", "day"), [(2021, 4, 30), (2022, 5, 13), (2023, 5, 5)])
def test_store_bededag_was_a_holiday_until_2023(year: int, month: int, day: int) -> None:
    assert BY_LAW.holiday(date(year, month, day)) == "Store bededag"


def test_the_table_of_holidays_is_what_the_library_knows() -> None:
    years = (date(public_holidays.FIRST, 1, 1), date(public_holidays.LAST, 12, 31))
    days = [date.fromordinal(n) for n in range(years[0].toordinal(), years[1].toordinal() + 1)]
    differs = [day for day in days if public_holidays.names_of(day) != public_holidays.from_library(day)]
    assert not differs, "write it anew: python -m state.public_holidays"


@pytest.mark.parametrize("day", [date(1985, 4, 7), date(2061, 4, 10)])
def test_easter_is_known_in_years_the_table_does_not_hold(day: date) -> None:
    assert (BY_LAW.holiday(day), BY_LAW.holiday(day, "en")) == ("Påskedag", "Easter Sunday")


def test_store_bededag_is_worked_from_2024_on() -> None:
    assert not [day for day in EVERY_DAY if day.year >= 2024 and BY_LAW.holiday(day) == "Store bededag"]
    assert BY_LAW.is_working_day(date(2024, 4, 26))


@pytest.mark.parametrize(("month", "day"), [(5, 1), (6, 5), (12, 24), (12, 31)])
def test_days_often_off_are_no_holidays_by_law(month: int, day: int) -> None:
    assert not [year for year in (2026, 2027, 2029, 2030) if BY_LAW.holiday(date(year, month, day))]


def test_a_closing_day_is_a_weekday_but_no_working_day() -> None:
    eve = date(2026, 12, 31)
    assert (COPENHAGEN.is_weekday(eve), COPENHAGEN.is_working_day(eve)) == (True, False)


def test_new_years_day_2027_has_a_weekday_before_it_and_another_working_day() -> None:
    new_year = date(2027, 1, 1)
    assert COPENHAGEN.weekday_on_or_before(new_year) == date(2026, 12, 31)
    assert COPENHAGEN.working_day_on_or_before(new_year) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),  # a Monday like any other
        (date(2026, 11, 22), date(2026, 11, 20)),  # Sunday
        (date(2027, 3, 29), date(2027, 3, 24)),  # Easter Monday: back over the whole of Easter
        (date(2026, 12, 26), date(2026, 12, 23)),  # Christmas, with the closed 24th
        (date(2028, 1, 2), date(2027, 12, 30)),  # Sunday, Saturday's holiday, closed Friday
    ],
)
def test_the_working_day_before_is_found_over_holidays_weekends_and_closing_days(
    day: date, working: date
) -> None:
    assert COPENHAGEN.working_day_on_or_before(day) == working


def test_the_working_day_before_any_day_is_the_nearest_one_that_is_worked() -> None:
    last_worked: date | None = None
    for day in EVERY_DAY:
        if COPENHAGEN.is_working_day(day):
            last_worked = day
        if last_worked is not None:
            assert COPENHAGEN.working_day_on_or_before(day) == last_worked


def test_a_working_day_is_a_weekday_and_a_weekday_no_weekend_on_every_day() -> None:
    for day in EVERY_DAY:
        assert COPENHAGEN.is_weekday(day) or not COPENHAGEN.is_working_day(day), day
        assert not (COPENHAGEN.is_weekday(day) and day.isoweekday() > 5), day


def test_there_are_at_most_ten_days_in_a_row_without_work() -> None:
    assert all((day - COPENHAGEN.working_day_on_or_before(day)).days <= 10 for day in EVERY_DAY)


def test_working_days_between_counts_the_last_day_and_not_the_first() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert COPENHAGEN.working_days_between(friday, monday) == 1
    assert COPENHAGEN.working_days_between(monday, friday) == 0
    assert COPENHAGEN.working_days_between(date(2026, 12, 23), date(2027, 1, 4)) == 4


def test_the_last_day_of_2025_lies_in_the_first_week_of_2026() -> None:
    assert week_of(date(2025, 12, 31)) == (2026, 1)


def test_new_years_days_lie_in_the_week_of_the_year_before_where_the_year_begins_late_in_the_week() -> None:
    assert week_of(date(2027, 1, 1)) == (2026, 53)
    assert week_of(date(2028, 1, 1)) == (2027, 52)
    assert week_of(date(2029, 1, 1)) == (2029, 1)


def test_2026_has_a_week_53_and_the_four_years_after_have_none() -> None:
    assert [weeks_in(year) for year in range(2026, 2031)] == [53, 52, 52, 52, 52]
    assert week_span(2026, 53) == Span(
        first=date(2026, 12, 28), last=date(2027, 1, 3), precision=Precision.WEEK
    )
    for year in range(2027, 2031):
        with pytest.raises(ValueError):
            week_span(year, 53)


def test_the_years_with_53_weeks_are_those_that_begin_or_end_on_a_thursday() -> None:
    for year in range(2000, 2101):
        ends = {date(year, 1, 1).isoweekday(), date(year, 12, 31).isoweekday()}
        assert (weeks_in(year) == 53) == (4 in ends), year


def test_every_day_lies_in_the_span_of_its_week_and_every_week_has_seven_days() -> None:
    days_in = Counter(week_of(day) for day in EVERY_DAY)
    for day in EVERY_DAY:
        assert day in week_span(*week_of(day))
    whole = [count for week, count in days_in.items() if 2000 <= week[0] <= 2099]
    assert set(whole) == {7}


def test_a_year_before_a_leap_day_is_28_february() -> None:
    assert months_before(date(2028, 2, 29), 12) == date(2027, 2, 28)
    assert months_before(date(2026, 8, 31), 18) == date(2025, 2, 28)
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_months_are_counted_by_calendar_on_every_day() -> None:
    for day in EVERY_DAY:
        for months in (1, 12, 18):
            before = months_before(day, months)
            assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months, day
            assert before.day == day.day or (before + ONE_DAY).day == 1, day


def test_the_first_thursday_is_a_thursday_among_the_first_seven_days() -> None:
    for year in range(2000, 2101):
        for month in range(1, 13):
            day = first_thursday(year, month)
            assert (day.isoweekday(), day.day <= 7) == (4, True)


def test_the_council_adopted_the_known_budgets_on_octobers_first_thursday() -> None:
    assert [first_thursday(year, 10) for year in range(2023, 2027)] == [
        date(2023, 10, 5),
        date(2024, 10, 3),
        date(2025, 10, 2),
        date(2026, 10, 1),
    ]


@pytest.mark.parametrize(("part", "first", "last"), [("primo", 1, 10), ("medio", 11, 20), ("ultimo", 21, 28)])
def test_primo_medio_and_ultimo_divide_a_month(part: str, first: int, last: int) -> None:
    assert part_of_month(2027, 2, part) == Span(
        first=date(2027, 2, first), last=date(2027, 2, last), precision=Precision.PART
    )


def test_winter_runs_into_the_next_year() -> None:
    assert season_span(2027, "winter").last == date(2028, 2, 29)
    assert season_span(2025, "autumn") == Span(
        first=date(2025, 9, 1), last=date(2025, 11, 30), precision=Precision.SEASON
    )


def test_months_fill_their_year() -> None:
    for year in range(2000, 2101):
        months = [month_span(year, month) for month in range(1, 13)]
        whole = year_span(year)
        assert (months[0].first, months[-1].last) == (whole.first, whole.last)
        assert all(after.first - before.last == ONE_DAY for before, after in pairwise(months))


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError):
        Span(first=date(2027, 1, 2), last=date(2027, 1, 1))


def test_a_span_holds_its_own_days() -> None:
    week = week_span(2026, 53)
    assert date(2026, 12, 28) in week and date(2027, 1, 3) in week and date(2027, 1, 4) not in week
