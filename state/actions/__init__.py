"""What people and the calendar do to the truth: store in, facts out, the trace in the same transaction.

One module a subject. An action checks the right of who asks, then the record's version, then the request; it puts
every record through a `Recorder`, has the deadlines follow, and writes one entry of the trace.
"""

from state.actions.calendar import advance
from state.actions.checks import LEAST_REASON
from state.actions.contributions import (
    Recorded,
    Which,
    approve_contribution,
    include_contribution,
    reopen_contribution,
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
    withdraw_contribution,
)
from state.actions.deadlines import (
    DeadlineKept,
    mark_met,
    mark_not_relevant,
    move_deadline,
    reopen_deadline,
    set_deadline,
)
from state.actions.decisions import Decided, correct_decision, record_decision
from state.actions.feedback import keep_feedback
from state.actions.filling import fill, rederive
from state.actions.handing_back import HandedBack, not_mine
from state.actions.handing_over import HandedOver, hand_over
from state.actions.money import Allocated, allocate, remove_share
from state.actions.negotiation import Logged, PointSettled, close_point, log_meeting
from state.actions.nudging import Nudged, nudge
from state.actions.people import PersonChanged, set_deputy, set_language, set_role, set_unit
from state.actions.plans import PlanKept, PlansMerged, merge_plans, register_plan, rename_plan, renew_plan
from state.actions.questions import Settled, settle_question
from state.actions.releases import PlanAfter, Released, release_funds, settle_alarm
from state.actions.reminding import OwnReminder, Snoozed, cancel_own, remind_me, snooze
from state.actions.rounds import RoundOpened, open_round
from state.actions.steps import StepFinished, finish_step
from state.actions.undo import Undone, undo
from state.actions.wishes import PolicySet, set_lead, set_policy, set_wishes
from state.recorder import CALENDAR

__all__ = [
    "CALENDAR",
    "LEAST_REASON",
    "Allocated",
    "DeadlineKept",
    "Decided",
    "HandedBack",
    "HandedOver",
    "Logged",
    "Nudged",
    "OwnReminder",
    "PersonChanged",
    "PlanAfter",
    "PlanKept",
    "PlansMerged",
    "PointSettled",
    "PolicySet",
    "Recorded",
    "Released",
    "RoundOpened",
    "Settled",
    "Snoozed",
    "StepFinished",
    "Undone",
    "Which",
    "advance",
    "allocate",
    "approve_contribution",
    "cancel_own",
    "close_point",
    "correct_decision",
    "fill",
    "finish_step",
    "hand_over",
    "include_contribution",
    "keep_feedback",
    "log_meeting",
    "mark_met",
    "mark_not_relevant",
    "merge_plans",
    "move_deadline",
    "not_mine",
    "nudge",
    "open_round",
    "record_decision",
    "rederive",
    "register_plan",
    "release_funds",
    "remind_me",
    "remove_share",
    "rename_plan",
    "renew_plan",
    "reopen_contribution",
    "reopen_deadline",
    "respond",
    "return_contribution",
    "save_contribution",
    "set_deadline",
    "set_deputy",
    "set_language",
    "set_lead",
    "set_policy",
    "set_role",
    "set_unit",
    "set_wishes",
    "settle_alarm",
    "settle_question",
    "snooze",
    "submit_contribution",
    "undo",
    "withdraw_contribution",
]
