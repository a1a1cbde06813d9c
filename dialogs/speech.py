"""What comes in and what goes out, the same from Teams and from the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from state.people import Person


class Surface(Enum):
    """Where the words were said, which decides what may be done there."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"
    TERMINAL = "terminal"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One message or card click: `text` without the bot's mention, `payload` what a card's button carried.

    `now` is an aware moment; today is its date in Copenhagen. `locale` is the client's (e.g. "da-DK").
    """

    text: str
    person: Person
    conversation: str
    now: datetime
    surface: Surface = Surface.PERSONAL
    locale: str | None = None
    message: str = ""
    payload: Mapping[str, object] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """One answer: `text` is markdown that stands alone; `card` (Adaptive Card 1.5) says the same, if present.

    `replaces` says that the card belongs in place of the one that was clicked. `refused` marks an answer to a
    click that changed nothing.
    """

    text: str
    language: str
    card: dict[str, object] | None = None
    replaces: bool = False
    refused: bool = False
    buttons: tuple[str, ...] = field(default=())
