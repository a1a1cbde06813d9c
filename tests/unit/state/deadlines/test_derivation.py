"""Rules applied to plans: the earliest reading counts, and the others stand beside it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id, owner_of, plan_deadlines, shared_deadlines
from state.deadlines.rulebook import RULES
from state.deadlines.rules import Anchor, Owner
from state.facts.funding import Appropriation, Basis, MoneyKind
from state.facts.open_questions import OpenQuestion, TermEnd
from state.facts.plan import Plan
from state.organisation.calendar import Span
from tests.support.builders import a_plan, a_question, a_reading, a_wording, an_organisation, because

TOWN = an_organisation()
TWO_OR_THREE = a_question(
    "Q1",
    a_reading("as-text", ends=TermEnd(plan="oest", period=1)),
    a_reading("three", ends=TermEnd(plan="oest", period=1, last_day=date(2028, 12, 31))),
)
IN_OR_OUT = a_question("Q3", a_reading("before", inclusive=False), a_reading("within", inclusive=True))
OPEN_PLAN = a_plan(starts=date(2026, 1, 1), end_in_text=date(2028, 1, 1))
PERIOD_RULES = [one.id for one in RULES if one.anchor is not Anchor.YEAR]


def derived(plan: Plan, *questions: OpenQuestion) -> dict[str, Deadline]:
    return {one.id: one for one in plan_deadlines(plan, questions, TOWN)}


def service(years: tuple[int, ...]) -> Appropriation:
    return Appropriation(
        id=f"service-{years}",
        budget="Budget 2026",
        code="T1",
        kind=MoneyKind.SERVICE,
        amount=Decimal(1),
        basis=Basis.PER_YEAR,
        years=years,
        purpose=a_wording("drift"),
    )


def test_every_rule_about_a_period_gives_each_period_one_deadline() -> None:
    plan = a_plan(starts=date(2026, 1, 1), ends=date(2027, 12, 31))
    of_the_next = [one.rule for one in derived(plan).values() if one.period == 2]
    assert of_the_next == [one for one in PERIOD_RULES if one != "expiry"]  # its own end is not known yet


def test_a_plan_that_is_not_carried_on_has_no_deadlines_of_a_next_period() -> None:
    plan = a_plan(starts=date(2026, 1, 1), ends=date(2027, 12, 31), next_stage=None)
    assert {one.period for one in derived(plan).values()} == {1}


def test_a_next_period_whose_start_is_unknown_has_no_deadlines() -> None:
    assert {one.period for one in derived(a_plan(starts=date(2026, 1, 1))).values()} == {1}


def test_no_rule_is_applied_to_a_period_that_began_before_it_held() -> None:
    rules = {one.rule for one in derived(a_plan(starts=date(2020, 1, 1), ends=date(2023, 12, 31))).values()}
    assert "negotiation-start" not in rules
    assert "preparation" in rules


def test_a_deadline_is_counted_from_the_earliest_reading_and_shows_the_other_beside_it() -> None:
    negotiation = derived(OPEN_PLAN, TWO_OR_THREE)["oest.2.negotiation-start"]
    assert (negotiation.first, negotiation.because) == (date(2027, 1, 1), because("Q1/as-text"))
    (other,) = negotiation.alternatives
    assert (other.due.first, other.because) == (date(2028, 1, 1), because("Q1/three"))


def test_a_start_one_day_later_is_no_other_budget() -> None:
    found = derived(OPEN_PLAN, IN_OR_OUT)
    for rule_id in ("money", "declaration"):
        assert found[f"oest.2.{rule_id}"].alternatives == (), rule_id
    assert len(found["oest.2.negotiation-start"].alternatives) == 1


def test_a_date_that_every_reading_gives_has_no_other_beside_it() -> None:
    same = a_question("Q3", a_reading("before", inclusive=False), a_reading("also", inclusive=False))
    assert derived(OPEN_PLAN, same)["oest.2.negotiation-start"].alternatives == ()


def test_nothing_is_open_once_all_is_settled() -> None:
    plan = a_plan(starts=date(2026, 1, 1), ends=date(2028, 12, 31))
    assert all(not one.because and not one.alternatives for one in derived(plan).values())


def test_a_deadline_names_the_budget_it_is_about() -> None:
    found = derived(a_plan(starts=date(2026, 1, 1), ends=date(2027, 12, 31)))
    assert found["oest.2.money"].about == "2028"
    assert found["oest.2.declaration"].about == "2027"
    assert found["oest.2.council"].about == ""


def test_the_contributions_deadline_waits_for_people() -> None:
    due = derived(a_plan(starts=date(2026, 1, 1), ends=date(2027, 12, 31)))["oest.2.contributions-due"]
    assert (due.due, due.owner, due.is_open()) == (None, "contributors", True)


@pytest.mark.parametrize(
    ("part", "body"),
    [
        (Owner.COORDINATOR, "tek"),
        (Owner.CONTRIBUTORS, "contributors"),
        (Owner.COMMITTEE, "tku"),
        (Owner.FINANCE_COMMITTEE, "fu"),
        (Owner.COUNCIL, "br"),
    ],
)
def test_a_deadline_is_owed_by_the_body_that_plays_the_part(part: Owner, body: str) -> None:
    assert owner_of(part, TOWN) == body


def test_the_list_is_published_every_year_from_the_money_to_the_goal() -> None:
    found = shared_deadlines(TOWN, [service((2028, 2029))])
    lists = [one for one in found if one.rule == "goal-list"]
    assert [one.first for one in lists] == [date(year, 12, 1) for year in (2028, 2029, 2030)]


def test_no_list_is_waited_for_once_the_goal_is_settled() -> None:
    settled = replace(TOWN, goal=replace(TOWN.goal, settled_on=date(2029, 6, 1)))
    found = shared_deadlines(settled, [service((2028,))])
    assert [one.about for one in found if one.rule == "goal-list"] == ["2028"]


def test_each_year_of_service_money_begins_once_however_many_appropriations_it_has() -> None:
    found = shared_deadlines(TOWN, [service((2027, 2028)), service((2028,))])
    assert [one.about for one in found if one.rule == "service-year"] == ["2027", "2028"]


def test_an_id_says_plan_period_and_rule() -> None:
    assert deadline_id("noerrebro", 3, "council") == "noerrebro.3.council"


@given(
    start=st.dates(min_value=date(2026, 1, 1), max_value=date(2090, 1, 1)),
    days=st.integers(min_value=1, max_value=3000),
    later=st.integers(min_value=1, max_value=1500),
)
def test_the_earliest_reading_never_gives_a_later_date_than_another(
    start: date, days: int, later: int
) -> None:
    text, other = start + timedelta(days=days), start + timedelta(days=days + later)
    question = a_question(
        "Q1",
        a_reading("late", ends=TermEnd(plan="oest", period=1, last_day=other)),
        a_reading("as-text", ends=TermEnd(plan="oest", period=1)),
    )
    for one in derived(a_plan(starts=start, end_in_text=text), question).values():
        assert one.because in ((), because("Q1/as-text"))
        for alternative in one.alternatives:
            assert isinstance(one.due, Span)
            assert one.due.first <= alternative.due.first
            assert one.due != alternative.due
