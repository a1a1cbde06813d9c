"""A look that remembers: it answers as the look itself does, and asks once."""

from __future__ import annotations

from typing import Any

from state.organisation.people import Person, Role
from state.organisation.reach import Reference
from state.records.remembered import Remembered
from state.records.store import OneOf, Store
from tests.support.mailroom import TENANT, kept, person_id, reached, somebody
from tests.support.stores import a_memory_store

NAMES = ("åse", "bo", "cai")


class Counting:
    """A look that notes what it is asked."""

    def __init__(self, look: Any) -> None:
        self._look = look
        self.asked: list[object] = []

    def __getattr__(self, name: str) -> Any:
        async def asking(*given: object, **where: object) -> object:
            self.asked.append(where.get("id", given[-1] if given else name))
            return await getattr(self._look, name)(*given, **where)

        return asking


def ids(*names: str) -> OneOf:
    return OneOf(tuple(person_id(name) for name in names))


async def test_it_answers_as_the_look_does_the_first_time_and_again(store: Store) -> None:
    await kept(store, *map(somebody, NAMES), *map(reached, NAMES))
    questions: tuple[dict[str, Any], ...] = (
        {"id": ids("cai", "åse", "nobody")},
        {"id": ids(*NAMES)},
        {"id": person_id("bo")},
        {"id": ids(*NAMES), "role": Role.VIEWER},
        {"id": ids(*NAMES), "order": ("-name",), "limit": 2},
        {"id": ids(*NAMES), "offset": 1},
        {"tenant": TENANT},
        {"role": Role.ADMIN},
        {},
    )
    async with store.reading() as look:
        remembered = Remembered(look)
        for _ in range(2):
            for asked in questions:
                assert await remembered.find(Person, **asked) == await look.find(Person, **asked), asked
            assert await remembered.count(Person, tenant=TENANT) == 3
            assert await remembered.count(Person, role=Role.ADMIN) == 0
            for name in (*NAMES, "nobody"):
                assert await remembered.get(Person, person_id(name)) == await look.get(
                    Person, person_id(name)
                )
                found = await remembered.get(Reference, person_id(name))
                assert found == await look.get(Reference, person_id(name))
            assert await remembered.revisions() == await look.revisions()


async def test_what_was_read_for_one_message_is_not_read_again_for_the_next() -> None:
    store = a_memory_store()
    await kept(store, *map(somebody, NAMES))
    async with store.reading() as look:
        counting = Counting(look)
        remembered = Remembered(counting)
        await remembered.find(Person, id=ids("åse", "bo"))
        await remembered.find(Person, id=ids("åse", "cai", "nobody"))
        await remembered.find(Person, id=ids("bo", "cai", "nobody"))
        await remembered.get(Person, person_id("cai"))
        await remembered.get(Person, person_id("nobody"))
        await remembered.find(Person, tenant=TENANT)
        await remembered.find(Person, tenant=TENANT)
    assert counting.asked == [ids("bo", "åse"), ids("cai", "nobody"), Person]
