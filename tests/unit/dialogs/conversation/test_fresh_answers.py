"""An answer is of this moment: never stale or somebody else's, and in the asker's language, however often asked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.saying.speech import Surface
from state.actions.people.roles import set_role
from state.facts.plan import Plan
from state.organisation.people import Deputy, Person, Role
from state.records.store import Store
from tests.support.dialogs.counted import NOW, SARA, a_talk, repeated
from tests.support.dialogs.talking import IDA


async def renamed(store: Store, plan: str, name: str) -> None:
    async with store.writing() as unit:
        present = await unit.get(Plan, plan)
        assert present
        await unit.put(replace(present, name=name))


async def test_a_changed_plan_is_in_the_next_answer() -> None:
    talk = await a_talk()
    assert "Amager" in (await repeated(talk, "status")).text
    await renamed(talk.store, "amager", "Sundby")
    assert "Sundby" in (await talk.say("status")).text


async def test_after_midnight_in_copenhagen_it_is_another_day() -> None:
    talk = await a_talk()
    talk.now = datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)
    late = await repeated(talk, "status på Nørrebro")
    day = await repeated(talk, "hvilken dag er det i dag?")
    talk.now = datetime(2026, 11, 23, 23, 0, 0, tzinfo=UTC)
    assert "Mandag den 23. november 2026" in late.text
    assert "Tirsdag den 24. november 2026" in (await talk.say("status på Nørrebro")).text
    assert "mandag den 23. november" in day.text
    assert "tirsdag den 24. november" in (await talk.say("hvilken dag er det i dag?")).text


async def test_two_people_who_ask_about_themselves_get_their_own_answers() -> None:
    talk = await a_talk()
    for question, ida, sara in (
        ("hej", "Ida", "Sara"),
        ("hvem er jeg?", "Ida Holm", "Sara Nygaard"),
        ("mine frister", "KTF", "SOF"),
    ):
        for _ in range(2):
            assert ida in (await repeated(talk, question)).text, question
            assert sara in (await repeated(talk.by(SARA), question)).text, question


async def test_a_changed_role_unit_name_or_deputy_is_in_the_next_answer() -> None:
    talk = await a_talk()
    stand_in = Deputy(person="t/2", name="Sara Nygaard", first=NOW.date(), last=NOW.date())
    changes: tuple[dict[str, Any], ...] = (
        {"role": Role.VIEWER},
        {"unit": "sof"},
        {"name": "Ida Bak"},
        {"deputy": stand_in},
    )
    for question in ("hvem er jeg?", "mine frister", "hvad er A1?"):
        before = await repeated(talk, question)
        for change in changes:
            changed = talk.by(replace(IDA, **change))
            assert await changed.say(question) == await replace(changed, root=Root(talk.store)).say(question)
            assert await talk.say(question) == before
    assert any("Afklar" in button for button in (await talk.say("hvad er A1?")).buttons)
    viewer = talk.by(replace(IDA, role=Role.VIEWER))
    assert not any("Afklar" in button for button in (await viewer.say("hvad er A1?")).buttons)


async def test_a_language_is_never_mixed_up() -> None:
    talk = await a_talk()
    danish = await repeated(talk, "status")
    english = await repeated(talk.by(replace(SARA, language="en")), "status")
    client = await repeated(talk.by(replace(SARA, id="t/3"), locale="en-GB"), "status")
    assert (danish.language, english.language, client.language) == ("da", "en", "en")
    assert (await talk.say("status")).language == "da"
    await talk.say("what is the status?")
    assert (await talk.say("status")).language == "en"


async def test_a_switched_language_holds_for_the_next_answer() -> None:
    talk = await a_talk()
    await repeated(talk, "status")
    for _ in range(2):
        await talk.say("english")
        async with talk.store.reading() as look:
            ida = await look.get(Person, IDA.id)
        assert ida is not None and ida.language == "en"
        assert (await talk.by(ida).say("status")).language == "en"


async def test_a_surface_has_answers_of_its_own() -> None:
    talk = await a_talk()
    here = await repeated(talk, "afklar A1")
    there = await repeated(replace(talk, surface=Surface.CHANNEL), "afklar A2")
    assert here.text != there.text


async def test_a_follow_up_is_understood_after_an_answer_from_memory() -> None:
    talk = await a_talk()
    for _ in range(4):
        await talk.say("status på Nørrebro")
        assert "Amager" in (await talk.say("og for Amager?")).text
        assert "Nørrebro" in (await talk.say("og for Nørrebro?")).text
    why = [(await talk.say(about), await talk.say("hvorfor?"))[1].text for about in ABOUT * 2]
    assert why[0] == why[2] != why[1] == why[3]


ABOUT = ("hvornår starter forhandlingen om Nørrebro?", "hvornår udløber Amager?")


async def test_a_question_in_the_middle_of_a_conversation_leads_back_to_it() -> None:
    talk = await a_talk()
    question = "hvad er status på Nørrebro?"
    plain = await repeated(talk, question)
    for _ in range(2):
        await talk.say("registrér bidrag")
        aside = await talk.say(question)
        assert aside.text != plain.text
        assert "Vi er i gang" in aside.text
        assert "Bidrag" in (await talk.say("Nørrebro")).text
        await talk.say("annuller")
        assert (await talk.say(question)).text == plain.text


async def test_what_was_just_recorded_is_in_the_history_and_can_be_undone() -> None:
    talk = await a_talk()
    before = await repeated(talk, "historik")
    ruth = Person(id="t/9", tenant="t", name="Ruth Admin", role=Role.ADMIN)
    async with talk.store.writing() as unit:
        await unit.put(SARA)
        await unit.put(ruth)
    await set_role(talk.store, actor=replace(ruth, version=1), person="t/2", role=Role.COORDINATOR, now=NOW)
    assert (await talk.say("historik")).text != before.text


async def test_a_question_asks_the_database_once_while_nothing_has_changed() -> None:
    talk = await a_talk()
    for question in (
        "status",
        "næste frister for Nørrebro",
        "hvor meget får Amager?",
        "hvem mangler bidrag?",
    ):
        await talk.say(question)
        before = talk.store.asked
        await talk.say(question)
        assert talk.store.asked - before == 1, question
