"""The bot's own token for Teams: one for the whole process, fetched beside the turns and renewed before it ends.

Both ways are a single HTTP request, made here with aiohttp: MSAL is synchronous and would need a thread for it.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from msgspec import Struct

from bot.connector.connector import Anonymous, ConnectorUnreachable
from bot.operation import log
from bot.settings import AppType, Settings

RESOURCE = "https://api.botframework.com"
LOGIN = "https://login.microsoftonline.com"
IMDS = "http://169.254.169.254/metadata/identity/oauth2/token"
TIMEOUT = aiohttp.ClientTimeout(total=10, connect=3)
AHEAD_SECONDS = 600.0
LAST_SECONDS = 30.0
AGAIN_SECONDS = 30.0
AFTER_A_FAILURE = 1.0
REFUSED_SECONDS = 10.0


class NoToken(ConnectorUnreachable):
    """Entra gives the bot no token, so nothing can be sent; the log says with which code."""


class Token(Struct, frozen=True):
    """A token and the moment it ends, in seconds since 1970."""

    value: str
    ends: float


Fetch = Callable[[], Awaitable[Token]]


class AppToken:
    """The registration's token: asked for by one request at a time, however many wait for it."""

    def __init__(self, fetch: Fetch, now: Callable[[], float] = time.time) -> None:
        self._fetch = fetch
        self._now = now
        self._token: Token | None = None
        self._renew_at = 0.0
        self._tried = self._refused = float("-inf")
        self._fetching: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def token(self) -> str | None:
        """A token that holds; renewed beside the turn while the old one does. Raises NoToken."""
        now = self._now()
        token = self._token
        if token is not None and now < token.ends - LAST_SECONDS:
            if now >= self._renew_at:
                self._renew()
            return token.value
        if self._fetching is None and 0 <= now - self._tried < AFTER_A_FAILURE:
            raise NoToken("Entra gave no token a moment ago")
        await asyncio.shield(self._renew())
        if self._token is None or self._now() >= self._token.ends:
            raise NoToken("Entra gives no token")
        return self._token.value

    def refused(self, token: str | None) -> None:
        """Get another token next time; one that is refused over and over is not asked for each time."""
        now = self._now()
        just_before = 0 <= now - self._refused <= REFUSED_SECONDS
        if self._token is not None and token == self._token.value and not just_before:
            self._token, self._refused, self._tried = None, now, float("-inf")

    def start(self) -> None:
        """Fetch the first token now, so that nobody waits for it."""
        self._renew()

    async def close(self) -> None:
        """Renew no more."""
        if self._timer is not None:
            self._timer.cancel()
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.gather(self._fetching, return_exceptions=True)

    def _renew(self) -> asyncio.Task[None]:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._renewed())
        return self._fetching

    async def _renewed(self) -> None:
        wait = AGAIN_SECONDS
        try:
            self._token = await self._fetch()
            life = self._token.ends - self._now()
            wait = max(life - AHEAD_SECONDS, life / 2, AGAIN_SECONDS)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            self._tried = self._now()
            log.get().error("Entra gave the bot no token", **log.trace(error), **_told(error))
        finally:
            self._fetching = None
            self._renew_at = self._now() + wait
            if self._timer is not None:
                self._timer.cancel()
            self._timer = asyncio.get_running_loop().call_later(wait, self._renew)


class Refused(ValueError):
    """The issuer answered without a token; `code` is OAuth's word for the reason."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status, self.code = status, code


def credentials_for(settings: Settings) -> AppToken | Anonymous:
    """How the bot signs in under these settings: with its secret, with its managed identity, or not at all."""
    if not settings.authenticates:
        return Anonymous()
    if settings.app_type is AppType.MANAGED_IDENTITY:
        return AppToken(lambda: _from_managed_identity(settings))
    return AppToken(lambda: _from_secret(settings))


async def _from_secret(settings: Settings) -> Token:
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.app_id,
        "client_secret": settings.app_password.get_secret_value(),
        "scope": f"{RESOURCE}/.default",
    }
    return await _asked("POST", f"{_authority(settings)}/oauth2/v2.0/token", data=form)


async def _from_managed_identity(settings: Settings) -> Token:
    asked = {"resource": RESOURCE, "client_id": settings.app_id}
    if settings.identity_endpoint:  # App Service and Container Apps
        secret = {"X-IDENTITY-HEADER": settings.identity_header.get_secret_value()}
        asked["api-version"] = "2019-08-01"
        return await _asked("GET", settings.identity_endpoint, params=asked, headers=secret)
    asked["api-version"] = "2018-02-01"
    return await _asked("GET", IMDS, params=asked, headers={"Metadata": "true"})


def _authority(settings: Settings) -> str:
    """Where the tenant's tokens are issued; an address without a path is a whole cloud's."""
    address = (settings.login_url or LOGIN).rstrip("/")
    return address if urlsplit(address).path else f"{address}/{settings.app_tenant}"


async def _asked(
    method: str,
    url: str,
    *,
    data: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Token:
    async with (
        aiohttp.ClientSession(timeout=TIMEOUT) as session,
        session.request(
            method, url, data=data, params=params, headers=headers, allow_redirects=False
        ) as answer,
    ):
        told = json.loads(await answer.read() or b"{}")
    if not isinstance(told, dict) or not isinstance(value := told.get("access_token"), str):
        raise Refused(answer.status, str(told.get("error", "")) if isinstance(told, dict) else "")
    return Token(value, _end(told))


def _end(told: Mapping[str, Any]) -> float:
    """When the token ends: Entra counts from now, App Service tells the moment."""
    if "expires_in" in told:
        return time.time() + float(told["expires_in"])
    return float(told.get("expires_on") or 0)


def _told(error: Exception) -> dict[str, object]:
    return {"status": error.status, "code": error.code} if isinstance(error, Refused) else {}
