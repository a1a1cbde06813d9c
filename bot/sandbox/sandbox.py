"""The sandbox around the dialogs: the same bot, with a clock one can turn and a seat one can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from rapidfuzz import fuzz, process

from bot.front_door.dialogs_port import Answering
from bot.operation.clock import SandboxClock
from bot.sandbox.commands import Become, Command, ResetClock, TurnBy, TurnTo, command_in, spoken_in
from bot.sandbox.time_passing import TimePassing
from bot.turns.people import People
from dialogs.reading.dates.dates import the_date
from dialogs.reading.words.fold import plain
from dialogs.saying.speech import Reply, Said
from dialogs.saying.voice import Voice
from dialogs.texts import Texts
from state.organisation.bodies import Body, Organisation
from state.organisation.calendar import COPENHAGEN, local_day
from state.organisation.people import Person, Role
from state.records.store import Store

MORNING = time(9)
FIRST_YEAR, LAST_YEAR = 2000, 2100
ALIKE = 88
SHORTEST_SLIP = 5


class Sandbox:
    """Answers the sandbox's own commands, and hands everything else on."""

    def __init__(
        self,
        answering: Answering,
        *,
        store: Store,
        people: People,
        clock: SandboxClock,
        texts: Texts,
        passing: TimePassing | None = None,
    ) -> None:
        self._answering = answering
        self._store = store
        self._people = people
        self._clock = clock
        self._texts = texts
        self._passing = passing or TimePassing(store, clock)

    async def welcome(self, said: Said) -> Reply:
        """The dialogs' welcome."""
        return await self._answering.welcome(said)

    async def forget(self, conversation: str, person: str, message: str) -> None:
        """As the dialogs do."""
        await self._answering.forget(conversation, person, message)

    async def reply(self, said: Said) -> Reply:
        """The answer to a command of the sandbox, or the dialogs' answer."""
        command = None if said.payload is not None else command_in(said.text)
        answer = await self._obeyed(command, said) if command is not None else None
        return answer or await self._answering.reply(said)

    async def _obeyed(self, command: Command, said: Said) -> Reply | None:
        async with self._store.reading() as look:
            organisation = await look.get(Organisation, "organisation")
        if organisation is None:
            return None
        language = said.person.language or spoken_in(said.text)
        today = local_day(said.now)
        voice = Voice(self._texts, language, today, organisation)
        if isinstance(command, Become):
            return await self._seated(command, said.person, voice)
        if isinstance(command, TurnTo | TurnBy):
            return await self._turned(command, voice)
        if isinstance(command, ResetClock):
            await self._passing.reset()
            return self._clock_shows(voice, "sandbox-clock-reset")
        return self._clock_shows(voice, "sandbox-clock-shows")

    async def _turned(self, command: TurnTo | TurnBy, voice: Voice) -> Reply:
        try:
            day = self._day(command)
        except (ValueError, OverflowError):
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            return _said(voice, "sandbox-clock-which-day")
        back = day < self._clock.today()
        moment = datetime.combine(day, MORNING, COPENHAGEN)
        passes = command.passing and not back
        moved = await (self._passing.run_to(moment) if passes else self._passing.jump_to(moment))
        return _said(
            voice, "sandbox-clock-turned-back" if back else "sandbox-clock-turned", day=day, moved=moved
        )

    def _day(self, command: TurnTo | TurnBy) -> date | None:
        today = self._clock.today()
        if isinstance(command, TurnBy):
            return today + command.by
        span = the_date(command.day, today)
        return span.first if span else None

    def _clock_shows(self, voice: Voice, text_id: str) -> Reply:
        now = self._clock.now().astimezone(COPENHAGEN)
        return _said(voice, text_id, day=now.date(), time=voice.time(now))

    async def _seated(self, command: Become, person: Person, voice: Voice) -> Reply | None:
        found = tuple(_units(voice.organisation, command.unit)) if command.unit else ()
        if command.unit and not found:
            units = voice.all_of(voice.short_body(body) for body in voice.organisation.administrations())
            return _said(voice, "sandbox-unit-unknown", units=units) if command.sure else None
        if len(found) > 1:
            return _said(voice, "sandbox-unit-which", units=voice.any_of(map(voice.body, found)))
        role, unit = _seat(command.role, found[0].id if found else None, person, voice.organisation)
        person = await self._people.become(person, role=role, unit=unit)
        if unit is None:
            return _said(voice, "sandbox-you-are-outside", name=person.name, role=role.value)
        body = voice.organisation.body(unit)
        return _said(voice, "sandbox-you-are", name=person.name, role=role.value, unit=body)


def _said(voice: Voice, text_id: str, **facts: object) -> Reply:
    return Reply(text=voice(text_id, **facts), language=voice.language)


def _seat(
    role: Role | None, unit: str | None, person: Person, organisation: Organisation
) -> tuple[Role, str | None]:
    """The role that goes with a unit and the unit that goes with a role, where only one was said."""
    if role is None:
        coordinates = unit == organisation.coordinator
        return (Role.COORDINATOR if coordinates else Role.CONTRIBUTOR), unit
    if unit is None and role is Role.COORDINATOR:
        return role, organisation.coordinator
    return role, unit or person.unit


def _units(organisation: Organisation, said: str) -> Iterator[Body]:
    """The administrations these words may mean; several for an ambiguous abbreviation."""
    wanted = plain(said)
    units = {body.id: body for body in organisation.administrations()}
    ambiguous = {plain(name): ids for name, ids in organisation.ambiguous.items()}
    if wanted in ambiguous:
        meant = ambiguous[wanted]  # bodies' ids; a committee stands for the administration that serves it
        yield from (body for body in units.values() if body.id in meant or body.serves in meant)
        return
    names = {plain(name): body for body in units.values() for name in _names(body)}
    if wanted in names:
        yield names[wanted]
    elif len(wanted) >= SHORTEST_SLIP:
        best = process.extractOne(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            yield names[best[0]]


def _names(body: Body) -> Iterator[str]:
    yield body.id
    yield from body.aliases
    for name in body.names:
        yield from (one for one in (name.official, name.abbreviation, name.english) if one)
