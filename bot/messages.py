"""A reply as the JSON Teams takes when nobody has asked: a card alone, or the same in text."""

from __future__ import annotations

import re
from typing import Any

from dialogs.speech import Reply
from state.reach import Reference

CARD = "application/vnd.microsoft.card.adaptive"
SUMMARY_LENGTH = 200


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
    return {**activity, "attachments": [attachment], "summary": summary(reply)}


def conversation_with(reference: Reference) -> dict[str, Any]:
    """What opens the person's own chat with the bot, or finds the one there is."""
    return {
        "isGroup": False,
        "bot": {"id": reference.bot},
        "members": [{"id": reference.user}],
        "tenantId": reference.tenant,
        "channelData": {"tenant": {"id": reference.tenant}},
    }


def summary(reply: Reply) -> str:
    """The line a notification shows: the first one of the text, without marks."""
    first = next((line for line in reply.text.splitlines() if line.strip()), "")
    return re.sub(r"[*_`#]", "", first).strip()[:SUMMARY_LENGTH]
