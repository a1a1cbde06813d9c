"""Who is speaking: the sender's identity made a Person with unit and role, kept in the store."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from msgspec import Struct
from msgspec.structs import replace

from state.people import Person, Role
from state.store.protocol import Store, Writing
from state.store.together import Together

PLAYGROUND_PEOPLE = Path(__file__).parent / "playground" / "people.yaml"
NAME_LIMIT = 200


class Cast(Struct, frozen=True, kw_only=True):
    """One of the Playground's people: who they are and where they work."""

    tenant: str
    object_id: str
    name: str
    unit: str | None
    role: Role


def playground_people(file: Path = PLAYGROUND_PEOPLE) -> tuple[Cast, ...]:
    """The people of the Playground as the shipped file casts them; the first is the one who is signed in."""
    shipped = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(
        Cast(
            tenant=shipped["tenant"],
            object_id=one["aadObjectId"],
            name=one["name"],
            unit=one["unit"],
            role=Role(one["role"]),
        )
        for one in shipped["people"]
    )


class People:
    """Everybody who has spoken to the bot; somebody new may look and ask, and nothing else."""

    def __init__(self, store: Store, *, admins: Iterable[str] = (), cast: Iterable[Cast] = ()) -> None:
        self._store = store
        self._admins = frozenset(admin.lower() for admin in admins)
        self._cast: Mapping[str, Cast] = {one.object_id: one for one in cast}
        self._together = Together(self._save)

    async def who(self, *, tenant: str, object_id: str, name: str) -> Person:
        """The person with this identity, recorded at first sight; `name` is what Teams shows."""
        known = await self._known(f"{tenant}/{object_id}")
        seen = self._seen(known, tenant=tenant, object_id=object_id, name=name[:NAME_LIMIT])
        return known if known == seen and known else await self._kept(seen)

    async def assemble(self) -> None:
        """Record everybody of the cast who is not known yet."""
        await asyncio.gather(
            *(
                self.who(tenant=one.tenant, object_id=one.object_id, name=one.name)
                for one in self._cast.values()
            )
        )

    async def become(self, person: Person, *, role: Role, unit: str | None) -> Person:
        """The person in another role and unit; only the sandbox offers this."""
        known = await self._known(person.id) or person
        return await self._kept(replace(known, role=role, unit=unit))

    def _seen(self, known: Person | None, *, tenant: str, object_id: str, name: str) -> Person:
        if known is None:
            cast = self._cast.get(object_id)
            known = Person(
                id=f"{tenant}/{object_id}",
                tenant=tenant,
                name=name or (cast.name if cast else ""),
                unit=cast.unit if cast else None,
                role=cast.role if cast else Role.VIEWER,
            )
        if object_id.lower() in self._admins:
            known = replace(known, role=Role.ADMIN)
        return replace(known, name=name) if name and name != known.name else known

    async def _known(self, person_id: str) -> Person | None:
        return (await self._store.glance(Person, person_id)).record

    async def _kept(self, person: Person) -> Person:
        """The person as saved; many who come at once are saved together."""
        return (await self._together.put(person))[person.id]

    async def _save(self, people: Sequence[Person]) -> Mapping[str, Person]:
        async with self._store.writing() as unit:
            return {person.id: await _put(unit, person) for person in people}


async def _put(unit: Writing, person: Person) -> Person:
    """Save the person, unless another turn has meanwhile: somebody's first two messages can arrive at once."""
    known = await unit.get(Person, person.id)
    if known is not None and known.version != person.version:
        return known
    return await unit.put(person)
