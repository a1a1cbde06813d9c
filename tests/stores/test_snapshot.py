"""The snapshot: the truth at one moment, found as in a store, and renewed only where something changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace

from state.conversations.talk import Talk
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.plan import Plan
from state.organisation.calendar import Span
from state.organisation.people import Person
from state.overview.snapshot import KINDS, Snapshot, Snapshots
from state.records.store import Between, OneOf, Record, Store
from tests.support.builders import Counted
from tests.support.state.records import a_deadline, a_person, a_plan, a_talk

MARCH = Span(first=date(2027, 3, 1), last=date(2027, 3, 31))
JUNE = Span(first=date(2027, 6, 1), last=date(2027, 6, 1))
RECORDS: tuple[Record, ...] = (
    a_plan("amager", name="Amager", attention=date(2027, 6, 1)),
    a_plan("norrebro", name="Nørrebro", attention=date(2027, 3, 1)),
    a_plan("ny", name="Ny", attention=None),
    replace(a_plan("undone", name="Undone"), annulled=True),
    replace(a_deadline("a.1", plan="amager"), due=JUNE),
    replace(a_deadline("n.1"), due=MARCH),
    replace(a_deadline("n.2", state=DeadlineState.MET), due=JUNE),
    a_deadline("n.3"),
)
ASKED: dict[str, Callable[..., object]] = {
    "all": lambda find: find(Plan),
    "by a value": lambda find: find(Deadline, plan="norrebro"),
    "by a value no record has": lambda find: find(Deadline, plan="elsewhere"),
    "by several values": lambda find: find(Plan, id=OneOf(("ny", "amager", "nobody"))),
    "by none of any values": lambda find: find(Plan, id=OneOf(())),
    "by a state": lambda find: find(Deadline, state=DeadlineState.OPEN),
    "by several criteria": lambda find: find(Deadline, plan="norrebro", state=DeadlineState.OPEN),
    "by having no value": lambda find: find(Plan, attention=None),
    "between days": lambda find: find(Deadline, first=Between(date(2027, 3, 1), date(2027, 3, 31))),
    "from a day on": lambda find: find(Deadline, last=Between(first=date(2027, 6, 1))),
    "up to a day": lambda find: find(Deadline, first=Between(last=date(2027, 3, 1))),
    "in an order": lambda find: find(Plan, order=("attention",)),
    "in the opposite order": lambda find: find(Plan, order=("-attention",)),
    "in two orders": lambda find: find(Deadline, order=("plan", "-first")),
    "a part": lambda find: find(Plan, annulled=False, order=("name",), limit=2, offset=1),
}


async def filled(store: Store, *records: Record) -> None:
    async with store.writing() as unit:
        for one in records:
            await unit.put(one)


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
async def test_a_snapshot_finds_what_the_store_finds(store: Store, asked: Callable[..., object]) -> None:
    await filled(store, *RECORDS)
    snapshot = await Snapshots(store).now()
    async with store.reading() as look:
        assert asked(snapshot.find) == await asked(look.find)  # type: ignore[misc]


async def test_it_counts_what_it_finds_without_a_limit() -> None:
    snapshot = Snapshot.of(RECORDS)
    assert snapshot.count(Plan, annulled=False) == 3
    assert snapshot.count(Deadline, plan="norrebro") == 3


async def test_what_changed_is_in_the_next_one_and_not_in_the_one_before(store: Store) -> None:
    await filled(store, *RECORDS)
    snapshots = Snapshots(store)
    before = await snapshots.now()
    async with store.writing() as unit:
        found = before.get(Plan, "amager")
        assert found is not None
        await unit.put(replace(found, name="Amager Vest"))
        await unit.put(a_plan("vesterbro", name="Vesterbro"))
    after = await snapshots.now()
    assert [one.name for one in after.find(Plan, order=("name",))][:2] == ["Amager Vest", "Ny"]
    assert after.get(Plan, "vesterbro") is not None
    assert before.get(Plan, "vesterbro") is None
    assert before.get(Plan, "amager") == found


async def test_the_same_one_holds_while_nothing_of_it_changes(store: Store) -> None:
    await filled(store, *RECORDS)
    snapshots = Snapshots(store)
    before = await snapshots.now()
    await filled(store, a_talk())
    assert await snapshots.now() is before


async def test_only_records_with_another_version_are_read_again(store: Store) -> None:
    await filled(store, *RECORDS)
    before = await Snapshots(store).now()
    async with store.writing() as unit:
        found = before.get(Plan, "norrebro")
        assert found is not None
        await unit.put(replace(found, name="Nørrebro Nord"))
    async with store.reading() as look:
        counted = Counted(look)
        after = await before.renewed(counted)
    assert counted.asked == 3  # the revisions, the versions of the plans, and the one plan
    assert after.get(Plan, "amager") is before.get(Plan, "amager")
    assert after.find(Deadline)[0] is before.find(Deadline)[0]


async def test_what_people_are_changes_it_too(store: Store) -> None:
    snapshots = Snapshots(store)
    assert (await snapshots.now()).find(Person) == ()
    await filled(store, a_person())
    assert len((await snapshots.now()).find(Person)) == 1


def test_what_it_does_not_hold_is_not_said_to_be_absent() -> None:
    assert Talk not in KINDS
    with pytest.raises(ValueError, match="holds no Talk"):
        Snapshot.of(()).get(Talk, "c")


def test_before_the_store_is_filled_there_is_no_organisation() -> None:
    with pytest.raises(LookupError):
        _ = Snapshot.of(()).organisation
