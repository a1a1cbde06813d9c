"""Talking about reminders: what a button or a word does to a message, and what people ask and wish for."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from dialogs.reminders.buttons import VERB
from dialogs.saying.speech import Surface
from state.actions.people.wishes import set_policy, set_wishes
from state.deadlines.deadline import Deadline, DeadlineState
from state.facts.plan import Plan
from state.facts.reminder import Reminder, ReminderKind, ReminderState, SubjectKind
from state.organisation.people import Level, Person
from state.organisation.reminder_policy import Changes
from tests.support.dialogs.answering import a_message, button, talks, trace
from tests.support.dialogs.house import NOW
from tests.support.dialogs.reminded import (
    BO,
    IDA,
    LISE,
    METTE,
    NOTICE,
    SARA,
    SOF,
    SUF,
    Municipality,
    a_municipality,
    a_reminder,
    about_contribution,
    about_deadline,
    block,
    in_own_words,
)
from tests.support.dialogs.reminder_scenes import COUNCIL, COUNCIL_DAY, Kind
from tests.support.dialogs.transcript import plain_lines
from tests.unit.dialogs.reminders.test_reminder_cards import handed_in

MEANINGLESS = ("", "nothing", ["snooze"], {"a": 1}, 7, None)


async def waiting(house: Municipality, person: Person) -> list[Reminder]:
    """What the person has asked for that is still to come."""
    async with house.store.reading() as look:
        found = await look.find(
            Reminder, recipient=person.id, state=ReminderState.WAITING, order=("next_at",)
        )
    return [one for one in found if one.kind is ReminderKind.OWN]


# Buttons


async def test_a_button_puts_it_off_and_the_message_says_until_when() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    reply = await talks(house, METTE).say("", button(sent, "Mind mig i morgen"))
    assert reply.replaces
    assert "Du bliver mindet om det igen tirsdag den 24. november 2026 (uge 48, i morgen)." in reply.text
    assert reply.buttons == ()
    assert [one.due for one in await waiting(house, METTE)] == [date(2026, 11, 24)]


async def test_a_button_clicked_days_later_counts_from_the_click() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    friday = datetime(2026, 11, 27, 9, tzinfo=UTC)
    reply = await talks(house, METTE, now=friday).say("", button(sent, "Mind mig i morgen"))
    assert "mandag den 30. november 2026" in reply.text


async def test_a_day_on_a_button_that_has_passed_becomes_the_next_monday() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    later = datetime(2026, 12, 2, 9, tzinfo=UTC)
    reply = await talks(house, METTE, now=later).say("", button(sent, "Mind mig på mandag"))
    assert "mandag den 7. december 2026" in reply.text


async def test_a_coordinator_marks_a_deadline_as_met_from_the_message() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    reply = await talks(house, IDA).say("", button(sent, "Klaret"))
    assert "Nørrebro – Borgerrepræsentationen beslutter: meldt overholdt." in reply.text
    assert "Ida Holm meldte en frist overholdt" in reply.text
    assert reply.buttons == ()
    async with house.store.reading() as look:
        met = await look.get(Deadline, COUNCIL)
    assert met is not None
    assert met.state is DeadlineState.MET


async def test_a_second_click_says_who_did_it_and_does_nothing() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    talk = talks(house, IDA)
    await talk.say("", button(sent, "Klaret"))
    before = await trace(house)
    talk.now += timedelta(minutes=15)  # sooner it would be the same click, delivered twice
    again = await talk.say("", button(sent, "Klaret"))
    assert again.refused
    assert again.replaces
    assert "Det er ikke aktuelt længere; intet er ændret nu." in again.text
    assert "Ida Holm meldte en frist overholdt" in again.text
    assert await trace(house) == before


async def test_a_click_after_somebody_else_did_it_says_who() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    await handed_in(house)
    reply = await talks(house, METTE).say("", button(sent, "Ikke mig"))
    assert reply.refused
    assert "Mette Jensen indsendte et bidrag" in reply.text
    assert "hand-back" not in await trace(house)


async def test_a_click_on_a_deadline_that_changed_since_does_nothing() -> None:
    house = await a_municipality()
    sent = await a_message(house, IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    seen = {**button(sent, "Klaret"), "version": 99}
    reply = await talks(house, IDA).say("", seen)
    assert reply.refused
    assert "Fristen er ændret, siden beskeden blev sendt" in reply.text
    assert "mark-met" not in await trace(house)


async def test_a_click_by_somebody_else_is_refused_politely_and_tells_nothing() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    before = await trace(house)
    for title in ("Mind mig i morgen", "Ikke mig"):
        reply = await talks(house, LISE).say("", button(sent, title))
        assert reply.refused
        assert "sendt til en anden" in reply.text
        assert "SOF" not in reply.text
    assert await trace(house) == before


@pytest.mark.parametrize("surface", [Surface.GROUP, Surface.CHANNEL])
async def test_nothing_is_done_from_a_group(surface: Surface) -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    talk = replace(talks(house, METTE), surface=surface)
    assert (await talk.say("", button(sent, "Ikke mig"))).refused
    assert (await talk.say("færre påmindelser")).refused
    assert not {"hand-back", "set-wishes"} & set(await trace(house))


@pytest.mark.parametrize("forged", MEANINGLESS, ids=map(str, MEANINGLESS))
@pytest.mark.parametrize("field", ["do", "notice", "reminder", "until"])
async def test_a_forged_click_does_nothing(field: str, forged: object) -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    before = await trace(house)
    payload = {**button(sent, "Mind mig i morgen"), field: forged}
    reply = await talks(house, METTE).say("", payload)
    if field == "reminder" and not forged:
        assert "mindet om det igen" in reply.text  # no one thing named: all of the message
        return
    assert reply.refused
    assert reply.text
    assert await trace(house) == before


async def test_a_click_cannot_mark_what_the_role_does_not_cover() -> None:
    house = await a_municipality()
    told = about_deadline(Kind.AHEAD, METTE, COUNCIL, COUNCIL_DAY)
    sent = await a_message(house, METTE, told)
    forged = {**button(sent, "Mind mig i morgen"), "do": "met", "version": 1}
    reply = await talks(house, METTE).say("", forged)
    assert reply.refused
    assert "mark-met" not in await trace(house)


async def test_a_reminder_of_another_message_is_not_acted_on() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    others = about_contribution(Kind.AHEAD, BO, SUF)
    await house.put(others)
    reply = await talks(house, METTE).say("", {**button(sent, "Ikke mig"), "reminder": others.id})
    assert reply.refused
    assert "hand-back" not in await trace(house)


async def test_a_deputy_acts_on_what_they_were_told_for_somebody_away() -> None:
    house = await a_municipality()
    sent = await a_message(house, SARA, about_contribution(Kind.AHEAD, BO, SUF))
    reply = await talks(house, SARA).say("", button(sent, "Mind mig i morgen"))
    assert not reply.refused, reply.text
    assert "tirsdag den 24. november 2026" in reply.text


async def test_not_me_tells_the_coordinator_and_says_so() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    reply = await talks(house, METTE).say("", button(sent, "Ikke mig"))
    assert "det ligger ikke hos dig længere. Ida Holm får besked om at finde en anden." in reply.text
    assert plain_lines(reply.text)[0] == "Givet tilbage: Bidrag fra SOF til Nørrebro"
    assert "givet tilbage til koordinatoren" in reply.text
    assert reply.buttons == ()


async def test_the_button_that_records_begins_the_right_conversation() -> None:
    house = await a_municipality()
    sent = await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    reply = await talks(house, METTE).say("", button(sent, "Registrér bidraget"))
    assert plain_lines(reply.text)[0] == "Bidrag"
    assert "Forvaltning: Socialforvaltningen (SOF)" in plain_lines(reply.text)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("rule", ["council", "committee", "finance-committee", "contributions-open"])
async def test_each_deadlines_button_is_understood(rule: str, language: str) -> None:
    house = await a_municipality()
    await house.store_language(IDA, language)
    told = about_deadline(Kind.AHEAD, IDA, f"amager.3.{rule}")
    sent = await house.told(replace(IDA, language=language), told)
    assert sent is not None
    reply = await talks(house, IDA).say("", button(sent, sent.buttons[0]))
    expected = {"da": ("Politisk", "Indhent"), "en": ("Political", "Gather")}[language]
    assert plain_lines(reply.text)[0].startswith(expected), reply.text


async def test_a_message_of_several_can_be_put_off_as_a_whole() -> None:
    house = await a_municipality()
    both = about_contribution(Kind.AHEAD, METTE), in_own_words(METTE, "ringe til LBF")
    sent = await a_message(house, METTE, *both)
    reply = await talks(house, METTE).say("", button(sent, "Mind mig om det hele i morgen"))
    assert not reply.refused
    assert len(await waiting(house, METTE)) == 2


async def test_a_long_message_shows_all_of_it_when_asked() -> None:
    house = await a_municipality()
    own = [in_own_words(METTE, f"sag {number}", offset=number) for number in range(1, 31)]
    sent = await a_message(house, METTE, *own)
    reply = await talks(house, METTE).say("", button(sent, "Vis alle 30"))
    assert "Alle 30 er vist." in reply.text
    assert all(f"Sag {number} " in reply.text for number in range(1, 31))
    assert len(json.dumps(reply.card).encode("utf-16-le")) < 28 * 1024


# Words said to a message


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("mind mig om det mandag", date(2026, 11, 30)),
        ("mind mig om det i morgen", date(2026, 11, 24)),
        ("husk mig på det på torsdag", date(2026, 11, 26)),
        ("mind mig igen på onsdag", date(2026, 11, 25)),
        ("mind mig i morgen", date(2026, 11, 24)),
        ("remind me tomorrow", date(2026, 11, 24)),
        ("remind me about it on Monday", date(2026, 11, 30)),
        ("snooze until Thursday", date(2026, 11, 26)),
        ("mind mig om det en dag før", date(2026, 11, 27)),
    ],
)
async def test_what_is_said_right_after_a_message_is_about_it(said: str, day: date) -> None:
    house = await a_municipality()
    await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    reply = await talks(house, METTE).say(said)
    assert "Bidrag fra SOF" in reply.text or "Contribution from SOF" in reply.text
    (kept,) = await waiting(house, METTE)
    assert (kept.subject_kind, kept.subject, kept.due) == (SubjectKind.CONTRIBUTION, SOF, day)


async def test_what_has_been_talked_of_since_the_message_is_what_is_meant() -> None:
    house = await a_municipality()
    await a_message(house, IDA, about_contribution(Kind.ESCALATED, IDA))
    talk = talks(house, IDA)
    await talk.say("hvornår udløber Amager?")
    reply = await talk.say("mind mig om det i morgen")
    assert "Amager – Perioden udløber: jeg minder dig om det tirsdag den 24. november 2026" in reply.text


async def test_done_is_recorded_where_a_word_is_enough() -> None:
    house = await a_municipality()
    await a_message(house, IDA, about_deadline(Kind.AHEAD, IDA, COUNCIL, COUNCIL_DAY))
    reply = await talks(house, IDA).say("klaret")
    assert "Nørrebro – Borgerrepræsentationen beslutter: meldt overholdt." in reply.text
    assert "mark-met" in await trace(house)


async def test_done_is_no_contribution_and_the_way_to_one_is_shown() -> None:
    house = await a_municipality()
    await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    reply = await talks(house, METTE).say("klaret")
    assert "det er først klaret, når bidraget er indsendt" in reply.text
    assert reply.buttons == ("Registrér bidraget",)


async def test_a_word_to_a_message_of_several_asks_which_one() -> None:
    house = await a_municipality()
    other = about_contribution(Kind.AHEAD, SARA, SUF)
    mine = replace(about_contribution(Kind.AHEAD, SARA, SOF), plan="noerrebro")
    await a_message(house, SARA, mine, other)
    talk = talks(house, SARA)
    asked = await talk.say("ikke mig")
    assert "Hvilken af dem mener du?" in asked.text
    reply = await talk.say("2")
    assert "det ligger ikke hos dig længere" in reply.text
    named = await talks(house, SARA).say("ikke mig SOF")
    assert not named.text.startswith("**Mente")


@pytest.mark.parametrize(("said", "answer"), [("klaret", "ikke sendt dig noget"), ("not me", "not sent you")])
async def test_a_word_without_a_message_is_told_so(said: str, answer: str) -> None:
    house = await a_municipality()
    locale = "da-DK" if said == "klaret" else "en-GB"
    assert answer in (await talks(house, METTE, locale=locale).say(said)).text


async def test_a_message_of_weeks_ago_is_not_meant_any_more() -> None:
    house = await a_municipality()
    await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    later = talks(house, METTE, now=NOW + timedelta(days=15))
    assert "ikke sendt dig noget for nylig" in (await later.say("klaret")).text


# Asking to be reminded


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (
            "mind mig om fristen for Nørrebro 3 dage før",
            "Nørrebro – Bidrag fra forvaltningerne skal være inde: jeg minder dig om det fredag den 27. november 2026",
        ),
        (
            "mind mig om bidraget fra SOF til Nørrebro to dage før",
            "Bidrag fra SOF til Nørrebro: jeg minder dig om det fredag den 27. november 2026",
        ),
        (
            "påmind mig den 3. maj om at ringe til LBF",
            "Ringe til LBF: jeg minder dig om det mandag den 3. maj 2027 (uge 18, om 161 dage).",
        ),
        (
            "mind mig om at ringe til LBF på lørdag",
            "Lørdag den 28. november 2026 er ikke en arbejdsdag (weekend), så det bliver den næste.",
        ),
        (
            "remind me about the negotiation two weeks before",
            "Amager – The negotiation begins: I will remind you Friday 17 December 2027",
        ),
        ("remind me on 3 May to call LBF", "Call LBF: I will remind you Monday 3 May 2027"),
        ("mind mig om fristen for Nørrebro tre måneder før", "den dag er passeret"),
    ],
)
async def test_a_reminder_is_set_and_its_day_is_said(said: str, answer: str) -> None:
    house = await a_municipality()
    assert answer in (await talks(house, LISE).say(said)).text


async def test_a_lead_that_falls_on_a_day_off_comes_the_working_day_before() -> None:
    house = await a_municipality()
    reply = await talks(house, LISE).say("mind mig om bidraget fra SOF til Nørrebro 1 dag før")
    assert "fredag den 27. november 2026" in reply.text
    assert (
        "Søndag den 29. november 2026 er ikke en arbejdsdag (weekend), så det bliver arbejdsdagen før."
        in (reply.text)
    )


async def test_what_is_missing_is_asked_for() -> None:
    house = await a_municipality()
    talk = talks(house, LISE)
    assert "Hvad vil du mindes om?" in (await talk.say("jeg vil gerne have en påmindelse")).text
    assert "Hvornår?" in (await talk.say("bestille kage")).text
    assert "Bestille kage: jeg minder dig om det" in (await talk.say("på torsdag")).text


async def test_a_reminder_can_be_taken_back() -> None:
    house = await a_municipality()
    talk = talks(house, LISE)
    await talk.say("påmind mig den 3. maj om at ringe til LBF")
    assert "bad om en påmindelse (den 3. maj 2027)" in (await talk.say("fortryd")).text
    await talk.say("ja")
    assert await waiting(house, LISE) == []


async def test_asked_for_twice_it_comes_once() -> None:
    house = await a_municipality()
    talk = talks(house, LISE)
    for _ in range(2):
        await talk.say("påmind mig den 3. maj om at ringe til LBF")
    assert len(await waiting(house, LISE)) == 1


async def test_what_somebody_wants_to_be_reminded_of_is_nobody_elses_business() -> None:
    house = await a_municipality()
    await talks(house, LISE).say("påmind mig den 3. maj om at søge nyt job")
    for said in ("historik", "er SOF blevet mindet?", "hvad er der sket?"):
        assert "job" not in (await talks(house, IDA).say(said)).text


# Wishes


@pytest.mark.parametrize(
    ("said", "level", "answer"),
    [
        ("færre påmindelser", Level.FEWER, "Du får færre påmindelser"),
        ("jeg vil gerne have færre påmindelser", Level.FEWER, "Du får færre påmindelser"),
        ("for mange påmindelser", Level.FEWER, "Du får færre påmindelser"),
        ("stop", Level.NONE, "Du får ingen påmindelser"),
        ("stop påmindelser", Level.NONE, "Du får ingen påmindelser"),
        ("fewer reminders", Level.FEWER, "You get fewer reminders"),
        ("stop reminders", Level.NONE, "You get no reminders"),
        ("no more reminders", Level.NONE, "You get no reminders"),
    ],
)
async def test_somebody_gets_as_few_reminders_as_they_wish(said: str, level: Level, answer: str) -> None:
    house = await a_municipality()
    reply = await talks(house, METTE, locale="en-GB" if answer.startswith("You") else "da-DK").say(said)
    assert answer in reply.text
    assert any(one in reply.text for one in ('"alle påmindelser"', '"all reminders"'))
    async with house.store.reading() as look:
        known = await look.get(Person, METTE.id)
    assert known is not None
    assert known.wishes.level is level


@pytest.mark.parametrize(
    "said", ["alle påmindelser", "flere påmindelser", "start påmindelser", "all reminders"]
)
async def test_and_all_of_them_again(said: str) -> None:
    house = await a_municipality()
    await set_wishes(house.store, actor=METTE, level=Level.NONE, now=NOW)
    await talks(house, METTE).say(said)
    async with house.store.reading() as look:
        known = await look.get(Person, METTE.id)
    assert known is not None
    assert known.wishes.level is Level.ALL


@pytest.mark.parametrize(
    ("said", "weekly"),
    [
        ("ugeoversigt til", True),
        ("ugeoversigt fra", False),
        ("weekly overview on", True),
        ("weekly overview off", False),
    ],
)
async def test_the_overview_of_the_week_is_switched(said: str, weekly: bool) -> None:
    house = await a_municipality()
    await talks(house, METTE).say(said)
    async with house.store.reading() as look:
        known = await look.get(Person, METTE.id)
    assert known is not None
    assert known.wishes.weekly is weekly


async def test_stop_in_the_middle_of_a_conversation_only_ends_it() -> None:
    house = await a_municipality()
    talk = talks(house, METTE)
    await talk.say("registrér bidrag fra SOF til Nørrebro")
    assert "Annulleret" in (await talk.say("stop")).text
    assert "set-wishes" not in await trace(house)


# Questions


async def test_ones_own_reminders_are_listed_and_counted() -> None:
    house = await a_municipality()
    await talks(house, LISE).say("påmind mig den 3. maj om at ringe til LBF")
    text = (await talks(house, LISE).say("hvilke påmindelser får jeg?")).text
    lines = plain_lines(text)
    assert "på vej til dig" in lines[1]
    assert "Mandag den 3. maj 2027 (uge 18, om 161 dage): ringe til LBF (din egen påmindelse)" in lines


async def test_who_was_told_what_and_whether_it_was_delivered() -> None:
    house = await a_municipality()
    await house.deliver(METTE, about_contribution(Kind.AHEAD, METTE))
    lines = plain_lines((await talks(house, IDA).say("er SOF blevet mindet om bidraget?")).text)
    assert "Sendt til SOF" in lines
    assert (
        "Mandag den 23. november 2026 kl. 10.00 til Mette Jensen: "
        "Bidrag fra SOF til Nørrebro (frist forude; leveret)"
    ) in lines


async def test_what_did_not_arrive_is_said_not_to_have() -> None:
    house = await a_municipality()
    lost = replace(about_contribution(Kind.AHEAD, BO, SUF), state=ReminderState.UNDELIVERED, why="blocked")
    await house.put(lost)
    lines = plain_lines((await talks(house, IDA).say("er SUF blevet mindet om bidraget?")).text)
    assert "Ikke leveret til SUF" in lines


async def test_who_could_not_be_reached_is_told_with_the_mail_to_send() -> None:
    house = await a_municipality()
    await block(house, BO)
    lost = replace(
        about_contribution(Kind.AHEAD, BO, SUF), state=ReminderState.UNDELIVERED, why="blocked", told=SARA.id
    )
    await house.put(lost)
    text = (await talks(house, IDA).say("hvem kunne ikke nås?")).text
    for line in (
        "Bo Hansen har blokeret botten.",
        "Siden mandag den 16. november 2026 (uge 47, for 7 dage siden)",
        "I stedet får Sara Nygaard besked",
        "Emne: Fremdrift: Bidrag fra SUF til Nørrebro",
        "Hej Bo",
        "Venlig hilsen Ida Holm",
    ):
        assert line in plain_lines(text)


@pytest.mark.parametrize(
    ("language", "question", "said", "wrong"),
    [
        ("da", "hvem kunne ikke nås?", "Bo Hansen kan nås, men en besked kunne ikke leveres.", "slået"),
        (
            "en",
            "who could not be reached?",
            "Bo Hansen can be reached, but a message could not be delivered.",
            "off",
        ),
    ],
)
async def test_who_can_be_reached_but_was_not_told_has_turned_nothing_off(
    language: str, question: str, said: str, wrong: str
) -> None:
    house = await a_municipality()
    lost = about_contribution(Kind.AHEAD, BO, SUF)
    await house.put(replace(lost, state=ReminderState.UNDELIVERED, why="500 ServiceError", next_at=NOW))
    await house.store_language(IDA, language)
    listed = plain_lines((await talks(house, replace(IDA, language=language)).say(question)).text)
    alarm = await house.told(
        replace(IDA, language=language), a_reminder(Kind.UNREACHABLE, IDA, BO.id, SubjectKind.PERSON)
    )
    assert alarm is not None
    assert said in listed
    assert said in alarm.text
    assert not [line for line in (*listed, *plain_lines(alarm.text)) if "Bo Hansen" in line and wrong in line]


async def test_who_turned_reminders_off_is_on_the_list_and_somebody_who_may_not_see_it_is_told() -> None:
    house = await a_municipality()
    await set_wishes(house.store, actor=METTE, level=Level.NONE, now=NOW)
    assert (
        "Mette Jensen har slået påmindelser fra." in (await talks(house, IDA).say("hvem kan ikke nås?")).text
    )
    refused = await talks(house, METTE).say("hvem kunne ikke nås?")
    assert refused.refused
    assert "koordinator" in refused.text


async def test_people_of_another_tenant_are_on_nobodys_list() -> None:
    house = await a_municipality()
    await house.put(replace(METTE, id="u/eva", tenant="u", name="Eva Fremmed"))
    assert "Eva" not in (await talks(house, IDA).say("who could not be reached?")).text


async def test_why_me_names_the_rule_and_ones_part() -> None:
    house = await a_municipality()
    await a_message(house, METTE, about_contribution(Kind.AHEAD, METTE))
    for said in ("hvorfor får jeg den påmindelse?", "hvorfor mig?"):
        lines = plain_lines((await talks(house, METTE).say(said)).text)
        assert "Hvorfor dig: Fordi du er bidragyder for SOF." in lines
        assert "Hvorfor: KTF bad om bidraget mandag den 2. november 2026 og satte fristen." in lines


async def test_the_policy_is_explained_and_a_plan_that_differs_says_so() -> None:
    house = await a_municipality()
    talk = talks(house, IDA)
    usual = plain_lines((await talk.say("hvornår minder du?")).text)
    assert "Bidrag: 30 dage før, 14 dage før, 7 dage før, 1 dag før og på dagen" in usual
    late = usual[usual.index("Når noget er forsinket") + 1 :]
    assert "derefter ugens første arbejdsdag i 12 uger" in late[0]
    assert "ugens overblik" in late[1]
    assert "lige uger" in late[2]
    await talk.say("mind om bidrag til Nørrebro 20 og 10 dage før")
    assert "Nørrebro, bidrag: 20 og 10 dage før." in (await talk.say("ja")).text
    own = plain_lines((await talk.say("hvornår minder du om Nørrebro?")).text)
    assert "Bidrag: 20 dage før og 10 dage før" in own
    await talk.say("mind om Nørrebro som normalt")
    await talk.say("ja")
    async with house.store.reading() as look:
        plan = await look.get(Plan, "noerrebro")
    assert plan is not None
    assert plan.reminders is None


async def test_a_plan_that_tells_of_what_is_late_for_longer_says_so() -> None:
    house = await a_municipality()
    changes = Changes(overdue_weeks=20)
    await set_policy(house.store, actor=IDA, plan="noerrebro", changes=changes, now=NOW)
    talk = talks(house, IDA)
    own = plain_lines((await talk.say("hvornår minder du om Nørrebro?")).text)
    assert "i 20 uger" in own[own.index("Når noget er forsinket for Nørrebro") + 1]
    usual = plain_lines((await talk.say("hvornår minder du om Amager?")).text)
    assert not any("20 uger" in line for line in usual)


async def test_who_leads_an_administration_is_set_and_asked() -> None:
    house = await a_municipality()
    talk = talks(house, IDA)
    await talk.say("Mette Jensen er leder af SOF")
    assert "Mette Jensen er leder af Socialforvaltningen (SOF)" in (await talk.say("ja")).text
    assert (
        "Socialforvaltningen (SOF): Lise Lund og Mette Jensen"
        in (await talk.say("hvem er leder af SOF?")).text
    )
    assert "hører til SOF, ikke SUF" in (await talk.say("Mette Jensen er leder af SUF")).text


@pytest.mark.parametrize("said", ["Ida Holm er leder af KTF", "jeg er leder af KTF", "I am the head of KTF"])
async def test_a_coordinator_may_lead_too(said: str) -> None:
    house = await a_municipality()
    talk = talks(house, IDA)
    assert "Ida Holm" in (await talk.say(said)).text
    await talk.say("ja")
    async with house.store.reading() as look:
        person = await look.get(Person, IDA.id)
    assert person is not None
    assert person.leads


# Asking again


async def test_a_coordinator_sees_who_is_told_and_when_before_asking_again() -> None:
    house = await a_municipality()
    await set_wishes(house.store, actor=LISE, level=Level.NONE, now=NOW)
    talk = talks(house, IDA)
    summary = (await talk.say("ryk SOF for bidrag til Nørrebro")).text
    assert (
        "Mette Jensen, SOF (Nørrebro): tirsdag den 24. november 2026 (uge 48, i morgen) kl. 9.29" in summary
    )
    assert "Kan ikke nås: Lise Lund, SOF (Nørrebro)" in plain_lines(summary)
    assert "nudge" not in await trace(house)
    await talk.say("ret besked til Vi skal bruge det på fredag")
    assert "Én person får besked." in (await talk.say("ja")).text
    async with house.store.reading() as look:
        rows = await look.find(Reminder, recipient=METTE.id, state=ReminderState.WAITING)
    assert "Vi skal bruge det på fredag" in [one.text for one in rows]


async def test_nobody_is_asked_twice_on_one_day() -> None:
    house = await a_municipality()
    talk = talks(house, IDA)
    await talk.say("ryk dem der mangler")
    await talk.say("ja")
    assert "Der er ikke flere at rykke" in (await talk.say("ryk SOF for bidrag til Nørrebro")).text


async def test_nobody_is_asked_for_what_they_do_not_owe() -> None:
    house = await a_municipality()
    assert "Ingen af dem skylder et bidrag" in (await talks(house, IDA).say("ryk KFF og BIF")).text


async def test_only_a_coordinator_asks_again() -> None:
    house = await a_municipality()
    reply = await talks(house, METTE).say("ryk SUF for bidrag til Nørrebro")
    assert reply.refused
    assert "koordinator" in reply.text


@pytest.mark.parametrize(
    "crafted", [{}, {"reminders": ["x"]}, {"answer": {"step": "met", "deadline": COUNCIL}}]
)
async def test_a_crafted_answer_is_no_answer(crafted: dict[str, object]) -> None:
    house = await a_municipality()
    for person in (METTE, IDA):
        payload = {"verb": "flow", "flow": "record-answer", "card": "0123456789ab", "confirmed": 1, **crafted}
        assert (await talks(house, person).say("", payload)).refused
        missing = {"verb": VERB, "do": "met", "notice": NOTICE, "reminder": "x", "version": 1}
        assert (await talks(house, person).say("", missing)).refused
    assert "mark-met" not in await trace(house)
