"""How people are reached in Teams, how far that still holds, and how fast a tenant may be written to."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from msgspec import Struct

REFERENCES = (
    "references"  # what is held before one is changed: conversations change them, and so do deliveries
)


class ReachState(Enum):
    """Whether a person can be written to; what is not REACHABLE stays so until Teams lets us know better."""

    REACHABLE = "reachable"
    BLOCKED = "blocked"  # the person blocked the bot: until they write again
    DISABLED = "disabled"  # an administrator stopped the bot for them: until they write again
    UNINSTALLED = "uninstalled"  # the app was removed: until it is installed again
    GONE = "gone"  # the person left the organisation or the conversation is unknown


class Reference(Struct, frozen=True, kw_only=True):
    """Where Teams takes a message to one person; `id` is the person's id.

    `user` and `bot` are Teams' own ids ("29:…", "28:…"), which hold for this bot alone. `conversation` is the 1:1
    chat, "" until it is opened. `service_url` is always the newest seen. `not_before` is the moment Teams asked to
    wait until, `told_on` the local date of the last message that was not an answer, `since` when `state` came about
    and `code` what Teams said.
    """

    id: str
    tenant: str
    user: str
    bot: str
    conversation: str = ""
    service_url: str
    state: ReachState = ReachState.REACHABLE
    since: datetime | None = None
    code: str = ""
    not_before: datetime | None = None
    told_on: date | None = None
    version: int = 0


class Pace(Struct, frozen=True, kw_only=True):
    """How fast a tenant is written to (GCRA): `id` is the tenant, `next_at` the moment the next message fits.

    There is a row for every tenant anybody is reached in, shared by all processes.
    """

    id: str
    next_at: datetime
    version: int = 0
