"""The political goal for 2030 and the yearly list it is measured by."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from state.deadlines.deadline import SHARED
from state.organisation.calendar import Span
from state.overview.plans import deadlines_within


def goal(ask: Ask) -> Answer:
    """What the goal is, by when, and when the list is next published."""
    voice, aim = ask.voice, ask.organisation.goal
    ahead = (
        Span(first=voice.today, last=voice.today.replace(year=aim.by_year + 1, month=1, day=1))
        if voice.today.year <= aim.by_year
        else Span.day(voice.today)
    )
    found, _ = deadlines_within(ask.snapshot, ahead, plans=(SHARED,), limit=20)
    lists = [one for one in found if one.rule == "goal-list"]
    lines = tuple(voice.when_span(one.due) for one in lists if one.due)
    lead = voice("goal-lead", text=aim.text, year=str(aim.by_year))
    if lines and ask.heard.carries("when", "published"):
        lead = voice("goal-lead-list", when=lines[0])
    return Answer(
        title=voice("goal-title"),
        lead=lead,
        sections=(Section(heading=voice("goal-lists"), lines=lines, bullets=True),) if lines else (),
        notes=(voice("goal-note", year=str(aim.by_year)),),
        source=voice("source-line", source=voice.source(aim.source)),
        buttons=(ask_button(voice, "button-focus"), ask_button(voice, "button-status")),
        subject=Subject(intent="goal", deadlines=tuple(one.id for one in lists[:1]), rule="goal-list"),
    )
