"""Whether a portfolio holds together: names that lead nowhere, things said twice, words for two bodies.

It looks at the plain values, so that a fault of the schema elsewhere hides none of these.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import chain

from state.organisation.bodies import BodyKind
from state.portfolio.checker import close_to
from state.portfolio.tree import Place, Tree, Value

# Where an id stands, and the section it must be found in; "*" is any list item.
REFERENCES = (
    ("coordinator", "bodies"),
    ("route.*", "bodies"),
    ("bodies.*.serves", "bodies"),
    ("ambiguous.*.bodies.*", "bodies"),
    ("meetings.*.body", "bodies"),
    ("meetings.*.source.document", "documents"),
    ("renewal.source.document", "documents"),
    ("goal.source.document", "documents"),
    ("facts.*.document", "documents"),
    ("facts.*.plans.*", "plans"),
    ("plans.*.periods.*.facts.*", "facts"),
    ("plans.*.predecessors.*", "plans"),
    ("plans.*.successor", "plans"),
    ("appropriations.*.plans.*", "plans"),
    ("appropriations.*.shares.*.plan", "plans"),
    ("appropriations.*.facts.*", "facts"),
    ("questions.*.plans.*", "plans"),
    ("questions.*.facts.*", "facts"),
    ("questions.*.readings.*.ends.*.plan", "plans"),
    ("known_deadlines.*.plan", "plans"),
    ("known_deadlines.*.facts.*", "facts"),
    ("known_deadlines.*.question", "questions"),
)
KINDS = (
    ("coordinator", frozenset({BodyKind.ADMINISTRATION})),
    ("route.*", frozenset({BodyKind.COMMITTEE, BodyKind.COUNCIL})),
    ("bodies.*.serves", frozenset({BodyKind.COMMITTEE})),
)
OWN_IDS = ("bodies", "documents", "facts", "plans", "appropriations", "questions")
BODY_WORDS = ("names.*.official", "names.*.abbreviation", "names.*.english", "aliases.*")
PLAN_WORDS = ("name", "official_name", "aliases.*")
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def same_word(word: str) -> str:
    """The form in which two spellings of a word are one: case, spaces and æ/ae do not count."""
    folded = unicodedata.normalize("NFC", word).casefold().translate(LETTERS)
    return " ".join(folded.split())


def check_references(tree: Tree) -> None:
    """Note every fault of coherence in the tree."""
    for pattern, section in REFERENCES:
        _check_known(tree, pattern, section)
    for pattern, kinds in KINDS:
        _check_kind(tree, pattern, kinds)
    for section in OWN_IDS:
        _check_unique(tree, walk(tree.data, f"{section}.*.id"))
    for place, _ in walk(tree.data, "questions.*"):
        _check_unique(tree, walk(tree.data, ".".join(map(str, place)) + ".readings.*.id"))
    _check_words(tree)
    _check_plan_words(tree)
    _check_ends(tree)
    _check_known_deadlines(tree)


def walk(value: Value, pattern: str, place: Place = ()) -> Iterator[tuple[Place, Value]]:
    """Every value at a pattern like "plans.*.id", with its place; nothing where the shape is another."""
    first, _, rest = pattern.partition(".")
    inner: list[tuple[Place, Value]] = []
    if isinstance(value, list) and first == "*":
        inner = [((*place, number), item) for number, item in enumerate(value)]
    elif isinstance(value, list) and first.isdecimal() and int(first) < len(value):
        inner = [((*place, int(first)), value[int(first)])]
    elif isinstance(value, dict) and first in value:
        inner = [((*place, first), value[first])]
    for found, item in inner:
        if rest:
            yield from walk(item, rest, found)
        else:
            yield found, item


def _at(tree: Tree, *place: str | int) -> Value:
    """The one value at a place, or None."""
    return next((value for _, value in walk(tree.data, ".".join(map(str, place)))), None)


def _check_known(tree: Tree, pattern: str, section: str) -> None:
    if section not in tree.data and not tree.complete:
        return
    known = [value for _, value in walk(tree.data, f"{section}.*.id") if isinstance(value, str)]
    for place, value in walk(tree.data, pattern):
        if isinstance(value, str) and value not in known:
            tree.fault(place, f'"{value}" is not among {section}', close_to(value, known))


def _check_kind(tree: Tree, pattern: str, kinds: frozenset[BodyKind]) -> None:
    wanted = sorted(one.value for one in kinds)
    for place, value in walk(tree.data, pattern):
        for body, found in walk(tree.data, "bodies.*.id"):
            kind = _at(tree, *body[:-1], "kind")
            if value is not None and found == value and kind not in wanted:
                tree.fault(
                    place, f'"{value}" is of kind {kind}', f"name a body of kind {' or '.join(wanted)}"
                )


def _check_unique(tree: Tree, ids: Iterator[tuple[Place, Value]]) -> None:
    first: dict[str, Place] = {}
    for place, value in ids:
        if not isinstance(value, str):
            continue
        if value in first:
            mark = tree.marks[first[value]]
            remedy = "give each an id of its own"
            tree.fault(place, f'"{value}" is used already at {mark.file}:{mark.line}', remedy)
        first.setdefault(value, place)


def _words(tree: Tree, section: str, patterns: tuple[str, ...]) -> Iterator[tuple[Place, str, int]]:
    """Every word for every item of a section: its place, its plain form, and the item's number."""
    for item, value in walk(tree.data, f"{section}.*"):
        for place, word in chain.from_iterable(walk(value, pattern, item) for pattern in patterns):
            if isinstance(word, str) and isinstance(item[-1], int):
                yield place, same_word(word), item[-1]


def _check_words(tree: Tree) -> None:
    """A word may stand for two bodies only if it is listed as ambiguous with both."""
    listed: dict[str, set[str]] = {}
    for place, word in walk(tree.data, "ambiguous.*.word"):
        if isinstance(word, str):
            bodies = walk(tree.data, f"ambiguous.{place[1]}.bodies.*")
            listed[same_word(word)] = {value for _, value in bodies if isinstance(value, str)}
    first: dict[str, int] = {}
    for place, word, number in _words(tree, "bodies", BODY_WORDS):
        other = first.setdefault(word, number)
        mine, others = str(_at(tree, "bodies", number, "id")), str(_at(tree, "bodies", other, "id"))
        if other != number and not {mine, others} <= listed.get(word, set()):
            remedy = "remove it from one of them, or list it under ambiguous with both"
            tree.fault(place, f'"{_at(tree, *place)}" is also a word for {others}', remedy)


def _check_plan_words(tree: Tree) -> None:
    first: dict[str, int] = {}
    for place, word, number in _words(tree, "plans", PLAN_WORDS):
        other = first.setdefault(word, number)
        if other != number:
            others = _at(tree, "plans", other, "id")
            tree.fault(
                place, f'"{_at(tree, *place)}" is also a word for {others}', "remove it from one of them"
            )


def _period(tree: Tree, plan: Value, number: Value) -> tuple[bool, Value]:
    """Whether the plan has the period (True where the plan itself is unknown), and the period."""
    for place, found in walk(tree.data, "plans.*.id"):
        if found == plan:
            periods = walk(tree.data, f"plans.{place[1]}.periods.*")
            match = [one for _, one in periods if isinstance(one, dict) and one.get("number") == number]
            return bool(match), match[0] if match else None
    return True, None


def _check_ends(tree: Tree) -> None:
    """A reading's last day must belong to a period there is, and not lie before its start."""
    for place, end in walk(tree.data, "questions.*.readings.*.ends.*"):
        if not isinstance(end, dict):
            continue
        found, period = _period(tree, end.get("plan"), end.get("period"))
        if not found:
            tree.fault((*place, "period"), f"{end.get('plan')} has no such period", "use a period's number")
        start = period.get("start") if isinstance(period, dict) else None
        last = end.get("last_day")
        if isinstance(start, date) and isinstance(last, date) and last < start:
            tree.fault(
                (*place, "last_day"), f"{last} is before the period's start, {start}", "mend one of them"
            )


def _check_known_deadlines(tree: Tree) -> None:
    seen: dict[tuple[str, str, str], Place] = {}
    for place, known in walk(tree.data, "known_deadlines.*"):
        if not isinstance(known, dict):
            continue
        plan, period, rule = known.get("plan"), known.get("period"), known.get("rule")
        if not _period(tree, plan, period)[0]:
            tree.fault((*place, "period"), f"{plan} has no such period", "use a period's number")
        key = (str(plan), str(period), str(rule))
        if key in seen:
            line = tree.marks[seen[key]].line
            tree.fault(place, f"{rule} is given twice, first on line {line}", "keep one of them")
        seen.setdefault(key, place)
