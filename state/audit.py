"""The append-only trace: who did what, when, for whom, from which message, before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """One change of the truth; `before` and `after` hold the changed fields as plain JSON values."""

    id: str
    at: datetime
    who: str
    who_name: str
    action: str
    subject: str
    plan: str | None = None
    on_behalf_of: str | None = None
    reason: str = ""
    message: str = ""
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    version: int = 0
