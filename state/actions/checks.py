"""What several actions ask of a request before they change anything."""

from __future__ import annotations

from state.errors import ReasonMissing

LEAST_REASON = 3


def must_have_reason(reason: str) -> None:
    """Raise ReasonMissing unless the reason has at least three characters."""
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonMissing()
