"""The time of day in a message."""

from __future__ import annotations

from datetime import time

import pytest

from dialogs.reading.dates.not_dates import time_in


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("frist ult. feb, senest kl. 12", time(12)),
        ("kl 12.30", time(12, 30)),
        ("kl. 12:00", time(12)),
        ("KL.9", time(9)),
        ("klokken 14", time(14)),
        ("d. 18.12 kl. 9.15", time(9, 15)),
        ("at noon", time(12)),
        ("at 12:00", time(12)),
        ("at 3 pm", time(15)),
        ("by 9.30 a.m.", time(9, 30)),
        ("12 am", time(0)),
        ("mødet er 13:45 i dag", time(13, 45)),
    ],
)
def test_the_time_of_day_is_found(message: str, meant: time) -> None:
    found = time_in(message)
    assert found is not None
    assert found.value == meant
    assert message[found.start : found.end] == found.said


@pytest.mark.parametrize(
    "message", ["d. 18.12", "kl. 25", "kl. 12.75", "7,4 mio", "12", "18.12.2026", "TM021", ""]
)
def test_other_figures_are_no_time(message: str) -> None:
    assert time_in(message) is None
