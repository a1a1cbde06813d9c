"""What a process that has just begun has not done yet."""

from __future__ import annotations

import subprocess
import sys

NO_DATES = (
    "status",
    "hvad mangler vi på Nørrebro?",
    "who pays for Nørrebro?",
    "show me everything that is late",
)


def test_a_pattern_is_compiled_by_the_first_message_that_may_hold_it() -> None:
    script = f"""
from datetime import date
from dialogs.reading.dates.dates import dates_in, problems_in
from dialogs.reading.amounts.kroner import amounts_in, years_in
from dialogs.reading.words.phrases import compiled
def read(text):
    dates_in(text, date(2026, 11, 23)), problems_in(text, date(2026, 11, 23)), amounts_in(text), years_in(text)
    return compiled.cache_info().currsize
print(compiled.cache_info().currsize, *(read(text) for text in {NO_DATES!r}), read("i morgen"))
"""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    *before, after = map(int, said.split())
    assert before == [0] * (len(NO_DATES) + 1)
    assert 0 < after < 10
