"""What people and the calendar do to the truth: store in, facts out, the trace in the same transaction.

One module a subject. An action checks the right of who asks, then the record's version, then the request; it puts
every record through a `Recorder`, has the deadlines follow, and writes one entry of the trace.
"""

from state.actions.calendar import advance
from state.actions.checks import LEAST_REASON
from state.actions.contributions import (
    Recorded,
    approve_contribution,
    include_contribution,
    reopen_contribution,
    respond,
    return_contribution,
    save_contribution,
    submit_contribution,
    withdraw_contribution,
)
from state.actions.filling import fill, rederive
from state.actions.handing_over import HandedOver, hand_over
from state.actions.people import PersonChanged, set_deputy, set_language, set_role, set_unit
from state.actions.questions import Settled, settle_question
from state.actions.rounds import RoundOpened, open_round
from state.actions.undo import Undone, undo
from state.recorder import CALENDAR

__all__ = [
    "CALENDAR",
    "LEAST_REASON",
    "HandedOver",
    "PersonChanged",
    "Recorded",
    "RoundOpened",
    "Settled",
    "Undone",
    "advance",
    "approve_contribution",
    "fill",
    "hand_over",
    "include_contribution",
    "open_round",
    "rederive",
    "reopen_contribution",
    "respond",
    "return_contribution",
    "save_contribution",
    "set_deputy",
    "set_language",
    "set_role",
    "set_unit",
    "settle_question",
    "submit_contribution",
    "undo",
    "withdraw_contribution",
]
