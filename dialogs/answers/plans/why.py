"""Why a date or figure is what it is, and where it comes from: rule, anchor, reading and source."""

from __future__ import annotations

from msgspec.structs import replace

from dialogs.answers.plans.open_questions import about_questions
from dialogs.answers.plans.when import rule_asked
from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, beside, how_binding, labels_of, off_day, what, when
from dialogs.saying.text import escape
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.deadlines.rulebook import rule
from state.facts.funding import Appropriation
from state.overview.plans import open_questions
from state.records.store import OneOf

LIMIT = 3


def why(ask: Ask) -> Answer:
    """The reasons behind what was said last, or behind what the question names."""
    if ask.heard.questions or ask.heard.carries("@duration"):
        return about_questions(ask)
    if ask.heard.carries("split", "price-level"):
        return about_questions(replace(ask, heard=replace(ask.heard, questions=("A7",))))
    deadlines = _deadlines(ask)
    if deadlines:
        return replace(_dates(ask, deadlines), part=ask.part_of_plans(LIMIT) if _rule_named(ask) else None)
    money = _money(ask)
    if money:
        return _figures(ask, money)
    if ask.last is not None and ask.last.questions:
        return about_questions(ask)
    facts = _facts(ask)
    if facts:
        return facts
    return Answer(
        lead=ask.voice("why-what"),
        buttons=(ask_button(ask.voice, "button-status"), ask_button(ask.voice, "button-next-deadlines-all")),
    )


def _rule_named(ask: Ask) -> str:
    """The rule whose deadlines are asked about, or "" where it is those of the answer before."""
    rule_id = rule_asked(ask)
    if ask.heard.carries("expire", "period") and not rule_id:
        rule_id = "expiry"
    about_new = ask.heard.plans or not (ask.last and ask.last.deadlines)
    return rule_id if about_new and rule_id != "goal-list" else ""


def _deadlines(ask: Ask) -> tuple[Deadline, ...]:
    heard = ask.heard
    wanted: list[str] = []
    if rule_id := _rule_named(ask):
        wanted = _of_plans(ask, rule_id)
    elif heard.spans:
        plan_ids = heard.plans or (ask.last.plans if ask.last else ())
        found = ask.snapshot.find(Deadline, first=heard.spans[0].first)
        return tuple(one for one in found if not plan_ids or one.plan in plan_ids)[:LIMIT]
    elif ask.intent == "follow-up" and heard.plans and ask.last is not None and ask.last.deadlines:
        rules = dict.fromkeys(one.split(".")[2] for one in ask.last.deadlines)
        wanted = [one for rule_of in rules for one in _of_plans(ask, rule_of)]
    elif ask.last is not None and not heard.carries("money", "service", "capital", "@amount", "@code"):
        wanted = [one for one in ask.last.deadlines if not heard.plans or one.split(".")[0] in heard.plans]
        wanted = wanted[: 1 if ask.last.intent in ("deadlines", "overdue") else LIMIT]
    found = ask.snapshot.find(Deadline, id=OneOf(tuple(wanted)))
    return tuple(sorted(found, key=lambda one: wanted.index(one.id)))


def _of_plans(ask: Ask, rule_id: str) -> list[str]:
    """The ids of a rule's deadlines: the current period's end, everything else of the one being prepared."""
    ids = []
    for plan in ask.chosen_plans(limit=LIMIT):
        current = plan.current(ask.voice.today)
        target = current if rule_id == "expiry" else plan.upcoming(ask.voice.today) or current
        ids.append(deadline_id(plan.id, target.number, rule_id))
    return ids


def _dates(ask: Ask, deadlines: tuple[Deadline, ...]) -> Answer:
    voice = ask.voice
    names = ask.plan_names({one.plan for one in deadlines})
    sections, sources = [], []
    for one in deadlines:
        questions = open_questions(ask.snapshot, one.plan or None)
        applied = rule(one.rule)
        facts = [
            (voice("why-date"), when(voice, one)),
            (voice("why-rule"), voice(f"why-{one.rule}")),
        ]
        if one.anchor is not None:
            facts.append(
                (
                    voice("why-anchor"),
                    voice(f"anchor-{applied.anchor.value}", day=voice.plain_day(one.anchor)),
                )
            )
        binding = how_binding(voice, one)
        if binding:
            facts.append((voice("why-force"), binding))
        if one.because:
            facts.append((voice("why-reading"), labels_of(voice, one.because, questions)))
        facts.append((voice("why-source"), voice.source(applied.source)))
        facts.append((voice("why-owner"), voice.owner(one.owner)))
        lines = [
            off_day(voice, one.due.first) if one.due and one.due.is_day else "",
            *beside(voice, one, questions),
        ]
        heading = voice(
            "when-heading", plan=escape(names.get(one.plan, voice("shared-plan"))), what=what(voice, one)
        )
        sections.append(Section(heading=heading, facts=tuple(facts)))
        sections.append(Section(lines=tuple(filter(None, lines)), bullets=True))
        sources.append(applied.source.url or "")
    return Answer(
        title=voice("why-title"),
        lead=voice(f"why-{deadlines[0].rule}"),
        sections=tuple(section for section in sections if section.facts or section.lines),
        source=voice("see-source", url=sources[0]) if sources[0] else "",
        buttons=(ask_button(voice, "button-open-questions-all"), ask_button(voice, "button-status")),
        subject=Subject(
            intent="why",
            plans=tuple(dict.fromkeys(one.plan for one in deadlines if one.plan)),
            deadlines=tuple(one.id for one in deadlines),
        ),
    )


def _money(ask: Ask) -> tuple[Appropriation, ...]:
    heard = ask.heard
    if ask.last is not None and ask.last.appropriations and not heard.codes:
        return ask.snapshot.find(Appropriation, id=OneOf(ask.last.appropriations))
    if heard.codes or heard.carries("money", "service", "capital", "@amount"):
        found = ask.snapshot.find(Appropriation, order=("id",))
        return tuple(one for one in found if not heard.codes or one.code in heard.codes)
    return ()


def _figures(ask: Ask, money: tuple[Appropriation, ...]) -> Answer:
    voice, organisation = ask.voice, ask.organisation
    lines = []
    for one in money:
        for fact_id in one.facts:
            fact = organisation.fact(fact_id)
            lines.append(
                voice(
                    "fact-line",
                    says=fact.says,
                    source=voice.source(organisation.source_of(fact_id)),
                    id=fact_id,
                )
            )
    return Answer(
        title=voice("source-title"),
        lead=voice("source-money-lead"),
        sections=(Section(lines=tuple(dict.fromkeys(lines)), bullets=True),),
        notes=(voice("source-sums-ours"),),
        buttons=(ask_button(voice, "button-money-all"),),
        subject=Subject(intent="source", appropriations=tuple(one.id for one in money)),
    )


TOPICS = {"goal": "goal", "focus": "focus", "secretariat": "secretariat", "chain": "chain"}


def _facts(ask: Ask) -> Answer | None:
    voice, organisation = ask.voice, ask.organisation
    topic = next((TOPICS[one] for one in TOPICS if ask.heard.carries(one)), "")
    topic = topic or (TOPICS.get(ask.last.intent, "") if ask.last else "")
    found = [fact for fact in organisation.facts if fact.topic == topic]
    if not found:
        return None
    lines = tuple(
        voice("fact-line", says=fact.says, source=voice.source(organisation.source_of(fact.id)), id=fact.id)
        for fact in found
    )
    return Answer(
        title=voice("source-title"),
        lead="",
        sections=(Section(lines=lines, bullets=True),),
        subject=Subject(intent=topic),
    )


def source(ask: Ask) -> Answer:
    """Where the last date or figure stands: the same reasons, whose end is the source."""
    if ask.heard.facts:
        return _named_facts(ask)
    if not _names_anything(ask) and ask.last is None:
        document = ask.organisation.documents[0]
        return Answer(
            lead=ask.voice("source-all", title=document.title, count=len(ask.organisation.facts)),
            buttons=(ask_button(ask.voice, "button-open-questions-all"),),
            subject=Subject(intent="source"),
        )
    return why(ask)


def _named_facts(ask: Ask) -> Answer:
    """The facts asked for by their numbers."""
    voice, organisation = ask.voice, ask.organisation
    found = [fact for fact in organisation.facts if fact.id in ask.heard.facts]
    lines = tuple(
        voice("fact-line", says=fact.says, source=voice.source(organisation.source_of(fact.id)), id=fact.id)
        for fact in found
    )
    return Answer(
        title=voice("source-title"),
        lead="" if found else voice("source-fact-unknown"),
        sections=(Section(lines=lines, bullets=True),) if lines else (),
        subject=Subject(intent="source"),
    )


def _names_anything(ask: Ask) -> bool:
    heard = ask.heard
    return bool(
        heard.plans or heard.codes or heard.spans or heard.amounts or heard.questions
    ) or heard.carries(
        "money", "service", "capital", "goal", "focus", "secretariat", "negotiation", "contribution", "chain"
    )
