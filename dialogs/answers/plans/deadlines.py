"""What is due: the next deadlines of a plan, a unit or the asker, within a span, and what has been missed."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.asking.ask import Ask
from dialogs.reading.words.fold import words
from dialogs.saying.answer import Answer, Button, Section, Subject
from dialogs.saying.deadline_lines import ask_button, beside, labels_of, line, off_day, when
from dialogs.saying.text import escape
from state.deadlines.deadline import SHARED, Deadline, DeadlineState
from state.organisation.calendar import Span
from state.overview.plans import deadlines_within, open_questions, overdue, owners_for
from state.records.store import OneOf

LIMIT = 8
YEARS_AHEAD = 5
MOST_SHARED = 2
ME = frozenset({"jeg", "mig", "min", "mit", "mine", "my", "me"})
US = frozenset({"vi", "os", "vores", "we", "us", "our"})


async def deadlines(ask: Ask) -> Answer:
    """Open deadlines, the earliest first, with the whole of how many there are."""
    voice, heard = ask.voice, ask.heard
    span = heard.span or Span(
        first=voice.today, last=voice.today.replace(year=voice.today.year + YEARS_AHEAD, day=1)
    )
    plans = ask.named_plans
    units = _units(ask)
    owners = tuple(owner for unit in units for owner in _owners(ask, unit)) or None
    before = ask.page * LIMIT
    found, total = deadlines_within(
        ask.snapshot, span, plans=plans or None, owners=owners, limit=LIMIT, offset=before
    )
    undated = _undated(ask, plans, owners) if heard.span is None and not before else ()
    names = ask.plan_names({one.plan for one in (*found, *undated)} | set(plans))
    shared: tuple[Deadline, ...] = ()
    if plans and not owners and not before:
        shared, _ = deadlines_within(ask.snapshot, span, plans=(SHARED,), limit=MOST_SHARED)
    sections = (
        Section(lines=_lines(ask, found, names), bullets=True),
        Section(heading=voice("deadlines-undated"), lines=_lines(ask, undated, names), bullets=True),
        Section(
            heading=voice("status-shared"), lines=tuple(line(voice, one) for one in shared), bullets=True
        ),
    )
    buttons = (
        (ask_button(voice, "button-why-first"),)
        if found
        else (ask_button(voice, "button-next-deadlines-all"),)
    )
    more = before + len(found) < total
    return Answer(
        title=voice("deadlines-title", scope=_scope(ask, plans, units, names)),
        lead=_next_lead(ask, before, len(found), total)
        if before
        else _lead(ask, found, names, total, undated=len(undated)),
        sections=tuple(section for section in sections if section.lines),
        notes=tuple(_notes(ask, found, plans, owners)),
        buttons=(*buttons, ask_button(voice, "button-status"), *_more_button(ask, more=more)),
        subject=Subject(
            intent="deadlines",
            plans=plans,
            units=units,
            deadlines=tuple(one.id for one in found),
            days=(heard.span.first.isoformat(), heard.span.last.isoformat()) if heard.span else (),
        ),
        more=more,
    )


def _more_button(ask: Ask, *, more: bool) -> tuple[Button, ...]:
    return (ask_button(ask.voice, "button-more"),) if more else ()


def _next_lead(ask: Ask, before: int, shown: int, total: int) -> str:
    return ask.voice("list-next", first=before + 1, last=before + shown, count=total)


def _lines(ask: Ask, found: tuple[Deadline, ...], names: dict[str, str]) -> tuple[str, ...]:
    shared = ask.voice("shared-plan")
    return tuple(line(ask.voice, one, escape(names.get(one.plan, shared))) for one in found)


def _scope(ask: Ask, plans: tuple[str, ...], units: tuple[str, ...], names: dict[str, str]) -> str:
    voice = ask.voice
    about = escape(voice.all_of(names[plan] for plan in plans if plan in names))
    who = voice.all_of(voice.short_body(unit) for unit in units)
    return voice(
        "deadlines-scope", plan=about or "–", unit=who or "–", has_plan=bool(about), has_unit=bool(who)
    )


def _notes(
    ask: Ask, found: tuple[Deadline, ...], plans: tuple[str, ...], owners: tuple[str, ...] | None
) -> Iterator[str]:
    voice, span = ask.voice, ask.heard.span
    if found and found[0].due and found[0].due.is_day and (note := off_day(voice, found[0].due.first)):
        yield note
    if span is not None and not span.is_day:
        working = voice.calendar.working_day_on_or_before(span.last)
        if working >= span.first:
            yield voice("deadlines-last-working-day", day=working)
    if any(one.alternatives for one in found):
        yield voice("deadlines-earliest-reading")
    if span is None and owners is None:
        _, missed_ones = overdue(ask.snapshot, voice.today, plans=plans or None, limit=1)
        if missed_ones:
            yield voice("deadlines-overdue", count=missed_ones)


def _lead(ask: Ask, found: tuple[Deadline, ...], names: dict[str, str], total: int, *, undated: int) -> str:
    voice, span = ask.voice, ask.heard.span
    if not found and undated:
        return voice("deadlines-none-dated", count=undated)
    if not found:
        return voice("deadlines-none-in", span=voice.when_span(span)) if span else voice("deadlines-none")
    if span is not None:
        return voice("deadlines-lead-in", span=voice.when_span(span), shown=len(found), count=total)
    shown = voice("deadlines-lead", shown=len(found), count=total)
    return f"{voice('deadlines-first', line=_lines(ask, found[:1], names)[0])}. {shown}"


def _units(ask: Ask) -> tuple[str, ...]:
    """The bodies whose deadlines are asked for: those named, also on the political route, or the asker's own."""
    on_route = tuple(body for body in ask.heard.bodies if body in ask.organisation.route)
    if ask.units or on_route:
        return (*ask.units, *on_route)
    unit = ask.person.unit
    # what the coordinator has to do is everything; only "my deadlines" are those of the own administration
    named = ("deadline",) if unit == ask.organisation.coordinator else ("deadline", "do")
    if unit and ask.heard.carries("mine") and ask.heard.carries(*named) and _is_about_me(ask):
        return (unit,)
    return ()


def _owners(ask: Ask, body: str) -> tuple[str, ...]:
    return (body,) if body in ask.organisation.route else owners_for(body, ask.organisation)


def _is_about_me(ask: Ask) -> bool:
    said = {word.plain for word in words(ask.heard.text)}
    me = ME | {"i"} if ask.voice.language == "en" else ME
    return bool(said & me) and not said & US


def _undated(ask: Ask, plans: tuple[str, ...], owners: tuple[str, ...] | None) -> tuple[Deadline, ...]:
    found = (
        ask.snapshot.find(Deadline, rule="contributions-due", state=DeadlineState.OPEN, plan=OneOf(plans))
        if plans
        else ask.snapshot.find(Deadline, rule="contributions-due", state=DeadlineState.OPEN, limit=LIMIT)
    )
    return tuple(one for one in found if one.due is None and (owners is None or one.owner in owners))


def missed(ask: Ask) -> Answer:
    """Open deadlines whose day has passed without anything recorded."""
    voice, plans = ask.voice, ask.named_plans
    before = ask.page * LIMIT
    found, total = overdue(ask.snapshot, voice.today, plans=plans or None, limit=LIMIT, offset=before)
    if not found:
        return Answer(lead=voice("overdue-none"), subject=Subject(intent="overdue", plans=plans))
    names = ask.plan_names({one.plan for one in found})
    more = before + len(found) < total
    return Answer(
        title=voice("overdue-title"),
        lead=_next_lead(ask, before, len(found), total)
        if before
        else voice("overdue-lead", count=total, shown=len(found)),
        sections=(Section(lines=_lines(ask, found, names), bullets=True),),
        notes=(voice("overdue-note"),),
        buttons=(
            ask_button(voice, "button-open-questions-all"),
            ask_button(voice, "button-status"),
            *_more_button(ask, more=more),
        ),
        subject=Subject(intent="overdue", plans=plans, deadlines=tuple(one.id for one in found)),
        more=more,
    )


def one_deadline(ask: Ask, found: Deadline, plan: str, *, alone: bool = False) -> Section:
    """One deadline in full: the date that counts (unless the lead said it), whether it is worked, other readings."""
    voice = ask.voice
    questions = open_questions(ask.snapshot, found.plan or None)
    lines = [] if alone else [when(voice, found)]
    if found.due is not None and found.due.is_day:
        lines.append(off_day(voice, found.due.first))
    if found.alternatives:
        lines.append(voice("counted-from", reading=labels_of(voice, found.because, questions)))
        lines += list(beside(voice, found, questions))
    return Section(heading=plan, lines=tuple(filter(None, lines)))
