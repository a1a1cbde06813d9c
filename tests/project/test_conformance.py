"""Every rule Microsoft has for such an app is accounted for, and what is said to show it exists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.support.places import PROJECT

TABLE = PROJECT / ".github" / "CONFORMANCE.md"
VERDICTS = ("met", "not applicable", "open")
NUMBERS = (range(1, 14), range(20, 30), range(30, 42), range(50, 61), range(70, 80), range(80, 86))
EVERY_RULE = [f"C{number:02}" for numbers in NUMBERS for number in numbers]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One rule: its id, what it asks, whether it is met, the tests that show it, and what else is said."""

    id: str
    rule: str
    verdict: str
    tests: tuple[str, ...]
    reason: str


def rows() -> Iterator[Row]:
    """The table's rows in their order."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("| C"):
            continue
        number, rule, verdict, shown = (cell.strip() for cell in line.strip("|").split("|"))
        said = shown.split("<br>") if shown else []
        tests = tuple(one.strip("`") for one in said if one.startswith("`tests/"))
        reason = " ".join(one for one in said if not one.startswith("`tests/"))
        yield Row(id=number, rule=rule, verdict=verdict, tests=tests, reason=reason)


@cache
def those_of(file: Path) -> frozenset[str]:
    """The names of the tests a file holds."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(function.name for function in functions if function.name.startswith("test_"))


def test_every_rule_is_there_once_and_in_order() -> None:
    assert [row.id for row in rows()] == EVERY_RULE


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row.id)
def test_a_verdict_is_shown_by_a_test_or_has_a_reason(row: Row) -> None:
    assert row.rule
    assert row.verdict in VERDICTS
    assert bool(row.tests) == (row.verdict == "met")
    assert row.verdict == "met" or row.reason


@pytest.mark.parametrize("test", sorted({test for row in rows() for test in row.tests}))
def test_what_is_said_to_show_it_exists(test: str) -> None:
    path, _, name = test.partition("::")
    assert (PROJECT / path).is_file()
    assert name in those_of(PROJECT / path)
