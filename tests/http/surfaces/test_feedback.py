"""What people think of an answer is kept with what it answered, without the answer, and read by administrators."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.conversations.feedback import LONGEST_COMMENT, Feedback, Reaction, keep_feedback
from state.organisation.people import Role
from state.records.store import Store
from tests.support.bot.fake_connector import BOT, IDA, TENANT
from tests.support.bot.house import NOW
from tests.support.bot.in_teams import (
    ENGLISH,
    STRANGER,
    Client,
    an_ida,
    of_type,
    playground,
    put,
    teams_client,
    words_of,
)
from tests.support.examples import examples

GROUP = {"id": "19:group", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
MENTION = {"type": "mention", "mentioned": BOT, "text": "<at>Fremdrift</at>"}


async def judge(ida: Client, reaction: object, comment: str | None, about: str, **fields: object) -> Any:
    feedback = "" if comment is None else json.dumps({"feedbackText": comment})
    value = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": feedback}}
    return await ida.invoke("message/submitAction", value, replyToId=about, **fields)


async def test_an_answer_to_a_question_may_be_judged_in_teams() -> None:
    async with teams_client() as ida:
        assert (await ida.says("status"))["channelData"] == {"feedbackLoop": {"type": "default"}}
        assert (await ida.says("next deadlines", **ENGLISH))["channelData"]["feedbackLoop"]


@pytest.mark.parametrize("text", ["hej", "tak", "registrér bidrag", "qwerty asdf zxcv", "annullér"])
async def test_what_is_no_answer_is_not_judged(text: str) -> None:
    async with teams_client() as ida:
        await ida.says("status")
        assert not (await ida.says(text)).get("channelData")


async def test_outside_teams_nothing_is_judged() -> None:
    async with playground() as ida:
        assert not (await ida.says("status")).get("channelData")


async def test_a_verdict_is_kept_with_who_when_and_what_was_asked_but_not_with_the_answer() -> None:
    async with teams_client() as ida:
        await ida.says("hvornår udløber Nørrebro?")
        message = f"message-{len(ida.connector.sent)}"
        assert await judge(ida, "dislike", "Datoen er   forkert", message) == {}
        (kept,) = await ida.feedback()
    assert (kept.who_name, kept.who, kept.at, kept.tenant) == (
        IDA["name"],
        f"{TENANT}/{IDA['aadObjectId']}",
        NOW,
        TENANT,
    )
    assert (kept.conversation, kept.message) == ("a:personal", message)
    assert (kept.intent, kept.plans, kept.reaction) == ("period", ("noerrebro",), Reaction.DISLIKE)
    assert kept.comment == "Datoen er forkert"


async def test_a_second_verdict_takes_the_firsts_place_and_a_second_delivery_changes_nothing() -> None:
    async with teams_client() as ida:
        await ida.says("status")
        for number in range(2):
            await judge(ida, "dislike", "nej", "message-1", id="same")
            assert len(await ida.feedback()) == 1, number
        await judge(ida, "like", None, "message-1")
        (kept,) = await ida.feedback()
    assert (kept.reaction, kept.comment, kept.intent) == (Reaction.LIKE, "", "status")


async def test_two_people_judge_for_themselves() -> None:
    async with teams_client() as ida:
        await judge(ida, "like", "godt", "m1", conversation=GROUP)
        await judge(ida, "dislike", "skidt", "m1", conversation=GROUP, **{"from": STRANGER})
        kept = await ida.feedback()
    assert {(one.who_name, one.reaction) for one in kept} == {
        ("Ida Holm", Reaction.LIKE),
        ("Bo Ny", Reaction.DISLIKE),
    }


async def test_a_verdict_on_an_answer_of_long_ago_is_kept_without_what_was_asked() -> None:
    async with teams_client() as ida:
        await judge(ida, "like", "tak", "long-gone")
        (kept,) = await ida.feedback()
    assert (kept.message, kept.intent, kept.plans) == ("long-gone", "", ())


async def test_that_it_was_wrong_may_be_said_in_the_conversation_with_a_reason() -> None:
    async with teams_client() as ida:
        await ida.says("hvornår udløber Nørrebro?")
        thanks = await ida.card("det var forkert: den udløber i 2028")
        (kept,) = await ida.feedback()
    assert "Tak, fordi du siger det" in words_of(thanks)
    assert (kept.reaction, kept.comment) == (Reaction.WRONG, "den udløber i 2028")
    assert (kept.intent, kept.plans) == ("period", ("noerrebro",))


@pytest.mark.parametrize(
    ("said", "comment"),
    [
        ("Det var forkert", ""),
        ("nej, det er forkert.", ""),
        ("svaret er forkert, fordi beløbet er et andet", "beløbet er et andet"),
        ("That was wrong: it is 2028", "it is 2028"),
        ("that's wrong", ""),
        ("the answer is not correct because the body has a new name", "the body has a new name"),
    ],
)
async def test_many_ways_of_saying_that_it_was_wrong(said: str, comment: str) -> None:
    async with teams_client() as ida:
        await ida.says("status")
        await ida.says(said)
        (kept,) = await ida.feedback()
    assert (kept.reaction, kept.comment) == (Reaction.WRONG, comment)


@pytest.mark.parametrize(
    "said", ["er det forkert?", "forkert", "er svaret rigtigt?", "hvad var forkert?", "wrong?"]
)
async def test_a_question_about_what_is_wrong_is_no_verdict(said: str) -> None:
    async with teams_client() as ida:
        await ida.says("status")
        await ida.says(said)
        assert await ida.feedback() == ()


async def test_each_complaint_is_kept_by_itself() -> None:
    async with teams_client() as ida:
        await ida.says("status")
        await ida.says("det var forkert: et")
        await ida.says("det var forkert: to")
        assert {one.comment for one in await ida.feedback()} == {"et", "to"}


async def test_an_administrator_reads_them_the_newest_first_with_nothing_taking_effect() -> None:
    async with teams_client() as ida:
        await put(ida.store, an_ida(Role.ADMIN))
        assert "ingen tilbagemeldinger" in (await ida.says("vis tilbagemeldinger"))["text"]
        await ida.says("status på Nørrebro")
        await judge(ida, "dislike", "<b>*dårligt*</b> [x](http://y)", f"message-{len(ida.connector.sent)}")
        card = await ida.card("vis tilbagemeldinger")
    said = words_of(card)
    assert "Synes ikke om – Ida Holm, mandag den 23. november 2026 kl. 9.30" in said
    assert "Svaret på: Status" in said
    assert "<b>" not in said
    assert "\\*dårligt\\*" in said


async def test_in_english() -> None:
    async with teams_client() as ida:
        await put(ida.store, an_ida(Role.ADMIN))
        await judge(ida, "like", None, "m1")
        card = await ida.card("show feedback", **ENGLISH)
    assert "Liked – Ida Holm, Monday 23 November 2026 at 9:30" in words_of(card)
    assert "Which answer it was, I no longer know." in words_of(card)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR, Role.COORDINATOR])
async def test_nobody_else_reads_them(role: Role) -> None:
    async with teams_client() as ida:
        await judge(ida, "dislike", "hemmelig", "m1")
        await ida.ida_is(role)
        told = json.dumps(await ida.says("vis tilbagemeldinger"), ensure_ascii=False)
    assert "Kun en administrator" in told
    assert "hemmelig" not in told


async def test_they_are_not_shown_where_others_read_along() -> None:
    async with teams_client() as ida:
        await put(ida.store, an_ida(Role.ADMIN))
        await judge(ida, "dislike", "hemmelig", "m1")
        sent = await ida.says(
            "<at>Fremdrift</at> vis tilbagemeldinger", conversation=GROUP, entities=[MENTION]
        )
    assert "privat chat" in words_of(sent)
    assert "hemmelig" not in words_of(sent)


async def test_many_are_read_page_by_page() -> None:
    async with teams_client() as ida:
        await put(ida.store, an_ida(Role.ADMIN))
        for number in range(23):
            await judge(ida, "like", f"nr {number:02}", f"m{number}")
        pages = [
            words_of(await ida.card(text)) for text in ("vis tilbagemeldinger", "vis flere", "vis flere")
        ]
    seen = [[f"nr {number:02}" in page for page in pages].index(True) for number in range(23)]
    assert [seen.count(page) for page in range(3)] == [10, 10, 3]


async def test_the_form_for_a_comment_of_ones_own() -> None:
    value = {"actionName": "feedback", "actionValue": {"reaction": "dislike"}}
    async with teams_client() as ida:
        for fields, title in (
            ({}, "Hvad synes du om svaret?"),
            (ENGLISH, "What do you think of the answer?"),
        ):
            body = await ida.invoke("message/fetchTask", value, replyToId="m1", **fields)
            assert body["task"]["type"] == "continue"
            assert body["task"]["value"]["title"] == title
            card = body["task"]["value"]["card"]["content"]
            assert [one["id"] for one in of_type(card, "Input.")] == ["feedbackText"]
            assert [one["type"] for one in of_type(card, "Action.")] == ["Action.Submit"]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "x",
        {},
        {"actionName": "other", "actionValue": {"reaction": "like"}},
        {"actionName": "feedback"},
        {"actionName": "feedback", "actionValue": 3},
        {"actionName": "feedback", "actionValue": {"reaction": "wrong"}},
        {"actionName": "feedback", "actionValue": {"reaction": ["like"]}},
        {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "{"}},
        {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "[]"}},
        {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": '{"feedbackText": 3}'}},
    ],
)
async def test_an_unreadable_verdict_is_an_error_in_the_body_and_not_kept(value: object) -> None:
    async with teams_client() as ida:
        body = await ida.invoke("message/submitAction", value, replyToId="m1")
        assert await ida.feedback() == ()
    assert (body["statusCode"], body["type"]) == (400, "application/vnd.microsoft.error")


async def test_a_verdict_about_no_message_is_not_kept() -> None:
    value = {"actionName": "feedback", "actionValue": {"reaction": "like"}}
    async with teams_client() as ida:
        assert (await ida.invoke("message/submitAction", value))["statusCode"] == 400


ANYTHING = (
    st.none()
    | st.integers()
    | st.text(max_size=20)
    | st.just("like")
    | st.lists(st.text(max_size=3), max_size=2)
)


@settings(max_examples=examples(4), suppress_health_check=list(HealthCheck))
@given(st.lists(st.fixed_dictionaries({"reaction": ANYTHING, "feedback": ANYTHING}), min_size=6, max_size=12))
async def test_whatever_a_verdict_holds_it_is_answered(many: list[dict[str, Any]]) -> None:
    async with teams_client() as ida:
        for action in many:
            value = {"actionName": "feedback", "actionValue": action}
            body = await ida.invoke("message/submitAction", value, replyToId="m1")
            assert body.get("statusCode") in (None, 400)


async def test_feedback_is_kept_alike_by_every_engine(store: Store) -> None:
    for number, comment in enumerate(("a" * 5_000, "æøå", "")):
        await keep_feedback(
            store,
            actor=an_ida(),
            conversation="c",
            message=f"m{number}",
            reaction=Reaction.LIKE,
            now=NOW,
            intent="status",
            plans=("noerrebro", "amager"),
            comment=comment,
        )
    async with store.reading() as look:
        kept = await look.find(Feedback, tenant=TENANT, order=("-at",))
        assert await look.count(Feedback, tenant=TENANT, reaction=Reaction.LIKE) == 3
    assert sorted(len(one.comment) for one in kept) == [0, 3, LONGEST_COMMENT]
    assert {one.plans for one in kept} == {("noerrebro", "amager")}
