"""A Teams turn: message, card click or event in; an answer, a card in place of another, or nothing out."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import uuid4

from botbuilder.core import CardFactory, TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot import log
from bot.activities import Outgoing
from bot.adapter import invoke_response, tenant_of
from bot.answering import Answering, Sentences
from bot.clock import Clock
from bot.connector import ConnectorRefused
from bot.language import language_of
from bot.people import People
from bot.surfaces import Invoked, Surfaces, fitted
from bot.turns import TURNS, WELCOMES, Locks, Remembered
from dialogs.speech import Forms, Reply, Said, Surface
from state.people import Person

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
CLICK = "adaptiveCard/action"
TYPING_AFTER = 1.0
SUMMARY_LENGTH = 200
SURFACES = {"personal": Surface.PERSONAL, "groupChat": Surface.GROUP, "channel": Surface.CHANNEL}
MENTION = re.compile(r"</?at[^>]*>", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Body = Mapping[str, object]
Handle = Callable[[TurnContext], Awaitable[Body | None]]


class Handler:
    """Takes Teams' turns to the dialogs and their answers back, one at a time in each conversation."""

    def __init__(
        self,
        answering: Answering,
        people: People,
        clock: Clock,
        texts: Sentences,
        surfaces: Surfaces,
        *,
        in_teams: bool = False,
    ) -> None:
        self._answering = answering
        self._surfaces = surfaces
        self._in_teams = in_teams
        self._people = people
        self._clock = clock
        self._texts = texts
        self._locks = Locks()
        self._turns: Remembered[Body | None] = Remembered(TURNS)
        self._welcomed: Remembered[bool] = Remembered(WELCOMES)

    async def on_turn(self, context: TurnContext) -> None:
        """Answer one activity. A fault is answered with a sentence and an id, and never raised."""
        activity = context.activity
        if activity.type == ActivityTypes.message:
            await self._once(context, self._on_message)
        elif activity.type == ActivityTypes.invoke and self._surfaces.takes(activity.name, activity.value):
            # What only looks is asked often and in other people's chats: it waits for no turn and is not kept.
            changes = self._surfaces.changes(activity.name)
            await (self._once if changes else self._looked_up)(context, self._on_surface)
        elif activity.type == ActivityTypes.invoke and activity.name == CLICK:
            await self._once(context, self._on_click)
        elif activity.type in (ActivityTypes.conversation_update, ActivityTypes.installation_update):
            await self._on_membership(context)

    async def _once(self, context: TurnContext, handle: Handle) -> None:
        """Handle the turn, or give the answer it got before: Teams sends again what took long."""
        activity = context.activity
        key = (activity.conversation.id, activity.id or "")
        async with self._locks.held(activity.conversation.id):
            if activity.id and key in self._turns:
                body = self._turns.get(key)
            else:
                body = await self._guarded(context, handle)
                if activity.id:
                    self._turns.put(key, body)
        if body is not None:
            await context.send_activity(invoke_response(body))

    async def _looked_up(self, context: TurnContext, handle: Handle) -> None:
        body = await self._guarded(context, handle)
        if body is not None:
            await context.send_activity(invoke_response(body))

    async def _on_surface(self, context: TurnContext) -> Body:
        activity = context.activity
        outcome = await self._surfaces.answer(
            Invoked(
                name=activity.name,
                said=await self._said(context, text=""),
                value=activity.value if isinstance(activity.value, dict) else {},
                bot=(activity.recipient.id if activity.recipient else "") or "",
                about=activity.reply_to_id or "",
            )
        )
        if outcome.receipt is not None and not await _redrawn(
            context, self._fitted(context, outcome.receipt)
        ):
            await _delivered(context, self._fitted(context, outcome.receipt))
        if outcome.shown is not None:
            return {"statusCode": 200, "type": CARD, "value": self._fitted(context, outcome.shown).card}
        return outcome.body

    def _fitted(self, context: TurnContext, reply: Reply) -> Reply:
        """The reply for this client: a card renews itself only where the client knows how."""
        if reply.card is None:
            return reply
        card = fitted(
            reply.card,
            user=context.activity.from_property.id,
            personal=_surface(context.activity) is Surface.PERSONAL,
            in_teams=self._in_teams,
        )
        return replace(reply, card=card)

    async def _answered(self, context: TurnContext, reply: Reply) -> None:
        """Send an answer, which in Teams one can say right or wrong of."""
        judged = reply.topic if self._in_teams else None
        sent = await _delivered(context, self._fitted(context, reply), judged=judged is not None)
        if judged is not None and sent:
            self._surfaces.told(context.activity.conversation.id, sent, judged)

    async def _guarded(self, context: TurnContext, handle: Handle) -> Body | None:
        fault = uuid4().hex[:8]
        try:
            return await handle(context)
        except Exception as error:
            log.get().error("turn failed", id=fault, type=context.activity.type, **log.trace(error))
        sentence = self._texts(_language(context), "error-unexpected", id=fault)
        if context.activity.type == ActivityTypes.invoke:
            return {"statusCode": 500, "type": ERROR, "value": {"code": "500", "message": sentence}}
        await _sent(context, _spoken(sentence))
        return None

    async def _on_message(self, context: TurnContext) -> None:
        activity = context.activity
        payload = activity.value if isinstance(activity.value, dict) and not activity.text else None
        said = await self._said(context, text=_text_of(activity), payload=payload)
        async with _typing(context):
            reply = await self._answering.reply(said)
        if payload is not None and reply.replaces and await _redrawn(context, self._fitted(context, reply)):
            return
        await self._answered(context, reply)

    async def _on_click(self, context: TurnContext) -> Body:
        action = context.activity.value.get("action") if isinstance(context.activity.value, dict) else None
        data = action.get("data") if isinstance(action, dict) else None
        if not isinstance(action, dict) or not isinstance(data, dict | None):
            sentence = self._texts(_language(context), "error-unreadable-click")
            return {"statusCode": 400, "type": ERROR, "value": {"code": "BadRequest", "message": sentence}}
        payload = {"verb": action.get("verb"), **(data or {})}
        reply = await self._answering.reply(await self._said(context, text="", payload=payload))
        if reply.card is not None and reply.replaces:
            # The body redraws the card for the one who clicked, the update for everybody else.
            reply = self._fitted(context, reply)
            await _redrawn(context, reply)
            return {"statusCode": 200, "type": CARD, "value": reply.card}
        if reply.card is not None:
            await self._answered(context, reply)
            return {"statusCode": 200, "type": MESSAGE, "value": _summary(reply)}
        return {"statusCode": 200, "type": MESSAGE, "value": reply.text}

    async def _on_membership(self, context: TurnContext) -> None:
        """Welcome a person once for each installation; Teams tells of one in two ways."""
        activity = context.activity
        if activity.from_property is None or activity.conversation is None:
            return
        key = (activity.conversation.id,)
        if activity.type == ActivityTypes.installation_update and activity.action == "remove":
            self._welcomed.forget(key)
        if not _adds_the_bot(activity) or _surface(activity) is not Surface.PERSONAL:
            return
        async with self._locks.held(activity.conversation.id):
            if key not in self._welcomed:
                self._welcomed.put(key, True)
                await self._guarded(context, self._welcome)

    async def _welcome(self, context: TurnContext) -> None:
        await _delivered(context, await self._answering.welcome(await self._said(context, text="")))

    async def _said(
        self, context: TurnContext, *, text: str, payload: Mapping[str, object] | None = None
    ) -> Said:
        activity = context.activity
        return Said(
            text=text,
            person=await self._person(context),
            conversation=activity.conversation.id,
            now=self._clock.now(),
            surface=_surface(activity),
            locale=_locale(activity),
            message=activity.id or "",
            payload=payload,
            forms=Forms.BEHIND_BUTTON if self._in_teams and _tells_its_client(activity) else Forms.ON_CARD,
        )

    async def _person(self, context: TurnContext) -> Person:
        sender = context.activity.from_property
        return await self._people.who(
            tenant=tenant_of(context),
            object_id=sender.aad_object_id or sender.id,
            name=sender.name or "",
        )


def _adds_the_bot(activity: Activity) -> bool:
    if activity.type == ActivityTypes.installation_update:
        return activity.action == "add"
    bot = activity.recipient.id if activity.recipient else None
    return any(member.id == bot for member in activity.members_added or ())


def _surface(activity: Activity) -> Surface:
    kind = activity.conversation.conversation_type or ("groupChat" if activity.conversation.is_group else "")
    return SURFACES.get(kind or "personal", Surface.GROUP)


def _tells_its_client(activity: Activity) -> bool:
    """Whether the activity comes from one of Teams' own clients, which open dialogs."""
    return any(entity.type == "clientInfo" for entity in activity.entities or ())


def _locale(activity: Activity) -> str | None:
    """The client's language; some activities only have it in the `clientInfo` entity."""
    told = [
        (entity.additional_properties or {}).get("locale")
        for entity in activity.entities or ()
        if entity.type == "clientInfo"
    ]
    return activity.locale or next((locale for locale in told if isinstance(locale, str)), None)


def _language(context: TurnContext) -> str:
    return language_of(None, _locale(context.activity), context.activity.text or "")


def _text_of(activity: Activity) -> str:
    """What the person wrote: the bot's own mention gone, other people's names kept."""
    text = (activity.text or "").replace("\u00a0", " ").replace("&nbsp;", " ")
    bot = activity.recipient.id if activity.recipient else None
    for entity in activity.entities or ():
        told = entity.additional_properties or {}
        mentioned = told.get("mentioned")
        if entity.type == "mention" and isinstance(mentioned, dict) and mentioned.get("id") == bot:
            name = told.get("text") or f"<at>{mentioned.get('name', '')}</at>"
            text = text.replace(str(name), " ")
    return UNSEEN.sub("", MENTION.sub("", text)).strip()


def _told(reply: Reply) -> Activity:
    """The activity for a reply: a card alone, since Teams splits text and card and then loses the id."""
    if reply.card is None:
        activity = _spoken(reply.text)
    else:
        attachment = CardFactory.adaptive_card(reply.card)
        activity = Outgoing(
            type=ActivityTypes.message,
            attachments=[attachment],
            summary=_summary(reply),
            locale=reply.language,
        )
    return activity


def _spoken(text: str) -> Activity:
    return Outgoing(type=ActivityTypes.message, text=text, text_format="markdown")


def _summary(reply: Reply) -> str:
    first = next((line for line in reply.text.splitlines() if line.strip()), "")
    return re.sub(r"[*_`#]", "", first).strip()[:SUMMARY_LENGTH]


async def _delivered(context: TurnContext, reply: Reply, *, judged: bool = False) -> str:
    """Send a reply; a card that Teams refuses is followed by the text, which says the same.

    `judged` has Teams ask whether the answer is right. Gives the id of what was sent, "" where Teams gave none.
    """
    told = _told(reply)
    if judged:
        told.channel_data = {"feedbackLoop": {"type": "default"}}
    refused = await _sent(context, told)
    if refused and reply.card is not None:
        await _sent(context, _spoken(reply.text))
    return "" if refused else told.id or ""


async def _sent(context: TurnContext, activity: Activity) -> bool:
    """Send an activity; whether Teams refused it. A fault is logged: the turn itself is done."""
    try:
        sent = await context.send_activity(activity)
        activity.id = sent.id if sent is not None else None
    except ConnectorRefused as error:
        log.get().error("Teams refused a message", status=error.status, code=error.code)
        return True
    except Exception as error:
        log.get().error("Teams could not be reached", **log.trace(error))
    return False


async def _redrawn(context: TurnContext, reply: Reply) -> bool:
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


@asynccontextmanager
async def _typing(context: TurnContext) -> AsyncIterator[None]:
    """Show that the bot is at work if it takes a while; never after the answer."""

    async def show() -> None:
        await asyncio.sleep(TYPING_AFTER)
        with contextlib.suppress(Exception):
            await context.send_activity(Activity(type=ActivityTypes.typing))

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
