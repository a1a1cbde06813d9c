"""Short answers and the words that steer a conversation: yes, no, cancel, back, skip, undo, help, and choices."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from dialogs.reading.words.choices import choice
from dialogs.reading.words.fold import plain
from dialogs.reading.words.numbers_and_days import listed

__all__ = ["choice", "is_back", "is_cancel", "is_help", "is_skip", "is_undo", "yes_or_no"]

_YES = frozenset(
    listed(
        "ja|jo|jep|jeps|yep|yup|yes|y|j|ok|okay|okey|oki|okidoki|yeah|sure|jada|jamen ja|ja da|ja tak|"
        "yes please|ja selvfoelgelig|"
        "selvfoelgelig|selvfolgelig|naturligvis|javist|ja vist|ja for pokker|korrekt|rigtigt|det er rigtigt|"
        "det er korrekt|det stemmer|stemmer|praecis|netop|lige praecis|nemlig|bekraeft|bekraeftet|bekraefter|"
        "godkend|godkendt|gem|gem det|goer det|goer bare det|ja goer det|fint|det er fint|helt fint|"
        "super|perfekt|enig|"
        "godt|det er godt|gerne|ja gerne|meget gerne|absolut|bestemt|ja det er rigtigt|ja det stemmer|ja "
        "det er korrekt|"
        "ja det er det|det er det|det goer det|ja ok|ja okay|ja fint|correct|that's right|that is right|"
        "thats right|right|"
        "exactly|confirm|confirmed|approve|approved|save|save it|do it|go ahead|please do|of course|"
        "absolutely|"
        "certainly|definitely|fine|that's fine|good|sounds good|agreed|true|sandt|👍|✅|+1"
    )
)
_NO = frozenset(
    listed(
        "nej|nae|naeh|naej|nah|niks|nix|nope|no|n|nej tak|no thanks|no thank you|nej det er forkert|forkert|"
        "det er forkert|"
        "ikke rigtigt|det er ikke rigtigt|det stemmer ikke|stemmer ikke|passer ikke|det passer ikke|ikke "
        "korrekt|"
        "det er ikke korrekt|nej ikke endnu|ikke endnu|not yet|aldrig|never|overhovedet ikke|slet ikke|"
        "ikke|nej da|"
        "nej nej|lad vaere|lad vaer|goer det ikke|gem ikke|gem det ikke|det skal du ikke|det goer jeg "
        "ikke|wrong|incorrect|not right|"
        "that's wrong|that is wrong|thats wrong|not correct|don't|do not|dont|don't save|please don't|"
        "not at all|afvis|"
        "afvist|reject|false|falsk|nej stop|👎|❌"
    )
)
_CANCEL = listed(
    "annuller|annullere|annuler|annulere|annulleer|afbryd|afbrydes|afbryde|stop|stop nu|stop det|"
    "glem det|drop det|luk|lad os stoppe|"
    "cancel|abort|quit|exit|forget it|never mind|nevermind|nej stop|stop her|afslut|cancel that|annuller det"
)
_BACK = listed(
    "tilbage|gaa tilbage|et skridt tilbage|et trin tilbage|forrige|foer|back|go back|step back|previous|"
    "one step back|forrige spoergsmaal|tilbage til forrige|previous question"
)
_SKIP = listed(
    "spring over|spring det over|spring den over|spring videre|skip|skip it|skip this|springover|oversprings|"
    "naeste spoergsmaal|videre|ved ikke|ved ikke endnu|det ved jeg ikke|aner det ikke|don't know|dont know|"
    "i don't know|pass|not sure|spring dette over|next question|overspring"
)
_UNDO = listed(
    "fortryd|fortryde|fortryd det|fortryd sidste|fortryd det sidste|undo|undo it|undo that|undo last|"
    "slet det sidste|"
    "rul tilbage|revert|tag det tilbage|take it back|delete the last|angre"
)
_HELP = listed(
    "hjaelp|hjaelp mig|help|help me|hjlp|hvad kan du|hvad kan jeg|hvad kan jeg sige|hvad kan jeg skrive|"
    "hvad kan jeg spoerge om|what can you do|what can i say|what can i ask|hvordan goer jeg|vejledning|"
    "kommandoer|commands|menu|guide|?"
)
_OPENINGS = tuple(f"{word} " for word in listed("oh aeh oeh hmm hm please venligst nu"))
_CLOSINGS = tuple(f" {word}" for word in listed("tak|please|venligst|lige|nu|thanks|thank you|da"))
_FIRM_YES = frozenset({"ja", "jo", "jep", "yes", "yep", "yeah", "jada"})
_FIRM_NO = frozenset({"nej", "niks", "nope", "naeh"})
_TURNS = frozenset({"men", "but", "ikke", "not", "og", "and", "eller", "or"})


def yes_or_no(text: str) -> bool | None:
    """True for a yes, False for a no, None for anything else, such as "ja, men 2027" which says more."""
    said = _said(text)
    polite = _without_courtesies(said)
    for each in (said, polite):
        if each in _YES:
            return True
        if each in _NO:
            return False
    parts = said.split()
    if 1 < len(parts) <= 4 and not _TURNS & set(parts) and not re.search(r"[0-9]", said):
        rest = " ".join(parts[1:])
        if parts[0] in _FIRM_YES and (rest in _YES or rest == "tak"):
            return True
        if parts[0] in _FIRM_NO and (rest in _NO or rest == "tak"):
            return False
    return None


def is_cancel(text: str) -> bool:
    """Whether the whole message asks to give up what is going on."""
    return _is_one_of(text, _CANCEL)


def is_back(text: str) -> bool:
    """Whether the whole message asks for the question before."""
    return _is_one_of(text, _BACK)


def is_skip(text: str) -> bool:
    """Whether the whole message leaves the question unanswered for now."""
    return _is_one_of(text, _SKIP)


def is_undo(text: str) -> bool:
    """Whether the whole message asks to undo what was saved last."""
    return _is_one_of(text, _UNDO)


def is_help(text: str) -> bool:
    """Whether the whole message asks for help."""
    return text.strip() == "?" or _is_one_of(text, _HELP)


def _said(text: str) -> str:
    if len(text) > 200:
        return ""
    whole = re.sub(r"[\U0001f3fb-\U0001f3ff]", "", plain(text))  # a thumb of any colour
    said = re.sub(r"[^\w'+?]+", " ", whole).strip() or whole
    said = re.sub(r"([a-z])\1{2,}", r"\1", said)  # "jaaaa" is a yes
    return said.rstrip("? ") or said


def _without_courtesies(said: str) -> str:
    """The words without "please", "tak" and the like before and after them."""
    while said.startswith(_OPENINGS):
        said = said.partition(" ")[2]
    while said.endswith(_CLOSINGS):
        said = said.removesuffix(next(word for word in _CLOSINGS if said.endswith(word)))
    return said


def _is_one_of(text: str, wordings: tuple[str, ...]) -> bool:
    said = _said(text)
    if not said:
        return False
    polite = _without_courtesies(said).strip() or said
    return any(each in wordings or _is_slip(each, wordings) for each in (said, polite))


def _is_slip(said: str, wordings: tuple[str, ...]) -> bool:
    """Whether the words are one slip of the finger from a wording, two in a long one; short ones allow none."""
    for wording in wordings:
        allowed = 0 if len(wording) < 5 else 1 if len(wording) < 8 else 2
        if allowed and said[0] == wording[0] and OSA.distance(said, wording, score_cutoff=allowed) <= allowed:
            return True
    return False
