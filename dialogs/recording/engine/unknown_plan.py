"""A plan named that nobody registered: said before anything is recorded, and never taken for the one talked of last."""

from __future__ import annotations

from dialogs.asking.ask import Ask
from dialogs.meaning.concepts import of
from dialogs.meaning.message import Heard, hear
from dialogs.reading.words.fold import Word, words
from dialogs.recording.engine.flow import Wrong
from dialogs.saying.answer import Answer
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.facts.plan import Plan

PLACE = "other-place"
MOST_SHOWN = 10
LONGEST_PLACE = 2
SHORTEST_NAME = 4
# what stands before the plan a request is about; "i" and "in" as often stand before where a meeting was held
BEFORE_A_PLAN = frozenset({"for", "til", "paa", "om", "of", "to", "on", "about"})


def names_unknown_plan(heard: Heard) -> bool:
    """Whether a message names a plan or a place, and none of the known ones."""
    if heard.plans:
        return False
    listed = words(heard.text)
    unknown = frozenset(heard.unknown)
    if heard.carries(PLACE) and any(_is_place(listed, at, unknown) for at in range(len(listed))):
        return True
    return any(_stands_for_a_plan(listed, at, unknown) for at in range(2, len(listed)))


def wrong_plan(ask: Ask) -> Wrong:
    """That the plan is not known, and which are."""
    plans = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_SHOWN)
    names = ask.voice.all_of(escape(plan.name) for plan in plans)
    return Wrong("unrecorded-place", {"plans": names, "count": len(plans)})


def unknown_plan(ask: Ask, text: str, title: str) -> Answer | None:
    """The answer to a request whose `text` names a plan nobody registered; None where it does not."""
    heard = hear(text, ask.lexicon, ask.organisation, ask.voice.today)
    if not names_unknown_plan(heard):
        return None
    wrong = wrong_plan(ask)
    return Answer(
        title=ask.voice(title),
        lead=ask.voice(wrong.text_id, **wrong.facts),
        buttons=(ask_button(ask.voice, "button-status"), ask_button(ask.voice, "button-help")),
        subject=ask.last,
        refused=True,
    )


def _is_place(listed: tuple[Word, ...], at: int, unknown: frozenset[str]) -> bool:
    """Whether a place stands here that is not somebody's last name."""
    if at > 0 and listed[at - 1].text in unknown and _is_name(listed[at - 1]):
        return False
    runs = (listed[at : at + length] for length in range(1, LONGEST_PLACE + 1))
    return any(of(PLACE).carried(run, frozenset()).concepts for run in runs)


def _stands_for_a_plan(listed: tuple[Word, ...], at: int, unknown: frozenset[str]) -> bool:
    word = listed[at]
    return word.text in unknown and _is_name(word) and listed[at - 1].plain in BEFORE_A_PLAN


def _is_name(word: Word) -> bool:
    return word.is_as_names_are and len(word.text) >= SHORTEST_NAME
