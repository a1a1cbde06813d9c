"""What a message is after: an intent with a score, and the next best ones where it is not clear."""

from __future__ import annotations

from msgspec import Struct

from dialogs.meaning.intents import EVERYDAY, PATTERNS, RECORDING, SUBJECTS, Pattern
from dialogs.meaning.message import Heard

SURE = 1.15
LIKELY = 0.55
UNKNOWN_COSTS = 0.3
LEFT_OUT_COSTS = 0.2
CLOSE = 0.1
MOST_CHOICES = 3
MANY_UNKNOWN = 3
NAMED = ("@plan", "@unit", "@committee", "@party", "@body", "@code", "@qid", "@fact", "@ambiguous")
ALONE = frozenset({"hello", "thanks", "bye", "rude", "wrong"})
RECORDED = frozenset(pattern.intent for pattern in RECORDING)


class Recognised(Struct, frozen=True, kw_only=True):
    """The best intent, its score, and up to three candidates to offer where the score does not decide."""

    intent: str | None
    score: float
    candidates: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether to answer straight away."""
        return self.intent is not None and self.score >= SURE


def recognise(heard: Heard) -> Recognised:
    """The intent whose patterns fit best; words nobody knows, and subjects left out, make a guess less sure."""
    nothing = Recognised(intent=None, score=0.0, candidates=())
    if heard.carries("@code-like"):
        return nothing
    best: dict[str, float] = {}
    subjects = heard.concepts & SUBJECTS
    for pattern in PATTERNS:
        if _fits(pattern, heard):
            score = pattern.weight - LEFT_OUT_COSTS * len(subjects - pattern.names)
            best[pattern.intent] = max(best.get(pattern.intent, 0.0), score)
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked:
        return nothing
    intent, score = ranked[_first(ranked)]
    cost = UNKNOWN_COSTS * max(0, len(heard.unknown) - _allowance(score))
    candidates = tuple(one for one, _ in ranked if one not in ALONE)[:MOST_CHOICES]
    if _is_foreign(heard, subjects):
        return nothing
    score -= cost
    if score < LIKELY or (score < SURE and heard.unknown):
        return Recognised(intent=None, score=score, candidates=candidates if score > 0 else ())
    return Recognised(intent=intent, score=score, candidates=candidates)


def _is_foreign(heard: Heard, subjects: frozenset[str]) -> bool:
    """Whether the words nobody knows outweigh what the message names: it is about something else."""
    known = len(subjects - EVERYDAY) + sum(heard.carries(mark) for mark in NAMED) + 2 * len(heard.codes)
    known += 2 * (heard.carries("people") and heard.carries("@role"))  # somebody's name is no word to know
    known += 2 * heard.carries(
        "rename", "now-called", "remind-me"
    )  # nor is a plan's new one, or what somebody has to do
    unknown = len(heard.unknown)
    return unknown > 0 and (unknown >= MANY_UNKNOWN * known if known > 1 else unknown > known or known == 0)


def _first(ranked: list[tuple[str, float]]) -> int:
    """The place of the intent to take: where recording and asking fit alike, the question, since it changes nothing."""
    if len(ranked) < 2 or ranked[0][1] - ranked[1][1] > CLOSE:
        return 0
    return int(ranked[0][0] in RECORDED and ranked[1][0] not in RECORDED)


def _allowance(weight: float) -> int:
    """How many unknown words a pattern bears: one that asks for much is seldom there by chance."""
    return int(weight)


def _fits(pattern: Pattern, heard: Heard) -> bool:
    return all(heard.carries(*group) for group in pattern.groups) and not heard.carries(*pattern.unless)
