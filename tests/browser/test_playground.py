"""The whole way, as a caseworker goes it: `make run`, a browser, a question, an answer on the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bot.playground import Playground, open_playground

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playground]:
    folder: Path = tmp_path_factory.mktemp("playground")
    with open_playground(folder, clock="2026-11-23T09:00") as opened:
        yield opened


def test_the_bot_says_once_what_it_is_for(playground: Playground) -> None:
    assert "Fremdrift" in playground.wait_for_a_message()
    playground.page.wait_for_timeout(1000)
    playground.picture("welcome")
    assert len(playground.said()) == 1


def test_a_question_in_danish_is_answered_with_the_date(playground: Playground) -> None:
    answer = playground.ask("Hvornår skal forhandlingen om Nørrebro begynde?")
    playground.picture("question-da")
    assert "1. januar 2027" in answer


def test_a_button_on_a_card_is_answered(playground: Playground) -> None:
    answer = playground.click("Hvorfor?")
    playground.picture("button")
    assert "et år før" in answer


def test_a_question_in_english_is_answered_in_english(playground: Playground) -> None:
    answer = playground.ask("When does the negotiation for Nørrebro start?")
    playground.picture("question-en")
    assert "1 January 2027" in answer


def test_the_status_is_shown(playground: Playground) -> None:
    answer = playground.ask("status for Nørrebro")
    playground.picture("status")
    assert "Nørrebro" in answer


def test_one_can_sit_in_another_chair(playground: Playground) -> None:
    answer = playground.ask("jeg er fra SUF")
    assert "Ida Holm" in answer
    assert "SUF" in answer


def test_the_clock_is_turned_in_both_languages(playground: Playground) -> None:
    assert "1. marts 2027" in playground.ask_until("spol frem til 1. marts 2027", "Uret står nu på")
    assert "1 April 2027" in playground.ask_until("set the clock to 1 April 2027", "The clock now shows")
    playground.picture("clock")


def test_reminders_arrive_as_time_passes(playground: Playground) -> None:
    playground.ask("jeg er koordinator")
    told = playground.ask_until("spol to uger frem", "Uret står nu på")
    assert "Ugens overblik" in told
    assert told.index("Ugens overblik") < told.index("Uret står nu på")
    playground.picture("reminders-da")
    playground.ask("skift til engelsk")
    told = playground.ask_until("fast forward two weeks", "The clock now shows")
    assert "Your week" in told
    playground.picture("reminders-en")
    playground.ask("skift til dansk")
