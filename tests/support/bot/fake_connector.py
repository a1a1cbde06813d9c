"""A stand-in for Teams' side: records what the bot sends and changes, and posts activities to the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

TENANT = "5f1d6c3a-0b57-4c0e-9f5a-2f6a7d1c9e10"
IDA = {"id": "29:ida", "name": "Ida Holm", "aadObjectId": "00000000-0000-0000-0000-000000000021"}
BOT = {"id": "28:bot", "name": "Fremdrift"}


@dataclass
class Connector:
    """What arrived, in order: `sent` new activities, `updated` pairs of message id and activity."""

    url: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    updated: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    refuses: Mapping[str, int] = field(default_factory=dict)
    weather: list[int | str | asyncio.Event] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    peers: set[object] = field(default_factory=set)
    arrival: asyncio.Event = field(default_factory=asyncio.Event)
    answers: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.answers.set()

    @property
    def texts(self) -> list[str]:
        """What was said in text, in order."""
        return [activity["text"] for activity in self.sent if activity.get("text")]

    async def _send(self, request: web.Request) -> web.Response:
        activity = await request.json()
        self.tokens.append(request.headers.get("Authorization", "").removeprefix("Bearer "))
        self.peers.add(request.transport and request.transport.get_extra_info("peername"))
        if self.weather and (storm := await self._storm(request)) is not None:
            return storm
        self.sent.append(activity)
        self.arrival.set()
        await self.answers.wait()
        return self._answered("card" if activity.get("attachments") else "text")

    async def _storm(self, request: web.Request) -> web.Response | None:
        """The next of `weather`: a status to answer with, something to wait for, or "reset"."""
        next_one = self.weather.pop(0)
        if isinstance(next_one, asyncio.Event):
            await next_one.wait()
            return None
        if next_one == "reset" and request.transport is not None:
            request.transport.abort()
        status = next_one if isinstance(next_one, int) else 500
        return web.json_response({"error": {"code": "ServiceError"}}, status=status)

    async def _update(self, request: web.Request) -> web.Response:
        self.updated.append((request.match_info["message"], await request.json()))
        return self._answered("update")

    def _answered(self, kind: str) -> web.Response:
        status = self.refuses.get(kind, 200)
        if status >= 400:
            return web.json_response({"error": {"code": "BadArgument", "message": "refused"}}, status=status)
        return web.json_response({"id": f"message-{len(self.sent)}"}, status=status)


@asynccontextmanager
async def a_connector() -> AsyncIterator[Connector]:
    """A connector that listens on this machine."""
    connector = Connector()
    app = web.Application()
    app.router.add_post("/v3/conversations/{conversation}/activities", connector._send)
    app.router.add_post("/v3/conversations/{conversation}/activities/{message}", connector._send)
    app.router.add_put("/v3/conversations/{conversation}/activities/{message}", connector._update)
    async with TestServer(app) as server:
        connector.url = str(server.make_url(""))
        yield connector


def an_activity(service_url: str, **fields: object) -> dict[str, Any]:
    """A message from Ida in her personal chat, with `fields` in place of or beside what it says."""
    activity: dict[str, Any] = {
        "type": "message",
        "id": uuid4().hex,
        "channelId": "msteams",
        "serviceUrl": service_url,
        "locale": "da-DK",
        "from": IDA,
        "recipient": BOT,
        "conversation": {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
    }
    if fields.get("type", "message") == "message":
        activity["text"] = "hej"
    return {name: value for name, value in {**activity, **fields}.items() if value is not ...}


@dataclass(frozen=True)
class Teams:
    """Teams as the bot meets it: posts to the bot and hears it through the connector."""

    bot: str
    connector: Connector
    http: aiohttp.ClientSession

    async def post(self, headers: Mapping[str, str] | None = None, **fields: object) -> tuple[int, Any]:
        """Post an activity; the HTTP status and the JSON body."""
        activity = an_activity(self.connector.url, **fields)
        url = f"{self.bot}/api/messages"
        async with self.http.post(url, json=activity, headers=headers) as answer:
            return answer.status, await answer.json()

    async def click(self, data: object, **fields: object) -> tuple[int, Any]:
        """Click a card's Action.Execute button."""
        action = {"type": "Action.Execute", "verb": "do", "data": data}
        value = {"action": action, "trigger": "manual"}
        return await self.post(type="invoke", name="adaptiveCard/action", value=value, **fields)
