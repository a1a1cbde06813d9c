"""Kroner in a message: "7,4 mio. kr.", "450.000 kr. årligt", "300 t.kr.", "DKK 450,000", "en halv million".

A bare number is an amount only with separators between its thousands or with a word for money beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from dialogs.reading.amounts.hours import Effort, Per, effort_in
from dialogs.reading.amounts.numerals import DIGITS, GROUPED, WORDS, figure
from dialogs.reading.dates.not_dates import NUMBERED, UNITS
from dialogs.reading.dates.years import years_in
from dialogs.reading.words.fold import Found, Scan, scan
from dialogs.reading.words.numbers_and_days import any_of, listed

__all__ = [
    "Amount",
    "Effort",
    "Per",
    "amounts_in",
    "effort_in",
    "the_amount",
    "years_in",
]


class Amount(Struct, frozen=True, kw_only=True):
    """Kroner, in all or for each year; `said` is the words as written."""

    kroner: Decimal
    per_year: bool
    said: str


MULTIPLES = {
    "mio": 10**6,
    "mill": 10**6,
    "million": 10**6,
    "millioner": 10**6,
    "millions": 10**6,
    "mia": 10**9,
    "milliard": 10**9,
    "milliarder": 10**9,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "tkr": 10**3,
    "t.kr": 10**3,
    "t. kr": 10**3,
    "t kr": 10**3,
    "tusind": 10**3,
    "tusinde": 10**3,
    "thousand": 10**3,
    "k": 10**3,
    "m": 10**6,
}
_CURRENCY = r"(?:(?:danske )?(?:kroner|krone|kr|dkk)(?![a-z0-9])\.?|,-)"
_MULTIPLE = (
    rf"(?: ?(?P<multiple>{any_of(re.escape(word) for word in MULTIPLES if word not in {'k', 'm'})})"
    rf"(?![a-z0-9])\.?"
    r"|(?P<glued>[km])(?![a-z0-9]))"
)
_PER_YEAR = (
    r"(?:(?:hvert|hver|om|per|pr\.?|i hvert|each|every|a|an) (?:aaret|aar|year|annum)|aarligt|aarlig|"
    r"aarlige|annually|"
    r"yearly|p\.? ?a\.?|/ ?(?:aar|year))(?![a-z])"
)
_SIGN = r"(?P<sign>(?:minus |(?<![a-z0-9)])-(?=[0-9]|kr|dkk)))?"
_START = r"(?<![a-z0-9])(?<![0-9][.,/:'])"
_TAIL = rf"(?: ?\(?,? ?{_PER_YEAR}\)?)?"
_NOT_COUNTED = (
    rf"(?! ?(?:%|m²|"
    rf"(?:{any_of(u for u in UNITS if u not in MULTIPLES and u not in {'kr', 'kroner', 'krone', 'dkk'})})(?![a-z])))"
)
_WHOLE = r"(?![0-9])(?![.,/:'][0-9])"
_YEARLY_BEFORE = r"(?P<yearly>(?:aarligt|yearly|annually) )?"

_LARGE = listed("millioner millions million mio milliarder milliard billion mia tusinde tusind thousand")

AMOUNTS = (
    re.compile(
        rf"{_START}{_YEARLY_BEFORE}{_SIGN}{_CURRENCY} ?(?P<minus>-)?"
        rf"(?P<figure>{DIGITS}){_WHOLE}{_MULTIPLE}?{_TAIL}",
    ),
    re.compile(
        rf"{_START}{_YEARLY_BEFORE}{_SIGN}(?P<figure>{DIGITS}){_MULTIPLE}(?: ?{_CURRENCY})?{_TAIL}",
    ),
    re.compile(
        rf"{_START}{_YEARLY_BEFORE}{_SIGN}(?P<figure>{DIGITS}){_WHOLE} ?{_CURRENCY}{_TAIL}",
    ),
    re.compile(
        rf"{_START}{_YEARLY_BEFORE}{_SIGN}(?P<figure>{GROUPED}){_WHOLE}{_NOT_COUNTED}{_TAIL}",
    ),
    re.compile(
        rf"{_START}(?P<figure>{WORDS}) (?P<multiple>{any_of(_LARGE)})(?![a-z0-9])\.?(?: ?{_CURRENCY})?{_TAIL}",
    ),
    re.compile(rf"{_START}(?P<figure>{WORDS}) ?{_CURRENCY}{_TAIL}"),
)
_YEARLY = re.compile(_PER_YEAR)
_NUMBERED_BEFORE = re.compile(rf"(?<![a-z])(?:{any_of(NUMBERED)})\.?:? ?$")
_BARE = re.compile(rf"(?:ca\.? |cirka |about |omkring |paa )?(?P<sign>-|minus )?(?P<figure>{DIGITS}|{WORDS})")
_NOTHING = frozenset({"ingen", "intet", "ingenting", "nul", "none", "nothing", "zero"})


def amounts_in(text: str) -> tuple[Found[Amount], ...]:
    """The amounts said in the text, in order."""
    scanned = scan(text)
    taken = bytearray(len(scanned.plain))
    found: list[Found[Amount]] = []
    matches = (match for pattern in AMOUNTS for match in pattern.finditer(scanned.plain))
    for match in sorted(matches, key=lambda match: (match.start() - match.end(), match.start())):
        if any(taken[match.start() : match.end()]):
            continue
        amount = _amount(scanned, match)
        if amount is not None:
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            found.append(amount)
    return tuple(sorted(found, key=lambda each: each.start))


def the_amount(text: str) -> Amount | None:
    """The one amount that an answer gives; a bare number is kroner here, and "ingen" is none at all."""
    found = amounts_in(text)
    if len(found) == 1:
        return found[0].value
    said = scan(text).plain.strip(" \n.!?")
    if said in _NOTHING:
        return Amount(kroner=Decimal(0), per_year=False, said=text.strip())
    match = _BARE.fullmatch(said)
    kroner = figure(match["figure"]) if match and not found else None
    if match is None or kroner is None:
        return None
    return Amount(kroner=-kroner if match["sign"] else kroner, per_year=False, said=text.strip())


def _amount(scanned: Scan, match: re.Match[str]) -> Found[Amount] | None:
    parts = match.groupdict()
    multiple = parts.get("multiple") or parts.get("glued")
    if multiple is None and _NUMBERED_BEFORE.search(
        scanned.plain[max(0, match.start() - 24) : match.start()]
    ):
        return None
    said = match["figure"]
    # "7.125 million" is English and its point a decimal one; "7.125 mio." is Danish and its dot parts thousands.
    if multiple in {"million", "billion", "bn", "m"} and re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", said):
        said = said.replace(".", ",")
    kroner = figure(said, before_a_multiple=multiple is not None)
    if kroner is None:
        return None
    kroner *= MULTIPLES.get(multiple or "", 1)
    if parts.get("sign") or parts.get("minus"):
        kroner = -kroner
    per_year = _YEARLY.search(match.group()) is not None
    place = scanned.found(None, match.start(), match.end())
    amount = Amount(kroner=_tidy(kroner), per_year=per_year, said=place.said)
    return Found(value=amount, start=place.start, end=place.end, said=place.said)


def _tidy(kroner: Decimal) -> Decimal:
    whole = kroner.to_integral_value()
    return whole if whole == kroner else kroner.normalize()
