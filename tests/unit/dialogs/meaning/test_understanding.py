"""What hundreds of messages mean, in both languages, and how a conversation goes on from there."""

from __future__ import annotations

import asyncio
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.answers.registry import QUESTIONS
from dialogs.conversation.listening import language_of
from dialogs.saying.speech import Said
from dialogs.texts import LANGUAGES, Texts
from tests.support.dialogs.house import NOW, House, Row, a_house, a_person, named, table, understood
from tests.support.examples import examples
from tests.support.tables import each, every_row

SPECIAL = [
    "<b>",
    "{}",
    "?",
    "!",
    "31/12",
    "'",
    '"',
    "\\",
    "/",
    "%",
    "$",
    "&",
    "😀",
    "﷽",
    "ß",
    "İ",
    "\u0000",
    "\u200b",
]
WORDS = [
    *" ".join(row.text for row in table("messages_da.txt")[::40]).split(),
    *" ".join(row.text for row in table("messages_en.txt")[::40]).split(),
    *SPECIAL,
]


@cache
def the_house() -> House:
    """One conversation for all the messages that change nothing."""
    return asyncio.run(a_house())


def check(row: Row) -> None:
    heard = the_house().heard(row.text)
    assert understood(heard) in row.intents
    for slot, wanted in row.slots:
        assert named(heard, slot) == wanted


@every_row(*each(table("messages_da.txt")))
def test_a_danish_message_is_understood(row: Row) -> None:
    check(row)


@every_row(*each(table("messages_en.txt")))
def test_an_english_message_is_understood(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", ["", "Nørrebro"])
def test_every_choice_offered_is_understood_as_what_it_offers(language: str, plan: str) -> None:
    texts = Texts()
    for intent in QUESTIONS:
        if texts.has(language, f"offer-{intent}"):
            offered = texts(language, f"offer-{intent}", plan=plan, named=int(bool(plan)))
            assert understood(the_house().heard(offered)) == intent, offered


@settings(max_examples=examples(150))
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)))
def test_any_text_gets_a_reply(text: str) -> None:
    async def talk() -> str:
        house = await a_house()
        return (await house.reply(text)).text

    assert asyncio.run(talk()).strip()


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "???", "😀", "a" * 10_000, "frist " * 2_000, "<script>x</script>"]
)
async def test_what_says_nothing_gets_a_way_forward(text: str) -> None:
    reply = await (await a_house()).reply(text)
    assert reply.text
    assert reply.buttons


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("har SOF sendt bidrag?", "SOF har sendt bidrag"),
        ("er de 7,4 mio frigivet?", "de 7,4 mio er frigivet"),
        ("er Amager godkendt?", "Amager er godkendt"),
        ("har KTU anbefalet sagen?", "KTU har anbefalet sagen"),
        ("blev sagen udsat i ØU?", "sagen blev udsat i ØU"),
        ("er vi enige med boligorganisationerne?", "vi er enige med boligorganisationerne"),
        ("has SOF sent its contribution?", "SOF has sent its contribution"),
        ("has the money been released?", "the money has been released"),
    ],
)
def test_asking_is_never_taken_for_telling(said: str, told: str) -> None:
    assert not understood(the_house().heard(said)).startswith("record-")
    assert understood(the_house().heard(told)).startswith("record-")


TALKS = [
    ("hvornår udløber Nørrebro?", "og amager?", "Amager udløber"),
    ("hvornår udløber Nørrebro?", "hvorfor?", "Periodens sidste dag følger"),
    ("hvor mange penge er der?", "og på anlæg?", "7,4 mio. kr. på anlæg i 2026"),
    ("hvor meget er der på service?", "hvad med 2028?", "1,7 mio. kr. på service i 2028"),
    ("hvor mange penge er der på service?", "i alt?", "I alt 5,3 mio. kr."),
    ("hvordan er de 7,4 mio. fordelt?", "hvorfor?", "S7"),
    ("hvem mangler at sende bidrag?", "og SUF?", "Sundheds- og Omsorgsforvaltningen (SUF) mangler at svare"),
    ("hvem mangler at sende bidrag?", "hvornår?", "Bidrag fra forvaltningerne skal være inde"),
    ("status på Amager", "hvor meget får den?", "Hvor meget Amager får, er ikke fordelt"),
    ("status på Amager", "er den godkendt?", "Amager: ingen endelig godkendelse"),
    ("har SOU sendt bidrag?", "1", "Socialforvaltningen (SOF) mangler at svare"),
    ("har SOU sendt bidrag?", "sundhed", "Sundheds- og Omsorgsforvaltningen (SUF) mangler at svare"),
    ("when does Nørrebro expire?", "and Amager?", "Amager expires"),
    (
        "who has not sent a contribution?",
        "what about SUF?",
        "Health and Care Administration (SUF): an answer is missing",
    ),
]


@pytest.mark.parametrize(
    ("first", "then", "answer"), TALKS, ids=[f"{first} … {then}" for first, then, _ in TALKS]
)
async def test_a_follow_up_goes_on_about_the_last_subject(first: str, then: str, answer: str) -> None:
    house = await a_house()
    await house.reply(first)
    assert answer in (await house.reply(then)).text


@pytest.mark.parametrize(
    ("asked", "answers"),
    [
        (
            "hvornår udløber Nørrebro, og hvem mangler at sende bidrag?",
            ("Nørrebro udløber", "mangler at svare"),
        ),
        (
            "Hvad er en hensigtserklæring? Og hvornår udløber Amager?",
            ("Hensigtserklæring:", "Amager udløber"),
        ),
        ("when does Amager expire and how much money is there?", ("Amager expires", "12.7")),
    ],
)
async def test_two_questions_in_one_message_get_both_answers(asked: str, answers: tuple[str, str]) -> None:
    text = (await (await a_house()).reply(asked)).text
    assert all(answer in text for answer in answers)


FIRST_LINES = [
    ("hvor mange planer er der?", "Der er 2 boligsociale helhedsplaner: Nørrebro og Amager."),
    ("er det forsinket?", "Ja, 12 frister er passeret"),
    ("hvor mange dage er der til 1. januar 2027?", "Der er 39 dage til fredag den 1. januar 2027"),
    (
        "er 1. januar 2027 en helligdag?",
        "Fredag den 1. januar 2027 er ikke en arbejdsdag (helligdag: Nytårsdag)",
    ),
    ("skal servicemidlerne frigives?", "Det er ikke afklaret, om servicemidlerne skal frigives (A8)"),
    ("er pengene frigivet?", "Ingen frigivelse af 7,4 mio. kr. er registreret."),
    ("hvor meget er der på service i 27?", "1,7 mio. kr. på service i 2027"),
    ("hvordan er de 7,4 mio. fordelt?", "7,4 mio. kr. til Nørrebro og Amager er ikke fordelt"),
    ("hvem godkender?", "Rækkefølgen er Klima-, Miljø- og Teknikudvalget (KTU)"),
    ("hvad hedder TMF nu?", "Klima-, Miljø- og Teknikforvaltningen (KTF) er navnet siden"),
    ("hvem er ansvarlig for Amager?", "Klima-, Miljø- og Teknikforvaltningen (KTF) koordinerer."),
    ("hvornår kommer listen?", "Listen offentliggøres næste gang tirsdag den 1. december 2026"),
    ("hvad er forskellen på anlæg og service?", "Anlæg: penge til varige investeringer."),
    ("hvem er kontaktperson i SOF?", "Kontaktpersoner er ikke registreret."),
    ("hvad med Tingbjerg?", "Den plan kender jeg ikke."),
    ("which plan expires first?", "Nørrebro expires Friday 31 December 2027"),
]


@pytest.mark.parametrize(("asked", "answer"), FIRST_LINES, ids=[asked for asked, _ in FIRST_LINES])
async def test_the_first_line_answers(asked: str, answer: str) -> None:
    lines = [line for line in (await (await a_house()).reply(asked)).text.split("\n") if line.strip()]
    assert any(line.startswith(answer) for line in lines[:2]), lines[:2]


def said_by(text: str, *, setting: str | None = None, locale: str | None = None) -> Said:
    return Said(text=text, person=a_person(language=setting), conversation="c", now=NOW, locale=locale)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (said_by("what is the status?", setting="da", locale="en-US"), "da"),
        (said_by("hvad er status?", setting="en", locale="da-DK"), "en"),
        (said_by("what is the status?", locale="da-DK"), "en"),
        (said_by("hvad er status?", locale="en-US"), "da"),
        (said_by("status", locale="en-US"), "en"),
        (said_by("status", locale="da-DK"), "da"),
        (said_by("A1"), "da"),
    ],
)
def test_the_language_is_the_persons_else_the_messages_else_the_clients(said: Said, language: str) -> None:
    assert language_of(said) == language


async def test_a_message_that_does_not_tell_keeps_the_language_of_the_last() -> None:
    house = await a_house()
    await house.reply("when does Nørrebro expire?")
    assert (await house.reply("Amager")).language == "en"
