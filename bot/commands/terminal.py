"""The same bot in a terminal: no Teams and no node needed, and lines from a file make a transcript."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from typing import TextIO
from uuid import uuid4

from bot.commands.terminal_post import TerminalPost, reached_here
from bot.front_door.read_activity import language_of
from bot.operation import log
from bot.operation.faults import CannotStart
from bot.operation.metrics import Metrics
from bot.sending.post import everybody
from bot.turns.people import Cast, playground_people
from bot.wiring import House, messenger_for
from dialogs.reading.words.fold import plain
from dialogs.saying.speech import Reply, Said, Surface
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Person

FAREWELLS = {"exit", "quit", "farvel", "slut", "goodbye", "bye"}
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
EMPHASIS = re.compile(r"(?<![\w\\])(\*\*|__|[`_*])(?=\S)(.+?)(?<![\s\\])\1(?!\w)")
HARD_BREAK = re.compile(r" +$", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
BULLET = re.compile(r"^(\s*)[-*]\s+", re.MULTILINE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def person_named(name: str | None) -> Cast:
    """The Playground's person with this name or first name; raises CannotStart with the names there are."""
    people = playground_people()
    if name is None:
        return people[0]
    for one in people:
        if plain(name) in (plain(one.name), plain(one.name.split()[0])):
            return one
    raise CannotStart(
        f"--as {name}: there is nobody of that name; try {', '.join(one.name for one in people)}"
    )


def readable(markdown: str) -> str:
    """Markdown as a terminal shows it: emphasis gone, links written out, bullets as dots."""
    text = HEADING.sub("", LINK.sub(r"\1 (\2)", markdown))
    text = EMPHASIS.sub(r"\2", BULLET.sub(r"\1• ", text))
    return unescape(ESCAPED.sub(r"\1", HARD_BREAK.sub("", text))).rstrip()


class Terminal:
    """One person's conversation with the bot on two streams."""

    def __init__(self, house: House, cast: Cast, out: TextIO) -> None:
        self._house = house
        self._cast = cast
        self._out = out
        if house.passing is not None:
            post = TerminalPost(self._deliver)
            messenger = messenger_for(house, post, None, Metrics(), serves=everybody, paced=False, plain=True)
            house.passing.delivered_by(messenger.deliver)

    async def greet(self) -> None:
        """Say what the bot is for."""
        self._show(await self._house.answering.welcome(await self._said("")))

    async def answer(self, line: str) -> None:
        """Answer one line. A fault is answered with a sentence and an id."""
        try:
            self._show(await self._house.answering.reply(await self._said(line)))
        except Exception as error:
            fault = uuid4().hex[:8]
            log.get().error("turn failed", id=fault, **log.trace(error))
            self._print(self._house.texts(language_of(None, None, line), "error-unexpected", id=fault))

    def farewell(self, line: str) -> None:
        """Say goodbye in the language of the last line."""
        self._print(self._house.texts(language_of(None, None, line), "terminal-goodbye"))

    async def _person(self) -> Person:
        return await self._house.people.who(
            tenant=self._cast.tenant, object_id=self._cast.object_id, name=self._cast.name
        )

    async def _said(self, line: str) -> Said:
        person = await self._person()
        await reached_here(self._house.store, person, self._house.clock.now())
        return Said(
            text=line,
            person=person,
            conversation=f"terminal/{self._cast.object_id}",
            now=self._house.clock.now(),
            surface=Surface.TERMINAL,
            message=uuid4().hex,
        )

    def _deliver(self, text: str, to: str) -> None:
        """Print a message nobody asked for, with the day it comes."""
        day = self._house.clock.now().astimezone(COPENHAGEN)
        whose = "" if to.endswith(f"/{self._cast.object_id}") else f" → {to.rpartition('/')[2]}"
        self._print(f"[{day:%Y-%m-%d %H:%M}{whose}]\n{readable(text)}")

    def _show(self, reply: Reply) -> None:
        self._print(readable(reply.text))
        if reply.buttons:
            self._print("  ".join(f"[{title}]" for title in reply.buttons))

    def _print(self, text: str) -> None:
        print(f"{text}\n", file=self._out, flush=True)


def converse(terminal: Terminal, runner: asyncio.Runner) -> None:
    """Answer line by line until the input ends, somebody says goodbye or presses Ctrl-C."""
    lines = _typed() if sys.stdin.isatty() else _piped()
    last = ""
    try:
        if sys.stdin.isatty():
            runner.run(terminal.greet())
        for line in lines:
            last = line or last
            if plain(line).strip(" .!") in FAREWELLS:
                break
            runner.run(terminal.answer(line))
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    if sys.stdin.isatty():
        terminal.farewell(last)


def _typed() -> Iterator[str]:
    with suppress(ImportError):  # Windows' own terminal edits lines itself
        import readline  # noqa: F401 - importing it gives the line editing
    while True:
        try:
            yield input("> ")
        except EOFError:
            return


def _piped() -> Iterator[str]:
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        if text.strip():
            sys.stdout.write(f"> {text}\n")
            sys.stdout.flush()
            yield text
