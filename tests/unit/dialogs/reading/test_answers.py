"""Short answers, the words that steer a conversation, and choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from dialogs.reading.words import answers
from dialogs.reading.words.answers import (
    choice,
    is_back,
    is_cancel,
    is_go_on,
    is_help,
    is_save,
    is_shortcut,
    is_skip,
    is_undo,
    nearly_cancels,
    yes_or_no,
)


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "ja",
            "JA",
            "Ja!",
            " ja. ",
            "jaaa",
            "jep",
            "jo",
            "ok",
            "OK 👍",
            "okay",
            "ja tak",
            "ja, tak",
            "det stemmer",
        ),
        *(
            "ja, det er rigtigt",
            "korrekt",
            "godkend",
            "bekræft",
            "bekraeft",
            "gem",
            "selvfølgelig",
            "gør det",
        ),
        *("yes", "Yes please", "yep", "sure", "correct", "that’s right", "go ahead", "👍", "ja ja", "fint"),
    ],
)
def test_a_yes_is_true(answer: str) -> None:
    assert yes_or_no(answer) is True


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "nej",
            "NEJ",
            "Nej!",
            "næ",
            "niks",
            "nix",
            "nope",
            "no",
            "nej tak",
            "nej, tak",
            "no thanks",
            "forkert",
        ),
        *(
            "nej, det er forkert",
            "ikke endnu",
            "det stemmer ikke",
            "that's wrong",
            "not yet",
            "nej nej",
            "👎",
        ),
    ],
)
def test_a_no_is_false(answer: str) -> None:
    assert yes_or_no(answer) is False


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "",
            "måske",
            "ja, men 2027",
            "nej, 450.000",
            "ja til Amager, nej til Nørrebro",
            "ja eller nej",
            "1",
        ),
        *("hvornår udløber Nørrebro?", "ja 2027", "nej men", "jan", "nord", "yesterday"),
    ],
)
def test_anything_else_is_neither(answer: str) -> None:
    assert yes_or_no(answer) is None


STEERING: dict[Callable[[str], bool], tuple[str, ...]] = {
    is_cancel: (
        *(
            "annullér",
            "annuller",
            "Annullér!",
            "anuller",
            "annulér",
            "anullér",
            "afbryd",
            "stop",
            "glem det",
        ),
        *("cancel", "cancel please", "annullér, tak", "never mind", "forget it", "abort"),
    ),
    is_back: ("tilbage", "tilbge", "gå tilbage", "gaa tilbage", "back", "go back", "previous", "Tilbage."),
    is_skip: (
        "spring over",
        "spring  over",
        "sprig over",
        "skip",
        "Skip!",
        "spring det over",
        "næste spørgsmål",
    ),
    is_undo: ("fortryd", "fortyd", "Fortryd!", "undo", "slet det sidste", "undo that", "fortryd det"),
    is_help: ("hjælp", "hjaelp", "hjælp mig", "hjælp!", "help", "?", "hvad kan du?", "what can you do?"),
}


@pytest.mark.parametrize(
    ("reads", "answer"), [(reads, said) for reads, all_ in STEERING.items() for said in all_]
)
def test_a_steering_word_is_known_and_is_no_other(reads: Callable[[str], bool], answer: str) -> None:
    assert [other for other in STEERING if other(answer)] == [reads]


WORDINGS: dict[Callable[[str], bool | None], Iterable[str]] = {
    yes_or_no: answers._YES,
    is_cancel: answers._CANCEL,
    is_back: answers._BACK,
    is_skip: answers._SKIP,
    is_undo: answers._UNDO,
    is_help: answers._HELP,
    is_go_on: answers._GO_ON,
    is_shortcut: answers._SHORTCUT,
    nearly_cancels: answers._PERHAPS_CANCEL,
}


@pytest.mark.parametrize(
    ("reads", "wording"), [(one, each) for one, all_ in WORDINGS.items() for each in sorted(all_)]
)
def test_no_wording_of_one_word_is_within_a_slip_of_anothers(
    reads: Callable[[str], bool | None], wording: str
) -> None:
    assert [one for one in WORDINGS if one(wording)] == [reads]
    assert yes_or_no(wording) is not False


@pytest.mark.parametrize("wording", sorted(answers._NO))
def test_a_no_is_no_other_word(wording: str) -> None:
    assert yes_or_no(wording) is False
    assert not [one for one in WORDINGS if one(wording)]


@pytest.mark.parametrize("wording", sorted(answers._SAVE))
def test_a_word_that_saves_at_a_summary_saves_there_and_steers_nowhere_else(wording: str) -> None:
    assert is_save(wording)
    assert not [one for one in WORDINGS if one(wording)]
    assert yes_or_no(wording) is None


@pytest.mark.parametrize(
    "said", ["glem dt", "glm det", "afbrud", "cancle", "annulleret", "stopp", "forget ti"]
)
def test_a_slip_in_a_word_that_throws_away_throws_nothing_away_and_is_asked_about(said: str) -> None:
    assert not is_cancel(said)
    assert nearly_cancels(said)
    assert not is_save(said)


@pytest.mark.parametrize(
    "message",
    [
        *(
            "",
            "ja",
            "nej",
            "Nørrebro",
            "TMF har sendt bidrag",
            "hvordan annullerer jeg en frist?",
            "tilbagebetaling",
        ),
        *(
            "stoppested",
            "hvem kan hjælpe med bidraget?",
            "450.000",
            "uge 46",
            "flyt fristen tilbage til 1. maj",
        ),
    ],
)
def test_a_message_that_only_mentions_the_word_does_not_steer(message: str) -> None:
    assert [reads for reads in STEERING if reads(message)] == []


PLANS = (("nb", "Nørrebro"), ("am", "Amager"), ("bn", "Bispebjerg Nordvest"))


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("1", "nb"),
        ("2.", "am"),
        ("nr. 3", "bn"),
        ("to", "am"),
        ("den første", "nb"),
        ("den anden", "am"),
        ("the second", "am"),
        ("the second one", "am"),
        ("den sidste", "bn"),
        ("a", "nb"),
        ("b)", "am"),
        ("C", "bn"),
        ("Nørrebro", "nb"),
        ("noerrebro", "nb"),
        ("Nørebro", "nb"),
        ("amager, tak", "am"),
        ("nordvest", "bn"),
        ("bispebjerg", "bn"),
        ("Bispe", "bn"),
        ("jeg mener Amager", "am"),
    ],
)
def test_a_choice_is_known_by_number_letter_label_or_part(answer: str, key: str) -> None:
    assert choice(answer, PLANS) == key


@pytest.mark.parametrize(
    "answer", ["", "4", "0", "d", "Valby", "ingen", "nej", "Nørrebro eller Amager", "hvad?"]
)
def test_an_answer_that_fits_no_option_is_none(answer: str) -> None:
    assert choice(answer, PLANS) is None


def test_a_part_that_two_labels_share_is_none() -> None:
    options = ((1, "Delaftale om børn"), (2, "Delaftale om arbejde"))
    assert choice("delaftale", options) is None
    assert choice("arbejde", options) == 2


def test_a_label_that_is_a_number_comes_before_the_position() -> None:
    assert choice("2", (("two", "2"), ("one", "1"))) == "two"


def test_no_options_no_choice() -> None:
    assert choice("1", ()) is None
