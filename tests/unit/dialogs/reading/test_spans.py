"""Soft words for a time, and the days they cover for someone who speaks on Monday 23 November 2026."""

from __future__ import annotations

from datetime import date

from dialogs.reading.dates.dates import the_date
from state.organisation.calendar import Precision, Span
from tests.support.tables import every_row

TODAY = date(2026, 11, 23)

SPANS = """
uge 46 = 2027-11-15 2027-11-21 WEEK
uge 48 = 2026-11-23 2026-11-29 WEEK
uge 53 = 2026-12-28 2027-01-03 WEEK
uge 1 = 2027-01-04 2027-01-10 WEEK
uge46 = 2027-11-15 2027-11-21 WEEK
week 46 2027 = 2027-11-15 2027-11-21 WEEK
uge 46, 2027 = 2027-11-15 2027-11-21 WEEK
uge 46/27 = 2027-11-15 2027-11-21 WEEK
2026-W53 = 2026-12-28 2027-01-03 WEEK
uge 27-32 = 2027-07-05 2027-08-15 WEEK
uge 50-2 = 2026-12-07 2027-01-17 WEEK
denne uge = 2026-11-23 2026-11-29 WEEK
i næste uge = 2026-11-30 2026-12-06 WEEK
sidste uge = 2026-11-16 2026-11-22 WEEK
this week = 2026-11-23 2026-11-29 WEEK
next week = 2026-11-30 2026-12-06 WEEK
last week = 2026-11-16 2026-11-22 WEEK
ugen efter næste = 2026-12-07 2026-12-13 WEEK
inden for 30 dage = 2026-11-23 2026-12-23 DAYS
within 30 days = 2026-11-23 2026-12-23 DAYS
de næste 60 dage = 2026-11-23 2027-01-22 DAYS
next 60 days = 2026-11-23 2027-01-22 DAYS
de næste tre måneder = 2026-11-23 2027-02-23 DAYS
the next three months = 2026-11-23 2027-02-23 DAYS
inden en uge = 2026-11-23 2026-11-30 DAYS
within a month = 2026-11-23 2026-12-23 DAYS
de sidste 30 dage = 2026-10-24 2026-11-23 DAYS
næste måned = 2026-12-01 2026-12-31 MONTH
denne måned = 2026-11-01 2026-11-30 MONTH
sidste måned = 2026-10-01 2026-10-31 MONTH
next month = 2026-12-01 2026-12-31 MONTH
due next month = 2026-12-01 2026-12-31 MONTH
due by next month = 2026-11-23 2026-12-31 DAYS
i januar = 2027-01-01 2027-01-31 MONTH
i januar 2027 = 2027-01-01 2027-01-31 MONTH
i november = 2026-11-01 2026-11-30 MONTH
næste november = 2027-11-01 2027-11-30 MONTH
marts = 2027-03-01 2027-03-31 MONTH
jan = 2027-01-01 2027-01-31 MONTH
in May = 2027-05-01 2027-05-31 MONTH
marts-maj 2027 = 2027-03-01 2027-05-31 MONTH
primo december = 2026-12-01 2026-12-10 PART
primo november = 2027-11-01 2027-11-10 PART
prim. dec. = 2026-12-01 2026-12-10 PART
medio januar 2027 = 2027-01-11 2027-01-20 PART
med. jan. = 2027-01-11 2027-01-20 PART
ultimo februar = 2027-02-21 2027-02-28 PART
ult. feb = 2027-02-21 2027-02-28 PART
ultimo februar 2028 = 2028-02-21 2028-02-29 PART
begyndelsen af marts = 2027-03-01 2027-03-10 PART
i starten af marts = 2027-03-01 2027-03-10 PART
midten af marts = 2027-03-11 2027-03-20 PART
slutningen af marts = 2027-03-21 2027-03-31 PART
udgangen af marts = 2027-03-21 2027-03-31 PART
først i marts = 2027-03-01 2027-03-10 PART
midt i marts = 2027-03-11 2027-03-20 PART
sidst i marts = 2027-03-21 2027-03-31 PART
start of March = 2027-03-01 2027-03-10 PART
the middle of March = 2027-03-11 2027-03-20 PART
end of March = 2027-03-21 2027-03-31 PART
early March = 2027-03-01 2027-03-10 PART
mid March = 2027-03-11 2027-03-20 PART
mid-March = 2027-03-11 2027-03-20 PART
late March = 2027-03-21 2027-03-31 PART
slutningen af næste måned = 2026-12-21 2026-12-31 PART
ultimo 2027 = 2027-12-01 2027-12-31 PART
primo næste år = 2027-01-01 2027-01-31 PART
early 2027 = 2027-01-01 2027-03-31 PART
slutningen af året = 2026-12-01 2026-12-31 PART
årets udgang = 2026-12-01 2026-12-31 PART
i 2027 = 2027-01-01 2027-12-31 YEAR
2027 = 2027-01-01 2027-12-31 YEAR
i 27 = 2027-01-01 2027-12-31 YEAR
i '27 = 2027-01-01 2027-12-31 YEAR
i ’27 = 2027-01-01 2027-12-31 YEAR
in 27 = 2027-01-01 2027-12-31 YEAR
for 27 = 2027-01-01 2027-12-31 YEAR
år 27 = 2027-01-01 2027-12-31 YEAR
2026-2028 = 2026-01-01 2028-12-31 YEAR
2026–2029 = 2026-01-01 2029-12-31 YEAR
2026-28 = 2026-01-01 2028-12-31 YEAR
fra 2027 til 2029 = 2027-01-01 2029-12-31 YEAR
from 2027 to 2029 = 2027-01-01 2029-12-31 YEAR
i år = 2026-01-01 2026-12-31 YEAR
næste år = 2027-01-01 2027-12-31 YEAR
sidste år = 2025-01-01 2025-12-31 YEAR
this year = 2026-01-01 2026-12-31 YEAR
next year = 2027-01-01 2027-12-31 YEAR
last year = 2025-01-01 2025-12-31 YEAR
foråret 2027 = 2027-03-01 2027-05-31 SEASON
forår 27 = 2027-03-01 2027-05-31 SEASON
efteråret = 2026-09-01 2026-11-30 SEASON
efterår 27 = 2027-09-01 2027-11-30 SEASON
næste efterår = 2027-09-01 2027-11-30 SEASON
til efteråret = 2027-09-01 2027-11-30 SEASON
sidst på året = 2026-10-01 2026-12-31 PART
i det nye år = 2027-01-02 2027-01-08 DAYS
1.1.2028-31.12.2031 = 2028-01-01 2031-12-31 DAYS
1/1 2028 - 31/12 2031 = 2028-01-01 2031-12-31 DAYS
til sommer = 2027-06-01 2027-08-31 SEASON
sommer = 2027-06-01 2027-08-31 SEASON
autumn 2027 = 2027-09-01 2027-11-30 SEASON
fall 2027 = 2027-09-01 2027-11-30 SEASON
in the spring = 2027-03-01 2027-05-31 SEASON
vinteren 2027 = 2027-12-01 2028-02-29 SEASON
første halvår 2027 = 2027-01-01 2027-06-30 SEASON
1. halvår 2027 = 2027-01-01 2027-06-30 SEASON
andet halvår = 2026-07-01 2026-12-31 SEASON
second half of 2027 = 2027-07-01 2027-12-31 SEASON
Q1 2027 = 2027-01-01 2027-03-31 QUARTER
Q1 27 = 2027-01-01 2027-03-31 QUARTER
1. kvartal 2027 = 2027-01-01 2027-03-31 QUARTER
fjerde kvartal = 2026-10-01 2026-12-31 QUARTER
the first quarter of 2027 = 2027-01-01 2027-03-31 QUARTER
næste kvartal = 2027-01-01 2027-03-31 QUARTER
inden jul = 2026-11-23 2026-12-23 DAYS
før jul = 2026-11-23 2026-12-23 DAYS
before Christmas = 2026-11-23 2026-12-23 DAYS
inden nytår = 2026-11-23 2026-12-31 DAYS
before new year = 2026-11-23 2026-12-31 DAYS
over nytår = 2027-01-02 2027-01-08 DAYS
efter nytår = 2027-01-02 2027-01-08 DAYS
after new year = 2027-01-02 2027-01-08 DAYS
efter jul = 2026-12-27 2027-01-02 DAYS
inden sommerferien = 2026-11-23 2027-07-04 DAYS
efter sommerferien = 2027-08-16 2027-08-22 DAYS
before the summer holidays = 2026-11-23 2027-07-04 DAYS
inden påske = 2026-11-23 2027-03-24 DAYS
påske = 2027-03-25 2027-03-29 DAYS
Easter 2028 = 2028-04-13 2028-04-17 DAYS
pinse = 2027-05-16 2027-05-17 DAYS
jul = 2026-12-24 2026-12-26 DAYS
nytår = 2026-12-31 2027-01-01 DAYS
mellem jul og nytår = 2026-12-27 2026-12-30 DAYS
inden 15. marts = 2026-11-23 2027-03-15 DAYS
senest 1. maj = 2026-11-23 2027-05-01 DAYS
senest d. 1. maj = 2026-11-23 2027-05-01 DAYS
by 15 March = 2026-11-23 2027-03-15 DAYS
before 15 March = 2026-11-23 2027-03-15 DAYS
no later than 15 March = 2026-11-23 2027-03-15 DAYS
senest på fredag = 2026-11-23 2026-11-27 DAYS
inden fredag = 2026-11-23 2026-11-27 DAYS
by Friday = 2026-11-23 2026-11-27 DAYS
senest om 14 dage = 2026-11-23 2026-12-07 DAYS
inden uge 50 = 2026-11-23 2026-12-06 DAYS
senest uge 50 = 2026-11-23 2026-12-13 DAYS
inden december = 2026-11-23 2026-11-30 DAYS
inden medio januar = 2026-11-23 2027-01-10 DAYS
inden udgangen af marts = 2026-11-23 2027-03-31 DAYS
by the end of March = 2026-11-23 2027-03-31 DAYS
inden årets udgang = 2026-11-23 2026-12-31 DAYS
mellem 1. marts og 1. maj = 2027-03-01 2027-05-01 DAYS
fra 1. marts til 1. maj = 2027-03-01 2027-05-01 DAYS
between 1 March and 1 May = 2027-03-01 2027-05-01 DAYS
between March 1 and May 1, 2028 = 2028-03-01 2028-05-01 DAYS
from March 1 to May 1 = 2027-03-01 2027-05-01 DAYS
fra 1. november til 1. februar = 2026-11-01 2027-02-01 DAYS
1/3-1/5 = 2027-03-01 2027-05-01 DAYS
1.-5. marts = 2027-03-01 2027-03-05 DAYS
mellem 1. og 5. marts = 2027-03-01 2027-03-05 DAYS
resten af året = 2026-11-23 2026-12-31 DAYS
rest of the year = 2026-11-23 2026-12-31 DAYS
resten af ugen = 2026-11-23 2026-11-29 DAYS
"""


def lines(table: str) -> list[tuple[str, str]]:
    return [
        (said, meant) for said, _, meant in (line.rpartition(" = ") for line in table.strip().split("\n"))
    ]


def a_span(meant: str) -> Span:
    first, last, precision = meant.split()
    return Span(
        first=date.fromisoformat(first), last=date.fromisoformat(last), precision=Precision[precision]
    )


@every_row(*lines(SPANS))
def test_soft_words_are_read_as_the_span_they_cover(said: str, meant: str) -> None:
    assert the_date(said, TODAY) == a_span(meant)


@every_row(*lines(SPANS))
def test_case_and_kind_of_space_make_no_difference(said: str, _: str) -> None:
    for changed in (said.upper(), said.lower(), f"  {said.replace(' ', chr(0xA0))} "):
        assert the_date(changed, TODAY) == the_date(said, TODAY), changed


@every_row(*lines(SPANS))
def test_danish_letters_may_be_typed_out(said: str, _: str) -> None:
    typed = said
    for letter, typed_out in {"æ": "ae", "ø": "oe", "å": "aa"}.items():
        typed = typed.replace(letter, typed_out)
    assert the_date(typed, TODAY) == the_date(said, TODAY)
