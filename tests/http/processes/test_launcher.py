"""The Playground beside the bot: what is missing is said, and the bot goes on without it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

from bot.sandbox.playground import CONFIG, SHIPPED, playground
from bot.turns.people import playground_people


def a_program(folder: Path, name: str, does: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{does}\n", encoding="ascii")
    file.chmod(0o755)


async def said_by(folder: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> list[str]:
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    for name, does in programs.items():
        a_program(bin_folder, name, does)
    monkeypatch.setenv("PATH", str(bin_folder))
    said: list[str] = []
    async with playground(folder / "playground", "http://127.0.0.1:9", said.append) as address:
        assert address is None
    return said


async def test_without_node_the_person_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = await said_by(tmp_path, monkeypatch)
    assert "Node.js 18" in line
    assert "make chat" in line


async def test_an_old_node_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = await said_by(tmp_path, monkeypatch, node="echo v16.20.0", npm="exit 0")
    assert "Node.js 18" in line


async def test_a_fetch_that_fails_is_told_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = await said_by(tmp_path, monkeypatch, node="echo v20.0.0", npm="echo no network; exit 1")
    assert "  no network" in said
    assert "could not be fetched" in said[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts")
async def test_a_playground_that_ends_at_once_is_told_with_where_to_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = "/bin/mkdir -p node_modules/@microsoft/m365agentsplayground"
    fetch += " && : > node_modules/@microsoft/m365agentsplayground/cli.js"
    node = '[ "$1" = --version ] && echo v20.0.0'
    said = await said_by(tmp_path, monkeypatch, node=node, npm=fetch)
    assert "playground.log" in said[-1]


def test_the_shipped_people_are_the_playgrounds_people() -> None:
    config = yaml.safe_load((SHIPPED / CONFIG).read_text(encoding="utf-8"))
    shown = [config["currentUser"], *config["users"]]
    assert len(config["users"]) == 5
    assert [(one["aadObjectId"], one["name"]) for one in shown] == [
        (one.object_id, one.name) for one in playground_people()
    ]
    assert {one.tenant for one in playground_people()} == {config["tenantId"]}


def test_the_playgrounds_lock_is_of_the_pinned_version_and_names_no_host() -> None:
    wanted = json.loads((SHIPPED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    text = (SHIPPED / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
