"""Days counted from today: "i morgen", "om 3 uger", "two days ago", "inden for 30 dage", "resten af året"."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.reading.dates.rules import DateMatch, Rule, RuleResult, rule
from dialogs.reading.dates.weeks import monday_of
from dialogs.reading.words.numbers_and_days import BEGINS, ENDS, NUMBER, any_of, listed, number_of
from state.organisation.calendar import Calendar, Precision, Span, month_span

_UNITS = {
    "day": "dage dag dg days day",
    "week": "uger uge uges weeks week week's weeks'",
    "fortnight": "fortnight fortnights",
    "month": "maaneder maaned maaneds mdr md months month month's months'",
    "quarter": "kvartaler kvartal quarters quarter",
    "year": "aar aars years year year's years'",
    "working": "hverdage hverdag arbejdsdage arbejdsdag",
}
_UNIT_OF = {word: unit for unit, said in _UNITS.items() for word in said.split()}
_UNIT = rf"(?P<unit>(?:working|business|work) days?|{any_of(_UNIT_OF)}){ENDS}"
_MANY = r"(?P<many>et par|a couple of|a few|et halvt|half a|halvandet|halvanden)"
_COUNT = rf"(?:(?:ca\.?|cirka|omkring|about|around|senest|at most) )?(?:{_MANY}|{NUMBER})"
_LENGTH = rf"{_COUNT} ?{_UNIT}"
# "2 dage før fristen" counts from the deadline, not from today.
_NOT_BEFORE = r"(?! ?(?:foer|inden|before|efter|after|prior)(?![a-z]))"
NEAR_DAYS = {
    "i dag": 0,
    "idag": 0,
    "dags dato": 0,
    "today": 0,
    "tonight": 0,
    "i aften": 0,
    "i eftermiddag": 0,
    "i formiddag": 0,
    "i morges": 0,
    "this morning": 0,
    "this afternoon": 0,
    "i morgen": 1,
    "imorgen": 1,
    "tomorrow": 1,
    "tommorow": 1,
    "tomorow": 1,
    "i overmorgen": 2,
    "overmorgen": 2,
    "iovermorgen": 2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "i gaar": -1,
    "igaar": -1,
    "yesterday": -1,
    "i forgaars": -2,
    "forgaars": -2,
    "iforgaars": -2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
}


def _near(match: DateMatch) -> RuleResult:
    return Span.day(match.today + timedelta(days=NEAR_DAYS[match.group("near") or ""]))


def _shifted(match: DateMatch, sign: int) -> date:
    said = match.group("unit") or ""
    unit = _UNIT_OF.get(said, "working")
    many = match.group("many")
    if many in {"et halvt", "half a"}:
        return match.today + relativedelta(months=6 * sign) if unit == "year" else match.today
    if many in {"halvandet", "halvanden"}:
        return (
            match.today + relativedelta(months=18 * sign)
            if unit == "year"
            else _half_more(match.today, unit, sign)
        )
    count = sign * (3 if many == "a few" else 2 if many else number_of(match.group("number") or "1"))
    if unit == "working":
        return _working_days(match.today, count)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        return match.today + timedelta(days=days * count)
    return match.today + relativedelta(months={"month": 1, "quarter": 3, "year": 12}[unit] * count)


def _half_more(today: date, unit: str, sign: int) -> date:
    return today + sign * (timedelta(days=45) if unit == "month" else timedelta(days=10))


def _working_days(today: date, count: int) -> date:
    calendar, step, left, day = Calendar(), 1 if count > 0 else -1, abs(count), today
    while left:
        day += timedelta(days=step)
        left -= calendar.is_weekday(day)
    return day


def _ahead(match: DateMatch) -> RuleResult:
    return Span.day(_shifted(match, 1))


def _ago(match: DateMatch) -> RuleResult:
    return Span.day(_shifted(match, -1))


def _within(match: DateMatch) -> RuleResult:
    return Span(first=match.today, last=_shifted(match, 1), precision=Precision.DAYS)


def _past(match: DateMatch) -> RuleResult:
    return Span(first=_shifted(match, -1), last=match.today, precision=Precision.DAYS)


def _rest(match: DateMatch) -> RuleResult:
    whole = match.group("whole") or ""
    month = match.today.month
    if whole.startswith(("aar", "year")):
        last = date(match.today.year, 12, 31)
    elif whole.startswith(("maaned", "month")):
        last = month_span(match.today.year, month).last
    elif whole.startswith(("kvartal", "quarter")):
        last = month_span(match.today.year, (month + 2) // 3 * 3).last
    else:
        last = monday_of(match.today) + timedelta(days=6)
    return Span(first=match.today, last=last, precision=Precision.DAYS)


_NEXT_WORDS = listed("naeste kommende foerstkommende next coming following")
_PAST = listed("seneste sidste forgangne foregaaende last past previous")
_FROM_NOW = listed("fra nu|fra i dag|from now|from today|hence")
_WITHIN = r"(?:inden for|indenfor|within|inden|i loebet af|in the course of|over|during|in)"


RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        rf"{BEGINS}(?P<near>{any_of(NEAR_DAYS)})(?: (?:tidlig|formiddag|eftermiddag|morning|afternoon|"
        rf"aften))?{ENDS}",
        _near,
    ),
    rule(rf"{BEGINS}om (?:senest )?{_LENGTH}(?:s? tid{ENDS})?{_NOT_BEFORE}", _ahead),
    rule(rf"{BEGINS}in {_LENGTH}(?:' ?time| time)?{_NOT_BEFORE}", _ahead),
    rule(rf"{BEGINS}{_LENGTH} {any_of(_FROM_NOW)}{ENDS}", _ahead),
    rule(rf"{BEGINS}(?:for )?{_LENGTH} (?:siden|ago){ENDS}", _ago),
    rule(
        rf"{BEGINS}(?:{_WITHIN} )?(?:(?:de|den|det|the) )?{any_of(_NEXT_WORDS)} {_LENGTH}{_NOT_BEFORE}",
        _within,
    ),
    rule(
        rf"{BEGINS}(?:inden for|indenfor|within|inden|i loebet af) {_LENGTH}(?:s? tid{ENDS})?{_NOT_BEFORE}",
        _within,
    ),
    rule(
        rf"{BEGINS}(?:{_WITHIN} )?(?:(?:de|den|det|the) )?{any_of(_PAST)} {_LENGTH}{_NOT_BEFORE}",
        _past,
    ),
    rule(rf" ?{_LENGTH} ?", _ahead, alone=True),
    rule(
        rf"{BEGINS}(?:(?:i|for) )?(?:the )?(?:resten af|rest of) (?:denne |dette |the |this )?"
        rf"(?P<whole>aaret|aar|maaneden|maaned|ugen|uge|kvartalet|kvartal|year|month|week|quarter){ENDS}",
        _rest,
    ),
)
