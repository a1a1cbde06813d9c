"""One day's work in each engine: a portfolio, a conversation that records, what is told to whom, and an undo."""

from __future__ import annotations

from datetime import timedelta

from dialogs.conversation.root import Root
from state.facts.contribution import Contribution
from state.facts.reminder import Reminder
from state.organisation.people import Person, Role
from state.records.audit import AuditEntry
from state.records.store import Store
from tests.support.dialogs.transcript import NOW, Conversation
from tests.support.filled import advance_once, fill_once

IDA = Person(id="t/ida", tenant="t", name="Ida Holm", unit="ktf", role=Role.COORDINATOR)


async def test_a_days_work_is_done_in_every_engine(store: Store) -> None:
    await fill_once(store, NOW - timedelta(hours=2))
    await advance_once(store, NOW.date(), NOW - timedelta(hours=1))
    async with store.writing() as unit:
        await unit.put(IDA)
    talk = Conversation(store=store, root=Root(store), person=IDA)

    assert "Nørrebro" in (await talk.say("status")).text
    await talk.say("SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro")
    await talk.say("1")
    assert "450.000 kr." in (await talk.say("ja")).text
    await talk.say("mind mig om at ringe til LBF den 3. maj 2027")
    async with store.reading() as look:
        (given,) = [one for one in await look.find(Contribution) if one.revision]
        assert (given.plan, given.unit) == ("noerrebro", "sof")
        assert "ringe til LBF" in [one.text for one in await look.find(Reminder, recipient=IDA.id)]

    await talk.say("fortryd")
    await talk.say("ja")
    async with store.reading() as look:
        assert "undo" in [one.action for one in await look.find(AuditEntry, order=("at",))]
