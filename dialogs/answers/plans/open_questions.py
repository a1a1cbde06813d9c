"""What the sources leave open: each question's readings and what each would mean for the deadlines."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Button, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.facts.open_questions import OpenQuestion
from state.organisation.calendar import local_day
from state.organisation.people import Action
from state.overview.plans import open_questions
from state.records.store import OneOf

TERM = "term"


def questions(ask: Ask) -> Answer:
    """All that is open, about one plan or all; a question by its id is told in full."""
    if ask.heard.questions or ask.heard.carries("@duration"):
        return about_questions(ask)
    voice = ask.voice
    plans = ask.named_plans
    found = [
        one for one in open_questions(ask.snapshot) if not plans or any(one.concerns(plan) for plan in plans)
    ]
    names = ask.plan_names({plan for one in found for plan in one.plans} | set(plans))
    lines = []
    for one in found:
        about = voice.all_of(names[plan] for plan in one.plans if plan in names) or voice("all-plans")
        lines.append(voice("questions-line", id=one.id, title=one.title, plans=escape(about)))
    scope = voice.all_of(names[plan] for plan in plans if plan in names)
    first = found[0].id if found else ""
    return Answer(
        title=voice("questions-title-plan", plan=escape(scope)) if scope else voice("questions-title"),
        lead=voice("questions-lead", count=len(found)),
        sections=(Section(lines=tuple(lines), bullets=True),) if lines else (),
        notes=(voice("questions-note", id=first),) if found else (),
        buttons=tuple(Button(title=one.id, ask=one.id) for one in found[:5]),
        subject=Subject(intent="open-questions", plans=plans, questions=tuple(one.id for one in found)),
    )


def about_questions(ask: Ask) -> Answer:
    """One or a few questions in full: what the text says, each reading, and what it would mean."""
    voice, heard = ask.voice, ask.heard
    found = _meant(ask)
    if not found:
        known = open_questions(ask.snapshot)
        return Answer(
            lead=voice(
                "question-unknown",
                id=escape(", ".join(heard.questions)),
                known=voice.all_of(one.id for one in known),
            )
        )
    sections: list[Section] = []
    for one in found:
        sections.append(
            Section(heading=f"{one.id}: {voice.wording(one.title)}", lines=(voice.wording(one.asks),))
        )
        if one.settlement is not None:
            sections.append(Section(lines=(settled_line(ask, one),)))
        sections += [
            Section(heading=voice.wording(reading.label), lines=(voice.wording(reading.meaning),))
            for reading in one.readings
        ]
    facts = list(dict.fromkeys(fact for one in found for fact in one.facts))
    may = ask.person.may(Action.SETTLE_QUESTION)
    still_open = [one for one in found if one.is_open]
    settle = tuple(
        Button(title=voice("button-settle", id=one.id), ask=voice("ask-settle", id=one.id))
        for one in still_open
        if may
    )
    notes: tuple[str, ...] = ()
    if still_open:
        notes = (
            voice("question-settle-hint", id=still_open[0].id) if may else voice("question-who-settles"),
        )
    return Answer(
        title=voice("question-title", ids=voice.all_of(one.id for one in found)),
        lead="",
        sections=tuple(sections),
        notes=notes,
        source=voice(
            "source-line", source=f"{voice.source(ask.organisation.source_of(facts[0]))} ({', '.join(facts)})"
        )
        if facts
        else "",
        buttons=(*settle[:3], ask_button(voice, "button-open-questions-all")),
        subject=Subject(
            intent="open-questions",
            plans=tuple(dict.fromkeys(plan for one in found for plan in one.plans)),
            questions=tuple(one.id for one in found),
        ),
    )


def _meant(ask: Ask) -> tuple[OpenQuestion, ...]:
    heard = ask.heard
    if heard.questions:
        return ask.snapshot.find(OpenQuestion, id=OneOf(heard.questions), order=("id",))
    if heard.carries("@duration"):
        found = ask.snapshot.find(OpenQuestion, topic=TERM, order=("id",))
        named = heard.plans or _plans_by_end(ask, found)
        return tuple(one for one in found if not named or set(named) & set(one.plans))
    wanted = ask.last.questions[:2] if ask.last is not None else ()
    return ask.snapshot.find(OpenQuestion, id=OneOf(wanted), order=("id",))


def _plans_by_end(ask: Ask, found: tuple[OpenQuestion, ...]) -> tuple[str, ...]:
    """The plans whose end, as the text has it, is the day the message mentions."""
    years = {str(span.first.year) for span in ask.heard.spans if span.is_day}
    return tuple(
        plan
        for one in found
        for plan in one.plans
        if any(year in ask.voice.wording(one.readings[0].label) for year in years)
    )


def settled_line(ask: Ask, one: OpenQuestion) -> str:
    """Who settled a question, when, how and why."""
    voice, settled = ask.voice, one.settlement
    if settled is None:
        return ""
    if settled.reading is not None:
        label = voice.wording(one.reading(settled.reading).label)
        answer = ". ".join(filter(None, (label, escape(settled.answer))))
    elif settled.last_day is not None:
        answer = voice.plain_day(settled.last_day)
    else:
        answer = escape(settled.answer)
    return voice(
        "question-settled",
        answer=answer,
        by=escape(settled.by_name),
        day=local_day(settled.at),
        reason=escape(settled.reason),
    )
