"""A deadline owed again that was met or set aside: which one, of which plan."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.words.reasons import reason_in
from dialogs.recording.engine.fields import choice_field, plan_field, reason_field, said_text
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.recording.plans.deadline import keyed, open_deadlines, said_deadline
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button, what, when
from dialogs.saying.text import escape
from state.actions.plans.deadlines import DeadlineKept, reopen_deadline
from state.actions.plans.register import MERGED
from state.deadlines.deadline import Deadline, DeadlineState
from state.deadlines.rederivation import RULE_GONE
from state.history.what_can_be_undone import UNDONE
from state.organisation.people import Action
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing
from state.records.store import OneOf

INTENT = "record-reopen"
CLOSED = OneOf((DeadlineState.MET, DeadlineState.NOT_RELEVANT))
# what the rules closed stays closed while no rule gives it
BY_RULES = frozenset({RULE_GONE, UNDONE, MERGED})


def closed_deadlines(snapshot: Snapshot, plan: str) -> dict[str, Deadline]:
    """What nobody owes for a plan any more and could again, as the open ones are keyed."""
    found = snapshot.find(Deadline, plan=plan, state=CLOSED, order=("last",))
    return keyed(one for one in found if one.reason not in BY_RULES)


def _options(ask: Ask, values: Values) -> Options:
    if not values.get("plan"):
        return []
    found = closed_deadlines(ask.snapshot, values["plan"])
    return [
        (
            key,
            ask.voice("reopen-option", what=what(ask.voice, one), when=_when(ask, one), state=one.state),
        )
        for key, one in reversed(found.items())
    ]


def _when(ask: Ask, one: Deadline) -> str:
    return ask.voice.span(one.due) if one.due else when(ask.voice, one)


def _read(ask: Ask, values: Values) -> Value | Wrong:
    plan = str(values.get("plan"))
    closed = closed_deadlines(ask.snapshot, plan)
    meant = _latest(ask, closed)
    if meant is not None:
        return meant
    if not closed:
        return Wrong("record-reopen-none", {"plan": escape(ask.lexicon.plan_name(plan))})
    return Wrong("record-reopen-which")


def _latest(ask: Ask, found: Mapping[str, Deadline]) -> str | None:
    """The deadline the words are about, of the latest period; None where they name none, or more than one."""
    named = [key for key, one in found.items() if _is_named(ask, one)]
    last = max((found[key].period for key in named), default=0)
    latest = [key for key in named if found[key].period == last]
    return latest[0] if len(latest) == 1 else None


def _is_named(ask: Ask, one: Deadline) -> bool:
    years = {str(year) for year in ask.heard.years}
    return one.rule == rule_in(ask.heard.text) and (not years or not one.about or one.about in years)


FIELDS = (
    plan_field(),
    replace(choice_field("deadline", _options, said=said_deadline, read=_read), titled=True),
    reason_field(volunteer=True),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.REOPEN_DEADLINE)
    values: Values = {"reason": reason_in(ask.heard.text)}
    if len(ask.plans) != 1:
        return values
    plan = ask.plans[0]
    closed, still_open = closed_deadlines(ask.snapshot, plan), open_deadlines(ask.snapshot, plan)
    if not closed:
        name = escape(ask.lexicon.plan_name(plan))
        return _nothing(ask, ask.voice("record-reopen-none", plan=name))
    meant, owed = _latest(ask, closed), _latest(ask, still_open)
    if owed is not None and (meant is None or still_open[owed].period >= closed[meant].period):
        name = escape(ask.lexicon.plan_name(plan))
        return _nothing(
            ask, ask.voice("record-reopen-open", plan=name, what=what(ask.voice, still_open[owed]))
        )
    return {**values, "plan": plan, "deadline": meant}


def _nothing(ask: Ask, said: str) -> Answer:
    return Answer(
        title=ask.voice("record-reopen-title"),
        lead=said,
        buttons=(ask_button(ask.voice, "button-status"), ask_button(ask.voice, "button-history")),
        subject=Subject(intent="deadlines", plans=ask.plans),
        refused=True,
    )


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    if not values.get("plan") or not values.get("deadline"):
        return {}
    found = (closed_deadlines(ask.snapshot, values["plan"])).get(values["deadline"])
    return {"deadline": found.version} if found else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> DeadlineKept:
    found = closed_deadlines(doing.snapshot, values["plan"]).get(values["deadline"])
    if found is None:
        raise NoSuchThing(kind="Deadline", id=values["deadline"])
    return await reopen_deadline(
        doing.store,
        actor=doing.actor,
        deadline=found.id,
        reason=str(values.get("reason") or ""),
        now=doing.now,
        seen=seen.get("deadline"),
        message=doing.message,
    )


def _done(ask: Ask, result: DeadlineKept, values: Values) -> Answer:
    voice, after = ask.voice, result.after
    facts = [
        (voice("record-reopen-deadline-label"), what(voice, after)),
        (voice("record-reopen-day"), when(voice, after)),
    ]
    if values.get("reason"):
        facts.append((voice("record-reopen-reason-label"), said_text(ask, values["reason"])))
    return Answer(
        title=voice("record-reopen-done-title"),
        lead=voice("record-reopen-done", plan=escape(result.plan.name)),
        sections=(Section(facts=tuple(facts)),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-undo")),
        subject=Subject(intent="when", plans=(after.plan,), deadlines=(after.id,), rule=after.rule),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
