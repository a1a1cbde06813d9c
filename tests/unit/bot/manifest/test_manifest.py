"""The manifest is what Teams takes, the same in both languages, and every command in it is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.commands.package import FILES
from bot.commands.terminal import readable
from bot.turns.surfaces import COMMAND
from dialogs.meaning.recognise import recognise
from dialogs.saying.speech import Reply, Said, Surface
from dialogs.texts import Texts
from state.organisation.people import Role
from tests.support.dialogs.house import NOW, a_house, a_person
from tests.unit.bot.manifest.app import LANGUAGES, Json, commands, faults, picture, raw, schema, unpacked

LOCALE = {"da": "da-DK", "en": "en-GB"}
SURFACES = {"personal": Surface.PERSONAL, "team": Surface.CHANNEL, "groupChat": Surface.GROUP}
LOST = ("not-understood-title", "did-you-mean-title", "recording-title")
TITLE_FITS = 32
# What the schema says can be said in another language, as paths of manifest.json.
LOCALISABLE = ("name.short", "name.full", "description.short", "description.full")
MENU = sorted(
    {(one.language, one.scope, text) for one in commands() for text in one.typed},
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return unpacked(tmp_path_factory.mktemp("package") / "fremdrift.zip")


@pytest.fixture
def manifest(app: dict[str, bytes]) -> Json:
    read: Json = json.loads(app["manifest.json"])
    return read


def test_the_manifest_is_valid(manifest: Json) -> None:
    assert faults(manifest) == set()


def test_the_other_languages_file_is_valid() -> None:
    assert faults(raw("en.json"), "MicrosoftTeams.Localization") == set()


def test_a_fault_in_the_manifest_is_found(manifest: Json) -> None:
    manifest["bots"][0]["scopes"][0] = "groupchat"
    manifest["bots"][0]["commandLists"][0]["commands"][0]["title"] = "x" * 129
    manifest["name"]["short"] = "x" * 31
    del manifest["accentColor"]
    assert faults(manifest) == {
        "bots/0/scopes/0",
        "bots/0/commandLists/0/commands/0/title",
        "name/short",
        "'accentColor' is a required property",
    }


def test_both_files_are_of_the_version_they_are_checked_against(manifest: Json) -> None:
    version = manifest["manifestVersion"]
    assert schema("MicrosoftTeams")["properties"]["manifestVersion"]["const"] == version
    assert {f"/v{version}/" in document["$schema"] for document in (manifest, raw("en.json"))} == {True}


def test_danish_is_the_default_and_english_the_other_language(manifest: Json) -> None:
    assert manifest["localizationInfo"] == {
        "defaultLanguageTag": "da",
        "additionalLanguages": [{"languageTag": "en", "file": "en.json"}],
    }


def test_both_languages_say_the_same_things(manifest: Json) -> None:
    """A text that one language lacks would be shown in the other one's words."""
    said_in_english = {key for key in raw("en.json") if key != "$schema"}
    assert said_in_english == set(_localisable(manifest))


def test_the_name_is_the_same_in_both_languages(manifest: Json) -> None:
    assert manifest["name"]["short"] == raw("en.json")["name.short"] == "Fremdrift"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_names_the_languages_and_what_has_to_be_done_first(language: str) -> None:
    text = (
        raw("manifest.json")["description"]["full"]
        if language == "da"
        else raw("en.json")["description.full"]
    )
    needed = {"da": ("dansk", "engelsk", "Før brug", "administrator")}.get(
        language, ("Danish", "English", "Before use", "administrator")
    )
    assert [word for word in needed if word not in text] == []


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_menu_is_short_and_says_each_thing_once(scope: str, language: str) -> None:
    menu = [one for one in commands() if (one.scope, one.language) == (scope, language)]
    titles = [one.title.casefold() for one in menu]
    assert 1 <= len(menu) <= 12
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not title[:1].isalpha() or len(title) > TITLE_FITS] == []
    assert [one.title for one in menu if not one.description.strip()] == []


def test_there_are_prompt_starters_in_the_personal_chat_only() -> None:
    assert {one.scope for one in commands() if one.prompt} == {"personal"}


async def test_nothing_is_recorded_from_the_menus_of_teams_and_groups() -> None:
    house = await a_house()
    shared = {text for one in commands() if one.scope != "personal" for text in one.typed}
    heard = {text: recognise(house.heard(text)).intent or "" for text in shared}
    assert [text for text, intent in heard.items() if intent.startswith("record-")] == []
    assert {text for text, intent in heard.items() if intent in ("", "settle")} == set()


@pytest.mark.parametrize(("language", "scope", "typed"), MENU)
async def test_what_the_menu_offers_is_answered(language: str, scope: str, typed: str) -> None:
    """Picked where it is offered, by a coordinator or by somebody who may only look, in the menu's language."""
    house = await a_house()
    lost = {Texts()(language, text_id) for text_id in LOST}
    for role in (Role.COORDINATOR, Role.VIEWER):
        reply = await house.root.reply(
            Said(
                text=typed,
                person=a_person(role=role),
                conversation=role.value,
                now=NOW,
                surface=SURFACES[scope],
                locale=LOCALE[language],
            )
        )
        assert reply.language == language
        assert _first_line(reply) not in lost, reply.text


def test_one_question_can_be_asked_from_the_compose_box(manifest: Json) -> None:
    (command,) = manifest["composeExtensions"][0]["commands"]
    assert (command["id"], command["type"], command["initialRun"]) == (COMMAND, "query", True)
    assert [one["name"] for one in command["parameters"]] == ["query"]


def test_nothing_is_asked_of_the_user_that_is_not_used(manifest: Json) -> None:
    assert manifest["permissions"] == ["identity"]
    assert "webApplicationInfo" not in manifest
    assert "authorization" not in manifest


def test_the_package_holds_what_teams_reads_and_nothing_else(app: dict[str, bytes], manifest: Json) -> None:
    named = {
        *manifest["icons"].values(),
        *(one["file"] for one in manifest["localizationInfo"]["additionalLanguages"]),
    }
    assert set(app) == set(FILES) == {"manifest.json", *named}


def test_the_colour_icon_fills_its_square(app: dict[str, bytes]) -> None:
    icon = picture(app["color.png"])
    assert (icon.width, icon.height, icon.channels) == (192, 192, 3)
    corners = [icon.pixels[place] for place in (0, 191, 191 * 192, -1)]
    assert set(corners) == {_colour(raw("manifest.json")["accentColor"])}
    assert len(set(icon.pixels)) > 3


def test_the_outline_icon_is_white_on_nothing(app: dict[str, bytes]) -> None:
    icon = picture(app["outline.png"])
    assert (icon.width, icon.height, icon.channels) == (32, 32, 4)
    assert {pixel[:3] for pixel in icon.pixels} == {(255, 255, 255)}
    seen = [pixel[3] for pixel in icon.pixels]
    assert {0, 255} <= set(seen)
    assert 0.1 < sum(seen) / 255 / len(seen) < 0.6


def _first_line(reply: Reply) -> str:
    return readable(reply.text).strip().splitlines()[0].strip()


def _colour(code: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(code.removeprefix("#")))


def _localisable(manifest: Json) -> Iterator[str]:
    """The paths of the manifest's texts that Microsoft's schema lets another language say."""
    patterns = [re.compile(pattern) for pattern in schema("MicrosoftTeams.Localization")["patternProperties"]]
    for path, value in _texts(manifest, ""):
        if path in LOCALISABLE or (value and any(pattern.search(path) for pattern in patterns)):
            yield path


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{number}]")
