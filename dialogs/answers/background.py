"""What stands behind the money: the chain of budget codes, the secretariat and the focus areas."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from state.facts.funding import Appropriation, MoneyKind
from state.facts.open_questions import OpenQuestion
from state.organisation.sources import Fact


def chain(ask: Ask) -> Answer:
    """How a declaration of intent in one budget leads to money in the next, and what that pattern asks for."""
    voice = ask.voice
    found = ask.snapshot.find(Appropriation, order=("budget", "id"))
    declared = [one for one in found if one.kind is MoneyKind.DECLARATION]
    funded = [one for one in found if one.kind is not MoneyKind.DECLARATION and one.plans]
    lines = [
        voice("chain-declaration", code=one.code, budget=one.budget, purpose=one.purpose) for one in declared
    ]
    lines += [
        voice("chain-money", code=one.code, budget=one.budget, amount=one.total, purpose=one.purpose)
        for one in funded
        if one.total is not None
    ]
    pattern = ask.organisation.renewal
    return Answer(
        title=voice("chain-title"),
        lead=voice("chain-lead"),
        sections=(
            Section(lines=tuple(lines), bullets=True),
            Section(heading=voice("chain-next"), lines=(voice("chain-pattern"),)),
        ),
        source=voice("source-line", source=f"{voice.source(pattern.source)} (S22, S7)"),
        buttons=(ask_button(voice, "button-source"), ask_button(voice, "button-money-all")),
        subject=Subject(
            intent="chain", appropriations=tuple(one.id for one in (*declared, *funded)), rule="declaration"
        ),
    )


def secretariat(ask: Ask) -> Answer:
    """Whose secretariat the service money pays for, and what is not settled about it."""
    voice = ask.voice
    facts = _facts(ask, "secretariat")
    asked = ask.snapshot.get(OpenQuestion, "A12")
    sections = [Section(lines=tuple(voice.wording(fact.says) for fact in facts), bullets=True)]
    if asked is not None and asked.is_open:
        sections.append(
            Section(
                heading=f"{asked.id}: {voice.wording(asked.title)}",
                lines=(
                    voice.wording(asked.asks),
                    *(f"- {voice.wording(one.label)}" for one in asked.readings),
                ),
            )
        )
    return Answer(
        title=voice("secretariat-title"),
        lead=voice("secretariat-lead"),
        sections=tuple(sections),
        source=_source(ask, facts),
        buttons=(ask_button(voice, "button-money-service"), ask_button(voice, "button-open-questions-all")),
        subject=Subject(intent="secretariat", questions=("A12",)),
    )


def focus(ask: Ask) -> Answer:
    """The focus areas the budget agreement names, and that the note does not bind the plans to them."""
    voice = ask.voice
    facts = _facts(ask, "focus")
    return Answer(
        title=voice("focus-title"),
        lead=voice("focus-lead", count=len(facts)),
        sections=(
            Section(lines=tuple(voice.wording(fact.names or fact.says) for fact in facts), bullets=True),
        ),
        notes=(voice("focus-note"),),
        source=_source(ask, facts),
        buttons=(ask_button(voice, "button-goal"), ask_button(voice, "button-status")),
        subject=Subject(intent="focus"),
    )


def _facts(ask: Ask, topic: str) -> list[Fact]:
    return [fact for fact in ask.organisation.facts if fact.topic == topic]


def _source(ask: Ask, facts: list[Fact]) -> str:
    if not facts:
        return ""
    ids = ", ".join(fact.id for fact in facts)
    return ask.voice(
        "source-line", source=f"{ask.voice.source(ask.organisation.source_of(facts[0].id))} ({ids})"
    )
