"""Starting and stopping as a process: one clear sentence for what cannot be done, and a clean end."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.support.bot.house import a_broken_portfolio
from tests.support.bot.process import a_free_port, run, serving


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_listens_and_ends_cleanly_when_asked_to(tmp_path: Path, number: int) -> None:
    with serving(tmp_path) as (process, address):
        with urllib.request.urlopen(f"{address}/healthz", timeout=10) as answer:  # noqa: S310 - our own address
            assert json.load(answer) == {"status": "ok"}
        process.send_signal(number)
        out, err = process.communicate(timeout=15)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port}" in one_sentence(run(tmp_path, "serve", FREMDRIFT_PORT=port))


@pytest.mark.parametrize("command", ["serve", "chat"])
def test_a_database_that_cannot_be_written_is_one_sentence(tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    url = f"sqlite+aiosqlite:///{tmp_path / 'file' / 'fremdrift.db'}"
    assert "fremdrift.db" in one_sentence(run(tmp_path, command, FREMDRIFT_DATABASE_URL=url))


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("bare nogle noter\n" * 100, encoding="utf-8")
    url = f"sqlite+aiosqlite:///{file}"
    assert "notes.txt" in one_sentence(run(tmp_path, "serve", FREMDRIFT_DATABASE_URL=url))


def test_a_database_server_that_does_not_answer_is_one_sentence_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql+psycopg://bot:hunter2@127.0.0.1:{a_free_port()}/fremdrift"
    told = one_sentence(run(tmp_path, "serve", FREMDRIFT_DATABASE_URL=url))
    assert "127.0.0.1" in told
    assert "hunter2" not in told


def test_every_fault_of_the_settings_is_a_line(tmp_path: Path) -> None:
    done = run(tmp_path, "serve", FREMDRIFT_MODE="production", FREMDRIFT_PORT="x", FREMDRIFT_PROT="y")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 5


@pytest.mark.parametrize("command", ["serve", "check"])
def test_a_broken_portfolio_is_told_fault_by_fault(tmp_path: Path, command: str) -> None:
    file = str(a_broken_portfolio(tmp_path))
    done = run(tmp_path, "check", file) if command == "check" else run(tmp_path, FREMDRIFT_PORTFOLIO=file)
    assert done.returncode == 2
    assert "portfolio.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_shipped_portfolio_is_in_order(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ok: 2 plans, ")


def test_a_portfolio_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert "nowhere.yaml" in one_sentence(run(tmp_path, "check", str(tmp_path / "nowhere.yaml")))


def test_the_rules_are_shown_as_a_table(tmp_path: Path) -> None:
    done = run(tmp_path, "rules", "--plan", "nørrebro")
    assert (done.returncode, done.stderr) == (0, "")
    title, _, heading, _, *rows = done.stdout.splitlines()
    assert title.startswith("Nørrebro: ")
    assert heading.split() == ["day", "week", "rule", "state", "force", "reading", "otherwise", "source"]
    (row,) = (row for row in rows if "negotiation-start (3)" in row)
    assert (
        row.startswith("Fri 2027-01-01")
        and "Sat 2028-01-01 if A1=three-years" in row
        and "Budget 2026" in row
    )


def test_the_rules_of_a_plan_nobody_knows_are_one_sentence(tmp_path: Path) -> None:
    assert "Nørrebro" in one_sentence(run(tmp_path, "rules", "--plan", "Atlantis"))


@pytest.mark.parametrize("command", ["", "serve", "run", "chat", "rules", "check", "package"])
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, *filter(None, (command, "--help")))
    assert done.returncode == 0
    assert "usage: python -m bot" in done.stdout
