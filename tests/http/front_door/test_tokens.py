"""Who may speak when the bot has an app id: signed, for us, in time, and from a tenant and host we know."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import jwt
import pytest
from structlog.testing import capture_logs

from bot.front_door import keys, tokens
from bot.settings import Mode
from tests.support.bot.fake_connector import TENANT, Teams
from tests.support.bot.house import Echo, teams_with
from tests.support.bot.issuer import APP, ISSUER, Issuer, an_issuer, bearer, signed_in

__all__ = ["an_issuer", "signed_in"]

MINUTE = 60
Header = Callable[[Issuer, str], dict[str, str]]


@asynccontextmanager
async def a_guarded_bot(**given: Any) -> AsyncIterator[tuple[Teams, Issuer, Echo]]:
    async with an_issuer() as issuer, teams_with(echo := Echo(), signed_in(issuer, **given)) as teams:
        yield teams, issuer, echo


def a_while_later(monkeypatch: pytest.MonkeyPatch, *, minutes: int) -> None:
    """What is remembered of tokens is older by so much."""
    moment = time.time() + minutes * MINUTE
    monkeypatch.setattr(tokens, "time", SimpleNamespace(time=lambda: moment))


def claiming(**claims: Any) -> Header:
    return lambda issuer, url: issuer.token(url, **claims)


def in_minutes(claim: str, minutes: int) -> Header:
    return lambda issuer, url: issuer.token(url, **{claim: int(time.time()) + minutes * MINUTE})


def saying(header: str) -> Header:
    return lambda issuer, url: {"Authorization": header}


def encoded(key: Any, algorithm: str, **headers: Any) -> Header:
    return lambda issuer, url: bearer(jwt.encode(issuer.claims(url), key, algorithm, headers=headers))


def without_a_key_id(issuer: Issuer, url: str) -> dict[str, str]:
    return bearer(jwt.encode(issuer.claims(url), issuer.keys["k1"], "RS256"))


def in_lower_case(issuer: Issuer, url: str) -> dict[str, str]:
    return {"Authorization": issuer.token(url)["Authorization"].replace("Bearer", "bearer")}


def by_a_forger(issuer: Issuer, url: str) -> dict[str, str]:
    """Signed with a key of one's own under the name of one that is published."""
    forger = Issuer()
    forger.publish("k1")
    return forger.token(url)


def by_an_unknown_key(issuer: Issuer, url: str) -> dict[str, str]:
    forger = Issuer()
    forger.publish("invented")
    return forger.token(url, signed_with="invented")


def for_another_channel(issuer: Issuer, url: str) -> dict[str, str]:
    issuer.publish("k2", endorsements=("webchat",))
    return issuer.token(url, signed_with="k2")


def for_no_channel(issuer: Issuer, url: str) -> dict[str, str]:
    issuer.publish("k2", endorsements=())
    return issuer.token(url, signed_with="k2")


CASES: list[tuple[str, Header, int]] = [
    ("a valid token", claiming(), 200),
    ("one that ended four minutes ago", in_minutes("exp", -4), 200),
    ("one that ended six minutes ago", in_minutes("exp", -6), 401),
    ("one that begins in ten minutes", in_minutes("nbf", 10), 401),
    ("one that never ends", claiming(exp=...), 401),
    ("no header", lambda issuer, url: {}, 401),
    ("an empty header", saying(""), 401),
    ("a scheme and nothing more", saying("Bearer"), 401),
    ("no token at all", saying("Bearer x"), 401),
    ("three words with dots", saying("Bearer a.b.c"), 401),
    ("letters no token has", saying("Bearer æøå"), 401),
    ("an endless token", saying("Bearer " + "x" * 7_000), 401),
    ("a name and a password", saying("Basic eDp5"), 401),
    ("a scheme in lower case", in_lower_case, 401),
    ("another issuer", claiming(iss="https://elsewhere.example.com"), 401),
    ("another app's", claiming(aud="another-app"), 401),
    ("nobody's", claiming(aud=...), 401),
    ("another service address", claiming(serviceurl="https://elsewhere.example.com/"), 401),
    ("no service address", claiming(serviceurl=...), 401),
    ("a forged signature", by_a_forger, 401),
    ("a shared secret as the key", encoded("s" * 32, "HS256", kid="k1"), 401),
    ("no signature", encoded(None, "none", kid="k1"), 401),
    ("no key named", without_a_key_id, 401),
    ("a key nobody publishes", by_an_unknown_key, 401),
    ("a key for another channel", for_another_channel, 401),
    ("a key for no channel", for_no_channel, 401),
]


@pytest.mark.parametrize(("header", "status"), [pytest.param(h, s, id=name) for name, h, s in CASES])
async def test_a_token_is_let_in_or_is_unauthorized(header: Header, status: int) -> None:
    async with a_guarded_bot() as (teams, issuer, echo):
        answer, body = await teams.post(header(issuer, teams.connector.url))
        assert answer == status
        assert bool(body.get("error")) == (status == 401)
    assert [said.text for said in echo.heard] == (["hej"] if status == 200 else [])
    assert teams.connector.texts == (["ekko: hej"] if status == 200 else [])


async def test_production_on_one_machine_takes_the_same_tokens() -> None:
    async with a_guarded_bot(mode=Mode.PRODUCTION, service_hosts=("127.0.0.1",)) as (teams, issuer, _):
        assert (await teams.post())[0] == 401
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 200


async def test_the_log_never_holds_a_token() -> None:
    with capture_logs() as log:
        async with a_guarded_bot() as (teams, issuer, _):
            token = issuer.token(teams.connector.url, aud="another-app")
            await teams.post(token)
    assert log
    assert token["Authorization"].split()[1] not in str(log)


async def test_other_channels_and_tenants_are_turned_away() -> None:
    elsewhere = {"id": "a:personal", "tenantId": "other"}
    async with a_guarded_bot() as (teams, issuer, echo):
        token = issuer.token(teams.connector.url)
        assert (await teams.post(token, channelId=...))[0] == 401
        assert (await teams.post(token, channelId="directline"))[0] == 403
        assert (await teams.post(token, channelData={"tenant": {"id": "other"}}))[0] == 403
        assert (await teams.post(token, conversation=elsewhere))[0] == 403
        assert (await teams.post(token, channelData=..., conversation={"id": "a:personal"}))[0] == 403
    assert echo.heard == []


async def test_a_tenant_on_the_list_is_served() -> None:
    async with a_guarded_bot(app_tenant="elsewhere", allowed_tenants=("other", TENANT)) as (teams, issuer, _):
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 200


async def test_a_service_host_that_is_not_listed_is_turned_away() -> None:
    async with a_guarded_bot(service_hosts=("smba.trafficmanager.net",)) as (teams, issuer, echo):
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 403
    assert echo.heard == []


async def test_keys_that_cannot_be_fetched_are_no_fault_of_the_sender() -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        issuer.broken = True
        token = issuer.token(teams.connector.url)
        assert (await teams.post(token))[0] == 503
        assert (await teams.post(token))[0] == 503
        assert issuer.fetches == 1


async def test_keys_that_come_back_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "AFTER_A_FAILURE", 0.0)
    async with a_guarded_bot() as (teams, issuer, _):
        issuer.broken = True
        token = issuer.token(teams.connector.url)
        assert (await teams.post(token))[0] == 503
        issuer.broken = False
        assert (await teams.post(token))[0] == 200


async def test_yesterdays_keys_serve_while_todays_cannot_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        assert (await teams.post(issuer.token(teams.connector.url)))[0] == 200
        issuer.broken = True
        monkeypatch.setattr(keys, "FRESH_FOR", -1.0)
        monkeypatch.setattr(keys, "SOONEST_AGAIN", -1.0)
        assert (await teams.post(issuer.token(teams.connector.url, jti="another")))[0] == 200


async def test_a_new_key_is_known_at_once_and_invented_ones_are_not_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        await teams.post(issuer.token(teams.connector.url))
        issuer.publish("k2")
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 0.0)
        assert (await teams.post(issuer.token(teams.connector.url, signed_with="k2")))[0] == 200
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 60.0)
        for _ in range(3):
            assert (await teams.post(by_an_unknown_key(issuer, teams.connector.url)))[0] == 401
        assert issuer.fetches == 2


async def test_a_known_key_does_not_wait_for_a_slow_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        await teams.post(issuer.token(teams.connector.url))
        issuer.slow = 30.0
        issuer.asked_for_keys.clear()
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 0.0)
        waits = asyncio.create_task(teams.post(by_an_unknown_key(issuer, teams.connector.url)))
        await issuer.asked_for_keys.wait()
        assert (await teams.post(issuer.token(teams.connector.url, jti="another")))[0] == 200
        assert not waits.done()
        waits.cancel()


async def test_who_watches_over_the_bot_takes_no_fetch_from_a_new_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with an_issuer() as issuer:
        known = keys.SigningKeys(f"{issuer.url}/metadata")
        assert await known.are_known()
        monkeypatch.setattr(keys, "SOONEST_AGAIN", 0.0)
        assert await known.are_known()
        assert issuer.fetches == 1
        issuer.publish("k2")
        assert await known.get("k2") is not None


async def test_a_signature_is_checked_once_and_what_it_signed_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checked: list[str] = []
    decode = jwt.decode

    def counting(token: str, *rest: Any, **options: Any) -> Any:
        checked.append(token)
        return decode(token, *rest, **options)

    monkeypatch.setattr(tokens.jwt, "decode", counting)
    async with a_guarded_bot() as (teams, issuer, _):
        token = issuer.token(teams.connector.url, exp=int(time.time()) - 3 * MINUTE)
        for _ in range(3):
            assert (await teams.post(token))[0] == 200
        assert len(checked) == 1
        elsewhere = teams.connector.url.replace("127.0.0.1", "localhost")
        assert (await teams.post(token, serviceUrl=elsewhere))[0] == 401
        a_while_later(monkeypatch, minutes=3)
        monkeypatch.setattr(tokens, "SKEW_SECONDS", 2 * MINUTE)
        assert (await teams.post(token))[0] == 401


async def test_a_withdrawn_key_ends_its_tokens_within_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_guarded_bot() as (teams, issuer, _):
        token = issuer.token(teams.connector.url, exp=int(time.time()) + 24 * 60 * MINUTE)
        assert (await teams.post(token))[0] == 200
        del issuer.keys["k1"]
        issuer.publish("k2")
        monkeypatch.setattr(keys, "FRESH_FOR", -1.0)
        monkeypatch.setattr(keys, "SOONEST_AGAIN", -1.0)
        await teams.post(issuer.token(teams.connector.url, signed_with="k2"))
        assert (await teams.post(token))[0] == 200
        a_while_later(monkeypatch, minutes=61)
        assert (await teams.post(token))[0] == 401


async def test_only_so_many_tokens_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "REMEMBERED", 3)
    async with an_issuer() as issuer:
        guard = tokens.Tokens(keys.SigningKeys(f"{issuer.url}/metadata"), app_id=APP, issuer=ISSUER)
        for number in range(10):
            header = issuer.token("https://smba.example.com/", jti=str(number))["Authorization"]
            await guard.claims(header, "https://smba.example.com/")
        assert len(guard) == 3
