"""The store in memory, for tests and trials: the database's promises, and nothing left afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from state.conversations.talk import Talk
from state.records.codec import from_text, to_text, with_version
from state.records.errors import RecordMovedOn
from state.records.store import Glance, Reading, Record, Store, Writing
from state.store.search import Among, Criterion, Plain, criteria, ordering, searched_values
from state.store.tables import KINDS, Kind, kind_of, must_be_remembered
from state.store.turns import Turns

R = TypeVar("R", bound=Record)


class _Row(Struct, frozen=True):
    """A saved record as text, so that nobody can change it by holding on to a part of it."""

    version: int
    values: Mapping[str, Plain]
    text: str


_Rows = Mapping[str, _Row]


class _Saved(Struct, frozen=True):
    """All that was committed at one moment; never changed, only replaced by the next."""

    rows: Mapping[str, _Rows] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)


class _MemoryReading:
    def __init__(self, saved: _Saved) -> None:
        self._saved = saved

    async def get(self, kind: type[R], record_id: str) -> R | None:
        row = self._rows(kind_of(kind)).get(record_id)
        return from_text(kind, row.text) if row else None

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
        found = self._matching(kind_of(kind), where)
        for column, descending in reversed(ordering(kind_of(kind), order)):
            found = _ordered(found, column.name, descending)
        end = None if limit is None else offset + limit
        return tuple(from_text(kind, row.text) for row in found[offset:end])

    async def count(self, kind: type[R], /, **where: object) -> int:
        return len(self._matching(kind_of(kind), where))

    async def versions(self, kind: type[R]) -> dict[str, int]:
        return {record_id: row.version for record_id, row in self._rows(kind_of(kind)).items()}

    async def revisions(self) -> dict[str, int]:
        return dict(self._saved.revisions)

    def _rows(self, kind: Kind) -> _Rows:
        return self._saved.rows.get(kind.name, {})

    def _matching(self, kind: Kind, where: Mapping[str, object]) -> list[_Row]:
        asked = criteria(kind, where)
        return [row for row in self._rows(kind).values() if all(_meets(row, one) for one in asked)]


class _MemoryWriting(_MemoryReading):
    def __init__(self, saved: _Saved, *, remembers: bool = False) -> None:
        super().__init__(saved)
        self._remembers = remembers
        self._changed: dict[str, dict[str, _Row]] = {}
        self._counted: set[str] = set()

    async def hold(self, name: str) -> None:
        """Nobody else writes meanwhile."""

    async def put(self, record: R) -> R:
        kind = kind_of(type(record))
        if self._remembers:
            must_be_remembered(kind)
        present = self._rows(kind).get(record.id)
        now = present.version if present else 0
        if record.version != now or (kind.append_only and record.version):
            raise RecordMovedOn(kind=kind.name, id=record.id, seen=record.version)
        saved = with_version(record, now + 1)
        row = _Row(now + 1, {"id": record.id, **searched_values(kind, saved)}, to_text(saved))
        self._changed.setdefault(kind.name, dict(self._rows(kind)))[record.id] = row
        if kind.counted:
            self._counted.add(kind.name)
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        return tuple([await self.put(record) for record in records])

    def result(self) -> _Saved:
        """What is saved once this transaction is."""
        numbers = self._saved.revisions
        bumped = {name: numbers.get(name, 0) + 1 for name in self._counted}
        return _Saved({**self._saved.rows, **self._changed}, {**numbers, **bumped})

    def _rows(self, kind: Kind) -> _Rows:
        return self._changed.get(kind.name) or super()._rows(kind)


class MemoryStore:
    """The truth as long as the process lives."""

    def __init__(self) -> None:
        self._saved = _Saved()
        self._turns = Turns()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A look at what is committed now."""
        yield _MemoryReading(self._saved)

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """One record and all revisions, as committed now."""
        look = _MemoryReading(self._saved)
        return Glance(await look.revisions(), await look.get(kind, record_id))

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction; the next one waits until it has ended."""
        async with self._turns.turn():
            transaction = _MemoryWriting(self._saved)
            yield transaction
            self._saved = transaction.result()

    @asynccontextmanager
    async def remembering(self) -> AsyncIterator[Writing]:
        """A transaction for what conversations remember; the next one waits until it has ended."""
        async with self._turns.turn():
            transaction = _MemoryWriting(self._saved, remembers=True)
            yield transaction
            self._saved = transaction.result()

    @asynccontextmanager
    async def alone(self, name: str) -> AsyncIterator[None]:
        """There is no other process."""
        yield

    async def close(self) -> None:
        """Nothing is held open."""


async def copied_to_memory(store: Store) -> MemoryStore:
    """All records but the conversations, as they are at one moment, to try something out on; versions begin anew."""
    copy = MemoryStore()
    async with store.reading() as look, copy.writing() as unit:
        for kind in KINDS:
            if kind.record is not Talk:
                found: tuple[Any, ...] = await look.find(kind.record)
                await unit.put_all([replace(one, version=0) for one in found])
    return copy


def _meets(row: _Row, criterion: Criterion) -> bool:
    value = row.values[criterion.field]
    if isinstance(criterion, Among):
        return value in criterion.values
    if value is None:
        return False
    day = cast("date", value)  # a span is asked only of days and moments
    return (criterion.low is None or criterion.low <= day) and (
        criterion.high is None or day <= criterion.high
    )


def _ordered(rows: list[_Row], name: str, descending: bool) -> list[_Row]:
    """Stable, with the rows that have no value last in either direction."""
    valued = [(value, row) for row in rows if (value := row.values[name]) is not None]
    valued.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in valued] + [row for row in rows if row.values[name] is None]
