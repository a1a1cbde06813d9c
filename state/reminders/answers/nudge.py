"""A coordinator asks once more: those who owe a contribution are told at their next moment, once a day at most."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from state.actions.acting import acting, already_done
from state.deadlines.rederivation import the_organisation
from state.facts.contribution import Contribution
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind, reminder_id
from state.organisation.bodies import Organisation
from state.organisation.calendar import local_day
from state.organisation.people import Action, Level, Person, Role
from state.overview.people import OWED
from state.records.audit import AuditEntry
from state.records.errors import NoSuchThing
from state.records.store import OneOf, Reading, Store
from state.reminders.deputies import AddressBook, address_book
from state.reminders.due.days import next_sending
from state.reminders.due.of_portfolio import is_owed
from state.reminders.due.recipients import Staff
from state.reminders.reconcile import ASKED_AGAIN

LONGEST_TEXT = 500


class Asked(Struct, frozen=True, kw_only=True):
    """One contribution that is owed, and one person who owes it (None: nobody of the unit is known)."""

    contribution: Contribution
    person: Person | None
    reminder: Reminder | None = None


class Nudged(Struct, frozen=True, kw_only=True):
    """Who is told at their next moment, who was asked today already, and who cannot be told at all.

    `entry` is None where nobody is told anew, `repeated` means that the same message had asked.
    """

    told: tuple[Asked, ...] = ()
    already: tuple[Asked, ...] = ()
    unreachable: tuple[Asked, ...] = ()
    entry: AuditEntry | None = None
    repeated: bool = False


async def nudge(
    store: Store,
    *,
    actor: Person,
    now: datetime,
    plans: Iterable[str] | None = None,
    units: Iterable[str] | None = None,
    text: str = "",
    message: str = "",
) -> Nudged:
    """Ask those who owe a contribution to these plans, of these units (None: any), to give it.

    Who has been asked today, or is told at that moment anyway, is not asked twice. Raises NotAllowed and NoSuchThing.
    """
    async with acting(store, Action.NUDGE, actor, now, message) as recorder:
        unit = recorder.unit
        owed = await _owed(unit, await the_organisation(unit), plans, units)
        subject = "+".join(sorted({one.plan for one in owed})) or "portfolio"
        done = await already_done(unit, actor, Action.NUDGE, message)
        nudged = await _sorted_out(unit, owed, actor, now, text)
        if done is not None:
            return Nudged(already=nudged.already, unreachable=nudged.unreachable, entry=done, repeated=True)
        await recorder.put_all([one.reminder for one in nudged.told if one.reminder is not None])
        if not nudged.told:
            return nudged
        names = sorted({one.person.name for one in nudged.told if one.person})
        entry = await recorder.note(subject, plan=owed[0].plan, reason=text, after={"told": names})
    return Nudged(told=nudged.told, already=nudged.already, unreachable=nudged.unreachable, entry=entry)


async def nudged_by(
    look: Reading,
    actor: Person,
    now: datetime,
    *,
    plans: Iterable[str] | None = None,
    units: Iterable[str] | None = None,
) -> Nudged:
    """Who would be told if the actor asked now, who was already, and who cannot be; raises NoSuchThing."""
    owed = await _owed(look, await the_organisation(look), plans, units)
    return await _sorted_out(look, owed, actor, now, "")


async def _sorted_out(
    look: Reading, owed: tuple[Contribution, ...], actor: Person, now: datetime, text: str
) -> Nudged:
    desk = _Nudging(
        organisation=await the_organisation(look),
        actor=actor,
        now=now,
        text=" ".join(text.split())[:LONGEST_TEXT],
        staff=Staff.of(await look.find(Person, role=OneOf(tuple(set(Role) - {Role.VIEWER})))),
    )
    waiting = await look.find(Reminder, subject=OneOf(tuple(one.id for one in owed)))
    asked = desk.asked(owed)
    book = await address_book(look, (one.reminder for one in asked if one.reminder), local_day(now))
    return desk.nudged(asked, waiting, book)


async def _owed(
    look: Reading, organisation: Organisation, plans: Iterable[str] | None, units: Iterable[str] | None
) -> tuple[Contribution, ...]:
    """The contributions meant that are owed; raises NoSuchThing for a plan or unit there is not."""
    chosen = None if plans is None else tuple(plans)
    asked = None if units is None else tuple(units)
    known = {body.id for body in organisation.contributors()}
    for one in asked or ():
        if one not in known:
            raise NoSuchThing(kind="Body", id=one)
    found = await (look.find(Plan, annulled=False) if chosen is None else look.find(Plan, id=OneOf(chosen)))
    by_id = {plan.id: plan for plan in found if not plan.annulled}
    for name in chosen or ():
        if name not in by_id:
            raise NoSuchThing(kind="Plan", id=name)
    of_plans = OneOf(tuple(by_id))
    given = await look.find(Contribution, plan=of_plans, state=OneOf(tuple(OWED)), order=("plan", "unit"))
    return tuple(
        one for one in given if is_owed(one, by_id[one.plan]) and (asked is None or one.unit in asked)
    )


class _Nudging(Struct, frozen=True, kw_only=True):
    organisation: Organisation
    actor: Person
    now: datetime
    text: str
    staff: Staff

    def asked(self, owed: Iterable[Contribution]) -> tuple[Asked, ...]:
        """Everybody who owes one of these, with the row that would tell them."""
        found: list[Asked] = []
        for one in owed:
            people = self.staff.answering_for(one)
            found += [
                Asked(contribution=one, person=person, reminder=self._row(one, person))
                for person in people
                if person.id != self.actor.id
            ] or ([] if people else [Asked(contribution=one, person=None)])
        return tuple(found)

    def nudged(self, asked: Iterable[Asked], present: Iterable[Reminder], book: AddressBook) -> Nudged:
        """Who of these is told, who was asked today already, and who cannot be told."""
        rows = tuple(present)
        told: list[Asked] = []
        already: list[Asked] = []
        unreachable: list[Asked] = []
        for one in asked:
            person, row = one.person, one.reminder
            if (
                person is None
                or row is None
                or person.wishes.level is Level.NONE
                or book.told(person.id) is None
            ):
                unreachable.append(one)
            elif any(each.id == row.id or _comes_anyway(each, row) for each in rows):
                already.append(one)
            else:
                told.append(one)
        return Nudged(told=tuple(told), already=tuple(already), unreachable=tuple(unreachable))

    def _row(self, one: Contribution, person: Person) -> Reminder:
        today, kind = local_day(self.now), SubjectKind.CONTRIBUTION
        policy, calendar = self.organisation.reminders, self.organisation.calendar
        return Reminder(
            id=reminder_id(kind, one.id, person.id, ReminderKind.REQUESTED, ASKED_AGAIN, today),
            tenant=person.tenant,
            recipient=person.id,
            plan=one.plan,
            subject_kind=kind,
            subject=one.id,
            kind=ReminderKind.REQUESTED,
            offset=ASKED_AGAIN,
            due=today,
            next_at=next_sending(self.now, person.id, policy, calendar),
            text=self.text,
        )


def _comes_anyway(present: Reminder, row: Reminder) -> bool:
    """Whether the person is told of the same thing by then in any case."""
    same = (present.subject, present.recipient) == (row.subject, row.recipient)
    return same and present.state is ReminderState.WAITING and present.next_at <= row.next_at
