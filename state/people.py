"""People and what they may do: viewer, contributor of a unit, coordinator, administrator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from state.errors import NotAllowed


class Role(Enum):
    """What a person may do, from the least to the most; every role may ask."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class Action(Enum):
    """What can be done that changes the truth."""

    SETTLE_QUESTION = "settle-question"
    CHANGE_OWN_SETTINGS = "change-own-settings"
    ADVANCE_CALENDAR = "advance-calendar"


RIGHTS: dict[Action, frozenset[Role]] = {
    Action.SETTLE_QUESTION: frozenset({Role.COORDINATOR, Role.ADMIN}),
    Action.CHANGE_OWN_SETTINGS: frozenset(Role),
    Action.ADVANCE_CALENDAR: frozenset({Role.ADMIN}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who talks to the bot; `id` is tenant and Entra object id, `unit` a body's id."""

    id: str
    tenant: str
    name: str
    unit: str | None = None
    role: Role = Role.VIEWER
    language: str | None = None
    version: int = 0

    def may(self, action: Action) -> bool:
        """Whether the person's role covers the action."""
        return self.role in RIGHTS[action]

    def must_be_allowed(self, action: Action) -> None:
        """Raise NotAllowed, with the least role that may, unless the person's role covers the action."""
        if not self.may(action):
            least = next(role for role in Role if role in RIGHTS[action])
            raise NotAllowed(action=action.value, needs=least.value)
