"""What people write about money, work and years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dialogs.reading.amounts.kroner import (
    Effort,
    Per,
    amounts_in,
    effort_in,
    the_amount,
    years_in,
)
from state.facts.contribution import EffortUnit

KRONER = """
7,4 mio. kr. = 7400000
7,4 mio = 7400000
7.4 million = 7400000
7.4 mio = 7400000
7.125 million = 7125000
1,7 mio. kr. = 1700000
1,2 mio. = 1200000
1.200 mio. kr. = 1200000000
12,5 mia = 12500000000
12,5 mia. kr. = 12500000000
450.000 = 450000
450.000 kr. = 450000
450.000 kroner = 450000
450 000 kr = 450000
450 000 kr. = 450000
450,000 kr = 450000
DKK 450,000 = 450000
DKK 1,200,000.50 = 1200000.5
1.200,50 kr. = 1200.5
1.200 = 1200
6. 798 = 6798
6. 798 kr. = 6798
300 t.kr. = 300000
300 t. kr. = 300000
300 tkr = 300000
300 tkr. = 300000
300 tusind = 300000
300 tusinde kr. = 300000
450k = 450000
en halv million = 500000
en halv mio. kr. = 500000
half a million = 500000
halvanden million = 1500000
one and a half million = 1500000
1½ mio = 1500000
1½ mio. kr. = 1500000
½ million = 500000
to millioner = 2000000
5 millioner kroner = 5000000
fem millioner = 5000000
two million kroner = 2000000
kr. 500 = 500
500 kr = 500
500,- = 500
0 kr. = 0
-200.000 = -200000
−200.000 kr. = -200000
minus 200.000 = -200000
"""


def lines(table: str) -> list[tuple[str, str]]:
    return [
        (said, meant) for said, _, meant in (line.rpartition(" = ") for line in table.strip().split("\n"))
    ]


@pytest.mark.parametrize(("said", "meant"), lines(KRONER))
def test_an_amount_is_read_in_kroner(said: str, meant: str) -> None:
    message = f"BUF giver {said} til Amager"
    (found,) = amounts_in(message)
    assert found.value.kroner == Decimal(meant)
    assert not found.value.per_year
    assert message[found.start : found.end] == found.said == found.value.said == said


@pytest.mark.parametrize(
    "said",
    [
        "450.000 kr. årligt",
        "450.000 kr. aarligt",
        "450.000 kr. om året",
        "450.000 kr. pr. år",
        "450.000 kr./år",
        "450.000 kr. (årligt)",
        "450.000 årligt",
        "årligt 450.000 kr.",
        "450 t.kr. hvert år",
        "0,45 mio. kr. årligt",
        "DKK 450,000 a year",
        "DKK 450,000 per year",
        "450,000 kr annually",
    ],
)
def test_an_amount_for_each_year_is_told_apart(said: str) -> None:
    (found,) = amounts_in(said)
    assert (found.value.kroner, found.value.per_year) == (Decimal(450_000), True)
    assert found.said == said


@pytest.mark.parametrize(
    "message",
    [
        "12",
        "2027",
        "i 27",
        "2026-2028",
        "d. 18.12.2026",
        "d. 18.12",
        "1/1-2028",
        "uge 46",
        "TM021",
        "10%",
        "12,5 %",
        "2 ÅV",
        "1.200 timer",
        "1.200 boliger",
        "indsatsområde 1 og 2, 3 er åbent",
        "kl. 12.30",
        "tusind tak",
        "amager 4 år, nørrebro 3",
        "hvor mange kroner?",
        "",
    ],
)
def test_other_figures_are_no_amount(message: str) -> None:
    assert amounts_in(message) == ()


def test_two_amounts_in_a_message_are_both_found() -> None:
    found = amounts_in("flyt 300 t.kr. fra TM021 og 1,2 mio. fra TM078 i 2027")
    assert [each.value.kroner for each in found] == [Decimal(300_000), Decimal(1_200_000)]


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        ("450000", "450000"),
        ("450.000", "450000"),
        ("ca. 450.000 kr.", "450000"),
        ("300", "300"),
        ("-5000", "-5000"),
        ("7,4 mio", "7400000"),
        ("det er 7,4 mio.", "7400000"),
        ("ingen", "0"),
        ("nul", "0"),
        ("0", "0"),
    ],
)
def test_an_answer_may_be_a_bare_number(answer: str, meant: str) -> None:
    amount = the_amount(answer)
    assert amount is not None
    assert amount.kroner == Decimal(meant)


@pytest.mark.parametrize("answer", ["ja", "ved ikke", "100.000-200.000", "1 eller 2", "uge 46", "10 %", ""])
def test_an_answer_that_is_not_one_amount_is_none(answer: str) -> None:
    assert the_amount(answer) is None


@pytest.mark.parametrize(
    ("said", "quantity", "unit", "per"),
    [
        ("2 ÅV", "2", EffortUnit.FTE, None),
        ("2 åv", "2", EffortUnit.FTE, None),
        ("2 årsværk", "2", EffortUnit.FTE, None),
        ("2 aarsvaerk", "2", EffortUnit.FTE, None),
        ("1½ årsværk", "1.5", EffortUnit.FTE, None),
        ("et halvt årsværk", "0.5", EffortUnit.FTE, None),
        ("halvandet årsværk", "1.5", EffortUnit.FTE, None),
        ("to årsværk årligt", "2", EffortUnit.FTE, Per.YEAR),
        ("0,5 FTE", "0.5", EffortUnit.FTE, None),
        ("0.5 FTE", "0.5", EffortUnit.FTE, None),
        ("half an FTE", "0.5", EffortUnit.FTE, None),
        ("300 timer", "300", EffortUnit.HOURS, None),
        ("1.200 timer", "1200", EffortUnit.HOURS, None),
        ("37 timer om ugen", "37", EffortUnit.HOURS, Per.WEEK),
        ("10 timer ugentligt", "10", EffortUnit.HOURS, Per.WEEK),
        ("300 timer om året", "300", EffortUnit.HOURS, Per.YEAR),
        ("20 hours a week", "20", EffortUnit.HOURS, Per.WEEK),
        ("8 hours per month", "8", EffortUnit.HOURS, Per.MONTH),
    ],
)
def test_work_is_read_in_full_time_equivalents_or_hours(
    said: str, quantity: str, unit: EffortUnit, per: Per | None
) -> None:
    (found,) = effort_in(f"BUF bidrager med {said}, tak")
    assert (found.value, found.said) == (Effort(quantity=Decimal(quantity), unit=unit, per=per), said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-2028", (2026, 2027, 2028)),
        ("2026–2029", (2026, 2027, 2028, 2029)),
        ("2026-28", (2026, 2027, 2028)),
        ("26-28", (2026, 2027, 2028)),
        ("i 26-28", (2026, 2027, 2028)),
        ("2027 og 2028", (2027, 2028)),
        ("27 og 28", (2027, 2028)),
        ("i 27 og 28", (2027, 2028)),
        ("2027, 2028 and 2029", (2027, 2028, 2029)),
        ("fra 2027 til 2029", (2027, 2028, 2029)),
        ("i 27", (2027,)),
        ("'27", (2027,)),
        ("27", (2027,)),
        ("2027", (2027,)),
        ("hvor meget er der på service i 27?", (2027,)),
        ("BUF bidrager med 2 ÅV og 450.000 kr. årligt 2026-2028", (2026, 2027, 2028)),
        ("Budget 2026 TM021: 450.000 i 2027", (2027,)),
        ("hvad står der i budget 27?", (2027,)),
        ("sendt d. 1. november 2026", ()),
        ("næste år", ()),
        ("vi har 27 boliger", ()),
        ("", ()),
    ],
)
def test_years_are_written_out(said: str, meant: tuple[int, ...]) -> None:
    assert years_in(said) == meant


def test_next_year_counts_when_today_is_known() -> None:
    assert years_in("næste år", date(2026, 11, 23)) == (2027,)
