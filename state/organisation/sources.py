"""Where a date, a figure or a rule comes from: documents, places in them, and facts with a reference."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Wording(Struct, frozen=True, kw_only=True):
    """A local name or statement in both languages, as the portfolio gives it."""

    da: str
    en: str

    def __str__(self) -> str:
        return self.da


class Source(Struct, frozen=True, kw_only=True):
    """A document and the place in it; `url` where the document is public."""

    title: str
    place: str = ""
    url: str | None = None


class Fact(Struct, frozen=True, kw_only=True):
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


class Document(Struct, frozen=True, kw_only=True):
    """A source document of the portfolio."""

    id: str
    title: Wording
    dated: date | None = None
    url: str | None = None
