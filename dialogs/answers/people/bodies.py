"""Who is who and what a word means: names now and before, who coordinates, and the glossary."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.meaning.vocabulary import TERMS
from dialogs.saying.answer import Answer, Button, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.organisation.bodies import Body


def bodies(ask: Ask) -> Answer:
    """A body's names and validity; an ambiguous abbreviation is asked about; none named lists the administrations."""
    voice, organisation, heard = ask.voice, ask.organisation, ask.heard
    if heard.ambiguous and not heard.bodies:
        return which_body(ask)
    if not heard.bodies:
        lines = tuple(voice.body(body) for body in organisation.administrations())
        return Answer(
            title=voice("bodies-title"),
            lead=voice(
                "bodies-lead", coordinator=organisation.body(organisation.coordinator), count=len(lines)
            ),
            sections=(Section(lines=lines, bullets=True),),
            buttons=(ask_button(voice, "button-who-owes"), ask_button(voice, "button-route")),
            subject=Subject(intent="bodies"),
        )
    sections = tuple(_body(ask, organisation.body(body)) for body in heard.bodies[:4])
    units = heard.units[:1]
    buttons = tuple(
        ask_button(voice, title, f"ask-{title.removeprefix('button-')}", unit=voice.short_body(unit))
        for unit in units
        for title in ("button-unit-deadlines", "button-unit-owes")
    )
    return Answer(
        title=voice("body-title"),
        lead=_lead(ask, organisation.body(heard.bodies[0])),
        sections=sections,
        buttons=buttons or (ask_button(voice, "button-route"),),
        subject=Subject(intent="bodies", units=heard.units),
    )


def which_body(ask: Ask) -> Answer:
    """Ask which of the bodies an ambiguous abbreviation means."""
    voice, named = ask.voice, ask.heard.ambiguous[0]
    options = [ask.organisation.body(body) for body in named.ids]
    buttons = []
    for body in options:
        name = voice.short_body(body)
        buttons.append(
            Button(
                title=voice.body(body), ask=ask.heard.text[: named.start] + name + ask.heard.text[named.end :]
            )
        )
    return Answer(
        lead=voice(
            "body-which", said=escape(named.said), options=voice.any_of(voice.body(body) for body in options)
        ),
        title=voice("body-which-title"),
        buttons=tuple(buttons),
        subject=ask.last,
        pending={
            "kind": "choice",
            "options": [{"title": button.title, "ask": button.ask} for button in buttons],
        },
    )


def _lead(ask: Ask, body: Body) -> str:
    voice = ask.voice
    now = body.name_on(voice.today)
    before = [name for name in body.names if name.valid_to is not None and name.valid_to < voice.today]
    if not before or now.valid_from is None:
        return voice("body-lead", body=body)
    if before[-1].official == now.official:
        return voice("body-lead-same-name", body=body, before=before[-1].abbreviation or now.official)
    old = before[-1].english if voice.language == "en" else before[-1].official
    said = f"{old} ({before[-1].abbreviation})" if before[-1].abbreviation else old
    return voice("body-lead-renamed", now=body, day=voice.plain_day(now.valid_from), before=said)


def _body(ask: Ask, body: Body) -> Section:
    voice = ask.voice
    lines = []
    for name in body.names:
        official = name.english if voice.language == "en" else name.official
        said = f"{official} ({name.abbreviation})" if name.abbreviation else official
        if name.valid_from is not None:
            said = voice("body-name-from", name=said, day=voice.plain_day(name.valid_from))
        elif name.valid_to is not None:
            said = voice("body-name-until", name=said, day=voice.plain_day(name.valid_to))
        lines.append(said)
    if body.serves:
        lines.append(voice("body-serves", body=ask.organisation.body(body.serves)))
    if body.id == ask.organisation.coordinator:
        lines.append(voice("body-coordinates"))
    if body.id in ask.organisation.route:
        lines.append(
            voice(
                "body-on-route",
                place=ask.organisation.route.index(body.id) + 1,
                count=len(ask.organisation.route),
            )
        )
    return Section(heading=voice.body(body), lines=tuple(lines), bullets=True)


def glossary(ask: Ask) -> Answer:
    """What a term of the field means."""
    voice = ask.voice
    if not ask.heard.terms:
        return Answer(
            title=voice("glossary-title"),
            lead=voice("glossary-all"),
            sections=(
                Section(
                    lines=tuple(sorted(voice(f"term-{term}").partition(":")[0] for term in TERMS)),
                    bullets=True,
                ),
            ),
            subject=Subject(intent="glossary"),
        )
    terms = ask.heard.terms[:3]
    return Answer(
        title=voice("glossary-title"),
        lead="\n\n".join(voice(f"term-{term}") for term in terms),
        buttons=(ask_button(voice, "button-status"),),
        subject=Subject(intent="glossary"),
    )
