"""Every kind of reminder as somebody gets it, to be read by a caseworker and checked against what is written down.

tests/transcripts/reminders_da.txt and reminders_en.txt hold the messages: `==` begins one, `[ ]` are its
buttons. `python -m tests.support.dialogs.reminder_scenes da` shows all of them as they are now.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

from msgspec.structs import replace

from dialogs.saying.speech import Reply
from state.actions.approval.decisions import record_decision
from state.actions.gathering.contributions import (
    Which,
    return_contribution,
    save_contribution,
    submit_contribution,
)
from state.facts.contribution import Content, ContributionKind
from state.facts.decision import Key, Outcome, Point
from state.facts.negotiation import NegotiationEntry
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.people import Person
from state.reminders.answers.hand_back import not_mine
from state.reminders.reconcile import ASKED_AGAIN, HANDED_BACK
from tests.support.dialogs.house import NOW
from tests.support.dialogs.reminded import (
    BO,
    IDA,
    LISE,
    METTE,
    SARA,
    SUF,
    Municipality,
    a_municipality,
    a_reminder,
    about_contribution,
    about_deadline,
    block,
    in_own_words,
)
from tests.support.dialogs.transcript import plain_lines
from tests.support.places import TRANSCRIPTS

LATER = datetime(2026, 12, 15, 9, tzinfo=UTC)
COUNCIL, COMMITTEE = "noerrebro.3.council", "noerrebro.3.committee"
COUNCIL_DAY, COMMITTEE_DAY = date(2027, 12, 11), date(2027, 11, 13)
DECLARATION, DECLARATION_DAY = "noerrebro.3.declaration", date(2026, 10, 1)
Kind = ReminderKind
Scene = Callable[[Municipality, str], Awaitable[Reply | None]]


def speaks(person: Person, language: str) -> Person:
    """The person with a language of their own."""
    return replace(person, language=language)


async def a_step(house: Municipality) -> Reminder:
    """The reminder about the step the meeting of 2 November agreed on."""
    async with house.store.reading() as look:
        step = (await look.find(NegotiationEntry))[0].id
    return a_reminder(Kind.AHEAD, IDA, step, SubjectKind.STEP, plan="noerrebro", due=date(2026, 11, 24))


async def first_of_all(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(METTE, language), about_contribution(Kind.AHEAD, METTE), first=True)


async def requested(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(METTE, language), about_contribution(Kind.REQUESTED, METTE))


async def returned(house: Municipality, language: str) -> Reply | None:
    await come_back(house)
    return await house.told(speaks(METTE, language), about_contribution(Kind.RETURNED, METTE))


async def come_back(house: Municipality) -> None:
    """SOF's contribution is handed in and sent back by the coordinator."""
    theirs = Which(actor=METTE, plan="noerrebro", unit="sof", now=NOW)
    content = Content(kinds=(ContributionKind.TEXT,), years=(2028,), text="Fremskudt rådgivning")
    await save_contribution(house.store, content=content, **theirs)
    await submit_contribution(house.store, **theirs)
    reason = "Der mangler årstal og beløb"
    await return_contribution(house.store, reason=reason, actor=IDA, plan="noerrebro", unit="sof", now=NOW)


async def overdue(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(METTE, language), about_contribution(Kind.OVERDUE, METTE), now=LATER)


async def lead(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(LISE, language), about_contribution(Kind.LEAD, LISE), now=LATER)


async def escalated(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(IDA, language), about_contribution(Kind.ESCALATED, IDA), now=LATER)


async def handed_back(house: Municipality, language: str) -> Reply | None:
    mine = about_contribution(Kind.AHEAD, METTE)
    await house.deliver(METTE, mine)
    await not_mine(house.store, actor=METTE, reminders=[mine.id], reason="Jeg er skiftet til BUF", now=NOW)
    async with house.store.reading() as look:
        rows = await look.find(Reminder, recipient=IDA.id, state=ReminderState.WAITING)
    told = next(one for one in rows if one.kind is Kind.ESCALATED and one.offset == HANDED_BACK)
    return await house.told(speaks(IDA, language), told)


async def asked_again(house: Municipality, language: str) -> Reply | None:
    words = "Vi skal bruge det til mødet på fredag"
    told = about_contribution(Kind.REQUESTED, METTE, offset=ASKED_AGAIN, text=words)
    return await house.told(speaks(METTE, language), told)


async def instead(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(SARA, language), about_contribution(Kind.AHEAD, BO, SUF))


async def instead_of_unreached(house: Municipality, language: str) -> Reply | None:
    async with house.store.writing() as unit:
        bo = await unit.get(Person, BO.id)
        assert bo is not None
        assert bo.deputy is not None
        away = replace(bo.deputy, first=date(2027, 7, 1), last=date(2027, 7, 31))
        await unit.put(replace(bo, deputy=away))
    await block(house, BO)
    return await house.told(speaks(SARA, language), about_contribution(Kind.AHEAD, BO, SUF))


async def ahead(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(IDA, language), about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))


async def next_step(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(IDA, language), await a_step(house))


async def not_scheduled(house: Municipality, language: str) -> Reply | None:
    told = about_deadline(Kind.NOT_SCHEDULED, IDA, COMMITTEE, COMMITTEE_DAY)
    return await house.told(speaks(IDA, language), told)


async def two_keys(house: Municipality, language: str) -> Reply | None:
    await content_decided(house)
    told = a_reminder(Kind.TWO_KEYS, IDA, "noerrebro.2", SubjectKind.KEYS, plan="noerrebro")
    return await house.told(speaks(IDA, language), told)


async def content_decided(house: Municipality) -> None:
    """The council decided the content of Nørrebro's plan and not the release."""
    await record_decision(
        house.store,
        actor=IDA,
        plan="noerrebro",
        period=2,
        body="br",
        on=date(2026, 11, 19),
        points=(Point(number=1, concerns=Key.CONTENT, outcome=Outcome.APPROVED),),
        override_reason="De andre behandlinger er ikke registreret",
        now=NOW,
    )


async def open_questions(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(IDA, language), a_reminder(Kind.OPEN_QUESTIONS, IDA))


async def unreachable(house: Municipality, language: str) -> Reply | None:
    await block(house, BO)
    lost = about_contribution(Kind.AHEAD, BO, SUF)
    await house.put(replace(lost, state=ReminderState.UNDELIVERED, why="blocked", told=SARA.id))
    told = a_reminder(Kind.UNREACHABLE, IDA, BO.id, SubjectKind.PERSON)
    return await house.told(speaks(IDA, language), told)


async def nobody(house: Municipality, language: str) -> Reply | None:
    return await house.told(
        speaks(IDA, language), a_reminder(Kind.UNREACHABLE, IDA, "buf", SubjectKind.PERSON)
    )


async def own(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(METTE, language), in_own_words(METTE, "ringe til LBF"))


async def snoozed(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(METTE, language), about_contribution(Kind.OWN, METTE))


async def weekly(house: Municipality, language: str) -> Reply | None:
    return await house.told(speaks(IDA, language), a_reminder(Kind.WEEKLY, IDA))


async def several(house: Municipality, language: str) -> Reply | None:
    return await house.told(
        speaks(IDA, language),
        a_reminder(Kind.OPEN_QUESTIONS, IDA),
        about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY),
        about_contribution(Kind.OVERDUE, IDA),
        about_contribution(Kind.ESCALATED, IDA),
        await a_step(house),
        now=LATER,
    )


async def week_and_late(house: Municipality, language: str) -> Reply | None:
    return await house.told(
        speaks(IDA, language),
        a_reminder(Kind.WEEKLY, IDA),
        about_deadline(Kind.OVERDUE, IDA, DECLARATION, DECLARATION_DAY),
        about_contribution(Kind.ESCALATED, IDA),
        about_deadline(Kind.NOT_SCHEDULED, IDA, COUNCIL, COUNCIL_DAY),
        now=LATER,
    )


async def week_and_one(house: Municipality, language: str) -> Reply | None:
    told = about_contribution(Kind.ESCALATED, IDA)
    return await house.told(speaks(IDA, language), a_reminder(Kind.WEEKLY, IDA), told, now=LATER)


async def only_late(house: Municipality, language: str) -> Reply | None:
    return await house.told(
        speaks(IDA, language),
        about_deadline(Kind.OVERDUE, IDA, DECLARATION, DECLARATION_DAY),
        about_contribution(Kind.ESCALATED, IDA),
        now=LATER,
    )


SCENES: dict[str, Scene] = {
    "the first message of all": first_of_all,
    "a contribution is asked for": requested,
    "a contribution came back": returned,
    "a contribution is late": overdue,
    "the head of the administration is told": lead,
    "the coordinator is told": escalated,
    "somebody handed it back": handed_back,
    "the coordinator asks again": asked_again,
    "in place of somebody away": instead,
    "in place of somebody who cannot be reached": instead_of_unreached,
    "a deadline ahead": ahead,
    "a step of the negotiation": next_step,
    "no meeting day": not_scheduled,
    "one key without the other": two_keys,
    "open questions": open_questions,
    "somebody cannot be reached": unreachable,
    "an administration without anybody": nobody,
    "one's own words": own,
    "put off until today": snoozed,
    "the week": weekly,
    "several at once": several,
    "several that are late": only_late,
    "the week and what is late": week_and_late,
    "the week and one thing": week_and_one,
}


async def played(name: str, language: str) -> Reply:
    """One message as it is now."""
    reply = await SCENES[name](await a_municipality(), language)
    assert reply is not None
    return reply


def lines_of(reply: Reply) -> list[str]:
    """The message without markdown, and its buttons."""
    return [*plain_lines(reply.text), *(f"[ {button} ]" for button in reply.buttons)]


def written(language: str) -> dict[str, list[str]]:
    """The messages as they are written down."""
    found: dict[str, list[str]] = {}
    for line in (TRANSCRIPTS / f"reminders_{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lines = found[line[3:].strip()] = []
        elif line.strip() and not line.startswith("# "):
            lines.append(line.strip())
    return found


async def shown(language: str) -> str:
    """All messages as they are now."""
    parts = []
    for name in SCENES:
        parts += [f"== {name}", *lines_of(await played(name, language)), ""]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(shown(sys.argv[1])))
