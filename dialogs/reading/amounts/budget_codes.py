"""Project codes of budgets: "TM021", "tm 21", "KT33a", "Budget 2026 TM021"; a code is unique only with its budget."""

from __future__ import annotations

import re

from msgspec import Struct

from dialogs.reading.words.fold import Found, scan


class Code(Struct, frozen=True, kw_only=True):
    """A project code, with the year of the budget it belongs to where that was said."""

    code: str
    budget: int | None = None


# TM and KT are known from the budget notes; other letters only in capitals and without a space.
_BUDGET = (
    r"(?:(?<![a-z0-9])budget(?:aftalen|aftale|tet)? ?'?(?P<budget>20[0-9]{2}|[2-9][0-9])(?![0-9]),?:? ?)?"
)
_AFTER = (
    r"(?: ?\(?(?:i |in |fra |from )?budget(?:aftalen|aftale|tet)? ?'?(?P<later>20[0-9]{2}|"
    r"[2-9][0-9])(?![0-9])\)?)?"
)
CODES = re.compile(
    rf"{_BUDGET}(?<![a-z0-9])(?P<letters>(?:tm|kt)(?=[ .-]?[0-9])|[a-z]{{2}}(?=[0-9]))[ .-]?"
    rf"(?P<digits>[0-9]{{1,4}})"
    rf"(?P<letter>[a-z]?)(?![a-z0-9])(?![.,/][0-9]){_AFTER}",
)
_THREE_DIGITS = frozenset({"TM"})


def codes_in(text: str) -> tuple[Found[Code], ...]:
    """The project codes said in the text, in order, as budgets write them ("TM078", "KT33a")."""
    scanned = scan(text)
    found = []
    for match in CODES.finditer(scanned.plain):
        letters, digits = match["letters"].upper(), match["digits"]
        written = scanned.found(None, match.start("letters"), match.end("letter")).said
        known = letters in {"TM", "KT"}
        if not known and not (written[:2].isupper() and len(digits) in {2, 3}):
            continue
        if letters in _THREE_DIGITS:
            digits = digits.zfill(3)
        year = match["budget"] or match["later"]
        code = Code(
            code=f"{letters}{digits}{match['letter']}",
            budget=None if year is None else int(year) % 2000 + 2000,
        )
        found.append(scanned.found(code, match.start(), match.end()))
    return tuple(found)
