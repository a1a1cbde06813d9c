"""Teams with the whole bot behind: the shipped portfolio, the real conversation, and people of several roles."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer

from bot.app import app_for
from bot.operation.clock import SandboxClock
from bot.sandbox.sandbox import Sandbox
from bot.turns.people import People, playground_people
from bot.wiring import House
from dialogs.conversation.root import Root
from dialogs.search.surfaces import Beside
from dialogs.texts import Texts
from state.facts.negotiation import NegotiationEntry
from state.overview.snapshot import Snapshots
from state.records.audit import AuditEntry
from state.records.store import Store
from tests.support.bot.fake_connector import BOT, IDA, TENANT, Teams, a_connector
from tests.support.bot.house import NOW, some_settings
from tests.support.filled import advance_once, fill_once
from tests.support.stores import a_memory_store

MENTION = f"<at>{BOT['name']}</at>"
MENTIONED = {"type": "mention", "mentioned": BOT, "text": MENTION}
GROUP = {
    "id": "19:group@thread.v2",
    "conversationType": "groupChat",
    "isGroup": True,
    "tenantId": TENANT,
    "name": "Helhedsplaner",
}
CHANNEL = {
    "id": "19:team@thread.tacv2;messageid=1700000000000",
    "conversationType": "channel",
    "isGroup": True,
    "tenantId": TENANT,
}
IN_CHANNEL = {"tenant": {"id": TENANT}, "channel": {"id": "19:team@thread.tacv2", "name": "Boligsocialt"}}
PLACES: Mapping[str, dict[str, Any]] = {
    "personal": {},
    "group": {"conversation": GROUP},
    "channel": {"conversation": CHANNEL, "channelData": IN_CHANNEL},
}
MEETING = "møde 20. november 2026 om Nørrebro med Landsbyggefonden: vi aftalte en fælles tidsplan"


@dataclass
class Moment:
    """A clock for tests: it stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Talk:
    """Somebody at a bot that is one process of those on the store."""

    teams: Teams
    store: Store
    moment: Moment
    numbers: Any = field(default_factory=lambda: count(1))

    async def say(self, text: str, place: str = "personal", **fields: object) -> list[str]:
        """Write a message and give what is said to it, with the card's texts; mentioned where that is needed."""
        connector = self.teams.connector
        before = len(connector.sent)
        if place != "personal":
            fields = {"entities": [MENTIONED], **fields}
            text = f"{MENTION}\u00a0{text}"
        given = {"id": f"m{next(self.numbers)}", **PLACES[place], **fields}
        status, _ = await self.teams.post(text=text, **given)
        assert status == 200
        return [words(one) for one in connector.sent[before:]]

    async def press(self, title: str, **fields: object) -> Any:
        """Press the newest card's button of this title, as Teams sends it; the body of the answer."""
        action = next(
            one
            for activity in reversed(self.teams.connector.sent)
            for one in actions_in(activity)
            if one["title"] == title
        )
        if action["type"] == "Action.Submit":
            return (await self.teams.post(text=..., value=action["data"], **fields))[1]
        value = {"action": {**action, "data": action["data"]}, "trigger": "manual"}
        return (await self.teams.post(type="invoke", name="adaptiveCard/action", value=value, **fields))[1]

    async def entries(self) -> list[AuditEntry]:
        """What people have done."""
        async with self.store.reading() as look:
            found = await look.find(AuditEntry, order=("at",))
        return [one for one in found if one.who != "fremdrift" and one.action != "change-own-settings"]

    async def meetings(self) -> tuple[NegotiationEntry, ...]:
        """The meetings recorded for the plan."""
        async with self.store.reading() as look:
            return await look.find(NegotiationEntry)


def actions_in(activity: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The buttons of what the bot sent."""
    return [
        action
        for attachment in activity.get("attachments") or ()
        for element in attachment["content"].get("body") or ()
        if element["type"] == "ActionSet"
        for action in element["actions"]
    ]


def words(activity: Mapping[str, Any]) -> str:
    """Everything that can be read in what the bot sent."""

    def within(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [
                str(value[name]) for name in ("text", "title", "value") if isinstance(value.get(name), str)
            ]
            return own + [one for inner in value.values() for one in within(inner)]
        return [one for inner in value for one in within(inner)] if isinstance(value, list) else []

    return "\n".join([activity.get("text") or "", *within(activity.get("attachments"))])


@asynccontextmanager
async def talking(store: Store | None = None, *, filled: bool = False) -> AsyncIterator[Talk]:
    """The bot at work on a store, which is filled first unless another process did that."""
    moment = Moment()
    clock = SandboxClock(machine=moment)
    store = store or a_memory_store()
    if not filled:
        await fill_once(store, NOW - timedelta(hours=2))
        await advance_once(store, NOW.date(), NOW - timedelta(hours=1))
    people, texts, root = People(store, cast=playground_people()), Texts(), None
    root = Root(store, texts)
    house = House(
        settings=some_settings(),
        store=store,
        snapshots=Snapshots(store),
        clock=clock,
        people=people,
        texts=texts,
        answering=Sandbox(root, store=store, people=people, clock=clock, texts=texts),
        beside=Beside(root, store),
    )
    async with (
        a_connector() as connector,
        TestServer(app_for(house)) as server,
        aiohttp.ClientSession() as http,
    ):
        bot = str(server.make_url("")).rstrip("/")
        yield Talk(Teams(bot=bot, connector=connector, http=http), store, moment)


__all__ = ["BOT", "IDA", "MEETING", "Moment", "Talk", "actions_in", "talking", "words"]
