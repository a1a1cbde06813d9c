"""The deadline rules of boligsociale helhedsplaner in Copenhagen, each with its source and worked examples.

A new rule is a new record in RULES, with a label and a reason in both language files.
"""

from __future__ import annotations

from datetime import date

from state.deadlines.rules import (
    Anchor,
    DeadlineRule,
    Example,
    Force,
    Owner,
    autumn_before,
    budget_adoption,
    days_ahead,
    months_ahead,
    set_by_people,
    the_day,
)
from state.organisation.sources import Source

NOTE = "Udmøntningsnotat, Budget 2026: Udsatte boligområder"
HANDBOOK = Source(
    title="Håndbog om ansøgning til Landsbyggefonden",
    place="forberedelse ca. 1½ år før start",
    url="https://docplayer.dk/68291042",
)
FOUR_WEEKS = Source(
    title="Mødeplan for Klima-, Miljø- og Teknikudvalget 2027 (KTU 5. oktober 2026, punkt 11)",
    place="princip om fire uger fra udvalg til Borgerrepræsentation, protokolbemærkning fra 2016",
    url="https://www.kk.dk/dagsordener-og-referater/",
)
BUDGETS = Source(
    title="Borgerrepræsentationens vedtagelse af budgettet",
    place="2. behandling 5. oktober 2023, 3. oktober 2024, 2. oktober 2025 og 1. oktober 2026",
    url="https://www.kk.dk/dagsordener-og-referater/",
)
THE_LIST = Source(
    title="Ministeriets liste over parallelsamfund", place="offentliggøres hvert år den 1. december"
)


def _note(place: str) -> Source:
    return Source(title=NOTE, place=place)


def _one_day(anchor: date, due: date) -> Example:
    return Example(anchor=anchor, first=due, last=due)


START_2026, START_2028, START_2029 = date(2026, 1, 1), date(2028, 1, 1), date(2029, 1, 1)

RULES: tuple[DeadlineRule, ...] = (
    DeadlineRule(
        id="preparation",
        anchor=Anchor.PERIOD_START,
        gives=months_ahead(18),
        owner=Owner.COORDINATOR,
        force=Force.RECOMMENDATION,
        source=HANDBOOK,
        valid_from=date(2011, 1, 1),
        examples=(_one_day(START_2028, date(2026, 7, 1)), _one_day(START_2029, date(2027, 7, 1))),
    ),
    DeadlineRule(
        id="declaration",
        anchor=Anchor.PERIOD_START,
        gives=budget_adoption(years_before=2),
        owner=Owner.COUNCIL,
        force=Force.PATTERN,
        source=_note("Proces, TM078 i Budget 2025 med henvisning til Budget 2026"),
        valid_from=date(2024, 1, 1),
        budget_years_before=1,
        examples=(_one_day(START_2026, date(2024, 10, 3)), _one_day(START_2028, date(2026, 10, 1))),
    ),
    DeadlineRule(
        id="negotiation-start",
        anchor=Anchor.PERIOD_START,
        gives=months_ahead(12),
        owner=Owner.COORDINATOR,
        force=Force.RULE,
        source=_note("Proces, TM021: et år før opstart"),
        valid_from=date(2026, 1, 1),
        examples=(_one_day(START_2028, date(2027, 1, 1)), _one_day(START_2029, START_2028)),
    ),
    DeadlineRule(
        id="contributions-open",
        anchor=Anchor.PERIOD_START,
        gives=months_ahead(12),
        owner=Owner.COORDINATOR,
        force=Force.RULE,
        source=_note("Proces, TM021: bidrag fra de øvrige forvaltninger koordineres i samme forløb"),
        valid_from=date(2026, 1, 1),
        examples=(_one_day(START_2028, date(2027, 1, 1)),),
    ),
    DeadlineRule(
        id="contributions-due",
        anchor=Anchor.PERIOD_START,
        gives=set_by_people(),
        owner=Owner.CONTRIBUTORS,
        force=Force.PEOPLE,
        source=_note("ingen frist nævnt"),
        valid_from=date(2026, 1, 1),
    ),
    DeadlineRule(
        id="money",
        anchor=Anchor.PERIOD_START,
        gives=budget_adoption(years_before=1),
        owner=Owner.COUNCIL,
        force=Force.PATTERN,
        source=BUDGETS,
        valid_from=date(2023, 1, 1),
        budget_years_before=0,
        examples=(_one_day(START_2026, date(2025, 10, 2)), _one_day(date(2027, 1, 1), date(2026, 10, 1))),
    ),
    DeadlineRule(
        id="political-treatment",
        anchor=Anchor.PERIOD_START,
        gives=autumn_before(),
        owner=Owner.COORDINATOR,
        force=Force.PATTERN,
        source=_note("Proces, TM021: efteråret før periodens start"),
        valid_from=date(2026, 1, 1),
        examples=(
            Example(anchor=START_2026, first=date(2025, 9, 1), last=date(2025, 11, 30)),
            Example(anchor=START_2028, first=date(2027, 9, 1), last=date(2027, 11, 30)),
        ),
    ),
    DeadlineRule(
        id="committee",
        anchor=Anchor.PERIOD_START,
        gives=days_ahead(49, 40),
        owner=Owner.COMMITTEE,
        force=Force.ASSUMPTION,
        source=FOUR_WEEKS,
        valid_from=date(2016, 1, 1),
        examples=(Example(anchor=START_2028, first=date(2027, 11, 13), last=date(2027, 11, 22)),),
    ),
    DeadlineRule(
        id="finance-committee",
        anchor=Anchor.PERIOD_START,
        gives=days_ahead(35, 26),
        owner=Owner.FINANCE_COMMITTEE,
        force=Force.ASSUMPTION,
        source=FOUR_WEEKS,
        valid_from=date(2016, 1, 1),
        examples=(Example(anchor=START_2028, first=date(2027, 11, 27), last=date(2027, 12, 6)),),
    ),
    DeadlineRule(
        id="council",
        anchor=Anchor.PERIOD_START,
        gives=days_ahead(21, 12),
        owner=Owner.COUNCIL,
        force=Force.ASSUMPTION,
        source=FOUR_WEEKS,
        valid_from=date(2016, 1, 1),
        examples=(Example(anchor=START_2028, first=date(2027, 12, 11), last=date(2027, 12, 20)),),
    ),
    DeadlineRule(
        id="release",
        anchor=Anchor.PERIOD_START,
        gives=days_ahead(21, 12),
        owner=Owner.COUNCIL,
        force=Force.RULE,
        source=_note("Proces, TM021: anlægsmidlerne følger den politiske godkendelse"),
        valid_from=date(2026, 1, 1),
        examples=(Example(anchor=START_2028, first=date(2027, 12, 11), last=date(2027, 12, 20)),),
    ),
    DeadlineRule(
        id="start",
        anchor=Anchor.PERIOD_START,
        gives=the_day(),
        owner=Owner.COORDINATOR,
        force=Force.EVENT,
        source=_note("Proces, TM021: perioderne"),
        valid_from=date(2026, 1, 1),
        examples=(_one_day(START_2028, START_2028),),
    ),
    DeadlineRule(
        id="expiry",
        anchor=Anchor.PERIOD_END,
        gives=the_day(),
        owner=Owner.COORDINATOR,
        force=Force.EVENT,
        source=_note("Proces, TM021: perioderne"),
        valid_from=date(2025, 1, 1),
        examples=(_one_day(date(2027, 12, 31), date(2027, 12, 31)),),
    ),
    DeadlineRule(
        id="goal-list",
        anchor=Anchor.YEAR,
        gives=the_day(),
        owner=Owner.COORDINATOR,
        force=Force.EVENT,
        source=THE_LIST,
        valid_from=date(2010, 12, 1),
        examples=(_one_day(date(2026, 12, 1), date(2026, 12, 1)),),
    ),
    DeadlineRule(
        id="service-year",
        anchor=Anchor.YEAR,
        gives=the_day(),
        owner=Owner.COORDINATOR,
        force=Force.EVENT,
        source=_note("Der afsættes, 2. punkt (TM021)"),
        valid_from=date(2026, 1, 1),
        examples=(_one_day(date(2027, 1, 1), date(2027, 1, 1)),),
    ),
)

BY_ID: dict[str, DeadlineRule] = {rule.id: rule for rule in RULES}
_PLACES: dict[str, int] = {rule.id: place for place, rule in enumerate(RULES)}


def rule(rule_id: str) -> DeadlineRule:
    """The rule with this id; raises KeyError."""
    return BY_ID[rule_id]


def order_of(rule_id: str) -> int:
    """The rule's place in the rulebook, for deadlines on the same day."""
    return _PLACES[rule_id]


def is_event(rule_id: str) -> bool:
    """Whether the rule names a day that comes by itself, which nobody can owe."""
    return BY_ID[rule_id].force is Force.EVENT
