"""Deadlines kept in line with rules, plans and open questions, inside the transaction that changed one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines import SHARED, Deadline, DeadlineState
from state.derivation import plan_deadlines, shared_deadlines
from state.errors import NoSuchThing
from state.funding import Appropriation
from state.open_questions import OpenQuestion
from state.organisation import Organisation
from state.plan import Plan
from state.rulebook import RULES, is_event
from state.rules import DeadlineRule
from state.store.protocol import OneOf, Reading, Writing
from state.workflow import advance

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
    changed: list[Moved] = []
    for plan in found:
        asked = (*questions[plan.id], *questions[SHARED])
        derived = () if plan.annulled else plan_deadlines(plan, asked, organisation)
        now = await _save(unit, stored[plan.id], derived, today, changed, plan.annulled)
        await _keep_plan(unit, plan, asked, now, today)
    if chosen is None:
        shared = shared_deadlines(organisation, await unit.find(Appropriation))
        await _save(unit, stored[SHARED], shared, today, changed)
    return tuple(changed)


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


async def _save(
    unit: Writing,
    stored: dict[str, Deadline],
    derived: tuple[Deadline, ...],
    today: date,
    changed: list[Moved],
    annulled: bool = False,
) -> list[Deadline]:
    """Save what differs from the store and return all; what people did (met, a date they set) stays.

    What no rule gives any more is closed, and opened again should a rule give it once more; a date people set is
    closed only where its whole plan is annulled.
    """
    left = dict(stored)
    merged = [_merged(new, left.pop(new.id, None), today) for new in derived]
    closed = [
        replace(orphan, state=DeadlineState.NOT_RELEVANT, reason=RULE_GONE)
        for orphan in left.values()
        if orphan.is_open() and (annulled or not orphan.fixed)
    ]
    differ = [one for one in (*merged, *closed) if one != stored.get(one.id)]
    saved = {one.id: one for one in await unit.put_all(differ)}
    changed += [Moved(before=stored.get(one.id), after=one) for one in saved.values()]
    return [saved.get(one.id, one) for one in merged]


def _merged(new: Deadline, old: Deadline | None, today: date) -> Deadline:
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


async def _keep_plan(
    unit: Writing, plan: Plan, questions: tuple[OpenQuestion, ...], deadlines: list[Deadline], today: date
) -> None:
    """Keep the two days a plan is found by: when it next needs somebody, and when its stage next moves."""
    owed = [one.first for one in deadlines if one.is_open() and one.first and not is_event(one.rule)]
    _, moves, next_day = advance(plan, questions, today)
    attention, moves_on = min(owed, default=None), today if moves else next_day
    if plan.annulled:
        attention = moves_on = None
    if (plan.attention, plan.moves_on) != (attention, moves_on):
        await unit.put(replace(plan, attention=attention, moves_on=moves_on))
