"""Danish public holidays by law, from a table for the years plans are made in and from the library for all others.

The table is the library's own knowledge, written down: to know Denmark it loads every country of the world, a tenth of
the bot's memory. `python -m state.public_holidays` writes the table anew; a test holds the two against each other.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("public_holidays.csv")
FIRST, LAST = 1990, 2060
LANGUAGES = {"da": "da", "en": "en_US"}

Names = dict[str, str]  # the day's name by language, "da" and "en"


def names_of(day: date) -> Names | None:
    """What the public holiday on this day is called in each language, or None where the day is none by law."""
    return _from_table().get(day) if FIRST <= day.year <= LAST else from_library(day)


def from_library(day: date) -> Names | None:
    """The same, as the library holidays knows it."""
    names = {language: by_day.get(day) for language, by_day in _library().items()}
    return {language: str(name) for language, name in names.items()} if any(names.values()) else None


@cache
def _library() -> dict[str, Any]:
    import holidays

    return {here: holidays.country_holidays("DK", language=there) for here, there in LANGUAGES.items()}


@cache
def _from_table() -> dict[date, Names]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        danish, english, *years = csv.reader(file)
    names = [{"da": da, "en": en} for da, en in zip(danish, english, strict=True)][1:]
    return {
        date.fromisoformat(f"{year}-{day}"): name
        for year, *days in years
        for day, name in zip(days, names, strict=True)
        if day
    }


def write_table() -> None:
    """Write the table from what the library knows now: a row a year, a column a holiday, "" where there is none."""
    days = [
        date.fromordinal(n) for n in range(date(FIRST, 1, 1).toordinal(), date(LAST + 1, 1, 1).toordinal())
    ]
    found = {day: names for day in days if (names := from_library(day))}
    columns = {names["da"]: names["en"] for names in found.values()}
    rows = {year: dict.fromkeys(columns, "") for year in range(FIRST, LAST + 1)}
    for day, names in found.items():
        rows[day.year][names["da"]] = f"{day:%m-%d}"
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["", *columns.keys()])
        writer.writerow(["", *columns.values()])
        writer.writerows([year, *row.values()] for year, row in rows.items())


if __name__ == "__main__":
    write_table()
