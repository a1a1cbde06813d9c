"""What mypy is taught beyond what it knows (`.ci/replaced.py`), by a run over a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api

from tests.support.places import PROJECT

LINES = """
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace


class Thing(Struct, frozen=True, kw_only=True):
    name: str


class Part(Thing, frozen=True, kw_only=True):
    number: int = 1


T = TypeVar("T", bound=Thing)


def renamed(thing: T) -> T:
    return replace(thing, name="x")


part = Part(name="a")
"""


def said_of(line: str, folder: Path) -> str:
    """What mypy says of a further line."""
    file = folder / "lines.py"
    file.write_text(f"{LINES}{line}\n", encoding="utf-8")
    said, faults, _ = api.run(["--config-file", str(PROJECT / "pyproject.toml"), str(file)])
    assert not faults
    return said


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('again: Part = replace(part, name="b", number=2)', "Success"),
        ("replace(part, numbr=2)", 'Unexpected keyword argument "numbr"'),
        ('replace(part, number="2")', 'incompatible type "str"; expected "int"'),
        ('replace(Thing(name="a"), number=2)', 'Unexpected keyword argument "number"'),
    ],
)
def test_what_is_replaced_is_a_field_and_fits_it(tmp_path: Path, line: str, says: str) -> None:
    assert says in said_of(line, tmp_path)
