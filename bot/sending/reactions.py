"""What is done about each answer Teams gives instead of an id: one table, as Microsoft documents it.

A connection that breaks or times out leaves open whether the message arrived. It is sent again: at least once means
that a person may now and then read the same thing twice, and that nobody is left without.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from enum import Enum

from msgspec import Struct

from bot.connector.connector import ConnectorRefused
from state.organisation.reach import ReachState


class ResponsePolicy(Enum):
    """What is done after a refusal."""

    BACK_OFF = "back-off"  # again, later and later
    WAIT = "wait"  # again when Teams says, which counts as no attempt
    REST = "rest"  # not at once; again after a long pause, at most twice
    PLAINER = "plainer"  # the same words as plain text instead of a card, once
    CREATE = "create"  # forget the conversation and open it anew, once
    FORGET = "forget"  # forget the message: there is nothing left to redraw
    OPERATOR = "operator"  # nothing is wrong with the message; it waits until the registration is put right
    GIVE_UP = "give-up"
    BLOCKED = "blocked"  # until the person writes
    DISABLED = "disabled"  # until the person writes
    UNINSTALLED = "uninstalled"  # until the app is installed again


# status, and the code or subcode it came with; "" is what holds for every other code
REACTIONS: Mapping[tuple[int, str], ResponsePolicy] = {
    (400, ""): ResponsePolicy.PLAINER,  # BadArgument: the same payload again would be refused again
    (401, ""): ResponsePolicy.OPERATOR,  # BotNotRegistered, or credentials that do not hold
    (403, "MessageWritesBlocked"): ResponsePolicy.BLOCKED,
    (403, "ConversationBlockedByUser"): ResponsePolicy.BLOCKED,
    (403, "BotDisabledByAdmin"): ResponsePolicy.DISABLED,
    (403, "BotNotInConversationRoster"): ResponsePolicy.UNINSTALLED,
    (
        403,
        "InvalidBotApiHost",
    ): ResponsePolicy.GIVE_UP,  # a government cloud's bot at the wrong host: not switched here
    (403, "NotEnoughPermissions"): ResponsePolicy.GIVE_UP,
    (403, ""): ResponsePolicy.GIVE_UP,
    (404, "ActivityNotFoundInConversation"): ResponsePolicy.FORGET,
    (404, "ConversationNotFound"): ResponsePolicy.CREATE,
    (404, ""): ResponsePolicy.CREATE,
    (408, ""): ResponsePolicy.BACK_OFF,
    (412, ""): ResponsePolicy.BACK_OFF,
    (413, ""): ResponsePolicy.PLAINER,
    (429, ""): ResponsePolicy.WAIT,
    (500, ""): ResponsePolicy.REST,
    (502, ""): ResponsePolicy.BACK_OFF,
    (503, ""): ResponsePolicy.BACK_OFF,
    (504, ""): ResponsePolicy.BACK_OFF,
}

UNREACHABLE: Mapping[ResponsePolicy, ReachState] = {
    ResponsePolicy.BLOCKED: ReachState.BLOCKED,
    ResponsePolicy.DISABLED: ReachState.DISABLED,
    ResponsePolicy.UNINSTALLED: ReachState.UNINSTALLED,
}


class Patience(Struct, frozen=True, kw_only=True):
    """How long is waited before the next attempt.

    After the first failure `first`, then four times as long each time up to `longest`, with up to half of it left out
    by chance so that what failed together does not come back together. `rest` is the pause after a 500.
    """

    first: timedelta = timedelta(seconds=2)
    longest: timedelta = timedelta(hours=1)
    rest: timedelta = timedelta(minutes=15)

    def after(self, attempts: int) -> timedelta:
        """The pause after so many attempts."""
        whole = min(self.first * 4 ** min(max(attempts, 1) - 1, 10), self.longest)
        return whole * random.uniform(0.5, 1.0)  # noqa: S311  # spreads load, keeps no secret


REST_WEIGHT = 3  # of eight attempts, one that ends in a 500 counts for three: it is sent three times at most


def reaction_to(refused: ConnectorRefused) -> ResponsePolicy:
    """What is done about a refusal; a status the table does not know is retried only if it is the server's fault."""
    named = (code for code in (refused.subcode, refused.code) if code)
    for code in (*named, ""):
        if (refused.status, code) in REACTIONS:
            return REACTIONS[refused.status, code]
    return ResponsePolicy.REST if refused.status > 500 else ResponsePolicy.GIVE_UP
