"""What the bot's surfaces ask of the dialogs, so that Teams, the terminal and tests are served alike."""

from __future__ import annotations

from typing import Protocol

from dialogs.saying.speech import Reply, Said


class Answering(Protocol):
    """Answers what was said. PlanError never comes out; any other exception is answered with an id."""

    async def reply(self, said: Said) -> Reply:
        """The answer to a message or a card click."""

    async def welcome(self, said: Said) -> Reply:
        """What a person, or everybody in a group, reads when the bot has been added."""

    async def forget(self, conversation: str, person: str, message: str) -> None:
        """Take back what an unfinished matter took from a message that has been deleted."""


class Sentences(Protocol):
    """The texts by language and id."""

    def __call__(self, language: str, text_id: str, **facts: str | int) -> str:
        """The sentence with its facts put in."""
