"""Every sentence the bot says, from `da.ftl` and `en.ftl`; a missing sentence or fact is an error, not a gap."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("da", "en")
HERE = Path(__file__).parent


class TextMissing(LookupError):
    """No sentence has this id in this language, or a fact it names was not given; mend the .ftl file."""


class Texts:
    """The sentences of both languages, by id; a language's file is read when somebody speaks it."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, str], str] = {}

    def __call__(self, language: str, text_id: str, **facts: str | int) -> str:
        """The sentence with its facts put in; raises TextMissing."""
        known = self._plain.get((language, text_id))
        if known is not None:
            return known
        bundle = _bundle(language)
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
        return bool(_bundle(language).has_message(text_id))


def ids(language: str) -> tuple[str, ...]:
    """Every sentence's id in the order of the file."""
    return tuple(re.findall(r"^([a-z][a-z0-9_-]*) =", source(language), re.M))


def source(language: str) -> str:
    """The language's file as it stands."""
    return (HERE / f"{language}.ftl").read_text(encoding="utf-8")


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(source(language)))
    return bundle
