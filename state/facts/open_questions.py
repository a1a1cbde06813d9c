"""Contradictions in the sources: their readings, what each would mean, and how a coordinator settled them."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from state.organisation.sources import Wording


class TermEnd(Struct, frozen=True, kw_only=True):
    """A reading's effect: the period's last day; None means "as the text says"."""

    plan: str
    period: int
    last_day: date | None = None


class TextBoundary(Struct, frozen=True, kw_only=True):
    """A reading's effect: whether the end date in the text is itself the last day."""

    inclusive: bool


class Interpretation(Struct, frozen=True, kw_only=True):
    """One way to read the source; without effects it changes no deadline, and the answer says so."""

    id: str
    label: Wording
    meaning: Wording
    ends: tuple[TermEnd, ...] = ()
    boundary: TextBoundary | None = None


class Settlement(Struct, frozen=True, kw_only=True):
    """A coordinator's answer: a reading or another last day, by whom, when (aware, UTC) and why."""

    reading: str | None
    last_day: date | None
    answer: str
    by: str
    by_name: str
    at: datetime
    reason: str


class OpenQuestion(Struct, frozen=True, kw_only=True):
    """A contradiction or gap in the sources; `plans` is empty where it concerns all."""

    id: str
    topic: str
    title: Wording
    asks: Wording
    plans: tuple[str, ...] = ()
    readings: tuple[Interpretation, ...] = ()
    facts: tuple[str, ...] = ()
    takes_other_date: bool = False
    settlement: Settlement | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.settlement is None

    @property
    def moves_dates(self) -> bool:
        """Whether deadlines rest on it, so that only a reading or a day can answer it."""
        return self.takes_other_date or any(reading.ends or reading.boundary for reading in self.readings)

    @property
    def plan(self) -> str:
        """The one plan it is about, or "" where it concerns several or all."""
        return self.plans[0] if len(self.plans) == 1 else ""

    def reading(self, reading_id: str) -> Interpretation:
        """The reading with this id; raises KeyError."""
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        raise KeyError(reading_id)

    def concerns(self, plan_id: str) -> bool:
        """Whether the question is about this plan, or about all."""
        return not self.plans or plan_id in self.plans
