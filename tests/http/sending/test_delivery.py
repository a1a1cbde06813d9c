"""From a turn to a message nobody asked for: the real bot, the real words, and Teams' side over HTTP."""

from __future__ import annotations

import json
from datetime import timedelta

import aiohttp
from aiohttp.test_utils import TestServer

from bot.app import MESSENGER, app_for
from state.facts.reminder import Notice, Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.people import Person
from tests.support.bot.fake_connector import Teams, a_connector
from tests.support.bot.house import NOW, Echo, a_house
from tests.support.mailroom import every, kept


async def test_somebody_who_wrote_once_is_reminded_in_a_card_of_their_own() -> None:
    house = await a_house(Echo(), start=NOW)
    async with (
        a_connector() as connector,
        TestServer(app := app_for(house)) as server,
        aiohttp.ClientSession() as http,
    ):
        await Teams(bot=str(server.make_url("")).rstrip("/"), connector=connector, http=http).post()
        (ida,) = await every(house.store, Person)
        due = Reminder(
            id="own",
            tenant=ida.tenant,
            recipient=ida.id,
            plan="",
            subject_kind=SubjectKind.PORTFOLIO,
            subject="own",
            kind=ReminderKind.OWN,
            next_at=NOW - timedelta(minutes=1),
            text="ring til *Landsbyggefonden*",
        )
        await kept(house.store, due)
        connector.sent.clear()
        await app[MESSENGER].deliver()
        (activity,) = connector.sent
        card = json.dumps(activity["attachments"][0]["content"], ensure_ascii=False)
        assert "ring til" in card and "*Landsbyggefonden*" not in card
        assert activity["summary"]
        (notice,) = await every(house.store, Notice)
        (sent,) = await every(house.store, Reminder, notice=notice.id)
        assert (sent.state, notice.message) == (ReminderState.SENT, "message-1")
