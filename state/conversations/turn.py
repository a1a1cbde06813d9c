"""A turn that is delivered again: how it is known by what was taken before, and the answer it had."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from state.conversations.talk import Taken, Talk
from state.records.errors import RecordMovedOn
from state.records.store import Between, Store

SENT_AGAIN_WITHIN = timedelta(minutes=2)
MOST_TAKEN = 5
KEPT_FOR = timedelta(days=1)
AT_A_TIME = 100


class Turn(Struct, frozen=True, kw_only=True):
    """The newest turn of a conversation that changed something; `id` is the conversation's, as in `Talk`.

    `answer` is what was said to it and `before` what the conversation remembered before it, both as plain JSON of
    `dialogs/`. Once it is old both are emptied, and `at` is None.
    """

    id: str
    message: str
    at: datetime | None = None
    answer: dict[str, object] = field(default_factory=dict)
    before: dict[str, object] = field(default_factory=dict)
    version: int = 0


def delivered_before(talk: Talk, now: Taken) -> Taken | None:
    """The turn that this one is a second delivery of, or None.

    Teams sends again what took long: with the same message id, or with a new one. Words under a new id are the same
    message only if they were sent at the same moment: a second "ja" is nobody's answer to what was saved before. A
    click is known by all its card carried, shortly after it was made and with nothing done since.
    """
    return next((one for one in reversed(talk.taken) if _is_same(one, now, talk)), None)


def _is_same(before: Taken, now: Taken, talk: Talk) -> bool:
    if before.words != now.words or not timedelta() <= now.at - before.at <= KEPT_FOR:
        return False
    if before.message == now.message or (before.sent is not None and before.sent == now.sent):
        return True
    return now.clicked and before == talk.taken[-1] and now.at - before.at <= SENT_AGAIN_WITHIN


def with_taken(talk: Talk, taken: Taken) -> Talk:
    """The conversation with this turn as its newest; only the last few are known again."""
    return replace(talk, taken=(*talk.taken, taken)[-MOST_TAKEN:])


async def forget_old_turns(store: Store, now: datetime) -> int:
    """Empty the answers that nobody will ask for again; how many there were."""
    async with store.reading() as look:
        old = await look.find(Turn, at=Between(last=now - KEPT_FOR), limit=AT_A_TIME)
    if not old:
        return 0
    async with store.remembering() as unit:
        for one in old:
            with suppress(RecordMovedOn):  # its conversation has a newer one
                await unit.put(replace(one, at=None, answer={}, before={}))
    return len(old)
