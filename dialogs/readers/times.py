"""The time of day in a message: "kl. 12", "kl 12.30", "at noon", "3 pm"; local time in Copenhagen."""

from __future__ import annotations

import re
from datetime import time

from dialogs.readers.fold import reading
from dialogs.readers.found import Found
from dialogs.readers.phrases import A_DIGIT, Phrases, phrase, stems

_HOUR = r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?"
_HALF = r"(?P<half> ?[ap]\.?m\.?(?![a-z]))"
_NAMED = r"(?P<named>at noon|noon|midday|kl\.? 12 middag|ved middagstid|at midnight)"
TIMES = Phrases(
    phrase(
        rf"(?<![a-z0-9])(?:(?:senest|by|at|fra) )?(?:kl|klokken)\.? ?{_HOUR}(?![0-9])(?![.:][0-9])", A_DIGIT
    ),
    phrase(rf"(?<![a-z0-9])(?:at |by )?{_HOUR}{_HALF}", A_DIGIT),
    phrase(
        r"(?<![a-z0-9])(?:at |by )(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?![0-9])(?![.:][0-9])", A_DIGIT
    ),
    phrase(
        r"(?<![a-z0-9:.,])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9])(?![.:][0-9])",
        A_DIGIT,
        stems(":"),
    ),
    phrase(rf"(?<![a-z0-9]){_NAMED}(?![a-z0-9])", stems(["noon", "midda", "midnight"])),
)
_NAMED_TIMES = {"at midnight": time(0)}


def time_in(text: str) -> Found[time] | None:
    """The first time of day said in the text, or None; an hour past 23 or a minute past 59 is none."""
    read = reading(text)
    for match in sorted(TIMES.matches(read.plain), key=lambda match: (match.start(), -match.end())):
        value = _time(match)
        if value is not None:
            return read.found(value, match.start(), match.end())
    return None


def _time(match: re.Match[str]) -> time | None:
    parts = match.groupdict()
    if parts.get("named"):
        return _NAMED_TIMES.get(parts["named"], time(12))
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").strip()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)
