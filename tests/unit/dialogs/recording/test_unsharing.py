"""A share of money taken back by talking: the one that is named, a choice where several fit, always with a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from state.facts.funding import Appropriation
from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import Conversation, a_conversation, said

AMAGER = ("læg 1,2 mio. på Amager i 2027", "anlæg", "Budget 2027, punkt 4", "ja")
LATER = ("læg 0,8 mio. på Amager i 2028", "anlæg", "Budget 2027, punkt 4", "ja")
CAPITAL = "budget-2026-tm021-capital"


async def years(talk: Conversation) -> dict[int | None, Decimal]:
    """Amager's shares of the capital money, by year."""
    async with talk.store.reading() as look:
        money = await look.get(Appropriation, CAPITAL)
    assert money is not None
    return {one.year: one.amount for one in money.shares if one.plan == "amager"}


@pytest.mark.parametrize(
    "message",
    [
        "fjern fordelingen til Amager i 2027",
        "fjern de 1,2 mio. fra Amager",
        "kan du fjerne fordelingen til Amager i 2027?",
        "remove the share for Amager in 2027",
        "remove the 1.2 million from Amager",
    ],
)
async def test_the_share_that_is_named_goes_after_a_reason_and_a_yes(message: str) -> None:
    talk = await a_conversation()
    await said(talk, *AMAGER, *LATER)
    summary = await said(talk, message, "det var til Nørrebro")
    assert "2027" in summary.text
    assert set(await years(talk)) == {2027, 2028}
    await said(talk, "ja")
    assert set(await years(talk)) == {2028}
    async with talk.store.reading() as look:
        (entry,) = await look.find(AuditEntry, action="remove-share")
    assert entry.reason == "det var til Nørrebro"


async def test_of_several_one_is_chosen() -> None:
    talk = await a_conversation()
    asked = await said(talk, *AMAGER, *LATER, "slet fordelingen til Amager, fordi den er forkert")
    assert "1,2 mio. kr. til Amager i 2027" in asked.text.replace("\\", "")
    await said(talk, "2028", "ja")
    assert set(await years(talk)) == {2027}


async def test_where_nothing_is_split_there_is_nothing_to_remove() -> None:
    talk = await a_conversation()
    reply = await said(talk, "slet en fordeling")
    assert reply.refused
    assert "så der er intet at fjerne" in reply.text


async def test_what_was_taken_back_comes_back_by_undo() -> None:
    talk = await a_conversation()
    await said(talk, *AMAGER, "fjern fordelingen til Amager i 2027", "forkert år", "ja", "fortryd", "ja")
    assert await years(talk) == {2027: Decimal(1_200_000)}


async def test_the_history_tells_why_it_was_taken_back() -> None:
    talk = await a_conversation()
    await said(talk, *AMAGER, "fjern fordelingen til Amager i 2027", "forkert år", "ja")
    assert "Begrundelse: forkert år" in (await said(talk, "historik for Amager")).text
