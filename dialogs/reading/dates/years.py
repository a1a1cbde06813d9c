"""The years a contribution or an amount is for: "2026-2028", "2027 og 2028", "i 27", "næste år"."""

from __future__ import annotations

import re
from datetime import date

from dialogs.reading.dates.dates import dates_in
from dialogs.reading.words.fold import scan
from state.organisation.calendar import Precision, Span

# A day no one speaks of, so that what depends on today can be told from what was written.
_ELSEWHERE = date(1990, 6, 15)
_SHORT = r"'?(?P<{0}>[2-9][0-9])(?![0-9])"
_ANSWER = re.compile(
    rf" ?(?:(?:i|in|aar|year|years|aarene) )?{_SHORT.format('first')}(?: ?(?P<join>-|til|to|og|and|"
    rf",) ?{_SHORT.format('last')})? ?"
)
_BUDGET = re.compile(
    r"(?<![a-z])budget(?:tet|aftalen|aftale)? '?(?P<year>20[0-9]{2}|[2-9][0-9])(?![0-9])(?! ?[a-z]{2} ?[0-9])"
)


def years_in(text: str, today: date | None = None) -> tuple[int, ...]:
    """The years said in the text, ascending, periods written out; "næste år" counts only when today is given.

    An answer of two digits or a pair of them ("27", "26-28") is years too.
    """
    years = {year for found in dates_in(text, today or _ELSEWHERE) for year in _written_out(found.value)}
    if today is None:
        years = {year for year in years if abs(year - _ELSEWHERE.year) > 2}
    plain = scan(text).plain
    years |= {int(match["year"]) % 2000 + 2000 for match in _BUDGET.finditer(plain)}
    answer = _ANSWER.fullmatch(plain.strip(" .!?\n"))
    if answer and not years:
        years = _short_years(answer)
    return tuple(sorted(years))


def _written_out(span: Span) -> range:
    if span.precision is Precision.YEAR:
        return range(span.first.year, span.last.year + 1)
    return range(0)


def _short_years(answer: re.Match[str]) -> set[int]:
    first = 2000 + int(answer["first"])
    last = 2000 + int(answer["last"] or answer["first"])
    if answer["join"] in {"og", "and", ","}:
        return {first, last}
    return set(range(first, last + 1))
