"""Project codes in a message."""

from __future__ import annotations

import pytest

from dialogs.reading.amounts.budget_codes import Code, codes_in


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("TM021", Code(code="TM021")),
        ("tm021", Code(code="TM021")),
        ("TM 078", Code(code="TM078")),
        ("TM78", Code(code="TM078")),
        ("tm 21", Code(code="TM021")),
        ("TM-021", Code(code="TM021")),
        ("KT16", Code(code="KT16")),
        ("KT33a", Code(code="KT33a")),
        ("kt33a", Code(code="KT33a")),
        ("BU012", Code(code="BU012")),
        ("Budget 2026 TM021", Code(code="TM021", budget=2026)),
        ("budget 26: TM021", Code(code="TM021", budget=2026)),
        ("TM021 i budget 2026", Code(code="TM021", budget=2026)),
        ("TM021 (Budget 2026)", Code(code="TM021", budget=2026)),
    ],
)
def test_a_code_is_read_as_budgets_write_it(said: str, meant: Code) -> None:
    message = f"Hvor meget er der tilbage på {said}?"
    (found,) = codes_in(message)
    assert (found.value, found.said) == (meant, said)
    assert message[found.start : found.end] == said


def test_several_codes_are_all_found() -> None:
    assert [found.value.code for found in codes_in("TM021, TM078 og KT16")] == ["TM021", "TM078", "KT16"]


@pytest.mark.parametrize(
    "message",
    [
        "BR 18.12",
        "ØU 22/11",
        "kl12",
        "kl. 12",
        "nr12",
        "Q1 2027",
        "uge46",
        "om 14 dage",
        "ca 20",
        "ABTM021",
        "",
    ],
)
def test_other_letters_and_figures_are_no_code(message: str) -> None:
    assert codes_in(message) == ()
