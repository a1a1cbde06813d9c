"""The shipped portfolio with people in it and a clock that can be turned, where reminders are sent as they fall due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from state.actions.plans.advance import advance
from state.facts.reminder import Notice, Reminder, ReminderKind, ReminderState
from state.organisation.calendar import local_day
from state.organisation.people import Person, Role
from state.organisation.reach import Reference
from state.records.store import Between, Store
from state.reminders.following_store import Following
from state.reminders.schedule import after_sent
from tests.support.builders import a_person
from tests.support.state.town import the_town
from tests.support.stores import a_memory_store

MONDAY = date(2027, 1, 11)
IDA = a_person(Role.COORDINATOR, name="Ida Holm")
METTE = a_person(Role.CONTRIBUTOR, name="Mette Krog", unit="sof")
OLE = a_person(Role.CONTRIBUTOR, name="Ole Bech", unit="sof")
SARA = a_person(Role.CONTRIBUTOR, name="Sara Juhl", unit="buf")
LISE = replace(a_person(Role.VIEWER, name="Lise Lund", unit="sof"), leads=True)


@dataclass
class Reminded:
    """A store whose reminders follow, the moment it is, and every reminder that was sent."""

    store: Store
    now: datetime
    sent: list[Reminder] = field(default_factory=list)

    @property
    def today(self) -> date:
        return local_day(self.now)

    def act(self, actor: Person = IDA, **more: Any) -> dict[str, Any]:
        return {"actor": actor, "now": self.now, **more}

    async def joins(self, *people: Person) -> None:
        for person in people:
            async with self.store.writing() as unit:
                present = await unit.get(Person, person.id)
                await unit.put(replace(person, version=present.version if present else 0))

    async def can_be_reached(self, *people: Person) -> None:
        async with self.store.writing() as unit:
            for person in people:
                where = Reference(
                    id=person.id, tenant=person.tenant, user="29:1", bot="28:1", service_url="https://smba"
                )
                await unit.put(where)

    async def rows(self, **where: Any) -> list[Reminder]:
        """The reminders that meet the criteria, the next first."""
        async with self.store.reading() as look:
            found = await look.find(Reminder, order=("next_at",))
        return [one for one in found if all(getattr(one, name) == value for name, value in where.items())]

    async def waiting(self, person: Person = IDA, **where: Any) -> list[Reminder]:
        return await self.rows(recipient=person.id, state=ReminderState.WAITING, **where)

    async def days(self, kind: ReminderKind, person: Person = IDA, **where: Any) -> list[date]:
        """The days on which this person is going to be told."""
        return [local_day(one.next_at) for one in await self.waiting(person, kind=kind, **where)]

    async def wait_until(self, day: date) -> None:
        """Let the days pass; each evening what fell due has been sent, each in a transaction of its own."""
        while self.today < day:
            self.now = evening(self.today + timedelta(days=1))
            await advance(self.store, self.today, self.now)
            await self.send()

    async def send(self) -> None:
        async with self.store.reading() as look:
            due = await look.find(
                Reminder, state=ReminderState.WAITING, next_at=Between(last=self.now), order=("next_at",)
            )
        for claimed in due:
            async with self.store.writing() as unit:
                row = await unit.get(Reminder, claimed.id)
                assert row is not None
                if row.state is not ReminderState.WAITING:
                    continue
                # in time, or once the house is open again
                at = row.next_at if local_day(row.next_at) == self.today else self.now
                sent = replace(
                    row,
                    state=ReminderState.SENT,
                    told=row.recipient,
                    sent_at=at,
                    notice=f"notice|{row.id}",
                )
                self.sent.append(await unit.put(sent))
                await unit.put(
                    Notice(
                        id=sent.notice,
                        tenant=row.tenant,
                        to=row.recipient,
                        conversation="c",
                        message="m",
                        sent_at=at,
                        reminders=(row.id,),
                    )
                )
                await after_sent(unit, (sent,), at)

    def told(self, person: Person, kind: ReminderKind, **where: Any) -> list[date]:
        """The days on which this person was told."""
        return [
            local_day(one.next_at)
            for one in self.sent
            if (one.recipient, one.kind) == (person.id, kind)
            and all(getattr(one, name) == value for name, value in where.items())
        ]


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def evening(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=UTC)


async def a_town(*people: Person, day: date = MONDAY, store: Store | None = None) -> Reminded:
    """The shipped portfolio early on a day, with these people in it."""
    town = Reminded(store=a_memory_store(), now=morning(day))
    behind = store or town.store
    town.store = Following(behind, lambda: town.now)
    await the_town(town.store, day)
    await town.joins(*people)
    return town
