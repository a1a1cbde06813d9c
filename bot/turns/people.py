"""Who is speaking: the sender's identity made a Person with unit and role, kept in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml
from msgspec import Struct
from msgspec.structs import replace

from state.organisation.people import Person, Role
from state.records.concurrency import Together
from state.records.store import OneOf, Store

PLAYGROUND_PEOPLE = Path(__file__).parents[1] / "sandbox" / "people.yaml"
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
        if not self._cast:
            return
        ids = tuple(f"{one.tenant}/{one.object_id}" for one in self._cast.values())
        async with self._store.reading() as look:
            known = {person.id: person for person in await look.find(Person, id=OneOf(ids))}
        seen = [
            self._seen(known.get(about), tenant=one.tenant, object_id=one.object_id, name=one.name)
            for about, one in zip(ids, self._cast.values(), strict=True)
        ]
        if new := [person for person in seen if person != known.get(person.id)]:
            await self._save(new)

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
        """The people as saved, unless another turn has meanwhile: somebody's first two messages can come at once."""
        async with self._store.writing() as unit:
            found = await unit.find(Person, id=OneOf(tuple(person.id for person in people)))
            known = {person.id: person for person in found}
            new: dict[str, Person] = {}
            for one in people:
                if one.id not in known or known[one.id].version == one.version:
                    new.setdefault(one.id, one)
            saved = await unit.put_all(tuple(new.values()))
        return {**known, **{person.id: person for person in saved}}
