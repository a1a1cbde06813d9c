"""What people set for themselves, and what they may."""

from __future__ import annotations

from dataclasses import replace

from state.people import Person
from state.store.protocol import Store


async def set_language(store: Store, person: Person, language: str) -> Person:
    """Keep the language a person asked for ("da" or "en")."""
    async with store.writing() as unit:
        current = await unit.get(Person, person.id) or person
        return await unit.put(replace(current, language=language))
