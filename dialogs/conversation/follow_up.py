"""Whether a message goes on about the last subject: "og for Amager?", "hvornår?", "ikke BIF, jeg mente BUF"."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers.registry import GOES_ON
from dialogs.meaning.message import Heard
from dialogs.meaning.recognise import Recognised
from dialogs.reading.words.answers import is_cancel, is_go_on, is_save, yes_or_no
from dialogs.reading.words.fold import plain_words
from dialogs.saying.answer import Subject

WEAK = 1.0  # a pattern of this weight says hardly more than a name
ALSO_SAID = frozenset({"thanks", "wrong", "record-answer", "record-wishes"})
SAVING = frozenset({"gem", "save", "indsend", "send", "submit"})
FOLLOWS = frozenset(
    {
        "and-what-about",
        "i-meant",
        "mine",
        "not",
        "service",
        "capital",
        "next",
        "names",
        "how-much",
        "more",
        "total",
    }
)


def follow_up(heard: Heard, recognised: Recognised, last: Subject | None) -> Subject | None:
    """The last subject, where the message only names something new to ask the same of."""
    if last is None or last.intent not in GOES_ON or heard.unknown:
        return None
    if not heard.carries(*GOES_ON[last.intent]) or not heard.concepts <= FOLLOWS:
        return None
    strong = recognised.score > WEAK and not heard.carries("and-what-about", "i-meant")
    if strong and not (last.intent == "money" and recognised.intent == "money"):
        return None
    return last


def only_asks_when(heard: Heard) -> bool:
    """Whether the message is no more than "hvornår?" or "when is that?"."""
    return heard.carries("when") and heard.concepts <= FOLLOWS | {"when", "countdown"} and not heard.unknown


def answers_nothing(text: str, recognised: Recognised) -> bool:
    """Whether the message answers, saves or stops something although nothing is under way.

    What is said as thanks, as a complaint, to a reminder or about reminders is that, whatever else it may answer.
    """
    if is_go_on(text) or (is_save(text) and SAVING & set(plain_words(text))):
        return True
    return recognised.intent not in ALSO_SAID and (
        is_save(text) or yes_or_no(text) is False or is_cancel(text)
    )


def what_was_meant(heard: Heard) -> Heard:
    """ "Not BIF, I meant BUF": of several names of a kind, the last one holds."""
    if not heard.carries("i-meant"):
        return heard
    return replace(heard, units=heard.units[-1:], bodies=heard.bodies[-1:], plans=heard.plans[-1:])
