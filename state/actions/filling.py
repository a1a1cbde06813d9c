"""The store filled from a portfolio, and brought in line with the rules after an upgrade."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from state import upkeep
from state.actions.trace import dates_moved
from state.calendar import local_day
from state.deadlines import Deadline
from state.derivation import deadline_id
from state.organisation import Organisation
from state.plan import Plan
from state.recorder import Recorder
from state.store.protocol import Store
from state.upkeep import Moved

if TYPE_CHECKING:
    from state.portfolio import Portfolio


async def fill(store: Store, portfolio: Portfolio, now: datetime) -> bool:
    """Fill an empty store from a portfolio, deadlines derived; returns whether it was empty."""
    today = local_day(now)
    async with store.writing() as unit:
        if await unit.get(Organisation, "organisation") is not None:
            return False
        recorder = Recorder(unit=unit, action="fill", now=now)
        await unit.put(replace(portfolio.organisation, rules=upkeep.rulebook_fingerprint()))
        for plan in portfolio.plans:
            await recorder.put(carried_on(plan))
        for question in portfolio.questions:
            await recorder.put(question)
        for appropriation in portfolio.appropriations:
            await recorder.put(appropriation)
        await upkeep.rederive(unit, None, today)
        for known in portfolio.known_deadlines:
            derived = await unit.get(Deadline, deadline_id(known.plan, known.period, known.rule))
            if derived is not None:
                await recorder.put(replace(derived, state=known.state, reason=known.reason.da))
        await upkeep.rederive(unit, None, today)
        await recorder.note("portfolio")
    return True


async def rederive(store: Store, now: datetime) -> tuple[Moved, ...]:
    """After an upgrade: if the rules changed since the store was last derived, bring every deadline in line."""
    async with store.reading() as look:
        known = await look.get(Organisation, "organisation")
    if known is None or known.rules == upkeep.rulebook_fingerprint():
        return ()
    async with store.writing() as unit:
        organisation = await upkeep.the_organisation(unit)
        moved = await upkeep.rederive(unit, None, local_day(now))
        await unit.put(replace(organisation, rules=upkeep.rulebook_fingerprint()))
        dates = dates_moved(moved)
        recorder = Recorder(unit=unit, action="rederive", now=now)
        await recorder.note("rulebook", before=dates["before"], after=dates["after"])
    return moved


def carried_on(plan: Plan) -> Plan:
    """The plan with the period that is to follow its last one, unless a successor takes over."""
    last = plan.periods[-1]
    return plan if last.start is None else plan.followed(last.number)
