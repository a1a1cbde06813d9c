"""A message or click that is delivered again is answered as it was the first time, and nothing is done twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from msgspec.structs import replace

from dialogs.asking.memory import Memory, kept, language_spoken
from dialogs.saying.speech import Reply, Said
from dialogs.texts import Texts
from state.conversations.talk import Taken, Talk
from state.conversations.turn import Turn, delivered_before, with_taken
from state.records.audit import AuditEntry
from state.records.store import Reading, Store

KEPT = ("text", "language", "card", "replaces", "refused", "goes_on")


def does_something(said: Said) -> bool:
    """Whether a card's button was pressed that is more than a question."""
    return said.payload is not None and "ask" not in said.payload


async def given_before(store: Store, texts: Texts, talk: Talk, said: Said) -> Reply | None:
    """The reply to what was delivered before and changed something; None where it is new."""
    if not talk.taken:
        return None
    before = delivered_before(talk, _taken(said))
    if before is None:
        return None
    turn = (await store.glance(Turn, talk.id)).record
    if turn is not None and turn.message == before.message and turn.answer:
        return _reply(turn.answer)
    language = language_spoken(talk) or "da"
    return Reply(text=texts(language, "turn-taken-already"), language=language, refused=True)


def kept_turn(talk: Talk, said: Said, before: Memory, after: Memory, reply: Reply) -> tuple[Talk, Turn]:
    """The conversation after a turn that changed something, and the turn itself."""
    settled = before.pending is not None and after.pending is None
    talk = replace(talk, memory=kept(after), updated=said.now)
    answer = {name: getattr(reply, name) for name in KEPT if hasattr(reply, name)}
    turn = Turn(id=talk.id, message=said.message, at=said.now, answer=answer, before=kept(before))
    return with_taken(talk, _taken(said, settled=settled)), turn


async def undone_draft(store: Store, talk_id: str, message: str) -> Talk | None:
    """The conversation as it was before its newest turn, if this message was that turn and nothing is settled."""
    talk = (await store.glance(Talk, talk_id)).record
    if talk is None or not talk.taken or not message:
        return None
    newest = talk.taken[-1]
    # An edited message carries when it was edited behind its id.
    if newest.message.partition("@")[0] != message or newest.settled:
        return None
    turn = (await store.glance(Turn, talk_id)).record
    if turn is None or turn.message != newest.message or not turn.before:
        return None
    return replace(talk, memory=turn.before, taken=talk.taken[:-1])


async def recorded_by(look: Reading, said: Said, key: str) -> tuple[AuditEntry, ...]:
    """What this person's summary or message has recorded already."""
    if not key:
        return ()
    return await look.find(AuditEntry, message=key, who=said.person.id, order=("at",))


def _taken(said: Said, *, settled: bool = False) -> Taken:
    clicked = does_something(said)
    asked = said.payload.get("ask") if said.payload is not None else None
    words = (
        json.dumps(dict(said.payload or {}), sort_keys=True, default=str) if clicked else asked or said.text
    )
    return Taken(
        message=said.message,
        words=sha256(str(words).encode()).hexdigest()[:16],
        at=said.now,
        sent=said.sent,
        clicked=clicked,
        settled=settled,
    )


def _reply(answer: Mapping[str, object]) -> Reply:
    known = set(Reply.__struct_fields__) & set(KEPT)
    return Reply(**{name: value for name, value in answer.items() if name in known})  # type: ignore[arg-type]
