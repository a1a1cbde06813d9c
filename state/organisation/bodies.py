"""Who is who: administrations, committees and other bodies, under the names they had on a given day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache

from msgspec import Struct, field

from state.organisation.calendar import Calendar, ClosingDay
from state.organisation.reminder_policy import Policy
from state.organisation.sources import Document, Fact, Source, Wording


class BodyKind(Enum):
    """What sort of body it is, which decides what it can owe, negotiate or decide."""

    ADMINISTRATION = "administration"
    COMMITTEE = "committee"
    COUNCIL = "council"
    FUND = "fund"
    HOUSING = "housing-organisations"
    BOARD = "board"


class Name(Struct, frozen=True, kw_only=True):
    """A body's official name and abbreviation while they held; an open end is None."""

    official: str
    abbreviation: str
    english: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the body bore this name on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Body(Struct, frozen=True, kw_only=True):
    """One body under all its names; `serves` is the committee an administration prepares cases for."""

    id: str
    kind: BodyKind
    names: tuple[Name, ...]
    aliases: tuple[str, ...] = ()
    serves: str | None = None
    source: str = ""

    def name_on(self, day: date) -> Name:
        """The name that held on the day; the newest one if none did."""
        return next((name for name in self.names if name.holds_on(day)), self.names[-1])


class RenewalPattern(Struct, frozen=True, kw_only=True):
    """How the municipality renews plans: the usual term and how far the budgets come before the start."""

    normal_term_years: int
    declaration_budgets_before: int
    money_budgets_before: int
    source: Source


class Goal(Struct, frozen=True, kw_only=True):
    """The political goal and the yearly list it is measured by; it stops when `settled_on` is given."""

    text: Wording
    by_year: int
    list_month: int
    list_day: int
    source: Source
    settled_on: date | None = None


class MeetingPattern(Struct, frozen=True, kw_only=True):
    """On which weekday a body usually meets (0 Monday); `source` says how sure that is."""

    body: str
    weekday: int
    note: Wording
    source: Source


class Organisation(Struct, frozen=True, kw_only=True):
    """The municipality as the portfolio describes it; `coordinator` is the administration that gathers.

    `rules` is the fingerprint of the rulebook the stored deadlines were last derived by, `reminded` that of the
    code the stored reminders were; `reminders` says when people are reminded.
    """

    id: str = "organisation"
    version: int = 0
    name: Wording
    coordinator: str
    route: tuple[str, ...]
    bodies: tuple[Body, ...]
    ambiguous: dict[str, tuple[str, ...]]
    closing_days: tuple[ClosingDay, ...]
    renewal: RenewalPattern
    goal: Goal
    meetings: tuple[MeetingPattern, ...]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    rules: str = ""
    reminders: Policy = field(default_factory=Policy)
    reminded: str = ""

    @property
    def calendar(self) -> Calendar:
        """The municipality's calendar of working days."""
        return _calendar(self.closing_days)

    def body(self, body_id: str) -> Body:
        """The body with this id; raises KeyError."""
        for body in self.bodies:
            if body.id == body_id:
                return body
        raise KeyError(body_id)

    def administrations(self) -> Iterator[Body]:
        """All administrations, in the portfolio's order."""
        return (body for body in self.bodies if body.kind is BodyKind.ADMINISTRATION)

    def contributors(self) -> tuple[Body, ...]:
        """All administrations but the coordinating one (S20, "alle øvrige forvaltninger")."""
        return tuple(body for body in self.administrations() if body.id != self.coordinator)

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id; raises KeyError."""
        for fact in self.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)

    def document(self, document_id: str) -> Document:
        """The document with this id; raises KeyError."""
        for document in self.documents:
            if document.id == document_id:
                return document
        raise KeyError(document_id)

    def source_of(self, fact_id: str) -> Source:
        """The document and place a fact stands in; raises KeyError."""
        fact = self.fact(fact_id)
        document = self.document(fact.document)
        return Source(title=document.title.da, place=fact.place, url=document.url)


@lru_cache(maxsize=16)
def _calendar(closing_days: tuple[ClosingDay, ...]) -> Calendar:
    """One calendar for all that ask, because it remembers what it has looked up."""
    return Calendar(closing_days=closing_days)
