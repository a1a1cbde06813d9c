"""A new contact person on an administration's contribution: a new revision in which nothing else is changed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.recording.engine.fields import plan_field, text_field, unit_field
from dialogs.recording.engine.flow import Doing, Flow, Values
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.gathering.contributions import Recorded, save_contribution
from state.facts.contribution import Contribution, contribution_id
from state.facts.plan import Plan
from state.organisation.calendar import local_day
from state.organisation.people import Role
from state.records.errors import NoSuchThing

INTENT = "record-contact"
# "... til Mette", "... to Mette", "... er Lars Holm", "...: Hanne"
NEW = re.compile(r"(?:\b(?:til|to|er|is|hedder|bliver|becomes)\b|:)\s*(?P<name>[^:]+?)\s*[.!]*$", re.I)
# "Hanne er ny kontaktperson i SUF"
FIRST = re.compile(
    r"^\s*(?P<name>[^:]{2,60}?)\s+(?:er|is|bliver|becomes)\s+(?:den |the )?(?:nye?|new)\b.*"
    r"(?:kontakt|contact)",
    re.I,
)

FIELDS = (plan_field(), unit_field(), text_field("contact"))


def _begin(ask: Ask) -> Values | Answer:
    values: Values = {}
    heard, person = ask.heard, ask.person
    if len(heard.units) == 1:
        values["unit"] = heard.units[0]
    elif not heard.units and not heard.ambiguous and person.role is Role.CONTRIBUTOR and person.unit:
        values["unit"] = person.unit
    values["contact"] = name_in(heard.text)
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    elif not ask.plans and values.get("unit"):
        given = ask.snapshot.find(Contribution, unit=values["unit"])
        plans = {one.plan for one in given if one.revision and not one.annulled}
        if not plans:
            return _nothing(ask, str(values["unit"]))
        values["plan"] = next(iter(plans)) if len(plans) == 1 else None
    if values.get("plan") and values.get("unit"):
        present = _contribution(ask, values)
        if present is None:
            return _nothing(ask, str(values["unit"]))
    return values


def name_in(text: str) -> str | None:
    """The new contact person a message names, or None."""
    first = FIRST.search(text)
    if first is not None:
        return first["name"].strip()
    found = NEW.search(text)
    return found["name"].strip() if found is not None else None


def _nothing(ask: Ask, unit: str) -> Answer:
    return Answer(
        title=ask.voice("record-contact-title"),
        lead=ask.voice("record-contact-nothing", unit=ask.voice.short_body(unit)),
        buttons=(ask_button(ask.voice, "button-help"),),
        subject=ask.last,
        refused=True,
    )


def _contribution(ask: Ask, values: Values) -> Contribution | None:
    plan = ask.snapshot.get(Plan, str(values.get("plan"))) if values.get("plan") else None
    if plan is None or not values.get("unit"):
        return None
    target = plan.upcoming(ask.voice.today) or plan.current(ask.voice.today)
    found = ask.snapshot.get(Contribution, contribution_id(plan.id, target.number, str(values["unit"])))
    return found if found is not None and found.revision and not found.annulled else None


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    found = _contribution(ask, values)
    return {"contribution": found.version} if found else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Recorded:
    today = local_day(doing.now)
    plan = doing.snapshot.get(Plan, values["plan"])
    target = (plan.upcoming(today) or plan.current(today)) if plan else None
    wanted = contribution_id(values["plan"], target.number, values["unit"]) if target else ""
    present = doing.snapshot.get(Contribution, wanted)
    if present is None or not present.revision or present.annulled:
        raise NoSuchThing(kind=Contribution.__name__, id=wanted)
    return await save_contribution(
        doing.store,
        content=replace(present.content, contact=str(values["contact"])),
        actor=doing.actor,
        plan=values["plan"],
        unit=values["unit"],
        now=doing.now,
        seen=seen.get("contribution", present.version),
        message=doing.message,
    )


def _done(ask: Ask, result: Recorded, values: Values) -> Answer:
    voice, found = ask.voice, result.contribution
    return Answer(
        title=voice("record-contact-done-title"),
        lead=voice(
            "record-contact-done",
            contact=escape(str(values["contact"])),
            unit=voice.short_body(found.unit),
            plan=escape(ask.lexicon.plan_name(found.plan)),
            revision=found.revision,
        ),
        buttons=(ask_button(voice, "button-undo"), ask_button(voice, "button-history")),
        subject=Subject(intent="owing", plans=(found.plan,)),
    )


def _but_the_name(ask: Ask) -> str:
    """A message without the contact person's name."""
    return ask.heard.text.replace(name_in(ask.heard.text) or "", " ")


FLOW = Flow(
    intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, of_plan=_but_the_name
)
