"""Stores with a portfolio in them.

What a store in memory has committed is never changed, only replaced; so what the same steps from an empty store lead
to is worked out once, and every store after the first begins with it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from functools import cache

from state.actions.plans.advance import advance
from state.actions.plans.fill import fill
from state.portfolio import COPENHAGEN, Portfolio, check
from state.records.store import Store
from state.store.memory import MemoryStore

Steps = tuple[tuple[object, ...], ...]

_LED_TO: dict[Steps, object] = {}
_LED_BY: dict[int, Steps] = {}
_PORTFOLIOS: dict[int, Portfolio] = {}  # kept, so that a number stands for the same one


@cache
def shipped_portfolio() -> Portfolio:
    """The shipped portfolio, read once."""
    return check(COPENHAGEN)


async def fill_once(store: Store, at: datetime, portfolio: Portfolio | None = None) -> None:
    """Fill a store at a moment, with the shipped portfolio unless another is given."""
    given = portfolio or shipped_portfolio()
    _PORTFOLIOS[id(given)] = given
    await _once(store, ("fill", id(given), at), lambda: fill(store, given, at))


async def advance_once(store: Store, day: date, at: datetime) -> None:
    """Have the calendar bring a store to a day, at a moment."""
    await _once(store, ("advance", day, at), lambda: advance(store, day, at))


async def _once(store: Store, step: tuple[object, ...], take: Callable[[], Awaitable[object]]) -> None:
    before = _steps_to(store)
    if not isinstance(store, MemoryStore) or before is None:
        await take()
        return
    steps = (*before, step)
    if steps not in _LED_TO:
        await take()
        _LED_TO[steps] = store._saved
        _LED_BY[id(store._saved)] = steps
    store._saved = _LED_TO[steps]  # type: ignore[assignment]


def _steps_to(store: Store) -> Steps | None:
    """What led to what a store holds; None where it is more than such steps."""
    if not isinstance(store, MemoryStore):
        return None
    return _LED_BY.get(id(store._saved)) if store._saved.rows else ()
