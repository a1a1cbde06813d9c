"""Which language somebody is written to in, where they did not just write themselves."""

from __future__ import annotations

from dialogs.texts import LANGUAGES
from state.people import Person
from state.reach import Reference
from state.store.protocol import Reading

SPOKEN_UNASKED = "da"


def language_to(person: Person, reference: Reference | None) -> str:
    """The language the person set, else the one their client speaks as far as the bot has seen it, else Danish."""
    for language in (person.language, reference.language if reference is not None else None):
        if language is not None and language in LANGUAGES:
            return language
    return SPOKEN_UNASKED


async def language_for(look: Reading, person: Person) -> str:
    """As `language_to`; how the person is reached is looked up only where they set no language."""
    if person.language in LANGUAGES:
        return language_to(person, None)
    return language_to(person, await look.get(Reference, person.id))
