"""What a question costs with 10, 100 and 1,000 plans, and what the snapshot it is answered from does.

The queries of a turn must not grow with the plans, and asking while nothing has changed costs one query. A status at
1,000 plans is to cost at most three times what it costs at 10. The times are those of this machine: read the ratios,
not the milliseconds. Then a whole turn over HTTP is set beside the least a bot can do.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Engine, event

from dialogs.conversation.root import Root
from dialogs.saying.speech import Said
from state.actions.plans.fill import fill
from state.deadlines.deadline import Deadline
from state.facts.open_questions import TermEnd
from state.organisation.people import Person, Role
from state.overview.snapshot import Snapshots
from state.portfolio import COPENHAGEN, Portfolio, check
from state.store.migrations import migrate
from state.store.sql import open_store
from tests.bench import delivery, front_door

SIZES = (10, 100, 1_000)
TURNS = 300
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKER = Person(
    id="bench/1", tenant="bench", name="Ida Holm", unit="ktf", role=Role.COORDINATOR, language="da"
)
QUESTIONS = {"one plan": "status på Nørrebro", "all plans": "status", "next deadlines": "næste frister"}


@dataclass(frozen=True, slots=True)
class Cost:
    """The CPU milliseconds and the queries of a turn."""

    cpu: float
    queries: float

    def __str__(self) -> str:
        queries = "1 query" if self.queries == 1 else f"{self.queries:g} queries"
        return f"{self.cpu:.3g} ms, {queries}"


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


class Counting:
    """How many questions the databases were asked."""

    def __init__(self) -> None:
        self.asked = 0
        event.listen(Engine, "before_cursor_execute", self._count)

    def _count(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        self.asked += statement.startswith("SELECT")


COUNTING = Counting()


async def cost(root: Root, turns: Sequence[Said]) -> Cost:
    """The mean of these turns."""
    asked = COUNTING.asked
    began = time.process_time()
    for said in turns:
        await root.reply(said)
    taken = time.process_time() - began
    return Cost(taken * 1_000 / len(turns), (COUNTING.asked - asked) / len(turns))


async def measure(size: int, folder: Path) -> dict[str, str]:
    """Each figure by its name: the snapshot built, renewed after one change and kept, then each question."""
    url = f"sqlite+aiosqlite:///{folder / f'{size}.db'}"
    await migrate(url)
    store = await open_store(url)
    print(f"  filling a database with {size:,} plans ...", file=sys.stderr, flush=True)
    await fill(store, grown(check(COPENHAGEN), size), NOW)
    snapshots = Snapshots(store)
    tracemalloc.start()
    snapshot = await snapshots.now()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    figures = {"snapshot, kept": f"{kept / 2**20:.1f} MB"}
    figures["snapshot, built"] = await _timed(Snapshots(store).now)
    async with store.writing() as unit:
        found = snapshot.find(Deadline, limit=1)[0]
        await unit.put(replace(found, reason="x"))
    figures["snapshot, renewed"] = await _timed(snapshots.now)
    root = Root(store, snapshots=snapshots)
    for name, text in QUESTIONS.items():
        said = Said(text=text, person=ASKER, conversation=f"bench-{name}", now=NOW, locale="da-DK")
        for _ in range(3):
            await root.reply(said)
        figures[name] = str(await cost(root, [said] * TURNS))
    await store.close()
    return figures


async def _timed(work: Callable[[], Awaitable[object]]) -> str:
    began = time.process_time()
    await work()
    return f"{(time.process_time() - began) * 1_000:.3g} ms"


async def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        measured = {size: await measure(size, Path(folder)) for size in SIZES}
    print(f"\nCPU on SQLite; a question from what was said to the answer, the mean of {TURNS}\n")
    print(f"{'':<23}" + "".join(f"{f'{size:,} plans':>24}" for size in SIZES))
    for name in measured[SIZES[0]]:
        print(f"{name:<23}" + "".join(f"{measured[size][name]:>24}" for size in SIZES))
    await delivery.main()


if __name__ == "__main__":
    asyncio.run(main())
    front_door.compare(rounds=3, seconds=3.0)
