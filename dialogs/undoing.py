"""Fortryd: what somebody did last, shown before it is taken back, and what stands in the way where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from dialogs.answer import Answer, Section, Subject
from dialogs.ask import Ask
from dialogs.fields import said_text
from dialogs.flow import Doing, Field, Flow, Value, Values, Wrong
from dialogs.questions.history import told, what_was_done
from dialogs.questions.sayings import ask_button
from state.actions import Undone, undo
from state.audit import AuditEntry
from state.errors import ChangedSince
from state.people import Action, Scope
from state.recorder import CALENDAR
from state.store.protocol import Between
from state.undoing import changes_of, kind_of_change, stands

INTENT = "record-undo"
OWN_FOR = timedelta(days=1)
LATEST = 50
LAST = re.compile(r"\b(?:sidste|seneste|last|latest)\b", re.I)
NEVER = frozenset({Action.ADVANCE_CALENDAR.value, Action.CHANGE_OWN_SETTINGS.value})


async def _unread(_ask: Ask, _values: Values) -> Value | Wrong:
    return Wrong("flow-not-understood")


def _said(ask: Ask, value: Value) -> str:
    """What was done, said when the conversation began, in words that were escaped then."""
    return str(value["said"])


FIELDS = (
    Field(name="entries", read=_unread, said=_said, fixed=True),
    Field(name="who", read=_unread, said=said_text, fixed=True),
)


async def _begin(ask: Ask) -> Values | Answer:
    if ask.heard.carries("delete") and not ask.heard.carries("undo") and not LAST.search(ask.heard.text):
        return Answer(
            title=ask.voice("record-undo-title"),
            lead=ask.voice("record-undo-no-deleting"),
            buttons=(ask_button(ask.voice, "button-undo"), ask_button(ask.voice, "button-history")),
            subject=ask.last,
            refused=True,
        )
    found = await _latest(ask)
    if not found:
        return Answer(
            title=ask.voice("record-undo-title"),
            lead=ask.voice("record-undo-none" if ask.heard.plans else "error-nothing-to-undo"),
            buttons=(ask_button(ask.voice, "button-history"),),
            subject=ask.last,
            refused=True,
        )
    newest = found[0]
    in_the_way = await _in_the_way(ask, found)
    if in_the_way is not None:
        return Answer(
            title=ask.voice("record-undo-title"),
            lead=ask.voice("record-undo-in-the-way"),
            sections=(
                Section(heading=ask.voice("record-undo-last"), lines=(await told(ask, newest),)),
                Section(heading=ask.voice("record-undo-since"), lines=(await told(ask, in_the_way),)),
            ),
            buttons=(ask_button(ask.voice, "button-history"),),
            subject=_subject(newest),
            refused=True,
        )
    said = "; ".join([await told(ask, newest), *[await what_was_done(ask, one) for one in found[1:]]])
    return {"entries": {"ids": [one.id for one in found], "said": said}, "who": newest.who_name}


async def _latest(ask: Ask) -> list[AuditEntry]:
    """The last entry and what was done with it in the same message, the newest first.

    One's own of the last day; where a plan is named, what anybody with a role that may undo it did to the plan last.
    """
    anybodys = bool(ask.heard.plans) and ask.person.scope(Action.UNDO) is Scope.ANY
    if anybodys:
        recent = await ask.look.find(AuditEntry, plan=ask.heard.plans[0], order=("-at",), limit=LATEST)
    else:
        day = Between(first=ask.now - OWN_FOR)
        recent = await ask.look.find(AuditEntry, who=ask.person.id, at=day, order=("-at",), limit=LATEST)
    known = [one for one in recent if one.changes and one.who != CALENDAR and one.action not in NEVER]
    if not known:
        return []
    same_moment = [one for one in known if one.at == known[0].at]
    standing = [one for one in same_moment if await _stands(ask, one)]
    head = (standing or known)[0]
    together = {head.action: head}
    for one in same_moment:
        if _belongs(one, head):
            together.setdefault(one.action if one.undoes is None else one.id, one)
    return [head, *(one for one in together.values() if one.id != head.id)]


def _belongs(one: AuditEntry, head: AuditEntry) -> bool:
    """Whether two entries are of one doing: the same message about the same thing, both undoing or neither."""
    return (one.subject, _message(one), one.undoes is None) == (
        head.subject,
        _message(head),
        head.undoes is None,
    )


def _message(one: AuditEntry) -> str:
    return one.message.partition("#")[0]


async def _stands(ask: Ask, one: AuditEntry) -> bool:
    return all([stands(each, await ask.look.get(kind_of_change(each), each.id)) for each in changes_of(one)])


async def _in_the_way(ask: Ask, found: list[AuditEntry]) -> AuditEntry | None:
    """What somebody did since to the same record; None where what was done last still stands."""
    if await _stands(ask, found[0]):
        return None
    touched = {(each.kind, each.id) for each in found[0].changes}
    later = await ask.look.find(AuditEntry, at=Between(first=found[0].at), order=("-at",), limit=LATEST)
    for one in later:
        if one.id not in {each.id for each in found} and touched & {
            (each.kind, each.id) for each in one.changes
        }:
            return one
    return None


async def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> tuple[Undone, ...]:
    """Undo what was shown: several entries of one doing in the order in which each still stands."""
    left: list[str] = list(values["entries"]["ids"])
    done: list[Undone] = []
    while left:
        done.append(await _undo_one(doing, left, len(done)))
    return tuple(done)


async def _undo_one(doing: Doing, left: list[str], so_far: int) -> Undone:
    message = f"{doing.message}#{so_far}" if doing.message and so_far else doing.message
    for entry in tuple(left):
        try:
            undone = await undo(
                doing.store,
                actor=doing.actor,
                now=doing.now,
                entry=entry,
                message=message,
                protected=doing.protected,
            )
        except ChangedSince:
            if entry == left[-1]:
                raise
        else:
            left.remove(entry)
            return undone
    raise AssertionError("nothing to undo")


async def _done(ask: Ask, result: tuple[Undone, ...], _values: Values) -> Answer:
    voice = ask.voice
    return Answer(
        title=voice("record-undo-done-title"),
        lead=voice("record-undo-done"),
        sections=(
            Section(lines=tuple([await what_was_done(ask, one.undone) for one in result]), bullets=True),
        ),
        notes=(voice("record-undo-again"),),
        buttons=(ask_button(voice, "button-history"), ask_button(voice, "button-status")),
        subject=_subject(result[0].undone),
    )


def _subject(one: AuditEntry) -> Subject:
    return Subject(intent="history", plans=(one.plan,) if one.plan else ())


FLOW = Flow(
    intent=INTENT,
    fields=FIELDS,
    begin=_begin,
    act=_act,
    done=_done,
    seen=_seen,
    summary="record-undo-summary",
    confirm="record-undo-confirm",
    save="button-undo",
)
