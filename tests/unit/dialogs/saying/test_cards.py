"""Every answer as a card: within Teams' limits, readable by everybody, and saying what the text says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from dialogs.conversation.root import Root
from dialogs.saying.answer import Answer, Button, Input, InputKind, Section
from dialogs.saying.card import MOST_ACTIONS, as_card
from dialogs.saying.speech import Reply
from dialogs.saying.text import as_text, escape
from state.organisation.people import Role
from tests.support.builders import CountedStore, a_person, a_portfolio
from tests.support.dialogs.transcript import Conversation, a_conversation

MOST_BYTES = 28 * 1024  # Teams refuses a larger message
MARKED_NAME = "<b>x</b> [a](http://b)"

# One conversation after the other, so that follow-ups and unfinished matters are among them.
DANISH = """
hej
hjælp
hvad er du?
status
status på Nørrebro
hvorfor?
hvilke planer er der?
næste frister
vis flere
hvad skal SUF nå inden jul?
hvad er overskredet?
hvornår udløber Amager?
hvornår starter forhandlingen om Nørrebro?
hvorfor?
hvad er kilden?
og for Amager?
hvornår er bidragsfristen?
hvor meget er der på service i 27?
i alt?
hvor meget får Amager?
er de 7,4 mio. frigivet?
hvor mange penge er der?
hvem mangler at sende bidrag?
mangler BIF at sende bidrag?
hvor er sagen politisk?
hvornår skal sagen i KTU, hvis vi skal i BR inden jul?
hvordan går forhandlingen?
hvad er målet for 2030?
hvad sker der i uge 53?
uge 53 i 2027
hvilken dag er det i dag?
er der møde i KTU i uge 42?
hvordan hænger TM078 og TM021 sammen?
hvad med sekretariatet?
hvad er fokusområderne?
hvilke forvaltninger er der?
hvad hedder TMF nu?
hvem er SOU?
åbne spørgsmål
A1
A7
A99
hvad betyder frigivelse?
hvem er jeg?
hvem må hvad?
historik
SOF har sendt bidrag til Nørrebro d. 1/11
tak
blarg hvimsedims
afklar A1
2
tilbage
en anden slutdato
30/6 2028
aftalt med Landsbyggefonden
ja
afklar A7
annullér
afklar A3
annullér
historik for Nørrebro
status
english
"""
ENGLISH = """
hello
help
status
status of Nørrebro
why?
next deadlines
when does Nørrebro expire?
when does the negotiation of Nørrebro start?
how much is there for service in 2027?
in total?
how much does Amager get?
who has not sent a contribution?
open questions
A2
who am I?
what does release mean?
settle A2
2
confirmed by the National Building Fund
yes
history for Amager
blarg whatsit
"""


@cache
def messages(language: str) -> tuple[str, ...]:
    return tuple((DANISH if language == "da" else ENGLISH).strip().splitlines())


async def replies(language: str, talk: Conversation | None = None) -> list[tuple[str, Reply]]:
    talk = talk or await a_conversation(locale="da-DK" if language == "da" else "en-GB")
    return [(message, await talk.say(message)) for message in messages(language)]


def elements(part: object) -> Iterator[dict[str, Any]]:
    """Every element of a card, however deep."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from elements(value)
    elif isinstance(part, list):
        for value in part:
            yield from elements(value)


def of_type(card: object, kind: str) -> list[dict[str, Any]]:
    return [one for one in elements(card) if str(one.get("type", "")).startswith(kind)]


def read_aloud(text: str) -> list[str]:
    """The words of a text, without the marks that only draw it."""
    return re.findall(r"[^\s*_\\-]+", text.casefold())


def words_of(card: dict[str, Any]) -> list[str]:
    """The words a card shows, apart from its inputs and buttons."""
    shown: list[str] = []
    for one in elements(card["body"]):
        if one.get("type") == "TextBlock":
            shown.append(one["text"])
        if one.get("type") == "FactSet":
            shown += [f"{fact['title']}: {fact['value']}" for fact in one["facts"]]
    return read_aloud("\n".join(shown))


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_answer_has_a_text_that_stands_alone(language: str) -> None:
    for message, reply in await replies(language):
        assert reply.text.strip(), message
        assert reply.language in ("da", "en")


@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_card_keeps_to_teams_limits(language: str) -> None:
    for message, reply in await replies(language):
        if reply.card is None:
            continue
        size = len(json.dumps(reply.card, ensure_ascii=False).encode())
        assert size + len(reply.text.encode()) < MOST_BYTES, (message, size)
        assert (reply.card["type"], reply.card["version"]) == ("AdaptiveCard", "1.5"), message
        assert reply.card["lang"] == reply.language
        assert all(len(one["actions"]) <= MOST_ACTIONS for one in of_type(reply.card, "ActionSet")), message


@pytest.mark.parametrize(
    "message", ["status", "næste frister", "hvem mangler at sende bidrag?", "åbne spørgsmål"]
)
async def test_a_card_keeps_to_teams_limits_with_two_hundred_plans(message: str) -> None:
    talk = await a_conversation(portfolio=a_portfolio(200))
    for said in (message, "vis flere"):
        reply = await talk.say(said)
        assert reply.card is not None
        assert len(json.dumps(reply.card, ensure_ascii=False).encode()) < MOST_BYTES, said


@pytest.mark.parametrize("message", messages("da")[:30])
async def test_an_answer_asks_the_store_no_oftener_for_many_plans_than_for_few(message: str) -> None:
    asked = []
    for plans in (12, 60):
        talk = await a_conversation(portfolio=a_portfolio(plans))
        counted = CountedStore(talk.store)
        talk.root = Root(counted)
        await talk.say(message)
        asked.append(counted.asked)
    assert asked[1] <= asked[0] + 1
    assert asked[1] <= 40


@pytest.mark.parametrize("language", ["da", "en"])
async def test_no_line_of_a_card_is_cut_off(language: str) -> None:
    for message, reply in await replies(language):
        for block in of_type(reply.card, "TextBlock"):
            assert block["wrap"] is True, message
            assert block["text"].strip(), message


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_input_has_a_label_and_says_what_is_wrong_where_it_is_required(language: str) -> None:
    found = 0
    for message, reply in await replies(language):
        for one in of_type(reply.card, "Input."):
            found += 1
            assert one["label"], message
            assert not one["isRequired"] or one["errorMessage"], message
        ids = [one["id"] for one in of_type(reply.card, "Input.")]
        assert len(ids) == len(set(ids)), message
    assert found


@pytest.mark.parametrize("language", ["da", "en"])
async def test_every_button_has_a_title_and_asks_something_or_does_something(language: str) -> None:
    for message, reply in await replies(language):
        actions = of_type(reply.card, "Action.")
        assert all(one["title"].strip() for one in actions), message
        for one in actions:
            assert bool(one["data"].get("ask")) != bool(one["data"].get("verb")), message
        for one in of_type((reply.card or {}).get("body"), "Action.Execute"):
            assert one["fallback"]["data"] == one["data"]
            stamped = {"question", "version"} if "question" in one["data"] else {"flow", "seen"}
            assert stamped | {"card", "fremdrift"} <= set(one["data"]), message


@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_button_that_asks_is_understood(language: str) -> None:
    talk = await a_conversation(locale="da-DK" if language == "da" else "en-GB")
    asked = {
        str(action["data"]["ask"])
        for _, reply in await replies(language)
        for action in of_type(reply.card, "Action.Submit")
        if "ask" in action["data"] and reply.language == language
    }
    assert asked
    for ask in sorted(asked):
        reply = await talk.say("", {"fremdrift": 1, "ask": ask})
        first = reply.text.splitlines()[0]
        assert "forstod" not in first and "did not quite" not in first, ask


@pytest.mark.parametrize("language", ["da", "en"])
async def test_a_card_says_what_the_text_says(language: str) -> None:
    for message, reply in await replies(language):
        if reply.card is not None:
            assert sorted(words_of(reply.card)) == sorted(read_aloud(reply.text)), message


@pytest.mark.parametrize("language", ["da", "en"])
async def test_no_card_carries_who_is_talking_or_any_secret(language: str) -> None:
    for message, reply in await replies(language):
        for action in of_type(reply.card, "Action."):
            carried = json.dumps(action["data"], ensure_ascii=False)
            assert "Ida" not in carried and "t/" not in carried, message
            assert not set(action["data"]) & {"person", "who", "tenant", "token", "role", "user"}, message


@pytest.mark.parametrize("language", ["da", "en"])
async def test_sentences_end_with_one_full_stop_and_leave_no_gaps(language: str) -> None:
    for message, reply in await replies(language):
        assert ".." not in reply.text.replace("...", ""), message
        assert " ," not in reply.text and " ." not in reply.text, message
        assert "None" not in reply.text and "{" not in reply.text and "()" not in reply.text, message


async def test_no_danish_is_left_in_an_english_answer() -> None:
    for message, reply in await replies("en"):
        own = re.sub(r"[“\"»][^”\"«]*[”\"«]|_[^_]*_|Udmøntningsnotat[^\n]*|Jeg forstår[^\n]*", "", reply.text)
        assert not re.search(r"\b(?:og|ikke|frist|forhandlingen|spørgsmål|mangler)\b", own, re.I), message


async def test_a_name_with_markdown_and_html_in_it_takes_no_effect() -> None:
    talk = await a_conversation(person=a_person(Role.COORDINATOR, name=MARKED_NAME))
    for message, reply in await replies("da", talk):
        for text in (reply.text, *(block["text"] for block in of_type(reply.card, "TextBlock"))):
            assert "<b>" not in text and "[a](http" not in text, message


@pytest.mark.parametrize(
    "written",
    [
        MARKED_NAME,
        "**fed** og _kursiv_",
        "![billede](https://ond.dk/x.png)",
        "<at>alle</at>",
        "`kode`\n# overskrift\n- punkt",
        "&lt;script&gt;",
        "a | b ~~c~~ > d",
    ],
)
def test_what_somebody_wrote_is_shown_and_takes_no_effect(written: str) -> None:
    safe = escape(written)
    assert "\n" not in safe and "<" not in safe
    assert not re.search(r"(?<!\\)[*_`\[\]()#!|~>]", safe)
    shown = re.sub(r"\\(.)", r"\1", safe).replace("&lt;", "<").replace("&amp;", "&")
    assert shown == " ".join(written.split())


def test_an_answer_with_too_many_buttons_shows_the_first_six() -> None:
    buttons = tuple(Button(title=f"Nr. {number}", ask="status") for number in range(9))
    card = as_card(Answer(lead="Vælg", buttons=buttons), "da")
    assert [one["title"] for one in of_type(card, "Action.")] == [f"Nr. {number}" for number in range(6)]


def test_a_form_keeps_what_was_filled_in() -> None:
    inputs = (
        Input(id="reading", kind=InputKind.CHOICE, label="Svar", options=(("a", "A"), ("b", "B")), value="b"),
        Input(id="last_day", kind=InputKind.DATE, label="Dag", value="2028-06-30"),
        Input(id="reason", kind=InputKind.TEXT, label="Grund", required=True, fault="Skriv", value="LBF"),
    )
    card = as_card(Answer(lead="Udfyld", inputs=inputs), "da")
    assert [one["value"] for one in of_type(card, "Input.")] == ["b", "2028-06-30", "LBF"]
    assert [one["isRequired"] for one in of_type(card, "Input.")] == [False, False, True]


def test_what_needs_somebody_is_marked_by_words_and_not_by_colour_alone() -> None:
    answer = Answer(lead="", sections=(Section(heading="Nørrebro", lines=("⚠ Mangler",), warns=True),))
    card = as_card(answer, "da")
    assert "warning" in [one.get("style") for one in of_type(card, "Container")]
    assert "⚠ Mangler" in as_text(answer)
