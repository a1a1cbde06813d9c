"""How a conversation goes on by a card's button: everything it carries is read and checked again.

Only the card that shows last what a person is at counts; every other one is answered with what was done last.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from dialogs.answers.plans.history import told
from dialogs.asking.ask import Ask
from dialogs.recording.engine.by_words import after_long, go_on, hearing, read_field
from dialogs.recording.engine.flow import Draft, Flow, Wrong, missing
from dialogs.recording.engine.shown import form
from dialogs.saying.answer import Answer, Input, Section
from state.records.audit import AuditEntry
from state.records.errors import RecordMovedOn
from state.records.store import Between

MOST_LETTERS = 2_000
# what every card carries beside its fields
CARRIED = frozenset({"verb", "fremdrift", "flow", "seen", "card", "confirmed", "correct", "msteams"})


async def from_form(
    ask: Ask, flow: Flow, payload: Mapping[str, object], held: Draft | None
) -> Answer | Draft:
    """What a card's button carries, every field read again: the draft to carry out, its summary, or what is wrong.

    `held` is the draft the conversation remembers: only the card that shows it last counts, and no other person's.
    """
    if (
        held is None
        or held.flow != flow.intent
        or payload.get("card") != held.card
        or _is_forged(flow, payload)
    ):
        return await stale(ask, held)
    if held.is_old(ask.now):
        return await after_long(ask, flow, held)
    if "confirmed" in payload:
        return held if missing(flow, held) is None else await stale(ask, held)
    if "correct" in payload:
        return replace(await form(ask, flow, held), replaces=True)
    kept = {one.name: held.values[one.name] for one in flow.fields if one.fixed and one.name in held.values}
    draft = Draft(flow=flow.intent, values=kept, at=ask.now.isoformat())
    faults: list[str] = []
    wrong: dict[str, str] = {}
    typed = {one.name: str(payload.get(one.name) or "").strip()[:MOST_LETTERS] for one in flow.fields}
    for one in flow.fields:
        text = typed[one.name]
        if one.fixed or not text or not one.when(draft.values):
            continue
        value = await read_field(hearing(ask, text), one, draft.values)
        if isinstance(value, Wrong):
            label = ask.voice(f"{flow.intent}-{one.name}-label")
            fault = ask.voice(value.text_id, **value.facts)
            faults.append(f"{label}: {fault}")
            wrong[one.name] = fault
        else:
            draft = draft.with_value(one.name, value)
    left_out = tuple(one.name for one in flow.fields if one.optional and one.name not in draft.values)
    draft = replace(draft, skipped=left_out)
    if flow.is_done_without_yes(draft.values) and not faults and missing(flow, draft) is None:
        return replace(draft, seen=flow.seen(ask, draft.values))
    answer = await go_on(ask, flow, draft, fault=" ".join(faults))
    inputs = tuple(_put_right(one, typed[one.id], wrong.get(one.id, ""), draft) for one in answer.inputs)
    return replace(answer, inputs=inputs, replaces=True, refused=bool(faults))


async def opened(ask: Ask, flow: Flow, held: Draft) -> Answer:
    """The form of what is under way, for its dialog; one that has lain for long is taken up in the chat first."""
    if held.paused or held.is_old(ask.now):
        return Answer(lead=ask.voice("flow-form-is-old"), pending=held.kept(), refused=True)
    return await form(ask, flow, held)


async def stale(ask: Ask, held: Draft | None) -> Answer:
    """That a card counts no more, and what the person did last; what is under way stays as it is."""
    voice = ask.voice
    latest = await ask.look.find(AuditEntry, who=ask.person.id, order=("-at",), limit=1)
    done = [await told(ask, one) for one in latest]
    return Answer(
        lead=voice("flow-card-is-old"),
        sections=(Section(heading=voice("flow-last-done"), lines=tuple(done)),) if done else (),
        notes=(voice("flow-resume", what=voice(held.flow)),) if held is not None else (),
        subject=ask.last,
        pending=held.kept() if held is not None else None,
        refused=True,
    )


async def was_done(ask: Ask, draft: Draft, fault: RecordMovedOn) -> bool:
    """Whether it was the person's own turn, delivered twice at once, that moved the record on since the card."""
    since = Between(first=datetime.fromisoformat(draft.at))
    own = await ask.look.find(AuditEntry, who=ask.person.id, at=since)
    touched = {(change.kind, change.id) for one in own for change in one.changes}
    return (fault.kind, fault.id) in touched


def _put_right(one: Input, typed: str, wrong: str, draft: Draft) -> Input:
    """The input as it was typed where that was not taken, with what is wrong or that it has to be filled in."""
    if one.id in draft.values:
        return one
    return replace(one, value=typed or one.value, wrong=wrong or (one.fault if not typed else ""))


def _is_forged(flow: Flow, payload: Mapping[str, object]) -> bool:
    """Whether a click carries what no card of this conversation has: unknown fields, or values that are no text."""
    asked = {one.name for one in flow.fields if not one.fixed}
    if set(payload) - asked - CARRIED:
        return True
    return any(not isinstance(payload[name], str) for name in asked & set(payload))
