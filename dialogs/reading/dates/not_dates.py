"""Figures that look like a date and are none: money, shares, hours, paragraphs and the time of day."""

from __future__ import annotations

import re
from datetime import time

from dialogs.reading.dates.rules import DateMatch, NotADate, Rule, rule
from dialogs.reading.words.fold import Found, scan
from dialogs.reading.words.numbers_and_days import any_of, listed

UNITS = listed(
    "kr kroner krone dkk mio mill million millioner millions mia milliard milliarder billion billions bn "
    "tkr tusind tusinde thousand k pct procent percent procentpoint aav aarsvaerk fte ftes "
    "fuldtidsstilling fuldtidsstillinger timer time hour hours hrs hr stilling stillinger boliger bolig "
    "lejemaal beboere personer people homes residents m2 kvm km minutter minutes min"
)
UNIT = rf"(?:%|½|¼|¾|m²|,-|(?:t\.? ?kr|per cent|{any_of(UNITS)})(?![a-z0-9]))"
NO_UNIT = rf"(?! ?{UNIT})"
NUMBERED = listed(
    "punkt punktet pkt at-punkt at-pkt afsnit side sider nr nummer bilag kapitel kap paragraf version "
    "point section page item no tlf telefon tel phone indsatsomraade"
)


def _figure(match: DateMatch) -> NotADate:
    return NotADate.FIGURE


FIGURE_RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![a-z0-9.,/])[0-9]{{1,9}}(?:[.,/][0-9]{{1,9}})?(?:\.[0-9]{{3}}){{0,3}} ?{UNIT}",
        _figure,
    ),
    rule(r"(?<![0-9.,/])[0-9]{1,3}(?:[.,][0-9]{3}){1,5}(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?", _figure),
    rule(r"(?<![a-z])(?:kr|dkk)\.? ?[0-9]{1,9}(?:[.,][0-9]{1,9})?(?![./]?[0-9])", _figure),
    rule(
        rf"(?<![a-z0-9])(?:§{{1,2}}|{any_of(NUMBERED)}\.?:?) ?[0-9]{{1,4}}(?:[./][0-9]{{1,3}}){{0,3}}(?![0-9])",
        _figure,
    ),
    rule(r"(?<![a-z0-9])(?:kl|klokken)\.? ?[0-9]{1,2}(?:[.:][0-9]{2}(?![0-9.]))?", _figure),
    rule(r"(?<![a-z0-9])at [0-9]{1,2}[.:][0-9]{2}(?![0-9.])", _figure),
    rule(r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?![0-9])", _figure),
    rule(r"(?<![0-9.])[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m(?![a-z])", _figure),
    rule(r"(?<![0-9/])[0-9]/[0-9]{1,2} (?:af|of) (?:de|den|det|the|bel|bud|all)", _figure),
)


_HOUR = r"(?P<hour>[0-9]{1,2})(?:[.:](?P<minute>[0-9]{2}))?"
_HALF = r"(?P<half> ?[ap]\.?m\.?(?![a-z]))"
_NAMED = r"(?P<named>at noon|noon|midday|kl\.? 12 middag|ved middagstid|at midnight)"
TIMES = (
    re.compile(rf"(?<![a-z0-9])(?:(?:senest|by|at|fra) )?(?:kl|klokken)\.? ?{_HOUR}(?![0-9])(?![.:][0-9])"),
    re.compile(rf"(?<![a-z0-9])(?:at |by )?{_HOUR}{_HALF}"),
    re.compile(r"(?<![a-z0-9])(?:at |by )(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?![0-9])(?![.:][0-9])"),
    re.compile(
        r"(?<![a-z0-9:.,])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9])(?![.:][0-9])",
    ),
    re.compile(rf"(?<![a-z0-9]){_NAMED}(?![a-z0-9])"),
)
_NAMED_TIMES = {"at midnight": time(0)}


def time_in(text: str) -> Found[time] | None:
    """The first time of day said in the text, or None; an hour past 23 or a minute past 59 is none."""
    scanned = scan(text)
    matches = (match for pattern in TIMES for match in pattern.finditer(scanned.plain))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        value = _time(match)
        if value is not None:
            return scanned.found(value, match.start(), match.end())
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
