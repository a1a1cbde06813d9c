"""Every sentence the bot says, from `da.ftl` and `en.ftl`; a missing sentence or fact is an error, not a gap."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("da", "en")
HERE = Path(__file__).parent
# A sentence begins at the margin with its id; what is indented or empty below belongs to it.
ENTRY = re.compile(r"^([a-z][a-z0-9_-]*) =.*\n?(?:(?![a-zA-Z#-]).*\n)*", re.M)


class TextMissing(LookupError):
    """No sentence has this id in this language, or a fact it names was not given; mend the .ftl file."""


class Texts:
    """The sentences of both languages, by id; each is parsed when it is first said, and most never are."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, str], str] = {}

    def __call__(self, language: str, text_id: str, **facts: str | int) -> str:
        """The sentence with its facts put in; raises TextMissing."""
        known = self._plain.get((language, text_id))
        if known is not None:
            return known
        bundle = _bundle(language)
        if not bundle.has_message(text_id):
            bundle.add_resource(FluentResource(sentence(language, text_id)))
            if not bundle.has_message(text_id):
                raise TextMissing(f"{language}.ftl has no {text_id}")
        pattern = bundle.get_message(text_id).value
        if pattern is None:
            raise TextMissing(f"{language}.ftl has no sentence under {text_id}")
        said, errors = bundle.format_pattern(pattern, facts)
        if errors:
            raise TextMissing(f"{language}.ftl, {text_id}: {errors[0]}")
        text = str(said)
        if isinstance(pattern, str) or not facts:
            self._plain[language, text_id] = text
        return text

    def has(self, language: str, text_id: str) -> bool:
        """Whether the language has this sentence."""
        return text_id in _entries(language)


def ids(language: str) -> tuple[str, ...]:
    """Every sentence's id in the order of the file."""
    return tuple(entry[1] for entry in ENTRY.finditer(source(language)))


def source(language: str) -> str:
    """The language's file as it stands."""
    return (HERE / f"{language}.ftl").read_text(encoding="utf-8")


def sentence(language: str, text_id: str) -> str:
    """The sentence as it stands in its file, with id and variants; "" if there is none."""
    return _entries(language).get(text_id, "")


@cache
def _bundle(language: str) -> FluentBundle:
    return FluentBundle([language], use_isolating=False)


@cache
def _entries(language: str) -> dict[str, str]:
    return {entry[1]: entry[0] for entry in ENTRY.finditer(source(language))}
