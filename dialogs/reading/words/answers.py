"""Short answers and the words that steer a conversation: yes, no, save, cancel, back, skip, undo, help, and choices.

What saves or throws away counts in its exact wordings only; the other words bear a slip of the finger.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.reading.words.choices import choice
from dialogs.reading.words.fold import plain
from dialogs.reading.words.numbers_and_days import listed

__all__ = [
    "choice",
    "is_back",
    "is_cancel",
    "is_command",
    "is_go_on",
    "is_help",
    "is_not_so",
    "is_save",
    "is_shortcut",
    "is_skip",
    "is_undo",
    "nearly_cancels",
    "yes_or_no",
]

_YES = frozenset(
    listed(
        "ja|jo|jep|jeps|yep|yup|yes|y|j|ok|okay|okey|oki|okidoki|yeah|sure|jada|jamen ja|ja da|ja tak|"
        "yes please|ja selvfoelgelig|"
        "selvfoelgelig|selvfolgelig|naturligvis|javist|ja vist|ja for pokker|korrekt|rigtigt|det er rigtigt|"
        "det er korrekt|det stemmer|stemmer|praecis|netop|lige praecis|nemlig|bekraeft|bekraeftet|bekraefter|"
        "godkend|godkendt|gem|gem det|gem den|gem dem|gem nu|gem bare|gem det hele|gem det nu|goer det|"
        "goer bare det|ja goer det|fint|det er fint|helt fint|"
        "super|perfekt|enig|"
        "godt|det er godt|gerne|ja gerne|meget gerne|absolut|bestemt|ja det er rigtigt|ja det stemmer|ja "
        "det er korrekt|"
        "ja det er det|det er det|det goer det|ja ok|ja okay|ja fint|correct|that's right|that is right|"
        "thats right|right|"
        "exactly|confirm|confirmed|approve|approved|save|save it|do it|go ahead|please do|of course|"
        "absolutely|"
        "certainly|definitely|fine|that's fine|good|sounds good|agreed|true|sandt|👍|✅|+1|"
        "save that|save this|save them|save now|just save|please save|looks good|looks fine|looks right|"
        "that looks good|"
        "it looks good|all good|det ser godt ud|ser godt ud|det ser fint ud|ser fint ud|det ser rigtigt ud|"
        "ser rigtigt ud"
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
        "afvist|reject|false|falsk|👎|❌"
    )
)
# a no that says what is wrong, or when: nothing is to be thrown away
_NOT_SO = frozenset(
    listed(
        "nej det er forkert|forkert|det er forkert|ikke rigtigt|det er ikke rigtigt|det stemmer ikke|stemmer ikke|"
        "passer ikke|det passer ikke|ikke korrekt|det er ikke korrekt|nej ikke endnu|ikke endnu|not yet|wrong|"
        "incorrect|not right|that's wrong|that is wrong|thats wrong|not correct|false|falsk"
    )
)
# where all that lacks is a yes
_SAVE = frozenset(
    listed(
        "indsend|indsend det|indsend den|indsend nu|indsend bidraget|send|send det|send den|send nu|send det nu|"
        "send af sted|send afsted|send det af sted|send det afsted|send ind|send det ind|aflever|aflever det|"
        "aflever nu|"
        "faerdig|faerdigt|jeg er faerdig|vi er faerdige|det var det|det var det hele|det er det hele|klar|alt klar|"
        "registrer|registrer det|registrer den|submit|submit it|submit that|submit now|send it|send it now|hand in|"
        "hand it in|done|i'm done|im done|i am done|all done|finish|finished|that's it|thats it|that's all|thats all|"
        "ready|all set|register it|record it|log it"
    )
)
_GO_ON = listed(
    "fortsaet|fortsaet det|fortsaet nu|fortsaet bare|fortsaet herfra|gaa videre|kom videre|lad os fortsaette|"
    "continue|proceed|carry on|go on|keep going|let's continue|lets continue|let's go on"
)
_CANCEL = frozenset(
    listed(
        "annuller|annullere|annullerer|annuler|annulere|annulleer|anuller|anullere|anuler|anulere|annuller det|"
        "annuller den|annuller det hele|annuller alt|afbryd|afbrydes|afbryde|afbryd det|stop|stop nu|stop det|stop her|"
        "nej stop|lad os stoppe|glem det|glem den|glem det hele|glem alt|drop det|drop den|drop det hele|"
        "cancel|cancel it|cancel that|cancel this|abort|quit|exit|forget it|forget that|never mind|nevermind"
    )
)
_PERHAPS_CANCEL = frozenset(
    listed("stopp|afslut|afslut det|luk|luk det|luk den|luk ned|slut|close|close it|end|end it")
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
_SHORTCUT = frozenset(
    listed(
        "status|oversigt|overblik|frister|fristerne|mine frister|naeste frist|naeste frister|historik|"
        "mine paamindelser|aabne spoergsmaal|penge|mere|vis mere|dansk|engelsk|overview|deadlines|my deadlines|"
        "next deadline|history|my reminders|open questions|money|more|show more|danish|english"
    )
)
_OPENINGS = tuple(f"{word} " for word in listed("oh aeh oeh hmm hm please venligst nu"))
_CLOSINGS = tuple(f" {word}" for word in listed("tak|please|venligst|lige|nu|thanks|thank you|da"))
_FIRM_YES = frozenset({"ja", "jo", "jep", "yes", "yep", "yeah", "jada"})
_FINE = _FIRM_YES | frozenset(listed("ok okay oki fint super godt perfekt fine great good"))
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


def is_save(text: str) -> bool:
    """Whether the whole message has a summary saved: a yes, or a word that is one there ("indsend", "ok, gem")."""
    if yes_or_no(text):
        return True
    said = _said(text)
    for each in (said, _without_courtesies(said)):
        first, _, rest = each.partition(" ")
        wordings = _YES | _SAVE
        if each in _SAVE or (first in _FINE and (rest in wordings or _is_one_of(rest, _GO_ON))):
            return True
    return is_go_on(text)


def is_go_on(text: str) -> bool:
    """Whether the whole message asks to go on with what is under way."""
    return _is_one_of(text, _GO_ON)


def is_not_so(text: str) -> bool:
    """Whether the whole message says that something is not right, or not yet, rather than to give it up."""
    said = _said(text)
    return said in _NOT_SO or _without_courtesies(said) in _NOT_SO


def is_cancel(text: str) -> bool:
    """Whether the whole message asks to give up what is going on, in so many words."""
    said = _said(text)
    return said in _CANCEL or _without_courtesies(said) in _CANCEL


def nearly_cancels(text: str) -> bool:
    """Whether the message may be meant to give up what is going on: misspelt, or a word that may mean it."""
    said = _said(text)
    if is_cancel(text) or said in _SHORTCUT or is_save(text) or yes_or_no(text) is not None:
        return False
    polite = _without_courtesies(said).strip() or said
    return any(each in _PERHAPS_CANCEL or _is_slip(each, _CANCEL) for each in (said, polite) if each)


def is_shortcut(text: str) -> bool:
    """Whether the whole message is one of the words that open a standing answer, such as "status"."""
    said = _said(text)
    return said in _SHORTCUT or _without_courtesies(said) in _SHORTCUT


def is_command(text: str) -> bool:
    """Whether the whole message steers the conversation, so that it is nobody's own words about a matter."""
    steers = (is_save, is_cancel, is_back, is_skip, is_undo, is_help, is_shortcut)
    return any(one(text) for one in steers)


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


@lru_cache(maxsize=64)  # one message is held against many lists
def _said(text: str) -> str:
    if len(text) > 200:
        return ""
    whole = re.sub(r"[\U0001f3fb-\U0001f3ff]", "", plain(text))  # a thumb of any colour
    said = re.sub(r"[^\w'+?]+", " ", whole).strip() or whole
    said = re.sub(r"([a-z])\1{2,}", r"\1", said)  # "jaaaa" is a yes
    said = re.sub(r"^(\W)\1+$", r"\1", said)  # and so are two thumbs
    return said.rstrip("? ") or said


def _without_courtesies(said: str) -> str:
    """The words without "please", "tak" and the like before and after them."""
    while said.startswith(_OPENINGS):
        said = said.partition(" ")[2]
    while said.endswith(_CLOSINGS):
        said = said.removesuffix(next(word for word in _CLOSINGS if said.endswith(word)))
    return said


def _is_one_of(text: str, wordings: Collection[str]) -> bool:
    said = _said(text)
    if not said:
        return False
    polite = _without_courtesies(said).strip() or said
    return any(each in wordings or _is_slip(each, wordings) for each in (said, polite))


def _is_slip(said: str, wordings: Collection[str]) -> bool:
    """Whether the words are one slip of the finger from a wording, two in a long one; short ones allow none."""
    for wording in wordings:
        allowed = 0 if len(wording) < 5 else 1 if len(wording) < 8 else 2
        if allowed and said[0] == wording[0] and OSA.distance(said, wording, score_cutoff=allowed) <= allowed:
            return True
    return False
