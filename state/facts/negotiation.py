"""The negotiation ledger: what was said with Landsbyggefonden and the housing organisations."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct


class PointState(Enum):
    """How far a point of the negotiation is."""

    OPEN = "open"
    AGREED = "agreed"
    CLOSED = "closed"  # dropped, or settled elsewhere


class NegotiationPoint(Struct, frozen=True, kw_only=True):
    """One thing that was agreed or left open; `settled` is how an open one ended, and `settled_on` when."""

    number: int
    text: str
    state: PointState
    settled: str = ""
    settled_on: date | None = None


class NegotiationEntry(Struct, frozen=True, kw_only=True):
    """One meeting or message of a plan's negotiation.

    `due` is the next step's day, `done_on` the one it was taken on (local dates).
    """

    id: str
    plan: str
    period: int
    on: date
    parties: tuple[str, ...]
    topic: str
    position: str = ""
    points: tuple[NegotiationPoint, ...] = ()
    next_step: str = ""
    owner: str = ""
    due: date | None = None
    done_on: date | None = None
    recorded_by: str = ""
    annulled: bool = False
    version: int = 0

    @property
    def agreed(self) -> bool:
        """Whether something was agreed and nothing is open any more."""
        return any(one.state is PointState.AGREED for one in self.points) and not self.open_points

    @property
    def step_left(self) -> str:
        """The next step, unless it has been taken."""
        return "" if self.done_on is not None else self.next_step

    @property
    def open_points(self) -> tuple[NegotiationPoint, ...]:
        """What is still to be agreed."""
        return tuple(one for one in self.points if one.state is PointState.OPEN)
