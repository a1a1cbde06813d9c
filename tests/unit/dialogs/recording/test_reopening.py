"""A deadline reopened by talking: the latest one of its kind that was closed, and what there is to reopen."""

from __future__ import annotations

import pytest

from state.deadlines.deadline import Deadline, DeadlineState
from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import Conversation, a_conversation, said

NEGOTIATION = "noerrebro.3.negotiation-start"
MET = ("sæt forhandlingsfristen for Nørrebro som opfyldt", "ja")
NOT_RELEVANT = ("forhandlingsfristen for Nørrebro er ikke relevant", "der skal ikke forhandles", "ja")


async def state_of(talk: Conversation, deadline: str = NEGOTIATION) -> DeadlineState:
    async with talk.store.reading() as look:
        found = await look.get(Deadline, deadline)
    assert found is not None
    return found.state


@pytest.mark.parametrize("closed", [MET, NOT_RELEVANT], ids=["met", "not relevant"])
@pytest.mark.parametrize(
    "messages",
    [
        ("genåbn fristen for forhandling på Nørrebro",),
        ("kan du genåbne forhandlingsfristen for Nørrebro?",),
        ("fristen for forhandling på Nørrebro er ikke overholdt alligevel",),
        ("forhandlingsfristen for Nørrebro er relevant alligevel",),
        ("genåbn en frist", "Nørrebro", "fredag den 1. januar 2027"),
        ("reopen the negotiation deadline for Nørrebro",),
        ("the negotiation deadline for Nørrebro is not met after all",),
    ],
    ids=lambda messages: messages[0],
)
async def test_a_closed_deadline_is_owed_again_after_a_yes(
    closed: tuple[str, ...], messages: tuple[str, ...]
) -> None:
    talk = await a_conversation()
    await said(talk, *closed)
    assert await state_of(talk) is not DeadlineState.OPEN
    summary = await said(talk, *messages)
    assert "2027" in summary.text
    assert await state_of(talk) is not DeadlineState.OPEN
    assert not (await said(talk, "ja")).refused
    assert await state_of(talk) is DeadlineState.OPEN


async def test_the_reason_stands_in_the_history() -> None:
    talk = await a_conversation()
    await said(talk, *MET, "genåbn forhandlingsfristen for Nørrebro, fordi mødet med LBF blev aflyst", "ja")
    async with talk.store.reading() as look:
        (entry,) = await look.find(AuditEntry, action="reopen-deadline")
    assert entry.reason == "mødet med LBF blev aflyst"
    assert "Begrundelse: mødet med LBF blev aflyst" in (await said(talk, "historik for Nørrebro")).text


async def test_what_is_open_is_not_reopened_nor_an_earlier_periods_in_its_place() -> None:
    talk = await a_conversation()
    reply = await said(talk, "genåbn fristen for forhandling på Nørrebro")
    assert reply.refused
    assert "Nørrebro – Forhandlingen begynder: fristen er allerede åben" in reply.text
    assert await state_of(talk, "noerrebro.2.negotiation-start") is DeadlineState.MET


async def test_an_earlier_periods_deadline_is_reopened_from_the_list_with_its_day() -> None:
    talk = await a_conversation()
    await said(talk, *MET)
    listed = await said(talk, "genåbn en frist", "Nørrebro")
    assert listed.text.index("fredag den 1. januar 2027") < listed.text.index("onsdag den 1. januar 2025")
    summary = await said(talk, "onsdag den 1. januar 2025 forhandlingen")
    assert "onsdag den 1. januar 2025" in summary.text
    await said(talk, "ja")
    assert await state_of(talk, "noerrebro.2.negotiation-start") is DeadlineState.OPEN
    assert await state_of(talk) is DeadlineState.MET


async def test_a_plan_with_nothing_closed_has_nothing_to_reopen() -> None:
    talk = await a_conversation()
    await said(talk, "opret ny helhedsplan Valby", "1. januar 2029", "4 år", "ja")
    for messages in (("genåbn fristen for Valby",), ("genåbn fristen for forhandling på Valby",)):
        reply = await said(talk, *messages)
        assert reply.refused
        assert "så der er intet at genåbne" in reply.text


async def test_what_the_rules_closed_is_not_offered() -> None:
    talk = await a_conversation()
    await said(talk, "slå Amager og Nørrebro sammen til Storkøbenhavn fra 1. januar 2029", "4 år", "ja")
    listed = await said(talk, "genåbn en frist for Nørrebro")
    assert "Hvilken frist skal være åben igen?" in listed.text
    assert "fredag den 1. januar 2027" not in listed.text
    assert await state_of(talk) is DeadlineState.NOT_RELEVANT


async def test_a_reopening_is_undone() -> None:
    talk = await a_conversation()
    await said(talk, *MET, "genåbn fristen for forhandling på Nørrebro", "ja", "fortryd", "ja")
    assert await state_of(talk) is DeadlineState.MET
