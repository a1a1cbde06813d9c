"""Undo: what was done is taken back by a new entry, while nobody has built on it; and the trace never lies."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from state.actions.approval.decisions import record_decision
from state.actions.approval.releases import release_funds
from state.actions.approval.shares import MoreThanLeft
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
from state.actions.plans.advance import advance
from state.actions.plans.register import register_plan
from state.actions.plans.settle_question import settle_question
from state.actions.recorder import TRACED
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.contribution import Content, Contribution, ContributionState
from state.facts.decision import Outcome
from state.facts.funding import Appropriation, Release
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan, Stage
from state.facts.route import DecisionRests
from state.history.undo import undo
from state.history.what_can_be_undone import stands
from state.organisation.people import Person, Role
from state.overview.plans import contributions
from state.overview.snapshot import Snapshot
from state.records.audit import AuditEntry, Change
from state.records.codec import to_plain
from state.records.errors import (
    ChangedSince,
    NoSuchThing,
    NotAllowed,
    NothingToUndo,
    NotUndoable,
    PlanError,
    TooLateToUndo,
)
from state.records.store import Store
from tests.support.builders import a_person
from tests.support.examples import examples
from tests.support.state.town import (
    CAPITAL,
    IDA,
    at,
    both,
    content,
    everything,
    last_entry,
    the,
    the_town,
    versions,
)
from tests.support.stores import a_memory_store

TODAY, DUE = date(2027, 1, 11), date(2027, 3, 15)
NOW = at(TODAY)
METTE = a_person(Role.CONTRIBUTOR, name="Mette Krog", unit="sof")
SARA = a_person(Role.CONTRIBUTOR, name="Sara Juhl", unit="buf")
BO = a_person(Role.COORDINATOR, name="Bo Lund")
MONEY = Content(amount=Decimal(450_000), years=(2028,))
SOF = "noerrebro.3.sof"


def which(**more: Any) -> dict[str, Any]:
    return {"actor": METTE, "plan": "noerrebro", "unit": "sof", "now": NOW, **more}


async def opened(store: Store, **more: Any) -> str:
    """A round for Nørrebro's next period; returns its entry's id."""
    request = {"actor": IDA, "plan": "noerrebro", "due": DUE, "now": NOW, **more}
    found = await open_round(store, **request)
    assert found.entry is not None
    return found.entry.id


async def saved(store: Store, what: Content = MONEY, **more: Any) -> str:
    found = await save_contribution(store, content=what, **which(**more))
    assert found.entry is not None
    return found.entry.id


async def truth(store: Store) -> dict[tuple[str, str], dict[str, object]]:
    """All that is true, without how often it was saved and which revision that is."""
    async with store.reading() as look:
        return {
            (name, record.id): {
                key: value
                for key, value in to_plain(record).items()
                if key not in {"version", "revision", "moves_on", "attention"}
            }
            for name, kind in TRACED.items()
            for record in await look.find(kind)
        }


async def refused(store: Store, expected: type[PlanError], attempt: Awaitable[object]) -> PlanError:
    """The refusal of an attempt, after which everything is as it was."""
    before = await everything(store)
    with pytest.raises(expected) as raised:
        await attempt
    assert await everything(store) == before
    return raised.value


# What is undone


async def test_a_change_of_a_contribution_goes_back_as_a_new_revision(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store)
    before = await truth(store)
    await saved(store, replace(MONEY, amount=Decimal(1)), now=NOW + timedelta(minutes=1))
    await undo(store, actor=METTE, now=NOW + timedelta(minutes=2))
    assert await truth(store) == before
    async with store.reading() as look:
        kept = await versions(look, SOF)
    assert [one.contribution.content.amount for one in kept] == [450_000, 1, 450_000]
    assert [one.contribution.revision for one in kept] == [1, 2, 3]


async def test_the_undoing_says_what_it_undoes_and_both_ways(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store)
    undone = await undo(store, actor=METTE, now=NOW, reason="forkert beløb", message="m-1")
    entry = await last_entry(store, "undo")
    assert (entry.undoes, entry.subject, entry.plan) == (undone.undone.id, SOF, "noerrebro")
    assert (entry.before, entry.after) == (undone.undone.after, undone.undone.before)
    assert (entry.reason, entry.message) == ("forkert beløb", "m-1")


async def test_a_round_undone_asks_nobody_and_is_shown_nowhere_but_kept(store: Store) -> None:
    await the_town(store, TODAY)
    async with store.reading() as look:
        deadlines = {one.id: one for one in await look.find(Deadline, plan="noerrebro")}
    await opened(store)
    await undo(store, actor=IDA, now=NOW)
    async with store.reading() as look:
        assert contributions(await Snapshot().renewed(look), ("noerrebro",)) == ()
        assert await look.count(Contribution) == 6
        for one in await look.find(Deadline, plan="noerrebro"):
            old = deadlines[one.id]
            assert (one.due, one.state, one.fixed) == (old.due, old.state, old.fixed)
    assert (await the(store, Plan, "noerrebro")).period(3).stage is Stage.PREPARATION


async def test_a_round_opened_after_an_undone_one_asks_afresh(store: Store) -> None:
    await the_town(store, TODAY)
    await opened(store)
    await undo(store, actor=IDA, now=NOW)
    await opened(store)
    async with store.reading() as look:
        found = contributions(await Snapshot().renewed(look), ("noerrebro",))
    assert {one.state for one in found} == {ContributionState.REQUESTED}
    assert len(found) == 6


async def test_an_undoing_is_undone_in_turn(store: Store) -> None:
    await the_town(store, TODAY)
    await opened(store)
    before = await truth(store)
    for minutes in (1, 2):
        await undo(store, actor=IDA, now=NOW + timedelta(minutes=minutes))
    assert await truth(store) == before


async def test_a_settled_question_is_open_again_and_its_dates_are_back(store: Store) -> None:
    await the_town(store, TODAY)
    before = await truth(store)
    await settle_question(store, actor=IDA, question="A1", reading="three-years", reason="bekræftet", now=NOW)
    assert await truth(store) != before
    await undo(store, actor=IDA, now=NOW)
    assert (await the(store, OpenQuestion, "A1")).is_open
    assert await truth(store) == before


async def test_a_question_about_every_plan_goes_back_for_every_plan(store: Store) -> None:
    await the_town(store, TODAY)
    before = await truth(store)
    await settle_question(store, actor=IDA, question="A3", reading="that-day", reason="LBF", now=NOW)
    await undo(store, actor=IDA, now=NOW)
    assert await truth(store) == before


async def test_the_last_answer_undone_leaves_the_round_open(store: Store) -> None:
    await the_town(store, TODAY)
    await opened(store, units=("sof",))
    await respond(store, accept=False, **which(now=NOW + timedelta(minutes=1)))
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).state is DeadlineState.MET
    await undo(store, actor=METTE, now=NOW + timedelta(minutes=2))
    assert (await the(store, Deadline, "noerrebro.3.contributions-due")).is_open()


# Decisions and releases

KTU, OU, BR = date(2025, 11, 24), date(2025, 12, 2), date(2025, 12, 18)


async def decided(store: Store, body: str, on: date, outcome: Outcome, minutes: int) -> str:
    await record_decision(
        store,
        actor=IDA,
        plan="noerrebro",
        period=2,
        body=body,
        on=on,
        points=both(outcome) if body != "br" else (content(outcome),),
        now=NOW + timedelta(minutes=minutes),
    )
    return (await last_entry(store, "record-decision")).id


async def test_a_decision_others_rest_on_is_not_undone_before_them(store: Store) -> None:
    await the_town(store, TODAY)
    before = await truth(store)
    first = await decided(store, "ktu", KTU, Outcome.RECOMMENDED, 1)
    second = await decided(store, "ou", OU, Outcome.RECOMMENDED, 2)
    later = NOW + timedelta(minutes=5)
    await refused(store, DecisionRests, undo(store, actor=IDA, now=later, entry=first))
    await undo(store, actor=IDA, now=later, entry=second)
    await undo(store, actor=IDA, now=later, entry=first)
    after = await truth(store)
    assert [record["annulled"] for key, record in after.items() if key[0] == "Decision"] == [True, True]
    assert {key: value for key, value in after.items() if key[0] != "Decision"} == before


async def test_a_release_undone_turns_its_key_back(store: Store) -> None:
    await the_town(store, TODAY)
    for minutes, (body, on, outcome) in enumerate(
        [
            ("ktu", KTU, Outcome.RECOMMENDED),
            ("ou", OU, Outcome.RECOMMENDED),
            ("br", BR, Outcome.APPROVED),
        ]
    ):
        await decided(store, body, on, outcome, minutes)
    stage = (await the(store, Plan, "noerrebro")).period(2).stage
    released = await release_funds(
        store,
        actor=IDA,
        appropriation=CAPITAL,
        plan="noerrebro",
        period=2,
        amount=Decimal(1_000_000),
        on=BR,
        reference="BR 18. december 2025, punkt 12",
        now=NOW + timedelta(minutes=9),
    )
    assert (await the(store, Plan, "noerrebro")).period(2).stage is not stage
    await undo(store, actor=IDA, now=NOW + timedelta(minutes=10))
    assert (await the(store, Release, released.release.id)).annulled
    assert (await the(store, Plan, "noerrebro")).period(2).stage is stage


async def test_a_release_for_all_is_undone_though_one_of_the_plans_is_no_more(store: Store) -> None:
    await the_town(store, TODAY)
    async with store.writing() as unit:
        money = await unit.get(Appropriation, CAPITAL)
        assert money is not None
        await unit.put(replace(money, plans=()))
    await register_plan(store, actor=IDA, name="Valby", start=date(2028, 1, 1), now=NOW)
    await undo(store, actor=IDA, now=NOW)
    gone, later = await the(store, Plan, "valby"), NOW + timedelta(minutes=1)
    released = await release_funds(
        store, actor=IDA, appropriation=CAPITAL, period=1, on=BR, reference="BR 18/12", now=later
    )
    await undo(store, actor=IDA, now=later + timedelta(minutes=1))
    assert (await the(store, Release, released.release.id)).annulled
    assert await the(store, Plan, "valby") == gone


async def test_a_release_is_not_brought_back_once_the_money_is_released_elsewhere(store: Store) -> None:
    await the_town(store, TODAY)
    entries: list[str] = []
    for minutes, plan in ((1, "noerrebro"), (3, "amager")):
        now = NOW + timedelta(minutes=minutes)
        await release_funds(
            store, actor=IDA, appropriation=CAPITAL, plan=plan, on=BR, reference="BR 18/12", now=now
        )
        if not entries:
            undone = await undo(store, actor=IDA, now=now + timedelta(minutes=1))
            entries.append(undone.entry.id)
    later = NOW + timedelta(minutes=9)
    await refused(store, MoreThanLeft, undo(store, actor=IDA, now=later, entry=entries[0]))


# What is not undone


async def test_what_somebody_built_on_is_refused_with_who_did_it_and_when(store: Store) -> None:
    await the_town(store, TODAY)
    first = await opened(store)
    await saved(store, now=NOW + timedelta(hours=1))
    fault = await refused(store, ChangedSince, undo(store, actor=IDA, now=NOW, entry=first))
    assert fault.facts() == {"by": "Mette Krog", "on": TODAY, "action": "save-contribution"}


async def test_what_is_undone_is_not_undone_again(store: Store) -> None:
    await the_town(store, TODAY)
    first = await saved(store)
    await undo(store, actor=METTE, now=NOW, entry=first)
    await refused(store, ChangedSince, undo(store, actor=METTE, now=NOW, entry=first))


async def test_the_same_message_undoes_once(store: Store) -> None:
    await the_town(store, TODAY)
    await saved(store)
    first = await undo(store, actor=METTE, now=NOW, message="m-2")
    again = await undo(store, actor=METTE, now=NOW, message="m-2")
    assert (again.repeated, again.entry) == (True, first.entry)


async def test_of_two_who_undo_the_same_at_once_one_does(store: Store) -> None:
    await the_town(store, TODAY)
    entry = await saved(store, actor=IDA)
    both_of_them = await asyncio.gather(
        *(undo(store, actor=one, now=NOW, entry=entry) for one in (IDA, BO)), return_exceptions=True
    )
    assert [type(one) for one in both_of_them if isinstance(one, BaseException)] == [ChangedSince]


async def test_ones_own_is_undone_for_a_day_and_a_coordinator_has_longer(store: Store) -> None:
    await the_town(store, TODAY)
    entry = await saved(store)
    within, too_late = NOW + timedelta(days=1), NOW + timedelta(days=1, seconds=1)
    fault = await refused(store, TooLateToUndo, undo(store, actor=METTE, now=too_late, entry=entry))
    assert fault.facts() == {"on": TODAY}
    await refused(store, NothingToUndo, undo(store, actor=METTE, now=too_late))
    await undo(store, actor=METTE, now=within, entry=entry)
    again = await saved(store)
    await undo(store, actor=IDA, now=NOW + timedelta(days=400), entry=again)


async def test_what_another_did_only_a_coordinator_undoes(store: Store) -> None:
    await the_town(store, TODAY)
    entry = await saved(store)
    ole = a_person(Role.CONTRIBUTOR, name="Ole Bech", unit="sof")
    await refused(store, NotAllowed, undo(store, actor=ole, now=NOW, entry=entry))
    await undo(store, actor=IDA, now=NOW, entry=entry)


async def test_what_one_may_no_longer_do_one_does_not_undo(store: Store) -> None:
    await the_town(store, TODAY)
    entry = await opened(store)
    demoted = replace(IDA, role=Role.CONTRIBUTOR, unit="sof")
    await refused(store, NotAllowed, undo(store, actor=demoted, now=NOW, entry=entry))


@pytest.mark.parametrize("action", ["fill", "advance-calendar"])
async def test_what_the_calendar_or_the_portfolio_did_is_not_undone(action: str) -> None:
    store = await the_town(a_memory_store(), TODAY)
    async with store.reading() as look:
        done = (await look.find(AuditEntry, action=action))[0]
    await refused(store, NotUndoable, undo(store, actor=IDA, now=NOW, entry=done.id))


async def test_who_did_nothing_has_nothing_to_undo_and_what_never_was_does_not_exist() -> None:
    store = await the_town(a_memory_store(), TODAY)
    await refused(store, NothingToUndo, undo(store, actor=METTE, now=NOW))
    await refused(store, NoSuchThing, undo(store, actor=METTE, now=NOW, entry="no-such-entry"))


async def test_what_the_calendar_moved_since_stays_moved(store: Store) -> None:
    await the_town(store, TODAY)
    entry = await opened(store)
    later = date(2030, 1, 1)
    await advance(store, later, at(later))
    before = await everything(store)
    try:
        await undo(store, actor=IDA, now=at(later), entry=entry)
    except ChangedSince:
        assert await everything(store) == before


# Whatever people do, in whatever order

PEOPLE = (IDA, METTE, SARA)
CONTENTS = (MONEY, replace(MONEY, amount=Decimal(1)), Content(text="lokaler"), Content(contact="Mette"))
UNITS = st.sampled_from(["sof", "buf"])
ACTORS = st.sampled_from(PEOPLE)
REASON = "en grund"

Step = Callable[..., Awaitable[Any]]
STEPS: dict[str, tuple[Step, dict[str, Any]]] = {
    "accept": (respond, {"accept": True}),
    "decline": (respond, {"accept": False}),
    "submit": (submit_contribution, {}),
    "return": (return_contribution, {"reason": REASON}),
    "approve": (approve_contribution, {}),
    "include": (include_contribution, {}),
    "withdraw": (withdraw_contribution, {"reason": REASON}),
    "reopen": (reopen_contribution, {"reason": REASON}),
}


class Town(RuleBasedStateMachine):
    """A town in which people do what they like, each thing once or twice by the same message."""

    @initialize()
    def begin(self) -> None:
        """The town as the portfolio has it."""
        self.runner = asyncio.Runner()
        self.store = a_memory_store()
        self.run(the_town(self.store, TODAY))
        self.now = datetime(2027, 1, 11, 9, tzinfo=UTC)
        self.seen: dict[str, tuple[int, int]] = {}
        self.refusals = self.messages = 0

    def run(self, work: Awaitable[Any]) -> Any:
        async def wait() -> Any:
            return await work

        return self.runner.run(wait())

    def attempt(self, do: Step, *, twice: bool, **asked: Any) -> None:
        """Do it, or see that a refusal changes nothing; a second time by the same message changes nothing."""
        self.now += timedelta(minutes=1)
        self.messages += 1
        asked |= {"now": self.now, "message": f"m-{self.messages}"}
        before = self.run(everything(self.store))
        try:
            self.run(do(self.store, **asked))
        except PlanError:
            assert self.run(everything(self.store)) == before
            return
        if twice:
            after = self.run(everything(self.store))
            self.run(do(self.store, **asked))
            assert self.run(everything(self.store)) == after

    @rule(
        actor=ACTORS,
        named=st.none() | st.sets(UNITS, min_size=1),
        days=st.integers(-1, 60),
        twice=st.booleans(),
    )
    def a_round(self, actor: Person, named: set[str] | None, days: int, twice: bool) -> None:
        units = None if named is None else tuple(sorted(named))
        self.attempt(
            open_round,
            twice=twice,
            actor=actor,
            plan="noerrebro",
            units=units,
            due=TODAY + timedelta(days=days),
        )

    @rule(actor=ACTORS, unit=UNITS, what=st.sampled_from(CONTENTS), twice=st.booleans())
    def a_save(self, actor: Person, unit: str, what: Content, twice: bool) -> None:
        self.attempt(save_contribution, twice=twice, actor=actor, plan="noerrebro", unit=unit, content=what)

    @rule(actor=ACTORS, unit=UNITS, step=st.sampled_from(sorted(STEPS)), twice=st.booleans())
    def a_step(self, actor: Person, unit: str, step: str, twice: bool) -> None:
        do, more = STEPS[step]
        self.attempt(do, twice=twice, actor=actor, plan="noerrebro", unit=unit, **more)

    @rule(actor=ACTORS, twice=st.booleans())
    def undo_the_last(self, actor: Person, twice: bool) -> None:
        self.attempt(undo, twice=twice, actor=actor)

    @rule(actor=ACTORS, back=st.integers(0, 6), twice=st.booleans())
    def undo_an_earlier_one(self, actor: Person, back: int, twice: bool) -> None:
        entries = self.entries()
        self.attempt(undo, twice=twice, actor=actor, entry=entries[-1 - min(back, len(entries) - 1)].id)

    def entries(self) -> tuple[AuditEntry, ...]:
        async def find() -> tuple[AuditEntry, ...]:
            async with self.store.reading() as look:
                return await look.find(AuditEntry, order=("at",))

        found: tuple[AuditEntry, ...] = self.run(find())
        return found

    @invariant()
    def the_trace_replays_to_what_is_true(self) -> None:
        async def check() -> None:
            last: dict[tuple[str, str], Change] = {}
            async with self.store.reading() as look:
                for entry in await look.find(AuditEntry, order=("at",)):
                    for change in entry.changes:
                        key = (change.kind, change.id)
                        if change.kind != Deadline.__name__:  # the rules made those, without a trace
                            assert (change.before is None) == (key not in last)
                        if change.kind == Contribution.__name__ and key in last:
                            assert change.before == last[key].after
                        last[key] = change
                for kind in (Contribution, Plan, OpenQuestion, Person):
                    for record in await look.find(kind):
                        assert stands(last[kind.__name__, record.id], record)
                        if kind is Contribution:
                            assert to_plain(record) == last[kind.__name__, record.id].after

        self.run(check())

    @invariant()
    def nothing_is_deleted_and_no_revision_goes_down(self) -> None:
        async def find() -> tuple[Contribution, ...]:
            async with self.store.reading() as look:
                return await look.find(Contribution)

        now = {one.id: (one.version, one.revision) for one in self.run(find())}
        for record_id, (version, revision) in self.seen.items():
            assert now[record_id][0] >= version
            assert now[record_id][1] >= revision
        self.seen = now

    @invariant()
    def the_round_is_met_exactly_when_everybody_asked_has_answered(self) -> None:
        async def check() -> None:
            async with self.store.reading() as look:
                due = await look.get(Deadline, "noerrebro.3.contributions-due")
                asked = [
                    one
                    for one in contributions(await Snapshot().renewed(look), ("noerrebro",))
                    if one.requested
                ]
            assert due is not None
            met = bool(asked) and all(one.is_answered for one in asked)
            assert (due.state is DeadlineState.MET) == met

        self.run(check())

    def teardown(self) -> None:
        """Let the loop go."""
        if hasattr(self, "runner"):
            self.runner.close()


TestTown = Town.TestCase
TestTown.settings = settings(max_examples=examples(40), stateful_step_count=25)
