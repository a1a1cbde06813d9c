"""Where a date, a figure or a rule comes from: documents, places in them, and facts with a reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """A local name or statement in both languages, as the portfolio gives it."""

    da: str
    en: str

    def __str__(self) -> str:
        return self.da


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document and the place in it; `url` where the document is public."""

    title: str
    place: str = ""
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One statement of a source document, in our own words, with its reference.

    `topic` groups facts for questions (focus, goal, money, period, process, chain, secretariat).
    """

    id: str
    topic: str
    says: Wording
    document: str
    place: str
    plans: tuple[str, ...] = ()
    names: Wording | None = None  # the thing itself, where a question asks for it alone


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A source document of the portfolio."""

    id: str
    title: Wording
    dated: date | None = None
    url: str | None = None
