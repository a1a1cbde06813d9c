"""A conversation's form in a dialog: the same fields, rights and summary as by talking, and nothing typed is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.recording.flows import FLOWS
from state.conversations.talk import Talk
from state.facts.contribution import Contribution, ContributionState
from state.organisation.people import Role
from state.records.audit import AuditEntry
from tests.support.bot.fake_connector import TENANT
from tests.support.bot.in_teams import (
    ENGLISH,
    LIMIT,
    MOST_ACTIONS,
    Client,
    of_type,
    playground,
    teams_client,
    words_of,
)
from tests.support.examples import examples

GROUP = {"id": "19:group", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
GIFT = {
    "plan": "noerrebro",
    "unit": "suf",
    "step": "give",
    "gift": "450.000 kr. årligt",
    "years": "2028-2030",
    "hand_in": "submit",
}


def button(card: object, title: str) -> dict[str, Any]:
    found = [one for one in of_type(card, "Action.") if one["title"] == title]
    assert found, [one["title"] for one in of_type(card, "Action.")]
    return found[0]


def fields_of(card: object) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in of_type(card, "Input.")}


async def fetch(ida: Client, card: object, title: str = "Udfyld som formular", **fields: object) -> Any:
    """Open the dialog a card's button stands for."""
    data = button(card, title)["data"]
    body = await ida.invoke("task/fetch", {"data": data, "context": {"theme": "default"}}, **fields)
    return body["task"]


async def press(
    ida: Client, task: Any, title: str, typed: dict[str, str] | None = None, **fields: object
) -> Any:
    """Press a dialog's button with this typed into its fields."""
    card = task["value"]["card"]["content"]
    kept = {name: one["value"] for name, one in fields_of(card).items() if "value" in one}
    pressed = button(card, title)
    inputs = {} if pressed.get("associatedInputs") == "none" else {**kept, **(typed or {})}
    value = {"data": {**pressed["data"], **inputs}, "context": {"theme": "default"}}
    return (await ida.invoke("task/submit", value, **fields))["task"]


def content(task: Any) -> dict[str, Any]:
    assert task["type"] == "continue", task
    assert task["value"]["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    return dict(task["value"]["card"]["content"])


async def contributions(ida: Client) -> list[Contribution]:
    async with ida.store.reading() as look:
        found = await look.find(Contribution)
    return [one for one in found if one.revision]


async def test_in_teams_the_chats_card_has_one_way_to_the_form_and_no_fields() -> None:
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
    assert not of_type(card, "Input.")
    assert [one["title"] for one in of_type(card, "Action.")] == ["Udfyld som formular", "Annullér"]
    opens = button(card, "Udfyld som formular")
    assert (opens["type"], opens["data"]["msteams"]) == ("Action.Submit", {"type": "task/fetch"})


async def test_where_dialogs_do_not_open_the_fields_stand_on_the_card() -> None:
    async with playground() as ida:
        bare = await ida.card("registrér bidrag")
    async with teams_client() as ida:
        old = await ida.card("registrér bidrag", entities=[])
    for card in (bare, old):
        assert {"plan", "unit", "gift", "years"} <= set(fields_of(card))
        assert not [one for one in of_type(card, "Action.") if "msteams" in one["data"]]
        assert button(card, "Gem")["type"] == "Action.Execute"


async def test_the_dialog_shows_every_field_with_what_is_known() -> None:
    async with teams_client() as ida:
        task = await fetch(ida, await ida.card("registrér bidrag fra SUF til Nørrebro"))
    card = content(task)
    assert task["value"]["title"] == "Bidrag"
    assert fields_of(card)["plan"]["value"] == "noerrebro"
    assert fields_of(card)["unit"]["value"] == "suf"
    assert all(one["label"] for one in fields_of(card).values())
    assert {one["type"] for one in of_type(card, "Action.")} == {"Action.Submit"}


async def test_a_form_filled_in_is_shown_once_more_and_saved_when_confirmed() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        summary = await press(ida, form, "Fortsæt", GIFT)
        assert "450.000 kr." in words_of(content(summary))
        assert await contributions(ida) == []
        done = await press(ida, summary, "Gem", replyToId="card-7")
        (saved,) = await contributions(ida)
    assert done["type"] == "message"
    assert "SUF" in done["value"]
    assert (saved.plan, saved.unit) == ("noerrebro", "suf")
    assert [message for message, _ in ida.connector.updated] == ["card-7"]


async def test_without_a_card_to_put_it_in_place_of_the_receipt_is_sent() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        before = len(ida.connector.sent)
        await press(ida, await press(ida, form, "Fortsæt", GIFT), "Gem")
        receipts = ida.connector.sent[before:]
    assert len(receipts) == 1
    assert "Nørrebro" in words_of(receipts[0]["attachments"][0]["content"])


async def test_what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        again = await press(ida, form, "Fortsæt", {**GIFT, "years": "i morgen", "received": "2099-01-01"})
        assert await contributions(ida) == []
    card = content(again)
    shown = fields_of(card)
    assert (shown["years"]["value"], shown["gift"]["value"]) == ("i morgen", "450.000 kr. om året")
    order = [one.get("id") or one.get("text") for one in card["body"]]
    assert order[order.index("years") - 1].startswith("Skriv årene")
    assert "ikke kommet endnu" in order[order.index("received") - 1]


async def test_a_field_left_empty_says_so() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        again = await press(ida, form, "Fortsæt", {**GIFT, "gift": ""})
    order = [one.get("id") or one.get("text") for one in content(again)["body"]]
    assert order[order.index("gift") - 1] == "Skal udfyldes"
    assert fields_of(content(again))["years"]["value"] == "2028-2030"


async def test_the_summary_leads_back_to_the_form() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        summary = await press(ida, form, "Fortsæt", GIFT)
        back = await press(ida, summary, "Ret i formularen")
        assert fields_of(content(back))["unit"]["value"] == "suf"
        summary = await press(ida, back, "Fortsæt", {"gift": "500.000 kr. årligt"})
        assert "0,5 mio. kr." in words_of(content(summary))
        await press(ida, summary, "Gem")
        (saved,) = await contributions(ida)
    assert str(saved.content.amount) == "500000"


async def test_a_dialog_closed_and_opened_again_holds_what_the_conversation_holds() -> None:
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
        await fetch(ida, card)
        await ida.says("Nørrebro")
        form = content(await fetch(ida, card))
    assert fields_of(form)["plan"]["value"] == "noerrebro"


async def test_cancelled_is_cancelled() -> None:
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
        form = await fetch(ida, card)
        told = await press(ida, form, "Annullér", GIFT)
        late = await fetch(ida, card)
        assert await contributions(ida) == []
    assert told == {"type": "message", "value": "Annulleret. Intet er gemt."}
    assert late["type"] == "message"
    assert "ikke længere aktuelt" in late["value"]


async def test_the_same_in_english() -> None:
    async with teams_client() as ida:
        card = await ida.card("record a contribution", **ENGLISH)
        form = await fetch(ida, card, "Fill in as a form", **ENGLISH)
        wrong = await press(ida, form, "Continue", {**GIFT, "gift": "", "years": "tomorrow"}, **ENGLISH)
        typed = {**GIFT, "gift": "450,000 kr. a year"}
        summary = await press(ida, wrong, "Continue", typed, **ENGLISH)
        done = await press(ida, summary, "Save", **ENGLISH)
    order = [one.get("id") or one.get("text") for one in content(wrong)["body"]]
    assert order[order.index("gift") - 1] == "Must be filled in"
    assert done["type"] == "message"


async def test_the_right_is_asked_again_when_it_is_saved() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        summary = await press(ida, form, "Fortsæt", GIFT)
        await ida.ida_is(Role.VIEWER, None)
        told = await press(ida, summary, "Gem")
        assert await contributions(ida) == []
    assert "Det må du ikke med din rolle" in json.dumps(told, ensure_ascii=False)


async def test_a_viewer_saves_nothing_whatever_the_form_carries() -> None:
    async with teams_client() as ida:
        await ida.ida_is(Role.VIEWER, None)
        data = {"verb": "flow", "flow": "record-contribution", "card": "x", "confirmed": 1, **GIFT}
        body = await ida.invoke("task/submit", {"data": data})
        assert await contributions(ida) == []
    assert body["task"]["type"] == "message"


async def test_nobody_opens_or_saves_somebody_elses_form() -> None:
    bo = {"id": "29:bo", "name": "Bo", "aadObjectId": "00000000-0000-0000-0000-000000000022"}
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
        form = await fetch(ida, card)
        summary = await press(ida, form, "Fortsæt", GIFT)
        opened = await fetch(ida, card, **{"from": bo})
        saved = await press(ida, summary, "Gem", **{"from": bo})
        assert await contributions(ida) == []
    assert opened["type"] == saved["type"] == "message"


async def test_no_form_is_opened_where_others_read_along() -> None:
    async with teams_client() as ida:
        body = await ida.invoke(
            "task/fetch", {"data": {"verb": "flow", "flow": "record-contribution"}}, conversation=GROUP
        )
    assert body["task"]["type"] == "message"
    assert "privat chat" in body["task"]["value"]


async def test_a_dialogs_button_delivered_twice_saves_once() -> None:
    async with teams_client() as ida:
        form = await fetch(ida, await ida.card("registrér bidrag"))
        summary = await press(ida, form, "Fortsæt", GIFT)
        first = await press(ida, summary, "Gem", id="same")
        second = await press(ida, summary, "Gem", id="same")
        third = await press(ida, summary, "Gem")
        async with ida.store.reading() as look:
            entries = await look.find(AuditEntry, action="submit-contribution")
    assert first == second
    assert third["type"] == "message"
    assert len(entries) == 1


async def test_after_two_weeks_the_conversation_asks_whether_to_go_on_before_the_form_opens() -> None:
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
        async with ida.store.writing() as unit:
            (talk,) = await unit.find(Talk)
            pending = {**talk.memory["pending"], "at": "2026-01-01T00:00:00+00:00"}  # type: ignore[dict-item]
            await unit.put(_with_pending(talk, pending))
        told = await fetch(ida, card)
    assert told["type"] == "message"
    assert "to uger" in told["value"]


def _with_pending(talk: Talk, pending: dict[str, Any]) -> Talk:
    from msgspec.structs import replace

    return replace(talk, memory={**talk.memory, "pending": pending})


STARTS = {
    "record-contribution": "registrér bidrag",
    "record-round": "indhent bidrag til Nørrebro",
    "record-release": "200.000 kr. er frigivet til Nørrebro af BR",
    "record-decision": "KTU tiltrådte indstillingen om Nørrebro",
    "record-negotiation": "registrér møde",
    "record-deadline": "flyt en frist",
    "record-person": "gør Mette til koordinator",
    "record-plan": "opret en plan",
}


@pytest.mark.parametrize(("flow", "text"), STARTS.items())
async def test_every_form_is_within_teams_limits_in_its_dialog(flow: str, text: str) -> None:
    assert flow in FLOWS
    async with teams_client() as ida:
        await ida.ida_is(Role.ADMIN)
        card = await ida.card(text)
        form = await fetch(ida, card)
    assert len(json.dumps(form, ensure_ascii=False).encode()) < LIMIT
    assert 0 < len(of_type(content(form), "Action.")) <= MOST_ACTIONS
    assert fields_of(content(form))


@pytest.mark.parametrize("name", ["task/fetch", "task/submit"])
@pytest.mark.parametrize("value", [None, 3, "x", [], {}, {"data": 3}, {"data": []}, {"data": {"flow": 3}}])
async def test_an_unreadable_dialog_is_answered_with_a_sentence(name: str, value: object) -> None:
    async with teams_client() as ida:
        body = await ida.invoke(name, value)
    assert body["task"]["type"] == "message"
    assert body["task"]["value"]


VALUE = (
    st.text(max_size=30)
    | st.sampled_from(
        ["", "i morgen", "2026-02-30", "450.000 kr.", "-1", "intet", "noerrebro", "suf", "give"]
    )
    | st.none()
    | st.integers()
    | st.lists(st.text(max_size=3), max_size=2)
)


@settings(max_examples=examples(4), suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("plan", "unit", "step", "gift", "years", "reason", "received", "link"), VALUE
            ),
        ),
        min_size=4,
        max_size=8,
    )
)
async def test_whatever_is_typed_in_the_fields_is_answered_in_the_dialog(typed: list[dict[str, Any]]) -> None:
    async with teams_client() as ida:
        card = await ida.card("registrér bidrag")
        for values in typed:
            form = await fetch(ida, card)
            data = {**button(content(form), "Fortsæt")["data"], **values}
            task = (await ida.invoke("task/submit", {"data": data}))["task"]
            assert task["type"] in ("continue", "message")
            assert len(json.dumps(task, ensure_ascii=False).encode()) < LIMIT
        assert await contributions(ida) == []


async def test_a_contributor_fills_in_the_form_of_their_own_administration_alone() -> None:
    async with teams_client() as ida:
        await ida.ida_is(Role.CONTRIBUTOR, "buf")
        form = await fetch(ida, await ida.card("registrér bidrag til Nørrebro"))
        assert fields_of(content(form))["unit"]["value"] == "buf"
        summary = await press(ida, form, "Fortsæt", {**GIFT, "unit": "suf"})
        told = await press(ida, summary, "Gem")
        assert await contributions(ida) == []
        assert "egen forvaltning" in json.dumps(told, ensure_ascii=False)
        summary = await press(ida, told, "Ret i formularen")
        summary = await press(ida, summary, "Fortsæt", {"unit": "buf"})
        await press(ida, summary, "Gem")
        (saved,) = await contributions(ida)
    assert saved.unit == "buf"
    assert saved.state in (ContributionState.DRAFT, ContributionState.SUBMITTED)
