"""Stored reminders compared with those there ought to be, and what differs written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from state.facts.reminder import Notice, NoticeState, Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.records.store import OneOf, Writing
from state.reminders.due.of_portfolio import Derived, begins

# What is held before something is changed that reminders of several plans share: messages, and what units are told of.
BETWEEN_PLANS = "reminders"

# Why a row was cancelled.
OWN_DEED = "own-deed"  # nobody is told of what they have just done
MET = "met"
NOT_WANTED = "not-wanted"
ASKED_NOT_TO = "asked-not-to"
SNOOZED = "snoozed"
NOT_MINE = "not-mine"  # on an OWN row: the person handed the thing back, and is told no more of it

# The offsets of rows that come from no rule: REQUESTED by which a coordinator asks once more, ESCALATED by which
# somebody hands something back, OWN by which it is put off to another day, OWN which marks that it was handed back.
ASKED_AGAIN, HANDED_BACK, PUT_OFF, DISOWNED = -1, 0, 0, -1

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


class Ledger(Struct, frozen=True):
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
        differs: list[Reminder | None] = []
        for row in wanted.values():
            if not self._was_told(row, told):
                differs.append(self._want(row, present.get(row.id), coming.get(_of(row))))
        gone: dict[str, set[str]] = defaultdict(set)
        for row in present.values():
            if row.state is ReminderState.SENT:
                if row.notice and not self._holds(row, derived):
                    gone[row.notice].add(row.id)
            elif row.id not in wanted or (row.state is ReminderState.WAITING and self._was_told(row, told)):
                differs.append(self._let_go(row, derived, is_snoozed=_is_snoozed(row, snoozed)))
        await self.unit.put_all([row for row in differs if row is not None])
        await self._draw_again(gone)

    def _coming(self, rows: Iterable[Reminder]) -> dict[_Of, datetime]:
        """When each repetition comes next by itself."""
        coming: dict[_Of, datetime] = {}
        for row in rows:
            if row.kind in REPEATED and row.next_at > self.now:
                coming[_of(row)] = min(row.next_at, coming.get(_of(row), row.next_at))
        return coming

    def _want(self, row: Reminder, present: Reminder | None, coming: datetime | None) -> Reminder | None:
        """The row as it is to be written, or None where what is there may stay."""
        if present is not None and present.state is ReminderState.WAITING:
            untried = not present.owner and not present.attempts
            is_moved = untried and row.next_at > self.now and row.next_at != present.next_at
            return replace(present, next_at=row.next_at) if is_moved else None
        if present is not None and (present.state is not ReminderState.CANCELLED or _is_for_good(present)):
            return None
        at = begins(row, self.organisation.reminders, self.organisation.calendar, self.now)
        if at is None or (row.next_at <= self.now and coming is not None and coming <= at):
            return None  # too late, or the next one of the same comes no later
        begun = replace(row, next_at=at, version=present.version if present else 0)
        if self._is_own_deed(row, is_new=present is None):
            begun = replace(begun, state=ReminderState.CANCELLED, why=OWN_DEED)
        return begun

    def _is_own_deed(self, row: Reminder, *, is_new: bool) -> bool:
        """Whether the row would tell the actor of what they have done just now."""
        if row.recipient != self.actor or local_day(row.next_at) > local_day(self.now):
            return False
        return row.kind in BROUGHT_ABOUT or (is_new and row.kind is ReminderKind.AHEAD)

    def _let_go(self, row: Reminder, derived: Derived, *, is_snoozed: bool) -> Reminder | None:
        """The row cancelled as nobody wants it any more, or given back if it was asked for and is open again."""
        if is_asked_for(row):
            return self._asked_for(row, derived)
        if row.state is ReminderState.WAITING:
            return replace(row, state=ReminderState.CANCELLED, why=SNOOZED if is_snoozed else NOT_WANTED)
        return None

    def _asked_for(self, row: Reminder, derived: Derived) -> Reminder | None:
        is_open = self._concerns_open(row, derived)
        if row.state is ReminderState.WAITING and not is_open:
            return replace(row, state=ReminderState.CANCELLED, why=MET)
        if row.state is ReminderState.CANCELLED and row.why == MET and is_open and row.next_at > self.now:
            return replace(row, state=ReminderState.WAITING, why="")
        return None

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

    async def _draw_again(self, gone: Mapping[str, set[str]]) -> None:
        """Have the messages drawn again that hold something no longer so which they do not show to be gone yet."""
        if not gone:
            return
        await self.unit.hold(BETWEEN_PLANS)
        found = await self.unit.find(Notice, id=OneOf(tuple(gone)))
        stale: list[Notice] = []
        for one in found:
            known = gone[one.id] | set(one.gone)
            if one.state is NoticeState.CLOSED or known == set(one.gone):
                continue
            shown = replace(one, gone=tuple(sorted(known)))
            if one.state is NoticeState.LIVE:
                shown = replace(shown, state=NoticeState.STALE, next_at=self.now, owner="", attempts=0)
            stale.append(shown)
        await self.unit.put_all(stale)


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
