"""What people write about days, and what it means on Monday 23 November 2026 (week 48)."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.reading.dates.dates import Tense, dates_in, tense_of, the_date
from state.organisation.calendar import Precision, Span
from tests.support.tables import every_row

TODAY = date(2026, 11, 23)

DAYS = """
1. januar 2028 = 2028-01-01
1.januar 2028 = 2028-01-01
1 januar 2028 = 2028-01-01
1. januar, 2028 = 2028-01-01
1. jan 28 = 2028-01-01
den 1. januar = 2027-01-01
den første marts 2027 = 2027-03-01
d. 1/11 = 2027-11-01
d.1/11 = 2027-11-01
D. 1/11 = 2027-11-01
d. 18.12 = 2026-12-18
18.12 = 2026-12-18
18.12. = 2026-12-18
18.12.2026 = 2026-12-18
18.12.26 = 2026-12-18
18. 12. 2026 = 2026-12-18
18-12-2026 = 2026-12-18
18/12/2026 = 2026-12-18
18/12 2026 = 2026-12-18
1/1-28 = 2028-01-01
1/1-2028 = 2028-01-01
1/1 2028 = 2028-01-01
2026-12-18 = 2026-12-18
2026/12/18 = 2026-12-18
23/11 = 2026-11-23
22/11 = 2027-11-22
January 1, 2028 = 2028-01-01
January 1 2028 = 2028-01-01
January 1st = 2027-01-01
Jan 1 2028 = 2028-01-01
Jan. 1, 2028 = 2028-01-01
1 January 2028 = 2028-01-01
1st January 2028 = 2028-01-01
the 1st of March = 2027-03-01
the first of March = 2027-03-01
on 3 March = 2027-03-03
March 3rd, 2027 = 2027-03-03
d. 1. dec = 2026-12-01
1. dec. 2026 = 2026-12-01
3. sept. 2027 = 2027-09-03
2. feb. = 2027-02-02
4. okt = 2027-10-04
29. februar = 2028-02-29
mandag den 30. november 2026 = 2026-11-30
fre. d. 18/12 = 2026-12-18
Friday 18 December = 2026-12-18
1. janaur 2027 = 2027-01-01
d. 3. septmber = 2027-09-03
den 15. = 2026-12-15
den 24. i denne måned = 2026-11-24
d. 15. i næste måned = 2026-12-15
i mandags = 2026-11-16
i tirsdags = 2026-11-17
i fredags = 2026-11-20
i søndags = 2026-11-22
sidste mandag = 2026-11-16
last Monday = 2026-11-16
last Friday = 2026-11-20
på mandag = 2026-11-30
mandag = 2026-11-30
on Monday = 2026-11-30
Tuesday = 2026-11-24
på lørdag = 2026-11-28
paa loerdag = 2026-11-28
førstkommende fredag = 2026-11-27
næste mandag = 2026-11-30
next Monday = 2026-11-30
next Friday = 2026-12-04
this Monday = 2026-11-23
this Friday = 2026-11-27
fredag uge 46 = 2027-11-19
fredag i uge 46 = 2027-11-19
fredag, uge 49 = 2026-12-04
uge 49 fredag = 2026-12-04
Friday week 49 = 2026-12-04
onsdag i næste uge = 2026-12-02
Wednesday next week = 2026-12-02
mandag i sidste uge = 2026-11-16
første torsdag i oktober = 2027-10-07
last Friday of March 2027 = 2027-03-26
i dag = 2026-11-23
idag = 2026-11-23
i morgen = 2026-11-24
i overmorgen = 2026-11-25
i går = 2026-11-22
i forgårs = 2026-11-21
today = 2026-11-23
tomorrow = 2026-11-24
yesterday = 2026-11-22
day after tomorrow = 2026-11-25
the day before yesterday = 2026-11-21
om 3 uger = 2026-12-14
om tre uger = 2026-12-14
in two weeks = 2026-12-07
in 10 days = 2026-12-03
two weeks from now = 2026-12-07
om en måned = 2026-12-23
in a month = 2026-12-23
om et år = 2027-11-23
om et halvt år = 2027-05-23
om fjorten dage = 2026-12-07
om tyve dage = 2026-12-13
om 5 hverdage = 2026-11-30
14 dage = 2026-12-07
for to dage siden = 2026-11-21
two days ago = 2026-11-21
a week ago = 2026-11-16
juleaften = 2026-12-24
Christmas Eve = 2026-12-24
nytårsaften = 2026-12-31
skærtorsdag 2027 = 2027-03-25
Good Friday 2028 = 2028-04-14
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


@every_row(*lines(DAYS))
def test_a_day_is_read_as_the_day_meant(said: str, meant: str) -> None:
    assert the_date(said, TODAY) == Span.day(date.fromisoformat(meant))


@every_row(*lines(DAYS))
def test_case_and_kind_of_space_make_no_difference(said: str, _: str) -> None:
    for changed in (said.upper(), said.lower(), f"  {said.replace(' ', chr(0xA0))} "):
        assert the_date(changed, TODAY) == the_date(said, TODAY), changed


@every_row(*lines(DAYS))
def test_danish_letters_may_be_typed_out(said: str, _: str) -> None:
    typed = said
    for letter, typed_out in {"æ": "ae", "ø": "oe", "å": "aa"}.items():
        typed = typed.replace(letter, typed_out)
    assert the_date(typed, TODAY) == the_date(said, TODAY)


@pytest.mark.parametrize(
    "said",
    [
        "7,4 mio",
        "7.4 mio. kr.",
        "7.4 million",
        "1.7 million",
        "TM021",
        "KT33a",
        "1.200",
        "450.000",
        "12,5 %",
        "12.5 %",
        "10%",
        "2 ÅV",
        "2.5 årsværk",
        "300 t.kr.",
        "3.12 mio",
        "2027 kr.",
        "2027 timer",
        "kr. 2.11",
        "punkt 3.4",
        "indsatsområde 1 og 2, 3 er åbent",
        "kl. 12.10",
        "at 12:10",
        "27",
        "vi har 27",
        "i 27 boliger",
        "i 20 dage",
        "4 år",
        "en uge før",
        "2 dage før fristen",
        "mandat til forhandling",
        "spring over",
        "we may decide",
        "Jan sender det",
        "Budget 2026 TM021",
        "2026-012345",
        "1.2.3",
        "mandage",
        "hver mandag",
        "det sidste",
        "",
    ],
)
def test_figures_and_other_words_are_no_dates(said: str) -> None:
    assert dates_in(f"de {said} er nævnt", TODAY) == ()


@pytest.mark.parametrize(
    ("message", "said", "meant"),
    [
        ("SOF har sendt bidrag til Nørrebro d. 1/11, udkast", "d. 1/11", "2026-11-01 2026-11-01 DAY"),
        ("BUF bidrager med 2 ÅV og 450.000 kr. årligt 2026-2028", "2026-2028", "2026-01-01 2028-12-31 YEAR"),
        ("sæt frist for bidrag fra SUF til fredag uge 46", "fredag uge 46", "2027-11-19 2027-11-19 DAY"),
        ("Flyt bidragsfristen til primo december", "primo december", "2026-12-01 2026-12-10 PART"),
        ("kan vi få det hele inden jul?", "inden jul", "2026-11-23 2026-12-23 DAYS"),
        ("KTU anbefalede sagen i mandags uden afstemning", "i mandags", "2026-11-16 2026-11-16 DAY"),
        ("BR godkendte helhedsplanerne d. 18.12", "d. 18.12", "2025-12-18 2025-12-18 DAY"),
        ("TMU 24/11: godkendt, C tog forbehold", "24/11", "2025-11-24 2025-11-24 DAY"),
        ("hvor meget er der på service i 27?", "i 27", "2027-01-01 2027-12-31 YEAR"),
        ("læg 1,2 mio. på Amager i 2027", "i 2027", "2027-01-01 2027-12-31 YEAR"),
        ("Status til ledermødet i morgen, kort", "i morgen", "2026-11-24 2026-11-24 DAY"),
        (
            "hvornår skal indstillingen være klar hvis vi skal i BR inden nytår",
            "inden nytår",
            "2026-11-23 2026-12-31 DAYS",
        ),
        ("er der udvalgsmøde i uge 42?", "i uge 42", "2027-10-18 2027-10-24 WEEK"),
        (
            "hvorfor står der 1. januar 2028, jeg troede det var tre år?",
            "1. januar 2028",
            "2028-01-01 2028-01-01 DAY",
        ),
        ("hvad sker der d. 1. dec?", "d. 1. dec", "2026-12-01 2026-12-01 DAY"),
        ("frist ult. feb, senest kl. 12", "ult. feb", "2027-02-21 2027-02-28 PART"),
        ("ved ikke endnu, spørg igen over nytår", "over nytår", "2027-01-02 2027-01-08 DAYS"),
    ],
)
def test_a_chat_message_gives_its_date_and_the_place_of_it(message: str, said: str, meant: str) -> None:
    (found,) = dates_in(message, TODAY, tense_of(message))
    assert (found.said, found.value) == (said, a_span(meant))
    assert message[found.start : found.end] == said


def test_a_limit_lies_ahead_also_in_a_message_that_reports() -> None:
    message = "Møde m. LBF i tirsdags. De vil se delaftalerne inden medio januar. KAB følger op"
    assert [(found.said, found.value.last) for found in dates_in(message, TODAY, tense_of(message))] == [
        ("i tirsdags", date(2026, 11, 17)),
        ("inden medio januar", date(2027, 1, 10)),
    ]


def test_two_days_in_a_message_are_both_found() -> None:
    found = dates_in("ØU 8/12 og BR 17/12, eller 1. og 5. marts", TODAY)
    assert [each.value.first for each in found] == [
        date(2026, 12, 8),
        date(2026, 12, 17),
        date(2027, 3, 1),
        date(2027, 3, 5),
    ]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("d. 1/11", "2026-11-01"),
        ("23/11", "2026-11-23"),
        ("24/11", "2025-11-24"),
        ("mandag", "2026-11-16"),
        ("on Monday", "2026-11-16"),
    ],
)
def test_what_has_happened_takes_the_most_recent_such_day(said: str, meant: str) -> None:
    assert the_date(said, TODAY, Tense.PAST) == Span.day(date.fromisoformat(meant))


@pytest.mark.parametrize(
    "said", ["ja", "1/3 eller 1/4", "om Nørrebro d. 1/3", "27", "", "kl. 12", "hvad med jul?"]
)
def test_an_answer_that_is_not_only_one_date_is_none(said: str) -> None:
    assert the_date(said, TODAY) is None


@pytest.mark.parametrize(
    "said", ["senest d. 1. maj, tak", "det bliver 1. maj kl. 12", "ok, så 1. maj", "please set it to 1 May"]
)
def test_small_words_around_an_answer_do_no_harm(said: str) -> None:
    found = the_date(said, TODAY)
    assert found is not None
    assert found.last == date(2027, 5, 1)
