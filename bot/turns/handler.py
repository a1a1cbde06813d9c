"""A Teams turn: message, card click or event in; an answer, a card in place of another, or nothing out."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes
from msgspec.structs import replace

from bot.front_door.adapter import invoke_response, tenant_of
from bot.front_door.dialogs_port import Answering, Sentences
from bot.front_door.invokes import CARD, CLICK, ERROR, MESSAGE, Body
from bot.front_door.read_activity import (
    DELETED,
    EDITED,
    happened_to,
    language_of,
    locale_of,
    message_id,
    own_chat,
    place_of,
    sent_at,
    surface_of,
    text_of,
)
from bot.operation import log
from bot.operation.bounded import Bounded
from bot.operation.clock import Clock, machine_time
from bot.operation.turn_metrics import CountedTurn, TurnKind, TurnMetrics, TurnOutcome
from bot.turns.answers import delivered, redrawn, sent, spoken, typing
from bot.turns.deliveries import DELETIONS, Deliveries, Delivery, Locks
from bot.turns.installs import Installs
from bot.turns.people import People
from bot.turns.references import References
from bot.turns.surfaces import Invoked, Surfaces, fitted
from dialogs.saying.speech import Forms, Reply, Said, Surface
from dialogs.saying.text import summary_of
from state.organisation.people import Person

LONGEST_ON_THE_WAY = timedelta(days=1)
MEMBERSHIP = (ActivityTypes.conversation_update, ActivityTypes.installation_update)

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
        installs: Installs,
        metrics: TurnMetrics,
        references: References | None = None,
        in_teams: bool = False,
    ) -> None:
        self._references = references
        self._answering = answering
        self._surfaces = surfaces
        self._in_teams = in_teams
        self._people = people
        self._clock = clock
        self._texts = texts
        self._installs = installs
        self._metrics = metrics
        self._locks = Locks()
        self._handled: Deliveries[Body | None] = Deliveries()
        self._deleted: Bounded[bool] = Bounded(DELETIONS)

    async def on_turn(self, context: TurnContext) -> None:
        """Answer one activity. A fault is answered with a sentence and an id, and never raised."""
        kind = self._kind(context.activity)
        with log.turn(kind.value), self._metrics.turn(kind) as counted:
            self._learn_from(context)
            if kind in (TurnKind.MESSAGE, TurnKind.EDIT):
                await self._once(context, counted, self._on_message)
            elif kind is TurnKind.CLICK:
                await self._once(context, counted, self._on_click)
            elif kind is TurnKind.SURFACE and self._surfaces.changes(context.activity.name):
                await self._once(context, counted, self._on_surface)
            elif kind is TurnKind.SURFACE:
                # What only looks is asked often and in other people's chats: it waits for no turn and is not kept.
                await _responded(context, await self._guarded(context, counted, self._on_surface))
            else:
                await self._on_event(context, counted)
            if log.tells_details():
                log.get().debug("turn ended", outcome=counted.outcome.value)

    def _learn_from(self, context: TurnContext) -> None:
        """Keep how the sender is reached, which every turn and event may tell."""
        if self._references is not None and context.activity.conversation is not None:
            self._references.notice(context.activity, tenant_of(context))

    def _kind(self, activity: Activity) -> TurnKind:
        """What came in; whatever the bot has no use for is an event."""
        if activity.type == ActivityTypes.message:
            return TurnKind.MESSAGE
        if activity.type == ActivityTypes.invoke and self._surfaces.takes(activity.name, activity.value):
            return TurnKind.SURFACE
        if activity.type == ActivityTypes.invoke and activity.name == CLICK:
            return TurnKind.CLICK
        edited = activity.type == ActivityTypes.message_update and happened_to(activity) == EDITED
        return TurnKind.EDIT if edited and _says_who_and_where(activity) else TurnKind.EVENT

    async def _once(self, context: TurnContext, counted: CountedTurn, handle: Handle) -> None:
        """Handle the turn, or give the answer it got before: Teams sends again what took long."""
        activity = context.activity
        delivery = _delivery(activity, self._handled.now())
        may_be_again = self._may_be_again(delivery.sent)
        async with self._locks.held(activity.conversation.id):
            known = self._handled.find(delivery) if may_be_again else None
            if known is not None:
                counted.outcome = TurnOutcome.REPEATED
                body = known.answer
            elif (activity.conversation.id, activity.id or "") in self._deleted:
                counted.outcome = TurnOutcome.IGNORED
                body = None
            else:
                begun = self._handled.now()
                body = await self._guarded(context, counted, handle)
                if may_be_again:
                    self._handled.keep(delivery, body, begun)
        await _responded(context, body)

    def _may_be_again(self, sent: datetime | None) -> bool:
        """Whether this may be a second delivery: Teams tries for minutes, never for days."""
        return (
            sent is None
            or abs(machine_time() - sent) < LONGEST_ON_THE_WAY
            or abs(self._clock.now() - sent) < LONGEST_ON_THE_WAY
        )

    async def _guarded(self, context: TurnContext, counted: CountedTurn, handle: Handle) -> Body | None:
        try:
            return await handle(context)
        except Exception as error:
            counted.outcome = TurnOutcome.FAILED
            log.get().error("turn failed", type=context.activity.type, **log.trace(error))
        sentence = self._texts(_language(context), "error-unexpected", id=log.turn_id())
        if context.activity.type == ActivityTypes.invoke:
            return {"statusCode": 500, "type": ERROR, "value": {"code": "500", "message": sentence}}
        await sent(context, spoken(sentence))
        return None

    async def _on_message(self, context: TurnContext) -> None:
        activity = context.activity
        payload = activity.value if isinstance(activity.value, dict) and not activity.text else None
        async with typing(context):
            reply = await self._answering.reply(await self._said(context, text_of(activity), payload))
        if payload is not None and reply.replaces and await redrawn(context, self._fitted(context, reply)):
            return
        await self._answered(context, reply)

    async def _on_click(self, context: TurnContext) -> Body:
        action = context.activity.value.get("action") if isinstance(context.activity.value, dict) else None
        data = action.get("data") if isinstance(action, dict) else None
        if not isinstance(action, dict) or not isinstance(data, dict | None):
            sentence = self._texts(_language(context), "error-unreadable-click")
            return {"statusCode": 400, "type": ERROR, "value": {"code": "BadRequest", "message": sentence}}
        payload = {"verb": action.get("verb"), **(data or {})}
        reply = await self._answering.reply(await self._said(context, "", payload))
        if reply.card is not None and reply.replaces:
            # The body redraws the card for the one who clicked, the update for everybody else.
            reply = self._fitted(context, reply)
            await redrawn(context, reply)
            return {"statusCode": 200, "type": CARD, "value": reply.card}
        if reply.card is not None:
            await self._answered(context, reply)
            return {"statusCode": 200, "type": MESSAGE, "value": summary_of(reply)}
        return {"statusCode": 200, "type": MESSAGE, "value": reply.text}

    async def _on_surface(self, context: TurnContext) -> Body:
        activity = context.activity
        outcome = await self._surfaces.answer(
            Invoked(
                name=activity.name,
                said=await self._said(context, ""),
                value=activity.value if isinstance(activity.value, dict) else {},
                bot=(activity.recipient.id if activity.recipient else "") or "",
                about=activity.reply_to_id or "",
            )
        )
        if outcome.receipt is not None:
            receipt = self._fitted(context, outcome.receipt)
            if not await redrawn(context, receipt):
                await delivered(context, receipt)
        if outcome.shown is not None:
            return {"statusCode": 200, "type": CARD, "value": self._fitted(context, outcome.shown).card}
        return outcome.body

    async def _on_event(self, context: TurnContext, counted: CountedTurn) -> None:
        """Welcome where the bot was added, forget what was deleted; every other event is nothing to the bot."""
        activity = context.activity
        counted.outcome = TurnOutcome.IGNORED
        if not _says_who_and_where(activity):
            return
        deleted = activity.type == ActivityTypes.message_delete and happened_to(activity) in (DELETED, "")
        if activity.type not in MEMBERSHIP and not deleted:
            return
        if deleted:
            # Known before its turn comes: a message that still waits for the one before is not read at all.
            self._deleted.put((activity.conversation.id, activity.id or ""), True)
        async with self._locks.held(activity.conversation.id):
            try:
                await (self._forget(context) if deleted else self._welcome(context, counted))
            except Exception as error:
                counted.outcome = TurnOutcome.FAILED
                log.get().error("event failed", type=activity.type, **log.trace(error))

    async def _welcome(self, context: TurnContext, counted: CountedTurn) -> None:
        if await self._installs.is_new(context.activity):
            counted.outcome = TurnOutcome.ANSWERED
            await delivered(context, await self._answering.welcome(await self._said(context, "")))

    async def _forget(self, context: TurnContext) -> None:
        activity = context.activity
        person = await self._person(context)
        await self._answering.forget(activity.conversation.id, person.id, activity.id or "")

    async def _answered(self, context: TurnContext, reply: Reply) -> None:
        """Send an answer, which in Teams one can say right or wrong of."""
        judged = reply.topic if self._in_teams else None
        message = await delivered(context, self._fitted(context, reply), judged=judged is not None)
        if judged is not None and message:
            self._surfaces.told(context.activity.conversation.id, message, judged)

    def _fitted(self, context: TurnContext, reply: Reply) -> Reply:
        """The reply for this client: a card renews itself only where the client knows how."""
        if reply.card is None:
            return reply
        card = fitted(
            reply.card,
            user=context.activity.from_property.id,
            personal=surface_of(context.activity) is Surface.PERSONAL,
            in_teams=self._in_teams,
        )
        return replace(reply, card=card)

    async def _said(
        self, context: TurnContext, text: str, payload: Mapping[str, object] | None = None
    ) -> Said:
        activity = context.activity
        return Said(
            text=text,
            person=await self._person(context),
            conversation=activity.conversation.id,
            now=self._clock.now(),
            surface=surface_of(activity),
            locale=locale_of(activity),
            message=message_id(activity),
            payload=payload,
            sent=sent_at(activity),
            place=place_of(activity),
            chat=own_chat(activity) if self._in_teams else "",
            forms=Forms.BEHIND_BUTTON if self._in_teams and _tells_its_client(activity) else Forms.ON_CARD,
        )

    async def _person(self, context: TurnContext) -> Person:
        sender = context.activity.from_property
        return await self._people.who(
            tenant=tenant_of(context),
            object_id=sender.aad_object_id or sender.id,
            name=sender.name or "",
        )


async def _responded(context: TurnContext, body: Body | None) -> None:
    if body is not None:
        await context.send_activity(invoke_response(body))


def _delivery(activity: Activity, arrived: float) -> Delivery:
    """By what a second delivery of the turn would be known."""
    value = json.dumps(activity.value, sort_keys=True, default=str) if activity.value is not None else ""
    words = sha256(f"{activity.type}|{activity.name}|{activity.text}|{value}".encode()).hexdigest()
    return Delivery(
        conversation=activity.conversation.id,
        message=message_id(activity),
        words=(activity.conversation.id, activity.from_property.id, words),
        sent=sent_at(activity),
        arrived=arrived,
    )


def _says_who_and_where(activity: Activity) -> bool:
    sender, place = activity.from_property, activity.conversation
    return sender is not None and bool(sender.id) and place is not None and bool(place.id)


def _tells_its_client(activity: Activity) -> bool:
    """Whether the activity comes from one of Teams' own clients, which open dialogs."""
    return any(entity.type == "clientInfo" for entity in activity.entities or ())


def _language(context: TurnContext) -> str:
    return language_of(None, locale_of(context.activity), context.activity.text or "")
