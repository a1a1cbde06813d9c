"""An answer as markdown that stands alone; `dialogs.cards` draws the same answer as an Adaptive Card."""

from __future__ import annotations

import re

from dialogs.saying.answer import Answer, Section
from dialogs.saying.speech import Reply

SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def escape(text: str) -> str:
    """Text a person wrote, so that neither markdown nor HTML in it takes effect."""
    marked = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return marked.replace("&", "&amp;").replace("<", "&lt;")


def sentence(text: str) -> str:
    """The text with a capital first letter, as a line begins: weekdays are small letters inside one."""
    return text[:1].upper() + text[1:]


def as_text(answer: Answer) -> str:
    """The whole answer as markdown."""
    parts = [f"**{answer.title}**"] if answer.title else []
    parts += [sentence(answer.lead)] if answer.lead else []
    parts += [_section(section) for section in answer.sections]
    parts += [sentence(note) for note in answer.notes]
    parts += [f"_{answer.source}_"] if answer.source else []
    return "\n\n".join(part for part in parts if part)


def _section(section: Section) -> str:
    heading = [f"**{section.heading}**"] if section.heading else []
    mark = "- " if section.bullets else ""
    lines = [f"{mark}{sentence(line)}" for line in section.lines]
    facts = [f"- {label}: {value}" for label, value in section.facts]
    # two blanks at a line's end keep the break in markdown
    return "  \n".join([*heading, *lines, *facts])


MARKS = re.compile(r"\\(.)|[*_`#]")
FIRST_LINE = re.compile(r"\S[^\r\n]*")
LENGTH = 200


def unmarked(text: str) -> str:
    """The text without the marks that only draw it; what somebody wrote is as they wrote it."""
    plain = MARKS.sub(lambda found: found[1] or "", text)
    return plain.replace("&lt;", "<").replace("&amp;", "&").strip()


def summary_of(reply: Reply) -> str:
    """The first line, for where a card is not shown."""
    first = FIRST_LINE.search(reply.text)
    return unmarked(first[0])[:LENGTH] if first else ""
