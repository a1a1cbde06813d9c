"""Days said by their date: "d. 1/11", "18.12.2026", "den 1. januar", "January 1, 2028"."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from dialogs.reading.dates.not_dates import NO_UNIT
from dialogs.reading.dates.rules import (
    DateMatch,
    DateProblem,
    ProblemKind,
    Rule,
    RuleResult,
    Yearly,
    day_in,
    rule,
)
from dialogs.reading.words.numbers_and_days import (
    BEGINS,
    ENDS,
    MONTH,
    MONTHS,
    ORDINALS,
    SHORT_WEEKDAYS,
    any_of,
)
from state.organisation.calendar import Precision, Span

FOUR = r"(?P<year>(?:19|20|21)[0-9]{2})(?![0-9])(?![.,/:][0-9])"
TWO = r"(?P<short>[0-9]{2})(?![0-9])(?![.,/:][0-9])"
LIKELY_TWO = r"(?P<short>[2-9][0-9])(?![0-9])(?![.,/:][0-9])"
YEAR_TAIL = rf"(?:(?:,? (?:i |in |of )?|-){FOUR}{NO_UNIT}|(?: ?'|[ -]){LIKELY_TWO}{NO_UNIT})?"

_WEEKDAY = rf"(?:{BEGINS}(?P<weekday>{any_of(SHORT_WEEKDAYS)})\.?,? )?"
_MARK = r"(?P<mark>(?:den|d\.?|the|dato:?|dated) ?)?"
_START = rf"(?:{BEGINS}(?:on|paa|pr\.?) )?{_WEEKDAY}(?<![a-z0-9])(?<![0-9][.,/:]){_MARK}"
_DAY = r"(?P<day>[0-9]{1,2})"
_NTH = r"(?:\.|-?(?:st|nd|rd|th|te|ende|e))?"
_LAST = rf"{NO_UNIT}(?![.,/:]?[0-9])"
_ENGLISH_MONTH = any_of(
    name
    for name in MONTHS
    if name not in {"januar", "februar", "marts", "maj", "juni", "juli", "okt", "oktober"}
)


def _read(match: DateMatch) -> RuleResult:
    day = match.number("day") or ORDINALS.get(match.group("ordinal") or "", 0)
    said_month = match.group("month") or "0"
    month = int(said_month) if said_month.isdecimal() else MONTHS[said_month]
    outcome = day_in(day, month, match.year)
    weekday = SHORT_WEEKDAYS.get(match.group("weekday") or "")
    if weekday is None or isinstance(outcome, DateProblem):
        return outcome
    return _on_weekday(outcome, weekday, match, day, month)


def _on_weekday(outcome: RuleResult, weekday: int, match: DateMatch, day: int, month: int) -> RuleResult:
    span = outcome.settle(match.today, match.tense) if isinstance(outcome, Yearly) else outcome
    if not isinstance(span, Span) or span.first.weekday() == weekday:
        return outcome
    return DateProblem(
        kind=ProblemKind.WEEKDAY_DIFFERS,
        day=day,
        month=month,
        year=span.first.year,
        weekday=weekday,
        suggestions=(span,),
    )


def _read_bare(match: DateMatch) -> RuleResult:
    """A date of two bare numbers; impossible ones are problems only where a word marks them as a date."""
    outcome = _read(match)
    marked = match.group("mark") or match.group("weekday") or match.year is not None
    slashed_day = match.group("slash") and 1 <= (match.number("month") or 0) <= 12
    if isinstance(outcome, DateProblem) and not (marked or slashed_day):
        return None
    if isinstance(outcome, DateProblem) and slashed_day and not marked and (match.number("day") or 0) > 31:
        return None
    return outcome


def _from_day_to_day(match: DateMatch) -> RuleResult:
    month = MONTHS[match.group("month") or ""]
    first, last = match.number("day") or 0, match.number("last") or 0
    for day in (first, last):
        outcome = day_in(day, month, match.year)
        if isinstance(outcome, DateProblem):
            return outcome
    if last < first:
        return DateProblem(kind=ProblemKind.ENDS_BEFORE_IT_BEGINS, day=first, month=month, year=match.year)

    def make(year: int) -> Span:
        return Span(first=date(year, month, first), last=date(year, month, last), precision=Precision.DAYS)

    return Yearly(make=make) if match.year is None else make(match.year)


def _day_of_this_month(match: DateMatch) -> RuleResult:
    later = 1 if match.group("which") in {"naeste", "next"} else 0
    month = match.today.replace(day=1) + relativedelta(months=later)
    return day_in(match.number("day") or 0, month.month, month.year)


def _next_such_day(match: DateMatch) -> RuleResult:
    day = match.number("day") or 0
    for months in range(3):
        month = match.today.replace(day=1) + relativedelta(months=months)
        try:
            found = month.replace(day=day)
        except ValueError:
            continue
        if found >= match.today:
            return Span.day(found)
    return None


def _iso(match: DateMatch) -> RuleResult:
    return day_in(match.number("day") or 0, match.number("month") or 0, match.year)


def _compact(match: DateMatch) -> RuleResult:
    outcome = _iso(match)
    return None if isinstance(outcome, DateProblem) else outcome


_NUMBERS = rf"{_DAY}(?P<slash> ?/ ?)(?P<month>[0-9]{{1,2}})(?:(?:[-/.,]| ?- ?| ){FOUR}| ?[-/'.]{TWO})?"
_DOTTED = rf"{_DAY}\.(?P<month>[0-9]{{1,2}})(?:\.? ?-?{FOUR}|[.-]{TWO})?"
_SPACED = rf"{_DAY}\. (?P<month>[0-9]{{1,2}})\.? {FOUR}"
_DASHED = rf"{_DAY}-(?P<month>[0-9]{{1,2}})-(?:{FOUR}|{TWO})"


DAY_RULES: tuple[Rule, ...] = (
    rule(
        rf"{_START}(?P<year>[12][0-9]{{3}})(?P<line>[-/.])(?P<month>[0-9]{{1,2}})(?P=line){_DAY}(?![0-9])",
        _iso,
    ),
    rule(
        rf"{BEGINS}(?P<year>20[0-9]{{2}})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])",
        _compact,
    ),
    rule(rf"{_START}{_DAY} ?{_NTH} ?(?:of |i |in )?{MONTH}{YEAR_TAIL}", _read),
    rule(
        rf"{_START}{_DAY}\.(?= (?:og|eller|and|or) (?:den |d\. ?)?[0-9]{{1,2}}\. ?{MONTH}{YEAR_TAIL})",
        _read,
    ),
    rule(rf"{_START}(?P<ordinal>{any_of(ORDINALS)}) (?:of )?{MONTH}{YEAR_TAIL}", _read),
    rule(
        rf"{_START}(?P<month>{_ENGLISH_MONTH})(?![a-z0-9])\.? (?:the )?{_DAY}(?:st|nd|rd|th)?{ENDS}"
        rf"(?![.,:/-][0-9]){NO_UNIT}(?:,? {FOUR}{NO_UNIT})?",
        _read,
    ),
    rule(rf"{_START}{_NUMBERS}{_LAST}", _read_bare),
    rule(rf"{_START}{_DOTTED}{_LAST}", _read_bare),
    rule(rf"{_START}{_SPACED}{_LAST}", _read_bare),
    rule(rf"{_START}{_DASHED}{_LAST}", _read_bare),
    rule(
        rf"{BEGINS}(?P<mark>(?:den|d\.|d) ?){_DAY}-(?P<month>[0-9]{{1,2}}){_LAST}(?!-)",
        _read_bare,
    ),
    rule(rf" ?{_DAY} ?[./-] ?(?P<month>[0-9]{{1,2}})\.? ?", _read, alone=True),
    rule(
        rf"{BEGINS}(?:(?:fra|from|mellem|between) )?(?:den |d\. ?|the )?{_DAY}\.?(?:st|nd|rd|th)?"
        rf" ?(?:-|til|to|through) ?(?:den |d\. ?|the )?(?P<last>[0-9]{{1,2}}){_NTH} ?"
        rf"(?:of )?{MONTH}{YEAR_TAIL}",
        _from_day_to_day,
    ),
    rule(
        rf"{BEGINS}(?:mellem|between) (?:den |d\. ?|the )?{_DAY}\.?(?:st|nd|rd|th)?"
        rf" (?:og|and) (?:den |d\. ?|the )?(?P<last>[0-9]{{1,2}}){_NTH} ?(?:of )?{MONTH}{YEAR_TAIL}",
        _from_day_to_day,
    ),
    rule(
        rf"{BEGINS}(?:(?:den|d\.?|the) )?{_DAY}{_NTH} (?:(?:i|in|of) )?(?P<which>denne|naeste|this|next) "
        rf"(?:maaned|month){ENDS}",
        _day_of_this_month,
    ),
    rule(
        rf" ?(?:senest |inden |by )?(?:paa |on )?(?:den|d\.|the) ?{_DAY}{_NTH} ?",
        _next_such_day,
        alone=True,
    ),
)
