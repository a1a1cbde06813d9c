"""Plans, money, open questions and the whole portfolio, as pydantic models.

What they share with the rest of the file is in `state.portfolio.entries`.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from state.deadlines.deadline import DeadlineState
from state.deadlines.rulebook import RULES
from state.facts.funding import Basis, MoneyKind, ReleaseRule
from state.facts.plan import Stage
from state.organisation.reminder_policy import CONTRIBUTION, OTHER, STEP, Policy
from state.portfolio.entries import (
    AmbiguousEntry,
    BodyEntry,
    BodyId,
    ClosingDayEntry,
    Count,
    DaysAhead,
    DocumentEntry,
    Entry,
    FactEntry,
    GoalEntry,
    Id,
    Kroner,
    MeetingEntry,
    OneOf,
    RenewalEntry,
    Text,
    TimeOfDay,
    Weeks,
    WordingEntry,
    WorkingDays,
    Year,
    time_of,
    wrong,
)

RULE_IDS = tuple(rule.id for rule in RULES)
REMINDED = (*RULE_IDS, CONTRIBUTION, STEP, OTHER)


class PeriodEntry(Entry):
    """One term of a plan."""

    number: Count
    stage: OneOf[Stage]
    start: date | None = None
    end_text: Text | None = None
    end_date: date | None = None
    last_day: date | None = None
    stated_years: Count | None = None
    facts: Annotated[list[Id], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> PeriodEntry:
        for name, day in (("end_date", self.end_date), ("last_day", self.last_day)):
            if self.start and day and day < self.start:
                raise wrong(f"{day} is before the period's start, {self.start}", "mend one of them", name)
        return self


class PlanEntry(Entry):
    """A plan through its periods, the oldest first."""

    id: BodyId
    name: Text
    aliases: list[Text] = Field(default_factory=list)
    official_name: Text | None = None
    periods: Annotated[list[PeriodEntry], Field(min_length=1)]
    predecessors: list[Id] = Field(default_factory=list)
    successor: Id | None = None

    @field_validator("periods")
    @classmethod
    def _in_order(cls, periods: list[PeriodEntry]) -> list[PeriodEntry]:
        for number, (before, after) in enumerate(pairwise(periods), 1):
            if after.number != before.number + 1:
                raise wrong(
                    f"{after.number} follows {before.number}",
                    "number the periods one by one, the oldest first",
                    number,
                    "number",
                )
            ended = before.last_day or before.end_date
            if after.start and ended and after.start < ended:
                raise wrong(
                    f"{after.start} is before the period before it ends, {ended}",
                    "mend one of them",
                    number,
                    "start",
                )
        return periods


class ShareEntry(Entry):
    """A part of an appropriation."""

    amount: Kroner
    plan: Id | None = None
    year: Year | None = None
    source: Text


class AppropriationEntry(Entry):
    """An amount in a budget, in whole kroner; a declaration of intent has none."""

    id: Id
    budget: Text
    code: Text
    kind: OneOf[MoneyKind]
    amount: Kroner | None = None
    basis: OneOf[Basis]
    years: list[Year]
    purpose: WordingEntry
    plans: list[Id] = Field(default_factory=list)
    shares: list[ShareEntry] = Field(default_factory=list)
    price_level: Text | None = None
    release: OneOf[ReleaseRule]
    facts: Annotated[list[Id], Field(min_length=1)]

    @field_validator("years")
    @classmethod
    def _in_order(cls, years: list[int]) -> list[int]:
        for number, (before, after) in enumerate(pairwise(years), 1):
            if after <= before:
                raise wrong(f"{after} follows {before}", "list each year once, the earliest first", number)
        return years

    @model_validator(mode="after")
    def _has_amount(self) -> AppropriationEntry:
        if self.kind is not MoneyKind.DECLARATION:
            if self.amount is None:
                raise wrong("is missing", "write whole kroner, such as amount: 7_400_000", "amount")
            if not self.years:
                raise wrong("names no year", "list the years, such as [2026, 2027]", "years")
        return self


class EndEntry(Entry):
    """A reading's effect on a period's end; no last_day means "as the text says"."""

    plan: Id
    period: Count
    last_day: date | None = None


class BoundaryEntry(Entry):
    """A reading's effect on what an end date means."""

    inclusive: bool


class ReadingEntry(Entry):
    """One way to read the source."""

    id: Id
    label: WordingEntry
    meaning: WordingEntry
    ends: list[EndEntry] = Field(default_factory=list)
    boundary: BoundaryEntry | None = None


class QuestionEntry(Entry):
    """A contradiction or a gap in the sources."""

    id: Id
    topic: Id
    title: WordingEntry
    asks: WordingEntry
    plans: list[Id] = Field(default_factory=list)
    readings: list[ReadingEntry] = Field(default_factory=list)
    facts: Annotated[list[Id], Field(min_length=1)]
    takes_other_date: bool = False


class KnownDeadlineEntry(Entry):
    """What the sources already say of a deadline, and why."""

    plan: Id
    period: Count
    rule: Id
    state: OneOf[DeadlineState]
    reason: WordingEntry
    facts: Annotated[list[Id], Field(min_length=1)]
    question: Id | None = None

    @field_validator("rule")
    @classmethod
    def _is_a_rule(cls, rule: str) -> str:
        if rule not in RULE_IDS:
            raise wrong(f'there is no rule "{rule}"', "use one of " + ", ".join(RULE_IDS))
        return rule


class RemindersEntry(Entry):
    """When people are reminded; what is not given is as the bot does it by itself."""

    days_ahead: dict[str, Annotated[list[DaysAhead], Field(max_length=10)]] = Field(default_factory=dict)
    overdue_weeks: Weeks | None = None
    lead_after: WorkingDays | None = None
    coordinator_after: WorkingDays | None = None
    open_questions: bool | None = None
    weekly: bool | None = None
    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None
    spread_minutes: Annotated[int, Field(ge=0, le=240)] | None = None

    @field_validator("days_ahead")
    @classmethod
    def _are_rules(cls, days_ahead: dict[str, list[int]]) -> dict[str, list[int]]:
        for name, days in days_ahead.items():
            if name not in REMINDED:
                raise wrong(f'there is no rule "{name}"', "use one of " + ", ".join(REMINDED), name)
            for number, (before, after) in enumerate(pairwise(days), 1):
                if after >= before:
                    raise wrong(f"{after} follows {before}", "list the furthest day first", name, number)
        return days_ahead

    @model_validator(mode="after")
    def _in_order(self) -> RemindersEntry:
        policy = Policy()
        opens = time_of(self.opens) if self.opens else policy.opens
        closes = time_of(self.closes) if self.closes else policy.closes
        if closes <= opens:
            raise wrong(f"{closes:%H:%M} is not after opens, {opens:%H:%M}", "mend one of them", "closes")
        lead = self.lead_after or policy.lead_after
        coordinator = self.coordinator_after or policy.coordinator_after
        if coordinator < lead:
            raise wrong(
                f"{coordinator} is sooner than lead_after, {lead}", "tell the lead first", "coordinator_after"
            )
        return self


class PortfolioEntry(Entry):
    """The whole portfolio, all its files together."""

    name: WordingEntry
    coordinator: BodyId
    route: Annotated[list[BodyId], Field(min_length=3, max_length=3)]
    closing_days: list[ClosingDayEntry] = Field(default_factory=list)
    renewal: RenewalEntry
    goal: GoalEntry
    meetings: list[MeetingEntry] = Field(default_factory=list)
    bodies: Annotated[list[BodyEntry], Field(min_length=1)]
    ambiguous: list[AmbiguousEntry] = Field(default_factory=list)
    documents: Annotated[list[DocumentEntry], Field(min_length=1)]
    facts: Annotated[list[FactEntry], Field(min_length=1)]
    plans: Annotated[list[PlanEntry], Field(min_length=1)]
    appropriations: list[AppropriationEntry] = Field(default_factory=list)
    questions: list[QuestionEntry] = Field(default_factory=list)
    known_deadlines: list[KnownDeadlineEntry] = Field(default_factory=list)
    reminders: RemindersEntry | None = None
