"""What an administrator is told to do works: the settings, the container's contents, the unit, the backup."""

from __future__ import annotations

import asyncio
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import app_for
from bot.settings import Settings, read_settings
from state.actions.plans.fill import fill
from state.conversations.talk import Talk
from state.facts.plan import Plan
from state.portfolio import COPENHAGEN, check
from state.records.store import Store
from state.store.migrations import migrate
from state.store.sql import open_store
from state.store.tables import KINDS
from tests.support.bot.house import NOW, Echo, a_house
from tests.support.places import PROJECT

HOSTING = PROJECT / ".hosting"
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONTAINERFILE = (HOSTING / "Containerfile").read_text(encoding="utf-8")
UNIT = (HOSTING / "fremdrift.service").read_text(encoding="utf-8")
SETTINGS_FILE = "/etc/fremdrift.env"
DATABASE = "sqlite+aiosqlite:////var/lib/fremdrift/fremdrift.db"
COPIED = re.findall(r"^COPY (\w+) /opt/fremdrift/\1$", CONTAINERFILE, re.MULTILINE)
COMMAND = "/opt/fremdrift/.venv/bin/python -m bot serve"


def block(words: str) -> str:
    """The README's block of commands that holds these words."""
    (found,) = [
        one for one in re.findall(r"^```\n(.*?)^```$", README, re.DOTALL | re.MULTILINE) if words in one
    ]
    return found


@asynccontextmanager
async def a_database(file: Path) -> AsyncIterator[Store]:
    """A database in this file, open."""
    url = f"sqlite+aiosqlite:///{file}"
    await migrate(url)
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


@pytest.mark.parametrize("setting", [str(field.validation_alias) for field in Settings.model_fields.values()])
def test_the_guide_explains_every_setting(setting: str) -> None:
    (table,) = re.findall(r"^## Settings\n(.*?)^## ", README, re.DOTALL | re.MULTILINE)
    assert f"`{setting}`" in table


@pytest.mark.usefixtures("no_settings")
def test_the_guides_settings_are_enough_for_production(tmp_path: Path) -> None:
    file = tmp_path / "fremdrift.env"
    file.write_text(block(SETTINGS_FILE + ","), encoding="utf-8")
    settings = read_settings(file)
    assert (settings.sandbox, settings.authenticates) == (False, True)
    assert settings.database_url == DATABASE


def test_the_container_holds_all_the_program_needs(tmp_path: Path) -> None:
    for folder in COPIED:
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    asked = "-m bot package --app-id 01234567-89ab-cdef-0123-456789abcdef --domain fremdrift.kommune.dk"
    for command in ("-m bot check", asked, "-c 'import bot.app, bot.wiring'"):
        subprocess.run([sys.executable, *shlex.split(command)], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "fremdrift.zip").is_file()


def test_container_and_unit_start_the_same_program_on_the_same_database() -> None:
    assert f"ExecStart={COMMAND}\n" in UNIT
    assert f"EnvironmentFile={SETTINGS_FILE}\n" in UNIT
    entry, arguments = re.findall(r"^(?:ENTRYPOINT|CMD) \[(.*)\]$", CONTAINERFILE, re.MULTILINE)
    assert " ".join(re.findall(r'"([^"]+)"', f"{entry} {arguments}")) == COMMAND
    assert f"FREMDRIFT_DATABASE_URL={DATABASE}" in CONTAINERFILE


async def test_the_internet_reaches_what_teams_and_its_users_need_and_no_more() -> None:
    (listed,) = re.findall(r"@public path (.*)", (HOSTING / "Caddyfile").read_text(encoding="utf-8"))
    app = app_for(await a_house(Echo()))
    served = {str(resource.canonical) for resource in app.router.resources()}
    assert set(listed.split()) == served - {"/metrics", "/readyz"}


async def test_a_backup_of_a_running_database_is_whole(tmp_path: Path) -> None:
    """The guide's own command, on a database that is open and has just been written to."""
    database, backup = tmp_path / "fremdrift.db", tmp_path / "backup.db"
    places = {
        "/var/lib/fremdrift/fremdrift.db": str(database),
        "/var/backups/fremdrift-today.db": str(backup),
    }
    told = block("VACUUM INTO").replace("\\\n", " ").replace("$(date +%F)", "today")
    python, *words = shlex.split(told)
    assert python == "python3"
    async with a_database(database) as store:
        await fill(store, check(COPENHAGEN), NOW)
        done = await asyncio.create_subprocess_exec(
            sys.executable, *(places.get(word, word) for word in words)
        )
        assert await done.wait() == 0
    with sqlite3.connect(backup) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    async with a_database(backup) as restored, restored.reading() as look:
        assert len(await look.find(Plan)) == 2


async def test_old_drafts_are_deleted_as_the_guide_says(tmp_path: Path) -> None:
    file = tmp_path / "fremdrift.db"
    august = datetime(2026, 8, 1, tzinfo=UTC)
    async with a_database(file) as store, store.writing() as unit:
        await unit.put(Talk(id="old", updated=august - timedelta(seconds=1)))
        await unit.put(Talk(id="new", updated=august))
    with sqlite3.connect(file) as database:
        database.execute(block("DELETE FROM talk"))
    async with a_database(file) as store, store.reading() as look:
        assert [talk.id for talk in await look.find(Talk)] == ["new"]


@pytest.mark.parametrize(
    "table", re.findall(r"`(\w+)`", README.partition("### What is kept")[2].partition("\n\nNothing else")[0])
)
def test_every_table_said_to_hold_people_is_there(table: str) -> None:
    assert table in {kind.table for kind in KINDS}
