"""How people are reminded: what somebody wishes for themselves, who leads a unit, what a plan does otherwise."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, already_done, must_be_the_one_seen, the_plan
from state.actions.people.roles import PersonChanged, the_person
from state.deadlines.rulebook import BY_ID
from state.facts.plan import Plan
from state.organisation.people import Action, Level, Person
from state.organisation.reminder_policy import DEFAULT_OFFSETS, Changes
from state.records.audit import AuditEntry
from state.records.errors import PlanError, UnitMissing
from state.records.store import Store

FURTHEST, MOST = 730, 10  # days ahead, and how many times
LONGEST_WAIT = 60  # working days


class PolicyInvalid(PlanError):
    """A plan's reminders name a rule there is not, or days that cannot be; `field` says which."""

    text_id: ClassVar[str] = "error-reminder-policy"
    field: str


class PolicySet(Struct, frozen=True, kw_only=True):
    """A plan with the reminders it has now; `entry` is None where it had them already."""

    plan: Plan
    entry: AuditEntry | None
    repeated: bool = False


async def set_wishes(
    store: Store,
    *,
    actor: Person,
    now: datetime,
    level: Level | None = None,
    weekly: bool | None = None,
    message: str = "",
) -> PersonChanged:
    """Keep how much the actor wants to be reminded, and whether of the week; None leaves it as it is."""
    async with acting(store, Action.SET_WISHES, actor, now, message) as recorder:
        present = await recorder.unit.get(Person, actor.id) or replace(actor, version=0)
        if done := await already_done(recorder.unit, actor, Action.SET_WISHES, message):
            return PersonChanged(person=present, entry=done, repeated=True)
        old = present.wishes
        wishes = replace(
            old,
            level=old.level if level is None else level,
            weekly=old.weekly if weekly is None else weekly,
        )
        if wishes == old:
            return PersonChanged(person=present, entry=None)
        saved = await recorder.put(replace(present, wishes=wishes))
        entry = await recorder.note(
            saved.id,
            before={"name": present.name, "level": old.level.value, "weekly": old.weekly},
            after={"name": saved.name, "level": wishes.level.value, "weekly": wishes.weekly},
        )
    return PersonChanged(person=saved, entry=entry)


async def set_lead(
    store: Store,
    *,
    actor: Person,
    person: str,
    leads: bool,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> PersonChanged:
    """Name somebody a lead of their unit, or no longer; raises NotAllowed, NoSuchThing and UnitMissing."""
    async with acting(store, Action.SET_LEAD, actor, now, message) as recorder:
        present = await the_person(recorder.unit, person)
        if done := await already_done(recorder.unit, actor, Action.SET_LEAD, message, person):
            return PersonChanged(person=present, entry=done, repeated=True)
        must_be_the_one_seen(Person.__name__, person, present.version, seen)
        if leads and present.unit is None:
            raise UnitMissing(name=present.name)
        if present.leads == leads:
            return PersonChanged(person=present, entry=None)
        saved = await recorder.put(replace(present, leads=leads))
        entry = await recorder.note(
            person,
            reason=reason,
            before={"name": present.name, "leads": present.leads},
            after={"name": saved.name, "leads": saved.leads, "unit": saved.unit},
        )
    return PersonChanged(person=saved, entry=entry)


async def set_policy(
    store: Store,
    *,
    actor: Person,
    plan: str,
    changes: Changes | None,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
    message: str = "",
) -> PolicySet:
    """Have a plan remind otherwise than the others (None: as they do); raises NotAllowed and PolicyInvalid."""
    async with acting(store, Action.SET_REMINDERS, actor, now, message) as recorder:
        present = await the_plan(recorder.unit, plan)
        if done := await already_done(recorder.unit, actor, Action.SET_REMINDERS, message, plan):
            return PolicySet(plan=present, entry=done, repeated=True)
        must_be_the_one_seen(Plan.__name__, plan, present.version, seen)
        kept = None if changes is None else _checked(changes)
        if kept == Changes():
            kept = None
        if present.reminders == kept:
            return PolicySet(plan=present, entry=None)
        saved = await recorder.put(replace(present, reminders=kept))
        entry = await recorder.note(
            plan, plan=plan, reason=reason, before=_told(present.reminders), after=_told(kept)
        )
    return PolicySet(plan=saved, entry=entry)


def _checked(changes: Changes) -> Changes:
    for rule, days in changes.offsets.items():
        if rule not in BY_ID and rule not in DEFAULT_OFFSETS:
            raise PolicyInvalid(field=rule)
        if len(days) > MOST or any(not 0 <= one <= FURTHEST for one in days):
            raise PolicyInvalid(field=rule)
    for name in ("overdue_weeks", "lead_after", "coordinator_after"):
        value = getattr(changes, name)
        if value is not None and not 1 <= value <= LONGEST_WAIT:
            raise PolicyInvalid(field=name)
    offsets = {rule: tuple(sorted(set(days), reverse=True)) for rule, days in changes.offsets.items()}
    return replace(changes, offsets=offsets)


def _told(changes: Changes | None) -> dict[str, object]:
    if changes is None:
        return {}
    waits = {
        name: value
        for name in ("overdue_weeks", "lead_after", "coordinator_after")
        if (value := getattr(changes, name)) is not None
    }
    return {**{rule: list(days) for rule, days in changes.offsets.items()}, **waits}
