"""People and what they may do: viewer, contributor of a unit, coordinator, administrator, and who stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from msgspec import Struct

from state.organisation.bodies import Body
from state.records.errors import NotAllowed, NotOwnUnit


class Role(Enum):
    """What a person may do, from the least to the most; every role may ask."""

    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    COORDINATOR = "coordinator"
    ADMIN = "admin"


class Scope(Enum):
    """For whom a role may do something: for one's own unit (or oneself) alone, or for any."""

    OWN = "own"
    ANY = "any"


class Action(Enum):
    """What can be done that changes the truth."""

    SETTLE_QUESTION = "settle-question"
    OPEN_ROUND = "open-round"
    ANSWER_REQUEST = "answer-request"
    SAVE_CONTRIBUTION = "save-contribution"
    SUBMIT_CONTRIBUTION = "submit-contribution"
    APPROVE_CONTRIBUTION = "approve-contribution"
    WITHDRAW_CONTRIBUTION = "withdraw-contribution"
    RETURN_CONTRIBUTION = "return-contribution"
    INCLUDE_CONTRIBUTION = "include-contribution"
    REOPEN_CONTRIBUTION = "reopen-contribution"
    SET_ROLE = "set-role"
    SET_UNIT = "set-unit"
    SET_DEPUTY = "set-deputy"
    HAND_OVER = "hand-over"
    UNDO = "undo"
    CHANGE_OWN_SETTINGS = "change-own-settings"
    ADVANCE_CALENDAR = "advance-calendar"
    RECORD_DECISION = "record-decision"
    CORRECT_DECISION = "correct-decision"
    RELEASE_FUNDS = "release-funds"
    SETTLE_ALARM = "settle-alarm"
    SHARE_MONEY = "share-money"
    REMOVE_SHARE = "remove-share"
    SET_DEADLINE = "set-deadline"
    MOVE_DEADLINE = "move-deadline"
    MARK_MET = "mark-met"
    MARK_NOT_RELEVANT = "mark-not-relevant"
    REOPEN_DEADLINE = "reopen-deadline"
    LOG_MEETING = "log-meeting"
    CLOSE_POINT = "close-point"
    REGISTER_PLAN = "register-plan"
    RENEW_PLAN = "renew-plan"
    MERGE_PLANS = "merge-plans"
    RENAME_PLAN = "rename-plan"
    REMIND_ME = "remind-me"
    CANCEL_REMINDER = "cancel-reminder"
    SNOOZE = "snooze"
    HAND_BACK = "hand-back"
    FINISH_STEP = "finish-step"
    SET_WISHES = "set-wishes"
    SET_LEAD = "set-lead"
    NUDGE = "nudge"
    SET_REMINDERS = "set-reminders"


COORDINATORS: Mapping[Role, Scope] = {Role.COORDINATOR: Scope.ANY, Role.ADMIN: Scope.ANY}
OWN_OR_COORDINATORS: Mapping[Role, Scope] = {Role.CONTRIBUTOR: Scope.OWN, **COORDINATORS}
ADMINS: Mapping[Role, Scope] = {Role.ADMIN: Scope.ANY}
EVERYBODY: Mapping[Role, Scope] = dict.fromkeys(Role, Scope.OWN)

RIGHTS: Mapping[Action, Mapping[Role, Scope]] = {
    Action.SETTLE_QUESTION: COORDINATORS,
    Action.OPEN_ROUND: COORDINATORS,
    Action.ANSWER_REQUEST: OWN_OR_COORDINATORS,
    Action.SAVE_CONTRIBUTION: OWN_OR_COORDINATORS,
    Action.SUBMIT_CONTRIBUTION: OWN_OR_COORDINATORS,
    Action.APPROVE_CONTRIBUTION: OWN_OR_COORDINATORS,
    Action.WITHDRAW_CONTRIBUTION: OWN_OR_COORDINATORS,
    Action.RETURN_CONTRIBUTION: COORDINATORS,
    Action.INCLUDE_CONTRIBUTION: COORDINATORS,
    Action.REOPEN_CONTRIBUTION: COORDINATORS,
    Action.SET_ROLE: ADMINS,
    Action.SET_UNIT: COORDINATORS,
    Action.SET_DEPUTY: OWN_OR_COORDINATORS,
    Action.HAND_OVER: OWN_OR_COORDINATORS,
    Action.UNDO: OWN_OR_COORDINATORS,
    Action.CHANGE_OWN_SETTINGS: EVERYBODY,
    Action.ADVANCE_CALENDAR: ADMINS,
    Action.RECORD_DECISION: COORDINATORS,
    Action.CORRECT_DECISION: COORDINATORS,
    Action.RELEASE_FUNDS: COORDINATORS,
    Action.SETTLE_ALARM: COORDINATORS,
    Action.SHARE_MONEY: COORDINATORS,
    Action.REMOVE_SHARE: COORDINATORS,
    Action.SET_DEADLINE: COORDINATORS,
    Action.MOVE_DEADLINE: COORDINATORS,
    Action.MARK_MET: COORDINATORS,
    Action.MARK_NOT_RELEVANT: COORDINATORS,
    Action.REOPEN_DEADLINE: COORDINATORS,
    Action.LOG_MEETING: COORDINATORS,
    Action.CLOSE_POINT: COORDINATORS,
    Action.REGISTER_PLAN: COORDINATORS,
    Action.RENEW_PLAN: COORDINATORS,
    Action.MERGE_PLANS: COORDINATORS,
    Action.RENAME_PLAN: COORDINATORS,
    Action.REMIND_ME: EVERYBODY,
    Action.CANCEL_REMINDER: EVERYBODY,
    Action.SNOOZE: EVERYBODY,
    Action.HAND_BACK: EVERYBODY,
    Action.FINISH_STEP: {**EVERYBODY, **COORDINATORS},
    Action.SET_WISHES: EVERYBODY,
    Action.SET_LEAD: COORDINATORS,
    Action.NUDGE: COORDINATORS,
    Action.SET_REMINDERS: COORDINATORS,
}

# What somebody away hands to nobody: their own settings, and who may what.
NOT_DEPUTISED = frozenset(
    {
        Action.SET_ROLE,
        Action.SET_UNIT,
        Action.SET_DEPUTY,
        Action.CHANGE_OWN_SETTINGS,
        Action.ADVANCE_CALENDAR,
        Action.REMIND_ME,
        Action.CANCEL_REMINDER,
        Action.SET_WISHES,
    }
)


class Deputy(Struct, frozen=True, kw_only=True):
    """Who stands in for somebody, from the first day to the last, both included (local dates)."""

    person: str
    name: str
    first: date
    last: date


class Level(Enum):
    """How much somebody wants to be reminded."""

    ALL = "all"
    FEWER = "fewer"  # only when it is near or late
    NONE = "none"  # not at all; the coordinator sees that


class Wishes(Struct, frozen=True, kw_only=True):
    """How somebody wants to be reminded; `weekly` None means what goes with the role."""

    level: Level = Level.ALL
    weekly: bool | None = None


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who talks to the bot; `id` is tenant and Entra object id, `unit` a body's id.

    `deputy` stands in for this person while they are away, with the rights this person has then. `leads` says that
    they lead their unit and are told when it is late.
    """

    id: str
    tenant: str
    name: str
    unit: str | None = None
    role: Role = Role.VIEWER
    language: str | None = None
    deputy: Deputy | None = None
    leads: bool = False
    wishes: Wishes = Wishes()
    version: int = 0

    @property
    def deputy_id(self) -> str | None:
        """The deputy's id, whatever the days, by which those one stands in for are found."""
        return self.deputy.person if self.deputy else None

    def deputy_on(self, day: date) -> str | None:
        """The id of whoever stands in for this person on the day, or None."""
        if self.deputy is None or not self.deputy.first <= day <= self.deputy.last:
            return None
        return self.deputy.person

    def deputy_yet(self, day: date) -> str | None:
        """The id of whoever is named to stand in for this person on the day or later, or None."""
        if self.deputy is None or day > self.deputy.last:
            return None
        return self.deputy.person

    def scope(self, action: Action) -> Scope | None:
        """For whom the person's own role covers the action; None if for nobody."""
        return RIGHTS[action].get(self.role)

    def may(self, action: Action) -> bool:
        """Whether the person's role covers the action, be it for their own unit alone."""
        return self.scope(action) is not None

    def must_be_allowed(self, action: Action) -> None:
        """Raise NotAllowed, with the least role that may, unless the person's role covers the action."""
        if not self.may(action):
            raise NotAllowed(action=action.value, needs=least_role(action).value)


def least_role(action: Action) -> Role:
    """The least role that may do this for somebody."""
    return next(role for role in Role if role in RIGHTS[action])


def scope_of(
    actor: Person, action: Action, unit: str | None, today: date, away: tuple[Person, ...] = ()
) -> Person | None:
    """By whose right the actor may do this for the unit today: their own, or that of somebody away; else None.

    `away` are the people who named the actor their deputy; `unit` None means that no one unit is concerned.
    """
    standing_in = () if action in NOT_DEPUTISED else away
    absent = (one for one in standing_in if one.deputy_on(today) == actor.id)
    return next((one for one in (actor, *absent) if covers(one, action, unit)), None)


def must_be_allowed(
    actor: Person,
    action: Action,
    today: date,
    away: tuple[Person, ...],
    unit: str | None = None,
    bodies: Iterable[Body] = (),
) -> Person:
    """By whose right the actor may do this for the unit (None: for no one unit) today.

    `away` are the people who named the actor their deputy, `bodies` those a refusal may name. Raises NotAllowed, and
    NotOwnUnit where the role covers the actor's own unit alone.
    """
    entitled = scope_of(actor, action, unit, today, away)
    if entitled is not None:
        return entitled
    if unit is None or scope_of(actor, action, None, today, away) is None:
        raise NotAllowed(action=action.value, needs=least_role(action).value)
    raise NotOwnUnit(action=action.value, unit=next((one for one in bodies if one.id == unit), None))


def covers(person: Person, action: Action, unit: str | None) -> bool:
    """Whether the person's own role covers the action for the unit (None: for no unit in particular)."""
    scope = person.scope(action)
    return scope is Scope.ANY or (scope is Scope.OWN and unit in (None, person.unit))
