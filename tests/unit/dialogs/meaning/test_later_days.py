"""The same questions on later days: leap days, closing days, and periods that have run out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from state.actions.plans.advance import advance
from tests.support.dialogs.house import a_house, a_person

QUESTIONS = (
    "status",
    "status på Nørrebro",
    "næste frister",
    "mine frister",
    "hvad er overskredet?",
    "hvornår udløber planerne?",
    "hvornår starter forhandlingen?",
    "hvem mangler at sende bidrag?",
    "hvor er sagen politisk?",
    "hvad er målet for 2030?",
    "hvad sker der om et år?",
)
LATER = ((2027, 9, 1), (2028, 1, 3), (2028, 2, 29), (2029, 2, 1), (2096, 2, 29), (2100, 12, 31))


@pytest.mark.parametrize("day", LATER)
async def test_every_question_is_answered_on_every_later_day(day: tuple[int, int, int]) -> None:
    house = await a_house()
    now = datetime(*day, 9, tzinfo=UTC)
    await advance(house.store, now.date(), now)
    for question in QUESTIONS:
        reply = await house.reply(question, now=now, conversation=question)
        assert reply.text.strip(), question
        assert not reply.refused, question


async def test_a_next_period_that_has_begun_unapproved_is_warned_about() -> None:
    house = await a_house()
    now = datetime(2030, 2, 1, 9, tzinfo=UTC)
    await advance(house.store, now.date(), now)
    assert "Perioden begyndte den 1. januar 2029" in (await house.reply("status på Nørrebro", now=now)).text
    assert "Perioden begyndte den 1. januar 2030" in (await house.reply("status på Amager", now=now)).text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("er den 24. december en arbejdsdag?", "Arbejdsdagen før er onsdag den 23. december 2026."),
        ("is 24 December a working day?", "The working day before is Wednesday 23 December 2026."),
    ],
)
async def test_a_closing_day_is_not_the_weekday_before_itself(question: str, answer: str) -> None:
    text = (await (await a_house()).reply(question, person=a_person())).text
    assert answer in text
    assert "Hverdagen før" not in text
    assert "weekday before" not in text
