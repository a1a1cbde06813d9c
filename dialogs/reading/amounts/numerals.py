"""Figures as people write them: decimal comma and point, dots or spaces between thousands, halves and words."""

from __future__ import annotations

import re
from decimal import Decimal

from dialogs.reading.words.numbers_and_days import SMALL_NUMBERS, any_of

HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
WORDED = {
    "en halv": Decimal("0.5"),
    "et halvt": Decimal("0.5"),
    "en kvart": Decimal("0.25"),
    "halv": Decimal("0.5"),
    "halvt": Decimal("0.5"),
    "half a": Decimal("0.5"),
    "half an": Decimal("0.5"),
    "halvanden": Decimal("1.5"),
    "halvandet": Decimal("1.5"),
    "en og en halv": Decimal("1.5"),
    "one and a half": Decimal("1.5"),
    "to en halv": Decimal("2.5"),
    "to og en halv": Decimal("2.5"),
    "two and a half": Decimal("2.5"),
    "tre en halv": Decimal("3.5"),
    "tre og en halv": Decimal("3.5"),
    "three and a half": Decimal("3.5"),
}
_SPACED = r"[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9])(?![.,][0-9]{3})(?:,[0-9]{1,2}(?![0-9]))?"
_DOTTED = r"[0-9]{1,3}(?:\. ?[0-9]{3}){1,4}(?![0-9])(?:,[0-9]{1,6}(?![0-9]))?"
_ENGLISH = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])(?:\.[0-9]{1,6}(?![0-9]))?"
_APOSTROPHES = r"[0-9]{1,3}(?:'[0-9]{3}){1,4}(?![0-9])"
_HALVED = r"[0-9]{0,4} ?[½¼¾]|(?:[0-9]{1,4} )?[0-9]/[2-9](?![0-9])"
_DECIMAL = r"[0-9]{1,15}(?:[.,][0-9]{1,9})?"
GROUPED = rf"(?:{_SPACED}|{_DOTTED}|{_ENGLISH}|{_APOSTROPHES})"
DIGITS = rf"(?:{_HALVED}|{GROUPED}|{_DECIMAL})"
WORDS = rf"(?:{any_of([*WORDED, *SMALL_NUMBERS])})"

_IS_SPACED = re.compile(_SPACED)
_IS_DOTTED = re.compile(_DOTTED)
_IS_ENGLISH = re.compile(_ENGLISH)


def figure(said: str, *, before_a_multiple: bool = False) -> Decimal | None:
    """The number that digits or words say, or None.

    A single "1,200" or "1.200" is twelve hundred, except before "million": then the comma is a decimal one.
    """
    said = said.strip()
    if said in WORDED:
        return WORDED[said]
    if said in SMALL_NUMBERS:
        return Decimal(SMALL_NUMBERS[said])
    if said[-1:] in HALVES:
        whole = said[:-1].strip()
        return Decimal(whole or 0) + HALVES[said[-1]]
    if "/" in said:
        whole, _, share = said.rpartition(" ")
        above, below = share.split("/")
        return Decimal(whole or 0) + Decimal(above) / Decimal(below)
    if before_a_multiple and re.fullmatch(r"[0-9]{1,3},[0-9]{3}", said):
        return Decimal(said.replace(",", "."))
    if _IS_ENGLISH.fullmatch(said):
        return Decimal(said.replace(",", ""))
    if _IS_DOTTED.fullmatch(said) or _IS_SPACED.fullmatch(said):
        return Decimal(re.sub(r"[. ]", "", said).replace(",", "."))
    bare = said.replace("'", "").replace(",", ".")
    return Decimal(bare) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", bare) else None
