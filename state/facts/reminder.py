"""Reminders as facts: who is to be told what, when, and what became of it; and the messages they went out in."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msgspec import Struct

from state.organisation.people import Person


class ReminderKind(Enum):
    """Why somebody is told."""

    AHEAD = "ahead"  # so many days before something is due
    OVERDUE = "overdue"  # it is late; again every working week
    LEAD = "lead"  # it is late, and the unit's lead is to know
    ESCALATED = "escalated"  # it is later still, and the coordinator is to know
    REQUESTED = "requested"  # a contribution has been asked for
    RETURNED = "returned"  # a contribution came back
    NOT_SCHEDULED = "not-scheduled"  # a political step has no meeting day
    TWO_KEYS = "two-keys"  # content and release of money: one is decided without the other
    OPEN_QUESTIONS = "open-questions"  # what the sources leave open, once a month
    UNREACHABLE = "unreachable"  # somebody cannot be reached, or nobody is there
    OWN = "own"  # somebody asked for it
    WEEKLY = "weekly"  # the overview on the first working day of a week


class SubjectKind(Enum):
    """What a reminder is about."""

    DEADLINE = "deadline"
    CONTRIBUTION = "contribution"
    STEP = "step"  # a next step agreed in a negotiation
    KEYS = "keys"  # a plan's period
    PERSON = "person"
    PORTFOLIO = "portfolio"


class ReminderState(Enum):
    """What became of a reminder; only SENT has been given an id by Teams."""

    WAITING = "waiting"
    SENT = "sent"
    CANCELLED = "cancelled"  # it was done, moved, or asked not to be
    UNDELIVERED = "undelivered"  # nobody could be reached, which the coordinator is told


class NoticeState(Enum):
    """Whether a message that was sent still shows what is true."""

    LIVE = "live"
    STALE = "stale"  # something in it has been done since: it is to be drawn again
    CLOSED = "closed"  # nothing in it can be done any more


class Reminder(Struct, frozen=True, kw_only=True):
    """One thing one person is to be told; `id` is its key, so the same thing is never scheduled twice.

    `recipient` is the id of the person who owes it, whoever is told in their place. `offset` is in days before
    `due` (negative: days after), or the number of the repetition; `due` is the local date it rests on, so a moved
    date makes new rows. `next_at` is the moment it is to be sent, or, while `owner` names a process, the moment its
    lease ends. `told` is the id of the person who was told, `notice` the message it went out in; `why` says what
    kept it from being delivered. `text` is what somebody asked to be reminded of, in their own words.
    """

    id: str
    tenant: str
    recipient: str
    plan: str
    subject_kind: SubjectKind
    subject: str
    kind: ReminderKind
    offset: int = 0
    due: date | None = None
    next_at: datetime
    state: ReminderState = ReminderState.WAITING
    owner: str = ""
    attempts: int = 0
    told: str | None = None
    notice: str = ""
    sent_at: datetime | None = None
    why: str = ""
    text: str = ""
    version: int = 0


class Notice(Struct, frozen=True, kw_only=True):
    """One message that was delivered: to whom, where, the id Teams gave it, and the reminders it held.

    While it is STALE, `next_at` is the moment it is to be drawn again, or, with an `owner`, the lease's end. `gone` are
    the reminders in it that no longer hold, which it shows once it has been drawn again.
    """

    id: str
    tenant: str
    to: str
    conversation: str
    message: str
    sent_at: datetime
    reminders: tuple[str, ...]
    state: NoticeState = NoticeState.LIVE
    next_at: datetime | None = None
    owner: str = ""
    attempts: int = 0
    gone: tuple[str, ...] = ()
    version: int = 0


class Outgoing(Struct, frozen=True, kw_only=True):
    """One message to one person, before it is put into words: `notice` is the id it will have.

    The reminders are this person's own and those of people they stand in for. `first` says that the bot has never
    written to them of its own accord.
    """

    notice: str
    to: Person
    reminders: tuple[Reminder, ...]
    first: bool = False


def reminder_id(
    subject_kind: SubjectKind,
    subject: str,
    recipient: str,
    kind: ReminderKind,
    offset: int,
    due: date | None,
) -> str:
    """The key of a reminder: the thing, the person, the offset and the due date it rests on.

    A deadline's, a contribution's and a step's id name the plan, so the plan is part of the key.
    """
    return "|".join(
        (subject_kind.value, subject, recipient, f"{kind.value}{offset:+d}", due.isoformat() if due else "")
    )
