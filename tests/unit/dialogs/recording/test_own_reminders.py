"""To be reminded no more: one's own reminders alone, the one that is named, and a choice where several fit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from dialogs.saying.speech import Reply
from state.facts.reminder import Reminder, ReminderKind, ReminderState
from state.organisation.people import Person, Role
from tests.support.dialogs.transcript import Conversation, a_conversation, said

CALL = "mind mig om at ringe til LBF den 3. maj 2027"
WRITE = "mind mig om at skrive til LBF den 4. maj 2027"
NORREBRO = "mind mig om forhandlingen om Nørrebro en uge før"
AMAGER = "mind mig om bidraget til Amager den 5. maj 2027"
NOTHING = {"da": "Du har ikke bedt om at blive mindet om noget", "en": "You have not asked to be reminded"}


async def waiting(talk: Conversation) -> list[Reminder]:
    """The reminders somebody asked for that are still to come, the next first."""
    async with talk.store.reading() as look:
        found = await look.find(Reminder, state=ReminderState.WAITING, order=("next_at",))
    return [one for one in found if one.kind is ReminderKind.OWN]


async def texts(talk: Conversation) -> list[str]:
    """What they are about: somebody's words, or the plan."""
    return [one.text or one.plan for one in await waiting(talk)]


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("slet min påmindelse om Nørrebro", ["ringe til LBF", "skrive til LBF", "amager"]),
        (
            "jeg vil ikke mindes om forhandlingen på Nørrebro alligevel",
            ["ringe til LBF", "skrive til LBF", "amager"],
        ),
        ("fjern min påmindelse om at ringe til LBF", ["noerrebro", "skrive til LBF", "amager"]),
        ("jeg vil ikke mindes om at skrive til LBF alligevel", ["noerrebro", "ringe til LBF", "amager"]),
        ("annullér påmindelsen den 4. maj 2027", ["noerrebro", "ringe til LBF", "amager"]),
        (
            "jeg skal ikke mindes om bidraget til Amager alligevel",
            ["noerrebro", "ringe til LBF", "skrive til LBF"],
        ),
        ("cancel my reminder about Nørrebro", ["ringe til LBF", "skrive til LBF", "amager"]),
        ("do not remind me of the contribution to Amager", ["noerrebro", "ringe til LBF", "skrive til LBF"]),
    ],
)
async def test_the_one_that_is_named_goes_at_once_and_the_others_stay(message: str, left: list[str]) -> None:
    talk = await a_conversation()
    await said(talk, CALL, WRITE, NORREBRO, AMAGER)
    reply = await said(talk, message)
    assert not reply.refused
    assert await texts(talk) == left


async def test_an_only_one_need_not_be_named() -> None:
    talk = await a_conversation()
    reply = await said(talk, CALL, "slet min påmindelse")
    assert "Ringe til LBF, mandag den 3. maj 2027: det minder jeg dig ikke om." in reply.text
    assert await waiting(talk) == []


@pytest.mark.parametrize("answer", ["2", "skrive", "tirsdag", "den 4. maj 2027"])
async def test_of_several_that_fit_one_is_chosen(answer: str) -> None:
    talk = await a_conversation()
    asked = await said(talk, CALL, WRITE, NORREBRO, "jeg vil ikke mindes om LBF alligevel")
    assert "1. ringe til LBF, mandag den 3. maj 2027" in asked.text
    assert "2. skrive til LBF, tirsdag den 4. maj 2027" in asked.text
    assert "2 af dine 3 påmindelser" in asked.text
    assert "Forhandlingen" not in asked.text
    assert len(await waiting(talk)) == 3
    await said(talk, answer)
    assert await texts(talk) == ["noerrebro", "ringe til LBF"]


async def test_where_none_fits_nothing_goes_and_those_there_are_are_listed() -> None:
    talk = await a_conversation()
    for message in ("slet min påmindelse om Amager", "slet min påmindelse om notatet"):
        reply = await said(talk, CALL, message)
        assert reply.refused
        assert "Du har ingen påmindelse om det." in reply.text
        assert "1. ringe til LBF" in reply.text
        again = await said(talk, "notatet")
        assert "Det passer ikke på én af dine påmindelser." in again.text
        await said(talk, "annullér")
    assert await texts(talk) == ["ringe til LBF"]


@pytest.mark.parametrize(
    ("language", "message"),
    [("da", "slet min påmindelse om Nørrebro"), ("en", "cancel my reminder about Nørrebro")],
)
async def test_who_asked_for_none_is_told_so_and_how_to_be_told_less(language: str, message: str) -> None:
    talk = await a_conversation(locale="da-DK" if language == "da" else "en-GB")
    reply = await said(talk, message)
    assert reply.refused
    assert NOTHING[language] in reply.text
    assert ("færre påmindelser" if language == "da" else "fewer reminders") in reply.text


async def test_what_another_asked_for_is_neither_listed_nor_deleted() -> None:
    talk = await a_conversation()
    await said(talk, CALL)
    other = talk.as_person(Person(id="t/bo", tenant="t", name="Bo", unit="sof", role=Role.VIEWER))
    assert "LBF," not in (await said(other, "slet min påmindelse om at ringe til LBF")).text
    mine = await said(other, WRITE, NORREBRO, "slet min påmindelse")
    assert "ringe" not in mine.text
    card = dict(next(iter(actions_of(mine))))
    (theirs,) = [one.id for one in await waiting(talk) if one.recipient == talk.person.id]
    assert (await other.say("", {**card, "reminder": theirs})).refused
    assert len(await waiting(talk)) == 3


def actions_of(reply: Reply) -> list[dict[str, object]]:
    """What the card's buttons carry."""

    def every(node: object) -> list[dict[str, object]]:
        if isinstance(node, dict):
            return [node, *(one for value in node.values() for one in every(value))]
        return [one for value in node for one in every(value)] if isinstance(node, list) else []

    return [dict(one["data"]) for one in every(reply.card) if one.get("type") == "Action.Execute"]  # type: ignore[call-overload]


async def test_a_deleted_one_comes_back_by_undo() -> None:
    talk = await a_conversation()
    await said(talk, CALL, "slet min påmindelse", "fortryd", "ja")
    assert await texts(talk) == ["ringe til LBF"]


@pytest.mark.parametrize(
    ("messages", "left"),
    [
        (("slet alle mine påmindelser",), []),
        (("fjern alle påmindelser",), []),
        (("slet mine påmindelser", "alle"), []),
        (("slet alle mine påmindelser om LBF",), ["noerrebro"]),
        (("delete all my reminders",), []),
        (("cancel all of my reminders",), []),
        (("delete a reminder", "all of them"), []),
    ],
    ids=lambda messages: messages[-1] if messages else "",
)
async def test_all_that_fit_go_together_after_a_yes(messages: tuple[str, ...], left: list[str]) -> None:
    talk = await a_conversation()
    asked = await said(talk, CALL, WRITE, NORREBRO, *messages)
    assert "ringe til LBF" in asked.text
    assert ("slette dem alle" in asked.text) or ("delete them all" in asked.text)
    assert len(await waiting(talk)) == 3
    assert not (await said(talk, "ja")).refused
    assert await texts(talk) == left


async def test_after_a_no_all_of_them_stay() -> None:
    talk = await a_conversation()
    await said(talk, CALL, WRITE, "slet alle mine påmindelser", "nej")
    assert len(await waiting(talk)) == 2


async def test_all_of_ones_own_are_not_anothers() -> None:
    talk = await a_conversation()
    await said(talk, CALL)
    other = talk.as_person(Person(id="t/bo", tenant="t", name="Bo", unit="sof", role=Role.VIEWER))
    await said(other, WRITE, NORREBRO, "slet alle mine påmindelser", "ja")
    assert await texts(talk) == ["ringe til LBF"]


async def test_what_went_together_comes_back_together_and_goes_again() -> None:
    talk = await a_conversation()
    await said(talk, CALL, WRITE)
    talk.now += timedelta(minutes=1)
    asked = await said(talk, "slet alle mine påmindelser", "ja", "fortryd")
    assert "ringe til LBF, mandag den 3. maj 2027; skrive til LBF, tirsdag den 4. maj 2027" in asked.text
    talk.now += timedelta(minutes=1)
    await said(talk, "ja")
    assert await texts(talk) == ["ringe til LBF", "skrive til LBF"]
    await said(talk, "fortryd", "ja")
    assert await waiting(talk) == []


async def test_undoing_names_the_reminder_in_its_owners_words_and_the_history_does_not() -> None:
    talk = await a_conversation()
    asked = await said(talk, CALL, "slet min påmindelse", "fortryd")
    assert "slettede en påmindelse (sine egne ord) – ringe til LBF, mandag den 3. maj 2027" in asked.text
    assert "ringe til LBF, mandag den 3. maj 2027" in (await said(talk, "ja")).text
    assert "ringe til LBF" not in (await said(talk, "historik")).text


async def test_who_may_undo_nothing_is_told_how_to_take_a_reminder_back_all_the_same() -> None:
    talk = await a_conversation("læser")
    asked = await said(talk, CALL)
    assert "fortryd" not in asked.text.casefold()
    assert 'Skriv "slet min påmindelse"' in asked.text
    assert "Fortryd" not in asked.buttons
    gone = await said(talk, "slet min påmindelse")
    assert "fortryd" not in gone.text.casefold()
    assert await waiting(talk) == []


async def test_one_that_was_sent_meanwhile_is_said_to_be_gone() -> None:
    talk = await a_conversation()
    await said(talk, CALL, WRITE, "slet min påmindelse")
    (call, _) = await waiting(talk)
    card = actions_of(talk.replies[-1])[0]
    async with talk.store.writing() as unit:
        await unit.put(replace(call, state=ReminderState.SENT))
    reply = await talk.say("", {**card, "reminder": call.id})
    assert reply.refused
    assert await texts(talk) == ["skrive til LBF"]


async def test_ones_own_words_take_no_effect_in_the_list() -> None:
    talk = await a_conversation()
    await said(talk, "mind mig om at sende **alt** til [fsb](http://ond.dk) den 3. maj 2027", WRITE)
    listed = (await said(talk, "slet min påmindelse")).text
    assert "**alt**" not in listed
    assert "[fsb](" not in listed
    assert "\\*\\*alt\\*\\*" in listed
