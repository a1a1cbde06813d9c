"""Feasts and school holidays: "inden jul", "efter påske", "over nytår", "sommerferien".

Christmas is 24-26 December, so "inden jul" ends on the 23rd; the new year is 31 December and 1 January, "inden
nytår" ends on 31 December; "efter" a feast is the seven days that follow it. School holidays are Copenhagen's
usual ones: week 7, weeks 27-32, week 42 and 22 December - 2 January.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from dialogs.reading.dates.days import FOUR
from dialogs.reading.dates.not_dates import NO_UNIT
from dialogs.reading.dates.rules import DateMatch, Rule, RuleResult, Yearly, on_year, rule
from dialogs.reading.words.numbers_and_days import BEGINS, ENDS, any_of, listed
from state.organisation.calendar import Precision, Span, week_span


def _days(first: date, last: date) -> Span:
    return Span(first=first, last=last, precision=Precision.DAYS if first != last else Precision.DAY)


def _from_easter(first: int, last: int | None = None) -> Callable[[int], Span]:
    def make(year: int) -> Span:
        sunday = easter(year)
        return _days(sunday + timedelta(days=first), sunday + timedelta(days=first if last is None else last))

    return make


def _fixed(first: tuple[int, int], last: tuple[int, int] | None = None) -> Callable[[int], Span]:
    def make(year: int) -> Span:
        until = last or first
        return _days(date(year, *first), date(year + (until < first), *until))

    return make


def _weeks(first: int, last: int) -> Callable[[int], Span]:
    return lambda year: _days(week_span(year, first).first, week_span(year, last).last)


_FEASTS: tuple[tuple[str, Callable[[int], Span]], ...] = (
    ("jul|julen|christmas|xmas|juledagene", _fixed((12, 24), (12, 26))),
    ("juleaften|juleaftensdag|christmas eve", _fixed((12, 24))),
    ("juledag|1. juledag|foerste juledag|christmas day", _fixed((12, 25))),
    ("2. juledag|anden juledag|boxing day", _fixed((12, 26))),
    (
        "juleferie|juleferien|the christmas holidays|christmas holidays|christmas break",
        _fixed((12, 22), (1, 2)),
    ),
    ("nytaar|nytaaret|aarsskiftet|new year|new years|new year's", _fixed((12, 31), (1, 1))),
    ("nytaarsaften|nytaarsaftensdag|new year's eve|new years eve", _fixed((12, 31))),
    ("nytaarsdag|new year's day|new years day", _fixed((1, 1))),
    (
        "paaske|paasken|easter|paaskeferie|paaskeferien|the easter holidays|easter holidays",
        _from_easter(-3, 1),
    ),
    ("skaertorsdag|maundy thursday", _from_easter(-3)),
    ("langfredag|good friday", _from_easter(-2)),
    ("paaskedag|easter sunday", _from_easter(0)),
    ("2. paaskedag|anden paaskedag|easter monday", _from_easter(1)),
    ("kristi himmelfart|kristi himmelfartsdag|himmelfart|ascension day|ascension", _from_easter(39)),
    ("pinse|pinsen|whitsun|pentecost", _from_easter(49, 50)),
    ("2. pinsedag|anden pinsedag|whit monday", _from_easter(50)),
    ("grundlovsdag|constitution day", _fixed((6, 5))),
    (
        "sommerferie|sommerferien|the summer holidays|the summer holiday|the summer break|summer holidays|"
        "summer holiday|summer break|summer vacation|the summer vacation",
        _weeks(27, 32),
    ),
    (
        "efteraarsferie|efteraarsferien|the autumn holidays|the autumn holiday|the autumn break|autumn "
        "holidays|"
        "autumn holiday|autumn break",
        _weeks(42, 42),
    ),
    (
        "vinterferie|vinterferien|the winter holidays|the winter holiday|the winter break|winter holidays|"
        "winter holiday|winter break",
        _weeks(7, 7),
    ),
)
FEASTS = {name: make for names, make in _FEASTS for name in names.split("|")}
_FEAST = rf"(?P<feast>{any_of(name.replace('.', chr(92) + '.') for name in FEASTS)}){ENDS}"
_YEAR = (
    rf"(?:(?:,? (?:i |in |of )?){FOUR}{NO_UNIT}|(?: ?'| )(?P<short>[2-9][0-9])(?![0-9])"
    rf"(?![.,/:][0-9]){NO_UNIT})?"
)


def _feast(match: DateMatch) -> RuleResult:
    return on_year(match.year, FEASTS[match.group("feast") or ""])


def _after(match: DateMatch) -> RuleResult:
    make = FEASTS[match.group("feast") or ""]

    def week_after(year: int) -> Span:
        last = make(year).last
        return _days(last + timedelta(days=1), last + timedelta(days=7))

    return on_year(match.year, week_after)


def _until_new_year(match: DateMatch) -> RuleResult:
    return _days(match.today, date(match.year or match.today.year, 12, 31))


def _in_the_new_year(match: DateMatch) -> RuleResult:
    return Yearly(make=_fixed((1, 2), (1, 8)))


def _between_the_years(match: DateMatch) -> RuleResult:
    return Yearly(make=_fixed((12, 27), (12, 30)))


_FOLLOWING = listed("efter|after|over|paa den anden side af|on the other side of|following")

FEAST_RULES: tuple[Rule, ...] = (
    rule(
        rf"{BEGINS}(?:i det nye aar|in the new year){ENDS}",
        _in_the_new_year,
    ),
    rule(rf"{BEGINS}(?:(?:i|in|at|til|paa|on|ved) )?{_FEAST}{_YEAR}", _feast),
    rule(
        rf"{BEGINS}{any_of(_FOLLOWING)} "
        rf"(?:the )?{_FEAST}{_YEAR}",
        _after,
    ),
    rule(
        rf"{BEGINS}(?:inden|foer|before|by|senest) (?:nytaar|nytaaret|aarsskiftet|(?:the )?new year"
        rf"(?:'?s)?){ENDS}(?! eve| day)",
        _until_new_year,
    ),
    rule(
        rf"{BEGINS}(?:mellem jul og nytaar|between christmas and new year(?:'?s)?){ENDS}",
        _between_the_years,
    ),
)
