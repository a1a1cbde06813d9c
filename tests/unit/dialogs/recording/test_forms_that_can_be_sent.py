"""A form can be sent: a client keeps back what lacks a required field, so none is that depends on another."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.recording.engine import by_button
from dialogs.recording.engine.flow import Draft, always, recalled
from dialogs.recording.flows import FLOWS
from dialogs.saying.speech import Forms, Reply, Said
from state.conversations.talk import Talk
from state.facts.contribution import Contribution, ContributionState
from tests.support.dialogs.transcript import Conversation
from tests.unit.dialogs.conversation.test_rights_on_every_surface import (
    FLOW_CASES,
    PLACE,
    Case,
    a_talk,
    every,
    stamp,
)

STEPS = ("give", "none", "approve", "include", "return", "withdraw", "accept", "reopen")


def inputs(node: Any) -> dict[str, dict[str, Any]]:
    """Every input of a card, by its id."""
    return {one["id"]: one for one in every(node) if str(one.get("type", "")).startswith("Input.")}


def sends(reply: Reply, typed: dict[str, str]) -> bool:
    """Whether a client sends the card with this typed or chosen in it, on top of what it holds already."""
    shown = inputs(reply.card)
    return all(typed.get(name, one.get("value")) for name, one in shown.items() if one["isRequired"])


async def held(talk: Conversation) -> Draft | None:
    async with talk.store.reading() as look:
        kept = await look.get(Talk, f"{talk.surface.value}-{talk.person.id}|{talk.person.id}")
    pending: Any = kept.memory.get("pending") if kept is not None else None
    return recalled(pending) if pending else None


@pytest.mark.parametrize("case", FLOW_CASES.values(), ids=FLOW_CASES)
async def test_no_field_that_depends_on_another_is_required_on_any_form(case: Case) -> None:
    talk = await a_talk("admin", case)
    flow = FLOWS[case.flow]
    for line in (case.opens, *case.says):
        reply = await talk.say(line)
        required = {name for name, one in inputs(reply.card).items() if one["isRequired"]}
        draft = await held(talk)
        if draft is not None:
            said = Said(text="", person=talk.person, conversation="c", now=talk.now, forms=Forms.IN_DIALOG)
            async with talk.root.asking(said) as ask:
                dialog = await by_button.opened(ask, flow, draft)
            required |= {one.id for one in dialog.inputs if one.required}
        assert {name for name in required if flow.field(name).when is not always} == set()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("locale", ["da-DK", "en-GB"])
async def test_the_contribution_form_is_sent_whatever_is_chosen(step: str, locale: str) -> None:
    talk = await a_talk("coordinator")
    talk.locale = locale
    reply = await talk.say("registrér bidrag" if locale == "da-DK" else "record a contribution")
    assert inputs(reply.card)
    assert sends(reply, {**PLACE, "step": step})


async def test_no_contribution_is_saved_by_the_form() -> None:
    talk = await a_talk("coordinator")
    opened = await talk.say("registrér bidrag")
    typed = {**PLACE, "step": "none"}
    assert sends(opened, typed)
    empty = dict.fromkeys(inputs(opened.card), "")
    summary = await talk.say("", {**stamp(opened, FLOW_CASES["give"]), **empty, **typed})
    await talk.say("", stamp(summary, FLOW_CASES["give"]))
    async with talk.store.reading() as look:
        found = await look.get(Contribution, "noerrebro.3.sof")
    assert found is not None
    assert found.state is ContributionState.NONE


async def test_what_lacks_is_said_by_the_server_beside_its_field_with_all_that_was_typed() -> None:
    talk = await a_talk("coordinator")
    opened = await talk.say("registrér bidrag")
    typed = {**PLACE, "step": "give", "years": "2028-2029", "note": "efter aftale"}
    told = await talk.say("", {**stamp(opened, FLOW_CASES["give"]), **typed, "gift": ""})
    shown = inputs(told.card)
    assert {name: shown[name]["value"] for name in typed} == typed
    assert "Skal udfyldes" in [one.get("text") for one in every(told.card)]
    assert (await held(talk)) is not None
