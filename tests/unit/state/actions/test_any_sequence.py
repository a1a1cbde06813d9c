"""Whatever is recorded in whatever order, and however much of it is refused: what must hold holds."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from state.actions.approval.decisions import correct_decision, record_decision
from state.actions.approval.releases import release_funds, settle_alarm
from state.actions.approval.shares import allocate, remove_share
from state.actions.gathering.negotiation import close_point, log_meeting
from state.actions.plans.advance import advance
from state.actions.plans.deadlines import (
    mark_met,
    mark_not_relevant,
    move_deadline,
    reopen_deadline,
    set_deadline,
)
from state.actions.plans.register import merge_plans, register_plan, rename_plan, renew_plan
from state.actions.plans.settle_question import settle_question
from state.actions.recorder import TRACED, as_record
from state.deadlines import rederivation
from state.deadlines.deadline import Deadline
from state.facts.decision import ADOPTING, Decision, Key, Outcome, Point
from state.facts.funding import Appropriation, Release
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan, Stage
from state.facts.route import PASSING, departure
from state.organisation.bodies import Organisation
from state.organisation.calendar import Span
from state.records.audit import AuditEntry
from state.records.codec import to_plain
from state.records.errors import PlanError
from state.records.store import Reading, Record
from state.store.memory import MemoryStore
from tests.support.examples import examples
from tests.support.state.town import CAPITAL, IDA, SERVICE, at, the_town
from tests.support.stores import a_memory_store

FIRST = date(2027, 9, 1)
OUTCOMES = (Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.REJECTED)
LIKELY = (Outcome.APPROVED, Outcome.RECOMMENDED)
BODIES = ("ktu", "ou", "br")
NAMES = ("Sydhavn", "Amager", "Valby", "Tingbjerg")


class Town:
    """The store, the day it is, and chance."""

    def __init__(self, store: MemoryStore, chance: Random) -> None:
        self.store, self.chance, self.today = store, chance, FIRST

    async def some(self, kind: type[Record]) -> Any:
        async with self.store.reading() as look:
            found = await look.find(kind)
        return self.chance.choice(found) if found else None

    def day(self, before: int, ahead: int) -> date:
        return self.today + timedelta(days=self.chance.randint(-before, ahead))

    def maybe(self, value: Any, other: Any = None) -> Any:
        return self.chance.choice((value, other))

    def points(self) -> tuple[Point, ...]:
        outcomes = self.chance.choice((LIKELY, OUTCOMES))
        keys = self.chance.choice(((Key.CONTENT,), (Key.RELEASE,), (Key.CONTENT, Key.RELEASE)))
        return tuple(
            Point(number=number, concerns=key, outcome=self.chance.choice(outcomes))
            for number, key in enumerate(keys, 1)
        )

    def act(self, **more: Any) -> dict[str, Any]:
        return {"actor": IDA, "now": at(self.today), **more}


async def _wait(town: Town) -> None:
    town.today += timedelta(days=town.chance.choice((1, 7, 30, 120)))
    await advance(town.store, town.today, at(town.today))


async def _settle(town: Town) -> None:
    question, reading = town.chance.choice((("A1", "three-years"), ("A1", "as-text"), ("A3", "that-day")))
    await settle_question(town.store, **town.act(question=question, reading=reading, reason="aftalt"))


async def _decide(town: Town) -> None:
    plan = await town.some(Plan)
    on = town.day(60, 1)
    await record_decision(
        town.store,
        **town.act(
            plan=plan.id,
            period=town.chance.choice((None, plan.periods[-1].number)),
            body=town.chance.choice((*BODIES, *BODIES, "lbf", "sof")),
            on=on,
            points=town.points(),
            override_reason=town.chance.choice(("", "", "", "hastesag")),
            postponed_to=town.maybe(on + timedelta(days=town.chance.randint(-1, 60))),
            new_date_unknown=town.maybe(True, False),
        ),
    )


async def _route(town: Town) -> None:
    """The bodies one after the other, as they mostly are."""
    plan = await town.some(Plan)
    mostly = tuple(
        Point(number=number, concerns=key, outcome=Outcome.APPROVED) for number, key in enumerate(Key, 1)
    )
    for body in BODIES:
        points = town.chance.choice((mostly, mostly, mostly, town.points()))
        asked = town.act(plan=plan.id, body=body, on=town.today, points=points, new_date_unknown=True)
        await record_decision(town.store, **asked)


async def _correct(town: Town) -> None:
    one = await town.some(Decision)
    if one is not None:
        asked = town.act(decision=one.id, reason="læst forkert", points=town.points(), new_date_unknown=True)
        await correct_decision(town.store, **asked)


async def _overturn(town: Town) -> None:
    """The council's decision read again."""
    async with town.store.reading() as look:
        found = [one for one in await look.find(Decision, body="br") if not one.annulled]
    if found:
        one = town.chance.choice(found)
        asked = town.act(decision=one.id, reason="læst forkert", points=town.points(), new_date_unknown=True)
        await correct_decision(town.store, **asked)


async def _release(town: Town) -> None:
    decision = await town.some(Decision)
    plan = await town.some(Plan)
    await release_funds(
        town.store,
        **town.act(
            appropriation=town.chance.choice((CAPITAL, CAPITAL, SERVICE)),
            amount=town.chance.choice((None, Decimal(1_000_000), Decimal(5_000_000), Decimal(-1))),
            plan=town.maybe(plan.id),
            period=town.maybe(plan.periods[-1].number),
            year=town.chance.choice((None, None, 2027, 2031)),
            decision=town.maybe(decision.id, "") if decision else "",
            reference="BR punkt 4",
        ),
    )


async def _settle_alarm(town: Town) -> None:
    plan = await town.some(Plan)
    await settle_alarm(town.store, **town.act(plan=plan.id, reason="ingen anlægsmidler"))


async def _share(town: Town) -> None:
    plan = await town.some(Plan)
    asked = {
        "appropriation": town.chance.choice((CAPITAL, SERVICE)),
        "plan": town.maybe(plan.id),
        "year": town.chance.choice((None, 2027, 2028, 2040)),
    }
    if town.chance.random() < 0.7:
        amount = Decimal(town.chance.choice((0, 500_000, 1_700_000, 4_000_000)))
        await allocate(town.store, **town.act(amount=amount, **asked))
    else:
        await remove_share(town.store, **town.act(reason="forkert år", **asked))


async def _deadline(town: Town) -> None:
    found = await town.some(Deadline)
    first = town.day(5, 400)
    due = Span(first=first, last=first + timedelta(days=town.chance.choice((0, 9, 300))))
    asked = town.act(deadline=found.id, reason=town.chance.choice(("", "aftalt på mødet")))
    action: Any = town.chance.choice(
        (set_deadline, move_deadline, move_deadline, mark_met, mark_not_relevant, reopen_deadline)
    )
    if action in (set_deadline, move_deadline):
        asked["due"] = due
    await action(town.store, **asked)


async def _meet(town: Town) -> None:
    plan = await town.some(Plan)
    asked = town.act(plan=plan.id, on=town.day(20, 1), parties=("lbf",), open_points=("økonomi",))
    await log_meeting(town.store, **asked)


async def _close(town: Town) -> None:
    entry = await town.some(NegotiationEntry)
    if entry is not None:
        await close_point(town.store, **town.act(entry=entry.id, point=1, agreed=town.maybe(True, False)))


async def _plans(town: Town) -> None:
    one, other = await town.some(Plan), await town.some(Plan)
    start = town.day(900, 900)
    term = {"start": start, "last_day": town.maybe(start + timedelta(days=town.chance.randint(-1, 1500)))}
    name = town.chance.choice(NAMES)
    doing = town.chance.randint(0, 4)
    if doing == 0:
        await register_plan(town.store, **town.act(name=name, **term))
    elif doing == 1:
        await merge_plans(town.store, **town.act(plans=(one.id, other.id), name=name, **term))
    elif doing == 2:
        await rename_plan(town.store, **town.act(plan=one.id, name=name))
    else:
        await renew_plan(town.store, **town.act(plan=one.id, **{**term, "start": town.maybe(start)}))


DOINGS: tuple[Callable[[Town], Awaitable[None]], ...] = (
    _wait,
    _settle,
    _decide,
    _decide,
    _route,
    _route,
    _correct,
    _overturn,
    _release,
    _release,
    _settle_alarm,
    _share,
    _deadline,
    _meet,
    _close,
    _plans,
)


async def holds(look: Reading) -> None:
    """What must hold after everything that was done or refused."""
    releases = [one for one in await look.find(Release) if not one.annulled]
    for money in await look.find(Appropriation):
        total = money.total or Decimal(0)
        assert sum(one.amount for one in releases if one.appropriation == money.id) <= total
        assert sum(share.amount for share in money.shares) <= total
        for year in money.years:
            of_year = [one.amount for one in releases if (one.appropriation, one.year) == (money.id, year)]
            assert sum(of_year) <= (money.in_year(year) or total)
    organisation = await rederivation.the_organisation(look)
    decisions = [one for one in await look.find(Decision) if not one.annulled]
    for plan in await look.find(Plan):
        for period in plan.periods:
            mine = [one for one in decisions if (one.plan, one.period) == (plan.id, period.number)]
            if period.stage is Stage.APPROVED:
                assert adopted(mine, Key.CONTENT)
                assert (
                    adopted(mine, Key.RELEASE)
                    or period.waived
                    or any(one.plan in (plan.id, None) and one.period == period.number for one in releases)
                )
            for one in mine:
                if not one.override:
                    assert departure(one, mine, organisation) is None
                    assert all(preceded(one, body, mine) for body in before(one.body))


def adopted(decisions: list[Decision], key: Key) -> bool:
    return any(
        point.concerns is key and point.outcome in ADOPTING
        for one in decisions
        if one.body == "br"
        for point in one.points
    )


def before(body: str) -> tuple[str, ...]:
    return BODIES[: BODIES.index(body)] if body in BODIES else ()


def preceded(decision: Decision, body: str, decisions: list[Decision]) -> bool:
    return any(
        one.body == body and one.on <= decision.on and any(point.outcome in PASSING for point in one.points)
        for one in decisions
    )


async def fixed_stay(look: Reading) -> None:
    """A date people fixed is the one their last act gave it: nothing that is derived has moved it."""
    last: dict[str, tuple[int, dict[str, object]]] = {}
    for entry in await look.find(AuditEntry):
        for change in entry.changes:
            version = int(str(change.after["version"]))
            if change.kind == Deadline.__name__ and version >= last.get(change.id, (0, {}))[0]:
                last[change.id] = (version, change.after)
    for deadline in await look.find(Deadline):
        _, after = last.get(deadline.id, (0, {"fixed": False, "due": None}))
        if deadline.fixed or after["fixed"]:
            assert (deadline.fixed, to_plain(deadline)["due"]) == (after["fixed"], after["due"])


async def told(look: Reading) -> dict[tuple[str, str], dict[str, object]]:
    """Every traced record, without how often it was saved."""
    return {
        (name, one.id): {**to_plain(one), "version": 0}
        for name, kind in TRACED.items()
        for one in await look.find(kind)
    }


async def replayed(town: Town) -> dict[tuple[str, str], dict[str, object]]:
    """What the trace alone, and the rules, make of an empty store."""
    empty = a_memory_store()
    async with town.store.reading() as look:
        organisation = await look.get(Organisation, "organisation")
        entries = await look.find(AuditEntry)
    assert organisation is not None
    last: dict[tuple[str, str], tuple[int, dict[str, object]]] = {}
    for entry in entries:
        for change in entry.changes:
            version = int(str(change.after["version"]))
            if version >= last.get((change.kind, change.id), (0, {}))[0]:
                last[change.kind, change.id] = (version, change.after)
    async with empty.writing() as unit:
        await unit.put(replace(organisation, version=0))
        for (kind, _), (_, after) in last.items():
            record: Any = as_record(kind, after)
            await unit.put(replace(record, version=0))
        await rederivation.rederive(unit, None, town.today)
    async with empty.reading() as look:
        return await told(look)


@settings(max_examples=examples(40))
@given(
    doings=st.lists(st.sampled_from(DOINGS), min_size=25, max_size=60),
    chance=st.randoms(use_true_random=False),
)
def test_any_sequence_of_actions_keeps_what_must_hold_and_is_replayed_from_its_trace(
    doings: list[Callable[[Town], Awaitable[None]]], chance: Random
) -> None:
    async def run() -> None:
        store = a_memory_store()
        town = Town(store, chance)
        await the_town(store, FIRST)
        for doing in doings:
            try:
                await doing(town)
            except PlanError as fault:
                assert fault.text_id.startswith("error-")
            async with store.reading() as look:
                await holds(look)
        await advance(store, town.today, at(town.today))
        async with store.writing() as unit:
            await rederivation.rederive(unit, None, town.today)
        async with store.reading() as look:
            await fixed_stay(look)
            present = await told(look)
        assert await replayed(town) == present

    asyncio.run(run())
