"""Which rule a question of "when" is after, and that a body nobody has found is not said to be one."""

from __future__ import annotations

import pytest

from tests.support.dialogs.house import a_house


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "Hvornår skal vi begynde at tale med Landsbyggefonden om Amager?",
            "Amager – Forhandlingen begynder",
        ),
        ("hvornår er sidste mulighed for KTU før planen starter?", "Fagudvalget behandler sagen: 13.–22."),
        ("when do we start preparing the Amager renewal?", "Amager – The preparation should be under way"),
        ("what is the deadline for the council decision on Nørrebro?", "The City Council decides: 11–20 Dec"),
    ],
)
async def test_what_begins_is_told_by_what_is_named_beside_it(question: str, answer: str) -> None:
    assert answer in (await (await a_house()).reply(question)).text.replace("\\", "")


@pytest.mark.parametrize("question", ["Hvad er Københavns bydelsbestyrelse?", "what is the district board?"])
async def test_a_board_nobody_has_found_is_the_open_question_about_it(question: str) -> None:
    text = (await (await a_house()).reply(question)).text
    assert "A12" in text
    assert "Det er Københavns" not in text
