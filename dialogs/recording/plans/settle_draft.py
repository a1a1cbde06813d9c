"""What has been said so far of settling an open question, as a value and as plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from state.actions.acting import LEAST_REASON

VERB = "settle-question"
OTHER = "other"
MOST_LETTERS = 1_000


class Field(Struct, frozen=True, kw_only=True):
    """One field of the conversation: what asks for it and whether it has been given."""

    asks: str
    given: Callable[[Draft], bool]


class Draft(Struct, frozen=True, kw_only=True):
    """What has been said so far; `seen` is the version of the question it was said about."""

    question: str
    seen: int
    reading: str | None = None
    last_day: date | None = None
    answer: str = ""
    reason: str = ""

    def kept(self) -> dict[str, object]:
        """The draft as plain JSON."""
        return {
            "kind": VERB,
            "question": self.question,
            "seen": self.seen,
            "reading": self.reading,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "answer": self.answer,
            "reason": self.reason,
        }

    @property
    def is_answered(self) -> bool:
        """Whether it says which reading holds."""
        return bool(self.reading or self.last_day or self.answer)


ANSWER = Field(asks="settle-ask-answer", given=lambda draft: draft.is_answered)
REASON = Field(asks="settle-ask-reason", given=lambda draft: len(draft.reason) >= LEAST_REASON)
FIELDS = (ANSWER, REASON)


def recalled(pending: Mapping[str, object]) -> Draft | None:
    """The draft that plain JSON holds, or None if it is not one."""
    question, seen = pending.get("question"), pending.get("seen")
    if pending.get("kind") != VERB or not isinstance(question, str) or not isinstance(seen, int):
        return None
    reading, day = pending.get("reading"), pending.get("last_day")
    return Draft(
        question=question,
        seen=seen,
        reading=reading if isinstance(reading, str) else None,
        last_day=iso(day),
        answer=str(pending.get("answer") or ""),
        reason=str(pending.get("reason") or ""),
    )


def iso(value: object) -> date | None:
    """The day in ISO text, or None if it is none."""
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
