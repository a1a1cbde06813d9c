"""Rounds of contributions: which period one is for, and the deadline that follows who has answered."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from state.deadlines import rederivation
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.derivation import deadline_id
from state.facts.contribution import Contribution
from state.facts.plan import Period, Plan
from state.organisation.bodies import Body, Organisation
from state.records.errors import NoContributor, NoSuchThing
from state.records.store import Reading, Writing

DUE, OPENED = "contributions-due", "contributions-open"
ALL_ANSWERED = "all-answered"


def target(plan: Plan, today: date, number: int | None = None) -> Period:
    """The period contributions are for: the one named, else the one being prepared; raises NoSuchThing."""
    if number is None:
        return plan.upcoming(today) or plan.current(today)
    try:
        return plan.period(number)
    except KeyError:
        raise NoSuchThing(kind="Period", id=f"{plan.id}.{number}") from None


def contributor(organisation: Organisation, unit: str) -> Body:
    """The administration that is asked for contributions; raises NoSuchThing and NoContributor."""
    try:
        body = organisation.body(unit)
    except KeyError:
        raise NoSuchThing(kind="Body", id=unit) from None
    if body not in organisation.contributors():
        raise NoContributor(unit=body)
    return body


async def live_contributions(look: Reading, plan: str, period: int) -> tuple[Contribution, ...]:
    """The period's contributions, without those whose making was undone, by unit."""
    found = await look.find(Contribution, plan=plan, period=period, order=("unit",))
    return tuple(one for one in found if not one.annulled)


async def follow(unit: Writing, plan: str, period: int, today: date) -> None:
    """The round's deadline is met once everybody asked has answered, and open again when one no longer has."""
    deadline = await unit.get(Deadline, deadline_id(plan, period, DUE))
    if deadline is None:
        return
    asked = [one for one in await live_contributions(unit, plan, period) if one.requested is not None]
    answered = bool(asked) and all(one.is_answered for one in asked)
    if answered and deadline.is_open():
        await unit.put(replace(deadline, state=DeadlineState.MET, reason=ALL_ANSWERED))
    elif not answered and deadline.state is DeadlineState.MET and deadline.reason == ALL_ANSWERED:
        await unit.put(replace(deadline, state=DeadlineState.OPEN, reason=""))
    else:
        return
    await rederivation.rederive(unit, (plan,), today)
