"""The stored schedule kept in line with the truth, inside the transaction that changed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from state.contributions import Contribution
from state.deadlines import SHARED, Deadline
from state.negotiation import NegotiationEntry
from state.open_questions import OpenQuestion
from state.organisation import Organisation
from state.people import Person, Role
from state.plan import Plan
from state.queries import PlanStatus, plan_statuses
from state.queries_people import OWED
from state.reminder_policy import Policy
from state.reminders import Notice, NoticeState, Reminder, ReminderKind, ReminderState, SubjectKind
from state.reminding import (
    DERIVATION,
    Derived,
    Series,
    Topic,
    begins,
    of_plan,
    of_portfolio,
    of_units,
    owed_by_nobody,
    the_rows,
)
from state.sending_times import local_day
from state.store.protocol import OneOf, Reading, Store, Writing
from state.told import Staff

# Why a row was cancelled.
OWN_DEED = "own-deed"  # nobody is told of what they have just done
MET = "met"
NOT_WANTED = "not-wanted"
ASKED_NOT_TO = "asked-not-to"
SNOOZED = "snoozed"
NOT_MINE = "not-mine"  # on an OWN row: the person handed the thing back, and is told no more of it

# The offsets of rows that come from no rule: REQUESTED by which a coordinator asks once more, ESCALATED by which
# somebody hands something back, OWN by which it is put off to another day.
ASKED_AGAIN, HANDED_BACK, PUT_OFF = -1, 0, 0

# What somebody's own deed brings about, so that they need not be told of it.
BROUGHT_ABOUT = frozenset(
    {
        ReminderKind.REQUESTED,
        ReminderKind.RETURNED,
        ReminderKind.NOT_SCHEDULED,
        ReminderKind.TWO_KEYS,
        ReminderKind.UNREACHABLE,
    }
)
REPEATED = frozenset(
    {
        ReminderKind.OVERDUE,
        ReminderKind.NOT_SCHEDULED,
        ReminderKind.TWO_KEYS,
        ReminderKind.UNREACHABLE,
        ReminderKind.OPEN_QUESTIONS,
        ReminderKind.WEEKLY,
    }
)
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
    units = {row.subject for row in repeated if row.kind is ReminderKind.UNREACHABLE}
    if units:
        await _follow_the_units(unit, units, now)


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
) -> tuple[Derived, tuple[PlanStatus, ...], Staff]:
    """What there ought to be of these plans, the plans as they stand, and the people it was derived for."""
    today = local_day(now)
    statuses = (await plan_statuses(look, organisation, today, tuple(plans))).statuses
    ids = OneOf(tuple(one.plan.id for one in statuses))
    steps: dict[str, list[NegotiationEntry]] = defaultdict(list)
    for entry in await look.find(NegotiationEntry, plan=ids, order=("on",)):
        steps[entry.plan].append(entry)
    staff = await _staff(look, organisation, statuses, steps)
    series: list[Series] = []
    topics: set[Topic] = set()
    for one in statuses:
        found, open_topics = of_plan(one, tuple(steps[one.plan.id]), staff, organisation, today)
        series += found
        topics |= open_topics
    return the_rows(series, topics, organisation), statuses, staff


async def _follow_plans(
    unit: Writing, organisation: Organisation, plans: set[str] | None, actor: str | None, now: datetime
) -> None:
    ids = {one.id for one in await unit.find(Plan)} if plans is None else plans - {SHARED}
    derived, statuses, staff = await derived_for(unit, organisation, ids, now)
    stored = [
        one
        for one in await unit.find(Reminder, plan=OneOf(tuple(ids)))
        if one.kind is not ReminderKind.UNREACHABLE  # which whoever could not reach somebody keeps
    ]
    await _Ledger(unit, organisation, actor, now).bring_in_line(stored, derived)
    units = {one.unit for status in statuses for one in status.contributions}
    if units:
        await _follow_units(unit, organisation, units, staff, actor, now)


async def _follow_the_units(unit: Writing, units: set[str], now: datetime) -> None:
    organisation = await unit.get(Organisation, "organisation")
    if organisation is not None:
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
    """Tell the coordinators of units that owe something and have nobody, and stop when somebody is there."""
    owed = await unit.find(Contribution, unit=OneOf(tuple(units)), state=OneOf(tuple(OWED)))
    plans = {
        one.id: one for one in await unit.find(Plan, id=OneOf(tuple({one.plan for one in owed}))) if owed
    }
    empty = owed_by_nobody(owed, plans, staff)
    today = local_day(now)
    topics = {(SubjectKind.PERSON, one) for one in empty}
    derived = the_rows(of_units(empty, staff, organisation, today), topics, organisation)
    stored = await unit.find(Reminder, subject=OneOf(tuple(units)))
    mine = [one for one in stored if one.kind is ReminderKind.UNREACHABLE]
    await _Ledger(unit, organisation, actor, now).bring_in_line(mine, derived)


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
    await _Ledger(unit, organisation, actor, now).bring_in_line(
        stored, the_rows(series, topics, organisation)
    )


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


@dataclass(frozen=True, slots=True)
class _Ledger:
    """The stored rows of some plans or people, compared with those there ought to be."""

    unit: Writing
    organisation: Organisation
    actor: str | None
    now: datetime

    async def bring_in_line(self, stored: Iterable[Reminder], derived: Derived) -> None:
        """Write what differs, and mark the messages that show what is no longer so."""
        present = {one.id: one for one in stored}
        told = _told_at(present.values())
        snoozed = _snoozed(present.values())
        disowned = {_about(row) for row in present.values() if row.why == NOT_MINE} - derived.named
        wanted = {
            row.id: row
            for row in derived.rows
            if not _is_snoozed(row, snoozed) and _about(row) not in disowned
        }
        coming = self._coming(wanted.values())
        for row in wanted.values():
            if not self._was_told(row, told):
                await self._want(row, present.get(row.id), coming.get(_of(row)))
        stale: set[str] = set()
        for row in present.values():
            if row.state is ReminderState.SENT:
                if row.notice and not self._holds(row, derived):
                    stale.add(row.notice)
            elif row.id not in wanted or (row.state is ReminderState.WAITING and self._was_told(row, told)):
                await self._let_go(row, derived, is_snoozed=_is_snoozed(row, snoozed))
        await self._draw_again(stale)

    def _coming(self, rows: Iterable[Reminder]) -> dict[_Of, datetime]:
        """When each repetition comes next by itself."""
        coming: dict[_Of, datetime] = {}
        for row in rows:
            if row.kind in REPEATED and row.next_at > self.now:
                coming[_of(row)] = min(row.next_at, coming.get(_of(row), row.next_at))
        return coming

    async def _want(self, row: Reminder, present: Reminder | None, coming: datetime | None) -> None:
        if present is not None and present.state is ReminderState.WAITING:
            untried = not present.owner and not present.attempts
            if untried and row.next_at > self.now and row.next_at != present.next_at:
                await self.unit.put(replace(present, next_at=row.next_at))
            return
        if present is not None and (present.state is not ReminderState.CANCELLED or _is_for_good(present)):
            return
        at = begins(row, self.organisation.reminders, self.organisation.calendar, self.now)
        if at is None or (row.next_at <= self.now and coming is not None and coming <= at):
            return  # too late, or the next one of the same comes no later
        version = present.version if present else 0
        begun = replace(row, next_at=at, version=version)
        if self._is_own_deed(row, is_new=present is None):
            begun = replace(begun, state=ReminderState.CANCELLED, why=OWN_DEED)
        await self.unit.put(begun)

    def _is_own_deed(self, row: Reminder, *, is_new: bool) -> bool:
        """Whether the row would tell the actor of what they have done just now."""
        if row.recipient != self.actor or local_day(row.next_at) > local_day(self.now):
            return False
        return row.kind in BROUGHT_ABOUT or (is_new and row.kind is ReminderKind.AHEAD)

    async def _let_go(self, row: Reminder, derived: Derived, *, is_snoozed: bool) -> None:
        """Cancel a row nobody wants any more, or give back one that somebody asked for and that is open again."""
        if is_asked_for(row):
            await self._keep_asked_for(row, derived)
        elif row.state is ReminderState.WAITING:
            why = SNOOZED if is_snoozed else NOT_WANTED
            await self.unit.put(replace(row, state=ReminderState.CANCELLED, why=why))

    async def _keep_asked_for(self, row: Reminder, derived: Derived) -> None:
        is_open = self._concerns_open(row, derived)
        if row.state is ReminderState.WAITING and not is_open:
            await self.unit.put(replace(row, state=ReminderState.CANCELLED, why=MET))
        elif row.state is ReminderState.CANCELLED and row.why == MET and is_open and row.next_at > self.now:
            await self.unit.put(replace(row, state=ReminderState.WAITING, why=""))

    def _concerns_open(self, row: Reminder, derived: Derived) -> bool:
        about_somebody = row.subject_kind in (SubjectKind.PERSON, SubjectKind.PORTFOLIO)
        return about_somebody or (row.subject_kind, row.subject) in derived.topics

    def _holds(self, row: Reminder, derived: Derived) -> bool:
        """Whether what a delivered row says is still so."""
        if is_asked_for(row):
            return self._concerns_open(row, derived)
        if row.kind is ReminderKind.REQUESTED:
            # It has been answered for good when nothing is owed, not when it has been begun.
            return (row.subject_kind, row.subject) in derived.topics
        return row.kind is ReminderKind.WEEKLY or derived.still_holds(row)

    def _was_told(self, row: Reminder, told: dict[_Of, datetime]) -> bool:
        """Whether a later row of the same repetition has been sent since this one's moment."""
        last = told.get(_of(row))
        return row.kind in REPEATED and last is not None and last >= row.next_at

    async def _draw_again(self, notices: set[str]) -> None:
        if not notices:
            return
        for one in await self.unit.find(Notice, id=OneOf(tuple(notices))):
            if one.state is NoticeState.LIVE:
                stale = replace(one, state=NoticeState.STALE, next_at=self.now, owner="", attempts=0)
                await self.unit.put(stale)


_Of = tuple[ReminderKind, SubjectKind, str, str]


def _of(row: Reminder) -> _Of:
    return row.kind, row.subject_kind, row.subject, row.recipient


def _told_at(rows: Iterable[Reminder]) -> dict[_Of, datetime]:
    """When each repetition was last sent."""
    told: dict[_Of, datetime] = {}
    for row in rows:
        if row.kind in REPEATED and row.state is ReminderState.SENT and row.sent_at is not None:
            told[_of(row)] = max(row.sent_at, told.get(_of(row), row.sent_at))
    return told


_About = tuple[tuple[SubjectKind, str], str]


def _about(row: Reminder) -> _About:
    return (row.subject_kind, row.subject), row.recipient


def _snoozed(rows: Iterable[Reminder]) -> dict[_About, datetime]:
    """Until which moment somebody wants to hear nothing of a thing, because they asked to be told then."""
    until: dict[_About, datetime] = {}
    for row in rows:
        if is_snooze(row) and row.state in (ReminderState.WAITING, ReminderState.SENT):
            until[_about(row)] = max(row.next_at, until.get(_about(row), row.next_at))
    return until


def is_asked_for(row: Reminder) -> bool:
    """Whether somebody asked for this row, so that it does not come from any rule."""
    return (
        row.kind is ReminderKind.OWN
        or (row.kind is ReminderKind.REQUESTED and row.offset == ASKED_AGAIN)
        or (row.kind is ReminderKind.ESCALATED and row.offset == HANDED_BACK)
    )


def is_snooze(row: Reminder) -> bool:
    """Whether the row is the same thing put off to another day, and not words of somebody's own."""
    return row.kind is ReminderKind.OWN and row.offset == PUT_OFF


def _is_snoozed(row: Reminder, snoozed: dict[_About, datetime]) -> bool:
    until = snoozed.get(_about(row))
    return row.kind is not ReminderKind.OWN and until is not None and row.next_at <= until


def _is_for_good(row: Reminder) -> bool:
    """Whether a cancelled row stays so though the thing is still to be done."""
    return row.why == OWN_DEED
