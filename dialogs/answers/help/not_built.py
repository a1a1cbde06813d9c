"""What would change the truth by talking, recognised and not done silently: says what it understood."""

from __future__ import annotations

from decimal import Decimal

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.facts.plan import Plan
from state.records.store import OneOf


def recording(ask: Ask) -> Answer:
    """What was understood of a message that wants something recorded, and that nothing has been."""
    voice, heard = ask.voice, ask.heard
    found = ask.snapshot.find(Plan, id=OneOf(heard.plans), order=("name",)) if heard.plans else ()
    facts = [
        (voice("recording-plan"), voice.all_of(escape(plan.name) for plan in found)),
        (voice("recording-body"), voice.all_of(voice.body(body) for body in heard.bodies)),
        (voice("recording-when"), voice.all_of(voice.when_span(span) for span in heard.spans[:2])),
        (voice("recording-amount"), voice.all_of(voice.kroner(Decimal(amount)) for amount in heard.amounts)),
        (voice("recording-code"), voice.all_of(heard.codes)),
    ]
    return Answer(
        title=voice("recording-title"),
        lead=voice("recording-lead", what=voice(ask.intent)),
        sections=(
            Section(heading=voice("recording-understood"), facts=tuple(one for one in facts if one[1])),
        )
        if any(value for _, value in facts)
        else (),
        notes=(voice("recording-nothing-saved"),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-help")),
        subject=ask.last,
    )
