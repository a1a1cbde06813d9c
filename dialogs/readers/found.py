"""A value and where in the message it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found(Generic[T_co]):
    """A value read from `text[start:end]`; `said` is those words as written."""

    value: T_co
    start: int
    end: int
    said: str
