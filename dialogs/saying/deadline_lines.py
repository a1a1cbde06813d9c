"""How a deadline is said wherever it comes up: what, when, how binding, and what else it could be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dialogs.saying.answer import Button
from dialogs.saying.voice import Voice
from state.deadlines.deadline import Because, Deadline
from state.deadlines.readings import Candidate
from state.deadlines.rulebook import rule
from state.deadlines.rules import Force
from state.facts.open_questions import OpenQuestion

UNMARKED = (Force.RULE, Force.EVENT)


def what(voice: Voice, deadline: Deadline) -> str:
    """The deadline's name: "forhandlingen begynder"."""
    return voice(f"deadline-{deadline.rule}", about=deadline.about or "–")


def how_binding(voice: Voice, deadline: Deadline) -> str:
    """A word on how binding the date is, or nothing for a rule of the source itself."""
    if deadline.fixed:
        return voice("force-fixed")
    force = rule(deadline.rule).force
    return "" if force in UNMARKED or force is Force.PEOPLE else voice(f"force-{force.value}")


def when(voice: Voice, deadline: Deadline) -> str:
    """The deadline's day or span in full, or that nobody has set it."""
    return voice.when_span(deadline.due) if deadline.due else voice("deadline-not-set")


def line(voice: Voice, deadline: Deadline, plan: str = "") -> str:
    """One line of a list: plan, what, when, how binding, and which open questions it rests on."""
    marks = [mark for mark in (how_binding(voice, deadline), _rests_on(voice, deadline)) if mark]
    said = voice(
        "deadline-line-plan" if plan else "deadline-line",
        plan=plan,
        what=what(voice, deadline),
        when=when(voice, deadline),
    )
    return f"{said} ({'; '.join(marks)})" if marks else said


def _rests_on(voice: Voice, deadline: Deadline) -> str:
    if not deadline.alternatives:
        return ""
    questions = sorted({one.question for one in deadline.because})
    return voice("rests-on", questions=voice.all_of(questions), count=len(questions)) if questions else ""


def label_of(voice: Voice, because: Because, questions: Iterable[OpenQuestion]) -> str:
    """A reading in words, with its question's id."""
    for question in questions:
        if question.id == because.question:
            label = voice.wording(question.reading(because.reading).label)
            return voice("reading-of", label=label, question=question.id)
    return because.question


def labels_of(voice: Voice, because: Iterable[Because], questions: Iterable[OpenQuestion]) -> str:
    """Several readings in words."""
    asked = tuple(questions)
    return voice.all_of(label_of(voice, one, asked) for one in because)


def beside(voice: Voice, deadline: Deadline, questions: Iterable[OpenQuestion]) -> tuple[str, ...]:
    """What the other readings give, most different first, each with the reading's words."""
    asked = tuple(questions)
    others = sorted(deadline.alternatives, key=lambda other: other.due.first, reverse=True)
    shared = set(deadline.because)
    return tuple(
        voice(
            "date-under-reading",
            when=voice.when_span(other.due),
            reading=labels_of(voice, [one for one in other.because if one not in shared], asked),
        )
        for other in others
    )


def candidate_lines(
    voice: Voice, candidates: tuple[Candidate, ...], questions: Iterable[OpenQuestion]
) -> Iterator[str]:
    """Every candidate day with its readings, the earliest (which counts) first."""
    asked = tuple(questions)
    for candidate in candidates:
        reading = labels_of(voice, candidate.because, asked)
        yield (
            voice("date-under-reading", when=voice.when(candidate.day), reading=reading)
            if reading
            else voice.when(candidate.day)
        )


def off_day(voice: Voice, day: date) -> str:
    """That a day is not worked, why, and the days before it that are; nothing for a working day."""
    calendar = voice.calendar
    if calendar.is_working_day(day):
        return ""
    weekday, working = calendar.weekday_on_or_before(day), calendar.working_day_on_or_before(day)
    reason = why_off(voice, day)
    if weekday in (working, day):  # a closing day is a weekday itself; only the working day before helps
        return voice("off-day", day=day, reason=reason, working=working)
    return voice("off-day-closed", day=day, reason=reason, weekday=weekday, working=working)


def why_off(voice: Voice, day: date) -> str:
    """Why a day is not worked."""
    holiday = voice.calendar.holiday(day, voice.language)
    if holiday:
        return voice("reason-holiday", name=holiday)
    if voice.calendar.is_closing_day(day):
        return voice("reason-closed")
    return voice("reason-weekend")


def ask_button(voice: Voice, title_id: str, ask_id: str | None = None, **facts: object) -> Button:
    """A button that asks what its title says, or the fuller sentence `ask_id`."""
    title = voice(title_id, **facts)
    return Button(title=title, ask=voice(ask_id, **facts) if ask_id else title)
