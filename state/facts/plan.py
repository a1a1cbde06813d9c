"""A boligsocial helhedsplan: an area's plan, carried from one period to the next."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from state.organisation.reminder_policy import Changes


class Stage(Enum):
    """How far a period has come, from not yet begun to run out."""

    DORMANT = "dormant"
    PREPARATION = "preparation"
    CONTRIBUTIONS = "contributions"
    NEGOTIATION = "negotiation"
    POLITICAL = "political-treatment"
    APPROVED = "approved"
    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED = "expired"


class Period(Struct, frozen=True, kw_only=True):
    """One term of a plan, with what the source says and what it means.

    `end_text` keeps the source's own words, `end_date` the date in them. `last_day` is set only where no
    question about the end is open; see `state.readings.last_days` for what holds until then. A `start` of
    None means "the day after the period before it ends", or "not in the source" for a plan's first period.
    `waived` is why the missing one of the two keys, content and release, is not relevant.
    """

    number: int
    stage: Stage
    start: date | None = None
    end_text: str | None = None
    end_date: date | None = None
    last_day: date | None = None
    stated_years: int | None = None
    facts: tuple[str, ...] = ()
    waived: str = ""


class Plan(Struct, frozen=True, kw_only=True):
    """An area's plan through all its periods: past, current and the one being prepared.

    `attention` is the day the plan next needs somebody, the earliest open deadline (local date), and
    `moves_on` the next day on which a stage moves by the calendar alone; both are kept by the actions.
    `annulled` means that registering it was undone: it is in no list, and nothing of it is owed. `reminders` is
    what this plan does otherwise than the organisation when it reminds people.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    official_name: str | None = None
    periods: tuple[Period, ...]
    predecessors: tuple[str, ...] = ()
    successor: str | None = None
    attention: date | None = None
    moves_on: date | None = None
    annulled: bool = False
    reminders: Changes | None = None
    version: int = 0

    def period(self, number: int) -> Period:
        """The period with this number; raises KeyError."""
        for period in self.periods:
            if period.number == number:
                return period
        raise KeyError(number)

    def with_period(self, changed: Period) -> Plan:
        """The plan with this period in the place of the one with its number."""
        return replace(
            self, periods=tuple(changed if one.number == changed.number else one for one in self.periods)
        )

    def followed(self, number: int) -> Plan:
        """The plan with a dormant period after this one, unless one is there or a successor takes over."""
        if self.successor is not None or self.periods[-1].number != number:
            return self
        return replace(self, periods=(*self.periods, Period(number=number + 1, stage=Stage.DORMANT)))

    def current(self, today: date) -> Period:
        """The latest period that has begun by today, else the first one."""
        begun = [period for period in self.periods if period.start is not None and period.start <= today]
        return (begun or list(self.periods))[-1]

    def upcoming(self, today: date) -> Period | None:
        """The period after the current one, which is being prepared; None if the plan is not carried on."""
        current = self.current(today)
        return next((period for period in self.periods if period.number == current.number + 1), None)
