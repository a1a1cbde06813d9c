"""What `python -m bot reminders` shows: the messages that would really be sent, and nothing sent for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.__main__ import main
from bot.commands.forecast import Foreseen, forecast, forecast_table
from bot.connector.connector import Json
from bot.operation import log
from bot.operation.clock import SandboxClock
from bot.operation.metrics import Metrics
from bot.sending.post import everybody
from bot.settings import Mode, Settings
from bot.wiring import House, messenger_for, the_house
from state.actions.gathering.rounds import open_round
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Person
from state.organisation.reach import ReachState, Reference
from state.store.tables import KINDS
from tests.support.bot.house import some_settings

START = datetime(2026, 11, 23, 9, tzinfo=COPENHAGEN)
UNTIL = date(2027, 2, 28)


def settings_in(folder: Path, **given: object) -> Settings:
    """A sandbox with a database of its own, on the shipped portfolio."""
    url = f"sqlite+aiosqlite:///{folder / 'fremdrift.db'}"
    return some_settings(database_url=url, clock=START.astimezone(UTC), **given)


@dataclass
class Postbox:
    """Takes what the bot really sends, and notes when."""

    house: House
    taken: list[Foreseen] = field(default_factory=list)

    async def create(self, service_url: str, parameters: Json) -> str:
        return "a:new"

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        says = str(activity.get("summary") or activity.get("text"))
        self.taken.append(Foreseen(at=self.house.clock.now(), to=str(activity["recipient"]["id"]), says=says))
        return f"message-{len(self.taken)}"

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        return message


@asynccontextmanager
async def a_bot(folder: Path) -> AsyncIterator[House]:
    """The bot as it starts, with SOF asked for a contribution and everybody within reach."""
    async with the_house(settings_in(folder)) as house:
        people = await known(house)
        ida = next(one for one in people if one.name == "Ida Holm")
        now = house.clock.now()
        await open_round(
            house.store, actor=ida, plan="noerrebro", due=date(2027, 1, 15), units=["sof"], now=now
        )
        async with house.store.writing() as unit:
            for one in people:
                await unit.put(
                    Reference(
                        id=one.id,
                        tenant=one.tenant,
                        user=one.id,
                        bot="28:b",
                        conversation=f"a:{one.id}",
                        service_url="https://smba.example",
                    )
                )
        yield house


def day_by_day(messages: Iterable[Foreseen]) -> list[tuple[date, str, str]]:
    """On which day, to whom and what: the sandbox's clock runs on meanwhile, so the second differs."""
    return [(one.at.astimezone(COPENHAGEN).date(), one.to, one.says) for one in messages]


async def known(house: House) -> tuple[Person, ...]:
    async with house.store.reading() as look:
        return await look.find(Person, order=("name",))


async def everything(house: House) -> dict[str, tuple[object, ...]]:
    """All that is stored."""
    async with house.store.reading() as look:
        return {kind.record.__name__: await look.find(kind.record, order=("id",)) for kind in KINDS}


async def test_what_is_foreseen_is_what_is_sent_when_the_time_has_passed(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as house:
        foreseen = await forecast(house, UNTIL)
        postbox = Postbox(house)
        messenger = messenger_for(house, postbox, None, Metrics(), serves=everybody, paced=False)
        assert house.passing is not None
        house.passing.delivered_by(messenger.deliver)
        await house.passing.run_to(datetime.combine(UNTIL, time(23, 59), COPENHAGEN))
    assert day_by_day(foreseen) == day_by_day(postbox.taken)
    assert len({one.to for one in foreseen}) > 1
    assert {one.at.astimezone(COPENHAGEN).date().month for one in foreseen} >= {11, 12, 1, 2}


async def test_a_forecast_sends_nothing_and_changes_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as house:
        postbox = Postbox(house)
        messenger = messenger_for(house, postbox, None, Metrics(), serves=everybody, paced=False)
        assert house.passing is not None
        house.passing.delivered_by(messenger.deliver)
        before, now = await everything(house), house.clock.now()
        assert await forecast(house, UNTIL)
        assert await everything(house) == before
        assert isinstance(house.clock, SandboxClock)
        assert abs((house.clock.now() - now).total_seconds()) < 3600
        assert postbox.taken == []


async def test_a_day_that_has_passed_foresees_nothing(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as house:
        assert await forecast(house, date(2026, 11, 1)) == ()


async def test_the_table_says_who_could_not_be_reached_today(tmp_path: Path) -> None:
    async with a_bot(tmp_path) as house:
        async with house.store.writing() as unit:
            for one in await unit.find(Reference):
                if "021" in one.id:
                    await unit.put(replace(one, state=ReachState.BLOCKED))
        told = await forecast_table(house, date(2026, 12, 1))
    lines = told.splitlines()
    assert lines[0] == f"{len(lines) - 4} messages until 2026-12-01"
    of_ida = [line for line in lines if "Ida Holm" in line]
    assert of_ida
    assert all("blocked" in line for line in of_ida)


async def test_where_nobody_is_known_it_says_so(tmp_path: Path) -> None:
    async with the_house(settings_in(tmp_path, mode=Mode.PRODUCTION)) as house:
        told = await forecast_table(house, house.clock.today() + timedelta(days=60))
    assert told.startswith("Nobody is known yet")


async def test_the_log_tells_of_no_message_that_was_only_foreseen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.set_up("INFO")
    async with a_bot(tmp_path) as house:
        capsys.readouterr()
        assert await forecast(house, date(2026, 12, 24))
        assert capsys.readouterr().err == ""
        log.get().info("afterwards")
    assert "afterwards" in capsys.readouterr().err


@pytest.mark.parametrize("said", ["juni", "2027-02-30", "31/12/2028", ""])
def test_a_day_that_is_none_is_refused_with_an_example(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reminders", "--until", said]) != 0
    told = capsys.readouterr()
    assert "for instance 2027-12-31" in told.out + told.err
    assert "Traceback" not in told.err
