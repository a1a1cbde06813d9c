"""Who somebody is: recorded at first sight, renamed as Teams says, and an administrator by setting."""

from __future__ import annotations

import asyncio

from bot.turns.people import People, playground_people
from state.organisation.people import Role
from state.records.store import Store
from tests.support.stores import a_memory_store


async def test_the_same_person_is_recorded_once_though_two_messages_arrive_at_once(store: Store) -> None:
    people = People(store)
    seen = await asyncio.gather(*(people.who(tenant="t", object_id="a", name="Bo") for _ in range(5)))
    assert {(person.id, person.version) for person in seen} == {("t/a", 1)}


async def test_a_new_name_is_kept_and_a_missing_one_changes_nothing() -> None:
    people = People(a_memory_store())
    await people.who(tenant="t", object_id="a", name="Bo")
    assert (await people.who(tenant="t", object_id="a", name="")).name == "Bo"
    assert (await people.who(tenant="t", object_id="a", name="Bo Bak")).name == "Bo Bak"


async def test_the_same_object_id_in_another_tenant_is_somebody_else() -> None:
    people = People(a_memory_store())
    one = await people.who(tenant="t", object_id="a", name="Bo")
    assert (await people.who(tenant="u", object_id="a", name="Bo")).id != one.id


async def test_an_administrator_is_named_by_the_settings_whatever_was_recorded() -> None:
    store = a_memory_store()
    await People(store).who(tenant="t", object_id="AB-1", name="Bo")
    person = await People(store, admins=("ab-1",)).who(tenant="t", object_id="AB-1", name="Bo")
    assert person.role is Role.ADMIN


async def test_the_playgrounds_people_have_a_seat_and_outside_it_nobody_has() -> None:
    cast = playground_people()
    assert len(cast) == 6
    assert {one.role for one in cast} == set(Role)
    soren = cast[1]
    within = await People(a_memory_store(), cast=cast).who(tenant="t", object_id=soren.object_id, name="")
    outside = await People(a_memory_store()).who(tenant="t", object_id=soren.object_id, name="")
    assert (within.role, within.unit, within.name) == (Role.CONTRIBUTOR, "sof", "Søren Ærø")
    assert (outside.role, outside.unit) == (Role.VIEWER, None)
