"""Who changed what, when and why: the trace, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.answer import Answer, Section, Subject
from dialogs.ask import Ask
from dialogs.questions.sayings import ask_button
from dialogs.render import escape
from state.actions import CALENDAR
from state.audit import AuditEntry
from state.calendar import COPENHAGEN, Precision, Span
from state.people import Action
from state.rulebook import rule

LIMIT = 8


async def history(ask: Ask) -> Answer:
    """The latest changes, of one plan or question or of all."""
    voice, heard = ask.voice, ask.heard
    if heard.questions:
        found = await ask.look.find(AuditEntry, subject=heard.questions[0], order=("-at",), limit=LIMIT)
    elif heard.plans:
        found = await ask.look.find(AuditEntry, plan=heard.plans[0], order=("-at",), limit=LIMIT)
    else:
        found = await ask.look.find(AuditEntry, order=("-at",), limit=LIMIT)
    names = await ask.plan_names({plan for one in found for plan in (one.plan or "", *_moved_plans(one))})
    return Answer(
        title=voice("history-title"),
        lead=voice("history-lead", count=len(found)),
        sections=tuple([_entry(ask, one, names) for one in found]),
        buttons=(ask_button(voice, "button-status"),),
        subject=Subject(intent="history", plans=heard.plans, questions=heard.questions),
    )


def _entry(ask: Ask, one: AuditEntry, names: dict[str, str]) -> Section:
    voice = ask.voice
    local = one.at.astimezone(COPENHAGEN)
    who = "Fremdrift" if one.who == CALENDAR else escape(one.who_name)
    what_done = _what(ask, one, names)
    lines = [voice("history-line", day=local.date(), time=voice.time(local), who=who, what=what_done)]
    if one.reason and one.action == Action.SETTLE_QUESTION.value:
        lines.append(voice("history-reason", reason=escape(one.reason)))
    if moves := _moves(one):
        lines.append(voice("history-moved", count=len(moves)))
        lines += [f"- {_move(ask, move, names)}" for move in moves]
    return Section(lines=tuple(lines))


def _what(ask: Ask, one: AuditEntry, names: dict[str, str]) -> str:
    subject = escape(names.get(one.plan or "", one.subject))
    if one.action == Action.ADVANCE_CALENDAR.value:
        stage = ask.voice(f"stage-{one.after.get('stage', 'dormant')}")
        return ask.voice("history-advance-calendar", subject=subject, stage=stage)
    return ask.voice(f"history-{one.action}", subject=escape(one.subject))


@dataclass(frozen=True, slots=True)
class _Move:
    plan: str
    rule: str
    before: Span | None
    after: Span


def _moves(one: AuditEntry) -> list[_Move]:
    """The deadlines that had a date before and have another one since."""
    before, after = one.before.get("deadlines"), one.after.get("deadlines")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    moves = []
    for deadline, day in after.items():
        plan, _, rule_id = deadline.rsplit(".", 2)
        was, now = _span(before.get(deadline)), _span(day)
        if was is not None and now is not None and was != now:
            moves.append(_Move(plan, rule_id, was, now))
    return moves


def _move(ask: Ask, move: _Move, names: dict[str, str]) -> str:
    return ask.voice(
        "settle-moved-line",
        plan=escape(names.get(move.plan, ask.voice("shared-plan"))),
        what=ask.voice(f"deadline-{move.rule}", about=_about(move)),
        before=ask.voice.span(move.before) if move.before else "–",
        after=ask.voice.when_span(move.after),
    )


def _about(move: _Move) -> str:
    """The year in a deadline's name: its own, or that of the budget, which is adopted the year before."""
    of_budget = rule(move.rule).budget_years_before is not None
    return str(move.after.first.year + int(of_budget))


def _moved_plans(one: AuditEntry) -> set[str]:
    return {move.plan for move in _moves(one)}


def _span(said: object) -> Span | None:
    """The span the trace holds as "2027-01-01" or "2027-09-01/2027-11-30"."""
    if not isinstance(said, str):
        return None
    first, _, last = said.partition("/")
    return Span(
        first=date.fromisoformat(first), last=date.fromisoformat(last or first), precision=Precision.DAYS
    )
