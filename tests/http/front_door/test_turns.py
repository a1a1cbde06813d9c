"""What a Teams turn becomes: the words the dialogs hear, and the activities Teams gets back."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from dialogs.saying.speech import Reply, Said, Surface
from state.organisation.people import Role
from tests.support.bot.fake_connector import BOT, IDA, TENANT
from tests.support.bot.house import NOW, Echo, answering, teams_with
from tests.support.virtual_time import in_virtual_time

CARD: dict[str, object] = {"type": "AdaptiveCard", "version": "1.5", "body": []}
GROUP = {"id": "19:group", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}


def mention(who: dict[str, str], text: str) -> dict[str, object]:
    return {"type": "mention", "mentioned": who, "text": text}


async def test_a_message_is_answered_in_its_conversation() -> None:
    async with teams_with(Echo()) as teams:
        assert await teams.post(text="hej") == (200, {})
        (sent,) = teams.connector.sent
    assert (sent["text"], sent["textFormat"], sent["conversation"]["id"]) == (
        "ekko: hej",
        "markdown",
        "a:personal",
    )


async def test_the_dialogs_hear_who_said_what_where_and_when() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(text="hej", id="m1")
    (said,) = echo.heard
    assert (said.text, said.conversation, said.message, said.now) == ("hej", "a:personal", "m1", NOW)
    assert (said.surface, said.locale, said.payload) == (Surface.PERSONAL, "da-DK", None)
    person = said.person
    assert (person.name, person.role, person.unit) == ("Ida Holm", Role.COORDINATOR, "ktf")
    assert person.id == f"{TENANT}/{IDA['aadObjectId']}"


async def test_somebody_new_is_a_viewer() -> None:
    stranger = {"id": "29:x", "name": "Bo", "aadObjectId": "99"}
    async with teams_with(echo := Echo()) as teams:
        await teams.post(**{"from": stranger})
    assert (echo.heard[0].person.role, echo.heard[0].person.unit) == (Role.VIEWER, None)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("<at>Fremdrift</at> status", "status"),
        ("<at>Fremdrift</at>\u00a0status\u00a0Nørrebro ", "status Nørrebro"),
        ("<at>Fremdrift</at>&nbsp;status", "status"),
        ("status <at>Fremdrift</at> for <at>Åse Bjørn</at>", "status for Åse Bjørn"),
        ("hej\x00\x07", "hej"),
        (None, ""),
        ("", ""),
        ("x" * 10_000, "x" * 10_000),
    ],
)
async def test_the_bots_own_mention_is_not_part_of_what_was_said(written: str | None, heard: str) -> None:
    entities = [mention(BOT, "<at>Fremdrift</at>"), mention({"id": "29:aase"}, "<at>Åse Bjørn</at>")]
    async with teams_with(echo := Echo()) as teams:
        await teams.post(text=written, entities=entities, conversation=GROUP)
    assert (echo.heard[0].text, echo.heard[0].surface) == (heard, Surface.GROUP)


async def test_the_clients_language_is_found_in_its_entity_too() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(locale=..., entities=[{"type": "clientInfo", "locale": "en-GB"}])
    assert echo.heard[0].locale == "en-GB"


async def test_a_card_goes_alone_with_the_first_line_as_its_summary() -> None:
    async with teams_with(answering(text="**Status**\n\nmere", card=CARD)) as teams:
        await teams.post()
        (sent,) = teams.connector.sent
    assert (sent.get("text"), sent["summary"]) == (None, "Status")
    assert sent["attachments"] == [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
    ]


async def test_buttons_stand_on_the_card_and_are_not_repeated_as_suggestions() -> None:
    async with teams_with(answering(card=CARD, buttons=("Ja", "Nej"))) as teams:
        await teams.post()
    assert "suggestedActions" not in teams.connector.sent[0]


async def test_a_card_that_teams_refuses_is_followed_by_its_text() -> None:
    async with teams_with(answering(text="svar", card=CARD)) as teams:
        teams.connector.refuses = {"card": 413}
        assert (await teams.post())[0] == 200
    assert teams.connector.texts == ["svar"]


async def test_a_submitted_card_is_a_payload_and_redraws_the_card() -> None:
    async with teams_with(echo := answering(card=CARD, replaces=True)) as teams:
        await teams.post(text=..., value={"do": "x"}, replyToId="card-7")
    assert dict(echo.heard[0].payload or {}) == {"do": "x"}
    assert [message for message, _ in teams.connector.updated] == ["card-7"]
    assert teams.connector.sent == []


async def test_a_card_that_cannot_be_redrawn_is_sent_anew() -> None:
    async with teams_with(answering(card=CARD, replaces=True)) as teams:
        teams.connector.refuses = {"update": 404}
        await teams.post(text=..., value={"do": "x"}, replyToId="card-7")
    assert len(teams.connector.sent) == 1


async def test_a_clicked_card_is_replaced_for_the_clicker_and_for_everybody() -> None:
    async with teams_with(echo := answering(card=CARD, replaces=True)) as teams:
        status, body = await teams.click({"plan": "norrebro"}, replyToId="card-7")
    assert (status, body["statusCode"], body["type"]) == (200, 200, "application/vnd.microsoft.card.adaptive")
    assert body["value"] == CARD
    assert [message for message, _ in teams.connector.updated] == ["card-7"]
    assert dict(echo.heard[0].payload or {}) == {"verb": "do", "plan": "norrebro"}


async def test_a_click_without_a_new_card_is_answered_in_words() -> None:
    async with teams_with(answering(text="Det er noteret")) as teams:
        status, body = await teams.click({})
    assert (status, body) == (
        200,
        {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Det er noteret"},
    )


@pytest.mark.parametrize("value", [None, "x", {}, {"action": 3}, {"action": {"data": [1]}}])
async def test_an_unreadable_click_is_an_error_in_the_body(value: object) -> None:
    async with teams_with(Echo()) as teams:
        status, body = await teams.post(type="invoke", name="adaptiveCard/action", value=value)
    assert (status, body["statusCode"], body["type"]) == (200, 400, "application/vnd.microsoft.error")


async def fails(_: Said) -> Reply:
    raise RuntimeError("den hemmelige besked")


async def test_a_fault_becomes_a_sentence_with_the_id_that_is_in_the_log() -> None:
    with capture_logs([merge_contextvars]) as log:
        async with teams_with(Echo(fails)) as teams:
            assert await teams.post(text="hemmeligt") == (200, {})
            (told,) = teams.connector.texts
    (entry,) = [one for one in log if one["log_level"] == "error"]
    assert entry["turn"] in told
    assert entry["error"] == "RuntimeError"
    assert "hemmelig" not in told + str(log)


async def test_a_fault_in_a_click_is_an_error_in_the_body() -> None:
    async with teams_with(Echo(fails)) as teams:
        status, body = await teams.click({})
    assert (status, body["statusCode"], body["type"]) == (200, 500, "application/vnd.microsoft.error")
    assert body["value"]["message"]


async def test_a_connector_that_refuses_everything_makes_no_http_error() -> None:
    async with teams_with(Echo()) as teams:
        teams.connector.refuses = {"text": 500}
        assert (await teams.post())[0] == 200


async def test_a_message_that_arrives_twice_is_answered_once() -> None:
    async with teams_with(echo := Echo()) as teams:
        await asyncio.gather(teams.post(id="same"), teams.post(id="same"))
        assert (await teams.post(id="same"))[0] == 200
    assert len(echo.heard) == len(teams.connector.sent) == 1


async def test_what_was_sent_long_ago_is_no_second_delivery() -> None:
    async with teams_with(echo := Echo()) as teams:
        for _ in range(2):
            await teams.post(id="same", timestamp="2026-01-15T09:00:00Z")
            await teams.post(id="same again", timestamp=NOW.isoformat())
    assert len(echo.heard) == 3


async def test_the_same_id_in_another_conversation_is_another_message() -> None:
    async with teams_with(echo := Echo()) as teams:
        await teams.post(id="same")
        await teams.post(id="same", conversation={**GROUP, "id": "19:other"})
    assert len(echo.heard) == 2


async def test_a_click_that_arrives_twice_gets_the_first_answer_again() -> None:
    async with teams_with(echo := answering(text="noteret")) as teams:
        first, second = await teams.click({}, id="same"), await teams.click({}, id="same")
    assert first == second
    assert len(echo.heard) == 1


@in_virtual_time
async def test_a_conversations_turns_do_not_overlap_and_others_do_not_wait() -> None:
    running: list[str] = []
    most: dict[str, int] = {}

    async def slowly(said: Said) -> Reply:
        running.append(said.conversation)
        most[said.conversation] = max(most.get(said.conversation, 0), running.count(said.conversation))
        most["all"] = max(most.get("all", 0), len(running))
        await asyncio.sleep(0.05)
        running.remove(said.conversation)
        return Reply(text="svar", language="da")

    places: list[dict[str, Any]] = [{**GROUP, "id": f"19:{n}"} for n in (1, 2) for _ in range(4)]
    async with teams_with(Echo(slowly)) as teams:
        await asyncio.gather(*(teams.post(conversation=place) for place in places))
    assert most == {"19:1": 1, "19:2": 1, "all": 2}


@in_virtual_time
async def test_an_answer_that_takes_a_while_is_announced() -> None:
    async def slowly(_: Said) -> Reply:
        await asyncio.sleep(1.3)
        return Reply(text="svar", language="da")

    async with teams_with(Echo(slowly)) as teams:
        await teams.post()
    assert [activity["type"] for activity in teams.connector.sent] == ["typing", "message"]
