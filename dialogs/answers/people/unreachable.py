"""Who could not be reached: since when, why, what they were not told, who was told instead, and a mail to send."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.meaning.names import named_in
from dialogs.reminders.unreached import letter_about
from dialogs.reminders.wording import unreached
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.delivery.standing import Unreached, unreachable
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, least_role
from state.organisation.reach import Reference
from state.records.errors import NotAllowed
from state.records.store import OneOf
from state.reminders.deputies import FAILED

MOST_SHOWN, MOST_MAILS = 10, 3


async def who_was_not_reached(ask: Ask) -> Answer:
    """Everybody in the asker's tenant who is told nothing or was not reached, those who missed something first.

    Raises NotAllowed.
    """
    voice = ask.voice
    if not ask.person.may(Action.NUDGE):
        raise NotAllowed(action=Action.NUDGE.value, needs=least_role(Action.NUDGE).value)
    found = [
        one
        for one in await unreachable(ask.look, voice.today)
        if one.person.tenant == ask.person.tenant and (not ask.units or one.person.unit in ask.units)
    ]
    named = {one.id for one in named_in(ask.heard.text, [one.person for one in found])}
    found = [one for one in found if not named or one.person.id in named]
    found.sort(key=lambda one: not one.undelivered)
    sections: list[Section] = []
    people = await _people(ask, found)
    for place, one in enumerate(found[:MOST_SHOWN]):
        sections += await _of_one(ask, one, people, with_mail=place < MOST_MAILS)
    left = len(found) - len(found[:MOST_SHOWN])
    without_mail = sum(bool(one.undelivered) for one in found[MOST_MAILS:])
    return Answer(
        title=voice("unreachable-title"),
        lead=voice("unreachable-lead", count=len(found)),
        sections=tuple(sections),
        notes=tuple(
            filter(
                None,
                (
                    voice("reminder-more", count=left) if left else "",
                    voice("unreachable-ask-by-name") if without_mail else "",
                ),
            )
        ),
        buttons=(ask_button(voice, "button-who-owes"), ask_button(voice, "button-how-reminded")),
        subject=Subject(intent="unreachable"),
    )


async def _people(ask: Ask, found: list[Unreached]) -> tuple[dict[str, Reference], dict[str, Person]]:
    ids = tuple(one.person.id for one in found)
    deputies = tuple({one.deputy for one in found if one.deputy})
    references = await ask.look.find(Reference, id=OneOf(ids)) if ids else ()
    instead = ask.snapshot.find(Person, id=OneOf(deputies)) if deputies else ()
    return {one.id: one for one in references}, {one.id: one for one in instead}


async def _of_one(
    ask: Ask, one: Unreached, known: tuple[dict[str, Reference], dict[str, Person]], *, with_mail: bool
) -> list[Section]:
    voice, person = ask.voice, one.person
    references, people = known
    name = escape(person.name)
    heading = voice("person-in-unit", name=name, unit=voice.short_body(person.unit)) if person.unit else name
    lines = [unreached(voice, one.why, name)]
    reference = references.get(person.id)
    if one.why not in ("", FAILED) and reference is not None and reference.since is not None:
        day = local_day(reference.since)
        lines.append(voice("unreachable-since", when=voice.when(day)))
    deputy = people.get(one.deputy or "")
    if deputy is not None:
        lines.append(voice("unreachable-instead", name=escape(deputy.name)))
    if not one.undelivered:
        lines.append(voice("unreachable-nothing-lost"))
    sections = [Section(heading=heading, lines=tuple(lines), bullets=True)]
    if one.undelivered and with_mail:
        sections += await letter_about(ask.snapshot, ask.look, voice, person, ask.person, one.undelivered)
    return sections
