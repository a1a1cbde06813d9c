"""A plan registered, renewed or merged by talking: its name, when it begins and when it ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.reading.dates.dates import dates_in, problems_in, the_date
from dialogs.reading.dates.rules import Tense
from dialogs.recording.engine.fields import choice_field, plan_field, text_field
from dialogs.recording.engine.flow import Doing, Field, Flow, Options, Value, Values, Wrong, always
from dialogs.saying.answer import Answer, InputKind, Section, Subject
from dialogs.saying.deadline_lines import ask_button, off_day
from dialogs.saying.text import escape
from state.actions.plans.register import PlanKept, PlansMerged, merge_plans, register_plan, renew_plan
from state.facts.plan import Period, Plan
from state.organisation.calendar import months_after
from state.organisation.people import Action

INTENT = "record-plan"
REGISTER, RENEW, MERGE = "register", "renew", "merge"
STEPS = (REGISTER, RENEW, MERGE)
ONE_DAY = timedelta(days=1)
A_YEAR = 12

QUOTED = re.compile(r"[\"»“”'](?P<name>[^\"«»“”']{2,80})[\"«»“”']")
CAPITALS = r"(?P<name>[A-ZÆØÅ][\w-]*(?:[ /-][A-ZÆØÅ][\w-]*)*)"
AFTER_PLAN = re.compile(
    r"\b[Hh]?(?:elhedsplan(?:en)?|[Pp]lan(?:en)?)\s+"
    rf"(?:(?:for|i|på|in|called|named|kaldet|ved navn|som hedder)\s+)?{CAPITALS}"
)
FIRST_NAME = re.compile(rf"(?<=\s){CAPITALS}")
MERGED_INTO = re.compile(rf"\b(?:til|into|as|som|under navnet)\s+(?:planen\s+|the plan\s+)?{CAPITALS}")
TERM = re.compile(r"\b(?P<years>\d{1,2}|[a-zæøå]+)[ -](?:års?|årig\w*|years?)\b", re.IGNORECASE)
RENEWING = re.compile(r"\b(?:forny|renew|forlæng|extend)", re.IGNORECASE)
NEW = re.compile(r"\b(?:opret|ny\b|nyt\b|new\b|regist|create|add\b|tilføj)", re.IGNORECASE)
YEARS = {
    "et": 1,
    "one": 1,
    "to": 2,
    "two": 2,
    "tre": 3,
    "three": 3,
    "fire": 4,
    "four": 4,
    "fem": 5,
    "five": 5,
}


def _years_in(text: str) -> int | None:
    found = TERM.search(text)
    if found is None:
        return None
    said = found["years"].casefold()
    return int(said) if said.isdigit() else YEARS.get(said)


def name_in(text: str, step: str) -> str | None:
    """The new plan's name in a message: in quotes, after "helhedsplan", or after "til" where plans are merged."""
    patterns = (QUOTED, MERGED_INTO) if step == MERGE else (QUOTED, AFTER_PLAN, FIRST_NAME)
    found = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return " ".join(found["name"].split()) if found else None


def _is(*steps: str) -> Value:
    return lambda values: values.get("step") in steps


def _step_options(ask: Ask, _values: Values) -> Options:
    return [(step, ask.voice(f"plan-step-{step}")) for step in STEPS]


def _read_plans(ask: Ask, _values: Values) -> Value | Wrong:
    found = list(ask.heard.plans)
    return found if len(found) > 1 else Wrong("record-plan-two")


def _said_plans(ask: Ask, value: Value) -> str:
    return ask.voice.all_of(ask.lexicon.plan_name(str(one)) for one in value)


def _said_day(ask: Ask, value: Value) -> str:
    return ask.voice.when(date.fromisoformat(str(value)))


def _day(ask: Ask) -> date | Wrong:
    """The one day a message says, be it past or coming; a month or a year is its first day."""
    text, today = ask.heard.text, ask.voice.today
    problems = problems_in(text, today)
    if problems:
        return Wrong("flow-wrong-day-written", {"said": escape(problems[0].said)})
    span = the_date(text, today, Tense.FUTURE)
    if span is None:
        found = dates_in(text, today, Tense.FUTURE)
        span = found[0].value if len(found) == 1 else None
    if span is None:
        return Wrong("flow-wrong-day")
    return span.first if span.is_day else Wrong("flow-wrong-one-day", {"span": span})


def _read_start(ask: Ask, _values: Values) -> Value | Wrong:
    day = _day(ask)
    return day if isinstance(day, Wrong) else day.isoformat()


def _read_until(ask: Ask, values: Values) -> Value | Wrong:
    """A day, or how many years from the first day."""
    years, start = _years_in(ask.heard.text), _start(ask, values)
    if years and start and not dates_in(TERM.sub(" ", ask.heard.text), ask.voice.today):
        return _last_day(start, years).isoformat()
    day = _day(ask)
    if isinstance(day, Wrong):
        return day
    if start and day < start:
        return Wrong("record-plan-turned", {"start": start})
    return day.isoformat()


def _last_day(start: date, years: int) -> date:
    return months_after(start, years * A_YEAR) - ONE_DAY


def _start(ask: Ask, values: Values) -> date | None:
    """The first day said, or for a renewal the day after the last one."""
    if values.get("start"):
        return date.fromisoformat(values["start"])
    if values.get("step") != RENEW or not values.get("plan"):
        return None
    plan = ask.snapshot.get(Plan, values["plan"])
    if plan is None:
        return None
    last = plan.periods[-1]
    return last.start or next((one.last_day + ONE_DAY for one in plan.periods[::-1] if one.last_day), None)


FIELDS = (
    choice_field("step", _step_options, said=lambda ask, value: ask.voice(f"plan-step-{value}")),
    replace(plan_field(), when=_is(RENEW)),
    Field(name="plans", read=_read_plans, said=_said_plans, when=_is(MERGE)),
    text_field("name", when=_is(REGISTER, MERGE)),
    Field(name="start", read=_read_start, said=_said_day, kind=InputKind.DATE, when=_is(REGISTER, MERGE)),
    Field(name="until", read=_read_until, said=_said_day, optional=True, when=always),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.REGISTER_PLAN)
    text, heard, values = ask.heard.text, ask.heard, Values()
    values["step"] = step = _step(ask)
    if step == RENEW and len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    if step == MERGE and len(heard.plans) > 1:
        values["plans"] = list(heard.plans)
    if step != RENEW:
        values["name"] = name_in(text, step)
    days = [one.value.first for one in dates_in(text, ask.voice.today) if one.value.is_day]
    ranged = [one.value for one in dates_in(text, ask.voice.today) if not one.value.is_day]
    if not days and len(ranged) == 1 and step != RENEW and " " in text and re.search(r"fra|from", text):
        days = [ranged[0].first, ranged[0].last]
    years = _years_in(text)
    if days and step != RENEW:
        values["start"] = days[0].isoformat()
        if len(days) > 1 and days[1] > days[0]:
            values["until"] = days[1].isoformat()
        elif years:
            values["until"] = _last_day(days[0], years).isoformat()
    elif step == RENEW:
        start = _start(ask, values)
        said = [*days, *(one.last for one in ranged)]
        later = [day for day in said if start is None or day > start]
        if later:
            values["until"] = later[-1].isoformat()
        elif years and start:
            values["until"] = _last_day(start, years).isoformat()
    return values


def _step(ask: Ask) -> str:
    heard = ask.heard
    if heard.carries("merge") or len(heard.plans) > 1:
        return MERGE
    if RENEWING.search(heard.text):
        return RENEW
    return RENEW if heard.plans and not NEW.search(heard.text) else REGISTER


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values["plan"])) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> PlanKept | PlansMerged:
    until = date.fromisoformat(values["until"]) if values.get("until") else None
    actor, now, message = doing.actor, doing.now, doing.message
    if values["step"] == RENEW:
        return await renew_plan(
            doing.store,
            actor=actor,
            plan=values["plan"],
            now=now,
            last_day=until,
            seen=seen.get("plan"),
            message=message,
        )
    name, start = str(values["name"]), date.fromisoformat(values["start"])
    if values["step"] == MERGE:
        return await merge_plans(
            doing.store,
            actor=actor,
            plans=tuple(values["plans"]),
            name=name,
            start=start,
            now=now,
            last_day=until,
            message=message,
        )
    return await register_plan(
        doing.store, actor=actor, name=name, start=start, now=now, last_day=until, message=message
    )


def _day_after_the_one_before(plan: Plan, period: Period) -> date | None:
    """The first day of a period that follows another whose last day is known."""
    before = next((one for one in plan.periods if one.number == period.number - 1), None)
    return before.last_day + ONE_DAY if before is not None and before.last_day is not None else None


def _done(ask: Ask, result: PlanKept | PlansMerged, values: Values) -> Answer:
    voice, plan = ask.voice, result.plan
    period = next((one for one in reversed(plan.periods) if one.last_day is not None), plan.periods[-1])
    facts = [(voice("record-plan-step-label"), voice(f"plan-step-{values['step']}"))]
    start = period.start or _day_after_the_one_before(plan, period)
    if start is not None:
        facts.append((voice("record-plan-start-label"), voice.when(start)))
    if period.last_day is not None:
        facts.append((voice("record-plan-until-label"), voice.when(period.last_day)))
    if isinstance(result, PlansMerged):
        old = voice.all_of(escape(one.name) for one in result.predecessors)
        facts.append((voice("record-plan-plans-label"), old))
    off = off_day(voice, start) if start is not None else ""
    return Answer(
        title=voice("record-plan-done-title"),
        lead=voice("record-plan-done", plan=escape(plan.name), count=len(result.moved)),
        sections=(Section(facts=tuple(facts)),),
        notes=(off,) if off else (),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-undo")),
        subject=Subject(intent="status", plans=(plan.id,)),
    )


def _renewed_or_merged(ask: Ask) -> str:
    """The message, unless it is about a plan nobody can know yet."""
    return "" if _step(ask) == REGISTER else ask.heard.text


FLOW = Flow(
    intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, of_plan=_renewed_or_merged
)
