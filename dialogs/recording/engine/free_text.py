"""Words of one's own: a command or a question is never kept as them, unless it stands in quotation marks."""

from __future__ import annotations

import re

from dialogs.meaning.manner import asks_clearly
from dialogs.reading.words.answers import is_command, yes_or_no
from dialogs.recording.engine.flow import Value

QUOTED = re.compile(r"\s*(?P<mark>[\"'“”„»«])(?P<words>.+)[\"'“”„»«]\s*", re.DOTALL)
YES_OR_NO, COMMAND, ASKS = "flow-wrong-yes-or-no", "flow-wrong-command", "flow-wrong-question"


def quoted(text: str) -> str | None:
    """What stands in the quotation marks that a whole message stands in; None where it stands in none."""
    found = QUOTED.fullmatch(text)
    return found["words"].strip() if found else None


def no_words_of_ones_own(text: str) -> str | None:
    """The sentence that says why a message is nobody's own words; None where it may be."""
    if yes_or_no(text) is not None:
        return YES_OR_NO
    if is_command(text):
        return COMMAND
    return ASKS if asks_clearly(text) else None


def is_taken_literally(value: Value, text: str) -> bool:
    """Whether a field's value is the message itself, or most of it, rather than what was read from it."""
    said = _squeezed(text)
    return any(len(one) > 1 and one in said and len(one) * 2 >= len(said) for one in _texts(value))


def _texts(value: Value) -> list[str]:
    if isinstance(value, str):
        return [_squeezed(value)]
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [one for each in held for one in _texts(each)]


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()
