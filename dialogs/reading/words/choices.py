"""Which of the offered choices an answer means: by its number, its letter, its label or a part only it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from dialogs.reading.words.fold import plain, words
from dialogs.reading.words.numbers_and_days import ORDINALS, SMALL_NUMBERS

K = TypeVar("K")
CLOSE = 84.0  # rapidfuzz's ratio at which two words are the same but for a slip
_NUMBER = re.compile(
    r"(?:(?:nr|no|nummer|number|valg|option|mulighed|choice|punkt|svar)\.? ?)?(?P<number>[0-9]{1,2})[.):]?"
)
_LETTER = re.compile(r"(?:(?:valg|option|mulighed|svar) )?(?P<letter>[a-z])[.):]?")
_ORDINAL = re.compile(
    r"(?:(?:den|det|the|nummer|number) )?(?P<ordinal>[a-z0-9-]+)(?: (?:mulighed|valg|option|one|choice))?"
)
_LAST = frozenset({"sidste", "last"})
_SMALL = frozenset(
    {
        "den",
        "det",
        "de",
        "the",
        "paa",
        "til",
        "i",
        "om",
        "og",
        "jeg",
        "mener",
        "mente",
        "i mean",
        "with",
        "med",
        "for",
    }
    | {"tak", "please", "it", "is", "er", "vaelger", "tager", "choose", "ja", "yes", "of", "a", "en", "et"}
)


def choice(text: str, options: Sequence[tuple[K, str]]) -> K | None:
    """The key of the option meant, or None if none is or more than one could be.

    Each option is its key and the words it was offered with.
    """
    said = plain(text).strip(" .!?,\"'")
    if not said or len(said) > 200:
        return None
    labels = [plain(label) for _, label in options]
    if labels.count(said) == 1:
        return options[labels.index(said)][0]
    position = _position(said, len(options))
    if position is not None:
        return options[position][0]
    found = _by_words(said, labels)
    return None if found is None else options[found][0]


def fitting(text: str, options: Sequence[tuple[K, str]]) -> list[K]:
    """The keys of all options whose label has every word that tells something; none where there is no such word."""
    wanted = [word.plain for word in words(text) if word.plain not in _SMALL]
    if not wanted:
        return []
    return [key for key, label in options if _score(wanted, [word.plain for word in words(label)])]


def _position(said: str, count: int) -> int | None:
    place: int | None = None
    number = _NUMBER.fullmatch(said)
    letter = _LETTER.fullmatch(said)
    ordinal = _ORDINAL.fullmatch(said)
    if number:
        place = int(number["number"])
    elif letter:
        place = ord(letter["letter"]) - ord("a") + 1
    elif ordinal and ordinal["ordinal"] in _LAST:
        place = count
    elif ordinal:
        place = ORDINALS.get(ordinal["ordinal"]) or SMALL_NUMBERS.get(ordinal["ordinal"])
    return place - 1 if place is not None and 1 <= place <= count else None


def _by_words(said: str, labels: Sequence[str]) -> int | None:
    wanted = [word.plain for word in words(said) if word.plain not in _SMALL]
    if not wanted:
        return None
    scores = [_score(wanted, [word.plain for word in words(label)]) for label in labels]
    best = max(scores, default=0.0)
    if best == 0.0 or scores.count(best) != 1:
        return None
    return scores.index(best)


def _score(wanted: Sequence[str], offered: Sequence[str]) -> float:
    """How well all the words said are found in a label: 0 if one of them is not, exact words above near ones."""
    total = 0.0
    for word in wanted:
        best = max((_alike(word, other) for other in offered), default=0.0)
        if best == 0.0:
            return 0.0
        total += best
    return total


def _alike(word: str, other: str) -> float:
    if word == other:
        return 3.0
    if len(word) >= 3 and other.startswith(word):
        return 2.0
    if len(word) >= 4 and (word in other or (len(other) >= 5 and word.startswith(other))):
        return 1.5
    if len(word) >= 4 and len(other) >= 4 and fuzz.ratio(word, other) >= CLOSE:
        return 1.0
    return 0.0
