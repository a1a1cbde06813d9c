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


class Reaction(Enum):
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
REACTIONS: Mapping[tuple[int, str], Reaction] = {
    (400, ""): Reaction.PLAINER,  # BadArgument: the same payload again would be refused again
    (401, ""): Reaction.OPERATOR,  # BotNotRegistered, or credentials that do not hold
    (403, "MessageWritesBlocked"): Reaction.BLOCKED,
    (403, "ConversationBlockedByUser"): Reaction.BLOCKED,
    (403, "BotDisabledByAdmin"): Reaction.DISABLED,
    (403, "BotNotInConversationRoster"): Reaction.UNINSTALLED,
    (
        403,
        "InvalidBotApiHost",
    ): Reaction.GIVE_UP,  # a government cloud's bot at the wrong host: not switched here
    (403, "NotEnoughPermissions"): Reaction.GIVE_UP,
    (403, ""): Reaction.GIVE_UP,
    (404, "ActivityNotFoundInConversation"): Reaction.FORGET,
    (404, "ConversationNotFound"): Reaction.CREATE,
    (404, ""): Reaction.CREATE,
    (408, ""): Reaction.BACK_OFF,
    (412, ""): Reaction.BACK_OFF,
    (413, ""): Reaction.PLAINER,
    (429, ""): Reaction.WAIT,
    (500, ""): Reaction.REST,
    (502, ""): Reaction.BACK_OFF,
    (503, ""): Reaction.BACK_OFF,
    (504, ""): Reaction.BACK_OFF,
}

UNREACHABLE: Mapping[Reaction, ReachState] = {
    Reaction.BLOCKED: ReachState.BLOCKED,
    Reaction.DISABLED: ReachState.DISABLED,
    Reaction.UNINSTALLED: ReachState.UNINSTALLED,
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


def reaction_to(refused: ConnectorRefused) -> Reaction:
    """What is done about a refusal; a status the table does not know is retried only if it is the server's fault."""
    named = (code for code in (refused.subcode, refused.code) if code)
    for code in (*named, ""):
        if (refused.status, code) in REACTIONS:
            return REACTIONS[refused.status, code]
    return Reaction.REST if refused.status > 500 else Reaction.GIVE_UP
