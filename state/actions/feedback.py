"""Keeping what people think of an answer; a second word on the same answer takes the place of the first."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from state.feedback import LONGEST_COMMENT, Feedback, Reaction
from state.people import Person
from state.store.protocol import Store


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
    async with store.writing() as unit:
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
