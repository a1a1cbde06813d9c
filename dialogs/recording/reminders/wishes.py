"""How much somebody wants to be reminded: fewer, all, none, and the overview of the week; done when it is said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogs.asking.ask import Ask
from dialogs.asking.refusal import refusal
from dialogs.reading.words.fold import plain
from dialogs.recording.engine.fields import choice_field
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.reminders.week import week_told
from dialogs.saying.answer import Answer, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.people.roles import PersonChanged
from state.actions.people.wishes import set_wishes
from state.organisation.people import Level
from state.records.errors import PlanError

INTENT = "record-wishes"
FEWER, ALL, NONE = Level.FEWER.value, Level.ALL.value, Level.NONE.value
WEEKLY_ON, WEEKLY_OFF = "weekly-on", "weekly-off"
WISHES = (ALL, FEWER, NONE, WEEKLY_ON, WEEKLY_OFF)
LEVELS = {one.value: one for one in Level}
WEEKLY = re.compile(r"\b(?:uge(?:ns)? ?over\w*|ugentlig\w* over\w*|weekly|overview each week)\b")
OFF = re.compile(r"\b(?:fra|off|stop\w*|ingen|intet|ikke|no|not|none|sluk\w*|afmeld\w*|mute|don't|disable)\b")
# the first one that is said holds
LEVELS_SAID: tuple[tuple[str, re.Pattern[str]], ...] = (
    (FEWER, re.compile(r"\b(?:faerre|fewer|less|for mange|too many|faerrest)\b")),
    (ALL, re.compile(r"\b(?:ikke laengere stop\w*|unmute)\b")),
    (
        NONE,
        re.compile(
            r"\b(?:stop\w*|ingen|no|none|sluk\w*|fra|off|mute|afmeld\w*|ikke flere|slaa .*fra|not any|unsubscribe)\b"
        ),
    ),
    (ALL, re.compile(r"\b(?:alle|flere|all|more|start\w*|til|on|taend\w*|tilmeld\w*)\b")),
)


def wish_in(text: str) -> str | None:
    """What a message wishes, or None."""
    said = plain(text)
    if WEEKLY.search(said):
        return WEEKLY_OFF if OFF.search(said) else WEEKLY_ON
    return next((wish for wish, pattern in LEVELS_SAID if pattern.search(said)), None)


def _options(ask: Ask, _values: Values) -> Options:
    return [(wish, ask.voice(f"wish-{wish}")) for wish in WISHES]


def _read(ask: Ask, values: Values) -> Value | Wrong:
    labels = [label for _, label in _options(ask, values)]
    return wish_in(ask.heard.text) or Wrong(
        "flow-wrong-choice", {"options": escape(ask.voice.any_of(labels))}
    )


def _said(ask: Ask, value: Value) -> str:
    return ask.voice(f"wish-{value}")


def _begin(ask: Ask) -> Values | Answer:
    return {"wish": wish_in(ask.heard.text)}


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> object:
    wish = values["wish"]
    weekly = {WEEKLY_ON: True, WEEKLY_OFF: False}.get(wish)
    try:
        return await set_wishes(
            doing.store,
            actor=doing.actor,
            now=doing.now,
            level=LEVELS.get(wish),
            weekly=weekly,
            message=doing.message,
        )
    except PlanError as fault:
        return fault


def _done(ask: Ask, result: object, values: Values) -> Answer:
    voice = ask.voice
    if not isinstance(result, PersonChanged):
        said = refusal(voice, result) if isinstance(result, PlanError) else voice("error-plan")
        return Answer(title=voice("record-wishes-title"), lead=said, subject=ask.last, refused=True)
    back = ALL if result.person.wishes.level is not Level.ALL else FEWER
    if values["wish"] in (WEEKLY_ON, WEEKLY_OFF):
        back = WEEKLY_OFF if values["wish"] == WEEKLY_ON else WEEKLY_ON
    return Answer(
        title=voice("record-wishes-done-title"),
        lead=voice(f"wish-now-{result.person.wishes.level.value}"),
        notes=(week_told(ask, result.person), voice(f"wish-back-{back}")),
        buttons=(ask_button(voice, f"button-wish-{back}"), ask_button(voice, "button-my-reminders")),
        subject=Subject(intent="reminders"),
    )


FLOW = Flow(
    intent=INTENT,
    fields=(choice_field("wish", _options, said=_said, read=_read),),
    begin=_begin,
    act=_act,
    done=_done,
    seen=_seen,
    at_once=True,
)
