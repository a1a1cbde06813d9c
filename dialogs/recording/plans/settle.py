"""The conversation that settles an open question: which reading, why, a summary, then the deadlines move.

It is a tuple of fields that one can read aloud; the same fields stand on one card for those who prefer a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from dialogs.answers.plans.open_questions import settled_line
from dialogs.asking.ask import Ask
from dialogs.asking.private import in_own_chat
from dialogs.meaning.message import DURATION
from dialogs.reading.dates.dates import the_date
from dialogs.reading.words.answers import (
    is_back,
    is_cancel,
    is_go_on,
    is_help,
    is_not_so,
    is_save,
    is_shortcut,
    is_skip,
    is_undo,
    nearly_cancels,
    yes_or_no,
)
from dialogs.reading.words.choices import choice
from dialogs.reading.words.reasons import bare_reason
from dialogs.recording.engine.free_text import no_words_of_ones_own, quoted
from dialogs.recording.plans.settle_draft import ANSWER, FIELDS, MOST_LETTERS, OTHER, REASON, Draft, iso
from dialogs.recording.plans.settle_show import form, options_of, summary
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from state.actions.acting import LEAST_REASON
from state.deadlines.readings import last_days, reach
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.organisation.people import Action
from state.records.store import OneOf

BECAUSES = (" fordi ", " because ", " da ", " idet ", " since ", " begrundelse: ", " reason: ")


def begin(ask: Ask) -> Answer:
    """Start settling the question named, with all the first message already said."""
    voice = ask.voice
    if not ask.person.may(Action.SETTLE_QUESTION):
        return Answer(
            lead=voice("settle-refused", role=voice(f"role-{ask.person.role.value}")),
            buttons=(ask_button(voice, "button-open-questions-all"),),
            subject=ask.last,
            refused=True,
        )
    if ask.surface.value in ("group", "channel"):
        return in_own_chat(ask, voice("settle-not-here"))
    question = _named(ask)
    if question is None:
        return Answer(
            lead=voice("settle-which"),
            buttons=(ask_button(voice, "button-open-questions-all"),),
            subject=ask.last,
        )
    if not question.is_open:
        return Answer(lead=settled_line(ask, question), subject=ask.last, refused=True)
    said, reason = _split_reason(ask.heard.text)
    draft = Draft(question=question.id, seen=question.version, reason=reason[:MOST_LETTERS])
    span = ask.heard.span
    if span is not None and span.is_day and question.takes_other_date:
        return _with_day(ask, question, draft, span.first)
    if (key := _reading_named(ask, question, said)) is not None:
        draft = replace(draft, reading=key)
    return go_on(ask, question, draft)


def go_on(ask: Ask, question: OpenQuestion, draft: Draft, fault: str = "") -> Answer:
    """Ask for the first field that is missing, or show the summary; the form carries everything at once."""
    voice = ask.voice
    missing = next((field for field in FIELDS if not field.given(draft)), None)
    if missing is None:
        return summary(ask, question, draft)
    asks = voice(_asks_for_answer(question) if missing is ANSWER else missing.asks)
    return form(ask, question, draft, missing, " ".join(filter(None, (fault, asks))))


def answered(ask: Ask, draft: Draft) -> Answer | Draft | None:
    """What a message does to the draft: an answer to show, the finished draft to carry out, or None if nothing."""
    voice, text = ask.voice, ask.heard.text
    question = ask.snapshot.get(OpenQuestion, draft.question)
    if question is None or not question.is_open:
        return Answer(lead=settled_line(ask, question) if question else voice("settle-gone"), refused=True)
    if question.version != draft.seen and not is_cancel(text):
        fresh = Draft(question=question.id, seen=question.version)
        return go_on(ask, question, fresh, fault=voice("error-moved-on"))
    if is_cancel(text):
        return Answer(
            lead=voice("settle-cancelled"), subject=Subject(intent="open-questions", questions=(question.id,))
        )
    if nearly_cancels(text):
        return go_on(ask, question, draft, fault=voice("flow-cancel-meant"))
    if is_help(text):
        return go_on(ask, question, draft, fault=voice("settle-help"))
    if is_back(text) or is_undo(text):
        if draft.reason:
            return go_on(ask, question, replace(draft, reason=""))
        return go_on(ask, question, replace(draft, reading=None, last_day=None, answer=""))
    missing = next((field for field in FIELDS if not field.given(draft)), None)
    if missing is None:
        return _at_the_summary(ask, question, draft)
    if is_go_on(text):
        return go_on(ask, question, draft)
    if is_skip(text):
        return go_on(ask, question, draft, fault=voice("flow-not-skipped"))
    return (_reason if missing is REASON else _answer_field)(ask, question, draft)


def _at_the_summary(ask: Ask, question: OpenQuestion, draft: Draft) -> Answer | Draft | None:
    text = ask.heard.text
    if is_save(text):
        return draft
    if is_not_so(text):
        return go_on(ask, question, draft)
    if yes_or_no(text) is False:
        return Answer(lead=ask.voice("settle-cancelled"), subject=ask.last)
    return None


def _reason(ask: Ask, question: OpenQuestion, draft: Draft) -> Answer | None:
    said, fault = _own_words(ask)
    if len(said) < LEAST_REASON:
        fault = "settle-reason-short"
    if fault is not None:
        return None if is_shortcut(said) else go_on(ask, question, draft, fault=ask.voice(fault))
    return go_on(ask, question, replace(draft, reason=bare_reason(said)[:MOST_LETTERS]))


def _own_words(ask: Ask) -> tuple[str, str | None]:
    """A message as somebody's own words, and the sentence that says why it is none, if it is none."""
    text = " ".join(ask.heard.text.split())
    inner = quoted(text)
    return (text, no_words_of_ones_own(text)) if inner is None else (inner, None)


def _answer_field(ask: Ask, question: OpenQuestion, draft: Draft) -> Answer | None:
    text = ask.heard.text
    options = options_of(ask, question)
    key = choice(text, options) if options else None
    if key is not None and key != OTHER:
        return go_on(ask, question, replace(draft, reading=key))
    day = the_date(text, ask.voice.today)
    if day is not None and day.is_day and question.takes_other_date:
        return _with_day(ask, question, draft, day.first)
    if key == OTHER:
        return go_on(ask, question, draft, fault=ask.voice("settle-which-date"))
    said, fault = _own_words(ask)
    if not question.moves_dates and fault is None and len(said.split()) > 1:
        return go_on(ask, question, replace(draft, answer=said[:MOST_LETTERS]))
    return None


def clicked(ask: Ask, payload: Mapping[str, object]) -> Answer | Draft:
    """What a card's button does: whether the question may still be settled is asked again first."""
    question = ask.snapshot.get(OpenQuestion, str(payload.get("question") or ""))
    if question is None:
        return Answer(lead=ask.voice("settle-gone"), refused=True)
    begun = begin(replace(ask, intent="settle", heard=replace(ask.heard, questions=(question.id,))))
    if begun.refused:
        return replace(begun, replaces=not question.is_open)
    return _from_form(ask, question, payload)


def _from_form(ask: Ask, question: OpenQuestion, payload: Mapping[str, object]) -> Answer | Draft:
    """The draft the button carries, every field read again, or the form with what is wrong in words."""
    voice = ask.voice
    chosen, day = _line(payload.get("reading")), _line(payload.get("last_day"))
    known = any(one.id == chosen for one in question.readings)
    draft = Draft(
        question=question.id,
        seen=question.version,
        reading=chosen if known else None,
        last_day=iso(day),
        answer="" if question.moves_dates else _line(payload.get("answer")),
        reason=_line(payload.get("reason")),
    )
    if payload.get("version") != question.version:
        field, fault = ANSWER, voice("error-moved-on")
    elif chosen and not known and chosen != OTHER:
        field, fault = ANSWER, voice("settle-no-such-answer")
    elif draft.last_day is None and (day or chosen == OTHER):
        field, fault = ANSWER, voice("settle-which-date")
    elif draft.last_day is not None:
        field, fault = ANSWER, _wrong_day(ask, question, draft, draft.last_day)
    elif not ANSWER.given(draft):
        field, fault = ANSWER, voice("settle-no-answer")
    else:
        field, fault = REASON, ""
    if not fault and not REASON.given(draft):
        field, fault = REASON, voice("settle-reason-short")
    if not fault:
        return draft
    return replace(form(ask, question, draft, field, fault), replaces=True, refused=True)


def _wrong_day(ask: Ask, question: OpenQuestion, draft: Draft, day: date) -> str:
    """What is wrong with a last day, in words, or nothing."""
    if not question.takes_other_date:
        return ask.voice("settle-no-such-answer")
    if draft.reading is not None:
        return ask.voice("settle-one-answer")
    within = reach(question, ask.snapshot.find(Plan, id=OneOf(question.plans)))
    if within is None or day in within:
        return ""
    return ask.voice("error-day-out-of-reach", day=day, first=within.first, last=within.last)


def _named(ask: Ask) -> OpenQuestion | None:
    if ask.heard.questions:
        return ask.snapshot.get(OpenQuestion, ask.heard.questions[0])
    if ask.last is not None and len(ask.last.questions) == 1:
        return ask.snapshot.get(OpenQuestion, ask.last.questions[0])
    if ask.heard.plans:
        found = ask.snapshot.find(OpenQuestion, topic="term", order=("id",))
        return next((one for one in found if set(one.plans) & set(ask.heard.plans)), None)
    return None


def _dated(ask: Ask, question: OpenQuestion, draft: Draft, day: date) -> Draft:
    """The reading that means this last day, else the day itself where the question takes one."""
    for reading in question.readings:
        for end in reading.ends:
            if end.last_day == day:
                return replace(draft, reading=reading.id)
            if end.last_day is None:
                plan = ask.snapshot.get(Plan, end.plan)
                period = plan.period(end.period) if plan else None
                literal = period.end_date if period else None
                found = last_days(plan, period, (question,)) if plan and period else ()
                if day == literal or any(
                    one.day == day and any(why.reading == reading.id for why in one.because) for one in found
                ):
                    return replace(draft, reading=reading.id)
    return replace(draft, last_day=day) if question.takes_other_date else draft


def _with_day(ask: Ask, question: OpenQuestion, draft: Draft, day: date) -> Answer:
    """Go on with the day as the answer, unless it cannot be the period's last."""
    dated = _dated(ask, question, draft, day)
    fault = _wrong_day(ask, question, draft, day) if dated.last_day is not None else ""
    return go_on(ask, question, draft if fault else dated, fault=fault)


def _reading_named(ask: Ask, question: OpenQuestion, said: str) -> str | None:
    """The reading the first message means: what follows a colon, or the term it says ("three years")."""
    term = DURATION.search(said)
    named = said.split(":", 1)[1] if ":" in said else term.group() if term else ""
    readings = [one for one in options_of(ask, question) if one[0] != OTHER]
    return choice(named, readings) if named.strip() else None


def _split_reason(text: str) -> tuple[str, str]:
    lowered = text.lower()
    for word in BECAUSES:
        at = lowered.find(word)
        if at > 0:
            return text[:at], " ".join(text[at + len(word) :].split())
    return text, ""


def _asks_for_answer(question: OpenQuestion) -> str:
    """The text that asks for an answer of the kind the question takes."""
    if question.takes_other_date:
        return ANSWER.asks
    if question.moves_dates:
        return "settle-ask-reading"
    return "settle-ask-reading-or-words" if question.readings else "settle-ask-words"


def _line(value: object) -> str:
    """What an input carried, as one line of at most as many letters as it takes."""
    return " ".join(str(value or "").split())[:MOST_LETTERS]
