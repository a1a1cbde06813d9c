"""What can be wrong with a request to the state, as one family that the front door answers once."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, dataclass_transform


@dataclass_transform(eq_default=False)
class PlanError(Exception):
    """Something about a plan cannot be done; `text_id` names the sentence the user reads.

    A kind of fault says what its facts are by annotations, and takes them in that order or by name.
    """

    text_id: ClassVar[str] = "error-plan"
    facts_named: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Find the facts' names; no constructor is made for each of the many kinds."""
        own = [name for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")]
        if taken := [name for name in own if hasattr(PlanError, name)]:
            raise TypeError(f"{cls.__name__}: what every fault has cannot be a fact, too: {', '.join(taken)}")
        cls.facts_named = tuple(dict.fromkeys((*cls.facts_named, *own)))

    def __init__(self, *values: object, **named: object) -> None:
        kind, names = type(self), self.facts_named
        given = dict(zip(names, values, strict=False))
        if len(values) > len(names):
            raise TypeError(f"{kind.__name__} takes {len(names)} facts, not {len(values)}")
        for name in named:
            if name not in names or name in given:
                raise TypeError(f"{kind.__name__} has no {name}, or has it already")
        given |= named
        missing = [name for name in names if name not in given and not hasattr(kind, name)]
        if missing:
            raise TypeError(f"{kind.__name__} lacks {', '.join(missing)}")
        self.__dict__.update(given)
        super().__init__(*self.facts().values())  # by which it is copied and pickled

    def facts(self) -> dict[str, object]:
        """The facts of the fault, by name, for the sentence the user reads."""
        return {name: getattr(self, name) for name in self.facts_named}

    def __str__(self) -> str:
        return f"{self.text_id}: " + ", ".join(f"{name}={value}" for name, value in self.facts().items())


class RecordMovedOn(PlanError):
    """Somebody saved this record after it was read; read it again and ask again."""

    text_id: ClassVar[str] = "error-moved-on"
    kind: str
    id: str
    seen: int


class NotAllowed(PlanError):
    """The person's role does not cover this action; `needs` is the role that does."""

    text_id: ClassVar[str] = "error-not-allowed"
    action: str
    needs: str


class NoSuchThing(PlanError):
    """Nothing is recorded under this id."""

    text_id: ClassVar[str] = "error-no-such-thing"
    kind: str
    id: str


class ReasonMissing(PlanError):
    """The action changes what others rely on, so it needs a reason of at least a few letters."""

    text_id: ClassVar[str] = "error-reason-missing"


class AlreadySettled(PlanError):
    """The open question has an answer; `by` and `on` say whose and since when."""

    text_id: ClassVar[str] = "error-already-settled"
    question: str
    by: str
    on: object


class NoSuchReading(PlanError):
    """The answer is none of the question's readings and the question takes no other date."""

    text_id: ClassVar[str] = "error-no-such-reading"
    question: str
    answer: str


class DayOutOfReach(PlanError):
    """The day cannot be the period's last one: it must lie from `first` to `last`."""

    text_id: ClassVar[str] = "error-day-out-of-reach"
    question: str
    day: object
    first: object
    last: object


class NotOwnUnit(PlanError):
    """The person's role covers this for their own administration alone, and `unit` is another one."""

    text_id: ClassVar[str] = "error-not-own-unit"
    action: str
    unit: object


class StepRefused(PlanError):
    """A contribution in this state takes no such step; see `state.contributions.TRANSITIONS`."""

    text_id: ClassVar[str] = "error-contribution-step"
    unit: object
    state: Enum | None
    event: Enum


class NoContributor(PlanError):
    """The body gives no contributions: it is no administration, or the one that gathers them."""

    text_id: ClassVar[str] = "error-no-contributor"
    unit: object


class DueHasPassed(PlanError):
    """A deadline is set to `earliest` or later, and this day lies before it."""

    text_id: ClassVar[str] = "error-due-has-passed"
    day: object
    earliest: object


class DayNotYet(PlanError):
    """What has happened has happened by today, and this day is to come."""

    text_id: ClassVar[str] = "error-day-not-yet"
    day: object
    today: object


class InternalDayTooLate(PlanError):
    """The internal deadline comes no later than the formal one."""

    text_id: ClassVar[str] = "error-internal-day-too-late"
    internal: object
    due: object


class Problem(Enum):
    """Why a field of a contribution cannot hold what it was given."""

    NEGATIVE = "negative"
    TOO_LARGE = "too-large"
    FRACTION = "fraction"
    UNIT_MISSING = "unit-missing"
    YEARS_OUT_OF_REACH = "out-of-reach"
    TOO_LONG = "too-long"
    NOT_HTTPS = "not-https"
    OWN_AND_CODE = "own-and-code"
    CODE_WITHOUT_BUDGET = "code-without-budget"


class FieldInvalid(PlanError):
    """One field of a contribution holds what it cannot; `field` says which, `problem` why."""

    text_id: ClassVar[str] = "error-field-invalid"
    field: str
    problem: Problem


class ContributionIncomplete(PlanError):
    """A contribution is submitted with something in it; `missing` is the first field that lacks."""

    text_id: ClassVar[str] = "error-contribution-incomplete"
    missing: str


class LastAdmin(PlanError):
    """Somebody must be left who can give roles; make somebody else an administrator first."""

    text_id: ClassVar[str] = "error-last-admin"
    name: str


class ProtectedAdmin(PlanError):
    """The settings name this administrator, so the role is taken away there."""

    text_id: ClassVar[str] = "error-protected-admin"
    name: str


class UnitMissing(PlanError):
    """A contributor contributes for an administration; say which."""

    text_id: ClassVar[str] = "error-unit-missing"
    name: str


class OwnDeputy(PlanError):
    """Nobody stands in for themselves; name somebody else."""

    text_id: ClassVar[str] = "error-own-deputy"


class LastBeforeFirst(PlanError):
    """The span ends before it begins."""

    text_id: ClassVar[str] = "error-last-before-first"
    first: object
    last: object


class CannotTakeOver(PlanError):
    """Who is to take over has no right to do it for this administration."""

    text_id: ClassVar[str] = "error-cannot-take-over"
    name: str
    unit: object


class NothingToHandOver(PlanError):
    """The person has no open task."""

    text_id: ClassVar[str] = "error-nothing-to-hand-over"
    name: str


class NothingToUndo(PlanError):
    """The person has done nothing that could be undone within the last day."""

    text_id: ClassVar[str] = "error-nothing-to-undo"


class TooLateToUndo(PlanError):
    """One's own entry can be undone for a day; after that a coordinator can."""

    text_id: ClassVar[str] = "error-too-late-to-undo"
    on: object


class NotUndoable(PlanError):
    """What the calendar or the portfolio did is not undone by people."""

    text_id: ClassVar[str] = "error-not-undoable"
    action: str


class ChangedSince(PlanError):
    """Somebody changed one of the records after the entry; `by`, `on` and `action` say who, when and what."""

    text_id: ClassVar[str] = "error-changed-since"
    by: str
    on: object
    action: str


class TransitionRefused(PlanError):
    """The stage does not allow this event; see `state.workflow.TRANSITIONS`."""

    text_id: ClassVar[str] = "error-transition"
    stage: str
    event: str


class StoreUnavailable(PlanError):
    """The database cannot be opened or does not answer; `remedy` tells the operator what to do.

    `place` is the file's path, or the address without its password, and `cause` the engine's own words.
    """

    text_id: ClassVar[str] = "error-store-unavailable"
    place: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"cannot use the database {self.place}: {self.cause}; {self.remedy}"
