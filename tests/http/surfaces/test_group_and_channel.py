"""Where others read along: questions are answered in the thread, recording goes on in one's own chat."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.bot.in_teams import teams_client
from tests.support.bot.talking import BOT, CHANNEL, MEETING, PLACES, actions_in, talking, words

SHARED = [name for name in PLACES if name != "personal"]
BEGINS = [
    MEETING,
    "SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro",
    "BR har godkendt planen for Nørrebro den 18. november 2026",
    "BR frigav 7,4 mio. kr. til Nørrebro den 18. november 2026",
    "opret en ny plan",
    "afklar A1: tre år fordi LBF siger det",
    "fortryd",
]


@pytest.mark.parametrize("place", SHARED)
async def test_a_question_is_answered_where_it_was_asked(place: str) -> None:
    async with talking() as talk:
        (told,) = await talk.say("status for Nørrebro", place)
        (sent,) = talk.teams.connector.sent
    assert "Nørrebro" in told
    assert sent["conversation"]["id"] == PLACES[place]["conversation"]["id"]


@pytest.mark.parametrize("text", BEGINS)
@pytest.mark.parametrize("place", SHARED)
async def test_nothing_is_begun_among_others_and_one_sentence_shows_the_way(place: str, text: str) -> None:
    async with talking() as talk:
        (told,) = await talk.say(text, place)
        assert "privat chat" in told
        await talk.say("ja", place)
        assert not await talk.entries()


@pytest.mark.parametrize("place", SHARED)
async def test_the_way_leads_to_ones_own_chat_with_what_was_written(place: str) -> None:
    bot = {"id": "28:7b1c9f1e-3c1d-4a51-9d5e-0a4b3f1c2d3e", "name": "Fremdrift"}
    async with teams_client() as client:
        await client.says(MEETING, recipient=bot, **PLACES[place])
        (button,) = actions_in(client.connector.sent[-1])
    assert button["type"] == "Action.OpenUrl"
    link = urlsplit(button["url"])
    assert (link.scheme, link.netloc, link.path) == ("https", "teams.microsoft.com", "/l/chat/0/0")
    assert parse_qs(link.query) == {"users": [bot["id"]], "message": [MEETING]}


async def test_outside_of_teams_there_is_no_link_and_the_sentence_says_what_to_do() -> None:
    async with talking() as talk:
        (told,) = await talk.say(MEETING, "group")
        assert "privat chat" in told
        assert not actions_in(talk.teams.connector.sent[-1])


@pytest.mark.parametrize(
    ("place", "where"), [("group", "gruppechatten Helhedsplaner"), ("channel", "kanalen Boligsocialt")]
)
async def test_ones_own_chat_names_where_it_began_and_offers_to_go_on(place: str, where: str) -> None:
    async with talking() as talk:
        await talk.say(MEETING, place)
        (told,) = await talk.say("hej")
        assert where in told
        await talk.press("Gå videre med det", id="go-on")
        told = words(talk.teams.connector.sent[-1])
        assert "Fredag den 20. november 2026" in told
        assert where not in told
        await talk.say("spring over")
        await talk.say("ja")
        assert len(await talk.meetings()) == 1
        (told,) = await talk.say("hej")
        assert where not in told


async def test_who_sends_the_prepared_message_goes_on_at_once() -> None:
    async with talking() as talk:
        await talk.say(MEETING, "channel")
        (told,) = await talk.say(MEETING)
    assert "Du begyndte på det i kanalen Boligsocialt" in told
    assert "En fælles tidsplan" in told


async def test_a_person_who_installs_the_bot_for_it_is_told_with_the_welcome() -> None:
    async with talking() as talk:
        await talk.say(MEETING, "channel")
        await talk.teams.post(type="installationUpdate", action="add")
        told = words(talk.teams.connector.sent[-1])
    assert "Velkommen" in told
    assert "kanalen Boligsocialt" in told


async def test_nobody_else_is_told_what_somebody_began() -> None:
    other = {"id": "29:aase", "name": "Åse Bjørn", "aadObjectId": "00000000-0000-0000-0000-000000000023"}
    own = {"id": "a:aase", "conversationType": "personal"}
    async with talking() as talk:
        await talk.say(MEETING, "channel")
        (told,) = await talk.say("hej", **{"from": other}, conversation=own)
    assert "kanalen" not in told


async def test_what_was_begun_long_ago_waits_no_more() -> None:
    async with talking() as talk:
        await talk.say(MEETING, "channel")
        talk.moment.passes(days=8)
        (told,) = await talk.say("hej")
    assert "kanalen" not in told


async def test_an_unfinished_matter_of_ones_own_is_not_disturbed() -> None:
    async with talking() as talk:
        await talk.say("SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro")
        await talk.say(MEETING, "channel")
        (told,) = await talk.say("1")
        assert "kanalen" not in told
        await talk.say("annullér")
        (told,) = await talk.say("hej")
        assert "kanalen Boligsocialt" in told


async def test_a_form_from_ones_own_chat_pressed_among_others_records_nothing() -> None:
    async with talking() as talk:
        await talk.say(MEETING)
        body = await talk.press("Gem", conversation=CHANNEL)
        assert "privat chat" in str(body)
        assert not await talk.entries()


@pytest.mark.parametrize(
    ("text", "entities", "heard"),
    [
        ("<at>Fremdrift</at>&nbsp;&nbsp;status", 1, "Status"),
        ("hej <at>Fremdrift</at>\u00a0og <at>Fremdrift</at> status for Nørrebro", 2, "Nørrebro"),
        ("status <at>Fremdrift</at> for Nørrebro", 1, "Nørrebro"),
    ],
)
async def test_mentions_anywhere_do_not_disturb(text: str, entities: int, heard: str) -> None:
    mentions: list[dict[str, Any]] = [
        {"type": "mention", "mentioned": BOT, "text": "<at>Fremdrift</at>"} for _ in range(entities)
    ]
    async with talking() as talk:
        await talk.teams.post(text=text, entities=mentions, **PLACES["channel"])
        assert heard in words(talk.teams.connector.sent[-1])


@pytest.mark.parametrize("place", SHARED)
async def test_how_a_contact_is_reached_is_not_told_among_others(place: str) -> None:
    async with talking() as talk:
        await talk.say("SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro")
        await talk.say("1")
        (told,) = await talk.say("ret kontaktperson til Åse Bjørn, tlf. 12 34 56 78")
        assert "12 34 56 78" in told
        await talk.say("ja")
        for question in (
            "status for Nørrebro",
            "historik for Nørrebro",
            "hvem mangler at sende bidrag til Nørrebro?",
            "hvad bidrager SOF med til Nørrebro?",
            "hvem er kontaktperson for SOF?",
            "hvorfor?",
        ):
            for said in await talk.say(question, place):
                assert "12 34 56" not in said, question


@pytest.mark.parametrize("place", SHARED)
async def test_what_tells_of_people_is_told_in_ones_own_chat_alone(place: str) -> None:
    async with talking() as talk:
        await talk.say("afklar A1: tre år, fordi LBF siger det")
        await talk.say("ja")
        (entry,) = await talk.entries()
        for question in (
            "historik",
            "historik for Nørrebro",
            "hvem afklarede A1?",
            "hvem har ændret noget?",
            "hvem er jeg?",
            "hvem er leder af SOF?",
            "hvem kunne ikke nås?",
            "mine påmindelser",
            "hvornår bliver SOF mindet?",
            "hvorfor får jeg den påmindelse?",
            "tilbagemeldinger",
        ):
            (told,) = await talk.say(question, place)
            assert "privat chat" in told, question
            assert entry.who_name not in told, question
        (told,) = await talk.say("hvem afklarede A1?")
        assert entry.who_name in told


async def test_a_question_about_people_asked_among_others_is_offered_again_in_ones_own_chat() -> None:
    async with talking() as talk:
        await talk.say("hvem er leder af SOF?", "channel")
        (told,) = await talk.say("hej")
        assert "kanalen Boligsocialt" in told
        await talk.press("Gå videre med det", id="go-on")
        assert "Forvaltningernes ledere" in words(talk.teams.connector.sent[-1])


async def test_the_way_to_ask_about_people_leads_to_ones_own_chat() -> None:
    async with teams_client() as client:
        await client.says("historik", recipient={"id": "28:bot", "name": "Fremdrift"}, **PLACES["group"])
        (button,) = actions_in(client.connector.sent[-1])
    assert parse_qs(urlsplit(button["url"]).query)["message"] == ["historik"]
