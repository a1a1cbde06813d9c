"""No text, however odd or long, makes a reader fail or lose its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogs.reading.amounts.budget_codes import codes_in
from dialogs.reading.amounts.kroner import amounts_in, effort_in, the_amount, years_in
from dialogs.reading.dates.dates import Tense, dates_in, problems_in, tense_of, the_date, time_in
from dialogs.reading.dates.lead_times import leads_in
from dialogs.reading.words.answers import (
    choice,
    is_back,
    is_cancel,
    is_command,
    is_help,
    is_not_so,
    is_skip,
    is_undo,
    nearly_cancels,
    yes_or_no,
)
from dialogs.reading.words.fold import Found, plain, words
from state.organisation.calendar import Span
from tests.support.examples import examples, is_thorough

TODAY = date(2026, 11, 23)
LONG = 10_000 if is_thorough() else 1_500

READERS: tuple[Callable[[str], object], ...] = (
    lambda text: dates_in(text, TODAY),
    lambda text: dates_in(text, TODAY, Tense.PAST),
    lambda text: problems_in(text, TODAY),
    lambda text: the_date(text, TODAY),
    amounts_in,
    effort_in,
    codes_in,
    words,
    time_in,
    leads_in,
    tense_of,
    the_amount,
    years_in,
    yes_or_no,
    is_cancel,
    nearly_cancels,
    is_back,
    is_skip,
    is_undo,
    is_help,
    is_not_so,
    is_command,
    plain,
    lambda text: choice(text, ((1, "Nørrebro"), (2, text))),
)
SCRAPS = (
    "d. den 1 31 99 2027 27 . / - , ' ½ % kr mio t.kr. uge 53 mandag i om inden senest fra til og mellem primo "
    "ult. marts jan maj may jul påske dage uger år budget TM 021 kl 12 12:30 q1 1.200 450.000 årligt ÅV timer "
    "next last week the of before by 2026-2028 \n \t 👍 <b> &nbsp; 0 000 ² ١"
)
PIECES = st.lists(st.sampled_from(SCRAPS.split(" ")), max_size=25)


@given(text=st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join)))
@settings(max_examples=examples(400))
@example(text="İİİ ß ŉ ﬁ 1. İ januar")
@example(text="<p>d.&nbsp;1/11</p>")
@example(text="👩‍👩‍👧 1/11 👍🏽")
def test_no_reader_fails_on_any_text_and_every_place_is_where_it_was_said(text: str) -> None:
    for reads in READERS:
        outcome = reads(text)
        for found in outcome if isinstance(outcome, tuple) else ():
            if isinstance(found, Found):
                assert text[found.start : found.end] == found.said
    places = [(found.start, found.end) for found in dates_in(text, TODAY)]
    assert all(first[1] <= second[0] for first, second in pairwise(places))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1 ",
            "1.",
            "1.1",
            "1/1 ",
            "1,",
            "000 ",
            "1 000",
            ".000",
            "-",
            "'",
            " ",
            "\n",
            "a",
            "d. ",
            "uge ",
            "uge 1 ",
        ),
        *(
            "i ",
            "om ",
            "om 1 ",
            "fra ",
            "inden ",
            "1. marts ",
            "1. marts - ",
            "fra 1. marts til ",
            "senest ",
            "the ",
        ),
        *(
            "2026-",
            "2026-2027 ",
            "kr ",
            "kr. 1 ",
            "1 mio ",
            "½",
            "æ",
            "👍",
            "<b>",
            "&nbsp;",
            "TM1 ",
            "budget ",
            "primo ",
        ),
        *("en halv ", "og en ", "i 27 og ", "a\u0301", "\u0301", "mandag ", "mandat "),
    ],
)
def test_a_long_message_is_read_to_its_end(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    for reads in READERS:
        reads(text)
    (*_, last) = dates_in(f"{text}\nog så d. 1/11-2027", TODAY)
    assert last.value == Span.day(date(2027, 11, 1))
