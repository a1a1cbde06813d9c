"""Who changed what, when and why: the trace, the newest first."""

from __future__ import annotations

from dialogs.answer import Answer, Section, Subject
from dialogs.ask import Ask
from dialogs.questions.sayings import ask_button
from dialogs.render import escape
from state.actions import CALENDAR
from state.audit import AuditEntry
from state.calendar import COPENHAGEN
from state.people import Action

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
    return Answer(
        title=voice("history-title"),
        lead=voice("history-lead", count=len(found)),
        sections=tuple(_entry(ask, one) for one in found),
        buttons=(ask_button(voice, "button-status"),),
        subject=Subject(intent="history", plans=heard.plans, questions=heard.questions),
    )


def _entry(ask: Ask, one: AuditEntry) -> Section:
    voice = ask.voice
    local = one.at.astimezone(COPENHAGEN)
    who = "Fremdrift" if one.who == CALENDAR else escape(one.who_name)
    lines = [voice("history-line", day=local.date(), time=f"{local:%H.%M}", who=who, what=_what(ask, one))]
    if one.action == Action.SETTLE_QUESTION.value:
        moves = _moves(one)
        if one.reason:
            lines.append(voice("history-reason", reason=escape(one.reason)))
        if moves:
            lines.append(voice("history-moved", count=len(moves)))
            lines += [f"- {move}" for move in moves[:LIMIT]]
    return Section(lines=tuple(lines))


def _what(ask: Ask, one: AuditEntry) -> str:
    if one.action == Action.ADVANCE_CALENDAR.value:
        stage = ask.voice(f"stage-{one.after.get('stage', 'dormant')}")
        return ask.voice("history-advance-calendar", subject=escape(one.plan or one.subject), stage=stage)
    return ask.voice(f"history-{one.action}", subject=escape(one.subject))


def _moves(one: AuditEntry) -> list[str]:
    before, after = one.before.get("deadlines"), one.after.get("deadlines")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    return [
        f"{deadline}: {before.get(deadline) or '–'} → {day}"
        for deadline, day in after.items()
        if day is not None and before.get(deadline) != day
    ]
