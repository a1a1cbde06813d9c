"""The overview on the first working day of a week: one's tasks, what comes within two weeks, and what is late."""

from __future__ import annotations

from datetime import timedelta

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.deadlines.deadline import Deadline
from state.facts.plan import Plan
from state.organisation.calendar import Precision, Span
from state.organisation.people import Action, Level, Person, Role
from state.overview.people import TO_INCLUDE, Task, tasks_of
from state.overview.plans import deadlines_within, overdue, owners_for
from state.overview.snapshot import Snapshot
from state.records.store import OneOf

AHEAD = timedelta(days=14)
MOST_LINES = 6


def overview(snapshot: Snapshot, voice: Voice, to: Person, told: set[str]) -> Answer | None:
    """One's week: tasks, late deadlines and those ahead, without what is told beside it; None where nothing is."""
    today = voice.today
    tasks = [one for one in tasks_of(snapshot, to, today) if _subject(one) not in told]
    late, late_in_all = _late(snapshot, voice, to, told)
    span = Span(first=today, last=today + AHEAD, precision=Precision.DAYS)
    ahead, ahead_in_all = deadlines_within(
        snapshot, span, owners=_owners(voice, to), limit=MOST_LINES + len(told)
    )
    left = tuple(one for one in ahead if one.id not in told)
    ahead, ahead_in_all = left, ahead_in_all - (len(ahead) - len(left))
    plans = _plans(snapshot, tasks, (*late, *ahead))
    parts = (
        ("weekly-tasks", [_task(voice, one, plans) for one in tasks], len(tasks)),
        ("weekly-ahead", [_deadline(voice, one, plans) for one in ahead], ahead_in_all),
        ("weekly-late", [_deadline(voice, one, plans) for one in late], late_in_all),
    )
    sections = tuple(
        Section(
            heading=voice("weekly-part", part=voice(part), shown=min(len(lines), MOST_LINES), total=count),
            lines=tuple(lines[:MOST_LINES]),
            bullets=True,
        )
        for part, lines, count in parts
        if lines
    )
    if not sections:
        return None
    return Answer(
        title=voice("reminder-title-weekly", what=voice("reminder-week", week=voice.week(today))),
        lead=voice("weekly-lead"),
        sections=sections,
        notes=(voice("weekly-fewer"),),
        buttons=(
            ask_button(voice, "button-my-deadlines"),
            ask_button(voice, "button-status"),
            ask_button(voice, "button-my-reminders"),
        ),
    )


def _owners(voice: Voice, to: Person) -> tuple[str, ...] | None:
    """Whose deadlines are in somebody's week: everybody's for a coordinator, else those of their administration."""
    if to.may(Action.SET_DEADLINE):
        return None
    return owners_for(to.unit, voice.organisation) if to.unit else ()


def _late(snapshot: Snapshot, voice: Voice, to: Person, told: set[str]) -> tuple[tuple[Deadline, ...], int]:
    if not to.may(Action.SET_DEADLINE):
        return (), 0
    found, total = overdue(snapshot, voice.today, limit=MOST_LINES + len(told))
    left = tuple(one for one in found if one.id not in told)
    return left, total - (len(found) - len(left))


def _subject(task: Task) -> str:
    return task.contribution.id if task.contribution else task.step.id if task.step else ""


def _plans(snapshot: Snapshot, tasks: list[Task], deadlines: tuple[Deadline, ...]) -> dict[str, str]:
    ids = {one.plan for one in deadlines if one.plan}
    ids |= {one.contribution.plan for one in tasks if one.contribution}
    ids |= {one.step.plan for one in tasks if one.step}
    found = snapshot.find(Plan, id=OneOf(tuple(sorted(ids)))) if ids else ()
    return {one.id: escape(one.name) for one in found}


def _deadline(voice: Voice, deadline: Deadline, plans: dict[str, str]) -> str:
    return line(voice, deadline, plans.get(deadline.plan, voice("shared-plan")))


def _task(voice: Voice, task: Task, plans: dict[str, str]) -> str:
    if task.contribution is not None:
        unit = voice.short_body(task.contribution.unit)
        said = voice("reminder-contribution", unit=unit, plan=plans.get(task.contribution.plan, "–"))
        if task.contribution.state in TO_INCLUDE:
            # Its day was the administration's; whoever works it in has none.
            return voice("weekly-task-include", what=said)
    else:
        step = task.step
        what = escape(step.next_step or step.topic) if step else "–"
        said = voice("reminder-step", plan=plans.get(step.plan, "–") if step else "–", what=what)
    when = voice.when(task.due) if task.due else voice("deadline-not-set")
    if task.instead_of is not None:
        return voice("weekly-task-instead", what=said, when=when, name=escape(task.instead_of.name))
    return voice("weekly-task", what=said, when=when)


def week_told(ask: Ask, person: Person) -> str:
    """Whether the overview of the week comes."""
    wishes = person.wishes
    by_role = person.role is Role.COORDINATOR
    comes = wishes.level is not Level.NONE and (by_role if wishes.weekly is None else wishes.weekly)
    return ask.voice("wish-week", comes=comes)
