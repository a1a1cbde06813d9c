"""The answers given lately, so that a question asked again is not worked out again while nothing has changed.

Every turn asks the database first whether the kinds of record an answer rests on have changed, by whichever process.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from datetime import date
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from dialogs.asking.basis import Basis
from dialogs.asking.memory import Memory
from dialogs.meaning.concepts import language_of_client
from dialogs.saying.answer import Answer
from dialogs.saying.speech import Reply, Said
from state.organisation.people import Person

MOST_KEPT = 128  # a card may take a few tens of kilobytes
MOST_LETTERS = 300

# Parts of a message that are no part of its question, or not as they stand; a part nobody thought of here is one.
BESIDE = frozenset({"person", "conversation", "now", "locale", "message", "payload", "sent"})
_said: attrgetter[tuple[Hashable, ...]] = attrgetter(
    *(name for name in Said.__struct_fields__ if name not in BESIDE)
)

# Parts of an answer that only tell. One that has any other part asks for something, or changes something.
TELLING = frozenset(
    {
        "lead",
        "title",
        "sections",
        "notes",
        "source",
        "buttons",
        "subject",
        "refused",
        "renews",
        "more",
        "page",
    }
)
_NOTHING = Answer(lead="")
BEYOND_TELLING = tuple(
    (name, getattr(_NOTHING, name)) for name in Answer.__struct_fields__ if name not in TELLING
)


def question_of(said: Said, memory: Memory, today: date) -> Hashable | None:
    """All an answer depends on beside the person and the records; None for what must be worked out each time.

    That is a click that does something, whatever is said in an unfinished matter, and a long message.
    """
    payload = said.payload
    if memory.pending is not None or (payload is not None and not isinstance(payload.get("ask"), str)):
        return None
    clicked = "" if payload is None else repr(payload)
    if len(said.text) + len(clicked) > MOST_LETTERS:
        return None
    return clicked, language_of_client(said.locale), said.person.language, today, memory, *_said(said)


class Given(Struct, frozen=True, kw_only=True):
    """A reply, what is remembered after it, and the revisions it holds for.

    What its card is put together from is shared by all who ask; whoever sends it changes none of the parts.
    """

    reply: Reply
    after: Memory
    revisions: tuple[tuple[str, int], ...]

    def holds(self, revisions: Mapping[str, int]) -> bool:
        """Whether nothing it was made from has changed."""
        return all(revisions.get(kind, 0) == number for kind, number in self.revisions)

    def again(self) -> Reply:
        """The reply, to be sent once more."""
        card = self.reply.card
        return self.reply if card is None else replace(self.reply, card=dict(card))


def may_be_given_again(answer: Answer, basis: Basis) -> bool:
    """Whether an answer only told something, and not about this very moment."""
    return not basis.passes and all(getattr(answer, name) == default for name, default in BEYOND_TELLING)


class GivenAnswers:
    """The latest answers, as many as are worth their room."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Given] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, question: Hashable, person: Person, revisions: Mapping[str, int]) -> Given | None:
        """The answer to the question for everybody or for this person, if it still holds."""
        for key in (question, (question, person)):
            given = self._kept.get(key)
            if given is not None and given.holds(revisions):
                self._kept.move_to_end(key)
                return given
        return None

    def keep(self, question: Hashable, person: Person, basis: Basis, given: Given) -> None:
        """Keep an answer; it is for everybody where it was made without a look at the person."""
        key = (question, person) if basis.is_personal else question
        self._kept[key] = given
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def given(reply: Reply, after: Memory, basis: Basis, revisions: Mapping[str, int]) -> Given:
    """The answer with the revisions of all it was made from."""
    rests_on = tuple((kind, revisions.get(kind, 0)) for kind in sorted(basis.kinds))
    kept = replace(reply, card=dict(reply.card)) if reply.card is not None else reply
    return Given(reply=kept, after=after, revisions=rests_on)
