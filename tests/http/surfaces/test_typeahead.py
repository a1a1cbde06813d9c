"""Fields with many options are searched in while one types: plans by everybody, colleagues by those who give tasks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.organisation.people import Person, Role
from tests.http.surfaces.test_task_dialogs import button, content, fetch, fields_of, press
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.in_teams import (
    ENGLISH,
    LIMIT,
    STRANGER,
    Client,
    an_ida,
    of_type,
    playground,
    put,
    teams_client,
)
from tests.support.builders import a_portfolio
from tests.support.examples import examples

SEARCHED = "application/vnd.microsoft.search.searchResponse"
ELSEWHERE = "99999999-0000-0000-0000-000000000000"


def a_colleague(number: int, name: str, *, tenant: str = TENANT, unit: str | None = "suf") -> Person:
    return Person(id=f"{tenant}/c{number}", tenant=tenant, name=name, unit=unit, role=Role.CONTRIBUTOR)


COLLEAGUES = (
    a_colleague(1, "Mette Bjørn"),
    a_colleague(2, "Mette Østergård", unit="buf"),
    a_colleague(3, "Bent-Ole Mettesen", unit=None),
    a_colleague(4, "Mette Fremmed", tenant=ELSEWHERE),
)


def results(body: Any) -> list[tuple[str, str]]:
    assert (body["statusCode"], body["type"]) == (200, SEARCHED), body
    return [(one["value"], one["title"]) for one in body["value"]["results"]]


async def test_colleagues_are_found_by_the_beginnings_of_their_names_with_where_they_work() -> None:
    async with teams_client() as ida:
        await put(ida.store, *COLLEAGUES)
        mettes = results(await ida.suggested("people", "met"))
        one = results(await ida.suggested("people", "mette øst"))
    assert [title for _, title in mettes] == [
        "Bent-Ole Mettesen",
        "Mette Bjørn (SUF)",
        "Mette Østergård (BUF)",
    ]
    assert one == [(f"{TENANT}/c2", "Mette Østergård (BUF)")]


async def test_nobody_of_another_tenant_is_ever_named() -> None:
    async with teams_client() as ida:
        await put(ida.store, *COLLEAGUES)
        for text in ("", "mette", "fremmed"):
            body = await ida.suggested("people", text)
            assert ELSEWHERE not in json.dumps(body)
            assert "Fremmed" not in json.dumps(body)


async def test_who_gives_nobody_a_task_names_nobody() -> None:
    async with teams_client() as ida:
        await put(ida.store, *COLLEAGUES)
        for fields in ({"from": STRANGER}, {}):
            await ida.ida_is(Role.VIEWER, None)
            body = await ida.suggested("people", "mette", **fields)
            assert (body["statusCode"], body["type"]) == (403, "application/vnd.microsoft.error")
            assert body["value"]["message"] == "Det kan du ikke søge i."
            assert "Mette" not in json.dumps(body)


async def test_a_refusal_is_said_in_the_clients_language() -> None:
    async with teams_client() as ida:
        await ida.ida_is(Role.VIEWER, None)
        body = await ida.suggested("people", "x", **ENGLISH)
    assert body["value"]["message"] == "You cannot search in that."


async def test_plans_are_found_by_a_part_of_any_name_and_with_a_slip() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        for text in ("nør", "Nørebro", "noerrebro"):
            assert ("noerrebro", "Nørrebro") in results(await ida.suggested("plans", text))
        assert results(await ida.suggested("plans", "omraade04"))[0] == ("omraade040", "Omraade040")
        await ida.ida_is(Role.VIEWER, None)
        assert results(await ida.suggested("plans", "amager"))


async def test_never_more_than_fifteen_and_the_next_ones_on_demand() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        first = results(await ida.suggested("plans", "omraade"))
        value = {"dataset": "plans", "queryText": "omraade", "queryOptions": {"skip": 15, "top": 500}}
        second = results(await ida.invoke("application/search", value))
    assert len(first) == len(second) == 15
    assert not set(first) & set(second)


async def test_what_nobody_is_called_gives_an_empty_list() -> None:
    async with teams_client() as ida:
        assert results(await ida.suggested("plans", "qqqq")) == []
        assert results(await ida.suggested("people", "qqqq")) == []


async def test_a_dialogs_field_of_many_plans_is_searched_in_and_lists_some() -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        form = content(await fetch(ida, await ida.card("registrér bidrag til Nørrebro")))
    plan = fields_of(form)["plan"]
    assert plan["choices.data"] == {"type": "Data.Query", "dataset": "plans"}
    assert (plan["style"], plan["value"]) == ("filtered", "noerrebro")
    assert 1 < len(plan["choices"]) <= 16
    assert "noerrebro" in [one["value"] for one in plan["choices"]]
    assert len(json.dumps(form).encode()) < LIMIT


async def test_a_dialogs_field_of_few_plans_lists_them() -> None:
    async with teams_client() as ida:
        form = content(await fetch(ida, await ida.card("registrér bidrag")))
    plan = fields_of(form)["plan"]
    assert "choices.data" not in plan
    assert {one["value"] for one in plan["choices"]} == {"noerrebro", "amager"}


async def test_where_nothing_can_be_searched_the_name_is_written() -> None:
    async with playground() as ida:
        await put(ida.store, an_ida(Role.ADMIN))
        card = await ida.card("gør Mette til koordinator")
    assert not [one for one in of_type(card, "Input.") if "choices.data" in one]
    assert fields_of(card)["person"]["type"] == "Input.Text"


async def test_a_colleague_chosen_from_the_list_is_the_one_who_gets_the_task() -> None:
    async with teams_client() as ida:
        await put(ida.store, *COLLEAGUES, an_ida(Role.ADMIN))
        form = await fetch(ida, await ida.card("gør Mette til koordinator"))
        person = fields_of(content(form))["person"]
        assert person["choices.data"] == {"type": "Data.Query", "dataset": "people"}
        assert "Mette Fremmed" not in json.dumps(person, ensure_ascii=False)
        summary = await press(ida, form, "Fortsæt", {"person": f"{TENANT}/c2"})
        assert "Mette Østergård" in json.dumps(summary, ensure_ascii=False)
        again = await press(ida, summary, "Ret i formularen")
        assert fields_of(content(again))["person"]["value"] == f"{TENANT}/c2"
        await press(ida, summary, button(content(summary), "Gem")["title"])
        async with ida.store.reading() as look:
            chosen = await look.get(Person, f"{TENANT}/c2")
    assert chosen is not None
    assert chosen.role is Role.COORDINATOR


async def test_somebody_of_another_tenant_cannot_be_put_in_by_their_id() -> None:
    async with teams_client() as ida:
        await put(ida.store, *COLLEAGUES, an_ida(Role.ADMIN))
        form = await fetch(ida, await ida.card("gør nogen til koordinator"))
        told = await press(ida, form, "Fortsæt", {"person": f"{ELSEWHERE}/c4"})
        assert "Mette Fremmed" not in json.dumps(told, ensure_ascii=False)
        async with ida.store.reading() as look:
            foreign = await look.get(Person, f"{ELSEWHERE}/c4")
    assert "choices.data" in fields_of(content(told))["person"]
    assert foreign is not None
    assert foreign.role is Role.CONTRIBUTOR


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        3,
        [],
        {},
        {"dataset": "secrets", "queryText": "a"},
        {"dataset": ["plans"]},
        {"dataset": "plans", "queryText": 3},
    ],
)
async def test_an_unreadable_search_is_an_error_in_the_body(value: object) -> None:
    async with teams_client() as ida:
        body = await ida.invoke("application/search", value)
    assert (body["statusCode"], body["type"]) == (400, "application/vnd.microsoft.error")
    assert body["value"]["message"]


ANYTHING = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.lists(st.integers(), max_size=2)
)


async def _typed(ida: Client, values: list[dict[str, Any]]) -> None:
    for value in values:
        body = await ida.invoke("application/search", value)
        assert body["statusCode"] in (200, 400, 403)


@settings(max_examples=examples(5), suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.fixed_dictionaries(
            {"dataset": st.sampled_from(["plans", "people"]), "queryText": ANYTHING},
            optional={"queryOptions": ANYTHING | st.fixed_dictionaries({"skip": ANYTHING, "top": ANYTHING})},
        ),
        min_size=5,
        max_size=10,
    )
)
async def test_whatever_is_typed_is_answered(values: list[dict[str, Any]]) -> None:
    async with teams_client() as ida:
        await _typed(ida, values)
