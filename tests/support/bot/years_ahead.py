"""Two years of reminders as two people get them, to be read by a caseworker and checked against what is written down.

tests/transcripts/years_ahead_da.txt and years_ahead_en.txt are played with the real bot over HTTP, on the shipped
portfolio, from 23 November 2026: `==` says what happens, `->` begins a message. They are written anew by

    python -m tests.support.bot.years_ahead
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer

from bot.app import app_for
from bot.operation.clock import SandboxClock
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.time_passing import TimePassing
from bot.turns.people import People, playground_people
from bot.wiring import House
from dialogs.conversation.root import Root
from dialogs.search.surfaces import Beside
from dialogs.texts import Texts
from state.actions.approval.decisions import record_decision
from state.actions.approval.releases import release_funds
from state.actions.gathering.contributions import (
    approve_contribution,
    include_contribution,
    save_contribution,
    submit_contribution,
)
from state.actions.gathering.rounds import open_round
from state.actions.plans.deadlines import mark_met, move_deadline, set_deadline
from state.delivery.window import OfficeHours
from state.facts.contribution import Content, ContributionKind
from state.facts.decision import Key, Outcome, Point
from state.facts.reminder import Notice, Reminder
from state.organisation.bodies import Organisation
from state.organisation.calendar import COPENHAGEN as LOCAL
from state.organisation.calendar import Span
from state.organisation.people import Person
from state.overview.plans import overdue
from state.overview.snapshot import Snapshot, Snapshots
from state.records.store import Store
from state.reminders.following_store import Following
from tests.support.bot.fake_connector import TENANT, Connector, Teams, a_connector
from tests.support.bot.house import some_settings
from tests.support.bot.in_teams import elements
from tests.support.bot.talking import actions_in
from tests.support.dialogs.transcript import plain_lines
from tests.support.filled import advance_once, fill_once
from tests.support.places import TRANSCRIPTS
from tests.support.stores import a_memory_store

TICK = timedelta(milliseconds=1)
START = datetime(2026, 11, 23, 9, tzinfo=LOCAL)
IDA, SOEREN = "Ida Holm", "Søren Ærø"
NAMES = (IDA, SOEREN)
WEEKDAYS = {
    "da": ("man", "tirs", "ons", "tors", "fre", "lør", "søn"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
SOF = "noerrebro.3.sof"
MOVED, MET = "amager.3.preparation", "noerrebro.3.negotiation-start"
MEETINGS = {
    "ktu": ("noerrebro.3.committee", date(2027, 11, 22)),
    "ou": ("noerrebro.3.finance-committee", date(2027, 12, 6)),
    "br": ("noerrebro.3.council", date(2027, 12, 16)),
}
RELEASED = date(2028, 1, 20)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One reminder as it arrived: when, to whom, its lines, its buttons, and the id Teams gave it."""

    at: datetime
    to: str
    lines: tuple[str, ...]
    buttons: tuple[str, ...]
    message: str

    @property
    def day(self) -> date:
        return self.at.astimezone(LOCAL).date()

    @property
    def title(self) -> str:
        return self.lines[0]


class Arrivals(list[dict[str, Any]]):
    """What arrives at Teams, each with the moment the bot's clock shows."""

    def __init__(self, clock: SandboxClock) -> None:
        super().__init__()
        self._clock = clock
        self.moments: list[datetime] = []

    def append(self, activity: dict[str, Any]) -> None:
        super().append(activity)
        self.moments.append(self._clock.now())


@dataclass
class Years:
    """The bot, its two people, and all that happened, in order."""

    teams: Teams
    store: Store
    clock: SandboxClock
    arrivals: Arrivals
    people: dict[str, Person] = field(default_factory=dict)
    told: list[str | Letter] = field(default_factory=list)
    read: int = 0

    @property
    def letters(self) -> list[Letter]:
        return [one for one in self.told if isinstance(one, Letter)]

    @property
    def connector(self) -> Connector:
        return self.teams.connector

    async def say(self, name: str, text: str) -> None:
        """Somebody writes to the bot; the reminders that came meanwhile are kept."""
        member = next(one for one in playground_people() if one.name == name)
        status, _ = await self.teams.post(
            text=text,
            **{"from": {"id": f"29:{name}", "name": name, "aadObjectId": member.object_id}},
            conversation={"id": f"a:{name}", "conversationType": "personal", "tenantId": TENANT},
        )
        assert status == 200
        for number in range(self.read, len(self.arrivals)):
            activity = self.arrivals[number]
            if "replyToId" not in activity:
                self.told.append(_letter(activity, self.arrivals.moments[number], number))
        self.read = len(self.arrivals)

    async def until(self, day: date) -> None:
        """Let the time pass to nine in the morning of the day."""
        await self.say(IDA, f"spol frem til {day.isoformat()}")
        assert self.clock.today() == day

    def happens(self, told: str) -> None:
        """Note what somebody does."""
        self.told.append(f"== {self.clock.today().isoformat()} {told}")

    def acting(self, name: str = IDA) -> dict[str, Any]:
        return {"actor": self.people[name], "now": self.clock.now()}

    async def notices(self) -> dict[str, tuple[Notice, tuple[Reminder, ...]]]:
        """Every message by the id Teams gave it, with what it held."""
        async with self.store.reading() as look:
            rows = {row.id: row for row in await look.find(Reminder)}
            found = await look.find(Notice)
        return {
            one.message: (one, tuple(rows[each] for each in one.reminders if each in rows)) for one in found
        }

    def last_drawn(self, message: str) -> dict[str, Any] | None:
        """The message as it was drawn again last."""
        return next((one for id_, one in reversed(self.connector.updated) if id_ == message), None)


def _letter(activity: dict[str, Any], at: datetime, number: int) -> Letter:
    buttons = tuple(one["title"] for one in actions_in(activity))
    to = str(activity["recipient"]["id"]).removeprefix("29:")
    return Letter(at=at, to=to, lines=lines_of(activity), buttons=buttons, message=f"message-{number + 1}")


def lines_of(activity: Mapping[str, Any]) -> tuple[str, ...]:
    """All the text of a message's card, line by line, without its markup."""
    card = activity["attachments"][0]["content"]
    said = [
        f"{one['title']}: {one['value']}" if "value" in one else str(one["text"])
        for one in elements(card.get("body"))
        if one.get("type") == "TextBlock" or ("title" in one and "value" in one)
    ]
    return tuple(plain_lines("\n".join(said)))


@asynccontextmanager
async def the_years() -> AsyncIterator[Years]:
    """The bot as it starts in the sandbox, in memory, with both people in touch with it."""
    ticks = count()
    # Each look at it takes a millisecond, so that a pace is kept and nothing depends on the machine.
    clock = SandboxClock(machine=lambda: START.astimezone(UTC) + next(ticks) * TICK)
    store = Following(a_memory_store(), clock.now)
    await fill_once(store, clock.now())
    await advance_once(store, clock.today(), clock.now())
    async with store.reading() as look:
        organisation = await look.get(Organisation, "organisation")
    assert organisation is not None
    people, texts, passing = People(store, cast=playground_people()), Texts(), TimePassing(store, clock)
    root = Root(store, texts)
    house = House(
        settings=some_settings(send_rate=10**6),
        store=store,
        snapshots=Snapshots(store),
        clock=clock,
        people=people,
        texts=texts,
        answering=Sandbox(root, store=store, people=people, clock=clock, texts=texts, passing=passing),
        beside=Beside(root, store),
        passing=passing,
        hours=OfficeHours(policy=organisation.reminders, calendar=organisation.calendar),
    )
    async with a_connector() as connector, TestServer(app_for(house)) as server:
        arrivals = Arrivals(clock)
        connector.sent = arrivals
        async with aiohttp.ClientSession() as http:
            teams = Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http)
            yield Years(teams=teams, store=store, clock=clock, arrivals=arrivals)


async def meet(years: Years, hello: str) -> None:
    """Both people write to the bot for the first time."""
    for name in NAMES:
        await years.say(name, hello)
    async with years.store.reading() as look:
        years.people = {one.name: one for one in await look.find(Person)}


async def tidied_up(years: Years) -> None:
    """All that was late in 2026 is recorded as met."""
    async with years.store.reading() as look:
        late, _ = overdue(await Snapshot().renewed(look), date(2027, 1, 1), limit=100)
    for one in late:
        await mark_met(years.store, deadline=one.id, reason="behandlet, aldrig registreret", **years.acting())


async def asked(years: Years, due: date) -> None:
    """SOF is asked for a contribution to Nørrebro."""
    asks = "Indsatser for unge mellem 15 og 25 år"
    await open_round(years.store, plan="noerrebro", due=due, units=["sof"], request=asks, **years.acting())


async def given(years: Years) -> None:
    """SOF's contribution is handed in and approved."""
    which = {"plan": "noerrebro", "unit": "sof", **years.acting(SOEREN)}
    words = Content(
        kinds=(ContributionKind.TEXT,), years=(2028,), text="Fremskudt rådgivning i to boligområder"
    )
    await save_contribution(years.store, content=words, **which)
    await submit_contribution(years.store, **which)
    await approve_contribution(years.store, **{**which, **years.acting()})


async def worked_in(years: Years) -> None:
    """SOF's contribution is worked into the plan."""
    await include_contribution(years.store, plan="noerrebro", unit="sof", **years.acting())


async def moved(years: Years, due: date) -> None:
    """Amager's preparation begins on another day."""
    await move_deadline(
        years.store, deadline=MOVED, due=Span.day(due), reason="aftalt med fonden", **years.acting()
    )


async def met(years: Years, *deadlines: str) -> None:
    """These deadlines are met."""
    for one in deadlines:
        await mark_met(years.store, deadline=one, reason="gjort", **years.acting())


async def scheduled(years: Years) -> None:
    """The three bodies' meetings have their days."""
    for deadline, day in MEETINGS.values():
        await set_deadline(
            years.store, deadline=deadline, due=Span.day(day), reason="mødeplanen", **years.acting()
        )


async def decided(years: Years, body: str) -> None:
    """A body adopts the content of Nørrebro's plan, and not the release of its money."""
    await record_decision(
        years.store,
        plan="noerrebro",
        period=3,
        body=body,
        on=MEETINGS[body][1],
        points=(Point(number=1, concerns=Key.CONTENT, outcome=Outcome.APPROVED),),
        **years.acting(),
    )


async def released(years: Years) -> None:
    """The council releases the money."""
    await release_funds(
        years.store,
        appropriation="budget-2026-tm021-capital",
        plan="noerrebro",
        period=3,
        amount=Decimal(3_700_000),
        on=RELEASED,
        reference="BR 20. januar 2028",
        **years.acting(),
    )


async def in_danish(years: Years) -> None:
    """From November 2026 to the end of 2028: at first nobody does anything, then everything is recorded."""
    years.happens("Ida Holm og Søren Ærø skriver til botten; derefter gør ingen noget")
    await meet(years, "hej")
    await years.until(date(2027, 2, 2))
    years.happens("Ida melder alt fra 2025 og 2026 overholdt og beder SOF om et bidrag inden 31. marts")
    await tidied_up(years)
    await asked(years, date(2027, 3, 31))
    await years.until(date(2027, 3, 2))
    years.happens(
        "Ida melder Nørrebros forhandling begyndt og flytter Amagers forberedelse fra 1. juli til 1. oktober"
    )
    await met(years, MET)
    await moved(years, date(2027, 10, 1))
    await years.until(date(2027, 4, 14))
    years.happens("Søren indsender SOF's bidrag, og Ida godkender det")
    await given(years)
    await years.until(date(2027, 9, 2))
    years.happens("Ida indarbejder SOF's bidrag og sætter dagene for de politiske møder om Nørrebro")
    await worked_in(years)
    await scheduled(years)
    await years.until(MEETINGS["ktu"][1] + timedelta(days=1))
    years.happens("Ida registrerer fagudvalgets beslutning om indholdet, og at pengene er i budgettet")
    await decided(years, "ktu")
    await met(years, "noerrebro.3.money")
    await years.until(MEETINGS["ou"][1] + timedelta(days=1))
    years.happens("Ida registrerer Økonomiudvalgets beslutning om indholdet")
    await decided(years, "ou")
    await years.until(MEETINGS["br"][1] + timedelta(days=1))
    years.happens(
        "Ida registrerer Borgerrepræsentationens beslutning om indholdet, uden frigivelse af pengene"
    )
    await decided(years, "br")
    await years.until(RELEASED)
    years.happens("Ida registrerer, at Borgerrepræsentationen frigiver pengene til Nørrebro")
    await released(years)
    await years.until(date(2028, 12, 31))


async def in_english(years: Years) -> None:
    """The winter of 2026: a contribution is asked for, is late, and is given."""
    years.happens("Ida Holm and Søren Ærø write to the bot; then nobody does anything")
    await meet(years, "english")
    await years.until(date(2026, 12, 15))
    years.happens("Ida records what was late and asks SOF for a contribution by 15 January")
    await tidied_up(years)
    await asked(years, date(2027, 1, 15))
    await years.until(date(2027, 2, 10))
    years.happens("Søren hands SOF's contribution in, and Ida approves it")
    await given(years)
    await years.until(date(2027, 3, 31))


Play = Callable[[Years], Awaitable[None]]
PLAYS: dict[str, Play] = {"da": in_danish, "en": in_english}
HEADINGS = {
    "da": "Påmindelser fra november 2026 til december 2028, som to personer får dem. == siger, hvad der sker, -> "
    "begynder en påmindelse. Skriv filen på ny: python -m tests.support.bot.years_ahead",
    "en": "Reminders in the winter of 2026 as two people get them. == says what happens, -> begins a reminder. "
    "Write the file anew: python -m tests.support.bot.years_ahead",
}
ALWAYS_SAID = ("Skriv ", "Svar ", "Write ", "Answer ", "Det er første gang", "This is the first time")


async def played(language: str) -> Years:
    """The years, played to their end."""
    async with the_years() as years:
        await PLAYS[language](years)
        return years


def written_as(language: str, years: Years) -> str:
    """The years as they are written down; how to answer and get fewer is left out, since each message says it."""
    lines = [f"# {HEADINGS[language]}", ""]
    for one in years.told:
        if isinstance(one, str):
            lines += [one, ""]
            continue
        local = one.at.astimezone(LOCAL)
        lines.append(f"-> {WEEKDAYS[language][local.weekday()]} {local:%Y-%m-%d %H:%M} {one.to}")
        lines += [f"   {line}" for line in one.lines if not line.startswith(ALWAYS_SAID)]
        lines.append("")
    return "\n".join(lines)


def file_of(language: str) -> Path:
    """Where the years are written down."""
    return TRANSCRIPTS / f"years_ahead_{language}.txt"


if __name__ == "__main__":
    for spoken in PLAYS:
        file_of(spoken).write_text(written_as(spoken, asyncio.run(played(spoken))), encoding="utf-8")
