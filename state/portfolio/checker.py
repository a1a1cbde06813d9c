"""Whether a portfolio has the shape of one: every fault of the schema, said in plain words with a remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from state.portfolio.entries import FAULT
from state.portfolio.schema import PortfolioEntry
from state.portfolio.tree import DAY, Place, Tree

Said = tuple[str, str]  # the problem and its remedy
LONGEST_QUOTE = 60

EXAMPLES = {"amount": "7_400_000 (whole kroner)", "years": "2026", "by_year": "2030", "year": "2026"}
REFERENCES = {
    "document": "every statement needs a reference: document: the id of a document under documents",
    "place": "every statement needs a reference: place: where in the document it stands",
    "facts": "name the facts it rests on, such as facts: [S7]",
    "da": "write the Danish text",
    "en": "write the English text",
    "id": "give it an id of its own",
}


def shape(tree: Tree) -> PortfolioEntry | None:
    """The portfolio as the schema has it, or None and every fault noted in the tree."""
    try:
        return PortfolioEntry.model_validate(tree.data)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False):
            _note(tree, error)
        return None


def close_to(written: str, known: list[str]) -> str:
    """A remedy for a name nobody knows: the nearest known one, or all if they are few."""
    near = get_close_matches(written.casefold()[:LONGEST_QUOTE], [name.casefold() for name in known], n=1)
    if near:
        return 'did you mean "' + next(name for name in known if name.casefold() == near[0]) + '"?'
    return "use one of " + ", ".join(sorted(known)[:20]) if known else "add it there, or remove it here"


def _note(tree: Tree, error: ErrorDetails) -> None:
    place: Place = error["loc"]
    context: Mapping[str, Any] = error.get("ctx", {})  # pydantic's own words about the fault: any JSON value
    if error["type"] == FAULT:
        tree.fault((*place, *context["at"]), context["problem"], context["remedy"])
        return
    if error["type"] == "missing":
        # What a file that could not be read would have held is not missing.
        if tree.complete or len(place) > 1:
            key = str(place[-1])
            tree.fault(place, "is missing", REFERENCES.get(key, f"add {key}:"))
        return
    if error["type"] == "extra_forbidden":
        tree.fault(place, "is no key known here", close_to(str(place[-1]), _keys_at(place[:-1])))
        return
    problem, remedy = _wrong_value(error["type"], place, error["input"], context)
    tree.fault(place, problem, remedy)


def _wrong_value(kind: str, place: Place, written: object, context: Mapping[str, Any]) -> Said:
    said = _quoted(written)
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    if kind in SAYINGS:
        return SAYINGS[kind](said, key, context)
    if kind in {"enum", "literal_error"}:
        choices = [choice.strip("' ") for choice in str(context["expected"]).replace(" or ", ", ").split(",")]
        return f"{said} is not known here", close_to(str(written), choices)
    limit = next((context[name] for name in ("ge", "le", "min_length", "max_length") if name in context), "")
    return f"{said} does not fit ({kind.replace('_', ' ')} {limit})".replace(" )", ")"), "mend it"


def _not_a_number(said: str, key: str, _context: Mapping[str, Any]) -> Said:
    return f"{said} is not a whole number", f"write it without quotes or units, as {EXAMPLES.get(key, '4')}"


def _not_a_date(said: str) -> Said:
    if DAY.fullmatch(said.strip('"')) and _is_day(said.strip('"')):
        return f"{said} is a text, not a date", "remove the quotes"
    return f"{said} is not a date", "write it as 2026-01-01"


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


SAYINGS: dict[str, Callable[[str, str, Mapping[str, Any]], Said]] = {
    "date_type": lambda said, _key, _context: _not_a_date(said),
    "int_type": _not_a_number,
    "string_type": lambda said, _key, _context: (
        f"{said} is not a text",
        "write a text, in quotes if need be",
    ),
    "bool_type": lambda said, _key, _context: (f"{said} is neither true nor false", "write true or false"),
    "list_type": lambda said, _key, _context: (
        f"{said} is not a list",
        "write a list, such as [a, b] or - a",
    ),
    "model_type": lambda said, _key, _context: (f"{said} has no keys", "write key: value lines under it"),
    "string_too_long": lambda said, _key, context: (
        f"{said} is too long",
        f"write at most {context['max_length']} letters",
    ),
    "string_too_short": lambda _said, _key, _context: ("is empty", "write something, or remove the line"),
    "too_short": lambda _said, key, context: (
        f"holds too few, {context['actual_length']}",
        REFERENCES.get(key, f"write at least {context['min_length']}"),
    ),
    "too_long": lambda _said, _key, context: (
        f"holds too many, {context['actual_length']}",
        f"write at most {context['max_length']}",
    ),
    "greater_than_equal": lambda said, _key, context: (
        f"{said} is too small",
        f"write {context['ge']} or more",
    ),
    "less_than_equal": lambda said, _key, context: (f"{said} is too large", f"write {context['le']} or less"),
    "string_pattern_mismatch": lambda said, key, _context: (
        f"{said} is not a web address" if key == "url" else f"{said} cannot be an id",
        "write it as https://…" if key == "url" else "use a-z, 0-9 and hyphens, beginning with a letter",
    ),
}


def _quoted(written: object) -> str:
    if written is None:
        return "nothing"
    if isinstance(written, bool):
        return str(written).lower()
    if isinstance(written, list):
        return "a list"
    if isinstance(written, dict):
        return "a mapping"
    said = str(written)
    if len(said) > LONGEST_QUOTE:
        said = said[:LONGEST_QUOTE] + "…"
    return said if isinstance(written, int | date) else '"' + said.replace("\n", " ") + '"'


def _keys_at(place: Place) -> list[str]:
    """The keys the schema knows at a place."""
    model: type[BaseModel] = PortfolioEntry
    for part in place:
        if isinstance(part, str):
            inner = _model_in(model.model_fields[part].annotation) if part in model.model_fields else None
            if inner is None:
                return []
            model = inner
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model within "list of", "or None" and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
