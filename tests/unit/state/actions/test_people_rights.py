"""Who may do what for whom: every step by every role, deputies with dates, roles, units and handing over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.acting import must_cover
from state.actions.gathering.contributions import (
    approve_contribution,
    include_contribution,
    reopen_contribution,
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
    withdraw_contribution,
)
from state.actions.gathering.rounds import open_round
from state.actions.people.handing_over import hand_over
from state.actions.people.roles import set_deputy, set_role, set_unit
from state.facts.contribution import Content, Contribution
from state.facts.negotiation import NegotiationEntry
from state.history.undo import undo
from state.organisation.people import RIGHTS, Action, Deputy, Person, Role, Scope, scope_of
from state.overview.people import stands_in_for, tasks_of
from state.overview.snapshot import Snapshot
from state.records.errors import (
    CannotTakeOver,
    DueHasPassed,
    LastAdmin,
    LastBeforeFirst,
    NoSuchThing,
    NotAllowed,
    NothingToHandOver,
    NotOwnUnit,
    OwnDeputy,
    PlanError,
    ProtectedAdmin,
    RecordMovedOn,
    UnitMissing,
)
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import at, everything, last_entry, the, the_town
from tests.support.stores import a_memory_store

TODAY = date(2027, 1, 11)
NOW = at(TODAY)
WEEK = timedelta(days=7)
IDA = a_person(Role.COORDINATOR, name="Ida Holm")
METTE = a_person(Role.CONTRIBUTOR, name="Mette Krog", unit="sof")
OLE = a_person(Role.CONTRIBUTOR, name="Ole Bech", unit="sof")
SARA = a_person(Role.CONTRIBUTOR, name="Sara Juhl", unit="buf")
VERA = a_person(Role.VIEWER, name="Vera Dam", unit="sof")
ADA = a_person(Role.ADMIN, name="Ada Winther")
EVERYBODY = (IDA, METTE, OLE, SARA, VERA, ADA)
MONEY = Content(amount=Decimal(450_000), years=(2028,))


async def peopled(store: Store, *people: Person) -> Store:
    """The town with these people in it."""
    await the_town(store, TODAY)
    async with store.writing() as unit:
        for one in people or EVERYBODY:
            await unit.put(one)
    return store


async def refused(store: Store, expected: type[PlanError], attempt: Awaitable[object]) -> PlanError:
    """The refusal of an attempt, after which everything is as it was."""
    before = await everything(store)
    with pytest.raises(expected) as raised:
        await attempt
    assert await everything(store) == before
    return raised.value


# Every step by every role, for one's own administration and for another

Attempt = Callable[[Store, Person, str], Awaitable[object]]


def step(action: Any, **more: Any) -> Attempt:
    return lambda store, actor, unit: action(store, actor=actor, plan="noerrebro", unit=unit, now=NOW, **more)


STEPS: dict[Action, tuple[str, Attempt]] = {
    Action.ANSWER_REQUEST: ("asked", step(respond, accept=True)),
    Action.SAVE_CONTRIBUTION: ("asked", step(save_contribution, content=MONEY)),
    Action.SUBMIT_CONTRIBUTION: ("written", step(submit_contribution)),
    Action.APPROVE_CONTRIBUTION: ("submitted", step(approve_contribution)),
    Action.WITHDRAW_CONTRIBUTION: ("submitted", step(withdraw_contribution, reason="ny plan")),
    Action.RETURN_CONTRIBUTION: ("submitted", step(return_contribution, reason="mangler år")),
    Action.INCLUDE_CONTRIBUTION: ("approved", step(include_contribution)),
    Action.REOPEN_CONTRIBUTION: ("approved", step(reopen_contribution, reason="fejl")),
}
ON_THE_WAY = {
    "asked": (),
    "written": (step(save_contribution, content=MONEY),),
    "submitted": (step(save_contribution, content=MONEY), step(submit_contribution)),
    "approved": (
        step(save_contribution, content=MONEY),
        step(submit_contribution),
        step(approve_contribution),
    ),
}


@pytest.mark.parametrize("unit", ["sof", "buf"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", STEPS)
async def test_a_step_is_for_whom_the_table_says(action: Action, role: Role, unit: str) -> None:
    store = await peopled(a_memory_store())
    begun, attempt = STEPS[action]
    await open_round(store, actor=IDA, plan="noerrebro", due=TODAY + WEEK, now=NOW)
    for earlier in ON_THE_WAY[begun]:
        await earlier(store, IDA, unit)
    actor = a_person(role, name="Nobody Yet", unit="sof")
    scope = RIGHTS[action].get(role)
    if scope is Scope.ANY or (scope is Scope.OWN and unit == "sof"):
        await attempt(store, actor, unit)
    else:
        await refused(store, NotOwnUnit if scope else NotAllowed, attempt(store, actor, unit))


@pytest.mark.parametrize("role", Role)
async def test_a_round_roles_units_and_deputies_are_for_whom_the_table_says(role: Role) -> None:
    attempts: dict[Action, Callable[[Store, Person], Awaitable[object]]] = {
        Action.OPEN_ROUND: lambda store, actor: open_round(
            store, actor=actor, plan="noerrebro", due=TODAY, now=NOW
        ),
        Action.SET_ROLE: lambda store, actor: set_role(
            store, actor=actor, person=VERA.id, role=Role.CONTRIBUTOR, now=NOW
        ),
        Action.SET_UNIT: lambda store, actor: set_unit(store, actor=actor, person=VERA.id, to="buf", now=NOW),
        Action.SET_DEPUTY: lambda store, actor: set_deputy(
            store, actor=actor, person=METTE.id, deputy=OLE.id, now=NOW
        ),
    }
    for action, attempt in attempts.items():
        store = await peopled(a_memory_store())
        actor = a_person(role, name="Nobody Yet", unit="sof")
        if RIGHTS[action].get(role) is Scope.ANY:
            await attempt(store, actor)
        else:
            await refused(store, NotAllowed, attempt(store, actor))


async def test_a_right_that_was_taken_away_is_gone_at_once(store: Store) -> None:
    await peopled(store)
    await set_role(store, actor=ADA, person=METTE.id, role=Role.VIEWER, now=NOW)
    await refused(store, NotAllowed, step(save_contribution, content=MONEY)(store, METTE, "sof"))


# Deputies


def away(person: Person, deputy: Person, first: date = TODAY, last: date = TODAY) -> Person:
    return replace(person, deputy=Deputy(person=deputy.id, name=deputy.name, first=first, last=last))


@pytest.mark.parametrize(("days", "stands_in"), [(-1, False), (0, True), (3, True), (7, True), (8, False)])
def test_a_deputy_has_the_right_from_the_first_day_to_the_last(days: int, stands_in: bool) -> None:
    absent = away(METTE, VERA, TODAY, TODAY + WEEK)
    by = scope_of(VERA, Action.SAVE_CONTRIBUTION, "sof", TODAY + timedelta(days=days), (absent,))
    assert by == (absent if stands_in else None)


@pytest.mark.parametrize("action", Action)
def test_a_deputy_may_what_the_absent_one_may_but_not_who_may_what(action: Action) -> None:
    by = scope_of(VERA, action, None, TODAY, (away(ADA, VERA),))
    kept_back = {"set-role", "set-unit", "set-deputy", "change-own-settings", "advance-calendar"}
    everybodys = Role.VIEWER in RIGHTS[action]  # which the deputy does by their own right
    assert (by is not None and by.id == ADA.id) is (action.value not in kept_back and not everybodys)


def test_ones_own_right_comes_before_a_deputys() -> None:
    assert scope_of(IDA, Action.OPEN_ROUND, None, TODAY, (away(ADA, IDA),)) == IDA


def test_a_deputys_deputy_has_no_right() -> None:
    assert scope_of(SARA, Action.OPEN_ROUND, None, TODAY, (away(VERA, SARA), away(IDA, VERA))) is None


async def test_a_deputys_step_is_traced_under_both_names(store: Store) -> None:
    await peopled(store)
    await set_deputy(store, actor=METTE, deputy=SARA.id, first=TODAY, last=TODAY + WEEK, now=NOW)
    await step(save_contribution, content=MONEY)(store, SARA, "sof")
    await step(submit_contribution)(store, SARA, "sof")
    entry = await last_entry(store, "submit-contribution")
    assert (entry.who_name, entry.on_behalf_of, entry.on_behalf_of_name) == (
        "Sara Juhl",
        METTE.id,
        "Mette Krog",
    )
    given = await the(store, Contribution, "noerrebro.3.sof")
    assert (given.submitted_by_name, given.submitted_for) == ("Sara Juhl", "Mette Krog")


async def test_a_deputy_who_is_no_longer_one_is_refused(store: Store) -> None:
    await peopled(store)
    await set_deputy(store, actor=METTE, deputy=SARA.id, last=TODAY + WEEK, now=NOW)
    await set_deputy(store, actor=METTE, deputy=None, now=NOW)
    await refused(store, NotOwnUnit, step(save_contribution, content=MONEY)(store, SARA, "sof"))


async def test_a_deputy_reads_whom_they_stand_in_for(store: Store) -> None:
    await peopled(store)
    await set_deputy(store, actor=METTE, deputy=SARA.id, last=TODAY + WEEK, now=NOW)
    async with store.reading() as look:
        assert [one.id for one in stands_in_for(await Snapshot().renewed(look), SARA, TODAY)] == [METTE.id]
        assert stands_in_for(await Snapshot().renewed(look), SARA, TODAY + WEEK + WEEK) == ()
        by = await must_cover(look, SARA, Action.SAVE_CONTRIBUTION, TODAY, "sof")
    assert by.id == METTE.id


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"deputy": METTE.id}, OwnDeputy),
        ({"deputy": "t/Nobody"}, NoSuchThing),
        ({"first": TODAY + WEEK, "last": TODAY}, LastBeforeFirst),
        ({"first": TODAY - WEEK, "last": TODAY - timedelta(days=1)}, DueHasPassed),
        ({"person": OLE.id}, NotAllowed),
        ({"seen": 7}, RecordMovedOn),
    ],
)
async def test_a_deputy_that_cannot_be_is_refused(wrong: dict[str, Any], expected: type[PlanError]) -> None:
    store = await peopled(a_memory_store())
    request: dict[str, Any] = {"actor": METTE, "deputy": OLE.id, "now": NOW, **wrong}
    await refused(store, expected, set_deputy(store, **request))


# Roles and units


async def test_a_role_and_its_unit_are_given_and_traced(store: Store) -> None:
    await peopled(store)
    given = await set_role(
        store,
        actor=ADA,
        person=VERA.id,
        role=Role.CONTRIBUTOR,
        in_unit="suf",
        reason="ny i teamet",
        now=NOW,
        message="m-1",
    )
    assert (given.person.role, given.person.unit) == (Role.CONTRIBUTOR, "suf")
    entry = await last_entry(store, "set-role")
    assert (entry.before["role"], entry.after["role"], entry.reason) == (
        "viewer",
        "contributor",
        "ny i teamet",
    )
    again = await set_role(
        store, actor=ADA, person=VERA.id, role=Role.CONTRIBUTOR, in_unit="suf", now=NOW, message="m-1"
    )
    assert again.repeated


async def test_a_role_somebody_has_already_leaves_no_trace(store: Store) -> None:
    await peopled(store)
    before = await everything(store)
    assert (await set_role(store, actor=ADA, person=VERA.id, role=Role.VIEWER, now=NOW)).entry is None
    assert await everything(store) == before


async def test_the_last_administrator_stays(store: Store) -> None:
    await peopled(store)
    fault = await refused(
        store, LastAdmin, set_role(store, actor=ADA, person=ADA.id, role=Role.VIEWER, now=NOW)
    )
    assert fault.facts() == {"name": "Ada Winther"}
    await set_role(store, actor=ADA, person=IDA.id, role=Role.ADMIN, now=NOW)
    await set_role(store, actor=IDA, person=ADA.id, role=Role.VIEWER, now=NOW)


@pytest.mark.parametrize("named", ["Ada Winther", "ADA WINTHER", "t/Ada Winther"])
async def test_an_administrator_the_settings_name_stays(named: str) -> None:
    store = await peopled(a_memory_store())
    await set_role(store, actor=ADA, person=IDA.id, role=Role.ADMIN, now=NOW)
    await refused(
        store,
        ProtectedAdmin,
        set_role(store, actor=IDA, person=ADA.id, role=Role.VIEWER, now=NOW, protected=frozenset({named})),
    )


async def test_a_contributor_contributes_for_an_administration() -> None:
    nobody = a_person(Role.VIEWER, name="Uden Hus", unit=None)
    store = await peopled(a_memory_store(), ADA, METTE, nobody)
    await refused(
        store, UnitMissing, set_role(store, actor=ADA, person=nobody.id, role=Role.CONTRIBUTOR, now=NOW)
    )
    await refused(store, UnitMissing, set_unit(store, actor=ADA, person=METTE.id, to=None, now=NOW))
    await refused(store, NoSuchThing, set_unit(store, actor=ADA, person=METTE.id, to="br", now=NOW))


async def test_who_moves_to_another_administration_does_not_lead_it_for_that() -> None:
    head = replace(METTE, leads=True)
    for moves in (
        lambda store: set_unit(store, actor=ADA, person=head.id, to="buf", now=NOW),
        lambda store: set_role(
            store, actor=ADA, person=head.id, role=Role.COORDINATOR, in_unit="buf", now=NOW
        ),
    ):
        store = await peopled(a_memory_store(), ADA, head)
        moved = (await moves(store)).person
        assert (moved.unit, moved.leads) == ("buf", False)
    store = await peopled(a_memory_store(), ADA, head)
    stays = await set_role(store, actor=ADA, person=head.id, role=Role.VIEWER, in_unit="sof", now=NOW)
    assert stays.person.leads


async def test_undoing_a_role_needs_the_right_to_give_one(store: Store) -> None:
    await peopled(store)
    given = await set_role(store, actor=ADA, person=METTE.id, role=Role.VIEWER, now=NOW)
    assert given.entry is not None
    await refused(store, NotAllowed, undo(store, actor=IDA, now=NOW, entry=given.entry.id))
    await undo(store, actor=ADA, now=NOW, entry=given.entry.id)
    assert (await the(store, Person, METTE.id)).role is Role.CONTRIBUTOR


async def test_undoing_leaves_an_administrator_too(store: Store) -> None:
    await peopled(store)
    given = await set_role(store, actor=ADA, person=IDA.id, role=Role.ADMIN, now=NOW)
    await set_role(store, actor=IDA, person=ADA.id, role=Role.VIEWER, now=NOW)
    assert given.entry is not None
    await refused(store, LastAdmin, undo(store, actor=IDA, now=NOW, entry=given.entry.id))


# Tasks, and handing them over


def a_step(owner: str) -> NegotiationEntry:
    return NegotiationEntry(
        id=f"n-{owner}",
        plan="noerrebro",
        period=3,
        on=TODAY,
        parties=("lbf",),
        topic="mål",
        next_step="send delaftaler",
        owner=owner,
        due=TODAY + timedelta(days=3),
    )


async def busy(store: Store) -> Store:
    """Mette writes her administration's contribution and owns a step of the negotiation."""
    await peopled(store)
    await open_round(store, actor=IDA, plan="noerrebro", due=TODAY + WEEK, now=NOW)
    await step(respond, accept=True)(store, METTE, "sof")
    async with store.writing() as unit:
        await unit.put(a_step(METTE.id))
        await unit.put(a_step("Mette Krog"))
    return store


async def test_ones_tasks_come_by_day_and_those_of_the_absent_with_their_name(store: Store) -> None:
    await busy(store)
    await set_deputy(store, actor=METTE, deputy=SARA.id, last=TODAY + WEEK, now=NOW)
    async with store.reading() as look:
        mine = tasks_of(await Snapshot().renewed(look), METTE, TODAY)
        hers = tasks_of(await Snapshot().renewed(look), SARA, TODAY)
        oles = tasks_of(await Snapshot().renewed(look), OLE, TODAY)
    assert [one.due for one in mine] == [TODAY + timedelta(days=3), TODAY + timedelta(days=3), TODAY + WEEK]
    assert [one.instead_of.id for one in hers if one.instead_of] == [METTE.id] * 3
    assert oles == ()


async def test_a_coordinator_has_what_came_in_to_do(store: Store) -> None:
    await busy(store)
    await step(save_contribution, content=MONEY)(store, METTE, "sof")
    await step(submit_contribution)(store, METTE, "sof")
    async with store.reading() as look:
        found = tasks_of(await Snapshot().renewed(look), IDA, TODAY)
    assert [one.contribution.id for one in found if one.contribution] == ["noerrebro.3.sof"]


async def test_all_of_somebodys_tasks_are_handed_over_in_one_entry(store: Store) -> None:
    await busy(store)
    handed = await hand_over(store, actor=METTE, to=OLE.id, now=NOW, message="m-2")
    assert (len(handed.contributions), len(handed.steps)) == (1, 2)
    assert (await the(store, Contribution, "noerrebro.3.sof")).responsible_name == "Ole Bech"
    owners = {(await the(store, NegotiationEntry, f"n-{one}")).owner for one in (METTE.id, "Mette Krog")}
    assert owners == {OLE.id, "Ole Bech"}
    assert (await hand_over(store, actor=METTE, to=OLE.id, now=NOW, message="m-2")).repeated
    await undo(store, actor=METTE, now=NOW)
    assert (await the(store, Contribution, "noerrebro.3.sof")).responsible == METTE.id


async def test_a_coordinator_hands_over_for_who_has_left(store: Store) -> None:
    await busy(store)
    await refused(store, NotAllowed, hand_over(store, actor=SARA, person=METTE.id, to=OLE.id, now=NOW))
    await hand_over(store, actor=IDA, person=METTE.id, to=OLE.id, now=NOW)
    assert (await last_entry(store, "hand-over")).on_behalf_of == METTE.id


async def test_tasks_go_to_nobody_who_may_not_do_them_and_from_nobody_who_has_none() -> None:
    store = await busy(a_memory_store())
    await refused(store, CannotTakeOver, hand_over(store, actor=METTE, to=SARA.id, now=NOW))
    await refused(store, NothingToHandOver, hand_over(store, actor=OLE, to=METTE.id, now=NOW))
