"""Welcome once for each installation, in a form that fits the place; nothing to anybody who was not asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from state.conversations.installation import added, removed
from state.records.store import Store
from state.store.sql import open_store
from tests.support.bot.house import NOW, Echo, teams_with
from tests.support.bot.talking import BOT, CHANNEL, GROUP, IDA, IN_CHANNEL, PLACES, actions_in, talking, words

ADDED: dict[str, Any] = {"type": "conversationUpdate", "membersAdded": [BOT, IDA]}
INSTALLED: dict[str, Any] = {"type": "installationUpdate", "action": "add"}
REMOVED: dict[str, Any] = {"type": "installationUpdate", "action": "remove"}
LEFT: dict[str, Any] = {"type": "conversationUpdate", "membersRemoved": [BOT]}
SHARED = [name for name in PLACES if name != "personal"]


@pytest.mark.parametrize("place", PLACES)
async def test_there_is_one_welcome_for_an_installation_however_often_teams_tells_of_it(place: str) -> None:
    async with teams_with(Echo()) as teams:
        for update in (INSTALLED, ADDED, INSTALLED):
            assert (await teams.post(**{**PLACES[place], **update}))[0] == 200
    assert teams.connector.texts == ["velkommen"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("gone", [REMOVED, LEFT])
async def test_who_removes_the_bot_and_adds_it_again_is_welcomed_again(
    place: str, gone: dict[str, Any]
) -> None:
    async with teams_with(Echo()) as teams:
        for update in (INSTALLED, gone, ADDED):
            await teams.post(**{**PLACES[place], **update})
    assert teams.connector.texts == ["velkommen", "velkommen"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "update",
    [
        {"type": "installationUpdate", "action": "add-upgrade"},
        {"type": "installationUpdate", "action": "remove-upgrade"},
        {**ADDED, "membersAdded": [IDA]},
        {"type": "conversationUpdate", "channelData": {"eventType": "channelRenamed"}},
        {"type": "conversationUpdate", "topicName": "nyt emne"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "event", "name": "application/vnd.microsoft.meetingStart", "value": {}},
        {"type": "somethingNew"},
    ],
)
async def test_upgrades_new_colleagues_reactions_and_unknown_events_are_passed_over(
    place: str, update: dict[str, Any]
) -> None:
    async with teams_with(echo := Echo()) as teams:
        assert (await teams.post(**{**PLACES[place], **update}))[0] == 200
    assert teams.connector.sent == []
    assert not echo.heard


@pytest.mark.parametrize("missing", ["from", "conversation"])
@pytest.mark.parametrize("update", [INSTALLED, ADDED, {"type": "messageDelete"}, {"type": "messageUpdate"}])
async def test_an_event_that_says_too_little_is_passed_over(missing: str, update: dict[str, Any]) -> None:
    async with teams_with(Echo()) as teams:
        assert (await teams.post(**{**update, missing: ...}))[0] in (200, 400)
    assert teams.connector.sent == []


async def test_the_personal_welcome_says_what_it_is_for_what_to_try_and_its_limits() -> None:
    async with talking() as talk:
        await talk.teams.post(**INSTALLED)
        (welcome,) = talk.teams.connector.sent
    told = words(welcome)
    assert "Velkommen til Fremdrift" in told
    assert "hjælp" in told
    assert 1 <= len(actions_in(welcome)) <= 6


@pytest.mark.parametrize("place", SHARED)
async def test_a_group_reads_one_short_post_that_names_who_added_the_bot(place: str) -> None:
    async with talking() as talk:
        await talk.teams.post(**{**PLACES[place], **INSTALLED})
        await talk.teams.post(**{**PLACES[place], **ADDED})
        (post,) = talk.teams.connector.sent
    assert post["conversation"]["id"] == PLACES[place]["conversation"]["id"]
    told = words(post)
    assert "Ida Holm har tilføjet Fremdrift" in told
    assert "privat chat" in told
    assert len(told) < 600


async def test_in_english_the_post_is_english() -> None:
    async with talking() as talk:
        await talk.teams.post(**PLACES["channel"], **INSTALLED, locale="en-GB")
        (post,) = talk.teams.connector.sent
    assert "Ida Holm has added Fremdrift here" in words(post)


async def test_the_members_of_a_group_are_not_written_to() -> None:
    members = [{"id": f"29:{n}", "name": f"Nr. {n}"} for n in range(30)]
    async with talking() as talk:
        await talk.teams.post(conversation=GROUP, **{**ADDED, "membersAdded": [BOT, *members]})
        assert {one["conversation"]["id"] for one in talk.teams.connector.sent} == {GROUP["id"]}
        assert len(talk.teams.connector.sent) == 1


async def test_a_team_is_welcomed_once_whichever_thread_tells_of_it() -> None:
    first = {**CHANNEL, "id": CHANNEL["id"].partition(";")[0]}
    async with teams_with(Echo()) as teams:
        await teams.post(**INSTALLED, conversation=first, channelData=IN_CHANNEL)
        await teams.post(**ADDED, conversation=CHANNEL, channelData=IN_CHANNEL)
    assert teams.connector.texts == ["velkommen"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "greeting", ["hej", "HEJ", "Hi", "hello", "Hello!", "hjælp", "Hjælp", "help", "HELP"]
)
async def test_greetings_and_help_work_everywhere_in_any_case(place: str, greeting: str) -> None:
    async with talking() as talk:
        (told,) = await talk.say(greeting, place)
    assert "Fremdrift" in told or "bruge mig til" in told or "do for you" in told


async def test_a_restart_welcomes_nobody_again(database_url: str) -> None:
    for _ in range(2):
        store = await open_store(database_url)
        try:
            news = await added(store, "a:personal", NOW)
        finally:
            await store.close()
    assert not news


async def test_an_installation_is_news_once_after_each_removal(store: Store) -> None:
    assert await added(store, "a", NOW)
    assert not await added(store, "a", NOW)
    await removed(store, "a")
    await removed(store, "never-there")
    assert await added(store, "a", NOW)


async def test_who_installs_after_a_removal_nobody_heard_of_is_welcomed(store: Store) -> None:
    later = NOW + timedelta(days=1)
    assert await added(store, "a", NOW, surely_new=True)
    assert not await added(store, "a", later)
    assert await added(store, "a", later, surely_new=True)
