"""Values for tests, with what a test does not care about already filled in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from functools import cache
from typing import TypeVar

from msgspec.structs import replace

from state.deadlines.deadline import Because
from state.facts.open_questions import Interpretation as AReading
from state.facts.open_questions import OpenQuestion, Settlement, TermEnd, TextBoundary
from state.facts.plan import Period, Plan, Stage
from state.organisation.bodies import Body, BodyKind, Goal, Name, Organisation, RenewalPattern
from state.organisation.people import Person, Role
from state.organisation.sources import Source, Wording
from state.portfolio import Portfolio
from state.records.store import Glance, Reading, Record, Store, Writing
from tests.support.filled import shipped_portfolio

R = TypeVar("R", bound=Record)
NOTE = Source(title="Notatet", place="side 1")


def a_wording(text: str) -> Wording:
    """The same text in both languages."""
    return Wording(da=text, en=text)


def a_plan(
    plan_id: str = "oest",
    *,
    starts: date,
    ends: date | None = None,
    end_in_text: date | None = None,
    stage: Stage = Stage.RUNNING,
    next_stage: Stage | None = Stage.DORMANT,
) -> Plan:
    """A plan with one period and, unless `next_stage` is None, the one that follows it.

    `ends` is a last day nobody doubts; `end_in_text` is the date a source writes, which questions may be about.
    """
    first = Period(number=1, stage=stage, start=starts, last_day=ends, end_date=end_in_text)
    following = () if next_stage is None else (Period(number=2, stage=next_stage),)
    return Plan(id=plan_id, name=plan_id.capitalize(), periods=(first, *following))


def a_reading(reading_id: str, *, ends: TermEnd | None = None, inclusive: bool | None = None) -> AReading:
    """A reading that gives a period's end, or says whether the date in the text is itself the last day."""
    return AReading(
        id=reading_id,
        label=a_wording(reading_id),
        meaning=a_wording(reading_id),
        ends=(ends,) if ends else (),
        boundary=None if inclusive is None else TextBoundary(inclusive=inclusive),
    )


def a_question(
    question_id: str = "Q1",
    *readings: AReading,
    plans: tuple[str, ...] = ("oest",),
    takes_other_date: bool = False,
    settlement: Settlement | None = None,
) -> OpenQuestion:
    """A question about the plans with these readings, open unless it has a settlement."""
    return OpenQuestion(
        id=question_id,
        topic="term",
        title=a_wording(question_id),
        asks=a_wording(question_id),
        plans=plans,
        readings=readings,
        takes_other_date=takes_other_date,
        settlement=settlement,
    )


def because(*pairs: str) -> tuple[Because, ...]:
    """Readings written "question/reading"."""
    return tuple(Because(question=one.split("/")[0], reading=one.split("/")[1]) for one in pairs)


def a_person(role: Role = Role.COORDINATOR, *, name: str = "Ida Holm", unit: str | None = "ktf") -> Person:
    """Somebody with this role, known by their name."""
    return Person(id=f"t/{name}", tenant="t", name=name, unit=unit, role=role)


def a_body(body_id: str, kind: BodyKind, *, serves: str | None = None) -> Body:
    """A body called by its id."""
    name = Name(official=body_id.capitalize(), abbreviation=body_id.upper(), english=body_id.capitalize())
    return Body(id=body_id, kind=kind, names=(name,), serves=serves)


def an_organisation() -> Organisation:
    """A town with a coordinating administration, another one, a committee, a finance committee and a council."""
    return Organisation(
        name=a_wording("Andeby"),
        coordinator="tek",
        route=("tku", "fu", "br"),
        bodies=(
            a_body("tek", BodyKind.ADMINISTRATION, serves="tku"),
            a_body("soc", BodyKind.ADMINISTRATION),
            a_body("tku", BodyKind.COMMITTEE),
            a_body("fu", BodyKind.COMMITTEE),
            a_body("br", BodyKind.COUNCIL),
        ),
        ambiguous={},
        closing_days=(),
        renewal=RenewalPattern(
            normal_term_years=4, declaration_budgets_before=1, money_budgets_before=0, source=NOTE
        ),
        goal=Goal(text=a_wording("ingen"), by_year=2030, list_month=12, list_day=1, source=NOTE),
        meetings=(),
        documents=(),
        facts=(),
    )


@cache
def a_portfolio(plans: int) -> Portfolio:
    """The shipped portfolio, grown to so many plans like Nørrebro's, each with its own doubt about the end."""
    shipped = shipped_portfolio()
    like = next(plan for plan in shipped.plans if plan.id == "noerrebro")
    doubt = next(question for question in shipped.questions if question.id == "A1")
    more = [f"omraade{number:03}" for number in range(1, plans - len(shipped.plans) + 1)]
    return replace(
        shipped,
        plans=(
            *shipped.plans,
            *(replace(like, id=one, name=one.capitalize(), aliases=(one,)) for one in more),
        ),
        questions=(
            *shipped.questions,
            *(
                replace(
                    doubt,
                    id=f"B{number}",
                    plans=(one,),
                    readings=tuple(_about(reading, one) for reading in doubt.readings),
                )
                for number, one in enumerate(more, 1)
            ),
        ),
    )


def _about(reading: AReading, plan: str) -> AReading:
    return replace(reading, ends=tuple(replace(end, plan=plan) for end in reading.ends))


class Counted:
    """A look at the store that counts how often it is asked."""

    def __init__(self, look: Reading) -> None:
        self._look = look
        self.asked = 0

    async def get(self, kind: type[R], record_id: str) -> R | None:
        self.asked += 1
        return await self._look.get(kind, record_id)

    async def find(
        self,
        kind: type[R],
        /,
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        offset: int = 0,
        **where: object,
    ) -> tuple[R, ...]:
        self.asked += 1
        return await self._look.find(kind, order=order, limit=limit, offset=offset, **where)

    async def count(self, kind: type[R], /, **where: object) -> int:
        self.asked += 1
        return await self._look.count(kind, **where)

    async def versions(self, kind: type[R]) -> dict[str, int]:
        self.asked += 1
        return await self._look.versions(kind)

    async def revisions(self) -> dict[str, int]:
        self.asked += 1
        return await self._look.revisions()


class CountedStore:
    """A store that counts how often its looks are asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looks: list[Counted] = []
        self._glances = 0

    @property
    def asked(self) -> int:
        """How often, all looks together."""
        return self._glances + sum(look.asked for look in self._looks)

    async def glance(self, kind: type[R], record_id: str) -> Glance[R]:
        """A glance, which is counted too."""
        self._glances += 1
        return await self._store.glance(kind, record_id)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Reading]:
        """A look that is counted."""
        async with self._store.reading() as look:
            self._looks.append(Counted(look))
            yield self._looks[-1]

    def writing(self, plans: Iterable[str] | None = None) -> AbstractAsyncContextManager[Writing]:
        """A transaction, which is not."""
        return self._store.writing(plans)

    def remembering(self) -> AbstractAsyncContextManager[Writing]:
        """A transaction, which is not."""
        return self._store.remembering()

    def alone(self, name: str) -> AbstractAsyncContextManager[None]:
        """Nothing is asked by it."""
        return self._store.alone(name)

    async def close(self) -> None:
        """Close the store behind."""
        await self._store.close()
