"""Reminders in a terminal: printed for whoever sits there, and under their names for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.connector.connector import Json
from state.delivery.learn import Sighting, Sign, learn
from state.organisation.people import Person
from state.organisation.reach import ReachState, Reference
from state.records.store import Store

PLACE = "terminal"


class TerminalPost:
    """Takes every message to the terminal; `show` is given the text and the id of whom it is for."""

    def __init__(self, show: Callable[[str, str], None]) -> None:
        self._show = show
        self._count = 0

    async def create(self, service_url: str, parameters: Json) -> str:
        """The terminal is the one place there is."""
        return PLACE

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        """Show a message."""
        self._count += 1
        self._show(str(activity["text"]), str(activity["recipient"]["id"]))
        return f"{PLACE}-{self._count}"

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        """What has been printed stays as it is."""
        return message


async def reached_here(store: Store, person: Person, now: datetime) -> None:
    """Let somebody be reached in the terminal, unless they are reached elsewhere already."""
    async with store.reading() as look:
        known = await look.get(Reference, person.id)
    if known is not None and (known.service_url != PLACE or known.state is ReachState.REACHABLE):
        return
    here = Sighting(
        person=person.id,
        tenant=person.tenant,
        user=person.id,
        bot=PLACE,
        conversation=PLACE,
        service_url=PLACE,
        sign=Sign.WROTE,
    )
    await learn(store, (here,), now)
