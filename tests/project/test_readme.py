"""The README's conversations are what the bot says, and its commands are there."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bot.commands.terminal import readable
from state.organisation.people import Role
from tests.support.dialogs.house import a_house, a_person
from tests.support.places import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
SPEAKERS = {"da": a_person(), "en": replace(a_person(), unit="kff", role=Role.VIEWER)}


def told(language: str) -> str:
    """The README's conversation in this language."""
    found = re.search(rf"<!-- transcript: {language} -->\n```\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert found, f"the README has no conversation in {language}"
    return found.group(1)


@pytest.mark.parametrize("language", ["da", "en"])
async def test_the_conversation_is_what_the_bot_says(language: str) -> None:
    """Every line of the README's conversation is in the answer, in order; "..." stands for left-out lines."""
    house = await a_house()
    for turn in re.split(r"^> ", told(language), flags=re.MULTILINE)[1:]:
        message, *expected = turn.splitlines()
        said = readable((await house.reply(message, person=SPEAKERS[language])).text)
        place = 0
        for line in filter(None, (one.strip() for one in expected)):
            if line == "...":
                continue  # left out
            found = said.find(line, place)
            assert found >= 0, f"after {message!r}, {line!r} is not in:\n{said}"
            place = found + len(line)


@pytest.mark.parametrize("target", re.findall(r"`make (\w+)`", README))
def test_every_make_command_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:state|dialogs|bot)/[\w/]+\.(?:py|ftl|yaml))`", README)))
)
def test_every_file_named_is_there(path: str) -> None:
    assert (PROJECT / path).is_file()
