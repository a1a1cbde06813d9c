"""What is wrong with a portfolio, every fault with its file, its line and what to do about it."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from state.errors import PlanError


class Fault(Struct, frozen=True, kw_only=True):
    """One fault; `line` and `column` count from 1 and are 0 where the whole file is meant."""

    file: str
    line: int
    column: int = 0
    place: str = ""
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.place, self.problem) if part) + f"; {self.remedy}"


class PortfolioFaults(PlanError):
    """The portfolio cannot be used; mend what `faults` names, all of them at once, and check again."""

    text_id: ClassVar[str] = "error-portfolio"
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))
