"""Read models: exact, the one that needs somebody first, and no dearer for two hundred plans than for two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar

import pytest
from msgspec.structs import replace

from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.contribution import Contribution, ContributionState
from state.facts.decision import Decision, Key, Outcome, Point
from state.facts.funding import Appropriation, MoneyKind, Release
from state.facts.negotiation import NegotiationEntry
from state.organisation.calendar import Span
from state.overview import plans as queries
from state.overview.snapshot import Snapshot
from state.records.store import Record, Store
from tests.support.builders import a_portfolio
from tests.support.filled import advance_once, fill_once, shipped_portfolio
from tests.support.stores import a_memory_store

R = TypeVar("R", bound=Record)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()
AHEAD = Span(first=TODAY, last=date(2031, 12, 31))


async def filled(store: Store) -> Store:
    await fill_once(store, NOW)
    await advance_once(store, TODAY, NOW)
    return store


async def saved(store: Store, *records: Record) -> None:
    async with store.writing() as unit:
        for record in records:
            await unit.put(record)


async def status_of(store: Store, plan: str, today: date = TODAY) -> queries.PlanStatus:
    async with store.reading() as look:
        page = queries.plan_statuses(await Snapshot().renewed(look), today, [plan])
    return page.statuses[0]


def a_decision(*points: Point) -> Decision:
    return Decision(id="d1", plan="noerrebro", period=2, body="br", on=date(2025, 12, 18), points=points)


def a_release(amount: int, plan: str | None = None) -> Release:
    return Release(
        id=f"r-{plan}-{amount}",
        appropriation="budget-2026-tm021-capital",
        plan=plan,
        period=None,
        amount=Decimal(amount),
        on=date(2025, 12, 18),
        decision="d1",
        recorded_by="t/ida",
    )


# Status


async def test_a_page_of_plans_says_how_many_there_are_and_the_pages_hold_each_once() -> None:
    store = a_memory_store()
    await fill_once(store, NOW, a_portfolio(25))
    seen: list[str] = []
    async with store.reading() as look:
        for offset in (0, 10, 20):
            page = queries.plan_statuses(await Snapshot().renewed(look), TODAY, offset=offset)
            assert page.total == 25
            seen += [one.plan.id for one in page.statuses]
    assert len(seen) == len(set(seen)) == 25


async def test_the_plan_that_needs_somebody_first_comes_first(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        page = queries.plan_statuses(await Snapshot().renewed(look), TODAY)
    assert [one.plan.id for one in page.statuses] == ["noerrebro", "amager"]
    assert [one.ahead[0].first for one in page.statuses] == [date(2027, 1, 1), date(2027, 7, 1)]


async def test_a_status_has_the_period_that_runs_the_next_one_and_every_candidate(store: Store) -> None:
    status = await status_of(await filled(store), "noerrebro")
    assert (status.current.number, status.upcoming and status.upcoming.number) == (2, 3)
    assert [one.day for one in status.last_days] == [date(2027, 12, 31), date(2028, 1, 1), date(2028, 12, 31)]
    assert [one.day for one in status.next_starts] == [date(2028, 1, 1), date(2028, 1, 2), date(2029, 1, 1)]


async def test_what_is_passed_without_a_record_is_overdue_and_events_never_are(store: Store) -> None:
    status = await status_of(await filled(store), "noerrebro")
    assert {one.rule for one in status.overdue} == {
        "political-treatment",
        "committee",
        "finance-committee",
        "council",
        "release",
        "preparation",
        "declaration",
    }


async def test_what_has_no_date_yet_is_told_apart(store: Store) -> None:
    status = await status_of(await filled(store), "noerrebro")
    assert [one.id for one in status.undated] == ["noerrebro.3.contributions-due"]


async def test_a_status_holds_the_questions_about_the_plan_and_those_about_all_in_order(store: Store) -> None:
    status = await status_of(await filled(store), "amager")
    assert [one.id for one in status.questions] == ["A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A12"]


async def test_one_key_of_two_is_an_alarm_until_the_other_is_recorded(store: Store) -> None:
    await filled(store)
    await saved(store, a_decision(Point(number=1, concerns=Key.CONTENT, outcome=Outcome.APPROVED)))
    assert (await status_of(store, "noerrebro")).keys.alarm
    await saved(store, a_release(1_000_000, "noerrebro"))
    status = await status_of(store, "noerrebro")
    assert (status.keys.approved, status.released) == (True, Decimal(1_000_000))


async def test_releasing_service_money_turns_no_key_of_the_capital(store: Store) -> None:
    await filled(store)
    await saved(store, replace(a_release(200_000), appropriation="budget-2026-tm021-service-2026"))
    status = await status_of(store, "noerrebro")
    assert (status.keys.release, status.released) == (False, 0)


async def test_the_release_of_another_plans_own_money_turns_no_key(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        (capital,) = await look.find(Appropriation, id="budget-2026-tm021-capital")
    own = replace(capital, id="amager-alone", plans=("amager",), version=0)
    await saved(store, own, replace(a_release(100_000), appropriation=own.id))
    async with store.reading() as look:
        page = queries.plan_statuses(await Snapshot().renewed(look), TODAY)
    assert {one.plan.id: one.keys.release for one in page.statuses} == {"noerrebro": False, "amager": True}


async def test_one_plans_release_is_not_the_others_and_a_joint_one_is_boths(store: Store) -> None:
    await filled(store)
    await saved(store, a_release(1_000_000, "amager"))
    assert (await status_of(store, "noerrebro")).released == 0
    await saved(store, a_release(500_000))
    assert (await status_of(store, "noerrebro")).released == Decimal(500_000)
    assert (await status_of(store, "amager")).released == Decimal(1_500_000)


# Deadlines


async def test_deadlines_in_a_span_are_those_with_a_day_in_it_the_earliest_first(store: Store) -> None:
    await filled(store)
    december = Span(first=date(2027, 12, 1), last=date(2027, 12, 31))
    async with store.reading() as look:
        found, total = queries.deadlines_within(
            await Snapshot().renewed(look), december, plans=("noerrebro",)
        )
    assert [one.rule for one in found] == ["finance-committee", "council", "release", "expiry"]
    assert total == 4


async def test_a_span_that_began_before_is_found_on_a_day_within_it(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        found, _ = queries.deadlines_within(
            await Snapshot().renewed(look), Span.day(date(2027, 11, 10)), plans=("noerrebro",)
        )
    assert [one.rule for one in found] == ["political-treatment"]


async def test_a_list_that_is_cut_short_says_how_many_there_are(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        all_of_them, _ = queries.deadlines_within(await Snapshot().renewed(look), AHEAD, limit=500)
        some, total = queries.deadlines_within(await Snapshot().renewed(look), AHEAD, limit=3)
    assert (len(some), total) == (3, len(all_of_them))
    assert list(some) == list(all_of_them)[:3]


async def test_what_is_met_is_left_out_unless_asked_for(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        (one,) = await look.find(Deadline, id="noerrebro.3.council")
    await saved(store, replace(one, state=DeadlineState.MET))
    async with store.reading() as look:
        open_ones, _ = queries.deadlines_within(
            await Snapshot().renewed(look), AHEAD, plans=("noerrebro",), limit=50
        )
        every, _ = queries.deadlines_within(
            await Snapshot().renewed(look), AHEAD, plans=("noerrebro",), limit=50, open_only=False
        )
    assert {each.id for each in every} - {each.id for each in open_ones} == {one.id}


async def test_nothing_is_overdue_on_its_last_day_and_it_is_the_day_after(store: Store) -> None:
    await filled(store)
    found = {}
    for today in (date(2027, 1, 1), date(2027, 1, 2)):
        async with store.reading() as look:
            overdue, _ = queries.overdue(
                await Snapshot().renewed(look), today, plans=("noerrebro",), limit=50
            )
        found[today] = {one.id for one in overdue}
    assert found[date(2027, 1, 2)] - found[date(2027, 1, 1)] == {
        "noerrebro.3.negotiation-start",
        "noerrebro.3.contributions-open",
    }


async def test_an_administration_answers_for_itself_its_committee_and_as_one_of_the_contributors() -> None:
    organisation = shipped_portfolio().organisation
    assert queries.owners_for("sof", organisation) == ("sof", "contributors", "soc")
    assert queries.owners_for("ktf", organisation) == ("ktf", "ktu")


# Questions, money, contributions and the ledger


async def test_open_questions_are_in_the_order_of_their_numbers(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        found = queries.open_questions(await Snapshot().renewed(look))
    assert [one.id for one in found] == ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A12"]


async def test_money_is_found_by_plan_kind_code_and_year(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        service = queries.money(await Snapshot().renewed(look), kind=MoneyKind.SERVICE, year=2027)
        declared = queries.money(await Snapshot().renewed(look), code="TM078")
        amager = queries.money(await Snapshot().renewed(look), plans=("amager",), kind=MoneyKind.CAPITAL)
    assert [one.id for one in service.appropriations] == ["budget-2026-tm021-service-2027-2029"]
    assert [one.kind for one in declared.appropriations] == [MoneyKind.DECLARATION]
    assert [one.total for one in amager.appropriations] == [Decimal(7_400_000)]


async def test_what_has_been_released_is_summed_and_nothing_is_made_up(store: Store) -> None:
    await filled(store)
    async with store.reading() as look:
        assert not (queries.money(await Snapshot().renewed(look))).released
    await saved(store, a_release(1_000_000, "amager"), a_release(400_000, "noerrebro"))
    async with store.reading() as look:
        released = (queries.money(await Snapshot().renewed(look))).released
    assert released == {"budget-2026-tm021-capital": Decimal(1_400_000)}


async def test_the_ledger_has_the_newest_entry_first(store: Store) -> None:
    await filled(store)
    entries = [
        NegotiationEntry(
            id=f"n{day}", plan="noerrebro", period=3, on=date(2027, 1, day), parties=("lbf",), topic="mål"
        )
        for day in (5, 20, 12)
    ]
    await saved(store, *entries)
    async with store.reading() as look:
        found = queries.ledger(await Snapshot().renewed(look), ("noerrebro",))
    assert [one.on.day for one in found] == [20, 12, 5]


@pytest.mark.parametrize("state", ContributionState)
def test_no_contribution_is_an_answer_and_a_draft_or_a_returned_one_is_not(state: ContributionState) -> None:
    contribution = Contribution(id="c", plan="noerrebro", period=3, unit="sof", state=state)
    unanswered = {"requested", "accepted", "draft", "returned", "withdrawn"}
    assert contribution.is_answered is (state.value not in unanswered)
