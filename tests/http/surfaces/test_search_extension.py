"""Searching from any chat: plans and deadlines by a few words, as cards that are safe wherever they are put."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.organisation.people import Role
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.in_teams import (
    ENGLISH,
    LIMIT,
    MOST_ACTIONS,
    STRANGER,
    Client,
    of_type,
    teams_client,
    words_of,
)
from tests.support.builders import a_portfolio
from tests.support.examples import examples

ELSEWHERE = {
    "id": "19:anywhere@thread.v2",
    "conversationType": "groupChat",
    "isGroup": True,
    "tenantId": TENANT,
}
ADAPTIVE, THUMBNAIL = (
    "application/vnd.microsoft.card.adaptive",
    "application/vnd.microsoft.card.thumbnail",
)


def titles(found: Any) -> list[str]:
    assert found["type"] == "result", found
    return [one["preview"]["content"]["title"] for one in found["attachments"]]


async def test_opened_without_words_it_shows_the_plans_that_need_somebody_first() -> None:
    value = {"commandId": "find", "parameters": [{"name": "initialRun", "value": "true"}]}
    async with teams_client() as ida:
        body = await ida.invoke("composeExtension/query", value)
        first = (await ida.find(""))["attachments"]
    found = body["composeExtension"]
    assert (found["type"], found["attachmentLayout"]) == ("result", "list")
    assert titles(found) == ["Nørrebro", "Amager"]
    assert [one["preview"] for one in first] == [one["preview"] for one in found["attachments"]]


async def test_a_plan_is_found_with_a_card_to_put_in_and_a_line_to_choose_it_by() -> None:
    async with teams_client() as ida:
        found = await ida.find("Nørrebro")
    plan = found["attachments"][0]
    assert (plan["contentType"], plan["preview"]["contentType"]) == (ADAPTIVE, THUMBNAIL)
    assert plan["preview"]["content"]["title"] == "Nørrebro"
    assert "perioden går fra" in plan["preview"]["content"]["text"]
    assert "Status på Nørrebro" in words_of(plan["content"])


@pytest.mark.parametrize("typed", ["nørrebro", "Noerrebro", "Nørebro", "nør", "NØRREBROS", "plan nørre"])
async def test_a_plan_is_found_by_a_part_of_its_name_and_with_a_slip(typed: str) -> None:
    async with teams_client() as ida:
        assert titles(await ida.find(typed))[0] == "Nørrebro"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("forhandling Amager", "Amager: Forhandlingen begynder"),
        ("forhandl", "Forhandlingen begynder"),
        ("bidrag", "Bidrag"),
        ("frigivelse", "Anlægsmidlerne frigives"),
        ("negotiation Nørrebro", "Nørrebro: Forhandlingen begynder"),
        ("udløb Nørrebro", "Nørrebro: Perioden udløber"),
    ],
)
async def test_a_deadline_is_found_by_its_words_in_either_language(typed: str, expected: str) -> None:
    async with teams_client() as ida:
        found = titles(await ida.find(typed))
    assert found
    assert all(expected in one for one in found)


async def test_deadlines_are_found_by_who_owes_them_also_those_without_a_day_yet() -> None:
    async with teams_client() as ida:
        owed = await ida.find("SUF")
        committee = await ida.find("KTU")
    assert "Nørrebro: Bidrag fra forvaltningerne skal være inde" in titles(owed)
    assert any("ingen dato er sat endnu" in one["preview"]["content"]["text"] for one in owed["attachments"])
    assert titles(committee) == [
        "Nørrebro: Fagudvalget behandler sagen",
        "Amager: Fagudvalget behandler sagen",
    ]


async def test_deadlines_are_found_by_when_they_are() -> None:
    async with teams_client() as ida:
        year = await ida.find("2027")
        missed = await ida.find("overskredet")
    assert len(titles(year)) > 3
    assert all("2027" in one["preview"]["content"]["text"] for one in year["attachments"])
    assert "Nørrebro: Politisk behandling" in titles(missed)
    assert all(re.search(r"202[56]$", one["preview"]["content"]["text"]) for one in missed["attachments"])


async def test_the_same_in_english() -> None:
    async with teams_client() as ida:
        found = await ida.find("Nørrebro", **ENGLISH)
        nothing = await ida.find("qqqqq zzzz", **ENGLISH)
    assert "Status of Nørrebro" in words_of(found["attachments"][0]["content"])
    assert found["attachments"][0]["content"]["lang"] == "en"
    assert nothing["text"].startswith("I found nothing")


async def test_where_nothing_is_found_it_says_what_to_write_instead() -> None:
    async with teams_client() as ida:
        found = await ida.find("kaffemaskine")
    assert found["type"] == "message"
    assert "kaffemaskine" in found["text"]
    assert "plannavn" in found["text"]


async def test_a_card_for_any_chat_names_nobody_and_does_nothing_but_lead_to_the_bots_chat() -> None:
    async with teams_client() as ida:
        for text in ("", "Nørrebro", "forhandling", "mine frister"):
            found = await ida.find(
                text, conversation=ELSEWHERE, recipient={"id": "28:app-1", "name": "Fremdrift"}
            )
            for one in found["attachments"]:
                actions = of_type(one["content"], "Action.")
                assert [action["type"] for action in actions] == ["Action.OpenUrl"]
                assert actions[0]["url"].startswith(
                    "https://teams.microsoft.com/l/chat/0/0?users=28:app-1&message="
                )
                assert "Ida" not in json.dumps(one, ensure_ascii=False)
                assert "refresh" not in one["content"]
                assert not of_type(one["content"], "Input.")


async def test_a_bot_id_that_is_none_gives_no_way_anywhere() -> None:
    async with teams_client() as ida:
        found = await ida.find("Nørrebro", recipient={"id": "https://evil.example", "name": "x"})
    assert not of_type(found, "Action.")


async def test_a_search_is_no_part_of_the_conversation() -> None:
    async with teams_client() as ida:
        await ida.says("registrér bidrag")
        before = len(ida.connector.sent)
        await ida.find("Amager")
        assert len(ida.connector.sent) == before
        answer = await ida.card("Nørrebro")
    assert "Nørrebro" in words_of(answer)
    assert "bidrag" in words_of(answer).lower()


async def test_people_of_another_tenant_find_nothing() -> None:
    value = {"commandId": "find", "parameters": [{"name": "query", "value": "Nørrebro"}]}
    foreign = "99999999-0000-0000-0000-000000000000"
    async with teams_client() as ida:
        for fields in (
            {"channelData": {"tenant": {"id": foreign}}},
            {"channelData": {}, "conversation": {**ELSEWHERE, "tenantId": foreign}},
            {"channelData": {}, "conversation": {"id": "19:x"}},
        ):
            status, body = await ida.post(type="invoke", name="composeExtension/query", value=value, **fields)
            assert status == 403, body


async def test_somebody_new_and_a_viewer_may_look() -> None:
    async with teams_client() as ida:
        assert titles(await ida.find("Nørrebro", **{"from": STRANGER}))
        await ida.ida_is(Role.VIEWER, None)
        assert titles(await ida.find("Nørrebro"))


async def test_sixty_plans_are_shown_in_parts_without_one_twice() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        parts = [titles(await ida.find("planer", skip=skip)) for skip in (0, 25, 50, 75)]
        few = titles(await ida.find("planer", skip=3, count=2))
    assert [len(part) for part in parts] == [25, 25, 10, 0]
    assert len({title for part in parts for title in part}) == 60
    assert few == parts[0][3:5]


async def test_plans_and_their_deadlines_follow_each_other_across_parts() -> None:
    async with teams_client() as ida:
        whole = titles(await ida.find("Nørrebro"))
        parts = [titles(await ida.find("Nørrebro", skip=skip, count=1))[0] for skip in range(len(whole))]
    assert len(whole) > 2
    assert parts == whole


async def test_every_card_is_within_teams_limits() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        for text in ("", "planer", "bidrag", "2027", "omraade001"):
            for one in (await ida.find(text))["attachments"]:
                assert len(json.dumps(one, ensure_ascii=False).encode()) < LIMIT
                assert len(of_type(one["content"], "Action.")) <= MOST_ACTIONS


async def test_a_plans_name_takes_no_effect_in_the_preview() -> None:
    async with teams_client() as ida:
        found = await ida.find("<b>x</b> [a](http://b)")
    assert found["type"] == "message"


@pytest.mark.parametrize(
    "value",
    [None, 3, [], "x", {}, {"commandId": "other"}, {"commandId": "find", "parameters": 3}],
)
async def test_an_unreadable_search_is_answered_with_a_sentence(value: object) -> None:
    async with teams_client() as ida:
        body = await ida.invoke("composeExtension/query", value)
    assert body["composeExtension"]["type"] == "message"
    assert body["composeExtension"]["text"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


async def _searches(ida: Client, values: list[Any]) -> None:
    for value in values:
        body = await ida.invoke("composeExtension/query", value)
        assert body["composeExtension"]["type"] in ("message", "result")


@settings(max_examples=examples(5), suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "commandId": st.just("find"),
                "parameters": JSON
                | st.lists(st.fixed_dictionaries({"name": st.just("query"), "value": JSON})),
                "queryOptions": JSON | st.fixed_dictionaries({"skip": JSON, "count": JSON}),
            }
        ),
        min_size=5,
        max_size=10,
    )
)
async def test_whatever_a_search_holds_it_is_answered(values: list[Any]) -> None:
    async with teams_client() as ida:
        await _searches(ida, values)
