"""The message one person gets: one reminder or several, and the same message after something was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from dialogs.reminders import buttons, wording
from dialogs.reminders.digest import MOST_LINES, beside, digest
from dialogs.reminders.gather import matters_of
from dialogs.reminders.matter import Matter, the_most_urgent
from dialogs.reminders.unreached import letter
from dialogs.reminders.week import overview
from dialogs.reminders.wording import language_for
from dialogs.saying.answer import Answer, Section
from dialogs.saying.card import as_card
from dialogs.saying.speech import Reply
from dialogs.saying.text import as_text, escape
from dialogs.saying.voice import Voice
from dialogs.texts import Texts
from state.facts.plan import Period
from state.facts.reminder import Notice, Outgoing, Reminder, ReminderKind
from state.organisation.calendar import local_day
from state.organisation.people import Person
from state.organisation.reach import ReachState
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing
from state.records.store import Reading


async def compose(
    snapshot: Snapshot, look: Reading, texts: Texts, outgoing: Outgoing, now: datetime
) -> Reply | None:
    """The message one person gets, in their language; None where all it was about has been done meanwhile."""
    voice = await the_voice(snapshot, look, texts, outgoing.to, now)
    matters = await matters_of(snapshot, look, voice.organisation, outgoing.reminders, voice.today)
    live = [one for one in matters if not one.is_done]
    answer = await message(snapshot, look, voice, live, outgoing.to, outgoing.notice)
    if answer is None:
        return None
    notes = (*answer.notes, voice("reminder-fewer"))
    if outgoing.first:
        hello = voice("reminder-first", organisation=voice.wording(voice.organisation.name))
        notes = (*notes, hello)
    return as_reply(replace(answer, notes=notes), voice.language)


async def redraw(
    snapshot: Snapshot,
    look: Reading,
    texts: Texts,
    notice: Notice,
    reminders: Iterable[Reminder],
    now: datetime,
) -> Reply:
    """The message as it stands now: what is done says by whom and when, and only the rest can be acted on.

    Raises NoSuchThing where nobody is known any more whom it was sent to.
    """
    to = snapshot.get(Person, notice.to)
    if to is None:
        raise NoSuchThing(kind="Person", id=notice.to)
    voice = await the_voice(snapshot, look, texts, to, now)
    answer = await as_it_stands(snapshot, look, voice, notice, reminders, to)
    return replace(as_reply(answer, voice.language), replaces=True)


async def the_voice(snapshot: Snapshot, look: Reading, texts: Texts, to: Person, now: datetime) -> Voice:
    """The recipient's own language on the day."""
    return Voice(texts, await language_for(look, to), local_day(now), snapshot.organisation)


async def as_it_stands(
    snapshot: Snapshot, look: Reading, voice: Voice, notice: Notice, reminders: Iterable[Reminder], to: Person
) -> Answer:
    """The message of a notice as it stands now, before it is drawn."""
    matters = await matters_of(snapshot, look, voice.organisation, reminders, voice.today)
    live = [one for one in matters if not one.is_done]
    done = the_most_urgent((one for one in matters if one.is_done), voice.today)
    how = wording.how_ended(done)
    section = Section(
        heading=voice("reminder-done-heading", how=how),
        lines=tuple(wording.done(voice, one) for one in done[:MOST_LINES]),
        bullets=True,
    )
    answer = await message(snapshot, look, voice, live, to, notice.id)
    if answer is None:
        names = voice.all_of(wording.name(voice, one) for one in done[:MOST_LINES])
        return Answer(title=voice("reminder-all-done", how=how, what=names), lead="", sections=(section,))
    return replace(answer, sections=(section, *answer.sections)) if done else answer


async def message(
    snapshot: Snapshot,
    look: Reading,
    voice: Voice,
    live: Iterable[Matter],
    to: Person,
    notice: str,
    most: int = MOST_LINES,
) -> Answer | None:
    """The message about what is still to be done, one thing or several; None where there is nothing."""
    matters = the_most_urgent(live, voice.today)
    weekly = [one for one in matters if one.reminder.kind is ReminderKind.WEEKLY]
    others = tuple(one for one in matters if one.reminder.kind is not ReminderKind.WEEKLY)
    week = overview(snapshot, voice, to, {one.reminder.subject for one in others}) if weekly else None
    if not others:
        return week
    if week is not None:
        return beside(voice, week, others, to, notice, most)
    if len(others) == 1:
        return await _single(snapshot, look, voice, others[0], to, notice)
    return digest(voice, others, to, notice, most)


async def _single(
    snapshot: Snapshot, look: Reading, voice: Voice, matter: Matter, to: Person, notice: str
) -> Answer:
    facts = [*_particulars(voice, matter)]
    facts += [(voice("reminder-why"), said) for said in [wording.why(voice, matter)] if said]
    facts.append((voice("reminder-why-you"), wording.why_you(voice, matter, to)))
    sections = [Section(facts=tuple(facts))]
    if matter.reminder.kind is ReminderKind.OPEN_QUESTIONS:
        sections.insert(0, _questions(voice, matter))
    if matter.reminder.kind is ReminderKind.UNREACHABLE and matter.about is not None:
        sections += await letter(snapshot, look, voice, matter.about, to)
    alone = matter.reminder.kind in buttons.NOBODYS
    return Answer(
        title=wording.title(voice, matter),
        lead=wording.lead(voice, matter),
        sections=tuple(sections),
        notes=()
        if alone or matter.is_event or matter.reminder.kind is ReminderKind.NOT_SCHEDULED
        else (_answers(voice, matter, to),),
        buttons=buttons.of_one(voice, matter, to, notice),
    )


def _answers(voice: Voice, matter: Matter, to: Person) -> str:
    """What can be answered in words: "done" only where it is taken."""
    met, others = buttons.is_done_by_word(matter, to), buttons.could_be_anothers(matter)
    return voice("reminder-answers", met=met, others=others)


def _particulars(voice: Voice, matter: Matter) -> list[tuple[str, str]]:
    """What is known of it: what was asked for, why it came back, since when nobody is reached, of which period."""
    kind, given = matter.reminder.kind, matter.contribution
    found: list[tuple[str, str]] = []
    if given is not None and given.returned_because and kind is ReminderKind.RETURNED:
        found.append((voice("reminder-returned-because"), escape(given.returned_because)))
    elif given is not None and given.request:
        found.append((voice("reminder-asked-for"), escape(given.request)))
    if matter.reminder.text and kind is not ReminderKind.OWN:
        found.append((voice("reminder-in-words"), escape(matter.reminder.text)))
    if kind in (ReminderKind.LEAD, ReminderKind.ESCALATED) and given is not None:
        writes = escape(given.responsible_name) or voice("reminder-nobody-named")
        found.append((voice("reminder-written-by"), writes))
    if kind is ReminderKind.LEAD and given is not None:
        name, unit = escape(given.responsible_name), voice.short_body(given.unit)
        told = voice("reminder-next-lead", named=bool(name), name=name, unit=unit)
        found.append((voice("reminder-next"), told))
    if kind is ReminderKind.TWO_KEYS and matter.period is not None:
        found += [(voice("reminder-period"), said) for said in [_period(voice, matter.period)] if said]
    if (
        kind is ReminderKind.UNREACHABLE
        and matter.reference is not None
        and matter.reference.state is not ReachState.REACHABLE
        and matter.reference.since is not None
    ):
        day = local_day(matter.reference.since)
        found.append((voice("reminder-since"), voice.when(day)))
    return found


def _period(voice: Voice, period: Period) -> str:
    """Which period it is: by its start, else the next one; "" for a first one whose start is not known."""
    if period.start is not None:
        return voice("reminder-period-from", start=voice.plain_day(period.start))
    return voice("reminder-period-next") if period.number > 1 else ""


def _questions(voice: Voice, matter: Matter) -> Section:
    shown = matter.questions[:MOST_LINES]
    lines = [voice("reminder-question", id=one.id, title=one.title) for one in shown]
    left = len(matter.questions) - len(shown)
    return Section(lines=(*lines, *((voice("reminder-more", count=left),) if left else ())), bullets=True)


def as_reply(answer: Answer, language: str) -> Reply:
    """The message as text and as a card that says the same."""
    return Reply(
        text=as_text(answer),
        language=language,
        card=as_card(answer, language),
        buttons=tuple(one.title for one in answer.buttons),
    )
