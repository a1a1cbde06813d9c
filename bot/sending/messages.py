"""A reply as the JSON Teams takes when nobody has asked: a card alone, or the same in text."""

from __future__ import annotations

from typing import Any

from bot.front_door.invokes import CARD
from dialogs.saying.speech import Reply
from dialogs.saying.text import summary_of
from state.organisation.reach import Reference


def activity_for(reply: Reply, reference: Reference, *, plain: bool = False) -> dict[str, Any]:
    """The message for the person; `plain` leaves the card out, and the text says the same."""
    activity: dict[str, Any] = {
        "type": "message",
        "from": {"id": reference.bot},
        "recipient": {"id": reference.user},
        "locale": reply.language,
    }
    if reply.card is None or plain:
        return {**activity, "text": reply.text, "textFormat": "markdown"}
    attachment = {"contentType": CARD, "content": reply.card}
    return {**activity, "attachments": [attachment], "summary": summary_of(reply)}


def conversation_with(reference: Reference) -> dict[str, Any]:
    """What opens the person's own chat with the bot, or finds the one there is."""
    return {
        "isGroup": False,
        "bot": {"id": reference.bot},
        "members": [{"id": reference.user}],
        "tenantId": reference.tenant,
        "channelData": {"tenant": {"id": reference.tenant}},
    }
