"""A status card shows the state of now whenever it is looked at again, and disturbs no conversation by it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.actions.plans.register import rename_plan
from state.organisation.people import Role
from tests.support.bot.fake_connector import BOT, IDA, TENANT
from tests.support.bot.house import NOW
from tests.support.bot.in_teams import ENGLISH, LIMIT, Client, an_ida, playground, put, teams_client, words_of
from tests.support.builders import CountedStore, a_portfolio
from tests.support.examples import examples
from tests.support.stores import a_memory_store

CARD, ERROR = "application/vnd.microsoft.card.adaptive", "application/vnd.microsoft.error"
GROUP = {"id": "19:group", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
MENTION = {"type": "mention", "mentioned": BOT, "text": "<at>Fremdrift</at>"}


async def renew(ida: Client, data: object, trigger: str = "automatic", **fields: object) -> Any:
    action = {"type": "Action.Execute", "verb": "refresh", "data": data}
    return await ida.invoke("adaptiveCard/action", {"action": action, "trigger": trigger}, **fields)


async def test_in_a_personal_chat_a_status_card_renews_itself_for_the_one_who_asked() -> None:
    async with teams_client() as ida:
        card = await ida.card("status på Nørrebro")
    assert card["refresh"]["userIds"] == [IDA["id"]]
    assert (card["refresh"]["action"]["type"], card["refresh"]["action"]["verb"]) == (
        "Action.Execute",
        "refresh",
    )
    assert card["refresh"]["action"]["data"]["plans"] == ["noerrebro"]


async def test_where_others_read_along_it_is_renewed_on_demand_alone() -> None:
    async with teams_client() as ida:
        card = await ida.card("<at>Fremdrift</at> status", conversation=GROUP, entities=[MENTION])
    assert card["refresh"]["userIds"] == []


async def test_what_cannot_renew_itself_does_not_offer_it() -> None:
    async with playground() as ida:
        assert "refresh" not in await ida.card("status")
    async with teams_client() as ida:
        assert "refresh" not in await ida.card("næste frister")


async def test_the_card_of_now_takes_the_old_ones_place() -> None:
    async with teams_client() as ida:
        await put(ida.store, an_ida())
        card = await ida.card("status på Nørrebro")
        await rename_plan(ida.store, actor=an_ida(), plan="noerrebro", name="Ydre Nørrebro", now=NOW)
        body = await renew(ida, card["refresh"]["action"]["data"])
    assert (body["statusCode"], body["type"]) == (200, CARD)
    assert "Ydre Nørrebro" in words_of(body["value"])
    assert body["value"]["refresh"]["userIds"] == [IDA["id"]]


async def test_nothing_new_is_the_same_card_in_the_same_language() -> None:
    async with teams_client() as ida:
        for text, fields in (("status", {}), ("status of Nørrebro", ENGLISH)):
            card = await ida.card(text, **fields)
            body = await renew(ida, card["refresh"]["action"]["data"], **fields)
            assert body["value"] == card


async def test_a_card_that_renews_itself_leaves_the_conversation_as_it_is() -> None:
    async with teams_client() as ida:
        card = await ida.card("status på Nørrebro")
        await ida.says("registrér bidrag til Amager")
        sent = len(ida.connector.sent)
        await renew(ida, card["refresh"]["action"]["data"])
        assert len(ida.connector.sent) == sent
        asked = await ida.card("SUF")
    assert "Amager" in words_of(asked)


async def test_a_card_looked_at_again_costs_two_looks_at_the_store() -> None:
    store = CountedStore(a_memory_store())
    async with teams_client(store=store) as ida:
        card = await ida.card("status på Nørrebro")
        await renew(ida, card["refresh"]["action"]["data"])
        before = store.asked
        for trigger in ("automatic", "manual"):
            await renew(ida, card["refresh"]["action"]["data"], trigger)
        assert store.asked - before == 4  # who it is, and whether anything has changed


async def test_a_page_of_sixty_plans_is_renewed_as_that_page() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        await ida.card("status")
        second = await ida.card("vis flere")
        body = await renew(ida, second["refresh"]["action"]["data"])
    assert second["refresh"]["action"]["data"]["page"] == 1
    assert body["value"] == second
    assert len(json.dumps(second, ensure_ascii=False).encode()) < LIMIT


async def test_a_viewer_may_look_again_and_sees_nothing_more() -> None:
    async with teams_client() as ida:
        card = await ida.card("status")
        await ida.ida_is(Role.VIEWER, None)
        body = await renew(ida, card["refresh"]["action"]["data"])
    assert body["value"] == card


async def test_people_of_another_tenant_see_nothing() -> None:
    foreign = {"tenant": {"id": "99999999-0000-0000-0000-000000000000"}}
    action = {"type": "Action.Execute", "verb": "refresh", "data": {"plans": [], "page": 0}}
    async with teams_client() as ida:
        status, _ = await ida.post(
            type="invoke", name="adaptiveCard/action", value={"action": action}, channelData=foreign
        )
    assert status == 403


@pytest.mark.parametrize(
    "data",
    [
        None,
        "x",
        [],
        {},
        {"plans": "noerrebro", "page": 0},
        {"plans": [3], "page": 0},
        {"plans": ["atlantis"], "page": 0},
        {"plans": ["noerrebro"] * 500, "page": 0},
        {"plans": [], "page": -1},
        {"plans": [], "page": "0"},
        {"plans": [], "page": True},
        {"plans": [], "page": 10**9},
    ],
)
async def test_a_card_that_does_not_say_what_it_showed_is_an_error_in_the_body(data: object) -> None:
    async with teams_client() as ida:
        body = await renew(ida, data)
    assert (body["statusCode"], body["type"]) == (400, ERROR)
    assert body["value"]["message"]


@settings(max_examples=examples(4), suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "plans": st.none()
                | st.lists(st.text(max_size=5) | st.just("amager") | st.integers(), max_size=3),
                "page": st.none()
                | st.integers()
                | st.text(max_size=3)
                | st.floats(allow_nan=False, allow_infinity=False),
            },
        ),
        min_size=6,
        max_size=12,
    )
)
async def test_whatever_the_card_carries_it_is_answered(many: list[dict[str, Any]]) -> None:
    async with teams_client() as ida:
        for data in many:
            assert (await renew(ida, data))["statusCode"] in (200, 400)
