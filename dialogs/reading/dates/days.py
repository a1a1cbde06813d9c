"""Days said by their date: "d. 1/11", "18.12.2026", "den 1. januar", "January 1, 2028"."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from dialogs.reading.dates.not_dates import NO_UNIT
from dialogs.reading.dates.rules import DateProblem, Heard, Outcome, ProblemKind, Rule, Yearly, day_in, rule
from dialogs.reading.words.numbers_and_days import (
    BEGINS,
    ENDS,
    MONTH,
    MONTH_STEMS,
    MONTHS,
    ORDINALS,
    SHORT_WEEKDAYS,
    any_of,
)
from dialogs.reading.words.phrases import A_DIGIT, stems
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


def _read(heard: Heard) -> Outcome:
    day = heard.number("day") or ORDINALS.get(heard.group("ordinal") or "", 0)
    said_month = heard.group("month") or "0"
    month = int(said_month) if said_month.isdecimal() else MONTHS[said_month]
    outcome = day_in(day, month, heard.year)
    weekday = SHORT_WEEKDAYS.get(heard.group("weekday") or "")
    if weekday is None or isinstance(outcome, DateProblem):
        return outcome
    return _on_weekday(outcome, weekday, heard, day, month)


def _on_weekday(outcome: Outcome, weekday: int, heard: Heard, day: int, month: int) -> Outcome:
    span = outcome.settle(heard.today, heard.tense) if isinstance(outcome, Yearly) else outcome
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


def _read_bare(heard: Heard) -> Outcome:
    """A date of two bare numbers; impossible ones are problems only where a word marks them as a date."""
    outcome = _read(heard)
    marked = heard.group("mark") or heard.group("weekday") or heard.year is not None
    slashed_day = heard.group("slash") and 1 <= (heard.number("month") or 0) <= 12
    if isinstance(outcome, DateProblem) and not (marked or slashed_day):
        return None
    if isinstance(outcome, DateProblem) and slashed_day and not marked and (heard.number("day") or 0) > 31:
        return None
    return outcome


def _from_day_to_day(heard: Heard) -> Outcome:
    month = MONTHS[heard.group("month") or ""]
    first, last = heard.number("day") or 0, heard.number("last") or 0
    for day in (first, last):
        outcome = day_in(day, month, heard.year)
        if isinstance(outcome, DateProblem):
            return outcome
    if last < first:
        return DateProblem(kind=ProblemKind.ENDS_BEFORE_IT_BEGINS, day=first, month=month, year=heard.year)

    def make(year: int) -> Span:
        return Span(first=date(year, month, first), last=date(year, month, last), precision=Precision.DAYS)

    return Yearly(make=make) if heard.year is None else make(heard.year)


def _day_of_this_month(heard: Heard) -> Outcome:
    later = 1 if heard.group("which") in {"naeste", "next"} else 0
    month = heard.today.replace(day=1) + relativedelta(months=later)
    return day_in(heard.number("day") or 0, month.month, month.year)


def _next_such_day(heard: Heard) -> Outcome:
    day = heard.number("day") or 0
    for months in range(3):
        month = heard.today.replace(day=1) + relativedelta(months=months)
        try:
            found = month.replace(day=day)
        except ValueError:
            continue
        if found >= heard.today:
            return Span.day(found)
    return None


def _iso(heard: Heard) -> Outcome:
    return day_in(heard.number("day") or 0, heard.number("month") or 0, heard.year)


def _compact(heard: Heard) -> Outcome:
    outcome = _iso(heard)
    return None if isinstance(outcome, DateProblem) else outcome


_NUMBERS = rf"{_DAY}(?P<slash> ?/ ?)(?P<month>[0-9]{{1,2}})(?:(?:[-/.,]| ?- ?| ){FOUR}| ?[-/'.]{TWO})?"
_DOTTED = rf"{_DAY}\.(?P<month>[0-9]{{1,2}})(?:\.? ?-?{FOUR}|[.-]{TWO})?"
_SPACED = rf"{_DAY}\. (?P<month>[0-9]{{1,2}})\.? {FOUR}"
_DASHED = rf"{_DAY}-(?P<month>[0-9]{{1,2}})-(?:{FOUR}|{TWO})"

_SLASH, _DOT, _DASH = stems("/"), stems("."), stems("-")
_PARTED = _SLASH | _DOT | _DASH

DAY_RULES: tuple[Rule, ...] = (
    rule(
        rf"{_START}(?P<year>[12][0-9]{{3}})(?P<line>[-/.])(?P<month>[0-9]{{1,2}})(?P=line){_DAY}(?![0-9])",
        _iso,
        A_DIGIT,
        _PARTED,
    ),
    rule(
        rf"{BEGINS}(?P<year>20[0-9]{{2}})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9])",
        _compact,
        stems(["20"]),
    ),
    rule(rf"{_START}{_DAY} ?{_NTH} ?(?:of |i |in )?{MONTH}{YEAR_TAIL}", _read, A_DIGIT, MONTH_STEMS),
    rule(
        rf"{_START}{_DAY}\.(?= (?:og|eller|and|or) (?:den |d\. ?)?[0-9]{{1,2}}\. ?{MONTH}{YEAR_TAIL})",
        _read,
        A_DIGIT,
        MONTH_STEMS,
    ),
    rule(rf"{_START}(?P<ordinal>{any_of(ORDINALS)}) (?:of )?{MONTH}{YEAR_TAIL}", _read, MONTH_STEMS),
    rule(
        rf"{_START}(?P<month>{_ENGLISH_MONTH})(?![a-z0-9])\.? (?:the )?{_DAY}(?:st|nd|rd|th)?{ENDS}"
        rf"(?![.,:/-][0-9]){NO_UNIT}(?:,? {FOUR}{NO_UNIT})?",
        _read,
        A_DIGIT,
        MONTH_STEMS,
    ),
    rule(rf"{_START}{_NUMBERS}{_LAST}", _read_bare, A_DIGIT, _SLASH),
    rule(rf"{_START}{_DOTTED}{_LAST}", _read_bare, A_DIGIT, _DOT),
    rule(rf"{_START}{_SPACED}{_LAST}", _read_bare, A_DIGIT, stems([". "])),
    rule(rf"{_START}{_DASHED}{_LAST}", _read_bare, A_DIGIT, _DASH),
    rule(
        rf"{BEGINS}(?P<mark>(?:den|d\.|d) ?){_DAY}-(?P<month>[0-9]{{1,2}}){_LAST}(?!-)",
        _read_bare,
        A_DIGIT,
        _DASH,
    ),
    rule(rf" ?{_DAY} ?[./-] ?(?P<month>[0-9]{{1,2}})\.? ?", _read, A_DIGIT, _PARTED, alone=True),
    rule(
        rf"{BEGINS}(?:(?:fra|from|mellem|between) )?(?:den |d\. ?|the )?{_DAY}\.?(?:st|nd|rd|th)?"
        rf" ?(?:-|til|to|through) ?(?:den |d\. ?|the )?(?P<last>[0-9]{{1,2}}){_NTH} ?"
        rf"(?:of )?{MONTH}{YEAR_TAIL}",
        _from_day_to_day,
        A_DIGIT,
        MONTH_STEMS,
    ),
    rule(
        rf"{BEGINS}(?:mellem|between) (?:den |d\. ?|the )?{_DAY}\.?(?:st|nd|rd|th)?"
        rf" (?:og|and) (?:den |d\. ?|the )?(?P<last>[0-9]{{1,2}}){_NTH} ?(?:of )?{MONTH}{YEAR_TAIL}",
        _from_day_to_day,
        A_DIGIT,
        MONTH_STEMS,
    ),
    rule(
        rf"{BEGINS}(?:(?:den|d\.?|the) )?{_DAY}{_NTH} (?:(?:i|in|of) )?(?P<which>denne|naeste|this|next) "
        rf"(?:maaned|month){ENDS}",
        _day_of_this_month,
        A_DIGIT,
        stems(["maaned", "month"]),
    ),
    rule(
        rf" ?(?:senest |inden |by )?(?:paa |on )?(?:den|d\.|the) ?{_DAY}{_NTH} ?",
        _next_such_day,
        A_DIGIT,
        alone=True,
    ),
)
