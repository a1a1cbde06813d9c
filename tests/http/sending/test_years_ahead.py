"""Two years of reminders, played with the real bot over HTTP and compared with what is written down."""

from __future__ import annotations

import asyncio
from datetime import date, time
from functools import cache
from itertools import pairwise

import pytest

from dialogs.saying.card import MOST_ACTIONS
from state.facts.reminder import Notice, Reminder, ReminderKind
from state.organisation.calendar import COPENHAGEN, Calendar, ClosingDay
from tests.support.bot.talking import actions_in
from tests.support.bot.years_ahead import (
    IDA,
    MET,
    MOVED,
    PLAYS,
    RELEASED,
    SOEREN,
    SOF,
    Letter,
    Years,
    file_of,
    lines_of,
    played,
    written_as,
)

CALENDAR = Calendar(
    closing_days=(ClosingDay(month=6, day=5), ClosingDay(month=12, day=24), ClosingDay(month=12, day=31))
)
GIVEN, MET_ON, MOVED_ON = date(2027, 4, 14), date(2027, 3, 2), date(2027, 3, 2)
Held = dict[str, tuple[Notice, tuple[Reminder, ...]]]


@cache
def years(language: str) -> tuple[Years, Held]:
    """The years of a language, played once, with what each message held."""

    async def play() -> tuple[Years, Held]:
        one = await played(language)
        return one, await one.notices()

    return asyncio.run(play())


def about(subject: str, kind: ReminderKind | None = None) -> list[tuple[Letter, Reminder]]:
    """The Danish messages that held a reminder about this, with the reminder."""
    play, held = years("da")
    return [
        (letter, row)
        for letter in play.letters
        for row in held[letter.message][1]
        if row.subject == subject and kind in (None, row.kind)
    ]


@pytest.mark.parametrize("language", PLAYS)
def test_every_message_reads_as_it_is_written_down(language: str) -> None:
    written = file_of(language).read_text(encoding="utf-8")
    assert written_as(language, years(language)[0]).splitlines() == written.splitlines()


@pytest.mark.parametrize("language", PLAYS)
def test_messages_come_in_order_on_working_days_in_the_hour_after_half_past_eight(language: str) -> None:
    letters = years(language)[0].letters
    assert all(before.at <= after.at for before, after in pairwise(letters))
    for one in letters:
        assert CALENDAR.is_working_day(one.day)
        assert time(8, 30) <= one.at.astimezone(COPENHAGEN).time() < time(9, 30)


@pytest.mark.parametrize("language", PLAYS)
def test_nobody_gets_more_than_one_message_a_day(language: str) -> None:
    days = [(one.to, one.day) for one in years(language)[0].letters]
    assert len(set(days)) == len(days)


@pytest.mark.parametrize("language", PLAYS)
def test_every_message_arrived_is_one_the_bot_knows_it_sent(language: str) -> None:
    play, held = years(language)
    assert {one.message for one in play.letters} == set(held)
    assert {one.to for one in play.letters} == {IDA, SOEREN}


def test_a_contribution_that_is_given_is_told_no_more_and_its_cards_lose_their_buttons() -> None:
    play, _ = years("da")
    told = about(SOF)
    assert {letter.to for letter, _ in told} == {IDA, SOEREN}
    assert max(letter.day for letter, _ in told) < GIVEN
    for letter in {letter.message: letter for letter, _ in told if letter.to == SOEREN}.values():
        drawn = play.last_drawn(letter.message)
        assert "Registrér bidraget" in letter.buttons
        assert drawn is not None
        assert actions_in(drawn) == []
        assert lines_of(drawn)[0].startswith("Klaret: ")


def test_what_is_late_is_told_the_first_working_day_after_and_on_the_first_of_each_week() -> None:
    late = [letter.day for letter, _ in about(SOF, ReminderKind.OVERDUE)]
    assert late == [date(2027, 4, 1), date(2027, 4, 5), date(2027, 4, 12)]


def test_a_deadline_that_is_moved_is_told_by_its_new_day() -> None:
    ahead = [letter.day for letter, row in about(MOVED, ReminderKind.AHEAD)]
    assert ahead == [date(2027, 9, 1), date(2027, 9, 24), date(2027, 10, 1)]
    assert min(letter.day for letter, _ in about(MOVED)) > MOVED_ON


def test_a_deadline_that_is_met_is_told_no_more() -> None:
    days = [letter.day for letter, _ in about(MET)]
    assert days
    assert max(days) < MET_ON


def test_one_key_without_the_other_is_an_alarm_until_the_money_is_released() -> None:
    alarms = about("noerrebro.3", ReminderKind.TWO_KEYS)
    days = [letter.day for letter, _ in alarms]
    assert days == [date(2027, 12, 20), date(2027, 12, 27), *(date(2028, 1, day) for day in (3, 10, 17))]
    assert max(days) < RELEASED
    for letter, _ in alarms:
        assert "larm" in letter.title
        assert any(line.startswith("Alarm: Nørrebro – Indhold og frigivelse.") for line in letter.lines)


def test_what_has_been_late_for_twelve_weeks_is_told_by_itself_no_more() -> None:
    play, held = years("da")
    for letter in play.letters:
        for row in held[letter.message][1]:
            if row.kind is ReminderKind.OVERDUE and row.due is not None:
                assert (letter.day - row.due).days <= 12 * 7


def test_to_who_coordinates_it_comes_to_little_more_than_a_message_a_week() -> None:
    play, _ = years("da")
    letters = [one for one in play.letters if one.to == IDA]
    weeks = (letters[-1].day - letters[0].day).days / 7
    assert len(letters) < 1.6 * weeks


@pytest.mark.parametrize("language", PLAYS)
def test_no_message_has_more_buttons_than_teams_shows(language: str) -> None:
    assert all(1 <= len(one.buttons) <= MOST_ACTIONS for one in years(language)[0].letters)
