"""What people sensibly ask and no source here tells: said plainly, with what is known instead."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.facts.plan import Plan

# the first concept or mark a message carries decides what is said; each has a text `unrecorded-<topic>`
TOPICS: tuple[tuple[str, str, str], ...] = (
    ("other-place", "place", "button-status"),
    ("contact", "contact", "button-bodies"),
    ("residents", "residents", "button-goal"),
    ("staff", "staff", "button-who-owes"),
    ("mayor", "mayor", "button-route"),
    ("regulation", "regulation", "button-when-negotiation"),
    ("results", "results", "button-status"),
    ("documents", "documents", "button-source"),
    ("preparation", "fund-date", "button-when-negotiation"),
    ("pays", "share", "button-money-all"),
    ("how-much", "share", "button-money-all"),
    ("money", "share", "button-money-all"),
    ("split", "share", "button-money-all"),
    ("@housing", "housing", "button-who-owes"),
)


def unrecorded(ask: Ask) -> Answer:
    """That it is not recorded here, and the nearest thing that is."""
    voice = ask.voice
    topic, button = next(
        ((topic, button) for carried, topic, button in TOPICS if ask.heard.carries(carried)),
        ("share", "button-money-all"),
    )
    plans = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=10)
    return Answer(
        title=voice("unrecorded-title"),
        lead=voice(
            f"unrecorded-{topic}",
            plans=voice.all_of(escape(plan.name) for plan in plans),
            count=len(plans),
        ),
        buttons=(ask_button(voice, button), ask_button(voice, "button-help")),
        subject=Subject(intent="unrecorded", plans=ask.heard.plans),
    )
