"""A store whose reminders follow: whatever an action puts, the schedule is brought in line before it is committed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import TypeVar, cast

from msgspec.structs import replace

from state.actions.recorder import CALENDAR
from state.deadlines.deadline import SHARED, Deadline
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Release
from state.facts.negotiation import NegotiationEntry
from state.facts.open_questions import OpenQuestion
from state.facts.plan import Plan
from state.organisation.bodies import Organisation
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from state.records.store import Glance, OneOf, Reading, Record, Store, Writing
from state.reminders import schedule

R = TypeVar("R", bound=Record)


class Following:
    """A store like the one behind it, in which no action can forget the reminders."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def reading(self) -> AbstractAsyncContextManager[Reading]:
        """A look, as the store behind gives it."""
        return self._store.reading()

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """A glance, as the store behind gives it."""
        return await self._store.glance(kind, record_id)

    def alone(self, name: str) -> AbstractAsyncContextManager[None]:
        """Alone, as the store behind gives it."""
        return self._store.alone(name)

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction; what was put in it is followed at its end, and kept or lost with it.

        Raises RuntimeError where that concerns other plans than the transaction is of.
        """
        chosen = None if plans is None else frozenset(plans)
        async with self._store.writing(chosen) as unit:
            noting = _Noting(unit, chosen)
            yield noting
            await noting.follow(self._now())

    def remembering(self) -> AbstractAsyncContextManager[Writing]:
        """What conversations remember reminds nobody of anything."""
        return self._store.remembering()

    async def close(self) -> None:
        """Close the store behind."""
        await self._store.close()


class _Noting:
    """A transaction that remembers what its reminders depend on."""

    def __init__(self, unit: Writing, of: frozenset[str] | None) -> None:
        self._unit = unit
        self._of = of  # None: of all plans
        self._plans: set[str] = set()
        self._owners: set[str] = set()
        self._everything = False
        self._money: set[str] = set()
        self._actor: str | None = None

    async def get(self, kind: type[R], record_id: str) -> R | None:
        return await self._unit.get(kind, record_id)

    async def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        return await self._unit.find(kind, order=order, limit=limit, offset=offset, **where)

    async def count(self, kind: type[R], /, **where: object) -> int:
        return await self._unit.count(kind, **where)

    async def versions(self, kind: type[R]) -> dict[str, int]:
        return await self._unit.versions(kind)

    async def revisions(self) -> dict[str, int]:
        return await self._unit.revisions()

    async def put(self, record: R) -> R:
        await self._note_before(record)
        saved = await self._unit.put(_followed(record))
        self._note(saved)
        return saved

    async def put_all(self, records: Sequence[R]) -> tuple[R, ...]:
        for record in records:
            await self._note_before(record)
        saved = await self._unit.put_all([_followed(record) for record in records])
        for record in saved:
            self._note(record)
        return saved

    async def hold(self, name: str) -> None:
        await self._unit.hold(name)

    async def follow(self, now: datetime) -> None:
        """Bring in line what depends on what was put; nothing is asked where nothing of it was."""
        plans = set() if self._everything else await self._plans_concerned()
        if not (self._everything or plans):
            return
        if self._of is not None and (self._everything or not plans <= self._of):
            raise RuntimeError(f"a transaction of {sorted(self._of)} changed what is not theirs alone")
        await schedule.follow(self._unit, None if self._everything else plans, None, self._actor, now)

    async def _plans_concerned(self) -> set[str]:
        return {*self._plans, *await self._plans_of_money(), *await self._plans_of_owners()}

    def _note(self, record: Record) -> None:
        if isinstance(record, Plan):
            self._plans.add(record.id)
        elif isinstance(record, Deadline | Contribution | NegotiationEntry | Decision):
            self._plans.add(record.plan)
        elif isinstance(record, Release):
            if record.plan is not None:
                self._plans.add(record.plan)
            else:
                self._money.add(record.appropriation)
        elif isinstance(record, Appropriation):
            self._plans.update(record.plans)
            self._everything |= not record.plans
        elif isinstance(record, OpenQuestion):
            self._plans.add(SHARED)
        elif isinstance(record, AuditEntry) and record.who != CALENDAR:
            self._actor = record.who

    async def _note_before(self, record: Record) -> None:
        if isinstance(record, Person):
            await self._note_person(record)
        elif isinstance(record, Organisation):
            await self._note_organisation(record)

    async def _note_person(self, record: Person) -> None:
        """Everything depends on who coordinates, contributes and leads; on who only asks, next to nothing."""
        before = await self._unit.get(Person, record.id) if record.version else None
        if before is not None and _counted(before) == _counted(record):
            return
        if _has_part(record) or (before is not None and _has_part(before)):
            self._everything = True
        elif before is None or before.name != record.name:
            self._owners |= {record.id, record.name, *([before.name] if before else [])}

    async def _note_organisation(self, record: Organisation) -> None:
        before = await self._unit.get(Organisation, record.id) if record.version else None
        self._everything |= before is None or _said(before) != _said(record)

    async def _plans_of_money(self) -> set[str]:
        if not self._money:
            return set()
        found = await self._unit.find(Appropriation, id=OneOf(tuple(self._money)))
        self._everything |= any(not one.plans for one in found)
        return {plan for one in found for plan in one.plans}

    async def _plans_of_owners(self) -> set[str]:
        """The plans with a step that names somebody the bot has come to know."""
        if not self._owners:
            return set()
        found = await self._unit.find(NegotiationEntry, owner=OneOf(tuple(self._owners)))
        return {one.plan for one in found}


def _followed(record: R) -> R:
    """The record; a new organisation with the mark that everything is in line, as it is when its transaction ends."""
    if isinstance(record, Organisation) and not record.version:
        return cast("R", replace(record, reminded=schedule.fingerprint()))
    return record


def _has_part(person: Person) -> bool:
    """Whether anybody is told anything because of this person."""
    return person.role is not Role.VIEWER or person.leads or bool(person.wishes.weekly)


def _counted(person: Person) -> tuple[object, ...]:
    """What the schedule depends on; a language and a deputy count when something is delivered."""
    return person.name, person.unit, person.role, person.leads, person.wishes, person.tenant


def _said(organisation: Organisation) -> tuple[object, ...]:
    """What the schedule depends on of the organisation."""
    return (
        organisation.coordinator,
        organisation.route,
        organisation.closing_days,
        organisation.reminders,
        organisation.bodies,
    )
