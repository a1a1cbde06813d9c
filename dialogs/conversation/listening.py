"""What somebody said taken as a question: its words heard, its language, and the names known at that moment."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.asking.ask import Ask
from dialogs.asking.basis import Basis
from dialogs.asking.memory import Memory
from dialogs.meaning.concepts import language_heard, language_of_client
from dialogs.meaning.message import hear
from dialogs.meaning.names import Lexicon
from dialogs.saying.speech import Said
from dialogs.saying.voice import Voice
from dialogs.texts import LANGUAGES, Texts
from state.deadlines.rederivation import the_organisation
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.records.store import Reading

# the names in every message are those of bodies and plans, so every answer rests on them
NAMED = (Organisation, Plan)


def language_of(said: Said, memory: Memory | None = None) -> str:
    """The person's own choice, else the message's language where it tells, else the last one, else the client's."""
    if said.person.language in LANGUAGES:
        return str(said.person.language)
    heard = language_heard(said.text)
    if heard is not None:
        return heard
    if memory is not None and memory.language in LANGUAGES:
        return str(memory.language)
    return language_of_client(said.locale)


class Listening:
    """Takes what was said as a question; keeps the municipality's names from one message to the next."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._known: tuple[dict[str, int], Organisation, Lexicon] | None = None

    async def ask(self, look: Reading, said: Said, memory: Memory, revisions: Mapping[str, int]) -> Ask:
        """What was said as a question to what `look` sees, whose records have these revisions."""
        basis = Basis(said.person, said.now, *NAMED)
        organisation, lexicon = await self._names(look, revisions)
        today = local_day(said.now)
        payload_ask = said.payload.get("ask") if said.payload else None
        text = payload_ask if isinstance(payload_ask, str) else said.text
        heard = hear(text, lexicon, organisation, today)
        language = language_of(said, memory)
        if isinstance(payload_ask, str):
            language = memory.language or language_heard(payload_ask) or language
        return Ask(
            look=basis.noting(look),
            organisation=organisation,
            heard=heard,
            basis=basis,
            voice=Voice(self._texts, language, today, organisation),
            surface=said.surface,
            intent="",
            lexicon=lexicon,
            chat=said.chat,
            last=memory.last,
            forms=said.forms,
        )

    async def _names(self, look: Reading, revisions: Mapping[str, int]) -> tuple[Organisation, Lexicon]:
        """The municipality and every name in it, made anew only when a plan or body has changed."""
        stamp = {kind.__name__: revisions.get(kind.__name__, 0) for kind in NAMED}
        if self._known is None or self._known[0] != stamp:
            organisation = await the_organisation(look)
            self._known = (stamp, organisation, Lexicon(organisation, await look.find(Plan, annulled=False)))
        return self._known[1], self._known[2]
