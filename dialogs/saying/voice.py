"""How one language says dates, spans, money, names and distances; the words themselves are in the .ftl files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from dialogs.texts import Texts
from state.organisation.bodies import Body, Organisation
from state.organisation.calendar import Calendar, Precision, Span, part_of_month, week_of
from state.organisation.sources import Source, Wording

MILLION = Decimal(1_000_000)
LONG = {"da": "EEEE 'den' d. MMMM y", "en": "EEEE d MMMM y"}
PLAIN = {"da": "'den' d. MMMM y", "en": "d MMMM y"}
BARE = {"da": "d. MMMM y", "en": "d MMMM y"}
MONTH = {"da": "MMMM y", "en": "MMMM y"}
DAY_MONTH = {"da": "d. MMMM", "en": "d MMMM"}
WEEKDAY = {"da": "EEEE", "en": "EEEE"}
LOCALE = {"da": "da_DK", "en": "en_GB"}


@lru_cache(maxsize=4096)
def _date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=LOCALE[language])


class Voice:
    """One language on one day: `voice("text-id", when=a_date)` says dates, money and names as they should be."""

    def __init__(self, texts: Texts, language: str, today: date, organisation: Organisation) -> None:
        self.texts = texts
        self.language = language
        self.today = today
        self.organisation = organisation
        self.calendar: Calendar = organisation.calendar

    def __call__(self, text_id: str, **facts: object) -> str:
        """The sentence with its facts said in this language."""
        return self.texts(self.language, text_id, **{name: self.said(fact) for name, fact in facts.items()})

    def said(self, fact: object) -> str | int:
        """A fact as words: a date with weekday, a span, kroner, a body's present name, a wording.

        A member of an enum is its value, which a sentence chooses its words by.
        """
        if isinstance(fact, Enum):
            return str(fact.value)
        if isinstance(fact, bool):
            return int(fact)
        if isinstance(fact, str | int):
            return fact
        if isinstance(fact, date):
            return self.day(fact)
        if isinstance(fact, Span):
            return self.span(fact)
        if isinstance(fact, Decimal):
            return self.kroner(fact)
        if isinstance(fact, Body):
            return self.body(fact)
        if isinstance(fact, Wording):
            return self.wording(fact)
        raise TypeError(f"no way to say {type(fact).__name__}")

    def wording(self, wording: Wording) -> str:
        """The wording in this language."""
        return wording.en if self.language == "en" else wording.da

    def day(self, day: date) -> str:
        """A date with its weekday: "fredag den 1. januar 2027"."""
        return _date(day, LONG[self.language], self.language)

    def plain_day(self, day: date) -> str:
        """A date without its weekday: "den 1. januar 2027"."""
        return _date(day, PLAIN[self.language], self.language)

    def bare_day(self, day: date) -> str:
        """A date for a table: "1. januar 2027"."""
        return _date(day, BARE[self.language], self.language)

    def time(self, local: datetime) -> str:
        """A local time of day: "9.00" in Danish, "9:00" in English."""
        return f"{local.hour}{':' if self.language == 'en' else '.'}{local:%M}"

    def weekday(self, day: date) -> str:
        """The weekday's name."""
        return _date(day, WEEKDAY[self.language], self.language)

    def when(self, day: date) -> str:
        """A date in full: weekday, date, ISO week and how far off."""
        return self("when-day", day=day, week=self.week(day), distance=self.distance(day))

    def when_span(self, span: Span) -> str:
        """A day or span in full, with weeks and how far off its nearest day is."""
        if span.is_day:
            return self.when(span.first)
        if span.first > self.today:
            distance = self.distance(span.first)
        elif span.last < self.today:
            distance = self.distance(span.last)
        else:
            distance = self("distance-running")
        first, last = self.week(span.first), self.week(span.last)
        if week_of(span.first) == week_of(span.last):
            return self("when-day", day=self.span(span), week=first, distance=distance)
        return self("when-span", span=self.span(span), first=first, last=last, distance=distance)

    def week(self, day: date) -> str:
        """The ISO week, with its year where that is not the date's."""
        year, week = week_of(day)
        if year == day.year:
            return self("week", week=str(week))
        return self("week-of-year", week=str(week), year=str(year))

    def distance(self, day: date) -> str:
        """How far off a day is, in days and roughly in weeks, months or years."""
        days = (day - self.today).days
        if days == 0:
            return self("distance-today")
        if days in (-1, 1):
            return self("distance-tomorrow" if days == 1 else "distance-yesterday")
        return self(
            "distance-ahead" if days > 0 else "distance-past", days=abs(days), number=self.number(abs(days))
        )

    def span(self, span: Span) -> str:
        """A span in words: "efteråret 2027", "medio december 2027", "fra den 1. marts til den 31. maj 2027"."""
        first, last = span.first, span.last
        if span.is_day:
            return self.day(first)
        if span.precision is Precision.YEAR and first.year == last.year:
            return str(first.year)
        season = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}.get(first.month)
        if span.precision is Precision.SEASON and season is not None:
            return self(f"season-{season}", year=str(first.year))
        if span.precision is Precision.MONTH:
            return _date(first, MONTH[self.language], self.language)
        if span.precision is Precision.QUARTER:
            return self("span-quarter", quarter=str((first.month + 2) // 3), year=str(first.year))
        for part in ("primo", "medio", "ultimo"):
            if span == part_of_month(first.year, first.month, part):
                return self(f"span-{part}", month=_date(first, MONTH[self.language], self.language))
        if span.precision is Precision.WEEK:
            return self(
                "span-week", week=self.week(first), first=self._short(first, last), last=self.bare_day(last)
            )
        if (first.year, first.month) == (last.year, last.month):
            return self("span-days-of-month", first=str(first.day), last=self.bare_day(last))
        return self("span-days", first=self._short(first, last), last=self.bare_day(last))

    def _short(self, first: date, last: date) -> str:
        pattern = DAY_MONTH if first.year == last.year else BARE
        return _date(first, pattern[self.language], self.language)

    def kroner(self, amount: Decimal) -> str:
        """Kroner as the field writes them: "7,4 mio. kr." or "450.000 kr."."""
        locale = LOCALE[self.language]
        if abs(amount) >= MILLION / 10 and amount % (MILLION / 10) == 0:
            return self(
                "kroner-millions", amount=str(format_decimal(amount / MILLION, "0.0##", locale=locale))
            )
        return self("kroner", amount=str(format_decimal(amount, "#,##0.##", locale=locale)))

    def number(self, number: int) -> str:
        """A number with thousands separators."""
        return str(format_decimal(number, locale=LOCALE[self.language]))

    def decimal(self, number: Decimal) -> str:
        """A number with as many decimals as it has: "1,5"."""
        return str(format_decimal(number, locale=LOCALE[self.language]))

    def body(self, body: Body | str) -> str:
        """A body's present name, with its abbreviation."""
        if isinstance(body, str):
            body = self.organisation.body(body)
        name = body.name_on(self.today)
        official = name.english if self.language == "en" else name.official
        named = bool(name.abbreviation) and name.abbreviation.casefold() != official.casefold()
        return f"{official} ({name.abbreviation})" if named else official

    def short_body(self, body: Body | str) -> str:
        """A body's present abbreviation, or its name where it has none."""
        if isinstance(body, str):
            body = self.organisation.body(body)
        name = body.name_on(self.today)
        return name.abbreviation or (name.english if self.language == "en" else name.official)

    def owner(self, owner: str) -> str:
        """Who owes a deadline: a body's name, or all the contributing administrations."""
        return self("owner-contributors") if owner == "contributors" else self.body(owner)

    def source(self, source: Source) -> str:
        """A document and the place in it."""
        return f"{source.title}, {source.place}" if source.place else source.title

    def years(self, years: Iterable[int]) -> str:
        """Years as a range where they follow each other: "2027-2029"."""
        listed = sorted(years)
        if len(listed) > 1 and listed == list(range(listed[0], listed[-1] + 1)):
            return f"{listed[0]}–{listed[-1]}"
        return self.all_of(map(str, listed))

    def all_of(self, parts: Iterable[str]) -> str:
        """A list in words: "a, b og c"."""
        return str(format_list(list(parts), locale=LOCALE[self.language]))

    def any_of(self, parts: Iterable[str]) -> str:
        """A choice in words: "a, b eller c"."""
        return str(format_list(list(parts), style="or", locale=LOCALE[self.language]))
