"""Calls to Teams' connector: plain JSON over one pool of connections, and what it answers told apart by kind."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
from pydantic_core import to_json
from yarl import URL

from bot.operation.clock import machine_time

Json = Mapping[str, Any]

CONNECTIONS = 100
TIMEOUT_SECONDS = 15.0
CONNECT_SECONDS = 5.0
LONGEST_WAIT = 3600.0
CONVERSATIONS = 1024
IDLE_SECONDS = 30.0
PLAIN: Mapping[str, str] = {"Content-Type": "application/json"}


class Credentials(Protocol):
    """Where the token comes from that Teams wants to see."""

    async def token(self) -> str | None:
        """A token that still holds, or None where nobody asks for one; raises ConnectorUnreachable."""

    def refused(self, token: str | None) -> None:
        """The connector no longer takes this token: get another one next time."""


class Anonymous:
    """The sandbox has no registration and no token."""

    async def token(self) -> str | None:
        """None."""
        return None

    def refused(self, token: str | None) -> None:
        """Nothing to forget."""

    def start(self) -> None:
        """Nothing to fetch."""

    async def close(self) -> None:
        """Nothing to end."""


class ConnectorUnreachable(Exception):
    """Nobody answered in time, or the connection broke: whether it was delivered is not known."""


@dataclass(unsafe_hash=True)  # not frozen: Python itself writes on an exception that passes a context manager
class ConnectorRefused(Exception):
    """Teams answered with a fault; `retry_after` is in seconds, None where it did not say."""

    status: int
    code: str = ""
    subcode: str = ""
    retry_after: float | None = None

    def __str__(self) -> str:
        return " ".join(part for part in (str(self.status), self.code, self.subcode) if part)


class Connector:
    """One pool of connections to all service addresses, kept for as long as the process lives."""

    def __init__(self, credentials: Credentials, timeout: float = TIMEOUT_SECONDS) -> None:
        self._credentials = credentials
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=CONNECT_SECONDS)
        self._session: aiohttp.ClientSession | None = None
        self._headers: tuple[str | None, Mapping[str, str]] = (None, PLAIN)

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        """Post an activity into a conversation; the id Teams gave it ("" where it gave none)."""
        path = f"v3/conversations/{_part(conversation)}/activities"
        return _id(await self._call("POST", service_url, path, activity))

    async def reply(self, service_url: str, conversation: str, to: str, activity: Json) -> str:
        """Post an activity as an answer to another one; the id Teams gave it."""
        path = f"v3/conversations/{_part(conversation)}/activities/{_part(to)}"
        return _id(await self._call("POST", service_url, path, activity))

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        """Put an activity in place of the one with this id."""
        path = f"v3/conversations/{_part(conversation)}/activities/{_part(message)}"
        return _id(await self._call("PUT", service_url, path, activity)) or message

    async def delete(self, service_url: str, conversation: str, message: str) -> None:
        """Take an activity away."""
        path = f"v3/conversations/{_part(conversation)}/activities/{_part(message)}"
        await self._call("DELETE", service_url, path, None)

    async def create(self, service_url: str, parameters: Json) -> str:
        """Open a conversation, or find the one there is; its id."""
        return _id(await self._call("POST", service_url, "v3/conversations", parameters))

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _call(self, method: str, service_url: str, path: str, body: Json | None) -> Json:
        """One call; a token that is refused is changed for a fresh one once. Raises the two faults above."""
        for last in (False, True):
            token = await self._credentials.token()
            try:
                return await self._once(method, f"{service_url.rstrip('/')}/{path}", body, token)
            except ConnectorRefused as refused:
                if refused.status != 401 or last or token is None:
                    raise
                self._credentials.refused(token)
        raise AssertionError("the second attempt returns or raises")

    async def _once(self, method: str, url: str, body: Json | None, token: str | None) -> Json:
        # A card in half the time json takes, and a payload at once instead of a search for its kind.
        data = None if body is None else aiohttp.BytesPayload(to_json(body), content_type="application/json")
        try:
            async with self._opened().request(
                method,
                URL(url, encoded=True),  # its parts are quoted already
                data=data,
                headers=self._headers_with(token),
                allow_redirects=False,
            ) as response:
                raw = await response.read()
                told = _object(raw)
                if response.status >= 300:
                    raise _refusal(response, told)
                return told
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise ConnectorUnreachable(type(error).__name__) from error

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE_SECONDS),
                timeout=self._timeout,
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    def _headers_with(self, token: str | None) -> Mapping[str, str]:
        """The headers for a token, made once for as long as it holds."""
        if self._headers[0] != token:
            self._headers = (token, {**PLAIN, "Authorization": f"Bearer {token}"} if token else PLAIN)
        return self._headers[1]


@lru_cache(CONVERSATIONS)
def _part(text: str) -> str:
    return quote(text, safe="")


def _object(raw: bytes) -> dict[str, Any]:
    try:
        told = json.loads(raw) if raw else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _id(told: Json) -> str:
    found = told.get("id")
    return found if isinstance(found, str) else ""


def _refusal(response: aiohttp.ClientResponse, told: Json) -> ConnectorRefused:
    fault = told.get("error")
    fault = fault if isinstance(fault, dict) else told
    inner = fault.get("innerHttpError")
    subcode = fault.get("subCode") or (inner.get("subCode") if isinstance(inner, dict) else "")
    return ConnectorRefused(
        status=response.status,
        code=str(fault.get("code") or ""),
        subcode=str(subcode or ""),
        retry_after=_seconds(response.headers.get("Retry-After")),
    )


def _seconds(header: str | None) -> float | None:
    """Retry-After as seconds from now, whether it was given as a number or as a date; never negative."""
    if not header:
        return None
    try:
        wait = float(header)
    except ValueError:
        try:
            wait = (parsedate_to_datetime(header) - machine_time()).total_seconds()
        except (TypeError, ValueError):
            return None
    return None if math.isnan(wait) else min(max(wait, 0.0), LONGEST_WAIT)
