"""A plan renamed by talking: what it is to be called, that it is found by both names, and what is no name for it."""

from __future__ import annotations

import pytest

from state.facts.plan import Plan
from tests.support.dialogs.transcript import Conversation, a_conversation, said


async def names(talk: Conversation) -> dict[str, str]:
    async with talk.store.reading() as look:
        return {one.id: one.name for one in await look.find(Plan)}


@pytest.mark.parametrize(
    ("messages", "name"),
    [
        (("omdøb Nørrebro-planen til Ydre Nørrebro",), "Ydre Nørrebro"),
        (("omdøb Nørrebro til Helhedsplan Ydre Mimersgade Kvarter",), "Helhedsplan Ydre Mimersgade Kvarter"),
        (("omdøb Nørrebro til »Fra kvarter til by«.",), "Fra kvarter til by"),
        (("kan du omdøbe Nørrebro til Mimersgade?",), "Mimersgade"),
        (("Nørrebro-planen skal fremover hedde Ydre Nørrebro",), "Ydre Nørrebro"),
        (("ændr navnet på Nørrebro til Ydre Nørrebro",), "Ydre Nørrebro"),
        (("giv Nørrebro-planen et nyt navn: Ydre Nørrebro",), "Ydre Nørrebro"),
        (("giv Nørrebro et nyt navn", "Ydre Nørrebro"), "Ydre Nørrebro"),
        (("status på Nørrebro", "omdøb planen til Ydre Nørrebro"), "Ydre Nørrebro"),
        (("kald Nørrebro for Ydre Nørrebro",), "Ydre Nørrebro"),
        (("Nørrebro hedder nu Ydre Nørrebro",), "Ydre Nørrebro"),
        (("status på Nørrebro", "kald planen for Ydre Nørrebro"), "Ydre Nørrebro"),
        (("Nørrebro is now called Outer Nørrebro",), "Outer Nørrebro"),
        (("omdøb en plan", "Nørrebro", "Ydre Nørrebro"), "Ydre Nørrebro"),
        (("rename Nørrebro to Outer Nørrebro",), "Outer Nørrebro"),
        (("I want to rename the Nørrebro plan to Outer Nørrebro",), "Outer Nørrebro"),
        (("change the name of Nørrebro to Outer Mimersgade Quarter",), "Outer Mimersgade Quarter"),
        (("Nørrebro is to be called Outer Nørrebro",), "Outer Nørrebro"),
    ],
)
async def test_a_plan_is_renamed_after_a_yes_and_found_by_both_names(
    messages: tuple[str, ...], name: str
) -> None:
    talk = await a_conversation()
    await said(talk, *messages)
    assert (await names(talk))["noerrebro"] == "Nørrebro"
    assert name in (await said(talk, "ja")).text
    assert await names(talk) == {"noerrebro": name, "amager": "Amager"}
    for called in (name, "Nørrebro"):
        assert f"Status på {name}" in (await said(talk, f"status på {called}")).text


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("omdøb Nørrebro til Amager", 'Navnet "Amager" bruges allerede om Amager'),
        ("omdøb Nørrebro til Nørrebro", "Planen hedder allerede Nørrebro"),
        ("omdøb Nørrebro til 😀😀", "Skriv planens navn"),
        (f"omdøb Nørrebro til {'Kvarter' * 12}", "Skriv højst 80 tegn"),
    ],
)
async def test_what_is_no_name_for_it_is_said_at_once_and_another_asked(message: str, sentence: str) -> None:
    talk = await a_conversation()
    reply = await said(talk, message)
    assert reply.refused
    assert sentence in reply.text
    assert "Hvad skal planen hedde?" in reply.text
    await said(talk, "Amager", "Ydre Nørrebro", "ja")
    assert await names(talk) == {"noerrebro": "Ydre Nørrebro", "amager": "Amager"}


async def test_a_renaming_is_undone() -> None:
    talk = await a_conversation()
    asked = await said(talk, "omdøb Nørrebro til Ydre Nørrebro", "ja", "fortryd")
    assert "omdøbte planen (Nørrebro → Ydre Nørrebro)" in asked.text.replace("\\", "")
    await said(talk, "ja")
    assert (await names(talk))["noerrebro"] == "Nørrebro"


@pytest.mark.parametrize("who", ["læser", "bidragyder"])
async def test_only_a_coordinator_renames_and_others_hear_it_before_they_are_asked(who: str) -> None:
    talk = await a_conversation(who)
    reply = await said(talk, "omdøb Nørrebro")
    assert reply.refused
    assert not reply.goes_on
    assert "koordinator" in reply.text
