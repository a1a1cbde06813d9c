"""A value and where in the message it was said."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

T_co = TypeVar("T_co", covariant=True)


class Found(Struct, Generic[T_co], frozen=True, kw_only=True):
    """A value read from `text[start:end]`; `said` is those words as written."""

    value: T_co
    start: int
    end: int
    said: str
