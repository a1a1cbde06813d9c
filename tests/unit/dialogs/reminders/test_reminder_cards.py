"""The messages people get about what they owe: in both languages, within Teams' limits, and true when they are read."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from dialogs.conversation.root import Root
from dialogs.reminders.buttons import VERB
from dialogs.reminders.message import redraw
from dialogs.reminders.shown import reminders_of
from dialogs.saying.card import MOST_ACTIONS
from dialogs.saying.speech import Reply, Said
from dialogs.saying.text import escape
from dialogs.texts import LANGUAGES
from state.actions.approval.decisions import record_decision
from state.actions.gathering.contributions import (
    Which,
    return_contribution,
    save_contribution,
    submit_contribution,
)
from state.actions.plans.deadlines import mark_met, move_deadline
from state.facts.contribution import Content, ContributionKind
from state.facts.decision import Key, Outcome, Point
from state.facts.reminder import Notice, Reminder, ReminderState, SubjectKind
from state.organisation.calendar import Span
from state.organisation.people import Person
from state.overview.snapshot import Snapshot
from state.reminders.answers.own import snooze
from state.reminders.schedule import catch_up
from tests.support.dialogs.house import NOW
from tests.support.dialogs.reminded import (
    BO,
    IDA,
    LISE,
    METTE,
    SUF,
    TEXTS,
    Municipality,
    a_municipality,
    a_reminder,
    about_contribution,
    about_deadline,
    in_own_words,
)
from tests.support.dialogs.reminder_scenes import (
    COUNCIL,
    COUNCIL_DAY,
    LATER,
    SCENES,
    Kind,
    lines_of,
    played,
    speaks,
    written,
)
from tests.support.dialogs.transcript import plain_lines

MOST_BYTES = 28 * 1024  # Teams refuses a larger message
MARKED = "<b>x</b> [a](http://b)"
ALL = [(name, language) for language in LANGUAGES for name in SCENES]


@cache
def said(name: str, language: str) -> Reply:
    """The message of a scene, played once."""
    return asyncio.run(played(name, language))


def elements(card: object) -> Iterator[dict[str, object]]:
    """Every element and action of a card."""
    if isinstance(card, dict):
        yield card
        for value in card.values():
            yield from elements(value)
    elif isinstance(card, list):
        for value in card:
            yield from elements(value)


def actions(reply: Reply) -> list[dict[str, object]]:
    return [one for one in elements(reply.card) if one.get("type") in ("Action.Execute", "Action.Submit")]


def verbs(reply: Reply) -> list[dict[str, object]]:
    """What the buttons carry that do something."""
    found = [one["data"] for one in actions(reply) if one["type"] == "Action.Execute"]
    return [one for one in found if isinstance(one, dict)]


async def drawn(house: Municipality, notice: Notice) -> Reply:
    """The message as it is drawn again now."""
    async with house.store.reading() as look:
        return await redraw(
            await Snapshot().renewed(look), look, TEXTS, notice, await reminders_of(look, notice), NOW
        )


async def handed_in(house: Municipality) -> None:
    """Mette hands in SOF's contribution."""
    theirs = Which(actor=METTE, plan="noerrebro", unit="sof", now=NOW)
    content = Content(kinds=(ContributionKind.TEXT,), years=(2028,), text="Fremskudt rådgivning")
    await save_contribution(house.store, content=content, **theirs)
    await submit_contribution(house.store, **theirs)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_every_kind_of_reminder_reads_as_it_is_written_down(name: str, language: str) -> None:
    assert lines_of(said(name, language)) == written(language)[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_written_down_is_one_that_is_sent(language: str) -> None:
    assert list(written(language)) == list(SCENES)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_message_fits_into_teams(name: str, language: str) -> None:
    reply = said(name, language)
    assert len(json.dumps(reply.card, ensure_ascii=False).encode("utf-16-le")) < MOST_BYTES
    assert 1 <= len(reply.buttons) <= MOST_ACTIONS


@pytest.mark.parametrize(("name", "language"), ALL)
def test_the_card_says_all_that_the_text_says(name: str, language: str) -> None:
    reply = said(name, language)
    shown = json.dumps(reply.card, ensure_ascii=False).replace("\\\\", "").casefold()
    for line in plain_lines(reply.text):
        label, _, value = line.casefold().partition(": ")
        spoken = value if f'"{label}"' in shown else line.casefold()
        assert json.dumps(spoken, ensure_ascii=False)[1:-1] in shown, line


@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_message_says_why_it_came_and_how_to_get_fewer(name: str, language: str) -> None:
    text = said(name, language).text
    because = {"da": ("fordi", "Sådan ser din uge ud"), "en": ("because", "how your week looks")}[language]
    stop = {"da": "stop påmindelser", "en": "stop reminders"}[language]
    assert any(each.casefold() in text.casefold() for each in because)
    assert stop in text


@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_button_that_does_something_carries_ids_and_no_names(name: str, language: str) -> None:
    for data in verbs(said(name, language)):
        assert data["verb"] == VERB
        assert set(data) <= {"fremdrift", "verb", "do", "notice", "reminder", "version", "until"}
        assert not any(one in json.dumps(data) for one in ("Mette", "Ida", "Bo Hansen", "Nørrebro"))


@pytest.mark.parametrize("name", SCENES)
def test_a_button_works_in_a_client_that_cannot_execute(name: str) -> None:
    for one in actions(said(name, "da")):
        if one["type"] == "Action.Execute":
            fallback = one["fallback"]
            assert isinstance(fallback, dict)
            assert fallback["data"] == one["data"]


@pytest.mark.parametrize("name", SCENES)
def test_what_matters_is_said_in_words_and_texts_wrap(name: str) -> None:
    for one in elements(said(name, "da").card):
        assert "color" not in one
        if one.get("type") == "TextBlock":
            assert one["wrap"] is True


async def test_the_language_is_the_recipients_and_else_danish() -> None:
    house = await a_municipality()
    told = about_contribution(Kind.AHEAD, METTE)
    spoken = [await house.told(replace(METTE, language=one), told) for one in (None, "da", "en", "kl")]
    assert [one.language for one in spoken if one] == ["da", "da", "en", "da"]


async def test_who_set_no_language_is_told_in_the_one_they_were_answered_in() -> None:
    house = await a_municipality()
    await house.answered_in("en", METTE)
    told = about_contribution(Kind.AHEAD, METTE)
    spoken = [await house.told(replace(METTE, language=one), told) for one in (None, "da", "en", "kl")]
    assert [one.language for one in spoken if one] == ["en", "da", "en", "en"]


@pytest.mark.parametrize(
    ("said", "locale", "language"),
    [
        ("hvornår er fristen for Nørrebro?", "en-US", "da"),
        ("when is the deadline for Nørrebro?", "da-DK", "en"),
        ("status", "en-GB", "en"),
    ],
)
async def test_somebody_is_reminded_in_the_language_they_wrote_whatever_their_client_speaks(
    said: str, locale: str, language: str
) -> None:
    house = await a_municipality()
    chat = f"personal-{METTE.id}"
    await Root(house.store).reply(Said(text=said, person=METTE, conversation=chat, now=NOW, locale=locale))
    reply = await house.told(METTE, about_contribution(Kind.AHEAD, METTE))
    assert reply is not None
    assert reply.language == language


async def test_a_message_is_drawn_again_in_the_language_its_reader_set_or_was_answered_in() -> None:
    house = await a_municipality()
    notice = await house.deliver(METTE, about_contribution(Kind.AHEAD, METTE))
    spoken = [(await drawn(house, notice)).language]
    await house.answered_in("en", METTE)
    spoken.append((await drawn(house, notice)).language)
    await house.store_language(METTE, "da")
    spoken.append((await drawn(house, notice)).language)
    assert spoken == ["da", "en", "da"]


async def test_what_is_done_meanwhile_is_left_out() -> None:
    house = await a_municipality()
    await handed_in(house)
    about = about_contribution(Kind.AHEAD, METTE), in_own_words(METTE, "ringe til LBF")
    reply = await house.told(METTE, *about)
    assert reply is not None
    assert "SOF" not in reply.text
    assert "ringe til LBF" in reply.text


async def test_nothing_is_sent_where_all_of_it_is_done() -> None:
    house = await a_municipality()
    await handed_in(house)
    assert await house.told(METTE, about_contribution(Kind.AHEAD, METTE)) is None


async def test_several_reminders_of_one_thing_are_one_and_the_weightiest_is_said() -> None:
    house = await a_municipality()
    both = about_contribution(Kind.REQUESTED, METTE), about_contribution(Kind.OVERDUE, METTE)
    reply = await house.told(METTE, *both, now=LATER)
    assert reply is not None
    assert plain_lines(reply.text)[0] == "Forsinket: Bidrag fra SOF til Nørrebro"
    assert reply.text.count("Bidrag fra SOF") == 1


async def test_what_is_late_comes_first_and_says_by_how_many_working_days() -> None:
    house = await a_municipality()
    reply = await house.told(
        IDA,
        about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY),
        about_contribution(Kind.ESCALATED, IDA),
        now=LATER,
    )
    assert reply is not None
    lines = plain_lines(reply.text)
    assert lines.index("Haster") < lines.index("11.–20. december 2027 (uge 49 til uge 51, om 361 dage)")
    assert "Det er 11 arbejdsdage for sent." in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["the week and what is late", "the week and one thing"])
def test_nothing_is_told_twice_in_the_message_of_the_week(name: str, language: str) -> None:
    told = [re.sub("^(Forsinket|Late): ", "", line) for line in lines_of(said(name, language))[1:]]
    things = [re.split(r": |\. | \(", line)[0] for line in told if "Nørrebro" in line or "Amager" in line]
    assert len(things) > 3
    assert len(set(things)) == len(things)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_reason_for_all_of_them_is_said_once(language: str) -> None:
    because = {"da": "fordi", "en": "because"}[language]
    assert said("several that are late", language).text.casefold().count(because) == 1


async def test_a_long_message_is_cut_says_so_and_can_be_shown_whole() -> None:
    house = await a_municipality()
    own = [in_own_words(METTE, f"sag {number} {'x' * 200}", offset=number) for number in range(1, 31)]
    reply = await house.told(METTE, *own)
    assert reply is not None
    assert "Viser 10 af 30, og 20 til." in reply.text
    assert "Vis alle 30" in reply.buttons
    assert len(json.dumps(reply.card).encode("utf-16-le")) < MOST_BYTES
    assert len(reply.buttons) <= MOST_ACTIONS


async def test_names_and_words_take_no_effect_in_a_message() -> None:
    house = await a_municipality()
    person = replace(METTE, name=MARKED)
    own = in_own_words(METTE, MARKED)
    reply = await house.told(person, own)
    assert reply is not None
    assert MARKED not in json.dumps(reply.card)
    assert escape(MARKED) in reply.text
    assert "<b>" not in re.sub(r"&lt;b", "", reply.text)


async def test_who_stands_in_is_told_whom_for_and_until_when() -> None:
    house = await a_municipality()
    to = Person(id="t/sara", tenant="t", name="Sara Nygaard")
    reply = await house.told(to, about_contribution(Kind.AHEAD, BO, SUF))
    assert reply is not None
    assert "I stedet for Bo Hansen, som er væk til og med fredag den 4. december 2026." in reply.text


async def test_only_those_who_may_say_so_get_a_button_for_it() -> None:
    house = await a_municipality()
    told = about_deadline(Kind.AHEAD, METTE, COUNCIL, COUNCIL_DAY)
    mette, ida = [await house.told(one, replace(told, recipient=one.id)) for one in (METTE, IDA)]
    assert mette is not None
    assert ida is not None
    assert "Klaret" in ida.buttons
    assert not {"Klaret", "Registrér beslutning i BR om Nørrebro"} & set(mette.buttons)


async def test_a_message_drawn_again_says_who_did_what_and_has_no_button_for_it() -> None:
    house = await a_municipality()
    notice = await house.deliver(
        METTE, about_contribution(Kind.AHEAD, METTE), in_own_words(METTE, "ringe til LBF")
    )
    await handed_in(house)
    reply = await drawn(house, notice)
    assert reply.replaces
    assert "Mandag den 23. november 2026 kl. 10.00: Mette Jensen indsendte et bidrag" in (reply.text)
    assert "Registrér bidraget" not in reply.buttons
    assert "Mind mig i morgen" in reply.buttons


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_message_of_which_all_is_done_has_no_buttons(language: str) -> None:
    house = await a_municipality()
    await house.store_language(METTE, language)
    notice = await house.deliver(METTE, about_contribution(Kind.AHEAD, METTE))
    await handed_in(house)
    reply = await drawn(house, notice)
    assert reply.buttons == ()
    assert not actions(reply)
    assert reply.text.startswith({"da": "**Klaret:", "en": "**Done:"}[language])


async def test_a_deadline_that_is_met_says_by_whom() -> None:
    house = await a_municipality()
    notice = await house.deliver(IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    await mark_met(house.store, actor=IDA, deadline=COUNCIL, now=NOW)
    assert "Ida Holm meldte en frist overholdt" in (await drawn(house, notice)).text


async def test_a_deadline_that_moved_is_told_with_its_new_day() -> None:
    house = await a_municipality()
    notice = await house.deliver(IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    new = Span.day(date(2027, 12, 16))
    await move_deadline(house.store, actor=IDA, deadline=COUNCIL, due=new, reason="Ny mødeplan", now=NOW)
    assert "torsdag den 16. december 2027" in (await drawn(house, notice)).text


async def test_what_was_put_off_says_until_when_and_is_not_asked_again() -> None:
    house = await a_municipality()
    told = about_contribution(Kind.AHEAD, METTE)
    notice = await house.deliver(METTE, told)
    await snooze(house.store, actor=METTE, reminders=[told.id], day=date(2026, 11, 26), now=NOW)
    reply = await drawn(house, notice)
    assert plain_lines(reply.text)[0] == "Påmindelsen er udsat: Bidrag fra SOF til Nørrebro"
    assert "påmindelsen er udsat til torsdag den 26. november 2026" in reply.text
    assert "Klaret" not in reply.text
    assert reply.buttons == ()


async def test_of_what_is_done_and_what_is_put_off_neither_is_said_of_both() -> None:
    house = await a_municipality()
    both = about_contribution(Kind.AHEAD, METTE), in_own_words(METTE, "ringe til LBF")
    notice = await house.deliver(METTE, *both)
    await handed_in(house)
    await snooze(house.store, actor=METTE, reminders=[both[1].id], day=date(2026, 11, 26), now=NOW)
    reply = await drawn(house, notice)
    assert plain_lines(reply.text)[0].startswith("Ikke mere at gøre nu: ")
    assert "Klaret" not in reply.text


async def test_a_cancelled_reminder_is_never_sent() -> None:
    house = await a_municipality()
    told = replace(about_contribution(Kind.AHEAD, METTE), state=ReminderState.CANCELLED)
    assert await house.told(METTE, told) is None


async def test_done_is_proposed_only_where_it_is_taken_for_an_answer() -> None:
    house = await a_municipality()
    told = (
        (IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY), True),
        (METTE, about_deadline(Kind.OWN, METTE, COUNCIL, COUNCIL_DAY), False),
        (METTE, in_own_words(METTE, "ringe til LBF"), True),
        (METTE, about_contribution(Kind.OVERDUE, METTE), False),
        (LISE, about_contribution(Kind.LEAD, LISE), False),
        (IDA, about_contribution(Kind.ESCALATED, IDA), False),
    )
    for person, reminder, proposed in told:
        reply = await house.told(person, reminder)
        assert reply is not None
        assert ('"klaret"' in reply.text) is proposed, reminder.kind


async def test_the_head_is_told_whom_to_talk_to() -> None:
    house = await a_municipality()
    await handed_in(house)
    theirs = Which(actor=IDA, plan="noerrebro", unit="sof", now=NOW)
    await return_contribution(house.store, **theirs, reason="der mangler årstal")
    reply = await house.told(LISE, about_contribution(Kind.LEAD, LISE), now=LATER)
    assert reply is not None
    assert "Tal med Mette Jensen." in reply.text


@pytest.mark.parametrize(("period", "which"), [(2, "Fra den 1. januar 2026"), (3, "Den næste")])
async def test_an_alarm_says_of_which_period_it_is(period: int, which: str) -> None:
    house = await a_municipality()
    told = a_reminder(Kind.TWO_KEYS, IDA, f"noerrebro.{period}", SubjectKind.KEYS, plan="noerrebro")
    await record_decision(
        house.store,
        actor=IDA,
        plan="noerrebro",
        period=period,
        body="br",
        on=NOW.date(),
        points=(Point(number=1, concerns=Key.CONTENT, outcome=Outcome.APPROVED),),
        override_reason="KTU og ØU er ikke registreret",
        now=NOW,
    )
    reply = await house.told(IDA, told)
    assert reply is not None
    assert f"Periode: {which}" in plain_lines(reply.text)


async def test_a_week_in_which_nothing_is_sends_nothing() -> None:
    house = await a_municipality()
    nobody = Person(id="t/new", tenant="t", name="Ny Person")
    await house.put(nobody)
    assert await house.told(nobody, a_reminder(Kind.WEEKLY, nobody)) is None


async def test_a_mail_to_somebody_who_cannot_be_reached_is_in_their_language() -> None:
    house = await a_municipality()
    await house.store_language(BO, "en")
    lost = replace(about_contribution(Kind.AHEAD, BO, SUF), state=ReminderState.UNDELIVERED, why="gone")
    await house.put(lost)
    told = a_reminder(Kind.UNREACHABLE, IDA, BO.id, SubjectKind.PERSON)
    reply = await house.told(speaks(IDA, "da"), told)
    assert reply is not None
    assert "Hello Bo" in reply.text
    assert "Tekst til en mail" in reply.text


async def test_a_mail_to_somebody_who_set_no_language_is_in_the_one_they_were_answered_in() -> None:
    house = await a_municipality()
    await house.answered_in("en", BO)
    lost = replace(about_contribution(Kind.AHEAD, BO, SUF), state=ReminderState.UNDELIVERED, why="gone")
    await house.put(lost)
    reply = await house.told(IDA, a_reminder(Kind.UNREACHABLE, IDA, BO.id, SubjectKind.PERSON))
    assert reply is not None
    assert reply.language == "da"
    assert "Hello Bo" in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_the_schedule_holds_can_be_put_into_words(language: str) -> None:
    house = await a_municipality()
    await catch_up(house.store, NOW)
    async with house.store.reading() as look:
        rows = await look.find(Reminder, state=ReminderState.WAITING, order=("next_at",))
        people = {one.id: one for one in await look.find(Person)}
    assert len({row.kind for row in rows}) >= 4
    for person in people.values():
        mine = [row for row in rows if row.recipient == person.id]
        for row in mine:
            reply = await house.told(speaks(person, language), row, now=row.next_at)
            assert reply is None or plain_lines(reply.text)[0]
        whole = await house.told(speaks(person, language), *mine)
        if whole is not None:
            assert len(json.dumps(whole.card).encode("utf-16-le")) < MOST_BYTES
            assert len(whole.buttons) <= MOST_ACTIONS
