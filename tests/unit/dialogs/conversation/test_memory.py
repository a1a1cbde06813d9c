"""What a conversation remembers: the subject for a working day, an unfinished matter until it is finished."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from dialogs.asking.memory import Memory, kept, recall
from dialogs.saying.answer import Subject
from state.conversations.talk import Talk

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FULL = Memory(
    last=Subject(intent="when", plans=("noerrebro",), deadlines=("noerrebro.3.start",), years=(2027,)),
    pending={"kind": "settle-question", "question": "A1", "seen": 1},
    language="en",
    page=2,
)


def remembered(memory: Memory, after: timedelta = timedelta(0)) -> Memory:
    """What is recalled of the memory so long afterwards, having been kept as JSON."""
    plain = json.loads(json.dumps(kept(memory)))
    return recall(Talk(id="t", memory=plain, updated=NOW), NOW + after)


def test_a_memory_comes_back_as_it_was_kept() -> None:
    assert remembered(FULL) == FULL
    assert remembered(Memory()) == Memory()


def test_a_subject_is_forgotten_after_eight_hours_and_a_language_and_a_matter_are_not() -> None:
    assert remembered(FULL, timedelta(hours=8)).last == FULL.last
    late = remembered(FULL, timedelta(hours=8, seconds=1))
    assert (late.last, late.page) == (None, 0)
    assert (late.pending, late.language) == (FULL.pending, "en")


@pytest.mark.parametrize(
    "memory",
    [
        {},
        {"v": 0},
        {"v": 99, "last": {"intent": "when"}},
        {"v": 1, "last": "when", "pending": 7, "page": "x"},
    ],
)
def test_what_cannot_be_read_is_forgotten_and_never_a_fault(memory: dict[str, object]) -> None:
    assert recall(Talk(id="t", memory=memory, updated=NOW), NOW) == Memory()


def test_a_part_that_a_newer_program_kept_is_left_out() -> None:
    plain = kept(replace(FULL, pending=None))
    last = plain["last"]
    assert isinstance(last, dict)
    talk = Talk(id="t", memory={**plain, "last": {**last, "mood": "good"}}, updated=NOW)
    assert recall(talk, NOW).last == FULL.last


def test_nothing_is_remembered_of_somebody_new() -> None:
    assert recall(None, NOW) == Memory()
