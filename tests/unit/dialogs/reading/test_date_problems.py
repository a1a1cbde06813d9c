"""Words that look like a date and cannot be one, so that the bot can say what is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.reading.dates.dates import ProblemKind, dates_in, problems_in
from state.organisation.calendar import Span, week_span

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("message", "kind", "limit"),
    [
        ("senest 31. april", ProblemKind.NO_SUCH_DAY, 30),
        ("31 April", ProblemKind.NO_SUCH_DAY, 30),
        ("April 31", ProblemKind.NO_SUCH_DAY, 30),
        ("frist 30/2", ProblemKind.NO_SUCH_DAY, 29),
        ("d. 31.6", ProblemKind.NO_SUCH_DAY, 30),
        ("29. februar 2027", ProblemKind.NO_SUCH_DAY, 28),
        ("2027-02-29", ProblemKind.NO_SUCH_DAY, 28),
        ("d. 1/13", ProblemKind.NO_SUCH_MONTH, 12),
        ("12/31/2026", ProblemKind.NO_SUCH_MONTH, 12),
        ("uge 53 i 2027", ProblemKind.NO_SUCH_WEEK, 52),
        ("fredag uge 53 2028", ProblemKind.NO_SUCH_WEEK, 52),
        ("week 54", ProblemKind.NO_SUCH_WEEK, 53),
        ("uge 0", ProblemKind.NO_SUCH_WEEK, 53),
        ("5. kvartal", ProblemKind.NO_SUCH_QUARTER, 4),
        ("Q5 2027", ProblemKind.NO_SUCH_QUARTER, 4),
        ("torsdag d. 18. december 2026", ProblemKind.WEEKDAY_DIFFERS, None),
        ("fra 1. marts 2027 til 1. februar 2027", ProblemKind.ENDS_BEFORE_IT_BEGINS, None),
        ("2028-2026", ProblemKind.ENDS_BEFORE_IT_BEGINS, None),
    ],
)
def test_an_impossible_date_is_a_problem_and_no_date(
    message: str, kind: ProblemKind, limit: int | None
) -> None:
    (problem,) = problems_in(message, TODAY)
    assert (problem.kind, problem.limit) == (kind, limit)
    assert message[problem.start : problem.end] == problem.said
    assert dates_in(message, TODAY) == ()


def test_a_week_too_many_offers_the_weeks_around_the_new_year() -> None:
    (problem,) = problems_in("uge 53 i 2027", TODAY)
    assert problem.suggestions == (week_span(2027, 52), week_span(2028, 1))


def test_a_day_too_many_offers_the_days_around_the_end_of_the_month() -> None:
    (problem,) = problems_in("31. april 2027", TODAY)
    assert problem.suggestions == (Span.day(date(2027, 4, 30)), Span.day(date(2027, 5, 1)))


def test_an_american_date_offers_its_danish_reading() -> None:
    (problem,) = problems_in("12/31/2026", TODAY)
    assert problem.suggestions == (Span.day(date(2026, 12, 31)),)


def test_a_wrong_weekday_offers_the_day_itself() -> None:
    (problem,) = problems_in("torsdag d. 18. december 2026", TODAY)
    assert problem.suggestions == (Span.day(date(2026, 12, 18)),)


def test_week_53_in_a_year_of_52_weeks_is_not_moved_years_ahead() -> None:
    (problem,) = problems_in("uge 53", date(2027, 3, 1))
    assert (problem.year, problem.limit) == (2027, 52)


@pytest.mark.parametrize(
    "message", ["7,4 mio", "1/3 af beløbet", "45/90", "punkt 31.4", "99.99", "ja", "", "d. 1/11"]
)
def test_nothing_is_made_a_problem_that_was_no_date(message: str) -> None:
    assert problems_in(f"de {message} er nævnt", TODAY) == ()
