"""A conversation as a tuple of fields one can read aloud; the same tuple renders as one card.

What the first message held is not asked again. `tilbage`, `ret <felt>`, `spring over`, `annullér` and `hjælp` work in
between; what has been said so far is plain JSON, so it survives a restart and weeks of silence.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from dialogs.answer import Answer, Button, Input, InputKind, Section, Subject
from dialogs.ask import Ask
from dialogs.elsewhere import in_own_chat
from dialogs.hearing import hear
from dialogs.questions.history import told
from dialogs.questions.sayings import ask_button
from dialogs.readers.answers import is_back, is_cancel, is_help, is_skip, is_undo, yes_or_no
from dialogs.readers.choices import choice
from dialogs.readers.fold import plain, words
from dialogs.render import escape
from dialogs.speech import Forms, Surface
from dialogs.suggestions import label_of, suggested
from state.audit import AuditEntry
from state.errors import RecordMovedOn
from state.people import Person
from state.store.protocol import Between, Store

VERB = "flow"
VERSION = 1
LASTS = timedelta(days=14)
MOST_LETTERS = 2_000
# what every card carries beside its fields
CARRIED = frozenset({"verb", "fremdrift", "flow", "seen", "card", "confirmed", "correct", "msteams"})
PRIVATE = (Surface.PERSONAL, Surface.TERMINAL)

Value = Any  # plain JSON: what a field holds
Values = dict[str, Value]
Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that a field cannot take: the sentence that says so and what to write instead, with its facts."""

    text_id: str
    facts: Mapping[str, object] = field(default_factory=dict)


async def no_options(_ask: Ask, _values: Values) -> Options:
    """The options of a field that is not chosen from a list."""
    return []


def always(_values: Values) -> bool:
    """A field that is always asked."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One thing a conversation asks: its question is `<flow>-<name>`, its label `<flow>-<name>-label`.

    `read` takes the answer in `ask.heard` and gives plain JSON or what is wrong; `said` shows it in the summary. A
    `volunteer` is on the card and can be said or put right, but is never asked for; `fixed` is found by `begin`, shown,
    and never put right. A `titled` one is shown in the summary as it was offered;
    `unknown` takes "ved ikke" for an answer; `on_card` is for one the card shows before it is known to be needed.
    `dataset` is what its options are searched in where they are too many to list, `key` a value as such an option.
    """

    name: str
    read: Callable[[Ask, Values], Awaitable[Value | Wrong]]
    said: Callable[[Ask, Value], str]
    kind: InputKind = InputKind.LINE
    options: Callable[[Ask, Values], Awaitable[Options]] = no_options
    optional: bool = False
    volunteer: bool = False
    fixed: bool = False
    titled: bool = False
    unknown: bool = False
    when: Callable[[Values], bool] = always
    on_card: Callable[[Values], bool] | None = None
    dataset: str = ""
    key: Callable[[Value], str] = str


@dataclass(frozen=True, kw_only=True, slots=True)
class Doing:
    """What an action needs to be done: the store, who does it, when, from which message, and who must stay admin."""

    store: Store
    actor: Person
    now: datetime
    message: str
    protected: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Flow:
    """A conversation: what it takes from the first message, what it asks, what it does and says of it.

    `begin` gives the values the message held, or an answer that ends the matter (a refusal, a missing plan).
    `seen` gives the versions the values were said about, which the action checks. `summary` and `confirm` are the
    sentences around what is to be done, `save` the button that does it. What is done `at_once` asks for no yes: it
    concerns the person alone and is easily taken back.
    """

    intent: str
    fields: tuple[Field, ...]
    begin: Callable[[Ask], Awaitable[Values | Answer]]
    act: Callable[[Doing, Values, Mapping[str, int]], Awaitable[object]]
    done: Callable[[Ask, Any, Values], Awaitable[Answer]]
    seen: Callable[[Ask, Values], Awaitable[dict[str, int]]]
    summary: str = "flow-summary"
    confirm: str = "flow-confirm"
    save: str = "button-save"
    at_once: bool = False

    def field(self, name: str) -> Field:
        """The field of this name; raises KeyError."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What has been said so far. `order` is the fields answered, the latest last; `paused` waits for "go on?".

    `card` is the card that shows it, the only one whose buttons count.
    """

    flow: str
    values: Values
    order: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    seen: Mapping[str, int] = field(default_factory=dict)
    at: str = ""
    card: str = ""
    paused: bool = False

    def kept(self) -> dict[str, object]:
        """The draft as plain JSON."""
        return {
            "kind": VERB,
            "v": VERSION,
            "flow": self.flow,
            "values": self.values,
            "order": list(self.order),
            "skipped": list(self.skipped),
            "seen": dict(self.seen),
            "at": self.at,
            "card": self.card,
            "paused": self.paused,
        }


def recalled(pending: Mapping[str, object]) -> Draft | None:
    """The draft that plain JSON holds, or None if it is none of this version."""
    values, seen = pending.get("values"), pending.get("seen")
    order, skipped = pending.get("order"), pending.get("skipped")
    if pending.get("kind") != VERB or pending.get("v") != VERSION or not isinstance(values, dict):
        return None
    return Draft(
        flow=str(pending.get("flow")),
        values=dict(values),
        order=tuple(map(str, order)) if isinstance(order, list) else (),
        skipped=tuple(map(str, skipped)) if isinstance(skipped, list) else (),
        seen=dict(seen) if isinstance(seen, dict) else {},
        at=str(pending.get("at") or ""),
        card=str(pending.get("card") or ""),
        paused=bool(pending.get("paused")),
    )


async def begin(ask: Ask, flow: Flow) -> Answer | Draft:
    """Start a conversation with all the first message already said."""
    if ask.surface not in PRIVATE:
        return in_own_chat(ask, ask.voice("flow-not-here"))
    values = await flow.begin(ask)
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


async def _next(ask: Ask, flow: Flow, draft: Draft) -> Answer | Draft:
    """What follows an answer: the next question, or the finished draft of what is done at once."""
    if flow.at_once and missing(flow, draft) is None:
        return replace(draft, seen=await flow.seen(ask, draft.values))
    return await go_on(ask, flow, draft)


def missing(flow: Flow, draft: Draft) -> Field | None:
    """The first field that is still to be answered, or None where all are."""
    for one in flow.fields:
        if one.volunteer or one.fixed or one.name in draft.values or one.name in draft.skipped:
            continue
        if one.when(draft.values):
            return one
    return None


async def go_on(ask: Ask, flow: Flow, draft: Draft, fault: str = "") -> Answer:
    """Ask for the first field that is missing, or show the summary; the form carries every field at once."""
    seen, card = await flow.seen(ask, draft.values), uuid4().hex[:12]
    draft = replace(draft, seen=seen, at=ask.now.isoformat(), card=card, paused=False)
    asked = missing(flow, draft)
    if asked is None:
        return await _summary(ask, flow, draft, fault)
    if ask.forms is Forms.IN_DIALOG:
        return await form(ask, flow, draft, fault=fault)
    voice = ask.voice
    options = await asked.options(ask, draft.values)
    lines = tuple(f"{number}. {escape(title)}" for number, (_, title) in enumerate(options, 1))
    known = await _facts(ask, flow, draft)
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


async def opened(ask: Ask, flow: Flow, held: Draft) -> Answer:
    """The form of what is under way, for its dialog; one that has lain for long is taken up in the chat first."""
    if held.paused or _is_old(held, ask.now):
        return Answer(lead=ask.voice("flow-form-is-old"), pending=held.kept(), refused=True)
    return await form(ask, flow, held)


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


async def _summary(ask: Ask, flow: Flow, draft: Draft, fault: str) -> Answer:
    voice = ask.voice
    return Answer(
        title=voice(f"{flow.intent}-title"),
        lead=" ".join(filter(None, (fault, voice(flow.summary)))),
        sections=(Section(facts=await _facts(ask, flow, draft)),),
        notes=() if ask.forms is Forms.IN_DIALOG else (voice(flow.confirm),),
        buttons=(
            Button(title=voice(flow.save), verb=VERB, data=(*_stamp(flow, draft), ("confirmed", 1))),
            *_corrections(ask, flow, draft),
            ask_button(voice, "button-cancel"),
        ),
        subject=_subject(ask, draft),
        pending=draft.kept(),
    )


async def answered(ask: Ask, flow: Flow, draft: Draft) -> Answer | Draft | None:
    """What a message does: an answer, the finished draft to carry out, or None if it is about something else."""
    voice, text = ask.voice, ask.heard.text
    if is_cancel(text):
        return Answer(lead=voice("flow-cancelled"), subject=ask.last)
    if draft.paused or _is_old(draft, ask.now):
        return await _old(ask, flow, draft)
    if is_help(text):
        return await go_on(ask, flow, draft, fault=voice("flow-help"))
    if is_back(text) or is_undo(text):
        return await _back(ask, flow, draft)
    corrected = await _corrected(ask, flow, draft)
    if corrected is not None:
        return corrected
    asked = missing(flow, draft)
    if asked is None:
        sure = yes_or_no(text)
        if sure is None:
            return None
        return draft if sure else Answer(lead=voice("flow-cancelled"), subject=ask.last)
    if is_skip(text) and not asked.unknown:
        if not asked.optional:
            return await go_on(ask, flow, draft, fault=voice("flow-not-skipped"))
        return await go_on(ask, flow, replace(draft, skipped=(*draft.skipped, asked.name)))
    value = await _read(ask, asked, draft.values)
    if isinstance(value, Wrong):
        if ask.heard.carries("@question"):
            return None
        return await go_on(ask, flow, draft, fault=voice(value.text_id, **value.facts))
    return await _next(ask, flow, _with(draft, asked.name, value))


async def from_form(
    ask: Ask, flow: Flow, payload: Mapping[str, object], held: Draft | None
) -> Answer | Draft:
    """What a card's button carries, every field read again: the draft to carry out, its summary, or what is wrong.

    `held` is the draft the conversation remembers: only the card that shows it last counts, and no other person's.
    """
    if (
        held is None
        or held.flow != flow.intent
        or payload.get("card") != held.card
        or _is_forged(flow, payload)
    ):
        return await stale(ask, held)
    if _is_old(held, ask.now):
        return await _old(ask, flow, held)
    if "confirmed" in payload:
        return held if missing(flow, held) is None else await stale(ask, held)
    if "correct" in payload:
        return replace(await form(ask, flow, held), replaces=True)
    kept = {one.name: held.values[one.name] for one in flow.fields if one.fixed and one.name in held.values}
    draft = Draft(flow=flow.intent, values=kept, at=ask.now.isoformat())
    faults: list[str] = []
    wrong: dict[str, str] = {}
    typed = {one.name: str(payload.get(one.name) or "").strip()[:MOST_LETTERS] for one in flow.fields}
    for one in flow.fields:
        text = typed[one.name]
        if one.fixed or not text or not one.when(draft.values):
            continue
        value = await _read(_hearing(ask, text), one, draft.values)
        if isinstance(value, Wrong):
            label = ask.voice(f"{flow.intent}-{one.name}-label")
            fault = ask.voice(value.text_id, **value.facts)
            faults.append(f"{label}: {fault}")
            wrong[one.name] = fault
        else:
            draft = _with(draft, one.name, value)
    left_out = tuple(one.name for one in flow.fields if one.optional and one.name not in draft.values)
    draft = replace(draft, skipped=left_out)
    if flow.at_once and not faults and missing(flow, draft) is None:
        return replace(draft, seen=await flow.seen(ask, draft.values))
    answer = await go_on(ask, flow, draft, fault=" ".join(faults))
    inputs = tuple(_put_right(one, typed[one.id], wrong.get(one.id, ""), draft) for one in answer.inputs)
    return replace(answer, inputs=inputs, replaces=True, refused=bool(faults))


def _put_right(one: Input, typed: str, wrong: str, draft: Draft) -> Input:
    """The input as it was typed where that was not taken, with what is wrong or that it has to be filled in."""
    if one.id in draft.values:
        return one
    return replace(one, value=typed or one.value, wrong=wrong or (one.fault if not typed else ""))


def _is_forged(flow: Flow, payload: Mapping[str, object]) -> bool:
    """Whether a click carries what no card of this conversation has: unknown fields, or values that are no text."""
    asked = {one.name for one in flow.fields if not one.fixed}
    if set(payload) - asked - CARRIED:
        return True
    return any(not isinstance(payload[name], str) for name in asked & set(payload))


async def stale(ask: Ask, held: Draft | None) -> Answer:
    """That a card counts no more, and what the person did last; what is under way stays as it is."""
    voice = ask.voice
    latest = await ask.look.find(AuditEntry, who=ask.person.id, order=("-at",), limit=1)
    done = [await told(ask, one) for one in latest]
    return Answer(
        lead=voice("flow-card-is-old"),
        sections=(Section(heading=voice("flow-last-done"), lines=tuple(done)),) if done else (),
        notes=(voice("flow-resume", what=voice(held.flow)),) if held is not None else (),
        subject=ask.last,
        pending=held.kept() if held is not None else None,
        refused=True,
    )


async def was_done(ask: Ask, draft: Draft, fault: RecordMovedOn) -> bool:
    """Whether it was the person's own turn, delivered twice at once, that moved the record on since the card."""
    since = Between(first=datetime.fromisoformat(draft.at))
    own = await ask.look.find(AuditEntry, who=ask.person.id, at=since)
    touched = {(change.kind, change.id) for one in own for change in one.changes}
    return (fault.kind, fault.id) in touched


async def _old(ask: Ask, flow: Flow, draft: Draft) -> Answer:
    """After two weeks: go on where we were, or let it lie."""
    sure = yes_or_no(ask.heard.text) if draft.paused else None
    if sure is None:
        return Answer(
            title=ask.voice(f"{flow.intent}-title"),
            lead=ask.voice("flow-go-on"),
            sections=(Section(facts=await _facts(ask, flow, draft)),),
            buttons=(ask_button(ask.voice, "button-yes"), ask_button(ask.voice, "button-cancel")),
            pending=replace(draft, paused=True).kept(),
        )
    if not sure:
        return Answer(lead=ask.voice("flow-cancelled"), subject=ask.last)
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
    labels = [
        (one.name, ask.voice(f"{flow.intent}-{one.name}-label"))
        for one in flow.fields
        if one.when(draft.values) and not one.fixed
    ]
    for length in range(min(3, len(listed) - 1), 0, -1):
        name = choice(
            " ".join(word.text for word in listed[1 : 1 + length] if word.plain not in ("the", "my")), labels
        )
        if name is None:
            continue
        one = flow.field(name)
        cleared = _without(draft, name)
        rest = ask.heard.text[listed[length].end :].strip(" :.,")
        for word in ("til", "to"):
            rest = rest[len(word) :].strip() if plain(rest).startswith(f"{word} ") else rest
        if not rest:
            return await go_on(ask, flow, cleared)
        value = await _read(_hearing(ask, rest), one, cleared.values)
        if isinstance(value, Wrong):
            return await go_on(ask, flow, cleared, fault=ask.voice(value.text_id, **value.facts))
        return await go_on(ask, flow, _with(cleared, name, value))
    fields = ask.voice.any_of(escape(label) for _, label in labels)
    return await go_on(ask, flow, draft, fault=ask.voice("flow-which-field", fields=fields))


async def _read(ask: Ask, one: Field, values: Values) -> Value | Wrong:
    options = await one.options(ask, values)
    if options:
        keys = [key for key, _ in options]
        if ask.heard.text in keys:
            return ask.heard.text
        chosen = choice(ask.heard.text, options)
        if chosen is not None:
            return chosen
    return await one.read(ask, values)


def _hearing(ask: Ask, text: str) -> Ask:
    return replace(ask, heard=hear(text, ask.lexicon, ask.organisation, ask.voice.today))


def _with(draft: Draft, name: str, value: Value) -> Draft:
    order = (*(one for one in draft.order if one != name), name)
    skipped = tuple(one for one in draft.skipped if one != name)
    return replace(draft, values={**draft.values, name: value}, order=order, skipped=skipped)


def _without(draft: Draft, name: str) -> Draft:
    values = {one: value for one, value in draft.values.items() if one != name}
    return replace(
        draft,
        values=values,
        order=tuple(one for one in draft.order if one != name),
        skipped=tuple(one for one in draft.skipped if one != name),
    )


async def _facts(ask: Ask, flow: Flow, draft: Draft) -> tuple[tuple[str, str], ...]:
    shown = [one for one in flow.fields if one.name in draft.values and one.when(draft.values)]
    return tuple(
        [(ask.voice(f"{flow.intent}-{one.name}-label"), await _shown(ask, one, draft)) for one in shown]
    )


async def _shown(ask: Ask, one: Field, draft: Draft) -> str:
    value = draft.values[one.name]
    offered = dict(await one.options(ask, draft.values)) if one.titled and isinstance(value, str) else {}
    return escape(offered[value]) if isinstance(value, str) and value in offered else one.said(ask, value)


def _is_on_card(one: Field, values: Values) -> bool:
    return one.when(values) or (one.on_card is not None and one.on_card(values))


async def _input(ask: Ask, flow: Flow, draft: Draft, one: Field) -> Input:
    options = await one.options(ask, draft.values)
    value = draft.values.get(one.name)
    dataset = one.dataset if ask.forms is not Forms.ON_CARD and not options else ""
    if dataset:
        options = await suggested(ask, dataset)
        if value is not None and one.key(value) not in dict(options):
            options = [(one.key(value), await label_of(ask, dataset, one.key(value))), *options]
    required = one.when(draft.values) and not (one.optional or one.volunteer)
    return Input(
        id=one.name,
        kind=_kind(one, bool(options)),
        label=ask.voice(f"{flow.intent}-{one.name}-label"),
        options=tuple(options),
        required=required,
        fault=ask.voice("flow-fill-in") if required else "",
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


def _is_old(draft: Draft, now: datetime) -> bool:
    try:
        return now - datetime.fromisoformat(draft.at) > LASTS
    except ValueError:
        return True
