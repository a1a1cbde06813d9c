"""The one meaning of criteria and order, whatever engine answers: searched fields as plain values.

Enums are compared by value, days as days, moments in UTC. A day asked of a moment is the day in Copenhagen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import TypeAlias, cast

from msgspec import Struct

from state.organisation.calendar import COPENHAGEN
from state.records.store import Between, OneOf, Record
from state.store.tables import ID, Column, Kind, column_of

Plain: TypeAlias = str | int | date | None  # a datetime is a date to the type checker


class Among(Struct, frozen=True):
    """The field's plain value is one of these; None stands for "has no value"."""

    field: str
    values: tuple[Plain, ...]


class Within(Struct, frozen=True):
    """The field has a value, and it lies between these, both included; None leaves a side open."""

    field: str
    low: date | None
    high: date | None


Criterion: TypeAlias = Among | Within


def searched_values(kind: Kind, record: Record) -> dict[str, Plain]:
    """The fields a record is found by, as plain values; raises ValueError for a moment without a zone."""
    return {column.name: _plain(column, getattr(record, column.name)) for column in kind.columns}


def criteria(kind: Kind, where: Mapping[str, object]) -> tuple[Criterion, ...]:
    """What was asked for, in plain values; raises ValueError for what cannot be asked of the kind."""
    return tuple(_criterion(column_of(kind, name), value) for name, value in where.items())


def ordering(kind: Kind, order: tuple[str, ...]) -> tuple[tuple[Column, bool], ...]:
    """The fields to order by and whether descending, ending with the id; raises ValueError."""
    named = tuple((name.removeprefix("-"), name.startswith("-")) for name in order)
    return (*((column_of(kind, name), descending) for name, descending in named), (ID, False))


def _criterion(column: Column, value: object) -> Criterion:
    if isinstance(value, Between):
        return _within(column, value)
    values = value.values if isinstance(value, OneOf) else (value,)
    return Among(column.name, tuple(_plain(column, one) for one in values))


def _plain(column: Column, value: object) -> Plain:
    if isinstance(value, Enum):
        value = value.value
    if value is None:
        return None
    # datetime is a kind of date and bool a kind of int, and the engines disagree about what such a mix means.
    if type(value) is not column.type:
        raise ValueError(f"{column.name}: {value!r} is not a {column.type.__name__}")
    if isinstance(value, datetime):
        return _in_utc(value)
    return cast("Plain", value)


def _within(column: Column, between: Between) -> Within:
    if column.type is datetime:
        return Within(column.name, _moment(between.first, 0), _moment(between.last, 1))
    if column.type is not date:
        raise ValueError(f"{column.name} is no date, so nothing lies between")
    low, high = _plain(column, between.first), _plain(column, between.last)
    return Within(column.name, cast("date | None", low), cast("date | None", high))


def _moment(day: date | None, days_later: int) -> datetime | None:
    """The moment a day begins in Copenhagen, or the last one before the day `days_later` begins."""
    if day is None:
        return None
    if isinstance(day, datetime):
        return _in_utc(day)
    midnight = datetime.combine(day + timedelta(days=days_later), time.min, COPENHAGEN)
    return midnight.astimezone(UTC) - days_later * timedelta.resolution


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no zone; moments are aware")
    return moment.astimezone(UTC)
