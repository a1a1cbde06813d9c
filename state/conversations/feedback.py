"""What people think of an answer: which one it was, what was found, and their own words about it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from state.organisation.people import Person
from state.records.concurrency import once_more
from state.records.store import Store

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


async def keep_feedback(
    store: Store,
    *,
    actor: Person,
    conversation: str,
    message: str,
    reaction: Reaction,
    now: datetime,
    intent: str = "",
    plans: tuple[str, ...] = (),
    comment: str = "",
) -> Feedback:
    """Keep a person's word on the answer with this message id."""
    said = Feedback(
        id=f"{conversation}|{message}|{actor.id}",
        tenant=actor.tenant,
        at=now,
        who=actor.id,
        who_name=actor.name,
        conversation=conversation,
        message=message,
        reaction=reaction,
        intent=intent,
        plans=plans,
        comment=" ".join(comment.split())[:LONGEST_COMMENT],
    )
    return await once_more(partial(_keep, store, said))


async def _keep(store: Store, said: Feedback) -> Feedback:
    async with store.remembering() as unit:
        known = await unit.get(Feedback, said.id)
        if known is None:
            return await unit.put(said)
        if known == replace(said, at=known.at, version=known.version):
            return known
        return await unit.put(
            replace(
                said,
                intent=said.intent or known.intent,
                plans=said.plans or known.plans,
                version=known.version,
            )
        )
