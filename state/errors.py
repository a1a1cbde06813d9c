"""What can be wrong with a request to the state, as one family that the front door answers once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar


@dataclass(eq=False)
class PlanError(Exception):
    """Something about a plan cannot be done; `text_id` names the sentence the user reads."""

    text_id: ClassVar[str] = "error-plan"

    def facts(self) -> dict[str, object]:
        """The facts of the fault, by name, for the sentence the user reads."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return f"{self.text_id}: " + ", ".join(f"{name}={value}" for name, value in self.facts().items())


@dataclass(eq=False)
class RecordMovedOn(PlanError):
    """Somebody saved this record after it was read; read it again and ask again."""

    text_id: ClassVar[str] = "error-moved-on"
    kind: str
    id: str
    seen: int


@dataclass(eq=False)
class NotAllowed(PlanError):
    """The person's role does not cover this action; `needs` is the role that does."""

    text_id: ClassVar[str] = "error-not-allowed"
    action: str
    needs: str


@dataclass(eq=False)
class NoSuchThing(PlanError):
    """Nothing is recorded under this id."""

    text_id: ClassVar[str] = "error-no-such-thing"
    kind: str
    id: str


@dataclass(eq=False)
class ReasonMissing(PlanError):
    """The action changes what others rely on, so it needs a reason of at least a few letters."""

    text_id: ClassVar[str] = "error-reason-missing"


@dataclass(eq=False)
class AlreadySettled(PlanError):
    """The open question has an answer; `by` and `on` say whose and since when."""

    text_id: ClassVar[str] = "error-already-settled"
    question: str
    by: str
    on: object


@dataclass(eq=False)
class NoSuchReading(PlanError):
    """The answer is none of the question's readings and the question takes no other date."""

    text_id: ClassVar[str] = "error-no-such-reading"
    question: str
    answer: str


@dataclass(eq=False)
class DayOutOfReach(PlanError):
    """The day cannot be the period's last one: it must lie from `first` to `last`."""

    text_id: ClassVar[str] = "error-day-out-of-reach"
    question: str
    day: object
    first: object
    last: object


@dataclass(eq=False)
class TransitionRefused(PlanError):
    """The stage does not allow this event; see `state.workflow.TRANSITIONS`."""

    text_id: ClassVar[str] = "error-transition"
    stage: str
    event: str
