"""How days, spans, distances, money and names are said in both languages on 23 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

import pytest

from dialogs.saying.voice import Voice
from dialogs.texts import Texts
from state.organisation.calendar import (
    Precision,
    Span,
    month_span,
    part_of_month,
    season_span,
    week_span,
    year_span,
)
from tests.support.filled import shipped_portfolio

TODAY = date(2026, 11, 23)
EVERY_DAY = tuple(date(2020, 1, 1) + timedelta(days=n) for n in range(366 * 15))

# A day in full, in Danish and then in English.
DAYS = """
2026-11-23 = mandag den 23. november 2026 (uge 48, i dag)
           = Monday 23 November 2026 (week 48, today)
2026-11-24 = tirsdag den 24. november 2026 (uge 48, i morgen)
           = Tuesday 24 November 2026 (week 48, tomorrow)
2026-11-22 = søndag den 22. november 2026 (uge 47, i går)
           = Sunday 22 November 2026 (week 47, yesterday)
2026-11-25 = onsdag den 25. november 2026 (uge 48, om 2 dage)
           = Wednesday 25 November 2026 (week 48, in 2 days)
2026-12-31 = torsdag den 31. december 2026 (uge 53, om 38 dage)
           = Thursday 31 December 2026 (week 53, in 38 days)
2027-01-01 = fredag den 1. januar 2027 (uge 53 i 2026, om 39 dage)
           = Friday 1 January 2027 (week 53 of 2026, in 39 days)
2025-12-31 = onsdag den 31. december 2025 (uge 1 i 2026, for 327 dage siden)
           = Wednesday 31 December 2025 (week 1 of 2026, 327 days ago)
2030-01-01 = tirsdag den 1. januar 2030 (uge 1, om 1.135 dage)
           = Tuesday 1 January 2030 (week 1, in 1,135 days)
"""

SPANS = [
    (season_span(2027, "autumn"), "efteråret 2027", "autumn 2027"),
    (season_span(2027, "winter"), "vinteren 2027", "winter 2027"),
    (month_span(2027, 3), "marts 2027", "March 2027"),
    (year_span(2029), "2029", "2029"),
    (part_of_month(2027, 12, "medio"), "medio december 2027", "mid-December 2027"),
    (part_of_month(2027, 2, "ultimo"), "ultimo februar 2027", "late February 2027"),
    (part_of_month(2027, 1, "primo"), "primo januar 2027", "early January 2027"),
    (
        Span(first=date(2027, 7, 1), last=date(2027, 9, 30), precision=Precision.QUARTER),
        "3. kvartal 2027",
        "quarter 3 of 2027",
    ),
    (
        week_span(2026, 53),
        "uge 53, 28. december 2026 til 3. januar 2027",
        "week 53, 28 December 2026 to 3 January 2027",
    ),
    (
        Span(first=date(2027, 11, 13), last=date(2027, 11, 22), precision=Precision.DAYS),
        "13.–22. november 2027",
        "13–22 November 2027",
    ),
    (
        Span(first=date(2027, 11, 27), last=date(2027, 12, 6), precision=Precision.DAYS),
        "27. november til 6. december 2027",
        "27 November to 6 December 2027",
    ),
    (Span.day(date(2027, 1, 1)), "fredag den 1. januar 2027", "Friday 1 January 2027"),
]

# Kroner as the field writes them: millions where a tenth of one is exact.
KRONER = """
7400000  = 7,4 mio. kr.
         = DKK 7.4 million
200000   = 0,2 mio. kr.
         = DKK 0.2 million
12700000 = 12,7 mio. kr.
         = DKK 12.7 million
450000   = 450.000 kr.
         = DKK 450,000
1234567  = 1.234.567 kr.
         = DKK 1,234,567
-300000  = -0,3 mio. kr.
         = DKK -0.3 million
0        = 0 kr.
         = DKK 0
1050.50  = 1.050,5 kr.
         = DKK 1,050.5
"""


@cache
def voice(language: str) -> Voice:
    return Voice(Texts(), language, TODAY, shipped_portfolio().organisation)


def cells(table: str) -> list[tuple[str, str, str]]:
    lines = [line.split(" = ") for line in table.strip().splitlines()]
    pairs = zip(lines[::2], lines[1::2], strict=True)
    return [(value.strip(), danish, english) for (value, danish), (_, english) in pairs]


@pytest.mark.parametrize(("day", "danish", "english"), cells(DAYS))
def test_a_day_is_said_with_weekday_week_and_distance(day: str, danish: str, english: str) -> None:
    said = date.fromisoformat(day)
    assert (voice("da").when(said), voice("en").when(said)) == (danish, english)


@pytest.mark.parametrize(("span", "danish", "english"), SPANS)
def test_a_soft_date_keeps_its_words(span: Span, danish: str, english: str) -> None:
    assert (voice("da").span(span), voice("en").span(span)) == (danish, english)


def test_a_span_is_so_far_off_as_its_nearest_day() -> None:
    say = voice("da").when_span
    assert say(season_span(2027, "autumn")) == "efteråret 2027 (uge 35 til uge 48, om 282 dage)"
    assert say(season_span(2025, "autumn")) == "efteråret 2025 (uge 36 til uge 48, for 358 dage siden)"
    assert say(season_span(2026, "autumn")) == "efteråret 2026 (uge 36 til uge 49, er i gang nu)"


def test_a_time_of_day_is_written_as_each_language_does() -> None:
    nine = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
    assert (voice("da").time(nine), voice("en").time(nine)) == ("9.05", "9:05")


def test_a_week_across_the_new_year_is_one_week() -> None:
    span = week_span(2026, 53)
    assert voice("da").when_span(span) == f"{voice('da').span(span)} (uge 53, om 35 dage)"


@pytest.mark.parametrize(("amount", "danish", "english"), cells(KRONER))
def test_kroner_are_said_as_the_field_writes_them(amount: str, danish: str, english: str) -> None:
    assert (voice("da").kroner(Decimal(amount)), voice("en").kroner(Decimal(amount))) == (danish, english)


def test_no_amount_is_rounded_when_it_is_said() -> None:
    for amount in range(0, 30_000_000, 12_345):
        said = voice("da").kroner(Decimal(amount))
        figure = Decimal(said.split()[0].replace(".", "").replace(",", "."))
        assert figure * (1_000_000 if "mio." in said else 1) == amount


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_week_is_said_with_its_year_exactly_where_it_is_not_the_dates(language: str) -> None:
    for day in EVERY_DAY:
        year = day.isocalendar().year
        assert (str(year) in voice(language).week(day)) == (year != day.year), day


def test_a_body_is_said_by_the_name_it_has_today() -> None:
    organisation = shipped_portfolio().organisation
    before = Voice(Texts(), "da", date(2025, 12, 31), organisation)
    assert before.body("ktf") == "Teknik- og Miljøforvaltningen (TMF)"
    assert voice("da").body("ktf") == "Klima-, Miljø- og Teknikforvaltningen (KTF)"
    assert voice("en").body("br") == "City Council (BR)"


@pytest.mark.parametrize(
    ("years", "said"),
    [((2027, 2028, 2029), "2027–2029"), ((2026,), "2026"), ((2026, 2028), "2026 og 2028"), ((), "")],
)
def test_years_in_a_row_are_a_range(years: tuple[int, ...], said: str) -> None:
    assert voice("da").years(years) == said


def test_lists_end_with_and_or_or() -> None:
    assert voice("da").all_of(["a", "b", "c"]) == "a, b og c"
    assert voice("da").any_of(["a", "b", "c"]) == "a, b eller c"
    assert voice("en").any_of(["a", "b"]) == "a or b"


def test_what_cannot_be_said_is_a_fault() -> None:
    with pytest.raises(TypeError):
        voice("da").said(object())
