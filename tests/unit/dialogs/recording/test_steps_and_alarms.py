"""A step agreed in a negotiation reported as taken, and the alarm of one key without the other settled."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.saying.speech import Surface
from state.actions.gathering.negotiation import finish_step, log_meeting
from state.facts.negotiation import NegotiationEntry
from state.facts.plan import Plan
from state.facts.reminder import ReminderKind as Kind
from state.facts.reminder import SubjectKind
from state.organisation.people import Person, Role
from tests.support.dialogs.answering import a_message, button, talks, trace
from tests.support.dialogs.house import NOW
from tests.support.dialogs.reminded import (
    IDA,
    METTE,
    Municipality,
    a_municipality,
    a_reminder,
    about_contribution,
)
from tests.support.dialogs.reminder_scenes import a_step, content_decided

DUE = date(2026, 11, 24)
TAKEN = "finish-step"


async def the_step(house: Municipality, plan: str = "noerrebro") -> NegotiationEntry:
    """The plan's only meeting, with its next step."""
    async with house.store.reading() as look:
        (found,) = await look.find(NegotiationEntry, plan=plan)
    return found


async def the_plan(house: Municipality) -> Plan:
    async with house.store.reading() as look:
        found = await look.get(Plan, "noerrebro")
    assert found is not None
    return found


async def mettes(house: Municipality) -> NegotiationEntry:
    """Another step, about Amager, that lies with Mette, who writes for an administration."""
    await log_meeting(
        house.store,
        actor=IDA,
        plan="amager",
        on=date(2026, 11, 3),
        parties=("fsb",),
        topic="Lokaler",
        next_step="Mette finder lokaler",
        owner=METTE.id,
        due=DUE,
        now=NOW,
    )
    return await the_step(house, "amager")


async def test_whose_step_it_is_reports_it_taken_from_the_message() -> None:
    house = await a_municipality()
    step = await mettes(house)
    about = a_reminder(Kind.AHEAD, METTE, step.id, SubjectKind.STEP, plan="amager", due=DUE)
    sent = await a_message(house, METTE, about)
    reply = await talks(house, METTE).say("", button(sent, "Klaret"))
    assert "meldt klaret" in reply.text
    assert "Mette Jensen meldte en aftalt opgave udført" in reply.text
    assert reply.buttons == ()
    assert (await the_step(house, "amager")).done_on == NOW.date()


async def test_a_word_to_the_message_is_enough_and_can_be_taken_back() -> None:
    house = await a_municipality()
    await a_message(house, IDA, await a_step(house))
    talk = talks(house, IDA)
    assert "meldt klaret" in (await talk.say("klaret")).text
    assert (await the_step(house)).done_on == NOW.date()
    await talk.say("fortryd")
    await talk.say("ja")
    assert (await the_step(house)).done_on is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("det næste skridt om Nørrebro er klaret", "KAB sender et udkast: meldt klaret."),
        ("skridtet for Nørrebro er ordnet", "KAB sender et udkast: meldt klaret."),
        ("the next step for Nørrebro is done", "KAB sender et udkast: marked as done."),
    ],
)
async def test_it_can_be_said_without_a_message(said: str, answer: str) -> None:
    house = await a_municipality()
    assert answer in (await talks(house, IDA).say(said)).text
    assert (await the_step(house)).done_on == NOW.date()


async def test_with_steps_of_two_plans_it_is_asked_which_one() -> None:
    house = await a_municipality()
    await mettes(house)
    talk = talks(house, IDA)
    asked = await talk.say("det næste skridt er klaret")
    assert asked.buttons == ("Amager", "Nørrebro")
    await talk.say("Amager")
    assert (await the_step(house, "amager")).done_on == NOW.date()
    assert (await the_step(house)).done_on is None


async def test_somebody_elses_step_is_refused_in_words() -> None:
    house = await a_municipality()
    reply = await talks(house, METTE).say("det næste skridt om Nørrebro er klaret")
    assert reply.refused
    assert TAKEN not in await trace(house)


async def test_somebody_who_only_asked_to_be_reminded_of_it_is_told_who_can() -> None:
    house = await a_municipality()
    step = await the_step(house)
    about = a_reminder(Kind.OWN, METTE, step.id, SubjectKind.STEP, plan="noerrebro", due=DUE)
    sent = await a_message(house, METTE, about)
    assert "Klaret" not in sent.buttons
    data = button(sent, "Mind mig i morgen")
    crafted = await talks(house, METTE).say("", {**data, "do": "met", "version": step.version})
    said = await talks(house, METTE).say("klaret")
    assert crafted.refused
    assert "eller en koordinator" in said.text
    assert TAKEN not in await trace(house)


async def test_a_step_that_changed_since_the_message_is_not_marked() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, await a_step(house))
    data = button(sent, "Klaret")
    reply = await talks(house, IDA).say("", {**data, "version": 99})
    assert reply.refused
    assert TAKEN not in await trace(house)


async def test_a_step_taken_already_says_by_whom() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, await a_step(house))
    await finish_step(house.store, actor=IDA, step=(await the_step(house)).id, now=NOW)
    reply = await talks(house, IDA).say("", button(sent, "Klaret"))
    assert "Ida Holm meldte en aftalt opgave udført" in reply.text
    assert (await trace(house)).count(TAKEN) == 1


async def test_a_message_about_a_contribution_has_no_such_button() -> None:
    house = await a_municipality()
    assert "Klaret" not in (await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))).buttons


async def alarmed() -> Municipality:
    """The council adopted the content of Nørrebro's plan and not the release."""
    house = await a_municipality()
    await content_decided(house)
    return house


async def test_the_button_on_the_alarm_begins_to_settle_it() -> None:
    house = await alarmed()
    about = a_reminder(Kind.TWO_KEYS, IDA, "noerrebro.2", SubjectKind.KEYS, plan="noerrebro")
    sent = await a_message(house, IDA, about)
    talk = talks(house, IDA)
    asked = await talk.say("", button(sent, "Alarmen er ikke relevant"))
    assert "Hvorfor er alarmen ikke relevant?" in asked.text
    shown = await talk.say("planen får ingen anlægsmidler")
    assert "Intet" not in shown.text
    assert "settle-alarm" not in await trace(house)
    done = await talk.say("ja")
    assert "Politisk behandling → Godkendt" in done.text
    assert (await the_plan(house)).period(2).waived == "planen får ingen anlægsmidler"


async def test_it_is_said_in_english_with_its_reason_at_once_and_taken_back() -> None:
    house = await alarmed()
    talk = talks(house, IDA, locale="en-GB")
    shown = await talk.say("the alarm for Nørrebro is not relevant because the plan gets no capital money")
    assert "Reason: the plan gets no capital money" in shown.text
    await talk.say("yes")
    assert (await the_plan(house)).period(2).waived
    await talk.say("undo")
    await talk.say("yes")
    assert not (await the_plan(house)).period(2).waived


async def test_without_an_alarm_there_is_nothing_to_settle() -> None:
    house = await a_municipality()
    reply = await talks(house, IDA).say("alarmen for Nørrebro er ikke relevant, fordi den er forkert")
    assert "Der er ingen alarm om indhold og frigivelse for Nørrebro" in reply.text


@pytest.mark.parametrize(
    ("person", "surface", "offered"),
    [
        (IDA, Surface.PERSONAL, True),
        (METTE, Surface.PERSONAL, False),
        (IDA, Surface.GROUP, False),
        (IDA, Surface.CHANNEL, False),
    ],
)
async def test_the_status_card_offers_it_to_who_may_in_private(
    person: Person, surface: Surface, offered: bool
) -> None:
    house = await alarmed()
    talk = talks(house, person)
    talk.surface = surface
    reply = await talk.say("status på Nørrebro")
    assert "⚠ Indholdet er godkendt" in reply.text
    assert ("Alarmen er ikke relevant" in reply.buttons) == offered


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
async def test_who_may_not_settle_it_is_told(role: Role) -> None:
    house = await alarmed()
    person = Person(id="t/x", tenant="t", name="Sara", unit="sof", role=role)
    reply = await talks(house, person).say("alarmen for Nørrebro er ikke relevant, fordi jeg siger det")
    assert reply.refused
    assert "settle-alarm" not in await trace(house)
