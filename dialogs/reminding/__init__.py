"""Reminders in words: the message somebody gets, the same message after something was done, and what is answered."""

from dialogs.reminding.card import compose, redraw
from dialogs.reminding.doing import VERB

__all__ = ["VERB", "compose", "redraw"]
