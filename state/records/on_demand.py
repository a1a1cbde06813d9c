"""A look at the store that is only opened where somebody looks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

from state.records.store import Reading, Record, Store

R = TypeVar("R", bound=Record)


@asynccontextmanager
async def reading_on_demand(store: Store) -> AsyncIterator[Reading]:
    """A look at one moment, that of the first question to it; raises StoreUnavailable then."""
    async with AsyncExitStack() as opened:
        yield _OnDemand(store, opened)


class _OnDemand:
    def __init__(self, store: Store, opened: AsyncExitStack) -> None:
        self._store = store
        self._opened = opened
        self._reading: Reading | None = None

    async def get(self, kind: type[R], record_id: str) -> R | None:
        return await (await self._look()).get(kind, record_id)

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
        look = await self._look()
        return await look.find(kind, order=order, limit=limit, offset=offset, **where)

    async def count(self, kind: type[R], /, **where: object) -> int:
        return await (await self._look()).count(kind, **where)

    async def versions(self, kind: type[R]) -> dict[str, int]:
        return await (await self._look()).versions(kind)

    async def revisions(self) -> dict[str, int]:
        return await (await self._look()).revisions()

    async def _look(self) -> Reading:
        if self._reading is None:
            self._reading = await self._opened.enter_async_context(self._store.reading())
        return self._reading
