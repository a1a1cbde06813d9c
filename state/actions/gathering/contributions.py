"""What becomes of one contribution: answered, written, submitted, returned, approved, included, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import (
    already_done,
    must_be_the_one_seen,
    must_cover,
    must_have_come,
    must_have_reason,
    the_plan,
)
from state.actions.recorder import Recorder
from state.deadlines import rederivation
from state.deadlines.contribution_round import contributor, follow, target
from state.facts.contribution import (
    Content,
    Contribution,
    ContributionEvent,
    ContributionState,
    after_all,
    contribution_id,
)
from state.facts.contribution_content import checked, must_be_complete
from state.organisation.calendar import local_day
from state.organisation.people import Action, Person
from state.records.audit import AuditEntry
from state.records.errors import ContributionIncomplete
from state.records.store import Store

UNWRITTEN = frozenset(
    {
        ContributionState.REQUESTED,
        ContributionState.ACCEPTED,
        ContributionState.NONE,
        ContributionState.WITHDRAWN,
    }
)


class Recorded(Struct, frozen=True, kw_only=True):
    """A contribution as it stands after a step, and the step's entry of the trace.

    `entry` is None where what was saved stood there already; `repeated` means the same message had done it.
    """

    contribution: Contribution
    entry: AuditEntry | None
    repeated: bool = False


class Which(TypedDict):
    """Who does something to which contribution, when, in answer to which message: what every step is told.

    `period` None is the one being prepared; `seen` is the contribution's version as the person saw it, 0 for none.
    Every step raises NotAllowed, NotOwnUnit, NoSuchThing, NoContributor, RecordMovedOn and StepRefused.
    """

    actor: Person
    plan: str
    unit: str
    now: datetime
    period: NotRequired[int | None]
    seen: NotRequired[int | None]
    message: NotRequired[str]


class _Step(Struct, frozen=True, kw_only=True):
    """`Which`, with its defaults."""

    actor: Person
    plan: str
    unit: str
    now: datetime
    period: int | None = None
    seen: int | None = None
    message: str = ""

    @property
    def today(self) -> date:
        """The local date."""
        return local_day(self.now)

    @property
    def is_for_own_unit(self) -> bool:
        """Whether the actor works where the contribution comes from."""
        return self.actor.unit == self.unit


_Change = Callable[[Contribution, Person], Contribution]
_Events = tuple[ContributionEvent, ...]


async def respond(store: Store, *, accept: bool, reason: str = "", **which: Unpack[Which]) -> Recorded:
    """Answer a request: the unit will contribute, or gives none ("intet bidrag"), which needs no request."""
    step = _Step(**which)

    def answered(present: Contribution, _: Person) -> Contribution:
        if not accept:
            return replace(present, received=step.today)
        open_again = replace(present, received=None)
        return _taken_on(open_again, step.actor) if step.is_for_own_unit else open_again

    event = ContributionEvent.ACCEPT if accept else ContributionEvent.DECLINE
    return await _do(store, step, Action.ANSWER_REQUEST, (event,), answered, reason)


async def save_contribution(
    store: Store, *, content: Content, received: date | None = None, **which: Unpack[Which]
) -> Recorded:
    """Keep what the unit gives as a new revision of its contribution; earlier ones stay in the trace.

    Content that stands there already leaves no trace. What management had approved is only submitted again after
    a change. `received` is the day it came. Raises FieldInvalid, DayNotYet, and ContributionIncomplete for nothing
    at all.
    """
    step = _Step(**which)

    def written(present: Contribution, _: Person) -> Contribution:
        return _written(present, step, content, received)

    return await _do(store, step, Action.SAVE_CONTRIBUTION, (ContributionEvent.SAVE,), written)


async def submit_contribution(
    store: Store, *, content: Content | None = None, received: date | None = None, **which: Unpack[Which]
) -> Recorded:
    """Hand the contribution in, or in again after a return: this content, saved by the same step, or what is there.

    `received` is the day it came, None for today. Raises ContributionIncomplete, DayNotYet and what saving raises.
    """
    step = _Step(**which)

    def submitted(present: Contribution, right: Person) -> Contribution:
        given = present if content is None else _written(present, step, content, received)
        must_be_complete(given.content)
        if received is not None:
            must_have_come(received, step.today)
        return replace(
            given,
            received=received or step.today,
            submitted_by=step.actor.id,
            submitted_by_name=step.actor.name,
            submitted_for=right.name if right.id != step.actor.id else "",
            returned_because="",
        )

    submits = (ContributionEvent.SUBMIT,)
    events = submits if content is None else (ContributionEvent.SAVE, *submits)
    return await _do(store, step, Action.SUBMIT_CONTRIBUTION, events, submitted)


async def return_contribution(store: Store, *, reason: str, **which: Unpack[Which]) -> Recorded:
    """Send a contribution back to its unit with a reason; raises ReasonMissing."""

    def returned(present: Contribution, _: Person) -> Contribution:
        must_have_reason(reason)
        return replace(present, returned_because=reason.strip(), approved_by_name="")

    return await _do(
        store, _Step(**which), Action.RETURN_CONTRIBUTION, (ContributionEvent.RETURN,), returned, reason
    )


async def approve_contribution(store: Store, *, by: str = "", **which: Unpack[Which]) -> Recorded:
    """Mark a submitted contribution as approved by the unit's management; `by` names the manager, if not the actor.

    The unit's own contributor may do it, for the bot asks no manager: the mark says that the unit vouches for it.
    A coordinator may do it for any unit, which is traced as on its behalf.
    """
    step = _Step(**which)

    def approved(present: Contribution, _: Person) -> Contribution:
        return replace(present, approved_by_name=by.strip() or step.actor.name)

    return await _do(store, step, Action.APPROVE_CONTRIBUTION, (ContributionEvent.APPROVE,), approved)


async def include_contribution(store: Store, **which: Unpack[Which]) -> Recorded:
    """Mark an approved contribution as worked into the plan."""

    def included(present: Contribution, _: Person) -> Contribution:
        return present

    return await _do(
        store, _Step(**which), Action.INCLUDE_CONTRIBUTION, (ContributionEvent.INCLUDE,), included
    )


async def withdraw_contribution(store: Store, *, reason: str, **which: Unpack[Which]) -> Recorded:
    """Take a contribution back with a reason; an included one is reopened first. Raises ReasonMissing."""

    def withdrawn(present: Contribution, _: Person) -> Contribution:
        must_have_reason(reason)
        return replace(present, approved_by_name="")

    return await _do(
        store, _Step(**which), Action.WITHDRAW_CONTRIBUTION, (ContributionEvent.WITHDRAW,), withdrawn, reason
    )


async def reopen_contribution(store: Store, *, reason: str, **which: Unpack[Which]) -> Recorded:
    """Go back on "none", a withdrawal, an approval or an inclusion; raises ReasonMissing."""
    step = _Step(**which)

    def reopened(present: Contribution, _: Person) -> Contribution:
        must_have_reason(reason)
        again = replace(present, approved_by_name="")
        return replace(again, received=None, requested=step.today) if present.state in UNWRITTEN else again

    return await _do(store, step, Action.REOPEN_CONTRIBUTION, (ContributionEvent.REOPEN,), reopened, reason)


async def _do(
    store: Store, step: _Step, action: Action, events: _Events, change: _Change, reason: str = ""
) -> Recorded:
    async with store.writing((step.plan,)) as unit:
        right = await must_cover(unit, step.actor, action, step.today, step.unit)
        body = contributor(await rederivation.the_organisation(unit), step.unit)
        period = target(await the_plan(unit, step.plan), step.today, step.period).number
        record_id = contribution_id(step.plan, period, step.unit)
        present = await unit.get(Contribution, record_id)
        done = await already_done(unit, step.actor, action, step.message, record_id)
        if done is not None and present is not None:
            return Recorded(contribution=present, entry=done, repeated=True)
        live = present if present is not None and not present.annulled else None
        must_be_the_one_seen(Contribution.__name__, record_id, live.version if live else 0, step.seen)
        state = after_all(live, events, body)
        changed = change(live or _empty(step, period, record_id, state, present), right)
        if live is not None and events == (ContributionEvent.SAVE,) and _is_unchanged(live, changed):
            state = live.state
        if changed == live and state is live.state:
            return Recorded(contribution=live, entry=None)
        recorder = Recorder(
            unit=unit,
            action=action.value,
            now=step.now,
            actor=step.actor,
            message=step.message,
            by_right_of=right,
        )
        saved = await recorder.put(replace(changed, state=state))
        await follow(unit, step.plan, period, step.today)
        entry = await recorder.note(
            record_id,
            plan=step.plan,
            reason=reason,
            on_behalf_of=step.unit if right.unit != step.unit else None,
            before={"state": live.state.value if live else None, "revision": live.revision if live else 0},
            after={"state": saved.state.value, "revision": saved.revision},
        )
    return Recorded(contribution=saved, entry=entry)


def _written(present: Contribution, step: _Step, content: Content, received: date | None) -> Contribution:
    """The contribution with this content, as a new revision where it is another than before."""
    kept = checked(content)
    if kept == Content():
        raise ContributionIncomplete(missing="kinds")
    if received is not None:
        must_have_come(received, step.today)
    same = present.content == kept
    draft = replace(
        present,
        content=kept,
        revision=present.revision if same else present.revision + 1,
        received=received or present.received,
        approved_by_name=present.approved_by_name if same else "",
    )
    mine = step.is_for_own_unit and draft.responsible is None and draft != present
    return _taken_on(draft, step.actor) if mine else draft


def _empty(
    step: _Step, period: int, record_id: str, state: ContributionState, annulled: Contribution | None
) -> Contribution:
    """A contribution nobody has asked for, in the place of an annulled one if there is one."""
    return Contribution(
        id=record_id,
        plan=step.plan,
        period=period,
        unit=step.unit,
        state=state,
        revision=annulled.revision if annulled else 0,
        version=annulled.version if annulled else 0,
    )


def _is_unchanged(live: Contribution, saved: Contribution) -> bool:
    """Whether what was saved had been written before, so that nothing becomes of it."""
    return saved.content == live.content and live.state not in UNWRITTEN


def _taken_on(contribution: Contribution, by: Person) -> Contribution:
    """The contribution with somebody of the unit who is responsible for it."""
    return replace(contribution, responsible=by.id, responsible_name=by.name)
