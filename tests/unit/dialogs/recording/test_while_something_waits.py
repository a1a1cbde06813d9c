"""What waits for an answer is left by the exact words for it alone, and keeps nothing that was not said for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from dialogs.saying.speech import Reply
from state.conversations.feedback import Feedback
from state.conversations.talk import Talk
from state.facts.contribution import Contribution, ContributionState
from state.facts.open_questions import OpenQuestion
from state.organisation.people import Person, Role
from tests.support.dialogs.transcript import Conversation, a_conversation, said
from tests.unit.dialogs.conversation.test_rights_on_every_surface import (
    CASES,
    FLOW_CASES,
    GIVES,
    Case,
    a_talk,
    to_summary,
    truth,
)

NOTHING = {
    "da": "Der er ikke noget, jeg venter svar på.",
    "en": "There is nothing I am waiting for.",
}
DECIDED = (
    "KTU anbefalede indholdet for Nørrebro den 23. november 2026 uden afstemning",
    "spring over",
    "ja",
)
GIVEN = "SUF giver 500.000 kr. i 2028 til Nørrebro"
SAVES = (
    *(
        "ja",
        "gem",
        "Gem!",
        "gem det",
        "gem den",
        "gem det nu",
        "ok gem",
        "ok, gem det",
        "ja, indsend",
        "gem, tak",
    ),
    *(
        "indsend",
        "send",
        "send det",
        "færdig",
        "fortsæt",
        "Fortsæt.",
        "👍",
        "👍🏽",
        "👍👍",
        "✅",
        "klar",
        "det ser godt ud",
    ),
    *(
        "yes",
        "save",
        "save it",
        "submit",
        "done",
        "looks good",
        "go ahead",
        "continue",
        "send it",
        "ok, submit",
    ),
)


SAID = ("flow", "values", "question", "reading", "answer", "reason")


async def draft_of(talk: Conversation) -> dict[str, object]:
    """What is being said of the matter that waits, or nothing where none does."""
    async with talk.store.reading() as look:
        kept = await look.get(Talk, f"{talk.surface.value}-{talk.person.id}|{talk.person.id}")
    pending = kept.memory.get("pending") if kept is not None else None
    assert pending is None or isinstance(pending, dict)
    facts = pending or {}
    return {
        name: facts[name]
        for name in ("flow", "values", "question", "reading", "answer", "reason")
        if name in facts
    }


async def contributions(talk: Conversation) -> list[Contribution]:
    async with talk.store.reading() as look:
        return [one for one in await look.find(Contribution) if one.revision]


async def unchanged(talk: Conversation, before: object) -> bool:
    """Whether all that is recorded is as before; a complaint is kept where one is made."""
    now = await truth(talk.store)
    return {**now, Feedback.__name__: ()} == before


# Nothing waits


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("word", [one for one in SAVES if one not in ("done", "det ser godt ud")])
async def test_a_yes_to_nothing_is_told_so_and_repeats_no_receipt(word: str, language: str) -> None:
    talk = await a_conversation(locale={"da": "da-DK", "en": "en-GB"}[language])
    saved = await said(talk, *DECIDED)
    assert "23. november 2026" in saved.text or "23 November 2026" in saved.text
    before = await truth(talk.store)
    for message in (word, "ret mødedagen til 24. november", word):
        reply = await talk.say(message)
        if message == word:
            assert reply.text.lstrip().startswith(tuple(NOTHING.values())), reply.text
        else:
            assert "gemt" not in reply.text
    assert await truth(talk.store) == before


async def test_the_same_message_delivered_again_is_answered_as_it_was() -> None:
    talk = await a_conversation()
    await said(talk, *DECIDED[:2])
    talk.message = "the-yes"
    first = await talk.say("ja")
    again = await talk.say("ja")
    assert again.text == first.text
    talk.message = "another-yes"
    assert NOTHING["da"] in (await talk.say("ja")).text


# Words that save, words that throw away


@pytest.mark.parametrize("word", SAVES)
async def test_at_a_summary_every_word_for_it_saves(word: str) -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, "1")
    await talk.say(word)
    (given,) = await contributions(talk)
    assert given.state is ContributionState.SUBMITTED


@pytest.mark.parametrize(
    "word", ["glem dt", "glem de", "anuler det", "afbrud", "cancle", "stopp", "afslut", "luk"]
)
async def test_what_is_only_near_a_word_that_throws_away_is_asked_about(word: str) -> None:
    talk = await a_conversation()
    for steps in ((GIVEN,), ("1",)):
        await said(talk, *steps)
        before = await draft_of(talk)
        assert 'Mente du "annullér"?' in (await talk.say(word)).text
        assert await draft_of(talk) == before
    await talk.say("ja")
    assert len(await contributions(talk)) == 1


@pytest.mark.parametrize(
    "word", ["annullér", "Annuller!", "stop", "glem det", "nej", "nej tak", "gem ikke", "cancel"]
)
async def test_at_a_summary_the_exact_words_throw_away(word: str) -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, "1")
    assert "Intet er gemt" in (await talk.say(word)).text
    assert await draft_of(talk) == {}


@pytest.mark.parametrize(
    "word", ["forkert", "nej, det er forkert", "ikke endnu", "det stemmer ikke", "not right"]
)
async def test_that_something_is_not_right_asks_what_and_throws_nothing_away(word: str) -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, "1")
    before = await draft_of(talk)
    assert "Hvad vil du rette" in (await talk.say(word)).text
    assert await draft_of(talk) == before


@pytest.mark.parametrize(
    ("words", "state"),
    [
        (("gem som kladde",), ContributionState.DRAFT),
        (("gem det som udkast",), ContributionState.DRAFT),
        (("save as a draft",), ContributionState.DRAFT),
        (("1", "gem som kladde", "ja"), ContributionState.DRAFT),
        (("2", "gem som kladde"), ContributionState.DRAFT),
        (("2", "ja"), ContributionState.DRAFT),
        (("2", "indsend", "ja"), ContributionState.SUBMITTED),
        (("1", "indsend"), ContributionState.SUBMITTED),
        (("indsend", "ja"), ContributionState.SUBMITTED),
    ],
    ids=lambda value: " > ".join(value) if isinstance(value, tuple) else value.value,
)
async def test_a_draft_stays_a_draft_and_what_is_handed_in_is_said_to_be(
    words: tuple[str, ...], state: ContributionState
) -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, *words)
    if len(words) == 1:
        await talk.say("ja")
    (given,) = await contributions(talk)
    assert given.state is state


# Words of one's own

COMMANDS = (
    *(
        "spring over",
        "hjælp",
        "tilbage",
        "fortsæt",
        "status",
        "status på Nørrebro",
        "ja",
        "gem",
        "indsend",
        "færdig",
    ),
    *(
        "hvem mangler?",
        "hvad giver SUF",
        "hvornår udløber Amager?",
        "vis fristerne",
        "skip",
        "help",
        "back",
        "continue",
    ),
    *("continue", "oversigt", "mine frister", "fortryd", "hvorfor spørger du?", "who is missing?", "👍"),
)
REASONED = {
    "the reason to move a deadline": ("flyt bidragsfristen for Nørrebro til primo december",),
    "the reason to send back": (GIVES, "1", "ja", GIVES, "ret hvad", "5"),
    "the reason to correct a decision": (
        *DECIDED,
        "ret KTU's beslutning om Nørrebro",
        "mødedagen",
        "17. november 2026",
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("messages", REASONED.values(), ids=REASONED)
async def test_a_command_or_a_question_is_nobodys_reason(messages: tuple[str, ...], command: str) -> None:
    talk = await a_conversation()
    await said(talk, *messages)
    flow = (await draft_of(talk))["flow"]
    before = await truth(talk.store)
    await talk.say(command)
    after = await draft_of(talk)
    assert after["flow"] == flow
    assert "reason" not in after["values"]  # type: ignore[operator]
    assert await truth(talk.store) == before


@pytest.mark.parametrize(
    "command", ["spring over", "status", "hvem mangler?", "status på Nørrebro", "fortsæt"]
)
async def test_a_command_or_a_question_is_no_gift_and_no_text_of_a_form(command: str) -> None:
    talk = await a_conversation()
    await said(talk, "registrér bidrag fra SUF til Nørrebro")
    await talk.say(command)
    assert "gift" not in (await draft_of(talk))["values"]  # type: ignore[operator]
    await said(talk, "500.000 kr.", "2028", "1")
    await talk.say(f"ret bemærkning til {command}")
    values = (await draft_of(talk))["values"]
    assert isinstance(values, dict)
    assert "note" not in values


async def test_what_stands_in_quotation_marks_is_taken_as_it_is() -> None:
    talk = await a_conversation()
    await said(talk, "flyt bidragsfristen for Nørrebro til primo december", "hvem betaler egentlig?")
    assert "reason" not in (await draft_of(talk))["values"]  # type: ignore[operator]
    await said(talk, '"hvem betaler egentlig?"', "ja")
    (moved,) = [one for one in (await truth(talk.store))["AuditEntry"] if one.action == "move-deadline"]  # type: ignore[attr-defined]
    assert moved.reason == "hvem betaler egentlig?"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "reason", ["mangler årstal", "kan først efter ferien", "der må stå status: afventer"]
)
async def test_a_reason_that_only_sounds_like_one_is_kept(reason: str) -> None:
    talk = await a_conversation()
    await said(talk, GIVES, "1", "ja", GIVES, "ret hvad", "5", reason)
    values = (await draft_of(talk))["values"]
    assert isinstance(values, dict)
    assert values["reason"] == reason


# Settling


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_or_a_question_settles_nothing(command: str) -> None:
    talk = await a_conversation()
    await said(talk, "afklar A1", "2")
    before = await truth(talk.store)
    await talk.say(command)
    left = await draft_of(talk)
    assert left["question"] == "A1"
    assert left["reason"] == ""
    assert await truth(talk.store) == before
    await said(talk, *(() if left["reading"] else ("2",)), "bekræftet af Landsbyggefonden", "ja")
    async with talk.store.reading() as look:
        found = await look.get(OpenQuestion, "A1")
    assert found is not None
    assert found.settlement is not None
    assert found.settlement.reason == "bekræftet af Landsbyggefonden"


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_or_a_question_is_no_answer_in_words(command: str) -> None:
    talk = await a_conversation()
    await said(talk, "afklar A7")
    await talk.say(command)
    left = await draft_of(talk)
    assert (left["question"], left["answer"]) == ("A7", "")


async def test_a_settling_that_is_refused_keeps_what_was_said() -> None:
    talk = await a_talk("coordinator", CASES["settle"])
    await to_summary(talk, CASES["settle"])
    async with talk.store.writing() as unit:
        known = await unit.get(Person, talk.person.id)
        assert known is not None
        await unit.put(replace(known, role=Role.VIEWER))
    assert (await talk.say("ja")).refused
    assert (await draft_of(talk))["reason"] == "bekræftet af Landsbyggefonden"


# Nothing else leaves a matter

OTHER = {
    "a question": "hvornår udløber Amager?",
    "a question with choices": "hvornår er mødet?",
    "two questions": "hvornår udløber Amager, og hvem mangler?",
    "thanks": "tak",
    "nonsense": "qwertyuiop asdf",
    "nothing": "...",
    "a complaint": "det er forkert, at SOF mangler",
    "another recording": "Landsbyggefonden har frigivet 7,4 mio.",
    "another plan": "opret ny helhedsplan Valby",
    "another decision": "ØU godkendte sagen for Amager den 24. november 2026",
    "a reminder": "mind mig om at ringe til LBF den 3. maj 2027",
    "a settling": "afklar A1",
}


@pytest.mark.parametrize("message", OTHER.values(), ids=OTHER)
@pytest.mark.parametrize("steps", [(GIVEN,), (GIVEN, "1")], ids=["a question", "a summary"])
async def test_nothing_but_the_exact_words_leaves_a_matter(steps: tuple[str, ...], message: str) -> None:
    talk = await a_conversation()
    await said(talk, *steps)
    before, kept = await truth(talk.store), await draft_of(talk)
    before[Feedback.__name__] = ()
    await talk.say(message)
    assert await draft_of(talk) == kept
    assert await unchanged(talk, before)


@pytest.mark.parametrize("message", [*OTHER.values(), GIVEN], ids=[*OTHER, "a contribution"])
async def test_nothing_but_the_exact_words_leaves_a_settling(message: str) -> None:
    if message == OTHER["a settling"]:
        message = "afklar A7"
    talk = await a_conversation()
    await said(talk, "afklar A1", "2", "bekræftet af Landsbyggefonden")
    before, kept = await truth(talk.store), await draft_of(talk)
    before[Feedback.__name__] = ()
    await talk.say(message)
    assert await draft_of(talk) == kept
    assert await unchanged(talk, before)


async def test_another_language_leaves_no_matter() -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, "1")
    kept = await draft_of(talk)
    assert "English" in (await talk.say("speak English")).text
    assert await draft_of(talk) == kept


WAITS = replace(CASES["give"], opens=GIVES.replace("SOF", "BUF"))
SECOND = {
    name: case
    for name, case in FLOW_CASES.items()
    # "ret KTU's beslutning" is heard as putting right what waits
    if case.flow != WAITS.flow and not case.opens.startswith("ret ")
}


@pytest.mark.parametrize("case", SECOND.values(), ids=SECOND)
async def test_a_second_matter_is_told_what_waits_which_is_finished_after_all(case: Case) -> None:
    talk = await a_talk("admin", case)
    await to_summary(talk, WAITS)
    kept, before = await draft_of(talk), await truth(talk.store)
    reply = await talk.say(case.opens)
    assert await draft_of(talk) == kept
    assert await truth(talk.store) == before
    assert "Vi er midt i noget andet: at registrere et bidrag." in reply.text
    await talk.say("ja")
    entries: Any = (await truth(talk.store))["AuditEntry"]
    (entry,) = [each for each in entries if each not in before["AuditEntry"]]
    assert entry.action == "submit-contribution"


@pytest.mark.parametrize("name", ["another recording", "another plan", "another decision", "a settling"])
async def test_a_second_matter_in_the_middle_of_a_question_is_told_what_waits(name: str) -> None:
    talk = await a_conversation()
    asked = await talk.say(GIVEN)
    assert "Skal bidraget indsendes nu" in asked.text
    told = (await talk.say(OTHER[name])).text
    assert "Vi er midt i noget andet: at registrere et bidrag." in told
    assert "Skal bidraget indsendes nu" in told


async def test_a_settling_by_its_own_card_leaves_what_waits_beside_it() -> None:
    talk = await a_conversation()
    await said(talk, GIVEN, "1")
    kept = await draft_of(talk)
    click = {"verb": "settle-question", "question": "A1", "version": 1, "reading": "three-years"}
    assert (await talk.say("", click)).refused  # no reason
    assert await draft_of(talk) == kept
    reply: Reply = await talk.say("", {**click, "reason": "bekræftet af Landsbyggefonden"})
    assert not reply.refused
    assert await draft_of(talk) == kept
    talk.now += timedelta(minutes=1)
    await talk.say("ja")
    assert len(await contributions(talk)) == 1
