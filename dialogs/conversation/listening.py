"""What somebody said taken as a question: its words heard, its language, and the names known at that moment."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.asking.memory import Memory
from dialogs.meaning.concepts import language_heard, language_of_client
from dialogs.meaning.message import hear
from dialogs.meaning.names import Lexicon
from dialogs.saying.speech import Said
from dialogs.saying.voice import Voice
from dialogs.texts import LANGUAGES, Texts
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.overview.snapshot import Snapshot
from state.records.store import Reading

# the kinds of record whose names a message may hold
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
        self._known: tuple[tuple[int, ...], Lexicon] | None = None

    def ask(self, snapshot: Snapshot, look: Reading, said: Said, memory: Memory) -> Ask:
        """What was said as a question about this snapshot; `look` sees what no snapshot holds."""
        organisation, lexicon = snapshot.organisation, self._lexicon(snapshot)
        today = local_day(said.now)
        payload_ask = said.payload.get("ask") if said.payload else None
        text = payload_ask if isinstance(payload_ask, str) else said.text
        heard = hear(text, lexicon, organisation, today)
        language = language_of(said, memory)
        if isinstance(payload_ask, str):
            language = memory.language or language_heard(payload_ask) or language
        return Ask(
            snapshot=snapshot,
            look=look,
            heard=heard,
            person=said.person,
            now=said.now,
            voice=Voice(self._texts, language, today, organisation),
            surface=said.surface,
            intent="",
            lexicon=lexicon,
            chat=said.chat,
            last=memory.last,
            forms=said.forms,
        )

    def _lexicon(self, snapshot: Snapshot) -> Lexicon:
        """Every name in the municipality, made anew only when a plan or body has changed."""
        stamp = tuple(snapshot.revisions.get(kind.__name__, 0) for kind in NAMED)
        if self._known is None or self._known[0] != stamp:
            self._known = (stamp, Lexicon(snapshot.organisation, snapshot.find(Plan, annulled=False)))
        return self._known[1]
