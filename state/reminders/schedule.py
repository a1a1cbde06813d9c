"""The stored schedule kept in line with the truth, inside the transaction that changed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from state.deadlines.deadline import SHARED, Deadline
from state.facts.contribution import Contribution
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, SubjectKind
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.organisation.people import Person, Role
from state.organisation.reminder_policy import Policy
from state.overview.people import OWED
from state.overview.plans import PlanStatus, plan_statuses
from state.overview.snapshot import part_about
from state.records.store import OneOf, Reading, Store, Writing
from state.reminders.due.of_portfolio import (
    DERIVATION,
    Derived,
    Series,
    Topic,
    of_plan,
    of_portfolio,
    of_units,
    owed_by_nobody,
    the_rows,
)
from state.reminders.due.recipients import Staff
from state.reminders.reconcile import BETWEEN_PLANS, REPEATED, Ledger

WRITERS = OneOf(tuple(role for role in Role if role is not Role.VIEWER))


def fingerprint() -> str:
    """A text that changes whenever what is derived changes, whatever the organisation has set."""
    return sha256(repr((DERIVATION, Policy())).encode()).hexdigest()[:16]


async def follow(
    unit: Writing, plans: set[str] | None, people: set[str] | None, actor: str | None, now: datetime
) -> None:
    """Create, move and cancel the reminders of these plans and people (None: of all), and nobody else's.

    SHARED among the plans means what belongs to the whole portfolio, for these people. `actor` is the id of whoever
    did what is followed: they are not told of it. The number of look-ups does not grow with the plans.
    """
    organisation = await unit.get(Organisation, "organisation")
    if organisation is None:
        return
    if plans is None or plans - {SHARED}:
        await _follow_plans(unit, organisation, plans, actor, now)
    if plans is None or SHARED in plans:
        await _follow_portfolio(unit, organisation, people, actor, now)


async def after_sent(unit: Writing, rows: Iterable[Reminder], now: datetime) -> None:
    """Have the next repetition appear of what has just been told, or could not be."""
    repeated = [row for row in rows if row.kind in REPEATED]
    if not repeated:
        return
    plans = {row.plan for row in repeated}
    people = {row.recipient for row in repeated if row.plan == SHARED}
    await follow(unit, plans, people, None, now)
    lost = {row.subject for row in repeated if row.kind is ReminderKind.UNREACHABLE}
    if lost:
        await _follow_the_units(unit, lost, now)


async def catch_up(store: Store, now: datetime) -> bool:
    """After an upgrade: if what is derived has changed since, bring every reminder in line; returns whether."""
    async with store.reading() as look:
        known = await look.get(Organisation, "organisation")
    if known is None or known.reminded == fingerprint():
        return False
    async with store.writing() as unit:
        organisation = await unit.get(Organisation, "organisation")
        if organisation is None or organisation.reminded == fingerprint():
            return False
        await unit.put(replace(organisation, reminded=fingerprint()))
        await follow(unit, None, None, None, now)
    return True


async def derived_for(
    look: Reading, organisation: Organisation, plans: Iterable[str], now: datetime
) -> tuple[Derived, Staff]:
    """What there ought to be of these plans, and the people it was derived for."""
    today = local_day(now)
    ids = tuple(plans)
    snapshot = await part_about(look, ids)
    statuses = plan_statuses(snapshot, today, ids).statuses
    steps: dict[str, list[NegotiationEntry]] = defaultdict(list)
    for entry in snapshot.find(NegotiationEntry, order=("on",)):
        steps[entry.plan].append(entry)
    staff = await _staff(look, organisation, statuses, steps)
    series: list[Series] = []
    topics: set[Topic] = set()
    for one in statuses:
        found, open_topics = of_plan(one, tuple(steps[one.plan.id]), staff, organisation, today)
        series += found
        topics |= open_topics
    return the_rows(series, topics, organisation), staff


async def _follow_plans(
    unit: Writing, organisation: Organisation, plans: set[str] | None, actor: str | None, now: datetime
) -> None:
    ids = {one.id for one in await unit.find(Plan)} if plans is None else plans - {SHARED}
    derived, staff = await derived_for(unit, organisation, ids, now)
    stored = [
        one
        for one in await unit.find(Reminder, plan=OneOf(tuple(ids)))
        if one.kind is not ReminderKind.UNREACHABLE  # which whoever could not reach somebody keeps
    ]
    await Ledger(unit, organisation, actor, now).bring_in_line(stored, derived)
    # with those whose asking was undone, so that nobody is told of them any more
    units = {one.unit for one in await unit.find(Contribution, plan=OneOf(tuple(ids)))}
    if units:
        await _follow_units(unit, organisation, units, staff, actor, now)


async def _follow_the_units(unit: Writing, lost: set[str], now: datetime) -> None:
    """Follow the units among these; the others are people, and whoever could not reach them tells of that."""
    organisation = await unit.get(Organisation, "organisation")
    units = lost & {body.id for body in organisation.bodies} if organisation else set()
    if organisation is not None and units:
        staff = Staff.of(await unit.find(Person, role=WRITERS))
        await _follow_units(unit, organisation, units, staff, None, now)


async def _follow_units(
    unit: Writing,
    organisation: Organisation,
    units: set[str],
    staff: Staff,
    actor: str | None,
    now: datetime,
) -> None:
    """Tell the coordinators of units that owe something and have nobody, and stop when somebody is there.

    What a unit owes is of several plans. Whoever brings it about that it owes something, or owes nothing any more, sees
    so by themselves; the rest is settled one after the other.
    """
    if any(await _at_a_loss(unit, units, staff)):
        await unit.hold(BETWEEN_PLANS)
        empty, mine = await _at_a_loss(unit, units, staff)
        topics = {(SubjectKind.PERSON, one) for one in empty}
        derived = the_rows(of_units(empty, staff, organisation, local_day(now)), topics, organisation)
        await Ledger(unit, organisation, actor, now).bring_in_line(mine, derived)


async def _at_a_loss(
    look: Reading, units: set[str], staff: Staff
) -> tuple[frozenset[str], tuple[Reminder, ...]]:
    """Which of the units owe something and have nobody who could be told, and what is told of all of them."""
    owed = await look.find(Contribution, unit=OneOf(tuple(units)), state=OneOf(tuple(OWED)))
    plans = {
        one.id: one for one in await look.find(Plan, id=OneOf(tuple({one.plan for one in owed}))) if owed
    }
    stored = await look.find(Reminder, subject=OneOf(tuple(units)))
    mine = tuple(one for one in stored if one.kind is ReminderKind.UNREACHABLE)
    return owed_by_nobody(owed, plans, staff), mine


async def _follow_portfolio(
    unit: Writing, organisation: Organisation, people: set[str] | None, actor: str | None, now: datetime
) -> None:
    writers = await unit.find(Person, role=WRITERS)
    asked = await (unit.find(Person) if people is None else unit.find(Person, id=OneOf(tuple(people))))
    staff = Staff.of((*writers, *asked))
    shared = await unit.find(Deadline, plan=SHARED)
    any_question = any(one.is_open for one in await unit.find(OpenQuestion))
    series, topics = of_portfolio(asked, shared, any_question, staff, organisation, local_day(now))
    found = await (
        unit.find(Reminder, plan=SHARED)
        if people is None
        else unit.find(Reminder, plan=SHARED, recipient=OneOf(tuple(people)))
    )
    stored = [one for one in found if one.kind is not ReminderKind.UNREACHABLE]
    await Ledger(unit, organisation, actor, now).bring_in_line(stored, the_rows(series, topics, organisation))


async def _staff(
    look: Reading,
    organisation: Organisation,
    statuses: Iterable[PlanStatus],
    steps: dict[str, list[NegotiationEntry]],
) -> Staff:
    """Everybody who may write, who belongs to a unit something is owed by, or whom a step names."""
    units = {one.unit for status in statuses for one in status.contributions} | {organisation.coordinator}
    owners = {entry.owner for entries in steps.values() for entry in entries if entry.owner}
    found = [*await look.find(Person, role=WRITERS), *await look.find(Person, unit=OneOf(tuple(units)))]
    if owners:
        named = OneOf(tuple(owners))
        found += [*await look.find(Person, id=named), *await look.find(Person, name=named)]
    staff = Staff.of(found)
    away = {one.unit for owner in owners for one in staff.owning(owner) if one.unit} - units
    if away:
        staff = Staff.of((*staff.people, *await look.find(Person, unit=OneOf(tuple(away)))))
    return staff
