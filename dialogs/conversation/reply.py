"""An answer put together for who asked: as text, as a card, and with what may be said about it afterwards."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.conversation.dispatch import ASKED
from dialogs.saying.answer import Answer
from dialogs.saying.card import as_card
from dialogs.saying.speech import Forms, Reply, Topic
from dialogs.saying.text import as_text


def as_reply(answer: Answer, ask: Ask) -> Reply:
    """The answer as text, and as a card where it is more than a sentence."""
    language = answer.language or ask.voice.language
    plain = not (answer.title or answer.buttons or answer.sections or answer.inputs)
    return Reply(
        text=as_text(answer),
        language=language,
        card=None if plain else as_card(answer, language, in_dialog=ask.forms is Forms.IN_DIALOG),
        replaces=answer.replaces,
        refused=answer.refused,
        buttons=tuple(button.title for button in answer.buttons),
        goes_on=answer.pending is not None and bool(answer.buttons),
        topic=_topic(answer),
    )


def _topic(answer: Answer) -> Topic | None:
    """What was asked, where the answer told something: what asks back or changes something is no answer."""
    asks_back = answer.pending is not None or answer.inputs or answer.replaces or answer.refused
    subject = answer.subject
    if subject is None or subject.intent not in ASKED or asks_back or not answer.sections:
        return None
    return Topic(intent=subject.intent, plans=subject.plans)
