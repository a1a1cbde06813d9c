"""The bot in a terminal: markdown made readable, and a file of lines made a transcript."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands.terminal import person_named, readable
from bot.operation.faults import CannotStart
from tests.support.places import PROJECT


def chat(folder: Path, lines: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", *options],
        cwd=PROJECT,
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C",
            "FREMDRIFT_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'fremdrift.db'}",
        },
    )


def test_lines_are_answered_below_themselves(tmp_path: Path) -> None:
    done = chat(tmp_path, "jeg er fra SUF\n\njeg er læser\n", "--as", "Søren", "--clock", "2027-09-01")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.split("> jeg er læser\n")
    assert first.startswith("> jeg er fra SUF\nSøren Ærø ")
    assert second.startswith("Søren Ærø ")


def test_the_clock_runs_from_where_it_was_told(tmp_path: Path) -> None:
    done = chat(tmp_path, "hvad er klokken\n", "--clock", "2027-09-01T09:00")
    assert "1. september 2027" in done.stdout


def test_a_turned_clock_and_a_changed_seat_outlast_the_conversation(tmp_path: Path) -> None:
    chat(tmp_path, "spol frem til 1. september 2027\nexit\nspol frem til 1. september 2030\n")
    assert "1. september 2027" in chat(tmp_path, "hvad er klokken\n").stdout


@pytest.mark.parametrize("farewell", ["exit", "Farvel!", "quit"])
def test_a_farewell_ends_it(tmp_path: Path, farewell: str) -> None:
    done = chat(tmp_path, f"{farewell}\nnulstil uret\n")
    assert done.returncode == 0
    assert "nulstil" not in done.stdout


def test_an_unknown_person_or_clock_is_one_sentence(tmp_path: Path) -> None:
    for options in (("--as", "Napoleon"), ("--clock", "i morgen")):
        done = chat(tmp_path, "hej\n", *options)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    ("name", "is_named"), [("ida", "Ida Holm"), ("SØREN", "Søren Ærø"), ("Aase Bjoern", "Åse Bjørn")]
)
def test_a_person_is_known_by_name_or_first_name(name: str, is_named: str) -> None:
    assert person_named(name).name == is_named


def test_the_first_person_is_the_one_signed_in() -> None:
    assert person_named(None).name == "Ida Holm"
    with pytest.raises(CannotStart, match="Ida Holm"):
        person_named("Napoleon")


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("**Frist:** torsdag", "Frist: torsdag"),
        ("- en\n- to\n  * tre", "• en\n• to\n  • tre"),
        ("se [notatet](https://kk.dk/x)", "se notatet (https://kk.dk/x)"),
        ("# Status\n\nalt `godt`", "Status\n\nalt godt"),
        ("1\\. januar og 2 * 3", "1. januar og 2 * 3"),
        ("file_name_x", "file_name_x"),
        ("_Kilde: notat_ og *mere*", "Kilde: notat og mere"),
        ("2*3*4 og **2**", "2*3*4 og 2"),
        ("en  \nto  \n", "en\nto"),
        ("ring til \\_Mette\\_ og \\*Lars\\*", "ring til _Mette_ og *Lars*"),
    ],
)
def test_markdown_is_made_readable(markdown: str, shown: str) -> None:
    assert readable(markdown) == shown
