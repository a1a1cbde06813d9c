"""A list that is longer than an answer: which part is shown, and how to see the next one."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from dialogs.asking.ask import Ask, Question, in_time
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.card import MOST_ACTIONS
from dialogs.saying.deadline_lines import ask_button
from state.organisation.calendar import Span


async def next_part(ask: Ask, question: Question, last: Subject, page: int) -> Answer:
    """The part after this page of the answer before, or that it was the last one."""
    if in_parts(ask, await in_time(question(_the_same(ask, last, page)))).more is False:
        return Answer(lead=ask.voice("list-ended"), subject=ask.last, page=page)
    return replace(await in_time(question(_the_same(ask, last, page + 1))), page=page + 1)


def _the_same(ask: Ask, last: Subject, page: int) -> Ask:
    """The question before once more, for this page."""
    spans = tuple(Span(first=first, last=end) for first, end in (_days(last),) if first and end)
    heard = replace(ask.heard, units=last.units, spans=spans)
    return replace(ask, intent="follow-up", heard=heard, page=page)


def in_parts(ask: Ask, answer: Answer) -> Answer:
    """The answer with which part of the plans it shows and a button for the next, where it does not show all."""
    part = answer.part
    if part is None or answer.pending is not None:
        return answer
    if part.first == 1 and part.last >= part.total:
        return replace(answer, more=False)
    note = ask.voice("list-part", first=part.first, last=part.last, count=part.total)
    if part.last >= part.total:
        return replace(answer, notes=(*answer.notes, note), more=False)
    buttons = (*answer.buttons[: MOST_ACTIONS - 1], ask_button(ask.voice, "button-more"))
    return replace(answer, notes=(*answer.notes, note), buttons=buttons, more=True)


def _days(last: Subject) -> tuple[date | None, date | None]:
    try:
        first, end = (date.fromisoformat(day) for day in last.days)
    except ValueError:
        return None, None
    return first, end
