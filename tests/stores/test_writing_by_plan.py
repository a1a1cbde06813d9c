"""What an action of one plan changes waits for no other plan; what is shared is changed by one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from msgspec.structs import replace

from state.actions.approval.releases import release_funds
from state.actions.gathering.contributions import respond, save_contribution, submit_contribution
from state.actions.gathering.negotiation import finish_step
from state.actions.gathering.rounds import open_round
from state.deadlines.deadline import Deadline
from state.facts.contribution import Content, Contribution, ContributionKind
from state.facts.funding import Appropriation
from state.facts.negotiation import NegotiationEntry
from state.facts.reminder import Notice, NoticeState, Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.people import Role
from state.records.store import Store, Writing
from state.reminders.following_store import Following
from state.reminders.schedule import follow
from state.store.memory import MemoryStore
from state.store.sql import open_store
from tests.stores.test_writers import meanwhile, somebody_waits
from tests.support.builders import a_person
from tests.support.state.town import the, the_town
from tests.unit.state.actions.test_undo_everything import ADA, BO, DEEDS, NOW, TODAY, Do, meeting

METTE = a_person(Role.CONTRIBUTOR, name="Mette Krog", unit="sof")
CONTENT = Content(kinds=(ContributionKind.TEXT,), text="Lokaler")
OWN_MONEY = "own-money"


async def a_step_taken(store: Store) -> None:
    async with store.reading() as look:
        (entry,) = await look.find(NegotiationEntry, on=TODAY)
    await finish_step(store, actor=ADA, step=entry.id, now=NOW)


async def a_round(store: Store) -> None:
    await open_round(store, actor=ADA, plan="noerrebro", due=TODAY + timedelta(days=60), now=NOW)


async def an_answer(store: Store) -> None:
    await respond(store, accept=True, actor=METTE, plan="noerrebro", unit="sof", now=NOW)


async def a_contribution(store: Store) -> None:
    await save_contribution(store, content=CONTENT, actor=METTE, plan="noerrebro", unit="sof", now=NOW)


async def a_contribution_handed_in(store: Store) -> None:
    await submit_contribution(store, actor=METTE, plan="noerrebro", unit="sof", now=NOW)


async def an_own_release(store: Store) -> None:
    await release_funds(store, actor=ADA, appropriation=OWN_MONEY, reference="BR 18/12", now=NOW)


BESIDE: dict[str, tuple[Do, ...]] = {
    **{
        name: DEEDS[name]
        for name in (
            "a day set",
            "a day moved",
            "a deadline met",
            "a deadline open again",
            "a deadline not relevant",
            "a meeting",
            "a point closed",
            "a decision",
            "a decision corrected",
            "an alarm settled",
            "a renewal",
        )
    },
    "a step taken": (meeting, a_step_taken),
    "a round": (a_round,),
    "an answer": (a_round, an_answer),
    "a contribution": (a_contribution,),
    "a contribution handed in": (a_contribution, a_contribution_handed_in),
    "a release of a plan's own money": (an_own_release,),
}
ALONE = {name: deeds for name, deeds in DEEDS.items() if name not in BESIDE}


class Noting(MemoryStore):
    """A store that notes of which plans its last transaction was."""

    named: tuple[str, ...] | None = ()

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        self.named = None if plans is None else tuple(plans)
        async with super().writing(plans) as unit:
            yield unit


async def filled(store: Store) -> None:
    await the_town(store, TODAY)
    async with store.writing() as unit:
        await unit.put_all([ADA, BO, METTE])
        (money, *_) = await unit.find(Appropriation, kind="service")
        await unit.put(replace(money, id=OWN_MONEY, plans=("noerrebro",), version=0))


async def a_noting_town(deeds: tuple[Do, ...]) -> Noting:
    """What the deeds leave of a town, the last of them done with reminders that follow."""
    behind = Noting()
    store = Following(behind, lambda: NOW)
    await filled(store)
    for deed in deeds:
        await deed(store)
    return behind


@pytest.mark.parametrize("deeds", BESIDE.values(), ids=BESIDE)
async def test_an_action_that_changes_one_plan_names_it(deeds: tuple[Do, ...]) -> None:
    assert (await a_noting_town(deeds)).named == ("noerrebro",)


@pytest.mark.parametrize("deeds", ALONE.values(), ids=ALONE)
async def test_an_action_on_several_plans_people_or_shared_money_names_none(deeds: tuple[Do, ...]) -> None:
    assert (await a_noting_town(deeds)).named is None


async def test_what_changes_one_plan_is_done_while_another_one_is_being_changed(postgresql_url: str) -> None:
    behind, elsewhere = await open_store(postgresql_url), await open_store(postgresql_url)
    store = Following(behind, lambda: NOW)
    await filled(store)
    async with Following(elsewhere, lambda: NOW).writing(["amager"]) as unit:
        deadline = (await unit.find(Deadline, plan="amager", state="open", order=("first",)))[-1]
        await unit.put(replace(deadline, fixed=True))
        for deed in (meeting, a_step_taken, a_round, a_contribution, *DEEDS["a decision"], an_own_release):
            await meanwhile(deed(store))
    await behind.close()
    await elsewhere.close()


async def test_a_transaction_of_one_plan_that_changes_another_is_refused(store: Store) -> None:
    await filled(store)
    deadline = await the(store, Deadline, "noerrebro.3.preparation")
    with pytest.raises(RuntimeError, match="not theirs alone"):
        async with Following(store, lambda: NOW).writing(["amager"]) as unit:
            await unit.put(replace(deadline, fixed=True))
    assert await the(store, Deadline, deadline.id) == deadline


async def test_a_transaction_of_one_plan_that_changes_people_everybody_depends_on_is_refused(
    store: Store,
) -> None:
    await filled(store)
    with pytest.raises(RuntimeError, match="not theirs alone"):
        async with Following(store, lambda: NOW).writing(["amager"]) as unit:
            await unit.put(a_person(Role.COORDINATOR, name="Else Ny"))


def told(plan: str) -> Reminder:
    """Something of the plan that Bo was told, and that nobody has to do any more."""
    return Reminder(
        id=f"told|{plan}",
        tenant=BO.tenant,
        recipient=BO.id,
        plan=plan,
        subject_kind=SubjectKind.DEADLINE,
        subject=f"{plan}.1.gone",
        kind=ReminderKind.OVERDUE,
        state=ReminderState.SENT,
        told=BO.id,
        sent_at=NOW,
        next_at=NOW,
        notice="n",
    )


async def test_a_message_about_two_plans_is_drawn_again_for_both_of_them(postgresql_url: str) -> None:
    one, other = await open_store(postgresql_url), await open_store(postgresql_url)
    await filled(one)
    rows = [told("amager"), told("noerrebro")]
    async with one.writing() as unit:
        await unit.put_all(rows)
        held = tuple(row.id for row in rows)
        await unit.put(
            Notice(
                id="n", tenant=BO.tenant, to=BO.id, conversation="c", message="m", sent_at=NOW, reminders=held
            )
        )

    async def followed(store: Store, plan: str) -> None:
        async with store.writing([plan]) as unit:
            await follow(unit, {plan}, None, None, NOW)

    async with one.writing(["amager"]) as unit:
        await follow(unit, {"amager"}, None, None, NOW)
        second = asyncio.create_task(followed(other, "noerrebro"))
        await somebody_waits(postgresql_url)
    await meanwhile(second)
    notice = await the(one, Notice, "n")
    assert (notice.state, notice.gone) == (NoticeState.STALE, held)
    await one.close()
    await other.close()


async def test_a_unit_that_owes_two_plans_and_has_nobody_is_told_of_once(postgresql_url: str) -> None:
    one, other = await open_store(postgresql_url), await open_store(postgresql_url)
    await filled(one)

    async def asked(store: Store, plan: str) -> None:
        asks = Following(store, lambda: NOW)
        due = TODAY + timedelta(days=60)
        await open_round(asks, actor=ADA, plan=plan, due=due, units=("buf",), now=NOW)

    async with asyncio.timeout(60):
        await asyncio.gather(asked(one, "noerrebro"), asked(other, "amager"))
    async with one.reading() as look:
        found = await look.find(Reminder, subject="buf")
        owed = await look.find(Contribution, unit="buf")
    assert {row.recipient for row in found} == {BO.id}
    assert {one.plan for one in owed} == {"noerrebro", "amager"}
    await one.close()
    await other.close()
