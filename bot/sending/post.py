"""One message handed to Teams, and what its answer means: the table of reactions at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.connector.connector import ConnectorRefused, ConnectorUnreachable, Json
from bot.operation import log
from bot.operation.clock import Clock
from bot.operation.metrics import Metrics
from bot.sending.messages import activity_for, conversation_with
from bot.sending.reactions import REST_WEIGHT, UNREACHABLE, Patience, ResponsePolicy, reaction_to
from dialogs.saying.speech import Reply
from state.delivery.claim import Redrawing, Sending
from state.delivery.mark import DeliveryOutcome, Fate
from state.organisation.reach import ReachState, Reference

OPERATOR_PAUSE = timedelta(seconds=60)
LONGEST_CALL = timedelta(seconds=20)  # a request and, now and then, a new token before it
NOT_SERVED = "not-served"

Serves = Callable[[Reference], bool]


def everybody(_: Reference) -> bool:
    """Everybody is served: for messages that do not leave the house."""
    return True


class Outbound(Protocol):
    """What takes messages to where people read them; raises ConnectorRefused and ConnectorUnreachable."""

    async def create(self, service_url: str, parameters: Json) -> str:
        """Open a conversation, or find the one there is; its id."""

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        """Post a message; the id it was given."""

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        """Put a message in place of the one with this id; its id."""


class Post:
    """Sends and redraws single messages; what goes wrong becomes an outcome and is never raised.

    `serves` tells whom the settings still let it write to; `plain` is for a surface that shows no cards.
    """

    def __init__(
        self,
        connector: Outbound,
        clock: Clock,
        metrics: Metrics,
        patience: Patience,
        *,
        serves: Serves,
        plain: bool = False,
    ) -> None:
        self._serves = serves
        self._plain = plain
        self._connector = connector
        self._clock = clock
        self._metrics = metrics
        self._patience = patience

    async def send(self, one: Sending, reply: Reply) -> DeliveryOutcome:
        """Send a message: with its chat opened anew at most once, and as plain text at most once."""
        if not self._serves(one.reference):
            return _not_served(one)
        reference, conversation = one.reference, one.reference.conversation
        created, plain = False, self._plain
        while True:
            if not self._has_time(one):
                return DeliveryOutcome(
                    of=one, fate=Fate.WAITS, conversation=conversation, at=self._clock.now()
                )
            try:
                if not conversation:
                    created = True
                    conversation = await self._connector.create(
                        reference.service_url, conversation_with(reference)
                    )
                    if conversation:
                        continue
                if conversation:
                    activity = activity_for(reply, reference, plain=plain)
                    message = await self._connector.send(reference.service_url, conversation, activity)
                    if message:
                        self._metrics.attempts.labels(status="200").inc()
                        return DeliveryOutcome(
                            of=one, fate=Fate.DELIVERED, conversation=conversation, message=message
                        )
                # Taken, but without an id nobody can be said to have been told.
                return self.rested(one, "no-id")
            except ConnectorRefused as refused:
                reaction = self._reaction(refused)
                if reaction is ResponsePolicy.PLAINER and reply.card is not None and not plain:
                    plain = True
                elif reaction in (ResponsePolicy.CREATE, ResponsePolicy.FORGET) and not created:
                    conversation = ""
                else:
                    return self._refused(one, refused, reaction, conversation)
            except ConnectorUnreachable as error:
                return self._backed_off(one, str(error), conversation)

    async def redraw(self, one: Redrawing, reply: Reply) -> DeliveryOutcome:
        """Put a message's new face in place of the old one."""
        if not self._serves(one.reference):
            return _not_served(one)
        notice, reference, plain = one.notice, one.reference, self._plain
        while True:
            if not self._has_time(one):
                return DeliveryOutcome(of=one, fate=Fate.WAITS, at=self._clock.now())
            activity = {"id": notice.message, **activity_for(reply, reference, plain=plain)}
            try:
                await self._connector.update(
                    reference.service_url, notice.conversation, notice.message, activity
                )
                self._metrics.attempts.labels(status="200").inc()
                return DeliveryOutcome(of=one, fate=Fate.DELIVERED, nothing_left=not reply.buttons)
            except ConnectorRefused as refused:
                reaction = self._reaction(refused)
                if reaction is ResponsePolicy.PLAINER and reply.card is not None and not plain:
                    plain = True
                    continue
                return self._refused(one, refused, reaction, "")
            except ConnectorUnreachable as error:
                return self._backed_off(one, str(error), "")

    def _has_time(self, one: Sending | Redrawing) -> bool:
        """Whether another request ends before somebody else may take the message: several may be needed for one."""
        return self._clock.now() + LONGEST_CALL <= lease_end(one)

    def _reaction(self, refused: ConnectorRefused) -> ResponsePolicy:
        self._metrics.attempts.labels(status=str(refused.status)).inc()
        return reaction_to(refused)

    def _refused(
        self, one: Sending | Redrawing, refused: ConnectorRefused, reaction: ResponsePolicy, conversation: str
    ) -> DeliveryOutcome:
        why, now = str(refused), self._clock.now()
        asked = None if refused.retry_after is None else timedelta(seconds=refused.retry_after)
        if reaction is ResponsePolicy.WAIT:
            wait = self._patience.after(attempts_of(one)) if asked is None else asked
            self._metrics.retry_after.observe(wait.total_seconds())
            return DeliveryOutcome(of=one, fate=Fate.HELD, conversation=conversation, at=now + wait, why=why)
        if reaction is ResponsePolicy.BACK_OFF:
            return self._backed_off(one, why, conversation, at_least=asked)
        if reaction is ResponsePolicy.REST:
            return self.rested(one, why, conversation)
        if reaction is ResponsePolicy.OPERATOR:
            log.get().error("Teams does not accept the bot's credentials", status=refused.status)
            return DeliveryOutcome(of=one, fate=Fate.WAITS, at=now + OPERATOR_PAUSE, why=why)
        if reaction in UNREACHABLE:
            return DeliveryOutcome(of=one, fate=Fate.UNREACHABLE, why=why, reach=UNREACHABLE[reaction])
        if reaction in (ResponsePolicy.CREATE, ResponsePolicy.FORGET) and isinstance(one, Sending):
            return DeliveryOutcome(of=one, fate=Fate.UNREACHABLE, why=why, reach=ReachState.GONE)
        return DeliveryOutcome(of=one, fate=Fate.GIVEN_UP, conversation=conversation, why=why)

    def _backed_off(
        self, one: Sending | Redrawing, why: str, conversation: str, at_least: timedelta | None = None
    ) -> DeliveryOutcome:
        wait = max(self._patience.after(attempts_of(one)), at_least or timedelta())
        return DeliveryOutcome(
            of=one, fate=Fate.LATER, conversation=conversation, at=self._clock.now() + wait, why=why
        )

    def rested(self, one: Sending | Redrawing, why: str, conversation: str = "") -> DeliveryOutcome:
        """It ended in a way that is not tried again at once."""
        at = self._clock.now() + self._patience.rest
        return DeliveryOutcome(
            of=one, fate=Fate.LATER, conversation=conversation, at=at, why=why, weight=REST_WEIGHT
        )


def _not_served(one: Sending | Redrawing) -> DeliveryOutcome:
    """The address or the tenant is no longer on the operator's list: nothing goes there until the person writes."""
    return DeliveryOutcome(of=one, fate=Fate.UNREACHABLE, why=NOT_SERVED, reach=ReachState.DISABLED)


def lease_end(one: Sending | Redrawing) -> datetime:
    """The moment from which somebody else may have taken it: a process may have been put to sleep meanwhile."""
    leases = (
        [row.next_at for row in one.outgoing.reminders] if isinstance(one, Sending) else [one.notice.next_at]
    )
    return min(lease for lease in leases if lease is not None)


def attempts_of(one: Sending | Redrawing) -> int:
    """How often this message has been tried, this time included."""
    if isinstance(one, Redrawing):
        return one.notice.attempts
    return max(row.attempts for row in one.outgoing.reminders)
