"""The reason a message gives: what follows "fordi", "because" or "begrundelse:"."""

from __future__ import annotations

import re

BECAUSE = re.compile(
    r"\b(?:fordi|because(?: of)?|since|begrundelse:|reason:)\s+(?P<why>.{3,})",
    re.I | re.S,
)
# "since" at the head of an answer may be said of a day
LEADING = re.compile(r"^\s*(?:fordi|because(?: of)?|begrundelse:|reason:)\s+(?=.{3,})", re.I | re.S)


def reason_in(text: str) -> str | None:
    """The reason without the word that leads to it and without a final full stop; None where none is given."""
    found = BECAUSE.search(text)
    return " ".join(found["why"].split()).rstrip(".") if found else None


def bare_reason(text: str) -> str:
    """An answer to "why?" without the word that may lead to it: "der var snestorm"."""
    return LEADING.sub("", text)


def without_reason(text: str) -> str:
    """What a message says beside its reason."""
    return BECAUSE.sub(" ", text)
