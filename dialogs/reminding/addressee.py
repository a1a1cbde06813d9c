"""Which language somebody is written to in, where they did not just write themselves."""

from __future__ import annotations

from dialogs.memory import language_spoken
from dialogs.texts import LANGUAGES
from state.conversations.talk import Talk, talk_id
from state.organisation.people import Person
from state.organisation.reach import Reference
from state.records.store import Reading

SPOKEN_UNASKED = "da"


async def language_for(look: Reading, person: Person) -> str:
    """The language the person set, else the one they were last answered in in their own chat, else Danish."""
    if person.language in LANGUAGES:
        return str(person.language)
    reference = await look.get(Reference, person.id)
    if reference is None or not reference.conversation:
        return SPOKEN_UNASKED
    talk = await look.get(Talk, talk_id(reference.conversation, person.id))
    spoken = language_spoken(talk) if talk is not None else None
    return spoken if spoken in LANGUAGES else SPOKEN_UNASKED
