"""Reminders asked about: what somebody will be told, who was told what, why, by which policy, who leads a unit."""

from __future__ import annotations

from datetime import datetime

from dialogs.asking.ask import Ask
from dialogs.reminders import wording
from dialogs.reminders.gather import matters_of
from dialogs.reminders.shown import latest
from dialogs.reminders.shown import reminders_of as held_by
from dialogs.reminders.week import overview, week_told
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.delivery.standing import PAGE, DeliveredReminder, last_told_unit, reminders_of
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderState
from state.organisation.calendar import COPENHAGEN, local_day
from state.organisation.people import Level, Person
from state.organisation.reminder_policy import CONTRIBUTION, OTHER, STEP, Policy
from state.records.store import OneOf

MOST_AHEAD = 5
SHOWN_KINDS = (CONTRIBUTION, STEP, "negotiation-start", "council", OTHER)


async def reminders(ask: Ask) -> Answer:
    """What the asker will be told next, or what an administration was told and will be."""
    return await (_of_units(ask) if ask.units else _mine(ask))


def week(ask: Ask) -> Answer:
    """The asker's week as the weekly overview tells it, or that there is nothing in it."""
    me = ask.snapshot.get(Person, ask.person.id) or ask.person
    found = overview(ask.snapshot, ask.voice, me, set())
    if found is not None:
        return found
    return Answer(
        title=ask.voice("reminder-week", week=ask.voice.week(ask.voice.today)),
        lead=ask.voice("week-empty"),
        buttons=(ask_button(ask.voice, "button-my-deadlines"), ask_button(ask.voice, "button-status")),
    )


async def _mine(ask: Ask) -> Answer:
    voice = ask.voice
    found, total = await reminders_of(ask.look, ask.person.id, offset=ask.page * PAGE)
    lines = await _lines(ask, found)
    me = ask.snapshot.get(Person, ask.person.id) or ask.person
    until = ask.page * PAGE + len(found)
    level = me.wishes.level
    buttons = [ask_button(voice, "button-more")] if until < total else []
    wish = "fewer" if level is Level.ALL else "all"
    return Answer(
        title=voice("reminders-title"),
        lead=voice("reminders-lead", count=total, shown=until),
        sections=(Section(lines=lines, bullets=True),) if lines else (),
        notes=(voice(f"wish-now-{level.value}"), week_told(ask, me)),
        buttons=(
            *buttons,
            ask_button(voice, f"button-wish-{wish}"),
            ask_button(voice, "button-how-reminded"),
        ),
        subject=Subject(intent="reminders"),
    )


async def _lines(ask: Ask, found: tuple[Reminder, ...]) -> tuple[str, ...]:
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, found, ask.voice.today)
    return tuple(
        ask.voice(
            "reminders-line",
            when=ask.voice.when(local_day(one.reminder.next_at)),
            what=wording.name(ask.voice, one),
            kind=wording.kind_of(ask.voice, one),
        )
        for one in matters
    )


async def _of_units(ask: Ask) -> Answer:
    """Who of these administrations was told of their contributions and when, and when they will be told next."""
    voice = ask.voice
    sections: list[Section] = []
    for unit in ask.units:
        told = await last_told_unit(ask.look, unit, ask.plans, limit=MOST_AHEAD)
        given = ask.snapshot.find(Contribution, unit=unit)
        subjects = tuple(one.id for one in given if not ask.plans or one.plan in ask.plans)
        ahead = await _rows(ask, subjects, ReminderState.WAITING)
        lost = await _rows(ask, subjects, ReminderState.UNDELIVERED)
        name = voice.short_body(unit)
        both = [
            Section(heading=voice("told-heading", unit=name), lines=await _told(ask, told), bullets=True),
            Section(heading=voice("told-next", unit=name), lines=await _ahead(ask, ahead), bullets=True),
        ]
        sections += reversed(both) if ask.heard.carries("when") else both
        if lost:
            sections.append(
                Section(heading=voice("told-not", unit=name), lines=await _ahead(ask, lost), bullets=True)
            )
    units = voice.all_of(voice.body(unit) for unit in ask.units)
    anybody = any(one.lines for one in sections)
    return Answer(
        title=voice("told-title"),
        lead=voice("told-lead", units=units) if anybody else voice("told-none", units=units),
        sections=tuple(one for one in sections if one.lines),
        buttons=(ask_button(voice, "button-who-owes"), ask_button(voice, "button-how-reminded")),
        subject=Subject(intent="reminders", plans=ask.plans, units=ask.units),
    )


async def _rows(ask: Ask, subjects: tuple[str, ...], state: ReminderState) -> tuple[Reminder, ...]:
    if not subjects:
        return ()
    return await ask.look.find(
        Reminder, subject=OneOf(subjects), state=state, order=("next_at",), limit=MOST_AHEAD
    )


async def _told(ask: Ask, told: tuple[DeliveredReminder, ...]) -> tuple[str, ...]:
    """What was delivered: when, to whom, about what."""
    voice = ask.voice
    matters = await matters_of(
        ask.snapshot, ask.look, ask.organisation, [one.reminder for one in told], voice.today
    )
    lines = []
    for one, matter in zip(told, matters, strict=True):
        if one.reminder.sent_at is None:
            continue
        local = one.reminder.sent_at.astimezone(COPENHAGEN)
        lines.append(
            voice(
                "told-line",
                day=local.date(),
                time=voice.time(local),
                name=escape(one.to.name) if one.to else "–",
                what=wording.name(voice, matter),
                kind=wording.kind_of(voice, matter),
            )
        )
    return tuple(lines)


async def _ahead(ask: Ask, found: tuple[Reminder, ...]) -> tuple[str, ...]:
    voice = ask.voice
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, found, voice.today)
    return tuple(
        voice(
            "told-ahead",
            when=voice.when(local_day(one.reminder.next_at)),
            name=escape(one.owner.name) if one.owner else "–",
            what=wording.name(voice, one),
            kind=wording.kind_of(voice, one),
        )
        for one in matters
    )


async def why_reminded(ask: Ask) -> Answer:
    """Why the asker got what they were told last: the rule behind it and their part in it."""
    voice = ask.voice
    notice = await latest(ask)
    if notice is None:
        return Answer(
            title=voice("why-reminded-title"),
            lead=voice("why-reminded-nothing"),
            buttons=(ask_button(voice, "button-my-reminders"), ask_button(voice, "button-how-reminded")),
            subject=ask.last,
        )
    held = await held_by(ask.look, notice)
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, held, voice.today)
    sections = []
    for one in matters[:MOST_AHEAD]:
        facts = [(voice("reminder-when"), wording.when(voice, one))] if one.due else []
        facts += [(voice("reminder-why"), said) for said in [wording.why(voice, one)] if said]
        facts.append((voice("reminder-why-you"), wording.why_you(voice, one, ask.person)))
        sections.append(Section(heading=wording.name(voice, one), facts=tuple(facts)))
    local = notice.sent_at.astimezone(COPENHAGEN)
    return Answer(
        title=voice("why-reminded-title"),
        lead=voice("why-reminded-lead", day=local.date(), time=voice.time(local)),
        sections=tuple(sections),
        notes=(voice("reminder-fewer"),),
        buttons=(ask_button(voice, "button-how-reminded"), ask_button(voice, "button-my-reminders")),
        subject=Subject(
            intent="why-reminded",
            plans=tuple(dict.fromkeys(one.reminder.plan for one in matters if one.reminder.plan)),
            deadlines=tuple(one.deadline.id for one in matters if one.deadline is not None),
        ),
    )


def policy(ask: Ask) -> Answer:
    """When people are reminded: days ahead by kind, what happens when it is late, and the hours of the day."""
    voice, usual = ask.voice, ask.organisation.reminders
    sections = [_ahead_by_kind(ask, usual, voice("policy-ahead"))]
    for plan in ask.snapshot.find(Plan, id=OneOf(ask.plans)) if ask.plans else ():
        if plan.reminders is not None:
            own = usual.changed_by(plan.reminders)
            sections.append(_ahead_by_kind(ask, own, voice("policy-ahead-plan", plan=escape(plan.name))))
            if own.overdue_weeks != usual.overdue_weeks:
                heading = voice("policy-late-plan", plan=escape(plan.name))
                said = voice("policy-overdue", weeks=own.overdue_weeks)
                sections.append(Section(heading=heading, lines=(said,), bullets=True))
    late = Section(
        heading=voice("policy-late"),
        lines=(
            voice("policy-overdue", weeks=usual.overdue_weeks),
            voice("policy-overdue-after"),
            voice("policy-overdue-fewer"),
            voice("policy-lead", after=usual.lead_after),
            voice("policy-coordinator", after=usual.coordinator_after),
        ),
        bullets=True,
    )
    opens, closes = (voice.time(datetime.combine(voice.today, each)) for each in (usual.opens, usual.closes))
    return Answer(
        title=voice("policy-title"),
        lead=voice("policy-hours", opens=opens, closes=closes),
        sections=(*sections, late),
        notes=(voice("policy-away"), voice("reminder-fewer")),
        buttons=(ask_button(voice, "button-my-reminders"), ask_button(voice, "button-help")),
        subject=Subject(intent="reminder-policy", plans=ask.plans),
    )


def _ahead_by_kind(ask: Ask, policy: Policy, heading: str) -> Section:
    voice = ask.voice
    lines = []
    for kind in SHOWN_KINDS:
        days = policy.offsets_for(kind)
        said = voice.all_of(voice("policy-day", days=one) for one in days)
        lines.append(voice("policy-line", what=voice(f"policy-kind-{kind}"), days=said))
    return Section(heading=heading, lines=tuple(lines), bullets=True)


def lead(ask: Ask) -> Answer:
    """Who leads an administration and is told when it is late."""
    voice = ask.voice
    units = ask.units or tuple(body.id for body in ask.organisation.administrations())
    known = ask.snapshot.find(Person, tenant=ask.person.tenant, unit=OneOf(units), order=("name",))
    lines = []
    for unit in units:
        names = voice.all_of(escape(one.name) for one in known if one.unit == unit and one.leads)
        body = voice.body(unit)
        lines.append(voice("lead-line", unit=body, names=names) if names else voice("lead-nobody", unit=body))
    return Answer(
        title=voice("lead-title"),
        lead=voice("lead-what-for"),
        sections=(Section(lines=tuple(lines), bullets=True),),
        notes=(voice("lead-set"),),
        buttons=(ask_button(voice, "button-how-reminded"), ask_button(voice, "button-bodies")),
        subject=Subject(intent="lead", units=ask.units),
    )
