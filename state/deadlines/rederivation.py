"""Deadlines kept in line with rules, plans and open questions, inside the transaction that changed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines.deadline import SHARED, Deadline, DeadlineState
from state.deadlines.derivation import plan_deadlines, shared_deadlines
from state.deadlines.rulebook import RULES, is_event
from state.deadlines.rules import DeadlineRule
from state.deadlines.stages import advance
from state.facts.funding import Appropriation
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.records.errors import NoSuchThing
from state.records.store import OneOf, Reading, Writing

SAMPLE_ANCHORS = (date(2025, 12, 31), date(2026, 1, 1), date(2028, 1, 1), date(2028, 3, 1), date(2030, 7, 1))

RULE_GONE = "rule-gone"  # why nobody owes what no rule gives any more


class Moved(Struct, frozen=True, kw_only=True):
    """A deadline before and after a change; `before` is None for a new one."""

    before: Deadline | None
    after: Deadline


def rulebook_fingerprint(rules: Iterable[DeadlineRule] = RULES) -> str:
    """A text that changes whenever a rule, when it holds, or what it gives, changes."""
    told = [
        (
            (one.id, one.anchor.value, one.owner.value, one.force.value, one.budget_years_before),
            (str(one.valid_from), str(one.valid_to)),
            [str(one.gives(anchor)) for anchor in SAMPLE_ANCHORS],
        )
        for one in rules
    ]
    return sha256(repr(told).encode()).hexdigest()[:16]


async def the_organisation(unit: Reading) -> Organisation:
    """The municipality; raises NoSuchThing in an empty store."""
    found = await unit.get(Organisation, "organisation")
    if found is None:
        raise NoSuchThing(kind="Organisation", id="organisation")
    return found


async def rederive(unit: Writing, plans: Iterable[str] | None, today: date) -> tuple[Moved, ...]:
    """Derive the deadlines of these plans (None: all, and the shared ones) and save what changed."""
    organisation = await the_organisation(unit)
    chosen = None if plans is None else OneOf(tuple(plans))
    found = await (unit.find(Plan) if chosen is None else unit.find(Plan, id=chosen))
    stored = await _by_plan(unit, chosen)
    questions = await _questions(unit, chosen)
    differ: list[Deadline] = []
    kept: list[Plan] = []
    for plan in found:
        asked = (*questions[plan.id], *questions[SHARED])
        derived = () if plan.annulled else plan_deadlines(plan, asked, organisation)
        now = _merged(stored[plan.id], derived, today)
        differ += _differing(stored[plan.id], now, plan.annulled)
        kept.append(_found_by(plan, asked, now, today))
    if chosen is None:
        shared = shared_deadlines(organisation, await unit.find(Appropriation))
        differ += _differing(stored[SHARED], _merged(stored[SHARED], shared, today))
    saved = await unit.put_all(differ)
    await unit.put_all([new for old, new in zip(found, kept, strict=True) if new != old])
    return tuple(Moved(before=stored[one.plan].get(one.id), after=one) for one in saved)


async def questions_about(unit: Reading, plan: str) -> tuple[OpenQuestion, ...]:
    """The open and settled questions about a plan, the shared ones included."""
    found = await unit.find(OpenQuestion, plan=OneOf((plan, SHARED)), order=("id",))
    return tuple(question for question in found if question.concerns(plan))


async def _by_plan(unit: Reading, chosen: OneOf | None) -> dict[str, dict[str, Deadline]]:
    found = await (unit.find(Deadline) if chosen is None else unit.find(Deadline, plan=chosen))
    by_plan: dict[str, dict[str, Deadline]] = defaultdict(dict)
    for one in found:
        by_plan[one.plan][one.id] = one
    return by_plan


async def _questions(unit: Reading, chosen: OneOf | None) -> dict[str, list[OpenQuestion]]:
    about = None if chosen is None else OneOf((*chosen.values, SHARED))
    found = await (unit.find(OpenQuestion) if about is None else unit.find(OpenQuestion, plan=about))
    by_plan: dict[str, list[OpenQuestion]] = defaultdict(list)
    for question in found:
        by_plan[question.plan].append(question)
    return by_plan


def _merged(stored: Mapping[str, Deadline], derived: Iterable[Deadline], today: date) -> tuple[Deadline, ...]:
    """The derived deadlines; what people did to the stored ones (met, a date they set) stays."""
    return tuple(_one_merged(new, stored.get(new.id), today) for new in derived)


def _differing(
    stored: Mapping[str, Deadline], merged: Iterable[Deadline], annulled: bool = False
) -> list[Deadline]:
    """What differs from the store, what no rule gives any more closed; it is opened again should a rule give it.

    A date people set is closed only where its whole plan is annulled.
    """
    now = {one.id: one for one in merged}
    closed = [
        replace(orphan, state=DeadlineState.NOT_RELEVANT, reason=RULE_GONE)
        for orphan in stored.values()
        if orphan.id not in now and orphan.is_open() and (annulled or not orphan.fixed)
    ]
    return [one for one in (*now.values(), *closed) if one != stored.get(one.id)]


def _one_merged(new: Deadline, old: Deadline | None, today: date) -> Deadline:
    happened = is_event(new.rule) and new.last is not None and new.last < today
    if old is None:
        return replace(new, state=DeadlineState.MET) if happened else new
    if old.state is DeadlineState.NOT_RELEVANT and old.reason == RULE_GONE:
        state = DeadlineState.MET if happened else DeadlineState.OPEN
        return replace(old if old.fixed else new, state=state, reason="", version=old.version)
    if old.fixed:
        return replace(old, owner=new.owner, anchor=new.anchor)
    if is_event(new.rule) and old.state is DeadlineState.MET and not happened:
        return replace(new, version=old.version)  # it had passed by a reading that did not hold
    return replace(new, state=old.state, reason=old.reason, version=old.version)


def _found_by(
    plan: Plan, questions: Iterable[OpenQuestion], deadlines: Iterable[Deadline], today: date
) -> Plan:
    """The plan with the two days it is found by: when it next needs somebody, and when its stage next moves."""
    if plan.annulled:
        return replace(plan, attention=None, moves_on=None)
    owed = [one.first for one in deadlines if one.is_open() and one.first and not is_event(one.rule)]
    _, moves, next_day = advance(plan, questions, today)
    return replace(plan, attention=min(owed, default=None), moves_on=today if moves else next_day)


def dates_moved(moved: tuple[Moved, ...]) -> dict[str, dict[str, object]]:
    """The dates before and after, by deadline, as plain text for the trace."""
    return {
        "before": {"deadlines": {one.after.id: _date(one.before) for one in moved}},
        "after": {"deadlines": {one.after.id: _date(one.after) for one in moved}},
    }


def _date(deadline: Deadline | None) -> str | None:
    if deadline is None or deadline.due is None:
        return None
    first, last = deadline.due.first.isoformat(), deadline.due.last.isoformat()
    return first if first == last else f"{first}/{last}"
