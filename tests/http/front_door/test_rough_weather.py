"""A connector that is slow, breaks off or changes its mind: nobody else waits, and what can be sent is sent."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.connector import credentials
from bot.front_door import adapter, sdk_client
from dialogs.saying.speech import Reply, Said
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.house import Echo, teams_with
from tests.support.bot.issuer import an_issuer, signed_in
from tests.support.virtual_time import in_virtual_time

ELSEWHERE = {"id": "a:elsewhere", "conversationType": "personal", "tenantId": TENANT}
MESSAGE = "application/vnd.microsoft.activity.message"


@pytest.fixture(autouse=True)
def no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sdk_client, "WAITS", (0.0, 0.0))


@in_virtual_time
async def test_others_are_answered_while_teams_takes_its_time_with_one() -> None:
    async with teams_with(Echo()) as teams:
        clears = asyncio.Event()
        teams.connector.weather = [clears]
        waits = asyncio.create_task(teams.post(text="langsom"))
        await asyncio.sleep(0.1)
        async with asyncio.timeout(2):
            for number in range(20):
                assert (await teams.post(text=str(number), conversation=ELSEWHERE))[0] == 200
            async with teams.http.get(f"{teams.bot}/healthz") as health:
                assert health.status == 200
        assert (len(teams.connector.sent), waits.done()) == (20, False)
        clears.set()
        assert (await waits)[0] == 200
    assert teams.connector.texts[-1] == "ekko: langsom"


@pytest.mark.parametrize("storm", [["reset"], ["reset", "reset"], [503], [502, 504], [429], [412, 429]])
async def test_what_may_pass_by_itself_is_sent_again(storm: list[int | str | asyncio.Event]) -> None:
    async with teams_with(Echo()) as teams:
        teams.connector.weather = storm
        assert (await teams.post())[0] == 200
    assert teams.connector.texts == ["ekko: hej"]


@pytest.mark.parametrize("status", [400, 403, 404, 413, 500])
async def test_what_will_not_pass_is_not_sent_again(status: int) -> None:
    async with teams_with(Echo()) as teams:
        teams.connector.weather = [status]
        assert (await teams.post())[0] == 200
        assert teams.connector.sent == []
        assert (await teams.post(text="igen"))[0] == 200
    assert teams.connector.texts == ["ekko: igen"]


async def test_a_connector_that_stays_away_costs_one_turn_and_no_more() -> None:
    async with teams_with(Echo()) as teams:
        teams.connector.weather = ["reset"] * 3
        with capture_logs() as log:
            assert (await teams.post())[0] == 200
        assert "error" in {entry["log_level"] for entry in log}
        assert (await teams.post(text="igen"))[0] == 200
    assert teams.connector.texts == ["ekko: igen"]


async def test_a_token_teams_no_longer_takes_is_changed_and_the_answer_sent() -> None:
    async with an_issuer() as issuer, teams_with(Echo(), signed_in(issuer)) as teams:
        token = issuer.token(teams.connector.url)
        assert (await teams.post(token))[0] == 200
        teams.connector.weather = [401]
        for number in range(3):
            assert (await teams.post(token, text=str(number)))[0] == 200
    assert teams.connector.texts == ["ekko: hej", "ekko: 0", "ekko: 1", "ekko: 2"]
    assert teams.connector.tokens == ["ours-1", "ours-1", "ours-2", "ours-2", "ours-2"]
    assert len(issuer.asked) == 2


async def test_the_bot_answers_the_next_one_when_entra_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "AFTER_A_FAILURE", 0.0)
    async with an_issuer() as issuer, teams_with(Echo(), signed_in(issuer)) as teams:
        token = issuer.token(teams.connector.url)
        issuer.entra_status = 503
        assert (await teams.post(token))[0] == 200
        assert teams.connector.sent == []
        issuer.entra_status = 200
        assert (await teams.post(token, text="igen"))[0] == 200
    assert teams.connector.texts == ["ekko: igen"]


async def test_turns_share_connections_and_a_token() -> None:
    async with an_issuer() as issuer, teams_with(Echo(), signed_in(issuer)) as teams:
        token = issuer.token(teams.connector.url)
        for _ in range(30):
            await teams.post(token)
    assert len(teams.connector.sent) == 30
    assert len(teams.connector.peers) == 1
    assert len(issuer.asked) == 1


class Slow(Echo):
    """Answers when it is let go."""

    def __init__(self) -> None:
        super().__init__(self._slowly)
        self.go = asyncio.Event()

    async def _slowly(self, said: Said) -> Reply:
        await self.go.wait()
        return Reply(text=f"omsider: {said.text}", language="da")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "ANSWER_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
async def test_a_message_that_takes_long_is_acknowledged_and_answered_afterwards() -> None:
    async with teams_with(slow := Slow()) as teams:
        assert await teams.post() == (200, {})
        assert teams.connector.texts == []
        slow.go.set()
        await teams.connector.arrival.wait()
    assert teams.connector.texts == ["omsider: hej"]


@pytest.mark.usefixtures("impatient")
async def test_a_click_that_takes_long_is_told_so_and_its_result_comes_as_a_message() -> None:
    async with teams_with(slow := Slow()) as teams:
        status, body = await teams.click({})
        assert (status, body["statusCode"], body["type"]) == (200, 200, MESSAGE)
        assert body["value"].startswith("Det tager lidt længere")
        slow.go.set()
        await teams.connector.arrival.wait()
        (sent,) = teams.connector.sent
    assert sent["text"] == "omsider: "
    assert (sent["recipient"]["id"], sent["from"]["id"]) == ("29:ida", "28:bot")
    assert sent["conversation"] == {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT}


@pytest.mark.usefixtures("impatient")
async def test_what_is_sent_again_meanwhile_is_neither_done_nor_told_twice() -> None:
    async with teams_with(slow := Slow()) as teams:
        for _ in range(3):
            assert (await teams.click({}, id="same"))[0] == 200
        slow.go.set()
        await teams.connector.arrival.wait()
    assert len(slow.heard) == len(teams.connector.sent) == 1


@pytest.mark.usefixtures("impatient")
@in_virtual_time
async def test_a_turn_under_way_is_finished_before_the_bot_stops() -> None:
    async with teams_with(slow := Slow()) as teams:
        await teams.post()
        asyncio.get_running_loop().call_later(0.2, slow.go.set)
    assert teams.connector.texts == ["omsider: hej"]


async def test_somebody_who_hangs_up_gets_the_answer_in_the_chat_all_the_same() -> None:
    async with teams_with(slow := Slow()) as teams:
        asked: asyncio.Task[Any] = asyncio.create_task(teams.post())
        while not slow.heard:  # noqa: ASYNC110 - the echo has no event of its own
            await asyncio.sleep(0.01)
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        slow.go.set()
        await teams.connector.arrival.wait()
    assert teams.connector.texts == ["omsider: hej"]
