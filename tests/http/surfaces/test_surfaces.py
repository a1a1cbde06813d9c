"""A surface that fails says so with an id, in its own form and in the person's language, and never as an HTTP error."""

from __future__ import annotations

import json
from typing import Any, NoReturn

import pytest

from dialogs.conversation.root import Root
from dialogs.search.surfaces import Beside
from tests.support.bot.in_teams import ENGLISH, teams_client

FAILS: dict[str, tuple[str, dict[str, Any]]] = {
    "find": ("composeExtension/query", {"commandId": "find", "parameters": []}),
    "suggest": ("application/search", {"dataset": "plans", "queryText": "a"}),
    "form": ("task/fetch", {"data": {"flow": "record-contribution"}}),
    "renewed": ("adaptiveCard/action", {"action": {"verb": "refresh", "data": {"plans": [], "page": 0}}}),
    "keep": ("message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": "like"}}),
    "feedback_form": ("message/fetchTask", {"actionName": "feedback"}),
}


def sentence_in(body: dict[str, Any]) -> str:
    if "composeExtension" in body:
        assert body["composeExtension"]["type"] == "message"
        return str(body["composeExtension"]["text"])
    if "task" in body:
        assert body["task"]["type"] == "message"
        return str(body["task"]["value"])
    assert (body["statusCode"], body["type"]) == (500, "application/vnd.microsoft.error")
    return str(body["value"]["message"])


async def fails(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("den hemmelige besked")


@pytest.mark.parametrize(("part", "invoke"), FAILS.items())
async def test_a_surface_that_fails_is_answered_with_a_sentence(
    part: str, invoke: tuple[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, value = invoke
    monkeypatch.setattr(Beside, part, fails)
    async with teams_client() as ida:
        danish = sentence_in(await ida.invoke(name, value, replyToId="m1"))
        english = sentence_in(await ida.invoke(name, value, replyToId="m2", **ENGLISH))
    assert danish.startswith("Det gik galt hos mig")
    assert english.startswith("Something went wrong on my side")
    assert "hemmelig" not in danish + english


async def test_a_dialog_whose_conversation_fails_is_answered_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Root, "reply", fails)
    async with teams_client() as ida:
        body = await ida.invoke("task/submit", {"data": {"verb": "flow", "flow": "record-contribution"}})
    assert sentence_in(body).startswith("Det gik galt hos mig")


@pytest.mark.parametrize("name", ["composeExtension/fetchTask", "fileConsent/invoke", "x", ""])
async def test_what_the_bot_does_not_offer_is_not_implemented(name: str) -> None:
    async with teams_client() as ida:
        status, body = await ida.post(type="invoke", name=name, value={})
    assert status == 501
    assert json.dumps(body)


async def test_searching_neither_waits_for_the_conversation_nor_is_kept_for_a_second_delivery() -> None:
    value = {"commandId": "find", "parameters": [{"name": "query", "value": "Nørrebro"}]}
    async with teams_client() as ida:
        first = await ida.invoke("composeExtension/query", value, id="same")
        value["parameters"][0]["value"] = "Amager"  # type: ignore[index]
        second = await ida.invoke("composeExtension/query", value, id="same")
    assert first != second
