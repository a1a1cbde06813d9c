"""Who may speak when the bot has an app id: signed, for us, in time, and from a tenant and host we know."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from pydantic import SecretStr

from bot import keys
from bot.settings import Settings
from tests.bot.house import Echo, some_settings, teams_with
from tests.fake_connector import TENANT, Teams

APP, ISSUER = "11111111-2222-3333-4444-555555555555", "https://issuer.example.com"


@dataclass
class Issuer:
    """Publishes keys and signs tokens with them."""

    url: str = ""
    keys: dict[str, RSAPrivateKey] = field(default_factory=dict)
    fetches: int = 0
    broken: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)

    def publish(self, key_id: str) -> None:
        self.keys[key_id] = generate_private_key(public_exponent=65537, key_size=2048)

    def token(self, service_url: str, *, signed_with: str = "k1", **claims: Any) -> dict[str, str]:
        now = int(time.time())
        told = {
            "iss": ISSUER,
            "aud": APP,
            "exp": now + 600,
            "nbf": now - 60,
            "serviceurl": service_url,
            **claims,
        }
        told = {name: value for name, value in told.items() if value is not ...}
        key = self.keys[signed_with]
        return {"Authorization": f"Bearer {jwt.encode(told, key, 'RS256', headers={'kid': signed_with})}"}

    async def metadata(self, _: web.Request) -> web.Response:
        self.fetches += 1
        return web.json_response({"jwks_uri": f"{self.url}/keys"}, status=503 if self.broken else 200)

    async def published(self, _: web.Request) -> web.Response:
        listed = [
            {
                **json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key())),
                "kid": key_id,
                "endorsements": ["msteams"],
            }
            for key_id, key in self.keys.items()
        ]
        return web.json_response({"keys": listed})

    async def entra(self, request: web.Request) -> web.Response:
        self.asked.append(dict(await request.post()))
        token = {"token_type": "Bearer", "expires_in": 3599, "access_token": f"ours-{len(self.asked)}"}
        return web.json_response(token)


@asynccontextmanager
async def an_issuer() -> AsyncIterator[Issuer]:
    issuer = Issuer()
    issuer.publish("k1")
    app = web.Application()
    app.router.add_get("/metadata", issuer.metadata)
    app.router.add_get("/keys", issuer.published)
    app.router.add_post(f"/{TENANT}/oauth2/v2.0/token", issuer.entra)
    async with TestServer(app) as server:
        issuer.url = str(server.make_url("")).rstrip("/")
        yield issuer


def signed_in(issuer: Issuer, **given: Any) -> Settings:
    return some_settings(
        app_id=APP,
        app_password=SecretStr("secret"),
        app_tenant=TENANT,
        openid_metadata_url=f"{issuer.url}/metadata",
        token_issuer=ISSUER,
        login_url=issuer.url,
        **given,
    )


@asynccontextmanager
async def a_guarded_bot(**given: Any) -> AsyncIterator[tuple[Teams, Issuer, Echo]]:
    async with an_issuer() as issuer, teams_with(echo := Echo(), signed_in(issuer, **given)) as teams:
        yield teams, issuer, echo


async def test_a_valid_token_is_let_in_and_answered() -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 200
    assert teams.connector.texts == ["ekko: hej"]


NOW = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": NOW - 900},
        {"exp": ...},
        {"nbf": NOW + 3600},
        {"iss": "https://elsewhere.example.com"},
        {"aud": "another-app"},
        {"aud": ...},
        {"serviceurl": "https://elsewhere.example.com/"},
        {"serviceurl": ...},
    ],
)
async def test_a_token_with_a_wrong_claim_is_unauthorized(claims: dict[str, Any]) -> None:
    async with a_guarded_bot() as (teams, issuer, echo):
        token = issuer.token(teams.connector.url, **claims)
        assert (await teams.post(token))[0] == 401
    assert echo.heard == []


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Bearer a.b.c", "Basic eDp5", "bearer x"])
async def test_what_is_no_token_is_unauthorized(header: str | None) -> None:
    async with a_guarded_bot() as (teams, _, echo):
        assert (await teams.post({} if header is None else {"Authorization": header}))[0] == 401
    assert echo.heard == []


async def test_a_forged_signature_is_unauthorized() -> None:
    async with a_guarded_bot() as (teams, issuer, _), an_issuer() as forger:
        token = forger.token(teams.connector.url)
        assert (await teams.post(token))[0] == 401
        unsigned = jwt.encode(
            {"iss": ISSUER, "aud": APP, "exp": NOW + 600}, None, "none", headers={"kid": "k1"}
        )
        assert (await teams.post({"Authorization": f"Bearer {unsigned}"}))[0] == 401
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 200


async def test_another_channel_and_another_tenant_are_turned_away() -> None:
    async with a_guarded_bot() as (teams, issuer, echo):
        token = issuer.token(teams.connector.url)
        assert (await teams.post(token, channelId="directline"))[0] == 403
        assert (await teams.post(token, channelId=...))[0] == 401
        assert (await teams.post(token, channelData={"tenant": {"id": "other"}}))[0] == 403
    assert echo.heard == []


async def test_a_service_host_that_is_not_listed_is_turned_away() -> None:
    async with a_guarded_bot(service_hosts=("smba.trafficmanager.net",)) as (teams, issuer, _):
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 403


async def test_keys_that_cannot_be_fetched_are_no_fault_of_the_sender() -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        issuer.broken = True
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 503


async def test_a_new_key_is_known_at_once_and_invented_ones_are_not_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        await teams.post(issuer.token(teams.connector.url))
        issuer.publish("k2")
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 0.0)
        assert (await teams.post(issuer.token(teams.connector.url, signed_with="k2")))[0] == 200
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 60.0)
        async with an_issuer() as forger:
            forger.publish("invented")
            for _ in range(3):
                token = forger.token(teams.connector.url, signed_with="invented")
                assert (await teams.post(token))[0] == 401
        assert issuer.fetches == 2
