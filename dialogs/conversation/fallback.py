"""What to say when it is not clear what was meant: a choice of at most three, or a way forward."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.meaning.recognise import Recognised
from dialogs.saying.answer import Answer, Button
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape

MOST_SHOWN = 80


def did_you_mean(ask: Ask, recognised: Recognised) -> Answer:
    """At most three things the message may be after, each with a sentence that asks for it."""
    voice = ask.voice
    names = ask.plan_names(set(ask.heard.plans))
    plan = next(iter(names.values()), "")
    buttons = []
    for intent in recognised.candidates:
        text_id = "offer-record" if intent.startswith("record-") else f"offer-{intent}"
        if voice.texts.has(voice.language, text_id):
            said = voice(text_id, plan=plan, named=bool(plan))
            buttons.append(Button(title=said, ask=said))
    if not buttons:
        return not_understood(ask)
    options = [{"title": button.title, "ask": button.ask} for button in buttons]
    return Answer(
        title=voice("did-you-mean-title"),
        lead=voice("did-you-mean"),
        buttons=tuple(buttons),
        subject=ask.last,
        pending={"kind": "choice", "options": options},
    )


def not_understood(ask: Ask) -> Answer:
    """That it was not understood, what of it was, and what can be asked instead."""
    voice, heard = ask.voice, ask.heard
    said = escape(" ".join(heard.text.split())[:MOST_SHOWN])
    if heard.is_empty:
        lead = voice("nothing-said")
    elif len(heard.text) > MOST_SHOWN:
        lead = voice("not-understood-long")
    else:
        lead = voice("not-understood", said=said)
    return Answer(
        title=voice("not-understood-title"),
        lead=lead,
        notes=(voice("not-understood-other-language"),),
        buttons=(
            ask_button(voice, "button-status"),
            ask_button(voice, "button-next-deadlines-all"),
            ask_button(voice, "button-help"),
        ),
        subject=ask.last,
    )
