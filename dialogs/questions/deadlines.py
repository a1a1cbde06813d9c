"""What is due: the next deadlines of a plan, a unit or the asker, within a span, and what has been missed."""

from __future__ import annotations

from dialogs.answer import Answer, Section, Subject
from dialogs.ask import Ask
from dialogs.questions.sayings import ask_button, beside, labels_of, line, off_day, when
from dialogs.render import escape
from state.calendar import Span
from state.deadlines import SHARED, Deadline, DeadlineState
from state.queries import deadlines_within, open_questions, overdue, owners_for
from state.store.protocol import OneOf

LIMIT = 8
YEARS_AHEAD = 5


async def deadlines(ask: Ask) -> Answer:
    """Open deadlines, the earliest first, with the whole of how many there are."""
    voice = ask.voice
    span = ask.heard.span or Span(
        first=voice.today, last=voice.today.replace(year=voice.today.year + YEARS_AHEAD, day=1)
    )
    plans = ask.heard.plans or (ask.plans if ask.intent == "follow-up" else ())
    units = _units(ask)
    owners = tuple(owner for unit in units for owner in owners_for(unit, ask.organisation)) or None
    wanted = (*plans, SHARED) if plans and not owners else plans or None
    found, total = await deadlines_within(ask.look, span, plans=wanted, owners=owners, limit=LIMIT)
    names = await ask.plan_names({one.plan for one in found} | set(plans))
    undated = await _undated(ask, plans, owners) if ask.heard.span is None else ()
    who = voice.all_of(voice.short_body(unit) for unit in units)
    about = voice.all_of(names[plan] for plan in plans if plan in names)
    sections = [
        Section(
            lines=tuple(line(voice, one, names.get(one.plan, voice("shared-plan"))) for one in found),
            bullets=True,
        )
    ]
    if undated:
        undated_names = await ask.plan_names({one.plan for one in undated})
        lines = tuple(line(voice, one, undated_names.get(one.plan, "")) for one in undated)
        sections.append(Section(heading=voice("deadlines-undated"), lines=lines, bullets=True))
    scope = voice(
        "deadlines-scope",
        plan=escape(about) or "–",
        unit=who or "–",
        has_plan=bool(about),
        has_unit=bool(who),
    )
    said_span = voice.when_span(span) if ask.heard.span else ""
    notes = []
    if found and found[0].due and found[0].due.is_day:
        notes.append(off_day(voice, found[0].due.first))
    if any(one.alternatives for one in found):
        notes.append(voice("deadlines-earliest-reading"))
    return Answer(
        title=voice("deadlines-title", scope=scope),
        lead=_lead(ask, said_span, len(found), total),
        sections=tuple(section for section in sections if section.lines),
        notes=tuple(note for note in notes if note),
        buttons=(ask_button(voice, "button-why-first"), ask_button(voice, "button-status"))
        if found
        else (ask_button(voice, "button-next-deadlines-all"), ask_button(voice, "button-status")),
        subject=Subject(
            intent="deadlines", plans=plans, units=units, deadlines=tuple(one.id for one in found)
        ),
    )


def _lead(ask: Ask, said_span: str, shown: int, total: int) -> str:
    voice = ask.voice
    if not total:
        return voice("deadlines-none-in", span=said_span) if said_span else voice("deadlines-none")
    if said_span:
        return voice("deadlines-lead-in", span=said_span, shown=shown, count=total)
    return voice("deadlines-lead", shown=shown, count=total)


def _units(ask: Ask) -> tuple[str, ...]:
    if ask.heard.units:
        return ask.heard.units
    if ask.heard.carries("mine") and ask.heard.carries("deadline") and ask.person.unit:
        return (ask.person.unit,) if _is_about_me(ask.heard.text) else ()
    return ()


def _is_about_me(text: str) -> bool:
    said = f" {text.casefold()} "
    return any(
        word in said for word in (" jeg ", " mine ", " min ", " my ", " i ", " me", " mig")
    ) and not any(word in said for word in (" vi ", " we ", "vores", " our ", " i uge", " i januar", " i 20"))


async def _undated(ask: Ask, plans: tuple[str, ...], owners: tuple[str, ...] | None) -> tuple[Deadline, ...]:
    found = await (
        ask.look.find(Deadline, rule="contributions-due", state=DeadlineState.OPEN, plan=OneOf(plans))
        if plans
        else ask.look.find(Deadline, rule="contributions-due", state=DeadlineState.OPEN, limit=LIMIT)
    )
    return tuple(one for one in found if one.due is None and (owners is None or one.owner in owners))


async def missed(ask: Ask) -> Answer:
    """Open deadlines whose day has passed without anything recorded."""
    voice = ask.voice
    found, total = await overdue(ask.look, voice.today, limit=LIMIT)
    mine = tuple(one for one in found if not ask.heard.plans or one.plan in ask.heard.plans)
    if not mine:
        return Answer(lead=voice("overdue-none"), subject=Subject(intent="overdue", plans=ask.heard.plans))
    names = await ask.plan_names({one.plan for one in mine})
    return Answer(
        title=voice("overdue-title"),
        lead=voice("overdue-lead", count=len(mine) if ask.heard.plans else total, shown=len(mine)),
        sections=(
            Section(lines=tuple(line(voice, one, names.get(one.plan, "")) for one in mine), bullets=True),
        ),
        notes=(voice("overdue-note"),),
        buttons=(ask_button(voice, "button-open-questions-all"), ask_button(voice, "button-status")),
        subject=Subject(intent="overdue", plans=ask.heard.plans, deadlines=tuple(one.id for one in mine)),
    )


async def one_deadline(ask: Ask, found: Deadline, plan: str, *, alone: bool = False) -> Section:
    """One deadline in full: the date that counts (unless the lead said it), whether it is worked, other readings."""
    voice = ask.voice
    questions = await open_questions(ask.look, found.plan or None)
    lines = [] if alone else [when(voice, found)]
    if found.due is not None and found.due.is_day:
        lines.append(off_day(voice, found.due.first))
    if found.alternatives:
        lines.append(voice("counted-from", reading=labels_of(voice, found.because, questions)))
        lines += list(beside(voice, found, questions))
    return Section(heading=plan, lines=tuple(filter(None, lines)))
