"""An answer before it becomes text or a card: a title, a lead, sections, a source and what to ask next."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Section(Struct, frozen=True, kw_only=True):
    """A heading with lines, facts (label and value), or both; `warns` marks what needs somebody."""

    heading: str = ""
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    bullets: bool = False
    warns: bool = False


class InputKind(Enum):
    """What a form's input takes."""

    CHOICE = "choice"
    LINE = "line"
    TEXT = "text"  # several lines
    DATE = "date"


class Input(Struct, frozen=True, kw_only=True):
    """One labelled input of a form; `wrong` says what is wrong with its value.

    `dataset` is what a client that can do so searches for more options than those listed.
    """

    id: str
    kind: InputKind
    label: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    fault: str = ""
    value: str = ""
    wrong: str = ""
    dataset: str = ""


class Button(Struct, frozen=True, kw_only=True):
    """A button that asks a question as if it were typed, or does something (`verb`) with the stamped data.

    `opens` is for one whose doing is to open a dialog; `url` for one that only leads somewhere.
    """

    title: str
    ask: str = ""
    verb: str = ""
    data: tuple[tuple[str, object], ...] = ()
    opens: bool = False
    url: str = ""


class Subject(Struct, frozen=True, kw_only=True):
    """What an answer was about, so that "hvorfor?" and "og for Amager?" know."""

    intent: str
    plans: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    appropriations: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    rule: str = ""
    kind: str = ""
    years: tuple[int, ...] = ()
    code: str = ""
    days: tuple[str, ...] = ()  # the first and the last day asked about, as ISO text


class Part(Struct, frozen=True, kw_only=True):
    """Which of all plans an answer is about: from `first` to `last`, counted from 1."""

    first: int
    last: int
    total: int


class Answer(Struct, frozen=True, kw_only=True):
    """What is to be said, in the asker's language already.

    `renews` is what a card that shows the state of today carries to be made anew later; `complaint` what the asker
    finds wrong with the answer before, to be kept ("" for no more than that it was).
    """

    lead: str
    title: str = ""
    sections: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    inputs: tuple[Input, ...] = ()
    buttons: tuple[Button, ...] = ()
    subject: Subject | None = None
    pending: dict[str, object] | None = None
    replaces: bool = False
    refused: bool = False
    language: str | None = None
    elsewhere: bool = False  # to be gone on with in the person's own chat
    renews: tuple[tuple[str, object], ...] = ()
    complaint: str | None = None
    part: Part | None = None  # of a long list that the question did not name one by one
    more: bool | None = None  # whether a long list goes on after this part; None for no list
    page: int = 0
