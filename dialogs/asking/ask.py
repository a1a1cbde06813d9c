"""One question being answered: who asks, what was heard, the truth at hand and the language to answer in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeAlias, TypeVar

from msgspec import Struct

from dialogs.meaning.message import Heard
from dialogs.meaning.names import Lexicon
from dialogs.saying.answer import Answer, Part, Subject
from dialogs.saying.speech import Forms, Surface
from dialogs.saying.voice import Voice
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Action, Person, must_be_allowed
from state.overview.plans import PAGE
from state.overview.snapshot import Snapshot
from state.records.store import OneOf, Reading


class Ask(Struct, frozen=True, kw_only=True):
    """A question with all it needs to be answered."""

    snapshot: Snapshot
    look: Reading  # for what no snapshot holds: the trace, reminders, what was sent
    heard: Heard
    person: Person  # who asks
    now: datetime  # aware; for the day there is `voice.today`
    voice: Voice
    surface: Surface
    intent: str
    lexicon: Lexicon
    chat: str = ""  # the address of the person's own chat with the bot
    last: Subject | None = None  # what the answer before was about, if that was lately
    page: int = 0
    forms: Forms = Forms.ON_CARD

    @property
    def organisation(self) -> Organisation:
        """The municipality."""
        return self.snapshot.organisation

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

    def must_be_allowed(self, action: Action) -> None:
        """Raise NotAllowed unless who asks may do this today, by their own right or that of somebody away."""
        present = self.snapshot.get(Person, self.person.id) or self.person
        away = self.snapshot.find(Person, deputy_id=present.id)
        must_be_allowed(present, action, self.voice.today, away)

    def chosen_plans(self, limit: int = PAGE) -> tuple[Plan, ...]:
        """The plans in question; a page of all, those that need somebody first, where none is named."""
        if self.plans:
            return self.snapshot.find(Plan, id=OneOf(self.plans), order=("name",))
        first = self.page * limit
        return self.snapshot.find(Plan, annulled=False, order=("attention",), limit=limit, offset=first)

    def part_of_plans(self, limit: int = PAGE) -> Part | None:
        """Which of all plans `chosen_plans` gives; None where some are named."""
        if self.plans:
            return None
        total, first = self.snapshot.count(Plan, annulled=False), self.page * limit
        return Part(first=first + 1, last=min(first + limit, total), total=total)

    def plan_names(self, ids: set[str]) -> dict[str, str]:
        """Names by id."""
        return {one.id: one.name for one in self.snapshot.find(Plan, id=OneOf(tuple(ids - {""})))}


T = TypeVar("T")
Later: TypeAlias = T | Awaitable[T]  # what needs more than the snapshot is awaited
Question = Callable[[Ask], Later[Answer]]


async def in_time(value: Later[T]) -> T:
    """The value, waited for where it is not there at once."""
    return await value if isinstance(value, Awaitable) else value
