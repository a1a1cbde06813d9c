"""A store in which no action can forget the reminders, whichever engine is behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from state.actions.approval.releases import release_funds
from state.actions.gathering.contributions import save_contribution
from state.actions.gathering.negotiation import log_meeting
from state.actions.gathering.rounds import open_round
from state.actions.people.roles import set_language, set_role
from state.actions.plans.deadlines import mark_met
from state.actions.plans.fill import fill
from state.actions.plans.settle_question import settle_question
from state.conversations.talk import Talk
from state.deadlines.deadline import Deadline
from state.facts.contribution import Content, ContributionKind
from state.facts.open_questions import OpenQuestion
from state.facts.reminder import Reminder, ReminderKind, ReminderState
from state.organisation.bodies import Organisation
from state.organisation.calendar import Span
from state.organisation.people import Deputy, Role
from state.records.audit import AuditEntry
from state.records.errors import RecordMovedOn
from state.records.store import Store, Writing
from state.reminders.following_store import Following
from state.reminders.schedule import catch_up
from tests.support.builders import a_person
from tests.support.filled import shipped_portfolio
from tests.support.state.reminded import IDA, METTE, MONDAY, SARA, Reminded, a_town
from tests.support.state.town import CAPITAL, the
from tests.support.stores import a_memory_store

DUE = date(2027, 3, 15)


async def test_an_action_and_its_reminders_are_kept_together(store: Store) -> None:
    town = await a_town(IDA, METTE, store=store)
    await open_round(town.store, **town.act(plan="noerrebro", due=DUE, units=("sof",)))
    told = await town.waiting(METTE)
    assert {one.kind for one in told} >= {ReminderKind.AHEAD, ReminderKind.OVERDUE, ReminderKind.REQUESTED}
    text = Content(kinds=(ContributionKind.TEXT,), text="Lokaler")
    await save_contribution(town.store, **town.act(METTE, plan="noerrebro", unit="sof", content=text))
    await town.wait_until(MONDAY + timedelta(days=1))
    assert town.told(METTE, ReminderKind.REQUESTED) == []
    async with store.reading() as look:
        found = await look.find(Reminder, recipient=METTE.id, state=ReminderState.WAITING)
    assert {one.due for one in found} == {DUE}


async def test_an_action_that_is_refused_leaves_no_reminder(store: Store) -> None:
    town = await a_town(IDA, store=store)
    before = await town.rows()
    deadline = await the(town.store, Deadline, "noerrebro.3.preparation")

    async def change_and_fail(unit: Writing) -> None:
        await unit.put(replace(deadline, due=Span.day(DUE), fixed=True))
        await unit.put(replace(deadline, due=Span.day(DUE)))

    with pytest.raises(RecordMovedOn):
        async with town.store.writing() as unit:
            await change_and_fail(unit)
    assert await town.rows() == before
    assert (await the(town.store, Deadline, deadline.id)).due == deadline.due


async def test_what_is_put_without_an_action_is_followed_too(store: Store) -> None:
    town = await a_town(IDA, store=store)
    deadline = await the(town.store, Deadline, "noerrebro.3.preparation")
    async with town.store.writing() as unit:
        await unit.put(replace(deadline, due=Span.day(DUE), fixed=True))
    assert {one.due for one in await town.waiting(subject=deadline.id)} == {DUE}


async def test_in_what_a_store_is_filled_with_nothing_is_left_to_catch_up_with(store: Store) -> None:
    now = datetime(2027, 1, 11, 5, tzinfo=UTC)
    following = Following(store, lambda: now)
    async with following.writing() as unit:
        await unit.put_all([IDA, METTE])
    await fill(following, shipped_portfolio(), now)
    followed = await rows_of(store)
    assert {one.recipient for one in followed} == {IDA.id}
    assert not await catch_up(store, now)
    async with store.writing() as unit:
        organisation = await unit.get(Organisation, "organisation")
        assert organisation is not None
        await unit.put(replace(organisation, reminded="an older version"))
    assert await catch_up(store, now)
    assert await rows_of(store) == followed


async def rows_of(store: Store) -> tuple[Reminder, ...]:
    async with store.reading() as look:
        return await look.find(Reminder)


class Watched:
    """A store behind, of which one sees whether anything was asked at the end of a transaction."""

    def __init__(self) -> None:
        self.behind = a_memory_store()
        self.asked: list[str] = []

    def reading(self) -> Any:
        return self.behind.reading()

    def writing(self, plans: Any = None) -> Any:
        return _Watching(self)

    async def close(self) -> None:
        await self.behind.close()


class _Watching:
    def __init__(self, store: Watched) -> None:
        self._store = store
        self._inner = store.behind.writing()

    async def __aenter__(self) -> Any:
        unit = await self._inner.__aenter__()
        return _Unit(unit, self._store.asked)

    async def __aexit__(self, *fault: Any) -> Any:
        return await self._inner.__aexit__(*fault)


class _Unit:
    def __init__(self, unit: Any, asked: list[str]) -> None:
        self._unit, self._asked = unit, asked

    def __getattr__(self, name: str) -> Any:
        if name in ("find", "get", "count"):
            self._asked.append(name)
        return getattr(self._unit, name)


async def watched_town() -> tuple[Reminded, Watched]:
    watched = Watched()
    town = await a_town(IDA, METTE, store=watched)
    watched.asked.clear()
    return town, watched


async def test_talk_reminders_and_the_trace_alone_cost_nothing() -> None:
    town, watched = await watched_town()
    row = (await town.waiting())[0]
    async with town.store.writing() as unit:
        await unit.put(Talk(id="t/c/1", memory={}, updated=town.now))
        await unit.put(replace(row, attempts=1))
        entry = AuditEntry(id="a", at=town.now, who=IDA.id, who_name="Ida", action="undo", subject="x")
        await unit.put(entry)
    assert watched.asked == []


async def test_a_language_a_deputy_and_somebody_who_only_asks_cost_next_to_nothing() -> None:
    town, watched = await watched_town()
    before = await town.rows()
    await set_language(town.store, METTE, "en")
    stand_in = Deputy(person=IDA.id, name=IDA.name, first=MONDAY, last=DUE)
    await town.joins(replace(METTE, language="en", deputy=stand_in))
    await town.joins(a_person(Role.VIEWER, name="Vera Nym"))
    assert len(watched.asked) < 10
    assert await town.rows() == before


async def test_a_step_is_told_the_one_it_names_as_soon_as_the_bot_knows_them(store: Store) -> None:
    town = await a_town(IDA, store=store)
    vera = a_person(Role.VIEWER, name="Vera Nym")
    said = town.act(plan="noerrebro", on=MONDAY, parties=("lbf",), topic="økonomi")
    await log_meeting(town.store, **said, next_step="send budget", owner=vera.name, due=DUE)
    assert await town.days(ReminderKind.OVERDUE, due=DUE)
    await town.joins(vera)
    assert await town.days(ReminderKind.OVERDUE, vera, due=DUE)
    assert await town.days(ReminderKind.OVERDUE, due=DUE) == []


async def test_a_role_given_and_taken_is_followed(store: Store) -> None:
    admin = a_person(Role.ADMIN, name="Anne Bech")
    town = await a_town(IDA, admin, SARA, store=store)
    await set_role(town.store, **town.act(admin, person=SARA.id, role=Role.COORDINATOR))
    assert await town.waiting(SARA, kind=ReminderKind.WEEKLY)
    await set_role(town.store, **town.act(admin, person=SARA.id, role=Role.VIEWER))
    assert await town.waiting(SARA) == []


async def test_money_released_for_all_plans_of_an_appropriation_reaches_each_of_them(store: Store) -> None:
    town = await a_town(IDA, METTE, store=store)
    bo = a_person(Role.COORDINATOR, name="Bo Lund")
    await town.joins(bo)
    before = {one.subject for one in await town.waiting(bo, kind=ReminderKind.TWO_KEYS)}
    asked = town.act(appropriation=CAPITAL, amount=Decimal(1_000_000), reference="BR punkt 4")
    await release_funds(town.store, **asked)
    after = {one.subject for one in await town.waiting(bo, kind=ReminderKind.TWO_KEYS)}
    assert after != before


async def test_the_last_open_question_takes_the_monthly_reminder_with_it(store: Store) -> None:
    town = await a_town(IDA, store=store)
    assert await town.waiting(kind=ReminderKind.OPEN_QUESTIONS)
    async with town.store.reading() as look:
        asked = [one for one in await look.find(OpenQuestion) if one.is_open]
    assert asked
    for one in asked:
        reading = one.readings[0].id if one.readings else ""
        answer = {"reading": reading} if reading else {"answer": "afklaret"}
        await settle_question(town.store, **town.act(question=one.id, reason="aftalt", **answer))
    assert await town.waiting(kind=ReminderKind.OPEN_QUESTIONS) == []


async def test_marking_a_deadline_met_cancels_its_reminders_whichever_store(store: Store) -> None:
    town = await a_town(IDA, store=store)
    deadline = "noerrebro.3.negotiation-start"
    assert await town.waiting(subject=deadline)
    await mark_met(town.store, **town.act(deadline=deadline, reason="gjort"))
    assert await town.waiting(subject=deadline) == []
    assert {one.state for one in await town.rows(subject=deadline)} == {ReminderState.CANCELLED}
