"""A round of contributions: every administration asked once, whatever how often the round is opened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, already_done, must_be_the_one_seen, must_not_have_passed, the_plan
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.contribution_round import DUE, OPENED, contributor, follow, live_contributions, target
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.derivation import deadline_id
from state.deadlines.rules import Owner
from state.deadlines.stages import TRANSITIONS, Event
from state.facts.contribution import (
    Contribution,
    ContributionEvent,
    ContributionState,
    after,
    contribution_id,
)
from state.facts.plan import Period, Plan
from state.organisation.bodies import Body
from state.organisation.calendar import Span, local_day
from state.organisation.people import Action, Person
from state.records.audit import AuditEntry
from state.records.errors import InternalDayTooLate
from state.records.store import Store, Writing


class RoundOpened(Struct, frozen=True, kw_only=True):
    """What opening a round did: who is asked now, whose day moved, and who had answered and was left alone.

    `entry` is None where everybody had been asked for just this before; `repeated` means the same message had
    opened the round already.
    """

    plan: Plan
    period: int
    requested: tuple[Contribution, ...] = ()
    extended: tuple[Contribution, ...] = ()
    unchanged: tuple[Contribution, ...] = ()
    deadline: Deadline | None = None
    entry: AuditEntry | None = None
    repeated: bool = False


class _Asked(Struct, frozen=True, kw_only=True):
    """What the round asks for.

    `moves` means that the round's own deadline gets another day, `again` that those who gave none are asked again.
    """

    plan: str
    period: int
    today: date
    due: date | None
    internal_due: date | None
    request: str
    moves: bool
    again: bool

    def of(self, contribution: Contribution) -> Contribution:
        """The contribution asked for on these terms."""
        return replace(
            contribution,
            requested=contribution.requested or self.today,
            due=self.due,
            internal_due=self.internal_due,
            request=self.request,
        )


async def open_round(
    store: Store,
    *,
    actor: Person,
    plan: str,
    due: date,
    now: datetime,
    units: Iterable[str] | None = None,
    internal_due: date | None = None,
    request: str = "",
    period: int | None = None,
    seen: int | None = None,
    message: str = "",
) -> RoundOpened:
    """Ask these administrations (None: all but the gathering one) for a contribution by `due`.

    Opened again, a round moves the days of those who owe an answer, asks those who withdrew, and leaves what has
    been answered alone; an administration that is named is asked again even if it had answered that it gives
    none. The period (None: the one being prepared) moves on to gathering contributions where its stage allows;
    `seen` is the plan's version. Raises NotAllowed, NoSuchThing, NoContributor, DueHasPassed, InternalDayTooLate
    and RecordMovedOn.
    """
    today = local_day(now)
    async with acting(store, Action.OPEN_ROUND, actor, now, message, (plan,)) as recorder:
        unit = recorder.unit
        organisation = await rederivation.the_organisation(unit)
        found = await the_plan(unit, plan)
        chosen = target(found, today, period)
        subject = f"{plan}.{chosen.number}"
        done = await already_done(unit, actor, Action.OPEN_ROUND, message, subject)
        if done is not None:
            return await _opened(unit, found, chosen, done)
        must_be_the_one_seen("Plan", plan, found.version, seen)
        must_not_have_passed(due, today)
        if internal_due is not None:
            must_not_have_passed(internal_due, today)
            if internal_due > due:
                raise InternalDayTooLate(internal=internal_due, due=due)
        bodies = (
            organisation.contributors()
            if units is None
            else tuple(contributor(organisation, one) for one in dict.fromkeys(units))
        )
        others = [
            one
            for one in await live_contributions(unit, plan, chosen.number)
            if one.requested is not None and one.unit not in {body.id for body in bodies}
        ]
        old = await unit.get(Deadline, deadline_id(plan, chosen.number, DUE))
        shared = units is None or not others or old is None or old.due is None
        asked = _Asked(
            plan=plan,
            period=chosen.number,
            today=today,
            due=None if shared else due,
            internal_due=internal_due,
            request=request.strip(),
            moves=shared and (old is None or old.due != Span.day(due)),
            again=units is not None,
        )
        opened = RoundOpened(plan=found, period=chosen.number)
        for body in bodies:
            opened = await _ask(recorder, asked, body, opened)
        if opened.requested or opened.extended:
            await _move_stage(recorder, found, chosen)
            await _meet_opening(recorder, plan, chosen)
        if shared and (opened.requested or opened.extended):
            await _set_due(recorder, plan, chosen, old, due)
        if not recorder.has_changed:
            return replace(opened, deadline=old)
        await follow(unit, plan, chosen.number, today)
        await rederivation.rederive(unit, (plan,), today)
        entry = await recorder.note(
            subject,
            plan=plan,
            reason=request,
            before={"due": _days(old)},
            after={
                "due": due.isoformat(),
                "internal_due": internal_due and internal_due.isoformat(),
                "requested": [one.unit for one in opened.requested],
                "extended": [one.unit for one in opened.extended],
            },
        )
        return replace(
            opened,
            plan=await the_plan(unit, plan),
            deadline=await unit.get(Deadline, deadline_id(plan, chosen.number, DUE)),
            entry=entry,
        )


async def _ask(recorder: Recorder, asked: _Asked, body: Body, opened: RoundOpened) -> RoundOpened:
    record_id = contribution_id(asked.plan, asked.period, body.id)
    present = await recorder.unit.get(Contribution, record_id)
    if present is None or present.annulled:
        fresh = Contribution(
            id=record_id,
            plan=asked.plan,
            period=asked.period,
            unit=body.id,
            state=after(present, ContributionEvent.REQUEST, body),
            revision=present.revision if present else 0,
            version=present.version if present else 0,
        )
        return replace(opened, requested=(*opened.requested, await recorder.put(asked.of(fresh))))
    over = {ContributionState.WITHDRAWN, *([ContributionState.NONE] if asked.again else [])}
    if present.state in over:
        state = after(present, ContributionEvent.REOPEN, body)
        again = asked.of(replace(present, state=state, requested=None, received=None))
        return replace(opened, requested=(*opened.requested, await recorder.put(again)))
    extended = asked.of(present)
    if present.is_answered or (extended == present and not asked.moves):
        return replace(opened, unchanged=(*opened.unchanged, present))
    saved = present if extended == present else await recorder.put(extended)
    return replace(opened, extended=(*opened.extended, saved))


async def _move_stage(recorder: Recorder, plan: Plan, period: Period) -> None:
    """To contributions, where the table has the move; a round opened later leaves the stage as it is."""
    stage = TRANSITIONS.get((period.stage, Event.ROUND_OPENED), period.stage)
    if stage is not period.stage:
        moved = replace(period, stage=stage)
        await recorder.put(
            replace(plan, periods=tuple(moved if one == period else one for one in plan.periods))
        )


async def _meet_opening(recorder: Recorder, plan: str, period: Period) -> None:
    opening = await recorder.unit.get(Deadline, deadline_id(plan, period.number, OPENED))
    if opening is not None and opening.is_open():
        await recorder.put(replace(opening, state=DeadlineState.MET))


async def _set_due(recorder: Recorder, plan: str, period: Period, old: Deadline | None, due: date) -> None:
    known = old or Deadline(
        id=deadline_id(plan, period.number, DUE),
        plan=plan,
        period=period.number,
        rule=DUE,
        owner=Owner.CONTRIBUTORS.value,
    )
    new = replace(known, due=Span.day(due), fixed=True, state=DeadlineState.OPEN, reason="")
    if new != old:
        await recorder.put(new)


async def _opened(unit: Writing, plan: Plan, period: Period, entry: AuditEntry) -> RoundOpened:
    """The round as the same message opened it before."""
    ids = {change.id: change for change in entry.changes if change.kind == Contribution.__name__}
    live = [one for one in await live_contributions(unit, plan.id, period.number) if one.id in ids]
    said = entry.after.get("extended")
    extended = said if isinstance(said, list) else []
    return RoundOpened(
        plan=plan,
        period=period.number,
        requested=tuple(one for one in live if one.unit not in extended),
        extended=tuple(one for one in live if one.unit in extended),
        deadline=await unit.get(Deadline, deadline_id(plan.id, period.number, DUE)),
        entry=entry,
        repeated=True,
    )


def _days(deadline: Deadline | None) -> str | None:
    return deadline.due.first.isoformat() if deadline and deadline.due else None
