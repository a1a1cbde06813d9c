"""Settling an open question: nothing is saved that was not meant, said, allowed and still true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from dialogs.recording.plans.settle_draft import VERB
from dialogs.saying.speech import Reply, Surface
from state.deadlines.deadline import Deadline
from state.facts.open_questions import OpenQuestion, Settlement
from state.organisation.people import Role
from state.records.audit import AuditEntry
from tests.support.builders import a_person
from tests.support.dialogs.transcript import Conversation, a_conversation, plain_lines

FORM: dict[str, object] = {
    "fremdrift": 1,
    "verb": VERB,
    "question": "A1",
    "version": 1,
    "reading": "three-years",
    "reason": "bekræftet af Landsbyggefonden",
}
BO = a_person(Role.COORDINATOR, name="Bo Lund")


def form(**changed: object) -> dict[str, object]:
    """What the card's button carries, with some of it changed, or left out where it is None."""
    return {name: value for name, value in {**FORM, **changed}.items() if value is not None}


async def settlement(talk: Conversation, question: str = "A1") -> Settlement | None:
    async with talk.store.reading() as look:
        found = await look.get(OpenQuestion, question)
    assert found is not None
    return found.settlement


async def truth(talk: Conversation) -> list[object]:
    async with talk.store.reading() as look:
        return [one for kind in (OpenQuestion, Deadline, AuditEntry) for one in await look.find(kind)]


def inputs(card: object) -> Iterator[dict[str, Any]]:
    """Every input of a card."""
    if isinstance(card, dict):
        if str(card.get("type", "")).startswith("Input."):
            yield card
        for value in card.values():
            yield from inputs(value)
    elif isinstance(card, list):
        for value in card:
            yield from inputs(value)


def save_button(reply: Reply) -> dict[str, object]:
    """What the reply's save button carries."""
    assert reply.card is not None
    body: Any = reply.card["body"]
    actions = next(element["actions"] for element in body if element["type"] == "ActionSet")
    return dict(next(action["data"] for action in actions if action["type"] == "Action.Execute"))


# The form


async def test_a_complete_form_settles_at_once_and_its_card_is_replaced() -> None:
    talk = await a_conversation()
    reply = await talk.say("", form())
    assert (reply.refused, reply.replaces) == (False, True)
    settled = await settlement(talk)
    assert settled is not None
    assert (settled.reading, settled.by_name) == ("three-years", "Ida Holm")


async def test_the_forms_own_button_filled_in_settles() -> None:
    talk = await a_conversation()
    offered = await talk.say("afklar A1")
    filled_in = {**save_button(offered), "reading": "as-text", "last_day": "", "reason": "notatet gælder"}
    await talk.say("", filled_in)
    settled = await settlement(talk)
    assert settled is not None and settled.reading == "as-text"


async def test_the_summarys_button_saves_exactly_what_the_summary_says() -> None:
    talk = await a_conversation()
    await talk.say("afklar A1")
    await talk.say("30/6 2028")
    summary = await talk.say("ny aftale med LBF")
    await talk.say("", save_button(summary))
    settled = await settlement(talk)
    assert settled is not None
    assert (settled.last_day, settled.reading, settled.reason) == (
        date(2028, 6, 30),
        None,
        "ny aftale med LBF",
    )


FAULTY: dict[str, tuple[dict[str, object], str]] = {
    "no question": ({"question": None}, "Det spørgsmål findes ikke længere."),
    "a question that does not exist": ({"question": "A99"}, "Det spørgsmål findes ikke længere."),
    "a question that is no text": ({"question": ["A1"]}, "Det spørgsmål findes ikke længere."),
    "a verb nobody knows": ({"verb": "delete-everything"}, "Den knap kender jeg ikke."),
    "no verb": ({"verb": None}, "Den knap kender jeg ikke."),
    "no version": ({"version": None}, "Nogen har ændret det"),
    "an old version": ({"version": 0}, "Nogen har ændret det"),
    "a version to come": ({"version": 99}, "Nogen har ændret det"),
    "a version in letters": ({"version": "one"}, "Nogen har ændret det"),
    "a reading of another question": ({"reading": "four-years"}, "Det svar kender jeg ikke"),
    "a reading that is no text": ({"reading": {"id": "three-years"}}, "Det svar kender jeg ikke"),
    "no answer": ({"reading": None}, "Vælg en læsning"),
    "another date without the date": ({"reading": "other"}, "Skriv slutdatoen"),
    "a day that does not exist": ({"reading": None, "last_day": "2028-02-30"}, "Skriv slutdatoen"),
    "a day in words": ({"reading": None, "last_day": "nytår"}, "Skriv slutdatoen"),
    "a reading and another day": ({"last_day": "2028-06-30"}, "Vælg enten en læsning eller"),
    "a day before the period": (
        {"reading": None, "last_day": "2024-12-31"},
        "kan ikke være periodens sidste dag",
    ),
    "the last day there is": (
        {"reading": None, "last_day": "9999-12-31"},
        "kan ikke være periodens sidste dag",
    ),
    "no reason": ({"reason": None}, "Skriv en begrundelse"),
    "a blank reason": ({"reason": "  \n "}, "Skriv en begrundelse"),
    "a reason of two letters": ({"reason": "ok"}, "Skriv en begrundelse"),
    "own words about a date": ({"reading": None, "answer": "tre år"}, "Vælg en læsning"),
    "a day for a question about money": (
        {"question": "A7", "reading": None, "last_day": "2028-06-30"},
        "Det svar kender jeg ikke",
    ),
}


@pytest.mark.parametrize(("changed", "says"), FAULTY.values(), ids=FAULTY)
async def test_a_form_with_a_fault_changes_nothing_and_the_answer_says_what_is_wrong(
    changed: dict[str, object], says: str
) -> None:
    talk = await a_conversation()
    before = await truth(talk)
    reply = await talk.say("", form(**changed))
    assert says in reply.text
    assert reply.refused
    assert await truth(talk) == before


async def test_a_faulty_form_comes_back_with_what_was_filled_in() -> None:
    talk = await a_conversation()
    reply = await talk.say("", form(reason="ok"))
    assert reply.replaces
    filled_in = {one["id"]: one.get("value") for one in inputs(reply.card)}
    assert (filled_in["reading"], filled_in["reason"]) == ("three-years", "ok")
    again = await talk.say("", {**save_button(reply), "reading": "three-years", "reason": "aftalt med LBF"})
    assert not again.refused
    assert await settlement(talk) is not None


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_a_click_by_somebody_who_may_not_is_refused(role: Role) -> None:
    talk = (await a_conversation()).as_person(a_person(role, name="Sara Nygaard", unit="sof"))
    before = await truth(talk)
    reply = await talk.say("", form())
    assert reply.refused
    assert "Kun en koordinator eller administrator" in reply.text
    assert await truth(talk) == before


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.CHANNEL])
async def test_nothing_is_settled_in_front_of_a_group_by_click_or_by_words(surface: Surface) -> None:
    talk = await a_conversation()
    talk.surface = surface
    before = await truth(talk)
    for reply in (await talk.say("", form()), await talk.say("afklar A1: tre år fordi LBF siger det")):
        assert reply.refused
        assert "privat chat" in reply.text
    await talk.say("ja")
    assert await truth(talk) == before


async def test_a_second_click_says_who_settled_it_and_takes_the_form_away() -> None:
    talk = await a_conversation()
    await talk.say("", form())
    before = await truth(talk)
    reply = await talk.as_person(BO).say("", form(reading="as-text"))
    assert (reply.refused, reply.replaces) == (True, True)
    assert "Ida Holm" in reply.text and "bekræftet af Landsbyggefonden" in reply.text
    assert not list(inputs(reply.card))
    assert await truth(talk) == before


async def test_what_somebody_writes_takes_no_effect_in_an_answer() -> None:
    talk = await a_conversation(person=a_person(Role.COORDINATOR, name="<b>x</b> [a](http://b)"))
    await talk.say("", form(reason="**fed** <i>skrå</i> [klik](https://ond.dk)"))
    for reply in (await talk.say("A1"), await talk.say("historik"), await talk.say("hvem er jeg?")):
        for shown in (reply.text, str(reply.card)):
            assert "<b>" not in shown and "<i>" not in shown
            assert "[a](http" not in shown and "[klik](http" not in shown
            assert "**fed**" not in shown


# The conversation


async def test_a_day_the_summary_was_not_about_is_never_saved() -> None:
    talk = await a_conversation()
    before = await truth(talk)
    await talk.say("afklar A1")
    for day in ("31/12 2024", "1. januar 2080"):
        assert "kan ikke være periodens sidste dag" in (await talk.say(day)).text
    assert await truth(talk) == before


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("1", "as-text"),
        ("2", "three-years"),
        ("tre år", "three-years"),
        ("31. december 2028", "three-years"),
        ("31/12 2028", "three-years"),
        ("31/12 2027", "as-text"),
        ("1. januar 2028", "as-text"),
        ("som datoen står", "as-text"),
    ],
)
async def test_a_reading_is_meant_by_its_number_its_words_or_its_date(said: str, reading: str) -> None:
    talk = await a_conversation()
    for line in ("afklar A1", said, "bekræftet af LBF", "ja"):
        await talk.say(line)
    settled = await settlement(talk)
    assert settled is not None and settled.reading == reading


async def test_what_the_first_message_says_is_not_asked_again() -> None:
    talk = await a_conversation()
    reply = await talk.say("afklar A1: tre år fordi Landsbyggefonden har bekræftet det")
    assert "Begrundelse: Landsbyggefonden har bekræftet det" in plain_lines(reply.text)
    await talk.say("ja")
    assert await settlement(talk) is not None


async def test_nothing_is_saved_before_yes() -> None:
    talk = await a_conversation()
    before = await truth(talk)
    for line in ("afklar A1", "2", "bekræftet af LBF"):
        await talk.say(line)
    assert await truth(talk) == before


@pytest.mark.parametrize("word", ["annullér", "nej", "cancel"])
async def test_a_no_or_a_cancel_at_the_summary_saves_nothing(word: str) -> None:
    talk = await a_conversation()
    before = await truth(talk)
    for line in ("afklar A1", "2", "bekræftet af LBF", word, "ja"):
        await talk.say(line)
    assert await truth(talk) == before


@pytest.mark.parametrize("reason", ["ja", "nej", "ok", "?"])
async def test_yes_and_no_are_no_reason(reason: str) -> None:
    talk = await a_conversation()
    for line in ("afklar A1", "2", reason):
        reply = await talk.say(line)
    assert "Begrundelse:" not in reply.text
    await talk.say("ja")
    assert await settlement(talk) is None


async def test_an_unfinished_matter_survives_days_of_silence() -> None:
    talk = await a_conversation()
    for line in ("afklar A1", "2", "bekræftet af LBF"):
        await talk.say(line)
    talk.now += timedelta(days=12)
    await talk.say("ja")
    assert await settlement(talk) is not None


async def test_somebody_who_lost_the_right_in_the_middle_is_refused_at_the_end() -> None:
    talk = await a_conversation()
    for line in ("afklar A1", "2", "bekræftet af LBF"):
        await talk.say(line)
    talk.person = replace(talk.person, role=Role.VIEWER)
    reply = await talk.say("ja")
    assert reply.refused
    assert await settlement(talk) is None


async def test_who_comes_second_is_told_who_was_first() -> None:
    talk = await a_conversation()
    for line in ("afklar A1", "1", "notatet gælder"):
        await talk.say(line)
    await talk.as_person(BO).say("", form())
    reply = await talk.say("ja")
    assert "Bo Lund" in reply.text
    settled = await settlement(talk)
    assert settled is not None and settled.by_name == "Bo Lund"


async def test_a_question_about_which_day_is_the_last_takes_no_words_for_an_answer() -> None:
    talk = await a_conversation()
    await talk.say("afklar A3")
    await talk.say("det må vi finde ud af senere")
    assert "answer" not in {one["id"] for one in inputs(talk.replies[0].card)}
    for line in ("aftalt", "ja"):
        await talk.say(line)
    assert await settlement(talk, "A3") is None


async def test_words_beside_a_reading_are_kept_where_no_date_rests_on_the_question() -> None:
    talk = await a_conversation()
    await talk.say("", form(question="A6", reading="treated", answer="BR 18. december 2025"))
    settled = await settlement(talk, "A6")
    assert settled is not None
    assert (settled.reading, settled.answer) == ("treated", "BR 18. december 2025")
    assert "BR 18. december 2025" in (await talk.say("A6")).text


async def test_two_people_settle_two_matters_without_mixing_them() -> None:
    ida = await a_conversation()
    bo = ida.as_person(BO)
    for mine, theirs in zip(("afklar A1", "2", "LBF", "ja"), ("afklar A2", "2", "ØKF", "ja"), strict=True):
        await ida.say(mine)
        await bo.say(theirs)
    first, second = await settlement(ida, "A1"), await settlement(ida, "A2")
    assert first is not None and second is not None
    assert (first.by_name, second.by_name) == ("Ida Holm", "Bo Lund")


async def test_a_date_in_a_readings_words_is_no_end_date_where_the_question_takes_none() -> None:
    talk = await a_conversation()
    await talk.say("afklar A3: sidste dag er selve 1. januar fordi juristen siger det")
    await talk.say("ja")
    found = await settlement(talk, "A3")
    assert found is not None
    assert found.reading is not None
    assert found.last_day is None


async def test_money_answers_with_what_was_settled_about_it() -> None:
    talk = await a_conversation()
    for said in ("afklar A7", "2 mio. til Nørrebro og 5,4 mio. til Amager", "besked fra økonomi", "ja"):
        await talk.say(said)
    assert "5,4 mio. til Amager" in (await talk.say("hvordan er de 7,4 mio. fordelt?")).text
    for said in ("afklar A8", "1", "besked fra økonomi", "ja"):
        await talk.say(said)
    assert "A8: Afklaret" in (await talk.say("skal servicemidlerne frigives?")).text
