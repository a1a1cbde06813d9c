"""What the bot sends: an activity for a reply, put where it belongs, with a text where Teams refuses the card."""

from __future__ import annotations

import asyncio
import contextlib

from botbuilder.core import CardFactory, TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.connector.connector import ConnectorRefused
from bot.front_door.activities import OutgoingActivity
from bot.operation import log
from dialogs.saying.speech import Reply
from dialogs.saying.text import summary_of

TYPING_AFTER = 1.0


def spoken(text: str) -> Activity:
    """The activity for a text."""
    return OutgoingActivity(type=ActivityTypes.message, text=text, text_format="markdown")


async def delivered(context: TurnContext, reply: Reply, *, judged: bool = False) -> str:
    """Send a reply; a card that Teams refuses is followed by the text, which says the same.

    `judged` has Teams ask whether the answer is right. Gives the id of what was sent, "" where Teams gave none.
    """
    told = _told(reply)
    if judged:
        told.channel_data = {"feedbackLoop": {"type": "default"}}
    refused = await sent(context, told)
    if refused and reply.card is not None:
        await sent(context, spoken(reply.text))
    return "" if refused else told.id or ""


async def sent(context: TurnContext, activity: Activity) -> bool:
    """Send an activity; whether Teams refused it. A fault is logged: the turn itself is done."""
    try:
        answered = await context.send_activity(activity)
        activity.id = answered.id if answered is not None else None
    except ConnectorRefused as error:
        log.get().error("Teams refused a message", status=error.status, code=error.code)
        return True
    except Exception as error:
        log.get().error("Teams could not be reached", **log.trace(error))
    return False


async def redrawn(context: TurnContext, reply: Reply) -> bool:
    """Put the reply's card in place of the one that was clicked; whether that was possible."""
    if not context.activity.reply_to_id or reply.card is None:
        return False
    card = _told(reply)
    card.id = context.activity.reply_to_id
    try:
        await context.update_activity(card)
    except Exception as error:
        log.get().warning("the clicked card could not be redrawn", **log.trace(error))
        return False
    return True


class typing:  # noqa: N801 - read as `async with typing(context)`
    """Shows that the bot is at work if it takes a while; never after the answer."""

    def __init__(self, context: TurnContext) -> None:
        self._context = context
        self._shown: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        # A timer, since a task begun and given up for each turn costs more than reading the message.
        self._timer = asyncio.get_running_loop().call_later(TYPING_AFTER, self._begin)

    async def __aexit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._shown is not None:
            self._shown.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._shown

    def _begin(self) -> None:
        self._shown = asyncio.create_task(self._show())

    async def _show(self) -> None:
        with contextlib.suppress(Exception):
            await self._context.send_activity(Activity(type=ActivityTypes.typing))


def _told(reply: Reply) -> Activity:
    """The activity for a reply: a card alone, since Teams splits text and card and then loses the id."""
    if reply.card is None:
        return spoken(reply.text)
    return OutgoingActivity(
        type=ActivityTypes.message,
        attachments=[CardFactory.adaptive_card(reply.card)],
        summary=summary_of(reply),
        locale=reply.language,
    )
