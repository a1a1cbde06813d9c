"""To be reminded on a day: of a deadline, of something in one's own words, or again of what one was told last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dialogs.asking.ask import Ask
from dialogs.asking.refusal import refusal
from dialogs.meaning.outcomes import rule_in
from dialogs.reading.dates.lead_times import leads_in
from dialogs.reading.dates.rules import Tense
from dialogs.recording.engine.fields import FEWEST_LETTERS, read_day
from dialogs.recording.engine.flow import Doing, Field, Flow, Value, Values, Wrong
from dialogs.recording.reminders.chosen import AGAIN, LONGEST, THING, about, in_words, own_words, thing
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button, why_off
from dialogs.saying.voice import Voice
from state.facts.reminder import SubjectKind
from state.organisation.people import Action
from state.records.errors import PlanError
from state.reminders.answers.own import OwnReminder, Snoozed, remind_me, snooze

INTENT = "record-reminder"


def _read_about(ask: Ask, _values: Values) -> Value | Wrong:
    found = thing(ask)
    if found is not None:
        return found
    text = " ".join(ask.heard.text.split())
    if not FEWEST_LETTERS <= len(text) <= LONGEST:
        return Wrong("error-nothing-to-remind-of")
    return in_words(text)


def _said_about(_ask: Ask, value: Value) -> str:
    return str(value["said"])


def _read_day(ask: Ask, values: Values) -> Value | Wrong:
    leads = leads_in(ask.heard.text)
    return _ahead_of(ask, values) if leads else read_day(ask, Tense.FUTURE)


def _ahead_of(ask: Ask, values: Values) -> str | Wrong:
    """The day that lies so long before what somebody is to be reminded of."""
    due = (values.get("about") or {}).get("due")
    if due is None:
        return Wrong("record-reminder-no-due")
    day = leads_in(ask.heard.text)[0].value.before(date.fromisoformat(due))
    if day < ask.voice.today:
        return Wrong("record-reminder-passed", {"day": day, "due": date.fromisoformat(due)})
    worked = ask.voice.calendar.working_day_on_or_before(day)
    if worked != day and worked >= ask.voice.today:
        values["about"] = {**values["about"], "instead_of": day.isoformat()}
        day = worked
    return day.isoformat()


def _said_day(ask: Ask, value: Value) -> str:
    return ask.voice.when(date.fromisoformat(str(value)))


FIELDS = (
    Field(name="about", read=_read_about, said=_said_about),
    Field(name="day", read=_read_day, said=_said_day),
)


async def _begin(ask: Ask) -> Values | Answer:
    values: Values = {"about": await about(ask)}
    if leads_in(ask.heard.text):
        if values["about"] is None:
            return values
        day = _ahead_of(ask, values)
        if isinstance(day, Wrong):
            return Answer(
                title=ask.voice("record-reminder-title"),
                lead=ask.voice(day.text_id, **day.facts),
                notes=(ask.voice("record-reminder-example"),),
                subject=ask.last,
                refused=True,
            )
        return {**values, "day": day}
    spans = [one for one in ask.heard.spans if one.last >= ask.voice.today]
    if len(spans) == 1:
        until = spans[0].first == ask.voice.today and not spans[0].is_day  # "until Thursday" is that day
        values["day"] = (spans[0].last if until else max(spans[0].first, ask.voice.today)).isoformat()
    return values


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> object:
    chosen, day = values["about"], date.fromisoformat(values["day"])
    try:
        if chosen["kind"] == AGAIN:
            return await snooze(
                doing.store,
                actor=doing.actor,
                day=day,
                reminders=chosen["reminders"],
                now=doing.now,
                message=doing.message,
            )
        thing = chosen["kind"] == THING
        return await remind_me(
            doing.store,
            actor=doing.actor,
            now=doing.now,
            day=day,
            subject=(SubjectKind(chosen["subject_kind"]), chosen["subject"]) if thing else None,
            plan=chosen.get("plan") or "",
            text="" if thing else chosen["text"],
            message=doing.message,
        )
    except PlanError as fault:
        return fault


def _done(ask: Ask, result: object, values: Values) -> Answer:
    voice, said = ask.voice, str(values["about"]["said"])
    asked = date.fromisoformat(values["day"])
    if isinstance(result, PlanError):
        return Answer(
            title=voice("record-reminder-title"), lead=refusal(voice, result), subject=ask.last, refused=True
        )
    on, moved = asked, False
    if isinstance(result, OwnReminder):
        on, moved = result.reminder.due or asked, result.moved
    elif isinstance(result, Snoozed):
        on, moved = result.on, result.moved
    again = values["about"]["kind"] == AGAIN
    lead = voice("record-reminder-again" if again else "record-reminder-done", what=said, when=voice.when(on))
    may_undo = ask.person.may(Action.UNDO)
    back = voice("record-reminder-undo" if may_undo else "record-reminder-cancel")
    deadline = values["about"].get("subject") if values["about"].get("subject_kind") == "deadline" else None
    return Answer(
        title=voice("record-reminder-done-title"),
        lead=lead,
        notes=tuple(filter(None, (_moved(voice, values, moved=moved), back))),
        buttons=(
            *((ask_button(voice, "button-undo"),) if may_undo else ()),
            ask_button(voice, "button-my-reminders"),
        ),
        subject=Subject(
            intent="reminders",
            plans=(values["about"]["plan"],) if values["about"].get("plan") else (),
            deadlines=(deadline,) if deadline else (),
        ),
    )


def _moved(voice: Voice, values: Values, *, moved: bool) -> str:
    """That another day was taken than the one asked for, or nothing."""
    instead_of = values["about"].get("instead_of")
    if instead_of is not None:
        day = date.fromisoformat(instead_of)
        return voice("reminder-moved-before", day=day, reason=why_off(voice, day))
    return moved_sentence(voice, date.fromisoformat(values["day"])) if moved else ""


def moved_sentence(voice: Voice, asked: date) -> str:
    """That a day is not worked, or is over, so that the next working day is taken."""
    if voice.calendar.is_working_day(asked):
        return voice("reminder-moved-late")
    return voice("reminder-moved", day=asked, reason=why_off(voice, asked))


def _of_deadline(ask: Ask) -> str:
    """The message where it names a deadline; words of one's own may name any place."""
    text = ask.heard.text
    if own_words(text, ask.voice.today) or not (rule_in(text) or ask.heard.carries("deadline")):
        return ""
    return text


FLOW = Flow(
    intent=INTENT,
    fields=FIELDS,
    begin=_begin,
    act=_act,
    done=_done,
    seen=_seen,
    of_plan=_of_deadline,
    at_once=True,
)
