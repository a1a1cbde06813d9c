"""A recorded decision corrected: which one, what of it was read wrong, what it is, and why it is corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.meaning.message import hear
from dialogs.meaning.outcomes import outcome_in, reference_in, vote_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.fold import plain
from dialogs.reading.words.reasons import reason_in, without_reason
from dialogs.recording.approval.decision import (
    UNKNOWN,
    alarm,
    how_final,
    moved_deadlines,
    new_date_field,
    outcome_options,
    read_outcome,
    said_outcome,
    stage_change,
)
from dialogs.recording.approval.departing import DEPARTING, Departed, ask_why
from dialogs.recording.engine.fields import (
    choice_field,
    day_field,
    plan_field,
    read_day,
    reason_field,
    said_text,
    text_field,
)
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.approval.decisions import Decided, correct_decision
from state.facts.decision import Decision, Key, Outcome
from state.facts.route import BodyOvertaken, BodySkipped
from state.organisation.people import Action
from state.overview.snapshot import Snapshot
from state.records.errors import NoSuchThing

INTENT = "record-correct"
DAY, CONTENT, RELEASE, VOTE, REFERENCE = "day", "content", "release", "vote", "reference"
WHATS = (DAY, CONTENT, RELEASE, VOTE, REFERENCE)
NEW = re.compile(r"\b(?:til|to)\b", re.I)
# what a message wants corrected, where it says so
SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    (VOTE, re.compile(r"\bafstemning\w*|\bstemmer\w*|\bvotes?\b")),
    (REFERENCE, re.compile(r"\bhenvisning\w*|\bpunkt\w*|\breference\b|\bitem\b")),
    (DAY, re.compile(r"\bdato\w*|\b\w*dag(?:en)?\b|\bdate\b|\bday\b")),
)


def standing(snapshot: Snapshot, plan: str) -> dict[str, Decision]:
    """The plan's decisions that stand, the latest first."""
    found = snapshot.find(Decision, plan=plan)
    kept = sorted((one for one in found if not one.annulled), key=lambda one: one.on, reverse=True)
    return {one.id: one for one in kept}


def _label(ask: Ask, one: Decision) -> str:
    """A decision in a list: "KTU, mandag den 16. november 2026: indholdet anbefalet"."""
    points = [
        ask.voice(
            "correct-point",
            concerns=ask.voice(f"decision-concerns-{point.concerns.value}"),
            outcome=said_outcome(ask, point.outcome.value),
        )
        for point in one.points
    ]
    return ask.voice(
        "correct-option", body=ask.voice.short_body(one.body), day=one.on, points=ask.voice.all_of(points)
    )


def _decision_options(ask: Ask, values: Values) -> Options:
    if not values.get("plan"):
        return []
    return [(key, _label(ask, one)) for key, one in (standing(ask.snapshot, values["plan"])).items()]


def _read_decision(ask: Ask, values: Values) -> Value | Wrong:
    plan = str(values.get("plan"))
    known = standing(ask.snapshot, plan)
    if not known:
        return Wrong("record-correct-none", {"plan": escape(ask.lexicon.plan_name(plan))})
    return _meant(ask, known) or Wrong("record-correct-which")


def _meant(ask: Ask, known: Mapping[str, Decision]) -> str | None:
    """The one decision of the body a message names; the only one where it names none."""
    bodies = ask.heard.bodies
    found = [key for key, one in known.items() if not bodies or one.body in bodies]
    return found[0] if len(found) == 1 else None


def _said_decision(_ask: Ask, value: Value) -> str:
    """In place of a decision that no longer stands to be shown as it was offered."""
    return escape(str(value))


def _what_options(ask: Ask, values: Values) -> Options:
    one = ask.snapshot.get(Decision, str(values.get("decision") or ""))
    concerned = {point.concerns.value for point in one.points} if one else set()
    there = (DAY, *(key for key in (CONTENT, RELEASE) if key in concerned), VOTE, REFERENCE)
    return [(what, ask.voice(f"correct-what-{what}")) for what in there]


def _is(*whats: str) -> Value:
    return lambda values: values.get("what") in whats


def _is_postponed(values: Values) -> bool:
    return values.get("outcome") == Outcome.POSTPONED.value and values.get("what") in (CONTENT, RELEASE)


FIELDS = (
    plan_field(),
    replace(
        choice_field("decision", _decision_options, said=_said_decision, read=_read_decision), titled=True
    ),
    choice_field("what", _what_options, said=lambda ask, value: ask.voice(f"correct-what-{value}")),
    day_field("day", tense=Tense.PAST, when=_is(DAY)),
    choice_field(
        "outcome", outcome_options, said=said_outcome, read=read_outcome, when=_is(CONTENT, RELEASE)
    ),
    new_date_field(_is_postponed),
    text_field("vote", when=_is(VOTE)),
    text_field("reference", when=_is(REFERENCE)),
    reason_field(),
    *DEPARTING,
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.CORRECT_DECISION)
    values: Values = {"reason": reason_in(ask.heard.text)}
    if len(ask.plans) != 1:
        return values
    values["plan"] = ask.plans[0]
    known = standing(ask.snapshot, ask.plans[0])
    if not known:
        return Answer(
            title=ask.voice("record-correct-title"),
            lead=ask.voice("record-correct-none", plan=escape(ask.lexicon.plan_name(ask.plans[0]))),
            buttons=(ask_button(ask.voice, "button-history"),),
            subject=Subject(intent="route", plans=ask.plans),
            refused=True,
        )
    values["decision"] = _meant(ask, known)
    if values["decision"] is not None:
        values |= _new(ask, known[values["decision"]])
    return values


def _new(ask: Ask, one: Decision) -> Values:
    """What a message wants corrected, and what it says it is: "ret datoen ... til 17. november"."""
    before, said, after = _parted(without_reason(ask.heard.text))
    what = next((name for name, words in SAID if words.search(plain(before))), None)
    heard = replace(ask, heard=hear(after, ask.lexicon, ask.organisation, ask.voice.today)) if said else ask
    day, outcome = read_day(heard, Tense.PAST), outcome_in(after) if said else None
    concerned = {point.concerns for point in one.points}
    if what == VOTE:
        return {"what": VOTE, "vote": vote_in(after)}
    if what == REFERENCE:
        return {"what": REFERENCE, "reference": reference_in(after)}
    if said and not isinstance(day, Wrong):
        return {"what": DAY, "day": day}
    if outcome is not None and len(concerned) == 1:
        return {"what": concerned.pop().value, "outcome": outcome.value}
    return {"what": what, "outcome": outcome.value if outcome is not None and what is None else None}


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before the last "til" or "to", that word, and what follows."""
    found = list(NEW.finditer(text))
    return (text[: found[-1].start()], found[-1][0], text[found[-1].end() :]) if found else (text, "", "")


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    one = ask.snapshot.get(Decision, str(values.get("decision") or ""))
    return {"decision": one.version} if one else {}


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Decided | Departed:
    old = doing.snapshot.get(Decision, values["decision"])
    if old is None:
        raise NoSuchThing(kind="Decision", id=values["decision"])
    what, new = values["what"], values.get("new_date") if _is_postponed(values) else None
    points = None
    if what in (CONTENT, RELEASE):
        points = tuple(
            replace(one, outcome=Outcome(values["outcome"])) if one.concerns is Key(what) else one
            for one in old.points
        )
    try:
        return await correct_decision(
            doing.store,
            actor=doing.actor,
            decision=old.id,
            reason=str(values["reason"]),
            now=doing.now,
            on=date.fromisoformat(values["day"]) if what == DAY else None,
            points=points,
            vote=str(values["vote"]) if what == VOTE else None,
            reference=str(values["reference"]) if what == REFERENCE else None,
            override_reason=str(values["override"]) if values.get("override") else None,
            postponed_to=date.fromisoformat(new) if new and new != UNKNOWN else None,
            new_date_unknown=new == UNKNOWN,
            seen=seen.get("decision"),
            message=doing.message,
        )
    except (BodySkipped, BodyOvertaken) as fault:
        return Departed(fault)


async def _done(ask: Ask, result: Decided | Departed, values: Values) -> Answer:
    if isinstance(result, Departed):
        return await ask_why(ask, FLOW, result, values)
    voice = ask.voice
    facts = (
        (voice("record-correct-decision-label"), said_text(ask, _label(ask, result.decision))),
        *_changed(ask, result, str(values["what"])),
        (voice("record-correct-reason-label"), said_text(ask, values["reason"])),
        (voice("recorded-state"), stage_change(ask, result.stage_before.value, result.stage.value)),
    )
    moved = moved_deadlines(ask, result.moved)
    return Answer(
        title=voice("record-correct-done-title"),
        lead=" ".join((voice("record-correct-done", plan=escape(result.plan.name)), how_final(ask, result))),
        sections=(Section(facts=facts), *((moved,) if moved.lines else ())),
        notes=alarm(ask, result.keys),
        buttons=(
            ask_button(voice, "button-status-of", "ask-status-of", plan=result.plan.name),
            ask_button(voice, "button-undo"),
        ),
        subject=Subject(intent="route", plans=(result.plan.id,)),
    )


def _changed(ask: Ask, result: Decided, what: str) -> tuple[tuple[str, str], ...]:
    """What it is now, where the decision's own line does not say it, and what it was."""
    new, old = result.decision, result.replaced
    if old is None:
        return ()
    if what not in (VOTE, REFERENCE):
        return ((ask.voice("record-correct-was"), escape(_label(ask, old))),)
    now, was = (new.vote, old.vote) if what == VOTE else (new.reference, old.reference)
    label = ask.voice("record-correct-vote-label" if what == VOTE else "record-correct-reference-label")
    return (
        (label, escape(now)),
        (ask.voice("record-correct-was"), escape(was) or "–"),
    )


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen)
