"""Which kinds of record `revisions` tell of."""

from __future__ import annotations

from state.records.store import Record
from state.store.tables import kind_of


def is_counted(kind: type[Record]) -> bool:
    """Whether a saved change of this kind moves its revision on."""
    return kind_of(kind).counted
