"""What the calendar alone does: stages move, days that come by themselves have come."""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rulebook import RULES, is_event
from state.deadlines.stages import Event
from state.deadlines.stages import advance as moved_by_calendar
from state.facts.plan import Plan
from state.organisation.people import Action
from state.records.store import Between, OneOf, Store, Writing

TURNS = frozenset({Event.PERIOD_BEGINS, Event.PERIOD_ENDS})
EVENTS = tuple(one.id for one in RULES if is_event(one.id))


async def advance(store: Store, today: date, now: datetime) -> int:
    """Move every stage the calendar has moved by today, with a trace; returns how many moved.

    Only plans and days whose time has come are read: the cost grows with what is due, not with the plans.
    """
    reached = Between(last=today)
    async with store.reading() as look:
        due = [plan.id for plan in await look.find(Plan, moves_on=reached)]
        past = await look.find(Deadline, state=DeadlineState.OPEN, rule=OneOf(EVENTS), last=reached)
    passed = [event.id for event in past if event.last is not None and event.last < today]
    if not due and not passed:
        return 0
    count = 0
    async with store.writing() as unit:
        for plan in await unit.find(Plan, id=OneOf(tuple(due))):
            count += await _advance_plan(unit, plan, today, now)
        open_yet = await unit.find(Deadline, id=OneOf(tuple(passed)), state=DeadlineState.OPEN)
        await unit.put_all([replace(event, state=DeadlineState.MET) for event in open_yet])
    return count


async def _advance_plan(unit: Writing, plan: Plan, today: date, now: datetime) -> int:
    """Move the plan's stages; one that begins or ends is followed by a period to prepare, which may move too."""
    count = 0
    while True:
        questions = await rederivation.questions_about(unit, plan.id)
        moved, moves, next_day = moved_by_calendar(plan, questions, today)
        turned = [move.period for move in moves if move.event in TURNS]
        for number in turned:
            moved = moved.followed(number)
        recorder = Recorder(unit=unit, action=Action.ADVANCE_CALENDAR.value, now=now)
        await recorder.put(replace(moved, moves_on=next_day))
        for move in moves:
            await recorder.note(
                f"{plan.id}.{move.period}",
                plan=plan.id,
                reason=move.event.value,
                before={"stage": move.before.value},
                after={"stage": move.after.value},
            )
        count += len(moves)
        if not turned:
            return count
        await rederivation.rederive(unit, [plan.id], today)
        plan = await unit.get(Plan, plan.id) or plan
        if plan.moves_on is None or plan.moves_on > today:
            return count
