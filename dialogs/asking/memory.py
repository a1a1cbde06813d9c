"""What a conversation remembers, as plain JSON with a version: the last subject, an unfinished matter, the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from dialogs.saying.answer import Subject
from state.conversations.talk import Talk

VERSION = 1
SUBJECT_LASTS = timedelta(hours=8)
REFRESH = timedelta(hours=1)
FACTS = frozenset(Subject.__struct_fields__)


class Memory(Struct, frozen=True, kw_only=True):
    """The last subject, an unfinished matter (plain JSON), the language spoken last, and the page shown."""

    last: Subject | None = None
    pending: dict[str, object] | None = None
    language: str | None = None
    page: int = 0


def recall(talk: Talk | None, now: datetime) -> Memory:
    """What the conversation remembers at `now`; a subject is forgotten after eight hours."""
    if talk is None or talk.memory.get("v") != VERSION:
        return Memory()
    page = talk.memory.get("page")
    fresh = talk.updated is not None and now - talk.updated <= SUBJECT_LASTS
    pending = talk.memory.get("pending")
    return Memory(
        last=_subject(talk.memory.get("last")) if fresh else None,
        pending=dict(pending) if isinstance(pending, Mapping) else None,
        language=language_spoken(talk),
        page=page if fresh and isinstance(page, int) else 0,
    )


def language_spoken(talk: Talk) -> str | None:
    """The language of the last answer in the conversation, or None before there was one."""
    language = talk.memory.get("language")
    return language if isinstance(language, str) else None


def kept(memory: Memory) -> dict[str, object]:
    """The memory as plain JSON."""
    return {
        "v": VERSION,
        "last": _plain(memory.last),
        "pending": memory.pending,
        "language": memory.language,
        "page": memory.page,
    }


def _plain(subject: Subject | None) -> dict[str, object] | None:
    if subject is None:
        return None
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(subject).items()
        if value
    }


def _subject(found: object) -> Subject | None:
    if not isinstance(found, Mapping) or not isinstance(found.get("intent"), str):
        return None
    facts: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in found.items()
        if name in FACTS
    }
    return Subject(**facts)
