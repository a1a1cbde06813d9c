"""What a decision or a release entails: the period's stage and the deadlines of the bodies follow the keys."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from state.actions.recorder import Recorder
from state.deadlines.deadline import SHARED, Deadline, DeadlineState
from state.deadlines.derivation import deadline_id
from state.deadlines.stages import TRANSITIONS, Event, after
from state.facts.decision import Decision, Key, TwoKeys, two_keys
from state.facts.funding import Appropriation, Release, releases_for
from state.facts.plan import Period, Plan, Stage
from state.facts.route import in_order, passed, this_round
from state.organisation.bodies import Organisation
from state.records.store import OneOf, Reading

BODY_RULES = ("committee", "finance-committee", "council")  # in the order of the route


class Case(Struct, frozen=True, kw_only=True):
    """All that is recorded of a period's treatment: decisions and releases, the annulled ones included."""

    decisions: tuple[Decision, ...]
    releases: tuple[Release, ...]
    keys: TwoKeys

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that hold."""
        return tuple(one for one in self.decisions if not one.annulled)


async def the_case(unit: Reading, plan: Plan, period: Period, organisation: Organisation) -> Case:
    """What is recorded of the treatment of a plan's period, and which keys are turned by it."""
    decisions = await unit.find(Decision, plan=plan.id, period=period.number, order=("on",))
    money = await unit.find(Appropriation, plan=OneOf((plan.id, SHARED)))
    releases = await unit.find(Release, appropriation=OneOf(tuple(one.id for one in money)))
    released = bool(releases_for(plan.id, period.number, releases, money))
    return Case(
        decisions=decisions,
        releases=releases,
        keys=two_keys(decisions, released, organisation.route[-1], bool(period.waived)),
    )


async def follow(
    recorder: Recorder, plan: Plan, number: int, organisation: Organisation
) -> tuple[Plan, Case]:
    """Bring the period's stage and its bodies' deadlines in line with what is recorded of its treatment."""
    unit = recorder.unit
    period = plan.period(number)
    case = await the_case(unit, plan, period, organisation)
    stage = stage_by(period.stage, in_order(case.decisions, organisation), case.keys)
    if stage is not period.stage:
        plan = plan.with_period(replace(period, stage=stage))
        plan = await recorder.put(plan.followed(number) if stage is Stage.APPROVED else plan)
    for rule, state in _states(case, organisation).items():
        found = await unit.get(Deadline, deadline_id(plan.id, number, rule))
        if found is not None and _changes(found, state, rule, case):
            reason = period.waived if state is DeadlineState.NOT_RELEVANT else ""
            await recorder.put(replace(found, state=state, reason=reason))
    return plan, case


def stage_by(stage: Stage, decisions: tuple[Decision, ...], keys: TwoKeys) -> Stage:
    """The stage that follows from the route's decisions, in order, and the keys; unchanged if nothing moves it.

    Raises TransitionRefused for a case that came before anybody prepared the period.
    """
    if decisions and not this_round(decisions):
        stage = TRANSITIONS.get((stage, Event.SENT_BACK), stage)
    elif decisions and stage is Stage.DORMANT:
        stage = after(stage, Event.CASE_SUBMITTED)
    elif decisions:
        stage = TRANSITIONS.get((stage, Event.CASE_SUBMITTED), stage)
    if not keys.approved:
        return TRANSITIONS.get((stage, Event.KEY_TURNED_BACK), stage)
    submitted = TRANSITIONS.get((stage, Event.CASE_SUBMITTED), stage)
    return TRANSITIONS.get((submitted, Event.BOTH_KEYS_TURNED), stage)


def _states(case: Case, organisation: Organisation) -> dict[str, DeadlineState]:
    decisions = in_order(case.decisions, organisation)
    done = {
        rule: passed(body, Key.CONTENT, decisions)
        for rule, body in zip(BODY_RULES, organisation.route, strict=True)
    }
    done["council"] = case.keys.content
    done["release"] = case.keys.release
    done["political-treatment"] = case.keys.approved
    states = {rule: DeadlineState.MET if met else DeadlineState.OPEN for rule, met in done.items()}
    if case.keys.waived and not case.keys.release:
        states["release"] = DeadlineState.NOT_RELEVANT
    return states


def _changes(found: Deadline, state: DeadlineState, rule: str, case: Case) -> bool:
    """Whether the deadline follows: an open one always, a met one only if what met it was a decision."""
    if found.state is state or found.state is DeadlineState.NOT_RELEVANT:
        return False
    return found.is_open() or _was_decided(found, rule, case)


def _was_decided(found: Deadline, rule: str, case: Case) -> bool:
    if rule == "release":
        taken_back = [*_annulled(case.releases), *_annulled(case.decisions)]
        return bool(taken_back)
    if rule == "political-treatment":
        return bool(case.decisions)
    return any(one.body == found.owner for one in case.decisions)


def _annulled(records: Iterable[Decision | Release]) -> list[Decision | Release]:
    return [one for one in records if one.annulled]
