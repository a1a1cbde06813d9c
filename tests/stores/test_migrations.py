"""The steps lead from an empty database to exactly today's tables."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import MetaData, Table, create_engine, inspect, make_url, text
from sqlalchemy.engine.interfaces import ReflectedColumn

from state.conversations.feedback import Feedback, Reaction
from state.conversations.installation import Installation
from state.conversations.moved_to_private import Handover
from state.conversations.turn import Turn
from state.facts.plan import Plan
from state.facts.reminder import Notice, Reminder, ReminderKind, SubjectKind
from state.organisation.reach import Pace, Reference
from state.records.codec import to_plain
from state.records.errors import StoreUnavailable
from state.records.store import Record
from state.store.engines import database_at
from state.store.migrations import migrate, newest_step
from state.store.search import searched_values
from state.store.sql import open_store
from state.store.tables import KINDS, kind_of
from tests.support.state.records import a_deadline, a_person, a_plan, a_talk, an_audit_entry
from tests.support.state.saving import saved

Tables = dict[str, object]

STAMP = "alembic_version"


def tables_of(url: str) -> Tables:
    """Everything the database says of its tables."""
    engine = create_engine(make_url(url.replace("+aiosqlite", "")))
    with engine.connect() as connection:
        look = inspect(connection)
        found: Tables = {
            table: (
                [{**column, "type": repr(column["type"])} for column in look.get_columns(table)],
                look.get_pk_constraint(table),
                sorted(look.get_indexes(table), key=str),
                sorted(look.get_unique_constraints(table), key=str),
                look.get_foreign_keys(table),
                look.get_check_constraints(table),
            )
            for table in look.get_table_names()
        }
    engine.dispose()
    return found


def columns_of(url: str, table: str) -> list[ReflectedColumn]:
    engine = create_engine(make_url(url.replace("+aiosqlite", "")))
    columns = inspect(engine).get_columns(table)
    engine.dispose()
    return columns


async def step_of(url: str) -> object:
    database = database_at(url)
    async with database.migrating() as connection:
        step = await connection.scalar(text(f"SELECT version_num FROM {STAMP}"))  # noqa: S608
    await database.close()
    return step


async def emptied(url: str) -> None:
    database = database_at(url)
    async with database.migrating() as connection:
        for table in await connection.run_sync(lambda there: inspect(there).get_table_names()):
            await connection.exec_driver_sql(f'DROP TABLE "{table}"')
    await database.close()


async def test_an_empty_database_gets_at_once_what_the_steps_lead_to(empty_database_url: str) -> None:
    await migrate(empty_database_url, to=str(newest_step()))
    by_steps = (await step_of(empty_database_url), tables_of(empty_database_url))
    await emptied(empty_database_url)
    await migrate(empty_database_url)
    assert (await step_of(empty_database_url), tables_of(empty_database_url)) == by_steps
    assert by_steps[0] == newest_step()


async def test_there_is_a_table_for_every_kind_and_no_other(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    kept = {kind.table: {"id", "version", "record", *kind.searched} for kind in KINDS}
    found = {name: {column["name"] for column in columns_of(empty_database_url, name)} for name in kept}
    assert found == kept
    assert set(tables_of(empty_database_url)) == {*kept, "revision", STAMP}


@pytest.mark.parametrize("step", ["0001", "0002", "0003", "0004"])
async def test_a_database_of_any_step_is_brought_to_the_newest(empty_database_url: str, step: str) -> None:
    await migrate(empty_database_url, to=step)
    assert await step_of(empty_database_url) == step
    await migrate(empty_database_url)
    brought = tables_of(empty_database_url)
    await emptied(empty_database_url)
    await migrate(empty_database_url)
    assert brought == tables_of(empty_database_url)


NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
RECORDS: dict[str, tuple[Record, ...]] = {  # by the step that made their tables
    "0001": (
        a_plan(attention=NOW.date()),
        a_deadline("d", first=NOW.date()),
        a_person(),
        an_audit_entry("a", at=NOW),
        a_talk("t", said="ø"),
    ),
    "0002": (
        Reference(id="t/1", tenant="t", user="29:1", bot="28:1", service_url="https://smba"),
        Pace(id="t", next_at=NOW),
        Reminder(
            id="r",
            tenant="t",
            recipient="t/1",
            plan="norrebro",
            subject_kind=SubjectKind.DEADLINE,
            subject="d",
            kind=ReminderKind.OVERDUE,
            next_at=NOW,
        ),
        Notice(id="n", tenant="t", to="t/1", conversation="c", message="m", sent_at=NOW, reminders=("r",)),
    ),
    "0003": (
        Turn(id="t", message="m", at=NOW, answer={"text": "ja"}),
        Installation(id="c", at=NOW),
        Handover(id="t/1", text="status", at=NOW, surface="group"),
    ),
    "0004": (
        Feedback(
            id="c|m|t/1",
            tenant="t",
            at=NOW,
            who="t/1",
            who_name="Anne",
            conversation="c",
            message="m",
            reaction=Reaction.LIKE,
        ),
    ),
    "0005": (),
}


@pytest.mark.parametrize("step", RECORDS)
async def test_what_lies_in_a_database_of_any_step_is_there_in_the_newest(
    empty_database_url: str, step: str
) -> None:
    await migrate(empty_database_url, to=step)
    there: list[Any] = [
        replace(record, version=1) for of, records in RECORDS.items() if of <= step for record in records
    ]
    written_by_hand(empty_database_url, there)
    await migrate(empty_database_url)
    store = await open_store(empty_database_url)
    async with store.reading() as look:
        for record in there:
            kind = kind_of(type(record))
            assert await look.get(kind.record, record.id) == record
            found = await look.find(kind.record, **{name: getattr(record, name) for name in kind.searched})
            assert found == (record,)
        assert await look.revisions() == {"Plan": 7}
    async with store.writing(["norrebro"]) as unit:
        saved = await unit.put(replace(there[0], name="Nørrebro Nord"))
        assert await unit.get(Plan, "norrebro") == saved
    async with store.reading() as look:
        assert await look.revisions() == {"Plan": 8}
    await store.close()


def written_by_hand(url: str, records: Sequence[Any]) -> None:
    """The records as rows of tables that are what the database says they are."""
    engine = create_engine(make_url(url.replace("+aiosqlite", "")))
    with engine.begin() as connection:
        for record in records:
            kind = kind_of(type(record))
            table = Table(kind.table, MetaData(), autoload_with=connection)
            row = {"id": record.id, "version": 1, **searched_values(kind, record), "record": to_plain(record)}
            connection.execute(table.insert(), row)
        revision = Table("revision", MetaData(), autoload_with=connection)
        connection.execute(revision.insert(), {"kind": "Plan", "number": 7})
    engine.dispose()


async def test_steps_that_fail_leave_the_database_as_it_was(empty_database_url: str) -> None:
    await migrate(empty_database_url, to="0003")
    database = database_at(empty_database_url)
    async with database.migrating() as connection:
        await connection.exec_driver_sql(
            "CREATE TABLE feedback (id INTEGER)"
        )  # which the next step wants to make
    await database.close()
    before = tables_of(empty_database_url)
    with pytest.raises(StoreUnavailable, match="feedback"):
        await migrate(empty_database_url)
    assert (await step_of(empty_database_url), tables_of(empty_database_url)) == ("0003", before)


async def test_a_database_of_today_is_left_as_it_is(database_url: str) -> None:
    store = await open_store(database_url)
    await saved(store, a_plan())
    await migrate(database_url)
    async with store.reading() as look:
        assert await look.revisions() == {"Plan": 1}
    await store.close()


@pytest.mark.parametrize("step", [None, "0002"])
async def test_four_that_start_together_migrate_once(empty_database_url: str, step: str | None) -> None:
    if step is not None:
        await migrate(empty_database_url, to=step)
    await asyncio.gather(*(migrate(empty_database_url) for _ in range(4)))
    await (await open_store(empty_database_url)).close()


async def test_a_database_of_a_newer_program_is_one_clear_fault(database_url: str) -> None:
    database = database_at(database_url)
    async with database.migrating() as connection:
        await connection.exec_driver_sql(f"UPDATE {STAMP} SET version_num = '9999'")  # noqa: S608
    await database.close()
    with pytest.raises(StoreUnavailable, match=r"9999.*newer"):
        await migrate(database_url)


async def test_text_is_ordered_by_code_point_in_the_tables_too(empty_database_url: str) -> None:
    await migrate(empty_database_url)
    kept = {
        column["name"]: getattr(column["type"], "collation", None)
        for column in columns_of(empty_database_url, "plan")
        if column["name"] in ("id", "name")
    }
    on_server = empty_database_url.startswith("postgresql")
    assert kept == ({"id": "C", "name": "C"} if on_server else {"id": None, "name": None})
