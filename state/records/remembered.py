"""A look that asks for each thing once: what many messages are about is read and decoded for all of them together.

It holds for as long as the look does, which is one moment; records are values, so they can be shared.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar, cast

from state.records.store import OneOf, Reading, Record

R = TypeVar("R", bound=Record)


class Remembered:
    """A look that remembers what it was asked; it asks by id only for what it has not met yet."""

    def __init__(self, look: Reading) -> None:
        self._look = look
        self._records: dict[tuple[type, str], Record | None] = {}
        self._answers: dict[Hashable, Any] = {}

    async def get(self, kind: type[R], record_id: str) -> R | None:
        """The record of this kind with this id, or None."""
        if (kind, record_id) not in self._records:
            self._records[kind, record_id] = await self._look.get(kind, record_id)
        return cast("R | None", self._records[kind, record_id])

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
        """Records as the look finds them."""
        named = where.get("id")
        if len(where) == 1 and isinstance(named, OneOf) and not order and limit is None and not offset:
            return await self._named(kind, {str(one) for one in named.values})
        asked = ("find", kind, order, limit, offset, tuple(sorted(where.items(), key=lambda one: one[0])))
        if asked not in self._answers:
            found = await self._look.find(kind, order=order, limit=limit, offset=offset, **where)
            self._answers[asked] = found
        return cast("tuple[R, ...]", self._answers[asked])

    async def count(self, kind: type[R], /, **where: object) -> int:
        """How many records the look counts."""
        asked = ("count", kind, tuple(sorted(where.items(), key=lambda one: one[0])))
        if asked not in self._answers:
            self._answers[asked] = await self._look.count(kind, **where)
        return cast("int", self._answers[asked])

    async def versions(self, kind: type[R]) -> dict[str, int]:
        """The versions of this kind's records."""
        if ("versions", kind) not in self._answers:
            self._answers["versions", kind] = await self._look.versions(kind)
        return dict(self._answers["versions", kind])

    async def revisions(self) -> dict[str, int]:
        """The look's revisions."""
        if "revisions" not in self._answers:
            self._answers["revisions"] = await self._look.revisions()
        return dict(self._answers["revisions"])

    async def _named(self, kind: type[R], ids: set[str]) -> tuple[R, ...]:
        unmet = tuple(sorted(one for one in ids if (kind, one) not in self._records))
        if unmet:
            found = {record.id: record for record in await self._look.find(kind, id=OneOf(unmet))}
            self._records.update({(kind, one): found.get(one) for one in unmet})
        records = (self._records[kind, one] for one in sorted(ids))
        return tuple(cast("R", record) for record in records if record is not None)
