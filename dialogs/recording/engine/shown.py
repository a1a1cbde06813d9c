"""How a conversation looks: the card that asks, the form with every field, and the summary to be confirmed."""

from __future__ import annotations

from typing import Any

from dialogs.asking.ask import Ask, in_time
from dialogs.recording.engine.flow import VERB, Draft, Field, Flow, Value, Values, always
from dialogs.recording.engine.suggestions import label_of, suggested
from dialogs.saying.answer import Answer, Button, Input, InputKind, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.speech import Forms
from dialogs.saying.text import escape


async def question(ask: Ask, flow: Flow, draft: Draft, asked: Field, fault: str) -> Answer:
    """The question for one field, what is known so far, and the form with every field."""
    voice = ask.voice
    options = await in_time(asked.options(ask, draft.values))
    lines = tuple(f"{number}. {escape(title)}" for number, (_, title) in enumerate(options, 1))
    known = await facts(ask, flow, draft)
    return Answer(
        title=voice(f"{flow.intent}-title"),
        lead=" ".join(filter(None, (fault, voice(f"{flow.intent}-{asked.name}")))),
        sections=tuple(
            section
            for section in (Section(lines=lines), Section(heading=voice("flow-so-far"), facts=known))
            if section.lines or section.facts
        ),
        notes=(voice("flow-hint-optional" if asked.optional else "flow-hint"),),
        inputs=await _inputs(ask, flow, draft) if ask.forms is Forms.ON_CARD else (),
        buttons=(
            _open_button(ask, flow, "button-open-form")
            if ask.forms is Forms.BEHIND_BUTTON
            else Button(title=voice("button-save"), verb=VERB, data=_stamp(flow, draft)),
            ask_button(voice, "button-cancel"),
        ),
        subject=_subject(ask, draft),
        pending=draft.kept(),
    )


async def form(ask: Ask, flow: Flow, draft: Draft, fault: str = "") -> Answer:
    """Every field at once, with what is known; it stands for the same draft as the card that opened it."""
    voice = ask.voice
    return Answer(
        title=voice(f"{flow.intent}-title"),
        lead=fault or voice("flow-form"),
        inputs=await _inputs(ask, flow, draft),
        buttons=(
            Button(title=voice("button-go-on"), verb=VERB, data=_stamp(flow, draft)),
            ask_button(voice, "button-cancel"),
        ),
        subject=_subject(ask, draft),
        pending=draft.kept(),
    )


async def summary(ask: Ask, flow: Flow, draft: Draft, fault: str) -> Answer:
    """What will be done, to be confirmed."""
    voice = ask.voice
    return Answer(
        title=voice(f"{flow.intent}-title"),
        lead=" ".join(filter(None, (fault, voice(flow.summary)))),
        sections=(Section(facts=await facts(ask, flow, draft)),),
        notes=() if ask.forms is Forms.IN_DIALOG else (voice(flow.confirm),),
        buttons=(
            Button(title=voice(flow.save), verb=VERB, data=(*_stamp(flow, draft), ("confirmed", 1))),
            *_corrections(ask, flow, draft),
            ask_button(voice, "button-cancel"),
        ),
        subject=_subject(ask, draft),
        pending=draft.kept(),
    )


async def facts(ask: Ask, flow: Flow, draft: Draft) -> tuple[tuple[str, str], ...]:
    """What has been answered so far, each field by its label."""
    shown = [one for one in flow.fields if one.name in draft.values and one.when(draft.values)]
    return tuple(
        [(ask.voice(f"{flow.intent}-{one.name}-label"), await _shown(ask, one, draft)) for one in shown]
    )


async def _inputs(ask: Ask, flow: Flow, draft: Draft) -> tuple[Input, ...]:
    shown = (one for one in flow.fields if _is_on_card(one, draft.values) and not one.fixed)
    return tuple([await _input(ask, flow, draft, one) for one in shown])


def _open_button(ask: Ask, flow: Flow, title: str) -> Button:
    return Button(title=ask.voice(title), verb=VERB, data=(("flow", flow.intent),), opens=True)


def _corrections(ask: Ask, flow: Flow, draft: Draft) -> tuple[Button, ...]:
    """The way from the summary back to the form, where the form stands by itself."""
    if ask.forms is Forms.BEHIND_BUTTON:
        return (_open_button(ask, flow, "button-correct-form"),)
    if ask.forms is Forms.IN_DIALOG:
        data = (*_stamp(flow, draft), ("correct", 1))
        return (Button(title=ask.voice("button-correct-form"), verb=VERB, data=data),)
    return ()


async def _shown(ask: Ask, one: Field, draft: Draft) -> str:
    value = draft.values[one.name]
    offered = (
        dict(await in_time(one.options(ask, draft.values))) if one.titled and isinstance(value, str) else {}
    )
    return escape(offered[value]) if isinstance(value, str) and value in offered else one.said(ask, value)


def _is_on_card(one: Field, values: Values) -> bool:
    return one.when(values) or (one.on_card is not None and one.on_card(values))


async def _input(ask: Ask, flow: Flow, draft: Draft, one: Field) -> Input:
    options = await in_time(one.options(ask, draft.values))
    value = draft.values.get(one.name)
    dataset = one.dataset if ask.forms is not Forms.ON_CARD and not options else ""
    if dataset:
        options = suggested(ask, dataset)
        if value is not None and one.key(value) not in dict(options):
            options = [(one.key(value), label_of(ask, dataset, one.key(value))), *options]
    needed = one.when(draft.values) and not (one.optional or one.volunteer)
    return Input(
        id=one.name,
        kind=_kind(one, bool(options)),
        label=ask.voice(f"{flow.intent}-{one.name}-label"),
        options=tuple(options),
        required=needed and one.when is always,  # a client would not send "no contribution" without an amount
        fault=ask.voice("flow-fill-in") if needed else "",
        value="" if value is None else _written(ask, one, value, bool(options)),
        dataset=dataset if options else "",
    )


def _kind(one: Field, has_options: bool) -> InputKind:
    """A choice where there is something to choose from; else what one can write in."""
    if has_options:
        return InputKind.CHOICE
    return InputKind.LINE if one.kind is InputKind.CHOICE else one.kind


def _written(ask: Ask, one: Field, value: Value, chosen: bool) -> str:
    """The value as the input holds it: keys and days as they are, everything else as it is said."""
    if chosen or one.kind is InputKind.DATE:
        return one.key(value)
    return value if isinstance(value, str) else one.said(ask, value)


def _stamp(flow: Flow, draft: Draft) -> tuple[tuple[str, Any], ...]:
    return (("flow", flow.intent), ("seen", dict(draft.seen)), ("card", draft.card))


def _subject(ask: Ask, draft: Draft) -> Subject | None:
    plan = draft.values.get("plan")
    return Subject(intent="status", plans=(plan,)) if isinstance(plan, str) else ask.last
