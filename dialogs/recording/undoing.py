"""Fortryd: what somebody did last, shown before it is taken back, and what stands in the way where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from dialogs.answers.plans.history import told, what_was_done
from dialogs.asking.ask import Ask
from dialogs.recording.engine.fields import found_field, said_text
from dialogs.recording.engine.flow import Doing, Flow, Values
from dialogs.recording.reminders.cancelling import label
from dialogs.reminders.gather import matters_of
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.recorder import CALENDAR
from state.facts.reminder import Reminder
from state.history.undo import Undone, undo
from state.history.what_can_be_undone import changes_of, kind_of_change, stands
from state.organisation.people import Action, Scope
from state.records.audit import AuditEntry
from state.records.store import Between, OneOf

INTENT = "record-undo"
OWN_FOR = timedelta(days=1)
LATEST = 50
LAST = re.compile(r"\b(?:sidste|seneste|last|latest)\b", re.I)
NEVER = frozenset({Action.ADVANCE_CALENDAR.value, Action.CHANGE_OWN_SETTINGS.value})


FIELDS = (
    found_field("entry"),
    found_field("who", said=said_text),
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
    newest = await _latest(ask)
    if newest is None:
        return Answer(
            title=ask.voice("record-undo-title"),
            lead=ask.voice("record-undo-none" if ask.heard.plans else "error-nothing-to-undo"),
            buttons=(ask_button(ask.voice, "button-history"),),
            subject=ask.last,
            refused=True,
        )
    in_the_way = await _in_the_way(ask, newest)
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
    said = await _with_reminders(ask, await told(ask, newest), newest)
    return {"entry": {"id": newest.id, "said": said}, "who": newest.who_name}


async def _latest(ask: Ask) -> AuditEntry | None:
    """The last entry; of several at one moment, one that still stands.

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
        return None
    for one in known:
        if one.at == known[0].at and await _stands(ask, one):
            return one
    return known[0]


def _deletes_reminder(one: AuditEntry) -> bool:
    return one.action == Action.CANCEL_REMINDER.value and one.undoes is None


async def _with_reminders(ask: Ask, line: str, one: AuditEntry) -> str:
    """What was done, with the names of the deleted reminders where they are the asker's own to read."""
    if not _deletes_reminder(one) or one.who != ask.person.id:
        return line
    ids = OneOf(tuple({change.id for change in one.changes}))
    deleted = await ask.look.find(Reminder, id=ids, recipient=ask.person.id, order=("next_at",))
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, deleted, ask.voice.today)
    which = "; ".join(escape(label(ask, one)) for one in matters)
    return ask.voice("record-undo-reminders", what=line, which=which) if which else line


async def _stands(ask: Ask, one: AuditEntry) -> bool:
    return all([stands(each, await ask.look.get(kind_of_change(each), each.id)) for each in changes_of(one)])


async def _in_the_way(ask: Ask, newest: AuditEntry) -> AuditEntry | None:
    """What somebody did since to the same record; None where what was done last still stands."""
    if await _stands(ask, newest):
        return None
    touched = {(each.kind, each.id) for each in newest.changes}
    later = await ask.look.find(AuditEntry, at=Between(first=newest.at), order=("-at",), limit=LATEST)
    for one in later:
        if one.id != newest.id and touched & {(each.kind, each.id) for each in one.changes}:
            return one
    return None


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> Undone:
    return await undo(
        doing.store,
        actor=doing.actor,
        now=doing.now,
        entry=values["entry"]["id"],
        message=doing.message,
        protected=doing.protected,
    )


async def _done(ask: Ask, result: Undone, _values: Values) -> Answer:
    voice, undone = ask.voice, result.undone
    line = await _with_reminders(ask, await what_was_done(ask, undone), undone)
    return Answer(
        title=voice("record-undo-done-title"),
        lead=voice("record-undo-done"),
        sections=(Section(lines=(line,), bullets=True),),
        notes=(voice("record-undo-again"),),
        buttons=(ask_button(voice, "button-history"), ask_button(voice, "button-status")),
        subject=_subject(undone),
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
