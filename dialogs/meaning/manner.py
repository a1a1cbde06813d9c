"""How a message is said: whether it asks, asks politely for something to be done, or is no language at all."""

from __future__ import annotations

import re

from dialogs.reading.words.fold import scan

# "Hej Fremdrift, ", "Godmorgen! Jeg vil gerne vide, ": what stands before a question and is none of it
_OPENING = (
    r"^\W*(?:(?:og|men|saa|hej|hejsa|hi|hello|hey|and|so|but|please|ok|okay|tak|godmorgen|goddag|god|morgen|dag|"
    r"good|morning|afternoon|kaere|dear|fremdrift|there|igen|again|alle|all|lige|jamen|naa|well|oh|sorry|undskyld|"
    r"excuse|me|mon|hm+|oeh+|uh+|altsaa|endnu|et|en|one|more|spoergsmaal|question|kort|quick|hurtigt|just|bare)\W+)*"
)
_WISH = (
    r"(?:(?:jeg|vi|i|we)(?:'d|'m)? (?:vil|ville|would|kunne|could|skal|need|want|am|er|undrer|wonder)?"
    r"(?: ?(?:gerne|godt|lige|like|bare|just|love|to|mig|i|sidder|og|have|brug|for|at))* "
    r"(?:vide|hoere|spoerge|se|know|ask|hear|see|understand|forstaa|find out|finde ud af|undrer mig|wondering|"
    r"wonder|tvivl|doubt|unsure)\b)"
)
_VERB_FIRST = (
    r"(?:hv\w+|er|har|kan|skal|maa|vil|faar|findes|gaelder|mangler|kommer|bliver|blev|var|boer|ligger|staar|"
    r"moedes|starter|begynder|slutter|udloeber|ved du|what\w*|which|when\w*|who\w*|where\w*|why|how\w*|is|are|has|"
    r"have|does|do|did|can|could|should|would|will|was|were|may|must|am|sker|vis|fortael|giv mig|giv os|list|show|"
    r"tell|give me|give us|find|forklar|explain|lav et overblik|hva|any|anything)\b"
)
_ASKS_FIRST = re.compile(f"{_OPENING}(?:{_WISH}|{_VERB_FIRST})")
_ASKS_LATER = re.compile(
    r"(?:^|[.,;:!?\n-] ?|\b(?:vide|sige|sig|mig|hoere|know|me|tell|om) )(?:om |if |whether )?"
    r"(?:hvad|hvornaar|hvem|hvorfor|hvordan|hvilke\w*|hvor (?:m\w+|l\w+|st\w+)|what|when|who|which|why|how)\b"
)
_ASKS_WHETHER = re.compile(
    r"^\W*mon\b|\b(?:tjekk?e?|check|undersoege?|se|vide|ved|hoere|spoerge?|find(?:e)? ud af|tvivl|wonder(?:ing)?|know|"
    r"see|ask|find out|sure|sikker|sikre) (?:paa )?(?:om|if|whether)\b"
)
# what only a question begins with: a reason may well begin with "mangler" or "kan"
_ASKS_CLEARLY = re.compile(
    rf"{_OPENING}(?:{_WISH}|(?:hvad|hvornaar|hvem|hvorfor|hvordan|hvilke\w*|hvor|ved du|what|what's|when|who|which|"
    r"where|why|how|vis|fortael|giv mig|giv os|list|show|tell me|give me|give us|forklar|explain|"
    r"(?:status|overblik|oversigt|overview) (?:paa|for|over|of|on))\b)"
)
_POLITE_WISH = re.compile(
    rf"{_OPENING}(?:(?:kan|kunne|vil|ville|gider|gad) (?:du|i)|maa jeg bede dig(?: om)?(?: at)?|"
    r"(?:can|could|would|will) you|(?:jeg|vi) (?:vil|skal|oensker)(?: gerne)?(?: have)?|"
    r"(?:i|we)(?:'d| would) like(?: you)? to|(?:i|we) (?:want|need)(?: you)? to|"
    r"(?:kan|maa|skal) (?:jeg|vi)(?: godt)?(?: faa dig til at)?|(?:can|could|may) (?:i|we))"
    r"(?: (?:lige|venligst|godt|please|kindly|ikke|evt|mon|hurtigt|bare|just|at|ogsaa|also|gerne))* "
    r"(?:registrere?|notere?|logge|logfoere|gemme|skrive (?:at|ned|ind|til)|indmelde|melde|tilfoeje|oprette|saette|"
    r"fastsaette|flytte|udskyde|aendre|rette|opdatere|skifte|rykke|paaminde|minde|indhente|indkalde|slette|fjerne|"
    r"fortryde|annullere|afklare|afgoere|besvare|eksportere|afsaette|fordele|reservere|bede alle|aabne|"
    r"goere \w+ til|aflyse|droppe|omdoebe|genaabne|"
    r"sende? (?:mig |os )?(?:en |et )?(?:mail|rykker|besked|paamindelse)|"
    r"(?:have|faa) en paamindelse|ringe|send an? (?:e?mail|reminder)|write to|call|"
    r"register|record|note|log|save|add|create|set|move|postpone|reschedule|change|update|chase|nudge|remind|collect|"
    r"gather|delete|remove|undo|settle|resolve|export|allocate|reserve|ask all|ask everyone|open the|"
    r"cancel|drop|call off|rename|reopen|make \w+ (?:an? )?(?:admin|coordinator))\b"
)
_CODE = re.compile(
    r"<[a-z!/][^>]*>?|[{}]|\\x|\bselect\b.{0,40}\bfrom\b|\bdrop table\b|\binsert into\b|\w\([^)]{0,200}\)\s*;?|;\s*--|"
    r"\bdef \w+\(|\bimport \w+;|=>|\|\||&&|\bsudo\b|\brm -"
)
_FROM_WHERE = re.compile(r"\bhvor\b[^?!]{0,60}\bfra\b|\bwhere\b[^?!]{0,60}\bfrom\b")


def is_asked(text: str) -> bool:
    """Whether the message asks; asking politely for something to be done is no question."""
    said = scan(text).plain.strip()
    if _POLITE_WISH.match(said):
        return False
    if said.endswith("?"):
        return True
    return any(asks.search(said) for asks in (_ASKS_FIRST, _ASKS_LATER, _ASKS_WHETHER))


def asks_clearly(text: str) -> bool:
    """Whether the message can be nothing but a question: it ends as one, or begins with a word only they begin with."""
    said = scan(text).plain.strip()
    return said.endswith("?") or _ASKS_CLEARLY.match(said) is not None


def is_code(text: str) -> bool:
    """Whether the message looks like markup or a program rather than language."""
    return _CODE.search(text.casefold()) is not None


def asks_where_from(text: str) -> bool:
    """Whether the message asks where something comes from: "hvor kommer de 7,4 mio fra?"."""
    return _FROM_WHERE.search(scan(text).plain) is not None
