"""Whatever a record holds comes back the same, from text and from every engine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from state.facts.contribution import Content, Contribution, ContributionState
from state.records.codec import from_text, to_text
from state.store.tables import KINDS, Kind
from tests.support.examples import examples
from tests.support.state.records import an_audit_entry
from tests.support.state.values import any_value

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
@given(data=st.data())
@settings(max_examples=examples(60))
def test_any_record_of_any_kind_survives_being_text(kind: Kind, data: st.DataObject) -> None:
    record = data.draw(any_value(kind.record))
    again = from_text(kind.record, to_text(record))
    assert again == record
    assert repr(again) == repr(record)


@pytest.mark.parametrize("amount", ["0", "450000", "7400000.00", "0.1", "1E+6", "-0.00"])
def test_kroner_keep_every_digit(amount: str) -> None:
    contribution = Contribution(
        id="c",
        plan="p",
        period=1,
        unit="sof",
        state=ContributionState.DRAFT,
        content=Content(amount=Decimal(amount)),
    )
    assert str(from_text(Contribution, to_text(contribution)).content.amount) == amount


def test_a_moment_said_in_another_zone_is_the_same_moment() -> None:
    danish = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    entry = an_audit_entry("a", at=danish)
    assert from_text(type(entry), to_text(entry)).at == datetime(2026, 7, 1, 10, tzinfo=UTC)


@every_kind
def test_every_field_that_can_be_searched_by_leads_or_shares_an_index(kind: Kind) -> None:
    assert {name for index in kind.indexes for name in index} - {"id"} == set(kind.searched)
