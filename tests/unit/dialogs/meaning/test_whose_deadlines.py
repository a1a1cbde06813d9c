"""Whose deadlines a question is after: a body's on the political route, an administration's, or the asker's own."""

from __future__ import annotations

import pytest

from state.organisation.people import Role
from tests.support.dialogs.house import a_house, a_person

COUNCIL, COUNCIL_EN = "Borgerrepræsentationen beslutter", "The City Council decides"


@pytest.mark.parametrize(
    ("question", "theirs", "others"),
    [
        ("hvad er næste frist for økonomiudvalget?", "Økonomiudvalget behandler sagen", COUNCIL),
        ("hvilke frister har BR?", COUNCIL, "Fagudvalget behandler sagen"),
        ("what is the next deadline for the finance committee?", "The Finance Committee treats", COUNCIL_EN),
    ],
)
async def test_a_body_on_the_route_has_its_own_deadlines(question: str, theirs: str, others: str) -> None:
    text = (await (await a_house()).reply(question)).text
    assert theirs in text
    assert others not in text


@pytest.mark.parametrize(
    "question",
    [
        "hvad mangler jeg?",
        "hvad mangler jeg",
        "hvad er mine frister i uge 53?",
        "what are my deadlines?",
        "what do I owe?",
    ],
)
async def test_who_asks_about_themselves_hears_of_their_own_unit(question: str) -> None:
    person = a_person(role=Role.CONTRIBUTOR, unit="suf")
    text = (await (await a_house()).reply(question, person=person)).text
    assert "SUF" in text
    assert "Forhandlingen begynder" not in text
    assert "The negotiation begins" not in text


async def test_what_the_coordinator_has_to_do_is_everything() -> None:
    text = (await (await a_house()).reply("hvad skal jeg nå i næste uge?", person=a_person())).text
    assert "Statens liste over parallelsamfund 2026" in text


@pytest.mark.parametrize("question", ["hvad er vores frister?", "hvad er fristerne i uge 53?"])
async def test_who_asks_about_all_hears_of_all(question: str) -> None:
    person = a_person(role=Role.CONTRIBUTOR, unit="suf")
    assert "Forhandlingen begynder" in (await (await a_house()).reply(question, person=person)).text
