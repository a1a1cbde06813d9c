"""How a plan reminds otherwise than the others: so many days ahead of its deadlines or contributions, or as usual."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.words.fold import plain
from dialogs.recording.engine.fields import plan_field
from dialogs.recording.engine.flow import Doing, Field, Flow, Value, Values, Wrong
from dialogs.saying.answer import Answer, InputKind, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.people.wishes import PolicySet, set_policy
from state.deadlines.contribution_round import DUE
from state.deadlines.rulebook import RULES, is_event
from state.facts.plan import Plan
from state.organisation.people import Action
from state.organisation.reminder_policy import CONTRIBUTION, STEP, Changes

INTENT = "record-policy"
EVERYTHING, USUAL = "everything", "usual"
MOST_DAYS, FURTHEST = 10, 730
AS_USUAL = re.compile(
    r"\b(?:som normalt|som de andre|som standard|as usual|as the others|by default|nulstil|reset)\b"
)
NUMBERS = re.compile(r"\b([0-9]{1,3})\b")
WEEKS = re.compile(r"\b(?:uger?|weeks?)\b")
AHEAD = re.compile(r"\b(?:dage?|days?|uger?|weeks?) (?:foer|inden|before|ahead)\b")


def days_in(text: str) -> list[int]:
    """The days ahead a message names, the furthest first: "60 og 30 dage før", "4 weeks before"."""
    said = plain(text)
    if not AHEAD.search(said):
        return []
    each = 7 if WEEKS.search(said) else 1
    return sorted({int(number) * each for number in NUMBERS.findall(said)}, reverse=True)


def _read_days(ask: Ask, _values: Values) -> Value | Wrong:
    if AS_USUAL.search(plain(ask.heard.text)):
        return USUAL
    said = days_in(ask.heard.text) or sorted(
        {int(number) for number in NUMBERS.findall(ask.heard.text)}, reverse=True
    )
    if not said or len(said) > MOST_DAYS or said[0] > FURTHEST:
        return Wrong("record-policy-no-days")
    return said


def _said_days(ask: Ask, value: Value) -> str:
    if value == USUAL:
        return ask.voice("policy-as-usual")
    return ask.voice("policy-days", days=ask.voice.all_of(str(one) for one in value))


def _read_rule(ask: Ask, _values: Values) -> Value | Wrong:
    return what_in(ask.heard.text)


def what_in(text: str) -> str:
    """Which deadlines a message means: a rule's, the contributions', the steps', else all of them."""
    said = plain(text)
    if re.search(r"\b(?:naeste skridt|next step)", said):
        return STEP
    meant = rule_in(text)
    return CONTRIBUTION if meant == DUE else meant or EVERYTHING


def _said_rule(ask: Ask, value: Value) -> str:
    if value in (EVERYTHING, CONTRIBUTION, STEP):
        return ask.voice(f"policy-of-{value}")
    return ask.voice(f"deadline-{value}", about="").strip()


FIELDS = (
    plan_field(),
    Field(name="rule", read=_read_rule, said=_said_rule, volunteer=True),
    Field(name="days", read=_read_days, said=_said_days, kind=InputKind.LINE),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.SET_REMINDERS)
    values: Values = {"rule": what_in(ask.heard.text)}
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    said = plain(ask.heard.text)
    days = _read_days(ask, values) if AHEAD.search(said) or AS_USUAL.search(said) else None
    values["days"] = None if isinstance(days, Wrong) else days
    return values


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values.get("plan"))) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> PolicySet:
    plan = doing.snapshot.get(Plan, values["plan"])
    present = plan.reminders if plan is not None and plan.reminders is not None else Changes()
    return await set_policy(
        doing.store,
        actor=doing.actor,
        plan=values["plan"],
        changes=changed(
            present, str(values["rule"]), () if values["days"] == USUAL else tuple(values["days"])
        ),
        now=doing.now,
        seen=seen.get("plan"),
        message=doing.message,
    )


def changed(present: Changes, rule: str, days: tuple[int, ...]) -> Changes:
    """What a plan does otherwise, after these days were set for a rule or for all that people owe (none: as usual)."""
    named = [one.id for one in RULES if not is_event(one.id)]
    rules = [*named, CONTRIBUTION, STEP] if rule == EVERYTHING else [rule]
    offsets = {name: kept for name, kept in present.offsets.items() if name not in rules}
    return replace(present, offsets={**offsets, **(dict.fromkeys(rules, days) if days else {})})


def _done(ask: Ask, result: PolicySet, values: Values) -> Answer:
    voice = ask.voice
    return Answer(
        title=voice("record-policy-done-title"),
        lead=voice(
            "record-policy-done",
            plan=escape(result.plan.name),
            what=_said_rule(ask, values["rule"]),
            days=_said_days(ask, values["days"]),
        ),
        notes=(voice("record-policy-back", plan=escape(result.plan.name)),),
        buttons=(ask_button(voice, "button-undo"), ask_button(voice, "button-how-reminded")),
        subject=Subject(intent="reminder-policy", plans=(result.plan.id,)),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
