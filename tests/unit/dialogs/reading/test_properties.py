"""What must hold for every day, week and amount, and for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogs.reading.amounts.kroner import amounts_in, the_amount
from dialogs.reading.dates.dates import Tense, dates_in, problems_in, the_date
from state.organisation.calendar import Span, week_of, week_span, weeks_in

TODAY = date(2026, 11, 23)
CENTURY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
DANISH = (
    *(
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
    ),
    "december",
)
ENGLISH = (
    *(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
    ),
    "December",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def nth(day: int) -> str:
    return f"{day}{'th' if day in {11, 12, 13} else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


NOTATIONS: dict[str, Callable[[date], str]] = {
    "1. januar 2028": lambda day: f"{day.day}. {DANISH[day.month - 1]} {day.year}",
    "den 1. januar 2028": lambda day: f"den {day.day}. {DANISH[day.month - 1]} {day.year}",
    "1 januar 2028": lambda day: f"{day.day} {DANISH[day.month - 1]} {day.year}",
    "1. jan. 2028": lambda day: f"{day.day}. {DANISH[day.month - 1][:3]}. {day.year}",
    "01.01.2028": lambda day: f"{day:%d.%m.%Y}",
    "1.1.2028": lambda day: f"{day.day}.{day.month}.{day.year}",
    "d. 1/1-2028": lambda day: f"d. {day.day}/{day.month}-{day.year}",
    "1/1 2028": lambda day: f"{day.day}/{day.month} {day.year}",
    "01/01/2028": lambda day: f"{day:%d/%m/%Y}",
    "01-01-2028": lambda day: f"{day:%d-%m-%Y}",
    "2028-01-01": lambda day: day.isoformat(),
    "lørdag den 1. januar 2028": lambda day: (
        f"{WEEKDAYS[day.weekday()]} den {day.day}. {DANISH[day.month - 1]} {day.year}"
    ),
    "January 1, 2028": lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
    "Jan 1 2028": lambda day: f"{ENGLISH[day.month - 1][:3]} {day.day} {day.year}",
    "1 January 2028": lambda day: f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
    "the 1st of January 2028": lambda day: f"the {nth(day.day)} of {ENGLISH[day.month - 1]} {day.year}",
    "Saturday, January 1st, 2028": lambda day: (
        f"{ENGLISH_WEEKDAYS[day.weekday()]}, {ENGLISH[day.month - 1]} {nth(day.day)}, {day.year}"
    ),
    "lørdag uge 52 2027": lambda day: f"{WEEKDAYS[day.weekday()]} i uge {week_of(day)[1]} {week_of(day)[0]}",
}
SHORT_NOTATIONS: dict[str, Callable[[date], str]] = {
    "1/1-28": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "01.01.28": lambda day: f"{day:%d.%m.%y}",
    "d. 1. januar": lambda day: f"d. {day.day}. {DANISH[day.month - 1]}",
    "1/1": lambda day: f"{day.day}/{day.month}",
    "d. 1.1": lambda day: f"d. {day.day}.{day.month}",
    "January 1": lambda day: f"{ENGLISH[day.month - 1]} {day.day}",
}


@pytest.mark.parametrize("notation", NOTATIONS)
@given(day=CENTURY)
@example(day=date(2028, 2, 29))
@example(day=date(2025, 12, 31))
@example(day=date(2027, 1, 1))
@example(day=date(2028, 1, 1))
def test_every_day_written_in_full_is_read_back(notation: str, day: date) -> None:
    written = NOTATIONS[notation](day)
    assert the_date(written, TODAY) == Span.day(day)
    (found,) = dates_in(f"Flyt fristen til {written}, tak.", TODAY)
    assert found.value == Span.day(day)


@pytest.mark.parametrize("notation", SHORT_NOTATIONS)
@given(today=CENTURY.filter(lambda day: day.year < 2099), ahead=st.integers(0, 364))
def test_a_day_of_the_coming_year_is_read_back_without_its_year(
    notation: str, today: date, ahead: int
) -> None:
    day = today + timedelta(days=ahead)
    assert the_date(SHORT_NOTATIONS[notation](day), today) == Span.day(day)


@pytest.mark.parametrize("notation", ["d. 1. januar", "1/1", "d. 1.1", "January 1"])
@given(today=CENTURY, back=st.integers(0, 364))
def test_a_day_of_the_year_that_went_is_read_back_in_the_past(notation: str, today: date, back: int) -> None:
    day = today - timedelta(days=back)
    assert the_date(SHORT_NOTATIONS[notation](day), today, Tense.PAST) == Span.day(day)


@given(day=CENTURY)
@example(day=date(2025, 12, 31))
@example(day=date(2027, 1, 1))
@example(day=date(2028, 1, 1))
def test_the_week_of_every_day_is_read_back(day: date) -> None:
    year, week = week_of(day)
    assert the_date(f"uge {week} {year}", TODAY) == week_span(year, week)
    assert the_date(f"uge {week}", day) == week_span(year, week)
    assert the_date(f"week {week}", day, Tense.PAST) == week_span(year, week)


@pytest.mark.parametrize("year", range(2000, 2101))
def test_week_53_is_read_exactly_in_the_years_that_have_it(year: int) -> None:
    has_it = weeks_in(year) == 53
    for written in (f"uge 53 {year}", f"uge 53 i {year}", f"fredag uge 53 {year}"):
        assert bool(dates_in(written, TODAY)) is has_it
        assert bool(problems_in(written, TODAY)) is not has_it
    midyear = date(year, 7, 1)
    assert bool(dates_in("uge 53", midyear)) is has_it


@given(today=CENTURY)
def test_relative_days_lie_where_they_should(today: date) -> None:
    for number, name in enumerate(WEEKDAYS):
        coming, gone = the_date(f"på {name}", today), the_date(f"i {name}s", today)
        assert coming is not None
        assert gone is not None
        assert coming.first.weekday() == gone.first.weekday() == number
        assert 1 <= (coming.first - today).days <= 7
        assert 1 <= (today - gone.first).days <= 7
    before_christmas = the_date("inden jul", today)
    assert before_christmas is not None
    assert before_christmas.first == today
    assert (before_christmas.last.month, before_christmas.last.day) == (12, 23)


@given(today=st.dates())
def test_any_day_may_be_today(today: date) -> None:
    for message in (
        "om 3 uger",
        "i forgårs",
        "29. februar",
        "uge 1",
        "uge 53",
        "inden jul",
        "næste år",
        "sidste uge",
    ):
        for tense in Tense:
            dates_in(message, today, tense)
            problems_in(message, today, tense)


def danish(kroner: int) -> str:
    return f"{kroner:,}".replace(",", ".")


@given(kroner=st.integers(-(10**12), 10**12))
def test_an_amount_written_in_kroner_is_read_back(kroner: int) -> None:
    for written in (
        f"{danish(kroner)} kr.",
        f"{kroner:,} kr".replace(",", " "),
        f"kr. {danish(kroner)}",
        f"{kroner} kr.",
    ):
        (found,) = amounts_in(written)
        assert found.value.kroner == kroner
    yearly = the_amount(f"{danish(kroner)} kr. årligt")
    assert yearly is not None
    assert (yearly.kroner, yearly.per_year) == (kroner, True)


@given(thousands=st.integers(1, 10**7))
def test_millions_and_thousands_are_read_back(thousands: int) -> None:
    millions = f"{Decimal(thousands) / 1000:f}".replace(".", ",")
    for written in (f"{millions} mio. kr.", f"{thousands} t.kr.", f"{danish(thousands)} tkr"):
        amount = the_amount(written)
        assert amount is not None
        assert amount.kroner == thousands * 1000
