"""The append-only trace: who did what, when, for whom, from which message, before and after."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field


class Change(Struct, frozen=True, kw_only=True):
    """One record before and after as plain JSON; `before` is None for a new one."""

    kind: str
    id: str
    before: dict[str, object] | None
    after: dict[str, object]


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One thing done to the truth, with every record it changed, so that it can be shown, replayed and undone.

    `before` and `after` say what it meant (dates of deadlines); what the rules derive from `changes` is not in them.
    `on_behalf_of` is the administration it was done for, or the person whose deputy did it, named beside.
    """

    id: str
    at: datetime
    who: str
    who_name: str
    action: str
    subject: str
    plan: str | None = None
    on_behalf_of: str | None = None
    on_behalf_of_name: str = ""
    reason: str = ""
    message: str = ""
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    undoes: str | None = None
    version: int = 0
