"""What became of what was claimed: marked in one transaction for as many messages as have an answer.

Nothing is marked that somebody else has taken meanwhile: a reminder whose lease ran out belongs to whoever claimed it
next, and a late answer changes nothing about it. What was delivered and is nobody's is marked all the same.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from state.delivery.alarm import tell_coordinators
from state.delivery.claim import MOST_ATTEMPTS, Redrawing, Sending
from state.facts.reminder import Notice, NoticeState, Outgoing, Reminder, ReminderKind, ReminderState
from state.organisation.calendar import local_day
from state.organisation.people import Person
from state.organisation.reach import REFERENCES, ReachState, Reference
from state.records.store import OneOf, Store, Writing

AfterSent = Callable[[Writing, tuple[Reminder, ...], datetime], Awaitable[object]]


class Fate(Enum):
    """What became of one message."""

    DELIVERED = "delivered"
    HELD = "held"  # Teams asked to wait; that is no attempt
    LATER = "later"  # it failed and is tried again
    WAITS = "waits"  # nothing is wrong with it: it is tried again and that is no attempt
    UNREACHABLE = "unreachable"  # the person cannot be written to any more
    MOOT = "moot"  # all it was about has been done meanwhile
    GIVEN_UP = "given-up"  # it will not be tried again


class DeliveryOutcome(Struct, frozen=True, kw_only=True):
    """The answer to one message.

    `conversation` and `message` are Teams' ids, `at` the moment to try again, `why` what Teams said, `weight` how many
    attempts this one counts for, `reach` what an UNREACHABLE person's state is now. `nothing_left` says of a redrawn
    message that nothing in it can be done any more.
    """

    of: Sending | Redrawing
    fate: Fate
    conversation: str = ""
    message: str = ""
    at: datetime | None = None
    why: str = ""
    weight: int = 1
    reach: ReachState | None = None
    nothing_left: bool = False


async def settle(
    store: Store,
    worker: str,
    outcomes: Sequence[DeliveryOutcome],
    now: datetime,
    after_sent: AfterSent | None = None,
) -> None:
    """Mark these outcomes together; `after_sent` is told of the reminders that are sent or lost now."""
    async with store.writing() as unit:
        desk = _Marking(unit=unit, worker=worker, now=now)
        await desk.read(outcomes)
        for outcome in outcomes:
            await desk.mark(outcome)
        await desk.keep()
        await _follow_up(unit, desk.ended, now, after_sent)


async def follow_up(
    store: Store, reminders: Sequence[Reminder], now: datetime, after_sent: AfterSent | None
) -> None:
    """Have follow what comes after reminders that were given up without being sent."""
    async with store.writing() as unit:
        await _follow_up(unit, reminders, now, after_sent)


async def _follow_up(
    unit: Writing, reminders: Sequence[Reminder], now: datetime, after_sent: AfterSent | None
) -> None:
    """The schedule goes on with its own reminders; those about somebody who was not reached are made elsewhere."""
    about = tuple(sorted({row.subject for row in reminders if row.kind is ReminderKind.UNREACHABLE}))
    people = {one.id for one in await unit.find(Person, id=OneOf(about))} if about else set()
    scheduled = tuple(row for row in reminders if row.subject not in people)
    if after_sent is not None and scheduled:
        await after_sent(unit, scheduled, now)


class _Marking(Struct, kw_only=True):
    """One transaction of marks."""

    unit: Writing
    worker: str
    now: datetime
    rows: dict[str, Reminder] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    learnt: set[str] = field(default_factory=set)
    alarms: set[str] = field(default_factory=set)
    ended: list[Reminder] = field(default_factory=list)

    async def read(self, outcomes: Iterable[DeliveryOutcome]) -> None:
        """Everything the marks concern, as it is now."""
        rows = {
            row.id for one in outcomes if isinstance(one.of, Sending) for row in one.of.outgoing.reminders
        }
        notices = {one.of.notice.id for one in outcomes if isinstance(one.of, Redrawing)}
        people = {one.of.reference.id for one in outcomes}
        if rows:
            found = await self.unit.find(Reminder, id=OneOf(tuple(sorted(rows))))
            self.rows = {row.id: row for row in found}
        if notices:
            shown = await self.unit.find(Notice, id=OneOf(tuple(sorted(notices))))
            self.notices = {one.id: one for one in shown}
        await self.unit.hold(REFERENCES)
        reached = await self.unit.find(Reference, id=OneOf(tuple(sorted(people))))
        self.references = {one.id: one for one in reached}

    async def mark(self, outcome: DeliveryOutcome) -> None:
        """Mark one outcome."""
        if isinstance(outcome.of, Sending):
            self._mark_sending(outcome, outcome.of)
        else:
            await self._mark_redrawing(outcome, outcome.of)
        self._mark_reference(outcome)

    async def keep(self) -> None:
        """Save the marks, and what was learnt about how people are reached."""
        await self.unit.put_all([self.rows[one] for one in sorted(self.marked)])
        await self.unit.put_all([self.notices[one] for one in sorted(self.shown)])
        await self.unit.put_all([self.references[one] for one in sorted(self.learnt)])
        for person in sorted(self.alarms):
            await self._raise_alarm(person)

    def _mark_sending(self, outcome: DeliveryOutcome, sending: Sending) -> None:
        if outcome.fate is Fate.DELIVERED:
            self._mark_delivered(outcome, sending)
            return
        for claimed in sending.outgoing.reminders:
            row = self._ours(claimed)
            if row is not None:
                row = self._marked(self._returned(row, outcome))
                if row.state is ReminderState.UNDELIVERED:
                    self.ended.append(row)
                    self.alarms.add(row.recipient)

    def _mark_delivered(self, outcome: DeliveryOutcome, sending: Sending) -> None:
        outgoing, withdrawn = sending.outgoing, False
        for claimed in outgoing.reminders:
            ours, row = self._ours(claimed) or self._back_again(claimed), self.rows.get(claimed.id)
            if ours is not None:
                sent = replace(self._told(ours, outgoing), state=ReminderState.SENT)
                self.ended.append(self._marked(sent))
            elif row is not None and row.state is ReminderState.CANCELLED and not row.notice:
                withdrawn = True  # it was done while the message was on its way
                self._marked(self._told(row, outgoing))
        self._shown(
            Notice(
                id=outgoing.notice,
                tenant=outgoing.to.tenant,
                to=outgoing.to.id,
                conversation=outcome.conversation,
                message=outcome.message,
                sent_at=self.now,
                reminders=tuple(row.id for row in outgoing.reminders),
                state=NoticeState.STALE if withdrawn else NoticeState.LIVE,
                next_at=self.now if withdrawn else None,
            )
        )
        # What somebody asked for themselves does not take the day's one message away.
        if any(row.kind is not ReminderKind.OWN for row in outgoing.reminders):
            self._learn(outgoing.to.id, lambda known: replace(known, told_on=local_day(self.now)))

    def _told(self, row: Reminder, outgoing: Outgoing) -> Reminder:
        return replace(row, notice=outgoing.notice, told=outgoing.to.id, sent_at=self.now, owner="", why="")

    async def _mark_redrawing(self, outcome: DeliveryOutcome, redrawing: Redrawing) -> None:
        notice = self.notices.get(redrawing.notice.id)
        if notice is None or notice.owner != self.worker or notice.attempts != redrawing.notice.attempts:
            return
        anew = redrawing.seen != await self.unit.revisions()
        self._shown(self._redrawn(notice, outcome, anew=anew))

    def _redrawn(self, notice: Notice, outcome: DeliveryOutcome, *, anew: bool) -> Notice:
        """The message after an attempt to draw it again; `anew` says that something was recorded meanwhile."""
        free = replace(notice, owner="")
        tried = notice.attempts - 1 + outcome.weight
        if outcome.fate in (Fate.HELD, Fate.WAITS):
            return replace(free, next_at=outcome.at or self.now, attempts=notice.attempts - 1)
        if outcome.fate is Fate.LATER and tried < MOST_ATTEMPTS:
            return replace(free, next_at=outcome.at or self.now, attempts=tried)
        if outcome.fate is Fate.DELIVERED and anew and notice.attempts < MOST_ATTEMPTS:
            return replace(free, next_at=self.now)
        if outcome.fate is Fate.DELIVERED and not outcome.nothing_left:
            return replace(free, state=NoticeState.LIVE, next_at=None, attempts=0)
        return replace(free, state=NoticeState.CLOSED, next_at=None)

    def _returned(self, row: Reminder, outcome: DeliveryOutcome) -> Reminder:
        """The reminder after a message that was not delivered."""
        if outcome.fate is Fate.MOOT:
            return replace(row, state=ReminderState.CANCELLED, owner="")
        free = replace(row, owner="", why=outcome.why or row.why)  # what waits unsent keeps its last refusal
        tried = row.attempts - 1 + outcome.weight
        if outcome.fate in (Fate.HELD, Fate.WAITS, Fate.UNREACHABLE):
            # Who is unreachable is seen at the next claim, which tells the deputy or gives up.
            return replace(free, next_at=outcome.at or self.now, attempts=row.attempts - 1)
        if outcome.fate is Fate.LATER and tried < MOST_ATTEMPTS:
            return replace(free, next_at=outcome.at or self.now, attempts=tried)
        return replace(free, state=ReminderState.UNDELIVERED, attempts=tried)

    def _mark_reference(self, outcome: DeliveryOutcome) -> None:
        person = outcome.of.reference.id
        if outcome.conversation:
            self._learn(person, lambda known: replace(known, conversation=outcome.conversation))
        if outcome.fate is Fate.HELD:
            self._learn(person, lambda known: replace(known, not_before=outcome.at))
        if outcome.fate is Fate.UNREACHABLE and (state := outcome.reach) is not None:
            reference = self.references.get(person)
            if reference is None or reference.state is state:
                return
            self._learn(person, lambda known: replace(known, state=state, since=self.now, code=outcome.why))
            if state is ReachState.GONE:
                self._learn(person, lambda known: replace(known, conversation=""))
            self.alarms.add(person)

    async def _raise_alarm(self, person_id: str) -> None:
        person = await self.unit.get(Person, person_id)
        reference = self.references.get(person_id) or await self.unit.get(Reference, person_id)
        if person is not None:
            await tell_coordinators(self.unit, person, reference, self.now)

    def _marked(self, row: Reminder) -> Reminder:
        self.rows[row.id] = row
        self.marked.add(row.id)
        return row

    def _shown(self, notice: Notice) -> None:
        self.notices[notice.id] = notice
        self.shown.add(notice.id)

    def _ours(self, claimed: Reminder) -> Reminder | None:
        """The reminder as it is now, if the lease it was sent under is still the one."""
        row = self.rows.get(claimed.id)
        if row is None or row.state is not ReminderState.WAITING:
            return None
        return row if (row.owner, row.attempts) == (self.worker, claimed.attempts) else None

    def _back_again(self, claimed: Reminder) -> Reminder | None:
        """The reminder that was cancelled and wanted again while its message was on its way, and is nobody's now."""
        row = self.rows.get(claimed.id)
        return row if row is not None and row.state is ReminderState.WAITING and not row.owner else None

    def _learn(self, person: str, changing: Callable[[Reference], Reference]) -> None:
        reference = self.references.get(person)
        changed = reference and changing(reference)
        if changed and changed != reference:
            self.references[person] = changed
            self.learnt.add(person)
