"""Small words around a date: "primo december", "senest 1. maj", "fra 1. marts til 1. maj", "2026-2028"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from dialogs.reading.dates.rules import MAKE_ERRORS, DateProblem, NotADate, ProblemKind, Tense, When, Yearly
from dialogs.reading.words.numbers_and_days import listed
from dialogs.reading.words.phrases import compiled
from state.organisation.calendar import Precision, Span, part_of_month

REACH = 48  # the longest wording before a date, in letters

_PART = (
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

_UNTIL_THE_END = (
    r"(?:(?<=[^a-z0-9])|^)(?:inden|senest|senest ved|ved|foer|before|by|no later than|until|frem til|"
    r"indtil) (?:the )?"
    r"(?:udgangen af|slutningen af|end of|close of) (?:the )?$"
)
_BY = (
    r"(?:(?<=[^a-z0-9])|^)(?:senest|allersenest|by|no later than|not later than|at the latest|latest|"
    r"due by|frem til|"
    r"indtil|until|till|til og med|t\.o\.m\.|tom|til senest)(?: (?:paa|on|den|d\.|i|in|ved|med))?(?: the)? ?$"
)
_BEFORE = r"(?:(?<=[^a-z0-9])|^)(?:inden|foer|before|ahead of|prior to)(?: (?:paa|on|den|d\.|i|in|the))? ?$"
_FROM = r"(?:(?<=[^a-z0-9])|^)(?:fra og med|fra|mellem|from|between|f\.o\.m\.)(?: (?:den|d\.|the|on))? ?$"
_JOIN = r" ?(?:til og med|til|to|through|until|og|and|t\.o\.m\.|-)(?: (?:med|den|d\.|the))? ?"
_DASH = r" ?- ?"
_TO = r" (?:til|til og med|to|through) "
_BROAD = frozenset({Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.WEEK})


class Hit(Struct, frozen=True, kw_only=True):
    """What was heard at `start:end` of the plain text; a weak one counts only once another word joins it."""

    start: int
    end: int
    value: When | DateProblem | NotADate
    weak: bool = False


def composed(plain: str, hits: tuple[Hit, ...], today: date, tense: Tense) -> tuple[Hit, ...]:
    """The hits with the words around them taken in, weak ones left out, each settled to a span or a problem."""
    parted = []
    edge = 0
    for hit in hits:
        parted.append(_part(plain, hit, edge, today))
        edge = hit.end
    joined = _joined(plain, parted, today, tense)
    result = []
    edge = 0
    for hit in joined:
        limited = _limited(plain, hit, edge, today, tense)
        edge = hit.end
        if not limited.weak:
            result.append(limited)
    return tuple(result)


def _before(plain: str, hit: Hit, edge: int, pattern: str) -> re.Match[str] | None:
    """The wording right before the hit; its positions count from `max(edge, hit.start - REACH)`."""
    return compiled(pattern).search(plain[max(edge, hit.start - REACH) : hit.start])


def _reach(hit: Hit, edge: int, match: re.Match[str]) -> int:
    return max(edge, hit.start - REACH) + match.start()


def _part(plain: str, hit: Hit, edge: int, today: date) -> Hit:
    if isinstance(hit.value, DateProblem | NotADate):
        return hit
    until = _before(plain, hit, edge, _UNTIL_THE_END)
    if until is not None:
        return replace(hit, weak=False)
    match = _before(plain, hit, edge, _PART)
    if match is None:
        return hit
    part = match["part"].rstrip(".")
    value = hit.value
    made: When
    try:
        if isinstance(value, Yearly):
            make = value.make
            if make(2024).precision not in _BROAD:
                return hit
            made = Yearly(make=lambda year: part_of(make(year), part))
        elif value.precision in _BROAD:
            made = part_of(value, part)
        else:
            return hit
    except MAKE_ERRORS:
        return hit
    return Hit(start=_reach(hit, edge, match), end=hit.end, value=made)


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


def _joined(plain: str, hits: list[Hit], today: date, tense: Tense) -> list[Hit]:
    result: list[Hit] = []
    position = 0
    while position < len(hits):
        hit = hits[position]
        edge = result[-1].end if result else 0
        together = (
            _join(plain, hit, hits[position + 1], edge, today, tense) if position + 1 < len(hits) else None
        )
        result.append(together or hit)
        position += 2 if together else 1
    return result


def _join(plain: str, left: Hit, right: Hit, edge: int, today: date, tense: Tense) -> Hit | None:
    if isinstance(left.value, DateProblem | NotADate) or isinstance(right.value, DateProblem | NotADate):
        return None
    between = plain[left.end : right.start]
    opened = _before(plain, left, edge, _FROM)
    takes_from = plain[left.start : left.end].startswith(("fra ", "from "))
    takes_to = plain[right.start : right.end].startswith(("til ", "to "))
    if takes_to and not between.strip():
        between = " til "
    broad = _is_broad(left.value) and _is_broad(right.value)
    plain_dash = compiled(_DASH).fullmatch(between) is not None
    if not (
        plain_dash
        or ((opened or takes_from) and compiled(_JOIN).fullmatch(between))
        or (broad and compiled(_TO).fullmatch(between))
    ):
        return None
    start = _reach(left, edge, opened) if opened else left.start
    value = _from_to(left.value, right.value, today, tense)
    return None if value is None else Hit(start=start, end=right.end, value=value)


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


def _limited(plain: str, hit: Hit, edge: int, today: date, tense: Tense) -> Hit:
    if isinstance(hit.value, DateProblem | NotADate):
        return hit
    span = _settled(hit.value, today, tense)
    if span is None:
        return replace(hit, weak=True)
    readings: tuple[tuple[str, Callable[[Span], date]], ...] = (
        (_UNTIL_THE_END, lambda whole: whole.last),
        (_BY, lambda whole: whole.last),
        (_BEFORE, lambda whole: whole.last if whole.is_day else whole.first - timedelta(days=1)),
    )
    for pattern, ends in readings:
        match = _before(plain, hit, edge, pattern)
        if match is None:
            continue
        # A limit lies ahead, also in a message that begins by telling what has happened.
        limit = _limit(hit.value, ends, today)
        until = span.last if limit is None or limit < today else limit
        start = _reach(hit, edge, match)
        if until < today:
            return Hit(start=start, end=hit.end, value=span)
        precision = Precision.DAY if until == today else Precision.DAYS
        return Hit(start=start, end=hit.end, value=Span(first=today, last=until, precision=precision))
    return replace(hit, value=span)


def _limit(value: When, ends: Callable[[Span], date], today: date) -> date | None:
    if isinstance(value, Span):
        return ends(value)
    coming = Yearly(make=lambda year: Span.day(ends(value.make(year)))).coming(today)
    return None if coming is None else coming.last


def _settled(value: When, today: date, tense: Tense) -> Span | None:
    return value.settle(today, tense) if isinstance(value, Yearly) else value
