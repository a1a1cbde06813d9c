"""Conversations as a caseworker reads them, and a conversation to check them against.

A transcript is one file in tests/transcripts. A line that begins with
    #  is a remark            ==  begins a new conversation: its name, and who talks if not the coordinator
    >  is what somebody writes
    <  is a line of the answer, as it stands there without markdown; "..." stands for what is left out,
       alone for any lines, within a line for any words

`python -m tests.support.dialogs.transcript da` shows all that is said in them now.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply, Said, Surface
from state.organisation.people import Person, Role
from state.portfolio import Portfolio
from state.records.store import Store
from tests.support.filled import advance_once, fill_once
from tests.support.places import TRANSCRIPTS
from tests.support.stores import a_memory_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LEFT_OUT = "..."
LOCALES = {"da": "da-DK", "en": "en-GB"}
HEADING = re.compile(r"== (?P<name>[^(]+?)(?: \((?P<who>[^)]*)\))?$")

PEOPLE = {
    "": ("Ida Holm", "ktf", Role.COORDINATOR),
    "koordinator": ("Ida Holm", "ktf", Role.COORDINATOR),
    "læser": ("Sara Nygaard", "sof", Role.VIEWER),
    "viewer": ("Sara Nygaard", "sof", Role.VIEWER),
    "bidragyder": ("Amir Said", "suf", Role.CONTRIBUTOR),
}


class Exchange(Struct, frozen=True):
    """A message and the lines its answer must have, in order; `line` is where it stands in the file."""

    message: str
    answer: tuple[str, ...]
    line: int


class Transcript(Struct, frozen=True):
    """One conversation."""

    name: str
    who: str
    exchanges: tuple[Exchange, ...]


class Conversation(Struct):
    """Somebody who talks to the bot about the shipped portfolio; it is 23 November 2026, 10 o'clock."""

    store: Store
    root: Root
    person: Person
    locale: str = "da-DK"
    surface: Surface = Surface.PERSONAL
    now: datetime = NOW
    replies: list[Reply] = field(default_factory=list)
    message: str = ""

    async def say(self, text: str, payload: dict[str, object] | None = None) -> Reply:
        """The reply to a message or a click, by what the store knows of the person, as in Teams."""
        async with self.store.reading() as look:
            known = await look.get(Person, self.person.id)
        reply = await self.root.reply(
            Said(
                text=text,
                person=replace(known or self.person, role=self.person.role),
                conversation=f"{self.surface.value}-{self.person.id}",
                now=self.now,
                surface=self.surface,
                locale=self.locale,
                message=self.message or f"{self.surface.value}-{len(self.replies) + 1}",
                payload=payload,
            )
        )
        self.replies.append(reply)
        return reply

    def as_person(self, person: Person, **changed: object) -> Conversation:
        """Somebody else in the same house."""
        return replace(self, person=person, replies=[], **changed)  # type: ignore[arg-type]


async def a_conversation(
    who: str = "", *, person: Person | None = None, locale: str = "da-DK", portfolio: Portfolio | None = None
) -> Conversation:
    """A conversation in a fresh house."""
    store = a_memory_store()
    await fill_once(store, NOW - timedelta(hours=2), portfolio)
    await advance_once(store, NOW.date(), NOW - timedelta(hours=1))
    name, unit, role = PEOPLE[who]
    person = person or Person(id=f"t/{name}", tenant="t", name=name, unit=unit, role=role)
    return Conversation(store=store, root=Root(store), person=person, locale=locale)


def transcripts(language: str) -> list[Transcript]:
    """Every conversation of the language's file."""
    found: list[Transcript] = []
    for number, line in enumerate(
        (TRANSCRIPTS / f"{language}.txt").read_text(encoding="utf-8").splitlines(), 1
    ):
        if not line.strip() or line.startswith("#"):
            continue
        if heading := HEADING.match(line):
            found.append(Transcript(heading["name"], heading["who"] or "", ()))
            continue
        mark, text = line[:1], line[2:].strip()
        if mark not in "<>" or not found:
            raise ValueError(f"{language}.txt, line {number}: {line}")
        *before, last = (*found[-1].exchanges, None) if mark == ">" else found[-1].exchanges
        exchange = Exchange(text, (), number) if last is None else replace(last, answer=(*last.answer, text))
        found[-1] = replace(found[-1], exchanges=(*before, exchange))
    return found


def plain_lines(text: str) -> list[str]:
    """The lines of an answer without markdown, as they are read."""
    lines = (re.sub(r"\*\*|(?<!\w)_|_(?!\w)", "", line).strip() for line in text.splitlines())
    return [re.sub(r"^- ", "", line).replace("\\", "") for line in lines if line]


def differs(answer: Iterable[str], written: tuple[str, ...]) -> str:
    """Where an answer departs from the transcript, in words, or nothing."""
    lines = list(answer)
    at, may_skip = 0, False
    for expected in written:
        if expected == LEFT_OUT:
            may_skip = True
            continue
        while may_skip and at < len(lines) and not _fits(lines[at], expected):
            at += 1
        if at >= len(lines) or not _fits(lines[at], expected):
            return f"expected: {expected}\nin:       " + "\n          ".join(lines)
        at, may_skip = at + 1, False
    return (
        "" if may_skip or at == len(lines) else "more was said:\n          " + "\n          ".join(lines[at:])
    )


def _fits(line: str, expected: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split(LEFT_OUT))), line) is not None


async def replay(transcript: Transcript, language: str) -> str:
    """Where the bot departs from the transcript, in words, or nothing."""
    talk = await a_conversation(transcript.who, locale=LOCALES[language])
    for exchange in transcript.exchanges:
        reply = await talk.say(exchange.message)
        fault = differs(plain_lines(reply.text), exchange.answer)
        if fault:
            return f"line {exchange.line}, > {exchange.message}\n{fault}"
    return ""


async def shown(language: str) -> str:
    """Every conversation of the language as it goes now."""
    parts = []
    for transcript in transcripts(language):
        who = f" ({transcript.who})" if transcript.who else ""
        parts.append(f"== {transcript.name}{who}")
        talk = await a_conversation(transcript.who, locale=LOCALES[language])
        for exchange in transcript.exchanges:
            reply = await talk.say(exchange.message)
            parts += [f"> {exchange.message}", *(f"< {line}" for line in plain_lines(reply.text)), ""]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(shown(sys.argv[1])))


async def said(talk: Conversation, *messages: str) -> Reply:
    """The reply to the last of the messages."""
    for message in messages:
        reply = await talk.say(message)
    return reply
