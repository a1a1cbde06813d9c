"""Names people write, and what they name: plans and bodies under any name, inflected, compounded or misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogs.reading.words.fold import Word, plain_words, words
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Person

LONGEST = 7
ENDINGS = ("s", "planen", "planens", "plan", "helhedsplan", "helhedsplanen", "ens", "en", "et")
# words that stand in a body's name but also alone, in other meanings
NOT_ALONE = frozenset(
    {
        "social",
        "finance",
        "oekonomi",
        "oekonomien",
        "boern",
        "ungdom",
        "klima",
        "miljoe",
        "health",
        "culture",
        "environment",
        "technical",
        "employment",
        "the",
        "og",
    }
)


class NameKind(Enum):
    """What a name names."""

    PLAN = "plan"
    BODY = "body"


class Named(Struct, frozen=True, kw_only=True):
    """A name in a message: the ids it may stand for (several where it is ambiguous) and where it stands."""

    kind: NameKind
    ids: tuple[str, ...]
    said: str
    start: int
    end: int
    exact: bool = True


class Lexicon:
    """Every name of the portfolio's plans and bodies; built once for each change of either."""

    def __init__(self, organisation: Organisation, plans: Iterable[Plan]) -> None:
        plans = tuple(plans)
        self._names: dict[str, tuple[NameKind, tuple[str, ...]]] = {}
        for body in organisation.bodies:
            own = [part for name in body.names for part in (name.official, name.abbreviation, name.english)]
            for alias in (*own, *body.aliases):
                self._add(alias, NameKind.BODY, body.id)
        for alias, bodies in organisation.ambiguous.items():
            self._names[_key(alias)] = (NameKind.BODY, bodies)
        for plan in plans:
            for alias in filter(None, (plan.name, plan.official_name, plan.id, *plan.aliases)):
                self._add(alias, NameKind.PLAN, plan.id)
        self.plans = tuple(plan.id for plan in plans)
        self._called = {plan.id: plan.name for plan in plans}
        self._single = [key for key in self._names if " " not in key and len(key) >= 5]

    def plan_name(self, plan_id: str) -> str:
        """The plan's name, or its id where it is not known."""
        return self._called.get(plan_id, plan_id)

    def named_in(self, text: str) -> tuple[Named, ...]:
        """Every name in the text, the longest first where two overlap, in the order they stand."""
        listed = words(text)
        found: list[Named] = []
        at = 0
        while at < len(listed):
            named, used = self._at(text, listed, at)
            if named is not None:
                found.append(named)
            at += used
        return tuple(found)

    def plans_like(self, text: str) -> tuple[str, ...]:
        """The plans named in the text, and those with a name in which its words begin words."""
        named = [one for found in self.named_in(text) if found.kind is NameKind.PLAN for one in found.ids]
        begun = self.begun_by(plain_words(text))
        return tuple(dict.fromkeys((*named, *begun)))

    def begun_by(self, typed: Sequence[str]) -> tuple[str, ...]:
        """The plans with a name in which every typed word (in common form) begins a word."""
        if not typed:
            return ()
        return tuple(
            dict.fromkeys(
                one
                for key, (kind, ids) in self._names.items()
                if kind is NameKind.PLAN and _begins(key.split(), typed)
                for one in ids
            )
        )

    def _add(self, alias: str, kind: NameKind, name_id: str) -> None:
        key = _key(alias)
        if not key:
            return
        known = self._names.get(key)
        if known is None or name_id in known[1]:
            self._names[key] = (kind, (name_id,) if known is None else known[1])
        elif known[0] is kind:
            self._names[key] = (kind, (*known[1], name_id))

    def _at(self, text: str, listed: tuple[Word, ...], at: int) -> tuple[Named | None, int]:
        for length in range(min(LONGEST, len(listed) - at), 0, -1):
            run = listed[at : at + length]
            key = " ".join(word.plain for word in run)
            if length == 1 and key in NOT_ALONE:
                continue
            hit = self._names.get(key) or self._inflected(run)
            if hit is not None:
                return _named(text, run, hit, exact=True), length
        near = None if listed[at].plain in NOT_ALONE else self._near(listed[at])
        return (near and _named(text, listed[at : at + 1], near, exact=False)), 1

    def _inflected(self, run: tuple[Word, ...]) -> tuple[NameKind, tuple[str, ...]] | None:
        """The name without a genitive or a "-planen" at its end."""
        start = " ".join(word.plain for word in run[:-1])
        last = run[-1].plain
        for ending in ENDINGS:
            if last.endswith(ending) and len(last) - len(ending) >= 3:
                key = f"{start} {last[: -len(ending)]}".strip()
                hit = self._names.get(key)
                if hit is not None and (ending == "s" or hit[0] is NameKind.PLAN):
                    return hit
        return None

    def _near(self, word: Word) -> tuple[NameKind, tuple[str, ...]] | None:
        """The name a longer word is a slip away from."""
        if len(word.plain) < 5 or any(letter.isdigit() for letter in word.plain):
            return None
        most = 1 if len(word.plain) < 8 else 2
        best = process.extractOne(word.plain, self._single, scorer=OSA.distance, score_cutoff=most)
        if best is None or best[0][0] != word.plain[0]:
            return None
        return self._names[best[0]]


def _begins(name: Sequence[str], typed: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in name) for one in typed)


def _key(alias: str) -> str:
    return " ".join(plain_words(alias))


def _named(text: str, run: tuple[Word, ...], hit: tuple[NameKind, tuple[str, ...]], *, exact: bool) -> Named:
    start, end = run[0].start, run[-1].end
    return Named(kind=hit[0], ids=hit[1], said=text[start:end], start=start, end=end, exact=exact)


def named_in(text: str, people: Sequence[Person]) -> list[Person]:
    """The people of whose names a message says the most words, the whole name before a part of it."""
    said = [word.plain.removesuffix("'s") for word in words(text)]
    best: list[tuple[int, Person]] = []
    for one in people:
        name = [word.plain for word in words(one.name)]
        if not name:
            continue
        hits = sum(1 for word in name if word in said or f"{word}s" in said)
        begins = name[0] in said or name[-1] in said or f"{name[0]}s" in said
        if hits and begins:
            best.append((hits, one))
    most = max((hits for hits, _ in best), default=0)
    return [one for hits, one in best if hits == most]
