"""A memory that holds only so much: the newest is kept, the oldest let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Bounded(Generic[T]):
    """The newest `size` keys with a value each; the oldest are forgotten."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, T] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: Hashable) -> T | None:
        """The key's value, or None."""
        return self._values.get(key)

    def put(self, key: Hashable, value: T) -> None:
        """Remember the key as the newest."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)

    def forget_while(self, is_old: Callable[[T], bool]) -> None:
        """Forget the oldest as long as they are so."""
        while self._values and is_old(next(iter(self._values.values()))):
            self._values.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Forget the key, if it is known."""
        self._values.pop(key, None)
