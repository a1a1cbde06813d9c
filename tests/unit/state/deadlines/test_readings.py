"""What a contradiction in the source means for a period's end, and for all that is counted from it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest
from msgspec.structs import replace

from state.deadlines.readings import Candidate, last_days, starts
from state.deadlines.rulebook import rule
from state.facts.open_questions import OpenQuestion, Settlement, TermEnd
from state.facts.plan import Plan
from state.portfolio import Portfolio
from tests.support.builders import a_plan, a_question, a_reading, because
from tests.support.filled import shipped_portfolio

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@cache
def copenhagen() -> Portfolio:
    return shipped_portfolio()


def the_plan(plan_id: str) -> Plan:
    """The plan with the period that is to follow the current one."""
    shipped = next(one for one in copenhagen().plans if one.id == plan_id)
    following = replace(shipped.periods[-1], number=3, start=None, end_date=None, end_text=None)
    return replace(shipped, periods=(*shipped.periods, following))


def questions(**settled: str | date) -> tuple[OpenQuestion, ...]:
    """The shipped questions, some of them settled by a reading or another last day."""
    return tuple(settle(one, settled[one.id]) if one.id in settled else one for one in copenhagen().questions)


def settle(question: OpenQuestion, answer: str | date) -> OpenQuestion:
    return replace(
        question,
        settlement=Settlement(
            reading=answer if isinstance(answer, str) else None,
            last_day=answer if isinstance(answer, date) else None,
            answer="",
            by="t/ida",
            by_name="Ida Holm",
            at=NOW,
            reason="bekræftet",
        ),
    )


def ends(plan_id: str, **settled: str | date) -> tuple[date, ...]:
    plan = the_plan(plan_id)
    return tuple(one.day for one in last_days(plan, plan.period(2), questions(**settled)))


# The plan, how the question about its term is read, the next start, the negotiation and the preparation.
NEXT_DATES = """
noerrebro | A1 as-text     | 2028-01-01 | 2027-01-01 | 2026-07-01
noerrebro | A1 three-years | 2029-01-01 | 2028-01-01 | 2027-07-01
amager    | A2 as-text     | 2029-01-01 | 2028-01-01 | 2027-07-01
amager    | A2 four-years  | 2030-01-01 | 2029-01-01 | 2028-07-01
"""


@pytest.mark.parametrize("line", NEXT_DATES.strip().splitlines())
def test_each_reading_of_a_term_has_its_own_next_start_negotiation_and_preparation(line: str) -> None:
    plan_id, reading, *days = (part.strip() for part in line.split("|"))
    asked, answer = reading.split()
    plan = the_plan(plan_id)
    (start,) = starts(plan, plan.period(3), questions(A3="day-before", **{asked: answer}))
    negotiation, preparation = (
        rule("negotiation-start").gives(start.day),
        rule("preparation").gives(start.day),
    )
    assert negotiation is not None and preparation is not None
    assert [start.day, negotiation.first, preparation.first] == [date.fromisoformat(day) for day in days]


def test_while_both_questions_are_open_every_combination_is_a_candidate_the_earliest_first() -> None:
    plan = the_plan("noerrebro")
    assert last_days(plan, plan.period(2), questions()) == (
        Candidate(day=date(2027, 12, 31), because=because("A1/as-text", "A3/day-before")),
        Candidate(day=date(2028, 1, 1), because=because("A1/as-text", "A3/that-day")),
        Candidate(day=date(2028, 12, 31), because=because("A1/three-years")),
    )


TERM_AND_BOUNDARY = [
    ({}, ["2027-12-31", "2028-01-01", "2028-12-31"]),
    ({"A1": "as-text"}, ["2027-12-31", "2028-01-01"]),
    ({"A1": "three-years"}, ["2028-12-31"]),
    ({"A3": "day-before"}, ["2027-12-31", "2028-12-31"]),
    ({"A3": "that-day"}, ["2028-01-01", "2028-12-31"]),
    ({"A1": "as-text", "A3": "day-before"}, ["2027-12-31"]),
    ({"A1": "as-text", "A3": "that-day"}, ["2028-01-01"]),
    ({"A1": "three-years", "A3": "day-before"}, ["2028-12-31"]),
    ({"A1": "three-years", "A3": "that-day"}, ["2028-12-31"]),
    ({"A1": date(2028, 6, 30)}, ["2028-06-30"]),
    ({"A1": date(2028, 6, 30), "A3": "that-day"}, ["2028-06-30"]),
]


@pytest.mark.parametrize(("settled", "days"), TERM_AND_BOUNDARY)
def test_settling_the_term_and_the_boundary_leaves_the_days_that_may_still_hold(
    settled: dict[str, str | date], days: list[str]
) -> None:
    assert [day.isoformat() for day in ends("noerrebro", **settled)] == days


@pytest.mark.parametrize(("settled", "days"), TERM_AND_BOUNDARY)
def test_the_order_in_which_questions_stand_or_are_settled_makes_no_difference(
    settled: dict[str, str | date], days: list[str]
) -> None:
    plan, asked = the_plan("noerrebro"), questions(**settled)
    found = last_days(plan, plan.period(2), tuple(reversed(asked)))
    assert [one.day.isoformat() for one in found] == days


def test_amagers_term_does_not_depend_on_noerrebros() -> None:
    assert (
        ends("amager", A1="three-years")
        == ends("amager")
        == (
            date(2028, 12, 31),
            date(2029, 1, 1),
            date(2029, 12, 31),
        )
    )


def test_the_settled_reading_is_no_longer_a_reason_and_the_open_one_still_is() -> None:
    plan = the_plan("noerrebro")
    found = last_days(plan, plan.period(2), questions(A1="as-text"))
    assert [one.because for one in found] == [because("A3/day-before"), because("A3/that-day")]


def test_the_next_period_begins_the_day_after_each_candidate_for_the_same_reasons() -> None:
    plan = the_plan("noerrebro")
    before, begins = last_days(plan, plan.period(2), questions()), starts(plan, plan.period(3), questions())
    assert [(one.day - other.day).days for one, other in zip(begins, before, strict=True)] == [1, 1, 1]
    assert [one.because for one in begins] == [one.because for one in before]


def test_a_last_day_nobody_doubts_is_the_only_one() -> None:
    plan = a_plan(starts=date(2026, 1, 1), ends=date(2027, 12, 31))
    assert last_days(plan, plan.period(1), ()) == (Candidate(day=date(2027, 12, 31)),)
    assert starts(plan, plan.period(2), ()) == (Candidate(day=date(2028, 1, 1)),)


def test_without_a_question_the_date_in_the_text_is_the_day_after_the_last_one() -> None:
    plan = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
    assert last_days(plan, plan.period(1), ()) == (Candidate(day=date(2027, 12, 31)),)


def test_where_the_source_gives_no_end_there_is_no_next_start_either() -> None:
    plan = a_plan(starts=date(2026, 1, 1))
    assert last_days(plan, plan.period(1), ()) == ()
    assert starts(plan, plan.period(2), ()) == ()


def test_two_readings_that_give_the_same_day_are_one_candidate() -> None:
    plan = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
    term = a_question(
        "Q1",
        a_reading("as-text", ends=TermEnd(plan="oest", period=1)),
        a_reading("two-years", ends=TermEnd(plan="oest", period=1, last_day=date(2027, 12, 31))),
    )
    assert [one.day for one in last_days(plan, plan.period(1), (term,))] == [date(2027, 12, 31)]


def test_a_question_about_another_plan_changes_nothing() -> None:
    plan = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
    other = a_question("Q1", a_reading("that-day", inclusive=True), plans=("vest",))
    assert [one.day for one in last_days(plan, plan.period(1), (other,))] == [date(2027, 12, 31)]


def test_a_question_that_names_no_plan_is_about_all() -> None:
    plan = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
    shared = a_question("Q1", a_reading("that-day", inclusive=True), plans=())
    assert [one.day for one in last_days(plan, plan.period(1), (shared,))] == [date(2028, 1, 1)]


def test_a_settled_reading_that_names_no_end_leaves_the_text_as_it_stands() -> None:
    plan = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
    term = a_question(
        "Q1",
        a_reading("three", ends=TermEnd(plan="oest", period=1, last_day=date(2028, 12, 31))),
        a_reading("unknown"),
    )
    assert [one.day for one in last_days(plan, plan.period(1), (settle(term, "unknown"),))] == [
        date(2027, 12, 31)
    ]
