"""The negotiation kept by talking: a meeting with whom, what was said, agreed and open; an open point closed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from dialogs.asking.ask import Ask
from dialogs.meaning.names import NameKind
from dialogs.meaning.vocabulary import CONCEPTS, entries
from dialogs.reading.dates.dates import dates_in
from dialogs.reading.dates.rules import Tense
from dialogs.reading.words.choices import choice
from dialogs.recording.engine.fields import choice_field, day_field, plan_field, said_text, text_field
from dialogs.recording.engine.flow import Doing, Flow, Options, Value, Values, Wrong
from dialogs.saying.answer import Answer, Section, Subject
from dialogs.saying.deadline_lines import ask_button
from dialogs.saying.text import escape
from state.actions.gathering.negotiation import Logged, PointSettled, close_point, log_meeting
from state.facts.plan import Plan
from state.organisation.bodies import BodyKind
from state.organisation.people import Action
from state.overview.plans import ledger

INTENT = "record-negotiation"
LOG, CLOSE = "log", "close"
STEPS = (LOG, CLOSE)
AGREED, DROPPED = "agreed", "dropped"
ENDS = (AGREED, DROPPED)
MOST_POINTS = 20
LONGEST_LABEL = 80
PARTIES = (BodyKind.FUND, BodyKind.HOUSING)

LANDLORD = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, entries(CONCEPTS['landlord'])))})(?!\w)", re.IGNORECASE
)
SENTENCES = re.compile(r"\n+|(?<!\bm)(?<!\bd)(?<!\bkl)(?<!\bnr)(?<!\bca)[.!?;]\s+(?=[A-ZÆØÅ])")
MEETING = re.compile(r"\b(?:\w*møder?t?|mødet|mødtes|meeting|met|log\w*|noter\w*|note)\b", re.IGNORECASE)
JOINS = re.compile(r"^(?:\s*(?:,|:|–|-|og|hvor|and|where|at|that)\s)+|^[\s,:.–-]+", re.IGNORECASE)
AGREEMENT = re.compile(r"\b(?:enige?|enighed|aftalte?|agreed?|agreement)\b", re.IGNORECASE)
AGREED_ON = re.compile(
    r"^.*?\b(?:enige?|enighed|aftalte?|agreed?|agreement)(?:\s+(?:om|i|at|on|that|about))*\s+", re.IGNORECASE
)
STILL_OPEN = re.compile(
    r"\s*\b(?:(?:er|is|are|står)\s+)?(?:stadig\s+|still\s+|fortsat\s+)?"
    r"(?:åbent?|åbne|udestår|mangler|uafklaret|open|outstanding)\b\.?\s*$",
    re.IGNORECASE,
)
PARTS = re.compile(r",\s*|\s+(?:men|but)\s+", re.IGNORECASE)
FOLLOWS = re.compile(
    r"^(?P<who>[^\W\d_][\w.-]*(?: [\w.-]+){0,2}?) (?:skal |vil |will )?"
    r"(?:følge[r]? op|sende[r]?|vende[r]? tilbage|undersøge[r]?|lave[r]?|follows? up|sends?|gets? back|looks? into)\b",
    re.IGNORECASE,
)
NOBODY = frozenset({"de", "vi", "der", "det", "they", "we", "it", "jeg", "i", "han", "hun"})
WHERE_HELD = re.compile(r"\b(?:i|in|ved|at|hos)\s+\w+", re.IGNORECASE)
CLOSING = re.compile(r"\b(?:luk\w*|close[ds]?)\b", re.IGNORECASE)
AROUND_A_POINT = re.compile(
    r"\b(?:luk\w*|close[ds]?|det|den|the|åbne|open|punkt\w*|points?|om|about|for|er|is|i|in)\b", re.IGNORECASE
)


class MeetingFacts(Struct, frozen=True, kw_only=True):
    """What a message tells of a meeting, each part in its own words."""

    on: date | None = None
    parties: tuple[str, ...] = ()
    position: str = ""
    agreed: str = ""
    open: str = ""
    next: str = ""
    owner: str = ""
    due: date | None = None


def told_in(ask: Ask) -> MeetingFacts:
    """The meeting a message tells of: "Møde m. LBF i tirsdags. De vil se ... inden medio januar. KAB følger op"."""
    today = ask.voice.today
    sentences = [one.strip(" .") for one in SENTENCES.split(ask.heard.text) if one.strip(" .")]
    said, agreed, still_open, step, owner = [], [], [], "", ""
    for place, sentence in enumerate(sentences):
        content = _after_heading(ask, sentence) if place == 0 and MEETING.search(sentence) else sentence
        follows = FOLLOWS.match(content)
        if not content:
            continue
        if follows and follows["who"].casefold() not in NOBODY:
            step, owner = content, follows["who"]
        elif AGREEMENT.search(content):
            one, other = _agreement(content)
            agreed += one
            still_open += other
        else:
            said.append(content)
    days = [one.value for one in dates_in(ask.heard.text, today, Tense.PAST)]
    past = next((span.first for span in days if span.is_day and span.first <= today), None)
    ahead = [one.value.last for one in dates_in(ask.heard.text, today) if one.value.last > today]
    named = _parties(ask)
    return MeetingFacts(
        on=past,
        parties=tuple(one for one in named if one != owner) or named,
        position=". ".join(said),
        agreed="; ".join(agreed),
        open="; ".join(still_open),
        next=step,
        owner=owner,
        due=ahead[0] if ahead and past not in ahead else None,
    )


def _after_heading(ask: Ask, sentence: str) -> str:
    """What follows "log forhandling:" or "møde m. LBF i tirsdags" in a first sentence."""
    _, colon, rest = sentence.partition(":")
    if colon and not rest[:1].isdigit():
        return rest.strip()
    ends = [one.end() for one in MEETING.finditer(sentence)]
    ends += [one.end for one in dates_in(sentence, ask.voice.today, Tense.PAST)[:1]]
    ends += [end for _, _, end in _named(ask, sentence)[:1]]
    rest = JOINS.sub("", sentence[max(ends) :]).strip()
    return rest if len(rest.split()) > 2 else ""


def _agreement(sentence: str) -> tuple[list[str], list[str]]:
    """What is agreed and what is open: "vi er enige om indsatsområde 1 og 2, 3 er åbent"."""
    agreed: list[str] = []
    still_open: list[str] = []
    for part in PARTS.split(AGREED_ON.sub("", sentence, count=1)):
        if not part.strip():
            continue
        if not STILL_OPEN.search(part):
            agreed.append(part.strip())
            continue
        subject = STILL_OPEN.sub("", part).strip()
        kind = re.match(r"(?P<kind>[^\d]*[^\d\s])\s*\d", agreed[0]) if agreed else None
        still_open.append(f"{kind['kind']} {subject}" if kind and subject[:1].isdigit() else subject or part)
    return [", ".join(agreed)] if agreed else [], still_open


def _named(ask: Ask, text: str) -> list[tuple[str, int, int]]:
    """The counterparties named and where, by the name written for a housing organisation."""
    bodies = [
        (ask.voice.short_body(one.ids[0]), one.start, one.end)
        for one in ask.lexicon.named_in(text)
        if one.kind is NameKind.BODY
        and len(one.ids) == 1
        and ask.organisation.body(one.ids[0]).kind in PARTIES
    ]
    landlords = [(one.group(), one.start(), one.end()) for one in LANDLORD.finditer(text)]
    return sorted([*bodies, *landlords], key=lambda one: one[1])


def _parties(ask: Ask) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _, _ in _named(ask, ask.heard.text)))


def _logs(values: Values) -> bool:
    return values.get("step") == LOG


def _agrees(values: Values) -> bool:
    return bool(values.get("agreed") or values.get("open"))


def _is_said(values: Values) -> bool:
    """Asked where nothing is agreed or open, and kept where it was said beside that."""
    return _logs(values) and ("said" in values or not _agrees(values))


def _is_remarked(values: Values) -> bool:
    return _logs(values) and "said" not in values and _agrees(values)


def _closes(values: Values) -> bool:
    return values.get("step") == CLOSE


def _step_options(ask: Ask, _values: Values) -> Options:
    return [(step, ask.voice(f"meeting-step-{step}")) for step in STEPS]


def _end_options(ask: Ask, _values: Values) -> Options:
    return [(end, ask.voice(f"point-ends-{end}")) for end in ENDS]


def _point_options(ask: Ask, values: Values) -> Options:
    """The plan's open points, by entry, number and the words, which the summary shows."""
    if not values.get("plan") or not _closes(values):
        return []
    found = ledger(ask.snapshot, (values["plan"],))
    points = [(entry, point) for entry in found for point in entry.open_points][:MOST_POINTS]
    return [
        (f"{entry.id}#{point.number}#{point.text[:LONGEST_LABEL]}", point.text[:LONGEST_LABEL])
        for entry, point in points
    ]


def _read_point(ask: Ask, values: Values) -> Value | Wrong:
    labels = [label for _, label in _point_options(ask, values)]
    if not labels:
        return Wrong("record-negotiation-no-points")
    return Wrong("flow-wrong-choice", {"options": escape(ask.voice.any_of(labels))})


def _said_point(_ask: Ask, value: Value) -> str:
    return escape(str(value).split("#", 2)[-1])


FIELDS = (
    plan_field(),
    choice_field("step", _step_options, said=lambda ask, value: ask.voice(f"meeting-step-{value}")),
    day_field("on", tense=Tense.PAST, when=_logs),
    text_field("parties", when=_logs),
    text_field("said", when=_is_said),
    text_field("agreed", volunteer=True, when=_logs),
    text_field("open", volunteer=True, when=_logs),
    text_field("position", volunteer=True, when=_is_remarked),
    text_field("next", optional=True, when=_logs),
    text_field("owner", volunteer=True, when=_logs),
    day_field("due", volunteer=True, when=_logs),
    choice_field("point", _point_options, said=_said_point, read=_read_point, when=_closes),
    choice_field("end", _end_options, said=lambda ask, value: ask.voice(f"point-ends-{value}"), when=_closes),
    text_field("how", optional=True, when=_closes),
)


def _begin(ask: Ask) -> Values | Answer:
    ask.must_be_allowed(Action.LOG_MEETING)
    values = Values()
    if len(ask.plans) == 1:
        values["plan"] = ask.plans[0]
    if CLOSING.search(ask.heard.text):
        values["step"] = CLOSE
        points = _point_options(ask, values)
        if values.get("plan") and not points:
            return Answer(
                title=ask.voice("record-negotiation-title"),
                lead=ask.voice("record-negotiation-no-points"),
                subject=Subject(intent="negotiation", plans=(values["plan"],)),
            )
        asked = choice(AROUND_A_POINT.sub(" ", ask.heard.text), points)
        values["point"] = points[0][0] if len(points) == 1 else asked
        return values
    told = told_in(ask)
    values["step"] = LOG
    values["on"] = told.on and told.on.isoformat()
    values["parties"] = ", ".join(told.parties)
    values["agreed"], values["open"] = told.agreed, told.open
    values["said"] = told.position
    values["next"], values["owner"] = told.next, told.owner
    values["due"] = told.due and told.due.isoformat()
    return values


def _seen(ask: Ask, values: Values) -> dict[str, int]:
    plan = ask.snapshot.get(Plan, str(values["plan"])) if values.get("plan") else None
    return {"plan": plan.version} if plan else {}


def _listed(text: object, marks: str = r"[;\n]") -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(marks, str(text or "")) if one.strip())


async def _act(doing: Doing, values: Values, seen: Mapping[str, int]) -> Logged | PointSettled:
    if values["step"] == CLOSE:
        entry, number, _ = str(values["point"]).split("#", 2)
        return await close_point(
            doing.store,
            actor=doing.actor,
            entry=entry,
            point=int(number),
            now=doing.now,
            agreed=values["end"] == AGREED,
            settled=str(values.get("how") or ""),
            message=doing.message,
        )
    return await log_meeting(
        doing.store,
        actor=doing.actor,
        plan=values["plan"],
        on=date.fromisoformat(values["on"]),
        parties=_listed(values["parties"], r"[,;\n]| og | and "),
        now=doing.now,
        agreed=_listed(values.get("agreed")),
        open_points=_listed(values.get("open")),
        position=str(values.get("said") or values.get("position") or ""),
        next_step=str(values.get("next") or ""),
        owner=str(values.get("owner") or ""),
        due=date.fromisoformat(values["due"]) if values.get("due") else None,
        seen=seen.get("plan"),
        message=doing.message,
    )


def _done(ask: Ask, result: Logged | PointSettled, values: Values) -> Answer:
    voice, entry = ask.voice, result.entry
    plan = escape(ask.lexicon.plan_name(entry.plan))
    notes: list[str] = []
    if isinstance(result, PointSettled):
        lead = voice("record-negotiation-closed", plan=plan, point=escape(result.point.text))
        facts = [(voice("record-negotiation-end-label"), voice(f"point-ends-{values['end']}"))]
        if result.point.settled:
            facts.append((voice("record-negotiation-how-label"), said_text(ask, result.point.settled)))
    else:
        parties = voice.all_of(map(escape, entry.parties))
        lead = voice("record-negotiation-done", plan=plan, parties=parties, day=entry.on)
        told = (
            (voice("record-negotiation-said-label"), entry.position),
            (voice("record-negotiation-agreed-label"), values.get("agreed")),
            (voice("record-negotiation-open-label"), values.get("open")),
            (voice("record-negotiation-next-label"), entry.next_step),
            (voice("record-negotiation-owner-label"), entry.owner),
        )
        facts = [(label, said_text(ask, text)) for label, text in told if text]
        if entry.due is not None:
            facts.append((voice("record-negotiation-due-label"), voice.when(entry.due)))
        if result.stage is not result.stage_before:
            notes.append(voice("record-negotiation-begun", stage=voice(f"stage-{result.stage.value}")))
        if result.met is not None:
            notes.append(voice("record-negotiation-met"))
    return Answer(
        title=voice("record-negotiation-done-title"),
        lead=lead,
        sections=(Section(facts=tuple(facts)),) if facts else (),
        notes=tuple(notes),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-undo")),
        subject=Subject(intent="negotiation", plans=(entry.plan,)),
    )


def _first_said(ask: Ask) -> str:
    """A message's first sentence, without where the meeting was held."""
    return WHERE_HELD.sub(" ", SENTENCES.split(ask.heard.text, maxsplit=1)[0])


FLOW = Flow(intent=INTENT, fields=FIELDS, begin=_begin, act=_act, done=_done, seen=_seen, of_plan=_first_said)
