"""Money: only the council releases it, never more than is set aside, and one key without the other is an alarm."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.acting import AlreadyRecorded
from state.actions.approval.decisions import DecisionInFuture, record_decision
from state.actions.approval.releases import (
    CouncilDecisionMissing,
    NoAlarm,
    Released,
    WhichPlan,
    release_funds,
    settle_alarm,
)
from state.actions.approval.shares import (
    Allocated,
    AmountNotPositive,
    MoreThanLeft,
    NoAmount,
    NothingLeft,
    PlanNotServed,
    YearOutside,
    allocate,
    remove_share,
)
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.decision import Decision, Outcome
from state.facts.funding import Appropriation
from state.facts.plan import Plan, Stage
from state.organisation.people import Role
from state.overview import plans
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing, NotAllowed, PlanError, ReasonMissing, RecordMovedOn
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import (
    CAPITAL,
    IDA,
    SERVICE,
    at,
    content,
    everything,
    last_entry,
    release,
    the,
    the_town,
)
from tests.support.stores import a_memory_store

TODAY = date(2026, 11, 23)
BR = date(2025, 12, 18)
MILLION = Decimal(1_000_000)


async def released(store: Store, amount: Decimal | None = MILLION, **more: Any) -> Released:
    asked = {
        "actor": IDA,
        "appropriation": CAPITAL,
        "amount": amount,
        "on": BR,
        "reference": "BR 18. december 2025, punkt 12",
        "now": at(TODAY),
    }
    return await release_funds(store, **{**asked, **more})


async def refused(
    store: Store, fault: type[PlanError], amount: Decimal | None = MILLION, **more: Any
) -> PlanError:
    before = await everything(store)
    with pytest.raises(fault) as raised:
        await released(store, amount, **more)
    assert await everything(store) == before
    return raised.value


async def decided(store: Store, *points: Any, plan: str = "noerrebro") -> Decision:
    """The council's decision on a plan's second period, out of order."""
    done = await record_decision(
        store,
        actor=IDA,
        plan=plan,
        period=2,
        body="br",
        on=BR,
        points=points,
        override_reason="udvalgenes referater mangler",
        now=at(TODAY),
    )
    return done.decision


async def status(store: Store, plan: str = "noerrebro") -> plans.PlanStatus:
    async with store.reading() as look:
        page = plans.plan_statuses(await Snapshot().renewed(look), TODAY, [plan])
    return page.statuses[0]


# Releasing


async def test_money_is_released_in_parts_and_the_rest_without_an_amount(store: Store) -> None:
    await the_town(store, TODAY)
    part = await released(store)
    assert (part.released, part.left) == (MILLION, Decimal(6_400_000))
    rest = await released(store, None)
    assert (rest.release.amount, rest.left) == (Decimal(6_400_000), Decimal(0))


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity")])
async def test_an_amount_is_more_than_nothing(amount: Decimal) -> None:
    await refused(await the_town(a_memory_store(), TODAY), AmountNotPositive, amount)


async def test_more_than_is_left_is_refused_with_how_much_that_is(store: Store) -> None:
    await the_town(store, TODAY)
    await released(store, Decimal(7_000_000))
    fault = await refused(store, MoreThanLeft, Decimal(400_001))
    assert fault.facts() == {
        "amount": Decimal(400_001),
        "code": "TM021",
        "left": Decimal(400_000),
        "total": Decimal(7_400_000),
    }


async def test_where_all_is_released_nothing_is_left_to_release() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await released(store, None)
    await refused(store, NothingLeft, None)


async def test_two_who_release_the_last_at_once_release_it_once(store: Store) -> None:
    await the_town(store, TODAY)
    attempts = (released(store, Decimal(5_000_000), reference=f"BR punkt {one}") for one in range(2))
    faults = [
        one for one in await asyncio.gather(*attempts, return_exceptions=True) if isinstance(one, Exception)
    ]
    assert [type(one) for one in faults] == [MoreThanLeft]


async def test_the_same_release_is_recorded_once_and_says_by_whom(store: Store) -> None:
    await the_town(store, TODAY)
    await released(store)
    fault = await refused(store, AlreadyRecorded)
    assert fault.facts() == {"by": "Ida Holm", "on": TODAY}


async def test_a_release_needs_a_decision_of_the_council() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, CouncilDecisionMissing, reference=" ")
    await refused(store, NoSuchThing, decision="noerrebro.2.br.2025-12-18")
    only_content = await decided(store, content(Outcome.APPROVED))
    await refused(store, CouncilDecisionMissing, decision=only_content.id)


async def test_a_recorded_decision_that_releases_gives_the_day() -> None:
    store = await the_town(a_memory_store(), TODAY)
    adopted = await decided(store, release(Outcome.APPROVED))
    done = await released(store, decision=adopted.id, on=None)
    assert (done.release.on, done.release.decision) == (BR, adopted.id)


async def test_another_plans_decision_releases_nothing_for_this_one() -> None:
    store = await the_town(a_memory_store(), TODAY)
    other = await decided(store, release(Outcome.APPROVED), plan="amager")
    await refused(store, CouncilDecisionMissing, decision=other.id, plan="noerrebro")


async def test_a_release_of_tomorrow_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, DecisionInFuture, on=TODAY + timedelta(days=1))


async def test_a_declaration_of_intent_has_nothing_to_release() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, NoAmount, appropriation="budget-2025-tm078")


async def test_a_year_or_a_plan_the_money_is_not_for_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    fault = await refused(store, YearOutside, year=2031)
    assert fault.facts() == {"code": "TM021", "year": "2031", "years": "2026, 2027, 2028, 2029"}
    async with store.writing() as unit:
        money = await unit.get(Appropriation, CAPITAL)
        assert money is not None
        await unit.put(replace(money, plans=("amager",)))
    await refused(store, PlanNotServed, plan="noerrebro")


async def test_yearly_money_is_released_up_to_the_years_own_amount() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await released(store, Decimal(1_700_000), appropriation=SERVICE, year=2027)
    await refused(store, NothingLeft, MILLION, appropriation=SERVICE, year=2027, reference="BR")
    done = await released(store, None, appropriation=SERVICE, year=2028)
    assert done.release.amount == Decimal(1_700_000)


async def test_service_money_turns_no_key() -> None:
    store = await the_town(a_memory_store(), TODAY)
    done = await released(store, appropriation=SERVICE)
    assert done.plans == ()
    assert not (await status(store)).keys.release


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_releases_nothing(store: Store, role: Role) -> None:
    await the_town(store, TODAY)
    await refused(store, NotAllowed, actor=a_person(role))


async def test_money_that_moved_on_since_it_was_seen_is_not_released() -> None:
    await refused(await the_town(a_memory_store(), TODAY), RecordMovedOn, seen=7)


async def test_plans_in_different_periods_are_not_released_together() -> None:
    store = await the_town(a_memory_store(), TODAY)
    async with store.writing() as unit:
        plan = await unit.get(Plan, "amager")
        assert plan is not None
        await unit.put(plan.with_period(replace(plan.period(2), stage=Stage.EXPIRED, start=None)))
    await refused(store, WhichPlan)


# The two keys


async def test_the_forgotten_release_is_an_alarm_until_it_is_recorded(store: Store) -> None:
    await the_town(store, TODAY)
    await decided(store, content(Outcome.APPROVED))
    assert (await status(store)).keys.alarm
    done = await released(store, plan="noerrebro")
    (after,) = done.plans
    assert (after.stage_before, after.stage, after.keys.approved) == (Stage.POLITICAL, Stage.APPROVED, True)
    assert (await the(store, Deadline, "noerrebro.2.release")).state is DeadlineState.MET
    assert not (await status(store)).keys.alarm


async def test_a_release_before_the_content_is_an_alarm_too(store: Store) -> None:
    await the_town(store, TODAY)
    done = await released(store)
    assert {one.plan.id: (one.stage, one.keys.alarm) for one in done.plans} == {
        "amager": (Stage.POLITICAL, True),
        "noerrebro": (Stage.POLITICAL, True),
    }


async def test_a_release_for_this_period_turns_no_key_of_the_next() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await released(store)
    assert not (await status(store)).next_keys.release


async def test_an_alarm_declared_not_relevant_is_settled_and_approves_the_content(store: Store) -> None:
    await the_town(store, TODAY)
    await decided(store, content(Outcome.APPROVED))
    done = await settle_alarm(
        store, actor=IDA, plan="noerrebro", reason="ingen anlægsmidler i perioden", now=at(TODAY)
    )
    assert (done.stage, done.keys.alarm, done.keys.approved) == (Stage.APPROVED, False, True)
    assert (await status(store)).keys == done.keys
    waived = await the(store, Deadline, "noerrebro.2.release")
    assert (waived.state, waived.reason) == (DeadlineState.NOT_RELEVANT, "ingen anlægsmidler i perioden")
    assert (await last_entry(store, "settle-alarm")).reason == "ingen anlægsmidler i perioden"


async def test_a_release_without_content_stays_unapproved_however_its_alarm_is_settled() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await released(store, plan="noerrebro")
    done = await settle_alarm(store, actor=IDA, plan="noerrebro", reason="behandles særskilt", now=at(TODAY))
    assert (done.keys.alarm, done.keys.approved, done.stage) == (False, False, Stage.POLITICAL)


async def test_where_nothing_is_wrong_there_is_no_alarm_to_settle() -> None:
    store = await the_town(a_memory_store(), TODAY)
    before = await everything(store)
    for fault, asked in {
        NoAlarm: {"reason": "alt i orden"},
        ReasonMissing: {"reason": " "},
        NotAllowed: {"reason": "alt i orden", "actor": a_person(Role.VIEWER)},
    }.items():
        with pytest.raises(fault):
            await settle_alarm(store, **{"actor": IDA, "plan": "noerrebro", "now": at(TODAY), **asked})  # type: ignore[arg-type]
    assert await everything(store) == before


# Shares


async def share(store: Store, amount: int, plan: str | None = "amager", year: int | None = 2027) -> Allocated:
    return await allocate(
        store,
        actor=IDA,
        appropriation=CAPITAL,
        amount=Decimal(amount),
        plan=plan,
        year=year,
        source="aftale 3. marts",
        now=at(TODAY),
    )


async def test_money_is_laid_on_a_plan_and_a_year_with_its_source(store: Store) -> None:
    await the_town(store, TODAY)
    done = await share(store, 1_200_000)
    assert done.left == Decimal(6_200_000)
    (kept,) = (await the(store, Appropriation, CAPITAL)).shares
    assert (kept.amount, kept.plan, kept.year, kept.source) == (
        Decimal(1_200_000),
        "amager",
        2027,
        "aftale 3. marts",
    )


async def test_a_share_said_again_replaces_the_one_before() -> None:
    store = await the_town(a_memory_store(), TODAY)
    first = await share(store, 7_000_000)
    again = await share(store, 7_400_000)
    assert (again.replaced, again.left) == (first.share, Decimal(0))


async def test_shares_never_exceed_the_total() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await share(store, 7_000_000)
    before = await everything(store)
    with pytest.raises(MoreThanLeft) as raised:
        await share(store, 400_001, "noerrebro")
    assert raised.value.left == Decimal(400_000)
    assert await everything(store) == before


async def test_a_share_of_yearly_money_stays_within_its_year() -> None:
    store = await the_town(a_memory_store(), TODAY)
    asked = {"actor": IDA, "appropriation": SERVICE, "year": 2027, "now": at(TODAY)}
    await allocate(store, amount=Decimal(1_000_000), plan="amager", **asked)  # type: ignore[arg-type]
    with pytest.raises(MoreThanLeft) as raised:
        await allocate(store, amount=Decimal(700_001), plan="noerrebro", **asked)  # type: ignore[arg-type]
    assert raised.value.left == Decimal(700_000)


async def test_a_share_is_taken_back_with_a_reason(store: Store) -> None:
    await the_town(store, TODAY)
    await share(store, 1_200_000)
    asked = {"actor": IDA, "appropriation": CAPITAL, "plan": "amager", "year": 2027, "now": at(TODAY)}
    with pytest.raises(ReasonMissing):
        await remove_share(store, reason="", **asked)  # type: ignore[arg-type]
    done = await remove_share(store, reason="lagt på det forkerte år", **asked)  # type: ignore[arg-type]
    assert (done.left, done.appropriation.shares) == (Decimal(7_400_000), ())
    with pytest.raises(NoSuchThing):
        await remove_share(store, reason="lagt på det forkerte år", **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_splits_nothing(role: Role) -> None:
    store = await the_town(a_memory_store(), TODAY)
    with pytest.raises(NotAllowed):
        await allocate(
            store,
            actor=a_person(role),
            appropriation=CAPITAL,
            amount=MILLION,
            plan="amager",
            now=at(TODAY),
        )
