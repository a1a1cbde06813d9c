"""What every kind of fault can do: it takes its facts, says them, and refuses what it has no fact for."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import ClassVar

import pytest

from state.records.errors import NotAllowed, PlanError, ReasonMissing


class Late(NotAllowed):
    """The right has ended; `by` how many days."""

    LIMIT: ClassVar[int] = 3
    by: int
    unit: str = "sof"


def test_facts_are_given_by_name_or_in_order() -> None:
    by_name = NotAllowed(needs="admin", action="set-role")
    in_order = NotAllowed("set-role", "admin")
    mixed = NotAllowed("set-role", needs="admin")
    for fault in (by_name, in_order, mixed):
        assert (fault.action, fault.needs) == ("set-role", "admin")
        assert fault.facts() == {"action": "set-role", "needs": "admin"}


def test_a_fault_says_its_text_and_its_facts() -> None:
    assert str(NotAllowed("set-role", "admin")) == "error-not-allowed: action=set-role, needs=admin"
    assert str(ReasonMissing()) == "error-reason-missing: "


def test_a_kind_of_a_kind_has_the_facts_of_both_and_its_defaults() -> None:
    assert Late("a", "b", 3).facts() == {"action": "a", "needs": "b", "by": 3, "unit": "sof"}
    assert Late("a", "b", by=3, unit="suf").unit == "suf"
    assert NotAllowed("a", "b").facts() == {"action": "a", "needs": "b"}


@pytest.mark.parametrize(
    ("values", "named", "says"),
    [
        ((), {"action": "a"}, "NotAllowed lacks needs"),
        ((), {}, "NotAllowed lacks action, needs"),
        (("a", "b", "c"), {}, "takes 2 facts, not 3"),
        (("a", "b"), {"needs": "c"}, "has it already"),
        (("a", "b"), {"text_id": "c"}, "has no text_id"),
    ],
)
def test_other_facts_than_its_own_are_refused(
    values: tuple[str, ...], named: dict[str, str], says: str
) -> None:
    with pytest.raises(TypeError, match=says):
        NotAllowed(*values, **named)


def test_a_fault_without_facts_takes_none() -> None:
    with pytest.raises(TypeError, match="takes 0 facts"):
        ReasonMissing("why")


@pytest.mark.parametrize("name", ["args", "facts", "text_id", "add_note"])
def test_what_every_fault_has_cannot_be_a_fact(name: str) -> None:
    with pytest.raises(TypeError, match=name):
        type("Odd", (PlanError,), {"__annotations__": {name: "str"}})


def by_pickle(fault: PlanError) -> PlanError:
    found: PlanError = pickle.loads(pickle.dumps(fault))  # noqa: S301 - written here
    return found


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, by_pickle])
def test_a_copy_is_the_same_fault(again: Callable[[PlanError], PlanError]) -> None:
    fault = again(Late("a", needs="b", by=3))
    assert (type(fault), str(fault)) == (Late, "error-not-allowed: action=a, needs=b, by=3, unit=sof")


def test_two_faults_are_never_equal_and_can_be_told_apart_in_a_set() -> None:
    assert len({ReasonMissing(), ReasonMissing()}) == 2
