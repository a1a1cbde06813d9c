"""The words for numbers, months and weekdays in both languages, in plain form, and as pieces of patterns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

MONTH_NAMES = (
    ("januar", "january", "jan"),
    ("februar", "february", "febr", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec", "des"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}

WEEKDAY_NAMES = (
    ("mandag", "monday"),
    ("tirsdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("loerdag", "saturday"),
    ("soendag", "sunday"),
)
WEEKDAYS = {name: number for number, names in enumerate(WEEKDAY_NAMES) for name in names}
SHORT_WEEKDAYS = WEEKDAYS | {
    short: number
    for number, shorts in enumerate(
        (
            ("man", "mon"),
            ("tirs", "tir", "tues", "tue"),
            ("ons", "wed"),
            ("tors", "tor", "thurs", "thur", "thu"),
            ("fre", "fri"),
            ("loer", "sat"),
            ("soen", "sun"),
        )
    )
    for short in shorts
}

SMALL_NUMBERS = {
    word: number
    for number, wordings in {
        0: "nul zero",
        1: "en et een eet one a an",
        2: "to two",
        3: "tre three",
        4: "fire four",
        5: "fem five",
        6: "seks six",
        7: "syv seven",
        8: "otte eight",
        9: "ni nine",
        10: "ti ten",
        11: "elleve eleven",
        12: "tolv twelve",
        13: "tretten thirteen",
        14: "fjorten fourteen",
        15: "femten fifteen",
        16: "seksten sixteen",
        17: "sytten seventeen",
        18: "atten eighteen",
        19: "nitten nineteen",
        20: "tyve twenty",
        30: "tredive thirty",
        40: "fyrre forty",
        50: "halvtreds fifty",
        60: "tres sixty",
        90: "halvfems ninety",
        100: "hundrede hundred",
    }.items()
    for word in wordings.split()
}

_DANISH_TENS = (
    "foerste anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende "
    "fjortende "
    "femtende sekstende syttende attende nittende tyvende enogtyvende toogtyvende treogtyvende fireogtyvende "
    "femogtyvende seksogtyvende syvogtyvende otteogtyvende niogtyvende tredivte enogtredivte"
)
_ENGLISH_TENS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {
    word: number
    for wordings in (_DANISH_TENS, _ENGLISH_TENS)
    for number, word in enumerate(wordings.split(), 1)
} | {"andet": 2, "1st": 1, "2nd": 2, "3rd": 3}


def listed(said: str) -> tuple[str, ...]:
    """The wordings of a list: parted by "|" where some hold spaces, else by spaces."""
    return tuple(said.split("|") if "|" in said else said.split())


def any_of(names: Iterable[str]) -> str:
    """A pattern that takes any of the names, the longest first."""
    return "(?:" + "|".join(sorted(names, key=len, reverse=True)) + ")"


# The dot after "dec." belongs to the word, the dot after "december." to the sentence.
DOT = r"(?:(?<![a-z]{5})\.)?"
MONTH = rf"(?P<month>{any_of(MONTHS)})(?![a-z0-9]){DOT}"
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})"
NUMBER = rf"(?P<number>[0-9]{{1,3}}|{any_of(SMALL_NUMBERS)})"
BEGINS = r"(?<![a-z0-9])"
ENDS = r"(?![a-z0-9])"

# A misspelling is mended only towards long words; "mandat" is a word of its own, not a Monday.
_MENDABLE = tuple(name for name in (*MONTHS, *WEEKDAYS) if len(name) >= 6)
_KNOWN = frozenset({*MONTHS, *WEEKDAYS})
_NOT_MISSPELT = frozenset({"mandat", "mandats", "sundry", "fredags", "augustin", "fridag"})


@lru_cache(maxsize=4096)
def correct_spelling(word: str) -> str:
    """The month or weekday that a misspelt word (one slip away, first letter right) stands for, or the word."""
    if not 5 <= len(word) <= 11 or word in _NOT_MISSPELT or word.rstrip("se") in _KNOWN:
        return word
    for name in _MENDABLE:
        if word[0] == name[0] and OSA.distance(word, name, score_cutoff=1) == 1:
            return name
    return word


def number_of(said: str) -> int:
    """The whole number that digits or a number word say."""
    return int(said) if said.isdecimal() else SMALL_NUMBERS[said]
