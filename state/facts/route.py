"""The way of a case through the bodies: who must have passed it on before whom, and what a departure is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from state.facts.decision import Decision, Key, Outcome
from state.organisation.bodies import Body, Organisation
from state.records.errors import PlanError

PASSING = frozenset(
    {
        Outcome.APPROVED,
        Outcome.APPROVED_CHANGED,
        Outcome.RECOMMENDED,
        Outcome.PASSED_ON,
        Outcome.NOTED,  # asks for no consent, so it holds nothing up
        Outcome.AUTHORISED,
    }
)


class BodySkipped(PlanError):
    """A body before this one has not passed the case on; record that first, or say why the order is left."""

    text_id: ClassVar[str] = "error-body-skipped"
    body: Body
    missing: Body


class BodyOvertaken(PlanError):
    """A body after this one passed the case on before it; correct the date, or say why the order is left."""

    text_id: ClassVar[str] = "error-body-overtaken"
    body: Body
    later: Body
    on: date


class DecisionRests(PlanError):
    """A recorded decision of a later body would lose what it rests on; correct that one first."""

    text_id: ClassVar[str] = "error-decision-rests"
    later: Body
    on: date


def in_order(decisions: Iterable[Decision], organisation: Organisation) -> tuple[Decision, ...]:
    """The standing decisions of the route's bodies by day, on one day by the route."""
    places = {body: place for place, body in enumerate(organisation.route)}
    standing = (one for one in decisions if not one.annulled and one.body in places)
    return tuple(sorted(standing, key=lambda one: (one.on, places[one.body])))


def this_round(decisions: tuple[Decision, ...], key: Key | None = None) -> tuple[Decision, ...]:
    """Those after the case (or its point about the key) was last sent back; what came before counts no more."""
    sent_back = [
        place
        for place, one in enumerate(decisions)
        for point in one.points
        if point.outcome is Outcome.SENT_BACK and key in (None, point.concerns)
    ]
    return decisions[max(sent_back, default=-1) + 1 :]


def passed(body: str, key: Key, decisions: tuple[Decision, ...]) -> bool:
    """Whether the body last passed the point on, or, where it said nothing of that point, the case."""
    mine = [one for one in this_round(decisions, key) if one.body == body]
    outcomes = [point.outcome for one in mine for point in one.points if point.concerns is key]
    if outcomes:
        return outcomes[-1] in PASSING
    return any(point.outcome in PASSING for one in mine for point in one.points)


def departure(
    decision: Decision, others: Iterable[Decision], organisation: Organisation
) -> BodySkipped | BodyOvertaken | None:
    """How the decision departs from the order, given the others about the period; None if it does not."""
    route = organisation.route
    if decision.body not in route:
        return None
    whole = in_order((*(one for one in others if one.id != decision.id), decision), organisation)
    before = whole[: whole.index(decision)]
    place = route.index(decision.body)
    for key in dict.fromkeys(point.concerns for point in decision.points):
        for body in route[:place]:
            if not passed(body, key, before):
                return BodySkipped(body=organisation.body(decision.body), missing=organisation.body(body))
        for later in this_round(before, key):
            if later.body in route[place + 1 :] and _passes(later, key):
                return BodyOvertaken(
                    body=organisation.body(decision.body),
                    later=organisation.body(later.body),
                    on=later.on,
                )
    return None


def must_rest(decisions: Iterable[Decision], but: str, organisation: Organisation) -> None:
    """Raise DecisionRests if any decision but the one named departs from the order without a reason of its own."""
    known = in_order(decisions, organisation)
    for one in known:
        if one.id != but and not one.override and departure(one, known, organisation) is not None:
            raise DecisionRests(later=organisation.body(one.body), on=one.on)


def _passes(decision: Decision, key: Key) -> bool:
    return any(point.concerns is key and point.outcome in PASSING for point in decision.points)
