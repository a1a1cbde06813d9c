"""The fields conversations are made of: plan, unit, day, years, kroner, a choice, words; each with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from dialogs.asking.ask import Ask, Later, in_time
from dialogs.reading.amounts.kroner import the_amount
from dialogs.reading.dates.dates import dates_in, problems_in, the_date
from dialogs.reading.dates.rules import Tense
from dialogs.reading.dates.years import years_in
from dialogs.reading.words.reasons import bare_reason
from dialogs.recording.engine.flow import Field, Options, Value, Values, Wrong, always
from dialogs.recording.engine.suggestions import Dataset
from dialogs.saying.answer import InputKind
from dialogs.saying.text import escape
from state.facts.plan import Plan

MOST_PLANS = 20
LONGEST_TEXT = 1_000
FEWEST_LETTERS = 2
FEWEST_IN_REASON = 3


def plan_field(name: str = "plan") -> Field:
    """Which plan it is about, by any of its names."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        if len(ask.heard.plans) == 1:
            return ask.heard.plans[0]
        return Wrong("flow-wrong-plan", {"plans": _plan_names(ask)})

    def options(ask: Ask, _values: Values) -> Options:
        found = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_PLANS + 1)
        return [(plan.id, plan.name) for plan in found] if len(found) <= MOST_PLANS else []

    def said(ask: Ask, value: Value) -> str:
        return escape(ask.lexicon.plan_name(str(value)))

    return Field(
        name=name, read=read, said=said, kind=InputKind.CHOICE, options=options, dataset=Dataset.PLANS
    )


def unit_field(
    name: str = "unit", *, coordinating: bool = False, when: Callable[[Values], bool] = always
) -> Field:
    """Which administration it is about, by any of its names; the coordinating one only where it may be."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        if ask.heard.ambiguous and not ask.heard.units:
            bodies = [ask.organisation.body(one) for one in ask.heard.ambiguous[0].ids]
            return Wrong("flow-wrong-which", {"options": ask.voice.any_of(map(ask.voice.body, bodies))})
        if len(ask.heard.units) == 1:
            return ask.heard.units[0]
        names = ask.voice.any_of(ask.voice.short_body(body) for body in ask.organisation.administrations())
        return Wrong("flow-wrong-unit", {"units": names})

    def options(ask: Ask, _values: Values) -> Options:
        bodies = ask.organisation.administrations() if coordinating else ask.organisation.contributors()
        return [(body.id, ask.voice.body(body)) for body in bodies]

    return Field(name=name, read=read, said=said_body, kind=InputKind.CHOICE, options=options, when=when)


def day_field(
    name: str,
    *,
    tense: Tense = Tense.FUTURE,
    optional: bool = False,
    volunteer: bool = False,
    when: Callable[[Values], bool] = always,
) -> Field:
    """A single day; FUTURE takes today and later, PAST today and earlier."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        return read_day(ask, tense)

    def said(ask: Ask, value: Value) -> str:
        return ask.voice.when(date.fromisoformat(str(value)))

    return Field(
        name=name,
        read=read,
        said=said,
        kind=InputKind.DATE,
        optional=optional,
        volunteer=volunteer,
        when=when,
    )


def read_day(ask: Ask, tense: Tense) -> str | Wrong:
    """The one day a message says, as ISO text; "inden 15. marts" is the 15th."""
    today, text = ask.voice.today, ask.heard.text
    problems = problems_in(text, today, tense)
    span = the_date(text, today, tense)
    if span is None:
        found = dates_in(text, today, tense)
        span = found[0].value if len(found) == 1 else None
    if span is None:
        return (
            Wrong("flow-wrong-day-written", {"said": escape(problems[0].said)})
            if problems
            else Wrong("flow-wrong-day")
        )
    until = span.first == today and not span.is_day
    day = span.last if until else span.first
    if not span.is_day and not until:
        return Wrong("flow-wrong-one-day", {"span": span})
    if tense is Tense.FUTURE and day < today:
        return Wrong("flow-wrong-past-day", {"day": day})
    if tense is Tense.PAST and day > today:
        return Wrong("flow-wrong-future-day", {"day": day})
    return day.isoformat()


def amount_field(name: str, *, optional: bool = False, when: Callable[[Values], bool] = always) -> Field:
    """Kroner, more than none, as text of a whole number or with øre."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        amount = the_amount(ask.heard.text)
        if amount is None or amount.kroner <= 0:
            return Wrong("flow-wrong-amount")
        return str(amount.kroner)

    def said(ask: Ask, value: Value) -> str:
        return ask.voice.kroner(Decimal(str(value)))

    return Field(name=name, read=read, said=said, optional=optional, when=when)


def years_field(name: str, *, optional: bool = False, when: Callable[[Values], bool] = always) -> Field:
    """One or more years, as a list of numbers."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        text = ask.heard.text
        years = years_in(text, ask.voice.today) or years_in(f"i {text}", ask.voice.today)
        return list(years) if years else Wrong("flow-wrong-years")

    def said(ask: Ask, value: Value) -> str:
        return ask.voice.years(int(year) for year in value)

    return Field(name=name, read=read, said=said, optional=optional, when=when)


def _unread(_ask: Ask, _values: Values) -> Value | Wrong:
    return Wrong("flow-not-understood")


def _said_when_found(_ask: Ask, value: Value) -> str:
    return str(value["said"])


def found_field(name: str, *, said: Callable[[Ask, Value], str] = _said_when_found) -> Field:
    """What the conversation found when it began: shown and never put right, as its `said`, which was escaped then."""
    return Field(name=name, read=_unread, said=said, fixed=True)


def text_field(
    name: str,
    *,
    optional: bool = False,
    volunteer: bool = False,
    fewest: int = FEWEST_LETTERS,
    kind: InputKind = InputKind.TEXT,
    when: Callable[[Values], bool] = always,
) -> Field:
    """Words of the person's own, on several lines or (LINE) on one."""

    def read(ask: Ask, _values: Values) -> Value | Wrong:
        text = " ".join(ask.heard.text.split())
        if len(text) < fewest:
            return Wrong("flow-wrong-text", {"least": fewest})
        if len(text) > LONGEST_TEXT:
            return Wrong("flow-wrong-long", {"most": LONGEST_TEXT})
        return text

    return Field(
        name=name, read=read, said=said_text, kind=kind, optional=optional, volunteer=volunteer, when=when
    )


def reason_field(
    name: str = "reason",
    *,
    volunteer: bool = False,
    when: Callable[[Values], bool] = always,
) -> Field:
    """Why, in the person's own words, without the "fordi" or "because" they may begin with."""
    words = text_field(name, volunteer=volunteer, fewest=FEWEST_IN_REASON, when=when)

    async def read(ask: Ask, values: Values) -> Value | Wrong:
        said = await in_time(words.read(ask, values))
        return bare_reason(said) if isinstance(said, str) else said

    return replace(words, read=read)


def choice_field(
    name: str,
    options: Callable[[Ask, Values], Later[Options]],
    *,
    said: Callable[[Ask, Value], str],
    read: Callable[[Ask, Values], Later[Value | Wrong]] | None = None,
    optional: bool = False,
    when: Callable[[Values], bool] = always,
) -> Field:
    """One of the options, by number, label or key; `read` takes what else may be said for one."""

    async def not_one(ask: Ask, values: Values) -> Value | Wrong:
        labels = [label for _, label in await in_time(options(ask, values))]
        return Wrong("flow-wrong-choice", {"options": escape(ask.voice.any_of(labels))})

    return Field(
        name=name,
        read=read or not_one,
        said=said,
        kind=InputKind.CHOICE,
        options=options,
        optional=optional,
        when=when,
    )


def said_body(ask: Ask, value: Value) -> str:
    """A body's present name."""
    return ask.voice.body(str(value))


def said_text(_ask: Ask, value: Value) -> str:
    """A person's own words, escaped."""
    return escape(str(value))


def _plan_names(ask: Ask) -> str:
    found = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_PLANS)
    return escape(ask.voice.any_of(plan.name for plan in found))
