"""What an answer rests on, noted while it is made: the kinds of record read, the person, the moment.

An answer that looked at none of them is the same for everybody; one that looked at the person is theirs alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from msgspec import Struct

from state.organisation.people import Person
from state.records.store import Reading, Record
from state.store.tables import is_counted

R = TypeVar("R", bound=Record)


class Part(Struct, frozen=True, kw_only=True):
    """Which of all plans an answer is about: from `first` to `last`, counted from 1."""

    first: int
    last: int
    total: int


class Basis:
    """Who asks and when; says afterwards whether an answer looked at it."""

    def __init__(self, person: Person, now: datetime, *kinds: type[Record]) -> None:
        self._person = person
        self._now = now
        self.kinds = {kind.__name__ for kind in kinds}
        self.is_personal = False
        self.passes = False  # holds for this moment only
        self.part: Part | None = None

    @property
    def person(self) -> Person:
        """The person who asks; the answer is theirs from now on."""
        self.is_personal = True
        return self._person

    @property
    def now(self) -> datetime:
        """The moment; today alone is known from the voice and keeps for the day."""
        self.passes = True
        return self._now

    def noting(self, look: Reading) -> Reading:
        """The look, with what is read through it noted here."""
        return _Noting(look, self)

    def reads(self, kind: type[Record]) -> None:
        """Note that records of the kind were looked at; nobody can tell whether one has changed that is not counted."""
        self.kinds.add(kind.__name__)
        self.passes = self.passes or not is_counted(kind)


class _Noting:
    def __init__(self, look: Reading, basis: Basis) -> None:
        self._look = look
        self._basis = basis

    async def get(self, kind: type[R], record_id: str) -> R | None:
        self._basis.reads(kind)
        return await self._look.get(kind, record_id)

    async def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        self._basis.reads(kind)
        return await self._look.find(kind, order=order, limit=limit, offset=offset, **where)

    async def count(self, kind: type[R], /, **where: object) -> int:
        self._basis.reads(kind)
        return await self._look.count(kind, **where)

    async def revisions(self) -> dict[str, int]:
        self._basis.passes = True
        return await self._look.revisions()
