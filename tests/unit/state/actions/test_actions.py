"""What people and the calendar do to the truth, on every engine: all of it and its trace, or nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from msgspec.structs import replace

from state.actions.people.roles import set_language
from state.actions.plans.advance import advance
from state.actions.plans.fill import fill, rederive
from state.actions.plans.settle_question import settle_question
from state.actions.recorder import CALENDAR
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rederivation import rulebook_fingerprint
from state.deadlines.rulebook import RULES, rule
from state.deadlines.rules import Force
from state.facts.funding import Appropriation
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan, Stage
from state.organisation.bodies import Organisation
from state.organisation.calendar import Span
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from state.records.codec import to_plain
from state.records.errors import (
    AlreadySettled,
    DayOutOfReach,
    NoSuchReading,
    NoSuchThing,
    NotAllowed,
    PlanError,
    ReasonMissing,
    RecordMovedOn,
)
from state.records.store import Record, Store
from tests.support.builders import a_person
from tests.support.filled import advance_once, fill_once, shipped_portfolio
from tests.support.stores import a_memory_store

R = TypeVar("R", bound=Record)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
IDA = a_person(Role.COORDINATOR, name="Ida Holm")
BO = a_person(Role.COORDINATOR, name="Bo Lund")


async def filled(store: Store) -> Store:
    """The store with the shipped portfolio, as it stands on 23 November 2026."""
    await fill_once(store, NOW)
    await advance_once(store, TODAY, NOW)
    return store


async def the(store: Store, kind: type[R], record_id: str) -> R:
    async with store.reading() as look:
        found = await look.get(kind, record_id)
    assert found is not None
    return found


async def everything(store: Store) -> list[object]:
    """All that is true and all that was traced."""
    kinds = (Organisation, Plan, Deadline, OpenQuestion, Appropriation, AuditEntry, Person)
    async with store.reading() as look:
        return [record for kind in kinds for record in await look.find(kind)]


async def trace(store: Store, action: str) -> tuple[AuditEntry, ...]:
    async with store.reading() as look:
        return tuple(one for one in await look.find(AuditEntry, order=("at",)) if one.action == action)


async def three_years(store: Store, *, actor: Person = IDA, seen: int | None = 1) -> object:
    """Settle A1: Nørrebro has three years."""
    return await settle_question(
        store,
        actor=actor,
        question="A1",
        reading="three-years",
        reason="bekræftet af Landsbyggefonden",
        now=NOW,
        seen=seen,
        message="m-1",
    )


# Filling


async def test_an_empty_store_is_filled_with_plans_questions_money_and_every_deadline(store: Store) -> None:
    assert await fill(store, shipped_portfolio(), NOW)
    async with store.reading() as look:
        assert {plan.id for plan in await look.find(Plan)} == {"noerrebro", "amager"}
        assert await look.count(OpenQuestion) == 10
        assert await look.count(Appropriation) == 4
        found = {one.id for one in await look.find(Deadline)}
    before_a_start = {one.id for one in RULES} - {"expiry", "goal-list", "service-year"}
    assert found == {
        *(
            f"{plan}.{period}.{one}"
            for plan in ("noerrebro", "amager")
            for period in (2, 3)
            for one in before_a_start
        ),
        *(f"{plan}.{period}.expiry" for plan in ("noerrebro", "amager") for period in (1, 2)),
        *(f"shared.{year}.goal-list" for year in range(2026, 2031)),
        *(f"shared.{year}.service-year" for year in range(2026, 2030)),
    }


async def test_the_trace_tells_what_was_derived_and_what_the_portfolio_knew_of_it(store: Store) -> None:
    portfolio = shipped_portfolio()
    await fill(store, portfolio, NOW)
    (entry,) = await trace(store, "fill")
    told = [(one.kind, one.id) for one in entry.changes]
    known = [f"{one.plan}.{one.period}.{one.rule}" for one in portfolio.known_deadlines]
    assert told == [
        *(("Plan", one.id) for one in portfolio.plans),
        *(("OpenQuestion", one.id) for one in portfolio.questions),
        *(("Appropriation", one.id) for one in portfolio.appropriations),
        *(("Deadline", one) for one in known),
    ]
    assert all(one.before is None for one in entry.changes if one.kind != "Deadline")
    for one in entry.changes[-len(known) :]:
        assert one.before is not None
        assert (one.before["version"], one.after["version"]) == (1, 2)
        assert one.before["state"] == "open" != one.after["state"]
        assert one.after == to_plain(await the(store, Deadline, one.id))


async def test_a_store_that_holds_something_is_left_alone(store: Store) -> None:
    await filled(store)
    await three_years(store)
    before = await everything(store)
    assert not await fill(store, shipped_portfolio(), NOW + timedelta(days=1))
    assert await everything(store) == before


async def test_two_processes_that_fill_at_once_fill_once(store: Store) -> None:
    both = await asyncio.gather(*(fill(store, shipped_portfolio(), NOW) for _ in range(2)))
    assert sorted(both) == [False, True]
    assert len(await trace(store, "fill")) == 1


async def test_each_plan_is_carried_on_by_a_period_not_yet_begun(store: Store) -> None:
    await fill_once(store, NOW)
    for plan_id in ("noerrebro", "amager"):
        plan = await the(store, Plan, plan_id)
        assert [period.number for period in plan.periods] == [1, 2, 3]
        assert (plan.periods[-1].stage, plan.periods[-1].start) == (Stage.DORMANT, None)


async def test_what_the_portfolio_knows_to_be_done_is_not_owed(store: Store) -> None:
    await fill_once(store, NOW)
    declared = await the(store, Deadline, "noerrebro.2.declaration")
    assert (declared.state, bool(declared.reason)) == (DeadlineState.MET, True)


async def test_events_that_have_passed_are_not_owed_and_those_to_come_are_open(store: Store) -> None:
    await fill_once(store, NOW)
    assert (await the(store, Deadline, "noerrebro.2.start")).state is DeadlineState.MET
    assert (await the(store, Deadline, "noerrebro.3.start")).state is DeadlineState.OPEN


async def test_a_plan_knows_the_earliest_day_somebody_owes_something(store: Store) -> None:
    await fill_once(store, NOW)
    async with store.reading() as look:
        owed = await look.find(Deadline, plan="noerrebro", state=DeadlineState.OPEN, order=("first",))
    first = next(one.first for one in owed if rule(one.rule).force is not Force.EVENT)
    assert (await the(store, Plan, "noerrebro")).attention == first


# Settling a question


MOVED = {
    "noerrebro.2.expiry": ("2027-12-31", "2028-12-31"),
    "noerrebro.3.preparation": ("2026-07-01", "2027-07-01"),
    "noerrebro.3.declaration": ("2026-10-01", "2027-10-07"),
    "noerrebro.3.negotiation-start": ("2027-01-01", "2028-01-01"),
    "noerrebro.3.contributions-open": ("2027-01-01", "2028-01-01"),
    "noerrebro.3.money": ("2027-10-07", "2028-10-05"),
    "noerrebro.3.political-treatment": ("2027-09-01/2027-11-30", "2028-09-01/2028-11-30"),
    "noerrebro.3.committee": ("2027-11-13/2027-11-22", "2028-11-13/2028-11-22"),
    "noerrebro.3.finance-committee": ("2027-11-27/2027-12-06", "2028-11-27/2028-12-06"),
    "noerrebro.3.council": ("2027-12-11/2027-12-20", "2028-12-11/2028-12-20"),
    "noerrebro.3.release": ("2027-12-11/2027-12-20", "2028-12-11/2028-12-20"),
    "noerrebro.3.start": ("2028-01-01", "2029-01-01"),
}


async def test_settling_the_term_moves_every_deadline_that_rests_on_it(store: Store) -> None:
    await filled(store)
    await three_years(store)
    for deadline_id, (_, after) in MOVED.items():
        first, _, last = after.partition("/")
        due = (await the(store, Deadline, deadline_id)).due
        assert due is not None
        assert (due.first, due.last) == (date.fromisoformat(first), date.fromisoformat(last or first))


async def test_a_settled_deadline_rests_on_no_reading_and_has_no_other_beside_it(store: Store) -> None:
    await filled(store)
    await three_years(store)
    negotiation = await the(store, Deadline, "noerrebro.3.negotiation-start")
    assert (negotiation.because, negotiation.alternatives) == ((), ())


async def test_settling_one_plans_term_leaves_the_other_plan_alone(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        before = await look.find(Deadline, plan="amager")
    await three_years(store)
    async with store.reading() as look:
        assert await look.find(Deadline, plan="amager") == before


async def test_the_trace_says_who_why_from_which_message_and_each_date_before_and_after(store: Store) -> None:
    await filled(store)
    await three_years(store)
    (entry,) = await trace(store, "settle-question")
    assert (entry.who, entry.who_name, entry.at) == (IDA.id, "Ida Holm", NOW)
    assert (entry.subject, entry.plan, entry.message) == ("A1", "noerrebro", "m-1")
    assert entry.reason == "bekræftet af Landsbyggefonden"
    assert entry.after["reading"] == "three-years"
    before, after = entry.before["deadlines"], entry.after["deadlines"]
    assert isinstance(before, dict) and isinstance(after, dict)
    known = {key: (before[key], after[key]) for key in after if before[key] != after[key]}
    assert known == MOVED


async def test_a_settled_question_keeps_the_answer_with_name_moment_and_reason(store: Store) -> None:
    await filled(store)
    await three_years(store)
    settlement = (await the(store, OpenQuestion, "A1")).settlement
    assert settlement is not None
    assert (settlement.reading, settlement.by_name, settlement.at) == ("three-years", "Ida Holm", NOW)


async def test_another_last_day_is_an_answer_where_the_question_takes_one(store: Store) -> None:
    await filled(store)
    await settle_question(
        store, actor=IDA, question="A1", last_day=date(2028, 6, 30), reason="ny aftale", now=NOW
    )
    assert (await the(store, Deadline, "noerrebro.3.start")).due == Span.day(date(2028, 7, 1))


async def test_the_plan_is_found_by_its_new_days(store: Store) -> None:
    await filled(store)
    await three_years(store)
    plan = await the(store, Plan, "noerrebro")
    assert plan.moves_on == date(2029, 1, 1)


async def test_settling_the_boundary_moves_both_plans(store: Store) -> None:
    await filled(store)
    await settle_question(
        store, actor=IDA, question="A3", reading="that-day", reason="LBF siger det", now=NOW
    )
    starts = [(await the(store, Deadline, f"{plan}.3.start")).first for plan in ("noerrebro", "amager")]
    assert starts == [date(2028, 1, 2), date(2029, 1, 2)]


async def test_term_and_boundary_give_the_same_dates_whichever_is_settled_first() -> None:
    answers = {"A1": "as-text", "A3": "that-day"}
    results = []
    for order in (("A1", "A3"), ("A3", "A1")):
        store = await filled(a_memory_store())
        for asked in order:
            await settle_question(
                store, actor=IDA, question=asked, reading=answers[asked], reason="aftalt", now=NOW
            )
        async with store.reading() as look:
            results.append({one.id: (one.due, one.because) for one in await look.find(Deadline)})
    assert results[0] == results[1]


async def test_a_question_without_dates_is_answered_in_words_and_moves_nothing(store: Store) -> None:
    await filled(store)
    settled = await settle_question(
        store, actor=IDA, question="A7", answer="4,4 til Nørrebro og 3 til Amager", reason="ØKF", now=NOW
    )
    assert settled.moved == ()


WRONG_ANSWERS = {
    "a reading it does not have": {"question": "A1", "reading": "nine-years"},
    "no answer": {"question": "A1"},
    "blank words": {"question": "A7", "answer": "   "},
    "words about a date": {"question": "A1", "answer": "tre år"},
    "words about which day is the last": {"question": "A3", "answer": "det ved vi ikke"},
    "a day for a question about money": {"question": "A7", "last_day": date(2028, 6, 30)},
}


@pytest.mark.parametrize("answer", WRONG_ANSWERS.values(), ids=WRONG_ANSWERS)
async def test_what_is_no_answer_is_refused_and_changes_nothing(answer: dict[str, object]) -> None:
    store = await filled(a_memory_store())
    await refused(store, NoSuchReading, **answer)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2025, 12, 31), date(2060, 1, 1), date.max])
async def test_a_last_day_before_the_period_or_a_lifetime_after_it_is_refused(day: date) -> None:
    store = await filled(a_memory_store())
    await refused(store, DayOutOfReach, question="A1", last_day=day)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_is_refused_and_nothing_changes(store: Store, role: Role) -> None:
    await filled(store)
    await refused(store, NotAllowed, actor=a_person(role), question="A1", reading="three-years")


@pytest.mark.parametrize("reason", ["", "  ", "ok", " x "])
async def test_a_reason_is_at_least_three_letters(reason: str) -> None:
    store = await filled(a_memory_store())
    await refused(store, ReasonMissing, question="A1", reading="three-years", reason=reason)


async def test_a_question_that_does_not_exist_is_said_to_be_missing() -> None:
    await refused(await filled(a_memory_store()), NoSuchThing, question="A99", reading="x")


@pytest.mark.parametrize("seen", [0, 2, -1])
async def test_an_answer_to_another_version_of_the_question_is_refused(store: Store, seen: int) -> None:
    await filled(store)
    await refused(store, RecordMovedOn, question="A1", reading="three-years", seen=seen)


async def test_a_settled_question_is_not_settled_again_and_says_by_whom_and_when(store: Store) -> None:
    await filled(store)
    await three_years(store)
    fault = await refused(store, AlreadySettled, actor=BO, question="A1", reading="as-text")
    assert fault.facts() == {"question": "A1", "by": "Ida Holm", "on": TODAY}


async def test_of_two_coordinators_at_once_exactly_one_settles(store: Store) -> None:
    await filled(store)
    outcomes = await asyncio.gather(
        three_years(store, actor=IDA), three_years(store, actor=BO), return_exceptions=True
    )
    assert [type(one) for one in outcomes if isinstance(one, BaseException)] == [AlreadySettled]
    assert len(await trace(store, "settle-question")) == 1


async def refused(store: Store, expected: type[PlanError], **asked: object) -> PlanError:
    """The refusal of an attempt to settle, after which everything is as it was."""
    before = await everything(store)
    request = {"actor": IDA, "reason": "aftalt på mødet", "now": NOW, **asked}
    with pytest.raises(expected) as raised:
        await settle_question(store, **request)  # type: ignore[arg-type]
    assert await everything(store) == before
    return raised.value


# The calendar


async def test_the_calendar_moves_what_is_due_and_traces_each_move(store: Store) -> None:
    await fill_once(store, NOW)
    assert await advance(store, TODAY, NOW) == 1
    (entry,) = await trace(store, "advance-calendar")
    assert (entry.who, entry.plan, entry.subject) == (CALENDAR, "noerrebro", "noerrebro.3")
    assert (entry.before, entry.after) == ({"stage": "dormant"}, {"stage": "preparation"})
    assert entry.reason == "preparation-due"


async def test_the_calendar_asked_again_on_the_same_day_does_nothing(store: Store) -> None:
    await filled(store)
    before = await everything(store)
    assert await advance(store, TODAY, NOW) == 0
    assert await everything(store) == before


async def test_an_event_is_over_the_day_after_it(store: Store) -> None:
    await filled(store)
    published = date(2026, 12, 1)
    await advance(store, published, NOW)
    assert (await the(store, Deadline, "shared.2026.goal-list")).is_open()
    await advance(store, published + timedelta(days=1), NOW)
    assert not (await the(store, Deadline, "shared.2026.goal-list")).is_open()


async def test_what_somebody_owes_stays_open_when_its_day_has_passed(store: Store) -> None:
    await filled(store)
    await advance_once(store, date(2028, 6, 1), NOW)
    assert (await the(store, Deadline, "noerrebro.3.negotiation-start")).is_open()


async def test_an_event_that_had_passed_by_the_earliest_reading_comes_again_by_the_one_that_holds(
    store: Store,
) -> None:
    await filled(store)
    later = datetime(2028, 2, 1, 9, tzinfo=UTC)
    await advance(store, later.date(), later)
    assert (await the(store, Deadline, "noerrebro.2.expiry")).state is DeadlineState.MET
    await settle_question(store, actor=IDA, question="A1", reading="three-years", reason="aftalt", now=later)
    expiry = await the(store, Deadline, "noerrebro.2.expiry")
    assert (expiry.first, expiry.state) == (date(2028, 12, 31), DeadlineState.OPEN)


async def test_a_day_at_a_time_the_calendar_leads_where_a_leap_does() -> None:
    slowly, at_once = await filled(a_memory_store()), await filled(a_memory_store())
    for days in range(1, 1200):
        await advance(slowly, TODAY + timedelta(days=days), NOW)
    await advance(at_once, TODAY + timedelta(days=1199), NOW)
    for kind in (Plan, Deadline):
        async with slowly.reading() as one, at_once.reading() as other:
            assert [replace(each, version=0) for each in await one.find(kind)] == [
                replace(each, version=0) for each in await other.find(kind)
            ]


# New rules


async def older_rules(store: Store, *changed: Deadline) -> None:
    """The store as an older rulebook left it, with these deadlines in it."""
    async with store.writing() as unit:
        organisation = await unit.get(Organisation, "organisation")
        assert organisation is not None
        await unit.put(replace(organisation, rules="older"))
        for one in changed:
            await unit.put(one)


async def test_after_an_upgrade_every_deadline_is_brought_in_line_and_the_change_is_traced(
    store: Store,
) -> None:
    await filled(store)
    derived = await the(store, Deadline, "noerrebro.3.council")
    await older_rules(store, replace(derived, due=Span.day(date(2027, 12, 1))))
    (moved,) = await rederive(store, NOW)
    assert moved.after.due == derived.due
    assert (await the(store, Deadline, derived.id)).due == derived.due
    assert (await the(store, Organisation, "organisation")).rules == rulebook_fingerprint()
    (entry,) = await trace(store, "rederive")
    assert entry.before == {"deadlines": {derived.id: "2027-12-01"}}


async def test_while_the_rules_are_the_same_nothing_is_derived_again(store: Store) -> None:
    await filled(store)
    before = await everything(store)
    assert await rederive(store, NOW) == ()
    assert await everything(store) == before


async def test_an_empty_store_has_nothing_to_bring_in_line(store: Store) -> None:
    assert await rederive(store, NOW) == ()


async def test_what_people_did_stays_when_the_rules_change(store: Store) -> None:
    await filled(store)
    council = await the(store, Deadline, "noerrebro.3.council")
    due = await the(store, Deadline, "noerrebro.3.contributions-due")
    met = replace(council, due=None, state=DeadlineState.MET, reason="BR 16/12")
    fixed = replace(due, due=Span.day(date(2027, 4, 1)), fixed=True)
    await older_rules(store, met, fixed)
    await rederive(store, NOW)
    still_met, still_fixed = await the(store, Deadline, met.id), await the(store, Deadline, fixed.id)
    assert (still_met.state, still_met.reason, still_met.due) == (met.state, met.reason, council.due)
    assert (still_fixed.due, still_fixed.fixed) == (fixed.due, True)


async def test_a_date_people_set_is_not_moved_by_a_settlement_either(store: Store) -> None:
    await filled(store)
    negotiation = await the(store, Deadline, "noerrebro.3.negotiation-start")
    fixed = replace(negotiation, due=Span.day(date(2027, 3, 1)), fixed=True)
    await older_rules(store, fixed)
    await three_years(store)
    assert (await the(store, Deadline, fixed.id)).due == fixed.due


async def test_a_deadline_whose_rule_is_gone_is_closed_and_not_deleted(store: Store) -> None:
    await filled(store)
    council = await the(store, Deadline, "noerrebro.3.council")
    await older_rules(store, replace(council, id="noerrebro.3.hearing", version=0))
    await rederive(store, NOW)
    gone = await the(store, Deadline, "noerrebro.3.hearing")
    assert (gone.state, gone.reason) == (DeadlineState.NOT_RELEVANT, "rule-gone")


CHANGES = {
    "its validity": {"valid_from": date(2027, 1, 1)},
    "its end": {"valid_to": date(2030, 1, 1)},
    "its owner": {"owner": rule("start").owner},
    "its force": {"force": Force.PATTERN},
    "its anchor": {"anchor": rule("expiry").anchor},
    "its budget": {"budget_years_before": 3},
    "its arithmetic": {"gives": rule("start").gives},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_rulebooks_fingerprint_tells_when_a_rule_changes(change: dict[str, object]) -> None:
    council = rule("council")
    changed = [replace(one, **change) if one is council else one for one in RULES]  # type: ignore[arg-type]
    assert rulebook_fingerprint(changed) != rulebook_fingerprint()


def test_the_rulebooks_fingerprint_is_the_same_each_time() -> None:
    assert rulebook_fingerprint() == rulebook_fingerprint(list(RULES))


# People


async def test_the_language_somebody_asks_for_is_kept(store: Store) -> None:
    await set_language(store, IDA, "en")
    assert (await the(store, Person, IDA.id)).language == "en"
    await set_language(store, IDA, "da")
    assert (await the(store, Person, IDA.id)).language == "da"
