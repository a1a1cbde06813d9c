"""How settling an open question looks: the card that asks, the summary, and what it did to the deadlines."""

from __future__ import annotations

from dialogs.answers.plans.open_questions import settled_line
from dialogs.asking.ask import Ask
from dialogs.recording.plans.settle_draft import ANSWER, OTHER, VERB, Draft, Field
from dialogs.saying.answer import Answer, Button, Input, InputKind, Section, Subject
from dialogs.saying.deadline_lines import ask_button, what
from dialogs.saying.text import escape
from state.actions.plans.settle_question import Settled
from state.deadlines.rederivation import Moved
from state.facts.open_questions import OpenQuestion


def summary(ask: Ask, question: OpenQuestion, draft: Draft) -> Answer:
    """What will be saved, to be confirmed."""
    voice = ask.voice
    facts = (
        (voice("settle-question"), f"{question.id}: {voice.wording(question.title)}"),
        (voice("settle-answer"), said_of(ask, question, draft)),
        (voice("settle-reason"), escape(draft.reason)),
    )
    return Answer(
        title=voice("settle-title", id=question.id),
        lead=voice("settle-summary"),
        sections=(Section(facts=facts),),
        notes=(voice("settle-confirm"),),
        buttons=(
            Button(title=voice("button-save"), verb=VERB, data=(*_stamp(question), *_given(draft))),
            ask_button(voice, "button-cancel"),
        ),
        subject=Subject(intent="open-questions", questions=(question.id,), plans=question.plans),
        pending=draft.kept(),
    )


def form(ask: Ask, question: OpenQuestion, draft: Draft, field: Field, lead: str) -> Answer:
    """The question for one field, with every field on the card."""
    voice, options = ask.voice, options_of(ask, question)
    sections = [Section(lines=(voice.wording(question.asks),))]
    if options:
        lines = tuple(f"{number}. {title}" for number, (_, title) in enumerate(options, 1))
        sections.append(Section(heading=voice("settle-readings"), lines=lines))
    return Answer(
        title=voice("settle-title", id=question.id),
        lead=lead,
        sections=tuple(sections)
        if field is ANSWER
        else (Section(facts=((voice("settle-answer"), said_of(ask, question, draft)),)),),
        notes=(voice("settle-cancel-hint"),),
        inputs=_inputs(ask, question, draft, options),
        buttons=(
            Button(title=voice("button-save"), verb=VERB, data=_stamp(question)),
            ask_button(voice, "button-cancel"),
        ),
        subject=Subject(intent="open-questions", questions=(question.id,), plans=question.plans),
        pending=draft.kept(),
    )


def done(ask: Ask, result: Settled) -> Answer:
    """What has been settled and which deadlines moved where."""
    voice = ask.voice
    names = ask.plan_names({one.after.plan for one in result.moved})
    moved = [
        one
        for one in result.moved
        if one.before is not None and one.before.due != one.after.due and one.after.due
    ]
    lines = tuple(_moved_line(ask, one, names) for one in moved)
    return Answer(
        title=voice("settle-done-title", id=result.question.id),
        lead=settled_line(ask, result.question),
        sections=(Section(heading=voice("settle-moved", count=len(lines)), lines=lines, bullets=True),)
        if lines
        else (Section(lines=(voice("settle-nothing-moved"),)),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-history")),
        subject=Subject(
            intent="open-questions", plans=result.question.plans, questions=(result.question.id,)
        ),
        replaces=True,
    )


def _moved_line(ask: Ask, one: Moved, names: dict[str, str]) -> str:
    before = one.before.due if one.before else None
    return ask.voice(
        "settle-moved-line",
        plan=escape(names.get(one.after.plan, "")),
        what=what(ask.voice, one.after),
        before=ask.voice.span(before) if before else "–",
        after=ask.voice.when_span(one.after.due) if one.after.due else "–",
    )


def options_of(ask: Ask, question: OpenQuestion) -> list[tuple[str, str]]:
    """The readings to choose from, and another date where the question takes one."""
    options = [(one.id, ask.voice.wording(one.label)) for one in question.readings]
    if question.takes_other_date:
        options.append((OTHER, ask.voice("settle-other-date")))
    return options


def _inputs(
    ask: Ask, question: OpenQuestion, draft: Draft, options: list[tuple[str, str]]
) -> tuple[Input, ...]:
    voice = ask.voice
    inputs = []
    if options:
        inputs.append(
            Input(
                id="reading",
                kind=InputKind.CHOICE,
                label=voice("settle-answer"),
                options=tuple(options),
                value=draft.reading or "",
            )
        )
    if question.takes_other_date:
        inputs.append(
            Input(
                id="last_day",
                kind=InputKind.DATE,
                label=voice("settle-other-date-label"),
                value=draft.last_day.isoformat() if draft.last_day else "",
            )
        )
    if not question.moves_dates:
        inputs.append(
            Input(id="answer", kind=InputKind.TEXT, label=voice("settle-answer-text"), value=draft.answer)
        )
    inputs.append(
        Input(
            id="reason",
            kind=InputKind.TEXT,
            label=voice("settle-reason"),
            required=True,
            fault=voice("settle-reason-short"),
            value=draft.reason,
        )
    )
    return tuple(inputs)


def said_of(ask: Ask, question: OpenQuestion, draft: Draft) -> str:
    """The answer given so far, in words."""
    if draft.last_day is not None:
        return ask.voice.when(draft.last_day)
    label = ask.voice.wording(question.reading(draft.reading).label) if draft.reading else ""
    return ". ".join(filter(None, (label, escape(draft.answer))))


def _stamp(question: OpenQuestion) -> tuple[tuple[str, str | int], ...]:
    return (("question", question.id), ("version", question.version), ("card", f"{VERB}:{question.id}"))


def _given(draft: Draft) -> tuple[tuple[str, str | int], ...]:
    given = {
        "reading": draft.reading or "",
        "last_day": draft.last_day.isoformat() if draft.last_day else "",
        "answer": draft.answer,
        "reason": draft.reason,
    }
    return tuple((name, value) for name, value in given.items() if value)
