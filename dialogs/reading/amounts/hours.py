"""Work in a message: "2 ÅV", "1½ årsværk", "300 timer", "20 hours a week"."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from dialogs.reading.amounts.numerals import DIGITS, WORDS, figure
from dialogs.reading.words.fold import Found, scan
from state.facts.contribution import EffortUnit


class Per(Enum):
    """What the effort is given for each of."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Effort(Struct, frozen=True, kw_only=True):
    """An amount of work, in all or, where `per` says so, for each week, month or year."""

    quantity: Decimal
    unit: EffortUnit
    per: Per | None = None


_NUMBER = rf"(?<![a-z0-9])(?<![0-9][.,/:])(?P<figure>{DIGITS}|{WORDS})"
_FTE = (
    r"(?:aarsvaerk(?:er)?|aav|ftes?|fuldtidsstilling(?:er)?|full-time equivalents?|fulltime "
    r"equivalents?|person-?years?)"
)
_HOURS = r"(?:arbejdstimer|timer|time|hours?|hrs?)"
_EACH = {
    "uge": Per.WEEK,
    "week": Per.WEEK,
    "maaned": Per.MONTH,
    "md": Per.MONTH,
    "month": Per.MONTH,
    "aar": Per.YEAR,
    "year": Per.YEAR,
}
_PER = (
    r"(?: ?/ ?| (?:om|pr\.?|per|a|each|every|hver|hvert|i hver) )(?P<each>uge|week|maaned|md|month|"
    r"aar|year)(?:n|en|et)?"
    r"(?![a-z])\.?| (?P<often>ugentligt|ugentlig|weekly|maanedligt|maanedlig|monthly|aarligt|aarlig|"
    r"yearly|annually)(?![a-z])"
)
EFFORTS = re.compile(
    rf"{_NUMBER} ?(?:(?P<fte>{_FTE})|(?P<hours>{_HOURS}))(?![a-z0-9])(?:{_PER})?",
)
_OFTEN = {"uge": Per.WEEK, "wee": Per.WEEK, "maa": Per.MONTH, "mon": Per.MONTH}


def effort_in(text: str) -> tuple[Found[Effort], ...]:
    """The hours and årsværk said in the text, in order."""
    scanned = scan(text)
    found = []
    for match in EFFORTS.finditer(scanned.plain):
        quantity = figure(match["figure"])
        if quantity is None:
            continue
        often = match["often"]
        per = _EACH.get(match["each"] or "") or (_OFTEN.get(often[:3], Per.YEAR) if often else None)
        unit = EffortUnit.FTE if match["fte"] else EffortUnit.HOURS
        found.append(scanned.found(Effort(quantity=quantity, unit=unit, per=per), match.start(), match.end()))
    return tuple(found)
