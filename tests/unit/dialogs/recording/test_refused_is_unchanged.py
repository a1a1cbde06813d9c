"""Refused means unchanged: whatever stops a deed, however late, not one record is another than before."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.saying.speech import Reply
from state.actions.gathering.contributions import (
    Which,
    approve_contribution,
    include_contribution,
    return_contribution,
)
from state.facts.contribution import Contribution, ContributionState
from state.facts.reminder import Reminder, ReminderKind
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from state.records.errors import NotAllowed
from state.records.store import Store, Writing
from tests.support.dialogs.reminded import IDA, METTE, a_municipality, about_contribution, about_deadline
from tests.unit.dialogs.conversation.test_rights_on_every_surface import (
    BO,
    CASES,
    GIVEN,
    GIVES,
    NOW,
    PLACE,
    SETTLE,
    Case,
    Conversation,
    Meeting,
    a_store,
    a_talk,
    filled_in,
    stamp,
    to_summary,
    truth,
    typed,
)
from tests.unit.dialogs.reminders.test_reminder_talk import a_message, button, talks

CALL = "mind mig om at ringe til LBF den 3. maj 2027"
WRITE = "mind mig om at skrive til fsb den 4. maj 2027"
REST = {
    "keep as a draft": Case(
        flow="record-contribution",
        may=frozenset(),
        opens=GIVES,
        says=("2",),
        form={**PLACE, "step": "give", "gift": "450.000 kr.", "years": "2028", "hand_in": "draft"},
        leaves=("save-contribution",),
    ),
    "accept": Case(
        flow="record-contribution",
        may=frozenset(),
        opens="SOF vil gerne bidrage til Nørrebro",
        says=("ret hvad", "7"),
        form={**PLACE, "step": "accept"},
        leaves=("answer-request",),
        before=("indhent bidrag til Nørrebro inden 15. marts 2027", "spring over", "ja"),
    ),
    "include": Case(
        flow="record-contribution",
        may=frozenset(),
        opens="bidraget fra SOF til Nørrebro er indarbejdet",
        form={**PLACE, "step": "include"},
        leaves=("include-contribution",),
        before=(*GIVEN, "bidraget fra SOF til Nørrebro er ledelsesgodkendt nu", "ja"),
    ),
    "reopen a contribution": Case(
        flow="record-contribution",
        may=frozenset(),
        opens=GIVES,
        says=("ret hvad", "8", "der skal regnes om"),
        form={**PLACE, "step": "reopen", "reason": "der skal regnes om"},
        leaves=("reopen-contribution",),
        before=(*GIVEN, "bidraget fra SOF til Nørrebro er ledelsesgodkendt nu", "ja"),
    ),
    "not relevant": Case(
        flow="record-deadline",
        may=frozenset(),
        opens="sæt forhandlingsfristen for Nørrebro som ikke relevant",
        says=("planen er trukket",),
        form={
            "plan": "noerrebro",
            "deadline": "negotiation-start:",
            "step": "not-relevant",
            "reason": "planen er trukket",
        },
        leaves=("mark-not-relevant",),
    ),
    "be reminded of none any more": Case(
        flow="record-cancel",
        may=frozenset(),
        opens="slet alle mine påmindelser",
        form={"reminder": "alle"},
        leaves=("cancel-reminder",),
        own=(CALL, WRITE),
    ),
    "take back several deletions": Case(
        flow="record-undo",
        may=frozenset(),
        opens="fortryd",
        leaves=("undo",),
        own=(CALL, WRITE, "slet alle mine påmindelser", "ja"),
    ),
}
EVERY = {**CASES, **REST}


class Refusing:
    """A store in which an action refuses at its very end: at the `at`-th entry of the trace and any later one."""

    def __init__(self, store: Store, at: int = sys.maxsize) -> None:
        self._store = store
        self._at = at
        self.entries = 0
        self.reading = store.reading
        self.glance = store.glance
        self.remembering = store.remembering
        self.alone = store.alone
        self.close = store.close

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction that may be refused."""
        async with self._store.writing(plans) as unit:
            yield _RefusingWriting(unit, self)  # type: ignore[misc]

    def written(self) -> None:
        """An entry is about to be written."""
        self.entries += 1
        if self.entries >= self._at:
            raise NotAllowed(action="undo", needs=Role.ADMIN.value)


class _RefusingWriting:
    def __init__(self, unit: Writing, store: Refusing) -> None:
        self._unit = unit
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)

    async def put(self, record: Any) -> Any:
        if isinstance(record, AuditEntry):
            self._store.written()
        return await self._unit.put(record)


async def by_card(talk: Conversation, case: Case) -> Reply:
    """In words as far as the summary, whose button is pressed; where there is none, the last thing said does it."""
    summary = await to_summary(talk, case)
    pressed = stamp(summary, case)
    if case.flow == SETTLE or "confirmed" in pressed:
        return await talk.say("", pressed)
    return await talk.say(case.yes)


@pytest.mark.parametrize("surface", [typed, by_card, filled_in])
@pytest.mark.parametrize("case", EVERY.values(), ids=EVERY)
async def test_a_deed_refused_at_its_end_changes_nothing(case: Case, surface: Any) -> None:
    whole = await a_talk("admin", case)
    counting = Refusing(whole.store)
    whole.root = Root(counting)
    await surface(whole, case)
    assert counting.entries == len(case.leaves) == 1, "one deed is one entry of the trace"
    for at in range(1, counting.entries + 1):
        talk = await a_talk("admin", case)
        before = await truth(talk.store)
        talk.root = Root(Refusing(talk.store, at))
        reply = await surface(talk, case)
        assert reply.refused, reply.text
        assert await truth(talk.store) == before


COUNCIL = about_deadline(ReminderKind.AHEAD, IDA, "noerrebro.3.council", date(2027, 12, 11))
GIFT = about_contribution(ReminderKind.AHEAD, METTE)
ANSWERS = {
    "done, in words": (IDA, COUNCIL, "klaret", ""),
    "done, by the button": (IDA, COUNCIL, "", "Klaret"),
    "later, in words": (METTE, GIFT, "mind mig om det i morgen", ""),
    "later, by the button": (METTE, GIFT, "", "Mind mig i morgen"),
    "not mine, in words": (METTE, GIFT, "ikke mig", ""),
    "not mine, by the button": (METTE, GIFT, "", "Ikke mig"),
}


@pytest.mark.parametrize(("person", "told", "words", "title"), ANSWERS.values(), ids=ANSWERS)
async def test_an_answer_to_a_reminder_refused_at_its_end_changes_nothing(
    person: Person, told: Reminder, words: str, title: str
) -> None:
    house = await a_municipality()
    sent = await a_message(house, person, told)
    refusing = Refusing(house.store, 1)
    talk = replace(talks(house, person), root=Root(refusing))
    before = await truth(house.store)
    reply = await talk.say(words, button(sent, title) if title else None)
    assert reply.refused, reply.text
    assert refusing.entries == 1
    assert await truth(house.store) == before


# A figure that comes too late


async def approved(store: Store, which: Which) -> None:
    await approve_contribution(store, **which)


async def included(store: Store, which: Which) -> None:
    await approved(store, which)
    await include_contribution(store, **which)


async def only_handed_in(_store: Store, _which: Which) -> None:
    """Nothing more has become of it."""


LATER = {"handed in": only_handed_in, "approved by management": approved, "worked into the plan": included}


@pytest.mark.parametrize("surface", [typed, by_card, filled_in])
@pytest.mark.parametrize("stage", LATER.values(), ids=LATER)
async def test_a_figure_handed_in_on_top_of_another_is_refused_and_the_first_stands_as_it_was(
    stage: Callable[[Store, Which], Awaitable[None]], surface: Any
) -> None:
    first = replace(CASES["give"], before=GIVEN)
    talk = await a_talk("own", first)
    await stage(talk.store, Which(actor=BO, plan="noerrebro", unit="sof", now=NOW))
    before = await truth(talk.store)
    form = {**first.form, "gift": "540.000 kr. om året"}
    reply = await surface(talk, replace(first, opens=GIVES.replace("450", "540"), form=form))
    assert reply.refused, reply.text
    assert "540.000 kr." in reply.text or "0,54 mio. kr." in reply.text  # nothing that was typed is lost
    assert await truth(talk.store) == before
    gone = await talk.say("annullér")
    assert "Intet er gemt" in gone.text
    assert await truth(talk.store) == before


async def test_what_was_sent_back_is_corrected_and_handed_in_by_one_step_that_one_undo_takes_back() -> None:
    talk = await a_talk("own", replace(CASES["give"], before=GIVEN))
    where = Which(actor=BO, plan="noerrebro", unit="sof", now=NOW)
    await return_contribution(talk.store, reason="der mangler et år", **where)
    before = await truth(talk.store)
    await typed(talk, replace(CASES["give"], opens=GIVES.replace("450", "540")))
    handed_in = await the_contribution(talk)
    assert (handed_in.state, handed_in.content.amount) == (ContributionState.SUBMITTED, Decimal(540_000))
    talk.now += timedelta(minutes=1)
    await talk.say("fortryd")
    await talk.say("ja")
    back = await the_contribution(talk)
    assert (back.state, back.content.amount) == (ContributionState.RETURNED, Decimal(450_000))
    noted = (await truth(talk.store))["AuditEntry"]
    assert len(noted) == len(before["AuditEntry"]) + 2


async def the_contribution(talk: Conversation) -> Contribution:
    async with talk.store.reading() as look:
        found = await look.get(Contribution, "noerrebro.3.sof")
    assert found is not None
    return found


# Two at once


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "in turn"])
async def test_of_two_people_the_one_who_is_refused_changes_nothing(at_once: bool) -> None:
    ida = await a_talk("coordinator", store=await a_store())
    sten = ida.as_person(replace(BO, id="t/sten", name="Sten Friis"))
    await to_summary(ida, CASES["give"])
    await to_summary(sten, replace(CASES["give"], opens=GIVES.replace("450", "300")))
    if at_once:
        ida.root = sten.root = Root(Meeting(ida.store))
        replies = list(await asyncio.gather(ida.say("ja"), sten.say("ja")))
    else:
        replies = [await ida.say("ja"), await sten.say("ja")]
    (lost,) = [at for at, one in enumerate(replies) if one.refused]
    won = (ida, sten)[1 - lost]
    entries: Any = (await truth(ida.store))["AuditEntry"]
    (noted,) = [one for one in entries if one.action == "submit-contribution"]
    assert noted.who == won.person.id
    (change,) = [one for one in noted.changes if one.kind == "Contribution"]
    stands = await the_contribution(ida)
    assert (stands.version, stands.revision) == (change.after["version"], 1)
    assert stands.content.amount == Decimal((450_000, 300_000)[1 - lost])
