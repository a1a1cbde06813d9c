"""Decisions, releases and divisions of money recorded by talking: in both languages, and nothing before "ja"."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dialogs.meaning.outcomes import outcome_in, vote_in
from dialogs.recording.flows import FLOWS
from dialogs.saying.speech import Reply
from state.conversations.talk import Talk
from state.facts.decision import Decision, Key, Outcome
from state.facts.funding import Appropriation, Release
from state.organisation.people import Role
from tests.support.dialogs.house import House, a_house, a_person

MOST_BYTES = 28_000
INTENTS = ("record-decision", "record-release", "record-money")
MESSAGES = (
    "KTU anbefalede sagen i mandags uden afstemning",
    "BR godkendte helhedsplanerne d. 18.12",
    "ØU udsatte punktet",
    "TMU 24/11: godkendt, C tog forbehold",
    "de 7,4 mio er frigivet",
    "læg 1,2 mio. på Amager i 2027",
    "300 t.kr. til sekretariatsbetjening",
    "KTU recommended the case on Monday without a vote",
    "the Finance Committee postponed the item",
    "the 7.4 million has been released",
    "put 1.2 million on Amager in 2027",
)


async def talk(house: House, *lines: str, locale: str = "da-DK") -> Reply:
    """The reply to the last of the messages."""
    for line in lines[:-1]:
        await house.reply(line, locale=locale)
    return await house.reply(lines[-1], locale=locale)


async def held(house: House) -> tuple[str, dict[str, Any]]:
    """The conversation under way, and what has been said in it."""
    async with house.store.reading() as look:
        found = await look.get(Talk, "c|t/1")
    assert found is not None
    pending = found.memory["pending"]
    assert isinstance(pending, dict)
    return pending["flow"], pending["values"]


async def saved(house: House) -> tuple[tuple[Decision, ...], tuple[Release, ...], tuple[object, ...]]:
    async with house.store.reading() as look:
        shares = [share for one in await look.find(Appropriation) for share in one.shares]
        return await look.find(Decision), await look.find(Release), tuple(shares)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("KTU anbefalede sagen", Outcome.RECOMMENDED),
        ("BR godkendte helhedsplanerne", Outcome.APPROVED),
        ("vedtaget med 9 stemmer mod 1", Outcome.APPROVED),
        ("tiltrådt", Outcome.APPROVED),
        ("godkendt med ændringer", Outcome.APPROVED_CHANGED),
        ("approved with changes", Outcome.APPROVED_CHANGED),
        ("oversendt med udvalgets erklæring", Outcome.PASSED_ON),
        ("taget til efterretning", Outcome.NOTED),
        ("ØU udsatte punktet", Outcome.POSTPONED),
        ("sendt tilbage til forvaltningen", Outcome.SENT_BACK),
        ("tilbagesendt", Outcome.SENT_BACK),
        ("sent back", Outcome.SENT_BACK),
        ("forkastet", Outcome.REJECTED),
        ("trukket tilbage", Outcome.WITHDRAWN),
        ("udgået", Outcome.WITHDRAWN),
        ("drøftet", Outcome.DISCUSSED),
        ("discussed", Outcome.DISCUSSED),
        ("til anden behandling", Outcome.SECOND_READING),
        ("second reading", Outcome.SECOND_READING),
        ("bemyndiget", Outcome.AUTHORISED),
        ("økonomiudvalget udsate punktet", Outcome.POSTPONED),
        ("KTU anbefaled sagen", Outcome.RECOMMENDED),
        ("BR godkente planen", Outcome.APPROVED),
        ("the council aproved it", Outcome.APPROVED),
        ("BR har ikke godkendt planen", None),
        ("not approved", None),
        ("at-punkt 1 godkendt, 2 udsat", None),
        ("mødet var i går", None),
    ],
)
def test_the_outcome_is_read_in_the_words_of_the_minutes(text: str, outcome: Outcome | None) -> None:
    assert outcome_in(text) is outcome


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("KTU anbefalede sagen uden afstemning", "uden afstemning"),
        ("TMU 24/11: godkendt, C tog forbehold", "C tog forbehold"),
        ("vedtaget med 9 stemmer mod 1", "med 9 stemmer mod 1"),
        ("recommended without a vote", "without a vote"),
        ("udsat", ""),
    ],
)
def test_the_vote_is_kept_in_its_own_words(text: str, vote: str) -> None:
    assert vote_in(text) == vote


@pytest.mark.parametrize(
    ("text", "intent", "values"),
    [
        (
            "KTU anbefalede sagen for Nørrebro i mandags uden afstemning",
            "record-decision",
            {
                "plan": "noerrebro",
                "body": "ktu",
                "day": "2026-11-16",
                "outcome": "anbefalet",
                "vote": "uden afstemning",
            },
        ),
        (
            "BR godkendte helhedsplanerne d. 18.12",
            "record-decision",
            {"body": "br", "day": "2025-12-18", "concerns": "content", "outcome": "godkendt"},
        ),
        ("ØU udsatte punktet", "record-decision", {"body": "ou", "outcome": "udsat"}),
        (
            "ØU udsatte punktet for Amager d. 19/11 til 3. december",
            "record-decision",
            {
                "plan": "amager",
                "body": "ou",
                "day": "2026-11-19",
                "outcome": "udsat",
                "new_date": "2026-12-03",
            },
        ),
        (
            "TMU 24/11: godkendt, C tog forbehold",
            "record-decision",
            {"body": "ktu", "day": "2025-11-24", "outcome": "godkendt", "vote": "C tog forbehold"},
        ),
        (
            "de 7,4 mio er frigivet",
            "record-release",
            {"appropriation": "budget-2026-tm021-capital", "amount": "7400000", "plan": "all"},
        ),
        (
            "der er frigivet 1,8 mio. kr. til Nørrebro",
            "record-release",
            {"appropriation": "budget-2026-tm021-capital", "amount": "1800000", "plan": "noerrebro"},
        ),
        (
            "læg 1,2 mio. på Amager i 2027",
            "record-money",
            {"amount": "1200000", "target": "amager", "year": "2027"},
        ),
        (
            "300 t.kr. til sekretariatsbetjening",
            "record-money",
            {
                "amount": "300000",
                "target": "secretariat",
                "appropriation": "budget-2026-tm021-service-2027-2029",
            },
        ),
        (
            "KTU recommended the case for Nørrebro last Monday",
            "record-decision",
            {"plan": "noerrebro", "body": "ktu", "day": "2026-11-16", "outcome": "anbefalet"},
        ),
        ("put 1.2 million on Amager in 2027", "record-money", {"amount": "1200000", "target": "amager"}),
    ],
)
async def test_the_first_message_fills_in_all_it_holds(
    text: str, intent: str, values: dict[str, object]
) -> None:
    house = await a_house()
    await house.reply(text)
    flow, found = await held(house)
    assert flow == intent
    assert {name: value for name, value in found.items() if name in values} == values


@pytest.mark.parametrize("text", MESSAGES)
async def test_no_message_saves_anything_by_itself(text: str) -> None:
    house = await a_house()
    before = await saved(house)
    reply = await house.reply(text)
    assert await saved(house) == before
    assert not reply.refused
    assert (await held(house))[0] in INTENTS


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
@pytest.mark.parametrize("text", MESSAGES)
async def test_only_coordinators_begin(text: str, role: Role) -> None:
    house = await a_house()
    before = await saved(house)
    reply = await house.reply(text, person=a_person(role=role))
    assert reply.refused
    assert "koordinator" in reply.text or "coordinator" in reply.text
    after = await house.reply("ja", person=a_person(role=role))
    assert await saved(house) == before
    assert "gemt" not in after.text.splitlines()[0]


async def test_a_committee_only_recommends_and_the_answer_says_so() -> None:
    house = await a_house()
    reply = await talk(
        house,
        "KTU anbefalede sagen for Nørrebro i mandags uden afstemning",
        "begge dele",
        "punkt 7",
    )
    assert "Sådan bliver det gemt" in reply.text
    assert (await saved(house))[0] == ()
    reply = await talk(house, "ja")
    (decision,) = (await saved(house))[0]
    assert (decision.body, decision.on, decision.vote) == ("ktu", date(2026, 11, 16), "uden afstemning")
    assert [(one.concerns, one.outcome) for one in decision.points] == [
        (Key.CONTENT, Outcome.RECOMMENDED),
        (Key.RELEASE, Outcome.RECOMMENDED),
    ]
    assert "ikke endelig" in reply.text
    assert "Fagudvalget behandler sagen" in reply.text
    assert "Samme for Amager" in reply.buttons


async def test_a_committee_only_recommends_in_english() -> None:
    house = await a_house()
    reply = await talk(
        house,
        "KTU approved the case for Nørrebro last Monday",
        "content",
        "skip",
        "skip",
        "yes",
        locale="en-GB",
    )
    assert "no final decision" in reply.text
    (decision,) = (await saved(house))[0]
    assert decision.points[0].outcome is Outcome.APPROVED


async def test_out_of_order_is_refused_first_and_saved_only_with_a_reason() -> None:
    house = await a_house()
    reply = await talk(
        house, "BR godkendte helhedsplanen for Nørrebro i fredags", "spring over", "spring over", "ja"
    )
    assert (await saved(house))[0] == ()
    assert reply.refused
    assert "(BR) kan først afgøre sagen, når" in reply.text
    assert "skriv hvorfor" in reply.text
    reply = await talk(house, "ØU og KTU behandlede den i foråret", "ja")
    (decision,) = (await saved(house))[0]
    assert decision.override == "ØU og KTU behandlede den i foråret"
    assert "endelig" in reply.text
    assert "Indholdet er godkendt, men frigivelsen" in reply.text


async def test_a_refusal_for_the_order_can_be_left_without_a_trace() -> None:
    house = await a_house()
    await talk(house, "BR approved the plan for Nørrebro last Friday", "skip", "skip", "yes", locale="en-GB")
    reply = await house.reply("cancel", locale="en-GB")
    assert "Nothing" in reply.text
    assert (await saved(house))[0] == ()


async def test_a_postponed_case_asks_for_its_new_day() -> None:
    house = await a_house()
    await talk(
        house, "KTU anbefalede sagen for Amager i mandags", "begge dele", "spring over", "spring over", "ja"
    )
    reply = await talk(house, "ØU udsatte punktet for Amager i torsdags", "begge dele")
    assert "udsat til" in reply.text
    reply = await talk(house, "3. december 2026", "spring over", "spring over", "ja")
    assert "torsdag den 3. december 2026" in reply.text
    decision = next(one for one in (await saved(house))[0] if one.body == "ou")
    assert decision.postponed_to == date(2026, 12, 3)


async def test_the_new_day_may_be_unknown() -> None:
    house = await a_house()
    await talk(
        house, "KTU anbefalede sagen for Amager i mandags", "begge dele", "spring over", "spring over", "ja"
    )
    reply = await talk(
        house,
        "ØU udsatte punktet for Amager i torsdags",
        "begge dele",
        "ved ikke",
        "spring over",
        "spring over",
        "ja",
    )
    assert "den nye dag kendes ikke" in reply.text


async def test_all_of_the_money_is_released() -> None:
    house = await a_house()
    reply = await talk(house, "de 7,4 mio er frigivet", "BR 19. november, punkt 12", "i torsdags")
    assert "begge planer" in reply.text
    assert (await saved(house))[1] == ()
    reply = await talk(house, "ja")
    (release,) = (await saved(house))[1]
    assert (release.amount, release.plan, release.on) == (Decimal(7_400_000), None, date(2026, 11, 19))
    assert "Endnu ikke frigivet: 0 kr." in reply.text
    reply = await talk(house, "de 7,4 mio er frigivet")
    assert reply.refused
    assert "intet tilbage" in reply.text


async def test_never_more_is_released_than_is_left() -> None:
    house = await a_house()
    await talk(
        house, "1.8 million was released for Nørrebro", "BR, item 12", "last Thursday", "yes", locale="en-GB"
    )
    (release,) = (await saved(house))[1]
    assert (release.amount, release.plan) == (Decimal(1_800_000), "noerrebro")
    reply = await talk(house, "der er frigivet 6 mio. kr. til Amager")
    assert "6,0 mio. kr. er mere, end der er tilbage på TM021: 5,6 mio. kr." in reply.text
    reply = await talk(house, "resten", "BR punkt 13", "i torsdags", "ja")
    assert [one.amount for one in (await saved(house))[1]] == [Decimal(1_800_000), Decimal(5_600_000)]


async def test_a_release_refers_to_a_recorded_decision_of_the_council() -> None:
    house = await a_house()
    for body, day in (("KTU anbefalede", "16/11"), ("ØU anbefalede", "17/11"), ("BR godkendte", "19/11")):
        await talk(
            house,
            f"{body} helhedsplanen for Nørrebro og frigivelsen d. {day}.2026",
            "spring over",
            "spring over",
            "ja",
        )
    assert len((await saved(house))[0]) == 3
    reply = await talk(house, "der er frigivet 1,8 mio. kr. til Nørrebro")
    assert "BR 19. november 2026, Nørrebro" in reply.text
    reply = await talk(house, "1", "ja")
    (release,) = (await saved(house))[1]
    assert (release.on, release.decision) == (date(2026, 11, 19), "noerrebro.2.br.2026-11-19")


async def test_a_share_is_set_for_a_plan_and_a_year() -> None:
    house = await a_house()
    reply = await talk(house, "læg 1,2 mio. på Amager i 2027", "anlæg", "Budget 2027, punkt 4")
    assert (await saved(house))[2] == ()
    assert "TM021 – 7,4 mio. kr. anlæg" in reply.text
    reply = await talk(house, "ja")
    (share,) = (await saved(house))[2]
    assert vars_of(share) == (Decimal(1_200_000), "amager", 2027, "Budget 2027, punkt 4")
    assert "6,2 mio. kr." in reply.text


async def test_a_share_is_set_for_a_purpose() -> None:
    house = await a_house()
    reply = await talk(house, "300 t.kr. til sekretariatsbetjening", "2028", "spring over", "ja")
    (share,) = (await saved(house))[2]
    assert vars_of(share)[:3] == (Decimal(300_000), None, 2028)
    reply = await talk(house, "400 t.kr. til sekretariatsbetjening", "2028", "spring over", "ja")
    assert "erstatter de 0,3 mio. kr." in reply.text


async def test_a_share_beyond_the_appropriation_is_refused_and_put_right_in_english() -> None:
    house = await a_house()
    reply = await talk(house, "put 9 million on Amager in 2027", "capital", "skip", "yes", locale="en-GB")
    assert reply.refused
    assert (await saved(house))[2] == ()
    reply = await talk(house, "change amount to 1.2 million", "yes", locale="en-GB")
    assert vars_of((await saved(house))[2][0])[0] == Decimal(1_200_000)


async def test_a_year_no_appropriation_covers_is_asked_with_those_that_are() -> None:
    house = await a_house()
    reply = await talk(house, "læg 1,2 mio. på Amager i 2035", "anlæg")
    assert "1. 2026" in reply.text
    reply = await house.reply("2035")
    assert "2026, 2027, 2028" in reply.text
    reply = await talk(house, "2027", "spring over", "ja")
    assert vars_of((await saved(house))[2][0])[:3] == (Decimal(1_200_000), "amager", 2027)


async def test_a_form_asks_again_and_saves_after_its_summary() -> None:
    house = await a_house()
    reply = await house.reply("KTU anbefalede sagen for Amager i mandags")
    assert reply.card is not None
    filled = {
        "plan": "amager",
        "body": "ktu",
        "day": "2026-11-16",
        "concerns": "both",
        "outcome": "anbefalet",
        "vote": "uden afstemning",
    }
    reply = await house.reply("", payload={**data_of(reply.card), **filled})
    assert "Sådan bliver det gemt" in reply.text
    assert (await saved(house))[0] == ()
    assert reply.card is not None
    await house.reply("", payload=data_of(reply.card))
    (decision,) = (await saved(house))[0]
    assert (decision.plan, decision.body, decision.on) == ("amager", "ktu", date(2026, 11, 16))


async def test_a_reason_for_leaving_the_order_can_be_given_on_the_form() -> None:
    house = await a_house()
    reply = await talk(
        house, "BR godkendte helhedsplanen for Nørrebro i fredags", "spring over", "spring over", "ja"
    )
    assert reply.card is not None
    filled = {
        "plan": "noerrebro",
        "body": "br",
        "day": "2026-11-20",
        "concerns": "content",
        "outcome": "godkendt",
        "override": "Behandlet som hastesag",
    }
    reply = await house.reply("", payload={**data_of(reply.card), **filled})
    assert reply.card is not None
    await house.reply("", payload=data_of(reply.card))
    (decision,) = (await saved(house))[0]
    assert decision.override == "Behandlet som hastesag"


def data_of(node: object) -> dict[str, object]:
    """What the button of a form or its summary carries."""
    if isinstance(node, dict):
        if "flow" in node and "card" in node:
            return dict(node)
        parts: list[object] = list(node.values())
    else:
        parts = list(node) if isinstance(node, list) else []
    for part in parts:
        found = data_of(part)
        if found:
            return found
    return {}


def vars_of(share: Any) -> tuple[Decimal, str | None, int | None, str]:
    return share.amount, share.plan, share.year, share.source


def inputs_of(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, dict):
        if str(node.get("type", "")).startswith("Input."):
            yield node
        for part in node.values():
            yield from inputs_of(part)
    elif isinstance(node, list):
        for part in node:
            yield from inputs_of(part)


@pytest.mark.parametrize("locale", ["da-DK", "en-GB"])
@pytest.mark.parametrize(
    "text", ["KTU godkendte sagen", "pengene er frigivet", "læg 1,2 mio. på Amager i 2027"]
)
async def test_each_card_is_small_and_labels_every_input(text: str, locale: str) -> None:
    house = await a_house()
    reply = await house.reply(text, locale=locale)
    flow, _ = await held(house)
    assert reply.card is not None
    assert len(json.dumps(reply.card, ensure_ascii=False).encode()) < MOST_BYTES
    found = list(inputs_of(reply.card))
    assert found
    assert all(one.get("label") for one in found)
    assert {str(one["id"]) for one in found} <= {one.name for one in FLOWS[flow].fields}
