"""What the front door answers: what was handled is 200, what is wrong is 4xx, and nothing is a 5xx."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.bot.fake_connector import an_activity
from tests.support.bot.house import Echo, teams_with

JSON = {"Content-Type": "application/json"}
LOOPBACK = "http://127.0.0.1:9/"


def body(**fields: object) -> bytes:
    return json.dumps(an_activity(LOOPBACK, type=fields.pop("type", "message"), **fields)).encode()


def deep(levels: int) -> bytes:
    return b'{"type":' * levels + b"1" + b"}" * levels


BODIES = [
    ("malformed JSON", b'{"type": "message"', 400),
    ("an empty body", b"", 400),
    ("an array", b"[]", 400),
    ("null", b"null", 400),
    ("a string", b'"hej"', 400),
    ("a number", b"3", 400),
    ("NaN", b'{"type": "message", "value": NaN}', 400),
    ("bad UTF-8", b'{"type": "\xff"}', 400),
    ("half a surrogate pair", body(text="hej").replace(b"hej", b"\\ud800"), 400),
    ("a hundred levels", deep(100), 400),
    ("twenty thousand levels", deep(20_000), 400),
    ("an empty object", b"{}", 400),
    ("no type", body(type=...), 400),
    ("a number for a type", body(type=5), 400),
    ("a number for a text", body(text=5), 400),
    ("a list for a text", body(text=["hej"]), 400),
    ("a string for a conversation", body(conversation="a"), 400),
    ("a number for a conversation's id", body(conversation={"id": 5}), 400),
    ("no conversation", body(conversation=...), 400),
    ("a conversation without an id", body(conversation={}), 400),
    ("a string for a sender", body(**{"from": "Ida"}), 400),
    ("no sender", body(**{"from": ...}), 400),
    ("a string for attachments", body(attachments="a"), 400),
    ("strings for entities", body(entities=["a"]), 400),
    ("a bad timestamp", body(timestamp="i går"), 400),
    ("a list for channelData", body(channelData=[]), 400),
    ("an enormous id", body(id="x" * 2000), 400),
    ("no serviceUrl", body(serviceUrl=...), 400),
    ("a serviceUrl elsewhere", body(serviceUrl="https://example.com/"), 403),
    ("a serviceUrl that only looks local", body(serviceUrl="http://127.0.0.1.example.com/"), 403),
    ("a serviceUrl with a user in it", body(serviceUrl="http://localhost@example.com/"), 403),
    ("a file as serviceUrl", body(serviceUrl="file:///etc/passwd"), 403),
    ("an unknown type", body(type="foo"), 200),
    ("an event", body(type="event", name="x"), 200),
    ("a reaction", body(type="messageReaction"), 200),
    ("an edited message", body(type="messageUpdate", text="hej"), 200),
    ("nobody added", body(type="conversationUpdate"), 200),
    ("an invoke nobody knows", body(type="invoke", name="foo/bar"), 501),
    ("an invoke without a name", body(type="invoke"), 501),
]


@pytest.mark.parametrize(("sent", "status"), [pytest.param(b, s, id=name) for name, b, s in BODIES])
async def test_a_body_is_answered_with_its_status(sent: bytes, status: int) -> None:
    async with (
        teams_with(Echo()) as teams,
        teams.http.post(f"{teams.bot}/api/messages", data=sent, headers=JSON) as answer,
    ):
        assert answer.status == status
        told: Any = await answer.json()
        assert bool(told.get("error")) == (status >= 400)


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", ""])
async def test_anything_but_json_is_an_unsupported_media_type(content_type: str) -> None:
    async with (
        teams_with(Echo()) as teams,
        teams.http.post(
            f"{teams.bot}/api/messages",
            data=body(),
            headers={"Content-Type": content_type} if content_type else None,
            skip_auto_headers=["Content-Type"],
        ) as answer,
    ):
        assert answer.status == 415


async def test_json_in_utf8_is_understood_whatever_else_the_content_type_says() -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    async with (
        teams_with(Echo()) as teams,
        teams.http.post(
            f"{teams.bot}/api/messages", data=json.dumps(an_activity(teams.connector.url)), headers=headers
        ) as answer,
    ):
        assert answer.status == 200


async def test_a_body_above_the_limit_is_too_large() -> None:
    async with (
        teams_with(Echo()) as teams,
        teams.http.post(f"{teams.bot}/api/messages", data=body(text="x" * 300_000), headers=JSON) as answer,
    ):
        assert answer.status == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_only_a_post_is_allowed(method: str) -> None:
    async with (
        teams_with(Echo()) as teams,
        teams.http.request(method, f"{teams.bot}/api/messages", data=body(), headers=JSON) as answer,
    ):
        assert answer.status == 405


async def test_the_health_check_says_ok() -> None:
    async with teams_with(Echo()) as teams, teams.http.get(f"{teams.bot}/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"status": "ok"})


async def test_an_unknown_path_is_not_found() -> None:
    async with teams_with(Echo()) as teams, teams.http.get(f"{teams.bot}/") as answer:
        assert answer.status == 404
