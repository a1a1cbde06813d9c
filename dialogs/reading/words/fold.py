"""Fold text to one spelling (lower case, "å" as "aa", one kind of quote and dash) and find places in it again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LETTERS = {
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "ä": "ae",
    "ö": "oe",
    "ü": "u",
    "é": "e",
    "è": "e",
    "á": "a",
}
QUOTES = "‘’‚‛′´`"
DOUBLE_QUOTES = "“”„‟«»″"
DASHES = "‐‑‒–—―−﹣－"
LEFT_OUT = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f"
LINE_BREAKS = "\n\r\v\f\x85\u2028\u2029"
HTML_SPACE = "&nbsp;"
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")

# The letters most words consist of: folded without the table of places.
_USUAL = re.compile("[0-9A-Za-zæøåÆØÅ]*")
_SPELT_OUT = str.maketrans({letter: LETTERS[letter] for letter in "æøå"})
_PLAINER = dict.fromkeys(QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-")


class Word(Struct, frozen=True, kw_only=True):
    """A run of letters and digits at `start:end`; `plain` is its plain form."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def is_as_names_are(self) -> bool:
        """Whether it is written as a name is: with a capital letter, and not in capitals."""
        return self.text[:1].isupper() and not self.text.isupper()


class Found(Struct, Generic[T_co], frozen=True, kw_only=True):
    """A value read from `text[start:end]`; `said` is those words as written."""

    value: T_co
    start: int
    end: int
    said: str


class Scan(Struct, frozen=True, kw_only=True):
    """A text being read, in plain form: `plain[i]` was written at `written[starts[i]:ends[i]]`."""

    written: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def found(self, value: T, start: int, end: int) -> Found[T]:
        """The value with the place in the message of `plain[start:end]`, outer spaces left out."""
        while start < end and self.plain[start].isspace():
            start += 1
        while end > start and self.plain[end - 1].isspace():
            end -= 1
        if start == end:
            place = self.starts[start] if start < len(self.starts) else len(self.written)
            return Found(value=value, start=place, end=place, said="")
        first, last = self.starts[start], self.ends[end - 1]
        return Found(value=value, start=first, end=last, said=self.written[first:last])


def plain(word: str) -> str:
    """The plain form of a word or text: lower case, æ/ø/å written ae/oe/aa, outer spaces gone and inner ones single."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if _USUAL.fullmatch(word):
        return word.lower().translate(_SPELT_OUT)
    return scan(word).plain.strip()


def words(text: str) -> tuple[Word, ...]:
    """The runs of letters and digits in the text, in order."""
    return tuple(
        Word(text=match.group(), plain=plain(match.group()), start=match.start(), end=match.end())
        for match in WORD.finditer(text)
    )


def plain_words(text: str) -> list[str]:
    """The runs of letters and digits in plain form, without their places."""
    return [plain(word) for word in WORD.findall(text)]


def scan(text: str, correct: Callable[[str], str] | None = None) -> Scan:
    """The text in plain form with the place of every letter; `correct` returns the right spelling of a word."""
    letters: list[tuple[str, int, int]] = []
    for letter, start, end in _letters(text):
        if letter == " " and letters and letters[-1][0] in " \n":
            before = letters[-1]
            letters[-1] = (before[0], before[1], end)
        elif letter == "\n" and letters and letters[-1][0] in " \n":
            letters[-1] = ("\n", letters[-1][1], end)
        else:
            letters.append((letter, start, end))
    if correct is not None:
        letters = _corrected(letters, correct)
    spread = [(part, start, end) for letter, start, end in letters for part in letter]
    return Scan(
        written=text,
        plain="".join(part for part, _, _ in spread),
        starts=tuple(start for _, start, _ in spread),
        ends=tuple(end for _, _, end in spread),
    )


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.category(text[end]) == "Mn":
            end += 1
        letter = text[position:end]
        if letter == "&" and text[position : position + len(HTML_SPACE)].lower() == HTML_SPACE:
            end = position + len(HTML_SPACE)
            yield " ", position, end
        elif letter[0] not in LEFT_OUT:
            composed = unicodedata.normalize("NFC", letter)
            for part in composed[0].casefold():
                yield LETTERS.get(part, _fold_one(part)), position, end
        position = end


def _fold_one(letter: str) -> str:
    if letter in LINE_BREAKS:
        return "\n"
    if letter.isspace():
        return " "
    lowered = letter.lower()
    return _PLAINER.get(letter, lowered if len(lowered) == 1 else letter)


def _corrected(
    letters: list[tuple[str, int, int]], correct: Callable[[str], str]
) -> list[tuple[str, int, int]]:
    result: list[tuple[str, int, int]] = []
    run: list[tuple[str, int, int]] = []
    for letter in [*letters, (" ", 0, 0)]:
        if letter[0].isalpha():
            run.append(letter)
            continue
        if run:
            word = "".join(part for part, _, _ in run)
            better = correct(word)
            result += run if better == word else [(better, run[0][1], run[-1][2])]
            run = []
        result.append(letter)
    return result[:-1]
