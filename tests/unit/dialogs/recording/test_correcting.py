"""A recorded decision corrected by talking: what was read wrong, what it is, and what rests on it."""

from __future__ import annotations

from datetime import date

import pytest

from state.facts.decision import Decision, Key, Outcome
from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import Conversation, a_conversation, said

KTU = (
    "KTU anbefalede sagen for Nørrebro den 16. november 2026 uden afstemning",
    "begge dele",
    "punkt 7",
    "ja",
)
OU = ("ØU anbefalede sagen for Nørrebro den 18. november 2026 uden afstemning", "begge dele", "punkt 9", "ja")
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
WHY = "læst forkert i referatet"


async def standing(talk: Conversation, body: str = "ktu") -> Decision:
    """The one decision of the body that stands."""
    async with talk.store.reading() as look:
        (one,) = [each for each in await look.find(Decision, body=body) if not each.annulled]
    return one


@pytest.mark.parametrize(
    "messages",
    [
        ("ret datoen på KTU's beslutning om Nørrebro til 17. november 2026", WHY),
        ("datoen for KTU's beslutning om Nørrebro er forkert", "i tirsdags", WHY),
        ("ændr datoen for KTU's beslutning om Nørrebro til 17. november 2026", WHY),
        ("ændr KTU's beslutning om Nørrebro", "mødedagen", "i tirsdags", WHY),
        ("ret KTU's beslutning om Nørrebro", "mødedagen", "i tirsdags", WHY),
        ("ret en beslutning om Nørrebro", "1", "17. november 2026", WHY),
        (f"ret mødedagen i KTU's beslutning om Nørrebro til 17. november 2026, fordi den er {WHY}",),
        ("correct the date of the KTU decision on Nørrebro to 17 November 2026", WHY),
    ],
    ids=lambda messages: messages[0],
)
async def test_a_wrong_day_is_corrected_after_a_reason_and_a_yes(messages: tuple[str, ...]) -> None:
    talk = await a_conversation()
    await said(talk, *KTU)
    old = await standing(talk)
    summary = await said(talk, *messages)
    assert WHY in summary.text
    assert await standing(talk) == old
    done = await said(talk, "ja")
    new = await standing(talk)
    assert (old.on, new.on, new.replaces) == (MONDAY, TUESDAY, old.id)
    assert (new.points, new.vote, new.reference) == (old.points, old.vote, old.reference)
    assert "16" in done.text


async def test_each_points_outcome_is_corrected_by_itself() -> None:
    talk = await a_conversation()
    await said(talk, *KTU, "ret KTU's beslutning om Nørrebro", "udfaldet for frigivelsen")
    asked = await said(talk, "udsat")
    assert "Hvilken dag er sagen udsat til?" in asked.text
    await said(talk, "ved ikke", WHY, "ja")
    outcomes = {point.concerns: point.outcome for point in (await standing(talk)).points}
    assert outcomes == {Key.CONTENT: Outcome.RECOMMENDED, Key.RELEASE: Outcome.POSTPONED}


@pytest.mark.parametrize(
    ("messages", "vote", "reference", "was"),
    [
        (
            ("ret afstemningen i KTU's beslutning om Nørrebro til enstemmigt", WHY),
            "enstemmigt",
            "punkt 7",
            "uden afstemning",
        ),
        (
            ("ret KTU's beslutning om Nørrebro", "henvisningen", "punkt 12", WHY),
            "uden afstemning",
            "punkt 12",
            "punkt 7",
        ),
    ],
)
async def test_vote_and_reference_are_corrected_where_later_decisions_rest_on_it(
    messages: tuple[str, ...], vote: str, reference: str, was: str
) -> None:
    talk = await a_conversation()
    await said(talk, *KTU, *OU, *messages)
    done = await said(talk, "ja")
    assert not done.refused
    assert f"Før: {was}" in done.text
    new = await standing(talk)
    assert (new.vote, new.reference, new.on) == (vote, reference, MONDAY)


async def test_a_later_body_is_not_left_without_what_it_rests_on() -> None:
    talk = await a_conversation()
    await said(
        talk, *KTU, *OU, "ret KTU's beslutning om Nørrebro", "udfaldet for indholdet", "forkastet", WHY
    )
    old = await standing(talk)
    reply = await said(talk, "ja")
    assert reply.refused
    assert "bygger på, at sagen blev sendt videre" in reply.text
    assert await standing(talk) == old


async def test_a_day_out_of_order_asks_why_before_it_is_saved() -> None:
    talk = await a_conversation()
    discussed = "ØU drøftede sagen for Nørrebro den 18. november 2026 uden afstemning"
    await said(talk, *KTU, discussed, *OU[1:])
    await said(talk, "ret ØU's beslutning om Nørrebro", "mødedagen", "13. november 2026", WHY)
    asked = await said(talk, "ja")
    assert asked.refused
    assert "skriv hvorfor" in asked.text
    assert (await standing(talk, "ou")).on == date(2026, 11, 18)
    await said(talk, "det var et ekstraordinært møde", "ja")
    new = await standing(talk, "ou")
    assert (new.on, new.override) == (date(2026, 11, 13), "det var et ekstraordinært møde")


async def test_where_no_decision_is_recorded_there_is_nothing_to_correct() -> None:
    talk = await a_conversation()
    reply = await said(talk, "ret en beslutning om Nørrebro")
    assert reply.refused
    assert "Der er ikke registreret nogen beslutning om Nørrebro" in reply.text


async def test_a_correction_is_undone() -> None:
    talk = await a_conversation()
    await said(talk, *KTU)
    old = await standing(talk)
    await said(talk, "ret datoen på KTU's beslutning om Nørrebro til 17. november 2026", WHY, "ja")
    await said(talk, "fortryd", "ja")
    assert ((await standing(talk)).id, (await standing(talk)).on) == (old.id, MONDAY)


async def test_the_history_tells_why_it_was_corrected() -> None:
    talk = await a_conversation()
    await said(talk, *KTU, "ret datoen på KTU's beslutning om Nørrebro til 17. november 2026", WHY, "ja")
    assert f"Begrundelse: {WHY}" in (await said(talk, "historik for Nørrebro")).text


async def test_what_is_recorded_like_that_already_is_not_corrected() -> None:
    talk = await a_conversation()
    await said(talk, *KTU)
    old = await standing(talk)
    await said(talk, "ret datoen på KTU's beslutning om Nørrebro til 16. november 2026", WHY)
    reply = await said(talk, "ja")
    assert reply.refused
    assert "allerede registreret" in reply.text
    assert await standing(talk) == old


async def test_a_reason_that_reads_as_a_no_is_said_to() -> None:
    talk = await a_conversation()
    await said(talk, *KTU, "ret datoen på KTU's beslutning om Nørrebro til 17. november 2026")
    assert "Det læste jeg som et ja eller nej" in (await said(talk, "forkert")).text
    assert "Begrundelse: forkert dag" in (await said(talk, "forkert dag")).text


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("fordi der var snestorm", "der var snestorm"),
        ("Fordi der var snestorm", "der var snestorm"),
        ("because of the storm", "the storm"),
        ("begrundelse: der var snestorm", "der var snestorm"),
        ("der var aflyst, fordi det sneede", "der var aflyst, fordi det sneede"),
        ("fordi", "fordi"),
    ],
)
async def test_a_reason_is_kept_without_the_word_that_leads_to_it(answer: str, kept: str) -> None:
    talk = await a_conversation()
    await said(talk, *KTU, "ret datoen på KTU's beslutning om Nørrebro til 17. november 2026", answer)
    await said(talk, "ja")
    async with talk.store.reading() as look:
        (entry,) = await look.find(AuditEntry, action="correct-decision")
    assert entry.reason == kept
    assert f"Begrundelse: {kept}\n" in (await said(talk, "historik for Nørrebro")).text + "\n"
