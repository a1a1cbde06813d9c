"""When people may be written to: the working hours of working days, by local time."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from state.organisation.calendar import COPENHAGEN, Calendar
from state.organisation.reminder_policy import Policy
from state.reminders.due.days import DAY, next_sending, sending_moment


class OfficeHours(Struct, frozen=True, kw_only=True):
    """The policy's hours on the calendar's working days, and in them a moment for each person."""

    policy: Policy
    calendar: Calendar

    def is_open(self, now: datetime) -> bool:
        """Whether this moment is within working hours of a working day."""
        local = now.astimezone(COPENHAGEN)
        works = self.calendar.is_working_day(local.date())
        return works and self.policy.opens <= local.time() < self.policy.closes

    def opens(self, now: datetime, person: str) -> datetime:
        """The person's next sending moment, in UTC."""
        return next_sending(now, person, self.policy, self.calendar)

    def next_day(self, day: date, person: str) -> datetime:
        """The person's sending moment on the first working day after this one, in UTC."""
        return sending_moment(day + DAY, person, self.policy, self.calendar, later=True)
