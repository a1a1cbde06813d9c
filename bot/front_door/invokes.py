"""The bodies that answer an invoke, each kind in its own shape; Teams shows what they say to the one who clicked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
CLICK = "adaptiveCard/action"
DIALOG = "task/"
EXTENSION = "composeExtension/"

Body = Mapping[str, object]


def said_in(name: str, sentence: str, *, fault: int | None = None) -> Body:
    """The body that shows a sentence; `fault` is the status of an error the person can read about."""
    if name.startswith(DIALOG):
        return {"task": {"type": "message", "value": sentence}}
    if name.startswith(EXTENSION):
        return {"composeExtension": {"type": "message", "text": sentence}}
    if name != CLICK:
        return {}
    if fault is None:
        return {"statusCode": 200, "type": MESSAGE, "value": sentence}
    return {"statusCode": fault, "type": ERROR, "value": {"code": str(fault), "message": sentence}}


def as_message(body: object) -> dict[str, Any] | None:
    """What an invoke's body would have shown, as a message's fields; None where it had nothing to show."""
    if not isinstance(body, Mapping):
        return None
    value = body.get("value")
    if body.get("type") == CARD and isinstance(value, Mapping):
        return _card(value)
    if body.get("type") == MESSAGE and isinstance(value, str):
        return _text(value)
    if body.get("type") == ERROR and isinstance(value, Mapping):
        return _text(value.get("message"))
    for part in (body.get("task"), body.get("composeExtension")):
        if isinstance(part, Mapping):
            return _shown(part)
    return None


def _shown(part: Mapping[str, Any]) -> dict[str, Any] | None:
    """A dialog's words or form. A search's hits are nothing any more once nobody waits for them."""
    value = part.get("value")
    if isinstance(value, Mapping) and isinstance(card := value.get("card"), Mapping):
        return _card(card["content"]) if isinstance(card.get("content"), Mapping) else None
    return _text(part.get("text") or value)


def _card(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "message", "attachments": [{"contentType": CARD, "content": content}]}


def _text(words: object) -> dict[str, Any] | None:
    return (
        {"type": "message", "text": words, "textFormat": "markdown"}
        if words and isinstance(words, str)
        else None
    )
