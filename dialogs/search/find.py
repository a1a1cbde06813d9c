"""A plan or a deadline found by a few words, as a card one can put into any chat.

Such a card is read by people who never wrote to the bot, in chats it is no part of: nothing in it is for one person
alone, and its only button leads to the bot's own chat.
"""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from dialogs.answers.plans.status import stage_of, status_of
from dialogs.answers.plans.when import BY_CONCEPT, BY_PLACE
from dialogs.asking.ask import Ask
from dialogs.meaning.concepts import STOPS
from dialogs.meaning.message import hear
from dialogs.reading.words.fold import words
from dialogs.saying.answer import Answer, Button, Section
from dialogs.saying.card import as_card
from dialogs.saying.deadline_lines import how_binding, what, when
from dialogs.saying.text import escape, sentence
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rulebook import RULES, is_event, rule
from state.organisation.calendar import Span
from state.overview.plans import PlanStatus, owners_for, plan_statuses
from state.records.store import Between, OneOf

MOST_FOUND = 25
MOST_LETTERS = 200
SHOWN_LETTERS = 80
SHORTEST_WORD = 3
CONCEPTS = (*BY_CONCEPT, ("start", "start"), ("expire", "expiry"), ("political", "political-treatment"))
CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
ALL_PLANS = ("plans", "status", "areas", "list")
ALL_DEADLINES = ("deadline", "next", "several", "do")


class Query(Struct, frozen=True, kw_only=True):
    """What is searched for, and which part of what is found is wanted; no words find the plans that need somebody."""

    text: str = ""
    skip: int = 0
    count: int = MOST_FOUND


class SearchHit(Struct, frozen=True, kw_only=True):
    """One thing found: a line and a half to choose it by, and its card."""

    title: str
    text: str
    card: dict[str, object]


class SearchResult(Struct, frozen=True, kw_only=True):
    """What was found, or a sentence on what to write instead."""

    hits: tuple[SearchHit, ...] = ()
    nothing: str = ""


class _Wanted(Struct, frozen=True, kw_only=True):
    """What the words ask for; `by` narrows the deadlines, one kind after the other; no plans are all plans."""

    plans: tuple[str, ...] | None = None
    by: tuple[dict[str, object], ...] = ()


def found(ask: Ask, query: Query, bot: str = "") -> SearchResult:
    """Plans first, then deadlines, the soonest first; `bot` is the bot's id in Teams, for the way to its chat."""
    text = " ".join(query.text.split())[:MOST_LETTERS]
    skip, count = max(0, query.skip), max(1, min(query.count, MOST_FOUND))
    ask = replace(ask, heard=hear(text, ask.lexicon, ask.organisation, ask.voice.today))
    wanted = _wanted(ask) if words(text) else _Wanted(plans=())
    hits: list[SearchHit] = []
    before = 0
    if wanted.plans is not None:
        shown, before = _plans(ask, wanted.plans, skip, count)
        hits += [_plan_hit(ask, one, bot) for one in shown]
    for by in wanted.by:
        if len(hits) == count:
            break
        start = max(0, skip - before)
        deadlines = ask.snapshot.find(Deadline, order=("first",), limit=count - len(hits), offset=start, **by)
        names = ask.plan_names({one.plan for one in deadlines})
        hits += [_deadline_hit(ask, one, names.get(one.plan, ""), bot) for one in deadlines]
        before += ask.snapshot.count(Deadline, **by)
    if hits or skip:
        return SearchResult(hits=tuple(hits))
    return SearchResult(nothing=ask.voice("find-nothing", said=text[:SHOWN_LETTERS]))


def _wanted(ask: Ask) -> _Wanted:
    heard = ask.heard
    named = tuple(dict.fromkeys((*heard.plans, *_begun(ask))))
    owners = _owners(ask)
    rules = _rules(ask)
    late = heard.carries("overdue")
    narrowed = bool(owners or rules or late or heard.span)
    asks_all = heard.carries(*ALL_DEADLINES)
    if not (named or narrowed or asks_all):
        return _Wanted(plans=() if heard.carries(*ALL_PLANS) else None)
    by: dict[str, object] = {"state": DeadlineState.OPEN}
    if named:
        by["plan"] = OneOf(named)
    if owners:
        by["owner"] = OneOf(owners)
    if rules or late:
        chosen = rules or tuple(one.id for one in RULES)
        by["rule"] = OneOf(tuple(one for one in chosen if not (late and is_event(one))))
    plans = named if named and not (narrowed or asks_all) else None
    dated = {**by, **_days(ask, heard.span, late=late)}
    no_day_yet = {**by, "last": None}
    return _Wanted(plans=plans, by=(dated,) if late or heard.span else (dated, no_day_yet))


def _days(ask: Ask, span: Span | None, *, late: bool) -> dict[str, object]:
    today = ask.voice.today
    if late:
        return {"last": Between(last=today - timedelta(days=1))}
    if span is None:
        return {"last": Between(first=today)}
    return {"first": Between(last=span.last), "last": Between(first=span.first)}


def _begun(ask: Ask) -> tuple[str, ...]:
    """Plans whose names the last words begin: one searches while one types."""
    if ask.heard.plans:
        return ()
    unknown = [word.plain for one in ask.heard.unknown for word in words(one)]
    return ask.lexicon.begun_by(unknown)


def _owners(ask: Ask) -> tuple[str, ...]:
    organisation = ask.organisation
    on_route = tuple(body for body in ask.heard.bodies if body in organisation.route)
    units = ask.units
    if not units and ask.heard.carries("mine") and ask.person.unit:
        units = (ask.person.unit,)
    return (*on_route, *(owner for unit in units for owner in owners_for(unit, organisation)))


def _rules(ask: Ask) -> tuple[str, ...]:
    """The rules whose deadlines the words name, in either language."""
    heard, texts = ask.heard, ask.voice.texts
    if heard.carries("overdue") or not (heard.concepts or heard.unknown):
        return ()
    meant = {found for concept, found in CONCEPTS if not concept.startswith("@") and heard.carries(concept)}
    if heard.carries("contribution"):
        meant |= {"contributions-open", "contributions-due"}
    if heard.carries("political"):
        meant |= set(BY_PLACE)
    typed = [word.plain for word in words(heard.text) if len(word.plain) >= SHORTEST_WORD]
    for one in RULES:
        named = {
            word.plain
            for language in ("da", "en")
            for word in words(texts(language, f"deadline-{one.id}", about="–"))
            if len(word.plain) > SHORTEST_WORD and word.plain not in STOPS
        }
        if any(name.startswith(word) for word in typed for name in named):
            meant.add(one.id)
    return tuple(one.id for one in RULES if one.id in meant)


def _plans(ask: Ask, plans: tuple[str, ...], skip: int, count: int) -> tuple[tuple[PlanStatus, ...], int]:
    """The wanted part of these plans (of all where none is named), and how many there are."""
    today = ask.voice.today
    if not plans:
        page = plan_statuses(ask.snapshot, today, offset=skip, limit=count)
        return page.statuses, page.total
    part = plans[skip : skip + count]
    if not part:
        return (), len(plans)
    return (plan_statuses(ask.snapshot, today, part)).statuses, len(plans)


def _plan_hit(ask: Ask, one: PlanStatus, bot: str) -> SearchHit:
    voice, name = ask.voice, one.plan.name
    soonest = one.ahead[0] if one.ahead else None
    nearest = _brief(ask, soonest) if soonest else voice("status-nothing-ahead")
    more = voice("ask-status-of", plan=name)
    return SearchHit(
        title=name,
        text=f"{sentence(stage_of(voice, one))} · {nearest}",
        card=_card(ask, status_of(voice, one), bot, more),
    )


def _deadline_hit(ask: Ask, one: Deadline, plan: str, bot: str) -> SearchHit:
    voice = ask.voice
    where = plan or voice("shared-plan")
    facts = [
        (voice("find-plan"), escape(where)),
        (voice("find-when"), when(voice, one)),
        (voice("why-owner"), voice.owner(one.owner)),
    ]
    binding = how_binding(voice, one)
    if binding:
        facts.append((voice("find-binding"), binding))
    questions = sorted({because.question for because in one.because}) if one.alternatives else []
    if questions:
        facts.append((voice("status-questions"), voice.all_of(questions)))
    answer = Answer(
        title=what(voice, one),
        sections=(Section(facts=tuple(facts)),),
        lead=voice("find-as-of", day=voice.today),
        notes=(voice("deadlines-earliest-reading"),) if questions else (),
        source=voice("source-line", source=voice.source(rule(one.rule).source)),
    )
    more = voice("ask-next-deadlines", plan=plan) if plan else voice("button-next-deadlines-all")
    return SearchHit(
        title=f"{where}: {what(voice, one)}", text=_brief(ask, one), card=_card(ask, answer, bot, more)
    )


def _brief(ask: Ask, one: Deadline) -> str:
    return f"{what(ask.voice, one)}: {ask.voice.span(one.due) if one.due else when(ask.voice, one)}"


def _card(ask: Ask, answer: Answer, bot: str, more: str) -> dict[str, object]:
    button = Button(
        title=ask.voice("button-open-bot"), url=f"{CHAT}{quote(bot, safe=':')}&message={quote(more)}"
    )
    return as_card(replace(answer, buttons=(button,) if bot else ()), ask.voice.language)
