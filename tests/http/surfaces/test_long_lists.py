"""Sixty plans are shown in parts that follow each other, say where they stand, and end."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.support.bot.in_teams import LIMIT, MOST_ACTIONS, Client, of_type, teams_client, words_of
from tests.support.builders import a_portfolio

PLAN = re.compile(r"Omraade\d{3}|Nørrebro|Amager")
ENGLISH = {"locale": "en-GB"}


def titles(card: dict[str, Any]) -> list[str]:
    """The buttons' titles; the renewal is no button."""
    return [one["title"] for one in of_type(card["body"], "Action.")]


async def parts(ida: Client, first: str, more: str = "vis flere", **fields: object) -> list[dict[str, Any]]:
    """The answer and what follows it, as long as it offers more."""
    shown = [await ida.card(first, **fields)]
    while "Vis flere" in titles(shown[-1]) or "Show more" in titles(shown[-1]):
        assert len(shown) < 100
        shown.append(await ida.card(more, **fields))
    return shown


@pytest.mark.parametrize(
    "asked",
    [
        "status",
        "hvilke planer er der?",
        "hvem mangler at sende bidrag?",
        "hvornår udløber planerne?",
        "hvor er sagen politisk?",
        "hvordan går forhandlingen?",
        "hvornår starter forhandlingen?",
    ],
)
async def test_every_plan_is_in_exactly_one_part(asked: str) -> None:
    async with teams_client(portfolio=a_portfolio(60)) as ida:
        shown = await parts(ida, asked)
    plans = [set(PLAN.findall(words_of(card["body"]))) for card in shown]
    assert [len(one) for one in plans] == [10] * 6
    assert len(set().union(*plans)) == 60
    for card in shown:
        assert len(json.dumps(card, ensure_ascii=False).encode()) < LIMIT
        assert len(titles(card)) <= MOST_ACTIONS


async def test_deadlines_go_on_where_the_last_part_ended() -> None:
    async with teams_client(portfolio=a_portfolio(12)) as ida:
        shown = await parts(ida, "næste frister")
    said = [words_of(card["body"]) for card in shown]
    total = int(re.search(r"af (\d+)", said[0])[1])  # type: ignore[index]
    assert f"Her er 9–16 af {total}." in said[1]
    assert f"–{total} af {total}." in said[-1]
    assert len(shown) == -(-total // 8)


async def test_what_narrowed_the_list_still_does_in_its_next_part() -> None:
    async with teams_client(portfolio=a_portfolio(30)) as ida:
        owed = await parts(ida, "frister for KTU")
        in_span = await parts(ida, "frister i 2027")
    assert len(owed) > 1
    assert len(in_span) > 1
    lines = [line for card in in_span for line in words_of(card["body"]).split("\n") if line.startswith("- ")]
    assert lines
    assert all("2027" in line for line in lines)


async def test_missed_deadlines_go_on_too() -> None:
    async with teams_client(portfolio=a_portfolio(12)) as ida:
        shown = await parts(ida, "hvad er overskredet?")
    assert len(shown) > 2
    assert len({words_of(card["body"]) for card in shown}) == len(shown)


async def test_after_the_last_part_it_says_that_there_is_no_more() -> None:
    async with teams_client(portfolio=a_portfolio(12)) as ida:
        assert len(await parts(ida, "status")) == 2
        for _ in range(2):
            assert (await ida.says("vis flere"))["text"] == "Det var det sidste; der er ikke flere."
        first = await ida.card("status")
    assert "Viser 10 af 12 planer" in words_of(first)


async def test_in_english() -> None:
    async with teams_client(portfolio=a_portfolio(12)) as ida:
        shown = await parts(ida, "status of the plans", "show more", **ENGLISH)
        ended = await ida.says("show more", **ENGLISH)
    assert "Showing 11–12 of 12 plans" in words_of(shown[1])
    assert ended["text"] == "That was the last of it; there is no more."


async def test_another_question_begins_at_its_own_beginning() -> None:
    async with teams_client(portfolio=a_portfolio(30)) as ida:
        await ida.says("status")
        await ida.says("vis flere")
        await ida.says("hvornår udløber planerne?")
        card = await ida.card("vis flere")
    assert "Viser 11–20 af 30 planer" in words_of(card)


async def test_two_plans_are_shown_at_once() -> None:
    async with teams_client() as ida:
        for asked in ("status", "hvornår udløber planerne?", "hvem mangler at sende bidrag?"):
            card = await ida.card(asked)
            assert "Vis flere" not in titles(card)
            assert not re.search(r"Viser \d+–", words_of(card))
            assert (await ida.says("vis flere"))["text"] == "Det var det sidste; der er ikke flere."
