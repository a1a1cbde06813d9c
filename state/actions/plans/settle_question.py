"""An open question settled: the deadlines that rest on it move in the same transaction."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from state.actions.acting import acting, must_be_the_one_seen, must_have_reason
from state.deadlines import rederivation
from state.deadlines.readings import reach
from state.deadlines.rederivation import Moved, dates_moved
from state.facts.open_questions import OpenQuestion, Settlement
from state.facts.plan import Plan
from state.organisation.calendar import Span, local_day
from state.organisation.people import Action, Person
from state.records.errors import AlreadySettled, DayOutOfReach, NoSuchReading, NoSuchThing
from state.records.store import OneOf, Store


class Settled(Struct, frozen=True, kw_only=True):
    """What settling a question did: the question as it stands, and every deadline whose date moved."""

    question: OpenQuestion
    moved: tuple[Moved, ...]


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
    today = local_day(now)
    async with acting(store, Action.SETTLE_QUESTION, actor, now, message) as recorder:
        unit = recorder.unit
        must_have_reason(reason)
        asked = await unit.get(OpenQuestion, question)
        if asked is None:
            raise NoSuchThing(kind="OpenQuestion", id=question)
        if asked.settlement is not None:
            on = local_day(asked.settlement.at)
            raise AlreadySettled(question=asked.id, by=asked.settlement.by_name, on=on)
        must_be_the_one_seen("OpenQuestion", question, asked.version, seen)
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
        settled = await recorder.put(replace(asked, settlement=settlement))
        moved = await rederivation.rederive(unit, settled.plans or None, today)
        dates = dates_moved(moved)
        said = {"reading": reading, "last_day": last_day and last_day.isoformat(), "answer": answer.strip()}
        await recorder.note(
            settled.id,
            plan=settled.plan or None,
            reason=reason,
            before=dates["before"],
            after={**said, **dates["after"]},
        )
    return Settled(question=settled, moved=moved)


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
