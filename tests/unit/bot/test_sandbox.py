"""The sandbox's commands carried out: the clock is turned, and the seat is changed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.wiring import House
from dialogs.saying.speech import Said
from state.organisation.people import Role
from tests.support.bot.house import Echo, a_house

TENANT, IDA = "tenant", "00000000-0000-0000-0000-000000000021"


async def say(house: House, text: str, **more: object) -> str:
    person = await house.people.who(tenant=TENANT, object_id=IDA, name="Ida Holm")
    said = Said(text=text, person=person, conversation="c", now=house.clock.now(), **more)  # type: ignore[arg-type]
    return (await house.answering.reply(said)).text


async def seat(house: House) -> tuple[Role, str | None]:
    person = await house.people.who(tenant=TENANT, object_id=IDA, name="Ida Holm")
    return person.role, person.unit


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("spol frem til 1. september 2027", date(2027, 9, 1)),
        ("fast forward to 1 September 2027", date(2027, 9, 1)),
        ("spol 3 uger frem", date(2026, 12, 14)),
        ("spol en måned frem", date(2026, 12, 23)),
        ("spol 3 uger tilbage", date(2026, 11, 2)),
    ],
)
async def test_the_clock_is_turned_to_nine_in_the_morning(written: str, day: date) -> None:
    house = await a_house(Echo())
    answer = await say(house, written)
    assert house.clock.today() == day
    assert f"{house.clock.now():%H:%M}" in ("07:00", "08:00")
    assert str(day.year) in answer


async def test_a_reset_clock_shows_the_real_time() -> None:
    house = await a_house(Echo())
    await say(house, "spol frem til 1. september 2027")
    assert "kl. 9.30" in (await say(house, "nulstil uret")).replace("\\", "")
    assert house.clock.today() == date(2026, 11, 23)


async def test_a_day_nobody_understands_is_asked_about_and_turns_nothing() -> None:
    house = await a_house(Echo())
    assert "?" in await say(house, "spol frem til blåbær")
    assert "?" in await say(house, "spol 9000 år frem")
    assert house.clock.today() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("written", "role", "unit"),
    [
        ("jeg er fra SUF", Role.CONTRIBUTOR, "suf"),
        ("jeg er fra socialforvaltningen", Role.CONTRIBUTOR, "sof"),
        ("jeg er fra Socialforvaltnigen", Role.CONTRIBUTOR, "sof"),
        ("I'm from KTF", Role.COORDINATOR, "ktf"),
        ("jeg er fra TMF", Role.COORDINATOR, "ktf"),
        ("jeg er læser", Role.VIEWER, "ktf"),
        ("jeg er administrator", Role.ADMIN, "ktf"),
        ("jeg er læser i BUF", Role.VIEWER, "buf"),
        ("I am the coordinator", Role.COORDINATOR, "ktf"),
    ],
)
async def test_one_can_be_somebody_else(written: str, role: Role, unit: str) -> None:
    house = await a_house(Echo())
    assert "Ida Holm" in await say(house, written)
    assert await seat(house) == (role, unit)


async def test_an_unknown_unit_is_answered_with_those_there_are() -> None:
    house = await a_house(Echo())
    answer = await say(house, "jeg er fra Mars")
    assert "SOF" in answer
    assert await seat(house) == (Role.COORDINATOR, "ktf")


async def test_an_ambiguous_unit_is_asked_about() -> None:
    house = await a_house(Echo())
    answer = await say(house, "jeg er fra SOU")
    assert "SOF" in answer
    assert "SUF" in answer
    assert "BUF" not in answer
    assert await seat(house) == (Role.COORDINATOR, "ktf")


@pytest.mark.parametrize(
    "written", ["jeg er forvirret", "jeg er fra SOF, hvad skal jeg levere til jer", "hej"]
)
async def test_other_talk_reaches_the_dialogs(written: str) -> None:
    house = await a_house(Echo())
    assert await say(house, written) == f"ekko: {written}"


async def test_a_card_click_is_never_a_command() -> None:
    house = await a_house(Echo())
    assert await say(house, "nulstil uret", payload={}) == "ekko: nulstil uret"
