"""What somebody is reminded of but does not own is handed back: to somebody by name, else to the coordinators."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, already_done
from state.actions.people.roles import the_person
from state.actions.recorder import Recorder
from state.deadlines.rederivation import the_organisation
from state.facts.contribution import Contribution
from state.facts.negotiation import NegotiationEntry
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person, Role, covers
from state.records.audit import AuditEntry
from state.records.errors import CannotTakeOver, NoSuchThing, PlanError
from state.records.store import OneOf, Store
from state.reminders import schedule
from state.reminders.answers.chosen import LONGEST_TEXT, another, one_a_topic, put_over, those_meant
from state.reminders.due.days import next_sending
from state.reminders.due.of_portfolio import Topic
from state.reminders.due.recipients import Staff
from state.reminders.reconcile import DISOWNED, HANDED_BACK, NOT_MINE


class NobodyElse(PlanError):
    """There is nobody else who could take this on; name somebody first."""

    text_id: ClassVar[str] = "error-nobody-else"


class HandedBack(Struct, frozen=True, kw_only=True):
    """What somebody said was not theirs, who has it now, and the coordinators who are told."""

    topics: tuple[Topic, ...]
    taker: Person | None
    told: tuple[Person, ...]
    entry: AuditEntry
    repeated: bool = False


async def not_mine(
    store: Store,
    *,
    actor: Person,
    reminders: Iterable[str],
    now: datetime,
    to: str | None = None,
    reason: str = "",
    message: str = "",
) -> HandedBack:
    """Hand back what one is reminded of but does not own: to somebody by name, else to the coordinators.

    The actor is told no more of it. Raises NotAllowed, NoSuchThing, CannotTakeOver and NobodyElse.
    """
    async with acting(store, Action.HAND_BACK, actor, now, message) as recorder:
        unit = recorder.unit
        rows = one_a_topic(await those_meant(unit, actor, Action.HAND_BACK, reminders, "", now))
        topics = tuple((row.subject_kind, row.subject) for row in rows)
        subject = "+".join(sorted(row.subject for row in rows))
        taker = await the_person(unit, to) if to else None
        writers = await unit.find(Person, role=OneOf(tuple(one for one in Role if one is not Role.VIEWER)))
        others = tuple(one for one in Staff.of(writers).coordinators if one.id != actor.id)
        told = () if taker else others
        if done := await already_done(unit, actor, Action.HAND_BACK, message, subject):
            return HandedBack(topics=topics, taker=taker, told=told, entry=done, repeated=True)
        if taker is None and not others:
            raise NobodyElse()
        for row in rows:
            await _give_back(recorder, row, taker)
            for coordinator in told:
                await _tell_handed_back(recorder, row, coordinator, reason, now)
        await schedule.follow(
            unit, {row.plan for row in rows}, {row.recipient for row in rows}, actor.id, now
        )
        entry = await recorder.note(
            subject,
            plan=rows[0].plan or None,
            reason=reason,
            after={"responsible": taker.name if taker else None, "told": [one.name for one in told]},
        )
    return HandedBack(topics=topics, taker=taker, told=told, entry=entry)


async def _give_back(recorder: Recorder, row: Reminder, taker: Person | None) -> None:
    unit = recorder.unit
    if row.subject_kind is SubjectKind.CONTRIBUTION:
        contribution = await unit.get(Contribution, row.subject)
        if contribution is None:
            raise NoSuchThing(kind="Contribution", id=row.subject)
        if taker is not None and not covers(taker, Action.SAVE_CONTRIBUTION, contribution.unit):
            body = (await the_organisation(unit)).body(contribution.unit)
            raise CannotTakeOver(name=taker.name, unit=body)
        if taker is not None or contribution.responsible == row.recipient:
            named = taker.id if taker else None
            given = replace(contribution, responsible=named, responsible_name=taker.name if taker else "")
            await recorder.put(given)
    elif row.subject_kind is SubjectKind.STEP:
        step = await unit.get(NegotiationEntry, row.subject)
        if step is None:
            raise NoSuchThing(kind="NegotiationEntry", id=row.subject)
        await recorder.put(replace(step, owner=taker.id if taker else ""))
    mark = another(row, offset=DISOWNED, at=recorder.now)
    await put_over(recorder, replace(mark, state=ReminderState.CANCELLED, why=NOT_MINE))


async def _tell_handed_back(
    recorder: Recorder, row: Reminder, coordinator: Person, reason: str, now: datetime
) -> None:
    organisation = await the_organisation(recorder.unit)
    at = next_sending(now, coordinator.id, organisation.reminders, organisation.calendar)
    told = another(
        row, kind=ReminderKind.ESCALATED, offset=HANDED_BACK, due=local_day(now), at=at, to=coordinator
    )
    if await recorder.unit.get(Reminder, told.id) is None:
        await recorder.put(replace(told, text=" ".join(reason.split())[:LONGEST_TEXT]))
