"""What a conversation is: a tuple of fields one can read aloud; the same tuple renders as one card.

What has been said of it so far is plain JSON, so it survives a restart and weeks of silence.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.asking.ask import Ask, Later
from dialogs.reading.words.reasons import without_reason
from dialogs.saying.answer import Answer, InputKind
from dialogs.saying.speech import Surface
from state.organisation.people import Person
from state.overview.snapshot import Snapshot
from state.records.store import Store

VERB = "flow"
VERSION = 1
LASTS = timedelta(days=14)
PRIVATE = (Surface.PERSONAL, Surface.TERMINAL)

Value = Any  # plain JSON: what a field holds
Values = dict[str, Value]
Options = list[tuple[str, str]]


class Wrong(Struct, frozen=True):
    """An answer that a field cannot take: the sentence that says so and what to write instead, with its facts."""

    text_id: str
    facts: Mapping[str, object] = field(default_factory=dict)


def no_options(_ask: Ask, _values: Values) -> Options:
    """The options of a field that is not chosen from a list."""
    return []


def always(_values: Values) -> bool:
    """A field that is always asked."""
    return True


class Field(Struct, frozen=True, kw_only=True):
    """One thing a conversation asks: its question is `<flow>-<name>`, its label `<flow>-<name>-label`.

    `read` takes the answer in `ask.heard` and gives plain JSON or what is wrong; `said` shows it in the summary. A
    `volunteer` is on the card and can be said or put right, but is never asked for; `fixed` is found by `begin`, shown,
    and never put right. A `titled` one is shown in the summary as it was offered;
    `unknown` takes "ved ikke" for an answer; `on_card` is for one the card shows before it is known to be needed.
    `dataset` is what its options are searched in where they are too many to list, `key` a value as such an option.
    """

    name: str
    read: Callable[[Ask, Values], Later[Value | Wrong]]
    said: Callable[[Ask, Value], str]
    kind: InputKind = InputKind.LINE
    options: Callable[[Ask, Values], Later[Options]] = no_options
    optional: bool = False
    volunteer: bool = False
    fixed: bool = False
    titled: bool = False
    unknown: bool = False
    when: Callable[[Values], bool] = always
    on_card: Callable[[Values], bool] | None = None
    dataset: str = ""
    key: Callable[[Value], str] = str


class Doing(Struct, frozen=True, kw_only=True):
    """What an action needs to be done: who does it, when, from which message, and who must stay admin."""

    store: Store
    snapshot: Snapshot  # the truth as it was when the action was begun
    actor: Person
    now: datetime
    message: str
    protected: frozenset[str] = frozenset()


def never(_values: Values) -> bool:
    """What holds for no values."""
    return False


def all_but_reason(ask: Ask) -> str:
    """A message but for its reason."""
    return without_reason(ask.heard.text)


class Flow(Struct, frozen=True, kw_only=True):
    """A conversation: what it takes from the first message, what it asks, what it does and says of it.

    `begin` gives the values the message held, or an answer that ends the matter (a refusal, a missing plan).
    `seen` gives the versions the values were said about, which the action checks. `summary` and `confirm` are the
    sentences around what is to be done, `save` the button that does it. What is done `at_once` asks for no yes: it
    concerns the person alone and is easily taken back; `asks_yes` says for which values it does all the same.
    `of_plan` is the part of the first message that says which plan it is about; the rest may name any place.
    `saved_as` is the field that says how it is to be saved, whose answers are heard at the summary as well.
    """

    intent: str
    fields: tuple[Field, ...]
    begin: Callable[[Ask], Later[Values | Answer]]
    act: Callable[[Doing, Values, Mapping[str, int]], Awaitable[object]]
    done: Callable[[Ask, Any, Values], Later[Answer]]
    seen: Callable[[Ask, Values], dict[str, int]]
    summary: str = "flow-summary"
    confirm: str = "flow-confirm"
    save: str = "button-save"
    at_once: bool = False
    asks_yes: Callable[[Values], bool] = never
    of_plan: Callable[[Ask], str] = all_but_reason
    saved_as: str = ""

    def is_done_without_yes(self, values: Values) -> bool:
        """Whether these values are carried out as soon as they are all there."""
        return self.at_once and not self.asks_yes(values)

    def field(self, name: str) -> Field:
        """The field of this name; raises KeyError."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)


class Draft(Struct, frozen=True, kw_only=True):
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

    def with_value(self, name: str, value: Value) -> Draft:
        """The draft with this field answered, as the latest."""
        order = (*(one for one in self.order if one != name), name)
        skipped = tuple(one for one in self.skipped if one != name)
        return replace(self, values={**self.values, name: value}, order=order, skipped=skipped)

    def without(self, name: str) -> Draft:
        """The draft with this field to be asked again."""
        return replace(
            self,
            values={one: value for one, value in self.values.items() if one != name},
            order=tuple(one for one in self.order if one != name),
            skipped=tuple(one for one in self.skipped if one != name),
        )

    def is_old(self, now: datetime) -> bool:
        """Whether it has lain for so long that one asks first whether to go on."""
        try:
            return now - datetime.fromisoformat(self.at) > LASTS
        except ValueError:
            return True


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


def missing(flow: Flow, draft: Draft) -> Field | None:
    """The first field that is still to be answered, or None where all are."""
    for one in flow.fields:
        if one.volunteer or one.fixed or one.name in draft.values or one.name in draft.skipped:
            continue
        if one.when(draft.values):
            return one
    return None
