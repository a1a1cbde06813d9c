"""What a field offers while somebody types in it: plans by any of their names, and people by theirs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from dialogs.asking.ask import Ask
from dialogs.reading.words.fold import words
from state.facts.plan import Plan
from state.organisation.people import Action, Person

MOST_SHOWN = 15
MOST_PEOPLE = 2_000
MOST_LETTERS = 100

Suggestions = list[tuple[str, str]]


class Dataset(StrEnum):
    """What can be searched in; the values are what a card's field carries."""

    PLANS = "plans"
    PEOPLE = "people"


def may_search(person: Person, dataset: str) -> bool:
    """Whether the person may search there: colleagues are named by those who may give somebody a task."""
    return dataset == Dataset.PLANS or person.may(Action.SET_DEPUTY)


def suggested(
    ask: Ask, dataset: str, text: str = "", *, skip: int = 0, limit: int = MOST_SHOWN
) -> Suggestions:
    """Values with their labels, at most MOST_SHOWN; none for somebody who may not search there."""
    if not may_search(ask.person, dataset):
        return []
    found = (_plans if dataset == Dataset.PLANS else _people)(ask, text[:MOST_LETTERS])
    skip = max(0, skip)
    return found[skip : skip + min(limit, MOST_SHOWN)]


def _plans(ask: Ask, text: str) -> Suggestions:
    if not words(text):
        plans = ask.snapshot.find(Plan, annulled=False, order=("name",), limit=MOST_SHOWN)
        return [(plan.id, plan.name) for plan in plans]
    ids = ask.lexicon.plans_like(text)
    return sorted(((one, ask.lexicon.plan_name(one)) for one in ids), key=lambda pair: pair[1].casefold())


def _people(ask: Ask, text: str) -> Suggestions:
    """Colleagues in the asker's own tenant, every word of the text beginning a word of the name."""
    known = ask.snapshot.find(Person, tenant=ask.person.tenant, order=("name",), limit=MOST_PEOPLE)
    begins = _begun_by([word.plain for word in words(text)])
    return [(one.id, _label(ask, one)) for one in known if one.name.strip() and begins(one.name)]


def _begun_by(typed: list[str]) -> Callable[[str], bool]:
    def begins(name: str) -> bool:
        parts = [word.plain for word in words(name)]
        return all(any(part.startswith(one) for part in parts) for one in typed)

    return begins


def label_of(ask: Ask, dataset: str, value: str) -> str:
    """The label of a value that was chosen before."""
    if dataset == Dataset.PLANS:
        return ask.lexicon.plan_name(value)
    found = ask.snapshot.get(Person, value)
    return _label(ask, found) if found is not None else value


def _label(ask: Ask, person: Person) -> str:
    """A person's name, with the administration they work in, which tells two of a name apart."""
    if person.unit is None:
        return person.name
    return ask.voice("person-in-unit", name=person.name, unit=ask.voice.short_body(person.unit))
