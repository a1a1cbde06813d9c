"""What people and the calendar do to the truth: store in, facts out, the trace in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from state import upkeep
from state.audit import AuditEntry
from state.calendar import COPENHAGEN, Span
from state.deadlines import Deadline, DeadlineState
from state.derivation import deadline_id
from state.errors import (
    AlreadySettled,
    DayOutOfReach,
    NoSuchReading,
    NoSuchThing,
    ReasonMissing,
    RecordMovedOn,
)
from state.open_questions import OpenQuestion, Settlement
from state.organisation import Organisation
from state.people import Action, Person
from state.plan import Period, Plan, Stage
from state.portfolio import Portfolio
from state.readings import reach
from state.rulebook import RULES, is_event
from state.store.protocol import Between, OneOf, Store
from state.upkeep import Moved
from state.workflow import advance as moved_by_calendar

CALENDAR = "fremdrift"
LEAST_REASON = 3
EVENTS = tuple(one.id for one in RULES if is_event(one.id))


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What settling a question did: the question as it stands, and every deadline whose date moved."""

    question: OpenQuestion
    moved: tuple[Moved, ...]


async def fill(store: Store, portfolio: Portfolio, now: datetime) -> bool:
    """Fill an empty store from a portfolio, deadlines derived; returns whether it was empty."""
    today = now.astimezone(COPENHAGEN).date()
    async with store.writing() as unit:
        if await unit.get(Organisation, "organisation") is not None:
            return False
        await unit.put(replace(portfolio.organisation, rules=upkeep.rulebook_fingerprint()))
        for plan in portfolio.plans:
            await unit.put(_carried_on(plan))
        for question in portfolio.questions:
            await unit.put(question)
        for appropriation in portfolio.appropriations:
            await unit.put(appropriation)
        await upkeep.rederive(unit, None, today)
        for known in portfolio.known_deadlines:
            derived = await unit.get(Deadline, deadline_id(known.plan, known.period, known.rule))
            if derived is not None:
                await unit.put(replace(derived, state=known.state, reason=known.reason.da))
        await upkeep.rederive(unit, None, today)
        await unit.put(
            _entry(now, "fill", "portfolio", after={"plans": [plan.id for plan in portfolio.plans]})
        )
    return True


async def rederive(store: Store, now: datetime) -> tuple[Moved, ...]:
    """After an upgrade: if the rules changed since the store was last derived, bring every deadline in line."""
    async with store.reading() as look:
        known = await look.get(Organisation, "organisation")
    if known is None or known.rules == upkeep.rulebook_fingerprint():
        return ()
    async with store.writing() as unit:
        organisation = await upkeep.the_organisation(unit)
        moved = await upkeep.rederive(unit, None, now.astimezone(COPENHAGEN).date())
        await unit.put(replace(organisation, rules=upkeep.rulebook_fingerprint()))
        await unit.put(_entry(now, "rederive", "rulebook", **_dates(moved)))
    return moved


async def settle_question(
    store: Store,
    *,
    actor: Person,
    question: str,
    reason: str,
    now: datetime,
    reading: str | None = None,
    last_day: date | None = None,
    answer: str = "",
    seen: int | None = None,
    message: str = "",
) -> Settled:
    """Settle an open question and move every deadline that rests on it, in one transaction.

    The answer is one of the question's readings, another last day where the question takes one, or free text
    where no date rests on it. Raises NotAllowed, NoSuchThing, AlreadySettled, NoSuchReading, DayOutOfReach,
    ReasonMissing, and RecordMovedOn if `seen` is not the question's version.
    """
    actor.must_be_allowed(Action.SETTLE_QUESTION)
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonMissing()
    async with store.writing() as unit:
        asked = await unit.get(OpenQuestion, question)
        if asked is None:
            raise NoSuchThing(kind="OpenQuestion", id=question)
        if asked.settlement is not None:
            on = asked.settlement.at.astimezone(COPENHAGEN).date()
            raise AlreadySettled(question=asked.id, by=asked.settlement.by_name, on=on)
        if seen is not None and seen != asked.version:
            raise RecordMovedOn(kind="OpenQuestion", id=question, seen=seen)
        _must_answer(asked, reading, last_day, answer)
        if last_day is not None:
            _must_be_within(reach(asked, await unit.find(Plan, id=OneOf(asked.plans))), asked, last_day)
        settlement = Settlement(
            reading=reading,
            last_day=last_day,
            answer=answer.strip(),
            by=actor.id,
            by_name=actor.name,
            at=now,
            reason=reason.strip(),
        )
        settled = await unit.put(replace(asked, settlement=settlement))
        moved = await upkeep.rederive(unit, settled.plans or None, now.astimezone(COPENHAGEN).date())
        before, after = _dates(moved)["before"], _dates(moved)["after"]
        said = {"reading": reading, "last_day": last_day and last_day.isoformat(), "answer": answer.strip()}
        entry = _entry(now, Action.SETTLE_QUESTION.value, settled.id, before=before, after={**said, **after})
        await unit.put(
            replace(
                entry,
                who=actor.id,
                who_name=actor.name,
                plan=settled.plan or None,
                reason=reason.strip(),
                message=message,
            )
        )
    return Settled(question=settled, moved=moved)


async def advance(store: Store, today: date, now: datetime) -> int:
    """Move every stage the calendar has moved by today, with a trace; returns how many moved.

    Only plans and days whose time has come are read: the cost grows with what is due, not with the plans.
    """
    reached = Between(last=today)
    async with store.reading() as look:
        due = [plan.id for plan in await look.find(Plan, moves_on=reached)]
        past = await look.find(Deadline, state=DeadlineState.OPEN, rule=OneOf(EVENTS), last=reached)
    passed = [event.id for event in past if event.last is not None and event.last < today]
    if not due and not passed:
        return 0
    count = 0
    async with store.writing() as unit:
        for plan in await unit.find(Plan, id=OneOf(tuple(due))):
            questions = await upkeep.questions_about(unit, plan.id)
            moved, moves, next_day = moved_by_calendar(plan, questions, today)
            await unit.put(replace(moved, moves_on=next_day))
            count += len(moves)
            for move in moves:
                entry = _entry(
                    now,
                    Action.ADVANCE_CALENDAR.value,
                    f"{plan.id}.{move.period}",
                    before={"stage": move.before.value},
                    after={"stage": move.after.value},
                )
                await unit.put(replace(entry, plan=plan.id, reason=move.event.value))
        for event in await unit.find(Deadline, id=OneOf(tuple(passed)), state=DeadlineState.OPEN):
            await unit.put(replace(event, state=DeadlineState.MET))
    return count


async def set_language(store: Store, person: Person, language: str) -> Person:
    """Keep the language a person asked for ("da" or "en")."""
    async with store.writing() as unit:
        current = await unit.get(Person, person.id) or person
        return await unit.put(replace(current, language=language))


def _carried_on(plan: Plan) -> Plan:
    """The plan with the period that is to follow its last one, unless a successor takes over."""
    last = plan.periods[-1]
    if plan.successor is not None or last.start is None:
        return plan
    return replace(plan, periods=(*plan.periods, Period(number=last.number + 1, stage=Stage.DORMANT)))


def _must_answer(question: OpenQuestion, reading: str | None, last_day: date | None, answer: str) -> None:
    if reading is not None:
        if all(one.id != reading for one in question.readings):
            raise NoSuchReading(question=question.id, answer=reading)
    elif last_day is not None:
        if not question.takes_other_date:
            raise NoSuchReading(question=question.id, answer=last_day.isoformat())
    elif question.moves_dates or not answer.strip():
        raise NoSuchReading(question=question.id, answer=answer)


def _must_be_within(span: Span | None, question: OpenQuestion, day: date) -> None:
    if span is not None and day not in span:
        raise DayOutOfReach(question=question.id, day=day, first=span.first, last=span.last)


def _entry(
    now: datetime,
    action: str,
    subject: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> AuditEntry:
    return AuditEntry(
        id=str(uuid4()),
        at=now,
        who=CALENDAR,
        who_name="Fremdrift",
        action=action,
        subject=subject,
        before=before or {},
        after=after or {},
    )


def _dates(moved: tuple[Moved, ...]) -> dict[str, dict[str, object]]:
    """The dates before and after, by deadline, as plain text for the trace."""
    return {
        "before": {"deadlines": {one.after.id: _date(one.before) for one in moved}},
        "after": {"deadlines": {one.after.id: _date(one.after) for one in moved}},
    }


def _date(deadline: Deadline | None) -> str | None:
    if deadline is None or deadline.due is None:
        return None
    first, last = deadline.due.first.isoformat(), deadline.due.last.isoformat()
    return first if first == last else f"{first}/{last}"
