"""The shipped portfolio on a given day, and how tests look at what is recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple, TypeVar

from state.actions.recorder import TRACED, as_record
from state.facts.contribution import Contribution
from state.facts.decision import Key, Outcome, Point
from state.organisation.people import Role
from state.records.audit import AuditEntry
from state.records.store import Reading, Record, Store
from tests.support.builders import a_person
from tests.support.filled import advance_once, fill_once

R = TypeVar("R", bound=Record)

IDA = a_person(Role.COORDINATOR, name="Ida Holm")
CAPITAL = "budget-2026-tm021-capital"
SERVICE = "budget-2026-tm021-service-2027-2029"


def at(day: date) -> datetime:
    """The morning of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


async def the_town(store: Store, day: date) -> Store:
    """The store with the shipped portfolio, filled in November 2026, as the calendar leaves it on a day."""
    first = date(2026, 11, 23)
    await fill_once(store, at(min(first, day)))
    await advance_once(store, day, at(day))
    return store


async def the(store: Store, kind: type[R], record_id: str) -> R:
    async with store.reading() as look:
        found = await look.get(kind, record_id)
    assert found is not None
    return found


async def everything(store: Store) -> list[object]:
    """All that is true and all that was traced."""
    async with store.reading() as look:
        return [record for kind in (*TRACED.values(), AuditEntry) for record in await look.find(kind)]


async def last_entry(store: Store, action: str) -> AuditEntry:
    async with store.reading() as look:
        found = await look.find(AuditEntry, action=action, order=("at",))
    return found[-1]


class Version(NamedTuple):
    """A revision of a contribution as it was first saved, and by whom."""

    contribution: Contribution
    who_name: str


async def versions(look: Reading, contribution: str) -> tuple[Version, ...]:
    """Every revision of a contribution, the oldest first, read from the trace."""
    found: dict[int, Version] = {}
    for entry in await look.find(AuditEntry, subject=contribution, order=("at",)):
        for change in entry.changes:
            if (change.kind, change.id) != (Contribution.__name__, contribution):
                continue
            saved = as_record(change.kind, change.after)
            if isinstance(saved, Contribution) and saved.revision and not saved.annulled:
                first = found.get(saved.revision)
                if first is None or saved.version < first.contribution.version:
                    found[saved.revision] = Version(saved, entry.who_name)
    return tuple(found[revision] for revision in sorted(found))


def content(outcome: Outcome) -> Point:
    return Point(number=1, concerns=Key.CONTENT, outcome=outcome)


def release(outcome: Outcome) -> Point:
    return Point(number=2, concerns=Key.RELEASE, outcome=outcome)


def both(outcome: Outcome) -> tuple[Point, Point]:
    return content(outcome), release(outcome)
