"""How far are we: the status of one plan or of all, and which plans there are."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from dialogs.asking.ask import Ask
from dialogs.asking.private import is_among_others
from dialogs.saying.answer import Answer, Button, Section, Subject
from dialogs.saying.deadline_lines import ask_button, line
from dialogs.saying.text import escape
from dialogs.saying.voice import Voice
from state.deadlines.deadline import SHARED
from state.facts.decision import TwoKeys
from state.facts.funding import MoneyKind
from state.facts.plan import Stage
from state.organisation.calendar import Span, months_after
from state.organisation.people import Action
from state.overview.plans import PAGE, PlanStatus, deadlines_within, plan_statuses

MOST_AHEAD = 2
ONE_DAY = timedelta(days=1)
DECIDED = (Stage.APPROVED, Stage.RUNNING, Stage.EXPIRING, Stage.EXPIRED)


def status(ask: Ask) -> Answer:
    """Stage, next deadline, open questions, alarms and money of each plan."""
    voice = ask.voice
    named = ask.named_plans
    page = plan_statuses(ask.snapshot, voice.today, named or None, offset=ask.page * PAGE)
    sections = [_plan(voice, one, alone=len(page.statuses) == 1) for one in page.statuses]
    shared, _ = deadlines_within(
        ask.snapshot,
        Span(first=voice.today, last=months_after(voice.today, 12)),
        plans=(SHARED,),
        limit=2,
    )
    if shared and not named:
        lines = tuple(line(voice, one) for one in shared)
        sections.append(Section(heading=voice("status-shared"), lines=lines, bullets=True))
    before = 0 if named else ask.page * PAGE
    shown = before + len(page.statuses)
    alone = page.statuses[0] if len(page.statuses) == 1 else None
    return Answer(
        title=voice("status-title-plan", plan=alone.plan.name) if alone else voice("status-title"),
        lead=voice("status-lead-plan", day=voice.today, stage=stage_of(voice, alone))
        if alone and named
        else voice("status-lead", day=voice.today, count=page.total, shown=_part(voice, before, shown)),
        sections=tuple(sections),
        buttons=(
            *(settle_buttons(ask, alone) if alone else ()),
            *_buttons(voice, alone, more=shown < page.total),
        ),
        renews=(("plans", list(named)), ("page", 0 if named else ask.page)),
        more=None if named else shown < page.total,
        subject=Subject(
            intent="status",
            plans=tuple(one.plan.id for one in page.statuses) if named else (),
            deadlines=tuple(one.ahead[0].id for one in page.statuses if one.ahead),
        ),
    )


def _part(voice: Voice, before: int, shown: int) -> str:
    """How many are shown, or which ones after the first part."""
    return voice("list-from-to", first=before + 1, last=shown) if before else str(shown)


def status_of(voice: Voice, one: PlanStatus) -> Answer:
    """One plan's status by itself, with nothing in it that is for the asker alone."""
    return Answer(
        title=voice("status-title-plan", plan=escape(one.plan.name)),
        lead=voice("status-lead-plan", day=voice.today, stage=stage_of(voice, one)),
        sections=(_plan(voice, one, alone=True),),
    )


def _buttons(voice: Voice, alone: PlanStatus | None, *, more: bool) -> tuple[Button, ...]:
    if alone:
        plan = alone.plan.name
        return (
            ask_button(voice, "button-next-deadlines", "ask-next-deadlines", plan=plan),
            ask_button(voice, "button-open-questions", "ask-open-questions", plan=plan),
            ask_button(voice, "button-money", "ask-money", plan=plan),
        )
    buttons = (
        ask_button(voice, "button-next-deadlines-all"),
        ask_button(voice, "button-open-questions-all"),
        ask_button(voice, "button-money-all"),
    )
    return (*buttons, ask_button(voice, "button-more")) if more else buttons


def _plan(voice: Voice, one: PlanStatus, *, alone: bool) -> Section:
    facts = [(voice("status-stage"), stage_of(voice, one))]
    if one.upcoming:
        facts.append((voice("status-renewal"), _renewal(voice, one)))
    ahead = one.ahead if not alone else one.ahead[: 2 * MOST_AHEAD]
    if ahead:
        facts.append((voice("status-next"), line(voice, ahead[0])))
        for later in ahead[1:MOST_AHEAD] if not alone else ahead[1:]:
            facts.append((voice("status-then"), line(voice, later)))
    else:
        facts.append((voice("status-next"), voice("status-nothing-ahead")))
    if one.overdue:
        facts.append((voice("status-overdue"), voice("status-overdue-count", count=len(one.overdue))))
    asked = voice.all_of(question.id for question in one.questions) or "–"
    facts.append(
        (voice("status-questions"), voice("status-questions-count", count=len(one.questions), ids=asked))
    )
    facts.append((voice("status-money"), money_line(voice, one)))
    alarm = alarm_of(voice, one)
    return Section(
        heading=escape(one.plan.name), facts=tuple(facts), lines=(alarm,) if alarm else (), warns=bool(alarm)
    )


def stage_of(voice: Voice, one: PlanStatus) -> str:
    """The stage of the current period, and the days it runs."""
    stage = voice(f"stage-{one.current.stage.value}")
    if one.current.start is None:
        return stage
    ends = voice.plain_day(one.last_days[0].day) if one.last_days else "?"
    text = "status-period" if len(one.last_days) < 2 else "status-period-open"
    return voice(text, stage=stage, start=voice.plain_day(one.current.start), end=ends)


def _renewal(voice: Voice, one: PlanStatus) -> str:
    stage = voice(f"stage-{one.upcoming.stage.value}") if one.upcoming else ""
    starts = [voice.plain_day(candidate.day) for candidate in one.next_starts[:1]]
    if not starts:
        return stage
    others = [voice.plain_day(candidate.day) for candidate in one.next_starts[1:]]
    if others:
        return voice(
            "status-renewal-open", stage=stage, start=starts[0], others=voice.any_of(reversed(others))
        )
    return voice("status-renewal-from", stage=stage, start=starts[0])


def money_line(voice: Voice, one: PlanStatus) -> str:
    """What is set aside for the plan's capital, whether it is split, and what is recorded as released."""
    capital = [money for money in one.appropriations if money.kind is MoneyKind.CAPITAL and money.total]
    if not capital:
        return voice("status-no-money")
    total = sum((money.total for money in capital if money.total), Decimal(0))
    codes = voice.all_of(sorted({f"{money.code}, {money.budget}" for money in capital}))
    split = all(money.is_split for money in capital)
    released = voice("status-released", amount=one.released) if one.released else voice("status-not-released")
    if any(len(money.plans) > 1 for money in capital) and not split:
        return voice("status-money-unsplit", amount=total, codes=codes, released=released)
    return voice("status-money-own", amount=total, codes=codes, released=released)


def alarm_of(voice: Voice, one: PlanStatus) -> str:
    """The two-key alarm, or that a period has begun without a recorded approval; nothing if all is well.

    The next period's counts as begun once it has by every reading.
    """
    for keys in (one.keys, one.next_keys):
        if keys.alarm:
            return voice("alarm-content-only" if keys.content else "alarm-release-only")
    begun = one.current.start is not None and one.current.start <= voice.today
    if begun and not one.keys.approved and one.current.stage not in DECIDED:
        return voice("alarm-not-recorded", start=voice.plain_day(one.current.start or voice.today))
    followed = one.next_starts[-1].day if one.next_starts else voice.today + ONE_DAY
    if one.upcoming and followed <= voice.today and one.upcoming.stage not in DECIDED:
        return voice("alarm-not-recorded", start=voice.plain_day(followed))
    return ""


def plans(ask: Ask) -> Answer:
    """Which plans there are, with their areas and periods."""
    voice = ask.voice
    page = plan_statuses(ask.snapshot, voice.today, offset=ask.page * PAGE)
    lines = []
    for one in page.statuses:
        official = f" ({escape(one.plan.official_name)})" if one.plan.official_name else ""
        ends = voice.plain_day(one.last_days[0].day) if one.last_days else "?"
        start = voice.plain_day(one.current.start) if one.current.start else "?"
        lines.append(voice("plans-line", name=escape(one.plan.name) + official, start=start, end=ends))
    before = ask.page * PAGE
    shown = before + len(page.statuses)
    return Answer(
        title=voice("plans-title"),
        lead=voice("list-next", first=before + 1, last=shown, count=page.total)
        if before
        else voice(
            "plans-lead",
            count=page.total,
            names=voice.all_of(escape(one.plan.name) for one in page.statuses),
            more=page.total - len(page.statuses),
        ),
        sections=(Section(lines=tuple(lines), bullets=True),),
        buttons=(
            ask_button(voice, "button-status"),
            *((ask_button(voice, "button-more"),) if shown < page.total else ()),
        ),
        subject=Subject(intent="plans"),
        more=shown < page.total,
    )


def keys_of(one: PlanStatus) -> TwoKeys | None:
    """The keys of the period that has the alarm; None where none has."""
    return next((keys for keys in (one.keys, one.next_keys) if keys.alarm), None)


def settle_buttons(ask: Ask, one: PlanStatus) -> tuple[Button, ...]:
    """The button to settle a plan's alarm, for who may and where nobody else reads along."""
    if keys_of(one) is None or is_among_others(ask) or not ask.person.may(Action.SETTLE_ALARM):
        return ()
    return (ask_button(ask.voice, "button-settle-alarm", "ask-settle-alarm", plan=one.plan.name),)
