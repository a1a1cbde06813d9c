"""People who can be written to, and reminders that are due to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from state.delivery.claim import Claimed, Sending, Terms, claim
from state.delivery.pace import Rate
from state.delivery.window import OfficeHours
from state.facts.reminder import Reminder, ReminderKind, SubjectKind
from state.organisation.calendar import Calendar
from state.organisation.people import Deputy, Person, Role
from state.organisation.reach import Pace, Reference
from state.organisation.reminder_policy import Policy
from state.records.store import Record, Store

TENANT = "5f1d6c3a-0b57-4c0e-9f5a-2f6a7d1c9e10"
NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)  # a Tuesday, at twelve in Copenhagen
TODAY = date(2026, 11, 24)
MINUTE = timedelta(minutes=1)
HOURS = OfficeHours(policy=Policy(), calendar=Calendar())


def person_id(name: str, tenant: str = TENANT) -> str:
    return f"{tenant}/{name}"


def somebody(
    name: str,
    *,
    deputy: str | None = None,
    first: date = TODAY,
    last: date = TODAY + timedelta(days=1),
    tenant: str = TENANT,
    role: Role = Role.VIEWER,
) -> Person:
    """A person, away on these days (today and tomorrow) where a deputy is named."""
    stands_in = (
        Deputy(person=person_id(deputy, tenant), name=deputy, first=first, last=last) if deputy else None
    )
    return Person(id=person_id(name, tenant), tenant=tenant, name=name, role=role, deputy=stands_in)


def reached(
    name: str, *, tenant: str = TENANT, url: str = "https://teams.example/", **given: object
) -> Reference:
    """How that person is reached, in a chat of their own."""
    fields: dict[str, object] = {"conversation": f"a:{name}", **given}
    return Reference(
        id=person_id(name, tenant),
        tenant=tenant,
        user=f"29:{name}",
        bot="28:bot",
        service_url=url,
        **fields,  # type: ignore[arg-type]
    )


def reminding(name: str, about: str = "thing", *, tenant: str = TENANT, **given: object) -> Reminder:
    """A reminder to that person, due a minute ago."""
    fields: dict[str, object] = {"next_at": NOON - MINUTE, "kind": ReminderKind.AHEAD, **given}
    return Reminder(
        id=f"{about}|{person_id(name, tenant)}",
        tenant=tenant,
        recipient=person_id(name, tenant),
        plan="",
        subject_kind=SubjectKind.PORTFOLIO,
        subject=about,
        **fields,  # type: ignore[arg-type]
    )


async def kept(store: Store, *records: Record) -> None:
    """Save new records, and a pace for every tenant there is a person in."""
    tenants = {one.tenant for one in records if isinstance(one, Person)}
    async with store.writing() as unit:
        for record in records:
            await unit.put(record)
        for tenant in sorted(tenants):
            if await unit.get(Pace, tenant) is None:
                await unit.put(Pace(id=tenant, next_at=NOON - timedelta(days=1)))


def terms(worker: str = "one", rate: Rate | None = None, lease: timedelta = MINUTE) -> Terms:
    return Terms(worker=worker, window=HOURS, rate=rate, lease=lease)


async def claimed(
    store: Store, now: datetime = NOON, *, most: int = 20, how: Terms | None = None, tenant: str = TENANT
) -> Claimed:
    return await claim(store, how or terms(), tenant=tenant, now=now, most=most)


def told(sendings: Iterable[Sending]) -> dict[str, list[str]]:
    """Who is told about what, by name."""
    return {one.outgoing.to.name: sorted(row.subject for row in one.outgoing.reminders) for one in sendings}


async def every(store: Store, kind: type, **where: object) -> list:
    async with store.reading() as look:
        return list(await look.find(kind, **where))


async def row(store: Store, name: str, about: str = "thing", tenant: str = TENANT) -> Reminder:
    async with store.reading() as look:
        found = await look.get(Reminder, f"{about}|{person_id(name, tenant)}")
    assert found is not None
    return found


async def reference_of(store: Store, name: str, tenant: str = TENANT) -> Reference:
    async with store.reading() as look:
        found = await look.get(Reference, person_id(name, tenant))
    assert found is not None
    return found
