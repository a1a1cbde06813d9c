"""The alarm of one key without the other settled by talking: of which plan, and why it does not matter."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.answers.plans.status import keys_of
from dialogs.asking.ask import Ask
from dialogs.reading.words.reasons import reason_in
from dialogs.recording.approval.decision import alarm, moved_deadlines, stage_change
from dialogs.recording.engine.fields import MOST_PLANS, choice_field, found_field, reason_field
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.approval.releases import PlanAfter, settle_alarm
from state.facts.plan import Plan
from state.organisation.people import Action
from state.overview.plans import PlanStatus, plan_statuses

INTENT = "record-alarm"


def _alarms(ask: Ask, plans: tuple[str, ...] = ()) -> dict[str, PlanStatus]:
    """The plans with an alarm, of these or of all."""
    page = plan_statuses(ask.snapshot, ask.voice.today, plans or None, limit=max(len(plans), MOST_PLANS))
    return {one.plan.id: one for one in page.statuses if keys_of(one) is not None}


def _options(ask: Ask, _values: Values) -> Options:
    return [(name, one.plan.name) for name, one in (_alarms(ask)).items()]


def _read(ask: Ask, _values: Values) -> Value | Wrong:
    found = _alarms(ask, ask.heard.plans) if len(ask.heard.plans) == 1 else {}
    if found:
        return next(iter(found))
    names = [title for _, title in _options(ask, {})]
    return Wrong("flow-wrong-choice", {"options": escape(ask.voice.any_of(names))})


def _said_plan(ask: Ask, value: Value) -> str:
    return escape(ask.lexicon.plan_name(str(value)))


def _said_alarm(ask: Ask, value: Value) -> str:
    return ask.voice(str(value))


FIELDS = (
    choice_field("plan", _options, said=_said_plan, read=_read),
    found_field("alarm", said=_said_alarm),
    reason_field(),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.SETTLE_ALARM)
    named = ask.plans if len(ask.plans) == 1 else ()
    found = _alarms(ask, named)
    if not found:
        plan = ask.lexicon.plan_name(named[0]) if named else ""
        sentence = ask.voice("record-alarm-none", plan=escape(plan), named=bool(plan))
        return Answer(lead=sentence, buttons=(ask_button(ask.voice, "button-status"),), refused=True)
    values: Values = {"reason": reason_in(ask.heard.text)}
    if len(found) == 1:
        ((plan, one),) = found.items()
        keys = keys_of(one)
        values["plan"] = plan
        values["alarm"] = "alarm-content-only" if keys is None or keys.content else "alarm-release-only"
    return values


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values.get("plan") or ""))
    return {"plan": plan.version} if plan else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> PlanAfter:
    return await settle_alarm(
        doing.store,
        actor=doing.actor,
        plan=values["plan"],
        reason=values["reason"],
        now=doing.now,
        seen=seen.get("plan"),
        message=doing.message,
    )


def _done(ask: Ask, result: PlanAfter, values: Values) -> Answer:
    voice, plan = ask.voice, result.plan
    facts = (
        (voice("status-stage"), stage_change(ask, result.stage_before.value, result.stage.value)),
        (voice("record-alarm-reason-label"), escape(str(values["reason"]))),
    )
    sections = (Section(facts=facts), moved_deadlines(ask, result.moved))
    return Answer(
        title=voice("record-alarm-done-title"),
        lead=voice("record-alarm-done", plan=escape(plan.name)),
        sections=tuple(section for section in sections if section.facts or section.lines),
        notes=alarm(ask, result.keys),
        buttons=(ask_button(voice, "button-undo"), ask_button(voice, "button-status")),
        subject=Subject(intent="status", plans=(plan.id,)),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
