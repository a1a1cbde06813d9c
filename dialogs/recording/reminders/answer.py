"""What is answered to a reminder, by a button or in words: it is done, later, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from dialogs.asking.ask import Ask
from dialogs.asking.refusal import refusal
from dialogs.recording.engine.flow import PRIVATE, Doing, Draft, Field, Flow, Value, Values, Wrong
from dialogs.recording.reminders.own import moved_sentence
from dialogs.recording.reminders.step import taken
from dialogs.reminders import wording
from dialogs.reminders.buttons import (
    LIST,
    MET,
    NOT_MINE,
    SNOOZE,
    STEPS,
    TOMORROW,
    can_be_met,
    could_be_anothers,
    next_monday,
    next_working_day,
    record_button,
    seen_of,
)
from dialogs.reminders.gather import matters_of
from dialogs.reminders.matter import Matter
from dialogs.reminders.message import as_it_stands, message
from dialogs.reminders.shown import Told, newest, reminders_of
from dialogs.saying.answer import Answer, Button
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.gathering.negotiation import StepFinished, finish_step
from state.actions.plans.deadlines import mark_met
from state.facts.reminder import Notice, ReminderKind
from state.records.errors import PlanError
from state.reminders.answers.hand_back import HandedBack, not_mine
from state.reminders.answers.own import Snoozed, snooze

INTENT = "record-answer"
MOST_LISTED = 40
MOST_OFFERED = 6
NUMBER = re.compile(r"\b([1-9][0-9]?)\b")


def _unread(_ask: Ask, _values: Values) -> Value | Wrong:
    return Wrong("flow-not-understood")


def _said(_ask: Ask, value: Value) -> str:
    return str(value["said"])


def as_answer(
    step: str,
    notice: Notice,
    matters: tuple[Matter, ...],
    said: str,
    *,
    day: date | None = None,
    clicked: bool,
) -> Values:
    """An answer to a message as plain JSON: what is done about which reminders of it, until when, and how."""
    first = matters[0]
    deadline = first.deadline if step == MET else None
    agreed = first.step if step == MET else None
    return {
        "step": step,
        "notice": notice.id,
        "reminders": [one.reminder.id for one in matters],
        "deadline": deadline.id if deadline else None,
        "taken": agreed.id if agreed else None,
        "version": seen_of(first) if step == MET else 0,
        "day": day.isoformat() if day else None,
        "said": said,
        "clicked": clicked,
    }


async def _begin(ask: Ask) -> Values | Answer:
    if ask.heard.carries("step"):
        return await taken(ask)
    told = await newest(ask)
    if told is None:
        return Answer(
            lead=ask.voice("record-answer-nothing"),
            buttons=(ask_button(ask.voice, "button-my-reminders"), ask_button(ask.voice, "button-help")),
            subject=ask.last,
        )
    step = NOT_MINE if ask.heard.carries("not-me") else MET
    meant = _meant(ask, told)
    if len(meant) > 1:
        return _which(ask, told, meant, step)
    refused = _cannot(ask, meant[0], step)
    if refused is not None:
        return refused
    said = wording.name(ask.voice, meant[0])
    return {"answer": as_answer(step, told.notice, meant, said, clicked=False)}


def _meant(ask: Ask, told: Told) -> tuple[Matter, ...]:
    """The matters of a message that are meant: by number, by plan or administration, else all of them."""
    numbered = NUMBER.search(ask.heard.text)
    if numbered is not None and int(numbered[1]) <= len(told.matters):
        return (told.matters[int(numbered[1]) - 1],)
    heard = ask.heard
    narrowed = tuple(
        one
        for one in told.matters
        if (not heard.plans or one.reminder.plan in heard.plans)
        and (not heard.units or (one.contribution is not None and one.contribution.unit in heard.units))
    )
    return narrowed or told.matters


def _which(ask: Ask, told: Told, meant: tuple[Matter, ...], step: str) -> Answer:
    """Which one is meant, by number."""
    voice = ask.voice
    buttons = []
    for one in meant[:MOST_OFFERED]:
        number = told.matters.index(one) + 1
        asks = voice("answer-not-mine" if step == NOT_MINE else "answer-met", number=number)
        buttons.append(Button(title=wording.name(voice, one), ask=asks))
    options = [{"title": one.title, "ask": one.ask} for one in buttons]
    return Answer(
        title=voice("record-answer-title"),
        lead=voice("record-answer-which"),
        buttons=tuple(buttons),
        subject=ask.last,
        pending={"kind": "choice", "options": options},
    )


def _cannot(ask: Ask, matter: Matter, step: str) -> Answer | None:
    """Why this cannot be done to the matter by a word alone, and what can; None where it can."""
    voice, record = ask.voice, record_button(ask.voice, matter, ask.person)
    buttons = (record,) if record is not None else ()
    if step == NOT_MINE:
        if could_be_anothers(matter):
            return None
        return Answer(lead=voice("record-answer-all-coordinators"), subject=ask.last, refused=True)
    if can_be_met(matter, ask.person):
        return None
    if matter.reminder.kind is ReminderKind.OWN and matter.reminder.text:
        return Answer(lead=voice("record-answer-noted"), subject=ask.last)
    if matter.contribution is not None:
        lead = voice("record-answer-hand-in", what=wording.name(voice, matter))
    elif matter.step is not None:
        lead = voice("record-answer-owner-says")
    else:
        lead = voice("record-answer-not-by-word", what=wording.name(voice, matter))
    return Answer(
        title=voice("record-answer-title"), lead=lead, buttons=buttons, subject=ask.last, refused=True
    )


async def clicked(ask: Ask, payload: Mapping[str, object]) -> Answer | Draft:
    """What a button of a message does, everything it carries read and checked again."""
    voice, step = ask.voice, str(payload.get("do") or "")
    if ask.surface not in PRIVATE:
        return Answer(lead=voice("flow-not-here"), refused=True)
    notice = await ask.look.get(Notice, str(payload.get("notice") or ""))
    if notice is None or step not in (*STEPS, LIST):
        return Answer(lead=voice("click-unknown"), refused=True)
    if notice.to != ask.person.id:
        return Answer(lead=voice("record-answer-not-yours"), refused=True)
    reminders = await reminders_of(ask.look, notice)
    matters = await matters_of(ask.snapshot, ask.look, ask.organisation, reminders, voice.today)
    live = tuple(one for one in matters if not one.is_done)
    if step == LIST:
        whole = await message(ask.snapshot, ask.look, voice, live, ask.person, notice.id, most=MOST_LISTED)
        return whole or await _stale(ask, notice, "record-answer-done-already")
    reminder = str(payload.get("reminder") or "")
    meant = tuple(one for one in live if not reminder or one.reminder.id == reminder)
    if not meant or not (reminder or step == SNOOZE):
        known = not reminder or any(one.reminder.id == reminder for one in matters)
        return await _stale(ask, notice, "record-answer-done-already" if known else "click-unknown")
    if step == MET and not can_be_met(meant[0], ask.person):
        return await _stale(ask, notice, "record-answer-not-by-word-alone")
    if step == MET and payload.get("version") != seen_of(meant[0]):
        return await _stale(ask, notice, "record-answer-changed")
    if step == NOT_MINE and not could_be_anothers(meant[0]):
        return await _stale(ask, notice, "record-answer-all-coordinators")
    day = _until(ask, payload.get("until")) if step == SNOOZE else None
    if step == SNOOZE and day is None:
        return Answer(lead=voice("click-unknown"), refused=True)
    said = voice.all_of(wording.name(voice, one) for one in meant)
    answer = as_answer(step, notice, meant, said, day=day, clicked=True)
    return Draft(flow=INTENT, values={"answer": answer}, at=ask.now.isoformat())


def _until(ask: Ask, said: object) -> date | None:
    """The day a button puts something off to, counted from the click; a day that has passed becomes Monday."""
    today, calendar = ask.voice.today, ask.voice.calendar
    if said == TOMORROW:
        return next_working_day(today, calendar)
    try:
        day = date.fromisoformat(str(said))
    except ValueError:
        return None
    return day if day > today else next_monday(today, calendar)


async def _stale(ask: Ask, notice: Notice, text_id: str) -> Answer:
    """That nothing was done, with the message as it stands now."""
    answer = await _drawn(ask, notice, ask.voice(text_id))
    return replace(answer, replaces=True, refused=True)


async def _drawn(ask: Ask, notice: Notice, lead: str) -> Answer:
    reminders = await reminders_of(ask.look, notice)
    answer = await as_it_stands(ask.snapshot, ask.look, ask.voice, notice, reminders, ask.person)
    return replace(answer, lead=" ".join(filter(None, (lead, answer.lead))), subject=ask.last)


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> object:
    """Do what was answered; what cannot be done is the result, to be said beside the message as it stands."""
    answer = values["answer"]
    try:
        return await _done_by_step(doing, answer)
    except PlanError as fault:
        return fault


async def _done_by_step(doing: Doing, answer: Mapping[str, Value]) -> object:
    step = answer["step"]
    if step == MET and answer["taken"]:
        return await finish_step(
            doing.store,
            actor=doing.actor,
            step=answer["taken"],
            now=doing.now,
            seen=answer["version"],
            message=doing.message,
        )
    if step == MET:
        return await mark_met(
            doing.store,
            actor=doing.actor,
            deadline=answer["deadline"],
            now=doing.now,
            seen=answer["version"],
            message=doing.message,
        )
    if step == NOT_MINE:
        return await not_mine(
            doing.store,
            actor=doing.actor,
            reminders=answer["reminders"],
            now=doing.now,
            message=doing.message,
        )
    return await snooze(
        doing.store,
        actor=doing.actor,
        day=date.fromisoformat(answer["day"]),
        reminders=answer["reminders"],
        now=doing.now,
        message=doing.message,
    )


async def done(ask: Ask, result: object, values: Values) -> Answer:
    """What was done, and the message as it stands now where one of its buttons did it."""
    answer, voice = values["answer"], ask.voice
    lead = refusal(voice, result) if isinstance(result, PlanError) else what_was_done(ask, result, answer)
    notice = await ask.look.get(Notice, answer["notice"])
    refused = isinstance(result, PlanError)
    if answer["clicked"] and notice is not None:
        return replace(await _drawn(ask, notice, lead), refused=refused)
    return Answer(
        title=voice("record-answer-title"),
        lead=lead,
        buttons=()
        if refused
        else (ask_button(voice, "button-undo"), ask_button(voice, "button-my-reminders")),
        subject=ask.last,
        refused=refused,
    )


def what_was_done(ask: Ask, result: object, answer: Mapping[str, Value]) -> str:
    """One sentence: until when it was put off, who has it now, or that it is met."""
    voice, said = ask.voice, str(answer["said"])
    if isinstance(result, Snoozed):
        moved = moved_sentence(voice, date.fromisoformat(answer["day"])) if result.moved else ""
        return " ".join(filter(None, (voice("record-answer-later", when=voice.when(result.on)), moved)))
    if isinstance(result, HandedBack):
        told = voice.all_of(escape(one.name) for one in result.told)
        return voice("record-answer-handed-back", what=said, told=told or "–")
    return voice(
        "record-answer-taken" if isinstance(result, StepFinished) else "record-answer-met", what=said
    )


FLOW = Flow(
    intent=INTENT,
    fields=(Field(name="answer", read=_unread, said=_said, fixed=True),),
    begin=_begin,
    act=act,
    done=done,
    seen=_seen,
    at_once=True,
)
