"""Who may what: roles, units, deputies and handing over, each with a trace; and what people set for themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, already_done, must_be_the_one_seen, must_cover, must_not_have_passed
from state.actions.recorder import Recorder
from state.deadlines.rederivation import the_organisation
from state.organisation.bodies import BodyKind
from state.organisation.calendar import local_day
from state.organisation.people import NOT_DEPUTISED, Action, Deputy, Person, Role, Scope
from state.records.audit import AuditEntry
from state.records.errors import (
    LastAdmin,
    LastBeforeFirst,
    NoSuchThing,
    NotAllowed,
    OwnDeputy,
    ProtectedAdmin,
    UnitMissing,
)
from state.records.store import Reading, Store


class PersonChanged(Struct, frozen=True, kw_only=True):
    """A person as they stand now; `entry` is None where they stood so already, `repeated` for the same message."""

    person: Person
    entry: AuditEntry | None
    repeated: bool = False


async def set_language(store: Store, person: Person, language: str) -> Person:
    """Keep the language a person asked for ("da" or "en")."""
    async with store.writing() as unit:
        current = await unit.get(Person, person.id) or person
        return await unit.put(replace(current, language=language))


async def set_role(
    store: Store,
    *,
    actor: Person,
    person: str,
    role: Role,
    now: datetime,
    in_unit: str | None = None,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
    protected: frozenset[str] = frozenset(),
) -> PersonChanged:
    """Give somebody a role, and with it a unit where `in_unit` names one.

    `protected` are the administrators the settings name, by object id or person id. Raises NotAllowed,
    NoSuchThing, RecordMovedOn, UnitMissing for a contributor of no unit, ProtectedAdmin and LastAdmin.
    """
    async with acting(store, Action.SET_ROLE, actor, now, message) as recorder:
        unit = recorder.unit
        present = await the_person(unit, person)
        if done := await already_done(unit, actor, Action.SET_ROLE, message, person):
            return PersonChanged(person=present, entry=done, repeated=True)
        must_be_the_one_seen(Person.__name__, person, present.version, seen)
        if in_unit is not None:
            await _must_be_administration(unit, in_unit)
        changed = replace(_moved(present, in_unit or present.unit), role=role)
        if role is Role.CONTRIBUTOR and changed.unit is None:
            raise UnitMissing(name=present.name)
        await must_leave_an_admin(unit, present, changed, protected)
        return await _put(recorder, present, changed, reason)


async def set_unit(
    store: Store,
    *,
    actor: Person,
    person: str,
    to: str | None,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> PersonChanged:
    """Move somebody to another administration (None: to none), which they do not lead for that.

    Raises NotAllowed, NoSuchThing, RecordMovedOn, and UnitMissing for a contributor of none.
    """
    async with acting(store, Action.SET_UNIT, actor, now, message) as recorder:
        unit = recorder.unit
        present = await the_person(unit, person)
        if done := await already_done(unit, actor, Action.SET_UNIT, message, person):
            return PersonChanged(person=present, entry=done, repeated=True)
        must_be_the_one_seen(Person.__name__, person, present.version, seen)
        if to is not None:
            await _must_be_administration(unit, to)
        elif present.role is Role.CONTRIBUTOR:
            raise UnitMissing(name=present.name)
        return await _put(recorder, present, _moved(present, to), reason)


async def set_deputy(
    store: Store,
    *,
    actor: Person,
    deputy: str | None,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
    person: str | None = None,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> PersonChanged:
    """Name who stands in for somebody (None: for oneself) from the first day (None: today) to the last.

    Without a deputy nobody does any more. A coordinator may name one for anybody. Raises NotAllowed, NoSuchThing,
    OwnDeputy, LastBeforeFirst, DueHasPassed and RecordMovedOn.
    """
    today = local_day(now)
    person = person or actor.id
    async with acting_for(store, Action.SET_DEPUTY, actor, person, now, message) as recorder:
        unit = recorder.unit
        present = await the_person(unit, person)
        if done := await already_done(unit, actor, Action.SET_DEPUTY, message, person):
            return PersonChanged(person=present, entry=done, repeated=True)
        must_be_the_one_seen(Person.__name__, person, present.version, seen)
        named = None
        if deputy is not None:
            stand_in = await the_person(unit, deputy)
            named = _deputy(present, stand_in, first or today, last or first or today, today)
        return await _put(recorder, present, replace(present, deputy=named), reason)


@asynccontextmanager
async def acting_for(
    store: Store, action: Action, actor: Person, person: str, now: datetime, message: str
) -> AsyncIterator[Recorder]:
    """A transaction in which the actor does this for the person; raises NotAllowed."""
    async with store.writing() as unit:
        right = await _must_cover_person(unit, actor, action, person, local_day(now))
        yield Recorder(
            unit=unit, action=action.value, now=now, actor=actor, message=message, by_right_of=right
        )


async def the_person(look: Reading, person: str) -> Person:
    """The person with this id; raises NoSuchThing."""
    found = await look.get(Person, person)
    if found is None:
        raise NoSuchThing(kind="Person", id=person)
    return found


async def must_leave_an_admin(
    look: Reading, before: Person, after: Person, protected: frozenset[str] = frozenset()
) -> None:
    """Raise ProtectedAdmin or LastAdmin where the change takes away an administrator who has to stay."""
    if before.role is not Role.ADMIN or after.role is Role.ADMIN:
        return
    object_id = before.id.rpartition("/")[2]
    if {before.id.lower(), object_id.lower()} & {one.lower() for one in protected}:
        raise ProtectedAdmin(name=before.name)
    if await look.count(Person, role=Role.ADMIN) <= 1:
        raise LastAdmin(name=before.name)


async def _must_cover_person(
    look: Reading, actor: Person, action: Action, person: str, today: date
) -> Person:
    """By whose right the actor does this for the person: their own, or that person's where they stand in for them.

    Raises NotAllowed.
    """
    away = await look.get(Person, person)
    if away is not None and away.deputy_on(today) == actor.id and action not in NOT_DEPUTISED:
        away.must_be_allowed(action)
        return away
    right = await must_cover(look, actor, action, today)
    if person != actor.id and right.scope(action) is not Scope.ANY:
        raise NotAllowed(action=action.value, needs=Role.COORDINATOR.value)
    return right


def _deputy(person: Person, stand_in: Person, first: date, last: date, today: date) -> Deputy:
    if stand_in.id == person.id:
        raise OwnDeputy()
    if last < first:
        raise LastBeforeFirst(first=first, last=last)
    must_not_have_passed(last, today)
    return Deputy(person=stand_in.id, name=stand_in.name, first=first, last=last)


def _moved(person: Person, unit: str | None) -> Person:
    """The person in an administration; who led another one leads none."""
    return replace(person, unit=unit, leads=person.leads and unit == person.unit)


async def _must_be_administration(look: Reading, unit: str) -> None:
    bodies = (await the_organisation(look)).bodies
    if not any(one.id == unit and one.kind is BodyKind.ADMINISTRATION for one in bodies):
        raise NoSuchThing(kind="Body", id=unit)


async def _put(recorder: Recorder, present: Person, changed: Person, reason: str) -> PersonChanged:
    if changed == present:
        return PersonChanged(person=present, entry=None)
    saved = await recorder.put(changed)
    entry = await recorder.note(saved.id, reason=reason, before=_told(present), after=_told(saved))
    return PersonChanged(person=saved, entry=entry)


def _told(person: Person) -> dict[str, object]:
    deputy = person.deputy
    return {
        "name": person.name,
        "role": person.role.value,
        "unit": person.unit,
        "leads": person.leads,
        "deputy": deputy and deputy.name,
        "first": deputy and deputy.first.isoformat(),
        "last": deputy and deputy.last.isoformat(),
    }
