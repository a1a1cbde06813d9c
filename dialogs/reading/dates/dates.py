"""Days and spans in a message, in Danish and English, each with its place; what cannot be a date is a problem.

"Inden" and "before" a single day reach up to and including it, as "senest" and "by" do; before anything longer
(a week, a month, "medio januar") they end the day before it begins, since that is the earliest it can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from dialogs.reading.dates.around import Hit, composed
from dialogs.reading.dates.days import DAY_RULES
from dialogs.reading.dates.feasts import FEAST_RULES
from dialogs.reading.dates.months_to_years import MONTH_RULES
from dialogs.reading.dates.not_dates import FIGURE_RULES, time_in
from dialogs.reading.dates.relative import RELATIVE_RULES
from dialogs.reading.dates.rules import (
    MAKE_ERRORS,
    DateProblem,
    Heard,
    NotADate,
    Outcome,
    ProblemKind,
    Rule,
    Tense,
)
from dialogs.reading.dates.tense import tense_of
from dialogs.reading.dates.weeks import WEEK_RULES
from dialogs.reading.words.fold import Found, Reading, reading
from dialogs.reading.words.numbers_and_days import listed, mend
from dialogs.reading.words.phrases import Phrases
from state.organisation.calendar import Span

__all__ = [
    "DateProblem",
    "ProblemKind",
    "Tense",
    "dates_in",
    "problems_in",
    "tense_of",
    "the_date",
    "time_in",
]

FIGURES = Phrases(*FIGURE_RULES)
DATES = Phrases(*DAY_RULES, *WEEK_RULES, *MONTH_RULES, *RELATIVE_RULES, *FEAST_RULES)
_FILLERS = frozenset(
    listed(
        "den d det er bliver skal vaere paa til i om ca cirka omkring med fra og saa ok okay ja jo tak "
        "venligst vist nok maaske helst sig siger vi jeg fristen frist deadline dato datoen saet flyt senest "
        "inden kl klokken the on by at in is it its it's to yes please thanks about around maybe let's say "
        "set move date due will be"
    )
)
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def dates_in(text: str, today: date, tense: Tense = Tense.FUTURE) -> tuple[Found[Span], ...]:
    """The days and spans said in the text, in order; those without a year are settled by today and the tense."""
    read = reading(text, mend)
    return tuple(
        read.found(hit.value, hit.start, hit.end)
        for hit in _hits(read, today, tense)
        if isinstance(hit.value, Span)
    )


def problems_in(text: str, today: date, tense: Tense = Tense.FUTURE) -> tuple[DateProblem, ...]:
    """What in the text looks like a date and cannot be one ("31. april", "uge 53 i 2027"), in order."""
    read = reading(text, mend)
    problems = []
    for hit in _hits(read, today, tense):
        if isinstance(hit.value, DateProblem):
            place = read.found(None, hit.start, hit.end)
            problems.append(replace(hit.value, start=place.start, end=place.end, said=place.said))
    return tuple(problems)


def the_date(text: str, today: date, tense: Tense = Tense.FUTURE) -> Span | None:
    """The one day or span that the whole text says, apart from small words and a time of day, or None."""
    found = dates_in(text, today, tense)
    if len(found) != 1:
        return None
    taken = [(found[0].start, found[0].end)]
    at = time_in(text)
    if at is not None and (at.end <= found[0].start or at.start >= found[0].end):
        taken.append((at.start, at.end))
    rest = text
    for start, end in sorted(taken, reverse=True):
        rest = rest[:start] + " " + rest[end:]
    left = _WORD.findall(reading(rest).plain)
    return found[0].value if all(word in _FILLERS for word in left) else None


def _hits(read: Reading, today: date, tense: Tense) -> tuple[Hit, ...]:
    occupied = bytearray(len(read.plain))
    kept: list[Hit] = []
    figures = _matches(FIGURES, read, today, tense)
    dates = _matches(DATES, read, today, tense)
    longest_first = sorted(dates, key=lambda hit: (hit.start - hit.end, hit.start))
    for hit in (*figures, *longest_first):
        if hit.value is NotADate.FIGURE:
            occupied[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
        elif not any(occupied[hit.start : hit.end]):
            occupied[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
            kept.append(hit)
    kept.sort(key=lambda hit: hit.start)
    return composed(read.plain, tuple(kept), today, tense)


def _matches(rules: Phrases[Rule], read: Reading, today: date, tense: Tense) -> Iterator[Hit]:
    for each in rules.possible_in(read.plain):
        if each.alone:
            whole = read.plain.strip(" \n.!?")
            match = each.pattern.fullmatch(whole)
            matches = [match] if match else []
            shift = read.plain.find(whole)
        else:
            matches, shift = list(each.pattern.finditer(read.plain)), 0
        for match in matches:
            heard = Heard(match=match, today=today, tense=tense)
            value = _value(each, heard)
            if value is not None and match.end() > match.start():
                yield Hit(
                    start=match.start() + shift,
                    end=match.end() + shift,
                    value=value,
                    weak=each.weak(heard),
                )


def _value(each: Rule, heard: Heard) -> Outcome:
    try:
        return each.read(heard)
    except MAKE_ERRORS:
        return None  # today lies at the end of what a date can hold
