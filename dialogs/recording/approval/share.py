"""Dividing money: how much of an appropriation goes to a plan or a purpose, in which year, and where that stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import reference_in
from dialogs.reading.amounts.kroner import amounts_in
from dialogs.reading.dates.years import years_in
from dialogs.reading.words.fold import plain
from dialogs.recording.approval.release import label_of
from dialogs.recording.engine.fields import LONGEST_TEXT, amount_field, choice_field, said_text, text_field
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.approval.shares import Allocated, allocate
from state.facts.funding import Appropriation, MoneyKind
from state.facts.plan import Plan
from state.organisation.people import Action

INTENT = "record-money"
SECRETARIAT = "secretariat"
ALL_YEARS = "all"
LEAST_PURPOSE = 3
MOST_PLANS = 20
EVERY_YEAR = re.compile(r"\b(?:alle|hele|all|every|whole)\b")


def _target_options(ask: Ask, _values: Values) -> Options:
    plans = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_PLANS)
    return [*((plan.id, plan.name) for plan in plans), (SECRETARIAT, ask.voice("money-for-secretariat"))]


def _read_target(ask: Ask, _values: Values) -> Value | Wrong:
    target = _target(ask)
    if target is not None:
        return target
    text = " ".join(ask.heard.text.split())
    fits = LEAST_PURPOSE <= len(text) <= LONGEST_TEXT
    return {"purpose": text} if fits else Wrong("record-money-no-target")


def _target(ask: Ask) -> str | None:
    if len(ask.heard.plans) == 1:
        return ask.heard.plans[0]
    return SECRETARIAT if ask.heard.carries("secretariat") and not ask.heard.plans else None


def _said_target(ask: Ask, value: Value) -> str:
    if isinstance(value, dict):
        return escape(str(value["purpose"]))
    if value == SECRETARIAT:
        return ask.voice("money-for-secretariat")
    return escape(ask.lexicon.plan_name(str(value)))


def _plan(values: Values) -> str | None:
    target = values.get("target")
    return target if isinstance(target, str) and target != SECRETARIAT else None


def _fitting(ask: Ask, values: Values) -> list[Appropriation]:
    """The appropriations with an amount that serve the plan and cover the year."""
    plan, year = _plan(values), values.get("year")
    return [
        one
        for one in ask.snapshot.find(Appropriation)
        if one.total is not None
        and (plan is None or not one.plans or plan in one.plans)
        and (year in (None, ALL_YEARS) or int(year) in one.years)
    ]


def _options(ask: Ask, values: Values) -> Options:
    fitting = _fitting(ask, values) or _fitting(ask, {})
    return [(one.id, label_of(ask, one)) for one in fitting]


def _read(ask: Ask, values: Values) -> Value | Wrong:
    found = _narrowed(ask, _fitting(ask, values), None)
    return found[0].id if len(found) == 1 else Wrong("record-money-which")


def _narrowed(ask: Ask, found: list[Appropriation], amount: Decimal | None) -> list[Appropriation]:
    """Those the message's own words leave: its code, "anlæg" or "service", what they are for, how large they are."""
    heard = ask.heard
    if heard.codes:
        found = [one for one in found if one.code in heard.codes]
    for concept, kind in (("capital", MoneyKind.CAPITAL), ("service", MoneyKind.SERVICE)):
        if heard.carries(concept):
            found = [one for one in found if one.kind is kind]
    if heard.carries("secretariat"):
        found = [one for one in found if "sekretariat" in one.purpose.da.lower()]
    return [one for one in found if amount is None or amount <= (one.total or Decimal(0))]


def _year_options(ask: Ask, values: Values) -> Options:
    money = ask.snapshot.get(Appropriation, str(values.get("appropriation") or ""))
    years = money.years if money else sorted({year for one in _fitting(ask, {}) for year in one.years})
    every = [(ALL_YEARS, ask.voice("money-all-years"))] if _plan(values) else []
    return [*((str(year), str(year)) for year in years), *every]


def _read_year(ask: Ask, values: Values) -> Value | Wrong:
    titles = _year_options(ask, values)
    years = years_in(ask.heard.text, ask.voice.today) or years_in(f"i {ask.heard.text}", ask.voice.today)
    if len(years) == 1 and str(years[0]) in dict(titles):
        return str(years[0])
    if _plan(values) and EVERY_YEAR.search(plain(ask.heard.text)):
        return ALL_YEARS
    return Wrong("flow-wrong-choice", {"options": ask.voice.any_of(title for _, title in titles)})


def _said_year(ask: Ask, value: Value) -> str:
    return ask.voice("money-all-years") if value == ALL_YEARS else str(value)


FIELDS = (
    amount_field("amount"),
    choice_field("target", _target_options, said=_said_target, read=_read_target),
    replace(choice_field("appropriation", _options, said=said_text, read=_read), titled=True),
    choice_field("year", _year_options, said=_said_year, read=_read_year),
    text_field("source", optional=True),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.SHARE_MONEY)
    heard, values = ask.heard, Values()
    amounts = amounts_in(heard.text)
    amount = amounts[0].value.kroner if len(amounts) == 1 and amounts[0].value.kroner > 0 else None
    values["amount"] = str(amount) if amount else None
    values["target"] = _target(ask)
    years = years_in(heard.text, ask.voice.today)
    values["year"] = str(years[0]) if len(years) == 1 else None
    if not _fitting(ask, values):
        values["year"] = None  # no appropriation covers it, so it is asked with those that are covered
    found = _narrowed(ask, _fitting(ask, values), amount)
    if len(found) == 1:
        values["appropriation"] = found[0].id
        if len(found[0].years) == 1:
            values["year"] = str(found[0].years[0])
    values["source"] = reference_in(heard.text)
    return values


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    money = ask.snapshot.get(Appropriation, str(values.get("appropriation") or ""))
    return {"appropriation": money.version} if money else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Allocated:
    year = values["year"]
    return await allocate(
        doing.store,
        actor=doing.actor,
        appropriation=values["appropriation"],
        amount=Decimal(values["amount"]),
        now=doing.now,
        plan=_plan(values),
        year=None if year == ALL_YEARS else int(year),
        source=_source(values),
        seen=seen.get("appropriation"),
        message=doing.message,
    )


def _source(values: Values) -> str:
    """What the money is for where it is for no plan, and where that stands."""
    target = values["target"]
    purpose = (
        target["purpose"] if isinstance(target, dict) else "sekretariat" if target == SECRETARIAT else ""
    )
    return "; ".join(filter(None, (purpose, str(values.get("source") or ""))))


def _done(ask: Ask, result: Allocated, values: Values) -> Answer:
    voice, money = ask.voice, result.appropriation
    facts = [
        (voice("record-money-target-label"), _said_target(ask, values["target"])),
        (voice("record-money-appropriation-label"), label_of(ask, money)),
        (voice("record-money-year-label"), _said_year(ask, values["year"])),
        (voice("record-money-left"), voice.kroner(result.left)),
    ]
    before = result.replaced
    plan = _plan(values)
    return Answer(
        title=voice("record-money-done-title"),
        lead=voice("record-money-done", amount=Decimal(values["amount"]), code=money.code),
        sections=(Section(facts=tuple(facts)),),
        notes=(voice("record-money-replaced", amount=before.amount),) if before else (),
        buttons=(
            ask_button(voice, "button-money-split", "ask-money-split"),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="money", plans=(plan,) if plan else ()),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
