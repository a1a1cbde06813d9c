"""The political route: which bodies in which order, what each has decided, and by when for a given council day."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.answers.people.bodies import bodies as who_is
from dialogs.answers.plans.status import alarm_of
from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rulebook import rule
from state.facts.decision import Decision
from state.overview.plans import PAGE, PlanStatus, plan_statuses
from state.records.store import OneOf

STEPS = ("political-treatment", "committee", "finance-committee", "council", "release")
FOUR_WEEKS = timedelta(weeks=4)
TWO_WEEKS = timedelta(weeks=2)


def route(ask: Ask) -> Answer:
    """Where each plan's case stands, body by body, and when the next one is expected to be treated."""
    voice, organisation = ask.voice, ask.organisation
    if ask.heard.bodies and not set(ask.heard.bodies) & set(organisation.route):
        return who_is(ask)
    first = ask.page * PAGE
    page = plan_statuses(ask.snapshot, voice.today, ask.plans or None, offset=first)
    order = [organisation.body(body) for body in organisation.route]
    ids = tuple(one.plan.id for one in page.statuses)
    steps = ask.snapshot.find(Deadline, plan=OneOf(ids), rule=OneOf(STEPS), order=("first",))
    bodies = voice.all_of(voice.body(body) for body in order)
    sections = []
    for one in page.statuses:
        upcoming = one.upcoming.number if one.upcoming else None
        lines = [_period_lead(ask, one), *(_decided(ask, one, body.id) for body in order)]
        alarm = alarm_of(voice, one)
        coming = [step for step in steps if step.plan == one.plan.id and step.period == upcoming]
        sections.append(
            Section(
                heading=escape(one.plan.name),
                lines=(*lines, alarm) if alarm else tuple(lines),
                warns=bool(alarm),
            )
        )
        if coming:
            sections.append(
                Section(
                    heading=voice("route-next"),
                    lines=tuple(line(voice, step) for step in coming),
                    bullets=True,
                )
            )
    return Answer(
        title=voice("route-title"),
        lead=f"{_approved(ask, page.statuses)} {voice('route-lead', bodies=bodies)}".strip(),
        sections=tuple(sections),
        notes=(voice("route-four-weeks"), voice("route-recommend")),
        source=voice("source-line", source=voice.source(rule("political-treatment").source)),
        buttons=(ask_button(voice, "button-why"), ask_button(voice, "button-open-questions-all")),
        subject=Subject(
            intent="route",
            plans=ask.plans,
            deadlines=tuple(step.id for step in steps if step.state is DeadlineState.OPEN),
            rule="political-treatment",
        ),
        part=ask.part_of_plans(),
    )


def _approved(ask: Ask, statuses: tuple[PlanStatus, ...]) -> str:
    """The answer to "is it approved?": what is recorded, never more."""
    heard = ask.heard
    if not heard.carries("approve", "outcome", "missing") or heard.carries("who", "@term", "list"):
        return ""
    said = []
    for text_id, approved in (("route-lead-approved", True), ("route-lead-not-approved", False)):
        names = [escape(one.plan.name) for one in statuses if one.keys.approved is approved]
        if names:
            said.append(ask.voice(text_id, plans=ask.voice.all_of(names)))
    return " ".join(said)


def _period_lead(ask: Ask, one: PlanStatus) -> str:
    start = one.current.start
    return ask.voice("route-period", start=ask.voice.plain_day(start) if start else "–")


def _decided(ask: Ask, one: PlanStatus, body: str) -> str:
    voice = ask.voice
    found: list[Decision] = [
        decision
        for decision in one.decisions
        if decision.body == body and decision.period == one.current.number
    ]
    if not found:
        return voice("route-not-recorded", body=voice.short_body(body))
    last = found[-1]
    outcomes = voice.all_of(f"{point.number}: {point.outcome.value}" for point in last.points)
    final = last.is_final(ask.organisation.route[-1])
    return voice("route-decided", body=voice.short_body(body), day=last.on, outcomes=outcomes, final=final)


def back_plan(ask: Ask) -> Answer:
    """By when the committees must have the case for a given council day, by the four-weeks principle."""
    voice, organisation = ask.voice, ask.organisation
    span = ask.heard.span
    if span is None:
        return route(ask)
    named = [body for body in ask.heard.bodies if body in organisation.route]
    place = organisation.route.index(named[-1]) if named else len(organisation.route) - 1
    days = _usual_days(ask, span.last, place)
    lines = [
        voice("back-plan-line", body=organisation.body(body), when=voice.when(day))
        for body, day in zip(organisation.route, days, strict=True)
    ]
    return Answer(
        title=voice("back-plan-title"),
        lead=voice(
            "back-plan-lead", when=voice.when(span.last), body=organisation.body(organisation.route[place])
        ),
        sections=(Section(lines=tuple(lines), bullets=True),),
        notes=tuple(filter(None, (_too_late(ask, days[0]), voice("back-plan-note")))),
        source=voice("source-line", source=voice.source(rule("committee").source)),
        buttons=(ask_button(voice, "button-route"), ask_button(voice, "button-next-deadlines-all")),
        subject=Subject(intent="back-plan", plans=ask.plans, rule="committee"),
    )


def _usual_days(ask: Ask, latest: date, place: int) -> tuple[date, date, date]:
    """The bodies' usual weekdays by the four-weeks principle, such that the body asked for meets by `latest`."""
    steps = (FOUR_WEEKS, TWO_WEEKS, timedelta(0))
    weekdays = {one.body: one.weekday for one in ask.organisation.meetings}
    council = latest + steps[place]
    while True:
        council = _usual_day(ask, council, weekdays.get(ask.organisation.route[-1]))
        days = [
            _usual_day(ask, council - step, weekdays.get(body))
            for body, step in zip(ask.organisation.route, steps, strict=True)
        ]
        if days[place] <= latest:
            return days[0], days[1], days[2]
        council -= timedelta(days=1)


def _usual_day(ask: Ask, day: date, weekday: int | None) -> date:
    """The last working day up to the day that is the body's usual weekday, where it has one."""
    while not ask.voice.calendar.is_working_day(day) or weekday not in (None, day.weekday()):
        day -= timedelta(days=1)
    return day


def _too_late(ask: Ask, committee: date) -> str:
    return ask.voice("back-plan-too-late", day=committee) if committee < ask.voice.today else ""
