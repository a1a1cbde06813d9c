"""One form for the many ways of writing the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.reading.words.fold import plain, scan, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Noerrebro", "Nørrebro"),
        ("ØU", "OEU"),
        ("aabne", "åbne"),
        ("AARSVÆRK", "årsværk"),
        ("åben", "a\u030aben"),
        ("idé", "ide"),
        ("KAB's", "KAB’s"),
        ("at\u2011punkt", "at-punkt"),
        ("uge\xa046", " uge  46 "),
        ("hjæ\u00adlp", "hjælp"),
    ],
)
def test_two_ways_of_writing_a_word_are_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_words_keep_their_place() -> None:
    message = "Hvornår udløber Nørrebro, TM021?"
    assert [word.text for word in words(message)] == ["Hvornår", "udløber", "Nørrebro", "TM021"]
    assert all(message[word.start : word.end] == word.text for word in words(message))
    assert [word.plain for word in words(message)] == ["hvornaar", "udloeber", "noerrebro", "tm021"]


@given(st.text(max_size=60))
def test_the_common_form_of_a_common_form_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=60))
def test_every_letter_of_the_reading_points_into_the_text(text: str) -> None:
    scanned = scan(text)
    assert len(scanned.plain) == len(scanned.starts) == len(scanned.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(scanned.starts, scanned.ends, strict=True))
    assert list(scanned.starts) == sorted(scanned.starts)


@given(st.text(alphabet="aAbzZ019æøåÆØÅéÄüẞß \u0301-&", max_size=12))
def test_a_word_read_quickly_is_the_word_read_with_its_places(word: str) -> None:
    assert plain(word) == scan(word).plain.strip()
