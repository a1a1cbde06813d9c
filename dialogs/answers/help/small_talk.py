"""Hej, tak, hvem er jeg: short answers that give a way forward."""

from __future__ import annotations

from dialogs.answers.help.introduction import part_of
from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.organisation.people import RIGHTS, Action, Role, Scope


def hello(ask: Ask) -> Answer:
    """A greeting by name, with three things to begin with."""
    voice = ask.voice
    first = escape(ask.person.name.split()[0]) if ask.person.name.split() else ""
    return Answer(
        lead=voice("hello", name=first, named=bool(first)),
        title=voice("app-name"),
        buttons=(
            ask_button(voice, "button-status"),
            ask_button(voice, "button-next-deadlines-all"),
            ask_button(voice, "button-help"),
        ),
    )


def thanks(ask: Ask) -> Answer:
    """You are welcome."""
    return Answer(lead=ask.voice("thanks"), subject=ask.last)


def bye(ask: Ask) -> Answer:
    """Goodbye."""
    return Answer(lead=ask.voice("bye"))


def rude(ask: Ask) -> Answer:
    """Sorry, and a way forward."""
    return Answer(
        lead=ask.voice("rude"),
        title=ask.voice("app-name"),
        buttons=(ask_button(ask.voice, "button-help"),),
        subject=ask.last,
    )


def wrong(ask: Ask) -> Answer:
    """How to see what an answer rests on, and who can settle an open question."""
    voice = ask.voice
    return Answer(
        lead=voice("wrong"),
        title=voice("app-name"),
        buttons=(
            ask_button(voice, "button-why"),
            ask_button(voice, "button-source"),
            ask_button(voice, "button-open-questions-all"),
        ),
        subject=ask.last,
    )


def about(ask: Ask) -> Answer:
    """What Fremdrift is, and that it is no person."""
    voice = ask.voice
    return Answer(title=voice("app-name"), lead=voice("about"), buttons=(ask_button(voice, "button-help"),))


def whoami(ask: Ask) -> Answer:
    """The asker's name, unit, role and rights."""
    voice, person = ask.voice, ask.person
    rights = tuple(
        voice(f"right-{action.value}")
        for action in Action
        if action is not Action.ADVANCE_CALENDAR and person.may(action)
    )
    unit = voice.body(person.unit) if person.unit else voice("no-unit")
    return Answer(
        title=voice("whoami-title"),
        lead=voice(
            "whoami",
            name=escape(person.name),
            named=bool(person.name.strip()),
            unit=unit,
            role=voice(f"role-{person.role.value}"),
        ),
        sections=(
            Section(heading=voice("whoami-rights"), lines=(voice("right-ask"), *rights), bullets=True),
        ),
        notes=(part_of(ask),),
        buttons=(ask_button(voice, "button-my-deadlines"), ask_button(voice, "button-who-may")),
        subject=Subject(intent="whoami"),
    )


def who_may(ask: Ask) -> Answer:
    """Which role may do what."""
    voice = ask.voice
    lines = [
        voice(
            "who-may-line",
            action=voice("right-ask"),
            roles=voice.all_of(voice(f"role-{role.value}") for role in Role),
        )
    ]
    for action in (one for one in Action if one is not Action.ADVANCE_CALENDAR):
        roles = voice.all_of(_role(ask, role, action) for role in Role if role in RIGHTS[action])
        lines.append(voice("who-may-line", action=voice(f"right-{action.value}"), roles=roles))
    return Answer(
        title=voice("who-may-title"),
        lead="",
        sections=(Section(lines=tuple(lines), bullets=True),),
        buttons=(ask_button(voice, "button-whoami"),),
    )


def _role(ask: Ask, role: Role, action: Action) -> str:
    """A role, and that it covers its own administration alone where that is so."""
    said = ask.voice(f"role-{role.value}")
    own = role is Role.CONTRIBUTOR and RIGHTS[action][role] is Scope.OWN
    own = own and Role.VIEWER not in RIGHTS[action]  # what everybody may is for oneself
    return ask.voice("role-for-own-unit", role=said) if own else said
