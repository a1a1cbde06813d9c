"""The negotiation ledger: meetings that were held, what they agreed, and open points until they are closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.acting import AlreadyRecorded
from state.actions.gathering.negotiation import (
    DueBeforeMeeting,
    Logged,
    MeetingEmpty,
    MeetingInFuture,
    PartiesMissing,
    PointClosed,
    close_point,
    log_meeting,
)
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.negotiation import NegotiationEntry, PointState
from state.facts.plan import Plan, Stage
from state.organisation.people import Role
from state.overview import plans
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing, NotAllowed, PlanError, RecordMovedOn
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.state.town import IDA, at, everything, last_entry, the, the_town
from tests.support.stores import a_memory_store

TODAY = date(2027, 1, 12)
TUESDAY, LATER = date(2027, 1, 5), date(2027, 1, 13)


async def log(store: Store, **more: Any) -> Logged:
    asked: dict[str, Any] = {
        "actor": IDA,
        "plan": "noerrebro",
        "on": TUESDAY,
        "parties": ("lbf", "KAB"),
        "topic": "delaftaler",
        "agreed": ("indsatsområde 1", "indsatsområde 2"),
        "open_points": ("indsatsområde 3",),
        "next_step": "KAB følger op",
        "owner": "KAB",
        "due": date(2027, 1, 20),
        "now": at(TODAY),
    }
    return await log_meeting(store, **{**asked, **more})


async def refused(store: Store, fault: type[PlanError], **more: Any) -> PlanError:
    before = await everything(store)
    with pytest.raises(fault) as raised:
        await log(store, **more)
    assert await everything(store) == before
    return raised.value


async def test_the_first_meeting_begins_the_negotiation_and_meets_its_deadline(store: Store) -> None:
    await the_town(store, TODAY)
    done = await log(store, message="m-3")
    assert (done.stage_before, done.stage) == (Stage.PREPARATION, Stage.NEGOTIATION)
    assert done.met is not None and done.met.after.id == "noerrebro.3.negotiation-start"
    assert (await the(store, Deadline, "noerrebro.3.negotiation-start")).state is DeadlineState.MET
    assert (await the(store, Plan, "noerrebro")).period(3).stage is Stage.NEGOTIATION
    entry = await last_entry(store, "log-meeting")
    assert (entry.subject, entry.plan, entry.message) == (done.entry.id, "noerrebro", "m-3")


async def test_the_second_meeting_moves_no_stage_and_meets_nothing(store: Store) -> None:
    await the_town(store, TODAY)
    await log(store)
    again = await log(store, on=TODAY)
    assert (again.stage_before, again.stage, again.met) == (Stage.NEGOTIATION, Stage.NEGOTIATION, None)


async def test_a_meeting_keeps_its_points_next_step_owner_and_day(store: Store) -> None:
    await the_town(store, TODAY)
    kept = await the(store, NegotiationEntry, (await log(store)).entry.id)
    assert [(one.number, one.text, one.state) for one in kept.points] == [
        (1, "indsatsområde 1", PointState.AGREED),
        (2, "indsatsområde 2", PointState.AGREED),
        (3, "indsatsområde 3", PointState.OPEN),
    ]
    assert (kept.next_step, kept.owner, kept.due) == ("KAB følger op", "KAB", date(2027, 1, 20))
    assert not kept.agreed


async def test_an_open_point_is_closed_as_agreed_or_as_dropped(store: Store) -> None:
    await the_town(store, TODAY)
    entry = (await log(store, open_points=("økonomi", "lokaler"))).entry
    agreed = await close_point(store, actor=IDA, entry=entry.id, point=3, now=at(TODAY))
    dropped = await close_point(
        store, actor=IDA, entry=entry.id, point=4, agreed=False, settled="KAB har selv lokaler", now=at(LATER)
    )
    assert (agreed.point.state, agreed.point.settled_on) == (PointState.AGREED, TODAY)
    assert (dropped.point.state, dropped.point.settled) == (PointState.CLOSED, "KAB har selv lokaler")
    assert dropped.entry.agreed
    assert (await last_entry(store, "close-point")).reason == "KAB har selv lokaler"


async def test_a_point_is_closed_once() -> None:
    store = await the_town(a_memory_store(), TODAY)
    entry = (await log(store)).entry
    await close_point(store, actor=IDA, entry=entry.id, point=3, now=at(TODAY))
    before = await everything(store)
    for fault, asked in (
        (PointClosed, {"point": 3}),
        (PointClosed, {"point": 1}),
        (NoSuchThing, {"point": 9}),
        (NoSuchThing, {"entry": "noerrebro.3.meeting.2027-01-06"}),
        (RecordMovedOn, {"seen": 1}),
        (NotAllowed, {"actor": a_person(Role.CONTRIBUTOR)}),
    ):
        with pytest.raises(fault):
            given: dict[str, Any] = {"actor": IDA, "entry": entry.id, "point": 3, "now": at(TODAY), **asked}
            await close_point(store, **given)
    assert await everything(store) == before


async def test_a_meeting_of_tomorrow_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    fault = await refused(store, MeetingInFuture, on=TODAY + timedelta(days=1), due=None)
    assert fault.facts() == {"on": TODAY + timedelta(days=1), "today": TODAY}


async def test_a_next_step_is_not_due_before_the_meeting() -> None:
    await refused(await the_town(a_memory_store(), TODAY), DueBeforeMeeting, due=TUESDAY - timedelta(days=1))


async def test_a_meeting_was_with_somebody_and_about_something() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, PartiesMissing, parties=(" ",))
    await refused(store, MeetingEmpty, topic="", agreed=(), open_points=("",))


async def test_the_same_meeting_is_logged_once_and_another_of_the_same_day_beside_it(store: Store) -> None:
    await the_town(store, TODAY)
    first = await log(store)
    await refused(store, AlreadyRecorded)
    second = await log(store, topic="økonomi", parties=("fsb",))
    assert first.entry.id != second.entry.id


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_is_no_coordinator_logs_no_meeting(store: Store, role: Role) -> None:
    await the_town(store, TODAY)
    await refused(store, NotAllowed, actor=a_person(role))


async def test_what_is_not_there_or_moved_on_is_refused() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, NoSuchThing, plan="sydhavn")
    await refused(store, NoSuchThing, period=8)
    await refused(store, RecordMovedOn, seen=1)


async def test_an_annulled_meeting_is_not_in_the_ledger() -> None:
    store = await the_town(a_memory_store(), TODAY)
    kept = (await log(store)).entry
    async with store.writing() as unit:
        await unit.put(replace(kept, annulled=True))
    async with store.reading() as look:
        assert plans.ledger(await Snapshot().renewed(look), ("noerrebro",)) == ()
