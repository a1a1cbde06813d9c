"""What the source gives, what it does not split, and which sums are ours."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from msgspec.structs import replace

from state.facts.funding import Appropriation, Basis, MoneyKind, Share
from tests.support.builders import a_wording
from tests.support.filled import shipped_portfolio

CAPITAL = "budget-2026-tm021-capital"
SERVICE_2026, SERVICE_LATER = "budget-2026-tm021-service-2026", "budget-2026-tm021-service-2027-2029"
DECLARATION = "budget-2025-tm078"


@cache
def appropriations() -> dict[str, Appropriation]:
    return {one.id: one for one in shipped_portfolio().appropriations}


def kroner(amount: str) -> Decimal:
    return Decimal(amount) * 1_000_000


def test_capital_is_seven_point_four_million_in_all() -> None:
    assert appropriations()[CAPITAL].total == kroner("7.4")


@pytest.mark.parametrize("year", [2026, 2027, 2028, 2029])
def test_what_the_source_gives_in_all_it_gives_no_single_year(year: int) -> None:
    assert appropriations()[CAPITAL].in_year(year) is None


@pytest.mark.parametrize("year", [2027, 2028, 2029])
def test_service_is_one_point_seven_million_in_each_of_three_years(year: int) -> None:
    assert appropriations()[SERVICE_LATER].in_year(year) == kroner("1.7")


def test_the_total_of_a_single_year_is_also_that_years() -> None:
    assert appropriations()[SERVICE_2026].in_year(2026) == kroner("0.2")


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_a_year_outside_the_appropriation_has_nothing(year: int) -> None:
    assert appropriations()[SERVICE_LATER].in_year(year) is None


def test_service_sums_to_five_point_three_million_and_all_to_twelve_point_seven() -> None:
    by_kind = {
        kind: sum(
            (one.total for one in appropriations().values() if one.kind is kind and one.total is not None),
            Decimal(0),
        )
        for kind in MoneyKind
    }
    assert by_kind[MoneyKind.SERVICE] == kroner("5.3")
    assert sum(by_kind.values()) == kroner("12.7")


def test_a_declaration_of_intent_has_no_amount_in_any_year() -> None:
    declaration = appropriations()[DECLARATION]
    assert (declaration.total, declaration.in_year(2026)) == (None, None)


def test_the_capital_is_not_split_until_a_share_names_a_plan() -> None:
    capital = appropriations()[CAPITAL]
    assert not capital.is_split
    assert not replace(capital, shares=(Share(amount=kroner("1"), year=2026),)).is_split
    assert replace(capital, shares=(Share(amount=kroner("1"), plan="amager"),)).is_split


def test_money_for_several_plans_belongs_to_none_of_them() -> None:
    capital = appropriations()[CAPITAL]
    assert (capital.plan, replace(capital, plans=("amager",)).plan) == ("", "amager")


def test_a_yearly_amount_counts_once_for_each_year() -> None:
    yearly = Appropriation(
        id="x",
        budget="Budget 2026",
        code="T1",
        kind=MoneyKind.SERVICE,
        amount=Decimal("0.5"),
        basis=Basis.PER_YEAR,
        years=(2026, 2027, 2029),
        purpose=a_wording("drift"),
    )
    assert yearly.total == Decimal("1.5")
