"""Whatever is posted, the bot answers without an error of its own, and what may not be done is not recorded."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from bot.app import app_for
from bot.front_door import sdk_client
from dialogs.conversation.root import Root
from dialogs.texts import Texts
from tests.support.bot.fake_connector import BOT, IDA, an_activity
from tests.support.bot.house import Echo, a_house, teams_with
from tests.support.bot.issuer import Issuer, an_issuer, signed_in
from tests.support.examples import examples

JSON = {"Content-Type": "application/json"}
FEW = settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))

words = st.text(max_size=30) | st.sampled_from(
    ["status", "ja", "fortryd", "registrér bidrag", "<at>x</at>", "a" * 5_000]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
KINDS = [
    "message", "messageUpdate", "messageDelete", "messageReaction", "conversationUpdate", "installationUpdate",
    "invoke", "event", "typing", "endOfConversation", "command", "handoff", "invokeResponse", "trace", "delay", "x",
]  # fmt: skip
INVOKES = [
    "adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/query", "composeExtension/submitAction",
    "composeExtension/fetchTask", "application/search", "message/submitAction", "message/fetchTask",
    "fileConsent/invoke",
    "signin/verifyState", "signin/failure", "actionableMessage/executeAction", "x",
]  # fmt: skip
FIELDS = [
    "id", "timestamp", "localTimestamp", "from", "recipient", "conversation", "text", "textFormat", "entities",
    "attachments", "channelData", "value", "name", "action", "replyToId", "membersAdded", "membersRemoved",
    "reactionsAdded", "locale", "deliveryMode", "relatesTo", "suggestedActions", "semanticAction", "channelId",
    "serviceUrl", "type", "expiration", "callerId",
]  # fmt: skip
likely = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(KINDS),
        "name": st.sampled_from(INVOKES),
        "text": words | st.none(),
        "value": values
        | st.builds(lambda data: {"action": {"type": "Action.Execute", "verb": "x", "data": data}}, values)
        | st.builds(lambda data: {"data": data, "context": {"theme": "dark"}}, values),
        "conversation": st.fixed_dictionaries(
            {"id": words}, optional={"conversationType": words, "isGroup": st.booleans(), "name": words}
        ),
        "membersAdded": st.lists(st.sampled_from([BOT, IDA, {}]), max_size=2),
        "action": st.sampled_from(["add", "remove", "add-upgrade", "x"]),
        "entities": st.lists(st.dictionaries(words, values, max_size=3), max_size=2),
        "deliveryMode": st.sampled_from(["normal", "expectReplies", "stream", "x"]),
        "locale": words,
        "channelData": st.dictionaries(
            st.sampled_from(["tenant", "team", "eventType", "x"]), values, max_size=3
        ),
    },
)
strange = st.dictionaries(st.sampled_from(FIELDS), values, max_size=4)
activities = st.builds(lambda usual, odd: {**usual, **odd}, likely, strange | st.just({}))


WHOLE = json.dumps(an_activity("http://127.0.0.1:9/")).encode()
PLACES = st.integers(0, len(WHOLE) - 1)
FORGED = generate_private_key(public_exponent=65537, key_size=2048)


class House:
    """A bot with the real dialogs on a real port, kept over many examples, on an event loop of its own."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.run = loop.run_until_complete

    async def open(self, *, guarded: bool) -> None:
        self.issuers = an_issuer()
        self.issuer: Issuer = await self.issuers.__aenter__()
        house = await a_house(Echo(), settings=signed_in(self.issuer) if guarded else None)
        force_setattr(house, "answering", Root(house.store, Texts(), frozenset()))
        self.store = house.store
        self.server = TestServer(app_for(house))
        await self.server.start_server()
        self.http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20))

    async def close(self) -> None:
        await self.http.close()
        await self.server.close()
        await self.issuers.__aexit__(None, None, None)

    async def records(self) -> dict[str, int]:
        """How often each kind of record has been changed."""
        async with self.store.reading() as look:
            return await look.revisions()

    async def post(self, body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        async with self.http.post(
            self.server.make_url("/api/messages"), data=body, headers=headers
        ) as answer:
            return answer.status, json.loads(await answer.read() or b"null")


@pytest.fixture(scope="module", autouse=True)
def nobody_listens_so_nobody_waits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(sdk_client, "WAITS", ())
        yield


@contextmanager
def the_house(*, guarded: bool) -> Iterator[House]:
    loop = asyncio.new_event_loop()
    house = House(loop)
    try:
        house.run(house.open(guarded=guarded))
        yield house
        house.run(house.close())
    finally:
        loop.close()


@pytest.fixture(scope="module")
def open_house() -> Iterator[House]:
    with the_house(guarded=False) as house:
        yield house


@pytest.fixture(scope="module")
def guarded_house() -> Iterator[House]:
    with the_house(guarded=True) as house:
        yield house


def posted(house: House, fields: dict[str, Any], token: dict[str, str] | None = None) -> tuple[int, Any]:
    body = json.dumps({**an_activity("http://127.0.0.1:9/"), **fields}).encode()
    return house.run(house.post(body, {**JSON, **(token or {})}))


@FEW
@given(activities)
def test_any_activity_is_answered_without_an_error_of_the_bots_own(
    open_house: House, fields: dict[str, Any]
) -> None:
    status, body = posted(open_house, fields)
    assert status in (200, 400, 403, 413, 501), body
    assert isinstance(body, dict)


@FEW
@given(activities, st.sampled_from(["", "Bearer x", "Basic x", "forged", "another app's", "old"]))
def test_nobody_without_a_token_changes_a_record(
    guarded_house: House, fields: dict[str, Any], how: str
) -> None:
    issuer, url = guarded_house.issuer, "http://127.0.0.1:9/"
    forger = Issuer()
    forger.keys = {"k1": FORGED}
    token = {
        "forged": lambda: forger.token(url),
        "another app's": lambda: issuer.token(url, aud="another-app"),
        "old": lambda: issuer.token(url, exp=1),
    }.get(how, lambda: {"Authorization": how})()
    before = guarded_house.run(guarded_house.records())
    status, _ = posted(guarded_house, fields, token)
    assert status in (400, 401, 413)
    assert guarded_house.run(guarded_house.records()) == before


@FEW
@given(
    st.binary(max_size=300)
    | st.builds(lambda at, with_: WHOLE[:at] + with_ + WHOLE[at + 1 :], PLACES, st.binary(max_size=2))
)
def test_bytes_that_are_no_activity_change_nothing(open_house: House, body: bytes) -> None:
    before = open_house.run(open_house.records())
    status, answer = open_house.run(open_house.post(body, JSON))
    assert status in (200, 400, 403, 501), answer
    if status != 200:
        assert open_house.run(open_house.records()) == before


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"no gzip at all", {"Content-Encoding": "gzip"}, 400),
        (gzip.compress(b" " * 50_000_000), {"Content-Encoding": "gzip"}, 413),
        (b"{}", {"Content-Encoding": "snail"}, 400),
        (b"{}", {"Content-Length": "2", "Content-Type": "application/json; charset=snail"}, 400),
        (b'{"type": "message"}', {"Content-Type": 'application/json; charset="'}, 400),
    ],
)
async def test_a_body_that_is_not_what_its_headers_say_is_refused(
    body: bytes, headers: dict[str, str], status: int
) -> None:
    async with (
        teams_with(Echo()) as teams,
        teams.http.post(f"{teams.bot}/api/messages", data=body, headers={**JSON, **headers}) as answer,
    ):
        assert answer.status == status


@pytest.mark.parametrize(
    "sent", ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"]
)
async def test_a_body_that_breaks_off_harms_nobody(sent: str) -> None:
    async with teams_with(Echo()) as teams:
        port = int(teams.bot.rsplit(":", 1)[1])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            f"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{sent}".encode()
        )
        await writer.drain()
        writer.close()
        assert (await teams.post())[0] == 200
    assert teams.connector.texts == ["ekko: hej"]


async def test_an_answer_that_is_asked_for_in_the_response_comes_in_the_response() -> None:
    async with teams_with(Echo()) as teams:
        status, body = await teams.post(deliveryMode="expectReplies")
    assert status == 200
    assert [one["text"] for one in body["activities"]] == ["ekko: hej"]
    assert teams.connector.sent == []
