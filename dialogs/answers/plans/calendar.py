"""What happens on a date or in a week: its weekday, week, holidays, deadlines and usual meeting days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dialogs.asking.ask import Ask
from dialogs.reading.dates.dates import DateProblem
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line, off_day
from dialogs.saying.text import escape
from state.organisation.calendar import Span, weeks_in
from state.overview.plans import deadlines_within

LIMIT = 10
MOST_DAYS = 62
HOLIDAY_WEEKS = frozenset({7, 42, *range(27, 33)})


def calendar(ask: Ask) -> Answer:
    """A day or span in full; what cannot be a date is answered with what to write instead."""
    voice, heard = ask.voice, ask.heard
    if heard.date_problems and not heard.spans:
        return Answer(lead=said_problem(ask, heard.date_problems[0]))
    span = heard.span
    if heard.carries("week") and heard.carries("how-much", "list") and len(heard.years) == 1:
        year = heard.years[0]
        return Answer(
            lead=voice("calendar-weeks", year=str(year), weeks=weeks_in(year)),
            subject=Subject(intent="calendar"),
        )
    if span is None:
        return meetings(ask) if heard.carries("meeting") else today(ask)
    found, total = deadlines_within(ask.snapshot, span, limit=LIMIT, open_only=False)
    names = ask.plan_names({one.plan for one in found})
    sections = []
    days = tuple(_days_off(ask, span))
    if days:
        sections.append(Section(heading=voice("calendar-off"), lines=days, bullets=True))
    if found:
        lines = tuple(line(voice, one, escape(names.get(one.plan, voice("shared-plan")))) for one in found)
        sections.append(
            Section(
                heading=voice("calendar-deadlines", shown=len(found), count=total), lines=lines, bullets=True
            )
        )
    if heard.carries("meeting", "political", "@committee"):
        sections.append(_meeting_days(ask, span))
    said = "calendar-lead" if found else "calendar-lead-none"
    return Answer(
        title=voice("calendar-title"),
        lead=_direct(ask, span) or voice(said, when=voice.when_span(span)),
        sections=tuple(sections),
        buttons=(ask_button(voice, "button-next-deadlines-all"), ask_button(voice, "button-status")),
        subject=Subject(intent="calendar", deadlines=tuple(one.id for one in found)),
    )


def _direct(ask: Ask, span: Span) -> str:
    """The answer to "how many days until" and "is it a holiday"; nothing where neither was asked."""
    voice, calendar = ask.voice, ask.voice.calendar
    until = span.last if span.first <= voice.today else span.first
    days = (until - voice.today).days
    if (
        ask.heard.carries("countdown", "holiday")
        and ask.heard.carries("countdown", "list", "how-much")
        and days > 0
    ):
        working = sum(calendar.is_working_day(voice.today + timedelta(days=one)) for one in range(days))
        return voice(
            "calendar-countdown",
            days=days,
            number=voice.number(days),
            working=voice.number(working),
            day=until,
            week=voice.week(until),
        )
    if ask.heard.carries("holiday") and span.is_day:
        return off_day(voice, span.first) or voice("calendar-workday", day=span.first)
    return ""


def _days_off(ask: Ask, span: Span) -> Iterator[str]:
    if span.is_day:
        if note := off_day(ask.voice, span.first):
            yield note
        return
    for number in range(min((span.last - span.first).days + 1, MOST_DAYS)):
        day = span.first + timedelta(days=number)
        holiday = ask.voice.calendar.holiday(day, ask.voice.language)
        if holiday:
            yield ask.voice("calendar-holiday", day=day, name=holiday)
        elif ask.voice.calendar.is_closing_day(day) and day.weekday() < 5:
            yield ask.voice("calendar-closed", day=day)


def _meeting_days(ask: Ask, span: Span) -> Section:
    voice, organisation = ask.voice, ask.organisation
    lines = []
    week = span.first.isocalendar().week
    for pattern in organisation.meetings:
        days = [
            span.first + timedelta(days=number)
            for number in range(min((span.last - span.first).days + 1, 14))
            if (span.first + timedelta(days=number)).weekday() == pattern.weekday
        ]
        if days:
            said = voice.all_of(voice.day(day) for day in days)
            lines.append(voice("meeting-usual", body=voice.short_body(pattern.body), days=said))
    if week in HOLIDAY_WEEKS:
        lines.append(voice("meeting-holiday-week", week=week))
    lines.append(voice("meeting-not-recorded"))
    return Section(heading=voice("meeting-title"), lines=tuple(lines), bullets=True)


def meetings(ask: Ask) -> Answer:
    """On which weekdays the bodies usually meet, and that no meeting plan is recorded."""
    voice = ask.voice
    lines = [
        voice("meeting-pattern", body=ask.organisation.body(one.body), note=one.note)
        for one in ask.organisation.meetings
    ]
    return Answer(
        title=voice("meeting-title"),
        lead=voice("meeting-not-recorded"),
        sections=(Section(lines=tuple(lines), bullets=True),),
        buttons=(ask_button(voice, "button-route"),),
        subject=Subject(intent="calendar"),
    )


def today(ask: Ask) -> Answer:
    """Today's date with its week."""
    voice = ask.voice
    note = off_day(voice, voice.today)
    return Answer(
        lead=f"{voice('today', day=voice.today, week=voice.week(voice.today))} {note}".strip(),
        subject=Subject(intent="today"),
    )


def said_problem(ask: Ask, problem: DateProblem) -> str:
    """What is wrong with a date, and what to write instead."""
    return ask.voice(
        f"date-problem-{problem.kind.value}",
        said=escape(problem.said),
        limit=str(problem.limit or ""),
        year=str(problem.year or ""),
    )
