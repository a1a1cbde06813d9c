"""The message about several things at once: what they are, why this person gets them, and each in a line."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from msgspec.structs import replace

from dialogs.reminders import buttons, wording
from dialogs.reminders.matter import Matter
from dialogs.saying.answer import Answer, Section
from dialogs.saying.text import sentence
from dialogs.saying.voice import Voice
from state.facts.reminder import ReminderKind
from state.organisation.people import Person

MOST_LINES = 10
COUNTED = (
    ReminderKind.TWO_KEYS,
    ReminderKind.OVERDUE,
    ReminderKind.AHEAD,
    ReminderKind.NOT_SCHEDULED,
    ReminderKind.REQUESTED,
)


def digest(voice: Voice, matters: tuple[Matter, ...], to: Person, notice: str, most: int) -> Answer:
    """The message about these things, at most so many of them in words."""
    shown = matters[:most]
    cut = len(matters) - len(shown)
    urgent = sum(one.is_urgent(voice.today) for one in shown)
    order = voice("reminder-digest-lead") if 0 < urgent < len(shown) else ""
    return Answer(
        title=sentence(_title(voice, matters)),
        lead=" ".join(filter(None, (order, _because(voice, shown, to)))),
        sections=_sections(voice, shown, to),
        notes=(_extent(voice, len(shown), len(matters)), voice("reminder-answers-several")),
        buttons=buttons.of_several(voice, shown, to, notice, cut, len(matters)),
    )


def beside(
    voice: Voice, week: Answer, matters: tuple[Matter, ...], to: Person, notice: str, most: int
) -> Answer:
    """The overview of the week, and these things after it, as one message."""
    told = digest(voice, matters, to, notice, most)
    shown, several = matters[:most], len(matters) > 1
    what = _title(voice, matters) if several else wording.title(voice, matters[0])
    cut = (_extent(voice, len(shown), len(matters)),) if len(shown) < len(matters) else ()
    answers = (voice("reminder-answers-several"),) if several else ()
    return replace(
        told,
        title=voice("reminder-week-and", week=week.title, what=what),
        lead=" ".join(filter(None, (week.lead, _because(voice, shown, to)))),
        sections=(*week.sections, *told.sections),
        notes=(*cut, *answers, *week.notes),
    )


def _extent(voice: Voice, shown: int, total: int) -> str:
    """How many of all are shown."""
    if shown < total:
        return voice("reminder-cut", shown=shown, total=total, left=total - shown)
    return voice("reminder-all-shown", total=total)


def _because(voice: Voice, shown: tuple[Matter, ...], to: Person) -> str:
    """One sentence: why the person gets these, or most of them; "" where each has a reason of its own."""
    common = _common(voice, shown, to)
    excepted = any(wording.reason(voice, one, to) != common for one in shown)
    return voice("reminder-all-because", because=common, excepted=excepted) if common else ""


def _sections(voice: Voice, shown: tuple[Matter, ...], to: Person) -> tuple[Section, ...]:
    """What is late or due today first, the rest by day; why it came is said of what differs from the others."""
    common = _common(voice, shown, to)

    def said(one: Matter) -> str:
        general = wording.reason(voice, one, to)
        return wording.line(
            voice, one, "" if general and general == common else wording.why_you(voice, one, to)
        )

    urgent = tuple(said(one) for one in shown if one.is_urgent(voice.today))
    sections = [Section(heading=voice("reminder-urgent"), lines=urgent, warns=True)] if urgent else []
    left = (one for one in shown if not one.is_urgent(voice.today))
    for due, of_day in groupby(left, key=lambda one: one.due):
        heading = voice.when_span(due) if due else voice("reminder-no-day")
        lines = tuple(said(one) for one in of_day)
        sections.append(Section(heading=sentence(heading), lines=lines, bullets=True))
    return tuple(sections)


def _common(voice: Voice, shown: tuple[Matter, ...], to: Person) -> str:
    """The reason for which the person gets most of these, where more than one has it."""
    reasons = Counter(wording.reason(voice, one, to) for one in shown)
    found, times = max(
        ((one, times) for one, times in reasons.items() if one), key=lambda each: each[1], default=("", 0)
    )
    return found if times > 1 else ""


def _title(voice: Voice, matters: tuple[Matter, ...]) -> str:
    """The alarms, or what most of these are, and how many others; else how many and how many of them are urgent."""
    kinds = Counter(kind for one in matters if (kind := _counted_as(voice, one)) is not None)
    kind, count = max(kinds.items(), key=lambda each: each[1], default=(None, 0))
    if alarms := kinds[ReminderKind.TWO_KEYS]:
        kind, count = ReminderKind.TWO_KEYS, alarms
    others = len(matters) - count
    if kind is None or (count <= others and not alarms):
        urgent = sum(one.is_urgent(voice.today) for one in matters)
        return voice("reminder-digest-title", count=len(matters), urgent=urgent)
    said = voice(f"reminder-digest-{kind.value}", count=count)
    return voice("reminder-digest-others", what=said, others=others) if others else said


def _counted_as(voice: Voice, matter: Matter) -> ReminderKind | None:
    """As what a matter counts in a title: whatever is late is late, for whichever reason it is told."""
    if matter.is_late(voice.today):
        return ReminderKind.OVERDUE
    kind = matter.reminder.kind
    return kind if kind in COUNTED and not matter.is_event else None
