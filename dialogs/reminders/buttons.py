"""What can be done about a reminder at once: the buttons, each only for those who may."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dialogs.reminders.matter import Matter, is_handed_back
from dialogs.saying.answer import Button
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.voice import Voice
from state.facts.negotiation import NegotiationEntry
from state.facts.reminder import ReminderKind, SubjectKind
from state.organisation.calendar import Calendar
from state.organisation.people import Action, Person, Scope, covers

VERB = "reminder"
MET, SNOOZE, NOT_MINE, LIST = "met", "snooze", "not-mine", "list"
STEPS = (MET, SNOOZE, NOT_MINE)
TOMORROW = "tomorrow"
MONDAY = 0
MOST_RECORDS = 3  # of several things, so many can be recorded from the card itself

# the conversation that records what a deadline asks for; its sentence is `ask-do-<rule>`
RECORDED_BY: dict[str, Action] = {
    "negotiation-start": Action.LOG_MEETING,
    "contributions-open": Action.OPEN_ROUND,
    "committee": Action.RECORD_DECISION,
    "finance-committee": Action.RECORD_DECISION,
    "council": Action.RECORD_DECISION,
    "political-treatment": Action.RECORD_DECISION,
    "release": Action.RELEASE_FUNDS,
}
NOBODYS = (ReminderKind.WEEKLY, ReminderKind.OPEN_QUESTIONS, ReminderKind.UNREACHABLE, ReminderKind.TWO_KEYS)


def may(to: Person, matter: Matter, action: Action, unit: str | None = None) -> bool:
    """Whether the person may do this, by their own right or by that of whom they are told for."""
    return any(covers(one, action, unit) for one in (to, matter.owner) if one is not None)


def record_button(voice: Voice, matter: Matter, to: Person) -> Button | None:
    """The button that begins the conversation which records what is asked for; None where there is none."""
    kind = matter.reminder.kind
    plan = matter.plan.name if matter.plan else ""
    if matter.contribution is not None:
        unit = matter.contribution.unit
        facts = {"unit": voice.short_body(unit), "plan": plan}
        late = kind is ReminderKind.ESCALATED and not is_handed_back(matter.reminder)
        if late and may(to, matter, Action.OPEN_ROUND):
            return ask_button(voice, "button-nudge", "ask-nudge", **facts)
        if may(to, matter, Action.SAVE_CONTRIBUTION, unit):
            return ask_button(voice, "button-record-contribution", "ask-record-contribution", **facts)
        return None
    if matter.step is not None:
        return _asks(voice, "negotiation-start", plan) if may(to, matter, Action.LOG_MEETING) else None
    if kind is ReminderKind.TWO_KEYS and may(to, matter, Action.RECORD_DECISION):
        missing = "release" if matter.keys is None or matter.keys.content else "council"
        return _asks(voice, missing, plan)
    if kind is ReminderKind.OPEN_QUESTIONS and matter.questions:
        return ask_button(voice, "button-open-questions-all")
    if kind is ReminderKind.UNREACHABLE:
        return ask_button(voice, "button-unreached")
    if matter.deadline is None or not plan:
        return None
    if kind is ReminderKind.NOT_SCHEDULED and may(to, matter, Action.SET_DEADLINE):
        deadline = voice(f"day-of-{matter.deadline.rule}")
        return ask_button(voice, "button-set-day", "ask-set-day", deadline=deadline, plan=plan)
    action = RECORDED_BY.get(matter.deadline.rule)
    return _asks(voice, matter.deadline.rule, plan) if action and may(to, matter, action) else None


def _asks(voice: Voice, rule: str, plan: str) -> Button:
    said = voice(f"do-{rule}", plan=plan)
    return Button(title=said, ask=said)


def can_be_met(matter: Matter, to: Person) -> bool:
    """Whether the person may say by a word that it is done: a deadline that is met, a step that is taken."""
    if matter.step is not None:
        return may_finish(matter.step, to, *([matter.owner] if matter.owner else []))
    unscheduled = matter.reminder.kind is ReminderKind.NOT_SCHEDULED
    if matter.deadline is None or matter.is_event or unscheduled:
        return False
    return may(to, matter, Action.MARK_MET)


def is_done_by_word(matter: Matter, to: Person) -> bool:
    """Whether the answer "done" is taken: also for what somebody wanted to be reminded of in their own words."""
    in_own_words = matter.reminder.kind is ReminderKind.OWN and bool(matter.reminder.text)
    return in_own_words or can_be_met(matter, to)


def may_finish(step: NegotiationEntry, *people: Person) -> bool:
    """Whether one of these people may say that a step is taken: a coordinator, or whose step it is."""
    return any(
        one.scope(Action.FINISH_STEP) is Scope.ANY or step.owner in (one.id, one.name) for one in people
    )


def met_button(voice: Voice, matter: Matter, to: Person, notice: str) -> Button | None:
    """The button that says it is done, for those who may say so."""
    if not can_be_met(matter, to):
        return None
    return _does(voice("button-reminder-met"), MET, matter, notice)


def settle_button(voice: Voice, matter: Matter, to: Person) -> Button | None:
    """The button that begins to settle an alarm, for those who may."""
    if matter.reminder.kind is not ReminderKind.TWO_KEYS or matter.plan is None:
        return None
    if not may(to, matter, Action.SETTLE_ALARM):
        return None
    return ask_button(voice, "button-settle-alarm", "ask-settle-alarm", plan=matter.plan.name)


def snooze_buttons(voice: Voice, matter: Matter, notice: str) -> tuple[Button, ...]:
    """Buttons to be told again on the next working day and next Monday."""
    today, calendar = voice.today, voice.calendar
    tomorrow, monday = next_working_day(today, calendar), next_monday(today, calendar)
    first = (
        _does(voice("button-snooze-tomorrow"), SNOOZE, matter, notice, until=TOMORROW)
        if tomorrow == today + timedelta(days=1)
        else _until(voice, matter, notice, tomorrow)
    )
    return (first,) if tomorrow == monday else (first, _until(voice, matter, notice, monday))


def _until(voice: Voice, matter: Matter, notice: str, day: date) -> Button:
    title = voice("button-snooze-day", weekday=voice.weekday(day))
    return _does(title, SNOOZE, matter, notice, until=day.isoformat())


def not_mine_button(voice: Voice, matter: Matter, notice: str) -> Button | None:
    """The button that says it is somebody else's, where it could be."""
    if not could_be_anothers(matter):
        return None
    return _does(voice("button-not-mine"), NOT_MINE, matter, notice)


def could_be_anothers(matter: Matter) -> bool:
    """Whether somebody else may be the one to do it: not for what all coordinators answer for."""
    about = matter.reminder.subject_kind in (SubjectKind.CONTRIBUTION, SubjectKind.STEP)
    return about and matter.reminder.kind not in (ReminderKind.OWN, ReminderKind.LEAD, ReminderKind.ESCALATED)


def of_one(voice: Voice, matter: Matter, to: Person, notice: str) -> tuple[Button, ...]:
    """The buttons of a message about one thing: record, done, later, not mine, why; six at most."""
    alone = matter.reminder.kind in NOBODYS
    found = (
        record_button(voice, matter, to),
        settle_button(voice, matter, to),
        met_button(voice, matter, to, notice),
        *(() if alone else snooze_buttons(voice, matter, notice)),
        not_mine_button(voice, matter, notice),
        ask_button(voice, "button-why", "ask-why-reminded"),
    )
    return tuple(one for one in found if one is not None)


def of_several(
    voice: Voice, matters: Iterable[Matter], to: Person, notice: str, cut: int, total: int
) -> tuple[Button, ...]:
    """The buttons of a message about several: record the first ones, all of it tomorrow, and the whole list."""
    listed = tuple(matters)
    records = [one for one in (record_button(voice, each, to) for each in listed) if one is not None]
    chosen: list[Button] = []
    for one in records:
        if one.ask not in {each.ask for each in chosen}:
            chosen.append(one)
    buttons = [*chosen[:MOST_RECORDS], _all_later(voice, notice)]
    if cut:
        title = voice("button-list-reminders", total=total)
        buttons.append(Button(title=title, verb=VERB, data=(("do", LIST), ("notice", notice))))
    return (*buttons, ask_button(voice, "button-why", "ask-why-reminded"))


def _all_later(voice: Voice, notice: str) -> Button:
    tomorrow = next_working_day(voice.today, voice.calendar)
    if tomorrow == voice.today + timedelta(days=1):
        title, until = voice("button-snooze-all-tomorrow"), TOMORROW
    else:
        title, until = voice("button-snooze-all-day", weekday=voice.weekday(tomorrow)), tomorrow.isoformat()
    return Button(title=title, verb=VERB, data=(("do", SNOOZE), ("notice", notice), ("until", until)))


def _does(title: str, step: str, matter: Matter, notice: str, **more: object) -> Button:
    stamp = (("do", step), ("notice", notice), ("reminder", matter.reminder.id), ("version", seen_of(matter)))
    return Button(title=title, verb=VERB, data=(*stamp, *more.items()))


def seen_of(matter: Matter) -> int:
    """The version of the record that a word can mark as done."""
    record = matter.deadline or matter.step
    return record.version if record is not None else 0


def next_working_day(day: date, calendar: Calendar) -> date:
    """The first working day after the day."""
    following = day + timedelta(days=1)
    while not calendar.is_working_day(following):
        following += timedelta(days=1)
    return following


def next_monday(day: date, calendar: Calendar) -> date:
    """The Monday after the day, or the first working day after that."""
    monday = day + timedelta(days=7 - (day.weekday() - MONDAY) % 7)
    return monday if calendar.is_working_day(monday) else next_working_day(monday, calendar)
