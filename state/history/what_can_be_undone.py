"""Going back: what an entry of the trace did to each record, whether it still stands, and the record as it was."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from state.actions.recorder import TRACED, as_record, restored
from state.deadlines.contribution_round import ALL_ANSWERED
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderState
from state.organisation.people import Person
from state.records.audit import AuditEntry, Change
from state.records.codec import to_plain
from state.records.errors import NotUndoable
from state.records.store import Record

UNDONE = "undone"

# What rules derive, or people set without a trace: it is not compared, and stays as it is when a record goes back.
BESIDE: dict[str, frozenset[str]] = {
    Plan.__name__: frozenset({"attention", "moves_on"}),
    Person.__name__: frozenset({"language", "name"}),
    Contribution.__name__: frozenset({"revision"}),
    Deadline.__name__: frozenset({"owner", "anchor", "because", "alternatives", "about"}),
    Reminder.__name__: frozenset({"owner", "attempts"}),
}


def changes_of(entry: AuditEntry) -> tuple[Change, ...]:
    """One change a record: what it was before the entry and what it was after it."""
    whole: dict[tuple[str, str], Change] = {}
    for change in entry.changes:
        first = whole.get((change.kind, change.id), change)
        whole[change.kind, change.id] = replace(change, before=first.before)
    return tuple(whole.values())


def stands(change: Change, present: Record | None) -> bool:
    """Whether the record is still what the change made of it, apart from what is derived."""
    return present is not None and _said(present) == _said(as_record(change.kind, change.after))


def gone_back(change: Change, present: Record) -> Record:
    """The record as it was before the change, to be saved; one that was not there before is annulled.

    Raises NotUndoable for a kind that cannot be annulled.
    """
    if change.before is None:
        return _annulled(present)
    before: Any = restored(change, present.version)
    kept = BESIDE.get(change.kind, frozenset()) - {"revision"}
    back: Any = replace(before, **{name: getattr(present, name) for name in kept})
    if isinstance(present, Contribution):
        grown = present.revision + (back.content != present.content)
        back = replace(back, revision=grown)
    found: Record = back
    return found


def kind_of_change(change: Change) -> type[Record]:
    """The class of the record that changed."""
    return TRACED[change.kind]


def _annulled(present: Record) -> Record:
    if isinstance(present, Deadline):
        return replace(present, state=DeadlineState.NOT_RELEVANT, reason=UNDONE)
    if isinstance(present, Reminder):
        return replace(present, state=ReminderState.CANCELLED, why=UNDONE)
    known: Any = present
    if "annulled" not in known.__struct_fields__:
        raise NotUndoable(action=type(present).__name__)
    found: Record = replace(known, annulled=True)
    return found


def _said(record: Record) -> dict[str, object]:
    """What people said of the record, without what is derived from it or beside it."""
    kind = type(record).__name__
    beside = {"version", *BESIDE.get(kind, ())}
    said = {name: value for name, value in to_plain(record).items() if name not in beside}
    if isinstance(record, Deadline):
        if not record.fixed:
            del said["due"]
        if record.reason == ALL_ANSWERED:
            said |= {"state": DeadlineState.OPEN.value, "reason": ""}
    return said
