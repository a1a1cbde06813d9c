"""The truth at one moment as values: what questions, cards and read models are pure functions of.

Held in the process and renewed in part: only the kinds whose revision moved on are looked at again, and of those only
the records with another version are read.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, TypeVar, cast

from state.deadlines.deadline import SHARED, Deadline
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Release
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Person
from state.records.store import Between, OneOf, Reading, Record, Store

R = TypeVar("R", bound=Record)
Kind = type[Record]
_Criterion = Between | frozenset[object]
WALKED = 8  # times as many records walked in order cost about what it costs to put some in order

KINDS: tuple[Kind, ...] = (
    Organisation,
    Plan,
    Deadline,
    OpenQuestion,
    Appropriation,
    Release,
    Contribution,
    NegotiationEntry,
    Decision,
    Person,
)


class Snapshot:
    """Every record of `KINDS` at one moment; never changed, only replaced by the next."""

    def __init__(
        self, shelves: Mapping[Kind, _Shelf] | None = None, revisions: Mapping[str, int] | None = None
    ) -> None:
        self._shelves = shelves or {}
        #: For each kind, by class name, the revision it was read at.
        self.revisions = revisions or {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> Snapshot:
        """A snapshot of just these records."""
        by_kind: dict[Kind, dict[str, Record]] = {}
        for one in records:
            by_kind.setdefault(type(one), {})[one.id] = one
        return cls({kind: _Shelf(kept) for kind, kept in by_kind.items()})

    @property
    def organisation(self) -> Organisation:
        """The municipality; raises LookupError before the store was filled."""
        found = self.get(Organisation, "organisation")
        if found is None:
            raise LookupError("the store holds no organisation yet")
        return found

    def get(self, kind: type[R], record_id: str) -> R | None:
        """The record of this kind with this id, or None."""
        return cast("R | None", self._shelf(kind).records.get(record_id))

    def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        """Records whose fields meet the criteria (a value, OneOf or Between), as a store's `find` would give them."""
        end = None if limit is None else offset + limit
        return tuple(islice(cast("Iterator[R]", self._shelf(kind).ordered(order, where)), offset, end))

    def count(self, kind: type[R], /, **where: object) -> int:
        """How many records `find` would give without a limit."""
        return sum(1 for _ in self._shelf(kind).matching(where))

    def is_of(self, revisions: Mapping[str, int]) -> bool:
        """Whether nothing it holds has changed by these revisions."""
        return all(self.revisions.get(name, 0) == revisions.get(name, 0) for name in _NAMES)

    async def renewed(self, look: Reading) -> Snapshot:
        """The snapshot of what `look` sees; what has not changed is taken over."""
        revisions = await look.revisions()
        shelves = {
            kind: self._shelf(kind)
            if kind in self._shelves
            and self.revisions.get(kind.__name__, 0) == revisions.get(kind.__name__, 0)
            else await self._shelf(kind).renewed(kind, look)
            for kind in KINDS
        }
        return Snapshot(shelves, {name: revisions.get(name, 0) for name in _NAMES})

    def _shelf(self, kind: Kind) -> _Shelf:
        if kind not in KINDS:
            raise ValueError(f"a snapshot holds no {kind.__name__}; ask the store")
        return self._shelves.get(kind, _NOTHING)


class Snapshots:
    """The newest snapshot of a store; one renewal serves all who wait for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = Snapshot()
        self._renewing = asyncio.Lock()

    async def at(self, revisions: Mapping[str, int]) -> Snapshot:
        """The snapshot for these revisions or later ones; raises StoreUnavailable."""
        if self._held.is_of(revisions):
            return self._held
        async with self._renewing:
            if not self._held.is_of(revisions):
                async with self._store.reading() as look:
                    self._held = await self._held.renewed(look)
            return self._held

    async def now(self) -> Snapshot:
        """The snapshot of what is committed now, by whichever process; raises StoreUnavailable."""
        return await self.at((await self._store.glance(Organisation, "organisation")).revisions)


class _Shelf:
    """All records of one kind, with an index for every field they were asked by or put in order by."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = dict(sorted(records.items()))
        self._by_value: dict[str, dict[object, list[Record]]] = {}
        self._in_order: dict[str, tuple[list[Any], list[Record]]] = {}

    def matching(self, where: Mapping[str, object]) -> Iterator[Record]:
        """The records that meet all criteria, in no order of note."""
        criteria = {name: _criterion(value) for name, value in where.items()}
        return _that_meet(criteria, self._fewest(criteria))

    def ordered(self, order: tuple[str, ...], where: Mapping[str, object]) -> Iterator[Record]:
        """The records that meet all criteria, in this order."""
        criteria = {name: _criterion(value) for name, value in where.items()}
        fewest = self._fewest(criteria)
        if len(order) == 1 and isinstance(span := criteria.get(order[0]), Between):
            walked = self._narrowed(order[0], span)
            if len(walked) <= WALKED * len(fewest):  # a list is cut short, so its end need not be looked at
                return _that_meet(criteria, walked)
        found = sorted(_that_meet(criteria, fewest), key=attrgetter("id"))
        for name in reversed(order):
            found = _ordered(found, name.removeprefix("-"), descending=name.startswith("-"))
        return iter(found)

    def _fewest(self, criteria: Mapping[str, _Criterion]) -> list[Record]:
        """The records that meet the criterion which the fewest meet."""
        narrowed = [self._narrowed(name, asked) for name, asked in criteria.items()]
        return min(narrowed, key=len) if narrowed else list(self.records.values())

    async def renewed(self, kind: Kind, look: Reading) -> _Shelf:
        """The shelf of what `look` sees; only records with another version are read."""
        if not self.records:
            return _Shelf({one.id: one for one in await look.find(kind)})
        versions = await look.versions(kind)
        kept = {one.id: one for one in self.records.values() if versions.get(one.id) == one.version}
        changed = tuple(one for one in versions if one not in kept)
        if changed:
            kept |= {one.id: one for one in await look.find(kind, id=OneOf(changed))}
        return _Shelf(kept)

    def _narrowed(self, name: str, asked: _Criterion) -> list[Record]:
        """The records that meet one criterion: by id where it names values, in the order of the days of a span."""
        if isinstance(asked, Between):
            days, records = self._days(name)
            first = 0 if asked.first is None else bisect_left(days, asked.first)
            last = len(days) if asked.last is None else bisect_right(days, asked.last)
            return records[first:last]
        index = self._index(name)
        if len(asked) == 1:
            (value,) = asked
            return index.get(value, [])
        return sorted((one for value in asked for one in index.get(value, ())), key=attrgetter("id"))

    def _index(self, name: str) -> dict[object, list[Record]]:
        index = self._by_value.get(name)
        if index is None:
            index = {}
            for one in self.records.values():
                index.setdefault(_plain(getattr(one, name)), []).append(one)
            self._by_value[name] = index
        return index

    def _days(self, name: str) -> tuple[list[Any], list[Record]]:
        """The days of a field and their records, both in order; those without a day are left out."""
        known = self._in_order.get(name)
        if known is None:
            valued = [(getattr(one, name), one) for one in self.records.values()]
            pairs = sorted(((day, one) for day, one in valued if day is not None), key=itemgetter(0))
            known = ([day for day, _ in pairs], [one for _, one in pairs])
            self._in_order[name] = known
        return known


_NAMES = tuple(kind.__name__ for kind in KINDS)
_NOTHING = _Shelf({})


def _that_meet(criteria: Mapping[str, _Criterion], records: list[Record]) -> Iterator[Record]:
    return (one for one in records if all(_meets(one, name, asked) for name, asked in criteria.items()))


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _criterion(value: object) -> _Criterion:
    if isinstance(value, Between):
        return value
    values = value.values if isinstance(value, OneOf) else (value,)
    return frozenset(_plain(one) for one in values)


def _meets(record: Record, name: str, asked: _Criterion) -> bool:
    value = getattr(record, name)
    if not isinstance(asked, Between):
        return _plain(value) in asked
    if value is None:
        return False
    day = cast("date", value)
    return (asked.first is None or asked.first <= day) and (asked.last is None or day <= asked.last)


def _ordered(records: list[Record], name: str, *, descending: bool) -> list[Record]:
    """Stable, with the records that have no value last in either direction."""
    valued: list[tuple[Any, Record]] = [
        (_plain(value), one) for one in records if (value := getattr(one, name)) is not None
    ]
    valued.sort(key=lambda pair: pair[0], reverse=descending)
    return [one for _, one in valued] + [one for one in records if getattr(one, name) is None]


async def part_about(look: Reading, plans: Iterable[str]) -> Snapshot:
    """What a look, or a transaction with all it has put so far, sees about these plans: the people are left out."""
    ids = tuple(plans)
    theirs, with_shared = OneOf(ids), OneOf((*ids, SHARED))
    money = await look.find(Appropriation, plan=with_shared)
    return Snapshot.of(
        (
            *await look.find(Organisation),
            *await look.find(Plan, id=theirs),
            # by plan alone: with the state beside it SQLite would read every open deadline there is
            *await look.find(Deadline, plan=theirs),
            *await look.find(OpenQuestion, plan=with_shared),
            *await look.find(Contribution, plan=theirs),
            *await look.find(NegotiationEntry, plan=theirs),
            *await look.find(Decision, plan=theirs),
            *money,
            *await look.find(Release, appropriation=OneOf(tuple(one.id for one in money))),
        )
    )
