"""Who is who and what the sources say, as pydantic models that take nothing they do not know.

A model states the shape; `state.portfolio.checker` says in plain words what is wrong.
"""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from state.organisation.bodies import BodyKind

FAULT = "portfolio"
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

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
DaysAhead = Annotated[int, Field(ge=0, le=730)]
WorkingDays = Annotated[int, Field(ge=1, le=60)]
Weeks = Annotated[int, Field(ge=1, le=52)]


def wrong(problem: str, remedy: str, *at: str | int) -> PydanticCustomError:
    """A fault in our own words; `at` leads from the checked value to the part that is wrong."""
    return PydanticCustomError(FAULT, "{problem}", {"problem": problem, "remedy": remedy, "at": list(at)})


def time_of(written: str) -> time:
    """The time of day that is written "08:30"."""
    return time.fromisoformat(written)


def _is_time(written: str) -> str:
    if not CLOCK.fullmatch(written):
        raise wrong(f'"{written[:20]}" is no time of day', 'write it in quotes, as "08:30"')
    return written


TimeOfDay = Annotated[str, AfterValidator(_is_time)]


def _exists(month: int, day: int, at: str) -> None:
    try:
        date(2001, month, day)
    except ValueError:
        raise wrong(f"month {month} has no day {day} every year", "write a day the month has", at) from None


class Entry(BaseModel):
    """Base of everything in the file: exact types, no unknown keys; only what is read from is built."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


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
    aliases: list[Text] = Field(default_factory=list)
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
    plans: list[Id] = Field(default_factory=list)
