"""Records put in a store, in one transaction."""

from __future__ import annotations

from state.records.store import Record, Store


async def saved(store: Store, *records: Record) -> None:
    async with store.writing() as transaction:
        for record in records:
            await transaction.put(record)
