"""Every refusal of the state has a sentence in both languages, and says it with the facts it carries."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from itertools import product

import state
from dialogs.texts import LANGUAGES, ids
from state.records.errors import PlanError
from tests.support.tables import every_row
from tests.unit.dialogs.saying.test_texts import variables


def refusals(of: type[PlanError] = PlanError) -> Iterator[type[PlanError]]:
    for one in of.__subclasses__():
        yield one
        yield from refusals(one)


for module in pkgutil.walk_packages(state.__path__, "state."):
    if "migrations" not in module.name:
        importlib.import_module(module.name)
REFUSALS = sorted(set(refusals()), key=lambda one: one.text_id)


@every_row(*product(REFUSALS, LANGUAGES))
def test_a_refusal_is_said_with_the_facts_it_carries(refusal: type[PlanError], language: str) -> None:
    assert refusal.text_id in ids(language)
    assert variables(language)[refusal.text_id] <= set(refusal.facts_named)


def test_no_two_refusals_share_a_sentence() -> None:
    mine = [one.text_id for one in REFUSALS if one.__module__.startswith("state.")]
    assert len(set(mine)) == len(mine)


def test_a_refusal_says_in_the_code_what_is_wrong_and_what_to_do() -> None:
    assert not [one.__name__ for one in REFUSALS if not one.__doc__ or one.__doc__.startswith(one.__name__)]
