"""What people think of an answer: which one it was, what was found, and their own words about it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from msgspec import Struct

LONGEST_COMMENT = 1_000


class Reaction(Enum):
    """How an answer was found."""

    LIKE = "like"
    DISLIKE = "dislike"
    WRONG = "wrong"  # said in the conversation


class Feedback(Struct, frozen=True, kw_only=True):
    """One person's word on one answer; the answer itself is not kept.

    `message` is the answer's id in the conversation, `intent` and `plans` what was asked of which plans, both empty
    where that is no longer known. `comment` is at most LONGEST_COMMENT letters of the person's own.
    """

    id: str
    tenant: str
    at: datetime
    who: str
    who_name: str
    conversation: str
    message: str
    reaction: Reaction
    intent: str = ""
    plans: tuple[str, ...] = ()
    comment: str = ""
    version: int = 0
