"""How a period moves from stage to stage: one table, and the days on which the calendar alone moves it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines.readings import last_days, starts
from state.deadlines.rulebook import rule
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Period, Plan, Stage
from state.records.errors import TransitionRefused


class Event(Enum):
    """What can happen to a period."""

    PREPARATION_DUE = "preparation-due"
    ROUND_OPENED = "round-opened"
    NEGOTIATION_BEGUN = "negotiation-begun"
    CASE_SUBMITTED = "case-submitted"
    SENT_BACK = "sent-back"
    BOTH_KEYS_TURNED = "both-keys-turned"
    KEY_TURNED_BACK = "key-turned-back"
    PERIOD_BEGINS = "period-begins"
    RENEWAL_DUE = "renewal-due"
    PERIOD_ENDS = "period-ends"


TRANSITIONS: dict[tuple[Stage, Event], Stage] = {
    (Stage.DORMANT, Event.PREPARATION_DUE): Stage.PREPARATION,
    (Stage.DORMANT, Event.ROUND_OPENED): Stage.CONTRIBUTIONS,
    (Stage.PREPARATION, Event.ROUND_OPENED): Stage.CONTRIBUTIONS,
    (Stage.PREPARATION, Event.NEGOTIATION_BEGUN): Stage.NEGOTIATION,
    (Stage.CONTRIBUTIONS, Event.NEGOTIATION_BEGUN): Stage.NEGOTIATION,
    (Stage.PREPARATION, Event.CASE_SUBMITTED): Stage.POLITICAL,
    (Stage.CONTRIBUTIONS, Event.CASE_SUBMITTED): Stage.POLITICAL,
    (Stage.NEGOTIATION, Event.CASE_SUBMITTED): Stage.POLITICAL,
    (Stage.POLITICAL, Event.SENT_BACK): Stage.NEGOTIATION,
    (Stage.POLITICAL, Event.BOTH_KEYS_TURNED): Stage.APPROVED,
    (Stage.APPROVED, Event.KEY_TURNED_BACK): Stage.POLITICAL,
    (Stage.APPROVED, Event.PERIOD_BEGINS): Stage.RUNNING,
    (Stage.RUNNING, Event.RENEWAL_DUE): Stage.EXPIRING,
    (Stage.POLITICAL, Event.PERIOD_ENDS): Stage.EXPIRED,
    (Stage.RUNNING, Event.PERIOD_ENDS): Stage.EXPIRED,
    (Stage.EXPIRING, Event.PERIOD_ENDS): Stage.EXPIRED,
}

BY_CALENDAR = (Event.PREPARATION_DUE, Event.PERIOD_BEGINS, Event.RENEWAL_DUE, Event.PERIOD_ENDS)


class Move(Struct, frozen=True, kw_only=True):
    """One stage change of one period."""

    period: int
    event: Event
    before: Stage
    after: Stage


def after(stage: Stage, event: Event) -> Stage:
    """The stage after the event; raises TransitionRefused for a pair that is not in the table."""
    try:
        return TRANSITIONS[stage, event]
    except KeyError:
        raise TransitionRefused(stage=stage.value, event=event.value) from None


def advance(
    plan: Plan, questions: Iterable[OpenQuestion], today: date
) -> tuple[Plan, tuple[Move, ...], date | None]:
    """The plan with every stage the calendar has moved by today, the moves, and the next day one will move.

    Under an open question the earliest reading decides when a period begins to be prepared, and the latest
    one when it has ended: a plan is prepared too early rather than too late, and never closed too early.
    """
    asked = tuple(questions)
    moves: list[Move] = []
    upcoming: list[date] = []
    periods: list[Period] = []
    for period in plan.periods:
        moved = period
        for event in BY_CALENDAR:
            day = _day_of(event, plan, period, asked)
            next_stage = TRANSITIONS.get((moved.stage, event))
            if day is None or next_stage is None:
                continue
            if day <= today:
                moves.append(Move(period=period.number, event=event, before=moved.stage, after=next_stage))
                begun = day if event is Event.PERIOD_BEGINS else moved.start
                moved = replace(moved, stage=next_stage, start=begun)
            else:
                upcoming.append(day)
        periods.append(moved)
    changed = replace(plan, periods=tuple(periods)) if moves else plan
    return changed, tuple(moves), min(upcoming, default=None)


def _day_of(event: Event, plan: Plan, period: Period, questions: tuple[OpenQuestion, ...]) -> date | None:
    if event in (Event.PREPARATION_DUE, Event.PERIOD_BEGINS):
        begins = starts(plan, period, questions)
        if not begins:
            return None
        return begins[-1].day if event is Event.PERIOD_BEGINS else _preparation(begins[0].day)
    ends = last_days(plan, period, questions)
    if not ends:
        return None
    if event is Event.PERIOD_ENDS:
        return ends[-1].day + timedelta(days=1)
    return _preparation(ends[0].day + timedelta(days=1))


def _preparation(start: date) -> date | None:
    due = rule("preparation").gives(start)
    return due.first if due else None
