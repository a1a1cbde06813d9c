"""Whether a message reports or plans, which settles the year of a day without one."""

from __future__ import annotations

import pytest

from dialogs.reading.dates.dates import Tense, tense_of


@pytest.mark.parametrize(
    "said",
    [
        "SOF har sendt bidrag",
        "ØU udsatte punktet",
        "KTU anbefalede sagen",
        "BR godkendte planen",
        "TMU 24/11: godkendt",
        "vi mødtes med LBF",
        "i mandags",
        "i går",
        "hvad blev vi enige om sidst?",
        "the committee approved it",
        "the case was postponed",
        "we met KAB",
        "SOF sent it yesterday",
        "two days ago",
        "last week",
    ],
)
def test_a_report_is_past(said: str) -> None:
    assert tense_of(said) is Tense.PAST


@pytest.mark.parametrize(
    "said",
    [
        "sæt frist til 1. marts",
        "bidraget skal være godkendt senest 1. maj",
        "ØU udsatte punktet til 8. december",
        "the case was postponed to 8 December",
        "it must be approved by 1 May",
        "sidst i marts",
        "et udsat boligområde",
        "hvornår er næste frist?",
        "",
    ],
)
def test_plans_and_questions_are_future(said: str) -> None:
    assert tense_of(said) is Tense.FUTURE
