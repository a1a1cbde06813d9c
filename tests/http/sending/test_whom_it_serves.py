"""Nobody is written to at a place the operator has taken off the list, whatever was kept of them before."""

from __future__ import annotations

from msgspec.structs import replace

from bot.connector.connector import Json
from bot.front_door.service_hosts import Served
from bot.operation.metrics import Metrics
from bot.wiring import messenger_for
from state.delivery.claim import MOST_ATTEMPTS
from state.delivery.learn import Sighting, Sign, learn
from state.facts.reminder import NoticeState, ReminderKind, ReminderState
from state.organisation.people import Role
from state.organisation.reach import ReachState
from tests.support.bot.desk import Desk, a_desk, notices
from tests.support.bot.house import Echo, a_house, some_settings
from tests.support.mailroom import (
    NOON,
    TENANT,
    every,
    kept,
    person_id,
    reached,
    reference_of,
    reminding,
    row,
    somebody,
)

HOST = "smba.trafficmanager.net"
URL = f"https://{HOST}/emea/"


def served(**given: object) -> Served:
    production = {"app_id": "app", "allowed_tenants": (TENANT,), "service_hosts": (HOST,)}
    return Served(some_settings(**{**production, **given}))


def test_a_listed_host_and_tenant_are_served() -> None:
    assert served()(reached("åse", url=URL))


def test_a_host_that_was_taken_off_the_list_is_not() -> None:
    assert not served(service_hosts=("smba.infra.gov.teams.microsoft.us",))(reached("åse", url=URL))


def test_a_tenant_that_was_taken_off_the_list_is_not() -> None:
    assert not served(allowed_tenants=("another",))(reached("åse", url=URL))


def test_what_the_sandbox_kept_without_asking_for_a_token_is_not_served_in_production() -> None:
    assert not served()(reached("åse", url="http://127.0.0.1:4000/"))


def test_the_sandbox_serves_this_machine_and_nobody_else() -> None:
    sandbox = Served(some_settings())
    assert sandbox(reached("åse", url="http://127.0.0.1:4000/"))
    assert not sandbox(reached("åse", url=URL))


def only(*names: str) -> dict[str, object]:
    return {"serves": lambda reference: reference.id in {person_id(one) for one in names}}


async def a_due_message(desk: Desk) -> None:
    await desk.due("åse")
    await kept(desk.store, somebody("ida", role=Role.COORDINATOR), desk.reached("ida"))


async def test_nothing_is_sent_to_whom_is_not_served_and_a_coordinator_is_told() -> None:
    async with a_desk(**only("ida")) as desk:
        await a_due_message(desk)
        await desk.deliver()
        assert desk.service.to == ["a:ida"]
        assert desk.service.created == []
        lost, reference = await row(desk.store, "åse"), await reference_of(desk.store, "åse")
        assert (lost.state, lost.why) == (ReminderState.UNDELIVERED, "disabled not-served")
        assert (reference.state, reference.code) == (ReachState.DISABLED, "not-served")
        kinds = [one.kind for one in await every(desk.store, type(lost)) if one.recipient == person_id("ida")]
        assert kinds == [ReminderKind.UNREACHABLE]


async def test_who_writes_from_a_place_that_is_served_gets_what_waited() -> None:
    listed: list[str] = []
    async with a_desk(serves=lambda reference: reference.service_url in listed) as desk:
        await desk.due("åse")
        await desk.deliver()
        moved = f"{desk.service.url}/{TENANT}/"
        listed.append(moved)
        here = Sighting(
            person=person_id("åse"),
            tenant=TENANT,
            user="29:åse",
            bot="28:bot",
            conversation="a:åse",
            service_url=moved,
            sign=Sign.WROTE,
        )
        await learn(desk.store, (here,), NOON)
        await desk.deliver()
        assert desk.service.to == ["a:åse"]


async def test_a_message_that_was_sent_there_is_not_drawn_again() -> None:
    allowed = {"åse"}
    async with a_desk(serves=lambda reference: reference.id in {person_id(one) for one in allowed}) as desk:
        await desk.due("åse")
        await desk.deliver()
        allowed.clear()
        (notice,) = await notices(desk)
        async with desk.store.writing() as unit:
            await unit.put(replace(notice, state=NoticeState.STALE, next_at=NOON))
        await desk.deliver()
        assert desk.service.updated == []
        (notice,) = await notices(desk)
        assert (notice.state, notice.attempts < MOST_ATTEMPTS) == (NoticeState.CLOSED, True)


class NobodyCalls:
    """An outbound that must not be used."""

    async def create(self, service_url: str, parameters: Json) -> str:
        raise AssertionError(service_url)

    async def send(self, service_url: str, conversation: str, activity: Json) -> str:
        raise AssertionError(service_url)

    async def update(self, service_url: str, conversation: str, message: str, activity: Json) -> str:
        raise AssertionError(service_url)


async def test_the_bot_as_it_is_put_together_asks_the_settings() -> None:
    house = await a_house(Echo(), settings=some_settings(service_hosts=(HOST,)), start=NOON)
    await kept(house.store, somebody("åse"), reached("åse", url="https://somewhere.example/"))
    asked = reminding("åse", kind=ReminderKind.OWN, text="ring")
    await kept(house.store, asked)
    await messenger_for(house, NobodyCalls(), None, Metrics()).deliver()
    assert (await reference_of(house.store, "åse")).code == "not-served"
