"""Money by plan, kind, year or code: set aside, released or not, and what no source splits."""

from __future__ import annotations

from decimal import Decimal

from dialogs.answers.plans.open_questions import settled_line
from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.facts.funding import Appropriation, Basis, MoneyKind, ReleaseRule
from state.facts.open_questions import OpenQuestion
from state.overview.plans import MoneyView
from state.overview.plans import money as money_view
from state.records.store import OneOf

MOST_LINES = 12
SPLIT, SERVICE_RELEASE = "A7", "A8"  # the questions about how the money is split, and if service is released


def money(ask: Ask) -> Answer:
    """The appropriations asked for; sums are marked as ours, and a share nobody decided is never made up."""
    voice, heard = ask.voice, ask.heard
    kind = _kind(ask)
    year = _year(ask)
    code = heard.codes[0] if heard.codes else None
    plans = ask.named_plans
    view = money_view(ask.snapshot, plans=plans, kind=kind, code=code, year=year)
    amounts = {Decimal(amount) for amount in heard.amounts}
    matching = tuple(one for one in view.appropriations if one.amount in amounts or one.total in amounts)
    if amounts and not matching:
        return _no_such_amount(ask, amounts)
    if matching:
        view = MoneyView(appropriations=matching, released=view.released)
    if not view.appropriations:
        return _none(ask, kind, year, code)
    names = ask.plan_names({plan for one in view.appropriations for plan in one.plans} | set(plans))
    lines = [_line(voice, one, year, names) for one in view.appropriations[:MOST_LINES]]
    settled = _settled(ask)
    service_release = settled.get(SERVICE_RELEASE) or voice("money-lead-service-release")
    asked = heard.carries("split", "how-much", "@plan")
    splits = _splits(voice, view.appropriations, plans, names, asked=asked)
    if splits and SPLIT in settled:
        splits = [settled[SPLIT]]
    lead = _lead(ask, view, plans, names, year, splits, service_release)
    sections = [Section(lines=tuple(line for line in lines if line != lead), bullets=True)]
    several = len([one for one in view.appropriations if one.amount]) > 1
    if heard.carries("total") or (several and not plans):
        sections.append(_sums(voice, view.appropriations, year))
    if heard.carries("released", "remaining", "capital", "@amount") or plans:
        sections.append(
            Section(heading=voice("money-release"), lines=tuple(_released(voice, view)), bullets=True)
        )
    notes = [*splits]
    if any(one.price_level is None and one.amount for one in view.appropriations):
        notes.append(voice("money-no-price-level"))
    if heard.carries("remaining"):
        notes.append(voice("money-spending-unknown"))
    if any(one.kind is MoneyKind.SERVICE for one in view.appropriations):
        notes.append(settled.get(SERVICE_RELEASE) or voice("money-service-question"))
    return Answer(
        title=voice("money-title"),
        lead=lead,
        sections=tuple(section for section in sections if section.lines or section.facts),
        notes=tuple(note for note in notes if note != lead),
        source=_source(ask, view.appropriations),
        buttons=(
            ask_button(voice, "button-source"),
            ask_button(voice, "button-total"),
            ask_button(voice, "button-open-questions-all"),
        ),
        subject=Subject(
            intent="money",
            plans=plans,
            appropriations=tuple(one.id for one in view.appropriations),
            kind=kind.value if kind else "",
            years=(year,) if year else (),
            code=code or "",
        ),
    )


def _settled(ask: Ask) -> dict[str, str]:
    """What people have answered to the questions about the money, by the question's id."""
    found = ask.snapshot.find(OpenQuestion, id=OneOf((SPLIT, SERVICE_RELEASE)))
    return {one.id: f"{one.id}: {settled_line(ask, one)}" for one in found if not one.is_open}


def _kind(ask: Ask) -> MoneyKind | None:
    heard = ask.heard
    service, capital = heard.carries("service"), heard.carries("capital")
    if service != capital:
        return MoneyKind.SERVICE if service else MoneyKind.CAPITAL
    if heard.carries("secretariat"):
        return MoneyKind.SERVICE
    if not service and ask.last is not None and ask.last.kind and _goes_on(ask):
        return MoneyKind(ask.last.kind)
    return None


def _goes_on(ask: Ask) -> bool:
    """Whether the question goes on about the money said last: "i alt?", "og i 28?"."""
    return ask.intent == "follow-up" or (
        ask.last is not None and ask.last.intent == "money" and len(ask.heard.text.split()) <= 3
    )


def _year(ask: Ask) -> int | None:
    if len(ask.heard.years) == 1:
        return ask.heard.years[0]
    return None


def _lead(
    ask: Ask,
    view: MoneyView,
    plans: tuple[str, ...],
    names: dict[str, str],
    year: int | None,
    splits: list[str],
    service_release: str,
) -> str:
    voice = ask.voice
    one = view.appropriations[0]
    only = len(view.appropriations) == 1
    if ask.heard.carries("released") and all(item.kind is MoneyKind.SERVICE for item in view.appropriations):
        return service_release
    if only and ask.heard.carries("released") and one.total is not None:
        released = view.released.get(one.id, Decimal(0))
        if released >= one.total:
            return voice("money-lead-released", amount=one.total)
        if released:
            return voice("money-lead-part", amount=one.total, released=released, left=one.total - released)
        return voice("money-lead-not-released", amount=one.total)
    if ask.heard.carries("price-level"):
        return voice("money-lead-price-level")
    waiting = next((item for item in view.appropriations if item.release is ReleaseRule.WITH_APPROVAL), None)
    if (
        ask.heard.carries("released")
        and waiting is not None
        and not view.released
        and waiting.total is not None
    ):
        return f"{voice('money-lead-not-released', amount=waiting.total)} {service_release}"
    if plans and not any(item.is_split for item in view.appropriations if len(item.plans) > 1):
        capital = next((item for item in view.appropriations if len(item.plans) > 1 and item.total), None)
        if capital is not None and capital.total is not None:
            return voice(
                "money-lead-unsplit",
                plan=escape(voice.all_of(names[plan] for plan in plans)),
                amount=capital.total,
            )
    if ask.heard.carries("split") and splits:
        return splits[0]
    kinds = {item.kind for item in view.appropriations if item.total}
    if len(kinds) == 1 and not only and year is None:
        total = sum((item.total for item in view.appropriations if item.total), Decimal(0))
        return voice("money-lead-total", amount=total)
    if only and year is not None and (amount := one.in_year(year)) is not None:
        return voice(
            "money-lead-year",
            amount=amount,
            kind=_kind_name(voice, one),
            year=str(year),
            code=one.code,
            budget=one.budget,
        )
    if only and year is not None and one.total is not None:
        return voice("money-lead-not-by-year", amount=one.total, years=voice.years(one.years), year=str(year))
    if only and one.total is not None:
        return _line(voice, one, year, names)
    return _parts(voice, view.appropriations, year) or voice("money-lead", count=len(view.appropriations))


def _parts(voice: Voice, found: tuple[Appropriation, ...], year: int | None) -> str:
    """What there is of each kind, in all or in one year; a total that is not split by year is said to be so."""
    by_kind: dict[str, Decimal] = {}
    said = []
    for one in found:
        amount = one.in_year(year) if year is not None else one.total
        if amount is not None:
            by_kind[_kind_name(voice, one)] = by_kind.get(_kind_name(voice, one), Decimal(0)) + amount
        elif one.total is not None:
            kind, years = _kind_name(voice, one), voice.years(one.years)
            said.append(voice("money-part-not-by-year", amount=one.total, kind=kind, years=years))
    parts = [voice("money-part", amount=amount, kind=kind) for kind, amount in by_kind.items()]
    if not parts and not said:
        return ""
    if year is not None:
        return voice("money-lead-in-year", year=str(year), parts="; ".join([*parts, *said]))
    return voice("money-lead-all", amount=sum(by_kind.values(), Decimal(0)), parts=voice.all_of(parts))


def _kind_name(voice: Voice, one: Appropriation) -> str:
    return voice(f"money-kind-{one.kind.name.lower()}")


def _line(voice: Voice, one: Appropriation, year: int | None, names: dict[str, str]) -> str:
    facts: dict[str, object] = {
        "kind": _kind_name(voice, one),
        "code": one.code,
        "budget": one.budget,
        "years": voice.years(one.years) or "–",
        "purpose": one.purpose,
    }
    if one.amount is None:
        return voice("money-line-no-amount", **facts)
    per_year = one.basis is Basis.PER_YEAR
    said = voice("money-line-per-year" if per_year else "money-line-total", amount=one.amount, **facts)
    plans = voice.all_of(escape(names[plan]) for plan in one.plans if plan in names)
    return f"{said} {voice('money-line-plans', plans=plans, count=len(one.plans))}" if plans else said


def _sums(voice: Voice, found: tuple[Appropriation, ...], year: int | None) -> Section:
    """Sums by kind and altogether; one that the source itself gives is not called ours."""
    by_kind: dict[str, list[Decimal]] = {}
    ours: set[str] = set()
    for one in found:
        part = one.in_year(year) if year is not None else one.total
        if part is not None:
            kind = _kind_name(voice, one)
            by_kind.setdefault(kind, []).append(part)
            if len(by_kind[kind]) > 1 or (year is None and _is_multiplied(one)):
                ours.add(kind)
    facts = [
        (voice("money-sum-of", kind=kind), _sum(voice, sum(parts, Decimal(0)), ours=kind in ours))
        for kind, parts in by_kind.items()
    ]
    if len(by_kind) > 1:
        whole = sum((part for parts in by_kind.values() for part in parts), Decimal(0))
        facts.append((voice("money-sum"), _sum(voice, whole, ours=True)))
    heading = voice("money-sums-year", year=str(year)) if year is not None else voice("money-sums")
    return Section(heading=heading, facts=tuple(facts))


def _sum(voice: Voice, amount: Decimal, *, ours: bool) -> str:
    return voice("money-calculated", amount=amount) if ours else voice.kroner(amount)


def _is_multiplied(one: Appropriation) -> bool:
    """Whether the total is our multiplication of a yearly amount."""
    return one.basis is Basis.PER_YEAR and len(one.years) > 1


def _released(voice: Voice, view: MoneyView) -> list[str]:
    lines = []
    for one in view.appropriations:
        if one.total is None:
            continue
        facts: dict[str, object] = {
            "kind": _kind_name(voice, one),
            "code": one.code,
            "years": voice.years(one.years),
            "total": _sum(voice, one.total, ours=_is_multiplied(one)),
        }
        released = view.released.get(one.id, Decimal(0))
        if released:
            lines.append(voice("released-line", amount=released, **facts))
        elif one.release is ReleaseRule.WITH_APPROVAL:
            lines.append(voice("release-awaits", **facts))
        else:
            lines.append(voice("release-not-stated", **facts))
    return lines


def _splits(
    voice: Voice,
    found: tuple[Appropriation, ...],
    plans: tuple[str, ...],
    names: dict[str, str],
    *,
    asked: bool,
) -> list[str]:
    unsplit = [one for one in found if len(one.plans) > 1 and not one.is_split and one.total is not None]
    if not unsplit or not (asked or plans):
        return []
    return [
        voice(
            "money-not-split", amount=one.total, plans=voice.all_of(escape(names[plan]) for plan in one.plans)
        )
        for one in unsplit
    ]


def _source(ask: Ask, found: tuple[Appropriation, ...]) -> str:
    facts = list(dict.fromkeys(fact for one in found for fact in one.facts))
    if not facts:
        return ""
    source = ask.voice.source(ask.organisation.source_of(facts[0]))
    return ask.voice("source-line", source=f"{source} ({', '.join(facts)})")


def _no_such_amount(ask: Ask, amounts: set[Decimal]) -> Answer:
    known = money_view(ask.snapshot)
    listed = ask.voice.all_of(ask.voice.kroner(one.amount) for one in known.appropriations if one.amount)
    return Answer(
        lead=ask.voice("money-no-such-amount", amount=min(amounts), known=listed),
        buttons=(ask_button(ask.voice, "button-money-all"),),
        subject=Subject(intent="money"),
    )


def _none(ask: Ask, kind: MoneyKind | None, year: int | None, code: str | None) -> Answer:
    voice = ask.voice
    known = money_view(ask.snapshot)
    codes = voice.all_of(dict.fromkeys(f"{one.code} ({one.budget})" for one in known.appropriations))
    years = sorted({one_year for one in known.appropriations for one_year in one.years})
    if code is not None:
        lead = voice("money-no-code", code=escape(code), known=codes)
    elif year is not None:
        lead = voice("money-no-year", year=str(year), years=voice.years(years))
    else:
        lead = voice("money-none")
    return Answer(
        lead=lead, buttons=(ask_button(voice, "button-money-all"),), subject=Subject(intent="money")
    )
