"""Recording a contribution: what a unit gives, that it gives none, and the steps until it is worked into the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.reading.amounts.budget_codes import codes_in
from dialogs.reading.amounts.hours import effort_in
from dialogs.reading.amounts.kroner import amounts_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.dates.years import years_in
from dialogs.reading.words.fold import plain
from dialogs.recording.engine.fields import (
    choice_field,
    day_field,
    plan_field,
    reason_field,
    said_text,
    text_field,
    unit_field,
    years_field,
)
from dialogs.recording.engine.flow import Doing, Field, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, InputKind, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.gathering.contributions import (
    Recorded,
    Which,
    approve_contribution,
    include_contribution,
    reopen_contribution,
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
    withdraw_contribution,
)
from state.facts.contribution import (
    Content,
    Contribution,
    ContributionKind,
    EffortPer,
    EffortUnit,
    contribution_id,
)
from state.facts.funding import Basis
from state.facts.plan import Plan
from state.organisation.people import Role

INTENT = "record-contribution"
GIVE, NONE, APPROVE, INCLUDE, RETURN, WITHDRAW = "give", "none", "approve", "include", "return", "withdraw"
ACCEPT, REOPEN = "accept", "reopen"
STEPS = (GIVE, NONE, APPROVE, INCLUDE, RETURN, WITHDRAW, ACCEPT, REOPEN)
OWN = "own"
DRAFT, SUBMIT = "draft", "submit"
SENT_BACK = re.compile(
    r"\b(?:send(?:t|te|es|er)?|sent)\b.{0,60}\b(?:tilbage|back)\b|\breturn(?:er\w*|ér|ed)\b", re.IGNORECASE
)
OWN_BUDGET = re.compile(r"\b(?:egen|egne|eget|own)\b", re.IGNORECASE)
REASON = re.compile(r"(?::|\bfordi\b|\bbecause\b|\bda\b)\s*(?P<reason>\S.{2,})", re.IGNORECASE | re.DOTALL)
AS_DRAFT = re.compile(
    r"(?:(?:ok|ja|nej|yes|no),? )?(?:(?:gem|save)(?: det| den| it)?(?: kun| bare| only| just)? (?:som|as) )?"
    r"(?:et |en |a )?(?:kladde|udkast|draft)"
)
HANDS_IN = re.compile(
    r"(?:(?:ok|ja|yes),? )?(?:indsend|send|aflever|submit|hand)(?: det| den| it| bidraget| the contribution)?"
    r"(?: ind| in)?(?: nu| now)?"
)
PER_YEAR, TOTAL = "per-year", "total"


def _gives(values: Values) -> bool:
    return bool(values.get("step") == GIVE)


def _counted(values: Values) -> bool:
    gift = values.get("gift") or {}
    return _gives(values) and bool(gift.get("amount") or gift.get("effort"))


def _basis_is_open(values: Values) -> bool:
    gift = values.get("gift") or {}
    return _counted(values) and bool(gift.get("amount")) and len(values.get("years") or ()) > 1


def _needs_reason(values: Values) -> bool:
    return values.get("step") in (RETURN, WITHDRAW, REOPEN)


def _read_gift(ask: Ask, _values: Values) -> Value | Wrong:
    """Kroner, work, or both; words alone where it is neither."""
    text = " ".join(ask.heard.text.split())
    amounts, efforts = amounts_in(text), effort_in(text)
    if len(amounts) > 1 or len(efforts) > 1:
        return Wrong("record-contribution-several")
    if not amounts and not efforts:
        return {"text": text} if len(text) > 2 else Wrong("record-contribution-no-gift")
    return gift_in(text)


def gift_in(text: str) -> dict[str, object]:
    """What a message gives: kroner (and whether a year), work with its unit."""
    gift: dict[str, object] = {}
    amounts, efforts = amounts_in(text), effort_in(text)
    if len(amounts) == 1 and amounts[0].value.kroner > 0:
        gift["amount"] = str(amounts[0].value.kroner)
        if amounts[0].value.per_year:
            gift["per_year"] = True
    if len(efforts) == 1:
        effort = efforts[0].value
        gift["effort"] = str(effort.quantity)
        gift["effort_unit"] = effort.unit.value
        gift["effort_per"] = effort.per.value if effort.per else None
    return gift


def _said_gift(ask: Ask, value: Value) -> str:
    voice, parts = ask.voice, []
    if value.get("amount"):
        kroner = voice.kroner(Decimal(value["amount"]))
        parts.append(voice("gift-per-year", amount=kroner) if value.get("per_year") else kroner)
    if value.get("effort"):
        unit = "effort-hours" if value["effort_unit"] == EffortUnit.HOURS.value else "effort-fte"
        said = voice(unit, amount=voice.decimal(Decimal(value["effort"])))
        parts.append(
            f"{said} {voice('effort-per-' + value['effort_per'])}" if value.get("effort_per") else said
        )
    if value.get("text"):
        parts.append(escape(str(value["text"])))
    return voice.all_of(parts)


def _step_options(ask: Ask, _values: Values) -> Options:
    return [(step, ask.voice(f"contribution-step-{step}")) for step in STEPS]


def _basis_options(ask: Ask, _values: Values) -> Options:
    return [(PER_YEAR, ask.voice("basis-per-year")), (TOTAL, ask.voice("basis-total"))]


def _hand_in_options(ask: Ask, _values: Values) -> Options:
    return [(SUBMIT, ask.voice("hand-in-submit")), (DRAFT, ask.voice("hand-in-draft"))]


def _read_hand_in(ask: Ask, values: Values) -> Value | Wrong:
    """Handing it in, or saving it as a draft, said as such."""
    said = plain(ask.heard.text).strip(" .!")
    if AS_DRAFT.fullmatch(said):
        return DRAFT
    if HANDS_IN.fullmatch(said):
        return SUBMIT
    labels = [label for _, label in _hand_in_options(ask, values)]
    return Wrong("flow-wrong-choice", {"options": escape(ask.voice.any_of(labels))})


def _read_source(ask: Ask, _values: Values) -> Value | Wrong:
    """Whose money it is: the unit's own budget, or a code with its budget ("Budget 2026 TM021")."""
    if OWN_BUDGET.search(ask.heard.text):
        return OWN
    codes = codes_in(ask.heard.text)
    if len(codes) != 1 or codes[0].value.budget is None:
        return Wrong("record-contribution-no-source")
    return {"code": codes[0].value.code, "budget": f"Budget {codes[0].value.budget}"}


def _said_source(ask: Ask, value: Value) -> str:
    return ask.voice("source-own") if value == OWN else f"{escape(value['code'])}, {escape(value['budget'])}"


def _basis_when(values: Values) -> bool:
    return _basis_is_open(values) and not (values.get("gift") or {}).get("per_year")


FIELDS = (
    plan_field(),
    unit_field(),
    choice_field("step", _step_options, said=lambda ask, value: ask.voice(f"contribution-step-{value}")),
    Field(name="gift", read=_read_gift, said=_said_gift, when=_gives),
    replace(years_field("years", when=_counted), on_card=_gives),
    choice_field(
        "basis", _basis_options, said=lambda ask, value: ask.voice(f"basis-{value}"), when=_basis_when
    ),
    choice_field(
        "hand_in",
        _hand_in_options,
        said=lambda ask, value: ask.voice(f"hand-in-{value}"),
        read=_read_hand_in,
        when=_gives,
    ),
    reason_field(when=_needs_reason),
    day_field("received", tense=Tense.PAST, volunteer=True, when=_gives),
    text_field("contact", volunteer=True, kind=InputKind.LINE, when=_gives),
    text_field("focus", volunteer=True, kind=InputKind.LINE, when=_gives),
    Field(name="source", read=_read_source, said=_said_source, volunteer=True, when=_gives),
    text_field("note", volunteer=True, when=_gives),
    text_field("link", volunteer=True, kind=InputKind.LINE, when=_gives),
)


def _begin(ask: Ask) -> Values | Answer:
    heard = ask.heard
    values: Values = {}
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    if len(heard.units) == 1:
        values["unit"] = heard.units[0]
    elif not heard.units and not heard.ambiguous and ask.person.role is Role.CONTRIBUTOR and ask.person.unit:
        values["unit"] = ask.person.unit
    values["step"] = _step(ask)
    if values["step"] != GIVE:
        reason = _reason(heard.text) if values["step"] in (RETURN, WITHDRAW) else ""
        return {**values, "reason": reason} if reason else values
    gift = gift_in(heard.text)
    values["gift"] = gift or None
    values["years"] = list(years_in(heard.text, ask.voice.today)) if gift else None
    day = heard.span
    if heard.carries("sent") and day is not None and day.is_day and day.first <= ask.voice.today:
        values["received"] = day.first.isoformat()
    if heard.carries("draft"):
        values["hand_in"] = DRAFT
    elif heard.carries("sent"):
        values["hand_in"] = SUBMIT
    return values


def _step(ask: Ask) -> str:
    heard = ask.heard
    if heard.carries("no-contribution"):
        return NONE
    if heard.carries("management-approved"):
        return APPROVE
    if heard.carries("contribution-returned") or SENT_BACK.search(heard.text):
        return RETURN
    if heard.carries("contribution-included"):
        return INCLUDE
    if heard.carries("contribution-withdrawn"):
        return WITHDRAW
    if heard.carries("contribution-accepted"):
        return ACCEPT
    return GIVE


def _reason(text: str) -> str:
    """What a message gives as its reason: what stands after a colon or "fordi"."""
    found = REASON.search(text)
    return " ".join(found["reason"].split()) if found else ""


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan_id, unit = values.get("plan"), values.get("unit")
    plan = ask.snapshot.get(Plan, str(plan_id)) if plan_id else None
    if plan is None or not unit:
        return {}
    target = plan.upcoming(ask.voice.today) or plan.current(ask.voice.today)
    found = ask.snapshot.get(Contribution, contribution_id(plan.id, target.number, str(unit)))
    return {"contribution": found.version if found else 0}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Recorded:
    which = Which(
        actor=doing.actor,
        plan=values["plan"],
        unit=values["unit"],
        now=doing.now,
        seen=seen.get("contribution"),
        message=doing.message,
    )
    step, reason = values["step"], str(values.get("reason") or "")
    if step == NONE:
        return await respond(doing.store, accept=False, **which)
    if step == ACCEPT:
        return await respond(doing.store, accept=True, **which)
    if step == REOPEN:
        return await reopen_contribution(doing.store, reason=reason, **which)
    if step == APPROVE:
        return await approve_contribution(doing.store, **which)
    if step == INCLUDE:
        return await include_contribution(doing.store, **which)
    if step == RETURN:
        return await return_contribution(doing.store, reason=reason, **which)
    if step == WITHDRAW:
        return await withdraw_contribution(doing.store, reason=reason, **which)
    received = date.fromisoformat(values["received"]) if values.get("received") else None
    record = submit_contribution if values.get("hand_in") == SUBMIT else save_contribution
    return await record(doing.store, content=_content(values), received=received, **which)


def _content(values: Values) -> Content:
    gift = values["gift"]
    kinds = []
    if gift.get("amount"):
        kinds.append(ContributionKind.KRONER)
    if gift.get("effort"):
        kinds.append(ContributionKind.WORK)
    text = " ".join(filter(None, (gift.get("text"), values.get("note"))))
    if text and not kinds:
        kinds.append(ContributionKind.TEXT)
    per_year = gift.get("per_year") or values.get("basis", PER_YEAR) == PER_YEAR
    return Content(
        kinds=tuple(kinds),
        amount=Decimal(gift["amount"]) if gift.get("amount") else None,
        basis=Basis.PER_YEAR if per_year else Basis.TOTAL,
        effort=Decimal(gift["effort"]) if gift.get("effort") else None,
        effort_unit=EffortUnit(gift["effort_unit"]) if gift.get("effort") else None,
        effort_per=EffortPer(gift["effort_per"]) if gift.get("effort_per") else None,
        years=tuple(int(year) for year in values.get("years") or ()),
        focus_areas=tuple(part.strip() for part in str(values.get("focus") or "").split(",")),
        contact=str(values.get("contact") or ""),
        own_budget=values.get("source") == OWN,
        code=_code(values.get("source")).get("code", ""),
        budget=_code(values.get("source")).get("budget", ""),
        text=text,
        link=str(values.get("link") or ""),
    )


def _code(source: Value) -> dict[str, str]:
    """The code and budget the money comes from, where it is not the unit's own."""
    return {"code": source["code"], "budget": source["budget"]} if isinstance(source, dict) else {}


def _done(ask: Ask, result: Recorded, values: Values) -> Answer:
    voice, found = ask.voice, result.contribution
    state = voice(f"contribution-{found.state.value}")
    facts = [(voice("recorded-unit"), voice.body(found.unit)), (voice("recorded-state"), state)]
    if values.get("gift"):
        facts.append((voice("record-contribution-gift-label"), _said_gift(ask, values["gift"])))
    if values.get("years"):
        facts.append(
            (voice("record-contribution-years-label"), voice.years(int(one) for one in values["years"]))
        )
    if values.get("reason"):
        facts.append((voice("record-contribution-reason-label"), said_text(ask, values["reason"])))
    plan = escape(ask.lexicon.plan_name(found.plan))
    return Answer(
        title=voice("record-contribution-done-title"),
        lead=voice(
            "record-contribution-done", plan=plan, unit=voice.short_body(found.unit), revision=found.revision
        ),
        sections=(Section(facts=tuple(facts)),),
        buttons=(
            ask_button(
                voice, "button-who-owes-plan", "ask-who-owes-plan", plan=ask.lexicon.plan_name(found.plan)
            ),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="owing", plans=(found.plan,)),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, saved_as="hand_in")
