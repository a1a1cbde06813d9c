"""One question being answered: who asks, what was heard, the truth at hand and the language to answer in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from msgspec import Struct

from dialogs.asking.basis import Basis, Part
from dialogs.meaning.message import Heard
from dialogs.meaning.names import Lexicon
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.speech import Forms, Surface
from dialogs.saying.voice import Voice
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Person
from state.records.store import OneOf, Reading


class Ask(Struct, frozen=True, kw_only=True):
    """A question with all it needs; `last` is what the answer before was about, if that was lately.

    Whoever reads `person` makes the answer personal, whoever reads `now` makes it one for this moment.
    """

    look: Reading
    organisation: Organisation
    heard: Heard
    basis: Basis
    voice: Voice
    surface: Surface
    intent: str
    lexicon: Lexicon
    chat: str = ""  # the address of the person's own chat with the bot
    last: Subject | None = None
    page: int = 0
    forms: Forms = Forms.ON_CARD

    @property
    def person(self) -> Person:
        """Who asks."""
        return self.basis.person

    @property
    def now(self) -> datetime:
        """When, to the second; for the day there is `voice.today`."""
        return self.basis.now

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans named, else the one plan the answer before was about; none where all are asked about."""
        if self.heard.plans or self.heard.carries("@all-plans"):
            return self.heard.plans
        return self.last.plans if self.last is not None and len(self.last.plans) == 1 else ()

    @property
    def named_plans(self) -> tuple[str, ...]:
        """The plans named, or meant by "den" and "og ...?"; none for a question about all."""
        if self.heard.plans or self.intent == "follow-up" or self.heard.carries("@it"):
            return self.plans
        return ()

    @property
    def units(self) -> tuple[str, ...]:
        """The administrations named, also by the committee they serve."""
        if self.heard.units:
            return self.heard.units
        served = set(self.heard.bodies) - set(self.organisation.route)
        return tuple(body.id for body in self.organisation.administrations() if body.serves in served)

    async def chosen_plans(self, limit: int = 10) -> tuple[Plan, ...]:
        """The plans in question; those that need somebody first where none is named."""
        if self.plans:
            return await self.look.find(Plan, id=OneOf(self.plans), order=("name",))
        first = self.page * limit
        found = await self.look.find(Plan, annulled=False, order=("attention",), limit=limit, offset=first)
        await self.shows_part(first, len(found), limit)
        return found

    async def shows_part(self, first: int, shown: int, limit: int) -> None:
        """Note that the answer shows so many plans after the `first`."""
        total = await self.look.count(Plan, annulled=False) if first or shown == limit else shown
        self.basis.part = Part(first=first + 1, last=first + shown, total=total)

    async def plan_names(self, ids: set[str]) -> dict[str, str]:
        """Names by id."""
        found = await self.look.find(Plan, id=OneOf(tuple(sorted(ids - {""}))))
        return {plan.id: plan.name for plan in found}


Question = Callable[[Ask], Awaitable[Answer]]
