"""The negotiation ledger: what was said with Landsbyggefonden and the housing organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class NegotiationEntry:
    """One meeting or message of a plan's negotiation; `due` is the next step's local date."""

    id: str
    plan: str
    period: int
    on: date
    parties: tuple[str, ...]
    topic: str
    position: str = ""
    agreed: bool = False
    next_step: str = ""
    owner: str = ""
    due: date | None = None
    recorded_by: str = ""
    version: int = 0
