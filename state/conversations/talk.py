"""What the bot remembers of one conversation with one person, as plain JSON: it survives a restart."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field


class Taken(Struct, frozen=True, kw_only=True):
    """A message or click that changed something, by what it is known again when Teams delivers it again.

    `words` is a digest of all that was said or carried, `at` when it was taken, `sent` when the person sent it as
    Teams tells it; `settled` says that it ended an unfinished matter.
    """

    message: str
    words: str
    at: datetime
    sent: datetime | None = None
    clicked: bool = False
    settled: bool = False


class Talk(Struct, frozen=True, kw_only=True):
    """The last subject and an unfinished conversation; `id` is tenant, conversation and person.

    `memory` is what `dialogs/` put there, with a `v` of its own; nobody else reads it. `taken` are the newest turns
    that changed something.
    """

    id: str
    memory: dict[str, object] = field(default_factory=dict)
    updated: datetime | None = None
    taken: tuple[Taken, ...] = ()
    version: int = 0


def talk_id(conversation: str, person: str) -> str:
    """The id of what is remembered of a conversation with a person; both are ids of theirs."""
    return f"{conversation}|{person}"
