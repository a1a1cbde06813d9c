"""Days and spans in a message, in Danish and English, each with its place; what cannot be a date is a problem.

"Inden" and "before" a single day reach up to and including it, as "senest" and "by" do; before anything longer
(a week, a month, "medio januar") they end the day before it begins, since that is the earliest it can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from dialogs.reading.dates.around import DateCandidate, with_context
from dialogs.reading.dates.days import DAY_RULES
from dialogs.reading.dates.feasts import FEAST_RULES
from dialogs.reading.dates.months_to_years import MONTH_RULES
from dialogs.reading.dates.not_dates import FIGURE_RULES, time_in
from dialogs.reading.dates.relative import RELATIVE_RULES
from dialogs.reading.dates.rules import (
    MAKE_ERRORS,
    DateMatch,
    DateProblem,
    NotADate,
    ProblemKind,
    Rule,
    RuleResult,
    Tense,
)
from dialogs.reading.dates.tense import tense_of
from dialogs.reading.dates.weeks import WEEK_RULES
from dialogs.reading.words.fold import Found, Scan, scan
from dialogs.reading.words.numbers_and_days import correct_spelling, listed
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

DATE_RULES = (*DAY_RULES, *WEEK_RULES, *MONTH_RULES, *RELATIVE_RULES, *FEAST_RULES)
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
    scanned = scan(text, correct_spelling)
    return tuple(
        scanned.found(one.value, one.start, one.end)
        for one in _candidates(scanned, today, tense)
        if isinstance(one.value, Span)
    )


def problems_in(text: str, today: date, tense: Tense = Tense.FUTURE) -> tuple[DateProblem, ...]:
    """What in the text looks like a date and cannot be one ("31. april", "uge 53 i 2027"), in order."""
    scanned = scan(text, correct_spelling)
    problems = []
    for one in _candidates(scanned, today, tense):
        if isinstance(one.value, DateProblem):
            place = scanned.found(None, one.start, one.end)
            problems.append(replace(one.value, start=place.start, end=place.end, said=place.said))
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
    left = _WORD.findall(scan(rest).plain)
    return found[0].value if all(word in _FILLERS for word in left) else None


def _candidates(scanned: Scan, today: date, tense: Tense) -> tuple[DateCandidate, ...]:
    """Every date and problem in the text, in order: figures are left out, and where two overlap the longer counts."""
    occupied = bytearray(len(scanned.plain))
    kept: list[DateCandidate] = []
    figures = _matches(FIGURE_RULES, scanned.plain, today, tense)
    dates = _matches(DATE_RULES, scanned.plain, today, tense)
    longest_first = sorted(dates, key=lambda one: (one.start - one.end, one.start))
    for one in (*figures, *longest_first):
        if one.value is not NotADate.FIGURE:
            if any(occupied[one.start : one.end]):
                continue
            kept.append(one)
        occupied[one.start : one.end] = b"\x01" * (one.end - one.start)
    kept.sort(key=lambda one: one.start)
    return with_context(scanned.plain, tuple(kept), today, tense)


def _matches(rules: Iterable[Rule], plain: str, today: date, tense: Tense) -> Iterator[DateCandidate]:
    """Every match of every rule that its rule can read as something."""
    whole = plain.strip(" \n.!?")
    lead = plain.find(whole)
    for rule in rules:
        found = [rule.pattern.fullmatch(whole)] if rule.alone else rule.pattern.finditer(plain)
        shift = lead if rule.alone else 0
        for groups in found:
            if groups is None or groups.end() == groups.start():
                continue
            match = DateMatch(groups=groups, today=today, tense=tense)
            value = _value(rule, match)
            if value is not None:
                start, end = groups.start() + shift, groups.end() + shift
                yield DateCandidate(start=start, end=end, value=value, weak=rule.weak(match))


def _value(rule: Rule, match: DateMatch) -> RuleResult:
    try:
        return rule.read(match)
    except MAKE_ERRORS:
        return None  # today lies at the end of what a date can hold
