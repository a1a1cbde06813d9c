"""The outcomes of the minutes in a message: "anbefalede", "udsatte sagen", "godkendt med ændringer", "sent back"."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from dialogs.reading.words.fold import plain
from state.facts.decision import Outcome

_WORDS: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.APPROVED_CHANGED,
        r"\b(?:godkend\w*|vedtag\w*|vedtog|tiltraadt\w*)\b.{0,20}\b(?:med|som) (?:\w+ )?aendr\w*|"
        r"\baendrede indstilling|\b(?:approved|adopted)\b.{0,20}\b(?:as amended|with (?:changes|amendments))",
    ),
    (Outcome.SECOND_READING, r"\b(?:2\.|anden) behandling|\bsecond reading"),
    (
        Outcome.SENT_BACK,
        r"\bsend(?:t|te)\b.{0,25}\b(?:tilbage|retur)\b|\btilbagesend\w*|\bsent\b.{0,20}\bback\b|\breturned\b",
    ),
    (Outcome.NOTED, r"\befterretning\b|\bnoted\b"),
    (Outcome.PASSED_ON, r"\boversend\w*|\bpassed\b.{0,12}\bon\b|\bforwarded\b"),
    (Outcome.RECOMMENDED, r"\banbefal(?:er|ede|et|ed)\b|\brecommend(?:s|ed)?\b|\bindstillede\b"),
    (Outcome.POSTPONED, r"\budsat(?:te)?\b|\budskudt\b|\budskoed\b|\bpostpone[sd]\b|\bdeferred\b"),
    (
        Outcome.REJECTED,
        r"\bforkast\w*|\bnedstemt\w*|\bstemt\w* ned\b|\bsag(?:de|t) nej\b|\brejected\b|\bvoted\b.{0,10}\bdown\b|"
        r"\bsaid no\b|\bafvis(?:t|te)\b",
    ),
    (Outcome.WITHDRAWN, r"\btrukket\b|\btrak\b|\budgaaet\b|\budgik\b|\bwithdr(?:awn|ew)\b"),
    (Outcome.DISCUSSED, r"\bdroeftet?\b|\bdroeftede\b|\bdiscussed\b"),
    (Outcome.AUTHORISED, r"\bbemyndig\w*|\bauthorised\b|\bdelegated\b"),
    (
        Outcome.APPROVED,
        r"\bgodkend(?:t|te|er)\b|\bvedtaget\b|\bvedtog\b|\btiltraadt\w*|\bbifaldt\b|\badopted\b|\bapproved\b|"
        r"\bsag(?:de|t) ja\b|\bsaid yes\b",
    ),
)
_PATTERNS = tuple((outcome, re.compile(words)) for outcome, words in _WORDS)
_SPELT = (
    "anbefalede",
    "anbefalet",
    "godkendte",
    "godkendt",
    "udsatte",
    "forkastede",
    "forkastet",
    "oversendte",
    "oversendt",
    "trukket",
    "droeftede",
    "droeftet",
    "vedtaget",
    "tiltraadte",
    "recommended",
    "approved",
    "postponed",
    "rejected",
    "withdrawn",
    "discussed",
    "adopted",
)
_CLOSE = 86.0  # rapidfuzz's ratio at which a word is one of these but for a slip
_SHORTEST = 5
_NOT = re.compile(r"\b(?:ikke|not|aldrig|never)\b")
_FIRST_LETTER = r"(?<!\b[A-ZÆØÅ], )\b[A-ZÆØÅ]"  # of a list of parties: "A, B og C"
_VOTE = re.compile(
    r"uden afstemning|enstemmigt?|unanimous(?:ly)?|without a vote|(?:med|by) \d+ (?:stemmer|votes)? ?(?:mod|to) \d+|"
    r"\b\d+ (?:stemmer|votes) (?:mod|to) \d+|"
    rf"{_FIRST_LETTER}(?:, [A-ZÆØÅ])*(?: og [A-ZÆØÅ])? tog forbehold|"
    rf"{_FIRST_LETTER}(?:, [A-ZÆØÅ])*(?: and [A-ZÆØÅ])? (?:had|has|expressed) reservations|"
    r"(?:for|imod) stemte:? [^.;]+",
    re.I,
)
_REFERENCE = re.compile(
    r"https?://\S+|\b(?:punkt|pkt\.?|item|sag|case) ?(?:nr\.? ?|no\.? ?)?\d[\d/.-]*\d|"
    r"\b(?:punkt|pkt\.?|item) \d\b",
    re.I,
)


def outcome_in(text: str) -> Outcome | None:
    """The one outcome a message tells; None if it tells none, several, or that something was not so."""
    said = plain(text)
    if _NOT.search(said):
        return None
    found = _found(said) or _found(" ".join(_mended(word) for word in said.split()))
    if Outcome.APPROVED_CHANGED in found:
        found = [one for one in found if one is not Outcome.APPROVED]
    return found[0] if len(found) == 1 else None


def _found(said: str) -> list[Outcome]:
    return [outcome for outcome, pattern in _PATTERNS if pattern.search(said)]


def _mended(word: str) -> str:
    """The word of the minutes that this one is but for a slip, else the word itself."""
    if len(word) < _SHORTEST:
        return word
    alike, best = max((fuzz.ratio(word, one), one) for one in _SPELT)
    return best if alike >= _CLOSE else word


def vote_in(text: str) -> str:
    """How the vote fell, in the message's own words."""
    return "; ".join(dict.fromkeys(found.group().strip() for found in _VOTE.finditer(text)))


def reference_in(text: str) -> str:
    """The item of the agenda or the link a message refers to."""
    return "; ".join(dict.fromkeys(found.group().rstrip(".,") for found in _REFERENCE.finditer(text)))


# the words a deadline goes by, the most telling first; a budget's year is needed to tell two of those apart
GOES_BY: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("contributions-open", r"indhent|contributions? round|gather"),
        ("contributions-due", r"bidrag|contribution|input"),
        ("negotiation-start", r"forhandl|negotiat"),
        ("release", r"frigiv|releas"),
        ("preparation", r"forbered|prepar"),
        ("declaration", r"hensigts|declaration"),
        ("money", r"penge|budget|money"),
        ("finance-committee", r"\boeu\b|\bou\b|oekonomiudvalg|finance committee"),
        ("council", r"\bbr\b|borgerrep|city council|byraad"),
        ("committee", r"\bktu\b|\btmu\b|fagudvalg|committee|udvalg"),
        ("political-treatment", r"politisk|political"),
    )
)


def rule_in(text: str) -> str | None:
    """The rule whose deadline the words are about, or None."""
    said = plain(text)
    return next((name for name, pattern in GOES_BY if pattern.search(said)), None)
