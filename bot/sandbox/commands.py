"""The sandbox's own commands as words: turning the clock and being somebody else. Pure, and in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dialogs.reading.words.fold import Word, words
from state.organisation.people import Role

LONGEST = 120
ALIKE = 88


class TurnTo(Struct, frozen=True):
    """Turn the clock to the day these words name; `passing` lets the time in between pass, else it is skipped."""

    day: str
    passing: bool = True


class TurnBy(Struct, frozen=True):
    """Turn the clock by this much; `passing` lets the time in between pass, else it is skipped."""

    by: relativedelta
    passing: bool = True


class WhatTime(Struct, frozen=True):
    """Say what the clock shows."""


class ResetClock(Struct, frozen=True):
    """Let the clock show the real time again."""


class Become(Struct, frozen=True):
    """Be somebody in this role, in the unit these words name; `sure` unless it may be talk of something else."""

    role: Role | None
    unit: str
    sure: bool


Command = TurnTo | TurnBy | WhatTime | ResetClock | Become

ASKS = (
    "hvad er klokken",
    "hvad er klokken nu",
    "hvad viser uret",
    "what time is it",
    "what is the time",
    "what does the clock show",
)
RESETS = (
    "nulstil uret",
    "nulstil tiden",
    "nulstil klokken",
    "saet uret tilbage til nu",
    "reset the clock",
    "reset clock",
    "reset the time",
)
TURNS = ("spol", "fastforward", "rewind")
NO_SLIPS = ("remind",)  # a word of its own, one letter from "rewind"
SETS = ("stil", "saet", "skru", "drej", "set", "turn", "move")
CLOCKS = ("uret", "tiden", "klokken", "clock", "time")
BACK = ("tilbage", "back", "backward", "backwards", "rewind")
FILLERS = {
    *CLOCKS,
    *BACK,
    "the",
    "frem",
    "fremad",
    "forward",
    "forwards",
    "ahead",
    "on",
    "til",
    "to",
    "by",
    "med",
}
UNITS = {
    "days": ("dag", "dage", "doegn", "day", "days"),
    "weeks": ("uge", "uger", "week", "weeks"),
    "months": ("maaned", "maaneder", "month", "months"),
    "years": ("aar", "year", "years"),
}
NUMBERS = (
    ("en", "et", "een", "a", "an", "one"),
    ("to", "two"),
    ("tre", "three"),
    ("fire", "four"),
    ("fem", "five"),
    ("seks", "six"),
    ("syv", "seven"),
    ("otte", "eight"),
    ("ni", "nine"),
    ("ti", "ten"),
    ("elleve", "eleven"),
    ("tolv", "twelve"),
)
MOST = 10_000
ENGLISH = (
    "fast",
    "forward",
    "fastforward",
    "rewind",
    "set",
    "turn",
    "move",
    "reset",
    "the",
    "what",
    "i",
    "am",
)
ROLES = {
    Role.COORDINATOR: ("koordinator", "coordinator"),
    Role.CONTRIBUTOR: ("bidragyder", "bidragsyder", "contributor"),
    Role.VIEWER: ("laeser", "viewer", "reader"),
    Role.ADMIN: ("administrator", "admin"),
}
SELVES = (("jeg", "er"), ("jeg", "kommer"), ("jeg", "arbejder"), ("i", "am"), ("i", "m"), ("i", "work"))
FROM = ("fra", "from", "kommer", "arbejder", "work", "hos", "at")
ARTICLES = {"nu", "now", "i", "in", "for", "med", "som", "as", "the", "a", "an", "en", "of", "og", "and"}
POLITE = {"please", "venligst", "tak", "kan", "du", "vil", "can", "you"}


def command_in(text: str) -> Command | None:
    """The sandbox command a message is, or None; a slip of the keyboard does no harm."""
    said = _to_the_point(words(text)) if len(text) <= LONGEST else ()
    if len(said) < 2:
        return None
    whole = " ".join(word.plain for word in said)
    if _is_one_of(whole, RESETS):
        return ResetClock()
    if _is_one_of(whole, ASKS):
        return WhatTime()
    return _turning(text, said) or _becoming(text, said)


def spoken_in(command: str) -> str:
    """The language of a command, "da" or "en": each begins with a word that only one of them has."""
    return "en" if any(_near(word, ENGLISH) for word in _to_the_point(words(command))[:1]) else "da"


def _to_the_point(said: Sequence[Word]) -> Sequence[Word]:
    while said and said[0].plain in POLITE:
        said = said[1:]
    while said and said[-1].plain in POLITE:
        said = said[:-1]
    return said


def _turning(text: str, said: Sequence[Word]) -> TurnTo | TurnBy | None:
    rest = _after_turning(said)
    if not rest:
        return None
    backwards = any(_near(word, BACK) for word in said)
    passing = said[0].plain not in SETS
    amount = _amount(rest)
    if amount is not None:
        return TurnBy(-amount if backwards else amount, passing)
    while rest and _near(rest[0], FILLERS):
        rest = rest[1:]
    while rest and _near(rest[-1], FILLERS):
        rest = rest[:-1]
    return TurnTo(text[rest[0].start : rest[-1].end], passing) if rest else None


def _after_turning(said: Sequence[Word]) -> Sequence[Word]:
    if _near(said[0], TURNS):
        return said[1:]
    if _near(said[0], ("fast",)) and _near(said[1], ("forward",)):
        return said[2:]
    if said[0].plain in SETS and any(_near(word, CLOCKS) for word in said[1:3]):
        return said[1:]
    return ()


def _amount(said: Sequence[Word]) -> relativedelta | None:
    for count, unit in pairwise(said):
        number = _number(count.plain)
        kind = next((kind for kind, names in UNITS.items() if _near(unit, names)), None)
        if number is not None and kind is not None:
            return relativedelta(**{kind: number})  # type: ignore[arg-type]  # the keys are its own names
    return None


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return min(int(word[:6]), MOST)
    return next((number for number, names in enumerate(NUMBERS, 1) if word in names), None)


def _becoming(text: str, said: Sequence[Word]) -> Become | None:
    if (said[0].plain, said[1].plain) not in SELVES:
        return None
    rest = [word for word in said[2:] if word.plain not in ARTICLES]
    role = next((role for word in rest for role, names in ROLES.items() if _near(word, names)), None)
    names = {name for each in ROLES.values() for name in each}
    unit = [word for word in rest if not _near(word, names) and word.plain not in FROM]
    told = any(word.plain in FROM for word in said[1:])
    if role is None and not unit:
        return None
    where = text[unit[0].start : unit[-1].end] if unit else ""
    return Become(role=role, unit=where, sure=(told or role is not None) and len(unit) <= 4)


def _is_one_of(whole: str, phrases: Iterable[str]) -> bool:
    return any(fuzz.ratio(whole, phrase) >= ALIKE for phrase in phrases)


def _near(word: Word, names: Iterable[str]) -> bool:
    """Whether the word is one of the names, with a slip or two in a long one."""
    if word.plain in NO_SLIPS:
        return False
    return any(OSA.distance(word.plain, name) <= _slips(name) for name in names)


def _slips(name: str) -> int:
    return 0 if len(name) < 4 else 1 if len(name) < 8 else 2
