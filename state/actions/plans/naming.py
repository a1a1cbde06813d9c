"""Names and ids of plans: a name finds one plan, and the id is made from the first name it had."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

from state.deadlines.deadline import SHARED
from state.facts.names import NameMissing, NameTaken
from state.facts.plan import Plan
from state.records.store import Reading

DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
RESERVED = {SHARED, "shared"}  # what the deadlines of the whole portfolio are kept under


def must_be_free(plans: Iterable[Plan], *names: str, but: str | None = None) -> None:
    """Raise NameMissing for a name without a letter, NameTaken for one that finds another plan than `but`.

    Names that differ in hyphens, blanks or accents alone are the same.
    """
    known = {
        slug(name): plan
        for plan in plans
        if plan.id != but and not plan.annulled
        for name in (plan.id, plan.name, *plan.aliases, *filter(None, (plan.official_name,)))
    }
    for name in names:
        if not slug(name):
            raise NameMissing()
        taken = known.get(slug(name))
        if taken is not None:
            raise NameTaken(name=name.strip(), plan=taken.name)


async def free_id(unit: Reading, name: str) -> str:
    """An id no plan has, made of the name."""
    taken = {plan.id for plan in await unit.find(Plan)} | RESERVED
    first = slug(name)
    tries = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(one for one in tries if one not in taken)


def slug(name: str) -> str:
    """The name in plain small letters and digits with hyphens; empty if it has none."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold().translate(DANISH))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
