"""What a newcomer is told: what the bot is for, what can be said to it here, and what one's own role is."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.asking.private import is_among_others
from dialogs.saying.answer import Answer, Section
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.organisation.people import Role

# what may be asked where others read along; reminders are one's own
SHARED_SECTIONS = ("status", "deadlines", "money", "people", "why")
HELP_SECTIONS = ("status", "deadlines", "reminders", "money", "people", "why")
# whose examples of recording somebody is shown, by their role
RECORDS_AS = {
    Role.CONTRIBUTOR: Role.CONTRIBUTOR,
    Role.COORDINATOR: Role.COORDINATOR,
    Role.ADMIN: Role.COORDINATOR,
}


def welcome(ask: Ask) -> Answer:
    """The first message after an installation: what it is for, what to try, its limits, and one's own role."""
    voice = ask.voice
    return Answer(
        title=voice("welcome-title"),
        lead=voice("welcome"),
        sections=(Section(heading=voice("help-try"), lines=_lines(ask, "welcome-examples"), bullets=True),),
        notes=(voice("welcome-reminders"), part_of(ask), voice("welcome-limits")),
        buttons=(
            ask_button(voice, "button-status"),
            ask_button(voice, "button-next-deadlines-all"),
            ask_button(voice, "button-help"),
        ),
    )


def welcome_here(ask: Ask) -> Answer:
    """The one post after the bot was added to a group or a channel: by whom, and what can be done there."""
    voice = ask.voice
    name = escape(ask.person.name)
    return Answer(
        title=voice("app-name"),
        lead=voice("welcome-here", name=name, named=bool(name)),
        notes=(voice("welcome-here-limits"),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-help")),
    )


def help_(ask: Ask) -> Answer:
    """What can be said here, by subject, each with sentences that work as they stand."""
    voice = ask.voice
    among_others = is_among_others(ask)
    notes = [voice("help-here")] if among_others else [part_of(ask), voice("help-recording")]
    return Answer(
        title=voice("help-title"),
        lead=voice("help-lead"),
        sections=tuple(_help_here(ask) if among_others else _help_in_private(ask)),
        notes=(*notes, voice("help-wrong"), voice("help-language")),
        buttons=(
            ask_button(voice, "button-status"),
            ask_button(voice, "button-next-deadlines-all"),
            ask_button(voice, "button-open-questions-all"),
        ),
    )


def _help_here(ask: Ask) -> list[Section]:
    return [_section(ask, name) for name in SHARED_SECTIONS]


def _help_in_private(ask: Ask) -> list[Section]:
    sections = [_section(ask, name) for name in HELP_SECTIONS]
    shown = RECORDS_AS.get(ask.person.role)
    if shown is not None:
        lines = _lines(ask, f"help-record-{shown.value}")
        sections.insert(0, Section(heading=ask.voice("help-record"), lines=lines, bullets=True))
    return sections


def _section(ask: Ask, name: str) -> Section:
    lines = _lines(ask, f"help-{name}-examples")
    return Section(heading=ask.voice(f"help-{name}"), lines=lines, bullets=True)


def part_of(ask: Ask) -> str:
    """What the asker's role lets them do, and who gives them more."""
    voice, person = ask.voice, ask.person
    if person.role is Role.CONTRIBUTOR:
        unit = voice.short_body(person.unit) if person.unit else ""
        return voice("part-contributor", unit=unit, placed=bool(unit))
    return voice(f"part-{person.role.value}")


def _lines(ask: Ask, text_id: str) -> tuple[str, ...]:
    return tuple(ask.voice(text_id).split("\n"))
