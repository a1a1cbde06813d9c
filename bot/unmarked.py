"""An answer's words without their marks, for where Teams shows them as they are: a notification, a list, a title."""

from __future__ import annotations

import re

from dialogs.saying.speech import Reply

MARKS = re.compile(r"\\(.)|[*_`#]")
FIRST_LINE = re.compile(r"\S[^\r\n]*")
LENGTH = 200


def unmarked(text: str) -> str:
    """The text without the marks that only draw it; what somebody wrote is as they wrote it."""
    plain = MARKS.sub(lambda found: found[1] or "", text)
    return plain.replace("&lt;", "<").replace("&amp;", "&").strip()


def summary_of(reply: Reply) -> str:
    """The first line, for where a card is not shown."""
    first = FIRST_LINE.search(reply.text)
    return unmarked(first[0])[:LENGTH] if first else ""
