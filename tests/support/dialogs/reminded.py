"""A municipality in which people are reminded: a contributions round, a negotiation, who is who on 23 November."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from dialogs.asking import memory
from dialogs.asking.memory import Memory
from dialogs.reminders.message import compose
from dialogs.saying.speech import Reply
from dialogs.texts import Texts
from state.actions.gathering.negotiation import log_meeting
from state.actions.gathering.rounds import open_round
from state.actions.plans.advance import advance
from state.conversations.talk import Talk, talk_id
from state.facts.contribution import contribution_id
from state.facts.reminder import (
    Notice,
    Outgoing,
    Reminder,
    ReminderKind,
    ReminderState,
    SubjectKind,
    reminder_id,
)
from state.organisation.people import Deputy, Person, Role
from state.organisation.reach import ReachState, Reference
from state.overview.snapshot import Snapshot
from state.store.memory import MemoryStore
from tests.support.dialogs.house import NOW, TODAY
from tests.support.filled import advance_once, fill_once
from tests.support.stores import a_memory_store

TEXTS = Texts()
IDA = Person(id="t/ida", tenant="t", name="Ida Holm", unit="ktf", role=Role.COORDINATOR)
METTE = Person(id="t/mette", tenant="t", name="Mette Jensen", unit="sof", role=Role.CONTRIBUTOR)
BO = Person(
    id="t/bo",
    tenant="t",
    name="Bo Hansen",
    unit="suf",
    role=Role.CONTRIBUTOR,
    deputy=Deputy(person="t/sara", name="Sara Nygaard", first=TODAY, last=date(2026, 12, 4)),
)
SARA = Person(id="t/sara", tenant="t", name="Sara Nygaard", unit="suf", role=Role.CONTRIBUTOR)
LISE = Person(id="t/lise", tenant="t", name="Lise Lund", unit="sof", role=Role.CONTRIBUTOR, leads=True)
EVERYBODY = (IDA, METTE, BO, SARA, LISE)
SOF = contribution_id("noerrebro", 3, "sof")
SUF = contribution_id("noerrebro", 3, "suf")
DUE = date(2026, 11, 30)
NOTICE = "notice-1"


@dataclass(frozen=True, slots=True)
class Municipality:
    """The store, and what is said in it."""

    store: MemoryStore

    async def told(
        self, to: Person, *reminders: Reminder, now: datetime = NOW, first: bool = False
    ) -> Reply | None:
        """The message the person gets."""
        outgoing = Outgoing(notice=NOTICE, to=to, reminders=reminders, first=first)
        async with self.store.reading() as look:
            return await compose(await Snapshot().renewed(look), look, TEXTS, outgoing, now)

    async def put(self, *records: object) -> None:
        """Save some records."""
        async with self.store.writing() as unit:
            for one in records:
                await unit.put(one)  # type: ignore[type-var]

    async def store_language(self, person: Person, language: str) -> None:
        """The person chose a language."""
        async with self.store.writing() as unit:
            known = await unit.get(Person, person.id)
            assert known is not None
            await unit.put(replace(known, language=language))

    async def answered_in(self, language: str, person: Person) -> None:
        """The person was answered in a language in their own chat."""
        async with self.store.writing() as unit:
            reference = await unit.get(Reference, person.id)
            assert reference is not None
            known = talk_id(reference.conversation, person.id)
            talk = await unit.get(Talk, known) or Talk(id=known)
            await unit.put(replace(talk, memory=memory.kept(Memory(language=language))))

    async def deliver(self, to: Person, *reminders: Reminder, now: datetime = NOW) -> Notice:
        """Keep a message as delivered, with its reminders as sent."""
        notice = Notice(
            id=NOTICE,
            tenant="t",
            to=to.id,
            conversation=f"personal-{to.id}",
            message="1",
            sent_at=now,
            reminders=tuple(one.id for one in reminders),
        )
        sent = [
            replace(one, state=ReminderState.SENT, told=to.id, notice=notice.id, sent_at=now)
            for one in reminders
        ]
        await self.put(notice, *sent)
        return notice


async def a_municipality(due: date = DUE) -> Municipality:
    """SOF and SUF were asked for contributions to Nørrebro on 2 November; Mette writes SOF's."""
    store = a_memory_store()
    begun = NOW - timedelta(days=21)
    await fill_once(store, begun)
    await advance_once(store, begun.date(), begun)
    async with store.writing() as unit:
        for one in EVERYBODY:
            await unit.put(one)
            await unit.put(
                Reference(
                    id=one.id,
                    tenant="t",
                    user=f"29:{one.id}",
                    bot="28:b",
                    conversation=f"personal-{one.id}",
                    service_url="https://smba.example/",
                )
            )
    await open_round(
        store,
        actor=IDA,
        plan="noerrebro",
        due=due,
        now=begun,
        units=["sof", "suf"],
        request="Indsatser for unge mellem 15 og 25 år",
    )
    await log_meeting(
        store,
        actor=IDA,
        plan="noerrebro",
        on=date(2026, 11, 2),
        parties=("lbf",),
        topic="Rammen for den nye plan",
        open_points=("Andelen af egenfinansiering",),
        next_step="KAB sender et udkast",
        owner="t/ida",
        due=date(2026, 11, 24),
        now=begun,
    )
    await advance(store, TODAY, NOW - timedelta(hours=1))
    return Municipality(store)


def a_reminder(
    kind: ReminderKind,
    to: Person,
    subject: str = "",
    subject_kind: SubjectKind = SubjectKind.PORTFOLIO,
    *,
    plan: str = "",
    due: date | None = None,
    text: str = "",
    offset: int = 0,
) -> Reminder:
    """A reminder that is to be sent now."""
    return Reminder(
        id=reminder_id(subject_kind, subject, to.id, kind, offset, due),
        tenant="t",
        recipient=to.id,
        plan=plan or subject.rpartition(".")[0].partition(".")[0],
        subject_kind=subject_kind,
        subject=subject,
        kind=kind,
        offset=offset,
        due=due,
        next_at=NOW,
        text=text,
    )


def in_own_words(to: Person, text: str, *, offset: int = 1) -> Reminder:
    """A reminder somebody asked for in words of their own."""
    return a_reminder(ReminderKind.OWN, to, to.id, SubjectKind.PERSON, text=text, offset=offset)


def about_contribution(
    kind: ReminderKind,
    to: Person,
    contribution: str = SOF,
    due: date = DUE,
    *,
    offset: int = 7,
    text: str = "",
) -> Reminder:
    """A reminder about a contribution."""
    return a_reminder(kind, to, contribution, SubjectKind.CONTRIBUTION, due=due, offset=offset, text=text)


def about_deadline(kind: ReminderKind, to: Person, deadline: str, due: date | None = None) -> Reminder:
    """A reminder about a deadline of the rulebook."""
    return a_reminder(kind, to, deadline, SubjectKind.DEADLINE, due=due)


async def block(house: Municipality, person: Person) -> None:
    """The person blocked the bot on 16 November."""
    async with house.store.writing() as unit:
        known = await unit.get(Reference, person.id)
        assert known is not None
        await unit.put(replace(known, state=ReachState.BLOCKED, since=NOW - timedelta(days=7)))
