"""What time it is: the machine's clock, and in the sandbox one that can be turned."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from state.organisation.calendar import local_day


def machine_time() -> datetime:
    """The machine's moment, in UTC."""
    return datetime.now(UTC)


class Clock:
    """The machine's clock."""

    def __init__(self, machine: Callable[[], datetime] = machine_time) -> None:
        self._machine = machine

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        return self._machine()

    def today(self) -> date:
        """The local date in Copenhagen."""
        return local_day(self.now())


class SandboxClock(Clock):
    """A clock that runs from a moment of one's choice.

    The offset is kept in `file`, beside the database that remembers what happened at that time; a clock with
    a given `start` is for one run and leaves the file alone.
    """

    def __init__(
        self,
        *,
        start: datetime | None = None,
        file: Path | None = None,
        machine: Callable[[], datetime] = machine_time,
    ) -> None:
        super().__init__(machine)
        self._file = None if start else file
        self._home = start - machine() if start else timedelta()
        self._offset = self._home
        if self._file:
            with contextlib.suppress(OSError, ValueError):
                self._offset = timedelta(seconds=float(self._file.read_text(encoding="ascii")))

    def now(self) -> datetime:
        """The turned moment, aware and in UTC."""
        return self._machine() + self._offset

    def turn_to(self, moment: datetime) -> None:
        """Let the clock run on from an aware moment."""
        self._offset = moment - self._machine()
        self._keep()

    def reset(self) -> None:
        """Let the clock run as it did at the start: the machine's time, or the start that was given."""
        self._offset = self._home
        self._keep()

    def _keep(self) -> None:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(str(self._offset.total_seconds()), encoding="ascii")
