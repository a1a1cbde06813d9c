"""Decisions are recorded in the order of the bodies; only the council's end a case, and what follows follows."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from state.actions.acting import AlreadyRecorded
from state.actions.approval.decisions import (
    BodyDoesNotDecide,
    Decided,
    DecisionInFuture,
    DecisionTooEarly,
    PointsMissing,
    correct_decision,
    record_decision,
)
from state.actions.approval.postponement import NewDateMissing, NewDateTooEarly
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.decision import Decision, Outcome
from state.facts.plan import Plan, Stage
from state.facts.route import BodyOvertaken, BodySkipped, DecisionRests
from state.organisation.calendar import Span
from state.organisation.people import Role
from state.records.errors import NoSuchThing, NotAllowed, PlanError, ReasonMissing, RecordMovedOn
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import IDA, at, both, content, everything, last_entry, release, the, the_town
from tests.support.stores import a_memory_store

TODAY = date(2027, 12, 20)
KTU, OU, BR = date(2027, 11, 15), date(2027, 11, 30), date(2027, 12, 16)
RECOMMENDED, APPROVED = Outcome.RECOMMENDED, Outcome.APPROVED


async def decide(store: Store, body: str, on: date, outcome: Outcome = RECOMMENDED, **more: Any) -> Decided:
    """A decision about Nørrebro's third period, which begins on 1 January 2028 by its text."""
    asked = {
        "actor": IDA,
        "plan": "noerrebro",
        "period": 3,
        "body": body,
        "on": on,
        "points": both(outcome),
        "now": at(TODAY),
        "message": "m-1",
    }
    return await record_decision(store, **{**asked, **more})


async def refused(store: Store, fault: type[PlanError], body: str, on: date, **more: Any) -> PlanError:
    before = await everything(store)
    with pytest.raises(fault) as raised:
        await decide(store, body, on, **more)
    assert await everything(store) == before
    return raised.value


async def the_whole_route(store: Store) -> Decided:
    await decide(store, "ktu", KTU)
    await decide(store, "ou", OU)
    return await decide(store, "br", BR, APPROVED)


async def deadline(store: Store, rule: str) -> Deadline:
    return await the(store, Deadline, f"noerrebro.3.{rule}")


# The order


async def test_a_case_that_every_body_passed_on_in_order_is_approved_by_the_council(store: Store) -> None:
    await the_town(store, TODAY)
    first = await decide(store, "ktu", KTU)
    assert (first.stage_before, first.stage, first.final) == (Stage.PREPARATION, Stage.POLITICAL, False)
    second = await decide(store, "ou", OU)
    assert (second.stage, second.final) == (Stage.POLITICAL, False)
    last = await decide(store, "br", BR, APPROVED)
    assert (last.stage, last.final, last.keys.approved) == (Stage.APPROVED, True, True)
    assert (await the(store, Plan, "noerrebro")).period(3).stage is Stage.APPROVED


async def test_each_bodys_deadline_is_met_by_its_decision_and_the_release_by_its_own_point(
    store: Store,
) -> None:
    await the_town(store, TODAY)
    await the_whole_route(store)
    for rule in ("committee", "finance-committee", "council", "release", "political-treatment"):
        assert (await deadline(store, rule)).state is DeadlineState.MET


@pytest.mark.parametrize(("body", "missing"), [("ou", "ktu"), ("br", "ktu")])
async def test_a_body_that_skips_one_is_refused_and_the_missing_one_is_named(body: str, missing: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    fault = await refused(store, BodySkipped, body, OU)
    assert isinstance(fault, BodySkipped)
    assert (fault.body.id, fault.missing.id) == (body, missing)


async def test_the_finance_committee_cannot_be_jumped_over() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU)
    fault = await refused(store, BodySkipped, "br", BR)
    assert isinstance(fault, BodySkipped) and fault.missing.id == "ou"


async def test_a_reason_lets_the_order_be_left_and_is_kept(store: Store) -> None:
    await the_town(store, TODAY)
    done = await decide(store, "br", BR, APPROVED, override_reason="hastesag efter § 31")
    assert (done.decision.override, done.stage) == ("hastesag efter § 31", Stage.APPROVED)
    entry = await last_entry(store, "record-decision")
    assert (entry.reason, entry.subject, entry.message) == ("hastesag efter § 31", done.decision.id, "m-1")


async def test_a_reason_too_short_to_read_does_not() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, BodySkipped, "br", BR, override_reason="ok")


async def test_a_reason_that_was_not_needed_is_not_kept() -> None:
    store = await the_town(a_memory_store(), TODAY)
    done = await decide(store, "ktu", KTU, override_reason="for en sikkerheds skyld")
    assert done.decision.override == ""


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome.POSTPONED,
        Outcome.SENT_BACK,
        Outcome.REJECTED,
        Outcome.WITHDRAWN,
        Outcome.DISCUSSED,
        Outcome.SECOND_READING,
    ],
)
async def test_what_does_not_pass_the_case_on_holds_it_up(outcome: Outcome) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU, outcome, new_date_unknown=True)
    await refused(store, BodySkipped, "ou", OU)


async def test_a_committee_that_comes_after_the_one_it_should_precede_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU)
    await decide(store, "ou", OU)
    fault = await refused(store, BodyOvertaken, "ktu", OU + timedelta(days=7))
    assert isinstance(fault, BodyOvertaken) and (fault.later.id, fault.on) == ("ou", OU)


async def test_a_decision_is_dated_before_the_ones_that_rest_on_it() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", OU)
    await refused(store, BodySkipped, "ou", KTU)


async def test_what_would_take_the_ground_from_a_later_decision_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await the_whole_route(store)
    day = OU + timedelta(days=2)
    await refused(store, DecisionRests, "ou", day, points=both(Outcome.POSTPONED), new_date_unknown=True)


async def test_housing_organisations_and_the_fund_decide_outside_the_order_and_move_no_stage(
    store: Store,
) -> None:
    await the_town(store, TODAY)
    for body in ("bol", "lbf"):
        done = await decide(store, body, KTU, APPROVED)
        assert (done.final, done.stage, done.keys.content) == (False, Stage.PREPARATION, False)


@pytest.mark.parametrize("body", ["sof", "soc", "board"])
async def test_a_body_that_does_not_decide_on_plans_is_refused(body: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    fault = await refused(store, BodyDoesNotDecide, body, KTU)
    assert isinstance(fault, BodyDoesNotDecide) and fault.deciders == "KTU, ØU, BR"


# What is final


async def test_a_committees_approved_is_recorded_as_not_final(store: Store) -> None:
    await the_town(store, TODAY)
    done = await decide(store, "ktu", KTU, APPROVED)
    assert (done.final, done.keys.content, done.stage) == (False, False, Stage.POLITICAL)


async def test_content_approved_without_the_release_is_an_alarm_and_no_approval(store: Store) -> None:
    await the_town(store, TODAY)
    await decide(store, "ktu", KTU)
    await decide(store, "ou", OU)
    done = await decide(store, "br", BR, points=(content(APPROVED),))
    assert (done.keys.alarm, done.stage) == (True, Stage.POLITICAL)
    assert (await deadline(store, "council")).state is DeadlineState.MET
    assert (await deadline(store, "release")).is_open()
    later = await decide(store, "br", TODAY, points=(release(APPROVED),))
    assert (later.keys.approved, later.stage) == (True, Stage.APPROVED)


async def test_an_approved_period_is_followed_by_one_that_sleeps(store: Store) -> None:
    await the_town(store, TODAY)
    done = await the_whole_route(store)
    assert [(one.number, one.stage) for one in done.plan.periods[2:]] == [
        (3, Stage.APPROVED),
        (4, Stage.DORMANT),
    ]


# Postponed and sent back


async def test_a_postponed_case_needs_a_new_day_or_the_word_that_it_is_not_known() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, NewDateMissing, "ktu", KTU, points=both(Outcome.POSTPONED))


@pytest.mark.parametrize("day", [KTU, KTU - timedelta(days=1)])
async def test_a_case_is_postponed_to_a_later_day(day: date) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, NewDateTooEarly, "ktu", KTU, points=both(Outcome.POSTPONED), postponed_to=day)


async def test_a_postponed_committee_moves_every_later_body_by_the_usual_steps(store: Store) -> None:
    await the_town(store, TODAY)
    new = date(2027, 12, 6)
    done = await decide(store, "ktu", KTU, Outcome.POSTPONED, postponed_to=new)
    assert (await deadline(store, "committee")).due == Span.day(new)
    firsts = [(await deadline(store, rule)).first for rule in ("finance-committee", "council", "release")]
    assert firsts == [date(2027, 12, 20), date(2028, 1, 3), date(2028, 1, 3)]
    assert {one.after.rule for one in done.moved if one.before and one.before.due != one.after.due} == {
        "committee",
        "finance-committee",
        "council",
        "release",
    }
    assert {one.after.rule for one in done.late} == {"council", "release"}
    assert all(one.after.fixed for one in done.moved if one.after.rule != "political-treatment")


async def test_a_later_body_with_time_enough_is_not_moved() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU)
    done = await decide(store, "ou", date(2027, 11, 16), Outcome.POSTPONED, postponed_to=date(2027, 11, 23))
    assert {one.after.rule for one in done.moved} == {"finance-committee"}
    assert not done.late


async def test_a_case_postponed_to_no_known_day_has_no_date_and_is_owed_still(store: Store) -> None:
    await the_town(store, TODAY)
    await decide(store, "ktu", KTU)
    await decide(store, "ou", OU, Outcome.POSTPONED, new_date_unknown=True)
    waiting = await deadline(store, "finance-committee")
    assert (waiting.due, waiting.fixed, waiting.is_open()) == (None, True, True)


async def test_a_postponed_body_decides_later_and_the_case_goes_on() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU)
    await decide(store, "ou", OU, Outcome.POSTPONED, postponed_to=date(2027, 12, 7))
    await decide(store, "ou", date(2027, 12, 7))
    assert (await decide(store, "br", BR, APPROVED)).stage is Stage.APPROVED


async def test_a_case_sent_back_is_negotiated_again_and_goes_the_whole_way_once_more(store: Store) -> None:
    await the_town(store, TODAY)
    await decide(store, "ktu", KTU)
    sent_back = await decide(store, "ou", OU, Outcome.SENT_BACK)
    assert (sent_back.stage_before, sent_back.stage) == (Stage.POLITICAL, Stage.NEGOTIATION)
    assert (await deadline(store, "committee")).is_open()
    await refused(store, BodySkipped, "br", BR, points=both(APPROVED))
    again = await decide(store, "ktu", OU + timedelta(days=6))
    assert again.stage is Stage.POLITICAL


# Days, rights and doubles


async def test_a_decision_of_tomorrow_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, DecisionInFuture, "ktu", TODAY + timedelta(days=1))


async def test_a_decision_from_before_anybody_prepared_the_period_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    fault = await refused(store, DecisionTooEarly, "ktu", date(2026, 6, 30))
    assert isinstance(fault, DecisionTooEarly) and fault.first == date(2026, 7, 1)


async def test_a_decision_without_a_point_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, PointsMissing, "ktu", KTU, points=())


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_records_no_decision(store: Store, role: Role) -> None:
    await the_town(store, TODAY)
    await refused(store, NotAllowed, "ktu", KTU, actor=a_person(role))


async def test_what_is_not_there_is_said_to_be_missing() -> None:
    store = await the_town(a_memory_store(), TODAY)
    for more in ({"plan": "sydhavn"}, {"period": 9}):
        await refused(store, NoSuchThing, "ktu", KTU, **more)
    await refused(store, NoSuchThing, "nobody", KTU)


async def test_a_plan_that_moved_on_since_it_was_seen_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, RecordMovedOn, "ktu", KTU, seen=1)


async def test_one_bodys_decision_of_one_day_is_recorded_once_and_says_by_whom(store: Store) -> None:
    await the_town(store, TODAY)
    twice = await asyncio.gather(*(decide(store, "ktu", KTU) for _ in range(2)), return_exceptions=True)
    (fault,) = [one for one in twice if isinstance(one, BaseException)]
    assert isinstance(fault, AlreadyRecorded)
    assert fault.facts() == {"by": "Ida Holm", "on": TODAY}


async def test_without_a_period_the_one_under_treatment_is_meant() -> None:
    store = await the_town(a_memory_store(), TODAY)
    done = await decide(store, "ktu", date(2025, 11, 24), period=None)
    assert done.decision.period == 2


# Correcting


async def correct(store: Store, decision: Decision, **more: Any) -> Decided:
    asked = {"actor": IDA, "decision": decision.id, "reason": "læst forkert i referatet", "now": at(TODAY)}
    return await correct_decision(store, **{**asked, **more})


async def test_a_corrected_decision_is_annulled_and_replaced_and_both_are_kept(store: Store) -> None:
    await the_town(store, TODAY)
    old = (await decide(store, "ktu", KTU)).decision
    done = await correct(store, old, on=KTU + timedelta(days=1), vote="9 mod 1")
    assert (await the(store, Decision, old.id)).annulled
    assert (done.decision.replaces, done.decision.vote, done.decision.points) == (
        old.id,
        "9 mod 1",
        old.points,
    )
    entry = await last_entry(store, "correct-decision")
    assert entry.reason == "læst forkert i referatet"
    assert (entry.before["id"], entry.after["id"]) == (old.id, done.decision.id)


async def test_what_a_wrong_postponement_moved_goes_back(store: Store) -> None:
    await the_town(store, TODAY)
    before = {rule: await deadline(store, rule) for rule in ("finance-committee", "council", "release")}
    wrong = await decide(store, "ktu", KTU, Outcome.POSTPONED, postponed_to=date(2027, 12, 13))
    await correct(store, wrong.decision, points=both(RECOMMENDED))
    for rule, was in before.items():
        now = await deadline(store, rule)
        assert (now.due, now.fixed, now.state) == (was.due, was.fixed, was.state)
    assert (await deadline(store, "committee")).state is DeadlineState.MET


async def test_an_approval_corrected_away_takes_the_period_back_into_treatment(store: Store) -> None:
    await the_town(store, TODAY)
    done = await the_whole_route(store)
    corrected = await correct(
        store, done.decision, points=(content(APPROVED), release(Outcome.POSTPONED)), new_date_unknown=True
    )
    assert (corrected.stage_before, corrected.stage) == (Stage.APPROVED, Stage.POLITICAL)
    assert corrected.keys.alarm
    assert (await deadline(store, "release")).is_open()


async def test_a_committees_decision_is_not_corrected_from_under_the_councils() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await decide(store, "ktu", KTU)
    old = (await decide(store, "ou", OU)).decision
    await decide(store, "br", BR, APPROVED)
    before = await everything(store)
    with pytest.raises(DecisionRests) as raised:
        await correct(store, old, points=both(Outcome.REJECTED))
    assert raised.value.later.id == "br"
    assert await everything(store) == before


async def test_a_correction_needs_a_reason_and_a_decision_that_stands() -> None:
    store = await the_town(a_memory_store(), TODAY)
    old = (await decide(store, "ktu", KTU)).decision
    with pytest.raises(ReasonMissing):
        await correct(store, old, reason=" ")
    await correct(store, old, vote="enstemmigt")
    with pytest.raises(NoSuchThing):
        await correct(store, old, vote="enstemmigt")
