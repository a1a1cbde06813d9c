"""Keeps how people are reached, from every turn and every installation; writes only what is new."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from bot.front_door.read_activity import surface_of
from bot.operation import log
from bot.operation.bounded import Bounded
from bot.operation.clock import Clock
from dialogs.saying.speech import Surface
from state.delivery.learn import Sighting, Sign, learn
from state.records.concurrency import Together
from state.records.store import Store

REMEMBERED = 10_000
HOLDS_SECONDS = 30.0  # another process may have learnt something else meanwhile
Activity: TypeAlias = Any  # the Bot Framework ships no types, and its import stays where it is
PASSING = (Sign.WROTE, Sign.SEEN)


class References:
    """What was last kept of whom is remembered for a while, so that a turn usually costs nothing."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = clock
        self._monotonic = monotonic
        self._kept: Bounded[tuple[Sighting, float]] = Bounded(REMEMBERED)
        self._together = Together(self._keep)

    def notice(self, activity: Activity, tenant: str) -> None:
        """Keep what the activity teaches, beside the turn, which does not wait for it."""
        sighting = sighting_in(activity, tenant)
        if sighting is not None and not self._is_known(sighting):
            self._together.hand_in(sighting)

    async def settled(self) -> None:
        """All that was noticed by now has been kept."""
        await self._together.settled()

    async def _keep(self, sightings: Sequence[Sighting]) -> None:
        """Keep them all at once; what cannot be kept together is kept one by one."""
        if len(sightings) > 1 and await self._learnt(sightings):
            return
        for sighting in sightings:
            await self._learnt((sighting,))

    async def _learnt(self, sightings: Sequence[Sighting]) -> bool:
        """Whether these could be kept. A fault is logged: what people do next teaches it again."""
        try:
            await learn(self._store, sightings, self._clock.now())
        except Exception as error:
            log.get().error("references could not be kept", sightings=len(sightings), **log.trace(error))
            return False
        for sighting in sightings:
            if sighting.sign in PASSING:
                self._kept.put((sighting.person, sighting.sign), (sighting, self._monotonic()))
            else:
                self.forget(sighting.person)
        return True

    def forget(self, person: str) -> None:
        """What is remembered of the person no longer holds."""
        for sign in PASSING:
            self._kept.forget((person, sign))

    def _is_known(self, sighting: Sighting) -> bool:
        kept = self._kept.get((sighting.person, sighting.sign))
        return kept is not None and kept[0] == sighting and self._monotonic() - kept[1] < HOLDS_SECONDS


def sighting_in(activity: Activity, tenant: str) -> Sighting | None:
    """What a Teams activity says about how its sender is reached, or None where it says nothing."""
    sender, bot, conversation = activity.from_property, activity.recipient, activity.conversation
    if sender is None or bot is None or conversation is None:
        return None
    if not (tenant and sender.id and bot.id and conversation.id and activity.service_url):
        return None
    if sender.id == bot.id:
        return None
    personal = surface_of(activity) is Surface.PERSONAL and not conversation.is_group
    return Sighting(
        person=f"{tenant}/{sender.aad_object_id or sender.id}",
        tenant=tenant,
        user=sender.id,
        bot=bot.id,
        conversation=conversation.id if personal else "",
        service_url=activity.service_url,
        sign=_sign(activity) if personal else Sign.SEEN,
    )


def _sign(activity: Activity) -> Sign:
    """What an activity in somebody's own chat with the bot is a sign of."""
    if activity.type == "installationUpdate":
        action = activity.action or ""
        return {"add": Sign.INSTALLED, "add-upgrade": Sign.INSTALLED, "remove": Sign.UNINSTALLED}.get(
            action, Sign.SEEN
        )
    if activity.type == "conversationUpdate":
        removed = {member.id for member in activity.members_removed or ()}
        added = {member.id for member in activity.members_added or ()}
        if activity.recipient.id in removed:
            return Sign.UNINSTALLED
        if activity.from_property.id in removed:
            return Sign.LEFT
        return Sign.INSTALLED if activity.recipient.id in added else Sign.SEEN
    return Sign.WROTE
