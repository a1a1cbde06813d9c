"""What every engine finds, and in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.records.audit import AuditEntry
from state.records.store import Between, OneOf, Store
from tests.support.state.records import a_deadline, a_plan, an_audit_entry
from tests.support.state.saving import saved

DEADLINES = (
    a_deadline("a", first=date(2026, 1, 31)),
    a_deadline("b", first=date(2026, 3, 1), state=DeadlineState.MET),
    a_deadline("c", plan="amager"),
    a_deadline("d", first=date(2026, 1, 31), owner="kff"),
    a_deadline("e", first=date(2027, 1, 1), state=DeadlineState.NOT_RELEVANT, period=2),
)


@pytest.fixture
async def deadlines(store: Store) -> Store:
    await saved(store, *reversed(DEADLINES))
    return store


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({}, "abcde"),
        ({"state": DeadlineState.OPEN}, "acd"),
        ({"state": "open"}, "acd"),
        ({"state": DeadlineState.OPEN, "owner": "sof"}, "ac"),
        ({"first": date(2026, 1, 31)}, "ad"),
        ({"first": None}, "c"),
        ({"plan": None}, ""),
        ({"id": OneOf(("a", "e"))}, "ae"),
        ({"state": OneOf((DeadlineState.MET, DeadlineState.NOT_RELEVANT))}, "be"),
        ({"first": OneOf((None, date(2026, 3, 1)))}, "bc"),
        ({"first": OneOf((None,))}, "c"),
        ({"state": OneOf(())}, ""),
        ({"first": Between(date(2026, 1, 31), date(2026, 3, 1))}, "abd"),
        ({"first": Between(date(2026, 2, 1))}, "be"),
        ({"first": Between(last=date(2026, 2, 1))}, "ad"),
        ({"first": Between()}, "abde"),
        ({"first": Between(date(2026, 3, 1), date(2026, 1, 31))}, ""),
        ({"state": DeadlineState.OPEN, "first": Between(date(2026, 1, 1), date(2026, 12, 31))}, "ad"),
    ],
)
async def test_criteria_all_have_to_hold(deadlines: Store, where: dict[str, Any], ids: str) -> None:
    async with deadlines.reading() as look:
        assert "".join(one.id for one in await look.find(Deadline, **where)) == ids
        assert await look.count(Deadline, **where) == len(ids)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ((), "abcde"),
        (("-id",), "edcba"),
        (("first",), "adbec"),
        (("-first",), "ebadc"),
        (("plan", "-first"), "cebad"),
        (("state", "-first"), "beadc"),  # met, not-relevant, open
    ],
)
async def test_no_value_comes_last_and_ties_go_by_id(
    deadlines: Store, order: tuple[str, ...], ids: str
) -> None:
    async with deadlines.reading() as look:
        assert "".join(one.id for one in await look.find(Deadline, order=order)) == ids


@pytest.mark.parametrize(
    ("limit", "offset", "ids"),
    [(2, 0, "ab"), (2, 1, "bc"), (None, 3, "de"), (9, 4, "e"), (0, 0, ""), (1, 9, "")],
)
async def test_a_page_is_a_part_of_the_whole_order(
    deadlines: Store, limit: int | None, offset: int, ids: str
) -> None:
    async with deadlines.reading() as look:
        found = await look.find(Deadline, limit=limit, offset=offset)
    assert "".join(one.id for one in found) == ids


async def test_names_are_ordered_alike_whatever_the_server_speaks(store: Store) -> None:
    names = ("Aalborg", "Zealand", "amager", "Åby", "Ærø", "Østerbro", "a b", "a-b", "ab")
    await saved(store, *(a_plan(str(number), name=name) for number, name in enumerate(names)))
    async with store.reading() as look:
        assert [plan.name for plan in await look.find(Plan, order=("name",))] == sorted(names)


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ({"reason": "x"}, "not indexed by reason"),
        ({"version": 1}, "not indexed by version"),
        ({"first": "2026-01-31"}, "not a date"),
        ({"first": datetime(2026, 1, 31, tzinfo=UTC)}, "not a date"),
        ({"rule": Between(date(2026, 1, 1))}, "no date"),
    ],
)
async def test_what_no_engine_could_answer_alike_is_not_asked(
    store: Store, where: dict[str, Any], says: str
) -> None:
    async with store.reading() as look:
        with pytest.raises(ValueError, match=says):
            await look.find(Deadline, **where)
        with pytest.raises(ValueError, match=says):
            await look.count(Deadline, **where)


@pytest.mark.parametrize("period", ["1", True])
async def test_a_number_is_found_by_a_number_only(store: Store, period: object) -> None:
    async with store.reading() as look:
        with pytest.raises(ValueError, match="not a int"):
            await look.find(Contribution, period=period)


async def test_an_order_by_an_unknown_field_is_refused(store: Store) -> None:
    async with store.reading() as look:
        with pytest.raises(ValueError, match="not indexed by reason"):
            await look.find(Deadline, order=("-reason",))


async def test_a_day_of_the_trail_is_a_day_in_copenhagen(store: Store) -> None:
    moments = {
        "before": datetime(2026, 6, 30, 21, 59, 59, 999999, tzinfo=UTC),
        "first": datetime(2026, 6, 30, 22, tzinfo=UTC),
        "last": datetime(2026, 7, 1, 21, 59, 59, 999999, tzinfo=UTC),
        "after": datetime(2026, 7, 1, 22, tzinfo=UTC),
    }
    await saved(store, *(an_audit_entry(name, at=at) for name, at in moments.items()))
    day = Between(date(2026, 7, 1), date(2026, 7, 1))
    async with store.reading() as look:
        assert [one.id for one in await look.find(AuditEntry, at=day)] == ["first", "last"]
        since = Between(moments["last"])
        assert [one.id for one in await look.find(AuditEntry, at=since, order=("-at",))] == ["after", "last"]
        assert [one.id for one in await look.find(AuditEntry, at=moments["after"])] == ["after"]


async def test_a_moment_without_a_zone_is_neither_asked_for_nor_saved(store: Store) -> None:
    naive = datetime(2026, 7, 1)  # noqa: DTZ001  # what must be refused
    with pytest.raises(ValueError, match="zone"):
        await saved(store, an_audit_entry("a", at=naive))
    async with store.reading() as look:
        with pytest.raises(ValueError, match="zone"):
            await look.find(AuditEntry, at=naive)


async def test_a_saved_change_is_found_by_its_new_fields(deadlines: Store) -> None:
    async with deadlines.writing() as transaction:
        for one in await transaction.find(Deadline, state=DeadlineState.OPEN):
            await transaction.put(replace(one, state=DeadlineState.MET, owner="elsewhere"))
    async with deadlines.reading() as look:
        assert await look.count(Deadline, state=DeadlineState.OPEN) == 0
        assert await look.count(Deadline, owner="elsewhere") == 3
