"""Words that narrow, join or limit a date: "primo december", "fra 1. marts til 1. maj", "senest 1. maj"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dialogs.reading.dates.rules import MAKE_ERRORS, DateProblem, NotADate, ProblemKind, Tense, When, Yearly
from dialogs.reading.words.numbers_and_days import listed
from state.organisation.calendar import Precision, Span, part_of_month

REACH = 48  # the longest wording before a date, in letters

_PART = re.compile(
    r"(?:(?<=[^a-z0-9])|^)(?:(?:i|in|ved|at|by|the|towards|mod|omkring|around) ){0,2}(?:the )?"
    r"(?P<part>primo|prim\.?|medio|med\.|mid|ultimo|ult\.?|early|late|start|starten af|slut|"
    r"slutningen af|udgangen af|"
    r"begyndelsen af|midten af|foerst|tidligt|midt|sidst|sent|start of|beginning of|middle of|end of|"
    r"foerste del af|"
    r"sidste del af|first part of|last part of)[ -]{0,2}(?:the )?$"
)
_EARLY = frozenset(
    listed(
        "primo|prim|early|start|starten af|begyndelsen af|foerst|tidligt|start of|beginning of|"
        "foerste del af|first part of"
    )
)
_MIDDLE = frozenset(listed("medio|med|mid|midten af|midt|middle of"))
_NARROW = frozenset(listed(
    "primo|prim|medio|med|ultimo|ult|start of|beginning of|end of|starten af|slutningen af|udgangen af|"
    "begyndelsen af|midten af|middle of|start|slut"
))  # fmt: skip

_UNTIL_THE_END = re.compile(
    r"(?:(?<=[^a-z0-9])|^)(?:inden|senest|senest ved|ved|foer|before|by|no later than|until|frem til|"
    r"indtil) (?:the )?"
    r"(?:udgangen af|slutningen af|end of|close of) (?:the )?$"
)
_BY = re.compile(
    r"(?:(?<=[^a-z0-9])|^)(?:senest|allersenest|by|no later than|not later than|at the latest|latest|"
    r"due by|frem til|"
    r"indtil|until|till|til og med|t\.o\.m\.|tom|til senest)(?: (?:paa|on|den|d\.|i|in|ved|med))?(?: the)? ?$"
)
_BEFORE = re.compile(
    r"(?:(?<=[^a-z0-9])|^)(?:inden|foer|before|ahead of|prior to)(?: (?:paa|on|den|d\.|i|in|the))? ?$"
)
_FROM = re.compile(
    r"(?:(?<=[^a-z0-9])|^)(?:fra og med|fra|mellem|from|between|f\.o\.m\.)(?: (?:den|d\.|the|on))? ?$"
)
_JOIN = re.compile(r" ?(?:til og med|til|to|through|until|og|and|t\.o\.m\.|-)(?: (?:med|den|d\.|the))? ?")
_DASH = re.compile(r" ?- ?")
_TO = re.compile(r" (?:til|til og med|to|through) ")
_BROAD = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.WEEK})


class DateCandidate(Struct, frozen=True, kw_only=True):
    """A date, problem or figure at `start:end` of the plain text."""

    start: int
    end: int
    value: When | DateProblem | NotADate
    weak: bool = False  # a date only if a word such as "primo" or "inden" joins it


def with_context(
    plain: str, candidates: tuple[DateCandidate, ...], today: date, tense: Tense
) -> tuple[DateCandidate, ...]:
    """The dates with "primo", "fra … til", "senest" and the like taken in, each settled to a span or a problem.

    Weak candidates that no such word joins are left out.
    """
    parted = []
    edge = 0
    for candidate in candidates:
        parted.append(_with_part(plain, candidate, edge, today))
        edge = candidate.end
    joined = _with_ranges(plain, parted, today, tense)
    result = []
    edge = 0
    for candidate in joined:
        limited = _with_limit(plain, candidate, edge, today, tense)
        edge = candidate.end
        if not limited.weak:
            result.append(limited)
    return tuple(result)


def _before(
    plain: str, candidate: DateCandidate, edge: int, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    """The wording right before the candidate; its positions count from `max(edge, candidate.start - REACH)`."""
    return pattern.search(plain[max(edge, candidate.start - REACH) : candidate.start])


def _start_of(candidate: DateCandidate, edge: int, match: re.Match[str]) -> int:
    """The place in the plain text where a wording found before the candidate begins."""
    return max(edge, candidate.start - REACH) + match.start()


def _with_part(plain: str, candidate: DateCandidate, edge: int, today: date) -> DateCandidate:
    """The candidate narrowed by "primo", "medio", "ultimo" and their like before it."""
    if isinstance(candidate.value, DateProblem | NotADate):
        return candidate
    until = _before(plain, candidate, edge, _UNTIL_THE_END)
    if until is not None:
        return replace(candidate, weak=False)
    match = _before(plain, candidate, edge, _PART)
    if match is None:
        return candidate
    part = match["part"].rstrip(".")
    value = candidate.value
    made: When
    try:
        if isinstance(value, Yearly):
            make = value.make
            if make(2024).precision not in _BROAD:
                return candidate
            made = Yearly(make=lambda year: part_of(make(year), part))
        elif value.precision in _BROAD:
            made = part_of(value, part)
        else:
            return candidate
    except MAKE_ERRORS:
        return candidate
    return DateCandidate(start=_start_of(candidate, edge, match), end=candidate.end, value=made)


def part_of(whole: Span, part: str) -> Span:
    """The early, middle or late part of a week, month, quarter, season or year, by its Danish or English word.

    Of a year "primo", "medio" and "ultimo" are January, June-July and December; "early", "mid" and "late" its
    first quarter, May-August and last quarter. Of a quarter or season they are its months.
    """
    place = 0 if part in _EARLY else 1 if part in _MIDDLE else 2
    if whole.precision is Precision.MONTH:
        return part_of_month(whole.first.year, whole.first.month, ("primo", "medio", "ultimo")[place])
    if whole.precision is Precision.WEEK:
        begins, ends = ((0, 1), (2, 2), (3, 4))[place]
        return _soft(whole.first + timedelta(days=begins), whole.first + timedelta(days=ends))
    if whole.precision is Precision.YEAR:
        narrow = part in _NARROW
        months = (((1, 1), (6, 7), (12, 12)) if narrow else ((1, 3), (5, 8), (10, 12)))[place]
        year = whole.first.year if place < 2 else whole.last.year
        return _soft(date(year, months[0], 1), _month_end(date(year, months[1], 1)))
    third = (whole.last - whole.first).days // 3
    first = whole.first + timedelta(days=place * (third + 1))
    return _soft(first, min(first + timedelta(days=third), whole.last))


def _soft(first: date, last: date) -> Span:
    return Span(first=first, last=last, precision=Precision.PART)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _with_ranges(
    plain: str, candidates: list[DateCandidate], today: date, tense: Tense
) -> list[DateCandidate]:
    """The candidates with two that make "from … to …" joined into one."""
    result: list[DateCandidate] = []
    position = 0
    while position < len(candidates):
        candidate = candidates[position]
        edge = result[-1].end if result else 0
        together = (
            _range_of(plain, candidate, candidates[position + 1], edge, today, tense)
            if position + 1 < len(candidates)
            else None
        )
        result.append(together or candidate)
        position += 2 if together else 1
    return result


def _range_of(
    plain: str, left: DateCandidate, right: DateCandidate, edge: int, today: date, tense: Tense
) -> DateCandidate | None:
    """The range from the left date to the right one, or None if the words between do not say so."""
    if isinstance(left.value, DateProblem | NotADate) or isinstance(right.value, DateProblem | NotADate):
        return None
    between = plain[left.end : right.start]
    opened = _before(plain, left, edge, _FROM)
    takes_from = plain[left.start : left.end].startswith(("fra ", "from "))
    takes_to = plain[right.start : right.end].startswith(("til ", "to "))
    if takes_to and not between.strip():
        between = " til "
    broad = _is_broad(left.value) and _is_broad(right.value)
    plain_dash = _DASH.fullmatch(between) is not None
    if not (
        plain_dash
        or ((opened or takes_from) and _JOIN.fullmatch(between))
        or (broad and _TO.fullmatch(between))
    ):
        return None
    start = _start_of(left, edge, opened) if opened else left.start
    value = _from_to(left.value, right.value, today, tense)
    return None if value is None else DateCandidate(start=start, end=right.end, value=value)


def _is_broad(value: When) -> bool:
    try:
        span = value.make(2024) if isinstance(value, Yearly) else value
    except MAKE_ERRORS:
        return False
    return span.precision in _BROAD | {Precision.PART}


def _from_to(left: When, right: When, today: date, tense: Tense) -> Span | DateProblem | None:
    """From the first to the last; a side without a year takes the year that puts it next to the other."""
    if isinstance(left, Span):
        last = right if isinstance(right, Span) else right.coming(left.first)
        first: Span | None = left
    elif isinstance(right, Span):
        first, last = left.recent(right.last), right
    else:
        last = right.settle(today, tense)
        first = None if last is None else left.recent(last.last)
    if first is None or last is None:
        return None
    if last.last < first.first:
        return DateProblem(
            kind=ProblemKind.ENDS_BEFORE_IT_BEGINS,
            day=first.first.day,
            month=first.first.month,
            year=first.first.year,
            suggestions=(first, last),
        )
    same = first.precision is last.precision and first.precision is not Precision.DAY
    return Span(first=first.first, last=last.last, precision=first.precision if same else Precision.DAYS)


def _with_limit(plain: str, candidate: DateCandidate, edge: int, today: date, tense: Tense) -> DateCandidate:
    """The candidate settled to a span: from today to the day where "senest" or "inden" stands before it."""
    if isinstance(candidate.value, DateProblem | NotADate):
        return candidate
    span = _settled(candidate.value, today, tense)
    if span is None:
        return replace(candidate, weak=True)
    limits: tuple[tuple[re.Pattern[str], Callable[[Span], date]], ...] = (
        (_UNTIL_THE_END, lambda whole: whole.last),
        (_BY, lambda whole: whole.last),
        (_BEFORE, lambda whole: whole.last if whole.is_day else whole.first - timedelta(days=1)),
    )
    for pattern, ends in limits:
        match = _before(plain, candidate, edge, pattern)
        if match is None:
            continue
        # A limit lies ahead, also in a message that begins by telling what has happened.
        limit = _limit(candidate.value, ends, today)
        until = span.last if limit is None or limit < today else limit
        start = _start_of(candidate, edge, match)
        if until < today:
            return DateCandidate(start=start, end=candidate.end, value=span)
        precision = Precision.DAY if until == today else Precision.DAYS
        return DateCandidate(
            start=start, end=candidate.end, value=Span(first=today, last=until, precision=precision)
        )
    return replace(candidate, value=span)


def _limit(value: When, ends: Callable[[Span], date], today: date) -> date | None:
    if isinstance(value, Span):
        return ends(value)
    coming = Yearly(make=lambda year: Span.day(ends(value.make(year)))).coming(today)
    return None if coming is None else coming.last


def _settled(value: When, today: date, tense: Tense) -> Span | None:
    return value.settle(today, tense) if isinstance(value, Yearly) else value
