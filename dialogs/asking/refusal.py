"""What a person may not or cannot do, in words."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.records.errors import PlanError


def refused(ask: Ask, fault: PlanError) -> Answer:
    """The answer to what could not be done: the fault's sentence, and what was talked about stays."""
    return Answer(lead=refusal(ask.voice, fault), refused=True, subject=ask.last)


def refusal(voice: Voice, fault: PlanError) -> str:
    """The fault's sentence; what somebody wrote takes no effect in it."""
    return voice(fault.text_id, **{name: _fact(voice, fact) for name, fact in fault.facts().items()})


def _fact(voice: Voice, fact: object) -> str | int:
    if fact is None:
        return "–"
    return escape(fact) if isinstance(fact, str) else voice.said(fact)
