"""Whether a message reports what has happened or speaks of what is to come."""

from __future__ import annotations

import re

from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.fold import plain
from dialogs.reading.words.numbers_and_days import any_of, listed

_HAPPENED = frozenset(
    listed(
        "sendte indsendte afsendte udsatte anbefalede godkendte moedtes var blev fik gav sagde vedtog "
        "tiltraadte besluttede indstillede forkastede afviste afholdt holdt aftalte talte talt skrev modtog "
        "afleverede leverede bidrog meldte frigav afsatte forhandlede behandlede rykkede ringede snakkede "
        "spurgte svarede lovede ville kom gik stod faldt skete returnerede trak tog stemte droeftede "
        "orienterede registrerede noterede udpegede underskrev postponed met said told agreed decided sent "
        "wrote gave was were had did took held went came got asked promised answered signed discussed talked "
        "spoke yesterday ago siden igaar forgaars tidligere"
    )
)
_DONE = frozenset(
    listed(
        "sendt indsendt udsat anbefalet godkendt vedtaget tiltraadt besluttet indstillet forkastet afvist "
        "modtaget afleveret leveret meldt frigivet behandlet rykket returneret stemt droeftet underskrevet "
        "ledelsesgodkendt taget approved recommended rejected submitted received delivered released adopted "
        "returned noted endorsed withdrawn"
    )
)
_TO_COME = frozenset(
    listed(
        "skal skulle boer kan maa vil forventes ventes planlaegges senest inden foer naar hvis hvornaar must "
        "shall should will can may could would needs need to by before when if until"
    )
)
_MOVED = frozenset(
    listed("udsat udsatte udskudt udskoed flyttet flyttede rykket rykkede postponed moved adjourned deferred")
)
_GONE = listed("gaar forgaars foraars sommers efteraars vinters")
_WORD = re.compile("[a-z]+")
_DONE_WORD = re.compile(rf"(?<![a-z]){any_of(sorted(_DONE))}(?![a-z])(?! (?:bolig|byomr|omr|boliga))")
PAST_DAYS = re.compile(
    rf"(?<![a-z])(?:sidst(?! i | paa )|i (?:man|tirs|ons|tors|fre|loer|soen)dags|i {any_of(_GONE)}"
    r"|(?:last|sidste|forrige) (?:week|month|year|uge|maaned|aar|time|gang|(?:mon|tues|wednes|thurs|fri)day"
    r"|(?:man|tirs|ons|tors|fre)dag))(?![a-z])(?! (?:of|in|i) )",
)
_MOVED_TO = re.compile(
    rf"(?<![a-z]){any_of(sorted(_MOVED))}(?![a-z])[^.!?\n]{{0,80}}? (?:til|to|until)(?![a-z])"
)


def tense_of(text: str) -> Tense:
    """PAST for a message that reports an event ("har sendt", "godkendte", "i mandags", "met"), else FUTURE.

    What was postponed to a day speaks of that day: "ØU udsatte punktet til 8. december" is FUTURE.
    """
    said = plain(text)
    words = frozenset(_WORD.findall(said))
    if not words.isdisjoint(_MOVED) and _MOVED_TO.search(said):
        return Tense.FUTURE
    if not words.isdisjoint(_HAPPENED) or PAST_DAYS.search(said):
        return Tense.PAST
    if words.isdisjoint(_TO_COME) and not words.isdisjoint(_DONE) and _DONE_WORD.search(said):
        return Tense.PAST
    return Tense.FUTURE
