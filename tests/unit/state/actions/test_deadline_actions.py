"""Deadlines people set, move, meet, set aside and reopen: no rule moves them afterwards, and nothing is silent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from state.actions.plans.deadlines import (
    ComesByItself,
    DayHasPassed,
    DeadlineClosed,
    DeadlineKept,
    DeadlineOpen,
    SpanTooLong,
    mark_met,
    mark_not_relevant,
    move_deadline,
    reopen_deadline,
    set_deadline,
)
from state.actions.plans.settle_question import settle_question
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rederivation import rederive
from state.facts.plan import Plan
from state.organisation.calendar import Span, part_of_month, year_span
from state.organisation.people import Role
from state.records.errors import NoSuchThing, NotAllowed, PlanError, ReasonMissing, RecordMovedOn
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import IDA, at, everything, last_entry, the, the_town
from tests.support.stores import a_memory_store

TODAY = date(2026, 11, 23)
DUE, COUNCIL, NEGOTIATION = (
    f"noerrebro.3.{one}" for one in ("contributions-due", "council", "negotiation-start")
)
MONDAY = Span.day(date(2027, 3, 15))
Kept = Callable[..., Awaitable[DeadlineKept]]
ALL: tuple[Kept, ...] = (set_deadline, move_deadline, mark_met, mark_not_relevant, reopen_deadline)


async def do(store: Store, action: Kept, deadline: str = DUE, **more: Any) -> DeadlineKept:
    asked: dict[str, Any] = {
        "actor": IDA,
        "deadline": deadline,
        "now": at(TODAY),
        "reason": "aftalt på mødet",
    }
    if action in (set_deadline, move_deadline):
        asked["due"] = MONDAY
    return await action(store, **{**asked, **more})


async def refused(
    store: Store, fault: type[PlanError], action: Kept, deadline: str = DUE, **more: Any
) -> PlanError:
    before = await everything(store)
    with pytest.raises(fault) as raised:
        await do(store, action, deadline, **more)
    assert await everything(store) == before
    return raised.value


async def test_a_deadline_without_a_date_is_set_without_a_reason(store: Store) -> None:
    await the_town(store, TODAY)
    kept = await do(store, set_deadline, reason="")
    assert (kept.before.due, kept.after.due, kept.after.fixed) == (None, MONDAY, True)
    assert (await the(store, Deadline, DUE)).due == MONDAY
    entry = await last_entry(store, "set-deadline")
    assert entry.after["deadlines"] == {DUE: "2027-03-15"}


async def test_the_meeting_day_within_the_usual_days_is_set_without_a_reason() -> None:
    store = await the_town(a_memory_store(), TODAY)
    kept = await do(store, set_deadline, COUNCIL, due=Span.day(date(2027, 12, 16)), reason="")
    assert kept.after.first == date(2027, 12, 16)


async def test_a_date_outside_what_stood_needs_a_reason_and_so_does_one_that_people_set() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, ReasonMissing, set_deadline, COUNCIL, due=Span.day(date(2027, 12, 9)), reason="")
    await do(store, set_deadline)
    await refused(store, ReasonMissing, set_deadline, due=Span.day(date(2027, 3, 16)), reason="")


async def test_a_soft_span_is_kept_with_its_words() -> None:
    store = await the_town(a_memory_store(), TODAY)
    span = part_of_month(2027, 12, "primo")
    assert (await do(store, move_deadline, due=span)).after.due == span


async def test_a_deadline_is_moved_with_a_reason_and_the_trace_has_both_days(store: Store) -> None:
    await the_town(store, TODAY)
    await do(store, move_deadline, NEGOTIATION, message="m-7")
    entry = await last_entry(store, "move-deadline")
    assert (entry.reason, entry.message, entry.plan) == ("aftalt på mødet", "m-7", "noerrebro")
    assert entry.before["deadlines"] == {NEGOTIATION: "2027-01-01"}
    assert entry.after["deadlines"] == {NEGOTIATION: "2027-03-15"}


@pytest.mark.parametrize("reason", ["", " ", "ok"])
async def test_a_move_without_a_reason_is_refused(reason: str) -> None:
    await refused(await the_town(a_memory_store(), TODAY), ReasonMissing, move_deadline, reason=reason)


@pytest.mark.parametrize("action", [set_deadline, move_deadline])
async def test_a_day_that_has_passed_is_refused_and_today_is_not(action: Kept) -> None:
    store = await the_town(a_memory_store(), TODAY)
    yesterday = Span.day(TODAY - timedelta(days=1))
    fault = await refused(store, DayHasPassed, action, due=yesterday)
    assert fault.facts() == {"day": yesterday, "today": TODAY}
    assert (await do(store, action, due=Span.day(TODAY))).after.first == TODAY


async def test_a_deadline_spans_no_whole_year() -> None:
    await refused(await the_town(a_memory_store(), TODAY), SpanTooLong, move_deadline, due=year_span(2027))


async def test_a_day_that_is_not_worked_is_taken_and_the_working_day_before_it_offered() -> None:
    store = await the_town(a_memory_store(), TODAY)
    easter = Span.day(date(2027, 3, 29))  # Easter Monday
    kept = await do(store, move_deadline, due=easter)
    assert (kept.after.due, kept.working_day) == (easter, date(2027, 3, 24))
    assert (await do(store, move_deadline)).working_day is None


async def test_what_people_fixed_is_moved_by_no_settlement_and_no_new_rule(store: Store) -> None:
    await the_town(store, TODAY)
    await do(store, move_deadline, NEGOTIATION)
    await settle_question(
        store, actor=IDA, question="A1", reading="three-years", reason="bekræftet", now=at(TODAY)
    )
    async with store.writing() as unit:
        await rederive(unit, None, TODAY)
    assert (await the(store, Deadline, NEGOTIATION)).due == MONDAY


async def test_a_met_deadline_is_owed_by_nobody_and_the_plans_next_day_follows(store: Store) -> None:
    await the_town(store, TODAY)
    first = (await the(store, Plan, "amager")).attention
    async with store.reading() as look:
        found = await look.find(Deadline, plan="amager", state=DeadlineState.OPEN, order=("first",))
    kept = await do(store, mark_met, next(one.id for one in found if one.first == first), reason="")
    assert kept.after.state is DeadlineState.MET
    assert kept.plan.attention is not None and first is not None and kept.plan.attention >= first
    assert kept.plan == await the(store, Plan, "amager")


async def test_a_deadline_is_set_aside_with_a_reason_that_is_kept(store: Store) -> None:
    await the_town(store, TODAY)
    kept = await do(store, mark_not_relevant)
    assert (kept.after.state, kept.after.reason) == (DeadlineState.NOT_RELEVANT, "aftalt på mødet")
    await refused(store, ReasonMissing, mark_not_relevant, COUNCIL, reason="")


@pytest.mark.parametrize("close", [mark_met, mark_not_relevant])
async def test_a_closed_deadline_is_reopened_first(close: Kept) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await do(store, close)
    for action in (set_deadline, move_deadline, mark_met, mark_not_relevant):
        await refused(store, DeadlineClosed, action)
    kept = await do(store, reopen_deadline)
    assert (kept.after.state, kept.after.reason) == (DeadlineState.OPEN, "")


async def test_an_open_deadline_is_not_reopened() -> None:
    await refused(await the_town(a_memory_store(), TODAY), DeadlineOpen, reopen_deadline)


@pytest.mark.parametrize("action", ALL)
async def test_a_day_that_comes_by_itself_is_left_alone(action: Kept) -> None:
    await refused(await the_town(a_memory_store(), TODAY), ComesByItself, action, "noerrebro.3.start")


@pytest.mark.parametrize("action", ALL)
async def test_rights_versions_and_ids_are_checked(action: Kept) -> None:
    store = await the_town(a_memory_store(), TODAY)
    for role in (Role.VIEWER, Role.CONTRIBUTOR):
        await refused(store, NotAllowed, action, actor=a_person(role))
    await refused(store, RecordMovedOn, action, seen=9)
    await refused(store, NoSuchThing, action, "noerrebro.9.council")


async def test_of_two_who_move_the_same_version_one_wins_and_the_other_is_told(store: Store) -> None:
    await the_town(store, TODAY)
    seen = (await the(store, Deadline, DUE)).version
    both = await asyncio.gather(
        *(do(store, move_deadline, seen=seen, due=Span.day(date(2027, 3, day))) for day in (15, 16)),
        return_exceptions=True,
    )
    assert [type(one) for one in both if isinstance(one, Exception)] == [RecordMovedOn]
