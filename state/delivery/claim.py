"""What is to be sent now: due reminders taken by one process under a lease, a message a person.

A claim is one short transaction and is committed before anything is sent. The lease is longer than a call to Teams
may take; what is claimed by a process that died falls due again when it ends, so a reminder is delivered at least
once. The number of rows a claim reads grows with what is due, not with what is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import uuid4

from msgspec import Struct, field
from msgspec.structs import replace

from state.delivery.alarm import tell_coordinators
from state.delivery.pace import Rate, room, room_from, spent, taken_up_to
from state.facts.reminder import Notice, NoticeState, Outgoing, Reminder, ReminderKind, ReminderState
from state.organisation.calendar import local_day
from state.organisation.reach import Pace, ReachState, Reference
from state.records.store import Between, OneOf, Reading, Store, Writing
from state.reminders.deputies import AddressBook, address_book, represented

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 8
ROWS_EACH = 2  # how many rows are read for each message that may go out
TOO_OFTEN = "too-many-attempts"


class Window(Protocol):
    """When people may be written to of the bot's own accord."""

    def is_open(self, now: datetime) -> bool:
        """Whether this moment is within working hours of a working day."""

    def opens(self, now: datetime, person: str) -> datetime:
        """The person's next sending moment."""

    def next_day(self, day: date, person: str) -> datetime:
        """The person's sending moment on the first working day after this one."""


class Terms(Struct, frozen=True, kw_only=True):
    """How a process claims: under which name, when, how fast (None: as fast as it can) and for how long."""

    worker: str
    window: Window
    rate: Rate | None
    lease: timedelta = LEASE


class Sending(Struct, frozen=True, kw_only=True):
    """One message that is to be sent, where to, and at which moment by the tenant's pace (None: at once)."""

    outgoing: Outgoing
    reference: Reference
    at: datetime | None = None


class Redrawing(Struct, frozen=True, kw_only=True):
    """One message that was sent and no longer shows what is true; `seen` are the store's revisions at the claim."""

    notice: Notice
    reminders: tuple[Reminder, ...]
    reference: Reference
    seen: Mapping[str, int]
    at: datetime | None = None


class Claimed(Struct, frozen=True, kw_only=True):
    """What one claim took.

    `given_up` are reminders nobody could be told. `more` says that a further claim may find something at once,
    `wait_until` that the tenant's pace leaves room for several messages from then on.
    """

    sendings: tuple[Sending, ...] = ()
    redrawings: tuple[Redrawing, ...] = ()
    given_up: tuple[Reminder, ...] = ()
    more: bool = False
    wait_until: datetime | None = None


async def tenants_with_work(look: Reading, now: datetime) -> tuple[str, ...]:
    """The tenants in which something is due."""
    found = []
    for pace in await look.find(Pace):
        reminders = await look.find(
            Reminder,
            tenant=pace.id,
            state=ReminderState.WAITING,
            next_at=Between(None, now),
            order=("next_at",),
            limit=1,
        )
        notices = () if reminders else await _stale(look, pace.id, now, 1)
        if reminders or notices:
            found.append(pace.id)
    return tuple(found)


async def claim(store: Store, terms: Terms, *, tenant: str, now: datetime, most: int) -> Claimed:
    """Take up to `most` messages of one tenant, reminders before redrawings, the earliest first."""
    async with store.writing() as unit:
        pace = await unit.get(Pace, tenant) or Pace(id=tenant, next_at=now)
        free = min(most, room(pace, terms.rate, now)) if terms.rate else most
        if free <= 0:
            return Claimed(more=True, wait_until=room_from(pace, terms.rate) if terms.rate else None)
        desk = _Claiming(unit=unit, terms=terms, pace=pace, now=now, free=free)
        await desk.take_reminders()
        await desk.take_notices()
        await desk.keep()
        wait_until = None
        if terms.rate and desk.cost:
            pace = await unit.put(spent(pace, terms.rate, desk.cost, now))
            wait_until = room_from(pace, terms.rate)
        return Claimed(
            sendings=tuple(desk.sendings),
            redrawings=tuple(desk.redrawings),
            given_up=tuple(desk.given_up),
            more=desk.more,
            wait_until=wait_until,
        )


class _Claiming(Struct, kw_only=True):
    """One claim while it is made; `cost` counts requests, and opening a conversation is one."""

    unit: Writing
    terms: Terms
    pace: Pace
    now: datetime
    free: int
    cost: int = 0
    more: bool = False
    sendings: list[Sending] = field(default_factory=list)
    redrawings: list[Redrawing] = field(default_factory=list)
    given_up: list[Reminder] = field(default_factory=list)
    rows: list[Reminder] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    async def keep(self) -> None:
        """Save what was taken, put off and given up."""
        await self.unit.put_all(self.rows)
        await self.unit.put_all(self.notices)

    @property
    def _moment(self) -> datetime | None:
        """When the next request goes out."""
        rate = self.terms.rate
        return taken_up_to(self.pace, self.now) + self.cost * rate.step if rate else None

    @property
    def _today(self) -> date:
        return local_day(self.now)

    @property
    def _lease_ends(self) -> datetime:
        return self.now + self.terms.lease

    async def take_reminders(self) -> None:
        limit = self.free * ROWS_EACH
        due = await self._due(limit)
        if not due:
            return
        self.more = len(due) == limit
        book = await address_book(self.unit, due, self._today)
        due = await self._without_hopeless(due, book)
        first = list(dict.fromkeys(told for row in due if (told := book.told(row.recipient))))
        served, self.more = first[: self.free], self.more or len(first) > self.free
        soon = await self._soon(await represented(self.unit, served))
        if any(row.recipient not in book.people for row in soon):
            book = await address_book(self.unit, (*due, *soon), self._today)
        busy = self._busy(soon, book)
        theirs: dict[str | None, list[Reminder]] = defaultdict(list)
        for row in soon:
            if row.next_at <= self.now and row.attempts < MOST_ATTEMPTS:
                theirs[book.told(row.recipient)].append(row)
        for told in served:
            if not self._served(told, theirs[told], book, busy):
                self.more = True
                break

    async def take_notices(self) -> None:
        left = self.free - self.cost
        stale = await _stale(self.unit, self.pace.id, self.now, left) if left > 0 else ()
        if not stale:
            return
        self.more = self.more or len(stale) == left
        references = await self.unit.find(Reference, id=OneOf(tuple({notice.to for notice in stale})))
        known = {one.id: one for one in references}
        ids = tuple({one for notice in stale for one in notice.reminders})
        rows = {row.id: row for row in await self.unit.find(Reminder, id=OneOf(ids))} if ids else {}
        seen = await self.unit.revisions()
        for notice in stale:
            held = tuple(rows[one] for one in notice.reminders if one in rows)
            self._redrawn(notice, known.get(notice.to), held, seen)

    async def _due(self, limit: int) -> tuple[Reminder, ...]:
        return await self.unit.find(
            Reminder,
            tenant=self.pace.id,
            state=ReminderState.WAITING,
            next_at=Between(None, self.now),
            order=("next_at",),
            limit=limit,
        )

    async def _soon(self, recipients: Iterable[str]) -> tuple[Reminder, ...]:
        """All that is due to these people, and what is on its way to them, whose leases end within one."""
        return await self.unit.find(
            Reminder,
            recipient=OneOf(tuple(sorted(recipients))),
            state=ReminderState.WAITING,
            next_at=Between(None, self._lease_ends),
            order=("next_at",),
        )

    async def _without_hopeless(self, due: tuple[Reminder, ...], book: AddressBook) -> tuple[Reminder, ...]:
        """Those somebody can be told; the others are given up, and a coordinator is to know."""
        hopeful = []
        for row in due:
            if row.attempts >= MOST_ATTEMPTS:
                why = row.why or TOO_OFTEN
            elif book.told(row.recipient) is None:
                why = book.why_not(row.recipient)
            else:
                hopeful.append(row)
                continue
            lost = replace(row, state=ReminderState.UNDELIVERED, owner="", why=why)
            self.rows.append(lost)
            self.given_up.append(lost)
            person = book.people.get(row.recipient)
            if person is not None:
                await tell_coordinators(self.unit, person, book.references.get(person.id), self.now)
        return tuple(hopeful)

    def _busy(self, rows: Iterable[Reminder], book: AddressBook) -> Mapping[str, datetime]:
        """The people a message is on its way to, and until when that may take."""
        ends: dict[str, datetime] = {}
        for row in rows:
            if row.owner and row.next_at > self.now:
                told = book.told(row.recipient) or row.recipient
                ends[told] = max(row.next_at, ends.get(told, row.next_at))
        return ends

    def _served(
        self, told: str, rows: list[Reminder], book: AddressBook, busy: Mapping[str, datetime]
    ) -> bool:
        """Take this person's message, or put off what may not be sent now; False if there was no room for it."""
        reference = book.references[told]
        later = busy.get(told) or reference.not_before
        if later is not None and later > self.now:
            self._put_off(rows, later)
            return True
        now, put_off = self._by_custom(rows, reference)
        cost = 1 if reference.conversation else 2
        if now and self.cost and self.cost + cost > self.free:
            return False
        for moment, some in put_off.items():
            self._put_off(some, moment)
        if now:
            outgoing = Outgoing(
                notice=uuid4().hex,
                to=book.people[told],
                reminders=self._leased(now),
                first=reference.told_on is None and any(row.kind is not ReminderKind.OWN for row in now),
            )
            self.sendings.append(Sending(outgoing=outgoing, reference=reference, at=self._moment))
            self.cost += cost
        return True

    def _by_custom(
        self, rows: list[Reminder], reference: Reference
    ) -> tuple[list[Reminder], dict[datetime, list[Reminder]]]:
        """What goes out now, and what waits till when: one message a day, in working hours, but for one's own."""
        window = self.terms.window
        if not window.is_open(self.now):
            moment = window.opens(self.now, reference.id)
        elif reference.told_on == self._today:
            moment = window.next_day(self._today, reference.id)
        else:
            return rows, {}
        own = [row for row in rows if row.kind is ReminderKind.OWN]
        others = [row for row in rows if row.kind is not ReminderKind.OWN]
        return own, {moment: others}

    def _put_off(self, rows: Iterable[Reminder], moment: datetime) -> None:
        self.rows += [replace(row, next_at=moment, owner="") for row in rows]

    def _leased(self, rows: Iterable[Reminder]) -> tuple[Reminder, ...]:
        leased = tuple(
            replace(row, owner=self.terms.worker, next_at=self._lease_ends, attempts=row.attempts + 1)
            for row in rows
        )
        self.rows += leased
        return leased

    def _redrawn(
        self,
        notice: Notice,
        reference: Reference | None,
        held: tuple[Reminder, ...],
        seen: Mapping[str, int],
    ) -> None:
        if reference is None or reference.state is not ReachState.REACHABLE:
            self.notices.append(replace(notice, state=NoticeState.CLOSED, next_at=None, owner=""))
        elif reference.not_before is not None and reference.not_before > self.now:
            self.notices.append(replace(notice, next_at=reference.not_before, owner=""))
        else:
            leased = replace(
                notice, owner=self.terms.worker, next_at=self._lease_ends, attempts=notice.attempts + 1
            )
            drawing = Redrawing(
                notice=leased, reminders=held, reference=reference, seen=seen, at=self._moment
            )
            self.cost += 1
            self.notices.append(leased)
            self.redrawings.append(drawing)


async def _stale(look: Reading, tenant: str, now: datetime, limit: int) -> tuple[Notice, ...]:
    return await look.find(
        Notice,
        tenant=tenant,
        state=NoticeState.STALE,
        next_at=Between(None, now),
        order=("next_at",),
        limit=limit,
    )
