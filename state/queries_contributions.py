"""Read models about contributions: who has answered a period's round, and every version of one contribution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from state.audit import AuditEntry
from state.calendar import Span
from state.contributions import Contribution
from state.deadlines import Deadline
from state.derivation import deadline_id
from state.organisation import Body, Organisation
from state.plan import Period, Plan
from state.recorder import as_record
from state.rounds import DUE, live_contributions, target
from state.store.protocol import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One administration's part in a round; `due` is its own day or the round's, None where none is set."""

    unit: Body
    contribution: Contribution | None
    due: Span | None
    today: date

    @property
    def is_missing(self) -> bool:
        """Whether the administration has not answered yet."""
        return self.contribution is None or not self.contribution.is_answered

    @property
    def is_overdue(self) -> bool:
        """Whether it was asked, has not answered, and its last day has passed."""
        asked = self.contribution is not None and self.contribution.requested is not None
        return asked and self.is_missing and self.due is not None and self.today > self.due.last

    @property
    def came_late(self) -> bool:
        """Whether the answer came after its last day."""
        received = self.contribution.received if self.contribution and not self.is_missing else None
        return received is not None and self.due is not None and received > self.due.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """A plan's period and what each administration has given it, in the organisation's order."""

    plan: Plan
    period: Period
    deadline: Deadline | None
    rows: tuple[Row, ...]

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(not row.is_missing for row in self.rows)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Those who have not."""
        return tuple(row for row in self.rows if row.is_missing)

    @property
    def overdue(self) -> tuple[Row, ...]:
        """Those who should have."""
        return tuple(row for row in self.rows if row.is_overdue)


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A revision of a contribution as it was first saved, by whom and when; `entry` is its place in the trace."""

    contribution: Contribution
    who_name: str
    at: datetime
    entry: str
    undoes: str | None


async def matrix(
    look: Reading, organisation: Organisation, plan: Plan, today: date, period: int | None = None
) -> Matrix:
    """The round of a period (None: the one being prepared) as it stands today; raises NoSuchThing."""
    chosen = target(plan, today, period)
    given = {one.unit: one for one in await live_contributions(look, plan.id, chosen.number)}
    deadline = await look.get(Deadline, deadline_id(plan.id, chosen.number, DUE))
    round_due = deadline.due if deadline else None
    return Matrix(
        plan=plan,
        period=chosen,
        deadline=deadline,
        rows=tuple(
            Row(
                unit=body,
                contribution=found,
                due=Span.day(found.due) if found and found.due else round_due,
                today=today,
            )
            for body in organisation.contributors()
            for found in [given.get(body.id)]
        ),
    )


async def contribution_of(look: Reading, plan: str, period: int, unit: str) -> Contribution | None:
    """The administration's contribution to the period, None where there is none that stands."""
    found = await look.find(Contribution, plan=plan, period=period, unit=unit)
    return next((one for one in found if not one.annulled), None)


async def versions(look: Reading, contribution: str) -> tuple[Version, ...]:
    """Every revision of a contribution, the oldest first, read from the trace."""
    entries = await look.find(AuditEntry, subject=contribution, order=("at",))
    found: dict[int, Version] = {}
    for entry in entries:
        for change in entry.changes:
            if (change.kind, change.id) != (Contribution.__name__, contribution):
                continue
            saved = as_record(change.kind, change.after)
            if isinstance(saved, Contribution) and saved.revision and not saved.annulled:
                first = found.get(saved.revision)
                if first is None or saved.version < first.contribution.version:
                    found[saved.revision] = Version(
                        contribution=saved,
                        who_name=entry.who_name,
                        at=entry.at,
                        entry=entry.id,
                        undoes=entry.undoes,
                    )
    return tuple(found[revision] for revision in sorted(found))
