"""Why the bot cannot start, as sentences for the person at the keyboard."""

from __future__ import annotations


class CannotStart(Exception):
    """The bot cannot start; each of `lines` says one reason and what to do about it. The exit code is 2."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
