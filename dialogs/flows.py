"""Every conversation that records something, by what it is after; a new one is a module and a line below."""

from __future__ import annotations

from dialogs import contribution, contributions_round, moving
from dialogs.flow import Flow

FLOWS: dict[str, Flow] = {
    flow.intent: flow
    for flow in (
        contribution.FLOW,
        contributions_round.FLOW,
        moving.FLOW,
    )
}
