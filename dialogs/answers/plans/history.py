"""Who changed what, when and why: the trace, the newest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dialogs.asking.ask import Ask
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.recorder import CALENDAR
from state.deadlines.deadline import Deadline
from state.deadlines.rulebook import rule
from state.facts.contribution import Contribution
from state.facts.decision import Decision
from state.facts.funding import Appropriation, Basis, Release
from state.facts.negotiation import NegotiationEntry
from state.organisation.calendar import COPENHAGEN, Precision, Span
from state.organisation.people import Action, Person, Role
from state.records.audit import AuditEntry, Change
from state.records.store import OneOf

LIMIT = 8
# what somebody does about their own reminders concerns nobody else
PERSONAL = frozenset(
    {Action.REMIND_ME, Action.CANCEL_REMINDER, Action.SNOOZE, Action.SET_WISHES, Action.CHANGE_OWN_SETTINGS}
)
SHARED = OneOf(("fill", "rederive", *(one.value for one in Action if one not in PERSONAL)))
REMINDED = frozenset(
    {Action.REMIND_ME, Action.CANCEL_REMINDER, Action.SNOOZE, Action.HAND_BACK, Action.NUDGE}
)
MOST_UNDONE = 50
REASONED = frozenset(
    one.value
    for one in (
        Action.SETTLE_QUESTION,
        Action.RETURN_CONTRIBUTION,
        Action.WITHDRAW_CONTRIBUTION,
        Action.SET_DEADLINE,
        Action.MOVE_DEADLINE,
        Action.MARK_MET,
        Action.MARK_NOT_RELEVANT,
        Action.REOPEN_DEADLINE,
        Action.SETTLE_ALARM,
        Action.RECORD_DECISION,
        Action.CORRECT_DECISION,
        Action.REMOVE_SHARE,
    )
)
# the kind of record whose change tells what an action was about
KINDS: dict[str, str] = {
    action.value: kind.__name__
    for kind, named in {
        Contribution: (
            Action.OPEN_ROUND,
            Action.ANSWER_REQUEST,
            Action.SAVE_CONTRIBUTION,
            Action.SUBMIT_CONTRIBUTION,
            Action.APPROVE_CONTRIBUTION,
            Action.WITHDRAW_CONTRIBUTION,
            Action.RETURN_CONTRIBUTION,
            Action.INCLUDE_CONTRIBUTION,
            Action.REOPEN_CONTRIBUTION,
        ),
        Decision: (Action.RECORD_DECISION, Action.CORRECT_DECISION),
        Release: (Action.RELEASE_FUNDS,),
        Appropriation: (Action.SHARE_MONEY, Action.REMOVE_SHARE),
        NegotiationEntry: (Action.LOG_MEETING, Action.CLOSE_POINT),
        Deadline: (
            Action.SET_DEADLINE,
            Action.MOVE_DEADLINE,
            Action.MARK_MET,
            Action.MARK_NOT_RELEVANT,
            Action.REOPEN_DEADLINE,
        ),
        Person: (
            Action.SET_ROLE,
            Action.SET_UNIT,
            Action.SET_DEPUTY,
            Action.SET_LEAD,
            Action.SET_WISHES,
        ),
    }.items()
    for action in named
}


async def history(ask: Ask) -> Answer:
    """The latest changes, of one plan or question or of all."""
    voice, heard = ask.voice, ask.heard
    if heard.questions:
        found = await ask.look.find(AuditEntry, subject=heard.questions[0], order=("-at",), limit=LIMIT)
    elif heard.plans:
        found = await ask.look.find(
            AuditEntry, plan=heard.plans[0], action=SHARED, order=("-at",), limit=LIMIT
        )
    else:
        found = await ask.look.find(AuditEntry, action=SHARED, order=("-at",), limit=LIMIT)
    undone = await _undone(ask)
    return Answer(
        title=voice("history-title"),
        lead=voice("history-lead", count=len(found)),
        sections=tuple([await _entry(ask, one, undone) for one in found]),
        buttons=(ask_button(voice, "button-status"),),
        subject=Subject(intent="history", plans=heard.plans, questions=heard.questions),
    )


async def told(ask: Ask, one: AuditEntry) -> str:
    """An entry in words: who did what, when."""
    local = one.at.astimezone(COPENHAGEN)
    who = "Fremdrift" if one.who == CALENDAR else escape(one.who_name)
    done = await what_was_done(ask, one)
    return ask.voice("history-line", day=local.date(), time=ask.voice.time(local), who=who, what=done)


async def what_was_done(ask: Ask, one: AuditEntry) -> str:
    """What an entry did, with the names and amounts its changes tell."""
    voice = ask.voice
    if one.undoes is not None:
        undone = await ask.look.get(AuditEntry, one.undoes)
        if undone is not None:
            return voice("history-undo", subject=await what_was_done(ask, undone))
    names = ask.plan_names(_plans_of(one))
    if one.action == Action.ADVANCE_CALENDAR.value:
        stage = voice(f"stage-{one.after.get('stage', 'dormant')}")
        subject = escape(names.get(one.plan or "", one.subject))
        return voice("history-advance-calendar", subject=subject, stage=stage)
    if one.action == Action.SETTLE_QUESTION.value:
        return voice("history-settle-question", subject=escape(one.subject))
    about = _about(ask, one, names)
    plan = names.get(one.plan or "")
    if plan and escape(plan) not in about and one.action != Action.RENAME_PLAN.value:
        about.append(escape(plan))
    subject = ", ".join(about) or escape(one.subject)
    return voice(f"history-{one.action}", subject=subject, count=len(one.changes))


async def _undone(ask: Ask) -> frozenset[str]:
    """The entries that a standing entry has undone."""
    recent = await ask.look.find(AuditEntry, action=Action.UNDO.value, order=("-at",), limit=MOST_UNDONE)
    undone: set[str] = set()
    for one in recent:
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return frozenset(undone)


async def _entry(ask: Ask, one: AuditEntry, undone: frozenset[str]) -> Section:
    voice = ask.voice
    line = await told(ask, one)
    lines = [voice("history-was-undone", line=line) if one.id in undone else line]
    if one.reason and one.action in REASONED:
        lines.append(voice("history-reason", reason=escape(one.reason)))
    if moves := _moves(one):
        names = ask.plan_names({move.plan for move in moves})
        lines.append(voice("history-moved", count=len(moves)))
        lines += [f"- {_move(ask, move, names)}" for move in moves]
    return Section(lines=tuple(lines))


def _plans_of(one: AuditEntry) -> set[str]:
    merged = one.before.get("plans")
    return {one.plan or "", *(map(str, merged) if isinstance(merged, list) else ())}


def _about(ask: Ask, one: AuditEntry, names: dict[str, str]) -> list[str]:
    """The names and amounts the changes of an entry tell."""
    voice = ask.voice
    if one.action == Action.RENAME_PLAN.value:
        return [f"{escape(str(one.before.get('name')))} → {escape(str(one.after.get('name')))}"]
    if one.action == Action.MERGE_PLANS.value:
        return [voice.all_of(escape(names[plan]) for plan in sorted(_plans_of(one)) if plan in names)]
    if one.action == Action.HAND_OVER.value:
        return [
            f"{escape(str(one.before.get('responsible')))} → {escape(str(one.after.get('responsible')))}",
            voice("history-tasks", count=_whole(one.after.get("tasks"))),
        ]
    if one.action in {each.value for each in REMINDED}:
        return _of_reminders(ask, one, names)
    kind = KINDS.get(one.action)
    of_kind = [each for each in one.changes if each.kind == kind]
    changes = [each for each in of_kind if each.id == one.subject] or of_kind
    if one.action == Action.OPEN_ROUND.value:
        due = _span(one.after.get("due"))
        units = {str(each.after["unit"]) for each in changes}
        said = [voice.all_of(voice.short_body(unit) for unit in sorted(units))] if units else []
        return [*said, voice("history-by", when=voice.span(due))] if due else said
    return _of_change(ask, one, changes[-1]) if changes else []


def _of_reminders(ask: Ask, one: AuditEntry, names: dict[str, str]) -> list[str]:
    """What reminders are about and until when, or who is asked again; never what somebody wrote for themselves."""
    voice = ask.voice
    told = one.after.get("told")
    if isinstance(told, list) and told:
        return [voice.all_of(escape(str(name)) for name in told)]
    ids = tuple(one.subject.split("+"))
    given = ask.snapshot.find(Contribution, id=OneOf(ids))
    said = [voice.short_body(unit) for unit in dict.fromkeys(each.unit for each in given)]
    on = one.after.get("on")
    if isinstance(on, str) and on != "None":
        said.append(voice.plain_day(date.fromisoformat(on)))
    return said or [voice("reminder-thing-told")]


def _of_change(ask: Ask, one: AuditEntry, change: Change) -> list[str]:
    voice, after = ask.voice, change.after
    if change.kind == Contribution.__name__:
        return [voice.short_body(str(after["unit"])), *_gift(ask, after.get("content"))]
    if change.kind == Decision.__name__:
        on = date.fromisoformat(str(after["on"]))
        return [voice.short_body(str(after["body"])), voice.plain_day(on)]
    if change.kind == Release.__name__:
        money = ask.snapshot.get(Appropriation, str(after["appropriation"]))
        code = escape(money.code if money else str(after["appropriation"]))
        return [voice.kroner(Decimal(str(after["amount"]))), code]
    if change.kind == Appropriation.__name__:
        told = {**one.before, **one.after}
        amount = [voice.kroner(Decimal(str(told["amount"])))] if told.get("amount") else []
        return [*amount, escape(str(after["code"]))]
    if change.kind == NegotiationEntry.__name__:
        met = voice.plain_day(date.fromisoformat(str(after["on"])))
        text = one.after.get("text")
        return [*([escape(str(text))] if text else []), met]
    if change.kind == Deadline.__name__:
        rule = voice(f"deadline-{after['rule']}", about=str(after.get("about") or "")).strip()
        due = after.get("due")
        first = due.get("first") if isinstance(due, dict) else None
        return [rule, *([voice.plain_day(date.fromisoformat(str(first)))] if first else [])]
    return _of_person(ask, one)


def _of_person(ask: Ask, one: AuditEntry) -> list[str]:
    voice, name = ask.voice, escape(str(one.after.get("name") or one.subject))
    if one.action == Action.SET_ROLE.value:
        was, now = (voice(f"role-{Role(str(each['role'])).value}") for each in (one.before, one.after))
        unit = one.after.get("unit")
        return [f"{name}: {was} → {now}", *([voice.short_body(str(unit))] if unit else [])]
    if one.action == Action.SET_UNIT.value:
        unit = one.after.get("unit")
        return [f"{name}: {voice.short_body(str(unit)) if unit else voice('no-unit')}"]
    if one.action in (Action.SET_LEAD.value, Action.SET_WISHES.value):
        return [name]
    deputy = one.after.get("deputy")
    if not deputy:
        return [f"{name}: –"]
    first, last = (date.fromisoformat(str(one.after[each])) for each in ("first", "last"))
    when = voice.span(Span(first=first, last=last, precision=Precision.DAYS))
    return [f"{name}: {escape(str(deputy))}", when]


def _gift(ask: Ask, content: object) -> list[str]:
    """What a contribution gives, in kroner and years."""
    voice = ask.voice
    if not isinstance(content, dict) or not content.get("amount"):
        return []
    amount = voice.kroner(Decimal(str(content["amount"])))
    years = content.get("years")
    yearly = content.get("basis") == Basis.PER_YEAR.value
    said = voice("gift-per-year", amount=amount) if yearly else amount
    return [f"{said} {voice.years(map(int, years))}" if isinstance(years, list) and years else said]


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


class _Move(Struct, frozen=True):
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
        what=ask.voice(f"deadline-{move.rule}", about=_year_of(move)),
        before=ask.voice.span(move.before) if move.before else "–",
        after=ask.voice.when_span(move.after),
    )


def _year_of(move: _Move) -> str:
    """The year in a deadline's name: its own, or that of the budget, which is adopted the year before."""
    of_budget = rule(move.rule).budget_years_before is not None
    return str(move.after.first.year + int(of_budget))


def _span(said: object) -> Span | None:
    """The span the trace holds as "2027-01-01" or "2027-09-01/2027-11-30"."""
    if not isinstance(said, str):
        return None
    first, _, last = said.partition("/")
    return Span(
        first=date.fromisoformat(first), last=date.fromisoformat(last or first), precision=Precision.DAYS
    )
