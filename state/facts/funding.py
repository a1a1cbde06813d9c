"""Money: what is set aside, for what and which years, and what of it has been released. Whole kroner."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from state.organisation.sources import Wording


class MoneyKind(Enum):
    """The municipal frames an appropriation can belong to."""

    CAPITAL = "anlæg"
    SERVICE = "service"
    DECLARATION = "hensigtserklæring"


class Basis(Enum):
    """Whether the amount holds for all the years together or for each of them."""

    TOTAL = "total"
    PER_YEAR = "per-year"


class ReleaseRule(Enum):
    """When the money may be spent, as the source has it."""

    WITH_APPROVAL = "with-approval"
    NOT_STATED = "not-stated"


class Share(Struct, frozen=True, kw_only=True):
    """A part of a total that a source or a decision gives to one plan or year."""

    amount: Decimal
    plan: str | None = None
    year: int | None = None
    source: str = ""


class Appropriation(Struct, frozen=True, kw_only=True):
    """An amount in one budget; a code is unique only together with its budget."""

    id: str
    budget: str
    code: str
    kind: MoneyKind
    amount: Decimal | None
    basis: Basis
    years: tuple[int, ...]
    purpose: Wording
    plans: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    price_level: str | None = None
    release: ReleaseRule = ReleaseRule.NOT_STATED
    facts: tuple[str, ...] = ()
    version: int = 0

    @property
    def plan(self) -> str:
        """The one plan it is for, or "" where it serves several or all."""
        return self.plans[0] if len(self.plans) == 1 else ""

    @property
    def total(self) -> Decimal | None:
        """The amount for all years; for a yearly amount this is our sum, not the source's."""
        if self.amount is None:
            return None
        return self.amount * len(self.years) if self.basis is Basis.PER_YEAR else self.amount

    def in_year(self, year: int) -> Decimal | None:
        """What the source gives for the year; None where it gives nothing for the year alone."""
        if year not in self.years or self.amount is None:
            return None
        if self.basis is Basis.PER_YEAR or len(self.years) == 1:
            return self.amount
        return None

    @property
    def is_split(self) -> bool:
        """Whether the amount is divided between plans."""
        return any(share.plan for share in self.shares)


class Release(Struct, frozen=True, kw_only=True):
    """A release of an appropriation, in full or in part, by a decision of the council.

    `plan` is None where it is for all the plans of the appropriation; `decision` is a recorded decision's id, or
    a reference to the minutes.
    """

    id: str
    appropriation: str
    plan: str | None
    period: int | None
    amount: Decimal
    on: date
    decision: str
    recorded_by: str
    year: int | None = None
    annulled: bool = False
    version: int = 0


def releases_for(
    plan: str, period: int, releases: Iterable[Release], appropriations: Iterable[Appropriation]
) -> tuple[Release, ...]:
    """The releases that turn the release key of a plan's period: of capital money that serves the plan."""
    capital = {
        one.id
        for one in appropriations
        if one.kind is MoneyKind.CAPITAL and (plan in one.plans or not one.plans)
    }
    return tuple(
        one
        for one in releases
        if not one.annulled
        and one.appropriation in capital
        and one.plan in (plan, None)
        and one.period in (period, None)
    )
