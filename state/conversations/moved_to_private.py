"""What somebody began to record where others read along, waiting for them in their own chat."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Handover(Struct, frozen=True, kw_only=True):
    """The newest thing a person began elsewhere; `id` is the person's.

    `text` is what they wrote there, `surface` and `place` where: the kind, and its name if Teams told it.
    """

    id: str
    text: str
    at: datetime
    surface: str
    place: str = ""
    waiting: bool = True
    version: int = 0
