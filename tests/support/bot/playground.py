"""The Playground as a person uses it: opened in Chromium, written in, read from, clicked on."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Locator, Page, sync_playwright

from tests.support.bot.process import a_free_port
from tests.support.places import PROJECT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The sandbox of the browser itself needs rights that a container does not give to root.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ANSWER_SECONDS, QUIET_SECONDS = 20, 0.7
LONG_ANSWER_SECONDS = 90  # time that is spooled forward brings all its reminders first
# In a channel a message has the author's picture, and around it at some height the words beside name and time.
READ_POSTS = """() => !document.body.innerText.includes('Start a new post') ? [] :
[...document.querySelectorAll('[role="img"][aria-label="Fremdrift"]')].map(picture => {
    const beside = line => line && line !== 'Fremdrift' && !/\\d:\\d\\d [AP]M$/.test(line);
    for (let part = picture; part; part = part.parentElement) {
        const lines = (part.innerText || '').split('\\n').map(line => line.trim()).filter(beside);
        if (lines.length) return {mine: false, text: lines.join('\\n').replace(/\\u00a0/g, ' ')};
    }
    return {mine: false, text: ''};
})"""
READ_MESSAGES = """() => [...document.querySelectorAll('[aria-label="Message header"]')].map(header => ({
    mine: !header.querySelector('[aria-label="Message author"]'),
    text: [...header.parentElement.children].filter(part => part !== header)
        .map(part => part.innerText).join('\\n').replace(/\\u00a0/g, ' ').trim(),
}))"""

BUTTON = '.ac-container button[title="{title}"], .ac-container button[aria-label="{title}"]'
READ_BUTTONS = """() => {
    const headers = [...document.querySelectorAll('[aria-label="Message header"]')];
    const last = headers.filter(header => header.querySelector('[aria-label="Message author"]')).pop();
    return [...last.parentElement.querySelectorAll('.ac-container button')].map(button => button.innerText);
}"""


def impossible(reason: str) -> NoReturn:
    """Skip the test with a reason; where CI is set nothing may be missing, so there it fails."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Playground:
    """The open page."""

    page: Page
    artifacts: Path

    def ask(self, text: str) -> str:
        """Write a message and give what the bot answers to it."""
        before = len(self._messages())
        self._editor.click()
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        return self._answer_after(before)

    def click(self, title: str) -> str:
        """Press a button of the newest card that has it, and give what the bot answers to it."""
        before = len(self._messages())
        self.page.locator(BUTTON.format(title=title)).last.click()
        return self._answer_after(before)

    def go_to(self, place: str) -> None:
        """Open a chat or channel by its name in the list."""
        self.page.locator(f'[role="treeitem"][aria-label="{place}"]').click()
        self.page.wait_for_timeout(500)
        self._editor.wait_for(timeout=10_000)

    def mention(self, *texts: str) -> str:
        """Write a message with the bot mentioned between the texts, and give what it answers."""
        before = len(self._messages())
        self._editor.click()
        for number, text in enumerate(texts):
            if number:
                self.page.keyboard.type("@")
                self.page.locator('[role="menuitem"]', has_text="Fremdrift").first.click()
            self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")
        return self._answer_after(before)

    def ask_until(self, text: str, wanted: str) -> str:
        """Write in the chat and wait for the message that holds what is wanted; all that came until then."""
        before = len(self._messages())
        self._editor.click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        end = time.monotonic() + LONG_ANSWER_SECONDS
        told: list[str] = []
        while time.monotonic() < end:
            self.page.wait_for_timeout(200)
            told = [message["text"] for message in self._messages()[before:] if not message["mine"]]
            if any(wanted in one for one in told):
                self.page.wait_for_timeout(int(QUIET_SECONDS * 1000))
                return "\n".join(told)
        self.picture("no-answer")
        raise AssertionError(f"{wanted!r} was not said; the page shows {told[-3:]}")

    def fill(self, label: str, value: str) -> None:
        """Write in a field of the newest card, by its label."""
        self.page.get_by_label(re.compile(rf"^{re.escape(label)}( \*)?$")).last.fill(value)

    def replaced_by(self, title: str) -> str:
        """Press a button whose card is put anew in its place, and give what stands there then."""
        before = self.said()
        self.page.locator(BUTTON.format(title=title)).last.click()
        end = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < end:
            self.page.wait_for_timeout(200)
            now = self.said()
            if now != before and len(now) == len(before):
                self.page.wait_for_timeout(int(QUIET_SECONDS * 1000))
                return self.said()[-1]
        self.picture("not-replaced")
        raise AssertionError(f"the card was not put anew: {self.said()[-2:]}")

    def buttons(self) -> list[str]:
        """The buttons of the newest message in a chat."""
        found: list[str] = self.page.evaluate(READ_BUTTONS)
        return found

    def said(self) -> list[str]:
        """Everything the bot has said in the open chat."""
        return [str(message["text"]) for message in self._messages() if not message["mine"]]

    def wait_for_a_message(self) -> str:
        """What the bot says by itself after the page was opened."""
        return self._answer_after(0)

    def picture(self, name: str, *, from_top: bool = False) -> None:
        """Keep a picture of the page for people to look at, with the newest card's top in view if that is wanted."""
        if from_top:
            self.page.locator(".ac-container").last.evaluate("card => card.scrollIntoView({block: 'start'})")
        self.page.screenshot(path=self.artifacts / f"{name}.png")

    @property
    def _editor(self) -> Locator:
        """Where one writes; in a channel the newest thread, below the field for a new post."""
        return self.page.locator('[role="textbox"][data-lexical-editor="true"]').last

    def _messages(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = self.page.evaluate(READ_MESSAGES)
        return found or self.page.evaluate(READ_POSTS)

    def _answer_after(self, before: int) -> str:
        """The bot's messages beyond the first `before`, once they have stopped changing."""
        end = time.monotonic() + ANSWER_SECONDS
        last, since = self._messages(), time.monotonic()
        while time.monotonic() < end:
            self.page.wait_for_timeout(100)
            now = self._messages()
            if now != last:
                last, since = now, time.monotonic()
            told = [message["text"] for message in now[before:] if not message["mine"] and message["text"]]
            if told and time.monotonic() - since > QUIET_SECONDS:
                return "\n".join(told)
        self.picture("no-answer")
        raise AssertionError(f"no answer; the page shows {last[-3:]}")


@contextmanager
def open_playground(folder: Path, clock: str) -> Iterator[Playground]:
    """`python -m bot run` with an empty database, and a browser on its Playground."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        impossible("no Chromium here; on Debian: apt install chromium")
    artifacts = PROJECT / "artifacts"
    artifacts.mkdir(exist_ok=True)
    with _running(folder, clock) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=OPTIONS)
        try:
            page = browser.new_page(viewport={"width": 1500, "height": 1000})
            page.goto(address)
            playground = Playground(page, artifacts)
            playground._editor.wait_for(timeout=30_000)
            yield playground
        finally:
            browser.close()


@contextmanager
def _running(folder: Path, clock: str) -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=PROJECT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("FREMDRIFT_")},
            "FREMDRIFT_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'fremdrift.db'}",
            "FREMDRIFT_PORT": str(a_free_port()),
            "FREMDRIFT_CLOCK": clock,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _address(process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
    assert process.returncode == 0


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line.strip())
        if line.startswith("The Playground is at "):
            return line.removeprefix("The Playground is at ").split(": ")[0]
        if line.startswith(
            ("The Playground needs", "The Playground (", "The Playground could", "The Playground did")
        ):
            impossible(" ".join(lines))
    raise AssertionError(f"the bot did not start: {lines}")
