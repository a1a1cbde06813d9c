"""What a sign teaches of somebody's language, on every engine, and what was stored before languages were learnt."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import create_async_engine

from state.reach import ReachState
from state.reaching import Sighting, Sign, learn, learnt
from state.store.protocol import Store
from state.store.sql import open_store
from state.store.tables import reference
from tests.mailroom import (
    MINUTE,
    NOON,
    TENANT,
    claimed,
    kept,
    person_id,
    reached,
    reference_of,
    reminding,
    somebody,
)

WROTE = Sighting(
    person=person_id("åse"),
    tenant=TENANT,
    user="29:åse",
    bot="28:bot",
    conversation="a:åse",
    service_url="https://teams.example/",
    sign=Sign.WROTE,
    language="en",
)
SILENT = replace(WROTE, language=None)


async def test_the_language_seen_last_is_kept_and_silence_changes_nothing(store: Store) -> None:
    found = []
    for one in (SILENT, WROTE, SILENT, replace(WROTE, language="da"), replace(WROTE, language="da")):
        await learn(store, (one,), NOON)
        kept_now = await reference_of(store, "åse")
        found.append((kept_now.language, kept_now.version))
    assert found == [(None, 1), ("en", 2), ("en", 2), ("da", 3), ("da", 3)]


async def test_of_several_signs_kept_together_the_last_language_holds(store: Store) -> None:
    await learn(store, (WROTE, replace(WROTE, language="da", sign=Sign.SEEN, conversation="")), NOON)
    assert (await reference_of(store, "åse")).language == "da"


async def test_who_removes_the_app_and_comes_back_is_still_known_to_speak_english(store: Store) -> None:
    for sign in (Sign.INSTALLED, Sign.UNINSTALLED, Sign.INSTALLED):
        await learn(
            store, (replace(WROTE, sign=sign, language="en" if sign is Sign.INSTALLED else None),), NOON
        )
    now = await reference_of(store, "åse")
    assert (now.state, now.language) == (ReachState.REACHABLE, "en")


def test_another_language_makes_nobody_reachable_that_was_not() -> None:
    blocked = reached("åse", state=ReachState.BLOCKED, since=NOON)
    after = learnt(blocked, replace(WROTE, sign=Sign.SEEN), NOON + MINUTE)
    assert after is not None
    assert (after.state, after.language) == (ReachState.BLOCKED, "en")


async def test_a_reference_stored_without_a_language_is_read_claimed_and_taught(database_url: str) -> None:
    store = await open_store(database_url)
    await kept(
        store, somebody("åse"), reached("åse", told_on=(NOON - timedelta(days=1)).date()), reminding("åse")
    )
    await without_language(database_url)
    old = await reference_of(store, "åse")
    assert (old.language, old.conversation, old.version) == (None, "a:åse", 1)
    (sending,) = (await claimed(store)).sendings
    assert sending.reference == old
    await learn(store, (WROTE,), NOON)
    assert (await reference_of(store, "åse")).language == "en"
    await store.close()


async def without_language(url: str) -> None:
    """Every reference as it was stored before a language was learnt."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        for id_, written in (await connection.execute(select(reference.c.id, reference.c.record))).all():
            record = json.loads(written)
            del record["language"]
            change = update(reference).where(reference.c.id == id_).values(record=json.dumps(record))
            await connection.execute(change)
    await engine.dispose()
