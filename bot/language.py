"""Which language to answer in where the dialogs are not asked: faults, and the sandbox's own commands."""

from __future__ import annotations

from dialogs.meaning.concepts import language_heard, language_of_client
from dialogs.texts import LANGUAGES
from state.organisation.people import Person


def language_of(person: Person | None, locale: str | None, text: str) -> str:
    """The person's own choice, else the message's language where its words tell, else the client's."""
    if person is not None and person.language in LANGUAGES:
        return str(person.language)
    return language_heard(text) or language_of_client(locale)
