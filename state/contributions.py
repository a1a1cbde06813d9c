"""Contributions: what each administration owes a plan's next period, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum


class ContributionState(Enum):
    """How far a contribution is; "received" never means "approved"."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    MANAGEMENT_APPROVED = "management-approved"
    INCLUDED = "included"
    NONE = "none"
    WITHDRAWN = "withdrawn"


ANSWERED = frozenset(
    {
        ContributionState.SUBMITTED,
        ContributionState.MANAGEMENT_APPROVED,
        ContributionState.INCLUDED,
        ContributionState.NONE,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What one administration gives one period of a plan; "intet bidrag" (NONE) is an answer too."""

    id: str
    plan: str
    period: int
    unit: str
    state: ContributionState
    due: date | None = None
    amount_per_year: Decimal | None = None
    years: tuple[int, ...] = ()
    text: str = ""
    contact: str = ""
    received: date | None = None
    version: int = 0

    @property
    def is_answered(self) -> bool:
        """Whether the administration has answered, with a contribution or with none."""
        return self.state in ANSWERED
