"""What an action's entry of the trace says of the deadlines it moved."""

from __future__ import annotations

from state.deadlines import Deadline
from state.upkeep import Moved


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
