"""First contact and cards as Microsoft asks of a Teams app, where no other test shows it."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from dialogs.saying.speech import Reply, Said
from dialogs.texts import Texts
from state.organisation.people import Person, Role
from tests.support.dialogs.house import NOW, a_house, a_person
from tests.unit.bot.manifest.app import LANGUAGES, commands, raw

LOCALE = {"da": "da-DK", "en": "en-GB"}
NEWCOMER: Person = replace(a_person(role=Role.VIEWER, unit=None), name="")
NAME = raw("manifest.json")["name"]["short"]
BARRED_FIRST = ("chat", "contacts", "calendar", "calls", "files", "activity", "teams", "help")
BARRED = ("microsoft", "teams", "office", "outlook", "azure", "copilot", "beta", "dev", "preview", "uat")
ELSEWHERE = ("http", "www.", "marketplace", "appsource", "store", "download")
DRAWN = ("Image", "ImageSet", "Media")


def said(text: str, language: str) -> Said:
    return Said(text=text, person=NEWCOMER, conversation="new", now=NOW, locale=LOCALE[language])


async def welcome(language: str) -> Reply:
    return await (await a_house()).root.welcome(said("", language))


async def answer(text: str, language: str) -> Reply:
    return await (await a_house()).root.reply(said(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_welcome_says_what_it_is_for_what_to_try_and_its_limits_and_goes_on(language: str) -> None:
    text_of = Texts()
    reply = await welcome(language)
    examples = [line.strip() for line in text_of(language, "welcome-examples").splitlines() if line.strip()]
    assert text_of(language, "welcome") in reply.text
    assert text_of(language, "welcome-limits") in reply.text
    assert len(examples) >= 3
    assert [one for one in examples if one.casefold() not in reply.text.casefold()] == []
    assert reply.card is not None
    assert '"ask"' in json.dumps(reply.card)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_bot_calls_itself_what_the_manifest_calls_it(language: str) -> None:
    assert NAME in (await welcome(language)).text
    assert NAME in (await answer({"da": "hvem er du?", "en": "who are you?"}[language], language)).text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_welcome_and_help_send_nobody_elsewhere(language: str) -> None:
    for reply in (await welcome(language), await answer({"da": "hjælp", "en": "help"}[language], language)):
        assert [word for word in ELSEWHERE if word in reply.text.casefold()] == []


@pytest.mark.parametrize(
    ("written", "language", "text_id"),
    [
        *((written, "da", "hello") for written in ("hej", "Hej", "HEJ", "hej!")),
        *((written, "en", "hello") for written in ("hi", "Hi", "HELLO", "hello.")),
        *((written, "da", "help-lead") for written in ("hjælp", "Hjælp", "HJÆLP", "hjælp?")),
        *((written, "en", "help-lead") for written in ("help", "Help", "HELP", "help!")),
    ],
)
async def test_a_greeting_and_a_call_for_help_work_for_anybody(
    written: str, language: str, text_id: str
) -> None:
    """Somebody the bot has never heard of, without role, unit or a name."""
    expected = (
        Texts()(language, text_id, name="", named=0) if text_id == "hello" else Texts()(language, text_id)
    )
    assert expected.split(". ", maxsplit=1)[1] in (await answer(written, language)).text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_help_is_not_the_welcome_again_and_leads_on(language: str) -> None:
    reply = await answer({"da": "hjælp", "en": "help"}[language], language)
    assert reply.text != (await welcome(language)).text
    assert reply.buttons


def test_the_apps_name_is_one_microsoft_accepts() -> None:
    words = re.findall(r"\w+", NAME.casefold())
    assert words[0] not in BARRED_FIRST
    assert [word for word in words if word in BARRED] == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_card_brings_no_picture_and_no_background_of_its_own(language: str) -> None:
    """So there is nothing that is too large, or cannot be read in a dark theme."""
    for command in commands():
        if command.language != language:
            continue
        for typed in command.typed:
            drawn = json.dumps((await answer(typed, language)).card)
            assert "backgroundImage" not in drawn
            assert [kind for kind in DRAWN if f'"type": "{kind}"' in drawn] == []


@pytest.mark.parametrize(
    ("asked", "language"),
    [("hvorfor skal forberedelsen være i gang?", "da"), ("why should the preparation be under way?", "en")],
)
async def test_an_address_outside_teams_is_named_as_a_source_and_shown_whole(
    asked: str, language: str
) -> None:
    """Nothing in an answer leads out of Teams without saying so, and no button does."""
    reply = await answer(asked, language)
    marked = Texts()(language, "see-source", url="https://")
    assert marked in reply.text
    assert reply.text.count("http") == reply.text.count(marked)
    assert "Action.OpenUrl" not in json.dumps(reply.card)


@pytest.mark.parametrize(("written", "language", "greeting"), [("hej", "da", "Hej!"), ("hi", "en", "Hello!")])
async def test_somebody_whose_name_is_not_known_is_greeted_without_one(
    written: str, language: str, greeting: str
) -> None:
    (first, _) = (await answer(written, language)).text.split("\n\n")[-1].split(" ", maxsplit=1)
    assert first == greeting


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["sprog", "skift sprog", "language", "change language"])
async def test_who_asks_about_the_language_is_told_both_and_can_choose(language: str, asked: str) -> None:
    reply = await answer(asked, language)
    assert reply.buttons == ("Dansk", "English")
