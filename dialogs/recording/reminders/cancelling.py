"""To be reminded no more of what one asked to be reminded of: which, by plan, day or own words, or all after a yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.message import hear
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.words.choices import fitting
from dialogs.recording.engine.by_words import go_on
from dialogs.recording.engine.fields import choice_field, found_field
from dialogs.recording.engine.flow import Doing, Draft, Flow, Options, Value, Values, Wrong
from dialogs.recording.reminders.chosen import ABOUT, own_words
from dialogs.reminders import wording
from dialogs.reminders.gather import matters_of
from dialogs.reminders.matter import Matter
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.deadlines.contribution_round import DUE
from state.facts.reminder import Reminder, ReminderKind, ReminderState
from state.organisation.calendar import local_day
from state.organisation.people import Action
from state.reminders.answers.own import TakenBack, cancel_own

INTENT = "record-cancel"
MOST_SHOWN = 20
ALL = re.compile(r"\b(?:alle|samtlige|allesammen|begge|all|every|both)\b", re.I)
NO_MORE = re.compile(r"\b(?:alligevel|længere|after all|any ?more|all of)\b", re.I)


async def _own(ask: Ask) -> tuple[Matter, ...]:
    """What the asker waits to be reminded of because they asked for it, the next first."""
    waiting = await ask.look.find(
        Reminder, recipient=ask.person.id, state=ReminderState.WAITING, order=("next_at",)
    )
    own = [one for one in waiting if one.kind is ReminderKind.OWN]
    return await matters_of(ask.snapshot, ask.look, ask.organisation, own, ask.voice.today)


def label(ask: Ask, one: Matter) -> str:
    """The reminder as a choice: "Ring til LBF, fredag den 15. januar 2027"; nothing in it is escaped yet."""
    day = local_day(one.reminder.next_at)
    return ask.voice("cancel-option", what=wording.name(ask.voice, one, say=str), day=day)


def _fitting(ask: Ask, own: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """Those of the asker's own reminders a message names; all where it names none in particular."""
    text, today = NO_MORE.sub(" ", ask.heard.text), ask.voice.today
    named = tuple(one for one in own if _is_named(ask, one))
    words = own_words(text, today) or ("" if _names_something(ask) else own_words(text, today, ABOUT))
    if not words:
        return named
    keys = fitting(words, [(one.reminder.id, label(ask, one)) for one in own])
    in_words = tuple(one for one in own if one.reminder.id in keys and _is_on_the_day(ask, one))
    return in_words or (named if _names_something(ask) else ())


def _names_something(ask: Ask) -> bool:
    return bool(ask.heard.plans or ask.heard.units or ask.heard.spans or rule_in(ask.heard.text))


def _is_named(ask: Ask, one: Matter) -> bool:
    """Whether the reminder is about every plan, administration and deadline the message names, and on its day."""
    told, heard, meant = one.reminder, ask.heard, rule_in(ask.heard.text)
    words = hear(told.text, ask.lexicon, ask.organisation, ask.voice.today)
    units = {*words.units, *([one.contribution.unit] if one.contribution else [])}
    rules = {
        rule_in(told.text),
        one.deadline.rule if one.deadline else None,
        DUE if one.contribution else None,
    }
    return (
        {told.plan, *words.plans} >= set(heard.plans)
        and units >= set(heard.units)
        and (meant is None or meant in rules)
        and _is_on_the_day(ask, one)
    )


def _is_on_the_day(ask: Ask, one: Matter) -> bool:
    day = local_day(one.reminder.next_at)
    return not ask.heard.spans or any(span.first <= day <= span.last for span in ask.heard.spans)


async def _offered(ask: Ask, values: Values) -> list[Matter]:
    """The asker's own reminders, or those of them the request was found to be about."""
    among = (values.get("among") or {}).get("ids")
    return [one for one in await _own(ask) if among is None or one.reminder.id in among]


async def _options(ask: Ask, values: Values) -> Options:
    return [(one.reminder.id, label(ask, one)) for one in (await _offered(ask, values))[:MOST_SHOWN]]


async def _read(ask: Ask, values: Values) -> Value | Wrong:
    """All, or what names a plan, an administration, a deadline or a day where the options' own words do not."""
    own = await _offered(ask, values)
    if ALL.search(ask.heard.text) and not _names_something(ask) and len(own) > 1:
        return _several(ask, own)
    found = [one for one in own if _names_something(ask) and _is_named(ask, one)]
    return found[0].reminder.id if len(found) == 1 else Wrong("record-cancel-which")


def _several(ask: Ask, found: Iterable[Matter]) -> Value:
    """More than one reminder as a value: they go together, after a yes."""
    listed = list(found)
    said = "; ".join(escape(label(ask, one)) for one in listed)
    return {"ids": [one.reminder.id for one in listed], "said": said}


def _are_several(values: Values) -> bool:
    return isinstance(values.get("reminder"), dict)


def _key(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _said_reminder(ask: Ask, value: Value) -> str:
    """Several by their names; one that is no longer there to be shown as it was offered as gone."""
    return str(value["said"]) if isinstance(value, dict) else ask.voice("record-cancel-gone")


FIELDS = (
    found_field("among"),
    replace(choice_field("reminder", _options, said=_said_reminder, read=_read), titled=True, key=_key),
)


async def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.CANCEL_REMINDER)
    own = await _own(ask)
    if not own:
        return _none(ask)
    found = _fitting(ask, own)
    if len(found) == 1:
        return {"reminder": found[0].reminder.id}
    if not found:
        draft = Draft(flow=INTENT, values={})
        fault = ask.voice("record-cancel-none-fit")
        return replace(await go_on(ask, FLOW, draft, fault=fault), refused=True)
    if ALL.search(ask.heard.text):
        return {"reminder": _several(ask, found)}
    if len(found) == len(own):
        return {}
    ids = [one.reminder.id for one in found]
    return {"among": {"ids": ids, "said": ask.voice("cancel-among", count=len(found), total=len(own))}}


def _none(ask: Ask) -> Answer:
    """That the asker has asked to be reminded of nothing, and how to be told less of what comes by rule."""
    return Answer(
        title=ask.voice("record-cancel-title"),
        lead=ask.voice("record-cancel-none"),
        buttons=(ask_button(ask.voice, "button-my-reminders"), ask_button(ask.voice, "button-wish-fewer")),
        subject=ask.last,
        refused=True,
    )


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> TakenBack:
    ids = values["reminder"]["ids"] if _are_several(values) else [values["reminder"]]
    return await cancel_own(
        doing.store, actor=doing.actor, reminders=ids, now=doing.now, message=doing.message
    )


async def _done(ask: Ask, result: TakenBack, _values: Values) -> Answer:
    voice, gone = ask.voice, result.reminders
    if not gone:
        return Answer(
            title=voice("record-cancel-title"),
            lead=voice("record-cancel-gone"),
            subject=ask.last,
            refused=True,
        )
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, gone, voice.today)
    said = "; ".join(escape(label(ask, one)) for one in matters)
    plan, may_undo = gone[0].plan, ask.person.may(Action.UNDO)
    return Answer(
        title=voice("record-cancel-done-title", count=len(gone)),
        lead=voice("record-cancel-done", what=said, count=len(gone)),
        notes=(voice("record-cancel-undo", count=len(gone)),) if may_undo else (),
        buttons=(
            *((ask_button(voice, "button-undo"),) if may_undo else ()),
            ask_button(voice, "button-my-reminders"),
        ),
        subject=Subject(intent="reminders", plans=(plan,) if plan else ()),
    )


def _but_own_words(ask: Ask) -> str:
    """The message, unless it holds words of one's own, which may name any place."""
    text, today = ask.heard.text, ask.voice.today
    return "" if own_words(text, today) or own_words(text, today, ABOUT) else text


FLOW = Flow(
    intent=INTENT,
    fields=FIELDS,
    begin=_begin,
    act=_act,
    done=_done,
    seen=_seen,
    of_plan=_but_own_words,
    at_once=True,
    asks_yes=_are_several,
    summary="record-cancel-summary",
    confirm="record-cancel-confirm",
    save="button-delete-them",
)
