"""What people and the calendar do to the truth: store in, facts out, the trace in the same transaction.

One module a subject. An action checks the right of who asks, then the record's version, then the request; it puts
every record through a `Recorder`, has the deadlines follow, and writes one entry of the trace.
"""

from state.actions.calendar import advance
from state.actions.checks import LEAST_REASON
from state.actions.filling import fill, rederive
from state.actions.people import set_language
from state.actions.questions import Settled, settle_question
from state.recorder import CALENDAR

__all__ = [
    "CALENDAR",
    "LEAST_REASON",
    "Settled",
    "advance",
    "fill",
    "rederive",
    "set_language",
    "settle_question",
]
