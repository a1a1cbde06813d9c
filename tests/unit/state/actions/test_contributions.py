"""Contributions: asked for once, written in revisions, and brought to the plan step by step, on every engine."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.gathering.contributions import (
    Recorded,
    approve_contribution,
    include_contribution,
    reopen_contribution,
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
    withdraw_contribution,
)
from state.actions.gathering.rounds import RoundOpened, open_round
from state.actions.plans.register import register_plan
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rederivation import the_organisation
from state.facts.contribution import (
    TRANSITIONS,
    Content,
    Contribution,
    ContributionEvent,
    ContributionKind,
    ContributionState,
    EffortUnit,
    after,
)
from state.facts.contribution_content import checked
from state.facts.funding import Basis
from state.facts.plan import Plan, Stage
from state.history.undo import undo
from state.organisation.calendar import Span
from state.organisation.people import Role
from state.overview.plans import contribution_of, contributions
from state.overview.snapshot import Snapshot
from state.records.audit import AuditEntry
from state.records.errors import (
    ContributionIncomplete,
    DayNotYet,
    DueHasPassed,
    FieldInvalid,
    InternalDayTooLate,
    NoContributor,
    NoSuchThing,
    NotAllowed,
    NotOwnUnit,
    PlanError,
    Problem,
    ReasonMissing,
    RecordMovedOn,
    StepRefused,
)
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import IDA, at, everything, last_entry, the, the_town, versions
from tests.support.stores import a_memory_store

TODAY, DUE = date(2027, 1, 11), date(2027, 3, 15)
METTE = a_person(Role.CONTRIBUTOR, name="Mette Krog", unit="sof")
OLE = a_person(Role.CONTRIBUTOR, name="Ole Bech", unit="sof")
BUF = a_person(Role.CONTRIBUTOR, name="Sara Juhl", unit="buf")
MONEY = Content(amount=Decimal(450_000), years=(2028, 2029))


async def asked(store: Store, **more: Any) -> RoundOpened:
    """A round for Nørrebro's next period, due on 15 March."""
    request = {"actor": IDA, "plan": "noerrebro", "due": DUE, "now": at(TODAY), **more}
    return await open_round(store, **request)


def which(**more: Any) -> dict[str, Any]:
    return {"actor": METTE, "plan": "noerrebro", "unit": "sof", "now": at(TODAY), **more}


async def saved(store: Store, content: Content = MONEY, **more: Any) -> Recorded:
    return await save_contribution(store, content=content, **which(**more))


async def submitted(store: Store, content: Content = MONEY, **more: Any) -> Recorded:
    await saved(store, content, **more)
    return await submit_contribution(store, **which(**more))


async def refused(store: Store, expected: type[PlanError], attempt: Any) -> PlanError:
    """The refusal of an attempt, after which everything is as it was."""
    before = await everything(store)
    with pytest.raises(expected) as raised:
        await attempt
    assert await everything(store) == before
    return raised.value


# The table of steps

STEPS = """
not-requested       | request  | requested
not-requested       | decline  | none
not-requested       | save     | draft
requested           | accept   | accepted
requested           | decline  | none
requested           | save     | draft
accepted            | decline  | none
accepted            | save     | draft
accepted            | withdraw | withdrawn
draft               | decline  | none
draft               | save     | draft
draft               | submit   | submitted
draft               | withdraw | withdrawn
submitted           | save     | submitted
submitted           | return   | returned
submitted           | approve  | management-approved
submitted           | withdraw | withdrawn
returned            | decline  | none
returned            | save     | returned
returned            | submit   | submitted
returned            | withdraw | withdrawn
management-approved | save     | submitted
management-approved | return   | returned
management-approved | include  | included
management-approved | withdraw | withdrawn
management-approved | reopen   | submitted
included            | return   | returned
included            | reopen   | submitted
none                | accept   | accepted
none                | save     | draft
none                | reopen   | requested
withdrawn           | decline  | none
withdrawn           | save     | draft
withdrawn           | reopen   | requested
"""


def in_state(state: ContributionState | None) -> Contribution | None:
    if state is None:
        return None
    return Contribution(id="c", plan="p", period=1, unit="sof", state=state)


def test_there_are_no_steps_but_those_of_the_table() -> None:
    told = {
        (None if before == "not-requested" else ContributionState(before), ContributionEvent(event)): then
        for before, event, then in (map(str.strip, line.split("|")) for line in STEPS.strip().splitlines())
    }
    assert told == {step: then.value for step, then in TRANSITIONS.items()}


@pytest.mark.parametrize("event", ContributionEvent)
@pytest.mark.parametrize("state", [None, *ContributionState])
def test_a_step_that_is_not_in_the_table_is_refused_with_what_it_is_and_what_was_asked(
    state: ContributionState | None, event: ContributionEvent
) -> None:
    if (state, event) in TRANSITIONS:
        assert after(in_state(state), event, "SOF") is TRANSITIONS[state, event]
        return
    with pytest.raises(StepRefused) as raised:
        after(in_state(state), event, "SOF")
    assert raised.value.facts() == {"unit": "SOF", "state": state, "event": event}


def test_an_annulled_contribution_stands_for_none() -> None:
    draft = in_state(ContributionState.DRAFT)
    assert draft is not None
    annulled = replace(draft, annulled=True)
    assert after(annulled, ContributionEvent.REQUEST, "SOF") is ContributionState.REQUESTED


# Rounds


async def test_a_round_asks_every_other_administration_once_and_sets_the_deadline(store: Store) -> None:
    await the_town(store, TODAY)
    opened = await asked(store, request="Send os jeres bidrag", internal_due=date(2027, 3, 1))
    assert len(opened.requested) == len(await contributors(store))
    assert {one.state for one in opened.requested} == {ContributionState.REQUESTED}
    assert {one.internal_due for one in opened.requested} == {date(2027, 3, 1)}
    due = await the(store, Deadline, "noerrebro.3.contributions-due")
    assert (due.due, due.fixed, due.state) == (Span.day(DUE), True, DeadlineState.OPEN)
    assert (await the(store, Deadline, "noerrebro.3.contributions-open")).state is DeadlineState.MET
    assert (await the(store, Plan, "noerrebro")).period(3).stage is Stage.CONTRIBUTIONS


async def contributors(store: Store) -> set[str]:
    async with store.reading() as look:
        return {body.id for body in (await the_organisation(look)).contributors()}


async def test_the_rounds_entry_says_who_was_asked_and_by_when(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store, units=("sof", "buf"), message="m-1")
    entry = await last_entry(store, "open-round")
    assert (entry.subject, entry.plan, entry.who_name) == ("noerrebro.3", "noerrebro", "Ida Holm")
    assert entry.message == "m-1"
    assert (entry.after["due"], entry.after["requested"]) == ("2027-03-15", ["sof", "buf"])


async def test_only_the_administrations_named_are_asked(store: Store) -> None:
    await the_town(store, TODAY)
    opened = await asked(store, units=("sof", "buf", "sof"))
    assert [one.unit for one in opened.requested] == ["sof", "buf"]


async def test_a_round_opened_again_moves_the_day_and_asks_nobody_twice(store: Store) -> None:
    await the_town(store, TODAY)
    first = await asked(store)
    await submitted(store)
    again = await asked(store, due=date(2027, 4, 1))
    assert again.requested == ()
    assert {one.unit for one in again.extended} == {one.unit for one in first.requested} - {"sof"}
    assert [one.unit for one in again.unchanged] == ["sof"]
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).due == Span.day(date(2027, 4, 1))
    async with store.reading() as look:
        assert await look.count(Contribution) == len(first.requested)


async def test_the_same_round_opened_again_leaves_no_trace(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store)
    before = await everything(store)
    again = await asked(store)
    assert (again.entry, again.requested, again.extended) == (None, (), ())
    assert await everything(store) == before


async def test_one_administration_may_get_a_day_of_its_own(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store)
    later = await asked(store, units=("sof",), due=date(2027, 3, 30))
    assert [one.due for one in later.extended] == [date(2027, 3, 30)]
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).due == Span.day(DUE)
    shared = (await the(store, Deadline, "noerrebro.3.contributions-due")).due
    own = {unit: (await the(store, Contribution, f"noerrebro.3.{unit}")).due for unit in ("sof", "buf")}
    due = {unit: Span.day(day) if day else shared for unit, day in own.items()}
    assert (due["sof"], due["buf"]) == (Span.day(date(2027, 3, 30)), Span.day(DUE))


async def test_who_answered_none_is_asked_again_only_by_name(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store)
    await respond(store, accept=False, **which())
    assert "sof" in {one.unit for one in (await asked(store, due=date(2027, 4, 1))).unchanged}
    named = await asked(store, units=("sof",))
    assert [one.state for one in named.requested] == [ContributionState.REQUESTED]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"due": TODAY - timedelta(days=1)}, DueHasPassed),
        ({"internal_due": TODAY - timedelta(days=1)}, DueHasPassed),
        ({"internal_due": DUE + timedelta(days=1)}, InternalDayTooLate),
        ({"units": ("ktf",)}, NoContributor),
        ({"units": ("br",)}, NoContributor),
        ({"units": ("nowhere",)}, NoSuchThing),
        ({"plan": "valby"}, NoSuchThing),
        ({"period": 9}, NoSuchThing),
        ({"seen": 99}, RecordMovedOn),
        ({"actor": METTE}, NotAllowed),
    ],
)
async def test_a_round_that_cannot_be_is_refused_and_nothing_changes(
    wrong: dict[str, Any], expected: type[PlanError]
) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, expected, asked(store, **wrong))


async def test_a_round_may_be_due_today() -> None:
    store = await the_town(a_memory_store(), TODAY)
    assert (await asked(store, due=TODAY)).requested


async def test_the_deadline_is_met_by_the_last_answer_and_open_again_after_a_return(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store, units=("sof", "buf"))
    await submitted(store)
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).is_open()
    await respond(store, accept=False, **which(actor=BUF, unit="buf"))
    met = await the(store, Deadline, "noerrebro.3.contributions-due")
    assert (met.state, met.due) == (DeadlineState.MET, Span.day(DUE))
    await return_contribution(store, reason="mangler kontaktperson", **which(actor=IDA))
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).is_open()


# A plan whose registration was undone


async def valby(store: Store) -> str:
    """A plan that is registered; returns its entry's id."""
    start = date(2028, 1, 1)
    await register_plan(
        store, actor=IDA, name="Valby", start=start, last_day=date(2031, 12, 31), now=at(TODAY)
    )
    return (await last_entry(store, "register-plan")).id


NO_MORE: dict[str, tuple[tuple[Any, ...], Any, dict[str, Any]]] = {
    "yes": ((), respond, {"accept": True}),
    "none": ((), respond, {"accept": False}),
    "save": ((), save_contribution, {"content": MONEY}),
    "hand in": ((saved,), submit_contribution, {}),
    "return": ((submitted,), return_contribution, {"reason": "mangler år", "actor": IDA}),
    "approve": ((submitted,), approve_contribution, {}),
    "include": ((submitted, approve_contribution), include_contribution, {"actor": IDA}),
    "withdraw": ((saved,), withdraw_contribution, {"reason": "ingen penge"}),
    "reopen": ((submitted, approve_contribution), reopen_contribution, {"reason": "fejl", "actor": IDA}),
}


@pytest.mark.parametrize(("steps", "does", "more"), NO_MORE.values(), ids=NO_MORE)
async def test_nothing_becomes_of_a_contribution_to_a_plan_that_is_no_more(
    store: Store, steps: tuple[Any, ...], does: Any, more: dict[str, Any]
) -> None:
    await the_town(store, TODAY)
    entry = await valby(store)
    for one in steps:
        await one(store, **which(plan="valby"))
    await undo(store, actor=IDA, entry=entry, now=at(TODAY))
    fault = await refused(store, NoSuchThing, does(store, **which(plan="valby", **more)))
    assert fault.facts() == {"kind": "Plan", "id": "valby"}


async def test_nobody_is_asked_for_a_contribution_to_a_plan_that_is_no_more(store: Store) -> None:
    await the_town(store, TODAY)
    await undo(store, actor=IDA, entry=await valby(store), now=at(TODAY))
    fault = await refused(store, NoSuchThing, asked(store, plan="valby"))
    assert fault.facts() == {"kind": "Plan", "id": "valby"}
    async with store.reading() as look:
        assert await look.count(Contribution, plan="valby") == 0


# One contribution's way


async def test_an_administration_says_yes_writes_submits_and_is_included(store: Store) -> None:
    await the_town(store, TODAY)
    await asked(store)
    assert (await respond(store, accept=True, **which())).contribution.responsible == METTE.id
    assert (await saved(store)).contribution.state is ContributionState.DRAFT
    handed_in = (await submit_contribution(store, **which())).contribution
    assert (handed_in.received, handed_in.submitted_by_name) == (TODAY, "Mette Krog")
    approved = (await approve_contribution(store, by="Direktør Lund", **which())).contribution
    assert approved.approved_by_name == "Direktør Lund"
    included = (await include_contribution(store, **which(actor=IDA))).contribution
    assert included.state is ContributionState.INCLUDED


async def test_a_contribution_is_written_and_handed_in_by_one_step(store: Store) -> None:
    await the_town(store, TODAY)
    at_once = await submit_contribution(store, content=MONEY, **which())
    given = at_once.contribution
    assert (given.state, given.revision, given.content) == (ContributionState.SUBMITTED, 1, checked(MONEY))
    entry = await last_entry(store, "submit-contribution")
    assert at_once.entry == entry
    assert [change.id for change in entry.changes if change.kind == "Contribution"] == [given.id]
    await undo(store, actor=METTE, now=which()["now"], entry=entry.id)
    async with store.reading() as look:
        gone = await look.get(Contribution, given.id)
    assert gone is not None
    assert gone.annulled


@pytest.mark.parametrize("steps", [(), (approve_contribution,), (approve_contribution, include_contribution)])
async def test_another_figure_handed_in_on_top_is_refused_whole(store: Store, steps: tuple[Any, ...]) -> None:
    await the_town(store, TODAY)
    last = await submitted(store)
    for step in steps:
        last = await step(store, **which(actor=IDA))
    other = replace(MONEY, amount=Decimal(1))
    fault = await refused(store, StepRefused, submit_contribution(store, content=other, **which()))
    assert fault.facts()["state"] is last.contribution.state
    assert fault.facts()["event"] is ContributionEvent.SUBMIT


async def test_none_is_an_answer_with_the_day_it_came(store: Store) -> None:
    await the_town(store, TODAY)
    none = (await respond(store, accept=False, reason="ingen aktiviteter", **which())).contribution
    assert (none.state, none.received, none.is_answered) == (ContributionState.NONE, TODAY, True)


async def test_a_return_keeps_its_reason_until_it_is_submitted_again(store: Store) -> None:
    await the_town(store, TODAY)
    await submitted(store)
    await return_contribution(store, reason="mangler kontaktperson", **which(actor=IDA))
    mended = (await saved(store, replace(MONEY, contact="Mette"))).contribution
    assert (mended.state, mended.returned_because) == (ContributionState.RETURNED, "mangler kontaktperson")
    again = (await submit_contribution(store, **which())).contribution
    assert (again.state, again.returned_because) == (ContributionState.SUBMITTED, "")


async def test_what_management_approved_is_only_submitted_again_after_a_change(store: Store) -> None:
    await the_town(store, TODAY)
    await submitted(store)
    await approve_contribution(store, **which())
    same = await saved(store)
    assert (same.entry, same.contribution.state) == (None, ContributionState.MANAGEMENT_APPROVED)
    changed = (await saved(store, replace(MONEY, amount=Decimal(1)))).contribution
    assert (changed.state, changed.approved_by_name) == (ContributionState.SUBMITTED, "")


async def test_a_withdrawn_contribution_can_be_reopened_by_the_coordinator(store: Store) -> None:
    await the_town(store, TODAY)
    await submitted(store)
    await withdraw_contribution(store, reason="ny leder", **which())
    await refused(store, NotAllowed, reopen_contribution(store, reason="aftalt", **which()))
    again = (await reopen_contribution(store, reason="aftalt", **which(actor=IDA))).contribution
    assert (again.state, again.content) == (ContributionState.REQUESTED, checked(MONEY))


async def test_a_coordinators_step_is_traced_as_on_behalf_of_the_administration(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store, actor=IDA)
    entry = await last_entry(store, "save-contribution")
    assert (entry.who_name, entry.on_behalf_of) == ("Ida Holm", "sof")


async def test_somebody_of_another_administration_is_refused_with_its_name(store: Store) -> None:
    await the_town(store, TODAY)
    fault = await refused(store, NotOwnUnit, saved(store, actor=BUF))
    assert getattr(fault.facts()["unit"], "id", None) == "sof"


@pytest.mark.parametrize("reason", ["", "  ", "nu"])
async def test_a_return_and_a_withdrawal_need_a_reason(reason: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await submitted(store)
    await refused(store, ReasonMissing, return_contribution(store, reason=reason, **which(actor=IDA)))
    await refused(store, ReasonMissing, withdraw_contribution(store, reason=reason, **which()))


async def test_a_day_to_come_is_no_day_it_was_received() -> None:
    store = await the_town(a_memory_store(), TODAY)
    tomorrow = TODAY + timedelta(days=1)
    await refused(store, DayNotYet, save_contribution(store, content=MONEY, received=tomorrow, **which()))


async def test_what_was_received_earlier_keeps_its_day(store: Store) -> None:
    await the_town(store, TODAY)
    await save_contribution(store, content=MONEY, received=date(2026, 11, 1), **which(actor=IDA))
    handed_in = await submit_contribution(store, received=date(2026, 11, 1), **which(actor=IDA))
    assert handed_in.contribution.received == date(2026, 11, 1)


# Revisions


async def test_a_change_is_a_new_revision_and_every_earlier_one_is_kept(store: Store) -> None:
    await the_town(store, TODAY)
    for amount in (100, 200, 300):
        await saved(store, replace(MONEY, amount=Decimal(amount)))
    async with store.reading() as look:
        kept = await versions(look, "noerrebro.3.sof")
    assert [one.contribution.revision for one in kept] == [1, 2, 3]
    assert [one.contribution.content.amount for one in kept] == [Decimal(100), Decimal(200), Decimal(300)]
    assert {one.who_name for one in kept} == {"Mette Krog"}


async def test_a_step_is_no_new_revision(store: Store) -> None:
    await the_town(store, TODAY)
    assert (await submitted(store)).contribution.revision == 1
    async with store.reading() as look:
        (only,) = await versions(look, "noerrebro.3.sof")
    assert only.contribution.state is ContributionState.DRAFT


async def test_of_two_who_save_what_they_both_saw_one_wins_and_nothing_is_lost(store: Store) -> None:
    await the_town(store, TODAY)
    first = await saved(store)
    seen = first.contribution.version
    both = await asyncio.gather(
        saved(store, replace(MONEY, contact="Mette"), seen=seen),
        saved(store, replace(MONEY, contact="Ole"), seen=seen, actor=OLE),
        return_exceptions=True,
    )
    assert [type(one) for one in both if isinstance(one, BaseException)] == [RecordMovedOn]
    async with store.reading() as look:
        kept = await versions(look, "noerrebro.3.sof")
    assert [one.contribution.revision for one in kept] == [1, 2]


async def test_of_two_who_begin_at_once_one_begins(store: Store) -> None:
    await the_town(store, TODAY)
    both = await asyncio.gather(saved(store, seen=0), saved(store, seen=0, actor=OLE), return_exceptions=True)
    assert [type(one) for one in both if isinstance(one, BaseException)] == [RecordMovedOn]


# One message, one record


async def test_the_same_message_delivered_twice_records_once(store: Store) -> None:
    await the_town(store, TODAY)
    first = await saved(store, message="m-7")
    again = await saved(store, message="m-7")
    assert (first.repeated, again.repeated) == (False, True)
    assert again.entry == first.entry
    assert again.contribution == first.contribution


async def test_the_same_message_delivered_twice_at_once_records_once(store: Store) -> None:
    await the_town(store, TODAY)
    both = await asyncio.gather(*(asked(store, message="m-8") for _ in range(2)))
    assert sorted(one.repeated for one in both) == [False, True]
    async with store.reading() as look:
        assert await look.count(AuditEntry, action="open-round") == 1


async def test_a_repeated_step_does_not_run_into_the_state_it_led_to(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store)
    await submit_contribution(store, **which(message="m-9", seen=1))
    assert (await submit_contribution(store, **which(message="m-9", seen=1))).repeated


async def test_one_message_may_concern_two_administrations(store: Store) -> None:
    await the_town(store, TODAY)
    for unit in ("sof", "buf"):
        recorded = await respond(store, accept=False, **which(actor=IDA, unit=unit, message="m-10"))
        assert not recorded.repeated


async def test_queries_find_what_stands(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store)
    async with store.reading() as look:
        assert [one.unit for one in contributions(await Snapshot().renewed(look), ("noerrebro",))] == ["sof"]
        assert contribution_of(await Snapshot().renewed(look), "noerrebro", 3, "sof") is not None
        assert contribution_of(await Snapshot().renewed(look), "noerrebro", 3, "buf") is None


# What a contribution may hold

WRONG = {
    "no kroner": (Content(amount=Decimal(0)), "amount", Problem.NEGATIVE),
    "less than none": (Content(amount=Decimal(-5)), "amount", Problem.NEGATIVE),
    "øre": (Content(amount=Decimal("1.5")), "amount", Problem.FRACTION),
    "no number": (Content(amount=Decimal("NaN")), "amount", Problem.TOO_LARGE),
    "endless kroner": (Content(amount=Decimal("Infinity")), "amount", Problem.TOO_LARGE),
    "more than the state": (Content(amount=Decimal("1E12")), "amount", Problem.TOO_LARGE),
    "no hours": (Content(effort=Decimal(0), effort_unit=EffortUnit.HOURS), "effort", Problem.NEGATIVE),
    "work in no unit": (Content(effort=Decimal(2)), "effort_unit", Problem.UNIT_MISSING),
    "a year long ago": (Content(text="x", years=(26,)), "years", Problem.YEARS_OUT_OF_REACH),
    "two purses": (
        Content(text="x", own_budget=True, budget="Budget 2026", code="TM021"),
        "own_budget",
        Problem.OWN_AND_CODE,
    ),
    "a code of no budget": (Content(text="x", code="TM021"), "budget", Problem.CODE_WITHOUT_BUDGET),
    "a novel": (Content(text="x" * 10_001), "text", Problem.TOO_LONG),
    "an open link": (Content(link="http://sag.kk.dk/1"), "link", Problem.NOT_HTTPS),
    "a script": (Content(link="javascript:alert(1)"), "link", Problem.NOT_HTTPS),
    "a link to nowhere": (Content(link="https://"), "link", Problem.NOT_HTTPS),
    "a link with a password": (Content(link="https://a:b@sag.kk.dk/"), "link", Problem.NOT_HTTPS),
    "a link with a blank": (Content(link="https://sag.kk.dk/a b"), "link", Problem.NOT_HTTPS),
    "a link to no port": (Content(link="https://sag.kk.dk:99999/"), "link", Problem.NOT_HTTPS),
    "a broken link": (Content(link="https://[sag"), "link", Problem.NOT_HTTPS),
}


@pytest.mark.parametrize(("content", "field", "problem"), WRONG.values(), ids=WRONG)
def test_what_a_field_cannot_hold_is_refused_with_the_field_and_why(
    content: Content, field: str, problem: Problem
) -> None:
    with pytest.raises(FieldInvalid) as raised:
        checked(content)
    assert raised.value.facts() == {"field": field, "problem": problem}


def test_the_kinds_follow_what_is_given() -> None:
    both = Content(amount=Decimal(450_000), effort=Decimal(2), effort_unit=EffortUnit.FTE, years=(2029, 2028))
    assert checked(both).kinds == (ContributionKind.KRONER, ContributionKind.WORK)
    assert checked(both).years == (2028, 2029)
    assert checked(Content(text="lokaler", kinds=(ContributionKind.PREMISES,))).kinds == (
        ContributionKind.PREMISES,
    )


LACKING = {
    "kroner without an amount": (Content(kinds=(ContributionKind.KRONER,)), "amount"),
    "work without figures": (Content(kinds=(ContributionKind.WORK,)), "effort"),
    "an amount for no year": (Content(amount=Decimal(5)), "years"),
    "premises nobody describes": (Content(kinds=(ContributionKind.PREMISES,)), "text"),
    "a contact alone": (Content(contact="Mette"), "kinds"),
}


@pytest.mark.parametrize(("content", "missing"), LACKING.values(), ids=LACKING)
async def test_what_lacks_something_is_a_draft_and_no_submission(content: Content, missing: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    await saved(store, content)
    fault = await refused(store, ContributionIncomplete, submit_contribution(store, **which()))
    assert fault.facts() == {"missing": missing}


async def test_nothing_at_all_is_not_saved() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, ContributionIncomplete, saved(store, Content()))


def test_a_yearly_amount_is_each_years_and_a_total_is_no_years_alone() -> None:
    yearly = Content(amount=Decimal(450), years=(2028, 2029))
    total = replace(yearly, basis=Basis.TOTAL)
    assert (yearly.in_year(2028), yearly.total, yearly.in_year(2030)) == (Decimal(450), Decimal(900), None)
    assert (total.in_year(2028), total.total) == (None, Decimal(450))
