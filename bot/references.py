"""Keeps how people are reached, from every turn and every installation; writes only what is new."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from bot import log
from bot.bounded import Bounded
from bot.clock import Clock
from bot.language import language_of_client
from bot.spoken import locale_of, surface_of
from dialogs.speech import Surface
from state.reaching import Sighting, Sign, learn
from state.store.protocol import Store
from state.store.together import Together

REMEMBERED = 10_000
HOLDS_SECONDS = 30.0  # another process may have learnt something else meanwhile
Activity: TypeAlias = Any  # the Bot Framework ships no types, and its import stays where it is
PASSING = (Sign.WROTE, Sign.SEEN)


class References:
    """What was last kept of whom is remembered for a while, so that a turn usually costs nothing.

    `in_teams` says that clients tell the language of whoever sits there: the Playground's says "en-US" for everybody.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        in_teams: bool = True,
    ) -> None:
        self._store = store
        self._clock = clock
        self._monotonic = monotonic
        self._in_teams = in_teams
        self._kept: Bounded[tuple[Sighting, float]] = Bounded(REMEMBERED)
        self._together = Together(self._keep)

    def notice(self, activity: Activity, tenant: str) -> None:
        """Keep what the activity teaches, beside the turn, which does not wait for it."""
        sighting = sighting_in(activity, tenant, in_teams=self._in_teams)
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
            self._remember(sighting)
        return True

    def _remember(self, sighting: Sighting) -> None:
        """Remember what was kept; another sign that was seen in another language would be news again."""
        person, language = sighting.person, sighting.language
        if sighting.sign not in PASSING:
            self.forget(person)
            return
        for sign in PASSING:
            other = self._kept.get((person, sign))
            if other is not None and language is not None and other[0].language not in (None, language):
                self._kept.forget((person, sign))
        self._kept.put((person, sighting.sign), (sighting, self._monotonic()))

    def forget(self, person: str) -> None:
        """What is remembered of the person no longer holds."""
        for sign in PASSING:
            self._kept.forget((person, sign))

    def _is_known(self, sighting: Sighting) -> bool:
        found = self._kept.get((sighting.person, sighting.sign))
        if found is None:
            return False
        kept, since = found
        if sighting.language is None and kept.language is not None:
            kept = replace(kept, language=None)
        return kept == sighting and self._monotonic() - since < HOLDS_SECONDS


def sighting_in(activity: Activity, tenant: str, *, in_teams: bool = True) -> Sighting | None:
    """What a Teams activity says about how its sender is reached, or None where it says nothing."""
    sender, bot, conversation = activity.from_property, activity.recipient, activity.conversation
    if sender is None or bot is None or conversation is None:
        return None
    if not (tenant and sender.id and bot.id and conversation.id and activity.service_url):
        return None
    if sender.id == bot.id:
        return None
    personal = surface_of(activity) is Surface.PERSONAL and not conversation.is_group
    locale = locale_of(activity) if in_teams else None
    return Sighting(
        person=f"{tenant}/{sender.aad_object_id or sender.id}",
        tenant=tenant,
        user=sender.id,
        bot=bot.id,
        conversation=conversation.id if personal else "",
        service_url=activity.service_url,
        sign=_sign(activity) if personal else Sign.SEEN,
        language=language_of_client(locale) if locale else None,
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
