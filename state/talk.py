"""What the bot remembers of one conversation with one person, as plain JSON: it survives a restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """The last subject and an unfinished conversation; `id` is tenant, conversation and person.

    `memory` is what `dialogs/` put there, with a `v` of its own; nobody else reads it.
    """

    id: str
    memory: dict[str, object] = field(default_factory=dict)
    updated: datetime | None = None
    version: int = 0
