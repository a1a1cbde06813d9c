"""Political decisions: outcomes in the minutes' own vocabulary, and whether they are final."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msgspec import Struct


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


class Point(Struct, frozen=True, kw_only=True):
    """One numbered at-point of a case and what became of it."""

    number: int
    concerns: Key
    outcome: Outcome


class Decision(Struct, frozen=True, kw_only=True):
    """What one body decided on one day about a plan's period; final only where that body decides.

    `override` is why the order of the bodies was departed from, `postponed_to` the new day of a postponed
    case (None: not known yet), `replaces` the record this one corrects.
    """

    id: str
    plan: str
    period: int
    body: str
    on: date
    points: tuple[Point, ...]
    vote: str = ""
    reference: str = ""
    override: str = ""
    postponed_to: date | None = None
    replaces: str | None = None
    recorded_by: str = ""
    annulled: bool = False
    version: int = 0

    def has(self, outcome: Outcome) -> bool:
        """Whether any of its points got this outcome."""
        return any(point.outcome is outcome for point in self.points)

    def adopts(self, key: Key) -> bool:
        """Whether a point about this was adopted, by whatever body."""
        return any(point.concerns is key and point.outcome in ADOPTING for point in self.points)

    def is_final(self, deciding_body: str) -> bool:
        """Whether this decision settles the case: only the deciding body's does, whatever word was used."""
        return self.body == deciding_body and any(point.outcome in ADOPTING for point in self.points)


class TwoKeys(Struct, frozen=True, kw_only=True):
    """Which of the two keys the council has turned; `waived` if the missing one was declared not relevant."""

    content: bool
    release: bool
    waived: bool = False

    @property
    def approved(self) -> bool:
        """Whether both are, or the content is and no release is needed."""
        return self.content and (self.release or self.waived)

    @property
    def alarm(self) -> bool:
        """Whether exactly one is, which is what went wrong before, and nobody has settled it."""
        return self.content != self.release and not self.waived


NO_KEYS = TwoKeys(content=False, release=False)


def two_keys(
    decisions: Iterable[Decision], released: bool, deciding_body: str, waived: bool = False
) -> TwoKeys:
    """Which keys are turned, from the deciding body's adopted at-points and the releases recorded."""
    turned = {
        key
        for decision in decisions
        if decision.body == deciding_body and not decision.annulled
        for key in Key
        if decision.adopts(key)
    }
    return TwoKeys(content=Key.CONTENT in turned, release=released or Key.RELEASE in turned, waived=waived)
