"""Political decisions: outcomes in the minutes' own vocabulary, and whether they are final."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Outcome(Enum):
    """What the minutes say of an at-point (domain vocabulary of Danish municipal minutes)."""

    APPROVED = "godkendt"
    APPROVED_CHANGED = "godkendt med ændringer"
    RECOMMENDED = "anbefalet"
    PASSED_ON = "oversendt"
    NOTED = "taget til efterretning"
    POSTPONED = "udsat"
    SENT_BACK = "sendt tilbage"
    REJECTED = "forkastet"
    WITHDRAWN = "trukket"
    DISCUSSED = "drøftet"
    SECOND_READING = "til anden behandling"
    AUTHORISED = "bemyndiget"


ADOPTING = frozenset({Outcome.APPROVED, Outcome.APPROVED_CHANGED})


class Key(Enum):
    """The two things the council must decide before a plan with capital money is approved."""

    CONTENT = "content"
    RELEASE = "release"


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One numbered at-point of a case and what became of it."""

    number: int
    concerns: Key
    outcome: Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What one body decided on one day about a plan's period; final only where that body decides."""

    id: str
    plan: str
    period: int
    body: str
    on: date
    points: tuple[Point, ...]
    vote: str = ""
    reference: str = ""
    recorded_by: str = ""
    version: int = 0

    def is_final(self, deciding_body: str) -> bool:
        """Whether this decision settles the case: only the deciding body's does, whatever word was used."""
        return self.body == deciding_body and any(point.outcome in ADOPTING for point in self.points)


@dataclass(frozen=True, kw_only=True, slots=True)
class TwoKeys:
    """Which of the two keys the council has turned."""

    content: bool
    release: bool

    @property
    def approved(self) -> bool:
        """Whether both are."""
        return self.content and self.release

    @property
    def alarm(self) -> bool:
        """Whether exactly one is, which is what went wrong before."""
        return self.content != self.release


def two_keys(decisions: tuple[Decision, ...], released: bool, deciding_body: str) -> TwoKeys:
    """Which keys are turned, from the deciding body's adopted at-points and the releases recorded."""
    turned = {
        point.concerns
        for decision in decisions
        if decision.body == deciding_body
        for point in decision.points
        if point.outcome in ADOPTING
    }
    return TwoKeys(content=Key.CONTENT in turned, release=released or Key.RELEASE in turned)
