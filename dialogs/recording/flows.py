"""Every conversation that records something, by what it is after; a new one is a module and a line below."""

from __future__ import annotations

from dialogs.recording import people, undoing
from dialogs.recording.approval import alarm, correcting, decision, release, share, unshare
from dialogs.recording.engine.flow import Flow
from dialogs.recording.gathering import contact_person, contribution, meeting, round
from dialogs.recording.plans import deadline, plan, renaming, reopening
from dialogs.recording.reminders import answer, cancelling, nudge, own, policy, wishes

FLOWS: dict[str, Flow] = {
    flow.intent: flow
    for flow in (
        contribution.FLOW,
        round.FLOW,
        decision.FLOW,
        correcting.FLOW,
        release.FLOW,
        alarm.FLOW,
        share.FLOW,
        unshare.FLOW,
        deadline.FLOW,
        reopening.FLOW,
        contact_person.FLOW,
        people.FLOW,
        undoing.FLOW,
        meeting.FLOW,
        plan.FLOW,
        renaming.FLOW,
        own.FLOW,
        cancelling.FLOW,
        answer.FLOW,
        wishes.FLOW,
        nudge.FLOW,
        policy.FLOW,
    )
}
