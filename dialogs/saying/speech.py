"""What comes in and what goes out, the same from Teams and from the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum

from msgspec import Struct, field

from state.organisation.people import Person


class Surface(Enum):
    """Where the words were said, which decides what may be done there."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"
    TERMINAL = "terminal"


class Forms(Enum):
    """Where a form's fields stand: on the chat's card, or in a dialog that a button on that card opens."""

    ON_CARD = "on-card"
    BEHIND_BUTTON = "behind-button"
    IN_DIALOG = "in-dialog"


class Topic(Struct, frozen=True, kw_only=True):
    """What an answer was about: what was asked, and of which plans."""

    intent: str
    plans: tuple[str, ...] = ()


class Said(Struct, frozen=True, kw_only=True):
    """One message or card click: `text` without the bot's mention, `payload` what a card's button carried.

    `now` is an aware moment; today is its date in Copenhagen. `locale` is the client's (e.g. "da-DK"). `forms` is
    how the client shows them.
    """

    text: str
    person: Person
    conversation: str
    now: datetime
    surface: Surface = Surface.PERSONAL
    locale: str | None = None
    message: str = ""
    payload: Mapping[str, object] | None = None
    sent: datetime | None = None  # the moment Teams says it was sent
    place: str = ""  # the name of the group or channel, if Teams tells it
    chat: str = ""  # the address of the person's own chat with the bot, if there is one
    forms: Forms = Forms.ON_CARD


class Reply(Struct, frozen=True, kw_only=True):
    """One answer: `text` is markdown that stands alone; `card` (Adaptive Card 1.5) says the same, if present.

    `replaces` says that the card belongs in place of the one that was clicked. `refused` marks an answer to a
    click that changed nothing. `goes_on` marks one that waits for the person's next step, `topic` the answer to a
    question, which one may find right or wrong.
    """

    text: str
    language: str
    card: dict[str, object] | None = None
    replaces: bool = False
    refused: bool = False
    buttons: tuple[str, ...] = field(default=())
    goes_on: bool = False
    topic: Topic | None = None
