"""Undoing: an entry of the trace taken back by a new entry, while nobody has built on what it did."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec import Struct

from state.actions.acting import already_done, must_cover
from state.actions.people.roles import must_leave_an_admin
from state.actions.recorder import CALENDAR, Recorder
from state.facts.contribution import Contribution
from state.history.refusals import follow_what_went_back
from state.history.what_can_be_undone import changes_of, gone_back, kind_of_change, stands
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, Role, Scope
from state.records.audit import AuditEntry, Change
from state.records.errors import (
    ChangedSince,
    NoSuchThing,
    NotAllowed,
    NothingToUndo,
    NotUndoable,
    TooLateToUndo,
)
from state.records.store import Between, Reading, Record, Store

OWN_FOR = timedelta(days=1)
LATEST = 50
BY_NOBODY = frozenset({Action.ADVANCE_CALENDAR, Action.CHANGE_OWN_SETTINGS})


class Undone(Struct, frozen=True, kw_only=True):
    """What was undone, the new entry that says so, and every record as it stands now.

    `repeated` means the same message had undone it already.
    """

    undone: AuditEntry
    entry: AuditEntry
    records: tuple[Record, ...]
    repeated: bool = False


async def undo(
    store: Store,
    *,
    actor: Person,
    now: datetime,
    entry: str | None = None,
    reason: str = "",
    message: str = "",
    protected: frozenset[str] = frozenset(),
) -> Undone:
    """Take an entry back (None: the actor's own last one) by a new entry; what was undone can be undone in turn.

    Everybody may undo what they did themselves for a day, a coordinator anything, and nobody what they may not do
    now. `protected` are the administrators the settings name. Raises NotAllowed, NotOwnUnit, NoSuchThing,
    NothingToUndo, TooLateToUndo, NotUndoable, ChangedSince where a record has moved on, and what forbids the
    state it would lead to.
    """
    today = local_day(now)
    async with store.writing() as unit:
        right = await must_cover(unit, actor, Action.UNDO, today)
        done = await already_done(unit, actor, Action.UNDO, message)
        if done is not None and done.undoes is not None:
            return await _as_undone(unit, done, await _the_entry(unit, done.undoes))
        asked = await _own_last(unit, actor, now) if entry is None else await _the_entry(unit, entry)
        _must_be_in_reach(asked, actor, right, now)
        changes = changes_of(asked)
        await _must_still_be_allowed(unit, asked, changes, actor, today)
        recorder = Recorder(
            unit=unit,
            action=Action.UNDO.value,
            now=now,
            actor=actor,
            message=message,
            by_right_of=right,
        )
        for change in changes:
            await _go_back(recorder, asked, change, protected)
        await follow_what_went_back(recorder, changes, today)
        new = await recorder.note(
            asked.subject,
            plan=asked.plan,
            reason=reason,
            on_behalf_of=asked.on_behalf_of,
            before=asked.after,
            after=asked.before,
            undoes=asked.id,
        )
        return Undone(undone=asked, entry=new, records=await _present(unit, changes))


async def _the_entry(look: Reading, entry: str) -> AuditEntry:
    found = await look.get(AuditEntry, entry)
    if found is None:
        raise NoSuchThing(kind="AuditEntry", id=entry)
    return found


async def _own_last(look: Reading, actor: Person, now: datetime) -> AuditEntry:
    """The actor's last entry of the day; of several at one moment, one that still stands."""
    recent = await look.find(
        AuditEntry, who=actor.id, at=Between(first=now - OWN_FOR), order=("-at",), limit=LATEST
    )
    known = [one for one in recent if one.changes]
    if not known:
        raise NothingToUndo()
    for one in (each for each in known if each.at == known[0].at):
        if all([stands(change, await _record(look, change)) for change in changes_of(one)]):
            return one
    return known[0]


def _must_be_in_reach(entry: AuditEntry, actor: Person, right: Person, now: datetime) -> None:
    """Raise NotUndoable, NotAllowed or TooLateToUndo unless the entry is one this person may take back."""
    if entry.who == CALENDAR or not entry.changes or _action(entry) in BY_NOBODY:
        raise NotUndoable(action=entry.action)
    if right.scope(Action.UNDO) is Scope.ANY:
        return
    if entry.who != actor.id:
        raise NotAllowed(action=Action.UNDO.value, needs=Role.COORDINATOR.value)
    if now - entry.at > OWN_FOR:
        raise TooLateToUndo(on=local_day(entry.at))


def _action(entry: AuditEntry) -> Action:
    try:
        return Action(entry.action)
    except ValueError:
        raise NotUndoable(action=entry.action) from None


async def _must_still_be_allowed(
    look: Reading, entry: AuditEntry, changes: tuple[Change, ...], actor: Person, today: date
) -> None:
    """Undoing something needs the right to do it, so that nobody gives themselves a role by a detour."""
    first = entry
    while first.undoes is not None:
        first = await _the_entry(look, first.undoes)
    units = {str(change.after["unit"]) for change in changes if change.kind == Contribution.__name__}
    for body in sorted(units) or (None,):
        await must_cover(look, actor, _action(first), today, body)


async def _go_back(recorder: Recorder, entry: AuditEntry, change: Change, protected: frozenset[str]) -> None:
    present = await _record(recorder.unit, change)
    if present is None or not stands(change, present):
        raise await _changed_since(recorder.unit, entry, change)
    back = gone_back(change, present)
    if isinstance(present, Person) and isinstance(back, Person):
        await must_leave_an_admin(recorder.unit, present, back, protected)
    await recorder.put(back)


async def _changed_since(look: Reading, entry: AuditEntry, change: Change) -> ChangedSince:
    later = await look.find(AuditEntry, at=Between(first=entry.at), order=("-at",))
    for one in later:
        touched = {(each.kind, each.id) for each in one.changes}
        if one.id != entry.id and (change.kind, change.id) in touched:
            on = local_day(one.at)
            return ChangedSince(by=one.who_name, on=on, action=one.action)
    on = local_day(entry.at)
    return ChangedSince(by="Fremdrift", on=on, action="rederive")


async def _record(look: Reading, change: Change) -> Record | None:
    return await look.get(kind_of_change(change), change.id)


async def _present(look: Reading, changes: tuple[Change, ...]) -> tuple[Record, ...]:
    found = [await _record(look, change) for change in changes]
    return tuple(one for one in found if one is not None)


async def _as_undone(look: Reading, entry: AuditEntry, undone: AuditEntry) -> Undone:
    records = await _present(look, changes_of(entry))
    return Undone(undone=undone, entry=entry, records=records, repeated=True)
