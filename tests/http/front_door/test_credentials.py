"""The bot's own token: one for everybody, renewed before it ends, and never asked for twice at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.connector.connector import Anonymous, ConnectorUnreachable
from bot.connector.credentials import AppToken, Token, credentials_for
from bot.settings import AppType
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.house import some_settings
from tests.support.bot.issuer import APP, an_issuer, signed_in

HOUR = 3600.0


@dataclass
class Entra:
    """Gives numbered tokens that hold an hour, on a clock that is turned by hand."""

    now: float = 1_000_000.0
    given: int = 0
    down: bool = False
    open: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self) -> Token:
        await self.open.wait()
        if self.down:
            raise OSError("nobody answers")
        self.given += 1
        return Token(f"t{self.given}", self.now + HOUR)


@asynccontextmanager
async def an_app(**given: object) -> AsyncIterator[tuple[Entra, AppToken]]:
    entra = Entra(**given)  # type: ignore[arg-type]
    entra.open.set()
    ours = AppToken(entra.fetch, now=lambda: entra.now)
    yield entra, ours
    await ours.close()


async def settled() -> None:
    """Whatever goes on beside has had its turn."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_a_token_is_kept_while_it_holds() -> None:
    async with an_app() as (entra, ours):
        assert [await ours.token() for _ in range(3)] == ["t1"] * 3
    assert entra.given == 1


async def test_many_who_wait_make_one_request() -> None:
    async with an_app() as (entra, ours):
        assert set(await asyncio.gather(*(ours.token() for _ in range(50)))) == {"t1"}
    assert entra.given == 1


async def test_one_who_gives_up_leaves_the_others_their_token() -> None:
    async with an_app() as (entra, ours):
        entra.open.clear()
        first, second = asyncio.create_task(ours.token()), asyncio.create_task(ours.token())
        await settled()
        first.cancel()
        entra.open.set()
        assert await second == "t1"
    assert first.cancelled()


async def test_it_is_renewed_beside_the_turns_before_it_ends() -> None:
    async with an_app() as (entra, ours):
        await ours.token()
        entra.now += HOUR - 300
        entra.open.clear()
        assert await ours.token() == "t1"
        entra.open.set()
        await settled()
        assert await ours.token() == "t2"


async def test_the_old_one_serves_while_entra_is_down_and_then_the_fault_is_plain() -> None:
    async with an_app() as (entra, ours):
        await ours.token()
        entra.down = True
        entra.now += HOUR - 300
        assert await ours.token() == "t1"
        await settled()
        assert await ours.token() == "t1"
        entra.now += 300
        with capture_logs() as log, pytest.raises(ConnectorUnreachable):
            await ours.token()
        assert [entry["log_level"] for entry in log] == ["error"]
        entra.down = False
        entra.now += 2
        assert await ours.token() == "t2"


async def test_an_entra_that_is_down_is_not_asked_by_everybody() -> None:
    async with an_app(down=True) as (entra, ours):
        faults = await asyncio.gather(*(ours.token() for _ in range(20)), return_exceptions=True)
        assert all(isinstance(fault, ConnectorUnreachable) for fault in faults)
        entra.open.clear()
        with pytest.raises(ConnectorUnreachable):
            await ours.token()


async def test_a_refused_token_is_changed_once_and_not_over_and_over() -> None:
    async with an_app() as (entra, ours):
        await ours.token()
        ours.refused("t1")
        assert await ours.token() == "t2"
        ours.refused("t1")
        ours.refused("t2")
        assert await ours.token() == "t2"
        entra.now += 60
        ours.refused("t2")
        assert await ours.token() == "t3"


async def test_it_is_fetched_at_the_start_so_that_nobody_waits() -> None:
    async with an_app() as (entra, ours):
        ours.start()
        await settled()
        assert entra.given == 1


async def test_a_single_tenant_app_signs_in_with_its_secret() -> None:
    async with an_issuer() as issuer:
        ours = credentials_for(signed_in(issuer))
        assert await ours.token() == "ours-1"
        await ours.close()
        (asked,) = issuer.asked
    assert asked == {
        "path": f"/{TENANT}/oauth2/v2.0/token",
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": "secret",
        "scope": "https://api.botframework.com/.default",
    }


async def test_an_address_with_a_tenant_in_it_is_used_as_it_is() -> None:
    async with an_issuer() as issuer:
        ours = credentials_for(signed_in(issuer, login_url=f"{issuer.url}/another-tenant/"))
        await ours.token()
        await ours.close()
    assert issuer.asked[0]["path"] == "/another-tenant/oauth2/v2.0/token"


async def test_a_managed_identity_needs_no_secret() -> None:
    async with an_issuer() as issuer:
        settings = signed_in(
            issuer,
            app_type=AppType.MANAGED_IDENTITY,
            app_password=SecretStr(""),
            identity_endpoint=f"{issuer.url}/identity",
            identity_header=SecretStr("of this machine"),
        )
        ours = credentials_for(settings)
        assert await ours.token() == "ours-1"
        await ours.close()
    assert issuer.asked == [
        {
            "path": "/identity",
            "resource": "https://api.botframework.com",
            "client_id": APP,
            "api-version": "2019-08-01",
        }
    ]


async def test_a_wrong_secret_is_told_in_the_log_without_the_secret() -> None:
    async with an_issuer() as issuer:
        issuer.entra_status = 401
        ours = credentials_for(signed_in(issuer))
        with capture_logs() as log, pytest.raises(ConnectorUnreachable):
            await ours.token()
        await ours.close()
    (entry,) = log
    assert (entry["status"], entry["code"]) == (401, "invalid_client")
    assert "secret" not in str({**entry, "where": ""})


async def test_the_sandbox_has_no_token() -> None:
    assert isinstance(credentials_for(some_settings()), Anonymous)
