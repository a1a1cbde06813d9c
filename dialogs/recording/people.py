"""Who may what, by talking: roles and units, who stands in for whom and when, and handing over all of one's tasks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dialogs.asking.ask import Ask
from dialogs.meaning.message import hear
from dialogs.meaning.names import named_in
from dialogs.recording.engine.fields import choice_field, day_field, unit_field
from dialogs.recording.engine.flow import Doing, Field, Flow, Options, Value, Values, Wrong
from dialogs.recording.engine.suggestions import MOST_PEOPLE, Dataset
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.people.handing_over import HandedOver, hand_over
from state.actions.people.roles import PersonChanged, set_deputy, set_role, set_unit
from state.actions.people.wishes import set_lead
from state.organisation.calendar import Precision, Span
from state.organisation.people import Action, Person, Role, least_role
from state.records.errors import NotAllowed

INTENT = "record-person"
DEPUTY, HAND_OVER, LEAD, NO_LEAD, UNIT = "deputy", "hand-over", "lead", "no-lead", "unit"
WHATS = (*(role.value for role in Role), DEPUTY, HAND_OVER, LEAD, NO_LEAD, UNIT)
ACTIONS = {
    DEPUTY: Action.SET_DEPUTY,
    HAND_OVER: Action.HAND_OVER,
    LEAD: Action.SET_LEAD,
    NO_LEAD: Action.SET_LEAD,
    UNIT: Action.SET_UNIT,
}
MOST_NAMED = 8
MYSELF = re.compile(r"\b(?:jeg|mig|I|I'm|I’m|me)\b")
ROLE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (HAND_OVER, re.compile(r"\b(?:overdrag\w*|overtag\w*|hand(?:s|ed)? ?over|take over)\b", re.I)),
    (DEPUTY, re.compile(r"\b(?:stedfortræder\w*|vikar\w*|deputy|stand(?:s|ing)? in|substitute)\b", re.I)),
    (
        NO_LEAD,
        re.compile(
            r"\b(?:ikke (?:længere )?(?:leder|chef)|(?:not|no longer) (?:the )?head|stopper som leder)\b",
            re.I,
        ),
    ),
    (LEAD, re.compile(r"\b(?:leder|chef|head of|leads|lead of|the head)\b", re.I)),
    (Role.COORDINATOR.value, re.compile(r"\b(?:koordinator\w*|coordinator\w*)\b", re.I)),
    (Role.ADMIN.value, re.compile(r"\badmin\w*", re.I)),
    (Role.CONTRIBUTOR.value, re.compile(r"\b(?:bidragyder\w*|contributor\w*)\b", re.I)),
    (Role.VIEWER.value, re.compile(r"\b(?:læser\w*|laeser\w*|viewer\w*|reader\w*)\b", re.I)),
    (
        UNIT,
        re.compile(
            r"\b(?:flyt\w*|hører (?:nu )?til|arbejder (?:nu )?i|skifter|forvaltning|mov(?:e|es|ed)|belongs? to|works in"
            r"|administration)\b",
            re.I,
        ),
    ),
)


def _is_contributor(values: Values) -> bool:
    return values.get("what") == Role.CONTRIBUTOR.value


def _has_unit(values: Values) -> bool:
    """Whether an administration belongs to it: a contributor's, or the one somebody moves to."""
    return values.get("what") in (Role.CONTRIBUTOR.value, UNIT)


def _is_deputy(values: Values) -> bool:
    return values.get("what") == DEPUTY


def _of_lead(values: Values) -> bool:
    """Whether it is about who leads, which a coordinator may do too."""
    return values.get("what") in (LEAD, NO_LEAD)


def _on_behalf(values: Values) -> bool:
    return values.get("what") in (DEPUTY, HAND_OVER)


def _what_options(ask: Ask, _values: Values) -> Options:
    return [(what, ask.voice(f"person-what-{what}")) for what in WHATS]


def _read_what(ask: Ask, values: Values) -> Value | Wrong:
    labels = [label for _, label in _what_options(ask, values)]
    return what_in(ask.heard.text) or Wrong(
        "flow-wrong-choice", {"options": escape(ask.voice.any_of(labels))}
    )


def what_in(text: str) -> str | None:
    """What a message wants changed about somebody, or None."""
    return next((what for what, said in ROLE_WORDS if said.search(text)), None)


def _read_person(ask: Ask, _values: Values) -> Value | Wrong:
    known = _people(ask)
    chosen = next((one for one in known if one.id == ask.heard.text), None)
    if chosen is not None:
        return _as_value(chosen)
    found = named_in(ask.heard.text, known)
    if len(found) == 1:
        return _as_value(found[0])
    if len(found) > 1:
        options = ask.voice.any_of(_in_unit(ask, one) for one in found[:MOST_NAMED])
        return Wrong("record-person-which", {"options": options})
    others = [escape(one.name) for one in known if one.id != ask.person.id][:MOST_NAMED]
    return (
        Wrong("record-person-unknown", {"names": ask.voice.all_of(others)})
        if others
        else Wrong("record-person-nobody")
    )


def _people(ask: Ask) -> tuple[Person, ...]:
    """Everybody who has written to the bot, by name, in the asker's own tenant."""
    return ask.snapshot.find(Person, tenant=ask.person.tenant, order=("name",), limit=MOST_PEOPLE)


def _in_unit(ask: Ask, person: Person) -> str:
    if person.unit is None:
        return escape(person.name)
    return ask.voice("person-in-unit", name=escape(person.name), unit=ask.voice.short_body(person.unit))


def _as_value(person: Person) -> dict[str, str]:
    return {"id": person.id, "name": person.name}


def _said_person(_ask: Ask, value: Value) -> str:
    return escape(str(value["name"]))


def _key(value: Value) -> str:
    return str(value["id"])


FIELDS = (
    choice_field(
        "what", _what_options, said=lambda ask, value: ask.voice(f"person-what-{value}"), read=_read_what
    ),
    Field(name="person", read=_read_person, said=_said_person, dataset=Dataset.PEOPLE, key=_key),
    unit_field(coordinating=True, when=_has_unit),
    day_field("first", when=_is_deputy),
    day_field("last", when=_is_deputy),
    Field(
        name="of",
        read=_read_person,
        said=_said_person,
        volunteer=True,
        when=_on_behalf,
        dataset=Dataset.PEOPLE,
        key=_key,
    ),
)


def _begin(ask: Ask) -> Values | Answer:
    values: Values = {"what": what_in(ask.heard.text)}
    _must_be_allowed(ask.person, values["what"])
    known = _people(ask)
    taker, giver = _halves(ask.heard.text, values["what"])
    found = named_in(taker, [one for one in known if one.id != ask.person.id or _of_lead(values)])
    if not found and _of_lead(values) and MYSELF.search(taker):
        found = [ask.person]
    if len(found) == 1:
        values["person"] = _as_value(found[0])
        elsewhere = _leads_elsewhere(ask, values["what"], found[0])
        if elsewhere is not None:
            return elsewhere
    behind = named_in(giver, [one for one in known if one not in found])
    if _on_behalf(values) and len(behind) == 1 and behind[0].id != ask.person.id:
        values["of"] = _as_value(behind[0])
    if _has_unit(values):
        values["unit"] = _unit_in(ask)
    if _is_deputy(values):
        days = [span for span in ask.heard.spans if span.last >= ask.voice.today]
        if len(days) == 1 and not days[0].is_day:
            values["first"], values["last"] = days[0].first.isoformat(), days[0].last.isoformat()
        elif len(days) > 1:
            values["first"], values["last"] = days[0].first.isoformat(), days[-1].last.isoformat()
    return values


def _unit_in(ask: Ask) -> str | None:
    """The one administration a message names; of two, the one somebody comes to: "fra SOF til BUF"."""
    units = ask.heard.units
    if len(units) == 2:
        _, _, after = _parted(ask.heard.text, r"\b(?:til|to)\b")
        units = hear(after, ask.lexicon, ask.organisation, ask.voice.today).units
    return units[0] if len(units) == 1 else None


def _leads_elsewhere(ask: Ask, what: object, person: Person) -> Answer | None:
    """That somebody cannot lead an administration they do not belong to; None where they do."""
    units = ask.heard.units
    if what != LEAD or len(units) != 1 or person.unit in (None, units[0]):
        return None
    return Answer(
        title=ask.voice("record-person-title"),
        lead=ask.voice(
            "record-person-leads-elsewhere",
            name=escape(person.name),
            unit=ask.voice.short_body(str(person.unit)),
            other=ask.voice.short_body(units[0]),
        ),
        subject=ask.last,
        refused=True,
    )


def _halves(text: str, what: object) -> tuple[str, str]:
    """Where the one who gets something is named, and where the one it is for: "overdrag Idas opgaver til Mette"."""
    if what == HAND_OVER:
        before, said, after = _parted(text, r"\b(?:til|to)\b")
        return (after, before) if said else (text, "")
    if what == DEPUTY:
        before, said, after = _parted(text, r"\b(?:for)\b")
        return (before, after) if said else (text, "")
    return text, ""


def _parted(text: str, pattern: str) -> tuple[str, str, str]:
    found = re.search(pattern, text, re.I)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _must_be_allowed(person: Person, what: object) -> None:
    """Say at once what a role does not cover, before anything is asked; raises NotAllowed."""
    action = ACTIONS.get(str(what or DEPUTY), Action.SET_ROLE)
    if person.scope(action) is None:
        raise NotAllowed(action=action.value, needs=least_role(action).value)


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    changed = _changed(values) or (ask.person.id if _is_deputy(values) else "")
    found = ask.snapshot.get(Person, changed) if changed else None
    return {"person": found.version} if found is not None else {}


def _changed(values: Values) -> str:
    """The id of the person whose record a role or a deputy changes; empty for the one who asks."""
    whose = values.get("of") if _on_behalf(values) else values.get("person")
    return str(whose["id"]) if whose else ""


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> PersonChanged | HandedOver:
    what, person = values["what"], str(values["person"]["id"])
    of = str(values["of"]["id"]) if values.get("of") else None
    if what == HAND_OVER:
        return await hand_over(
            doing.store, actor=doing.actor, to=person, person=of, now=doing.now, message=doing.message
        )
    if what == DEPUTY:
        return await set_deputy(
            doing.store,
            actor=doing.actor,
            deputy=person,
            person=of,
            first=date.fromisoformat(values["first"]),
            last=date.fromisoformat(values["last"]),
            now=doing.now,
            seen=seen.get("person"),
            message=doing.message,
        )
    if _of_lead(values):
        return await set_lead(
            doing.store,
            actor=doing.actor,
            person=person,
            leads=what == LEAD,
            now=doing.now,
            seen=seen.get("person"),
            message=doing.message,
        )
    if what == UNIT:
        return await set_unit(
            doing.store,
            actor=doing.actor,
            person=person,
            to=values["unit"],
            now=doing.now,
            seen=seen.get("person"),
            message=doing.message,
        )
    return await set_role(
        doing.store,
        actor=doing.actor,
        person=person,
        role=Role(what),
        in_unit=values.get("unit") if _is_contributor(values) else None,
        now=doing.now,
        seen=seen.get("person"),
        message=doing.message,
        protected=doing.protected,
    )


def _done(ask: Ask, result: PersonChanged | HandedOver, values: Values) -> Answer:
    voice, is_changed = ask.voice, result.entry is not None
    if isinstance(result, HandedOver):
        count = len(result.contributions) + len(result.steps)
        lead = voice(
            "record-person-done-handed",
            taker=escape(result.taker.name),
            giver=escape(result.giver.name),
            count=count,
        )
    elif _is_deputy(values) and result.person.deputy is not None:
        named = result.person.deputy
        lead = voice(
            "record-person-done-deputy",
            deputy=escape(named.name),
            name=escape(result.person.name),
            when=voice.span(Span(first=named.first, last=named.last, precision=Precision.DAYS)),
        )
    elif _of_lead(values):
        unit = voice.body(result.person.unit) if result.person.unit else voice("no-unit")
        name = escape(result.person.name)
        lead = voice("record-person-done-lead", name=name, unit=unit, leads=result.person.leads)
    elif values["what"] == UNIT and result.person.unit:
        unit = voice.body(result.person.unit)
        lead = voice("record-person-done-unit", name=escape(result.person.name), unit=unit)
    else:
        unit = voice.body(result.person.unit) if result.person.unit else voice("no-unit")
        role = voice(f"role-{result.person.role.value}")
        lead = voice("record-person-done-role", name=escape(result.person.name), role=role, unit=unit)
    return Answer(
        title=voice("record-person-done-title" if is_changed else "record-person-title"),
        lead=lead,
        notes=_notes(ask, result),
        buttons=(
            *((ask_button(voice, "button-undo"),) if is_changed else ()),
            ask_button(voice, "button-who-may"),
        ),
        subject=Subject(intent="whoami"),
    )


def _notes(ask: Ask, result: PersonChanged | HandedOver) -> tuple[str, ...]:
    """That nothing is changed, or what somebody no longer leads because they moved."""
    if result.entry is None:
        return (ask.voice("record-person-as-before"),)
    was = result.entry.before
    if was.get("leads") and was.get("unit") and was["unit"] != result.entry.after.get("unit"):
        name, unit = escape(str(was["name"])), ask.voice.body(str(was["unit"]))
        return (ask.voice("record-person-leads-no-more", name=name, unit=unit),)
    return ()


def _of_no_plan(_ask: Ask) -> str:
    """Nothing: people belong to administrations, and a place may be somebody's name."""
    return ""


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, of_plan=_of_no_plan)
