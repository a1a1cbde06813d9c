"""How long before something a reminder is wanted: "en uge før", "dagen inden", "a month before"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from dialogs.reading.words.fold import Found, scan
from dialogs.reading.words.numbers_and_days import BEGINS, ENDS, NUMBER, any_of, listed, number_of
from state.organisation.calendar import months_before


class Lead(Struct, frozen=True, kw_only=True):
    """A stretch of time ahead of a deadline, in days and calendar months."""

    days: int = 0
    months: int = 0

    def before(self, day: date) -> date:
        """The day that lies so long before the one given."""
        return months_before(day, self.months) - timedelta(days=self.days)


_AHEAD = listed("foer|inden|forinden|before|ahead|in advance|prior")
LEADS = (
    re.compile(
        rf"{BEGINS}{NUMBER} ?(?P<unit>dage|dag|days|day|uger|uge|weeks|week|maaneder|maaned|months|month|aar|years|"
        rf"year) {any_of(_AHEAD)}{ENDS}",
    ),
    re.compile(
        rf"{BEGINS}(?:the )?(?P<unit>dagen|ugen|maaneden|aaret|(?<=the )(?:day|week|month|year)) "
        rf"{any_of(_AHEAD)}{ENDS}",
    ),
)
_DAYS = {"d": 1, "u": 7, "w": 7}
_MONTHS = {"m": 1, "a": 12, "y": 12}


def leads_in(text: str) -> tuple[Found[Lead], ...]:
    """The stretches of time before a deadline said in the text, in order."""
    scanned = scan(text)
    found = []
    for match in (match for pattern in LEADS for match in pattern.finditer(scanned.plain)):
        number, unit = match.groupdict().get("number"), match["unit"][0]
        count = 1 if number is None else number_of(number)
        lead = Lead(days=count * _DAYS.get(unit, 0), months=count * _MONTHS.get(unit, 0))
        found.append(scanned.found(lead, match.start(), match.end()))
    return tuple(found)
