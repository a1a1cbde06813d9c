"""Conversations that record: what is asked, how one corrects and stops, what survives, and which clicks count."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply, Surface
from state.facts.contribution import Contribution, ContributionState
from state.history.undo import undo
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import NOW, Conversation, a_conversation, said

GIVES = {
    "da": "SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro",
    "en": "SOF contributes 450,000 kr per year 2027-2029 to Nørrebro",
}
LOCALES = {"da": "da-DK", "en": "en-GB"}
LANGUAGES = sorted(GIVES)
NASTY = "[klik](http://ond.dk) **fed** <at>alle</at>"


async def a_talk(language: str = "da", who: str = "") -> Conversation:
    return await a_conversation(who, locale=LOCALES[language])


async def given(talk: Conversation) -> list[Contribution]:
    """The contributions with a content."""
    async with talk.store.reading() as look:
        return [one for one in await look.find(Contribution) if one.revision and not one.annulled]


async def entries(talk: Conversation) -> int:
    async with talk.store.reading() as look:
        return await look.count(AuditEntry)


def data(reply: Reply) -> dict[str, Any]:
    """What the card's saving button carries."""
    assert reply.card is not None
    return next(dict(one["data"]) for one in _all(reply.card) if one.get("type") == "Action.Execute")


def inputs(reply: Reply) -> dict[str, Any]:
    assert reply.card is not None
    return {one["id"]: one for one in _all(reply.card) if str(one.get("type")).startswith("Input.")}


def _all(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        return [node, *(each for value in node.values() for each in _all(value))]
    return [each for value in node for each in _all(value)] if isinstance(node, list) else []


FORM = {
    "plan": "noerrebro",
    "unit": "sof",
    "step": "give",
    "gift": "450.000 kr. om året",
    "years": "2027-2029",
    "hand_in": "submit",
}


@pytest.mark.parametrize(
    ("language", "question", "summary"),
    [
        ("da", "Skal bidraget indsendes nu", "Sådan bliver det gemt"),
        ("en", "Submit the contribution now", "saved"),
    ],
)
async def test_only_what_is_missing_is_asked_and_nothing_is_saved_before_a_yes(
    language: str, question: str, summary: str
) -> None:
    talk = await a_talk(language)
    before = await entries(talk)
    assert question in (await said(talk, GIVES[language])).text
    assert summary in (await said(talk, "1")).text
    assert not await given(talk)
    assert await entries(talk) == before
    await said(talk, "ja" if language == "da" else "yes")
    (one,) = await given(talk)
    assert (one.state, one.content.amount, one.content.years) == (
        ContributionState.SUBMITTED,
        Decimal(450_000),
        (2027, 2028, 2029),
    )


@pytest.mark.parametrize(
    ("language", "words", "amount"),
    [
        ("da", ("ret beløb til 500.000 kr. om året", "1", "ja"), 500_000),
        ("da", ("1", "ret beløb", "500.000 kr. om året", "ja"), 500_000),
        ("da", ("1", "tilbage", "2", "tilbage", "1", "ja"), 450_000),
        ("en", ("change amount to 500,000 kr per year", "1", "yes"), 500_000),
        ("en", ("1", "back", "1", "yes"), 450_000),
    ],
)
async def test_it_is_corrected_in_the_middle(language: str, words: tuple[str, ...], amount: int) -> None:
    talk = await a_talk(language)
    await said(talk, GIVES[language], *words)
    (one,) = await given(talk)
    assert one.content.amount == amount


OF_VALBY = {
    "a round": ("indhent bidrag til Valby inden 15. marts 2027", "spring over"),
    "a contribution": ("SOF bidrager med 450.000 kr. årligt 2028-2029 til Valby", "1"),
    "no contribution": ("SOF har intet bidrag til Valby",),
    "a decision": (
        "KTU anbefalede indholdet af planen for Valby den 16. november 2026",
        "spring over",
        "spring over",
    ),
}


@pytest.mark.parametrize("messages", OF_VALBY.values(), ids=OF_VALBY)
async def test_a_plan_whose_registration_was_undone_meanwhile_gets_nothing_and_it_is_said(
    messages: tuple[str, ...],
) -> None:
    talk = await a_talk()
    await said(talk, "opret ny helhedsplan Valby", "1. januar 2028", "4 år", "ja")
    await said(talk, *messages)
    async with talk.store.reading() as look:
        (registered,) = await look.find(AuditEntry, action="register-plan")
    bo = replace(talk.person, id="t/bo", name="Bo Lund")
    await undo(talk.store, actor=bo, entry=registered.id, now=talk.now)
    before = await entries(talk)
    reply = await said(talk, "ja")
    assert reply.refused
    assert "Det findes ikke (længere)." in reply.text
    assert (await entries(talk), await given(talk)) == (before, [])


@pytest.mark.parametrize(("language", "cancel"), [("da", "annullér"), ("en", "cancel")])
async def test_it_is_cancelled(language: str, cancel: str) -> None:
    talk = await a_talk(language)
    await said(talk, GIVES[language], "1", cancel, "ja")
    assert not await given(talk)


@pytest.mark.parametrize(
    ("language", "word", "answer"),
    [
        ("da", "hjælp", "tilbage"),
        ("en", "help", "back"),
        ("da", "spring over", "nødvendigt"),
        ("en", "skip", "450,000"),
        ("da", "ret humøret", "Hvad vil du rette"),
    ],
)
async def test_help_skipping_and_a_field_that_is_not_there_keep_what_was_entered(
    language: str, word: str, answer: str
) -> None:
    talk = await a_talk(language)
    reply = await said(talk, GIVES[language], word)
    assert answer in reply.text
    await said(talk, "1", "ja" if language == "da" else "yes")
    assert len(await given(talk)) == 1


@pytest.mark.parametrize(("language", "skip"), [("da", "spring over"), ("en", "skip")])
async def test_what_is_optional_is_skipped(language: str, skip: str) -> None:
    talk = await a_talk(language)
    opened = {
        "da": "indhent bidrag til Nørrebro inden 15. marts 2027",
        "en": "gather contributions for Nørrebro by 15 March 2027",
    }
    assert "spring over" in (await said(talk, opened[language])).text or language == "en"
    await said(talk, skip, "ja" if language == "da" else "yes")
    async with talk.store.reading() as look:
        assert await look.count(Contribution, plan="noerrebro") > 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_in_the_middle_is_answered_and_the_conversation_goes_on(language: str) -> None:
    talk = await a_talk(language)
    asked = "hvornår udløber Amager?" if language == "da" else "when does Amager expire?"
    reply = await said(talk, GIVES[language], asked)
    assert "Amager" in reply.text
    assert ("annullér" if language == "da" else "cancel") in reply.text
    await said(talk, "1", "ja" if language == "da" else "yes")
    (one,) = await given(talk)
    assert one.plan == "noerrebro"


async def test_a_restart_between_two_questions_loses_nothing() -> None:
    talk = await a_talk()
    for message in (GIVES["da"], "1", "ja"):
        await talk.say(message)
        talk.root = Root(talk.store)
    assert len(await given(talk)) == 1


@pytest.mark.parametrize(("days", "asks"), [(13, False), (15, True)])
async def test_after_two_weeks_it_asks_whether_to_go_on(days: int, asks: bool) -> None:
    talk = await a_talk()
    await talk.say(GIVES["da"])
    talk.now = NOW + timedelta(days=days)
    reply = await talk.say("1")
    assert ("Vil du fortsætte" in reply.text) == asks
    if asks:
        reply = await said(talk, "ja", "1")
    assert "Sådan bliver det gemt" in reply.text
    await talk.say("ja")
    assert len(await given(talk)) == 1


async def test_what_cannot_be_read_is_said_with_an_example_and_all_is_kept() -> None:
    talk = await a_talk()
    reply = await said(talk, GIVES["da"], "1", "ret år til banan")
    assert "2028-2030" in reply.text
    assert "450.000 kr. om året" in reply.text
    assert "Nørrebro" in reply.text
    await said(talk, "2028-2029", "ja")
    (one,) = await given(talk)
    assert one.content.years == (2028, 2029)


async def test_two_people_at_the_same_plan_do_not_mix() -> None:
    ida = await a_talk()
    amir = ida.as_person(Person(id="t/amir", tenant="t", name="Amir Said", unit="suf", role=Role.CONTRIBUTOR))
    await ida.say(GIVES["da"])
    await amir.say("SUF bidrager med 300.000 kr. årligt 2027-2028 til Nørrebro")
    await said(ida, "1", "ja")
    await said(amir, "2", "ja")
    found = {one.unit: (one.content.amount, one.state) for one in await given(ida)}
    assert found == {
        "sof": (Decimal(450_000), ContributionState.SUBMITTED),
        "suf": (Decimal(300_000), ContributionState.DRAFT),
    }


async def test_one_person_in_two_chats_does_not_mix_them() -> None:
    talk = await a_talk()
    other = talk.as_person(talk.person, surface=Surface.TERMINAL)
    await talk.say(GIVES["da"])
    await other.say("SUF bidrager med 300.000 kr. årligt 2027-2028 til Amager")
    await said(talk, "1", "ja")
    assert [one.unit for one in await given(talk)] == ["sof"]
    await said(other, "1", "ja")
    plans = {one.unit: one.plan for one in await given(talk)}
    assert plans == {"sof": "noerrebro", "suf": "amager"}


async def test_the_card_has_every_field_and_saves_after_its_summary() -> None:
    talk = await a_talk()
    reply = await talk.say(GIVES["da"])
    assert {*FORM, "contact", "note", "link", "received"} <= set(inputs(reply))
    assert inputs(reply)["plan"]["value"] == "noerrebro"
    summary = await talk.say("", {**data(reply), **FORM, "contact": "Mette"})
    assert "Sådan bliver det gemt" in summary.text
    assert not await given(talk)
    saved = await talk.say("", data(summary))
    assert saved.replaces
    (one,) = await given(talk)
    assert one.content.contact == "Mette"


async def test_a_wrong_field_comes_back_with_all_the_others_filled_in() -> None:
    talk = await a_talk()
    reply = await talk.say("", {**data(await talk.say(GIVES["da"])), **FORM, "years": "banan"})
    assert reply.refused
    assert "2028-2030" in reply.text
    back = inputs(reply)
    assert "450.000" in back["gift"]["value"]
    assert (back["unit"]["value"], back["hand_in"]["value"]) == ("sof", "submit")
    await talk.say("", data(await talk.say("", {**data(reply), **FORM})))
    assert len(await given(talk)) == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"card": "0123456789ab"},
        {"flow": "record-round"},
        {"flow": "record-nothing"},
        {"role": "admin"},
        {"gift": {"amount": "9"}},
        {"confirmed": 1, "card": ""},
    ],
    ids=["other card", "other flow", "no flow", "unknown field", "no text", "no card"],
)
async def test_a_forged_click_changes_nothing_says_so_and_keeps_the_conversation(
    forged: dict[str, Any],
) -> None:
    talk = await a_talk()
    reply = await talk.say(GIVES["da"])
    before = await entries(talk)
    answer = await talk.say("", {**data(reply), **FORM, **forged})
    assert answer.refused
    assert answer.text.strip()
    assert not await given(talk)
    assert await entries(talk) == before
    assert "Sådan bliver det gemt" in (await talk.say("1")).text


async def test_a_stale_card_changes_nothing_and_a_doubled_click_says_what_was_done() -> None:
    talk = await a_talk()
    old = await talk.say(GIVES["da"])
    summary = await talk.say("1")
    assert (await talk.say("", {**data(old), **FORM, "gift": "9 kr."})).refused
    assert not await given(talk)
    await talk.say("", data(summary))
    before = await entries(talk)
    assert await talk.say("", data(summary)) == replace(talk.replies[-2], buttons=())
    talk.now += timedelta(minutes=5)
    again = await talk.say("", data(summary))
    assert again.refused
    assert "ikke længere aktuelt" in again.text
    assert "Ida Holm" in again.text
    assert "450.000 kr." in again.text
    assert await entries(talk) == before


async def test_another_persons_click_changes_nothing() -> None:
    talk = await a_talk()
    summary = await said(talk, GIVES["da"], "1")
    other = talk.as_person(replace(talk.person, id="t/anden", name="Anden Person"))
    assert (await other.say("", data(summary))).refused
    assert not await given(talk)


async def test_a_group_is_told_to_write_in_private() -> None:
    talk = await a_talk()
    group = talk.as_person(talk.person, surface=Surface.GROUP)
    reply = await group.say(GIVES["da"])
    assert "privat" in reply.text
    await said(group, "1", "ja")
    assert not await given(talk)


async def test_the_same_message_twice_records_once() -> None:
    talk = await a_talk()
    summary = await said(talk, GIVES["da"], "1")
    talk.message = "delivered-twice"
    await asyncio.gather(talk.say("ja"), talk.say("ja"))
    before = await entries(talk)
    await talk.say("ja")
    await talk.say("", data(summary))
    assert await entries(talk) == before
    (one,) = await given(talk)
    assert one.revision == 1


async def test_what_a_person_writes_takes_no_effect_in_summary_and_history() -> None:
    talk = await a_talk()
    reply = await said(talk, GIVES["da"], "1", f"ret bemærkning til {NASTY}")
    assert "Sådan bliver det gemt" in reply.text
    await talk.say("ja")
    nasty = talk.as_person(replace(talk.person, id="t/ond", name=NASTY))
    await said(nasty, "SUF bidrager med 300.000 kr. årligt 2027-2028 til Nørrebro", "1", "ja")
    history = await talk.say("historik for Nørrebro")
    for text in (reply.text, history.text):
        assert "[klik](http" not in text
        assert "**fed**" not in text
        assert "<at>" not in text


async def test_undo_shows_what_was_done_asks_and_takes_it_back() -> None:
    talk = await a_talk()
    await said(talk, GIVES["da"], "1", "ja")
    reply = await talk.say("fortryd")
    assert "Ida Holm" in reply.text
    assert "SOF, 450.000 kr. om året 2027–2029, Nørrebro" in reply.text
    assert len(await given(talk)) == 1
    await talk.say("ja")
    assert not await given(talk)
    history = (await talk.say("historik for Nørrebro")).text
    assert "siden fortrudt" in history
    assert "fortrød: " in history


@pytest.mark.parametrize(
    ("language", "message", "answer"),
    [
        ("da", "fortryd", "ikke ændret noget"),
        ("en", "undo", "changed nothing"),
        ("da", "slet nørrebro", "sletter ikke noget"),
    ],
)
async def test_undo_says_when_there_is_nothing_or_when_it_is_no_undo(
    language: str, message: str, answer: str
) -> None:
    assert answer in (await said(await a_talk(language), message)).text


async def test_undo_names_what_stands_in_the_way() -> None:
    talk = await a_talk()
    amir = talk.as_person(Person(id="t/s", tenant="t", name="Sara Sofsen", unit="sof", role=Role.CONTRIBUTOR))
    await said(amir, GIVES["da"], "1", "ja")
    talk.now = NOW + timedelta(hours=1)
    await said(talk, "opdater kontaktpers. i SOF til Mette", "ja")
    amir.now = NOW + timedelta(hours=2)
    reply = await amir.say("fortryd")
    assert reply.refused
    assert "Ida Holm gemte et bidrag" in reply.text


async def test_a_contact_person_is_changed_and_nothing_else() -> None:
    talk = await a_talk()
    nothing = await talk.say("opdater kontaktpers. i SOF til Mette")
    assert "Registrér bidraget først" in nothing.text
    await said(talk, GIVES["da"], "1", "ja")
    (before,) = await given(talk)
    await said(talk, "opdater kontaktpers. i SOF til Mette", "ja")
    (after,) = await given(talk)
    assert after.content == replace(before.content, contact="Mette")
    assert after.revision == before.revision + 1


async def people_in(talk: Conversation) -> None:
    async with talk.store.writing() as unit:
        for one in (
            replace(talk.person, role=Role.ADMIN),
            Person(id="t/m1", tenant="t", name="Mette Jensen", unit="sof"),
            Person(id="t/m2", tenant="t", name="Mette Holm", unit="suf"),
            Person(id="t/lars", tenant="t", name="Lars Bo", unit="buf", role=Role.COORDINATOR),
        ):
            await unit.put(one)


async def the(talk: Conversation, person: str) -> Person:
    async with talk.store.reading() as look:
        found = await look.get(Person, person)
    assert found is not None
    return found


async def test_somebody_is_made_coordinator_by_name_and_the_name_must_be_clear() -> None:
    talk = await a_talk()
    await people_in(talk)
    talk.person = replace(talk.person, role=Role.ADMIN)
    await said(talk, "gør Mette til koordinator")
    reply = await talk.say("Mette")
    assert "Mette Holm (SUF)" in reply.text
    assert "Mette Jensen (SOF)" in reply.text
    await said(talk, "Mette Jensen", "ja")
    assert (await the(talk, "t/m1")).role is Role.COORDINATOR
    assert "læser → koordinator" in (await talk.say("historik")).text


async def test_a_contributor_is_one_of_a_unit_and_a_deputy_has_dates() -> None:
    talk = await a_talk()
    await people_in(talk)
    talk.person = replace(talk.person, role=Role.ADMIN)
    await said(talk, "gør Mette Holm til bidragyder for SUF", "ja")
    made = await the(talk, "t/m2")
    assert (made.role, made.unit) == (Role.CONTRIBUTOR, "suf")
    await said(talk, "gør Lars til min stedfortræder", "1. december 2026", "15. december 2026", "ja")
    deputy = (await the(talk, talk.person.id)).deputy
    assert deputy is not None
    assert (deputy.person, deputy.first.day, deputy.last.day) == ("t/lars", 1, 15)


async def test_who_is_not_known_and_who_may_not_is_said() -> None:
    talk = await a_talk()
    await people_in(talk)
    assert "administrator" in (await talk.say("gør Mette Holm til koordinator")).text
    talk.person = replace(talk.person, role=Role.ADMIN)
    reply = await said(talk, "gør Hanne til koordinator", "Hanne")
    assert "kender ikke den person" in reply.text
    assert "Lars Bo" in reply.text


async def test_a_contribution_says_whose_money_and_which_focus_areas() -> None:
    talk = await a_talk()
    await said(
        talk, GIVES["da"], "ret finansiering til Budget 2026 TM021", "ret fokus til unge, voksne", "2", "ja"
    )
    (one,) = await given(talk)
    assert (one.content.code, one.content.budget) == ("TM021", "Budget 2026")
    assert one.content.focus_areas == ("unge", "voksne")


async def test_a_code_without_its_budget_is_asked_for() -> None:
    talk = await a_talk()
    reply = await said(talk, GIVES["da"], "ret finansiering til TM021")
    assert '"Budget 2026 TM021"' in reply.text
    assert await given(talk) == []


async def test_a_unit_that_was_asked_can_agree_before_it_knows_what_it_gives() -> None:
    talk = await a_talk()
    await said(talk, "indhent bidrag til Nørrebro inden 15. marts", "spring over", "ja")
    await said(talk, "SOF siger ja til at bidrage til Nørrebro", "ja")
    async with talk.store.reading() as look:
        (one,) = await look.find(Contribution, unit="sof")
    assert one.state is ContributionState.ACCEPTED
