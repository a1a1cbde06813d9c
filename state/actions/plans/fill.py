"""The store filled from a portfolio, and brought in line with the rules after an upgrade."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.deadlines.rederivation import Moved, dates_moved
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.records.store import Store

if TYPE_CHECKING:
    from state.portfolio import Portfolio


async def fill(store: Store, portfolio: Portfolio, now: datetime) -> bool:
    """Fill an empty store from a portfolio, deadlines derived; returns whether it was empty."""
    today = local_day(now)
    async with store.writing() as unit:
        if await unit.get(Organisation, "organisation") is not None:
            return False
        recorder = Recorder(unit=unit, action="fill", now=now)
        await unit.put(replace(portfolio.organisation, rules=rederivation.rulebook_fingerprint()))
        await recorder.put_all([carried_on(plan) for plan in portfolio.plans])
        await recorder.put_all(portfolio.questions)
        await recorder.put_all(portfolio.appropriations)
        moved = await rederivation.rederive(unit, None, today)
        await recorder.put_all(_as_known(portfolio, {one.after.id: one.after for one in moved}))
        await rederivation.rederive(unit, None, today)
        await recorder.note("portfolio")
    return True


async def rederive(store: Store, now: datetime) -> tuple[Moved, ...]:
    """After an upgrade: if the rules changed since the store was last derived, bring every deadline in line."""
    async with store.reading() as look:
        known = await look.get(Organisation, "organisation")
    if known is None or known.rules == rederivation.rulebook_fingerprint():
        return ()
    async with store.writing() as unit:
        organisation = await rederivation.the_organisation(unit)
        moved = await rederivation.rederive(unit, None, local_day(now))
        await unit.put(replace(organisation, rules=rederivation.rulebook_fingerprint()))
        dates = dates_moved(moved)
        recorder = Recorder(unit=unit, action="rederive", now=now)
        await recorder.note("rulebook", before=dates["before"], after=dates["after"])
    return moved


def _as_known(portfolio: Portfolio, derived: Mapping[str, Deadline]) -> list[Deadline]:
    """The derived deadlines the portfolio knows more of, as it knows them."""
    told = [(deadline_id(one.plan, one.period, one.rule), one) for one in portfolio.known_deadlines]
    return [
        replace(derived[about], state=known.state, reason=known.reason.da)
        for about, known in told
        if about in derived
    ]


def carried_on(plan: Plan) -> Plan:
    """The plan with the period that is to follow its last one, unless a successor takes over."""
    last = plan.periods[-1]
    return plan if last.start is None else plan.followed(last.number)
