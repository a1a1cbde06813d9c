"""A stand-in for those who issue tokens: the Bot Connector's keys, and Entra for the bot's own token."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from pydantic import SecretStr

from bot.settings import Settings
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.house import some_settings

APP, ISSUER = "11111111-2222-3333-4444-555555555555", "https://issuer.example.com"


@dataclass
class Issuer:
    """Publishes keys, signs tokens with them, and issues the bot's own token; may be made to fail or dawdle."""

    url: str = ""
    keys: dict[str, RSAPrivateKey] = field(default_factory=dict)
    endorsements: dict[str, list[str]] = field(default_factory=dict)
    fetches: int = 0
    asked_for_keys: asyncio.Event = field(default_factory=asyncio.Event)
    broken: bool = False
    slow: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    entra_status: int = 200
    lives: int = 3599

    def publish(self, key_id: str, endorsements: tuple[str, ...] = ("msteams",)) -> None:
        self.keys[key_id] = generate_private_key(public_exponent=65537, key_size=2048)
        self.endorsements[key_id] = list(endorsements)

    def claims(self, service_url: str, **claims: Any) -> dict[str, Any]:
        """What a valid token says, with `claims` in place of or beside it; `...` leaves one out."""
        now = int(time.time())
        valid = {"iss": ISSUER, "aud": APP, "exp": now + 600, "nbf": now - 60, "serviceurl": service_url}
        return {name: value for name, value in {**valid, **claims}.items() if value is not ...}

    def token(self, service_url: str, *, signed_with: str = "k1", **claims: Any) -> dict[str, str]:
        """The header with a token."""
        told = self.claims(service_url, **claims)
        return bearer(jwt.encode(told, self.keys[signed_with], "RS256", headers={"kid": signed_with}))

    async def metadata(self, _: web.Request) -> web.Response:
        self.fetches += 1
        self.asked_for_keys.set()
        await asyncio.sleep(self.slow)
        return web.json_response({"jwks_uri": f"{self.url}/keys"}, status=503 if self.broken else 200)

    async def published(self, _: web.Request) -> web.Response:
        listed = [
            {
                **json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())),
                "kid": key_id,
                "endorsements": self.endorsements[key_id],
            }
            for key_id, key in self.keys.items()
        ]
        return web.json_response({"keys": listed})

    async def entra(self, request: web.Request) -> web.Response:
        self.asked.append(dict(await request.post() or request.query) | {"path": request.path})
        await asyncio.sleep(self.slow)
        if self.entra_status != 200:
            return web.json_response({"error": "invalid_client"}, status=self.entra_status)
        told = {"token_type": "Bearer", "expires_in": self.lives, "access_token": f"ours-{len(self.asked)}"}
        return web.json_response(told)


def bearer(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def an_issuer() -> AsyncIterator[Issuer]:
    """An issuer that listens on this machine and has published the key `k1`."""
    issuer = Issuer()
    issuer.publish("k1")
    app = web.Application()
    app.router.add_get("/metadata", issuer.metadata)
    app.router.add_get("/keys", issuer.published)
    app.router.add_get("/identity", issuer.entra)
    app.router.add_post("/{tenant}/oauth2/v2.0/token", issuer.entra)
    async with TestServer(app) as server:
        issuer.url = str(server.make_url("")).rstrip("/")
        yield issuer


def signed_in(issuer: Issuer, **given: Any) -> Settings:
    """Settings of a bot with an app id that trusts this issuer."""
    settings = {
        "app_id": APP,
        "app_password": SecretStr("secret"),
        "app_tenant": TENANT,
        "openid_metadata_url": f"{issuer.url}/metadata",
        "token_issuer": ISSUER,
        "login_url": issuer.url,
        **given,
    }
    return some_settings(**settings)
