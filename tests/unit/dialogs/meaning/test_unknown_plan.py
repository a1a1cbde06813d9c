"""A request about a plan nobody registered is never about the plan talked of last, nor about the only candidate."""

from __future__ import annotations

import pytest

from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import a_conversation

UNKNOWN = {
    "da": "Den plan kender jeg ikke. Her er 2 planer",
    "en": "I do not know that plan. There are 2 plans",
}
LAST = {"da": "status på Nørrebro", "en": "what is the status of Nørrebro?"}
LOCALES = {"da": "da-DK", "en": "en-GB"}

ABOUT_ANOTHER_PLACE = {
    "da": (
        "genåbn fristen for forhandling for Valby",
        "genåbn fristen for Blågården",
        "ret beslutningen fra KTU for Valby",
        "registrér frigivelse til Valby",
        "registrér frigivelse til Urbanplanen",
        "fjern fordelingen til valby",
        "læg 1 mio. på Valby i 2027",
        "hensigtserklæringen for Valby er overholdt",
        "Valby er godkendt af KTU",
        "KTU har godkendt planen for Blågården",
        "SOF har sendt bidrag til Valby",
        "start bidragsrunde for Valby",
        "ryk SOF for bidrag til Valby",
        "alarmen for Valby er ikke relevant",
        "skridtet om Valby er klaret",
        "mind mig om fristen for Blågården en uge før",
        "notér: møde om Valby med LBF",
        "afklar spørgsmålet om Valby",
        "forny Valby",
        "omdøb Valby til Ydre Nørrebro",
    ),
    "en": (
        "reopen the negotiation deadline for Valby",
        "reopen the deadline for Parkside",
        "correct the decision by KTU for Valby",
        "record a release for Valby",
        "remove the share for Valby",
        "the declaration of intent for Valby is met",
        "KTU has approved the plan for Valby",
        "SOF has sent a contribution to Valby",
        "remind me of the deadline for Parkside a week before",
        "rename Valby to Outer Nørrebro",
    ),
}


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, one) for language, listed in ABOUT_ANOTHER_PLACE.items() for one in listed],
)
async def test_an_unknown_plan_is_said_and_the_plan_talked_of_last_is_left_alone(
    language: str, message: str
) -> None:
    talk = await a_conversation(locale=LOCALES[language])
    await talk.say(LAST[language])
    reply = await talk.say(message)
    assert UNKNOWN[language] in reply.text
    assert not reply.goes_on
    await talk.say("ja")
    async with talk.store.reading() as look:
        assert not await look.find(AuditEntry, who=talk.person.id)


@pytest.mark.parametrize(
    ("recorded", "message"),
    [
        (
            ("læg 1,2 mio. på Amager i 2027", "anlæg", "Budget 2027, punkt 4", "ja"),
            "fjern fordelingen til Valby",
        ),
        (
            (
                "KTU anbefalede indholdet for Nørrebro den 16. november 2026",
                "spring over",
                "spring over",
                "ja",
            ),
            "ret KTU's beslutning om Valby",
        ),
        (("mind mig om at ringe til LBF på mandag",), "slet påmindelsen for Valby"),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
async def test_the_only_candidate_is_not_taken_for_another_plans(
    recorded: tuple[str, ...], message: str
) -> None:
    talk = await a_conversation()
    for said in recorded:
        last = await talk.say(said)
    assert not last.refused
    assert not last.goes_on
    assert UNKNOWN["da"] in (await talk.say(message)).text


@pytest.mark.parametrize("message", ["Valby", "den for Valby"])
async def test_an_unknown_plan_in_the_answer_is_said_and_the_plan_asked_for_again(message: str) -> None:
    talk = await a_conversation()
    await talk.say("registrér en beslutning")
    reply = await talk.say(message)
    assert UNKNOWN["da"] in reply.text
    assert "Hvilken plan gælder beslutningen?" in reply.text


async def test_a_plan_of_unknown_name_that_is_renamed_is_asked_for() -> None:
    talk = await a_conversation()
    await talk.say("status på Nørrebro")
    assert "Hvilken plan" in (await talk.say("omdøb Blågården til Ydre Nørrebro")).text


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("opret ny helhedsplan Valby", "Navn: Valby"),
        ("omdøb planen til Valby", "Nyt navn: Valby"),
        ("mind mig om at ringe til Valby Boligforening på mandag", "Ringe til Valby Boligforening"),
        ("genåbn fristen, fordi mødet i Valby blev aflyst", "Begrundelse: mødet i Valby blev aflyst"),
        ("opdater kontaktpers. i SOF til Mette", "SOF"),
        ("SOF har sendt bidrag i dag", "Nørrebro"),
        ("notér: møde med LBF i dag. De vil tale om Valby", "Nørrebro"),
    ],
)
async def test_new_names_peoples_names_reasons_and_own_words_may_name_any_place(
    message: str, kept: str
) -> None:
    talk = await a_conversation()
    await talk.say("sæt forhandlingsfristen for Nørrebro som opfyldt")
    await talk.say("ja")
    await talk.say("status på Nørrebro")
    reply = await talk.say(message)
    assert UNKNOWN["da"] not in reply.text
    assert kept in reply.text


async def test_a_plan_is_known_from_the_day_it_is_registered() -> None:
    talk = await a_conversation()
    for said in ("opret ny helhedsplan Valby", "1. januar 2029", "4 år", "ja"):
        await talk.say(said)
    assert "Valby har ingen frister" in (await talk.say("genåbn fristen for Valby")).text
