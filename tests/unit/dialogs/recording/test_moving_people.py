"""Somebody moved to another administration by talking: whose they are then, and what does not move with them."""

from __future__ import annotations

import pytest

from state.organisation.people import Person, Role
from tests.support.dialogs.transcript import Conversation, a_conversation, said

METTE = Person(id="t/mette", tenant="t", name="Mette Jensen", unit="sof", role=Role.CONTRIBUTOR, leads=True)


async def a_talk(who: str = "") -> Conversation:
    talk = await a_conversation(who)
    async with talk.store.writing() as unit:
        await unit.put(METTE)
    return talk


async def mette(talk: Conversation) -> Person:
    async with talk.store.reading() as look:
        found = await look.get(Person, METTE.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "messages",
    [
        ("flyt Mette Jensen til BUF",),
        ("flyt Mette Jensen fra SOF til BUF",),
        ("Mette Jensen hører nu til Børne- og Ungdomsforvaltningen",),
        ("Mette Jensen arbejder nu i BUF",),
        ("move Mette Jensen to BUF",),
        ("Mette Jensen now belongs to BUF",),
    ],
    ids=lambda messages: messages[0],
)
async def test_somebody_moves_after_a_yes_and_keeps_their_role(messages: tuple[str, ...]) -> None:
    talk = await a_talk()
    await said(talk, *messages)
    assert (await mette(talk)).unit == "sof"
    done = await said(talk, "ja")
    assert not done.refused
    assert ("ikke længere leder af Social" in done.text) or ("no longer head of Social" in done.text)
    moved = await mette(talk)
    assert (moved.unit, moved.role, moved.leads) == ("buf", Role.CONTRIBUTOR, False)


async def test_who_belongs_there_already_stays_as_they_are() -> None:
    talk = await a_talk()
    reply = await said(talk, "flyt Mette Jensen til SOF", "ja")
    assert "Sådan var det allerede" in reply.text
    assert "Det er gemt" not in reply.text
    assert (await mette(talk)).leads


async def test_a_move_is_undone_with_what_did_not_move_along() -> None:
    talk = await a_talk()
    await said(talk, "flyt Mette Jensen til BUF", "ja", "fortryd", "ja")
    back = await mette(talk)
    assert (back.unit, back.leads) == ("sof", True)


@pytest.mark.parametrize("who", ["læser", "bidragyder"])
async def test_nobody_but_a_coordinator_moves_anybody(who: str) -> None:
    talk = await a_talk(who)
    reply = await said(talk, "flyt Mette Jensen til BUF")
    assert reply.refused
    assert (await mette(talk)).unit == "sof"
