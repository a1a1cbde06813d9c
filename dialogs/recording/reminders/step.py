"""A step agreed in a negotiation said to be taken, without a message about it: which one is meant."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.recording.engine.flow import Values
from dialogs.reminders.buttons import MET, may_finish
from dialogs.saying.answer import Answer, Button
from dialogs.saying.text import escape
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan
from state.records.store import OneOf
from state.reminders.due.of_portfolio import step_is_open

MOST_OFFERED = 6


async def taken(ask: Ask) -> Values | Answer:
    """The open step of the plan that is named, or of any; whether the person may is checked when it is done."""
    voice = ask.voice
    found = _open(ask)
    own = [one for one in found if may_finish(one, ask.person)]
    meant = own or found
    if not meant:
        return Answer(lead=voice("record-answer-no-step"), subject=ask.last, refused=True)
    names = ask.plan_names({one.plan for one in meant})
    if len(names) > 1:
        return _which(ask, sorted(names.values())[:MOST_OFFERED])
    step = meant[0]
    return {
        "answer": {
            "step": MET,
            "notice": "",
            "reminders": [],
            "deadline": None,
            "taken": step.id,
            "version": step.version,
            "day": None,
            "said": escape(step.next_step),
            "clicked": False,
        }
    }


def _which(ask: Ask, names: list[str]) -> Answer:
    voice = ask.voice
    options = [{"title": name, "ask": voice("answer-taken", plan=name)} for name in names]
    return Answer(
        title=voice("record-answer-title"),
        lead=voice("record-answer-which-plan"),
        buttons=tuple(Button(title=one["title"], ask=one["ask"]) for one in options),
        subject=ask.last,
        pending={"kind": "choice", "options": options},
    )


def _open(ask: Ask) -> tuple[NegotiationEntry, ...]:
    """The steps that wait, the latest agreed first."""
    by = (
        ask.snapshot.find(Plan, id=OneOf(ask.plans)) if ask.plans else ask.snapshot.find(Plan, annulled=False)
    )
    plans = {one.id: one for one in by}
    found = ask.snapshot.find(NegotiationEntry, plan=OneOf(tuple(sorted(plans))), order=("-on",))
    return tuple(one for one in found if _waits(one, found, plans.get(one.plan)))


def _waits(one: NegotiationEntry, found: tuple[NegotiationEntry, ...], plan: Plan | None) -> bool:
    return step_is_open(one, [each for each in found if each.plan == one.plan], plan)
