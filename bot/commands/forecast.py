"""What would be sent to whom and when: a copy of the truth, on which time passes and nothing leaves the house."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from msgspec import Struct, field
from msgspec.structs import replace

from bot.commands.report import WEEKDAYS, table
from bot.connector.connector import Json
from bot.operation import log
from bot.operation.clock import SandboxClock
from bot.operation.metrics import Metrics
from bot.sandbox.time_passing import TimePassing
from bot.sending.post import everybody
from bot.wiring import House, messenger_for
from state.delivery.learn import prepare
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Person
from state.organisation.reach import ReachState, Reference
from state.overview.snapshot import Snapshots
from state.records.store import Store
from state.reminders.deputies import AddressBook
from state.reminders.following_store import Following
from state.store.memory import copied_to_memory

HEADINGS = ("when", "to", "reached today", "what")
END_OF_DAY = time(23, 59)


class Foreseen(Struct, frozen=True, kw_only=True):
    """One message that would be sent: when, to which person's id, and its first line."""

    at: datetime
    to: str
    says: str


class _Pad(Struct):
    """Takes every message, notes it, and sends nothing."""

    clock: SandboxClock
    taken: list[Foreseen] = field(default_factory=list)

    async def create(self, service_url: str, parameters: Json) -> str:
        """Any id will do."""
        return "forecast"

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        """Note the message."""
        says = activity.get("summary") or activity.get("text")
        self.taken.append(Foreseen(at=self.clock.now(), to=str(activity["recipient"]["id"]), says=str(says)))
        return f"forecast-{len(self.taken)}"

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        """A card that would be drawn again is no message."""
        return message


async def forecast(house: House, until: date) -> tuple[Foreseen, ...]:
    """Every message from now to the end of the local day, in order, as if everybody known could be reached."""
    clock = SandboxClock(start=house.clock.now())
    store: Store = Following(await copied_to_memory(house.store), clock.now)
    await _everybody_is_reached(store)
    await prepare(store, clock.now())
    pad = _Pad(clock)
    copy = replace(house, store=store, snapshots=Snapshots(store), clock=clock)
    messenger = messenger_for(copy, pad, None, Metrics(), serves=everybody, paced=False)
    passing = TimePassing(store, clock)
    passing.delivered_by(messenger.deliver)
    with log.quietly():
        await passing.run_to(datetime.combine(until, END_OF_DAY, COPENHAGEN))
    return tuple(pad.taken)


async def forecast_table(house: House, until: date) -> str:
    """The forecast as aligned text, with who could not be reached if it were today."""
    found = await forecast(house, until)
    book = await _book(house)
    if not book.people:
        return "Nobody is known yet: people are told once they have written to the bot or installed it."
    rows = [
        (_moment(one.at), book.people[one.to].name, _reached(book, one.to), one.says)
        for one in found
        if one.to in book.people
    ]
    return f"{len(rows)} messages until {until.isoformat()}\n\n{table(HEADINGS, rows)}"


async def _everybody_is_reached(store: Store) -> None:
    async with store.writing() as unit:
        known = {one.id: one for one in await unit.find(Reference)}
        for person in await unit.find(Person):
            await unit.put(_reference(person, known))


def _reference(person: Person, known: Mapping[str, Reference]) -> Reference:
    """The person's id stands where Teams has one of its own, so that a message tells whom it is for."""
    version = known[person.id].version if person.id in known else 0
    told_on = known[person.id].told_on if person.id in known else None
    return Reference(
        id=person.id,
        tenant=person.tenant,
        user=person.id,
        bot="fremdrift",
        conversation="forecast",
        service_url="https://localhost",
        state=ReachState.REACHABLE,
        told_on=told_on,
        version=version,
    )


async def _book(house: House) -> AddressBook:
    async with house.store.reading() as look:
        people = {one.id: one for one in await look.find(Person)}
        references = {one.id: one for one in await look.find(Reference)}
    return AddressBook(day=house.clock.today(), people=people, references=references)


def _reached(book: AddressBook, person: str) -> str:
    return "yes" if book.is_reached(person) else book.why_not(person)


def _moment(at: datetime) -> str:
    local = at.astimezone(COPENHAGEN)
    return f"{WEEKDAYS[local.weekday()]} {local:%Y-%m-%d %H:%M}"
