"""Figures that look like a date and are none: money, shares, hours, paragraphs and the time of day."""

from __future__ import annotations

from dialogs.readers.moments import Heard, NotADate, Rule, rule
from dialogs.readers.phrases import A_DIGIT
from dialogs.readers.vocabulary import any_of, listed

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


def _figure(heard: Heard) -> NotADate:
    return NotADate.FIGURE


FIGURE_RULES: tuple[Rule, ...] = (
    rule(
        rf"(?<![a-z0-9.,/])[0-9]{{1,9}}(?:[.,/][0-9]{{1,9}})?(?:\.[0-9]{{3}}){{0,3}} ?{UNIT}",
        _figure,
        A_DIGIT,
    ),
    rule(r"(?<![0-9.,/])[0-9]{1,3}(?:[.,][0-9]{3}){1,5}(?![0-9])(?:,[0-9]{1,2}(?![0-9]))?", _figure, A_DIGIT),
    rule(r"(?<![a-z])(?:kr|dkk)\.? ?[0-9]{1,9}(?:[.,][0-9]{1,9})?(?![./]?[0-9])", _figure, A_DIGIT),
    rule(
        rf"(?<![a-z0-9])(?:§+|{any_of(NUMBERED)}\.?:?) ?[0-9]{{1,4}}(?:[./][0-9]{{1,3}}){{0,3}}(?![0-9])",
        _figure,
        A_DIGIT,
    ),
    rule(r"(?<![a-z0-9])(?:kl|klokken)\.? ?[0-9]{1,2}(?:[.:][0-9]{2}(?![0-9.]))?", _figure, A_DIGIT),
    rule(r"(?<![a-z0-9])at [0-9]{1,2}[.:][0-9]{2}(?![0-9.])", _figure, A_DIGIT),
    rule(r"(?<![0-9:.])[0-9]{1,2}:[0-9]{2}(?![0-9])", _figure, A_DIGIT),
    rule(r"(?<![0-9.])[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m(?![a-z])", _figure, A_DIGIT),
    rule(r"(?<![0-9/])[0-9]/[0-9]{1,2} (?:af|of) (?:de|den|det|the|bel|bud|all)", _figure, A_DIGIT),
)
