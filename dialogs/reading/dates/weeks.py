"""Weeks and weekdays: "uge 46", "fredag i uge 46", "i mandags", "på mandag", "next week".

"På mandag" and a bare "mandag" are the first Monday after today. "Næste mandag" and "next Monday" are read as
the Monday of next week, which many Danes hear as something else than "på mandag" from Tuesday onwards; the bot
therefore always says the date back. "Denne mandag" and "this Monday" are the first Monday from today on.
"""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.reading.dates.days import FOUR
from dialogs.reading.dates.not_dates import NO_UNIT
from dialogs.reading.dates.rules import DateMatch, Rule, RuleResult, Tense, no_such_week, rule
from dialogs.reading.words.numbers_and_days import (
    BEGINS,
    ENDS,
    MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    listed,
)
from state.organisation.calendar import Precision, Span, week_of, week_span, weeks_in

_WEEK = (
    r"(?:ugenr|ugen|uge|week|wk|u\.)(?: ?(?:nr|no|nummer|number))?\.? "
    r"?(?P<week>[0-9]{1,3})(?![0-9])(?![.,:][0-9])"
)
_YEAR = rf"(?:(?:,? (?:i |in |of )?|[/-]|, ?){FOUR}{NO_UNIT}|(?:/| ?')(?P<short>[2-9][0-9])(?![0-9]))?"
_SHORT = rf"(?P<weekday>{any_of(SHORT_WEEKDAYS)})\.?"
_WHICH = listed("denne this naeste next coming kommende sidste last forrige past previous seneste")
_NEXT = rf"(?P<which>{any_of(_WHICH)})"
STEPS = {
    "denne": 0,
    "this": 0,
    "dette": 0,
    "naeste": 1,
    "next": 1,
    "til": 1,
    "coming": 1,
    "kommende": 1,
    "sidste": -1,
    "last": -1,
    "forrige": -1,
    "past": -1,
    "previous": -1,
    "seneste": -1,
}


def monday_of(day: date) -> date:
    """The Monday of the ISO week the day lies in."""
    return day - timedelta(days=day.weekday())


def week_from(day: date, weeks: int) -> Span:
    """The ISO week so many weeks after the day's own, Monday to Sunday."""
    monday = monday_of(day) + timedelta(weeks=weeks)
    return Span(first=monday, last=monday + timedelta(days=6), precision=Precision.WEEK)


def numbered_week(week: int, year: int | None, today: date, tense: Tense) -> RuleResult:
    """The week with that number, in the ISO year said or else the coming or most recent such week.

    Week 53 without a year is not searched for beyond this year: in a year of 52 weeks someone who writes it
    means the last days of December and should be told, not sent years ahead.
    """
    now = week_of(today)
    if year is not None:
        return week_span(year, week) if 1 <= week <= weeks_in(year) else no_such_week(year, week)
    if not 1 <= week <= 53:
        return no_such_week(now[0], week)
    if tense is Tense.FUTURE:
        wanted = now[0] if week >= now[1] else now[0] + 1
    else:
        wanted = now[0] if week <= now[1] else now[0] - 1
    return week_span(wanted, week) if week <= weeks_in(wanted) else no_such_week(wanted, week)


def _week(match: DateMatch) -> RuleResult:
    outcome = numbered_week(match.number("week") or 0, match.year, match.today, match.tense)
    weekday = SHORT_WEEKDAYS.get(match.group("weekday") or "")
    if weekday is None or not isinstance(outcome, Span):
        return outcome
    return Span.day(outcome.first + timedelta(days=weekday))


def _weeks(match: DateMatch) -> RuleResult:
    first = numbered_week(match.number("week") or 0, match.year, match.today, match.tense)
    if not isinstance(first, Span):
        return first
    year, week = week_of(first.first)
    until = match.number("until") or 0
    last = numbered_week(until, year + (until < week), match.today, match.tense)
    if not isinstance(last, Span):
        return last
    return Span(first=first.first, last=last.last, precision=Precision.WEEK)


def _week_from_now(match: DateMatch) -> RuleResult:
    week = week_from(match.today, STEPS[match.group("which") or "denne"])
    weekday = SHORT_WEEKDAYS.get(match.group("weekday") or "")
    return week if weekday is None else Span.day(week.first + timedelta(days=weekday))


def _week_after_next(match: DateMatch) -> RuleResult:
    return week_from(match.today, 2)


def _whole_week(match: DateMatch) -> RuleResult:
    return week_from(match.today, 0)


def _weekend(match: DateMatch) -> RuleResult:
    week = week_from(match.today, STEPS.get(match.group("which") or "", 0))
    return Span(first=week.first + timedelta(days=5), last=week.last, precision=Precision.DAYS)


def coming_weekday(today: date, weekday: int, *, from_today: bool = False) -> Span:
    """The first such weekday after today, or from today on."""
    days = (weekday - today.weekday()) % 7
    return Span.day(today + timedelta(days=days if days or from_today else 7))


def last_weekday(today: date, weekday: int) -> Span:
    """The last such weekday strictly before today."""
    return Span.day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1))


def _said_weekday(match: DateMatch) -> int:
    return WEEKDAYS[match.group("weekday") or ""]


def _last(match: DateMatch) -> RuleResult:
    return last_weekday(match.today, _said_weekday(match))


def _coming(match: DateMatch) -> RuleResult:
    return coming_weekday(match.today, _said_weekday(match))


def _this(match: DateMatch) -> RuleResult:
    return coming_weekday(match.today, _said_weekday(match), from_today=True)


def _next(match: DateMatch) -> RuleResult:
    return Span.day(week_from(match.today, 1).first + timedelta(days=_said_weekday(match)))


def _bare(match: DateMatch) -> RuleResult:
    return _last(match) if match.tense is Tense.PAST else _coming(match)


_OF_MONTH = rf"(?! (?:i|in|of) (?:{any_of(MONTHS)}|maaneden|the month))"


WEEK_RULES: tuple[Rule, ...] = (
    rule(rf"{BEGINS}(?:(?:i|in) )?{_WEEK}{_YEAR}", _week),
    rule(
        rf"{BEGINS}(?P<year>20[0-9]{{2}})[ -]?(?:w|u|uge |week )(?P<week>[0-9]{{1,2}})(?![0-9])",
        _week,
    ),
    rule(
        rf"{BEGINS}(?:(?:paa|on) )?{_SHORT},? (?:(?:i|in|of|d\.|den) )?{_WEEK}{_YEAR}",
        _week,
    ),
    rule(rf"{BEGINS}{_WEEK},? (?:paa |on )?{WEEKDAY}{ENDS}", _week),
    rule(
        rf"{BEGINS}(?:(?:i|in|fra|from) )?(?:ugerne|uger|uge|weeks|week) (?P<week>[0-9]{{1,2}}) ?(?:-|til|"
        rf"to|through) ?"
        rf"(?:uge |week )?(?P<until>[0-9]{{1,2}})(?![0-9])(?![.,:][0-9]){NO_UNIT}(?:,? (?:i |in |"
        rf"of )?{FOUR}{NO_UNIT})?",
        _weeks,
    ),
    rule(rf"{BEGINS}(?:(?:i|in|the) )?{_NEXT} (?:uge|week){ENDS}", _week_from_now),
    rule(
        rf"{BEGINS}(?:(?:paa|on) )?{_SHORT},? (?:(?:i|in|of) )?{_NEXT} (?:uge|week){ENDS}",
        _week_from_now,
    ),
    rule(
        rf"{BEGINS}{_NEXT} (?:uge|week),? (?:paa |on )?{WEEKDAY}{ENDS}",
        _week_from_now,
    ),
    rule(
        rf"{BEGINS}(?:i )?(?:ugen efter naeste|the week after next|week after next){ENDS}",
        _week_after_next,
    ),
    rule(
        rf"{BEGINS}(?:i )?(?:ugen|the week){ENDS}",
        _whole_week,
        weak=lambda match: True,
    ),
    rule(
        rf"{BEGINS}(?:(?:i|in|at|on) )?(?:the |(?P<which>denne|naeste|sidste|this|next|last) )?weekend"
        rf"(?:en)?{ENDS}",
        _weekend,
    ),
    rule(rf"{BEGINS}i (?:sidste )?{WEEKDAY}s?{ENDS}", _last),
    rule(
        rf"{BEGINS}(?:(?:paa|on) )?(?:sidste|last|forrige|seneste|past|previous) {WEEKDAY}{ENDS}{_OF_MONTH}",
        _last,
    ),
    rule(
        rf"{BEGINS}(?:nu )?(?:paa|(?:paa |the )?(?:foerstkommende|kommende|coming)) {WEEKDAY}{ENDS}",
        _coming,
    ),
    rule(rf"{BEGINS}on {WEEKDAY}{ENDS}", _bare),
    rule(rf"{BEGINS}(?:this|denne|nu paa) {WEEKDAY}{ENDS}", _this),
    rule(rf"{BEGINS}(?:paa |on )?(?:naeste|next) {WEEKDAY}{ENDS}", _next),
    rule(rf"{BEGINS}(?<!hver )(?<!every ){WEEKDAY}{ENDS}", _bare),
)
