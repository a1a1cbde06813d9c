"""Whatever people record can be taken back, and done again by undoing that: every action, one at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from state.actions.approval.decisions import correct_decision, record_decision
from state.actions.approval.releases import release_funds, settle_alarm
from state.actions.approval.shares import allocate, remove_share
from state.actions.gathering.negotiation import close_point, log_meeting
from state.actions.people.roles import set_deputy, set_role
from state.actions.plans.deadlines import (
    mark_met,
    mark_not_relevant,
    move_deadline,
    reopen_deadline,
    set_deadline,
)
from state.actions.plans.register import merge_plans, register_plan, rename_plan, renew_plan
from state.actions.recorder import TRACED
from state.facts.decision import Outcome
from state.history.undo import undo
from state.organisation.calendar import Span
from state.organisation.people import Role
from state.records.audit import AuditEntry
from state.records.codec import to_plain
from state.records.store import Store
from state.store.memory import MemoryStore
from tests.support.builders import a_person
from tests.support.state.town import CAPITAL, SERVICE, at, content, the_town
from tests.support.stores import a_memory_store

TODAY = date(2027, 1, 11)
NOW = at(TODAY)
ADA = a_person(Role.ADMIN, name="Ada Winther")
BO = a_person(Role.COORDINATOR, name="Bo Lund")
BESIDE = {"version", "revision", "attention", "moves_on"}
COMMITTEE, OPENING = "noerrebro.3.committee", "noerrebro.3.contributions-open"
KTU = date(2025, 11, 24)

Do = Callable[[Store], Awaitable[object]]


def meeting(store: Store) -> Awaitable[object]:
    return log_meeting(
        store,
        actor=ADA,
        plan="noerrebro",
        on=TODAY,
        parties=("lbf",),
        topic="indsatsområder",
        open_points=("økonomi",),
        next_step="send udkast",
        owner="ktf",
        due=TODAY + timedelta(days=9),
        now=NOW,
    )


async def a_point_closed(store: Store) -> None:
    entry = (await the_entries(store))[-1].subject
    await close_point(store, actor=ADA, entry=entry, point=1, settled="10 %", now=NOW)


def decision(store: Store) -> Awaitable[object]:
    return record_decision(
        store,
        actor=ADA,
        plan="noerrebro",
        period=2,
        body="ktu",
        on=KTU,
        points=(content(Outcome.RECOMMENDED),),
        now=NOW,
    )


async def a_decision_corrected(store: Store) -> None:
    entry = (await the_entries(store))[-1].subject
    await correct_decision(
        store, actor=ADA, decision=entry, reason="forkert dag", on=date(2025, 11, 10), now=NOW
    )


def money(store: Store) -> Awaitable[object]:
    return allocate(
        store, actor=ADA, appropriation=CAPITAL, amount=Decimal(1_000_000), plan="amager", year=2027, now=NOW
    )


def released(store: Store, appropriation: str = CAPITAL) -> Awaitable[object]:
    return release_funds(
        store,
        actor=ADA,
        appropriation=appropriation,
        amount=Decimal(1_000_000),
        plan="noerrebro" if appropriation == CAPITAL else None,
        on=date(2025, 12, 18),
        reference="BR 18/12",
        now=NOW,
    )


def met(store: Store) -> Awaitable[object]:
    return mark_met(store, actor=ADA, deadline=COMMITTEE, reason="KTU 24/11", now=NOW)


DEEDS: dict[str, tuple[Do, ...]] = {
    "a day set": (
        lambda store: set_deadline(
            store, actor=ADA, deadline="noerrebro.3.contributions-due", due=Span.day(TODAY), now=NOW
        ),
    ),
    "a day moved": (
        lambda store: move_deadline(
            store,
            actor=ADA,
            deadline=COMMITTEE,
            due=Span.day(date(2027, 11, 1)),
            reason="mødet er flyttet",
            now=NOW,
        ),
    ),
    "a deadline met": (met,),
    "a deadline open again": (
        met,
        lambda store: reopen_deadline(store, actor=ADA, deadline=COMMITTEE, reason="en fejl", now=NOW),
    ),
    "a deadline not relevant": (
        lambda store: mark_not_relevant(
            store, actor=ADA, deadline=OPENING, reason="ingen runde i år", now=NOW
        ),
    ),
    "a meeting": (meeting,),
    "a point closed": (meeting, a_point_closed),
    "a decision": (decision,),
    "a decision corrected": (decision, a_decision_corrected),
    "a share": (money,),
    "a share removed": (
        money,
        lambda store: remove_share(
            store, actor=ADA, appropriation=CAPITAL, plan="amager", year=2027, reason="en fejl", now=NOW
        ),
    ),
    "a release": (released,),
    "a release of service money": (lambda store: released(store, SERVICE),),
    "an alarm settled": (
        released,
        lambda store: settle_alarm(
            store, actor=ADA, plan="noerrebro", period=2, reason="sagen kommer i marts", now=NOW
        ),
    ),
    "a new plan": (
        lambda store: register_plan(
            store, actor=ADA, name="Valby", start=date(2028, 1, 1), last_day=date(2031, 12, 31), now=NOW
        ),
    ),
    "a renewal": (
        lambda store: renew_plan(
            store, actor=ADA, plan="noerrebro", start=date(2028, 1, 1), last_day=date(2031, 12, 31), now=NOW
        ),
    ),
    "two plans merged": (
        lambda store: merge_plans(
            store,
            actor=ADA,
            plans=("noerrebro", "amager"),
            name="Nørrebro og Amager",
            start=date(2030, 1, 1),
            now=NOW,
        ),
    ),
    "a new name": (lambda store: rename_plan(store, actor=ADA, plan="amager", name="Amagerplanen", now=NOW),),
    "a role": (lambda store: set_role(store, actor=ADA, person=BO.id, role=Role.VIEWER, now=NOW),),
    "a deputy": (lambda store: set_deputy(store, actor=ADA, deputy=BO.id, now=NOW),),
}


async def the_entries(store: Store) -> tuple[AuditEntry, ...]:
    async with store.reading() as look:
        found = await look.find(AuditEntry, who=ADA.id, order=("at",))
    return tuple(sorted(found, key=lambda one: (one.undoes is not None, one.at)))


async def truth(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    """All that stands, without how often it was saved: neither what is annulled nor what the rules closed."""
    async with store.reading() as look:
        records = [record for kind in TRACED.values() for record in await look.find(kind)]
    told = {(type(one).__name__, one.id): to_plain(one) for one in records}
    return {
        key: {name: value for name, value in record.items() if name not in BESIDE}
        for key, record in told.items()
        if not record.get("annulled") and record.get("reason") not in {"rule-gone", "undone"}
    }


async def a_town() -> MemoryStore:
    store = a_memory_store()
    await the_town(store, TODAY)
    async with store.writing() as unit:
        await unit.put(ADA)
        await unit.put(BO)
    return store


@pytest.mark.parametrize("deeds", DEEDS.values(), ids=DEEDS)
async def test_what_was_done_goes_back_and_forth(deeds: tuple[Do, ...]) -> None:
    store = await a_town()
    for deed in deeds[:-1]:
        await deed(store)
    known = {one.id for one in await the_entries(store)}
    before = await truth(store)
    await deeds[-1](store)
    after = await truth(store)
    (entry,) = [one for one in await the_entries(store) if one.id not in known]
    assert after != before
    back = await undo(store, actor=ADA, now=NOW, entry=entry.id)
    assert await truth(store) == before
    forth = await undo(store, actor=ADA, now=NOW, entry=back.entry.id)
    assert await truth(store) == after
    await undo(store, actor=ADA, now=NOW, entry=forth.entry.id)
    assert await truth(store) == before
