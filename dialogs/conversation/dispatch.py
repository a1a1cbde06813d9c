"""Where a message goes: an unfinished matter, a question, a card's button, a follow-up, or a way forward."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.answers.help.feedback import complained, complaint_in
from dialogs.answers.people.bodies import which_body
from dialogs.answers.registry import QUESTIONS
from dialogs.asking.ask import Ask, in_time
from dialogs.asking.memory import Memory
from dialogs.conversation.fallback import did_you_mean, not_understood
from dialogs.conversation.follow_up import answers_nothing, follow_up, only_asks_when, what_was_meant
from dialogs.conversation.paging import next_part
from dialogs.meaning.manner import asks_clearly
from dialogs.meaning.message import hear
from dialogs.meaning.recognise import SURE, recognise
from dialogs.reading.words.answers import is_shortcut, yes_or_no
from dialogs.reading.words.choices import choice
from dialogs.recording.engine import by_button, by_words, flow
from dialogs.recording.engine.flow import all_but_reason
from dialogs.recording.engine.free_text import quoted
from dialogs.recording.engine.unknown_plan import unknown_plan
from dialogs.recording.flows import FLOWS
from dialogs.recording.plans import settle, settle_draft
from dialogs.recording.reminders import answer
from dialogs.reminders.buttons import VERB
from dialogs.saying.answer import Answer, InputKind, Section
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.speech import Said
from dialogs.saying.voice import Voice
from state.facts.open_questions import OpenQuestion

# what may be asked beside something else in one message: the questions, not the small talk
ASKED = frozenset(
    intent
    for intent in QUESTIONS
    if not intent.startswith("record-")
    and intent not in ("hello", "thanks", "bye", "rude", "wrong", "help", "more")
)

Outcome = Answer | flow.Draft | settle_draft.Draft


async def dispatch(ask: Ask, said: Said, memory: Memory) -> Outcome:
    """The answer to a message or click, or the finished draft of what is to be done."""
    if said.payload is not None and "ask" not in said.payload:
        outcome = await _clicked(ask, said.payload, memory)
        if isinstance(outcome, Answer) and outcome.refused and outcome.pending is None:
            return replace(outcome, pending=waiting(memory))
        return outcome
    if memory.pending is not None:
        went_on = await _go_on(ask, memory.pending, clicked=said.payload is not None)
        if went_on is not None:
            return went_on
    if ask.heard.is_empty and yes_or_no(ask.heard.text) is None:
        return not_understood(ask)
    return await _question(ask, memory)


def waiting(memory: Memory) -> dict[str, object] | None:
    """The matter that waits for an answer, as it is remembered; a choice that was offered is none."""
    pending = memory.pending
    if pending is None or (flow.recalled(pending) is None and settle_draft.recalled(pending) is None):
        return None
    return pending


async def _go_on(ask: Ask, pending: Mapping[str, object], *, clicked: bool) -> Outcome | None:
    """What a message does to an unfinished matter; None where it is about something else.

    A question asked by a button is a question whatever is being waited for.
    """
    under_way = flow.recalled(pending)
    if under_way is not None:
        return await _flow_on(ask, under_way, clicked=clicked)
    settling = settle_draft.recalled(pending)
    if settling is not None:
        return await _settle_on(ask, settling, clicked=clicked)
    chosen = _chosen(ask.heard.text, pending)
    if chosen is None:
        return None
    heard = hear(chosen, ask.lexicon, ask.organisation, ask.voice.today)
    return await _question(replace(ask, heard=heard), Memory(last=ask.last))


async def _flow_on(ask: Ask, draft: flow.Draft, *, clicked: bool) -> Outcome | None:
    """What a message does to a conversation; a question in the middle is answered and the conversation waits."""
    conversation = FLOWS.get(draft.flow)
    if conversation is None:
        return None
    recognised = recognise(ask.heard)
    asked = flow.missing(conversation, draft)
    words_wanted = asked is not None and asked.kind is InputKind.TEXT
    asks = _asks(ask, clicked=clicked, words_wanted=words_wanted)
    asks_else = asks and recognised.is_sure and recognised.intent in QUESTIONS
    another = (
        recognised.is_sure and recognised.intent in (*FLOWS, "settle") and recognised.intent != draft.flow
    )
    outcome = None if asks_else else await by_words.answered(ask, conversation, draft, may_be_another=another)
    if outcome is not None:
        return outcome
    if not recognised.is_sure:
        return await by_words.go_on(ask, conversation, draft, fault=ask.voice("flow-not-understood"))
    what = ask.voice(draft.flow)
    if recognised.intent in (*FLOWS, "settle"):
        first = ask.voice("flow-first-this", what=what)
        return await by_words.go_on(ask, conversation, draft, fault=first) if draft.order else None
    aside = await _question(ask, Memory(last=ask.last))
    if not isinstance(aside, Answer):
        return aside
    back = ask.voice("flow-resume", what=what)
    return replace(aside, notes=(*aside.notes, back), pending=draft.kept())


async def _settle_on(ask: Ask, draft: settle_draft.Draft, *, clicked: bool) -> Outcome | None:
    """What a message does to an open question that is being settled; another question is answered and it waits."""
    recognised = recognise(ask.heard)
    asks = _asks(ask, clicked=clicked, words_wanted=draft.is_answered and not draft.reason)
    asks_else = asks and recognised.is_sure and recognised.intent in QUESTIONS
    outcome = None if asks_else else settle.answered(ask, draft)
    if outcome is not None:
        return outcome
    question = ask.snapshot.get(OpenQuestion, draft.question)
    if question is None:
        return None
    if recognised.intent in (*FLOWS, "settle") and recognised.is_sure:
        first = ask.voice("settle-first-this", id=draft.question)
        return settle.go_on(ask, question, draft, fault=first) if draft.is_answered else None
    if not recognised.is_sure:
        return settle.go_on(ask, question, draft, fault=ask.voice("settle-no-such-answer"))
    aside = await _question(ask, Memory(last=ask.last))
    if not isinstance(aside, Answer):
        return aside
    back = ask.voice("settle-resume", id=draft.question)
    return replace(aside, notes=(*aside.notes, back), pending=draft.kept())


def _asks(ask: Ask, *, clicked: bool, words_wanted: bool) -> bool:
    """Whether a message asks something: by a button, a standing answer's word or its wording.

    Where somebody's own words are wanted only a wording that nothing but a question has: "mangler år" is a reason.
    """
    text = ask.heard.text
    worded = asks_clearly(text) or (not words_wanted and ask.heard.carries("@question"))
    return clicked or is_shortcut(text) or (worded and quoted(text) is None)


async def _question(ask: Ask, memory: Memory) -> Outcome:
    both = await _both(ask, memory)
    if both is not None:
        return both
    comment = complaint_in(ask.heard.text)
    if comment is not None and (comment or ask.last is not None):
        return complained(ask, comment)
    recognised = recognise(ask.heard)
    if answers_nothing(ask.heard.text, recognised):
        return Answer(
            lead=ask.voice("nothing-pending"),
            buttons=(ask_button(ask.voice, "button-status"), ask_button(ask.voice, "button-help")),
            subject=ask.last,
        )
    if recognised.intent == "settle" and recognised.is_sure:
        unknown = unknown_plan(ask, all_but_reason(ask), "unrecorded-title")
        return unknown or settle.begin(replace(ask, intent="settle"))
    if recognised.intent in FLOWS and recognised.is_sure:
        conversation = FLOWS[recognised.intent]
        unknown = unknown_plan(ask, conversation.of_plan(ask), f"{conversation.intent}-title")
        return unknown or await by_words.begin(replace(ask, intent=conversation.intent), conversation)
    if recognised.intent == "language":
        return _switched(ask)
    if recognised.intent == "more" and memory.last is not None and memory.last.intent in QUESTIONS:
        return await next_part(ask, QUESTIONS[memory.last.intent], memory.last, memory.page)
    ask = replace(ask, heard=what_was_meant(ask.heard))
    follow = follow_up(ask.heard, recognised, memory.last)
    if follow is not None:
        return await in_time(QUESTIONS[follow.intent](replace(ask, intent="follow-up")))
    if recognised.intent is None and ask.last is not None and only_asks_when(ask.heard):
        return await in_time(QUESTIONS["when"](replace(ask, intent="when")))
    if recognised.intent is None:
        return did_you_mean(ask, recognised) if recognised.candidates else not_understood(ask)
    if recognised.score < SURE and ask.heard.unknown:
        return did_you_mean(ask, recognised)
    if ask.heard.ambiguous and not ask.heard.units and recognised.intent != "bodies":
        return which_body(replace(ask, intent=recognised.intent))
    question = QUESTIONS.get(recognised.intent)
    if question is None:
        return not_understood(ask)
    return await in_time(question(replace(ask, intent=recognised.intent)))


async def _both(ask: Ask, memory: Memory) -> Answer | None:
    """The answers to two questions in one message; None where it is not two that differ."""
    parts = two_questions(ask.heard.text)
    if parts is None:
        return None
    heard = [hear(part, ask.lexicon, ask.organisation, ask.voice.today) for part in parts]
    found = [recognise(one) for one in heard]
    intents = [one.intent for one in found if one.is_sure and one.intent in ASKED]
    if len(intents) < len(found) or intents[0] == intents[1] or any(one.ambiguous for one in heard):
        return None
    first = await _question(replace(ask, heard=heard[0]), memory)
    if not isinstance(first, Answer):
        return None
    last = first.subject or ask.last
    second = await _question(replace(ask, heard=heard[1], last=last), Memory(last=last))
    return None if not isinstance(second, Answer) else joined(first, second)


async def _clicked(ask: Ask, payload: Mapping[str, object], memory: Memory) -> Outcome:
    """A card's button that does something: everything it carries is read and checked again."""
    conversation = FLOWS.get(str(payload.get("flow") or "")) if payload.get("verb") == flow.VERB else None
    if conversation is not None:
        if ask.surface not in flow.PRIVATE:
            return Answer(lead=ask.voice("flow-not-here"), refused=True)
        held = flow.recalled(memory.pending) if memory.pending else None
        return await by_button.from_form(ask, conversation, payload, held)
    if payload.get("verb") == VERB:
        return await answer.clicked(ask, payload)
    if payload.get("verb") == settle_draft.VERB:
        return settle.clicked(ask, payload)
    return replace(not_understood(ask), lead=ask.voice("click-unknown"), refused=True)


def _chosen(text: str, pending: Mapping[str, object]) -> str | None:
    options = pending.get("options")
    if pending.get("kind") != "choice" or not isinstance(options, list):
        return None
    offered = [(str(one.get("ask")), str(one.get("title"))) for one in options if isinstance(one, Mapping)]
    return choice(text, offered)


def _switched(ask: Ask) -> Answer:
    if not ask.heard.carries("english", "danish"):
        return Answer(
            title=ask.voice("app-name"),
            lead=ask.voice("language-which"),
            buttons=(ask_button(ask.voice, "button-danish"), ask_button(ask.voice, "button-english")),
            subject=ask.last,
        )
    language = "en" if ask.heard.carries("english") else "da"
    voice = Voice(ask.voice.texts, language, ask.voice.today, ask.organisation)
    return Answer(lead=voice("language-switched"), subject=ask.last, language=language)


MOST_BUTTONS = 3
_PART = re.compile(
    r"(?:[?.!;]\s+(?:(?:og|and|men|but)\s+)?|,?\s+(?:og|and|samt)\s+)"
    r"(?=(?:så\s+|then\s+|also\s+|også\s+)?(?:hvad|hvem|hvor|hvornår|hvorfor|hvordan|hvilke[nt]?|what|when|who|which|"
    r"how|why|where|er|har|is|are|has|have|mangler)\b)",
    re.I,
)


def two_questions(text: str) -> tuple[str, str] | None:
    """The two parts of a message that may ask two things, else None."""
    parts = _PART.split(text)
    if len(parts) != 2 or not all(len(part.split()) > 1 for part in parts):
        return None
    return f"{parts[0].rstrip(' ?.,')}?", parts[1]


def joined(first: Answer, second: Answer) -> Answer:
    """Both answers, one after the other; the next follow-up goes on about the second."""
    said = tuple(line for line in (second.lead,) if line)
    return replace(
        first,
        sections=(*first.sections, Section(heading=second.title, lines=said), *second.sections),
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        source=first.source
        if first.source == second.source
        else "\n".join(filter(None, (first.source, second.source))),
        buttons=tuple({one.title: one for one in (*first.buttons[:2], *second.buttons)}.values())[
            :MOST_BUTTONS
        ],
        subject=second.subject or first.subject,
    )
