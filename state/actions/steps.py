"""A step agreed in a negotiation, taken: its owner, whoever stands in for them, or a coordinator says so."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from state.actions.bearings import acting
from state.actions.checks import already_done, must_be_the_one_seen
from state.audit import AuditEntry
from state.calendar import local_day
from state.errors import NoSuchThing, NotAllowed
from state.negotiation import NegotiationEntry
from state.people import Action, Person, Role, Scope
from state.store.protocol import Reading, Store


class StepFinished(Struct, frozen=True, kw_only=True):
    """The meeting whose step was taken; `entry` is None where that was known, `repeated` for the same message."""

    step: NegotiationEntry
    entry: AuditEntry | None
    repeated: bool = False


async def finish_step(
    store: Store, *, actor: Person, step: str, now: datetime, seen: int | None = None, message: str = ""
) -> StepFinished:
    """Mark the next step of a meeting as taken today; raises NotAllowed, NoSuchThing and RecordMovedOn."""
    async with acting(store, Action.FINISH_STEP, actor, now, message) as recorder:
        found = await recorder.unit.get(NegotiationEntry, step)
        if found is None or found.annulled or not found.next_step:
            raise NoSuchThing(kind="NegotiationEntry", id=step)
        await _must_be_theirs(recorder.unit, found, actor, now)
        if done := await already_done(recorder.unit, actor, Action.FINISH_STEP, message, step):
            return StepFinished(step=found, entry=done, repeated=True)
        must_be_the_one_seen("NegotiationEntry", step, found.version, seen)
        if found.done_on is not None:
            return StepFinished(step=found, entry=None)
        saved = await recorder.put(replace(found, done_on=local_day(now)))
        entry = await recorder.note(step, plan=found.plan, after={"step": found.next_step})
    return StepFinished(step=saved, entry=entry)


async def _must_be_theirs(look: Reading, step: NegotiationEntry, actor: Person, now: datetime) -> None:
    present = await look.get(Person, actor.id) or actor
    if present.scope(Action.FINISH_STEP) is Scope.ANY:
        return
    today = local_day(now)
    away = [one for one in await look.find(Person, deputy_id=actor.id) if one.deputy_on(today) == actor.id]
    if not any(step.owner in (one.id, one.name) for one in (present, *away)):
        raise NotAllowed(action=Action.FINISH_STEP.value, needs=Role.COORDINATOR.value)
