"""How long before a deadline someone wants to be reminded."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.reading.dates.lead_times import Lead, leads_in


@pytest.mark.parametrize(
    ("message", "said", "meant"),
    [
        ("mind mig om det en uge før", "en uge før", Lead(days=7)),
        ("mind mig om det 3 dage inden fristen", "3 dage inden", Lead(days=3)),
        ("ryk SOF to maaneder foer", "to maaneder foer", Lead(months=2)),
        ("et år før start", "et år før", Lead(months=12)),
        ("remind me two weeks before", "two weeks before", Lead(days=14)),
        ("a month in advance", "a month in advance", Lead(months=1)),
        ("mind mig om det dagen før", "dagen før", Lead(days=1)),
        ("ugen inden fristen", "ugen inden", Lead(days=7)),
        ("måneden før", "måneden før", Lead(months=1)),
        ("året før start", "året før", Lead(months=12)),
        ("remind me the day before", "the day before", Lead(days=1)),
        ("The week before, please", "The week before", Lead(days=7)),
    ],
)
def test_the_stretch_before_a_deadline_is_found(message: str, said: str, meant: Lead) -> None:
    (found,) = leads_in(message)
    assert (found.said, found.value) == (said, meant)
    assert message[found.start : found.end] == said


def test_a_year_before_is_counted_by_the_calendar() -> None:
    assert Lead(months=12).before(date(2028, 1, 1)) == date(2027, 1, 1)
    assert Lead(months=1).before(date(2027, 3, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "message", ["om en uge", "inden jul", "før 1. marts", "3 dage", "hele dagen", "one fine day", ""]
)
def test_other_stretches_are_no_lead(message: str) -> None:
    assert leads_in(message) == ()
