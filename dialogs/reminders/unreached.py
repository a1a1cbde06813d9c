"""Who could not be reached: what they were to be told, and a text to send them by mail instead."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.reminders import wording
from dialogs.reminders.gather import matters_of
from dialogs.reminders.matter import Matter, the_most_urgent
from dialogs.reminders.wording import language_for
from dialogs.saying.answer import Section
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.facts.reminder import Reminder, ReminderState
from state.organisation.people import Person
from state.overview.snapshot import Snapshot
from state.records.store import OneOf, Reading

MOST_LINES = 10


async def letter(
    snapshot: Snapshot, look: Reading, voice: Voice, to: Person, sender: Person
) -> list[Section]:
    """What somebody was to be told, and a mail that says it, in their own language, ready to be copied."""
    found = await look.find(
        Reminder, recipient=to.id, state=ReminderState.UNDELIVERED, order=("-next_at",), limit=50
    )
    return await letter_about(snapshot, look, voice, to, sender, found)


async def letter_about(
    snapshot: Snapshot, look: Reading, voice: Voice, to: Person, sender: Person, reminders: Iterable[Reminder]
) -> list[Section]:
    """The sections about these reminders: what was not delivered, who was told instead, the mail."""
    told = tuple(reminders)
    matters = await matters_of(snapshot, look, voice.organisation, told, voice.today)
    live = the_most_urgent((one for one in matters if not one.is_done), voice.today)
    if not live:
        return []
    lines = [not_told(voice, one) for one in live[:MOST_LINES]]
    if len(live) > MOST_LINES:
        lines.append(voice("reminder-more", count=len(live) - MOST_LINES))
    sections = [Section(heading=voice("unreached-not-told"), lines=tuple(lines), bullets=True)]
    instead = _instead(snapshot, told, to)
    if instead:
        names = voice.all_of(escape(one.name) for one in instead)
        sections.append(Section(heading=voice("unreached-instead"), lines=(names,)))
    theirs = Voice(voice.texts, await language_for(look, to), voice.today, voice.organisation)
    return [*sections, *mail(voice, theirs, to, sender, live)]


def not_told(voice: Voice, matter: Matter) -> str:
    """One thing somebody was to be told."""
    return voice("unreached-line", what=wording.name(voice, matter), when=wording.when(voice, matter))


def mail(voice: Voice, theirs: Voice, to: Person, sender: Person, live: Iterable[Matter]) -> list[Section]:
    """A mail in the recipient's voice, `theirs`: its subject, and its text line by line."""
    matters = tuple(live)
    shown = matters[:MOST_LINES]
    subject = (
        theirs("mail-subject-one", what=wording.name(theirs, shown[0]))
        if len(matters) == 1
        else theirs("mail-subject", count=len(matters))
    )
    lines = [
        theirs("mail-hello", name=escape(to.name.split()[0] if to.name.split() else to.name)),
        theirs("mail-opening", count=len(matters)),
        *(f"• {not_told(theirs, one)}" for one in shown),
        *((theirs("mail-more", count=len(matters) - len(shown)),) if len(matters) > len(shown) else ()),
        theirs("mail-closing"),
        theirs("mail-regards", name=escape(sender.name)),
    ]
    return [
        Section(heading=voice("mail-heading"), facts=((voice("mail-subject-label"), subject),)),
        Section(lines=tuple(lines)),
    ]


def _instead(snapshot: Snapshot, reminders: tuple[Reminder, ...], to: Person) -> tuple[Person, ...]:
    ids = sorted({one.told for one in reminders if one.told and one.told != to.id})
    return snapshot.find(Person, id=OneOf(tuple(ids)), order=("name",)) if ids else ()
