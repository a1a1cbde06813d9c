"""A plan given another name: which plan, and what it is to be called; the old name goes on finding it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.message import hear
from dialogs.recording.engine.by_words import go_on
from dialogs.recording.engine.fields import plan_field, text_field
from dialogs.recording.engine.flow import Doing, Draft, Flow, Value, Values, Wrong
from dialogs.recording.plans.plan import QUOTED
from dialogs.saying.answer import Answer, InputKind, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.plans.naming import must_be_free
from state.actions.plans.register import rename_plan
from state.facts.names import NameMissing, NameTaken
from state.facts.plan import Plan
from state.organisation.people import Action

INTENT = "record-rename"
LONGEST_NAME = 80
# "omdøb Nørrebro til ...", "Nørrebro skal hedde ...", "giv Nørrebro navnet ...", "... is to be called ..."
NAMED = re.compile(
    r"(?:\b(?:til|to(?! be\b)|into|as|hedde|hedder (?:nu|fremover|herefter)|navnet|kaldes|"
    r"(?:be|now) (?:called|named))\b(?! (?:på|for|of)\b)|:)\s*(?P<name>\S.*)",
    re.I | re.S,
)
# "kald Nørrebro for ..."
CALLED = re.compile(r"\bkald\w*\s.+?\sfor\s+(?P<name>\S.*)", re.I | re.S)
RENAMING = re.compile(r"\b(?:omdøb\w*|rename\w*|navn\w*|name)\b", re.I)
AROUND = " \t\n\"'«»“”.!?,;:"


def name_in(ask: Ask) -> tuple[str, str]:
    """The new name a message says, if any, and what stands before it, where the plan is named."""
    text = ask.heard.text
    verb = RENAMING.search(text)
    found = (
        QUOTED.search(text)
        or CALLED.search(text)
        or NAMED.search(text, verb.end() if verb else 0)
        or NAMED.search(text)
    )
    return (_trimmed(found["name"]), text[: found.start("name")]) if found else ("", text)


def _trimmed(name: str) -> str:
    return " ".join(name.split()).strip(AROUND)


def _read_name(ask: Ask, values: Values) -> Value | Wrong:
    said = name_in(ask)[0] if RENAMING.search(ask.heard.text) else ""
    return _checked(ask, said or _trimmed(ask.heard.text), values)


def _checked(ask: Ask, name: str, values: Values) -> Value | Wrong:
    """The name, if it is one, is short enough and finds no other plan."""
    if len(name) > LONGEST_NAME:
        return Wrong("flow-wrong-long", {"most": LONGEST_NAME})
    plan = ask.snapshot.get(Plan, str(values.get("plan") or ""))
    if plan is not None and plan.name == name:
        return Wrong("record-rename-same", {"plan": escape(name)})
    try:
        must_be_free(ask.snapshot.find(Plan), name, but=plan.id if plan else None)
    except (NameMissing, NameTaken) as fault:
        return Wrong(fault.text_id, {key: escape(str(said)) for key, said in fault.facts().items()})
    return name


FIELDS = (
    plan_field(),
    replace(text_field("name"), read=_read_name, kind=InputKind.LINE),
)


async def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.RENAME_PLAN)
    name, before = name_in(ask)
    heard = hear(before, ask.lexicon, ask.organisation, ask.voice.today)
    meant = ask.last.plans if ask.last is not None and not heard.unknown else ()
    plans = heard.plans or meant
    values: Values = {"plan": plans[0]} if len(plans) == 1 else {}
    if not name:
        return values
    checked = _checked(ask, name, values)
    if not isinstance(checked, Wrong):
        return {**values, "name": checked}
    draft = Draft(flow=INTENT, values=values, order=tuple(values))
    fault = ask.voice(checked.text_id, **checked.facts)
    return replace(await go_on(ask, FLOW, draft, fault=fault), refused=True)


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values["plan"])) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Plan:
    return await rename_plan(
        doing.store,
        actor=doing.actor,
        plan=values["plan"],
        name=values["name"],
        now=doing.now,
        seen=seen.get("plan"),
        message=doing.message,
    )


def _done(ask: Ask, result: Plan, _values: Values) -> Answer:
    voice = ask.voice
    return Answer(
        title=voice("record-rename-done-title"),
        lead=voice("record-rename-done", plan=escape(result.name)),
        notes=(voice("record-rename-found"),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-undo")),
        subject=Subject(intent="status", plans=(result.id,)),
    )


def _named_before(ask: Ask) -> str:
    """What stands before the new name, which may be any place's."""
    return name_in(ask)[1]


FLOW = Flow(
    intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, of_plan=_named_before
)
