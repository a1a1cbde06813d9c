"""A wording takes a bounded number of letters, so a reader's time grows with the length of a message and no faster."""

from __future__ import annotations

import re

import pytest

from dialogs.reading.amounts.budget_codes import CODES
from dialogs.reading.amounts.hours import EFFORTS
from dialogs.reading.amounts.kroner import AMOUNTS
from dialogs.reading.dates.dates import DATE_RULES
from dialogs.reading.dates.lead_times import LEADS
from dialogs.reading.dates.not_dates import FIGURE_RULES, TIMES
from dialogs.reading.dates.tense import PAST_DAYS

WORDINGS = [
    *(rule.pattern for rule in (*DATE_RULES, *FIGURE_RULES)),
    *AMOUNTS,
    *LEADS,
    *TIMES,
    CODES,
    EFFORTS,
    PAST_DAYS,
]
ESCAPED_OR_LISTED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
WITHOUT_END = re.compile(r"[*+]|\{[0-9]*,\}")


def repeats_without_end(source: str) -> list[str]:
    """The quantifiers of a pattern that allow any number of repetitions."""
    return WITHOUT_END.findall(ESCAPED_OR_LISTED.sub("x", source))


@pytest.mark.parametrize("wording", [pytest.param(each, id=each.pattern) for each in WORDINGS])
def test_no_wording_repeats_anything_without_end(wording: re.Pattern[str]) -> None:
    assert repeats_without_end(wording.pattern) == []


@pytest.mark.parametrize("source", ["§+ ?[0-9]", "(?:hej )*du", "[0-9]{1,}", r"\d+", "[a-z]*?"])
def test_a_repeat_without_end_is_seen(source: str) -> None:
    assert repeats_without_end(source)
