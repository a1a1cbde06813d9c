"""What a message is after: an intent with a score, and the next best ones where it is not clear."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.hearing import Heard
from dialogs.intents import PATTERNS, Pattern

SURE = 1.15
LIKELY = 0.55
UNKNOWN_COSTS = 0.3
CLOSE = 0.12
MOST_CHOICES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """The best intent, its score, and up to three candidates to offer where the score does not decide."""

    intent: str | None
    score: float
    candidates: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether to answer straight away."""
        return self.intent is not None and self.score >= SURE


def recognise(heard: Heard) -> Recognised:
    """The intent whose patterns fit best; words nobody knows make every guess less sure."""
    best: dict[str, float] = {}
    for pattern in PATTERNS:
        if _fits(pattern, heard):
            best[pattern.intent] = max(best.get(pattern.intent, 0.0), pattern.weight)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked:
        return Recognised(intent=None, score=0.0, candidates=())
    cost = UNKNOWN_COSTS * max(0, len(heard.unknown) - _allowance(ranked[0][1]))
    score = ranked[0][1] - cost
    candidates = tuple(intent for intent, _ in ranked[:MOST_CHOICES])
    if score < LIKELY:
        return Recognised(intent=None, score=score, candidates=candidates if score > 0 else ())
    return Recognised(intent=ranked[0][0], score=score, candidates=candidates)


def _allowance(weight: float) -> int:
    """How many unknown words a pattern bears: one that asks for much is seldom there by chance."""
    return int(weight)


def _fits(pattern: Pattern, heard: Heard) -> bool:
    return all(heard.carries(*group) for group in pattern.groups) and not heard.carries(*pattern.unless)
