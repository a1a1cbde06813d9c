"""An appropriation's total divided between plans and years, never beyond it; and what both money actions check."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, must_be_the_one_seen, must_have_reason, the_plan
from state.facts.funding import Appropriation, Basis, Share
from state.organisation.people import Action, Person
from state.records.errors import NoSuchThing, PlanError
from state.records.store import Reading, Store


class AmountNotPositive(PlanError):
    """The amount is nothing or less; write how many kroner."""

    text_id: ClassVar[str] = "error-amount-not-positive"


class MoreThanLeft(PlanError):
    """The amount goes beyond what is set aside; `left` says how much may still be used (kroner)."""

    text_id: ClassVar[str] = "error-more-than-left"
    amount: Decimal
    code: str
    left: Decimal
    total: Decimal


class NothingLeft(PlanError):
    """All of the amount is split or released already (kroner)."""

    text_id: ClassVar[str] = "error-nothing-left"
    code: str
    total: Decimal


class NoAmount(PlanError):
    """A declaration of intent has no amount, so nothing of it can be split or released."""

    text_id: ClassVar[str] = "error-no-amount"
    code: str


class YearOutside(PlanError):
    """The appropriation does not cover the year; `years` are those it does."""

    text_id: ClassVar[str] = "error-year-outside"
    code: str
    year: str
    years: str


class PlanNotServed(PlanError):
    """The appropriation is for other plans; choose another one."""

    text_id: ClassVar[str] = "error-plan-not-served"
    code: str
    plan: str


class Allocated(Struct, frozen=True, kw_only=True):
    """A share set or removed: the appropriation after it, what stood before, and what is not yet split (kroner)."""

    appropriation: Appropriation
    share: Share | None
    replaced: Share | None
    left: Decimal


async def allocate(
    store: Store,
    *,
    actor: Person,
    appropriation: str,
    amount: Decimal,
    now: datetime,
    plan: str | None = None,
    year: int | None = None,
    source: str = "",
    seen: int | None = None,
    message: str = "",
) -> Allocated:
    """Set a plan's or year's share of an appropriation (kroner); one that stood for the same is replaced.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, NoAmount, AmountNotPositive, NothingLeft, MoreThanLeft,
    YearOutside and PlanNotServed.
    """
    async with acting(store, Action.SHARE_MONEY, actor, now, message) as recorder:
        unit = recorder.unit
        money = await the_appropriation(unit, appropriation, seen)
        await must_cover(unit, money, plan, year)
        if plan is None and year is None:
            raise NoSuchThing(kind="Share", id=money.id)
        replaced = _share(money, plan, year)
        others = tuple(one for one in money.shares if one is not replaced)
        shared = sum((one.amount for one in others), Decimal(0))
        total = money.total or Decimal(0)
        must_be_left(amount, shared, total, money)
        if year is not None and money.basis is Basis.PER_YEAR and money.amount is not None:
            of_year = sum((one.amount for one in others if one.year == year), Decimal(0))
            must_be_left(amount, of_year, money.amount, money)
        share = Share(amount=amount, plan=plan, year=year, source=source.strip() or actor.name)
        money = await recorder.put(replace(money, shares=(*others, share)))
        await recorder.note(
            money.id, plan=plan or money.plan or None, before=_told(replaced), after=_told(share)
        )
    return Allocated(appropriation=money, share=share, replaced=replaced, left=total - shared - amount)


async def remove_share(
    store: Store,
    *,
    actor: Person,
    appropriation: str,
    reason: str,
    now: datetime,
    plan: str | None = None,
    year: int | None = None,
    seen: int | None = None,
    message: str = "",
) -> Allocated:
    """Take back a plan's or year's share; raises NotAllowed, ReasonMissing, NoSuchThing and RecordMovedOn."""
    async with acting(store, Action.REMOVE_SHARE, actor, now, message) as recorder:
        unit = recorder.unit
        must_have_reason(reason)
        money = await the_appropriation(unit, appropriation, seen)
        share = _share(money, plan, year)
        if share is None:
            raise NoSuchThing(kind="Share", id=money.id)
        rest = tuple(one for one in money.shares if one is not share)
        money = await recorder.put(replace(money, shares=rest))
        await recorder.note(money.id, plan=plan or money.plan or None, reason=reason, before=_told(share))
    left = (money.total or Decimal(0)) - sum((one.amount for one in rest), Decimal(0))
    return Allocated(appropriation=money, share=None, replaced=share, left=left)


async def the_appropriation(unit: Reading, appropriation: str, seen: int | None) -> Appropriation:
    """The appropriation, which has an amount; raises NoSuchThing, NoAmount, and RecordMovedOn."""
    money = await unit.get(Appropriation, appropriation)
    if money is None:
        raise NoSuchThing(kind="Appropriation", id=appropriation)
    must_be_the_one_seen("Appropriation", appropriation, money.version, seen)
    if money.total is None:
        raise NoAmount(code=money.code)
    return money


async def must_cover(unit: Reading, money: Appropriation, plan: str | None, year: int | None) -> None:
    """Raise NoSuchThing, PlanNotServed or YearOutside unless the appropriation is for the plan and the year."""
    if plan is not None:
        found = await the_plan(unit, plan)
        if money.plans and plan not in money.plans:
            raise PlanNotServed(code=money.code, plan=found.name)
    if year is not None and year not in money.years:
        raise YearOutside(code=money.code, year=str(year), years=", ".join(map(str, money.years)))


def must_be_left(amount: Decimal, used: Decimal, total: Decimal, money: Appropriation) -> None:
    """Raise AmountNotPositive, NothingLeft or MoreThanLeft unless the amount (kroner) fits into what is left."""
    if used >= total:
        raise NothingLeft(code=money.code, total=total)
    if not amount.is_finite() or amount <= 0:
        raise AmountNotPositive()
    if amount > total - used:
        raise MoreThanLeft(amount=amount, code=money.code, left=total - used, total=total)


def _share(money: Appropriation, plan: str | None, year: int | None) -> Share | None:
    return next((one for one in money.shares if (one.plan, one.year) == (plan, year)), None)


def _told(share: Share | None) -> dict[str, object]:
    if share is None:
        return {}
    return {"amount": str(share.amount), "plan": share.plan, "year": share.year, "source": share.source}
