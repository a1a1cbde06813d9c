"""A checked portfolio as the values of the truth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from state.deadlines.deadline import DeadlineState
from state.facts.funding import Appropriation, Share
from state.facts.open_questions import Interpretation, OpenQuestion, TermEnd, TextBoundary
from state.facts.plan import Period, Plan
from state.organisation.bodies import Body, Goal, MeetingPattern, Name, Organisation, RenewalPattern
from state.organisation.calendar import ClosingDay
from state.organisation.reminder_policy import Policy
from state.organisation.sources import Document, Fact, Source, Wording
from state.portfolio.checker import shape
from state.portfolio.entries import (
    WEEKDAYS,
    BodyEntry,
    DocumentEntry,
    FactEntry,
    SourceEntry,
    WordingEntry,
    time_of,
)
from state.portfolio.references import check_references, same_word
from state.portfolio.schema import (
    AppropriationEntry,
    KnownDeadlineEntry,
    PlanEntry,
    PortfolioEntry,
    QuestionEntry,
    RemindersEntry,
)
from state.portfolio.tree import PortfolioFaults, read

COPENHAGEN = Path(__file__).parent / "copenhagen" / "portfolio.yaml"


class KnownDeadline(Struct, frozen=True, kw_only=True):
    """What the sources already say of one deadline; `question` is the open question that leaves a doubt."""

    plan: str
    period: int
    rule: str
    state: DeadlineState
    reason: Wording
    facts: tuple[str, ...]
    question: str | None = None


class Portfolio(Struct, frozen=True, kw_only=True):
    """Everything a portfolio gives an empty store."""

    organisation: Organisation
    plans: tuple[Plan, ...]
    questions: tuple[OpenQuestion, ...]
    appropriations: tuple[Appropriation, ...]
    known_deadlines: tuple[KnownDeadline, ...]


def check(path: Path | str) -> Portfolio:
    """The portfolio in a file and the files it includes; raises PortfolioFaults with every fault there is."""
    tree = read(Path(path))
    entry = shape(tree)
    check_references(tree)
    if tree.faults or entry is None:
        order = {file: number for number, file in enumerate(dict.fromkeys(one.file for one in tree.faults))}
        raise PortfolioFaults(
            tuple(sorted(tree.faults, key=lambda one: (order[one.file], one.line, one.column)))
        )
    return _portfolio(entry)


def _portfolio(entry: PortfolioEntry) -> Portfolio:
    return Portfolio(
        organisation=_organisation(entry),
        plans=tuple(map(_plan, entry.plans)),
        questions=tuple(map(_question, entry.questions)),
        appropriations=tuple(map(_appropriation, entry.appropriations)),
        known_deadlines=tuple(map(_known, entry.known_deadlines)),
    )


def _organisation(entry: PortfolioEntry) -> Organisation:
    documents = {document.id: _document(document) for document in entry.documents}
    ambiguous = {one.word: tuple(one.bodies) for one in entry.ambiguous}
    renewal, goal = entry.renewal, entry.goal
    return Organisation(
        name=_wording(entry.name),
        coordinator=entry.coordinator,
        route=tuple(entry.route),
        bodies=tuple(_body(body, frozenset(map(same_word, ambiguous))) for body in entry.bodies),
        ambiguous=ambiguous,
        closing_days=tuple(ClosingDay(month=closed.month, day=closed.day) for closed in entry.closing_days),
        renewal=RenewalPattern(
            normal_term_years=renewal.normal_term_years,
            declaration_budgets_before=renewal.declaration_budgets_before,
            money_budgets_before=renewal.money_budgets_before,
            source=_source(renewal.source, documents),
        ),
        goal=Goal(
            text=_wording(goal.text),
            by_year=goal.by_year,
            list_month=goal.list_month,
            list_day=goal.list_day,
            source=_source(goal.source, documents),
            settled_on=goal.settled_on,
        ),
        meetings=tuple(
            MeetingPattern(
                body=meeting.body,
                weekday=WEEKDAYS.index(meeting.weekday),
                note=_wording(meeting.note),
                source=_source(meeting.source, documents),
            )
            for meeting in entry.meetings
        ),
        documents=tuple(documents.values()),
        facts=tuple(map(_fact, entry.facts)),
        reminders=_policy(entry.reminders),
    )


def _policy(entry: RemindersEntry | None) -> Policy:
    """The policy as it is, but for what the file gives."""
    policy = Policy()
    if entry is None:
        return policy
    days = {name: tuple(offsets) for name, offsets in entry.days_ahead.items()}
    given = {
        "overdue_weeks": entry.overdue_weeks,
        "lead_after": entry.lead_after,
        "coordinator_after": entry.coordinator_after,
        "open_questions": entry.open_questions,
        "weekly": entry.weekly,
        "opens": time_of(entry.opens) if entry.opens else None,
        "closes": time_of(entry.closes) if entry.closes else None,
        "jitter": entry.spread_minutes,
    }
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    return replace(policy, offsets={**policy.offsets, **days}, **changes)


def _wording(entry: WordingEntry) -> Wording:
    return Wording(da=entry.da, en=entry.en)


def _source(entry: SourceEntry, documents: dict[str, Document]) -> Source:
    document = documents[entry.document]
    return Source(title=document.title.da, place=entry.place, url=document.url)


def _document(entry: DocumentEntry) -> Document:
    return Document(id=entry.id, title=_wording(entry.title), dated=entry.dated, url=entry.url)


def _fact(entry: FactEntry) -> Fact:
    return Fact(
        id=entry.id,
        topic=entry.topic,
        says=_wording(entry.says),
        document=entry.document,
        place=entry.place,
        plans=tuple(entry.plans),
        names=_wording(entry.names) if entry.names else None,
    )


def _body(entry: BodyEntry, ambiguous: frozenset[str]) -> Body:
    """The body with every word that means it alone among its aliases: its names, old and new, as well."""
    words: dict[str, str] = {}
    for word in _words(entry):
        words.setdefault(same_word(word), word)
    return Body(
        id=entry.id,
        kind=entry.kind,
        names=tuple(
            Name(
                official=name.official,
                abbreviation=name.abbreviation,
                english=name.english,
                valid_from=name.valid_from,
                valid_to=name.valid_to,
            )
            for name in entry.names
        ),
        aliases=tuple(word for plain, word in words.items() if plain not in ambiguous),
        serves=entry.serves,
        source=entry.source,
    )


def _words(entry: BodyEntry) -> Iterator[str]:
    for name in entry.names:
        yield from (name.official, name.abbreviation, name.english)
    yield from entry.aliases


def _plan(entry: PlanEntry) -> Plan:
    return Plan(
        id=entry.id,
        name=entry.name,
        aliases=tuple(dict.fromkeys((entry.id, *entry.aliases))),
        official_name=entry.official_name,
        periods=tuple(
            Period(
                number=period.number,
                stage=period.stage,
                start=period.start,
                end_text=period.end_text,
                end_date=period.end_date,
                last_day=period.last_day,
                stated_years=period.stated_years,
                facts=tuple(period.facts),
            )
            for period in entry.periods
        ),
        predecessors=tuple(entry.predecessors),
        successor=entry.successor,
    )


def _appropriation(entry: AppropriationEntry) -> Appropriation:
    return Appropriation(
        id=entry.id,
        budget=entry.budget,
        code=entry.code,
        kind=entry.kind,
        amount=None if entry.amount is None else Decimal(entry.amount),
        basis=entry.basis,
        years=tuple(entry.years),
        purpose=_wording(entry.purpose),
        plans=tuple(entry.plans),
        shares=tuple(
            Share(amount=Decimal(share.amount), plan=share.plan, year=share.year, source=share.source)
            for share in entry.shares
        ),
        price_level=entry.price_level,
        release=entry.release,
        facts=tuple(entry.facts),
    )


def _question(entry: QuestionEntry) -> OpenQuestion:
    return OpenQuestion(
        id=entry.id,
        topic=entry.topic,
        title=_wording(entry.title),
        asks=_wording(entry.asks),
        plans=tuple(entry.plans),
        readings=tuple(
            Interpretation(
                id=reading.id,
                label=_wording(reading.label),
                meaning=_wording(reading.meaning),
                ends=tuple(
                    TermEnd(plan=end.plan, period=end.period, last_day=end.last_day) for end in reading.ends
                ),
                boundary=TextBoundary(inclusive=reading.boundary.inclusive) if reading.boundary else None,
            )
            for reading in entry.readings
        ),
        facts=tuple(entry.facts),
        takes_other_date=entry.takes_other_date,
    )


def _known(entry: KnownDeadlineEntry) -> KnownDeadline:
    return KnownDeadline(
        plan=entry.plan,
        period=entry.period,
        rule=entry.rule,
        state=entry.state,
        reason=_wording(entry.reason),
        facts=tuple(entry.facts),
        question=entry.question,
    )
