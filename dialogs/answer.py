"""An answer before it becomes text or a card: a title, a lead, sections, a source and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """One labelled input of a form."""

    id: str
    kind: InputKind
    label: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    fault: str = ""
    value: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """A button that asks a question as if it were typed, or does something (`verb`) with the stamped data."""

    title: str
    ask: str = ""
    verb: str = ""
    data: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What is to be said, in the asker's language already."""

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
