"""By whose right an action is done: one's own, or that of somebody away; asked inside the transaction."""

from __future__ import annotations

from datetime import date

from state.errors import NotAllowed, NotOwnUnit
from state.people import Action, Person, covers, least_role, scope_of
from state.store.protocol import Reading
from state.upkeep import the_organisation


async def must_cover(
    look: Reading, actor: Person, action: Action, today: date, unit: str | None = None
) -> Person:
    """The person by whose right the actor may do this for the unit (None: for no one unit) today.

    A role counts as it is recorded now, so what was taken away since the conversation began is gone. Raises
    NotAllowed, and NotOwnUnit where the role covers the actor's own unit alone.
    """
    present = await look.get(Person, actor.id) or actor
    if covers(present, action, unit):
        return present
    away = await look.find(Person, deputy_id=actor.id)
    entitled = scope_of(present, action, unit, today, away)
    if entitled is not None:
        return entitled
    if unit is None or scope_of(present, action, None, today, away) is None:
        raise NotAllowed(action=action.value, needs=least_role(action).value)
    body = next((one for one in (await the_organisation(look)).bodies if one.id == unit), None)
    raise NotOwnUnit(action=action.value, unit=body)
