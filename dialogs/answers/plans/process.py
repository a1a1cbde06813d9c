"""How a renewal goes from the first preparation to the new period: each step with its rule."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from state.deadlines.rulebook import rule
from state.deadlines.rules import Force

STEPS = (
    "preparation",
    "declaration",
    "negotiation-start",
    "contributions-open",
    "contributions-due",
    "money",
    "political-treatment",
    "committee",
    "finance-committee",
    "council",
    "release",
)


def process(ask: Ask) -> Answer:
    """The steps of a renewal in order, each with why it lies where it does and how binding that is."""
    voice = ask.voice
    lines = []
    for step in STEPS:
        force = rule(step).force
        marked = force in (Force.PATTERN, Force.RECOMMENDATION, Force.ASSUMPTION)
        lines.append(
            voice(
                "process-line",
                what=voice(f"process-{step}"),
                why=voice(f"why-{step}"),
                force=voice(f"force-{force.value}") if marked else "–",
                marked=marked,
            )
        )
    return Answer(
        title=voice("process-title"),
        lead=voice("process-lead", count=len(lines)),
        sections=(Section(lines=tuple(lines), bullets=True),),
        source=voice("source-line", source=voice.source(rule("negotiation-start").source)),
        buttons=(ask_button(voice, "button-next-deadlines-all"), ask_button(voice, "button-route")),
        subject=Subject(intent="process", rule="negotiation-start"),
    )
