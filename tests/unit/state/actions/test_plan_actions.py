"""Plans registered, renewed, merged and renamed: every period has its deadlines, and history is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.plans.advance import advance
from state.actions.plans.naming import slug
from state.actions.plans.register import (
    PlanKept,
    PlansMerged,
    merge_plans,
    register_plan,
    rename_plan,
    renew_plan,
)
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rederivation import rederive
from state.facts.names import (
    AlreadyMerged,
    EndUnknown,
    MergeNeedsTwo,
    NameMissing,
    NameTaken,
    PeriodOverlaps,
    PeriodThere,
    PeriodTooLong,
    PeriodTurned,
)
from state.facts.plan import Plan, Stage
from state.history.undo import undo
from state.organisation.people import Role
from state.overview import plans
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing, NotAllowed, PlanError, RecordMovedOn
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import IDA, at, everything, last_entry, the, the_town
from tests.support.stores import a_memory_store

TODAY = date(2026, 11, 23)
START, LAST = date(2029, 1, 1), date(2032, 12, 31)


async def register(store: Store, **more: Any) -> PlanKept:
    asked: dict[str, Any] = {
        "actor": IDA,
        "name": "Sydhavnen",
        "start": START,
        "last_day": LAST,
        "now": at(TODAY),
    }
    return await register_plan(store, **{**asked, **more})


async def renew(store: Store, plan: str = "noerrebro", **more: Any) -> PlanKept:
    return await renew_plan(store, **{"actor": IDA, "plan": plan, "now": at(TODAY), **more})


async def merge(store: Store, **more: Any) -> PlansMerged:
    asked: dict[str, Any] = {
        "actor": IDA,
        "plans": ("noerrebro", "amager"),
        "name": "Nørrebro og Amager",
        "start": START,
        "last_day": LAST,
        "now": at(TODAY),
    }
    return await merge_plans(store, **{**asked, **more})


async def unchanged(store: Store, fault: type[PlanError], doing: Any, **more: Any) -> PlanError:
    before = await everything(store)
    with pytest.raises(fault) as raised:
        await doing(store, **more)
    assert await everything(store) == before
    return raised.value


# Registering


async def test_a_new_plan_has_every_deadline_before_its_start(store: Store) -> None:
    await the_town(store, TODAY)
    done = await register(store, aliases=("sydhavn", " "), official_name="Helhedsplan Sydhavnen")
    assert (done.plan.id, done.plan.aliases, done.plan.periods[0].stage) == (
        "sydhavnen",
        ("sydhavn",),
        Stage.DORMANT,
    )
    assert (await the(store, Deadline, "sydhavnen.1.negotiation-start")).first == date(2028, 1, 1)
    assert done.plan.attention == date(2027, 7, 1)
    assert (await last_entry(store, "register-plan")).plan == "sydhavnen"


async def test_of_a_plan_that_runs_already_nobody_owes_what_came_before() -> None:
    store = await the_town(a_memory_store(), TODAY)
    done = await register(store, start=date(2025, 1, 1), last_day=date(2028, 12, 31))
    assert [one.stage for one in done.plan.periods] == [Stage.RUNNING, Stage.DORMANT]
    async with store.reading() as look:
        found = await look.find(Deadline, plan="sydhavnen")
    owed = {one.period for one in found if one.is_open() and one.rule != "expiry"}
    assert owed == {2}
    assert (await the(store, Deadline, "sydhavnen.2.preparation")).first == date(2027, 7, 1)


@pytest.mark.parametrize("name", ["Nørrebro", " nørrebro ", "AMAGERPLANEN", "NørreBrobyggerne", "noerrebro"])
async def test_a_name_finds_one_plan_alone(name: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await unchanged(store, NameTaken, register, name=name)
    await unchanged(store, NameTaken, register, aliases=(name,))


@pytest.mark.parametrize("name", ["", "  ", "—", "!?"])
async def test_a_plan_has_a_name(name: str) -> None:
    await unchanged(await the_town(a_memory_store(), TODAY), NameMissing, register, name=name)


async def test_a_period_begins_before_it_ends_and_lasts_no_lifetime() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await unchanged(store, PeriodTurned, register, last_day=date(2028, 12, 31))
    await unchanged(store, PeriodTooLong, register, last_day=date(2060, 1, 1))


@pytest.mark.parametrize(
    ("name", "made"), [("Ørestad Å/Æ", "oerestad-aa-ae"), ("Café-kvarteret 2", "cafe-kvarteret-2")]
)
def test_an_id_is_made_of_plain_letters(name: str, made: str) -> None:
    assert slug(name) == made


async def test_an_id_is_nobody_elses_though_the_name_is_free() -> None:
    store = await the_town(a_memory_store(), TODAY)
    assert (await register(store, name="Shared")).plan.id == "shared-2"
    await unchanged(store, NameTaken, register, name="shared-2")


# Renewing


async def test_the_next_period_gets_its_days_and_the_one_after_it_can_be_told() -> None:
    store = await the_town(a_memory_store(), TODAY)
    done = await renew(store, start=date(2028, 1, 1), last_day=date(2031, 12, 31))
    assert (done.plan.period(3).start, done.plan.period(3).last_day) == (
        date(2028, 1, 1),
        date(2031, 12, 31),
    )
    assert (await the(store, Deadline, "noerrebro.3.expiry")).first == date(2031, 12, 31)


async def test_without_a_start_it_follows_the_present_period_and_its_doubts(store: Store) -> None:
    await the_town(store, TODAY)
    done = await renew(store, last_day=date(2031, 12, 31))
    assert done.plan.period(3).start is None
    start = await the(store, Deadline, "noerrebro.3.start")
    assert (start.first, bool(start.alternatives)) == (date(2028, 1, 1), True)


async def test_a_next_period_that_has_its_days_is_not_renewed_again() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await renew(store, start=date(2028, 1, 1), last_day=date(2031, 12, 31))
    fault = await unchanged(store, PeriodThere, renew, last_day=date(2032, 12, 31))
    assert fault.facts() == {"plan": "Nørrebro", "start": date(2028, 1, 1)}


async def test_a_period_does_not_begin_before_the_one_before_it_ends() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await unchanged(store, PeriodOverlaps, renew, start=date(2027, 12, 31))


async def test_where_no_end_is_known_the_start_is_asked_for_and_gives_it() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await register(store, start=date(2025, 1, 1), last_day=None)
    await unchanged(store, EndUnknown, renew, plan="sydhavnen", last_day=LAST)
    done = await renew(store, plan="sydhavnen", start=START, last_day=LAST)
    assert done.plan.period(1).last_day == date(2028, 12, 31)
    assert (await the(store, Deadline, "sydhavnen.2.start")).first == START


async def test_a_period_that_ends_is_followed_by_one_to_prepare(store: Store) -> None:
    await the_town(store, TODAY)
    await register(store, start=date(2025, 1, 1), last_day=date(2028, 12, 31))
    await renew(store, plan="sydhavnen", last_day=LAST)
    async with store.writing() as unit:
        plan = await unit.get(Plan, "sydhavnen")
        assert plan is not None
        await unit.put(plan.with_period(replace(plan.period(2), stage=Stage.APPROVED)))
        await rederive(unit, ["sydhavnen"], TODAY)
    begun = date(2029, 1, 2)
    await advance(store, begun, at(begun))
    plan = await the(store, Plan, "sydhavnen")
    assert [one.stage for one in plan.periods] == [Stage.EXPIRED, Stage.RUNNING, Stage.DORMANT]
    assert (plan.current(begun).number, plan.period(2).start) == (2, START)
    assert (await the(store, Deadline, "sydhavnen.3.start")).first == date(2033, 1, 1)
    assert plan.moves_on == date(2031, 7, 1)


# Merging


async def test_a_merged_plan_follows_the_old_ones_and_they_owe_nothing_more(store: Store) -> None:
    await the_town(store, TODAY)
    done = await merge(store)
    assert (done.plan.id, done.plan.predecessors) == ("noerrebro-og-amager", ("noerrebro", "amager"))
    for old in done.predecessors:
        assert old.successor == done.plan.id
        async with store.reading() as look:
            found = await look.find(Deadline, plan=old.id, state=DeadlineState.OPEN)
        assert {one.rule for one in found} == {"expiry"}
    closed = await the(store, Deadline, "noerrebro.3.council")
    assert (closed.state, closed.reason) == (DeadlineState.NOT_RELEVANT, "merged")
    assert (await the(store, Deadline, "noerrebro-og-amager.1.council")).is_open()


async def test_history_of_the_merged_is_kept(store: Store) -> None:
    await the_town(store, TODAY)
    await merge(store)
    met = await the(store, Deadline, "noerrebro.2.declaration")
    assert (met.state, met.reason) == (DeadlineState.MET, "TM078 i Budget 2025 er hensigtserklæringen.")


async def test_a_merged_plan_is_neither_renewed_nor_merged_again() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await merge(store)
    fault = await unchanged(store, AlreadyMerged, renew, last_day=LAST)
    assert fault.facts() == {"plan": "Nørrebro", "successor": "Nørrebro og Amager"}
    await unchanged(store, AlreadyMerged, merge, name="Andet")


async def test_it_takes_two_plans_that_are_there() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await unchanged(store, MergeNeedsTwo, merge, plans=("amager", "amager"))
    await unchanged(store, NoSuchThing, merge, plans=("amager", "sydhavnen"))
    await unchanged(store, NameTaken, merge, name="Amager")


async def test_the_calendar_carries_no_merged_plan_on() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await merge(store)
    later = date(2031, 1, 1)
    await advance(store, later, at(later))
    assert [one.number for one in (await the(store, Plan, "amager")).periods] == [1, 2]


# Renaming


async def test_a_renamed_plan_is_found_by_both_names(store: Store) -> None:
    await the_town(store, TODAY)
    done = await rename_plan(store, actor=IDA, plan="amager", name="Amager Vest", now=at(TODAY))
    assert (done.id, done.name, "Amager" in done.aliases, "amager vest" in done.aliases) == (
        "amager",
        "Amager Vest",
        True,
        False,
    )
    entry = await last_entry(store, "rename-plan")
    assert (entry.before, entry.after) == ({"name": "Amager"}, {"name": "Amager Vest"})


async def test_no_plan_takes_anothers_name() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await unchanged(store, NameTaken, rename_plan, actor=IDA, plan="amager", name="nørrebro", now=at(TODAY))


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_changes_no_plan(role: Role) -> None:
    store, nobody = await the_town(a_memory_store(), TODAY), a_person(role)
    for doing in (register, renew, merge):
        await unchanged(store, NotAllowed, doing, actor=nobody)
    await unchanged(store, NotAllowed, rename_plan, actor=nobody, plan="amager", name="X", now=at(TODAY))
    await unchanged(store, RecordMovedOn, renew, seen=1, last_day=LAST)


# Undone


async def test_a_registration_undone_leaves_no_plan_and_undone_again_brings_it_back(store: Store) -> None:
    await the_town(store, TODAY)
    await register(store)
    undone = await undo(store, actor=IDA, now=at(TODAY))
    async with store.reading() as look:
        listed = plans.plan_statuses(await Snapshot().renewed(look), TODAY)
        owed = await look.find(Deadline, plan="sydhavnen", state=DeadlineState.OPEN)
    assert ({one.plan.id for one in listed.statuses}, listed.total, owed) == ({"noerrebro", "amager"}, 2, ())
    with pytest.raises(NoSuchThing):
        await renew(store, plan="sydhavnen", last_day=LAST)
    await undo(store, actor=IDA, entry=undone.entry.id, now=at(TODAY))
    assert (await the(store, Deadline, "sydhavnen.1.negotiation-start")).is_open()


async def test_a_merger_undone_gives_the_old_plans_their_deadlines_back(store: Store) -> None:
    await the_town(store, TODAY)
    async with store.reading() as look:
        before = [
            (one.id, one.due, one.state)
            for plan in ("amager", "noerrebro")
            for one in await look.find(Deadline, plan=plan)
        ]
    await merge(store)
    await undo(store, actor=IDA, now=at(TODAY))
    async with store.reading() as look:
        after = [
            (one.id, one.due, one.state)
            for plan in ("amager", "noerrebro")
            for one in await look.find(Deadline, plan=plan)
        ]
    assert after == before
    assert (await the(store, Plan, "amager")).successor is None
