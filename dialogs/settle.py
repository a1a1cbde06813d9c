"""The conversation that settles an open question: which reading, why, a summary, then the deadlines move.

It is a tuple of fields that one can read aloud; the same fields stand on one card for those who prefer a form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dialogs.answer import Answer, Button, Input, InputKind, Section, Subject
from dialogs.ask import Ask
from dialogs.questions.open_questions import settled_line
from dialogs.questions.sayings import ask_button, what
from dialogs.readers.answers import is_back, is_cancel, yes_or_no
from dialogs.readers.choices import choice
from dialogs.readers.dates import the_date
from dialogs.render import escape
from state.actions import LEAST_REASON, Settled
from state.open_questions import OpenQuestion
from state.people import Action
from state.plan import Plan
from state.readings import last_days
from state.upkeep import Moved

VERB = "settle-question"
OTHER = "other"
MOST_LETTERS = 1_000
BECAUSES = (" fordi ", " because ", " da ", " idet ", " since ", " begrundelse: ", " reason: ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field of the conversation: what asks for it and whether it has been given."""

    name: str
    asks: str
    given: Callable[[Draft], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What has been said so far; `seen` is the version of the question it was said about."""

    question: str
    seen: int
    reading: str | None = None
    last_day: date | None = None
    answer: str = ""
    reason: str = ""

    def kept(self) -> dict[str, object]:
        """The draft as plain JSON."""
        return {
            "kind": VERB,
            "question": self.question,
            "seen": self.seen,
            "reading": self.reading,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "answer": self.answer,
            "reason": self.reason,
        }

    @property
    def is_answered(self) -> bool:
        """Whether it says which reading holds."""
        return bool(self.reading or self.last_day or self.answer)


FIELDS = (
    Field(name="answer", asks="settle-ask-answer", given=lambda draft: draft.is_answered),
    Field(name="reason", asks="settle-ask-reason", given=lambda draft: len(draft.reason) >= LEAST_REASON),
)


def recalled(pending: Mapping[str, object]) -> Draft | None:
    """The draft that plain JSON holds, or None if it is not one."""
    question, seen = pending.get("question"), pending.get("seen")
    if pending.get("kind") != VERB or not isinstance(question, str) or not isinstance(seen, int):
        return None
    reading, day = pending.get("reading"), pending.get("last_day")
    return Draft(
        question=question,
        seen=seen,
        reading=reading if isinstance(reading, str) else None,
        last_day=_iso(day),
        answer=str(pending.get("answer") or ""),
        reason=str(pending.get("reason") or ""),
    )


async def begin(ask: Ask) -> Answer:
    """Start settling the question named, with all the first message already said."""
    voice = ask.voice
    if not ask.person.may(Action.SETTLE_QUESTION):
        return Answer(
            lead=voice("settle-refused", role=voice(f"role-{ask.person.role.value}")),
            buttons=(ask_button(voice, "button-open-questions-all"),),
            subject=ask.last,
            refused=True,
        )
    if ask.surface.value in ("group", "channel"):
        return Answer(lead=voice("settle-not-here"), subject=ask.last, refused=True)
    question = await _named(ask)
    if question is None:
        return Answer(
            lead=voice("settle-which"),
            buttons=(ask_button(voice, "button-open-questions-all"),),
            subject=ask.last,
        )
    if not question.is_open:
        return Answer(lead=settled_line(ask, question), subject=ask.last, refused=True)
    draft = Draft(question=question.id, seen=question.version)
    said, reason = _split_reason(ask.heard.text)
    span = ask.heard.span
    if span is not None and span.is_day:
        draft = await _dated(ask, question, draft, span.first)
    elif (key := _reading_named(ask, question, said)) is not None:
        draft = replace(draft, reading=key)
    return await go_on(ask, question, replace(draft, reason=reason[:MOST_LETTERS]))


async def go_on(ask: Ask, question: OpenQuestion, draft: Draft, fault: str = "") -> Answer:
    """Ask for the first field that is missing, or show the summary; the form carries everything at once."""
    voice = ask.voice
    missing = next((field for field in FIELDS if not field.given(draft)), None)
    sections = [Section(lines=(voice.wording(question.asks),))]
    if missing is None:
        facts = (
            (voice("settle-question"), f"{question.id}: {voice.wording(question.title)}"),
            (voice("settle-answer"), _said(ask, question, draft)),
            (voice("settle-reason"), escape(draft.reason)),
        )
        return Answer(
            title=voice("settle-title", id=question.id),
            lead=voice("settle-summary"),
            sections=(Section(facts=facts),),
            notes=(voice("settle-confirm"),),
            buttons=(
                Button(title=voice("button-save"), verb=VERB, data=(*_stamp(question), *_given(draft))),
                ask_button(voice, "button-cancel"),
            ),
            subject=Subject(intent="open-questions", questions=(question.id,), plans=question.plans),
            pending=draft.kept(),
        )
    options = _options(ask, question)
    if missing.name == "answer" and options:
        lines = tuple(f"{number}. {title}" for number, (_, title) in enumerate(options, 1))
        sections.append(Section(heading=voice("settle-readings"), lines=lines))
    asks = voice("settle-ask-text") if missing.name == "answer" and not options else voice(missing.asks)
    return Answer(
        title=voice("settle-title", id=question.id),
        lead=" ".join(filter(None, (fault, asks))),
        sections=tuple(sections) if missing.name == "answer" else (),
        notes=(voice("settle-cancel-hint"),),
        inputs=_inputs(ask, question, draft, options),
        buttons=(
            Button(title=voice("button-save"), verb=VERB, data=_stamp(question)),
            ask_button(voice, "button-cancel"),
        ),
        subject=Subject(intent="open-questions", questions=(question.id,), plans=question.plans),
        pending=draft.kept(),
    )


async def answered(ask: Ask, draft: Draft) -> Answer | Draft | None:
    """What a message does to the draft: an answer to show, the finished draft to carry out, or None if nothing."""
    voice, text = ask.voice, ask.heard.text
    question = await ask.look.get(OpenQuestion, draft.question)
    if question is None or not question.is_open:
        return Answer(lead=settled_line(ask, question) if question else voice("settle-gone"), refused=True)
    if is_cancel(text):
        return Answer(
            lead=voice("settle-cancelled"), subject=Subject(intent="open-questions", questions=(question.id,))
        )
    if is_back(text):
        if draft.reason:
            return await go_on(ask, question, replace(draft, reason=""))
        return await go_on(ask, question, replace(draft, reading=None, last_day=None, answer=""))
    missing = next((field for field in FIELDS if not field.given(draft)), None)
    if missing is None:
        sure = yes_or_no(text)
        if sure is None:
            return None
        return draft if sure else Answer(lead=voice("settle-cancelled"), subject=ask.last)
    if missing.name == "reason":
        said = " ".join(text.split())
        if len(said) < LEAST_REASON:
            return await go_on(ask, question, draft, fault=voice("settle-reason-short"))
        return await go_on(ask, question, replace(draft, reason=said[:MOST_LETTERS]))
    return await _answer_field(ask, question, draft)


async def _answer_field(ask: Ask, question: OpenQuestion, draft: Draft) -> Answer | None:
    text = ask.heard.text
    options = _options(ask, question)
    key = choice(text, options) if options else None
    if key is not None and key != OTHER:
        return await go_on(ask, question, replace(draft, reading=key))
    day = the_date(text, ask.voice.today)
    if day is not None and day.is_day and question.takes_other_date:
        return await go_on(ask, question, await _dated(ask, question, draft, day.first))
    if key == OTHER:
        return await go_on(ask, question, draft, fault=ask.voice("settle-which-date"))
    if not question.takes_other_date and len(text.split()) > 1 and not ask.heard.carries("@question"):
        return await go_on(ask, question, replace(draft, answer=" ".join(text.split())[:MOST_LETTERS]))
    return None


def from_form(ask: Ask, question: OpenQuestion, payload: Mapping[str, object]) -> Draft | str:
    """The draft a card's button carries, every field read again, or what is wrong with it in words."""
    voice = ask.voice
    seen, chosen = payload.get("version"), str(payload.get("reading") or "")
    reason = " ".join(str(payload.get("reason") or "").split())[:MOST_LETTERS]
    if not isinstance(seen, int):
        return voice("error-moved-on")
    draft = Draft(question=question.id, seen=seen, reason=reason)
    day = str(payload.get("last_day") or "")
    if day:
        parsed = _iso(day)
        if parsed is None:
            return voice("settle-which-date")
        draft = replace(draft, last_day=parsed)
    elif chosen == OTHER:
        return voice("settle-which-date")
    elif chosen:
        if all(one.id != chosen for one in question.readings):
            return voice("settle-no-such-answer")
        draft = replace(draft, reading=chosen)
    draft = replace(draft, answer=" ".join(str(payload.get("answer") or "").split())[:MOST_LETTERS])
    if draft.reading or draft.last_day:
        draft = replace(draft, answer="")
    if not draft.is_answered:
        return voice("settle-no-answer")
    return draft if len(reason) >= LEAST_REASON else voice("settle-reason-short")


async def done(ask: Ask, result: Settled) -> Answer:
    """What has been settled and which deadlines moved where."""
    voice = ask.voice
    names = await ask.plan_names({one.after.plan for one in result.moved})
    moved = [
        one
        for one in result.moved
        if one.before is not None and one.before.due != one.after.due and one.after.due
    ]
    lines = tuple(_moved_line(ask, one, names) for one in moved)
    return Answer(
        title=voice("settle-done-title", id=result.question.id),
        lead=settled_line(ask, result.question),
        sections=(Section(heading=voice("settle-moved", count=len(lines)), lines=lines, bullets=True),)
        if lines
        else (Section(lines=(voice("settle-nothing-moved"),)),),
        buttons=(ask_button(voice, "button-status"), ask_button(voice, "button-history")),
        subject=Subject(
            intent="open-questions", plans=result.question.plans, questions=(result.question.id,)
        ),
        replaces=True,
    )


def _moved_line(ask: Ask, one: Moved, names: dict[str, str]) -> str:
    before = one.before.due if one.before else None
    return ask.voice(
        "settle-moved-line",
        plan=escape(names.get(one.after.plan, "")),
        what=what(ask.voice, one.after),
        before=ask.voice.span(before) if before else "–",
        after=ask.voice.when_span(one.after.due) if one.after.due else "–",
    )


async def _named(ask: Ask) -> OpenQuestion | None:
    if ask.heard.questions:
        return await ask.look.get(OpenQuestion, ask.heard.questions[0])
    if ask.last is not None and len(ask.last.questions) == 1:
        return await ask.look.get(OpenQuestion, ask.last.questions[0])
    if ask.heard.plans:
        found = await ask.look.find(OpenQuestion, topic="term", order=("id",))
        return next((one for one in found if set(one.plans) & set(ask.heard.plans)), None)
    return None


async def _dated(ask: Ask, question: OpenQuestion, draft: Draft, day: date) -> Draft:
    """The reading that means this last day, else the day itself where the question takes one."""
    for reading in question.readings:
        for end in reading.ends:
            if end.last_day == day:
                return replace(draft, reading=reading.id)
            if end.last_day is None:
                plan = await ask.look.get(Plan, end.plan)
                period = plan.period(end.period) if plan else None
                literal = period.end_date if period else None
                found = last_days(plan, period, (question,)) if plan and period else ()
                if day == literal or any(
                    one.day == day and any(why.reading == reading.id for why in one.because) for one in found
                ):
                    return replace(draft, reading=reading.id)
    return replace(draft, last_day=day) if question.takes_other_date else draft


def _reading_named(ask: Ask, question: OpenQuestion, said: str) -> str | None:
    after = said.split(":", 1)[1] if ":" in said else ""
    return (
        choice(after, [one for one in _options(ask, question) if one[0] != OTHER]) if after.strip() else None
    )


def _split_reason(text: str) -> tuple[str, str]:
    lowered = text.lower()
    for word in BECAUSES:
        at = lowered.find(word)
        if at > 0:
            return text[:at], " ".join(text[at + len(word) :].split())
    return text, ""


def _options(ask: Ask, question: OpenQuestion) -> list[tuple[str, str]]:
    options = [(one.id, ask.voice.wording(one.label)) for one in question.readings]
    if question.takes_other_date:
        options.append((OTHER, ask.voice("settle-other-date")))
    return options


def _inputs(
    ask: Ask, question: OpenQuestion, draft: Draft, options: list[tuple[str, str]]
) -> tuple[Input, ...]:
    voice = ask.voice
    inputs = []
    if options:
        inputs.append(
            Input(
                id="reading",
                kind=InputKind.CHOICE,
                label=voice("settle-answer"),
                options=tuple(options),
                value=draft.reading or "",
            )
        )
    if question.takes_other_date:
        inputs.append(
            Input(
                id="last_day",
                kind=InputKind.DATE,
                label=voice("settle-other-date-label"),
                value=draft.last_day.isoformat() if draft.last_day else "",
            )
        )
    else:
        inputs.append(
            Input(id="answer", kind=InputKind.TEXT, label=voice("settle-answer-text"), value=draft.answer)
        )
    inputs.append(
        Input(
            id="reason",
            kind=InputKind.TEXT,
            label=voice("settle-reason"),
            required=True,
            fault=voice("settle-reason-short"),
            value=draft.reason,
        )
    )
    return tuple(inputs)


def _said(ask: Ask, question: OpenQuestion, draft: Draft) -> str:
    if draft.reading is not None:
        return ask.voice.wording(question.reading(draft.reading).label)
    return ask.voice.when(draft.last_day) if draft.last_day is not None else escape(draft.answer)


def _stamp(question: OpenQuestion) -> tuple[tuple[str, str | int], ...]:
    return (("question", question.id), ("version", question.version), ("card", f"{VERB}:{question.id}"))


def _given(draft: Draft) -> tuple[tuple[str, str | int], ...]:
    given = {
        "reading": draft.reading or "",
        "last_day": draft.last_day.isoformat() if draft.last_day else "",
        "answer": draft.answer,
        "reason": draft.reason,
    }
    return tuple((name, value) for name, value in given.items() if value)


def _iso(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
