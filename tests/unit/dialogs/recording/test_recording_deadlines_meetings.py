"""Deadlines, meetings and plans recorded by talking: prefilled, never silent, undone by nobody's accident."""

from __future__ import annotations

import json
from datetime import date

import pytest

from dialogs.saying.speech import Reply
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.negotiation import NegotiationEntry, PointState
from state.facts.plan import Plan
from state.organisation.people import Role
from tests.support.dialogs.house import House, a_house, a_person

MOST_BYTES = 28_000


async def talk(house: House, *lines: str, locale: str = "da-DK", role: Role = Role.COORDINATOR) -> Reply:
    """The last reply to these messages."""
    replies = [await house.reply(one, locale=locale, person=a_person(role=role)) for one in lines]
    return replies[-1]


async def deadline(house: House, rule: str, plan: str = "noerrebro") -> Deadline:
    """The deadline of the rule in the plan's coming period."""
    async with house.store.reading() as look:
        found = await look.find(Deadline, plan=plan, rule=rule)
    return max(found, key=lambda one: one.period)


async def everything(house: House) -> tuple[object, ...]:
    """What a recording could change."""
    async with house.store.reading() as look:
        return (await look.find(Deadline), await look.find(NegotiationEntry), await look.find(Plan))


def inputs(card: object) -> list[dict[str, object]]:
    """Every input of a card, wherever it stands."""
    if isinstance(card, dict):
        own = [card] if str(card.get("type", "")).startswith("Input.") else []
        return own + [one for value in card.values() for one in inputs(value)]
    return [one for value in card for one in inputs(value)] if isinstance(card, list) else []


def stamp(card: object) -> dict[str, object]:
    """What the card's first button that does something carries."""
    if isinstance(card, dict):
        if card.get("verb") == "flow" and "card" in card:
            return card
        card = list(card.values())
    found = [stamp(one) for one in card] if isinstance(card, list) else []
    return next((one for one in found if one), {})


DEADLINES = {
    "sæt frist for bidrag fra SUF til fredag uge 46": (
        "Bidrag fra forvaltningerne skal være inde",
        "fredag den 19. november 2027",
        "Hvilken plan",
    ),
    "Flyt bidragsfristen til primo december": (
        "Bidrag fra forvaltningerne skal være inde",
        "primo december 2026",
        "Hvilken plan",
    ),
    "frist ult. feb, senest kl. 12": ("ultimo februar 2027", "kl. 12.00", "Hvilken plan"),
    "flyt KTU-fristen for Amager til 20. oktober 2027": ("Fagudvalget behandler sagen", "20. oktober 2027"),
    "flyt forhandlingsfristen for Nørrebro til medio januar": ("Forhandlingen begynder", "medio januar 2027"),
    "move the council deadline for Amager to 10 December 2027": ("City Council decides", "10 December 2027"),
}


@pytest.mark.parametrize("message", DEADLINES)
async def test_a_deadline_said_in_one_message_is_not_asked_for_again(message: str) -> None:
    house = await a_house()
    before = await everything(house)
    reply = await talk(house, message, locale="en-GB" if "council" in message else "da-DK")
    for part in DEADLINES[message]:
        assert part in reply.text
    assert await everything(house) == before


async def test_a_deadline_is_moved_with_a_reason_after_yes() -> None:
    house = await a_house()
    asked = await talk(house, "flyt bidragsfristen for Nørrebro til primo december")
    assert "Hvorfor?" in asked.text
    summary = await talk(house, "SUF skal have mere tid")
    assert "Sådan bliver det gemt" in summary.text
    assert (await deadline(house, "contributions-due")).due is None
    saved = await talk(house, "ja")
    assert "Fristen er gemt" in saved.text
    found = await deadline(house, "contributions-due")
    assert (found.first, found.last, found.fixed) == (date(2026, 12, 1), date(2026, 12, 10), True)


async def test_a_day_that_is_not_worked_is_a_choice() -> None:
    house = await a_house()
    asked = await talk(house, "set the contribution deadline for Amager to 1 January 2027", locale="en-GB")
    assert "not a working day" in asked.text
    assert "Wednesday 30 December 2026, the working day before" in asked.text
    await talk(house, "1", "yes", locale="en-GB")
    assert (await deadline(house, "contributions-due", "amager")).first == date(2026, 12, 30)


async def test_a_day_that_is_not_worked_may_be_kept() -> None:
    house = await a_house()
    await talk(house, "sæt bidragsfristen for Amager til 1. januar 2027", "2", "ja")
    assert (await deadline(house, "contributions-due", "amager")).first == date(2027, 1, 1)


async def test_setting_another_day_than_the_one_there_takes_a_reason() -> None:
    house = await a_house()
    asked = await talk(house, "sæt forhandlingsfristen for Nørrebro til 3. februar 2027 kl. 12")
    assert "Hvorfor?" in asked.text
    await talk(house, "LBF kan ikke før", "ja")
    assert (await deadline(house, "negotiation-start")).first == date(2027, 2, 3)


async def test_a_deadline_is_met_or_not_relevant() -> None:
    house = await a_house()
    met = await talk(house, "sæt forhandlingsfristen for Nørrebro som opfyldt", "ja")
    assert "fristen er overholdt" in met.text
    assert (await deadline(house, "negotiation-start")).state is DeadlineState.MET
    asked = await talk(house, "sæt fristen for forberedelsen af Nørrebro til ikke relevant")
    assert "Hvorfor?" in asked.text
    await talk(house, "den er søgt", "ja")
    assert (await deadline(house, "preparation")).state is DeadlineState.NOT_RELEVANT


async def test_a_day_that_has_passed_is_refused_and_the_rest_is_kept() -> None:
    house = await a_house()
    reply = await talk(house, "flyt bidragsfristen for Nørrebro", "1. november 2026")
    assert "er passeret" in reply.text
    assert "Nørrebro" in reply.text


MEETINGS = {
    "Møde m. LBF i tirsdags. De vil se delaftalerne inden medio januar. KAB følger op": (
        "tirsdag den 17. november 2026",
        "Parter: LBF",
        "Hvad blev sagt: De vil se delaftalerne inden medio januar",
        "Næste skridt: KAB følger op",
        "Ansvarlig: KAB",
        "10. januar 2027",
    ),
    "log forhandling: fsb vil kun gi 10%": ("Parter: fsb", "Hvad blev sagt: fsb vil kun gi 10%"),
    "vi er enige om indsatsområde 1 og 2, 3 er åbent": (
        "Enighed om: indsatsområde 1 og 2",
        "Stadig åbent: indsatsområde 3",
    ),
    "Meeting with LBF last Tuesday. They want to see the drafts by 15 January. KAB follows up": (
        "Tuesday 17 November 2026",
        "Parties: LBF",
        "What was said: They want to see the drafts by 15 January",
        "Owner: KAB",
        "15 January 2027",
    ),
}


@pytest.mark.parametrize("message", MEETINGS)
async def test_a_meeting_said_in_one_message_is_not_asked_for_again(message: str) -> None:
    house = await a_house()
    before = await everything(house)
    reply = await talk(house, message, locale="en-GB" if "They" in message else "da-DK")
    for part in MEETINGS[message]:
        assert part in reply.text
    assert await everything(house) == before


async def meetings(house: House) -> tuple[NegotiationEntry, ...]:
    """What the ledger holds."""
    async with house.store.reading() as look:
        return await look.find(NegotiationEntry)


async def test_a_meeting_is_logged_after_yes_and_begins_the_negotiation() -> None:
    house = await a_house()
    message = "Møde m. LBF i tirsdags. De vil se delaftalerne inden medio januar. KAB følger op"
    summary = await talk(house, message, "Nørrebro")
    assert "Sådan bliver det gemt" in summary.text
    assert not [one for one in await meetings(house) if one.on == date(2026, 11, 17)]
    saved = await talk(house, "ja")
    assert "Fristen for at begynde forhandlingen er hermed overholdt" in saved.text
    (entry,) = [one for one in await meetings(house) if one.on == date(2026, 11, 17)]
    assert entry.parties == ("LBF",)
    assert (entry.next_step, entry.owner, entry.due) == ("KAB følger op", "KAB", date(2027, 1, 10))
    assert (await deadline(house, "negotiation-start")).state is DeadlineState.MET


async def test_what_is_agreed_and_open_is_kept_and_an_open_point_closed() -> None:
    house = await a_house()
    await talk(house, "vi er enige om indsatsområde 1 og 2, 3 er åbent", "Amager", "i går", "LBF og fsb")
    await talk(house, "spring over", "ja")
    asked = await talk(house, "luk punktet om indsatsområde 3 på Amager")
    assert "Hvordan endte punktet?" in asked.text
    await talk(house, "der er enighed", "15% fra fsb", "ja")
    (entry,) = [one for one in await meetings(house) if one.on == date(2026, 11, 22)]
    assert entry.parties == ("LBF", "fsb")
    assert [(one.text, one.state) for one in entry.points] == [
        ("indsatsområde 1 og 2", PointState.AGREED),
        ("indsatsområde 3", PointState.AGREED),
    ]
    assert entry.points[1].settled == "15% fra fsb"


async def test_a_meeting_to_come_is_refused() -> None:
    house = await a_house()
    reply = await talk(house, "log forhandling: fsb vil kun gi 10%", "Amager", "1. december 2026")
    assert "er ikke kommet endnu" in reply.text


async def test_without_open_points_there_is_nothing_to_close() -> None:
    house = await a_house()
    reply = await talk(house, "close the point about co-financing for Amager", locale="en-GB")
    assert "no open points" in reply.text


async def test_a_plan_is_registered_in_danish() -> None:
    house = await a_house()
    before = await everything(house)
    await talk(house, "opret ny helhedsplan Valby", "1. januar 2028")
    summary = await talk(house, "4 år")
    assert "onsdag den 31. december 2031" in summary.text
    assert await everything(house) == before
    await talk(house, "ja")
    async with house.store.reading() as look:
        (plan,) = [one for one in await look.find(Plan) if one.name == "Valby"]
    assert (plan.periods[0].start, plan.periods[0].last_day) == (date(2028, 1, 1), date(2031, 12, 31))


async def test_a_plan_is_registered_in_english_with_all_said_at_once() -> None:
    house = await a_house()
    message = "register a new plan called Valby from 1 January 2028 to 31 December 2031"
    summary = await talk(house, message, locale="en-GB")
    assert "This is what will be saved" in summary.text
    saved = await talk(house, "yes", locale="en-GB")
    assert "The plan is saved" in saved.text


async def test_two_plans_are_merged_into_a_new_one() -> None:
    house = await a_house()
    await talk(house, "slå Amager og Nørrebro sammen til Storkøbenhavn fra 1. januar 2029", "4 år", "ja")
    async with house.store.reading() as look:
        (plan,) = [one for one in await look.find(Plan) if one.name == "Storkøbenhavn"]
    assert set(plan.predecessors) == {"amager", "noerrebro"}
    assert plan.periods[0].last_day == date(2032, 12, 31)


async def test_a_plan_is_renewed() -> None:
    house = await a_house()
    async with house.store.reading() as look:
        before = await look.find(Plan)
    asked = await talk(house, "forny Nørrebro")
    assert "Hvad er den sidste dag?" in asked.text
    summary = await talk(house, "31. december 2031")
    assert "planen fornyes" in summary.text
    async with house.store.reading() as look:
        assert await look.find(Plan) == before
    await talk(house, "ja")
    async with house.store.reading() as look:
        (plan,) = [one for one in await look.find(Plan) if one.id == "noerrebro"]
    assert plan.periods[-1].last_day == date(2031, 12, 31)


async def test_the_last_day_of_a_renewal_is_heard_in_the_first_message() -> None:
    house = await a_house()
    summary = await talk(house, "renew Nørrebro until 31 December 2031", locale="en-GB")
    assert "31. december 2031" in summary.text or "31 December 2031" in summary.text
    assert "ja" in summary.text or "yes" in summary.text


async def test_a_deadline_no_longer_relevant_is_asked_why() -> None:
    house = await a_house()
    asked = await talk(house, "the contribution deadline for Amager is no longer relevant", locale="en-GB")
    assert "Why?" in asked.text


async def test_a_name_that_is_taken_is_refused_and_the_rest_is_kept() -> None:
    house = await a_house()
    reply = await talk(house, 'opret ny helhedsplan "Amager"', "1. januar 2028", "4 år", "ja")
    assert reply.refused
    assert "31. december 2031" in reply.text


MAY_NOT = [
    "flyt bidragsfristen for Nørrebro til primo december",
    "log forhandling: fsb vil kun gi 10%",
    "opret ny helhedsplan Valby",
]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
@pytest.mark.parametrize("message", MAY_NOT)
async def test_only_coordinators_may(message: str, role: Role) -> None:
    house = await a_house()
    before = await everything(house)
    reply = await talk(house, message, role=role)
    assert reply.refused
    assert "koordinator" in reply.text
    assert await everything(house) == before


FORMS = [
    "flyt en frist",
    "flyt bidragsfristen for Nørrebro",
    "log forhandling: fsb vil kun gi 10%",
    "opret ny helhedsplan Valby",
    "forny Nørrebro",
    "merge Amager and Nørrebro",
]


@pytest.mark.parametrize("message", FORMS)
async def test_the_form_is_small_and_every_input_has_a_label(message: str) -> None:
    house = await a_house()
    reply = await talk(house, message)
    assert reply.card is not None
    assert len(json.dumps(reply.card).encode()) < MOST_BYTES
    fields = inputs(reply.card)
    assert fields
    assert all(one.get("label") for one in fields)


async def test_a_form_is_read_again_and_shown_before_it_is_saved() -> None:
    house = await a_house()
    before = await everything(house)
    asked = await talk(house, "flyt en frist")
    payload = {
        **stamp(asked.card),
        "plan": "noerrebro",
        "deadline": "contributions-due:",
        "step": "move",
        "due": "primo december",
        "reason": "SUF skal have mere tid",
    }
    shown = await house.reply("", payload=payload)
    assert "Sådan bliver det gemt" in shown.text
    assert await everything(house) == before
    await talk(house, "ja")
    assert (await deadline(house, "contributions-due")).last == date(2026, 12, 10)
