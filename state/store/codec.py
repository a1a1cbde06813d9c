"""A record as JSON text and back, exactly: Decimals, days, moments, enums, tuples and nested values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter

from state.store.protocol import Record

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound=Record)

_adapters: dict[type, TypeAdapter[Any]] = {}


def adapter(kind: type[R]) -> TypeAdapter[R]:
    """The kind's reader and writer, built the first time it is needed because building one is slow."""
    try:
        return _adapters[kind]
    except KeyError:
        return _adapters.setdefault(kind, TypeAdapter(kind))


def to_text(record: Record) -> str:
    """The record as JSON; raises ValueError where a field holds what its type does not allow."""
    return adapter(type(record)).dump_json(record, warnings="error").decode()


def from_text(kind: type[R], text: str | bytes) -> R:
    """The record that was written as this JSON; raises ValueError if it is not one of this kind."""
    return adapter(kind).validate_json(text)


def with_version(record: R, version: int) -> R:
    """The same record under another version."""
    return cast("R", replace(cast("DataclassInstance", record), version=version))
