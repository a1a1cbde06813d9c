"""Everything somebody has to do, handed to somebody who may do it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import already_done
from state.actions.people.roles import acting_for, the_person
from state.deadlines.rederivation import the_organisation
from state.facts.contribution import Contribution
from state.facts.negotiation import NegotiationEntry
from state.organisation.people import Action, Person, covers
from state.overview.people import open_contributions_of, open_steps_of
from state.overview.snapshot import Snapshot
from state.records.audit import AuditEntry
from state.records.errors import CannotTakeOver, NothingToHandOver
from state.records.store import OneOf, Reading, Store


class HandedOver(Struct, frozen=True, kw_only=True):
    """What somebody has taken over, from whom; `repeated` means the same message had handed it over."""

    giver: Person
    taker: Person
    contributions: tuple[Contribution, ...]
    steps: tuple[NegotiationEntry, ...]
    entry: AuditEntry
    repeated: bool = False


async def hand_over(
    store: Store,
    *,
    actor: Person,
    to: str,
    now: datetime,
    person: str | None = None,
    reason: str = "",
    message: str = "",
) -> HandedOver:
    """Give all open tasks of somebody (None: one's own) to somebody else, in one transaction and one entry.

    A coordinator may do it for anybody, for example who has left. Raises NotAllowed, NoSuchThing,
    NothingToHandOver, and CannotTakeOver if the taker may not write one of the contributions.
    """
    person = person or actor.id
    async with acting_for(store, Action.HAND_OVER, actor, person, now, message) as recorder:
        unit = recorder.unit
        giver = await the_person(unit, person)
        taker = await the_person(unit, to)
        if done := await already_done(unit, actor, Action.HAND_OVER, message, person):
            return HandedOver(giver=giver, taker=taker, contributions=(), steps=(), entry=done, repeated=True)
        held = await _held_by(unit, giver)
        contributions, steps = open_contributions_of(held, giver), open_steps_of(held, giver)
        if giver.id == taker.id or not (contributions or steps):
            raise NothingToHandOver(name=giver.name)
        organisation = await the_organisation(unit)
        for one in contributions:
            if not covers(taker, Action.SAVE_CONTRIBUTION, one.unit):
                raise CannotTakeOver(name=taker.name, unit=organisation.body(one.unit))
        given = await recorder.put_all(
            [replace(one, responsible=taker.id, responsible_name=taker.name) for one in contributions]
        )
        passed_on = await recorder.put_all(
            [replace(one, owner=taker.id if one.owner == giver.id else taker.name) for one in steps]
        )
        entry = await recorder.note(
            giver.id,
            reason=reason,
            on_behalf_of=giver.id if giver.id != actor.id else None,
            before={"responsible": giver.name},
            after={"responsible": taker.name, "tasks": len(given) + len(passed_on)},
        )
    return HandedOver(giver=giver, taker=taker, contributions=given, steps=passed_on, entry=entry)


async def _held_by(unit: Reading, person: Person) -> Snapshot:
    """The contributions and steps that name this person."""
    written = await unit.find(Contribution, responsible=person.id)
    steps = await unit.find(NegotiationEntry, owner=OneOf((person.id, person.name)))
    return Snapshot.of((*written, *steps))
