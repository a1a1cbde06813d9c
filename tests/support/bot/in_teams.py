"""Teams itself as the bot meets it: signed in, with a client that opens dialogs, and the real conversation behind."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer
from msgspec.structs import replace

from bot.app import app_for
from bot.operation.clock import SandboxClock
from bot.turns.people import People, playground_people
from bot.wiring import House
from dialogs.conversation.root import Root
from dialogs.search.surfaces import Beside
from dialogs.texts import Texts
from state.conversations.feedback import Feedback
from state.organisation.people import Person, Role
from state.overview.snapshot import Snapshots
from state.portfolio import Portfolio
from state.records.store import Store
from tests.support.bot.fake_connector import IDA, TENANT, Connector, Teams, a_connector
from tests.support.bot.house import NOW, some_settings
from tests.support.bot.issuer import an_issuer, signed_in
from tests.support.filled import advance_once, fill_once
from tests.support.stores import a_memory_store

CLIENT = {"type": "clientInfo", "locale": "da-DK", "country": "DK", "platform": "Windows"}
ENGLISH = {"locale": "en-GB", "entities": [{**CLIENT, "locale": "en-GB"}]}
STRANGER = {"id": "29:bo", "name": "Bo Ny", "aadObjectId": "00000000-0000-0000-0000-000000000099"}
LIMIT = 28 * 1024
MOST_ACTIONS = 6


@dataclass(frozen=True)
class Client:
    """Somebody's Teams: what they write, click and type, and what they get to see."""

    teams: Teams
    store: Store
    headers: Mapping[str, str]

    @property
    def connector(self) -> Connector:
        return self.teams.connector

    async def post(self, **fields: object) -> tuple[int, Any]:
        return await self.teams.post(self.headers, **{"entities": [CLIENT], **fields})

    async def invoke(self, invoke: str, value: object, **fields: object) -> Any:
        """The body of an invoke's answer, which is always HTTP 200."""
        status, body = await self.post(type="invoke", name=invoke, value=value, **fields)
        assert status == 200, body
        return body

    async def says(self, text: str, **fields: object) -> dict[str, Any]:
        """The last thing the bot sent after a message."""
        await self.post(text=text, **fields)
        return self.connector.sent[-1]

    async def card(self, text: str, **fields: object) -> dict[str, Any]:
        """The card of the answer to a message."""
        return dict((await self.says(text, **fields))["attachments"][0]["content"])

    async def find(self, text: str, *, skip: int = 0, count: int = 25, **fields: object) -> Any:
        """What the search shows for a text."""
        value = {
            "commandId": "find",
            "parameters": [{"name": "query", "value": text}],
            "queryOptions": {"skip": skip, "count": count},
        }
        body = await self.invoke("composeExtension/query", value, **fields)
        return body["composeExtension"]

    async def suggested(self, dataset: object, text: object, **fields: object) -> Any:
        """What a field offers for a text."""
        value = {"dataset": dataset, "queryText": text, "queryOptions": {"skip": 0, "top": 15}}
        return await self.invoke("application/search", value, **fields)

    async def feedback(self) -> tuple[Feedback, ...]:
        """All that was kept of what people think."""
        async with self.store.reading() as look:
            return await look.find(Feedback, order=("at",))

    async def ida_is(self, role: Role, unit: str | None = "ktf") -> None:
        """Ida in another role."""
        await put(self.store, an_ida(role, unit))


def an_ida(role: Role = Role.COORDINATOR, unit: str | None = "ktf") -> Person:
    return Person(id=f"{TENANT}/{IDA['aadObjectId']}", tenant=TENANT, name=IDA["name"], unit=unit, role=role)


async def put(store: Store, *people: Person) -> None:
    """The people as they are here, whatever they were."""
    async with store.writing() as unit:
        for one in people:
            known = await unit.get(Person, one.id)
            await unit.put(replace(one, version=known.version if known else 0))


@asynccontextmanager
async def teams_client(
    *, portfolio: Portfolio | None = None, store: Store | None = None
) -> AsyncIterator[Client]:
    """A bot on a real port with an app id, on the shipped portfolio or this one, and Ida's Teams before it."""
    store = store or a_memory_store()
    await fill_once(store, NOW, portfolio)
    await advance_once(store, NOW.date(), NOW)
    texts = Texts()
    root = Root(store, texts)
    async with an_issuer() as issuer, a_connector() as connector:
        house = House(
            settings=signed_in(issuer),
            store=store,
            snapshots=Snapshots(store),
            clock=SandboxClock(machine=lambda: NOW),
            people=People(store, cast=playground_people()),
            texts=texts,
            answering=root,
            beside=Beside(root, store),
        )
        async with TestServer(app_for(house)) as server, aiohttp.ClientSession() as http:
            teams = Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http)
            yield Client(teams=teams, store=store, headers=issuer.token(connector.url))


@asynccontextmanager
async def playground() -> AsyncIterator[Client]:
    """The same without an app id, as the Playground is met."""
    store = a_memory_store()
    await fill_once(store, NOW)
    await advance_once(store, NOW.date(), NOW)
    texts = Texts()
    root = Root(store, texts)
    house = House(
        settings=some_settings(),
        store=store,
        snapshots=Snapshots(store),
        clock=SandboxClock(machine=lambda: NOW),
        people=People(store, cast=playground_people()),
        texts=texts,
        answering=root,
        beside=Beside(root, store),
    )
    async with (
        a_connector() as connector,
        TestServer(app_for(house)) as server,
        aiohttp.ClientSession() as http,
    ):
        teams = Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http)
        yield Client(teams=teams, store=store, headers={})


def elements(card: object) -> list[dict[str, Any]]:
    """Every object in a card."""
    if isinstance(card, dict):
        return [card, *(one for value in card.values() for one in elements(value))]
    return [one for value in card for one in elements(value)] if isinstance(card, list) else []


def of_type(card: object, kind: str) -> list[dict[str, Any]]:
    """The objects of a card whose type begins so."""
    return [one for one in elements(card) if str(one.get("type", "")).startswith(kind)]


def words_of(card: object) -> str:
    """All a card says."""
    said = [one.get("text") or f"{one.get('title')}: {one.get('value')}" for one in elements(card)]
    return "\n".join(map(str, said))
