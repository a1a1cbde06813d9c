"""On which day and at which moment somebody is told: working days, in the hours people work, spread over an hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from state.organisation.calendar import COPENHAGEN, Calendar, local_day, week_of
from state.organisation.reminder_policy import Policy

DAY = timedelta(days=1)


def sending_moment(
    day: date, recipient: str, policy: Policy, calendar: Calendar, *, later: bool = False
) -> datetime:
    """The moment (UTC) this person is told something on the day, or on the nearest working day before it.

    `later` takes the working day after instead, as for what cannot be told too early. All that one person is told
    on a day has the same moment.
    """
    worked = (calendar.working_day_on_or_after if later else calendar.working_day_on_or_before)(day)
    opens = datetime.combine(worked, policy.opens, COPENHAGEN)
    open_for = _minutes(policy.closes) - _minutes(policy.opens)
    spread = max(1, min(policy.jitter, open_for) * 60)
    place = int.from_bytes(sha256(recipient.encode()).digest()[:8], "big") % spread
    return (opens + timedelta(seconds=place)).astimezone(UTC)


def next_sending(now: datetime, recipient: str, policy: Policy, calendar: Calendar) -> datetime:
    """The first of this person's moments after now (UTC)."""
    day = local_day(now)
    moment = sending_moment(day, recipient, policy, calendar, later=True)
    while moment <= now:
        day += DAY
        moment = sending_moment(day, recipient, policy, calendar, later=True)
    return moment


def window_is_open(now: datetime, policy: Policy) -> bool:
    """Whether the hours of this day in which people are written to are not over yet."""
    return now.astimezone(COPENHAGEN).time() < policy.closes


def nth_working_day_after(day: date, number: int, calendar: Calendar) -> date:
    """The working day that is so many working days after the day."""
    for _ in range(number):
        day = calendar.working_day_on_or_after(day + DAY)
    return day


def latest_and_next(days: Iterator[date], today: date) -> tuple[date, ...]:
    """Of days in order, the last one that has come by today, if any, and the first one that has not."""
    latest: tuple[date, ...] = ()
    for day in days:
        if day > today:
            return (*latest, day)
        latest = (day,)
    return latest


def days_told_late(last: date, weeks: int, calendar: Calendar, *, sparsely: bool = False) -> Iterator[date]:
    """The first working day after the last day, and the first of each week for so many weeks.

    `sparsely` leaves out the odd ISO weeks, which are the same for whatever is late, so that it stays together.
    """
    first = nth_working_day_after(last, 1, calendar)
    yield first
    for day in first_of_weeks(last, calendar):
        if day > last + timedelta(weeks=weeks):
            return
        if day > first and not (sparsely and week_of(day)[1] % 2):
            yield day


def first_of_weeks(around: date, calendar: Calendar) -> Iterator[date]:
    """The first working day of each week that has one, from some weeks before the day on."""
    monday = around - timedelta(days=around.weekday() + 14)
    while True:
        first = calendar.working_day_on_or_after(monday)
        if first < monday + timedelta(days=7):
            yield first
        monday += timedelta(days=7)


def first_of_months(around: date, calendar: Calendar) -> Iterator[date]:
    """The first working day of each month, from the month before the day's on."""
    first = (around.replace(day=1) - DAY).replace(day=1)
    while True:
        yield calendar.working_day_on_or_after(first)
        first = (first + timedelta(days=32)).replace(day=1)


def _minutes(of_day: time) -> int:
    return of_day.hour * 60 + of_day.minute
