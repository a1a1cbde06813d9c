"""How a conversation goes on by what is said: an answer, back, a correction, skipping, leaving, coming back to it.

What the first message held is not asked again. `tilbage`, `ret <felt>`, `spring over`, `annullér` and `hjælp` work in
between.
"""

from __future__ import annotations

from uuid import uuid4

from msgspec.structs import replace

from dialogs.asking.ask import Ask, in_time
from dialogs.asking.private import in_own_chat
from dialogs.meaning.message import hear
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
from dialogs.reading.words.fold import plain, words
from dialogs.recording.engine.flow import PRIVATE, Draft, Field, Flow, Value, Values, Wrong, missing
from dialogs.recording.engine.free_text import is_taken_literally, no_words_of_ones_own, quoted
from dialogs.recording.engine.shown import facts, form, question, summary
from dialogs.recording.engine.unknown_plan import names_unknown_plan, wrong_plan
from dialogs.saying.answer import Answer, InputKind, Section
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.speech import Forms
from dialogs.saying.text import escape


async def begin(ask: Ask, flow: Flow) -> Answer | Draft:
    """Start a conversation with all the first message already said."""
    if ask.surface not in PRIVATE:
        return in_own_chat(ask, ask.voice("flow-not-here"))
    values: Values | Answer = await in_time(flow.begin(ask))
    if isinstance(values, Answer):
        return values
    held = {name: value for name, value in values.items() if value not in (None, "", [])}
    draft = Draft(
        flow=flow.intent,
        values=held,
        order=tuple(name for name in held if not flow.field(name).fixed),
        at=ask.now.isoformat(),
    )
    return await _next(ask, flow, draft)


async def go_on(ask: Ask, flow: Flow, draft: Draft, fault: str = "") -> Answer:
    """Ask for the first field that is missing, or show the summary; the form carries every field at once."""
    seen, card = flow.seen(ask, draft.values), uuid4().hex[:12]
    draft = replace(draft, seen=seen, at=ask.now.isoformat(), card=card, paused=False)
    asked = missing(flow, draft)
    if asked is None:
        return await summary(ask, flow, draft, fault)
    if ask.forms is Forms.IN_DIALOG:
        return await form(ask, flow, draft, fault=fault)
    return await question(ask, flow, draft, asked, fault)


async def answered(ask: Ask, flow: Flow, draft: Draft, *, may_be_another: bool) -> Answer | Draft | None:
    """What a message does: an answer, the finished draft to carry out, or None if it is about something else.

    What no field takes is about something else where it asks, or where it `may_be_another` matter.
    """
    voice, text = ask.voice, ask.heard.text
    if is_cancel(text):
        return Answer(lead=voice("flow-cancelled"), subject=ask.last)
    if draft.paused or draft.is_old(ask.now):
        return await after_long(ask, flow, draft)
    if nearly_cancels(text):
        return await go_on(ask, flow, draft, fault=voice("flow-cancel-meant"))
    if is_help(text):
        return await go_on(ask, flow, draft, fault=voice("flow-help"))
    if is_back(text) or is_undo(text):
        return await _back(ask, flow, draft)
    corrected = await _corrected(ask, flow, draft)
    if corrected is not None:
        return corrected
    asked = missing(flow, draft)
    if asked is None:
        return await _at_the_summary(ask, flow, draft)
    if is_go_on(text):
        return await go_on(ask, flow, draft)
    if is_shortcut(text):
        return None
    if is_skip(text) and not asked.unknown:
        if not asked.optional:
            return await go_on(ask, flow, draft, fault=voice("flow-not-skipped"))
        return await go_on(ask, flow, replace(draft, skipped=(*draft.skipped, asked.name)))
    value = await read_field(ask, asked, draft.values)
    if isinstance(value, Wrong):
        if ask.heard.carries("@question") or may_be_another:
            return None
        return await go_on(ask, flow, draft, fault=voice(value.text_id, **value.facts))
    return await _next(ask, flow, draft.with_value(asked.name, value))


async def after_long(ask: Ask, flow: Flow, draft: Draft) -> Answer:
    """After two weeks: go on where we were, or let it lie."""
    goes_on = draft.paused and is_save(ask.heard.text)
    if not goes_on and not (draft.paused and yes_or_no(ask.heard.text) is False):
        return Answer(
            title=ask.voice(f"{flow.intent}-title"),
            lead=ask.voice("flow-go-on"),
            sections=(Section(facts=await facts(ask, flow, draft)),),
            buttons=(ask_button(ask.voice, "button-yes"), ask_button(ask.voice, "button-cancel")),
            pending=replace(draft, paused=True).kept(),
        )
    if not goes_on:
        return Answer(lead=ask.voice("flow-cancelled"), subject=ask.last)
    return await go_on(ask, flow, draft)


async def _at_the_summary(ask: Ask, flow: Flow, draft: Draft) -> Answer | Draft | None:
    """What a message does where all that lacks is a yes: only a plain no throws anything away."""
    text = ask.heard.text
    if flow.saved_as in draft.values:
        otherwise = await in_time(flow.field(flow.saved_as).read(ask, draft.values))
        if not isinstance(otherwise, Wrong) and otherwise != draft.values[flow.saved_as]:
            return await go_on(ask, flow, draft.with_value(flow.saved_as, otherwise))
        if not isinstance(otherwise, Wrong):
            return draft
    if is_save(text):
        return draft
    if is_not_so(text):
        return await go_on(ask, flow, draft, fault=_which_field(ask, flow, draft))
    if yes_or_no(text) is False:
        return Answer(lead=ask.voice("flow-cancelled"), subject=ask.last)
    return None


async def read_field(ask: Ask, one: Field, values: Values) -> Value | Wrong:
    """What was said as the field's value: one of its options, else what the field itself reads."""
    options = await in_time(one.options(ask, values))
    if options:
        keys = [key for key, _ in options]
        if ask.heard.text in keys:
            return ask.heard.text
        chosen = choice(ask.heard.text, options)
        if chosen is not None:
            return chosen
    if one.kind is InputKind.CHOICE and names_unknown_plan(ask.heard):
        return wrong_plan(ask)
    if one.kind is InputKind.CHOICE or one.kind is InputKind.DATE:
        return await in_time(one.read(ask, values))
    inner = quoted(ask.heard.text)
    if inner is not None:
        return await in_time(one.read(hearing(ask, inner), values))
    value = await in_time(one.read(ask, values))
    fault = no_words_of_ones_own(ask.heard.text)
    if fault is not None and not isinstance(value, Wrong) and is_taken_literally(value, ask.heard.text):
        return Wrong(fault)
    return value


def hearing(ask: Ask, text: str) -> Ask:
    """The same question with these words heard instead."""
    return replace(ask, heard=hear(text, ask.lexicon, ask.organisation, ask.voice.today))


async def _next(ask: Ask, flow: Flow, draft: Draft) -> Answer | Draft:
    """What follows an answer: the next question, or the finished draft of what is done at once."""
    if flow.is_done_without_yes(draft.values) and missing(flow, draft) is None:
        return replace(draft, seen=flow.seen(ask, draft.values))
    return await go_on(ask, flow, draft)


async def _back(ask: Ask, flow: Flow, draft: Draft) -> Answer:
    if draft.skipped:
        return await go_on(ask, flow, replace(draft, skipped=draft.skipped[:-1]))
    if not draft.order:
        return await go_on(ask, flow, draft, fault=ask.voice("flow-nothing-back"))
    values = {name: value for name, value in draft.values.items() if name != draft.order[-1]}
    return await go_on(ask, flow, replace(draft, values=values, order=draft.order[:-1]))


async def _corrected(ask: Ask, flow: Flow, draft: Draft) -> Answer | None:
    """ "ret beløb", "ret beløb til 500.000", "change the years": the field anew, read at once if it was said."""
    listed = words(ask.heard.text)
    if len(listed) < 2 or listed[0].plain not in (
        "ret",
        "rette",
        "aendr",
        "aendre",
        "correct",
        "change",
        "edit",
    ):
        return None
    labels = _labels(ask, flow, draft)
    for length in range(min(3, len(listed) - 1), 0, -1):
        name = choice(
            " ".join(word.text for word in listed[1 : 1 + length] if word.plain not in ("the", "my")), labels
        )
        if name is None:
            continue
        one = flow.field(name)
        cleared = draft.without(name)
        rest = ask.heard.text[listed[length].end :].strip(" :.,")
        for word in ("til", "to"):
            rest = rest[len(word) :].strip() if plain(rest).startswith(f"{word} ") else rest
        if not rest:
            return await go_on(ask, flow, cleared)
        value = await read_field(hearing(ask, rest), one, cleared.values)
        if isinstance(value, Wrong):
            return await go_on(ask, flow, cleared, fault=ask.voice(value.text_id, **value.facts))
        return await go_on(ask, flow, cleared.with_value(name, value))
    return await go_on(ask, flow, draft, fault=_which_field(ask, flow, draft))


def _labels(ask: Ask, flow: Flow, draft: Draft) -> list[tuple[str, str]]:
    """The fields that can be put right, each with its label."""
    return [
        (one.name, ask.voice(f"{flow.intent}-{one.name}-label"))
        for one in flow.fields
        if one.when(draft.values) and not one.fixed
    ]


def _which_field(ask: Ask, flow: Flow, draft: Draft) -> str:
    fields = ask.voice.any_of(escape(label) for _, label in _labels(ask, flow, draft))
    return ask.voice("flow-which-field", fields=fields)
