"""The stored schedule: what is done to it, at what cost, and that it is always what would be derived afresh."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.gathering.contributions import (
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
)
from state.actions.gathering.rounds import open_round
from state.actions.people.handing_over import hand_over
from state.actions.people.wishes import set_wishes
from state.actions.plans.advance import advance
from state.actions.plans.deadlines import mark_met, move_deadline
from state.facts.contribution import Content, ContributionKind
from state.facts.reminder import Notice, NoticeState, Reminder, ReminderKind, ReminderState
from state.history.undo import undo
from state.organisation.bodies import Organisation
from state.organisation.calendar import COPENHAGEN, Span, local_day
from state.organisation.people import Level, Person, Role
from state.records.errors import PlanError
from state.records.store import Reading
from state.reminders import schedule
from state.reminders.due.of_portfolio import ALARMS
from state.reminders.reconcile import OWN_DEED, REPEATED
from state.store.memory import MemoryStore
from state.store.tables import KINDS
from tests.support.builders import a_portfolio
from tests.support.filled import fill_once
from tests.support.state.reminded import IDA, LISE, METTE, MONDAY, OLE, SARA, Reminded, a_town, evening
from tests.support.state.town import at
from tests.support.stores import a_memory_store
from tests.unit.state.actions.test_any_sequence import DOINGS, Town

DUE = date(2027, 3, 15)
SOF = "noerrebro.3.sof"
TEXT = Content(kinds=(ContributionKind.TEXT,), text="Lokaler til klubben")


async def a_round(town: Reminded, *units: str, actor: Person = IDA, due: date = DUE) -> None:
    await open_round(town.store, **town.act(actor, plan="noerrebro", due=due, units=units or None))


async def notices(town: Reminded) -> dict[str, Notice]:
    async with town.store.reading() as look:
        return {one.reminders[0]: one for one in await look.find(Notice)}


async def test_a_message_about_what_is_done_since_is_to_be_drawn_again() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    await town.wait_until(date(2027, 2, 16))
    sent = [one for one in town.sent if one.recipient == METTE.id and one.kind is ReminderKind.AHEAD]
    assert len(sent) == 1
    other = next(one for one in town.sent if one.recipient == IDA.id)
    await respond(town.store, **town.act(METTE, plan="noerrebro", unit="sof", accept=False))
    found = await notices(town)
    assert (found[sent[0].id].state, found[sent[0].id].next_at) == (NoticeState.STALE, town.now)
    assert found[other.id].state is NoticeState.LIVE


async def test_a_message_about_a_day_that_moved_is_to_be_drawn_again() -> None:
    town = await a_town(IDA)
    deadline = "noerrebro.3.preparation"
    asked = {"deadline": deadline, "reason": "aftalt"}
    await move_deadline(town.store, **town.act(due=Span.day(MONDAY + timedelta(days=8)), **asked))
    await town.wait_until(MONDAY + timedelta(days=2))
    sent = next(one for one in town.sent if one.subject == deadline)
    assert (await notices(town))[sent.id].state is NoticeState.LIVE
    await move_deadline(town.store, **town.act(due=Span.day(DUE), **asked))
    assert (await notices(town))[sent.id].state is NoticeState.STALE


async def test_a_message_that_shows_already_what_is_done_is_not_drawn_again_for_it() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    await town.wait_until(date(2027, 2, 16))
    sent = next(one for one in town.sent if one.recipient == METTE.id and one.kind is ReminderKind.AHEAD)
    await respond(town.store, **town.act(METTE, plan="noerrebro", unit="sof", accept=False))
    async with town.store.writing() as unit:
        drawn = replace((await notices(town))[sent.id], state=NoticeState.LIVE, next_at=None)
        await unit.put(drawn)
    await a_round(town, "buf", due=date(2027, 6, 1))
    assert (await notices(town))[sent.id].state is NoticeState.LIVE


async def test_a_message_that_still_holds_is_left_as_it_is() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    await town.wait_until(date(2027, 4, 15))
    await a_round(town, "buf", due=date(2027, 6, 1))
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=TEXT))
    of_mette = [one.id for one in town.sent if one.recipient == METTE.id]
    assert len(of_mette) > 5
    found = await notices(town)
    assert {found[one].state for one in of_mette} == {NoticeState.LIVE}


async def test_nobody_is_told_of_what_they_have_just_done() -> None:
    town = await a_town(replace(IDA, unit="sof"), METTE)
    town.now = evening(MONDAY)
    ida = replace(IDA, unit="sof")
    await town.joins(replace(METTE, unit="buf"))
    await a_round(town, "sof", actor=ida)
    assert await town.waiting(ida, kind=ReminderKind.REQUESTED) == []
    assert {one.why for one in await town.rows(recipient=ida.id, kind=ReminderKind.REQUESTED)} == {OWN_DEED}
    await a_round(town, "buf", actor=ida)
    assert await town.waiting(ida, kind=ReminderKind.REQUESTED) == []
    assert await town.waiting(METTE, kind=ReminderKind.REQUESTED)


async def test_what_is_done_on_the_day_it_is_due_is_told_no_more_that_day() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    await town.wait_until(DUE - timedelta(days=1))
    assert await town.days(ReminderKind.AHEAD, METTE) == [DUE]
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=TEXT))
    await submit_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof"))
    await town.wait_until(DUE + timedelta(days=20))
    assert not [one for one in town.sent if one.subject == SOF and one.due == DUE and one.offset <= 0]


async def test_a_reminder_on_its_way_keeps_the_moment_its_lease_ends() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof")
    row = (await town.waiting(METTE, kind=ReminderKind.AHEAD))[0]
    leased = town.now + timedelta(minutes=1)
    async with town.store.writing() as unit:
        await unit.put(replace(row, owner="w", attempts=1, next_at=leased))
    await a_round(town, "buf")
    assert (await town.rows(id=row.id))[0].next_at == leased


async def test_other_hours_move_what_is_still_ahead() -> None:
    town = await a_town(IDA)
    before = await town.waiting()
    async with town.store.writing() as unit:
        known = await unit.get(Organisation, "organisation")
        assert known is not None
        await unit.put(replace(known, reminders=replace(known.reminders, opens=time(12), jitter=0)))
    after = await town.waiting()
    assert {one.id for one in after} == {one.id for one in before}
    ahead = [one.next_at for one in after if local_day(one.next_at) > town.today]
    assert {one.astimezone(COPENHAGEN).time() for one in ahead} == {time(12)}


async def test_sending_one_of_a_repetition_makes_the_next_appear_in_the_same_transaction() -> None:
    town = await a_town(IDA)
    for row in await town.waiting(kind=ReminderKind.WEEKLY):
        async with town.store.writing() as unit:
            told = replace(row, state=ReminderState.SENT, sent_at=row.next_at, told=IDA.id)
            await unit.put(told)
            await schedule.after_sent(unit, (told,), row.next_at)
            waiting = [
                one
                for one in await unit.find(Reminder, recipient=IDA.id, state=ReminderState.WAITING)
                if one.kind is ReminderKind.WEEKLY
            ]
        assert [one.due for one in waiting] == [(row.due or MONDAY) + timedelta(days=7)]


async def test_after_a_long_standstill_each_thing_is_told_once() -> None:
    town = await a_town(IDA, METTE)
    await a_round(town, "sof", "buf")
    town.now = evening(DUE + timedelta(days=30))
    await advance(town.store, town.today, town.now)
    await a_round(town, "kff", due=town.today + timedelta(days=40))
    await town.send()
    seen = [(one.kind, one.subject) for one in town.sent if one.kind in REPEATED]
    assert len(seen) == len(set(seen))
    await town.wait_until(town.today + timedelta(days=3))
    later = [(one.kind, one.subject) for one in town.sent if one.kind is ReminderKind.OVERDUE]
    assert later.count((ReminderKind.OVERDUE, SOF)) <= 2


async def test_an_upgrade_brings_the_stored_schedule_in_line_once() -> None:
    store = a_memory_store()
    town = await a_town(IDA, METTE, store=store)
    wanted = {one.id for one in await town.waiting()}
    bare = a_memory_store()
    await copied(store, bare, without=Reminder)
    assert await schedule.catch_up(bare, town.now)
    async with bare.reading() as look:
        found = {one.id for one in await look.find(Reminder, recipient=IDA.id, state=ReminderState.WAITING)}
        revisions = await look.revisions()
    assert found == wanted
    assert not await schedule.catch_up(bare, town.now)
    async with bare.reading() as look:
        assert await look.revisions() == revisions


class Counted:
    """A transaction that counts its look-ups."""

    def __init__(self, unit: Any) -> None:
        self._unit = unit
        self.asked = 0

    def __getattr__(self, name: str) -> Any:
        if name in ("get", "find", "count"):
            self.asked += 1
        return getattr(self._unit, name)


async def look_ups(plans: int, followed: set[str] | None) -> int:
    store = a_memory_store()
    await fill_once(store, at(MONDAY), a_portfolio(plans))
    async with store.writing() as unit:
        for person in (IDA, METTE, SARA):
            await unit.put(person)
    await open_round(store, actor=IDA, plan="noerrebro", due=DUE, now=at(MONDAY))
    async with store.writing() as unit:
        counted: Any = Counted(unit)
        await schedule.follow(counted, followed, None, IDA.id, at(MONDAY))
        return int(counted.asked)


async def test_a_round_that_was_undone_leaves_nobody_unreachable() -> None:
    town = await a_town(IDA)
    await a_round(town, "sof")
    await undo(town.store, **town.act())
    assert await town.waiting(kind=ReminderKind.UNREACHABLE) == []


async def test_following_costs_as_many_look_ups_with_two_plans_as_with_two_hundred() -> None:
    assert await look_ups(3, {"noerrebro"}) == await look_ups(200, {"noerrebro"}) <= 23
    assert await look_ups(3, None) == await look_ups(200, None) <= 32


# Any sequence.


async def copied(store: MemoryStore, into: MemoryStore, without: type[Any] = Reminder) -> None:
    """Everything but one kind, in another store."""
    async with store.reading() as look, into.writing() as unit:
        for kind in KINDS:
            if kind.record is without:
                continue
            for record in await look.find(kind.record):
                found: Any = record
                changed = {"reminded": ""} if isinstance(found, Organisation) else {}
                await unit.put(replace(found, version=0, **changed))


class Folk(Town):
    """The town of any sequence, with people in it and reminders that are sent."""

    def __init__(self, town: Reminded, chance: Random, behind: MemoryStore) -> None:
        store: Any = town.store
        super().__init__(store, chance)
        self.reminded, self.behind, self.today = town, behind, town.today

    def act(self, **more: Any) -> dict[str, Any]:
        return {"actor": IDA, "now": self.reminded.now, **more}

    def somebody(self) -> Person:
        return self.chance.choice((METTE, OLE, SARA, LISE))

    def which(self) -> dict[str, Any]:
        return {"plan": "noerrebro", "unit": self.chance.choice(("sof", "buf"))}


async def _pass(town: Any) -> None:
    await town.reminded.wait_until(town.reminded.today + timedelta(days=town.chance.choice((1, 3, 9))))
    town.today = town.reminded.today


async def _ask(town: Any) -> None:
    due = town.today + timedelta(days=town.chance.randint(0, 60))
    units = town.chance.choice((None, ("sof",), ("buf", "suf")))
    await open_round(town.store, **town.act(plan="noerrebro", due=due, units=units))


async def _give(town: Any) -> None:
    asked = town.act(**town.which(), content=replace(TEXT, text=str(town.chance.random())))
    await save_contribution(town.store, **asked)
    await submit_contribution(town.store, **town.act(**{k: asked[k] for k in ("plan", "unit")}))


async def _return(town: Any) -> None:
    await return_contribution(town.store, **town.act(**town.which(), reason="mangler år"))


async def _decline(town: Any) -> None:
    await respond(town.store, **town.act(**town.which(), accept=town.maybe(True, False)))


async def _person(town: Any) -> None:
    one = town.somebody()
    role = town.chance.choice((Role.VIEWER, Role.CONTRIBUTOR, Role.COORDINATOR))
    changed = replace(one, role=role, leads=town.maybe(True, False), unit=town.maybe(one.unit, "suf"))
    await town.reminded.joins(changed)


async def _wishes(town: Any) -> None:
    asked = town.act(level=town.chance.choice(tuple(Level)), weekly=town.chance.choice((None, True, False)))
    await set_wishes(town.store, **{**asked, "actor": town.somebody()})


async def _undo(town: Any) -> None:
    await undo(town.store, **town.act())


async def _hand_over(town: Any) -> None:
    await hand_over(town.store, **town.act(person=town.somebody().id, to=town.somebody().id))


async def _met(town: Any) -> None:
    async with town.store.reading() as look:
        rows = await look.find(Reminder, state=ReminderState.WAITING)
    deadlines = sorted({row.subject for row in rows if row.subject_kind.value == "deadline"})
    if deadlines:
        asked = town.act(deadline=town.chance.choice(deadlines), reason="gjort")
        await mark_met(town.store, **asked)


WITH_PEOPLE: tuple[Callable[[Any], Awaitable[None]], ...] = (
    *(one for one in DOINGS if one.__name__ != "_wait"),
    *(_pass, _pass, _pass, _ask, _ask, _give, _return, _decline, _person, _person, _wishes, _undo, _met),
    _hand_over,
)


async def ahead(look: Reading, town: Reminded) -> dict[str, Reminder]:
    """What is waiting for a moment to come, by id."""
    found = await look.find(Reminder, state=ReminderState.WAITING)
    return {one.id: one for one in found if one.next_at > town.now}


async def in_line(town: Folk) -> None:
    """What waits is what would be derived afresh from all that is recorded; nothing is left to be done."""
    afresh = a_memory_store()
    await copied(town.behind, afresh)
    now = town.reminded.now
    await schedule.catch_up(afresh, now)
    async with afresh.reading() as look:
        derived = await ahead(look, town.reminded)
    async with town.behind.reading() as look:
        stored = await ahead(look, town.reminded)
        told = {one.id for one in await look.find(Reminder)}
    assert stored.keys() <= derived.keys(), stored.keys() - derived.keys()
    # Afresh, nobody has been told yet of what is wrong already; all else that is missing was told or brought about.
    missing = {one for key, one in derived.items() if key not in stored.keys() | told}
    assert not [one.id for one in missing if not is_late(one, town.reminded.today)]
    for one in stored.values():
        assert one.next_at == derived[one.id].next_at or is_late(one, town.reminded.today)
    async with town.behind.writing() as unit:
        before = {one.id: one.version for one in await unit.find(Reminder)}
        await schedule.follow(unit, None, None, None, now)
        assert {one.id: one.version for one in await unit.find(Reminder)} == before


def is_late(row: Reminder, today: date) -> bool:
    """Whether the day the row is for has come, so that it is told at the next moment."""
    if row.kind not in ALARMS:
        return False
    return row.due is None or row.due - timedelta(days=row.offset) <= today


@pytest.mark.parametrize("seed", range(12))
async def test_after_any_sequence_of_actions_what_waits_is_what_would_be_derived_afresh(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # a sequence of actions is no secret
    behind = a_memory_store()
    reminded = await a_town(IDA, METTE, OLE, SARA, day=date(2027, 9, 1), store=behind)
    reminded.now = evening(reminded.today)
    await reminded.send()
    town = Folk(reminded, chance, behind)
    some = chance.sample(WITH_PEOPLE, k=10)  # so that the same things happen again and again
    for doing in chance.choices(some, k=40):
        try:
            await doing(town)
        except PlanError as fault:
            assert fault.text_id.startswith("error-")
    await in_line(town)
