"""No phrase is passed over that a text holds, and none is compiled for a text that cannot hold it."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialogs.meaning.manner import POLITE
from dialogs.reading.amounts.budget_codes import CODES
from dialogs.reading.amounts.hours import EFFORTS
from dialogs.reading.amounts.kroner import AMOUNTS
from dialogs.reading.dates.dates import DATES, FIGURES
from dialogs.reading.dates.lead_times import LEADS
from dialogs.reading.dates.not_dates import TIMES
from dialogs.reading.dates.tense import PAST_DAYS
from dialogs.reading.words.fold import reading
from dialogs.reading.words.numbers_and_days import mend
from dialogs.reading.words.phrases import Phrase, Phrases, phrase, stems
from tests.support.examples import examples
from tests.support.places import TESTS, TRANSCRIPTS

TABLES: dict[str, Phrases[Phrase]] = {
    "amounts": AMOUNTS,
    "codes": CODES,
    "dates": Phrases[Phrase](*DATES),
    "efforts": EFFORTS,
    "figures": Phrases[Phrase](*FIGURES),
    "leads": LEADS,
    "past days": PAST_DAYS,
    "polite wishes": POLITE,
    "times": TIMES,
}
ONE_BY_ONE = [pytest.param(each, id=each.source) for each in chain.from_iterable(TABLES.values())]
WRITTEN = sorted(
    {
        said.strip()
        for folder in (TRANSCRIPTS, TESTS / "unit" / "dialogs", TESTS / "support" / "dialogs")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".py", ".txt"}
        for line in path.read_text(encoding="utf-8").splitlines()
        for said in (line, line.split(" = ")[0], line.split(" [")[0], *line.split('"')[1::2])
    }
)
NO_DATES = (
    "status",
    "hvad mangler vi",
    "hvad mangler vi på Nørrebro?",
    "hvem skal godkende?",
    "Amager",
    "who pays for Nørrebro?",
    "show me everything that is late",
)


@pytest.mark.parametrize("one", ONE_BY_ONE)
@settings(
    max_examples=examples(100), suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
@given(data=st.data())
def test_whatever_a_pattern_takes_holds_what_its_phrase_needs(one: Phrase, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(one.source))
    match = one.pattern.search(text)
    assert match
    alone = (
        match.group()
    )  # what stands around a match must not be what lets it through, unless it is looked at
    assert Phrases(one).possible_in(alone if one.pattern.search(alone) else text) == [one]


@pytest.mark.parametrize("table", TABLES)
def test_every_phrase_found_in_what_people_write_is_one_that_was_possible(table: str) -> None:
    found = 0
    for written in WRITTEN:
        for plain in {reading(written).plain, reading(written, mend).plain}:
            possible = TABLES[table].possible_in(plain)
            for one in TABLES[table]:
                if one.pattern.search(plain):
                    found += 1
                    assert one in possible, (plain, one.source)
    assert found > 10


@given(words=st.lists(st.text(st.sampled_from("abc "), min_size=1), max_size=12))
@example(words=["januar", "jan", "january"])
def test_every_word_holds_a_stem_and_every_stem_is_a_word(words: list[str]) -> None:
    found = stems(words)
    assert found <= set(words)
    assert all(any(stem in word for stem in found) for word in words)
    assert not any(one in other for one in found for other in found if one != other)


def test_a_phrase_needs_a_stem_of_each_of_its_lists() -> None:
    first, second = phrase("uge [0-9]", stems("123456789"), stems(["uge"])), phrase("i dag", stems(["dag"]))
    table = Phrases(first, second)
    assert table.possible_in("uge 7") == [first]
    assert table.possible_in("i dag om en uge") == [second]
    assert table.possible_in("den 7. dag i ugen") == [first, second]
    assert table.possible_in("status") == []
    assert [match.group() for match in table.matches("i dag, uge 7")] == ["uge 7", "i dag"]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_message_without_a_date_is_searched_for_none(text: str) -> None:
    assert DATES.possible_in(reading(text, mend).plain) == []
    assert FIGURES.possible_in(reading(text, mend).plain) == []


def test_a_pattern_is_compiled_by_the_first_message_that_may_hold_it() -> None:
    script = f"""
from datetime import date
from dialogs.readers.dates import dates_in, problems_in
from dialogs.readers.money import amounts_in, years_in
from dialogs.readers.phrases import compiled
def read(text):
    dates_in(text, date(2026, 11, 23)), problems_in(text, date(2026, 11, 23)), amounts_in(text), years_in(text)
    return compiled.cache_info().currsize
print(compiled.cache_info().currsize, *(read(text) for text in {NO_DATES!r}), read("i morgen"))
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    *before, after = map(int, said.split())
    assert before == [0] * (len(NO_DATES) + 1)
    assert 0 < after < 10
