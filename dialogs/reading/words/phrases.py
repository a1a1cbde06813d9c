"""Patterns that are compiled once a text may hold what they take, as most messages hold no date and no amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from msgspec import Struct

Stems = frozenset[str]
A_DIGIT: Stems = frozenset("0123456789")


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first asked for."""
    return re.compile(pattern, flags)


def stems(words: Iterable[str]) -> Stems:
    """The words that hold no other of them: a text with one of the words in it has one of these in it."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(stem in word for stem in kept):
            kept.append(word)
    return frozenset(kept)


class Phrase(Struct, frozen=True, kw_only=True):
    """What a pattern takes; a text that lacks all the stems of one of its needs holds no match of it."""

    source: str
    needs: frozenset[Stems]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return compiled(self.source)


def phrase(source: str, *needs: Stems) -> Phrase:
    """A phrase from its pattern and what it cannot do without."""
    return Phrase(source=source, needs=frozenset(needs))


P = TypeVar("P", bound=Phrase)


class Phrases(Generic[P]):
    """Phrases in their order, of which only those are tried that a text may hold."""

    def __init__(self, *listed: P) -> None:
        self._listed = listed
        self._needs = frozenset(need for each in listed for need in each.needs)
        self._stems = tuple({stem for need in self._needs for stem in need})

    def __iter__(self) -> Iterator[P]:
        return iter(self._listed)

    def possible_in(self, plain: str) -> list[P]:
        """The phrases that a text in plain form may hold."""
        said = frozenset([stem for stem in self._stems if stem in plain])
        met = frozenset([need for need in self._needs if not need.isdisjoint(said)])
        return [each for each in self._listed if each.needs <= met]

    def matches(self, plain: str) -> Iterator[re.Match[str]]:
        """What is found of any of the phrases in a text in plain form, phrase by phrase."""
        for each in self.possible_in(plain):
            yield from each.pattern.finditer(plain)
