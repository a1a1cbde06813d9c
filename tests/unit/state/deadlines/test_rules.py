"""The rulebook: every rule is sourced, explained in both languages, and right on every day of a century."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.texts import LANGUAGES, Texts
from state.deadlines.deadline import LONGEST
from state.deadlines.rulebook import RULES, is_event, order_of, rule
from state.deadlines.rules import DeadlineRule, Example, Force, Owner
from tests.support.examples import days_of_a_century

EVERY_DAY = days_of_a_century()
TEXTS = Texts()


def first(rule_id: str, anchor: date) -> date:
    due = rule(rule_id).gives(anchor)
    assert due is not None
    return due.first


def last(rule_id: str, anchor: date) -> date:
    due = rule(rule_id).gives(anchor)
    assert due is not None
    return due.last


@pytest.mark.parametrize(
    ("one", "example"),
    [
        pytest.param(one, example, id=f"{one.id} {example.anchor}")
        for one in RULES
        for example in one.examples
    ],
)
def test_a_rule_gives_its_worked_examples(one: DeadlineRule, example: Example) -> None:
    due = one.gives(example.anchor)
    assert due is not None
    assert (due.first, due.last) == (example.first, example.last)
    assert one.holds_on(example.anchor)


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_a_rule_has_a_source_and_unless_people_set_the_date_a_worked_example(one: DeadlineRule) -> None:
    assert one.source.title and one.source.place
    assert bool(one.examples) == (one.force is not Force.PEOPLE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_a_rule_has_a_name_and_a_reason_in_both_languages(one: DeadlineRule, language: str) -> None:
    assert TEXTS(language, f"deadline-{one.id}", about="2028")
    assert TEXTS(language, f"why-{one.id}")


def test_rules_have_ids_of_their_own() -> None:
    assert len({one.id for one in RULES}) == len(RULES)


def test_nobody_owes_a_day_that_comes_by_itself() -> None:
    assert {one.id for one in RULES if is_event(one.id)} == {"start", "expiry", "goal-list", "service-year"}


def test_the_contributions_deadline_is_the_only_one_people_must_set() -> None:
    assert [one.id for one in RULES if one.gives(date(2028, 1, 1)) is None] == ["contributions-due"]
    assert rule("contributions-due").owner is Owner.CONTRIBUTORS


def test_on_one_day_the_negotiation_comes_before_the_contributions_it_gathers() -> None:
    assert order_of("negotiation-start") < order_of("contributions-open")


def test_a_rule_that_ended_holds_to_its_last_day() -> None:
    ended = DeadlineRule(
        id="old",
        anchor=rule("start").anchor,
        gives=rule("start").gives,
        owner=Owner.COORDINATOR,
        force=Force.EVENT,
        source=rule("start").source,
        valid_from=date(2015, 1, 1),
        valid_to=date(2018, 12, 31),
    )
    days = (date(2014, 12, 31), date(2015, 1, 1), date(2018, 12, 31), date(2019, 1, 1))
    assert [ended.holds_on(day) for day in days] == [False, True, True, False]


def test_no_rule_refuses_any_day_of_the_century() -> None:
    for day in EVERY_DAY:
        for one in RULES:
            one.gives(day)


def test_the_negotiation_begins_the_same_day_one_year_before_and_28_february_after_a_leap_day() -> None:
    for start in EVERY_DAY:
        day = 28 if (start.month, start.day) == (2, 29) else start.day
        assert first("negotiation-start", start) == date(start.year - 1, start.month, day)


def test_contributions_are_gathered_when_the_negotiation_begins() -> None:
    assert all(first("contributions-open", day) == first("negotiation-start", day) for day in EVERY_DAY)


def test_the_preparation_begins_half_a_year_before_the_negotiation() -> None:
    for start in EVERY_DAY:
        assert 180 <= (first("negotiation-start", start) - first("preparation", start)).days <= 184, start


def test_the_case_goes_from_committee_to_finance_committee_to_council_before_the_start() -> None:
    for start in EVERY_DAY:
        steps = ("committee", "finance-committee", "council")
        spans = [rule(step).gives(start) for step in steps]
        known = [span for span in spans if span is not None]
        assert len(known) == 3
        assert known[0].last < known[1].first <= known[1].last < known[2].first <= known[2].last < start


def test_four_weeks_lie_between_committee_and_council() -> None:
    for start in EVERY_DAY:
        assert (first("council", start) - first("committee", start)).days == 28


def test_the_political_treatment_ends_before_the_period_begins_and_is_less_than_sixteen_months_off() -> None:
    for start in EVERY_DAY:
        assert timedelta(0) < start - last("political-treatment", start) <= timedelta(days=366), start
        assert first("political-treatment", start).month == 9


def test_the_money_is_released_on_the_day_the_council_decides() -> None:
    assert all(rule("release").gives(day) == rule("council").gives(day) for day in EVERY_DAY)


@pytest.mark.parametrize(("rule_id", "years"), [("money", 1), ("declaration", 2)])
def test_a_budget_is_adopted_the_october_before_its_year_whatever_day_the_period_begins(
    rule_id: str, years: int
) -> None:
    budget = rule(rule_id).budget_years_before
    assert budget is not None
    for start in EVERY_DAY:
        adopted = first(rule_id, start)
        assert (adopted.year, adopted.month) == (start.year - years, 10), start
        assert adopted.year == start.year - budget - 1
        assert adopted < start


def test_no_rule_gives_a_span_longer_than_a_search_looks_back() -> None:
    for one in RULES:
        for day in EVERY_DAY:
            due = one.gives(day)
            assert due is None or due.last - due.first <= LONGEST, one.id
