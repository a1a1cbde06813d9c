"""A plan's derived deadlines as a table for whoever checks the rules, with what other readings would give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from bot.operation.faults import CannotStart
from dialogs.reading.words.fold import plain
from state.deadlines.deadline import Because, Deadline
from state.deadlines.rulebook import rule
from state.facts.plan import Plan
from state.organisation.calendar import Span, week_of
from state.records.store import Store

HEADINGS = ("day", "week", "rule", "state", "force", "reading", "otherwise", "source")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ALIKE = 80


async def deadline_table(store: Store, plan_name: str) -> str:
    """The deadlines of the plan with this name as aligned text; raises CannotStart if there is none."""
    async with store.reading() as look:
        plan = _plan_named(plan_name, await look.find(Plan, annulled=False))
        deadlines = await look.find(Deadline, plan=plan.id, order=("first",))
    title = f"{plan.name}: {len(deadlines)} deadlines"
    return f"{title}\n\n{table(HEADINGS, [row(deadline) for deadline in deadlines])}"


def row(deadline: Deadline) -> tuple[str, ...]:
    """One deadline as the cells under HEADINGS."""
    made_by = rule(deadline.rule)
    return (
        day_of(deadline.due),
        weeks_of(deadline.due),
        f"{deadline.rule} ({deadline.period})",
        deadline.state.value,
        made_by.force.value,
        _readings(deadline.because),
        "; ".join(f"{day_of(other.due)} if {_readings(other.because)}" for other in deadline.alternatives)
        or "-",
        ", ".join(part for part in (made_by.source.title, made_by.source.place) if part),
    )


def day_of(span: Span | None) -> str:
    """A day with its weekday, or the first and last of several; "set by people" where no rule gives one."""
    if span is None:
        return "set by people"
    days = dict.fromkeys((span.first, span.last))
    return " - ".join(f"{WEEKDAYS[day.weekday()]} {day.isoformat()}" for day in days)


def weeks_of(span: Span | None) -> str:
    """The ISO weeks of a span, with their year."""
    if span is None:
        return "-"
    weeks = dict.fromkeys(week_of(day) for day in (span.first, span.last))
    return " - ".join(f"{year}-W{week:02}" for year, week in weeks)


def _readings(because: Iterable[Because]) -> str:
    """The open questions and the readings of them that a date rests on."""
    return ", ".join(f"{one.question}={one.reading}" for one in because) or "-"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The cells in columns, each as wide as its widest."""
    lines = [tuple(headings), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in ruled)


def _plan_named(name: str, plans: Sequence[Plan]) -> Plan:
    names = {plain(one): plan for plan in plans for one in (plan.id, plan.name, *plan.aliases)}
    best = process.extractOne(plain(name), names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if best is None:
        raise CannotStart(f"--plan {name}: no such plan; there is {', '.join(plan.name for plan in plans)}")
    return names[best[0]]
