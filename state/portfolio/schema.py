"""What a portfolio file may hold, as pydantic models that take nothing they do not know.

A model states the shape; `state.portfolio.checker` says in plain words what is wrong.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from state.deadlines import DeadlineState
from state.funding import Basis, MoneyKind, ReleaseRule
from state.organisation import BodyKind
from state.plan import Stage
from state.rulebook import RULES

FAULT = "portfolio"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULE_IDS = tuple(rule.id for rule in RULES)

Choice = TypeVar("Choice")
OneOf = Annotated[Choice, Field(strict=False)]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=60)]
BodyId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=500)]
Year = Annotated[int, Field(ge=2000, le=2100)]
Kroner = Annotated[int, Field(ge=0, le=10**15)]
Count = Annotated[int, Field(ge=1, le=100)]
Month = Annotated[int, Field(ge=1, le=12)]
MonthDay = Annotated[int, Field(ge=1, le=31)]


def wrong(problem: str, remedy: str, *at: str | int) -> PydanticCustomError:
    """A fault in our own words; `at` leads from the checked value to the part that is wrong."""
    return PydanticCustomError(FAULT, "{problem}", {"problem": problem, "remedy": remedy, "at": list(at)})


def _exists(month: int, day: int, at: str) -> None:
    try:
        date(2001, month, day)
    except ValueError:
        raise wrong(f"month {month} has no day {day} every year", "write a day the month has", at) from None


class Entry(BaseModel):
    """Base of everything in the file: exact types, no unknown keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class WordingEntry(Entry):
    """A text in both languages."""

    da: Text
    en: Text


class SourceEntry(Entry):
    """A document and the place in it."""

    document: Id
    place: Text


class NameEntry(Entry):
    """A body's name while it held; both days are included."""

    official: Text
    abbreviation: Text
    english: Text
    valid_from: date | None = None
    valid_to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> NameEntry:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise wrong(
                f"{self.valid_to} is before valid_from, {self.valid_from}", "swap or mend them", "valid_to"
            )
        return self


class BodyEntry(Entry):
    """A body under all its names, the oldest first."""

    id: BodyId
    kind: OneOf[BodyKind]
    names: Annotated[list[NameEntry], Field(min_length=1)]
    aliases: list[Text] = []
    serves: BodyId | None = None
    source: Text

    @field_validator("names")
    @classmethod
    def _no_overlap(cls, names: list[NameEntry]) -> list[NameEntry]:
        for number, (before, after) in enumerate(pairwise(names), 1):
            if not before.valid_to or not after.valid_from or after.valid_from <= before.valid_to:
                raise wrong(
                    f'"{after.official}" overlaps "{before.official}" in time',
                    "list the oldest name first, and end it with valid_to the day before the next valid_from",
                    number,
                )
        return names


class AmbiguousEntry(Entry):
    """A word that stands for several bodies."""

    word: Text
    bodies: Annotated[list[BodyId], Field(min_length=2)]


class ClosingDayEntry(Entry):
    """A day the municipality is closed every year."""

    month: Month
    day: MonthDay

    @model_validator(mode="after")
    def _in_calendar(self) -> ClosingDayEntry:
        _exists(self.month, self.day, "day")
        return self


class RenewalEntry(Entry):
    """How plans are renewed."""

    normal_term_years: Count
    declaration_budgets_before: Annotated[int, Field(ge=0, le=10)]
    money_budgets_before: Annotated[int, Field(ge=0, le=10)]
    source: SourceEntry


class GoalEntry(Entry):
    """The political goal and the day of the list it is measured by."""

    text: WordingEntry
    by_year: Year
    list_month: Month
    list_day: MonthDay
    source: SourceEntry
    settled_on: date | None = None

    @model_validator(mode="after")
    def _in_calendar(self) -> GoalEntry:
        _exists(self.list_month, self.list_day, "list_day")
        return self


class MeetingEntry(Entry):
    """On which weekday a body usually meets."""

    body: BodyId
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    note: WordingEntry
    source: SourceEntry


class DocumentEntry(Entry):
    """A source document."""

    id: Id
    title: WordingEntry
    dated: date | None = None
    url: Url | None = None


class FactEntry(Entry):
    """A statement of a document; without a reference it is no fact."""

    id: Id
    topic: Id
    says: WordingEntry
    names: WordingEntry | None = None
    document: Id
    place: Text
    plans: list[Id] = []


class PeriodEntry(Entry):
    """One term of a plan."""

    number: Count
    stage: OneOf[Stage]
    start: date | None = None
    end_text: Text | None = None
    end_date: date | None = None
    last_day: date | None = None
    stated_years: Count | None = None
    facts: Annotated[list[Id], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> PeriodEntry:
        for name, day in (("end_date", self.end_date), ("last_day", self.last_day)):
            if self.start and day and day < self.start:
                raise wrong(f"{day} is before the period's start, {self.start}", "mend one of them", name)
        return self


class PlanEntry(Entry):
    """A plan through its periods, the oldest first."""

    id: BodyId
    name: Text
    aliases: list[Text] = []
    official_name: Text | None = None
    periods: Annotated[list[PeriodEntry], Field(min_length=1)]
    predecessors: list[Id] = []
    successor: Id | None = None

    @field_validator("periods")
    @classmethod
    def _in_order(cls, periods: list[PeriodEntry]) -> list[PeriodEntry]:
        for number, (before, after) in enumerate(pairwise(periods), 1):
            if after.number != before.number + 1:
                raise wrong(
                    f"{after.number} follows {before.number}",
                    "number the periods one by one, the oldest first",
                    number,
                    "number",
                )
            ended = before.last_day or before.end_date
            if after.start and ended and after.start < ended:
                raise wrong(
                    f"{after.start} is before the period before it ends, {ended}",
                    "mend one of them",
                    number,
                    "start",
                )
        return periods


class ShareEntry(Entry):
    """A part of an appropriation."""

    amount: Kroner
    plan: Id | None = None
    year: Year | None = None
    source: Text


class AppropriationEntry(Entry):
    """An amount in a budget, in whole kroner; a declaration of intent has none."""

    id: Id
    budget: Text
    code: Text
    kind: OneOf[MoneyKind]
    amount: Kroner | None = None
    basis: OneOf[Basis]
    years: list[Year]
    purpose: WordingEntry
    plans: list[Id] = []
    shares: list[ShareEntry] = []
    price_level: Text | None = None
    release: OneOf[ReleaseRule]
    facts: Annotated[list[Id], Field(min_length=1)]

    @field_validator("years")
    @classmethod
    def _in_order(cls, years: list[int]) -> list[int]:
        for number, (before, after) in enumerate(pairwise(years), 1):
            if after <= before:
                raise wrong(f"{after} follows {before}", "list each year once, the earliest first", number)
        return years

    @model_validator(mode="after")
    def _has_amount(self) -> AppropriationEntry:
        if self.kind is not MoneyKind.DECLARATION:
            if self.amount is None:
                raise wrong("is missing", "write whole kroner, such as amount: 7_400_000", "amount")
            if not self.years:
                raise wrong("names no year", "list the years, such as [2026, 2027]", "years")
        return self


class EndEntry(Entry):
    """A reading's effect on a period's end; no last_day means "as the text says"."""

    plan: Id
    period: Count
    last_day: date | None = None


class BoundaryEntry(Entry):
    """A reading's effect on what an end date means."""

    inclusive: bool


class ReadingEntry(Entry):
    """One way to read the source."""

    id: Id
    label: WordingEntry
    meaning: WordingEntry
    ends: list[EndEntry] = []
    boundary: BoundaryEntry | None = None


class QuestionEntry(Entry):
    """A contradiction or a gap in the sources."""

    id: Id
    topic: Id
    title: WordingEntry
    asks: WordingEntry
    plans: list[Id] = []
    readings: list[ReadingEntry] = []
    facts: Annotated[list[Id], Field(min_length=1)]
    takes_other_date: bool = False


class KnownDeadlineEntry(Entry):
    """What the sources already say of a deadline, and why."""

    plan: Id
    period: Count
    rule: Id
    state: OneOf[DeadlineState]
    reason: WordingEntry
    facts: Annotated[list[Id], Field(min_length=1)]
    question: Id | None = None

    @field_validator("rule")
    @classmethod
    def _is_a_rule(cls, rule: str) -> str:
        if rule not in RULE_IDS:
            raise wrong(f'there is no rule "{rule}"', "use one of " + ", ".join(RULE_IDS))
        return rule


class PortfolioEntry(Entry):
    """The whole portfolio, all its files together."""

    name: WordingEntry
    coordinator: BodyId
    route: Annotated[list[BodyId], Field(min_length=3, max_length=3)]
    closing_days: list[ClosingDayEntry] = []
    renewal: RenewalEntry
    goal: GoalEntry
    meetings: list[MeetingEntry] = []
    bodies: Annotated[list[BodyEntry], Field(min_length=1)]
    ambiguous: list[AmbiguousEntry] = []
    documents: Annotated[list[DocumentEntry], Field(min_length=1)]
    facts: Annotated[list[FactEntry], Field(min_length=1)]
    plans: Annotated[list[PlanEntry], Field(min_length=1)]
    appropriations: list[AppropriationEntry] = []
    questions: list[QuestionEntry] = []
    known_deadlines: list[KnownDeadlineEntry] = []
