"""To be reminded on a day: of a deadline, of something in one's own words, or again of what one was told last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dialogs.answer import Answer, Subject
from dialogs.ask import Ask
from dialogs.fields import FEWEST_LETTERS, read_day
from dialogs.flow import Doing, Field, Flow, Value, Values, Wrong
from dialogs.moving import rule_in
from dialogs.questions.sayings import ask_button, what, why_off
from dialogs.readers.dates import dates_in
from dialogs.readers.leads import leads_in
from dialogs.readers.moments import Tense
from dialogs.reminding import wording
from dialogs.reminding.matter import Matter
from dialogs.reminding.notices import just_told
from dialogs.reminding.refusal import refusal
from dialogs.render import escape
from dialogs.voice import Voice
from state import actions
from state.actions import OwnReminder, Snoozed
from state.contributions import Contribution
from state.deadlines import Deadline, DeadlineState
from state.derivation import deadline_id
from state.errors import PlanError
from state.plan import Plan
from state.queries_contributions import contribution_of
from state.reminders import SubjectKind
from state.rounds import DUE
from state.rulebook import is_event
from state.store.protocol import OneOf

INTENT = "record-reminder"
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


async def _read_about(ask: Ask, _values: Values) -> Value | Wrong:
    found = await _thing(ask)
    if found is not None:
        return found
    text = " ".join(ask.heard.text.split())
    if not FEWEST_LETTERS <= len(text) <= LONGEST:
        return Wrong("error-nothing-to-remind-of")
    return _in_words(text)


def _in_words(text: str) -> Value:
    return {"kind": WORDS, "text": text, "said": escape(text)}


async def _about(ask: Ask) -> Value | None:
    """What a message wants somebody reminded of: to do something, a thing, what was told last, or other words."""
    text, today = ask.heard.text, ask.voice.today
    doing = own_words(text, today)
    if doing:
        return _in_words(doing)
    found = await _thing(ask) or await _it(ask)
    if found is not None:
        return found
    other = own_words(text, today, ABOUT)
    if leads_in(text):
        return await _of_any_plan(ask) or (_in_words(other) if other else None)
    return _in_words(other) if other else await _told(ask)


async def _thing(ask: Ask) -> Value | None:
    """The contribution or deadline a message names: by its plan and its word, or the plan's next one."""
    if len(ask.plans) != 1:
        return None
    plan, meant = await ask.look.get(Plan, ask.plans[0]), rule_in(ask.heard.text)
    if plan is None:
        return None
    if meant == DUE and len(ask.heard.units) == 1:
        period = plan.upcoming(ask.voice.today) or plan.current(ask.voice.today)
        given = await contribution_of(ask.look, plan.id, period.number, ask.heard.units[0])
        if given is not None and not given.is_answered:
            return await _of_contribution(ask, given, plan)
    found = await ask.look.find(Deadline, plan=plan.id, state=DeadlineState.OPEN, order=("first",))
    named = [one for one in found if one.rule == meant]
    if meant is None and (ask.heard.plans or ask.heard.carries("deadline")):
        named = [one for one in found if not is_event(one.rule)]
    ahead = [one for one in named if one.last is None or one.last >= ask.voice.today]
    return _of_deadline(ask.voice, ahead[0], plan.name) if ahead else None


async def _of_any_plan(ask: Ask) -> Value | None:
    """The next deadline of the rule a message names, of whatever plan: so long before it a day can be counted."""
    meant = rule_in(ask.heard.text)
    if meant is None:
        return None
    found = await ask.look.find(Deadline, rule=meant, state=DeadlineState.OPEN, order=("first",))
    ahead = [one for one in found if one.first is not None and one.first >= ask.voice.today]
    names = await ask.plan_names({one.plan for one in ahead})
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
    known = await ask.look.find(Deadline, id=OneOf(talked_of))
    chosen = sorted((one for one in known if one.is_open()), key=lambda one: talked_of.index(one.id))
    if not chosen:
        return None
    names = await ask.plan_names({chosen[0].plan})
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


async def _of_contribution(ask: Ask, given: Contribution, plan: Plan) -> Value:
    of_round = await ask.look.get(Deadline, deadline_id(given.plan, given.period, DUE))
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


def _said_about(_ask: Ask, value: Value) -> str:
    return str(value["said"])


async def _read_day(ask: Ask, values: Values) -> Value | Wrong:
    leads = leads_in(ask.heard.text)
    return _ahead_of(ask, values) if leads else read_day(ask, Tense.FUTURE)


def _ahead_of(ask: Ask, values: Values) -> str | Wrong:
    """The day that lies so long before what somebody is to be reminded of."""
    due = (values.get("about") or {}).get("due")
    if due is None:
        return Wrong("record-reminder-no-due")
    day = leads_in(ask.heard.text)[0].value.before(date.fromisoformat(due))
    if day < ask.voice.today:
        return Wrong("record-reminder-passed", {"day": day, "due": date.fromisoformat(due)})
    worked = ask.voice.calendar.working_day_on_or_before(day)
    if worked != day and worked >= ask.voice.today:
        values["about"] = {**values["about"], "instead_of": day.isoformat()}
        day = worked
    return day.isoformat()


def _said_day(ask: Ask, value: Value) -> str:
    return ask.voice.when(date.fromisoformat(str(value)))


FIELDS = (
    Field(name="about", read=_read_about, said=_said_about),
    Field(name="day", read=_read_day, said=_said_day),
)


async def _begin(ask: Ask) -> Values | Answer:
    values: Values = {"about": await _about(ask)}
    if leads_in(ask.heard.text):
        if values["about"] is None:
            return values
        day = _ahead_of(ask, values)
        if isinstance(day, Wrong):
            return Answer(
                title=ask.voice("record-reminder-title"),
                lead=ask.voice(day.text_id, **day.facts),
                notes=(ask.voice("record-reminder-example"),),
                subject=ask.last,
                refused=True,
            )
        return {**values, "day": day}
    spans = [one for one in ask.heard.spans if one.last >= ask.voice.today]
    if len(spans) == 1:
        values["day"] = max(spans[0].first, ask.voice.today).isoformat()
    return values


async def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> object:
    about, day = values["about"], date.fromisoformat(values["day"])
    try:
        if about["kind"] == AGAIN:
            return await actions.snooze(
                doing.store,
                actor=doing.actor,
                day=day,
                reminders=about["reminders"],
                now=doing.now,
                message=doing.message,
            )
        thing = about["kind"] == THING
        return await actions.remind_me(
            doing.store,
            actor=doing.actor,
            now=doing.now,
            day=day,
            subject=(SubjectKind(about["subject_kind"]), about["subject"]) if thing else None,
            plan=about.get("plan") or "",
            text="" if thing else about["text"],
            message=doing.message,
        )
    except PlanError as fault:
        return fault


async def _done(ask: Ask, result: object, values: Values) -> Answer:
    voice, said = ask.voice, str(values["about"]["said"])
    asked = date.fromisoformat(values["day"])
    if isinstance(result, PlanError):
        return Answer(
            title=voice("record-reminder-title"), lead=refusal(voice, result), subject=ask.last, refused=True
        )
    on, moved = asked, False
    if isinstance(result, OwnReminder):
        on, moved = result.reminder.due or asked, result.moved
    elif isinstance(result, Snoozed):
        on, moved = result.on, result.moved
    again = values["about"]["kind"] == AGAIN
    lead = voice("record-reminder-again" if again else "record-reminder-done", what=said, when=voice.when(on))
    deadline = values["about"].get("subject") if values["about"].get("subject_kind") == "deadline" else None
    return Answer(
        title=voice("record-reminder-done-title"),
        lead=lead,
        notes=tuple(filter(None, (_moved(voice, values, moved=moved), voice("record-reminder-undo")))),
        buttons=(ask_button(voice, "button-undo"), ask_button(voice, "button-my-reminders")),
        subject=Subject(
            intent="reminders",
            plans=(values["about"]["plan"],) if values["about"].get("plan") else (),
            deadlines=(deadline,) if deadline else (),
        ),
    )


def _moved(voice: Voice, values: Values, *, moved: bool) -> str:
    """That another day was taken than the one asked for, or nothing."""
    instead_of = values["about"].get("instead_of")
    if instead_of is not None:
        day = date.fromisoformat(instead_of)
        return voice("reminder-moved-before", day=day, reason=why_off(voice, day))
    return moved_sentence(voice, date.fromisoformat(values["day"])) if moved else ""


def moved_sentence(voice: Voice, asked: date) -> str:
    """That a day is not worked, or is over, so that the next working day is taken."""
    if voice.calendar.is_working_day(asked):
        return voice("reminder-moved-late")
    return voice("reminder-moved", day=asked, reason=why_off(voice, asked))


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, at_once=True)
