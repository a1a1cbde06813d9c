"""What somebody wants to be reminded of: a deadline or contribution they name, what they were told, their own words."""

from __future__ import annotations

import re
from datetime import date

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.dates.dates import dates_in
from dialogs.reading.dates.lead_times import leads_in
from dialogs.reading.dates.rules import Tense
from dialogs.recording.engine.flow import Value
from dialogs.reminders import wording
from dialogs.reminders.matter import Matter
from dialogs.reminders.shown import just_told
from dialogs.saying.deadline_lines import what
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.deadlines.contribution_round import DUE
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.derivation import deadline_id
from state.deadlines.rulebook import is_event
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.facts.reminder import SubjectKind
from state.overview.plans import contribution_of
from state.records.store import OneOf

THING, WORDS, AGAIN = "thing", "words", "again"
LONGEST = 500
DOING = re.compile(r"\b(?:(?:om|på|paa) at|to)\s+(?P<what>(?!(?:me|it|mig|det)\b).+)", re.I | re.S)
ABOUT = re.compile(r"\b(?:om|about|of)\s+(?P<what>(?!(?:me|it|mig|det|den|this|that|all)\b).+)", re.I | re.S)
LOOSE = re.compile(r"(?:[\s,.;:!?]|\b(?:på|den|d|on|the|i|in|om|til|by|at|kl|for|fra|from)\b)+$", re.I)
IT = re.compile(
    r"\b(?:det(?: hele)?|den|dem|igen|it(?: all)?|all of it|this|that|them|again|later|senere)\b", re.I
)


def own_words(text: str, today: date, pattern: re.Pattern[str] = DOING) -> str:
    """What somebody wants to be reminded of in their own words, without the day: "ringe til LBF"."""
    for found in (*leads_in(text), *dates_in(text, today, Tense.FUTURE)):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    said = pattern.search(text)
    return " ".join(LOOSE.sub("", said["what"]).split())[:LONGEST] if said else ""


def in_words(text: str) -> Value:
    """Somebody's own words as what they want to be reminded of."""
    return {"kind": WORDS, "text": text, "said": escape(text)}


async def about(ask: Ask) -> Value | None:
    """What a message wants somebody reminded of: to do something, a thing, what was told last, or other words."""
    text, today = ask.heard.text, ask.voice.today
    doing = own_words(text, today)
    if doing:
        return in_words(doing)
    found = thing(ask) or await _it(ask)
    if found is not None:
        return found
    other = own_words(text, today, ABOUT)
    if leads_in(text):
        return _of_any_plan(ask) or (in_words(other) if other else None)
    return in_words(other) if other else await _told(ask)


def thing(ask: Ask) -> Value | None:
    """The contribution or deadline a message names: by its plan and its word, or the plan's next one."""
    if len(ask.plans) != 1:
        return None
    plan, meant = ask.snapshot.get(Plan, ask.plans[0]), rule_in(ask.heard.text)
    if plan is None:
        return None
    if meant == DUE and len(ask.heard.units) == 1:
        period = plan.upcoming(ask.voice.today) or plan.current(ask.voice.today)
        given = contribution_of(ask.snapshot, plan.id, period.number, ask.heard.units[0])
        if given is not None and not given.is_answered:
            return _of_contribution(ask, given, plan)
    found = ask.snapshot.find(Deadline, plan=plan.id, state=DeadlineState.OPEN, order=("first",))
    named = [one for one in found if one.rule == meant]
    if meant is None and (ask.heard.plans or ask.heard.carries("deadline")):
        named = [one for one in found if not is_event(one.rule)]
    ahead = [one for one in named if one.last is None or one.last >= ask.voice.today]
    return _of_deadline(ask.voice, ahead[0], plan.name) if ahead else None


def _of_any_plan(ask: Ask) -> Value | None:
    """The next deadline of the rule a message names, of whatever plan: so long before it a day can be counted."""
    meant = rule_in(ask.heard.text)
    if meant is None:
        return None
    found = ask.snapshot.find(Deadline, rule=meant, state=DeadlineState.OPEN, order=("first",))
    ahead = [one for one in found if one.first is not None and one.first >= ask.voice.today]
    names = ask.plan_names({one.plan for one in ahead})
    named = [one for one in ahead if one.plan in names]
    return _of_deadline(ask.voice, named[0], names[named[0].plan]) if named else None


async def _told(ask: Ask) -> Value | None:
    """What somebody was told just now; a single thing where a day before it is to be counted."""
    told = await just_told(ask)
    if told is None:
        return None
    one = told.matters[0]
    if len(told.matters) == 1 and leads_in(ask.heard.text):
        return _of_matter(ask.voice, one)
    said = ask.voice.all_of(wording.name(ask.voice, each) for each in told.matters)
    ids = [each.reminder.id for each in told.matters]
    return {"kind": AGAIN, "reminders": ids, "said": said}


async def _it(ask: Ask) -> Value | None:
    """What "it" is: what somebody was told last, else the deadline that was talked of last."""
    if not IT.search(ask.heard.text):
        return None
    told = await _told(ask)
    if told is not None:
        return told
    if ask.last is None or not ask.last.deadlines:
        return None
    talked_of = ask.last.deadlines
    known = ask.snapshot.find(Deadline, id=OneOf(talked_of))
    chosen = sorted((one for one in known if one.is_open()), key=lambda one: talked_of.index(one.id))
    if not chosen:
        return None
    names = ask.plan_names({chosen[0].plan})
    return _of_deadline(ask.voice, chosen[0], names.get(chosen[0].plan, ask.voice("shared-plan")))


def _of_matter(voice: Voice, matter: Matter) -> Value:
    return {
        "kind": THING,
        "subject_kind": matter.reminder.subject_kind.value,
        "subject": matter.reminder.subject,
        "plan": matter.reminder.plan,
        "due": matter.due.first.isoformat() if matter.due else None,
        "said": wording.name(voice, matter),
    }


def _of_deadline(voice: Voice, one: Deadline, plan: str) -> Value:
    return {
        "kind": THING,
        "subject_kind": SubjectKind.DEADLINE.value,
        "subject": one.id,
        "plan": one.plan,
        "due": one.first.isoformat() if one.first else None,
        "said": voice("when-heading", plan=escape(plan), what=what(voice, one)),
    }


def _of_contribution(ask: Ask, given: Contribution, plan: Plan) -> Value:
    of_round = ask.snapshot.get(Deadline, deadline_id(given.plan, given.period, DUE))
    due = given.due or (of_round.last if of_round else None)
    unit = ask.voice.short_body(given.unit)
    return {
        "kind": THING,
        "subject_kind": SubjectKind.CONTRIBUTION.value,
        "subject": given.id,
        "plan": given.plan,
        "due": due.isoformat() if due else None,
        "said": ask.voice("reminder-contribution", unit=unit, plan=escape(plan.name)),
    }
