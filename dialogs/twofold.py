"""Two questions in one message: where it parts, and how the two answers become one."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dialogs.answer import Answer, Section

MOST_BUTTONS = 3
_PART = re.compile(
    r"(?:[?.!;]\s+(?:(?:og|and|men|but)\s+)?|,?\s+(?:og|and|samt)\s+)"
    r"(?=(?:så\s+|then\s+|also\s+|også\s+)?(?:hvad|hvem|hvor|hvornår|hvorfor|hvordan|hvilke[nt]?|what|when|who|which|"
    r"how|why|where|er|har|is|are|has|have|mangler)\b)",
    re.I,
)


def two_questions(text: str) -> tuple[str, str] | None:
    """The two parts of a message that may ask two things, else None."""
    parts = _PART.split(text)
    if len(parts) != 2 or not all(len(part.split()) > 1 for part in parts):
        return None
    return f"{parts[0].rstrip(' ?.,')}?", parts[1]


def joined(first: Answer, second: Answer) -> Answer:
    """Both answers, one after the other; the next follow-up goes on about the second."""
    said = tuple(line for line in (second.lead,) if line)
    return replace(
        first,
        sections=(*first.sections, Section(heading=second.title, lines=said), *second.sections),
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        source=first.source
        if first.source == second.source
        else "\n".join(filter(None, (first.source, second.source))),
        buttons=tuple({one.title: one for one in (*first.buttons[:2], *second.buttons)}.values())[
            :MOST_BUTTONS
        ],
        subject=second.subject or first.subject,
    )
