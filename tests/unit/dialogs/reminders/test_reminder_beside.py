"""A button of a reminder does what it says, and nothing to what somebody is in the middle of."""

from __future__ import annotations

import pytest

from tests.support.dialogs.answering import a_message, button, talks
from tests.support.dialogs.reminded import IDA, METTE, a_municipality, about_contribution, about_deadline
from tests.support.dialogs.reminder_scenes import COUNCIL, COUNCIL_DAY, Kind


@pytest.mark.parametrize("title", ["Mind mig i morgen", "Mind mig på mandag", "Ikke mig"])
async def test_a_contribution_that_was_begun_is_gone_on_with_after_a_reminders_button(title: str) -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    mette = talks(house, METTE)
    assert (await mette.say("registrér bidrag fra SOF til Nørrebro")).goes_on
    assert (await mette.say("", button(sent, title))).replaces
    went_on = await mette.say("450.000 kr. om året 2028-2030")
    assert went_on.goes_on
    assert "450.000" in went_on.text


async def test_a_question_being_settled_waits_too() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    ida = talks(house, IDA)
    begun = await ida.say("afklar A1")
    assert begun.goes_on, begun.text
    assert (await ida.say("", button(sent, "Klaret"))).replaces
    assert (await ida.say("1")).goes_on


async def test_a_choice_that_was_offered_is_over_once_a_button_is_pressed_instead() -> None:
    house = await a_municipality()
    told = (
        about_contribution(Kind.AHEAD, METTE),
        about_deadline(Kind.AHEAD, METTE, COUNCIL, COUNCIL_DAY),
    )
    sent = await a_message(house, METTE, *told)
    mette = talks(house, METTE)
    asked = await mette.say("ikke mig")
    assert len(asked.buttons) == 2, asked.text
    snooze = next(title for title in sent.buttons if title.startswith("Mind mig"))
    await mette.say("", button(sent, snooze))
    assert "hand-back" not in (await mette.say("1")).text
