"""A period moves by one table, and some moves are the calendar's alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from state.deadlines.stages import BY_CALENDAR, TRANSITIONS, Event, Move, advance, after
from state.facts.open_questions import OpenQuestion, TermEnd
from state.facts.plan import Plan, Stage
from state.records.errors import TransitionRefused
from tests.support.builders import a_plan, a_question, a_reading
from tests.support.examples import examples

# Every move there is, as it is read aloud: from a stage, by what happens, to a stage.
TABLE = """
dormant             | preparation-due   | preparation
dormant             | round-opened      | contributions
preparation         | round-opened      | contributions
preparation         | negotiation-begun | negotiation
contributions       | negotiation-begun | negotiation
preparation         | case-submitted    | political-treatment
contributions       | case-submitted    | political-treatment
negotiation         | case-submitted    | political-treatment
political-treatment | sent-back         | negotiation
political-treatment | both-keys-turned  | approved
political-treatment | period-ends       | expired
approved            | key-turned-back   | political-treatment
approved            | period-begins     | running
running             | renewal-due       | expiring
running             | period-ends       | expired
expiring            | period-ends       | expired
"""
MOVES = {
    (Stage(before), Event(event)): Stage(then)
    for before, event, then in (map(str.strip, line.split("|")) for line in TABLE.strip().splitlines())
}
STARTS, ENDS = date(2026, 1, 1), date(2027, 12, 31)


def stages(plan: Plan) -> list[str]:
    return [period.stage.value for period in plan.periods]


def on(day: date, plan: Plan, *questions: OpenQuestion) -> list[str]:
    return stages(advance(plan, questions, day)[0])


def test_there_are_no_moves_but_those_of_the_table() -> None:
    assert MOVES == TRANSITIONS


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("event", Event)
def test_a_move_in_the_table_is_made_and_any_other_refused(stage: Stage, event: Event) -> None:
    if (stage, event) in MOVES:
        assert after(stage, event) is MOVES[stage, event]
        return
    with pytest.raises(TransitionRefused) as refused:
        after(stage, event)
    assert refused.value.facts() == {"stage": stage.value, "event": event.value}


def test_nothing_leads_out_of_expired() -> None:
    assert not [event for stage, event in TRANSITIONS if stage is Stage.EXPIRED]


def test_only_the_turning_of_both_keys_approves() -> None:
    assert [event for (_, event), then in TRANSITIONS.items() if then is Stage.APPROVED] == [
        Event.BOTH_KEYS_TURNED
    ]


def test_a_dormant_period_is_prepared_a_year_and_a_half_before_it_begins() -> None:
    plan = a_plan(starts=STARTS, ends=ENDS)
    assert on(date(2026, 6, 30), plan)[1] == "dormant"
    assert on(date(2026, 7, 1), plan)[1] == "preparation"


def test_an_approved_period_runs_from_its_first_day_expires_soon_and_ends_after_its_last() -> None:
    plan = a_plan(starts=date(2026, 1, 1), ends=date(2029, 12, 31), stage=Stage.APPROVED)
    assert [
        on(day, plan)[0]
        for day in (
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2028, 6, 30),
            date(2028, 7, 1),
            date(2029, 12, 31),
            date(2030, 1, 1),
        )
    ] == ["approved", "running", "running", "expiring", "expiring", "expired"]


def test_a_period_still_in_political_treatment_stays_there_until_it_ends() -> None:
    plan = a_plan(starts=STARTS, ends=ENDS, stage=Stage.POLITICAL)
    assert on(date(2026, 1, 1), plan)[0] == "political-treatment"
    assert on(date(2027, 12, 31), plan)[0] == "political-treatment"
    assert on(date(2028, 1, 1), plan)[0] == "expired"


@pytest.mark.parametrize("stage", [Stage.PREPARATION, Stage.CONTRIBUTIONS, Stage.NEGOTIATION])
def test_the_calendar_never_does_what_people_must_do(stage: Stage) -> None:
    plan = a_plan(starts=STARTS, ends=ENDS, stage=stage, next_stage=None)
    assert on(date(2040, 1, 1), plan) == [stage.value]


def test_under_an_open_question_the_earliest_reading_prepares_and_the_latest_ends() -> None:
    plan = a_plan(starts=STARTS, end_in_text=date(2028, 1, 1), stage=Stage.RUNNING)
    term = a_question(
        "Q1",
        a_reading("two", ends=TermEnd(plan="oest", period=1)),
        a_reading("three", ends=TermEnd(plan="oest", period=1, last_day=date(2028, 12, 31))),
    )
    assert on(date(2026, 7, 1), plan, term) == ["expiring", "preparation"]
    assert on(date(2028, 1, 1), plan, term) == ["expiring", "preparation"]
    assert on(date(2029, 1, 1), plan, term) == ["expired", "preparation"]


def test_an_approved_period_begins_by_the_latest_reading_so_that_two_never_run_at_once() -> None:
    plan = a_plan(starts=STARTS, end_in_text=date(2028, 1, 1), stage=Stage.RUNNING, next_stage=Stage.APPROVED)
    term = a_question(
        "Q1",
        a_reading("two", ends=TermEnd(plan="oest", period=1)),
        a_reading("three", ends=TermEnd(plan="oest", period=1, last_day=date(2028, 12, 31))),
    )
    assert on(date(2028, 12, 31), plan, term) == ["expiring", "approved"]
    assert on(date(2029, 1, 1), plan, term) == ["expired", "running"]


def test_a_move_says_which_period_went_from_where_to_where_and_why() -> None:
    plan = a_plan(starts=STARTS, ends=ENDS, stage=Stage.POLITICAL)
    _, moves, _ = advance(plan, (), date(2026, 7, 1))
    assert moves == (
        Move(period=2, event=Event.PREPARATION_DUE, before=Stage.DORMANT, after=Stage.PREPARATION),
    )


def test_the_next_day_that_moves_something_is_told_and_none_where_nothing_will() -> None:
    plan = a_plan(starts=STARTS, ends=ENDS, stage=Stage.POLITICAL)
    assert advance(plan, (), STARTS)[2] == date(2026, 7, 1)
    assert advance(plan, (), date(2026, 7, 1))[2] == date(2028, 1, 1)
    assert advance(plan, (), date(2028, 1, 1))[2] is None


def test_a_plan_nothing_moves_is_returned_as_it_was() -> None:
    plan = a_plan(starts=STARTS, ends=ENDS)
    assert advance(plan, (), STARTS)[0] is plan


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, tuple[OpenQuestion, ...]]:
    """A plan in any two stages whose period lasts some months, with its end in doubt or not."""
    start = draw(st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31)))
    end = start + timedelta(days=draw(st.integers(min_value=1, max_value=900)))
    later = end + timedelta(days=draw(st.integers(min_value=1, max_value=400)))
    plan = a_plan(
        starts=start,
        end_in_text=end,
        stage=draw(st.sampled_from(Stage)),
        next_stage=draw(st.sampled_from(Stage)),
    )
    if draw(st.booleans()):
        return replace(plan, periods=(replace(plan.periods[0], last_day=end), *plan.periods[1:])), ()
    readings = (
        a_reading("as-text", ends=TermEnd(plan="oest", period=1)),
        a_reading("later", ends=TermEnd(plan="oest", period=1, last_day=later)),
    )
    return plan, (a_question("Q1", *readings),)


@settings(max_examples=examples(40))
@given(given_plan=plans(), first=st.dates(date(2024, 6, 1), date(2026, 6, 1)), days=st.integers(1, 1500))
def test_a_day_at_a_time_leads_where_a_leap_does(
    given_plan: tuple[Plan, tuple[OpenQuestion, ...]], first: date, days: int
) -> None:
    plan, questions = given_plan
    last = first + timedelta(days=days)
    slowly, moved, told = plan, [], None
    for number in range(days + 1):
        today = first + timedelta(days=number)
        slowly, moves, following = advance(slowly, questions, today)
        assert not moves or number == 0 or told == today, "a stage moves only on the day that was told"
        moved += moves
        told = following
    at_once, all_moves, _ = advance(plan, questions, last)
    assert stages(slowly) == stages(at_once)
    assert sorted(map(repr, moved)) == sorted(map(repr, all_moves))


@given(given_plan=plans(), today=st.dates(date(2024, 1, 1), date(2034, 1, 1)))
def test_advancing_twice_on_one_day_moves_nothing_the_second_time(
    given_plan: tuple[Plan, tuple[OpenQuestion, ...]], today: date
) -> None:
    plan, questions = given_plan
    once, _, told = advance(plan, questions, today)
    again, moves, told_again = advance(once, questions, today)
    assert (again, moves, told_again) == (once, (), told)


@given(given_plan=plans(), today=st.dates(date(2024, 1, 1), date(2034, 1, 1)))
def test_every_move_of_the_calendar_is_in_the_table(
    given_plan: tuple[Plan, tuple[OpenQuestion, ...]], today: date
) -> None:
    plan, questions = given_plan
    for move in advance(plan, questions, today)[1]:
        assert move.event in BY_CALENDAR
        assert TRANSITIONS[move.before, move.event] is move.after
