"""What a contribution may hold: figures within reach, years, a code with its budget, a link into the case system."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlsplit

from msgspec.structs import replace

from state.facts.contribution import Content, ContributionKind
from state.records.errors import ContributionIncomplete, FieldInvalid, Problem

MOST_KRONER = Decimal(10_000_000_000)
MOST_EFFORT = Decimal(1_000_000)
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_TEXT = 10_000
LONGEST_LINE = 300
LONGEST_LINK = 2_000


def checked(content: Content) -> Content:
    """The content as it is kept: words trimmed, years in order, and what is given named; raises FieldInvalid."""
    tidy = replace(
        content,
        years=tuple(sorted(set(content.years))),
        focus_areas=tuple(dict.fromkeys(area.strip() for area in content.focus_areas if area.strip())),
        contact=_within("contact", content.contact, LONGEST_LINE),
        budget=_within("budget", content.budget, LONGEST_LINE),
        code=_within("code", content.code, LONGEST_LINE).upper(),
        text=_within("text", content.text, LONGEST_TEXT),
        link=_link(content.link.strip()),
    )
    for area in tidy.focus_areas:
        _within("focus_areas", area, LONGEST_LINE)
    _must_count("amount", tidy.amount, MOST_KRONER)
    _must_count("effort", tidy.effort, MOST_EFFORT)
    if tidy.amount is not None and tidy.amount != tidy.amount.to_integral_value():
        raise FieldInvalid(field="amount", problem=Problem.FRACTION)
    if tidy.effort is not None and tidy.effort_unit is None:
        raise FieldInvalid(field="effort_unit", problem=Problem.UNIT_MISSING)
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in tidy.years):
        raise FieldInvalid(field="years", problem=Problem.YEARS_OUT_OF_REACH)
    if tidy.own_budget and tidy.code:
        raise FieldInvalid(field="own_budget", problem=Problem.OWN_AND_CODE)
    if tidy.code and not tidy.budget:
        raise FieldInvalid(field="budget", problem=Problem.CODE_WITHOUT_BUDGET)
    return replace(tidy, kinds=_kinds(tidy))


def must_be_complete(content: Content) -> None:
    """Raise ContributionIncomplete, naming the first field that lacks, unless there is something to submit."""
    if not content.kinds:
        raise ContributionIncomplete(missing="kinds")
    if ContributionKind.KRONER in content.kinds and content.amount is None:
        raise ContributionIncomplete(missing="amount")
    if ContributionKind.WORK in content.kinds and content.effort is None:
        raise ContributionIncomplete(missing="effort")
    if not content.years and (content.amount is not None or content.effort is not None):
        raise ContributionIncomplete(missing="years")
    said = {ContributionKind.ACTIVITY, ContributionKind.PREMISES, ContributionKind.TEXT}
    if said & set(content.kinds) and not (content.text or content.link):
        raise ContributionIncomplete(missing="text")


def _kinds(content: Content) -> tuple[ContributionKind, ...]:
    """The kinds that were named and those the figures and words speak of, in the enum's order."""
    given = set(content.kinds)
    if content.amount is not None:
        given.add(ContributionKind.KRONER)
    if content.effort is not None:
        given.add(ContributionKind.WORK)
    if not given and (content.text or content.link):
        given.add(ContributionKind.TEXT)
    return tuple(kind for kind in ContributionKind if kind in given)


def _must_count(field: str, figure: Decimal | None, most: Decimal) -> None:
    if figure is None:
        return
    if not figure.is_finite() or figure > most:
        raise FieldInvalid(field=field, problem=Problem.TOO_LARGE)
    if figure <= 0:
        raise FieldInvalid(field=field, problem=Problem.NEGATIVE)


def _within(field: str, text: str, most: int) -> str:
    if len(text.strip()) > most:
        raise FieldInvalid(field=field, problem=Problem.TOO_LONG)
    return text.strip()


def _link(link: str) -> str:
    """The link, which must lead to a host by https and carry no password."""
    if not link:
        return ""
    if len(link) > LONGEST_LINK:
        raise FieldInvalid(field="link", problem=Problem.TOO_LONG)
    try:
        parts = urlsplit(link)
        sound = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
        sound = sound and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if not sound or any(letter.isspace() or not letter.isprintable() for letter in link):
        raise FieldInvalid(field="link", problem=Problem.NOT_HTTPS)
    return link
