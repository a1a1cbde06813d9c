"""The message somebody was sent last and may be answering: what is said right after it is about it."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from dialogs.asking.ask import Ask
from dialogs.reminders.gather import matters_of
from dialogs.reminders.matter import Matter, the_most_urgent
from state.conversations.talk import Talk
from state.facts.reminder import Notice, NoticeState, Reminder
from state.records.store import Between, OneOf, Reading

ANSWERED_FOR = timedelta(days=14)
LIVE = OneOf((NoticeState.LIVE, NoticeState.STALE))


class Told(Struct, frozen=True, kw_only=True):
    """A message, and the matters in it that are still to be done, the most urgent first."""

    notice: Notice
    matters: tuple[Matter, ...]


async def newest(ask: Ask) -> Told | None:
    """The newest message to who asks in which something is still to be done; None where there is none of late."""
    lately = Between(first=ask.now - ANSWERED_FOR)
    found = await ask.look.find(
        Notice, to=ask.person.id, state=LIVE, sent_at=lately, order=("-sent_at",), limit=1
    )
    if not found:
        return None
    matters = await matters_of(
        ask.snapshot, ask.look, ask.organisation, await reminders_of(ask.look, found[0]), ask.voice.today
    )
    live = the_most_urgent((one for one in matters if not one.is_done), ask.voice.today)
    return Told(notice=found[0], matters=live) if live else None


async def latest(ask: Ask) -> Notice | None:
    """The newest message to who asks, whatever became of it; None where there is none of late."""
    lately = Between(first=ask.now - ANSWERED_FOR)
    found = await ask.look.find(Notice, to=ask.person.id, sent_at=lately, order=("-sent_at",), limit=1)
    return found[0] if found else None


async def just_told(ask: Ask) -> Told | None:
    """The newest message, where nothing has been talked of since it was sent."""
    told = await newest(ask)
    if told is None or ask.last is None:
        return told
    talk = await ask.look.get(Talk, f"{told.notice.conversation}|{ask.person.id}")
    spoke_since = talk is not None and talk.updated is not None and talk.updated > told.notice.sent_at
    return None if spoke_since else told


async def reminders_of(look: Reading, notice: Notice) -> tuple[Reminder, ...]:
    """The reminders a message held, in their order."""
    found = {one.id: one for one in await look.find(Reminder, id=OneOf(notice.reminders))}
    return tuple(found[one] for one in notice.reminders if one in found)
