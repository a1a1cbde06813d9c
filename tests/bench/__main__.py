"""What a status turn costs with 2, 100 and 5,000 plans: time, and queries to the database.

The queries of a turn must not grow with the plans; one plan's status must not either. Times are medians on
this machine: read the ratios, not the milliseconds.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, event

from dialogs.root import Root
from dialogs.speech import Said
from state.actions import fill
from state.open_questions import TermEnd
from state.people import Person, Role
from state.portfolio import COPENHAGEN, Portfolio, check
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.bench import delivery

SIZES = (2, 100, 5_000)
TURNS = 60
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKER = Person(
    id="bench/1", tenant="bench", name="Ida Holm", unit="ktf", role=Role.COORDINATOR, language="da"
)
QUESTIONS = {"one plan": "status på Nørrebro", "all plans": "status", "next deadlines": "næste frister"}


def grown(portfolio: Portfolio, size: int) -> Portfolio:
    """The shipped portfolio with as many plans as wanted, each with a question of its own about its end."""
    plans, questions = list(portfolio.plans), list(portfolio.questions)
    term = next(one for one in questions if one.id == "A1")
    for number in range(len(plans), size):
        plan_id = f"omraade-{number}"
        ends = tuple(
            replace(
                reading,
                ends=tuple(TermEnd(plan=plan_id, period=2, last_day=end.last_day) for end in reading.ends),
            )
            for reading in term.readings
        )
        plans.append(replace(plans[number % 2], id=plan_id, name=f"Område {number}", aliases=()))
        questions.append(replace(term, id=f"A{number + 100}", plans=(plan_id,), readings=ends))
    return replace(portfolio, plans=tuple(plans), questions=tuple(questions))


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement sent to a database meanwhile, apart from opening and closing transactions."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def measure(size: int, folder: Path) -> dict[str, tuple[float, float]]:
    """For each question, the median milliseconds and the queries of a turn."""
    url = f"sqlite+aiosqlite:///{folder / f'{size}.db'}"
    await migrate(url)
    store = await open_store(url)
    print(f"  filling a database with {size:,} plans ...", file=sys.stderr, flush=True)
    await fill(store, grown(check(COPENHAGEN), size), NOW)
    root = Root(store)
    figures = {}
    for name, text in QUESTIONS.items():
        said = Said(text=text, person=ASKER, conversation=f"bench-{name}", now=NOW, locale="da-DK")
        await root.reply(said)
        taken = []
        with counted() as statements:
            for _ in range(TURNS):
                began = time.perf_counter()
                await root.reply(said)
                taken.append((time.perf_counter() - began) * 1_000)
        figures[name] = (median(taken), len(statements) / TURNS)
    await store.close()
    return figures


async def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {size: await measure(size, Path(folder)) for size in SIZES}
    print(f"\nStatus turns on SQLite, the conversation's memory read, {TURNS} turns each\n")
    print(f"{'question':<16}" + "".join(f"{f'{size:,} plans':>26}" for size in SIZES))
    for name in QUESTIONS:
        cells = (measured[size][name] for size in SIZES)
        print(f"{name:<16}" + "".join(f"{f'{ms:.1f} ms, {queries:g} queries':>26}" for ms, queries in cells))
    await delivery.main()


if __name__ == "__main__":
    asyncio.run(main())
