"""A message taken apart: the plans, bodies, dates, figures and concepts in it, and how it is said."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct

from dialogs.meaning.concepts import STOPS, Vocabulary, language_heard, vocabulary
from dialogs.meaning.manner import asks_where_from, is_asked, is_code
from dialogs.meaning.names import Lexicon, Named, NameKind
from dialogs.meaning.vocabulary import TERMS
from dialogs.reading.amounts.budget_codes import codes_in
from dialogs.reading.amounts.kroner import amounts_in, effort_in, years_in
from dialogs.reading.dates.dates import DateProblem, dates_in, problems_in
from dialogs.reading.dates.not_dates import time_in
from dialogs.reading.dates.tense import tense_of
from dialogs.reading.words.fold import Word, words
from state.organisation.bodies import BodyKind, Organisation
from state.organisation.calendar import Precision, Span

MOST_LETTERS = 2_000
QUESTION_ID = re.compile(r"\ba ?(1[0-9]|[1-9])\b", re.I)
FACT_ID = re.compile(r"\b[sS](2[0-5]|1[0-9]|[1-9])\b")
FEW_PLANS = 3
BOTH = re.compile(r"\b(?:begge|both|dem alle|alle tre|all three)\b", re.I)
ALL_PLANS = re.compile(
    r"\b(?:helheds)?planerne\b|\balle (?:helheds)?planer\b|\b(?:the|all|all the) (?:master )?plans\b", re.I
)
IT = re.compile(
    r"\bden(?: +her)?(?=\s*(?:[?!.]|$|så|nu|godkendt|frigivet|udløb|slut|start|begynd|forny|forsink|forbi))"
    r"|\bplanen\b|\bits?\b|\b(?:the|this|that) plan\b",
    re.I,
)
DURATION = re.compile(
    r"\b(?:[2-6]|to|tre|fire|fem|two|three|four|five)[ -](?:år(?:ig\w*)?|aar|years?)\b|\b\w*årig\b", re.I
)
DURATIONS_PAIRED = re.compile(r"\b\w+ (?:[2-6] år|(?:two|three|four) years)", re.I)
ROLES = re.compile(
    r"\b(?:koordinator\w*|coordinator|admin\w*|læser|viewer|stedfortræder|deputy|bidragyder|contributor"
    r"|vikar|overdrag\w*|hand(?:s|ed)? over)\b",
    re.I,
)


class Heard(Struct, frozen=True, kw_only=True):
    """What a message names and carries; dates are read against `today`."""

    text: str
    today: date
    language: str | None
    plans: tuple[str, ...]
    units: tuple[str, ...]
    bodies: tuple[str, ...]
    ambiguous: tuple[Named, ...]
    unsure: tuple[Named, ...]
    spans: tuple[Span, ...]
    date_problems: tuple[DateProblem, ...]
    amounts: tuple[int, ...]
    years: tuple[int, ...]
    codes: tuple[str, ...]
    questions: tuple[str, ...]
    facts: tuple[str, ...]
    terms: tuple[str, ...]
    concepts: frozenset[str]
    unknown: tuple[str, ...]
    marks: frozenset[str]

    @property
    def span(self) -> Span | None:
        """The first span named."""
        return self.spans[0] if self.spans else None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but signs and blanks."""
        return not words(self.text)

    def carries(self, *names: str) -> bool:
        """Whether the message carries one of these concepts or marks."""
        return any(name in self.concepts or name in self.marks for name in names)


@cache
def _terms() -> Vocabulary:
    return Vocabulary(TERMS)


def hear(text: str, lexicon: Lexicon, organisation: Organisation, today: date) -> Heard:
    """Take a message apart; only its first 2,000 letters are read."""
    text = text[:MOST_LETTERS]
    listed = words(text)
    named = lexicon.named_in(text)
    codes = codes_in(text)
    amounts = amounts_in(text)
    spans = dates_in(text, today, tense_of(text))
    found_years = years_in(text)
    problems = problems_in(text, today)
    places = [
        *((one.start, one.end) for one in named),
        *((one.start, one.end) for one in codes),
        *((one.start, one.end) for one in amounts),
        *((one.start, one.end) for one in spans),
        *(found.span() for found in QUESTION_ID.finditer(text)),
        *(found.span() for found in FACT_ID.finditer(text)),
    ]
    taken = frozenset(
        at
        for at, word in enumerate(listed)
        if any(start < word.end and word.start < end for start, end in places)
    )
    names_only = frozenset(
        at
        for at, word in enumerate(listed)
        if any(one.start < word.end and word.start < one.end for one in named)
    )
    carried = vocabulary().carried(listed, taken if spans or amounts else names_only)
    bodies = [one for one in named if one.kind is NameKind.BODY]
    certain = tuple(dict.fromkeys(one.ids[0] for one in bodies if len(one.ids) == 1))
    kinds = {body: organisation.body(body).kind for body in certain}
    plans = tuple(dict.fromkeys(one_id for one in named if one.kind is NameKind.PLAN for one_id in one.ids))
    if not plans and 1 < len(lexicon.plans) <= FEW_PLANS and BOTH.search(text):
        plans = lexicon.plans
    questions = tuple(dict.fromkeys(f"A{number}" for number in QUESTION_ID.findall(text)))
    said_terms = _terms().carried(listed, names_only)
    odd = frozenset(
        at
        for at, word in enumerate(listed)
        for problem in problems
        if word.text.casefold() in problem.said.casefold()
    )
    unknown = _unknown(listed, taken, carried.explained | said_terms.explained | odd)
    parts = _Parts(
        plans=plans,
        kinds=frozenset(kinds.values()),
        ambiguous=any(len(one.ids) > 1 for one in bodies),
        spans=tuple(one.value for one in spans),
        amounts=bool(amounts),
        effort=bool(effort_in(text)),
        years=bool(found_years),
        codes=tuple(one.value.code for one in codes),
        questions=questions,
        problems=bool(problems),
        time=bool(time_in(text)),
    )
    terms = said_terms.concepts
    return Heard(
        text=text,
        today=today,
        language=language_heard(text),
        plans=plans,
        units=tuple(one for one, kind in kinds.items() if kind is BodyKind.ADMINISTRATION),
        bodies=certain,
        ambiguous=tuple(one for one in bodies if len(one.ids) > 1),
        unsure=tuple(one for one in named if not one.exact),
        spans=parts.spans,
        date_problems=problems,
        amounts=tuple(int(one.value.kroner) for one in amounts),
        years=found_years,
        codes=parts.codes,
        questions=questions,
        facts=tuple(f"S{number}" for number in FACT_ID.findall(text)),
        terms=tuple(sorted(terms)),
        concepts=carried.concepts,
        unknown=unknown,
        marks=_marks(text, parts, bool(terms), unknown, listed, today),
    )


class _Parts(Struct, frozen=True, kw_only=True):
    plans: tuple[str, ...]
    kinds: frozenset[BodyKind]
    ambiguous: bool
    spans: tuple[Span, ...]
    amounts: bool
    effort: bool
    years: bool
    codes: tuple[str, ...]
    questions: tuple[str, ...]
    problems: bool
    time: bool


def _marks(
    text: str, parts: _Parts, term: bool, unknown: tuple[str, ...], listed: tuple[Word, ...], today: date
) -> frozenset[str]:
    asked = is_asked(text)
    by_mark = {
        "@plan": bool(parts.plans),
        "@all-plans": ALL_PLANS.search(text) is not None,
        "@unit": BodyKind.ADMINISTRATION in parts.kinds,
        "@committee": bool(parts.kinds & {BodyKind.COMMITTEE, BodyKind.COUNCIL}),
        "@party": bool(parts.kinds & {BodyKind.FUND, BodyKind.HOUSING}),
        "@fund": BodyKind.FUND in parts.kinds,
        "@housing": BodyKind.HOUSING in parts.kinds,
        "@board": BodyKind.BOARD in parts.kinds,
        "@body": bool(parts.kinds),
        "@ambiguous": parts.ambiguous,
        "@span": bool(parts.spans),
        "@today": any(span.is_day and span.first == today for span in parts.spans),
        "@date": any(span.precision is Precision.DAY for span in parts.spans),
        "@dateproblem": parts.problems,
        "@amount": parts.amounts,
        "@effort": parts.effort,
        "@year": parts.years,
        "@code": bool(parts.codes),
        "@declaration": any(code.startswith("TM078") for code in parts.codes),
        "@qid": bool(parts.questions),
        "@fact": FACT_ID.search(text) is not None,
        "@duration": DURATION.search(text) is not None or DURATIONS_PAIRED.search(text) is not None,
        "@role": ROLES.search(text) is not None,
        "@term": term,
        "@time": parts.time,
        "@question": asked,
        "@statement": not asked,
        "@it": IT.search(text) is not None,
        "@bare": len(listed) <= 4,
        "@content": bool(unknown),
        "@from-where": asks_where_from(text),
        "@code-like": is_code(text),
    }
    return frozenset(mark for mark, holds in by_mark.items() if holds)


def _unknown(listed: tuple[Word, ...], taken: frozenset[int], explained: frozenset[int]) -> tuple[str, ...]:
    return tuple(
        word.text
        for at, word in enumerate(listed)
        if at not in taken
        and at not in explained
        and word.plain not in STOPS
        and not word.plain.isdigit()
        and len(word.plain) > 1
    )
