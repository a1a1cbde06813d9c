"""A postponed case: its body's new day, and the later bodies no sooner than the usual steps after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from msgspec.structs import replace

from state.actions.approval.stage_after_decision import BODY_RULES
from state.actions.recorder import Recorder, restored
from state.deadlines.deadline import Deadline
from state.deadlines.derivation import deadline_id
from state.facts.decision import Decision, Key, Outcome
from state.organisation.bodies import Body, Organisation
from state.organisation.calendar import Precision, Span
from state.records.audit import AuditEntry
from state.records.errors import PlanError

STEP = timedelta(weeks=2)  # from one body to the next, four weeks in all (protocol remark of 2016)
RELEASE = "release"


class NewDateMissing(PlanError):
    """A postponed case needs its new day, or the word that it is not known."""

    text_id: ClassVar[str] = "error-new-date-missing"
    body: Body


class NewDateTooEarly(PlanError):
    """The new day does not lie after the meeting that postponed the case."""

    text_id: ClassVar[str] = "error-new-date-too-early"
    on: date
    day: date


async def postpone(
    recorder: Recorder, decision: Decision, unknown: bool, organisation: Organisation
) -> frozenset[str]:
    """Move what depends on a postponed case; returns the ids of the deadlines the period's start is too near for.

    Where the new day is not known, the body's own deadline loses its date and the later ones keep theirs.
    Raises NewDateMissing and NewDateTooEarly.
    """
    if decision.body not in organisation.route or not decision.has(Outcome.POSTPONED):
        return frozenset()
    day = decision.postponed_to
    if day is None and not unknown:
        raise NewDateMissing(body=organisation.body(decision.body))
    if day is not None and day <= decision.on:
        raise NewDateTooEarly(on=decision.on, day=day)
    late = set()
    for rule, steps in _dependent(decision, organisation):
        found = await recorder.unit.get(Deadline, deadline_id(decision.plan, decision.period, rule))
        if found is None or (steps and not found.is_open()):
            continue
        due = _moved(found, day, steps)
        if due != found.due:
            found = await recorder.put(replace(found, due=due, fixed=True))
        if found.anchor is not None and found.first is not None and found.first >= found.anchor:
            late.add(found.id)
    return frozenset(late)


async def put_back(recorder: Recorder, decision: str) -> None:
    """Give every deadline that the decision moved or met back what it was, unless somebody changed it since."""
    for entry in await recorder.unit.find(AuditEntry, subject=decision):
        for change in entry.changes:
            if change.kind != Deadline.__name__ or change.before is None:
                continue
            now = await recorder.unit.get(Deadline, change.id)
            if now is not None and now.version == change.after["version"]:
                await recorder.put(restored(change, now.version))


def _dependent(decision: Decision, organisation: Organisation) -> Iterator[tuple[str, int]]:
    """The rules of the deadlines that depend on the case, and how many steps after the new day they come."""
    place = organisation.route.index(decision.body)
    council = len(BODY_RULES) - 1
    postponed = {point.concerns for point in decision.points if point.outcome is Outcome.POSTPONED}
    if Key.CONTENT in postponed:
        yield from ((rule, steps) for steps, rule in enumerate(BODY_RULES[place:]))
    yield RELEASE, council - place


def _moved(found: Deadline, day: date | None, steps: int) -> Span | None:
    if steps == 0 and found.rule != RELEASE:
        return Span.day(day) if day else None
    if found.due is None or day is None:
        return found.due
    soonest = day + steps * STEP
    if found.due.first >= soonest:
        return found.due
    length = found.due.last - found.due.first
    precision = Precision.DAYS if length else Precision.DAY
    return Span(first=soonest, last=soonest + length, precision=precision)
