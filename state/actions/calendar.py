"""What the calendar alone does: stages move, days that come by themselves have come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from state import upkeep
from state.deadlines import Deadline, DeadlineState
from state.people import Action
from state.plan import Plan
from state.recorder import Recorder
from state.rulebook import RULES, is_event
from state.store.protocol import Between, OneOf, Store
from state.workflow import advance as moved_by_calendar

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
            questions = await upkeep.questions_about(unit, plan.id)
            moved, moves, next_day = moved_by_calendar(plan, questions, today)
            recorder = Recorder(unit=unit, action=Action.ADVANCE_CALENDAR.value, now=now)
            await recorder.put(replace(moved, moves_on=next_day))
            count += len(moves)
            for move in moves:
                await recorder.note(
                    f"{plan.id}.{move.period}",
                    plan=plan.id,
                    reason=move.event.value,
                    before={"stage": move.before.value},
                    after={"stage": move.after.value},
                )
        for event in await unit.find(Deadline, id=OneOf(tuple(passed)), state=DeadlineState.OPEN):
            await unit.put(replace(event, state=DeadlineState.MET))
    return count
