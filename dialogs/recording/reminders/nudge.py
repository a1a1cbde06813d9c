"""A coordinator asks once more: shown first who is told and when, and who cannot be reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dialogs.asking.ask import Ask
from dialogs.recording.engine.fields import found_field, text_field
from dialogs.recording.engine.flow import Doing, Flow, Value, Values
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.organisation.calendar import COPENHAGEN
from state.organisation.people import Action
from state.reminders.answers.nudge import Asked, Nudged, nudge, nudged_by

INTENT = "record-nudge"


FIELDS = (
    found_field("who"),
    found_field("told"),
    found_field("already"),
    found_field("unreached"),
    text_field("words", volunteer=True),
)


async def _begin(ask: Ask) -> Values | Answer:
    """Who is meant: the administrations named, else all that owe; the plan named or talked of last, else all."""
    ask.must_be_allowed(Action.NUDGE)
    voice = ask.voice
    coordinator = ask.organisation.coordinator
    units = [one for one in ask.heard.units if one != coordinator] or None
    plans = list(ask.plans) or None
    nudged = await nudged_by(ask.look, ask.person, ask.now, plans=plans, units=units)
    names = ask.plan_names({one.contribution.plan for one in _all(nudged)} | set(plans or ()))
    if not nudged.told:
        return Answer(
            title=voice("record-nudge-title"),
            lead=voice(
                "record-nudge-nobody" if nudged.already or nudged.unreachable else "record-nudge-none-owed"
            ),
            sections=_sections(ask, nudged, names),
            buttons=(ask_button(voice, "button-who-owes"), ask_button(voice, "button-unreached")),
            subject=Subject(intent="owing", plans=tuple(plans or ())),
            refused=True,
        )
    said = voice.all_of(
        voice.short_body(unit) for unit in dict.fromkeys(one.contribution.unit for one in _all(nudged))
    )
    about = voice.all_of(escape(name) for name in names.values())
    return {
        "who": {"units": units, "plans": plans, "said": voice("nudge-who", units=said, plans=about)},
        "told": {"said": "; ".join(told_line(ask, one, names) for one in nudged.told)},
        "already": _lines(ask, nudged.already, names),
        "unreached": _lines(ask, nudged.unreachable, names),
    }


def _all(nudged: Nudged) -> tuple[Asked, ...]:
    return (*nudged.told, *nudged.already, *nudged.unreachable)


def told_line(ask: Ask, one: Asked, names: Mapping[str, str]) -> str:
    """Who is told of which contribution, on which day and at what time."""
    if one.reminder is None:
        return _line(ask, one, names)
    local = one.reminder.next_at.astimezone(COPENHAGEN)
    when = ask.voice.when(local.date())
    return ask.voice("nudge-told", who=_line(ask, one, names), when=when, time=ask.voice.time(local))


def _lines(ask: Ask, asked: tuple[Asked, ...], names: Mapping[str, str]) -> Value | None:
    return {"said": "; ".join(_line(ask, one, names) for one in asked)} if asked else None


def _line(ask: Ask, one: Asked, names: Mapping[str, str]) -> str:
    voice, given = ask.voice, one.contribution
    unit, plan = voice.short_body(given.unit), escape(names.get(given.plan, "–"))
    if one.person is None:
        return voice("nudge-nobody", unit=unit, plan=plan)
    return voice("nudge-line", name=escape(one.person.name), unit=unit, plan=plan)


def _sections(ask: Ask, nudged: Nudged, names: Mapping[str, str]) -> tuple[Section, ...]:
    voice = ask.voice
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        (voice("record-nudge-told-label"), [told_line(ask, one, names) for one in nudged.told]),
        (voice("record-nudge-already-label"), [_line(ask, one, names) for one in nudged.already]),
        (voice("record-nudge-unreached-label"), [_line(ask, one, names) for one in nudged.unreachable]),
    )
    return tuple(
        Section(heading=heading, lines=tuple(lines), bullets=True) for heading, lines in parts if tuple(lines)
    )


def _seen(_ask: Ask, _values: Values) -> dict[str, int]:
    return {}


async def _act(doing: Doing, values: Values, _seen: Mapping[str, int]) -> Nudged:
    return await nudge(
        doing.store,
        actor=doing.actor,
        now=doing.now,
        plans=values["who"]["plans"],
        units=values["who"]["units"],
        text=str(values.get("words") or ""),
        message=doing.message,
    )


def _done(ask: Ask, result: Nudged, values: Values) -> Answer:
    voice = ask.voice
    names = ask.plan_names({one.contribution.plan for one in _all(result)})
    return Answer(
        title=voice("record-nudge-done-title"),
        lead=voice("record-nudge-done", count=len(result.told)),
        sections=_sections(ask, result, names),
        buttons=(
            ask_button(voice, "button-undo"),
            ask_button(voice, "button-who-owes"),
            *((ask_button(voice, "button-unreached"),) if result.unreachable else ()),
        ),
        subject=Subject(intent="owing", plans=tuple(values["who"]["plans"] or ())),
    )


FLOW = Flow(
    intent=INTENT,
    fields=FIELDS,
    begin=_begin,
    act=_act,
    done=_done,
    seen=_seen,
    summary="record-nudge-summary",
    confirm="record-nudge-confirm",
    save="button-send",
)
