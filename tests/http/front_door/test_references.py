"""How people are reached is learnt from every turn and every installation, and written only when it is new."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp.test_utils import TestServer

from bot.app import REFERENCES, app_for
from bot.turns.references import HOLDS_SECONDS, References, sighting_in
from bot.wiring import House
from state.delivery.learn import Sighting, Sign
from state.organisation.reach import Pace, ReachState, Reference
from tests.support.bot.fake_connector import BOT, IDA, TENANT, Connector, Teams, a_connector
from tests.support.bot.house import Echo, a_house
from tests.support.mailroom import every, reached
from tests.support.stores import a_memory_store

PERSON = f"{TENANT}/{IDA['aadObjectId']}"
PERSONAL = {"id": "a:personal", "conversationType": "personal", "tenantId": TENANT}
CHANNEL = {"id": "19:x@thread.tacv2;messageid=1", "conversationType": "channel", "tenantId": TENANT}


@asynccontextmanager
async def teams() -> AsyncIterator[tuple[Patient, House]]:
    house = await a_house(Echo())
    app = app_for(house)
    async with (
        a_connector() as connector,
        TestServer(app) as server,
        aiohttp.ClientSession() as http,
    ):
        bot = Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http)
        yield Patient(bot, app[REFERENCES]), house


@dataclass
class Patient:
    """Teams, which waits until what a turn taught has been kept."""

    teams: Teams
    references: References

    @property
    def connector(self) -> Connector:
        return self.teams.connector

    async def post(self, **activity: Any) -> None:
        await self.teams.post(**activity)
        await self.references.settled()


async def kept_of(house: House) -> Reference:
    (reference,) = await every(house.store, Reference)
    return reference


async def test_whoever_writes_can_be_written_to() -> None:
    async with teams() as (bot, house):
        await bot.post()
        kept = await kept_of(house)
        assert (kept.id, kept.user, kept.bot) == (PERSON, IDA["id"], BOT["id"])
        assert (kept.conversation, kept.service_url) == ("a:personal", bot.connector.url)
        assert [pace.id for pace in await every(house.store, Pace)] == [TENANT]


async def test_whoever_installs_the_app_can_be_written_to_before_they_write() -> None:
    async with teams() as (bot, house):
        await bot.post(type="installationUpdate", action="add")
        assert (await kept_of(house)).state is ReachState.REACHABLE


async def test_a_channel_teaches_no_chat_of_ones_own_and_takes_none_away() -> None:
    async with teams() as (bot, house):
        await bot.post(conversation=CHANNEL)
        assert (await kept_of(house)).conversation == ""
        await bot.post()
        await bot.post(conversation=CHANNEL)
        assert (await kept_of(house)).conversation == "a:personal"


BETWEEN = {"id": "19:ida_bo@unq.gbl.spaces", "conversationType": "personal", "tenantId": TENANT}


async def test_a_chat_of_two_people_one_searches_from_is_nobodys_own_chat_with_the_bot() -> None:
    search = {"type": "invoke", "name": "composeExtension/query", "value": {"commandId": "find"}}
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(conversation=BETWEEN, **search)
        assert (await kept_of(house)).conversation == "a:personal"


async def test_a_chat_of_two_people_does_not_revive_whom_the_bot_may_not_write_to() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(type="installationUpdate", action="remove")
        await bot.post(conversation=BETWEEN, type="invoke", name="composeExtension/query", value={})
        assert (await kept_of(house)).state is ReachState.UNINSTALLED


async def test_the_newest_service_address_is_the_one_that_holds() -> None:
    async with teams() as (bot, house):
        await bot.post()
        newer = bot.connector.url.replace("127.0.0.1", "localhost")
        await bot.post(serviceUrl=newer)
        assert (await kept_of(house)).service_url == newer


async def test_removing_the_app_ends_it_and_installing_it_again_begins_it() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(type="installationUpdate", action="remove")
        assert (await kept_of(house)).state is ReachState.UNINSTALLED
        await bot.post(type="installationUpdate", action="add")
        assert (await kept_of(house)).state is ReachState.REACHABLE


async def test_a_bot_removed_from_a_chat_of_ones_own_is_an_app_removed() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(type="conversationUpdate", membersRemoved=[BOT])
        assert (await kept_of(house)).state is ReachState.UNINSTALLED


async def test_a_person_removed_from_their_own_chat_is_gone() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(type="conversationUpdate", membersRemoved=[IDA])
        assert (await kept_of(house)).state is ReachState.GONE


async def test_a_bot_removed_from_a_channel_says_nothing_about_anybodys_own_chat() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post(type="conversationUpdate", membersRemoved=[BOT], conversation=CHANNEL)
        assert (await kept_of(house)).state is ReachState.REACHABLE


async def test_a_turn_that_teaches_nothing_new_writes_nothing() -> None:
    async with teams() as (bot, house):
        await bot.post()
        await bot.post()
        assert (await kept_of(house)).version == 1


class Activity:
    """A message of Ida's, as the front door reads it."""

    type = "message"
    service_url = "https://teams.example/"

    class Party:
        id = "29:ida"
        aad_object_id = "ida"

    class Bot:
        id = "28:bot"

    class Chat:
        id = "a:ida"
        conversation_type = "personal"
        is_group = None

    from_property, recipient, conversation = Party, Bot, Chat


async def test_what_was_kept_is_remembered_for_a_while_and_then_looked_up_again() -> None:
    store, seconds = a_memory_store(), [0.0]
    house = await a_house(Echo())
    references = References(store, house.clock, monotonic=lambda: seconds[0])
    references.notice(Activity, TENANT)
    await references.settled()
    (kept,) = await every(store, Reference)
    async with store.writing() as unit:
        await unit.put(
            reached("ida", url="https://teams.example/", version=kept.version, state=ReachState.BLOCKED)
        )
    references.notice(Activity, TENANT)
    await references.settled()
    assert [one.state for one in await every(store, Reference)] == [ReachState.BLOCKED]
    seconds[0] = HOLDS_SECONDS
    references.notice(Activity, TENANT)
    await references.settled()
    assert [one.state for one in await every(store, Reference)] == [ReachState.REACHABLE]


async def test_an_activity_without_a_sender_a_tenant_or_the_bots_own_teaches_nothing() -> None:
    class Own(Activity):
        from_property = Activity.Bot

    class Nobody(Activity):
        from_property = None

    assert [sighting_in(one, TENANT) for one in (Own, Nobody)] == [None, None]
    assert sighting_in(Activity, "") is None
    assert sighting_in(Activity, TENANT) == Sighting(
        person=f"{TENANT}/ida",
        tenant=TENANT,
        user="29:ida",
        bot="28:bot",
        conversation="a:ida",
        service_url="https://teams.example/",
        sign=Sign.WROTE,
    )


async def test_the_figures_are_shown_in_the_sandbox_and_hold_nobodys_name() -> None:
    async with teams() as (bot, _):
        await bot.post()
        async with bot.teams.http.get(f"{bot.teams.bot}/metrics") as answer:
            text = await answer.text()
            assert answer.status == 200
        assert "fremdrift_messages_sent_total 0.0" in text
        assert IDA["name"] not in text and TENANT not in text
