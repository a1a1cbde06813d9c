"""Opening a round of contributions: which plan, by when, whom, and what for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs.asking.ask import Ask
from dialogs.recording.engine.fields import day_field, plan_field, text_field
from dialogs.recording.engine.flow import Doing, Field, Flow, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, off_day
from dialogs.saying.text import escape
from state.actions.gathering.rounds import RoundOpened, open_round
from state.facts.plan import Plan

INTENT = "record-round"


def _read_units(ask: Ask, _values: Values) -> Value | Wrong:
    named = [unit for unit in ask.heard.units if unit != ask.organisation.coordinator]
    if named:
        return named
    if ask.heard.carries("list", "administrations"):
        return [body.id for body in ask.organisation.contributors()]
    return Wrong("record-round-no-units")


def _said_units(ask: Ask, value: Value) -> str:
    everyone = {body.id for body in ask.organisation.contributors()}
    if set(value) == everyone:
        return ask.voice("record-round-everyone", count=len(everyone))
    return ask.voice.all_of(ask.voice.short_body(str(unit)) for unit in value)


FIELDS = (
    plan_field(),
    day_field("due"),
    Field(name="units", read=_read_units, said=_said_units, volunteer=True),
    day_field("internal_due", volunteer=True),
    text_field("request", optional=True),
)


def _begin(ask: Ask) -> Values | Answer:
    heard, values = ask.heard, Values()
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    if (
        heard.span is not None
        and heard.span.last >= ask.voice.today
        and (heard.span.is_day or heard.span.first == ask.voice.today)
    ):
        values["due"] = heard.span.last.isoformat()
    named = [unit for unit in heard.units if unit != ask.organisation.coordinator]
    values["units"] = named or [body.id for body in ask.organisation.contributors()]
    return values


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values.get("plan"))) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> RoundOpened:
    internal = values.get("internal_due")
    return await open_round(
        doing.store,
        actor=doing.actor,
        plan=values["plan"],
        due=date.fromisoformat(values["due"]),
        now=doing.now,
        units=values.get("units"),
        internal_due=date.fromisoformat(internal) if internal else None,
        request=str(values.get("request") or ""),
        seen=seen.get("plan"),
        message=doing.message,
    )


def _done(ask: Ask, result: RoundOpened, values: Values) -> Answer:
    voice = ask.voice
    due = date.fromisoformat(values["due"])
    asked = [*result.requested, *result.extended]
    lines = tuple(voice.body(one.unit) for one in asked)
    left = voice.all_of(voice.short_body(one.unit) for one in result.unchanged)
    name = result.plan.name
    return Answer(
        title=voice("record-round-done-title"),
        lead=voice("record-round-done", plan=escape(name), count=len(asked), when=voice.when(due)),
        sections=(Section(lines=lines, bullets=True),) if lines else (),
        notes=tuple(
            filter(None, (voice("record-round-left", units=left) if left else "", off_day(voice, due)))
        ),
        buttons=(
            ask_button(voice, "button-who-owes-plan", "ask-who-owes-plan", plan=name),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="owing", plans=(result.plan.id,)),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
