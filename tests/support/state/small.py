"""A whole portfolio of a town nobody lives in, small enough to break one line at a time."""

from __future__ import annotations

from pathlib import Path

SMALL = """\
name: {da: Andeby Kommune, en: Town of Andeby}
coordinator: tek
route: [tku, fu, bs]
closing_days:
  - {month: 6, day: 5}
renewal:
  normal_term_years: 4
  declaration_budgets_before: 1
  money_budgets_before: 0
  source: {document: note, place: side 1}
goal:
  text: {da: Ingen på listen, en: None on the list}
  by_year: 2030
  list_month: 12
  list_day: 1
  source: {document: note, place: side 1}
meetings:
  - body: fu
    weekday: tuesday
    note: {da: tirsdag, en: Tuesday}
    source: {document: note, place: side 2}
reminders:
  days_ahead:
    committee: [50, 20]
    other: [21, 3]
  overdue_weeks: 3
  lead_after: 4
  coordinator_after: 8
  weekly: false
  opens: "09:00"
  closes: "15:00"
  spread_minutes: 30
bodies:
  - id: tek
    kind: administration
    serves: tku
    names:
      - {official: Teknisk Forvaltning, abbreviation: TF, english: Old Works, valid_to: 2025-12-31}
      - {official: Teknik og Klima, abbreviation: TK, english: Works, valid_from: 2026-01-01}
    aliases: [teknik, teknisk]
    source: vedtægten
  - id: tku
    kind: committee
    names:
      - {official: Teknisk Udvalg, abbreviation: TU, english: Works Committee}
    source: vedtægten
  - id: fu
    kind: committee
    names:
      - {official: Finansudvalget, abbreviation: FU, english: Money Committee}
    aliases: [finans]
    source: vedtægten
  - id: bs
    kind: council
    names:
      - {official: Byrådet, abbreviation: BYR, english: Town Council}
    source: vedtægten
ambiguous:
  - {word: udvalget, bodies: [tku, fu]}
documents:
  - id: note
    title: {da: Notatet, en: The note}
    dated: 2025-10-02
facts:
  - id: F1
    topic: money
    says: {da: Der er penge, en: There is money}
    document: note
    place: side 3
plans:
  - id: oest
    name: Øst
    aliases: [østbyen]
    periods:
      - number: 1
        stage: expired
        end_text: 31. december 2025
        end_date: 2025-12-31
        last_day: 2025-12-31
        facts: [F1]
      - number: 2
        stage: running
        start: 2026-01-01
        end_text: 1. januar 2028
        end_date: 2028-01-01
        facts: [F1]
appropriations:
  - id: penge
    budget: Budget 2026
    code: T1
    kind: anlæg
    amount: 1_000_000
    basis: total
    years: [2026, 2027]
    purpose: {da: Planen, en: The plan}
    plans: [oest]
    release: with-approval
    facts: [F1]
questions:
  - id: Q1
    topic: term
    title: {da: To år, en: Two years}
    asks: {da: "Hvornår slutter den?", en: "When does it end?"}
    plans: [oest]
    facts: [F1]
    takes_other_date: true
    readings:
      - id: as-text
        label: {da: Som der står, en: As it stands}
        meaning: {da: To år, en: Two years}
        ends:
          - {plan: oest, period: 2}
      - id: three
        label: {da: Tre år, en: Three years}
        meaning: {da: Tre år, en: Three years}
        ends:
          - {plan: oest, period: 2, last_day: 2028-12-31}
known_deadlines:
  - plan: oest
    period: 2
    rule: money
    state: met
    reason: {da: Der er penge, en: There is money}
    facts: [F1]
    question: Q1
"""


def line_of(text: str, part: str, nth: int = 1) -> int:
    """The line, from 1, on which the part stands for the nth time."""
    found = -1
    for _ in range(nth):
        found = text.index(part, found + 1)
    return text.count("\n", 0, found) + 1


def with_changes(*changes: tuple[str, str]) -> str:
    """The small portfolio with each text replaced where it first stands."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def written(folder: Path, text: str, name: str = "small.yaml") -> Path:
    """The text as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path
