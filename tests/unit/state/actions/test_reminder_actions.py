"""What people do about being reminded: ask for it, put it off, hand it back, want less, ask others again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.gathering.contributions import respond, save_contribution
from state.actions.gathering.negotiation import finish_step, log_meeting
from state.actions.gathering.rounds import open_round
from state.actions.people.roles import set_deputy
from state.actions.people.wishes import PolicyInvalid, set_lead, set_policy, set_wishes
from state.actions.plans.deadlines import mark_met
from state.actions.plans.register import register_plan
from state.delivery.standing import last_told, last_told_unit, reminders_of, unreachable
from state.facts.contribution import Content, Contribution, ContributionKind
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind
from state.history.undo import undo
from state.organisation.calendar import local_day
from state.organisation.people import Level, Person, Role, Wishes
from state.organisation.reach import ReachState, Reference
from state.organisation.reminder_policy import Changes
from state.records.audit import AuditEntry
from state.records.errors import (
    CannotTakeOver,
    DueHasPassed,
    NoSuchThing,
    NotAllowed,
    RecordMovedOn,
    UnitMissing,
)
from state.reminders.answers.hand_back import NobodyElse, not_mine
from state.reminders.answers.nudge import nudge
from state.reminders.answers.own import NothingLeftToDo, NothingToRemindOf, cancel_own, remind_me, snooze
from tests.support.builders import a_person
from tests.support.state.reminded import IDA, LISE, METTE, MONDAY, OLE, SARA, Reminded, a_town, evening
from tests.support.state.town import the

DUE = date(2027, 3, 15)
SOF = "noerrebro.3.sof"
CONTRIBUTION = (SubjectKind.CONTRIBUTION, SOF)
PREPARATION = (SubjectKind.DEADLINE, "noerrebro.3.preparation")
FRIDAY, SATURDAY = date(2027, 1, 15), date(2027, 1, 16)
TEXT = Content(kinds=(ContributionKind.TEXT,), text="Lokaler til klubben")
VERA = a_person(Role.VIEWER, name="Vera Nym", unit=None)


async def asked_town(*people: Person, units: tuple[str, ...] = ("sof",)) -> Reminded:
    """A town in which these units have been asked for a contribution, and have been told so."""
    town = await a_town(IDA, *people)
    await town.can_be_reached(IDA, *people)
    await open_round(town.store, **town.act(plan="noerrebro", due=DUE, units=units))
    await town.wait_until(MONDAY + timedelta(days=1))
    return town


async def entries(town: Reminded, action: str) -> tuple[AuditEntry, ...]:
    async with town.store.reading() as look:
        return await look.find(AuditEntry, action=action)


# One's own reminders.


async def test_somebody_is_reminded_of_a_thing_on_the_day_they_asked_for() -> None:
    town = await a_town(IDA, VERA)
    asked = await remind_me(town.store, **town.act(day=FRIDAY, subject=PREPARATION, text="ring til LBF"))
    await remind_me(town.store, **town.act(VERA, day=FRIDAY, text="læs notatet"))
    assert (asked.moved, asked.reminder.plan) == (False, "noerrebro")
    await town.wait_until(FRIDAY)
    told = {one.recipient: one for one in town.sent if one.kind is ReminderKind.OWN}
    assert {one.text for one in told.values()} == {"ring til LBF", "læs notatet"}
    assert told[VERA.id].subject_kind is SubjectKind.PERSON


async def test_a_day_that_is_no_working_day_becomes_the_next_one_and_is_said_so() -> None:
    town = await a_town(IDA)
    asked = await remind_me(town.store, **town.act(day=SATURDAY, text="ring"))
    assert (asked.moved, local_day(asked.reminder.next_at)) == (True, MONDAY + timedelta(days=7))


async def test_somebody_may_ask_for_a_moment_and_for_today() -> None:
    town = await a_town(IDA)
    two = datetime(2027, 1, 14, 13, tzinfo=UTC)
    asked = await remind_me(town.store, **town.act(moment=two, text="ring"))
    assert asked.reminder.next_at == two
    town.now += timedelta(hours=5)
    today = await remind_me(town.store, **town.act(day=MONDAY, text="ring"))
    assert (today.moved, local_day(today.reminder.next_at)) == (False, MONDAY)
    assert today.reminder.next_at > town.now
    town.now = evening(MONDAY)
    late = await remind_me(town.store, **town.act(day=MONDAY, text="skriv"))
    assert (late.moved, local_day(late.reminder.next_at)) == (True, MONDAY + timedelta(days=1))


async def test_several_reminders_of_one_day_stand_beside_each_other() -> None:
    town = await a_town(IDA)
    for text in ("ring", "skriv"):
        await remind_me(town.store, **town.act(day=FRIDAY, text=text))
    assert {one.text for one in await town.waiting(kind=ReminderKind.OWN)} == {"ring", "skriv"}


async def test_the_same_message_asks_once() -> None:
    town = await a_town(IDA)
    for repeated in (False, True):
        asked = await remind_me(town.store, **town.act(day=FRIDAY, text="ring", message="m1"))
        assert asked.repeated is repeated
    assert len(await town.waiting(kind=ReminderKind.OWN)) == 1
    assert len(await entries(town, "remind-me")) == 1


@pytest.mark.parametrize(
    ("fault", "asked"),
    [
        (NothingToRemindOf, {"day": FRIDAY}),
        (NothingToRemindOf, {"text": "ring"}),
        (NothingToRemindOf, {"day": FRIDAY, "text": "x" * 501}),
        (NothingToRemindOf, {"day": date(9999, 12, 31), "text": "ring"}),
        (DueHasPassed, {"day": MONDAY - timedelta(days=1), "text": "ring"}),
        (NoSuchThing, {"day": FRIDAY, "subject": (SubjectKind.DEADLINE, "noerrebro.9.nothing")}),
        (NoSuchThing, {"day": FRIDAY, "subject": (SubjectKind.PERSON, "t/somebody")}),
        (NoSuchThing, {"day": FRIDAY, "text": "ring", "plan": "nowhere"}),
    ],
)
async def test_what_cannot_be_reminded_of_is_refused(fault: type[Exception], asked: dict[str, Any]) -> None:
    town = await a_town(IDA)
    before = await town.rows()
    with pytest.raises(fault):
        await remind_me(town.store, **town.act(**asked))
    assert await town.rows() == before


async def test_nobody_is_reminded_of_a_plan_that_is_no_more() -> None:
    town = await a_town(IDA)
    await register_plan(town.store, **town.act(name="Valby", start=date(2028, 1, 1)))
    await undo(town.store, **town.act())
    with pytest.raises(NoSuchThing):
        await remind_me(town.store, **town.act(day=FRIDAY, text="ring", plan="valby"))


async def test_an_own_reminder_goes_when_its_thing_is_done_and_comes_back_when_it_is_not() -> None:
    town = await a_town(IDA)
    asked = await remind_me(town.store, **town.act(day=FRIDAY, subject=PREPARATION, text="ring"))
    await mark_met(town.store, **town.act(deadline=PREPARATION[1], reason="gjort"))
    assert await town.waiting(kind=ReminderKind.OWN) == []
    await undo(town.store, **town.act())
    assert [one.id for one in await town.waiting(kind=ReminderKind.OWN)] == [asked.reminder.id]


async def test_of_what_is_done_already_the_words_alone_are_kept() -> None:
    town = await a_town(IDA)
    await mark_met(town.store, **town.act(deadline=PREPARATION[1], reason="gjort"))
    asked = await remind_me(town.store, **town.act(day=FRIDAY, subject=PREPARATION, text="ring alligevel"))
    assert asked.reminder.subject_kind is SubjectKind.PERSON
    with pytest.raises(NothingLeftToDo):
        await remind_me(town.store, **town.act(day=FRIDAY, subject=PREPARATION))


async def test_an_own_reminder_can_be_taken_back_by_whom_it_is_for() -> None:
    town = await a_town(IDA, METTE)
    asked = await remind_me(town.store, **town.act(METTE, day=FRIDAY, text="ring"))
    with pytest.raises(NotAllowed):
        await cancel_own(town.store, **town.act(reminders=[asked.reminder.id]))
    with pytest.raises(NoSuchThing):
        await cancel_own(town.store, **town.act(reminders=[(await town.waiting())[0].id]))
    gone = await cancel_own(town.store, **town.act(METTE, reminders=[asked.reminder.id]))
    assert gone.entry is not None
    assert (await cancel_own(town.store, **town.act(METTE, reminders=[asked.reminder.id]))).entry is None
    await town.wait_until(FRIDAY)
    assert town.told(METTE, ReminderKind.OWN) == []


async def test_asking_and_taking_back_can_be_undone() -> None:
    town = await a_town(IDA)
    asked = await remind_me(town.store, **town.act(day=FRIDAY, text="ring"))
    await cancel_own(town.store, **town.act(reminders=[asked.reminder.id]))
    town.now += timedelta(minutes=1)
    cancelled = (await entries(town, "cancel-reminder"))[0]
    await undo(town.store, **town.act(entry=cancelled.id))
    assert await town.waiting(kind=ReminderKind.OWN)


# Putting off.


async def test_what_is_put_off_comes_again_on_that_day_and_not_before() -> None:
    town = await asked_town(METTE)
    town.sent.clear()
    row = (await town.rows(recipient=METTE.id, state=ReminderState.SENT))[0]
    day = date(2027, 2, 19)
    put_off = await snooze(town.store, **town.act(METTE, reminders=(row.id,), day=day))
    assert (put_off.on, put_off.moved) == (day, False)
    await town.wait_until(date(2027, 3, 2))
    assert [local_day(one.next_at) for one in town.sent if one.recipient == METTE.id] == [
        day,
        date(2027, 3, 1),
    ]


async def test_all_that_a_message_held_is_put_off_by_whoever_got_it() -> None:
    town = await asked_town(METTE, OLE)
    sent = [one for one in town.sent if one.recipient == METTE.id]
    with pytest.raises(NotAllowed):
        await snooze(town.store, **town.act(OLE, notice=sent[0].notice, day=FRIDAY))
    put_off = await snooze(town.store, **town.act(METTE, notice=sent[0].notice, day=SATURDAY))
    assert (put_off.moved, put_off.on) == (True, date(2027, 1, 18))


async def test_a_deputy_puts_off_what_they_were_told_in_somebodys_place() -> None:
    town = await asked_town(METTE, OLE)
    row = next(one for one in town.sent if one.recipient == METTE.id)
    await set_deputy(town.store, **town.act(METTE, deputy=OLE.id, last=FRIDAY))
    put_off = await snooze(town.store, **town.act(OLE, reminders=(row.id,), day=FRIDAY))
    assert [one.recipient for one in put_off.reminders] == [METTE.id]


async def test_putting_off_again_moves_the_day_and_the_same_message_does_it_once() -> None:
    town = await asked_town(METTE)
    row = next(one for one in town.sent if one.recipient == METTE.id)
    for day in (date(2027, 2, 2), FRIDAY):
        for repeated in (False, True):
            asked = town.act(METTE, reminders=(row.id,), day=day, message=f"m{day}")
            assert (await snooze(town.store, **asked)).repeated is repeated
    assert await town.days(ReminderKind.OWN, METTE) == [FRIDAY]


async def test_what_is_done_or_was_due_cannot_be_put_off() -> None:
    town = await asked_town(METTE)
    row = next(one for one in town.sent if one.recipient == METTE.id)
    with pytest.raises(DueHasPassed):
        await snooze(town.store, **town.act(METTE, reminders=(row.id,), day=town.today))
    await respond(town.store, **town.act(METTE, plan="noerrebro", unit="sof", accept=False))
    with pytest.raises(NothingLeftToDo):
        await snooze(town.store, **town.act(METTE, reminders=(row.id,), day=FRIDAY))


# Handing back.


async def test_a_contribution_handed_back_is_nobodys_own_and_the_coordinators_are_told() -> None:
    town = await asked_town(METTE, OLE)
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=TEXT))
    row = (await town.waiting(METTE))[0]
    given = await not_mine(town.store, **town.act(METTE, reminders=(row.id,), reason="det er Oles"))
    assert [one.id for one in given.told] == [IDA.id]
    assert (await the(town.store, Contribution, SOF)).responsible is None
    assert await town.waiting(METTE) == []
    assert await town.waiting(OLE)
    await town.wait_until(MONDAY + timedelta(days=2))
    assert town.told(IDA, ReminderKind.ESCALATED) == [MONDAY + timedelta(days=2)]


async def test_a_contribution_handed_to_somebody_is_theirs() -> None:
    town = await asked_town(METTE, OLE, SARA)
    row = (await town.waiting(METTE))[0]
    with pytest.raises(CannotTakeOver):
        await not_mine(town.store, **town.act(METTE, reminders=(row.id,), to=SARA.id))
    given = await not_mine(town.store, **town.act(METTE, reminders=(row.id,), to=OLE.id))
    assert (given.taker and given.taker.id, given.told) == (OLE.id, ())
    assert (await the(town.store, Contribution, SOF)).responsible == OLE.id
    assert await town.waiting(METTE) == []


async def test_what_was_handed_back_is_told_again_once_it_is_explicitly_theirs() -> None:
    town = await asked_town(METTE, OLE)
    row = (await town.waiting(METTE))[0]
    await not_mine(town.store, **town.act(METTE, reminders=(row.id,)))
    row = (await town.waiting(OLE))[0]
    await not_mine(town.store, **town.act(OLE, reminders=(row.id,), to=METTE.id))
    assert await town.waiting(METTE)


async def test_handing_back_can_be_undone() -> None:
    town = await asked_town(METTE, OLE)
    before = {one.id for one in await town.waiting(METTE)}
    row = (await town.waiting(METTE))[0]
    await not_mine(town.store, **town.act(METTE, reminders=(row.id,)))
    await undo(town.store, **town.act(METTE))
    assert {one.id for one in await town.waiting(METTE)} == before
    assert await town.waiting(kind=ReminderKind.ESCALATED, offset=0) == []


async def test_a_step_handed_back_is_the_coordinators_until_somebody_is_named() -> None:
    town = await asked_town(METTE)
    said = town.act(plan="noerrebro", on=town.today, parties=("lbf",), topic="økonomi")
    logged = await log_meeting(town.store, **said, next_step="send", owner=METTE.id, due=date(2027, 2, 10))
    row = next(one for one in await town.waiting(METTE) if one.subject == logged.entry.id)
    await not_mine(town.store, **town.act(METTE, reminders=(row.id,)))
    assert (await the(town.store, NegotiationEntry, logged.entry.id)).owner == ""
    assert await town.waiting(IDA, kind=ReminderKind.AHEAD, subject=logged.entry.id)


async def test_a_step_is_over_when_its_owner_says_so_and_comes_back_when_that_is_undone() -> None:
    town = await asked_town(METTE, OLE)
    said = town.act(plan="noerrebro", on=town.today, parties=("lbf",), topic="økonomi")
    logged = await log_meeting(town.store, **said, next_step="send", owner=METTE.name, due=date(2027, 2, 10))
    before = {one.id for one in await town.waiting(METTE, subject=logged.entry.id)}
    with pytest.raises(NotAllowed):
        await finish_step(town.store, **town.act(OLE, step=logged.entry.id))
    with pytest.raises(NoSuchThing):
        await finish_step(town.store, **town.act(step="noerrebro.3.meeting.2020-01-01"))
    await set_deputy(town.store, **town.act(METTE, deputy=OLE.id, last=FRIDAY))
    for repeated in (False, True):
        done = await finish_step(town.store, **town.act(OLE, step=logged.entry.id, message="m1"))
        assert done.repeated is repeated
    assert await town.waiting(METTE, subject=logged.entry.id) == []
    assert (await finish_step(town.store, **town.act(step=logged.entry.id))).entry is None
    await undo(town.store, **town.act(entry=(await entries(town, "finish-step"))[0].id))
    assert {one.id for one in await town.waiting(METTE, subject=logged.entry.id)} == before


async def test_the_only_coordinator_cannot_hand_a_deadline_back() -> None:
    town = await a_town(IDA)
    row = (await town.waiting(plan="noerrebro", subject_kind=SubjectKind.DEADLINE))[0]
    with pytest.raises(NobodyElse):
        await not_mine(town.store, **town.act(reminders=(row.id,)))
    bo = a_person(Role.COORDINATOR, name="Bo Lund")
    await town.joins(bo)
    await not_mine(town.store, **town.act(reminders=(row.id,)))
    assert await town.waiting(subject=row.subject) == []
    assert await town.waiting(bo, subject=row.subject)


async def test_nobody_hands_back_what_is_anothers() -> None:
    town = await asked_town(METTE, OLE)
    row = (await town.waiting(METTE))[0]
    with pytest.raises(NotAllowed):
        await not_mine(town.store, **town.act(OLE, reminders=(row.id,)))


# Wishes, leads, a plan's own policy.


async def test_somebody_may_want_fewer_reminders_or_none_and_the_week() -> None:
    town = await asked_town(METTE)
    await set_wishes(town.store, **town.act(METTE, level=Level.FEWER, weekly=True))
    assert max(one.offset for one in await town.waiting(METTE, kind=ReminderKind.AHEAD)) == 7
    assert await town.waiting(METTE, kind=ReminderKind.WEEKLY)
    changed = await set_wishes(town.store, **town.act(METTE, level=Level.NONE))
    assert changed.person.wishes == Wishes(level=Level.NONE, weekly=True)
    assert await town.waiting(METTE) == []
    await set_wishes(town.store, **town.act(METTE, level=Level.ALL))
    assert await town.waiting(METTE)
    assert (await set_wishes(town.store, **town.act(METTE, level=Level.ALL))).entry is None


async def test_a_coordinator_names_a_units_lead_who_is_then_told_of_what_is_late() -> None:
    lise = replace(LISE, leads=False)
    town = await asked_town(METTE, lise)
    for person in (METTE, lise):
        with pytest.raises(NotAllowed):
            await set_lead(town.store, **town.act(person, person=lise.id, leads=True))
    with pytest.raises(UnitMissing):
        await town.joins(VERA)
        await set_lead(town.store, **town.act(person=VERA.id, leads=True))
    changed = await set_lead(town.store, **town.act(person=lise.id, leads=True))
    assert changed.person.leads
    assert await town.days(ReminderKind.LEAD, lise)
    assert (await set_lead(town.store, **town.act(person=lise.id, leads=True))).entry is None
    with pytest.raises(RecordMovedOn):
        await set_lead(town.store, **town.act(person=lise.id, leads=False, seen=1))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("nothing", Changes(offsets={"nothing": (1,)})),
        ("committee", Changes(offsets={"committee": (-1,)})),
        ("committee", Changes(offsets={"committee": (731,)})),
        ("committee", Changes(offsets={"committee": tuple(range(11))})),
        ("overdue_weeks", Changes(overdue_weeks=0)),
        ("lead_after", Changes(lead_after=61)),
        ("coordinator_after", Changes(coordinator_after=-1)),
    ],
)
async def test_a_plans_policy_that_cannot_be_is_refused(field: str, changes: Changes) -> None:
    town = await a_town(IDA)
    with pytest.raises(PolicyInvalid) as refused:
        await set_policy(town.store, **town.act(plan="noerrebro", changes=changes))
    assert refused.value.field == field


async def test_a_plans_policy_is_set_by_coordinators_and_taken_back_by_undoing() -> None:
    town = await a_town(IDA, METTE)
    changes = Changes(offsets={"contributions-open": (5, 12)})
    with pytest.raises(NotAllowed):
        await set_policy(town.store, **town.act(METTE, plan="noerrebro", changes=changes))
    before = {one.id for one in await town.waiting()}
    kept = await set_policy(town.store, **town.act(plan="noerrebro", changes=changes))
    assert kept.plan.reminders == Changes(offsets={"contributions-open": (12, 5)})
    await undo(town.store, **town.act())
    assert (await the(town.store, Plan, "noerrebro")).reminders is None
    assert {one.id for one in await town.waiting()} == before


# Asking again.


async def test_a_coordinator_asks_again_and_is_told_who_will_be_told_and_who_cannot_be() -> None:
    silent = replace(SARA, wishes=Wishes(level=Level.NONE))
    town = await asked_town(METTE, silent, units=("sof", "buf", "kff"))
    tuesday = town.today
    asked = await nudge(town.store, **town.act(plans=("noerrebro",), text="husk det"))
    assert [one.person and one.person.id for one in asked.told] == [METTE.id]
    assert {one.contribution.unit for one in asked.unreachable} == {"buf", "kff"}
    again = await nudge(town.store, **town.act(plans=("noerrebro",)))
    assert (again.told, [one.person and one.person.id for one in again.already]) == ((), [METTE.id])
    await town.wait_until(tuesday + timedelta(days=1))
    told = town.told(METTE, ReminderKind.REQUESTED)
    assert told == [MONDAY, tuesday + timedelta(days=1)]
    assert [one.text for one in town.sent if one.recipient == METTE.id] == ["", "husk det"]


async def test_who_cannot_be_written_to_is_not_counted_as_told() -> None:
    town = await asked_town(METTE)
    async with town.store.writing() as unit:
        where = await unit.get(Reference, METTE.id)
        assert where is not None
        await unit.put(replace(where, state=ReachState.BLOCKED))
    asked = await nudge(town.store, **town.act(units=("sof",)))
    assert (asked.told, len(asked.unreachable)) == ((), 1)


async def test_only_coordinators_ask_again_and_only_of_what_there_is() -> None:
    town = await asked_town(METTE)
    with pytest.raises(NotAllowed):
        await nudge(town.store, **town.act(METTE))
    with pytest.raises(NoSuchThing):
        await nudge(town.store, **town.act(plans=("nowhere",)))
    with pytest.raises(NoSuchThing):
        await nudge(town.store, **town.act(units=("br",)))
    for repeated in (False, True):
        assert (await nudge(town.store, **town.act(message="m1"))).repeated is repeated


async def test_what_was_asked_again_goes_when_it_is_answered() -> None:
    town = await asked_town(METTE)
    await nudge(town.store, **town.act())
    await respond(town.store, **town.act(METTE, plan="noerrebro", unit="sof", accept=False))
    assert await town.waiting(METTE) == []


# Questions.


async def test_somebody_sees_what_they_will_be_told_next() -> None:
    town = await asked_town(METTE)
    async with town.store.reading() as look:
        found, total = await reminders_of(look, METTE.id, limit=3)
    assert (len(found), total) == (3, len(await town.waiting(METTE)))
    assert [one.next_at for one in found] == sorted(one.next_at for one in found)


async def test_whether_a_unit_was_told_is_answered_with_the_messages_id() -> None:
    town = await asked_town(METTE)
    async with town.store.reading() as look:
        told = await last_told_unit(look, "sof", ("noerrebro",))
        assert await last_told_unit(look, "buf") == ()
        assert await last_told(look) == ()
    assert [(one.to and one.to.id, one.notice and one.notice.message) for one in told] == [(METTE.id, "m")]


async def test_who_can_be_told_and_was_not_is_listed_for_a_fortnight() -> None:
    town = await asked_town(METTE)
    lost = (await town.waiting(METTE))[0]
    gone = datetime(town.today.year, town.today.month, town.today.day, 9, tzinfo=UTC)
    listed = []
    for days in (14, 15):
        async with town.store.writing() as unit:
            now = await unit.get(Reminder, lost.id)
            assert now is not None
            missed = replace(
                now, state=ReminderState.UNDELIVERED, why="500", next_at=gone - timedelta(days=days)
            )
            await unit.put(missed)
        async with town.store.reading() as look:
            found = await unreachable(look, town.today)
        listed.append([(one.why, len(one.undelivered)) for one in found if one.person.id == METTE.id])
    assert listed == [[("failed", 1)], []]


async def test_who_cannot_be_told_is_listed_with_the_reason_and_what_was_lost() -> None:
    silent = replace(OLE, wishes=Wishes(level=Level.NONE))
    town = await asked_town(METTE, silent)
    await town.joins(SARA)
    lost = (await town.waiting(METTE))[0]
    async with town.store.writing() as unit:
        where = await unit.get(Reference, METTE.id)
        assert where is not None
        await unit.put(replace(where, state=ReachState.BLOCKED, code="ConversationBlockedByUser"))
        await unit.put(replace(lost, state=ReminderState.UNDELIVERED))
    async with town.store.reading() as look:
        found = {one.person.id: one for one in await unreachable(look, town.today)}
    assert set(found) == {METTE.id, OLE.id, SARA.id}
    assert found[METTE.id].why == "blocked ConversationBlockedByUser"
    assert [one.id for one in found[METTE.id].undelivered] == [lost.id]
    assert (found[OLE.id].why, found[SARA.id].why) == ("", "never-seen")
