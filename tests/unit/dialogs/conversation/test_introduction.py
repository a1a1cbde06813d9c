"""What a newcomer is told, by role and place: every sentence offered works, and how to get a role is said."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dialogs.answers.help.introduction import HELP_SECTIONS, RECORDS_AS, SHARED_SECTIONS
from dialogs.saying.speech import Reply, Said, Surface
from dialogs.texts import LANGUAGES, Texts
from state.organisation.people import Person, Role
from tests.support.dialogs.house import NOW, a_house, a_person

LOCALE = {"da": "da-DK", "en": "en-GB"}
ASKED = {"da": "hjælp", "en": "help"}
OTHERS = (Surface.GROUP, Surface.CHANNEL)
REFUSED = ("not-understood-title", "did-you-mean-title", "tells-of-people", "flow-not-here")
LONGEST = 2_000


def a(role: Role) -> Person:
    """Somebody of this role; who may only look belongs nowhere."""
    return a_person(role=role, unit=None if role is Role.VIEWER else "sof")


async def told(
    text: str, language: str, person: Person, surface: Surface = Surface.PERSONAL, conversation: str = "c"
) -> Reply:
    said = Said(
        text=text,
        person=person,
        conversation=conversation,
        now=NOW,
        surface=surface,
        locale=LOCALE[language],
    )
    root = (await a_house()).root
    return await (root.reply(said) if text else root.welcome(said))


def examples(text_id: str, language: str) -> list[str]:
    return [line.strip() for line in Texts()(language, text_id).splitlines() if line.strip()]


def heading(text_id: str, language: str) -> str:
    return f"**{Texts()(language, text_id)}**"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR, Role.COORDINATOR])
async def test_welcome_and_help_say_who_gives_a_role(role: Role, language: str) -> None:
    for text in ("", ASKED[language]):
        assert "administrator" in (await told(text, language, a(role))).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("surface", OTHERS)
async def test_among_others_it_is_said_too(surface: Surface, language: str) -> None:
    for text in ("", ASKED[language]):
        assert "administrator" in (await told(text, language, a(Role.VIEWER), surface)).text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_contributor_without_an_administration_is_told_how_to_get_one(language: str) -> None:
    placed = await told(ASKED[language], language, a(Role.CONTRIBUTOR))
    unplaced = await told(ASKED[language], language, replace(a(Role.CONTRIBUTOR), unit=None))
    assert "SOF" in Texts()(language, "part-contributor", unit="SOF", placed=1)
    assert Texts()(language, "part-contributor", unit="SOF", placed=1) in placed.text
    assert Texts()(language, "part-contributor", unit="", placed=0) in unplaced.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
async def test_help_offers_recording_to_those_who_may_record(role: Role, language: str) -> None:
    text = (await told(ASKED[language], language, a(role))).text
    assert (heading("help-record", language) in text) == (role in RECORDS_AS)
    assert heading("help-reminders", language) in text
    assert len(text) < LONGEST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("surface", OTHERS)
async def test_among_others_help_offers_what_can_be_answered_there(surface: Surface, language: str) -> None:
    text = (await told(ASKED[language], language, a(Role.ADMIN), surface)).text
    assert heading("help-reminders", language) not in text
    assert heading("help-record", language) not in text
    refused = [Texts()(language, one) for one in REFUSED]
    for name in SHARED_SECTIONS:
        for example in examples(f"help-{name}-examples", language):
            answer = (await told(example, language, a(Role.ADMIN), surface, example)).text
            assert not [one for one in refused if one in answer], example


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", Role)
async def test_every_sentence_offered_works_as_it_stands(role: Role, language: str) -> None:
    offered = [f"help-{name}-examples" for name in HELP_SECTIONS] + ["welcome-examples"]
    if role in RECORDS_AS:
        offered.append(f"help-record-{RECORDS_AS[role].value}")
    lost = [Texts()(language, one) for one in REFUSED]
    for text_id in offered:
        for example in examples(text_id, language):
            answer = (await told(example, language, a(role), conversation=example)).text
            assert answer
            assert not [one for one in lost if one in answer], example


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_says_how_to_have_fewer_reminders_the_form_and_how_to_complain(language: str) -> None:
    text = (await told(ASKED[language], language, a(Role.COORDINATOR))).text.casefold()
    wanted = {
        "da": ("færre påmindelser", "formular", "det var forkert", "hvem kunne ikke nås"),
        "en": ("fewer reminders", "the form", "that was wrong", "who could not be reached"),
    }
    assert [one for one in wanted[language] if one not in text] == []
