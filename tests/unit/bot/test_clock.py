"""The sandbox's clock runs from where it was turned, and remembers it beside the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.operation.clock import Clock, SandboxClock

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FAR = datetime(2027, 9, 1, 7, tzinfo=UTC)


class Machine:
    """A machine's clock that stands where it is put."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_today_is_the_date_in_copenhagen(moment: datetime, day: date) -> None:
    assert Clock(lambda: moment).today() == day


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    assert Clock().now().utcoffset() == timedelta()


def test_a_turned_clock_runs_on() -> None:
    clock = SandboxClock(machine=(machine := Machine()))
    clock.turn_to(FAR)
    machine.time += timedelta(hours=3)
    assert clock.now() == FAR + timedelta(hours=3)


def test_a_clock_without_a_turn_shows_the_machines_time() -> None:
    assert SandboxClock(machine=Machine()).now() == NOON


def test_a_turn_outlasts_a_restart_and_a_reset_does_too(tmp_path: Path) -> None:
    file = tmp_path / "var" / "fremdrift.clock"
    SandboxClock(file=file, machine=Machine()).turn_to(FAR)
    again = SandboxClock(file=file, machine=Machine())
    assert again.now() == FAR
    again.reset()
    assert SandboxClock(file=file, machine=Machine()).now() == NOON


def test_a_clock_with_a_start_leaves_the_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "fremdrift.clock"
    clock = SandboxClock(start=FAR, file=file, machine=Machine())
    clock.turn_to(NOON)
    clock.reset()
    assert clock.now() == FAR
    assert not file.exists()


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    file = tmp_path / "fremdrift.clock"
    file.write_text("i går", encoding="utf-8")
    assert SandboxClock(file=file, machine=Machine()).now() == NOON
