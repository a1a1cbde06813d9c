"""Somebody who got a reminder, and presses its buttons."""

from __future__ import annotations

from datetime import datetime, timedelta

from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply
from state.facts.reminder import Reminder
from state.organisation.people import Person
from state.records.audit import AuditEntry
from tests.support.dialogs.house import NOW
from tests.support.dialogs.reminded import (
    Municipality,
)
from tests.support.dialogs.transcript import Conversation

SOON = NOW + timedelta(minutes=5)


def talks(house: Municipality, person: Person, now: datetime = SOON, locale: str = "da-DK") -> Conversation:
    """The person in their own chat, a little after the message came."""
    return Conversation(store=house.store, root=Root(house.store), person=person, now=now, locale=locale)


def button(reply: Reply, title: str) -> dict[str, object]:
    """What the button of this title carries."""
    assert reply.card is not None
    for one in reply.card["body"][-1]["actions"]:  # type: ignore[index]
        if one["title"] == title:
            return dict(one["data"])
    raise AssertionError(f"no button {title} in {reply.buttons}")


async def a_message(house: Municipality, to: Person, *reminders: Reminder) -> Reply:
    """The message as it was sent and kept."""
    reply = await house.told(to, *reminders)
    assert reply is not None
    await house.deliver(to, *reminders)
    return reply


async def trace(house: Municipality) -> list[str]:
    """What has been done, by action."""
    async with house.store.reading() as look:
        return [one.action for one in await look.find(AuditEntry)]
