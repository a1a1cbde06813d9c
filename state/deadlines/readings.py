"""What open questions mean for a period's end and the next one's start: every candidate, earliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from state.deadlines.deadline import Because
from state.facts.open_questions import Interpretation, OpenQuestion, TermEnd
from state.facts.plan import Period, Plan
from state.organisation.calendar import Span, months_after

ONE_DAY = timedelta(days=1)
LONGEST_TERM = 240  # months; no plan has come near it, and further on a calendar ends


class Candidate(Struct, frozen=True, kw_only=True):
    """A day that holds under the named readings of open questions; no names means that nothing is open."""

    day: date
    because: tuple[Because, ...] = ()


def last_days(plan: Plan, period: Period, questions: Iterable[OpenQuestion]) -> tuple[Candidate, ...]:
    """Every last day the period may have, earliest first; empty if the source gives none."""
    if period.last_day is not None:
        return (Candidate(day=period.last_day),)
    asked = [question for question in questions if question.concerns(plan.id)]
    found = list(_by_term(plan, period, asked))
    return _earliest_first(found or list(_as_text(period, asked)))


def reach(question: OpenQuestion, plans: Iterable[Plan]) -> Span | None:
    """The days that can be the last of the period the question is about; None if it is about no period."""
    for plan in plans:
        for end in (end for reading in question.readings for end in reading.ends if end.plan == plan.id):
            begins = plan.period(end.period).start
            if begins is not None:
                return Span(first=begins, last=months_after(begins, LONGEST_TERM))
    return None


def starts(plan: Plan, period: Period, questions: Iterable[OpenQuestion]) -> tuple[Candidate, ...]:
    """Every first day the period may have, earliest first; empty if it is not known."""
    if period.start is not None:
        return (Candidate(day=period.start),)
    before = next((other for other in plan.periods if other.number == period.number - 1), None)
    if before is None:
        return ()
    return tuple(
        Candidate(day=end.day + ONE_DAY, because=end.because) for end in last_days(plan, before, questions)
    )


def _by_term(plan: Plan, period: Period, asked: list[OpenQuestion]) -> Iterator[Candidate]:
    for question in asked:
        about = [reading for reading in question.readings if _end(reading, plan, period) is not None]
        if not about:
            continue
        if question.settlement is not None and question.settlement.last_day is not None:
            yield Candidate(day=question.settlement.last_day)
            continue
        for reading, because in _standing(question, about):
            end = _end(reading, plan, period)
            if end is not None and end.last_day is not None:
                yield Candidate(day=end.last_day, because=because)
            else:
                for literal in _as_text(period, asked):
                    yield Candidate(day=literal.day, because=because + literal.because)


def _as_text(period: Period, asked: list[OpenQuestion]) -> Iterator[Candidate]:
    if period.end_date is None:
        return
    boundaries = [question for question in asked if any(reading.boundary for reading in question.readings)]
    if not boundaries:
        yield Candidate(day=period.end_date - ONE_DAY)
    for question in boundaries:
        for reading, because in _standing(question, list(question.readings)):
            if reading.boundary is not None:
                day = period.end_date if reading.boundary.inclusive else period.end_date - ONE_DAY
                yield Candidate(day=day, because=because)


def _standing(
    question: OpenQuestion, readings: list[Interpretation]
) -> Iterator[tuple[Interpretation, tuple[Because, ...]]]:
    """The readings that may still hold: all while the question is open, the settled one afterwards."""
    settled = question.settlement
    for reading in readings:
        if settled is None:
            yield reading, (Because(question=question.id, reading=reading.id),)
        elif settled.reading == reading.id:
            yield reading, ()


def _end(reading: Interpretation, plan: Plan, period: Period) -> TermEnd | None:
    return next((end for end in reading.ends if (end.plan, end.period) == (plan.id, period.number)), None)


def _earliest_first(found: list[Candidate]) -> tuple[Candidate, ...]:
    by_day: dict[date, Candidate] = {}
    for candidate in found:
        by_day.setdefault(candidate.day, candidate)
    return tuple(by_day[day] for day in sorted(by_day))
