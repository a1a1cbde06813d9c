"""Contributions: what each administration owes a plan's next period, what it gives, and how far it has come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from state.facts.funding import Basis, MoneyKind
from state.records.errors import StepRefused


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


class ContributionEvent(Enum):
    """What can happen to a contribution."""

    REQUEST = "request"
    ACCEPT = "accept"
    DECLINE = "decline"
    SAVE = "save"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    INCLUDE = "include"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class ContributionKind(Enum):
    """What is given; one contribution may give several."""

    KRONER = "kroner"
    WORK = "work"
    ACTIVITY = "activity"
    PREMISES = "premises"
    TEXT = "text"


class EffortUnit(Enum):
    """Full-time equivalents ("årsværk") or hours."""

    FTE = "fte"
    HOURS = "hours"


class EffortPer(Enum):
    """What the work is given for each of."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_S, _E = ContributionState, ContributionEvent

# From a state (None: nothing has been asked or given yet), by what happens, to a state; an absent pair is refused.
TRANSITIONS: dict[tuple[ContributionState | None, ContributionEvent], ContributionState] = {
    (None, _E.REQUEST): _S.REQUESTED,
    (None, _E.DECLINE): _S.NONE,
    (None, _E.SAVE): _S.DRAFT,
    (_S.REQUESTED, _E.ACCEPT): _S.ACCEPTED,
    (_S.REQUESTED, _E.DECLINE): _S.NONE,
    (_S.REQUESTED, _E.SAVE): _S.DRAFT,
    (_S.ACCEPTED, _E.DECLINE): _S.NONE,
    (_S.ACCEPTED, _E.SAVE): _S.DRAFT,
    (_S.ACCEPTED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.DRAFT, _E.DECLINE): _S.NONE,
    (_S.DRAFT, _E.SAVE): _S.DRAFT,
    (_S.DRAFT, _E.SUBMIT): _S.SUBMITTED,
    (_S.DRAFT, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.SUBMITTED, _E.SAVE): _S.SUBMITTED,
    (_S.SUBMITTED, _E.RETURN): _S.RETURNED,
    (_S.SUBMITTED, _E.APPROVE): _S.MANAGEMENT_APPROVED,
    (_S.SUBMITTED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.RETURNED, _E.DECLINE): _S.NONE,
    (_S.RETURNED, _E.SAVE): _S.RETURNED,
    (_S.RETURNED, _E.SUBMIT): _S.SUBMITTED,
    (_S.RETURNED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.MANAGEMENT_APPROVED, _E.SAVE): _S.SUBMITTED,  # what was approved is no longer what stands there
    (_S.MANAGEMENT_APPROVED, _E.RETURN): _S.RETURNED,
    (_S.MANAGEMENT_APPROVED, _E.INCLUDE): _S.INCLUDED,
    (_S.MANAGEMENT_APPROVED, _E.WITHDRAW): _S.WITHDRAWN,
    (_S.MANAGEMENT_APPROVED, _E.REOPEN): _S.SUBMITTED,
    (_S.INCLUDED, _E.RETURN): _S.RETURNED,
    (_S.INCLUDED, _E.REOPEN): _S.SUBMITTED,
    (_S.NONE, _E.ACCEPT): _S.ACCEPTED,
    (_S.NONE, _E.SAVE): _S.DRAFT,
    (_S.NONE, _E.REOPEN): _S.REQUESTED,
    (_S.WITHDRAWN, _E.DECLINE): _S.NONE,
    (_S.WITHDRAWN, _E.SAVE): _S.DRAFT,
    (_S.WITHDRAWN, _E.REOPEN): _S.REQUESTED,
}

ANSWERED = frozenset(
    {
        ContributionState.SUBMITTED,
        ContributionState.MANAGEMENT_APPROVED,
        ContributionState.INCLUDED,
        ContributionState.NONE,
    }
)


class Content(Struct, frozen=True, kw_only=True):
    """What a contribution gives, as its administration wrote it; a change to it is a new revision.

    `amount` is in kroner, for each of `years` or for all of them together, as `basis` says; `effort` is an amount
    of work, in all or for each `effort_per`. `budget` and `code` name the money unless it is the unit's own.
    """

    kinds: tuple[ContributionKind, ...] = ()
    amount: Decimal | None = None
    basis: Basis = Basis.PER_YEAR
    money: MoneyKind | None = None
    price_level: str | None = None
    effort: Decimal | None = None
    effort_unit: EffortUnit | None = None
    effort_per: EffortPer | None = None
    years: tuple[int, ...] = ()
    focus_areas: tuple[str, ...] = ()
    contact: str = ""
    own_budget: bool = False
    budget: str = ""
    code: str = ""
    text: str = ""
    link: str = ""

    def in_year(self, year: int) -> Decimal | None:
        """The kroner given in the year; None where the contribution gives nothing for the year alone."""
        if self.amount is None or year not in self.years:
            return None
        return self.amount if self.basis is Basis.PER_YEAR or len(self.years) == 1 else None

    @property
    def total(self) -> Decimal | None:
        """The kroner for all years; for a yearly amount this is our sum."""
        if self.amount is None:
            return None
        return self.amount * len(self.years) if self.basis is Basis.PER_YEAR else self.amount


class Contribution(Struct, frozen=True, kw_only=True):
    """What one administration gives one period of a plan; "intet bidrag" (NONE) is an answer too.

    `requested` is the day it was asked for, None where it came unasked; `request` is what was asked. `due` is the
    administration's own day, None where the round's deadline holds; `internal_due` is the day by which the
    coordinator hopes for it. `revision` counts the contents and never goes down. `submitted_for` names whoever the
    submitter stood in for. `annulled` means that what made it was undone: it is kept, and shown nowhere.
    """

    id: str
    plan: str
    period: int
    unit: str
    state: ContributionState
    requested: date | None = None
    due: date | None = None
    internal_due: date | None = None
    request: str = ""
    content: Content = field(default_factory=Content)
    revision: int = 0
    responsible: str | None = None
    responsible_name: str = ""
    received: date | None = None
    submitted_by: str | None = None
    submitted_by_name: str = ""
    submitted_for: str = ""
    returned_because: str = ""
    approved_by_name: str = ""
    annulled: bool = False
    version: int = 0

    @property
    def is_answered(self) -> bool:
        """Whether the administration has answered, with a contribution or with none."""
        return self.state in ANSWERED and not self.annulled


def contribution_id(plan: str, period: int, unit: str) -> str:
    """The id of an administration's contribution to a plan's period: there is one at most."""
    return f"{plan}.{period}.{unit}"


def after(contribution: Contribution | None, event: ContributionEvent, unit: object) -> ContributionState:
    """The state after the event; raises StepRefused, naming the unit, for a pair that is not in the table."""
    return after_all(contribution, (event,), unit)


def after_all(
    contribution: Contribution | None, events: tuple[ContributionEvent, ...], unit: object
) -> ContributionState:
    """The state after the events, which are one step: StepRefused names the last of them and the state before."""
    before = None if contribution is None or contribution.annulled else contribution.state
    first, *rest = events
    try:
        state = TRANSITIONS[before, first]
        for event in rest:
            state = TRANSITIONS[state, event]
    except KeyError:
        raise StepRefused(unit=unit, state=before, event=events[-1]) from None
    return state
