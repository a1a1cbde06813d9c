"""Every conversation that records something, by what it is after; a new one is a module and a line below."""

from __future__ import annotations

from dialogs import (
    alarm,
    allotment,
    contact_person,
    contribution,
    contributions_round,
    decision,
    meeting,
    moving,
    people_conversation,
    plan_conversation,
    release,
    renaming,
    reopening,
    undoing,
)
from dialogs.flow import Flow
from dialogs.reminding import answers, asking, cancelling, changing, nudging, wishing

FLOWS: dict[str, Flow] = {
    flow.intent: flow
    for flow in (
        contribution.FLOW,
        contributions_round.FLOW,
        decision.FLOW,
        release.FLOW,
        alarm.FLOW,
        allotment.FLOW,
        moving.FLOW,
        reopening.FLOW,
        contact_person.FLOW,
        people_conversation.FLOW,
        undoing.FLOW,
        meeting.FLOW,
        plan_conversation.FLOW,
        renaming.FLOW,
        asking.FLOW,
        cancelling.FLOW,
        answers.FLOW,
        wishing.FLOW,
        nudging.FLOW,
        changing.FLOW,
    )
}
