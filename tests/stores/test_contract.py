"""What every engine promises: versions, transactions and looks at one moment."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from state.conversations.talk import Talk
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.plan import Plan
from state.records.errors import RecordMovedOn
from state.records.store import Glance, Store
from tests.support.state.records import a_deadline, a_person, a_plan, a_talk, an_audit_entry
from tests.support.state.saving import saved


async def the_plan(store: Store) -> Plan:
    async with store.reading() as look:
        plan = await look.get(Plan, "norrebro")
    assert plan
    return plan


async def test_what_was_saved_is_found_by_its_id(store: Store) -> None:
    await saved(store, a_plan())
    assert await the_plan(store) == replace(a_plan(), version=1)


async def test_what_was_never_saved_is_none(store: Store) -> None:
    async with store.reading() as look:
        assert await look.get(Plan, "norrebro") is None


async def test_an_id_belongs_to_its_kind(store: Store) -> None:
    await saved(store, a_plan("same"), a_deadline("same"))
    async with store.reading() as look:
        assert isinstance(await look.get(Deadline, "same"), Deadline)


async def test_every_save_is_one_version_more(store: Store) -> None:
    async with store.writing() as transaction:
        first = await transaction.put(a_plan())
        second = await transaction.put(replace(first, name="Nørrebro Nord"))
    assert (first.version, second.version) == (1, 2)
    assert await the_plan(store) == second


async def test_a_lost_update_is_refused(store: Store) -> None:
    await saved(store, a_plan())
    seen = await the_plan(store)
    await saved(store, replace(seen, name="first to save"))
    with pytest.raises(RecordMovedOn) as refused:
        await saved(store, replace(seen, name="second to save"))
    assert refused.value.facts() == {"kind": "Plan", "id": "norrebro", "seen": 1}
    assert (await the_plan(store)).name == "first to save"


async def test_a_taken_id_is_refused(store: Store) -> None:
    await saved(store, a_plan())
    with pytest.raises(RecordMovedOn):
        await saved(store, a_plan(name="another"))


async def test_a_version_of_a_record_never_saved_is_refused(store: Store) -> None:
    with pytest.raises(RecordMovedOn):
        await saved(store, replace(a_plan(), version=3))


async def test_a_version_that_never_was_is_refused(store: Store) -> None:
    async with store.writing() as transaction:
        with pytest.raises(RecordMovedOn):
            await transaction.put(replace(a_plan(), version=-1))
    async with store.reading() as look:
        assert await look.get(Plan, a_plan().id) is None
        assert await look.revisions() == {}


async def test_a_transaction_outlives_a_refused_record(store: Store) -> None:
    await saved(store, a_plan())
    async with store.writing() as transaction:
        with pytest.raises(RecordMovedOn):
            await transaction.put(a_plan())
        await transaction.put(a_deadline("d"))
    async with store.reading() as look:
        assert await look.get(Deadline, "d")


async def test_many_records_are_saved_together_as_they_are_one_by_one(store: Store) -> None:
    await saved(store, a_plan("old"))
    async with store.reading() as look:
        (old,) = await look.find(Plan)
    async with store.writing() as transaction:
        assert await transaction.put_all([]) == ()
        kept = await transaction.put_all([replace(old, name="Ny"), a_plan("a"), a_plan("b")])
    assert [(one.id, one.version) for one in kept] == [("old", 2), ("a", 1), ("b", 1)]
    async with store.reading() as look:
        assert set(await look.find(Plan)) == set(kept)
        assert (await look.revisions())["Plan"] == 2


@pytest.mark.parametrize("which", ["taken", "changed"])
async def test_one_of_many_that_somebody_else_saved_first_refuses_them_all(store: Store, which: str) -> None:
    await saved(store, a_plan("taken"), a_plan("changed"))
    async with store.reading() as look:
        changed = await look.get(Plan, "changed")
    assert changed
    await saved(store, replace(changed, name="first to save"))
    second = a_plan("taken") if which == "taken" else replace(changed, name="second to save")
    with pytest.raises(RecordMovedOn) as refused:
        async with store.writing() as transaction:
            await transaction.put_all([a_plan("new"), second])
    assert refused.value.facts()["id"] == which
    async with store.reading() as look:
        assert await look.get(Plan, "new") is None


async def test_the_audit_trail_is_only_added_to(store: Store) -> None:
    async with store.writing() as transaction:
        entry = await transaction.put(an_audit_entry("a"))
    with pytest.raises(RecordMovedOn):
        await saved(store, replace(entry, reason="rewritten"))
    with pytest.raises(RecordMovedOn):
        await saved(store, replace(entry, reason="rewritten", version=0))


async def test_a_failed_transaction_saves_nothing(store: Store) -> None:
    await saved(store, a_plan())
    seen = await the_plan(store)
    with pytest.raises(LookupError):
        async with store.writing() as transaction:
            await transaction.put(replace(seen, name="never"))
            await transaction.put(a_deadline("d"))
            raise LookupError
    async with store.reading() as look:
        assert await look.get(Plan, "norrebro") == seen
        assert await look.count(Deadline) == 0
        assert await look.revisions() == {"Plan": 1}


async def test_a_value_of_the_wrong_type_is_not_saved(store: Store) -> None:
    with pytest.raises(ValueError, match="periods"):
        await saved(store, replace(a_plan(), periods=("not a period",)))  # type: ignore[arg-type]


async def test_what_is_not_a_kind_is_not_saved(store: Store) -> None:
    with pytest.raises(ValueError, match="DeadlineState"):
        async with store.reading() as look:
            await look.get(DeadlineState, "open")  # type: ignore[type-var]


async def test_changing_what_one_holds_changes_nothing_saved(store: Store) -> None:
    mine: dict[str, object] = {"steps": [1]}
    await saved(store, Talk(id="t", memory=mine))
    mine["steps"] = "spoilt"
    async with store.reading() as look:
        first = await look.get(Talk, "t")
        assert first
        first.memory.clear()
        again = await look.get(Talk, "t")
    assert again
    assert again.memory == {"steps": [1]}


async def test_a_transaction_sees_its_own_changes(store: Store) -> None:
    await saved(store, a_deadline("a"))
    async with store.writing() as transaction:
        seen = await transaction.get(Deadline, "a")
        assert seen
        await transaction.put(replace(seen, state=DeadlineState.MET))
        await transaction.put(a_deadline("b"))
        assert await transaction.count(Deadline, state=DeadlineState.OPEN) == 1
        assert [one.id for one in await transaction.find(Deadline)] == ["a", "b"]


async def test_nobody_sees_or_waits_for_what_is_not_committed(store: Store) -> None:
    await saved(store, a_plan())
    seen = await the_plan(store)
    async with store.writing() as transaction:
        await transaction.put(replace(seen, name="not yet"))
        async with asyncio.timeout(5):
            assert await the_plan(store) == seen
    assert (await the_plan(store)).name == "not yet"


async def test_a_look_sees_one_moment(store: Store) -> None:
    await saved(store, a_plan())
    async with store.reading() as look:
        before = await look.get(Plan, "norrebro")
        assert before
        await saved(store, replace(before, name="later"), a_deadline("d"))
        assert await look.get(Plan, "norrebro") == before
        assert await look.count(Deadline) == 0
        assert await look.revisions() == {"Plan": 1}


async def test_many_writers_at_once_take_turns_and_lose_nothing(store: Store) -> None:
    async def add_one() -> None:
        async with store.writing() as transaction:
            talk = await transaction.get(Talk, "counter") or a_talk("counter", count=0)
            await asyncio.sleep(0)
            count = talk.memory["count"]
            assert isinstance(count, int)
            await transaction.put(replace(talk, memory={"count": count + 1}))

    await asyncio.gather(*(add_one() for _ in range(64)))
    async with store.reading() as look:
        talk = await look.get(Talk, "counter")
    assert talk
    assert (talk.memory, talk.version) == ({"count": 64}, 64)


async def test_a_cancelled_writer_saves_nothing_and_lets_the_next_one_in(store: Store) -> None:
    began = asyncio.Event()

    async def write_for_ever() -> None:
        async with store.writing() as transaction:
            await transaction.put(a_plan())
            began.set()
            await asyncio.sleep(60)

    first = asyncio.create_task(write_for_ever())
    await began.wait()
    waiting = asyncio.create_task(saved(store, a_deadline("never")))
    await asyncio.sleep(0.01)
    waiting.cancel()
    first.cancel()
    await asyncio.gather(first, waiting, return_exceptions=True)
    async with asyncio.timeout(5):
        await saved(store, a_deadline("next"))
    async with store.reading() as look:
        assert await look.count(Plan) == 0
        assert [one.id for one in await look.find(Deadline)] == ["next"]


async def test_a_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_ever(
    store: Store,
) -> None:
    async with store.writing():
        with pytest.raises(RuntimeError, match="inside another"):
            async with store.writing():
                pass


async def test_a_revision_grows_once_for_each_kind_a_transaction_changed(store: Store) -> None:
    async with store.reading() as look:
        assert await look.revisions() == {}
    await saved(store, a_plan(), a_deadline("a"), a_deadline("b"))
    await saved(store, a_deadline("c"))
    async with store.reading() as look:
        assert await look.revisions() == {"Plan": 1, "Deadline": 2}


async def test_every_kind_but_talk_has_a_revision(store: Store) -> None:
    await saved(store, a_talk())
    assert await revisions(store) == {}
    await saved(store, an_audit_entry("a"), a_person())
    assert await revisions(store) == {"AuditEntry": 1, "Person": 1}


async def revisions(store: Store) -> dict[str, int]:
    async with store.reading() as look:
        return await look.revisions()


async def test_a_glance_shows_a_record_and_every_revision(store: Store) -> None:
    assert await store.glance(Plan, "norrebro") == Glance({}, None)
    await saved(store, a_plan(), a_deadline("d"))
    assert await store.glance(Plan, "norrebro") == Glance({"Plan": 1, "Deadline": 1}, await the_plan(store))
    assert await store.glance(Plan, "amager") == Glance({"Plan": 1, "Deadline": 1}, None)


async def test_a_glance_waits_for_nobody_and_sees_what_is_committed_and_nothing_else(store: Store) -> None:
    await saved(store, a_plan())
    seen = await the_plan(store)
    async with store.writing() as transaction:
        await transaction.put(replace(seen, name="not yet"))
        async with asyncio.timeout(5):
            assert await store.glance(Plan, "norrebro") == Glance({"Plan": 1}, seen)
    glance = await store.glance(Plan, "norrebro")
    assert glance.record is not None
    assert (glance.revisions, glance.record.name) == ({"Plan": 2}, "not yet")


async def test_what_was_rolled_back_moves_no_revision(store: Store) -> None:
    await saved(store, a_plan())
    seen = await the_plan(store)
    with pytest.raises(LookupError):
        async with store.writing() as transaction:
            await transaction.put(replace(seen, name="never"))
            raise LookupError
    assert await store.glance(Plan, "norrebro") == Glance({"Plan": 1}, seen)


async def test_what_a_glance_gave_can_be_spoilt_without_spoiling_what_is_saved(store: Store) -> None:
    await saved(store, a_talk("t", steps=[1]), a_plan())
    first = await store.glance(Talk, "t")
    assert first.record is not None
    first.record.memory.clear()
    first.revisions.clear()
    again = await store.glance(Talk, "t")
    assert again.record is not None
    assert (again.revisions, again.record.memory) == ({"Plan": 1}, {"steps": [1]})


async def test_many_glances_at_once_all_see_the_same(store: Store) -> None:
    await saved(store, a_plan())
    seen = await asyncio.gather(*(store.glance(Plan, "norrebro") for _ in range(100)))
    assert seen == [Glance({"Plan": 1}, await the_plan(store))] * 100
