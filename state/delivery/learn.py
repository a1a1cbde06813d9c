"""What a turn or an event teaches about how somebody is reached, and what waits for them when they are again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from state.delivery.alarm import all_clear
from state.facts.reminder import Reminder, ReminderState
from state.organisation.calendar import local_day
from state.organisation.people import Person
from state.organisation.reach import REFERENCES, Pace, ReachState, Reference
from state.records.store import OneOf, Reading, Store, Writing
from state.reminders.deputies import represented


class Sign(Enum):
    """What was seen of a person."""

    WROTE = "wrote"  # wrote or clicked in their own chat with the bot
    INSTALLED = "installed"  # installed the app for themselves
    SEEN = "seen"  # did something in a group or channel, which says nothing about their own chat
    UNINSTALLED = "uninstalled"  # removed the app
    LEFT = "left"  # is no longer in the chat


# What makes a person reachable again, whatever made them unreachable: the app is there and nobody forbids it.
# A group or channel shows neither.
REVIVES = (Sign.WROTE, Sign.INSTALLED)
ENDS = {Sign.UNINSTALLED: ReachState.UNINSTALLED, Sign.LEFT: ReachState.GONE}


class Sighting(Struct, frozen=True, kw_only=True):
    """One sign of one person; `user`, `bot` and `conversation` are Teams' ids, "" where it is not their own chat."""

    person: str
    tenant: str
    user: str
    bot: str
    conversation: str
    service_url: str
    sign: Sign


async def learn(store: Store, sightings: Sequence[Sighting], now: datetime) -> None:
    """Keep what was seen, in the order it was, if anything of it is new; all of it in one transaction."""
    async with store.reading() as look:
        news = await _news(look, sightings, now)
    if not news.references:
        return
    if not news.reached:
        async with store.remembering() as unit:
            news = await _held_news(unit, sightings, now)
            if not news.reached:
                await unit.put_all(news.references)
                return
    async with store.writing() as unit:
        news = await _held_news(unit, sightings, now)
        await unit.put_all(news.references)
        for tenant in sorted({one.tenant for one in news.references}):
            if await unit.get(Pace, tenant) is None:
                await unit.put(Pace(id=tenant, next_at=now))
        for person in news.reached:
            await _give_back(unit, person, now)
            await all_clear(unit, person, now)


class _News(Struct, frozen=True, kw_only=True):
    """The references that change, and the people who are reached again, for whom reminders may wait."""

    references: tuple[Reference, ...]
    reached: tuple[str, ...]


async def _held_news(unit: Writing, sightings: Sequence[Sighting], now: datetime) -> _News:
    """What is new, while nobody else changes how people are reached."""
    await unit.hold(REFERENCES)
    return await _news(unit, sightings, now)


async def _news(look: Reading, sightings: Sequence[Sighting], now: datetime) -> _News:
    people = tuple(sorted({one.person for one in sightings}))
    known = {one.id: one for one in await look.find(Reference, id=OneOf(people))}
    changed: dict[str, Reference] = {}
    reached: dict[str, None] = {}
    for one in sightings:
        before = changed.get(one.person, known.get(one.person))
        after = learnt(before, one, now)
        if after is None or after == before:
            continue
        changed[one.person] = after
        was_reached = before is not None and before.state is ReachState.REACHABLE
        if after.state is ReachState.REACHABLE and not was_reached:
            reached[one.person] = None
    return _News(references=tuple(changed[one] for one in sorted(changed)), reached=tuple(reached))


def learnt(known: Reference | None, sighting: Sighting, now: datetime) -> Reference | None:
    """The reference after a sign; None where nobody was known and nobody is there to be."""
    ended = ENDS.get(sighting.sign)
    if known is None:
        if ended is not None:
            return None
        return Reference(
            id=sighting.person,
            tenant=sighting.tenant,
            user=sighting.user,
            bot=sighting.bot,
            conversation=sighting.conversation,
            service_url=sighting.service_url,
        )
    reference = replace(
        known,
        user=sighting.user,
        bot=sighting.bot,
        conversation=sighting.conversation or known.conversation,
        service_url=sighting.service_url,
    )
    if ended is not None and known.state is not ended:
        return replace(reference, state=ended, since=now, code="")
    if sighting.sign in REVIVES and known.state is not ReachState.REACHABLE:
        return replace(reference, state=ReachState.REACHABLE, since=now, code="", not_before=None)
    return reference


async def prepare(store: Store, now: datetime) -> None:
    """Let every tenant there is anybody in have a pace, by which its reminders are found."""
    async with store.reading() as look:
        known = {pace.id for pace in await look.find(Pace)}
        tenants = {person.tenant for person in await look.find(Person)} - known
    if tenants:
        async with store.writing() as unit:
            for tenant in sorted(tenants):
                if await unit.get(Pace, tenant) is None:
                    await unit.put(Pace(id=tenant, next_at=now))


async def _give_back(unit: Writing, person: str, now: datetime) -> None:
    """Let what could not be delivered to the person, or to those they stand in for, wait to be sent again."""
    today = local_day(now)
    recipients = [person]
    for one in await unit.find(Person, id=OneOf(tuple(sorted(await represented(unit, (person,)))))):
        if one.deputy_yet(today) == person:
            recipients.append(one.id)
    lost = await unit.find(
        Reminder, recipient=OneOf(tuple(sorted(set(recipients)))), state=ReminderState.UNDELIVERED
    )
    # What has been done meanwhile is found out when it is put into words.
    await unit.put_all(
        [replace(row, state=ReminderState.WAITING, next_at=now, attempts=0, owner="", why="") for row in lost]
    )
