"""Recording a release of money: of which appropriation, how much, for which plans, and by which decision."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import reference_in
from dialogs.reading.amounts.kroner import amounts_in, the_amount
from dialogs.reading.dates.dates import dates_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.fold import plain
from dialogs.recording.approval.decision import alarm, moved_deadlines, stage_change
from dialogs.recording.engine.by_words import go_on
from dialogs.recording.engine.fields import choice_field, day_field, said_text
from dialogs.recording.engine.flow import Doing, Draft, Field, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.approval.releases import Released, release_funds
from state.facts.decision import Decision, Key
from state.facts.funding import Appropriation, Basis, MoneyKind, Release
from state.organisation.people import Action

INTENT = "record-release"
ALL_PLANS = "all"
OTHER = "other"
LEAST_REFERENCE = 3
WHOLE = re.compile(
    r"\b(?:alt|alle|hele|resten|det hele|resterende|all|everything|whole|rest|remaining|remainder)\b"
)
EACH_PLAN = re.compile(r"\b(?:begge|alle|both|all)\b")


def _capital(ask: Ask) -> tuple[Appropriation, ...]:
    found = ask.snapshot.find(Appropriation)
    return tuple(one for one in found if one.kind is MoneyKind.CAPITAL and one.total is not None)


def _left(ask: Ask, money: Appropriation) -> Decimal:
    """What has not been released yet (kroner)."""
    known = ask.snapshot.find(Release, appropriation=money.id)
    return (money.total or Decimal(0)) - sum((one.amount for one in known if not one.annulled), Decimal(0))


def label_of(ask: Ask, money: Appropriation) -> str:
    """An appropriation in a list: "TM021 – 7,4 mio. kr. anlæg, 2026–2029"."""
    return ask.voice(
        "appropriation-label-per-year" if money.basis is Basis.PER_YEAR else "appropriation-label",
        code=money.code,
        amount=money.amount or Decimal(0),
        kind=ask.voice(f"money-kind-{money.kind.name.lower()}"),
        years=ask.voice.years(money.years),
    )


def _options(ask: Ask, _values: Values) -> Options:
    return [(one.id, label_of(ask, one)) for one in _capital(ask)]


def _read(ask: Ask, _values: Values) -> Value | Wrong:
    found = _meant(ask, _capital(ask))
    return found.id if found else Wrong("record-release-which")


def _meant(ask: Ask, capital: tuple[Appropriation, ...]) -> Appropriation | None:
    """The appropriation a message means by its amount or code; the only one where it names nothing else."""
    amounts = [Decimal(one) for one in ask.heard.amounts]
    by_amount = [one for one in capital if one.total in amounts or one.amount in amounts]
    by_code = [one for one in capital if one.code in ask.heard.codes]
    for found in (by_amount, by_code):
        if len(found) == 1:
            return found[0]
    named_another = by_code or ask.heard.codes
    return capital[0] if len(capital) == 1 and not named_another else None


def _read_amount(ask: Ask, values: Values) -> Value | Wrong:
    money = ask.snapshot.get(Appropriation, str(values.get("appropriation") or ""))
    left = _left(ask, money) if money else None
    amount = the_amount(ask.heard.text)
    if amount is None and WHOLE.search(plain(ask.heard.text)) and left is not None:
        return str(left)
    if amount is None or amount.kroner <= 0:
        return Wrong("record-release-no-amount")
    if money is not None and left is not None and amount.kroner > left:
        return Wrong(
            "error-more-than-left",
            {"amount": amount.kroner, "code": money.code, "left": left, "total": money.total},
        )
    return str(amount.kroner)


def said_kroner(ask: Ask, value: Value) -> str:
    """Kroner kept as text."""
    return ask.voice.kroner(Decimal(str(value)))


def _plan_options(ask: Ask, values: Values) -> Options:
    served = _served(ask, values)
    both = [(ALL_PLANS, ask.voice("release-for-all", count=len(served)))] if len(served) > 1 else []
    return [*both, *((plan, ask.lexicon.plan_name(plan)) for plan in served)]


def _served(ask: Ask, values: Values) -> tuple[str, ...]:
    money = ask.snapshot.get(Appropriation, str(values.get("appropriation") or ""))
    return (money.plans if money else ()) or tuple(ask.lexicon.plans)


def _read_plan(ask: Ask, values: Values) -> Value | Wrong:
    if EACH_PLAN.search(plain(ask.heard.text)) or len(ask.heard.plans) > 1:
        return ALL_PLANS
    if len(ask.heard.plans) == 1:
        return ask.heard.plans[0]
    names = [title for _, title in _plan_options(ask, values)]
    return Wrong("flow-wrong-choice", {"options": escape(ask.voice.any_of(names))})


def _said_plan(ask: Ask, value: Value) -> str:
    if value == ALL_PLANS:
        return ask.voice("release-for-all", count=2)
    return escape(ask.lexicon.plan_name(str(value)))


def _decision_options(ask: Ask, values: Values) -> Options:
    """The council's recorded decisions that adopt a release, the latest first, and another one."""
    council = ask.organisation.route[-1]
    found = ask.snapshot.find(Decision, body=council)
    plan = values.get("plan")
    fitting = sorted(
        (
            one
            for one in found
            if not one.annulled and one.adopts(Key.RELEASE) and plan in (None, ALL_PLANS, one.plan)
        ),
        key=lambda one: (one.on, one.plan),
        reverse=True,
    )
    if not fitting:
        return []
    titles = [
        (
            one.id,
            ask.voice(
                "release-decision",
                body=ask.voice.short_body(one.body),
                day=ask.voice.bare_day(one.on),
                plan=ask.lexicon.plan_name(one.plan),
            ),
        )
        for one in fitting
    ]
    return [*titles, (OTHER, ask.voice("release-decision-other"))]


def _read_decision(ask: Ask, _values: Values) -> Value | Wrong:
    text = " ".join(ask.heard.text.split())
    return {"reference": text} if len(text) >= LEAST_REFERENCE else Wrong("error-council-decision-missing")


def _said_decision(ask: Ask, value: Value) -> str:
    if isinstance(value, dict):
        return escape(str(value["reference"]))
    return ask.voice("release-decision-other") if value == OTHER else escape(str(value))


def _read_reference(ask: Ask, values: Values) -> Value | Wrong:
    read = _read_decision(ask, values)
    return read if isinstance(read, Wrong) else str(read["reference"])


def _is_recorded(values: Values) -> bool:
    return isinstance(values.get("decision"), str) and values["decision"] != OTHER


FIELDS = (
    replace(choice_field("appropriation", _options, said=said_text, read=_read), titled=True),
    Field(name="amount", read=_read_amount, said=said_kroner),
    replace(choice_field("plan", _plan_options, said=_said_plan, read=_read_plan), titled=True),
    replace(
        choice_field("decision", _decision_options, said=_said_decision, read=_read_decision), titled=True
    ),
    Field(
        name="reference",
        read=_read_reference,
        said=said_text,
        when=lambda values: values.get("decision") == OTHER,
    ),
    day_field("day", tense=Tense.PAST, when=lambda values: not _is_recorded(values)),
)


async def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.RELEASE_FUNDS)
    capital = _capital(ask)
    money = _meant(ask, capital)
    values: Values = {"day": _day(ask)}
    if reference := reference_in(ask.heard.text):
        values["decision"] = {"reference": reference}
    if money is None:
        return values
    left = _left(ask, money)
    if left <= 0:
        sentence = ask.voice("error-nothing-left", code=money.code, total=money.total)
        return Answer(lead=sentence, subject=ask.last, refused=True)
    values["appropriation"] = money.id
    amounts = amounts_in(ask.heard.text)
    amount = amounts[0].value.kroner if len(amounts) == 1 else None
    if len(ask.heard.plans) == 1:
        values["plan"] = ask.heard.plans[0]
    elif len(ask.heard.plans) > 1 or amount == money.total or len(money.plans) == 1:
        values["plan"] = ALL_PLANS
    if amount is not None and amount > left:
        held = {name: value for name, value in values.items() if value is not None}
        draft = Draft(flow=INTENT, values=held, order=tuple(held))
        fault = ask.voice(
            "error-more-than-left", amount=amount, code=money.code, left=left, total=money.total
        )
        return await go_on(ask, FLOW, draft, fault=fault)
    values["amount"] = str(amount) if amount is not None and amount > 0 else None
    return values


def _day(ask: Ask) -> str | None:
    today = ask.voice.today
    for found in dates_in(ask.heard.text, today, Tense.PAST):
        if found.value.is_day and found.value.first <= today:
            return found.value.first.isoformat()
    return None


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    money = ask.snapshot.get(Appropriation, str(values.get("appropriation") or ""))
    return {"appropriation": money.version} if money else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Released:
    decision = values["decision"]
    reference = decision["reference"] if isinstance(decision, dict) else str(values.get("reference") or "")
    recorded = _is_recorded(values)
    return await release_funds(
        doing.store,
        actor=doing.actor,
        appropriation=values["appropriation"],
        now=doing.now,
        amount=Decimal(values["amount"]),
        plan=None if values["plan"] == ALL_PLANS else values["plan"],
        on=None if recorded else date.fromisoformat(values["day"]),
        decision=decision if recorded else "",
        reference="" if recorded else reference,
        seen=seen.get("appropriation"),
        message=doing.message,
    )


def _done(ask: Ask, result: Released, values: Values) -> Answer:
    voice, money = ask.voice, result.appropriation
    facts = (
        (voice("record-release-appropriation-label"), label_of(ask, money)),
        (voice("record-release-plan-label"), _said_plan(ask, values["plan"])),
        (voice("record-release-day-label"), voice.when(result.release.on)),
        (voice("release-so-far"), voice.kroner(result.released)),
        (voice("release-left"), voice.kroner(result.left)),
    )
    stages = tuple(
        (escape(one.plan.name), stage_change(ask, one.stage_before.value, one.stage.value))
        for one in result.plans
    )
    moved = [change for one in result.plans for change in one.moved]
    warnings = dict.fromkeys(
        f"{escape(one.plan.name)}: {said}" for one in result.plans for said in alarm(ask, one.keys)
    )
    sections = (Section(facts=facts), Section(facts=stages), moved_deadlines(ask, moved))
    return Answer(
        title=voice("record-release-done-title"),
        lead=voice("record-release-done", amount=result.release.amount, code=money.code),
        sections=tuple(section for section in sections if section.facts or section.lines),
        notes=tuple(warnings),
        buttons=(
            ask_button(voice, "button-money-left", "ask-money-left"),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="money", plans=tuple(one.plan.id for one in result.plans)),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
