"""Which concepts a message's words carry: stems, compounds, phrases and slips of the pen."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.meaning.vocabulary import CONCEPTS, STOPWORDS, entries
from dialogs.reading.words.fold import Word, plain_words

STOPS = frozenset(plain_words(STOPWORDS))
LONGEST_WORD = 40
MOST_MENDED = 4_096


class Carried(Struct, frozen=True):
    """Concepts by name, and the positions of the words that carry any."""

    concepts: frozenset[str]
    explained: frozenset[int]


class Vocabulary:
    """The vocabulary, ready to be matched word by word."""

    def __init__(self, concepts: dict[str, str]) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._prefix: dict[str, set[str]] = defaultdict(set)
        self._suffix: dict[str, set[str]] = defaultdict(set)
        self._inner: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[str, list[tuple[tuple[str, ...], bool, str]]] = defaultdict(list)
        for concept, listed in concepts.items():
            for entry in entries(listed):
                self._learn(concept, entry)
        self._stems = [stem for stem in self._prefix if len(stem) >= 5]
        self._wholes = [word for word in self._exact if len(word) >= 4 and word not in STOPS]
        self._tails = self._in_phrases()
        self._small = sorted(word for word in STOPS | self._tails if len(word) >= 4)
        self._longest = max(map(len, self._prefix), default=0)
        self._mended: dict[str, str] = {}

    def carried(self, listed: tuple[Word, ...], taken: frozenset[int]) -> Carried:
        """The concepts of the words that no name, date or figure has taken."""
        concepts: set[str] = set()
        explained: set[int] = set()
        # A name within a message is no slip of the pen.
        names = frozenset(at for at in range(1, len(listed)) if listed[at].is_as_names_are)
        plain = [
            word.plain if at in taken or at in names else self._mend(word.plain)
            for at, word in enumerate(listed)
        ]
        for at, word in enumerate(plain):
            for rest, open_end, concept in self._phrases.get(word, ()):
                length = len(rest) + 1
                if _continues(plain[at + 1 : at + length], rest, open_end):
                    concepts.add(concept)
                    explained.update(range(at, at + length))
        for at, word in enumerate(plain):
            if at in taken:
                continue
            if word != listed[at].plain:
                explained.add(at)
            hit = self._of_word(word)
            if hit:
                concepts |= hit
                explained.add(at)
            elif at not in explained and at not in names and word not in STOPS:
                near = self._near_stem(word)
                if near:
                    concepts |= near
                    explained.add(at)
        return Carried(concepts=frozenset(concepts), explained=frozenset(explained))

    def _learn(self, concept: str, entry: str) -> None:
        open_start, open_end = entry.startswith("*"), entry.endswith("*")
        parts = plain_words(entry)
        if len(parts) > 1:
            self._phrases[parts[0]].append((tuple(parts[1:]), open_end, concept))
        elif open_start and open_end:
            self._inner[parts[0]].add(concept)
        elif open_start:
            self._suffix[parts[0]].add(concept)
        elif open_end:
            self._prefix[parts[0]].add(concept)
        else:
            self._exact[parts[0]].add(concept)

    def _of_word(self, word: str) -> set[str]:
        found = set(self._exact.get(word, ()))
        for length in range(2, min(len(word), self._longest) + 1):
            found |= self._prefix.get(word[:length], set())
        if len(word) > 5:
            for length in range(4, len(word)):
                found |= self._suffix.get(word[-length:], set())
            for inner, concepts in self._inner.items():
                if inner in word:
                    found |= concepts
        return found

    def _in_phrases(self) -> set[str]:
        return set(self._phrases) | {
            word for tails in self._phrases.values() for rest, _, _ in tails for word in rest
        }

    def _mend(self, word: str) -> str:
        """The word itself where it is known, else the known word it is a slip of the pen away from."""
        mended = self._mended.get(word)
        if mended is None:
            if len(self._mended) >= MOST_MENDED:
                self._mended.clear()
            mended = self._mended[word] = self._slip_of(word)
        return mended

    def _slip_of(self, word: str) -> str:
        if len(word) < 4 or len(word) > LONGEST_WORD or not word.isalpha() or word in STOPS:
            return word
        if word in self._tails or self._of_word(word):
            return word
        most = 1 if len(word) < 8 else 2
        for known in (self._wholes, self._small):
            near = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=most)
            if near is not None and near[0][0] == word[0]:
                swapped = sorted(near[0]) == sorted(word)
                if len(word) >= 5 or swapped:
                    return str(near[0])
        return word

    def _near_stem(self, word: str) -> set[str]:
        """The concepts of a stem the word begins with but for a slip."""
        if len(word) < 5 or len(word) > LONGEST_WORD or not word.isalpha():
            return set()
        for stem in self._stems:
            reach = len(stem) + (4 if len(stem) < 7 else 6 if len(stem) < 9 else 12)
            if stem[0] == word[0] and len(stem) - 1 <= len(word) <= reach:
                most = 1 if len(stem) < 9 else 2
                heads = {word[: len(stem) + more] for more in (-1, 0, 1)}
                if any(OSA.distance(stem, head, score_cutoff=most) <= most for head in heads):
                    return set(self._prefix[stem])
        return set()


def _continues(found: list[str], rest: tuple[str, ...], open_end: bool) -> bool:
    if len(found) < len(rest) or tuple(found[:-1]) != rest[:-1]:
        return False
    return found[-1].startswith(rest[-1]) if open_end else found[-1] == rest[-1]


@cache
def vocabulary() -> Vocabulary:
    """The bot's vocabulary, made ready once."""
    return Vocabulary(CONCEPTS)


@cache
def of(concept: str) -> Vocabulary:
    """The words of one concept alone, to find where in a message it is said."""
    return Vocabulary({concept: CONCEPTS[concept]})


DANISH_MARKS = re.compile(
    r"\b(?:hvad|hvornår|hvem|hvor|hvilke[nt]?|hvorfor|er|og|på|til|ikke|med|jeg|mig|det|den|der|har|skal|kan|vi|"
    r"af|om|frist\w*|bidrag\w*|udløber|næste|plan(?:en|er|erne)|penge|åbne|spørgsmål|tak|hej|mangler|i alt|starter|"
    r"begynder|forhandling\w*|mål|kilde\w*|uge|godkendt|frigivet|anlæg\w*|forvaltning\w*|godmorgen|goddag|hjælp)\b|[æøå]",
    re.I,
)
ENGLISH_MARKS = re.compile(
    r"\b(?:what|when|who|which|why|how|is|are|the|and|of|to|for|with|does|do|has|have|should|can|we|my|me|in|on|"
    r"deadlines?|contributions?|expires?|next|plans?|money|open|questions?|thanks?|hello|hi|missing|total|starts?|"
    r"begins?|negotiation\w*|goal|source|week|approved|released|capital|administration\w*|about|show|list|please)\b",
    re.I,
)
BOTH = frozenset(
    {"status", "deadline", "deadlines", "plan", "for", "i", "me", "in", "budget", "service", "start"}
)


def language_heard(text: str) -> str | None:
    """The language of the message where its words tell ("da" or "en"), else None."""
    danish = sum(hit.lower() not in BOTH for hit in DANISH_MARKS.findall(text))
    english = sum(hit.lower() not in BOTH for hit in ENGLISH_MARKS.findall(text))
    if danish == english:
        return None
    return "da" if danish > english else "en"


def language_of_client(locale: str | None) -> str:
    """The language a client is answered in: "en-GB" is English, everything else Danish."""
    return "en" if (locale or "").lower().startswith("en") else "da"
