"""Who may record what: every conversation, by every role, typed, as a form and by crafted clicks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.recording.engine.flow import recalled
from dialogs.recording.flows import FLOWS
from dialogs.saying.speech import Reply
from state.conversations.talk import Talk
from state.conversations.turn import Turn
from state.facts.contribution import Contribution
from state.organisation.people import Deputy, Person, Role
from state.organisation.reach import Reference
from state.records.audit import AuditEntry
from state.records.store import Store, Writing
from state.store.memory import MemoryStore
from state.store.tables import KINDS
from tests.support.dialogs.transcript import NOW, Conversation
from tests.support.filled import advance_once, fill_once
from tests.support.stores import a_memory_store

SETTLE = "settle"
PEOPLE = {
    "viewer": ("Sara Nygaard", "sof", Role.VIEWER),
    "own": ("Sten Friis", "sof", Role.CONTRIBUTOR),
    "other": ("Amir Said", "suf", Role.CONTRIBUTOR),
    "coordinator": ("Ida Holm", "ktf", Role.COORDINATOR),
    "admin": ("Anne Bech", "ktf", Role.ADMIN),
}
ADMIN = frozenset({"admin"})
COORDINATING = ADMIN | {"coordinator"}
OWN = COORDINATING | {"own"}
ANYBODY_WHO_WRITES = OWN | {"other"}
ANYBODY = ANYBODY_WHO_WRITES | {"viewer"}
ANSWER = "record-answer"  # said to a message somebody was sent, which test_reminder_talk.py is about
# never the person who talks
BO = Person(id="t/bo", tenant="t", name="Bo Lund", unit="sof", role=Role.ADMIN)
METTE = Person(id="t/mette", tenant="t", name="Mette Jensen", unit="sof")
LARS = Person(id="t/lars", tenant="t", name="Lars Krog", unit="buf", role=Role.COORDINATOR)
GIVES = "SOF bidrager med 450.000 kr. årligt 2027-2029 til Nørrebro"
PLACE = {"plan": "noerrebro", "unit": "sof"}
MADE_UP = "0123456789ab"


class Case(Struct, frozen=True, kw_only=True):
    """One thing to record: how it is said and filled in, who may, and what the audit then has once each.

    `before` is what the administrator Bo has recorded first, `own` what whoever talks has asked for themselves.
    """

    flow: str
    may: frozenset[str]
    opens: str
    says: tuple[str, ...] = ()
    form: dict[str, str] = field(default_factory=dict)
    leaves: tuple[str, ...]
    before: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    yes: str = "ja"


GIVEN = (GIVES, "1", "ja")
CASES = {
    "give": Case(
        flow="record-contribution",
        may=OWN,
        opens=GIVES,
        says=("1",),
        form={
            **PLACE,
            "step": "give",
            "gift": "450.000 kr. om året",
            "years": "2027-2029",
            "hand_in": "submit",
        },
        leaves=("submit-contribution",),
    ),
    "give nothing": Case(
        flow="record-contribution",
        may=OWN,
        opens="SOF har intet bidrag denne gang til Nørrebro",
        form={**PLACE, "step": "none"},
        leaves=("answer-request",),
        before=("indhent bidrag til Nørrebro inden 15. marts 2027", "spring over", "ja"),
    ),
    "approve": Case(
        flow="record-contribution",
        may=OWN,
        opens="bidraget fra SOF til Nørrebro er ledelsesgodkendt nu",
        form={**PLACE, "step": "approve"},
        leaves=("approve-contribution",),
        before=GIVEN,
    ),
    "return": Case(
        flow="record-contribution",
        may=COORDINATING,
        opens=GIVES,
        says=("ret hvad", "5", "der mangler et årstal"),
        form={**PLACE, "step": "return", "reason": "der mangler et årstal"},
        leaves=("return-contribution",),
        before=GIVEN,
    ),
    "withdraw": Case(
        flow="record-contribution",
        may=OWN,
        opens=GIVES,
        says=("ret hvad", "6", "pengene er brugt"),
        form={**PLACE, "step": "withdraw", "reason": "pengene er brugt"},
        leaves=("withdraw-contribution",),
        before=GIVEN,
    ),
    "round": Case(
        flow="record-round",
        may=COORDINATING,
        opens="indhent bidrag til Nørrebro inden 15. marts 2027",
        says=("spring over",),
        form={"plan": "noerrebro", "due": "2027-03-15", "units": "SOF"},
        leaves=("open-round",),
    ),
    "decision": Case(
        flow="record-decision",
        may=COORDINATING,
        opens="KTU anbefalede sagen for Nørrebro i mandags uden afstemning",
        says=("begge dele", "punkt 7"),
        form={
            "plan": "noerrebro",
            "body": "ktu",
            "day": "2026-11-16",
            "concerns": "both",
            "outcome": "anbefalet",
        },
        leaves=("record-decision",),
    ),
    "correct a decision": Case(
        flow="record-correct",
        may=COORDINATING,
        opens="ret KTU's beslutning om Nørrebro",
        says=("mødedagen", "17. november 2026", "læst forkert i referatet"),
        form={
            "plan": "noerrebro",
            "decision": "KTU",
            "what": "day",
            "day": "2026-11-17",
            "reason": "læst forkert i referatet",
        },
        leaves=("correct-decision",),
        before=(
            "KTU anbefalede sagen for Nørrebro i mandags uden afstemning",
            "begge dele",
            "punkt 7",
            "ja",
        ),
    ),
    "release": Case(
        flow="record-release",
        may=COORDINATING,
        opens="de 7,4 mio er frigivet",
        says=("BR 19. november, punkt 12", "i torsdags"),
        form={
            "appropriation": "budget-2026-tm021-capital",
            "amount": "7,4 mio. kr.",
            "plan": "all",
            "decision": "other",
            "reference": "BR punkt 12",
            "day": "2026-11-19",
        },
        leaves=("release-funds",),
    ),
    "settle an alarm": Case(
        flow="record-alarm",
        may=COORDINATING,
        opens="alarmen for Nørrebro er ikke relevant, fordi planen ikke får anlægsmidler",
        form={"plan": "noerrebro", "reason": "planen får ikke anlægsmidler"},
        leaves=("settle-alarm",),
        before=(
            "BR godkendte indholdet af planen for Nørrebro den 19. november 2026",
            "spring over",
            "spring over",
            "ja",
            "de andre behandlinger er ikke registreret",
            "ja",
        ),
    ),
    "share": Case(
        flow="record-money",
        may=COORDINATING,
        opens="læg 1,2 mio. på Amager i 2027",
        says=("anlæg", "Budget 2027, punkt 4"),
        form={
            "amount": "1,2 mio. kr.",
            "target": "amager",
            "appropriation": "budget-2026-tm021-capital",
            "year": "2027",
        },
        leaves=("share-money",),
    ),
    "take a share back": Case(
        flow="record-unshare",
        may=COORDINATING,
        opens="fjern fordelingen til Amager i 2027",
        says=("beløbet var til Nørrebro",),
        form={"share": "1,2 mio. Amager", "reason": "beløbet var til Nørrebro"},
        leaves=("remove-share",),
        before=("læg 1,2 mio. på Amager i 2027", "anlæg", "Budget 2027, punkt 4", "ja"),
    ),
    "move": Case(
        flow="record-deadline",
        may=COORDINATING,
        opens="flyt bidragsfristen for Nørrebro til primo december",
        says=("SUF skal have mere tid",),
        form={
            "plan": "noerrebro",
            "deadline": "contributions-due:",
            "step": "move",
            "due": "primo december",
            "reason": "SUF skal have mere tid",
        },
        leaves=("move-deadline",),
    ),
    "met": Case(
        flow="record-deadline",
        may=COORDINATING,
        opens="sæt forhandlingsfristen for Nørrebro som opfyldt",
        form={"plan": "noerrebro", "deadline": "negotiation-start:", "step": "met"},
        leaves=("mark-met",),
    ),
    "reopen": Case(
        flow="record-reopen",
        may=COORDINATING,
        opens="genåbn en frist",
        says=("Nørrebro", "forhandlingen"),
        form={"plan": "noerrebro", "deadline": "negotiation-start:"},
        leaves=("reopen-deadline",),
        before=("sæt forhandlingsfristen for Nørrebro som opfyldt", "ja"),
    ),
    "contact": Case(
        flow="record-contact",
        may=OWN,
        opens="opdater kontaktpers. i SOF til Mette",
        form={**PLACE, "contact": "Mette"},
        leaves=("save-contribution",),
        before=GIVEN,
    ),
    "role": Case(
        flow="record-person",
        may=ADMIN,
        opens="gør Mette Jensen til koordinator",
        form={"what": "coordinator", "person": "Mette Jensen"},
        leaves=("set-role",),
    ),
    "own deputy": Case(
        flow="record-person",
        may=ANYBODY_WHO_WRITES,
        opens="gør Lars Krog til min stedfortræder",
        says=("1. december 2026", "15. december 2026"),
        form={"what": "deputy", "person": "Lars Krog", "first": "2026-12-01", "last": "2026-12-15"},
        leaves=("set-deputy",),
    ),
    "somebody's deputy": Case(
        flow="record-person",
        may=COORDINATING,
        opens="gør Lars Krog til stedfortræder for Mette Jensen",
        says=("1. december 2026", "15. december 2026"),
        form={
            "what": "deputy",
            "person": "Lars Krog",
            "first": "2026-12-01",
            "last": "2026-12-15",
            "of": "Mette Jensen",
        },
        leaves=("set-deputy",),
    ),
    "hand over": Case(
        flow="record-person",
        may=COORDINATING,
        opens="overdrag Bo Lunds opgaver til Lars Krog",
        form={"what": "hand-over", "person": "Lars Krog", "of": "Bo Lund"},
        leaves=("hand-over",),
        before=(GIVES, "2", "ja"),
    ),
    "undo what another did": Case(
        flow="record-undo",
        may=COORDINATING,
        opens="fortryd det sidste på Amager",
        leaves=("undo",),
        before=("flyt bidragsfristen for Amager til primo december", "SUF skal have mere tid", "ja"),
    ),
    "meeting": Case(
        flow="record-negotiation",
        may=COORDINATING,
        opens="Møde m. LBF i tirsdags. De vil se delaftalerne inden medio januar. KAB følger op",
        says=("Nørrebro",),
        form={
            "plan": "noerrebro",
            "step": "log",
            "on": "2026-11-17",
            "parties": "LBF",
            "said": "De vil se delaftalerne",
        },
        leaves=("log-meeting",),
    ),
    "close a point": Case(
        flow="record-negotiation",
        may=COORDINATING,
        opens="luk punktet om indsatsområde 3 på Amager",
        says=("der er enighed", "15% fra fsb"),
        form={"plan": "amager", "step": "close", "point": "indsatsområde 3", "end": "agreed", "how": "15%"},
        leaves=("close-point",),
        before=(
            "vi er enige om indsatsområde 1 og 2, 3 er åbent",
            "Amager",
            "i går",
            "LBF og fsb",
            "spring over",
            "ja",
        ),
    ),
    "register": Case(
        flow="record-plan",
        may=COORDINATING,
        opens="opret ny helhedsplan Valby",
        says=("1. januar 2028", "4 år"),
        form={"step": "register", "name": "Valby", "start": "2028-01-01", "until": "2031-12-31"},
        leaves=("register-plan",),
    ),
    "renew": Case(
        flow="record-plan",
        may=COORDINATING,
        opens="forny Nørrebro",
        says=("31. december 2031",),
        form={"step": "renew", "plan": "noerrebro", "until": "2031-12-31"},
        leaves=("renew-plan",),
    ),
    "rename": Case(
        flow="record-rename",
        may=COORDINATING,
        opens="omdøb Nørrebro",
        says=("Ydre Nørrebro",),
        form={"plan": "noerrebro", "name": "Ydre Nørrebro"},
        leaves=("rename-plan",),
    ),
    "merge": Case(
        flow="record-plan",
        may=COORDINATING,
        opens="slå Amager og Nørrebro sammen til Storkøbenhavn fra 1. januar 2029",
        says=("4 år",),
        form={
            "step": "merge",
            "plans": "Amager og Nørrebro",
            "name": "Storkøbenhavn",
            "start": "2029-01-01",
            "until": "2032-12-31",
        },
        leaves=("merge-plans",),
    ),
    "move to another administration": Case(
        flow="record-person",
        may=COORDINATING,
        opens="flyt Mette Jensen til BUF",
        form={"what": "unit", "person": "Mette Jensen", "unit": "buf"},
        leaves=("set-unit",),
    ),
    "lead": Case(
        flow="record-person",
        may=COORDINATING,
        opens="Mette Jensen er leder af SOF",
        form={"what": "lead", "person": "Mette Jensen"},
        leaves=("set-lead",),
    ),
    "ask again": Case(
        flow="record-nudge",
        may=COORDINATING,
        opens="ryk SOF for bidrag til Nørrebro",
        leaves=("nudge",),
        before=("indhent bidrag til Nørrebro inden 15. marts 2027", "spring over", "ja"),
    ),
    "a plan's reminders": Case(
        flow="record-policy",
        may=COORDINATING,
        opens="mind om Nørrebro 60 og 30 dage før",
        form={"plan": "noerrebro", "days": "60 og 30 dage før"},
        leaves=("set-reminders",),
    ),
    "be reminded": Case(
        flow="record-reminder",
        may=ANYBODY,
        opens="jeg vil gerne have en påmindelse",
        says=("ringe til LBF",),
        form={"about": "ringe til LBF", "day": "3. maj 2027"},
        leaves=("remind-me",),
        yes="3. maj",
    ),
    "be reminded no more": Case(
        flow="record-cancel",
        may=ANYBODY,
        opens="slet min påmindelse",
        form={"reminder": "skrive til fsb"},
        leaves=("cancel-reminder",),
        own=(
            "mind mig om at ringe til LBF den 3. maj 2027",
            "mind mig om at skrive til fsb den 4. maj 2027",
        ),
        yes="1",
    ),
    "wish": Case(
        flow="record-wishes",
        may=ANYBODY,
        opens="slå påmindelser",
        form={"wish": "fewer"},
        leaves=("set-wishes",),
        yes="færre",
    ),
    "settle": Case(
        flow=SETTLE,
        may=COORDINATING,
        opens="afklar A1",
        says=("2", "bekræftet af Landsbyggefonden"),
        form={"reading": "three-years", "reason": "bekræftet af Landsbyggefonden"},
        leaves=("settle-question",),
    ),
}
FLOW_CASES = {name: case for name, case in CASES.items() if case.flow != SETTLE}
EVERY = [pytest.param(case, role, id=f"{name}-{role}") for name, case in CASES.items() for role in PEOPLE]
MAY = [one for one in EVERY if one.values[1] in one.values[0].may]
MAY_NOT = [one for one in EVERY if one.values[1] not in one.values[0].may]
FLOWS_MAY_NOT = [one for one in MAY_NOT if one.values[0].flow != SETTLE]
FLOWS_EVERY = [one for one in EVERY if one.values[0].flow != SETTLE]

Truth = dict[str, tuple[object, ...]]


def who(role: str) -> Person:
    """The person of this role who talks."""
    name, unit, has = PEOPLE[role]
    return Person(id=f"t/{role}", tenant="t", name=name, unit=unit, role=has)


def reached(person: Person) -> Reference:
    """How the person is written to."""
    return Reference(
        id=person.id, tenant="t", user=f"29:{person.id}", bot="28:b", service_url="https://smba.example/"
    )


async def a_filled(store: Store) -> Store:
    """The shipped portfolio with everybody in it."""
    await fill_once(store, NOW - timedelta(hours=2))
    await advance_once(store, NOW.date(), NOW - timedelta(hours=1))
    async with store.writing() as unit:
        for one in (*map(who, PEOPLE), BO, METTE, LARS):
            await unit.put(one)
            await unit.put(reached(one))
    return store


async def a_store() -> MemoryStore:
    """A filled store of one's own."""
    return await a_store_after(())


_AFTER: dict[tuple[str, ...], MemoryStore] = {}


async def a_store_after(lines: tuple[str, ...]) -> MemoryStore:
    """A store of one's own once Bo has said these lines; said once, since what is committed is never changed."""
    if lines not in _AFTER:
        _AFTER[lines] = a_memory_store()
        await said_by_bo(await a_filled(_AFTER[lines]), lines)
    mine = a_memory_store()
    mine._saved = _AFTER[lines]._saved
    return mine


async def said_by_bo(store: Store, lines: tuple[str, ...]) -> None:
    talk = Conversation(store=store, root=Root(store), person=BO)
    for line in lines:
        await talk.say(line)


async def a_talk(role: str, case: Case | None = None, store: Store | None = None) -> Conversation:
    """Somebody of this role who begins to talk when what the case needs has been recorded."""
    before = case.before if case else ()
    if store is None:
        store = await a_store_after(before)
    else:
        await said_by_bo(store, before)
    talk = Conversation(store=store, root=Root(store), person=BO)
    return await with_own(talk.as_person(who(role), now=NOW + timedelta(hours=1)), case)


async def with_own(talk: Conversation, case: Case | None) -> Conversation:
    """The talk once whoever talks has asked for what the case needs to be their own."""
    for line in case.own if case else ():
        await talk.say(line)
    return talk


async def truth(store: Store) -> Truth:
    """All that is recorded, and the trace of it; what was talked about is left out."""
    async with store.reading() as look:
        return {
            kind.name: await look.find(kind.record, order=("id",) if kind.searched else ())
            for kind in KINDS
            if kind.record not in (Talk, Turn)
        }


async def left(talk: Conversation, before: Truth) -> list[AuditEntry]:
    """What has been noted since."""
    return [one for one in (await truth(talk.store))["AuditEntry"] if one not in before["AuditEntry"]]  # type: ignore[misc]


async def typed(talk: Conversation, case: Case) -> Reply:
    """The whole conversation in words; somebody refused at once says the rest all the same."""
    for line in (case.opens, *case.says, case.yes):
        reply = await talk.say(line)
        if reply.refused:
            refusal = reply
            await talk.say(case.yes)
            return refusal
    return reply


async def to_summary(talk: Conversation, case: Case) -> Reply:
    for line in (case.opens, *case.says):
        reply = await talk.say(line)
    return reply


async def filled_in(talk: Conversation, case: Case) -> Reply:
    """The card's form, then its summary's button; the made-up stamp where no card was given."""
    reply = await talk.say(case.opens)
    reply = await talk.say("", {**stamp(reply, case), **case.form})
    if case.flow != SETTLE and not reply.refused and stamp(reply, case).get("confirmed"):
        reply = await talk.say("", stamp(reply, case))
    return reply


def stamp(reply: Reply, case: Case) -> dict[str, Any]:
    """What the card's saving button carries, or what somebody makes up who was given no card."""
    found = [one["data"] for one in every(reply.card) if one.get("type") == "Action.Execute"]
    if found:
        return dict(found[0])
    if case.flow == SETTLE:
        return {"verb": "settle-question", "question": "A1", "version": 1}
    return {"verb": "flow", "flow": case.flow, "seen": {}, "card": MADE_UP}


def every(node: Any) -> list[dict[str, Any]]:
    """Every object of a card."""
    if isinstance(node, dict):
        return [node, *(each for value in node.values() for each in every(value))]
    return [each for value in node for each in every(value)] if isinstance(node, list) else []


def is_polite(reply: Reply) -> bool:
    """Whether it is a sentence for people, which names nothing of the machine."""
    lead = reply.text.strip()
    machine = ("Traceback", "NotAllowed", "KeyError", "None", "record-", "error-", "{", "}")
    return bool(lead) and any(mark in lead for mark in ".?") and not any(one in lead for one in machine)


def must_be_saved_once(case: Case, noted: list[AuditEntry], actor: Person) -> None:
    assert sorted(one.action for one in noted) == sorted(case.leaves)
    assert {(one.who, one.who_name) for one in noted} == {(actor.id, actor.name)}


def test_every_conversation_is_in_the_table() -> None:
    assert {case.flow for case in CASES.values()} == {*FLOWS, SETTLE} - {ANSWER}


@pytest.mark.parametrize("surface", [typed, filled_in])
@pytest.mark.parametrize(("case", "role"), MAY)
async def test_who_may_records_it_once_under_their_own_name(case: Case, role: str, surface: Any) -> None:
    talk = await a_talk(role, case)
    before = await truth(talk.store)
    reply = await surface(talk, case)
    assert not reply.refused, reply.text
    assert is_polite(reply), reply.text
    must_be_saved_once(case, await left(talk, before), talk.person)


@pytest.mark.parametrize("surface", [typed, filled_in])
@pytest.mark.parametrize(("case", "role"), MAY_NOT)
async def test_who_may_not_changes_nothing_and_is_told(case: Case, role: str, surface: Any) -> None:
    talk = await a_talk(role, case)
    before = await truth(talk.store)
    reply = await surface(talk, case)
    assert reply.refused, reply.text
    assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


@pytest.mark.parametrize(("case", "role"), MAY_NOT)
async def test_who_lost_the_right_before_the_last_yes_changes_nothing(case: Case, role: str) -> None:
    talk = await a_talk("admin", case)
    talk.person = replace(talk.person, unit=PEOPLE[role][1])
    summary = await to_summary(talk, case)
    async with talk.store.writing() as unit:
        known = await unit.get(Person, talk.person.id)
        assert known is not None
        await unit.put(replace(known, unit=PEOPLE[role][1], role=PEOPLE[role][2]))
    before = await truth(talk.store)
    if case.flow != SETTLE:
        clicked = await talk.say("", stamp(summary, case))
        assert clicked.refused, clicked.text
    said = await talk.say(case.yes)
    assert is_polite(said), said.text
    assert await truth(talk.store) == before


@pytest.mark.parametrize(("case", "role"), FLOWS_EVERY)
async def test_a_click_without_a_conversation_changes_nothing(case: Case, role: str) -> None:
    talk = await a_talk(role, case)
    before = await truth(talk.store)
    crafted = {"verb": "flow", "flow": case.flow, "card": MADE_UP, "seen": {}, "confirmed": 1}
    for payload in (crafted, {**crafted, **case.form}, {**crafted, "card": ""}):
        reply = await talk.say("", payload)
        assert reply.refused
        assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


@pytest.mark.parametrize(("case", "role"), FLOWS_EVERY)
async def test_a_click_on_another_persons_card_changes_nothing(case: Case, role: str) -> None:
    talk = await a_talk(role, case)
    bente = talk.as_person(replace(BO, id="t/bente", name="Bente Bo"))
    summary = await to_summary(await with_own(bente, case), case)
    theirs = stamp(summary, case)
    before = await truth(talk.store)
    await talk.say(case.opens)
    for payload in (theirs, {**theirs, **case.form}):
        reply = await talk.say("", payload)
        assert reply.refused
        assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


FORGED: dict[str, dict[str, Any]] = {
    "another flow": {"flow": "record-person", "what": "admin", "person": "Amir Said"},
    "no flow": {"flow": "record-nothing"},
    "a flow that is no text": {"flow": ["record-person"]},
    "an unknown field": {"role": "admin"},
    "another actor": {"actor": "t/bo"},
    "a value that is no text": {"plan": {"id": "amager"}},
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("role", PEOPLE)
async def test_a_forged_field_on_ones_own_card_changes_nothing(role: str, forged: dict[str, Any]) -> None:
    case = CASES["give"]
    talk = await a_talk(role, case)
    summary = await to_summary(talk, case)
    before = await truth(talk.store)
    for payload in ({**stamp(summary, case), **forged}, {**stamp(summary, case), **case.form, **forged}):
        reply = await talk.say("", payload)
        assert reply.refused
        assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


@pytest.mark.parametrize("case", FLOW_CASES.values(), ids=FLOW_CASES)
@pytest.mark.parametrize("role", ["viewer", "other"])
async def test_ones_own_card_opens_no_other_conversation(case: Case, role: str) -> None:
    talk = await a_talk(role, case)
    own = stamp(await to_summary(talk, CASES["give"]), CASES["give"])
    before = await truth(talk.store)
    for payload in ({**own, "flow": case.flow}, {**own, "flow": case.flow, **case.form}):
        reply = await talk.say("", payload)
        if case.flow != CASES["give"].flow:
            assert reply.refused
        assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize(
    "forged",
    [{"question": "A99"}, {"version": 9}, {"reading": "four-years"}, {"reading": ["x"]}, {"verb": "settle"}],
    ids=["question", "version", "reading", "no text", "verb"],
)
async def test_a_forged_answer_settles_nothing(role: str, forged: dict[str, Any]) -> None:
    case, talk = CASES["settle"], await a_talk(role)
    before = await truth(talk.store)
    forged_click = {"verb": "settle-question", "question": "A1", "version": 1, **case.form, **forged}
    reply = await talk.say("", forged_click)
    assert reply.refused
    assert is_polite(reply), reply.text
    assert await truth(talk.store) == before


async def test_a_deputy_records_in_their_own_name_on_the_days_and_not_after() -> None:
    talk = await a_talk("own")
    async with talk.store.writing() as unit:
        away = await unit.get(Person, "t/other")
        assert away is not None
        today = NOW.date()
        named = Deputy(person="t/own", name="Sten Friis", first=today, last=today)
        await unit.put(replace(away, deputy=named))
    case = replace(CASES["give"], opens=GIVES.replace("SOF", "SUF"))
    before = await truth(talk.store)
    later = talk.as_person(talk.person, now=NOW + timedelta(days=1))
    assert (await typed(later, case)).refused
    assert await truth(talk.store) == before
    await talk.say("annullér")
    assert not (await typed(talk, case)).refused
    must_be_saved_once(case, await left(talk, before), talk.person)


# Two at once, and one turn twice


class Meeting:
    """A store whose writers all get to look before the first of them writes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.reading = store.reading
        self.glance = store.glance
        self.alone = store.alone
        self.remembering = store.remembering
        self.close = store.close

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction, after all the others have gone as far as they can."""
        for _ in range(50):
            await asyncio.sleep(0)
        async with self._store.writing(plans) as unit:
            yield unit


DATABASE_CASES = {name: CASES[name] for name in ("give", "meeting")}
TWICE = [pytest.param(case, id=name) for name, case in CASES.items()]


async def twice(talk: Conversation, case: Case, same_message: bool) -> list[AuditEntry]:
    """What is noted where the last yes comes twice at once, and once more when it has been answered."""
    await to_summary(talk, case)
    before = await truth(talk.store)
    again = replace(talk, message="a")
    also = again if same_message else replace(talk, message="b")
    replies = await asyncio.gather(again.say(case.yes), also.say(case.yes))
    assert all(map(is_polite, replies))
    await also.say(case.yes)
    noted = await left(talk, before)
    must_be_saved_once(case, noted, talk.person)
    return noted


@pytest.mark.parametrize("same_message", [True, False], ids=["same id", "new id"])
@pytest.mark.parametrize("case", TWICE)
async def test_the_same_turn_twice_records_once(case: Case, same_message: bool) -> None:
    talk = await a_talk("admin", case)
    talk.root = Root(Meeting(talk.store))
    await twice(talk, case, same_message)


@pytest.mark.parametrize("same_message", [True, False], ids=["same id", "new id"])
@pytest.mark.parametrize("case", DATABASE_CASES.values(), ids=DATABASE_CASES)
async def test_the_same_turn_twice_records_once_in_every_store(
    store: Store, case: Case, same_message: bool
) -> None:
    talk = await a_talk("coordinator", case, await a_filled(store))
    await twice(talk, case, same_message)


@pytest.mark.parametrize("case", DATABASE_CASES.values(), ids=DATABASE_CASES)
async def test_rights_hold_in_every_store(store: Store, case: Case) -> None:
    viewer = await a_talk("viewer", case, await a_filled(store))
    before = await truth(store)
    for surface in (typed, filled_in):
        assert (await surface(viewer, case)).refused
    assert await truth(store) == before
    coordinator = viewer.as_person(who("coordinator"))
    assert not (await filled_in(coordinator, case)).refused
    must_be_saved_once(case, await left(coordinator, before), coordinator.person)


async def both_at_the_summary(store: Store) -> tuple[Conversation, Conversation, Truth]:
    """Two people with another amount each, about the same version of the same contribution."""
    ida = await a_talk("coordinator", store=store)
    sten = ida.as_person(who("own"))
    await to_summary(ida, CASES["give"])
    await to_summary(sten, replace(CASES["give"], opens=GIVES.replace("450", "300")))
    return ida, sten, await truth(store)


async def the_gift(talk: Conversation) -> Contribution:
    async with talk.store.reading() as look:
        (one,) = [
            each for each in await look.find(Contribution, plan="noerrebro", unit="sof") if each.revision
        ]
    return one


async def one_wins(ida: Conversation, sten: Conversation, replies: list[Reply], before: Truth) -> None:
    (lost,) = [one for one in replies if one.refused]
    loser, winner = (sten, ida) if lost is replies[1] else (ida, sten)
    must_be_saved_once(CASES["give"], await left(ida, before), winner.person)
    saved = await the_gift(ida)
    amount = {ida.person.id: 450_000, sten.person.id: 300_000}
    assert (saved.revision, saved.content.amount) == (1, amount[winner.person.id])
    # the fresh card has all that was entered, and is about what is there now
    assert ("450.000 kr." if loser is ida else "0,3 mio. kr.") in lost.text
    fresh = stamp(lost, CASES["give"])
    assert fresh["seen"]["contribution"] == saved.version
    async with ida.store.reading() as look:
        talk = await look.get(Talk, f"personal-{loser.person.id}|{loser.person.id}")
    assert talk is not None
    pending: Any = talk.memory["pending"]
    held = recalled(pending)
    assert held is not None
    assert held.card == fresh["card"]


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "in turn"])
async def test_of_two_who_save_the_same_version_one_wins_and_nothing_is_lost(at_once: bool) -> None:
    ida, sten, before = await both_at_the_summary(await a_store())
    if at_once:
        ida.root = sten.root = Root(Meeting(ida.store))
        replies = list(await asyncio.gather(ida.say("ja"), sten.say("ja")))
    else:
        replies = [await ida.say("ja"), await sten.say("ja")]
    await one_wins(ida, sten, replies, before)


async def test_of_two_who_save_the_same_version_one_wins_in_every_store(store: Store) -> None:
    ida, sten, before = await both_at_the_summary(await a_filled(store))
    replies = list(await asyncio.gather(ida.say("ja"), sten.say("ja")))
    await one_wins(ida, sten, replies, before)
