"""Recording a decision: which body, on which day, about what, with which outcome; and what it led to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import outcome_in, reference_in, vote_in
from dialogs.reading.dates.dates import dates_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.fold import plain
from dialogs.recording.approval.departing import DEPARTING, Departed, ask_why
from dialogs.recording.engine.fields import (
    choice_field,
    day_field,
    plan_field,
    read_day,
    said_body,
    text_field,
)
from dialogs.recording.engine.flow import Doing, Field, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Button, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from state.actions.approval.decisions import Decided, record_decision
from state.deadlines.rederivation import Moved
from state.facts.decision import Key, Outcome, Point, TwoKeys
from state.facts.plan import Plan
from state.facts.route import PASSING, BodyOvertaken, BodySkipped
from state.organisation.bodies import BodyKind
from state.organisation.people import Action

INTENT = "record-decision"
CONTENT, RELEASE, BOTH = Key.CONTENT.value, Key.RELEASE.value, "both"
UNKNOWN = "unknown"
MOST_PLANS_BESIDE = 3
ABOUT_CONTENT = re.compile(
    r"\bhelhedsplan\w*|\bindhold\w*|\bplan(?:en|erne)\b|\bcontents?\b|\b(?:the )plans?\b"
)
ABOUT_RELEASE = re.compile(
    r"\bfrigiv\w*|\banlaeg\w*|\bpenge\w*|\bbevilling\w*|\breleas\w*|\bfunds?\b|\bmoney\b"
)
NEW_DAY = re.compile(r"\b(?:til|to|until)\b", re.I)
NOT_KNOWN = re.compile(
    r"\b(?:ved (?:jeg |vi )?(?:det )?ikke|ukendt|ikke kendt|unknown|not known|don'?t know)\b"
)


def _deciders(ask: Ask) -> list[str]:
    outside = (BodyKind.HOUSING, BodyKind.FUND)
    return [
        *ask.organisation.route,
        *(body.id for body in ask.organisation.bodies if body.kind in outside),
    ]


def _body_options(ask: Ask, _values: Values) -> Options:
    return [(body, ask.voice.body(body)) for body in _deciders(ask)]


def _read_body(ask: Ask, _values: Values) -> Value | Wrong:
    body = _body(ask)
    if body is not None:
        return body
    return Wrong(
        "record-decision-no-body", {"bodies": ask.voice.any_of(map(ask.voice.short_body, _deciders(ask)))}
    )


def _body(ask: Ask) -> str | None:
    deciders = _deciders(ask)
    found = [body for body in ask.heard.bodies if body in deciders]
    if not found and ask.heard.carries("landlord"):
        found = [one.id for one in ask.organisation.bodies if one.kind is BodyKind.HOUSING]
    return found[0] if found else None


def _concerns_options(ask: Ask, _values: Values) -> Options:
    return [(one, ask.voice(f"decision-concerns-{one}")) for one in (CONTENT, RELEASE, BOTH)]


def _read_concerns(ask: Ask, _values: Values) -> Value | Wrong:
    return _concerns(ask.heard.text) or Wrong("record-decision-no-concern")


def _concerns(text: str) -> str | None:
    said = plain(text)
    content, release = bool(ABOUT_CONTENT.search(said)), bool(ABOUT_RELEASE.search(said))
    if content and release:
        return BOTH
    if content:
        return CONTENT
    return RELEASE if release else None


def outcome_options(ask: Ask, _values: Values) -> Options:
    """Every outcome of the minutes' vocabulary."""
    return [(one.value, said_outcome(ask, one.value)) for one in Outcome]


def read_outcome(ask: Ask, _values: Values) -> Value | Wrong:
    """The one outcome a message tells."""
    found = outcome_in(ask.heard.text)
    return found.value if found else Wrong("record-decision-no-outcome")


def said_outcome(ask: Ask, value: Value) -> str:
    """An outcome in words."""
    return ask.voice(f"outcome-{Outcome(value).name.lower().replace('_', '-')}")


def _read_new_date(ask: Ask, _values: Values) -> Value | Wrong:
    """The day a case was postponed to, or that it is not known."""
    if NOT_KNOWN.search(plain(ask.heard.text)):
        return UNKNOWN
    return read_day(ask, Tense.FUTURE)


def _said_new_date(ask: Ask, value: Value) -> str:
    """The day a case was postponed to in full."""
    return (
        ask.voice("record-decision-unknown")
        if value == UNKNOWN
        else ask.voice.when(date.fromisoformat(value))
    )


def new_date_field(when: Callable[[Values], bool]) -> Field:
    """The day a case was postponed to, which may not be known."""
    return Field(name="new_date", read=_read_new_date, said=_said_new_date, when=when, unknown=True)


def _is_postponed(values: Values) -> bool:
    return Outcome.POSTPONED.value in (values.get("outcome"), values.get("release_outcome"))


FIELDS = (
    plan_field(),
    choice_field("body", _body_options, said=said_body, read=_read_body),
    day_field("day", tense=Tense.PAST),
    choice_field(
        "concerns",
        _concerns_options,
        said=lambda ask, value: ask.voice(f"decision-concerns-{value}"),
        read=_read_concerns,
    ),
    choice_field("outcome", outcome_options, said=said_outcome, read=read_outcome),
    replace(
        choice_field(
            "release_outcome",
            outcome_options,
            said=said_outcome,
            read=read_outcome,
            when=lambda values: values.get("concerns") == BOTH,
        ),
        volunteer=True,
    ),
    new_date_field(_is_postponed),
    text_field("vote", optional=True),
    text_field("reference", optional=True),
    *DEPARTING,
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.RECORD_DECISION)
    heard, values = ask.heard, Values()
    if len(heard.plans) == 1 or (not heard.plans and len(ask.plans) == 1):
        values["plan"] = ask.plans[0]
    values["body"] = _body(ask)
    values["concerns"] = _concerns(heard.text)
    outcome = outcome_in(heard.text)
    values["outcome"] = outcome.value if outcome else None
    values["day"], values["new_date"] = _days(ask, postponed=outcome is Outcome.POSTPONED)
    values["vote"] = vote_in(heard.text)
    values["reference"] = reference_in(heard.text)
    return values


def _days(ask: Ask, *, postponed: bool) -> tuple[str | None, str | None]:
    """The day of the meeting, and the one the case was postponed to, which follows "til"."""
    text, today = ask.heard.text, ask.voice.today
    cut = NEW_DAY.search(text) if postponed else None
    met, new = (text[: cut.start()], text[cut.end() :]) if cut else (text, "")
    past = (found.value for found in dates_in(met, today, Tense.PAST))
    ahead = (found.value for found in dates_in(new, today, Tense.FUTURE))
    return (
        next((span.first.isoformat() for span in past if span.is_day and span.first <= today), None),
        next((span.first.isoformat() for span in ahead if span.is_day and span.first >= today), None),
    )


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values.get("plan"))) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Decided | Departed:
    new = values.get("new_date") if _is_postponed(values) else None
    try:
        return await record_decision(
            doing.store,
            actor=doing.actor,
            plan=values["plan"],
            body=values["body"],
            on=date.fromisoformat(values["day"]),
            points=_points(values),
            now=doing.now,
            vote=str(values.get("vote") or ""),
            reference=str(values.get("reference") or ""),
            override_reason=str(values.get("override") or ""),
            postponed_to=date.fromisoformat(new) if new and new != UNKNOWN else None,
            new_date_unknown=new == UNKNOWN,
            seen=seen.get("plan"),
            message=doing.message,
        )
    except (BodySkipped, BodyOvertaken) as fault:
        return Departed(fault)


def _points(values: Values) -> tuple[Point, ...]:
    outcome = Outcome(values["outcome"])
    keys = (Key.CONTENT, Key.RELEASE) if values["concerns"] == BOTH else (Key(values["concerns"]),)
    other = values.get("release_outcome")
    return tuple(
        Point(
            number=number,
            concerns=key,
            outcome=Outcome(other) if other and len(keys) > 1 and key is Key.RELEASE else outcome,
        )
        for number, key in enumerate(keys, 1)
    )


async def _done(ask: Ask, result: Decided | Departed, values: Values) -> Answer:
    if isinstance(result, Departed):
        return await ask_why(ask, FLOW, result, values)
    voice, found = ask.voice, result.decision
    facts = (
        (voice("record-decision-body-label"), voice.body(found.body)),
        (voice("record-decision-day-label"), voice.when(found.on)),
        *(
            (voice(f"decision-concerns-{point.concerns.value}"), said_outcome(ask, point.outcome.value))
            for point in found.points
        ),
        (voice("recorded-state"), stage_change(ask, result.stage_before.value, result.stage.value)),
    )
    plan = escape(result.plan.name)
    late = tuple(line(voice, one.after) for one in result.late)
    return Answer(
        title=voice("record-decision-done-title"),
        lead=" ".join((voice("record-decision-done", plan=plan), how_final(ask, result))),
        sections=tuple(
            section
            for section in (
                Section(facts=facts),
                moved_deadlines(ask, result.moved),
                Section(heading=voice("record-decision-late"), lines=late, bullets=True, warns=True),
            )
            if section.facts or section.lines
        ),
        notes=alarm(ask, result.keys),
        buttons=(
            *_same_for_others(ask, result),
            ask_button(voice, "button-status-of", "ask-status-of", plan=result.plan.name),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="route", plans=(result.plan.id,)),
    )


def how_final(ask: Ask, result: Decided) -> str:
    """Whether the word ends the case, was only passed on, or holds it up."""
    voice, found = ask.voice, result.decision
    body = voice.short_body(found.body)
    if result.final:
        return voice("record-decision-final", body=body)
    if found.has(Outcome.POSTPONED):
        if found.postponed_to is None:
            return voice("record-decision-postponed-unknown", body=body)
        return voice("record-decision-postponed", body=body, when=voice.when(found.postponed_to))
    route = ask.organisation.route
    if found.body in route[:-1] and any(point.outcome in PASSING for point in found.points):
        following = voice.short_body(route[route.index(found.body) + 1])
        return voice(
            "record-decision-recommends", body=body, next=following, last=voice.short_body(route[-1])
        )
    return voice("record-decision-not-final", body=body)


def _same_for_others(ask: Ask, result: Decided) -> tuple[Button, ...]:
    """The same decision about the other plans, one button each; it asks before it saves as everything does."""
    found = result.decision
    outcomes = {point.outcome for point in found.points}
    others = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_PLANS_BESIDE + 1)
    if len(outcomes) != 1 or len(others) > MOST_PLANS_BESIDE or found.postponed_to is not None:
        return ()
    what = " + ".join(ask.voice(f"decision-concerns-{point.concerns.value}") for point in found.points)
    said = (
        f"{ask.voice.short_body(found.body)} {found.on:%d.%m.%Y}: {said_outcome(ask, outcomes.pop().value)}"
    )
    return tuple(
        Button(title=ask.voice("button-same-for", plan=plan.name), ask=f"{said}, {plan.name}, {what}")
        for plan in others
        if plan.id != result.plan.id
    )


def stage_change(ask: Ask, before: str, after: str) -> str:
    """The stage, or the one it was before and the one it is now."""
    now = ask.voice(f"stage-{after}")
    return now if before == after else f"{ask.voice(f'stage-{before}')} → {now}"


def moved_deadlines(ask: Ask, moved: Iterable[Moved]) -> Section:
    """The deadlines with another date or state."""
    lines = tuple(
        voice_line if one.after.is_open() else f"{voice_line} – {ask.voice('recorded-closed')}"
        for one in moved
        for voice_line in (line(ask.voice, one.after),)
    )
    return Section(heading=ask.voice("recorded-moved"), lines=lines, bullets=True)


def alarm(ask: Ask, keys: TwoKeys) -> tuple[str, ...]:
    """What is to be said where one of the two keys is turned and the other is not."""
    if not keys.alarm:
        return ()
    return (ask.voice("alarm-content-only" if keys.content else "alarm-release-only"),)


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
