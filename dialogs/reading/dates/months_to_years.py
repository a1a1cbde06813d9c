"""Months, quarters, halves, seasons and years: "i marts", "Q1 2027", "foråret 27", "2026-2028".

"I januar" without a year is the next January that is not over, or the most recent one for what has happened;
"næste januar" is the one after the current. A half year is said as coarsely as a season.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.reading.dates.days import FOUR
from dialogs.reading.dates.not_dates import NO_UNIT
from dialogs.reading.dates.rules import (
    DateMatch,
    DateProblem,
    ProblemKind,
    Rule,
    RuleResult,
    Yearly,
    on_year,
    rule,
)
from dialogs.reading.dates.weeks import STEPS
from dialogs.reading.words.numbers_and_days import (
    BEGINS,
    DOT,
    ENDS,
    MONTHS,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    listed,
)
from state.organisation.calendar import Precision, Span, month_span, season_span, year_span

SEASON_NAMES = {
    "spring": "foraaret foraars foraar spring",
    "summer": "sommeren sommers sommer summer",
    "autumn": "efteraaret efteraars efteraar autumn fall",
    "winter": "vinteren vinters vinter winter",
}
SEASON = {word: season for season, said in SEASON_NAMES.items() for word in said.split()}
# In Danish "jan" and "maj" are names too, "spring over" skips, and in English "may", "march" and "fall" are verbs.
FEASTS_TOO = frozenset({"jul"})  # a month only after the number of a day
_NEEDS_COMPANY = frozenset({"may", "mar", "march", "jan", "jun", "maj", "des", "spring", "fall", "sep"})

_COMPANY = re.compile(r"(?<![a-z])(?:of|by|until|from|since|efter|siden) (?:the )?$")

_SHORT = rf"(?P<short>[2-9][0-9])(?![0-9])(?![.,/:][0-9]){NO_UNIT}"
_YEAR = rf"(?:(?:,? (?:i |in |of )?|-){FOUR}{NO_UNIT}|(?: ?'|[ -]){_SHORT})?"
_ALL_MONTHS = any_of(name for name in MONTHS if name not in FEASTS_TOO)
_MONTH = rf"(?P<month>{_ALL_MONTHS})(?![a-z0-9]){DOT}(?! ?[0-9]{{1,2}}(?:st|nd|rd|th))"
_WHICH = listed("denne dette this naeste next coming kommende sidste last forrige past previous")
_NEXT = rf"(?:(?P<which>{any_of(_WHICH)}) )"
# "Til efteråret", said in the autumn, is the next one.
_COMING_SEASON = rf"(?:(?P<which>{any_of([*_WHICH, 'til'])}) )"
_IN = r"(?:(?P<in>i loebet af|in the course of|during|i|in) (?:the )?)"
_ORD = (
    r"(?P<nth>[0-9]\.?|[1-4](?:st|nd|rd|th)|foerste|andet|anden|tredje|fjerde|sidste|first|second|"
    r"third|fourth|last)"
)
_FOLLOWS = (
    r"(?= ?(?:$|\n|[?!.,;:)\-](?![0-9])| (?:og|and|samt|eller|or|til|paa|med|for|som|hvis|skal|er|bliver|med|"
    r"to|on|with|is|if|will|kl|fra|from|af|of|at|that|der|saa|men|but|i|in)(?![a-z])))"
)


def _needs_company(name: str) -> Callable[[DateMatch], bool]:
    def weak(match: DateMatch) -> bool:
        if (match.group(name) or "") not in _NEEDS_COMPANY or match.year is not None:
            return False
        before = match.groups.string[max(0, match.groups.start() - 8) : match.groups.start()]
        return match.group("in") is None and match.group("which") is None and not _COMPANY.search(before)

    return weak


def from_now(match: DateMatch, make: Callable[[int], Span]) -> RuleResult:
    """The span said with "næste", "denne" or "sidste", or with its year, or the coming or most recent one."""
    which = match.group("which")
    if which is None or match.year is not None:
        return on_year(match.year, make)
    yearly = Yearly(make=make)
    step = STEPS[which]
    if which in {"coming", "kommende"}:
        step = 0
    if step == 0:
        return yearly
    if step < 0:
        recent = yearly.recent(match.today)
        return (
            yearly.recent(recent.first - timedelta(days=1))
            if recent and recent.last >= match.today
            else recent
        )
    coming = yearly.coming(match.today)
    return yearly.coming(coming.last + timedelta(days=1)) if coming and match.today in coming else coming


def _month(match: DateMatch) -> RuleResult:
    month = MONTHS[match.group("month") or ""]
    return from_now(match, lambda year: month_span(year, month))


def _month_from_now(match: DateMatch) -> RuleResult:
    first = match.today.replace(day=1) + relativedelta(months=STEPS[match.group("which") or "denne"])
    return month_span(first.year, first.month)


def _quarter_span(year: int, quarter: int) -> Span:
    first = month_span(year, quarter * 3 - 2).first
    return Span(first=first, last=month_span(year, quarter * 3).last, precision=Precision.QUARTER)


def _quarter(match: DateMatch) -> RuleResult:
    quarter = _nth(match, of=4)
    if not 1 <= quarter <= 4:
        return DateProblem(kind=ProblemKind.NO_SUCH_QUARTER, quarter=quarter, year=match.year, limit=4)
    return on_year(match.year, lambda year: _quarter_span(year, quarter))


def _quarter_from_now(match: DateMatch) -> RuleResult:
    first = match.today.replace(day=1) + relativedelta(months=3 * STEPS[match.group("which") or "denne"])
    return _quarter_span(first.year, (first.month + 2) // 3)


def _half(match: DateMatch) -> RuleResult:
    half = _nth(match, of=2)
    if half not in {1, 2}:
        return None

    def make(year: int) -> Span:
        first = month_span(year, half * 6 - 5).first
        return Span(first=first, last=month_span(year, half * 6).last, precision=Precision.SEASON)

    return on_year(match.year, make)


def _nth(match: DateMatch, of: int) -> int:
    said = (match.group("nth") or "").rstrip(".")
    digits = said[:1]
    return of if said in {"sidste", "last"} else int(digits) if digits.isdecimal() else ORDINALS[said]


def _season(match: DateMatch) -> RuleResult:
    word = match.group("season") or ""
    season = SEASON[word]
    yearly = Yearly(make=lambda year: season_span(year, season))
    if word in {"foraars", "sommers", "efteraars", "vinters"}:
        return yearly.recent(match.today) if match.group("in") == "i" else None
    return from_now(match, yearly.make)


def _year(match: DateMatch) -> RuleResult:
    return None if match.year is None else year_span(match.year)


def _years(match: DateMatch) -> RuleResult:
    first, last = match.number("from") or 0, match.number("until") or 0
    first, last = (year if year > 99 else 2000 + year for year in (first, last))
    if last < first:
        return DateProblem(kind=ProblemKind.ENDS_BEFORE_IT_BEGINS, year=first)
    return Span(first=date(first, 1, 1), last=date(last, 12, 31), precision=Precision.YEAR)


def _year_from_now(match: DateMatch) -> RuleResult:
    return year_span(match.today.year + STEPS[match.group("which") or "denne"])


def _this_year(match: DateMatch) -> RuleResult:
    return year_span(match.today.year)


def _this_month(match: DateMatch) -> RuleResult:
    return month_span(match.today.year, match.today.month)


def _end_of(match: DateMatch) -> RuleResult:
    whole = match.group("whole")
    month = month_span(match.today.year, 12 if whole in {"aarets", "year's"} else match.today.month)
    first, last = month.first, month.last
    if whole in {"maanedens", "month's"}:
        first = month.first.replace(day=21)
    elif whole in {"ugens", "week's"}:
        first = match.today + timedelta(days=4 - match.today.weekday())
        last = first + timedelta(days=2)
    if match.group("by"):
        return Span(first=match.today, last=last, precision=Precision.DAYS)
    return Span(first=first, last=last, precision=Precision.PART)


def _nth_weekday(match: DateMatch) -> RuleResult:
    month, weekday = MONTHS[match.group("month") or ""], WEEKDAYS[match.group("weekday") or ""]
    nth = _nth(match, of=0)

    def make(year: int) -> Span:
        whole = month_span(year, month)
        if nth == 0:
            return Span.day(whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7))
        return Span.day(whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7 + 7 * (nth - 1)))

    return on_year(match.year, make)


_BARE_YEAR = r"(?P<year>20[0-9]{2}|2100)(?![0-9])(?![.,/:-][0-9])(?!-?[a-z])(?! ?p/l)"
_NO_BUDGET = r"(?<!budget )(?<!budgettet )(?<!budgetaftale )(?<!budgetaftalen )(?<![0-9][.,/:-])"

_WHOLES = listed("aarets maanedens ugens year's month's week's")

MONTH_RULES: tuple[Rule, ...] = (
    rule(rf" ?{_MONTH} ?", _month, alone=True),
    rule(rf"{BEGINS}{_IN}?{_NEXT}?{_MONTH}{_YEAR}", _month, weak=_needs_company("month")),
    rule(rf"{BEGINS}(?:(?:i|in) )?{_NEXT}(?:maaned|month|md){ENDS}", _month_from_now),
    rule(
        rf"{BEGINS}(?:i )?(?:maaneden|the month){ENDS}",
        _this_month,
        weak=lambda match: True,
    ),
    rule(rf"{BEGINS}(?:(?:i|in) )?{_NEXT}(?:kvartal|quarter){ENDS}", _quarter_from_now),
    rule(
        rf"{BEGINS}(?:(?:i|in) )?(?:the )?{_ORD} ?(?:kvartal|quarter)(?:et)?{ENDS}{_YEAR}",
        _quarter,
    ),
    rule(
        rf"{BEGINS}(?:(?:i|in) )?(?:q|kvartal |quarter )(?P<nth>[0-9]){ENDS}{_YEAR}",
        _quarter,
    ),
    rule(
        rf"{BEGINS}(?:(?:i|in) )?(?:the )?{_ORD} ?(?:halvaar|halvdel|half)(?: (?:of|af))?{ENDS}{_YEAR}",
        _half,
    ),
    rule(rf"{BEGINS}h(?P<nth>[12]) {FOUR}", _half),
    rule(
        rf"{BEGINS}{_IN}?(?:the )?{_COMING_SEASON}?(?P<season>{any_of(SEASON)}){ENDS}(?! over){_YEAR}",
        _season,
        weak=_needs_company("season"),
    ),
    rule(
        rf"{BEGINS}{_NO_BUDGET}(?:(?:i|in|aar|aaret|year|the year|for) )?{_BARE_YEAR}{NO_UNIT}",
        _year,
    ),
    rule(rf"{BEGINS}(?:i|in|aar|aaret|year|for) '?(?P<short>[2-9][0-9])(?![0-9]){_FOLLOWS}", _year),
    rule(rf"(?<=i [0-9]{{2}} og )(?P<short>[2-9][0-9])(?![0-9]){_FOLLOWS}", _year),
    rule(rf"(?<=in [0-9]{{2}} and )(?P<short>[2-9][0-9])(?![0-9]){_FOLLOWS}", _year),
    rule(rf"{BEGINS}'(?P<short>[2-9][0-9])(?![0-9']){NO_UNIT}", _year),
    rule(
        rf"{BEGINS}{_NO_BUDGET}(?:(?:i|in|aarene|years|the years|fra|from|for|mellem|between) )?"
        rf"(?P<from>20[0-9]{{2}}) ?"
        rf"(?:-|/|til og med|til|to|through) ?(?P<until>20[0-9]{{2}}|'?[2-9][0-9])(?![0-9])"
        rf"(?![.,/:-][0-9]){NO_UNIT}",
        _years,
    ),
    rule(
        rf"{BEGINS}(?:i|in|aarene|fra|from|years) (?P<from>[2-9][0-9]) ?(?:-|til|to) ?"
        rf"(?P<until>[2-9][0-9])(?![0-9]){_FOLLOWS}",
        _years,
    ),
    rule(rf"{BEGINS}(?:(?:til|in|i) )?{_NEXT}(?:aar|year){ENDS}", _year_from_now),
    rule(rf"{BEGINS}(?:i aar|iaar){ENDS}", _this_year),
    rule(
        rf"{BEGINS}(?:(?:i|paa) )?(?:aaret|the year){ENDS}",
        _this_year,
        weak=lambda match: True,
    ),
    rule(
        rf"{BEGINS}(?:(?P<by>inden|foer|senest|before|by) )?(?:ved )?"
        rf"(?P<whole>{any_of(_WHOLES)}) (?:udgang|slutning|afslutning|end){ENDS}",
        _end_of,
    ),
    rule(
        rf"{BEGINS}(?:(?:den|on) )?(?:the )?(?P<nth>foerste|anden|tredje|fjerde|sidste|first|second|third|"
        rf"fourth|last) {WEEKDAY} "
        rf"(?:i|in|of) {_MONTH}{_YEAR}",
        _nth_weekday,
    ),
)
