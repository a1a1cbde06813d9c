"""What can be wrong with the place where the truth is kept."""

from __future__ import annotations

from typing import ClassVar

from state.errors import PlanError


class StoreUnavailable(PlanError):
    """The database cannot be opened or does not answer; `remedy` tells the operator what to do.

    `place` is the file's path, or the address without its password, and `cause` the engine's own words.
    """

    text_id: ClassVar[str] = "error-store-unavailable"
    place: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"cannot use the database {self.place}: {self.cause}; {self.remedy}"
