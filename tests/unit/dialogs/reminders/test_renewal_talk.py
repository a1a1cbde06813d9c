"""A whole renewal by talking only, from the first contributions to the day the new period runs and the old is over.

The talk stands in transcripts/renewal_da.txt and renewal_en.txt for a caseworker to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from state.actions.plans.advance import advance
from state.facts.plan import Plan, Stage
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from tests.support.dialogs.transcript import (
    LEFT_OUT,
    LOCALES,
    Conversation,
    a_conversation,
    plain_lines,
)
from tests.support.places import TRANSCRIPTS

YES = {"da": "ja", "en": "yes"}


def turns(language: str) -> Iterator[tuple[str, str]]:
    """Every line of the transcript: its mark ("==", ">" or "<") and what follows."""
    for line in (TRANSCRIPTS / f"renewal_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, _, rest = line.partition(" ")
            yield mark, rest


def somebody(unit: str) -> Person:
    """Who writes for a unit: the coordinator in KTF, a contributor elsewhere."""
    if unit == "ktf":
        return Person(id="t/ida", tenant="t", name="Ida Holm", unit=unit, role=Role.COORDINATOR)
    return Person(id=f"t/{unit}", tenant="t", name=f"{unit.upper()} Hansen", unit=unit, role=Role.CONTRIBUTOR)


def stands_in(expected: str, lines: list[str]) -> bool:
    pattern = ".*".join(map(re.escape, expected.split(LEFT_OUT)))
    return any(re.fullmatch(pattern, line) for line in lines)


async def entries(talk: Conversation) -> int:
    async with talk.store.reading() as look:
        return await look.count(AuditEntry)


@pytest.mark.parametrize("language", sorted(YES))
async def test_a_whole_renewal_is_talked_through(language: str) -> None:
    talk = await a_conversation(locale=LOCALES[language])
    answer: list[str] = []
    for mark, rest in turns(language):
        if mark == "==":
            day, unit = rest.split()
            talk = talk.as_person(somebody(unit), now=datetime.fromisoformat(f"{day}T09:00:00+00:00"))
            talk.message = ""
            await advance(talk.store, talk.now.date(), talk.now)
        elif mark == ">":
            before = await entries(talk)
            talk.message = f"{talk.now.date()}-{len(talk.replies)}"
            answer = plain_lines((await talk.say(rest)).text)
            saved = await entries(talk) > before
            assert saved == (rest == YES[language]), f"{talk.now.date()} > {rest}\n" + "\n".join(answer)
        else:
            assert stands_in(rest, answer), f"{talk.now.date()}, missing: {rest}\n" + "\n".join(answer)

    async with talk.store.reading() as look:
        plan = await look.get(Plan, "noerrebro")
    assert plan is not None
    assert [one.stage for one in plan.periods[1:3]] == [Stage.EXPIRED, Stage.RUNNING]
