"""A deadline set, moved, met or set aside by talking: which one, what happens to it, its new day, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.dates.dates import dates_in, problems_in, the_date, time_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.fold import plain
from dialogs.recording.engine.fields import choice_field, plan_field, reason_field, said_text
from dialogs.recording.engine.flow import Doing, Field, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, off_day, what, when
from dialogs.saying.text import escape
from state.actions.plans.deadlines import (
    DeadlineKept,
    mark_met,
    mark_not_relevant,
    move_deadline,
    set_deadline,
)
from state.deadlines.deadline import LONGEST, SHARED, Deadline, DeadlineState
from state.deadlines.rulebook import is_event, rule
from state.deadlines.rules import Force
from state.organisation.calendar import Precision, Span
from state.organisation.people import Action
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing

INTENT = "record-deadline"
SET, MOVE, MET, NOT_RELEVANT = "set", "move", "met", "not-relevant"
STEPS = (SET, MOVE, MET, NOT_RELEVANT)
BEFORE, KEEP = "before", "keep"
IN_BRACKETS = re.compile(r"\([^()]*\)")

OF_A_YEAR = ("declaration", "money")
IS_MET = re.compile(r"opfyldt|overholdt|naaet|klaret|\bmet\b|\bdone\b|faerdig")
IS_SET_ASIDE = re.compile(r"ikke (?:laengere )?relevant|bortfald|not relevant|irrelevant|no longer relevant")


def open_deadlines(snapshot: Snapshot, plan: str) -> dict[str, Deadline]:
    """What people still owe for a plan, the nearest first, by a key that says rule, year and a later period."""
    return keyed(snapshot.find(Deadline, plan=plan, state=DeadlineState.OPEN, order=("last",)))


def keyed(found: Iterable[Deadline]) -> dict[str, Deadline]:
    """A plan's deadlines that people meet, by a key that says rule, year and a later period."""
    keyed: dict[str, Deadline] = {}
    for one in sorted(found, key=lambda each: each.period):
        if one.plan == SHARED or is_event(one.rule):
            continue
        key = f"{one.rule}:{one.about}"
        keyed[f"{key}:{one.period}" if key in keyed else key] = one
    return keyed


def _deadline_options(ask: Ask, values: Values) -> Options:
    if not values.get("plan"):
        return []
    found = open_deadlines(ask.snapshot, values["plan"])
    return [(key, f"{what(ask.voice, one)}: {_short(ask, one)}") for key, one in found.items()]


def _short(ask: Ask, one: Deadline) -> str:
    return ask.voice.span(one.due) if one.due else when(ask.voice, one)


def _read_deadline(ask: Ask, values: Values) -> Value | Wrong:
    meant = rule_in(ask.heard.text)
    for key in open_deadlines(ask.snapshot, str(values.get("plan"))):
        if key.split(":")[0] == meant:
            return key
    return Wrong("record-deadline-which")


def said_deadline(ask: Ask, value: Value) -> str:
    """What a deadline's key stands for."""
    name, about, *_ = [*str(value).split(":"), ""]
    return ask.voice(f"deadline-{name}", about=about or "–")


def _step_options(ask: Ask, _values: Values) -> Options:
    return [(step, ask.voice(f"deadline-step-{step}")) for step in STEPS]


def _has_day(values: Values) -> bool:
    return values.get("step") in (SET, MOVE)


def _read_due(ask: Ask, values: Values) -> Value | Wrong:
    """A day or a soft span ("primo december"), with what follows from it for this deadline."""
    text, today = IN_BRACKETS.sub(" ", ask.heard.text), ask.voice.today
    span = the_date(text, today, Tense.FUTURE)
    if span is None:
        problems, found = problems_in(text, today), dates_in(text, today, Tense.FUTURE)
        if problems:
            return Wrong("flow-wrong-day-written", {"said": escape(problems[0].said)})
        if len(found) != 1:
            return Wrong("record-deadline-no-day")
        span = found[0].value
    return _due(ask, span, values)


def _due(ask: Ask, span: Span, values: Values) -> Value | Wrong:
    today = ask.voice.today
    if span.first == today and not span.is_day:
        span = Span.day(span.last)  # "inden jul", "before Christmas": up to and including that day
    if span.last < today:
        return Wrong("flow-wrong-past-day", {"day": span.last})
    if span.last - span.first > LONGEST:
        return Wrong("error-span-too-long", {"days": LONGEST.days})
    worked = ask.voice.calendar.working_day_on_or_before(span.last)
    off = span.is_day and worked != span.last and worked >= today
    known = open_deadlines(ask.snapshot, values["plan"]) if values.get("plan") else {}
    found = known.get(str(values.get("deadline")))
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision.value,
        "worked": worked.isoformat() if off else None,
        "reason": _changes(found, span) if found else rule(_rule_of(values)).force is not Force.PEOPLE,
    }


def _rule_of(values: Values) -> str:
    """The rule of the deadline chosen; the one that has a date already where none is."""
    return str(values.get("deadline") or "negotiation-start").split(":")[0]


def _changes(found: Deadline, due: Span) -> bool:
    """Whether a reason is needed: not for a first day, nor for a day within the span no person has set."""
    if found.due is None or found.due == due:
        return False
    return found.fixed or not (due.first in found.due and due.last in found.due)


def _span(value: Mapping[str, str]) -> Span:
    return Span(
        first=date.fromisoformat(value["first"]),
        last=date.fromisoformat(value["last"]),
        precision=Precision(value["precision"]),
    )


def _said_due(ask: Ask, value: Value) -> str:
    return ask.voice.when_span(_span(value))


def _is_off(values: Values) -> bool:
    return _has_day(values) and bool((values.get("due") or {}).get("worked"))


def _off_options(ask: Ask, values: Values) -> Options:
    due = values.get("due") or {}
    if not due.get("worked"):
        return []
    worked, day = date.fromisoformat(due["worked"]), date.fromisoformat(due["last"])
    return [
        (BEFORE, ask.voice("deadline-off-before", day=worked)),
        (KEEP, ask.voice("deadline-off-keep", day=day)),
    ]


def _said_off(ask: Ask, value: Value) -> str:
    return ask.voice("deadline-off-chosen-before" if value == BEFORE else "deadline-off-chosen-keep")


def _read_time(ask: Ask, _values: Values) -> Value | Wrong:
    found = time_in(ask.heard.text)
    return found.value.isoformat("minutes") if found else Wrong("record-deadline-no-time")


def _said_time(ask: Ask, value: Value) -> str:
    return ask.voice("clock-time", time=time.fromisoformat(str(value)).strftime("%H.%M"))


def _needs_reason(values: Values) -> bool:
    if values.get("step") in (MOVE, NOT_RELEVANT):
        return True
    return values.get("step") == SET and bool((values.get("due") or {}).get("reason"))


FIELDS = (
    plan_field(),
    choice_field("deadline", _deadline_options, said=said_deadline, read=_read_deadline),
    choice_field("step", _step_options, said=lambda ask, value: ask.voice(f"deadline-step-{value}")),
    Field(name="due", read=_read_due, said=_said_due, when=_has_day),
    choice_field("off", _off_options, said=_said_off, when=_is_off),
    Field(name="time", read=_read_time, said=_said_time, volunteer=True, when=_has_day),
    reason_field(when=_needs_reason),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.SET_DEADLINE)
    text, values = ask.heard.text, Values()
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    meant = rule_in(text)
    if meant is not None and "plan" in values:
        known = open_deadlines(ask.snapshot, values["plan"])
        values["deadline"] = next((key for key in known if key.split(":")[0] == meant), None)
    elif meant is not None and meant not in OF_A_YEAR:
        values["deadline"] = f"{meant}:"
    values["step"] = _step(ask)
    span = ask.heard.span
    if span is not None and values["step"] in (SET, MOVE):
        due = _due(ask, span, values)
        values["due"] = None if isinstance(due, Wrong) else due
    clock = time_in(text)
    if clock is not None:
        values["time"] = clock.value.isoformat("minutes")
    because = re.search(r"\b(?:fordi|because(?: of)?|since)\b\s+(?P<why>.{3,})", text, re.I | re.S)
    if because and _needs_reason(values):
        values["reason"] = " ".join(because["why"].split()).rstrip(".")
    return values


def _step(ask: Ask) -> str:
    said = plain(ask.heard.text)
    if IS_SET_ASIDE.search(said):
        return NOT_RELEVANT
    if IS_MET.search(said):
        return MET
    return MOVE if ask.heard.carries("move") else SET


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    if not values.get("plan") or not values.get("deadline"):
        return {}
    found = (open_deadlines(ask.snapshot, values["plan"])).get(values["deadline"])
    return {"deadline": found.version} if found else {}


def _found(snapshot: Snapshot, values: Values) -> Deadline:
    found = open_deadlines(snapshot, values["plan"]).get(values["deadline"])
    if found is None:
        raise NoSuchThing(kind="Deadline", id=values["deadline"])
    return found


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> DeadlineKept:
    found = _found(doing.snapshot, values)
    step, reason = values["step"], str(values.get("reason") or "")
    actor, now, version, message = doing.actor, doing.now, seen.get("deadline"), doing.message
    if step == MET:
        return await mark_met(
            doing.store, actor=actor, deadline=found.id, now=now, seen=version, message=message
        )
    if step == NOT_RELEVANT:
        return await mark_not_relevant(
            doing.store,
            actor=actor,
            deadline=found.id,
            reason=reason,
            now=now,
            seen=version,
            message=message,
        )
    due = _span(values["due"])
    if values.get("off") == BEFORE and values["due"].get("worked"):
        due = Span.day(date.fromisoformat(values["due"]["worked"]))
    told = " – ".join(filter(None, (reason, f"kl. {values['time']}" if values.get("time") else "")))
    act = set_deadline if step == SET else move_deadline
    return await act(
        doing.store,
        actor=actor,
        deadline=found.id,
        due=due,
        reason=told if reason or not _changes(found, due) else "",
        now=now,
        seen=version,
        message=message,
    )


def _done(ask: Ask, result: DeadlineKept, values: Values) -> Answer:
    voice, after = ask.voice, result.after
    step = values["step"]
    facts = [(voice("record-deadline-deadline-label"), what(voice, after))]
    if step in (SET, MOVE):
        facts.append((voice("record-deadline-due-label"), when(voice, after)))
        if result.before.due is not None and result.before.due != after.due:
            facts.append((voice("record-deadline-was"), when(voice, result.before)))
    if values.get("time") and step in (SET, MOVE):
        facts.append((voice("record-deadline-time-label"), _said_time(ask, values["time"])))
    if values.get("reason"):
        facts.append((voice("record-deadline-reason-label"), said_text(ask, values["reason"])))
    off = off_day(voice, after.due.last) if step in (SET, MOVE) and after.due and after.due.is_day else ""
    is_shared = after.rule == "contributions-due" and step in (SET, MOVE)
    return Answer(
        title=voice("record-deadline-done-title"),
        lead=voice(
            "record-deadline-done", plan=escape(result.plan.name), step=voice(f"deadline-step-{step}")
        ),
        sections=(Section(facts=tuple(facts)),),
        notes=tuple(filter(None, (off, voice("record-deadline-for-all") if is_shared else ""))),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-undo")),
        subject=Subject(intent="when", plans=(after.plan,), deadlines=(after.id,), rule=after.rule),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
